"""The contract of counsellors, invitations and audit, in memory, on SQLite and on PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest

from offers.errors import Conflict
from offers.people import Person
from tests.builders import NOW, a_counsellor, an_invitation
from tests.storage.conftest import Books

LATER = NOW + timedelta(minutes=1)


async def test_counsellor_is_entered_and_leaves(
    books: Books, person: Person, other: Person
) -> None:
    staying = a_counsellor(person_id=other.id)
    left = a_counsellor(person_id=person.id, left_at=LATER)
    async with books.begin() as uow:
        for counsellor in (staying, replace(left, left_at=None), left):
            await uow.counsellors.save(counsellor)
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.counsellors.find(person.id) == left
        assert await uow.counsellors.all() == [left, staying]
        assert await uow.counsellors.find(99) is None


async def test_invitation_opens_the_door_once(books: Books, person: Person, other: Person) -> None:
    invitation = an_invitation()
    async with books.begin() as uow:
        await uow.invitations.add(invitation)
        await uow.commit()

    async with books.begin() as uow:
        used = [
            await uow.invitations.use(invitation.token_hash, one.id, LATER)
            for one in (person, other, person)
        ]
        await uow.commit()

    assert used == [True, False, False]


async def test_invitation_does_not_open_for_the_next_when_its_person_is_erased(
    books: Books, person: Person, other: Person
) -> None:
    invitation = an_invitation()
    async with books.begin() as uow:
        await uow.invitations.add(invitation)
        await uow.invitations.use(invitation.token_hash, person.id, NOW)
        await uow.stores.erase(person.id)
        await uow.commit()

    async with books.begin() as uow:
        assert not await uow.invitations.use(invitation.token_hash, other.id, LATER)


async def test_invitation_expires(books: Books, person: Person) -> None:
    invitation = an_invitation()
    async with books.begin() as uow:
        await uow.invitations.add(invitation)
        await uow.commit()

    async with books.begin() as uow:
        use = uow.invitations.use
        assert not await use(invitation.token_hash, person.id, invitation.expires_at)
        assert not await use("unknown", person.id, LATER)
        assert await use(invitation.token_hash, person.id, LATER)


async def test_invitation_is_entered_once(books: Books) -> None:
    async with books.begin() as uow:
        await uow.invitations.add(an_invitation())
        with pytest.raises(Conflict):
            await uow.invitations.add(an_invitation())


async def test_audit_notes_the_operator_too(books: Books, person: Person) -> None:
    async with books.begin() as uow:
        for actor in (0, person.id):
            await uow.audit.add(actor_id=actor, case_id=5, action=f"take-{actor}", now=NOW)
        await uow.commit()

    async with books.begin(write=False) as uow:
        deeds = (await uow.stores.export(person.id))["audit"]

    assert [deed["action"] for deed in deeds] == [f"take-{person.id}"]
