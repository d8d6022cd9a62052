"""Reception: who is met, what is asked of them first, and what is remembered."""

from dataclasses import replace

import pytest

from offers.county import parse_county
from offers.errors import ConsentMissing, Gone
from offers.letters import LetterState, Side
from offers.privacy import NOTICE_VERSION, Purpose
from offers.rights import OPERATOR, Actor, Role
from offers.services import Desk, Reception, Team
from offers.services.reception import Known
from storage.seed import sample_county
from tests.builders import a_consent, a_profile
from tests.fakes import FakeClock, FakeDatabase
from tests.unit.services.conftest import Meet, letters_of


async def at(reception: Reception, address: str = "4001") -> Known:
    known = await reception.find("telegram", address)
    assert known is not None
    return known


async def test_nobody_is_known_before_they_come(reception: Reception) -> None:
    assert await reception.find("telegram", "4001") is None


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE", "de"),
        ("en-GB", "en"),
        ("pl", "en"),
        ("", "de"),
        ("und", "de"),
    ],
)
async def test_a_newcomer_is_spoken_to_in_a_language_they_may_know(
    meet: Meet, reception: Reception, tag: str, spoken: str
) -> None:
    actor = await meet(language=tag)

    assert actor == Actor(person_id=actor.person_id, name="Person 4001", language=spoken)
    assert (await at(reception)).actor == actor


async def test_meeting_twice_is_the_same_person_as_they_first_came(
    meet: Meet, reception: Reception, clock: FakeClock
) -> None:
    first = await meet(language="de")
    clock.advance(days=1)

    again = await reception.meet(
        channel="telegram", address="4001", name="Anderer Name", language="en"
    )

    assert (again.actor, again.silent) == (first, False)


async def test_the_same_address_in_another_channel_is_somebody_else(
    meet: Meet, reception: Reception
) -> None:
    first = await meet()

    other = await reception.meet(channel="matrix", address="4001", name="Person", language="de")

    assert other.person.id != first.person_id


async def test_a_language_once_chosen_stays(meet: Meet, reception: Reception) -> None:
    anna = await meet(language="de")

    speaking = await reception.choose_language(anna, "en")

    assert speaking == replace(anna, language="en")
    assert await meet(language="de") == speaking


async def test_the_first_code_is_kept_and_the_last_one_too(
    reception: Reception, anna: Actor
) -> None:
    for code in ("bahnhof-bremen", "flyer", "x" * 100):
        await reception.arrive(anna, code)

    person = (await at(reception)).person
    assert (person.first_code, person.last_code) == ("bahnhof-bremen", "x" * 64)


async def test_a_profile_is_kept_only_after_the_notice(reception: Reception, anna: Actor) -> None:
    with pytest.raises(ConsentMissing):
        await reception.save_profile(anna, a_profile())
    assert (await reception.notice_accepted(anna), await reception.profile(anna)) == (False, None)

    await reception.accept_notice(anna)
    await reception.save_profile(anna, a_profile())

    assert await reception.notice_accepted(anna)
    assert await reception.profile(anna) == a_profile()


async def test_the_notice_is_recorded_once_with_its_version_and_the_moment(
    reception: Reception, anna: Actor, fake_database: FakeDatabase, clock: FakeClock
) -> None:
    now = clock.now()
    await reception.accept_notice(anna)
    clock.advance(hours=1)
    await reception.accept_notice(anna)

    (consent,) = fake_database.shelf.consents.values()
    assert consent == a_consent(person_id=anna.person_id, text_version=NOTICE_VERSION, given_at=now)


async def test_stop_ends_what_nobody_asked_for_and_advice_goes_on(
    reception: Reception, anna: Actor, fake_database: FakeDatabase
) -> None:
    await reception.accept_notice(anna)
    async with fake_database.begin() as uow:
        for purpose in (Purpose.SEASON, Purpose.ALERTS):
            await uow.consents.add(a_consent(person_id=anna.person_id, purpose=purpose))
        await uow.commit()

    await reception.stop(anna)
    await reception.stop(anna)

    held = [one.purpose for one in fake_database.shelf.consents.values() if one.holds]
    assert held == [Purpose.ADVICE]
    assert await reception.notice_accepted(anna)


async def test_whoever_blocked_us_is_reachable_again_when_they_write(
    reception: Reception, anna: Actor, meet: Meet
) -> None:
    await reception.lose(anna)
    await reception.lose(anna)
    assert (await at(reception)).person.unreachable

    await meet()

    assert not (await at(reception)).person.unreachable


@pytest.fixture
def desk(fake_database: FakeDatabase, clock: FakeClock) -> Desk:
    return Desk(fake_database.begin, clock, parse_county(sample_county()))


async def test_the_desk_reads_of_going_and_coming_back_only_while_a_case_is_open(
    reception: Reception, desk: Desk, anna: Actor, meet: Meet, fake_database: FakeDatabase
) -> None:
    await reception.lose(anna)
    await meet()
    assert letters_of(fake_database) == []

    await desk.ask(anna)
    await reception.lose(anna)
    await meet()

    told = [one.content.get("key") for one in letters_of(fake_database) if one.side is Side.DESK]
    assert told[-2:] == ["letter-desk-unreachable", "letter-desk-reachable"]
    cancelled = [one.state for one in letters_of(fake_database) if one.side is Side.PERSON]
    assert set(cancelled) == {LetterState.CANCELLED}


async def test_the_bot_is_silent_exactly_while_a_human_has_the_case(
    reception: Reception, desk: Desk, anna: Actor, berta: Actor
) -> None:
    team = Team(desk.begin, desk.clock)
    await team.join(berta, await team.invite(OPERATOR))
    counsellor = (await at(reception, "4002")).actor
    case = await desk.ask(anna)
    assert not (await at(reception)).silent

    await desk.take(counsellor, case.id)
    assert (await at(reception)).silent
    await desk.hand_back(counsellor, case.id)

    assert not (await at(reception)).silent
    assert (counsellor.role, anna.role) == (Role.COUNSELLOR, Role.PERSON)


async def test_whoever_was_erased_is_gone_for_every_step(reception: Reception) -> None:
    nobody = Actor(person_id=99)

    for step in (reception.lose(nobody), reception.arrive(nobody, "x")):
        with pytest.raises(Gone):
            await step
