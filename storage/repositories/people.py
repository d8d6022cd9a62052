"""Persons in the books: who they are, what they told us, what they agreed to."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy import RowMapping, bindparam, insert, select, update

from offers.errors import Gone
from offers.facts import as_facts, from_facts
from offers.people import Person, Profile
from offers.privacy import Consent, Purpose
from storage.schema import ConsentRow, PersonRow, ProfileRow
from storage.transaction import Question, Transaction, new_id
from storage.upsert import Upsert

_SAVED = tuple(field.name for field in fields(Person) if field.name != "id")

_GET = Question(select(PersonRow).where(PersonRow.id == bindparam("person_id")))
_FIND = Question(
    select(PersonRow).where(
        PersonRow.channel == bindparam("channel"), PersonRow.address == bindparam("address")
    )
)
_ADD = insert(PersonRow)
_SAVE = update(PersonRow).where(PersonRow.id == bindparam("person_id"))

_PROFILE = Question(select(ProfileRow.facts).where(ProfileRow.person_id == bindparam("person_id")))
_SAVE_PROFILE = Upsert(ProfileRow, keys=["person_id"], take=["facts", "updated_at"])

_ENTRIES = select(*(getattr(ConsentRow, field.name) for field in fields(Consent)))
_CONSENTS = _ENTRIES.where(ConsentRow.person_id == bindparam("person_id")).order_by(ConsentRow.id)
_CONSENT = Question(
    _ENTRIES.where(
        ConsentRow.person_id == bindparam("person_id"),
        ConsentRow.purpose == bindparam("purpose"),
        ConsentRow.withdrawn_at.is_(None),
    )
    .order_by(ConsentRow.id.desc())
    .limit(1)
)
_ADD_CONSENT = Upsert(ConsentRow)
_WITHDRAW = (
    update(ConsentRow)
    .where(
        ConsentRow.person_id == bindparam("whose"),
        ConsentRow.purpose.in_(bindparam("purposes", expanding=True)),
        ConsentRow.withdrawn_at.is_(None),
    )
    .values(withdrawn_at=bindparam("now"))
)


class SqlPeople:
    """Persons, by our number or by their channel's address."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def get(self, person_id: int) -> Person:
        """Return the person.

        raises  Gone
        """
        row = await self._in.one(_GET, {"person_id": person_id})
        if row is None:
            raise Gone
        return Person(**row)

    async def find(self, channel: str, address: str) -> Person | None:
        """Return the person with that address in that channel."""
        row = await self._in.one(_FIND, {"channel": channel, "address": address})
        return None if row is None else Person(**row)

    async def add(
        self, *, channel: str, address: str, name: str, language: str, now: datetime
    ) -> Person:
        """Enter somebody new.

        raises  Conflict when the address has a person already
        """
        nobody = Person(
            id=0, channel=channel, address=address, name=name, language=language, created_at=now
        )
        result = await self._in.run(_ADD, _values(nobody))
        person = replace(nobody, id=new_id(result))
        self._in.people.add(person.id)
        return person

    async def save(self, person: Person) -> None:
        """Store what has changed.

        raises  Gone when the person has been erased
        """
        result = await self._in.run(_SAVE, {"person_id": person.id, **_values(person)})
        if result.rowcount == 0:
            raise Gone
        self._in.people.add(person.id)


class SqlProfiles:
    """What persons told us."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def find(self, person_id: int) -> Profile | None:
        """Return the profile, None before the first answer."""
        row = await self._in.one(_PROFILE, {"person_id": person_id})
        return None if row is None else from_facts(Profile, row["facts"])

    async def save(self, person_id: int, profile: Profile, now: datetime) -> None:
        """Store the profile in place of the one before."""
        await self._in.run(
            _SAVE_PROFILE,
            {"person_id": person_id, "facts": as_facts(profile), "updated_at": now},
        )
        self._in.people.add(person_id)


class SqlConsents:
    """The consent ledger."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def find(self, person_id: int, purpose: Purpose) -> Consent | None:
        """Return the consent in force, the newest if there are several texts."""
        row = await self._in.one(_CONSENT, {"person_id": person_id, "purpose": purpose.value})
        return None if row is None else _consent(row)

    async def all_of(self, person_id: int) -> Sequence[Consent]:
        """Return every entry, oldest first."""
        return [_consent(row) for row in await self._in.all(_CONSENTS, {"person_id": person_id})]

    async def add(self, consent: Consent) -> None:
        """Enter a consent; when one of that purpose and text is in force, change nothing."""
        await self._in.run(
            _ADD_CONSENT,
            {
                "person_id": consent.person_id,
                "purpose": consent.purpose.value,
                "text_version": consent.text_version,
                "given_at": consent.given_at,
                "withdrawn_at": consent.withdrawn_at,
            },
        )
        self._in.people.add(consent.person_id)

    async def withdraw(self, person_id: int, purposes: Iterable[Purpose], now: datetime) -> int:
        """Withdraw what is in force; return how many."""
        wanted = [purpose.value for purpose in purposes]
        result = await self._in.run(_WITHDRAW, {"whose": person_id, "purposes": wanted, "now": now})
        self._in.people.add(person_id)
        return result.rowcount


def _values(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in _SAVED}


def _consent(row: RowMapping) -> Consent:
    return Consent(**{**row, "purpose": Purpose(row["purpose"])})
