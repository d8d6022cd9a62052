"""The contract of persons, profiles and consents, in memory, on SQLite and on PostgreSQL."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from offers.errors import Conflict, Gone
from offers.people import Person, Profile
from offers.privacy import Purpose
from tests.builders import NOW, a_consent, a_home_need, a_profile
from tests.storage.conftest import Books, enter

LATER = NOW + timedelta(hours=1)


async def test_person_is_found_by_address_and_number(books: Books, person: Person) -> None:
    async with books.begin(write=False) as uow:
        assert await uow.people.find("telegram", "4001") == person
        assert await uow.people.get(person.id) == person
        assert await uow.people.find("web", "4001") is None


async def test_person_is_as_new_when_added(person: Person) -> None:
    assert person == Person(
        id=person.id,
        channel="telegram",
        address="4001",
        name="Person 4001",
        language="de",
        created_at=NOW,
    )


async def test_person_is_saved(books: Books, person: Person) -> None:
    changed = replace(person, language="en", last_code="plakat", unreachable=True, barred=True)

    async with books.begin() as uow:
        await uow.people.save(changed)
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.people.get(person.id) == changed


async def test_person_comes_only_once(books: Books, person: Person) -> None:
    with pytest.raises(Conflict):
        await enter(books, person.address)


async def test_person_unknown_is_gone(books: Books) -> None:
    async with books.begin() as uow:
        with pytest.raises(Gone):
            await uow.people.get(99)


async def test_person_erased_is_not_saved_again(books: Books, person: Person) -> None:
    async with books.begin() as uow:
        await uow.stores.erase(person.id)
        await uow.commit()

    async with books.begin() as uow:
        with pytest.raises(Gone):
            await uow.people.save(person)


async def test_person_leaves_no_number_to_the_next(books: Books, person: Person) -> None:
    async with books.begin() as uow:
        await uow.stores.erase(person.id)
        await uow.commit()

    assert (await enter(books, "4002")).id != person.id


async def test_moments_come_back_in_utc(books: Books) -> None:
    berlin = timezone(timedelta(hours=1))
    async with books.begin() as uow:
        person = await uow.people.add(
            channel="telegram",
            address="1",
            name="",
            language="de",
            now=datetime(2026, 11, 23, 10, 30, 0, 123456, tzinfo=berlin),
        )
        await uow.commit()

    async with books.begin(write=False) as uow:
        found = (await uow.people.get(person.id)).created_at

    assert found == datetime(2026, 11, 23, 9, 30, 0, 123456, tzinfo=UTC)


async def test_profile_is_none_before_the_first_answer(books: Books, person: Person) -> None:
    async with books.begin(write=False) as uow:
        assert await uow.profiles.find(person.id) is None


@pytest.mark.parametrize(
    "profile", [Profile(), a_profile(), a_profile(home=a_home_need(area_min=7))]
)
async def test_profile_is_replaced_when_saved(
    books: Books, person: Person, profile: Profile
) -> None:
    for saved in (a_profile(lives_now="Kiel"), profile):
        async with books.begin() as uow:
            await uow.profiles.save(person.id, saved, NOW)
            await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.profiles.find(person.id) == profile


async def test_profile_of_nobody_is_a_conflict(books: Books) -> None:
    async with books.begin() as uow:
        with pytest.raises(Conflict):
            await uow.profiles.save(99, a_profile(), NOW)


async def test_consent_is_entered_once_while_in_force(books: Books, person: Person) -> None:
    consent = a_consent(person_id=person.id)
    async with books.begin() as uow:
        await uow.consents.add(consent)
        await uow.consents.add(replace(consent, given_at=LATER))
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.consents.all_of(person.id) == [consent]
        assert await uow.consents.find(person.id, Purpose.ADVICE) == consent
        assert await uow.consents.find(person.id, Purpose.SEASON) is None


async def test_consent_withdrawn_stays_in_the_ledger(books: Books, person: Person) -> None:
    advice = a_consent(person_id=person.id)
    alerts = a_consent(person_id=person.id, purpose=Purpose.ALERTS)
    async with books.begin() as uow:
        await uow.consents.add(advice)
        await uow.consents.add(alerts)
        withdrawn = await uow.consents.withdraw(person.id, [Purpose.ALERTS, Purpose.SEASON], LATER)
        again = await uow.consents.withdraw(person.id, [Purpose.ALERTS], LATER)
        await uow.commit()

    assert (withdrawn, again) == (1, 0)
    async with books.begin(write=False) as uow:
        ledger = await uow.consents.all_of(person.id)
        assert ledger == [advice, replace(alerts, withdrawn_at=LATER)]
        assert await uow.consents.find(person.id, Purpose.ALERTS) is None


async def test_consent_can_be_given_again(books: Books, person: Person) -> None:
    consent = a_consent(person_id=person.id)
    newer = replace(consent, given_at=LATER)
    async with books.begin() as uow:
        await uow.consents.add(consent)
        await uow.consents.withdraw(person.id, [Purpose.ADVICE], LATER)
        await uow.consents.add(newer)
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.consents.find(person.id, Purpose.ADVICE) == newer


async def test_consent_to_a_new_text_is_the_one_in_force(books: Books, person: Person) -> None:
    newer = a_consent(person_id=person.id, text_version="2027-01", given_at=LATER)
    async with books.begin() as uow:
        await uow.consents.add(a_consent(person_id=person.id))
        await uow.consents.add(newer)
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.consents.find(person.id, Purpose.ADVICE) == newer
