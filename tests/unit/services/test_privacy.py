"""Privacy: what a person sees of their data, and what is left once it is erased."""

from dataclasses import replace

import pytest

from offers.cases import Case, CaseState
from offers.county import parse_county
from offers.desk import Topic, TopicState
from offers.letters import LetterKind, Side
from offers.rights import OPERATOR, Actor
from offers.services import Desk, Privacy, Reception, Team
from storage.seed import sample_county
from tests.builders import a_case, a_profile, a_topic
from tests.fakes import FakeClock, FakeDatabase
from tests.unit.services.conftest import Meet, letters_of


@pytest.fixture
def privacy(fake_database: FakeDatabase, clock: FakeClock) -> Privacy:
    return Privacy(fake_database.begin, clock)


@pytest.fixture
def desk(fake_database: FakeDatabase, clock: FakeClock) -> Desk:
    return Desk(fake_database.begin, clock, parse_county(sample_county()))


@pytest.fixture
async def counsellor(
    reception: Reception, berta: Actor, fake_database: FakeDatabase, clock: FakeClock
) -> Actor:
    team = Team(fake_database.begin, clock)
    await team.join(berta, await team.invite(OPERATOR))
    known = await reception.find("telegram", "4002")
    assert known is not None
    return known.actor


@pytest.fixture
async def taken(desk: Desk, anna: Actor, counsellor: Actor, clock: FakeClock) -> Case:
    """Return a case in a counsellor's hands, asked a while ago."""
    asked = await desk.ask(anna)
    clock.advance(minutes=5)
    return await desk.take(counsellor, asked.id)


async def save(database: FakeDatabase, topic: Topic) -> None:
    async with database.begin() as uow:
        await uow.topics.save(topic)
        await uow.commit()


async def test_an_export_holds_what_the_person_told(
    privacy: Privacy, reception: Reception, anna: Actor, berta: Actor
) -> None:
    await reception.accept_notice(anna)
    await reception.save_profile(anna, a_profile(lives_now="Bremen"))

    told = await privacy.export(anna)

    assert told["profile"][0]["facts"]["lives_now"] == "Bremen"
    assert set(await privacy.export(berta)) == {"person"}


async def test_erasing_leaves_nothing_and_deletes_the_topic(
    privacy: Privacy, reception: Reception, desk: Desk, anna: Actor, fake_database: FakeDatabase
) -> None:
    await reception.accept_notice(anna)
    await reception.save_profile(anna, a_profile())
    await desk.ask(anna)
    await save(fake_database, a_topic(person_id=anna.person_id, chat_id=-1001, thread_id=7))

    await privacy.erase(anna)

    assert await privacy.export(anna) == {}
    assert await reception.find("telegram", "4001") is None
    (letter,) = letters_of(fake_database)
    assert (letter.kind, letter.side, letter.person_id) == (LetterKind.FORGET, Side.DESK, 0)
    assert letter.content == {"chat_id": -1001, "thread_id": 7}


async def test_a_topic_that_was_never_made_needs_no_deleting(
    privacy: Privacy, anna: Actor, fake_database: FakeDatabase
) -> None:
    opening = Topic(person_id=anna.person_id, state=TopicState.OPENING)
    await save(fake_database, opening)

    await privacy.erase(anna)

    assert letters_of(fake_database) == []


async def test_erasing_twice_is_erasing_once(
    privacy: Privacy, anna: Actor, fake_database: FakeDatabase
) -> None:
    await save(fake_database, a_topic(person_id=anna.person_id))

    for _ in range(2):
        await privacy.erase(anna)

    assert len(letters_of(fake_database)) == 1


async def test_whoever_comes_back_after_erasing_is_new(
    privacy: Privacy, reception: Reception, anna: Actor, meet: Meet
) -> None:
    await reception.accept_notice(anna)
    await privacy.erase(anna)

    again = await meet("4001")

    assert again.person_id != anna.person_id
    assert not await reception.notice_accepted(again)


async def test_a_case_of_an_erased_counsellor_waits_again_in_its_old_place(
    privacy: Privacy, desk: Desk, taken: Case, counsellor: Actor, meet: Meet
) -> None:
    """It stayed with a human who was no more, and the bot silent beside nobody."""
    later = await meet("4003")
    await desk.ask(later)

    await privacy.erase(counsellor)

    case = await desk.case_of(taken.person_id)
    assert case == a_case(
        id=taken.id, person_id=taken.person_id, opened_at=taken.opened_at, version=3
    )
    assert (await desk.status(taken.person_id)).position == 1
    assert (await desk.status(later.person_id)).position == 2


async def test_both_sides_read_that_an_erased_counsellors_case_waits_without_their_name(
    privacy: Privacy, taken: Case, counsellor: Actor, fake_database: FakeDatabase
) -> None:
    before = len(letters_of(fake_database))

    await privacy.erase(counsellor)

    new = letters_of(fake_database)[before:]
    assert {one.person_id for one in new} == {taken.person_id}
    assert [(one.side, one.kind) for one in new] == [
        (Side.DESK, LetterKind.CARD),
        (Side.DESK, LetterKind.SAY),
        (Side.PERSON, LetterKind.STATUS),
        (Side.PERSON, LetterKind.SAY),
        (Side.PERSON, LetterKind.RESUME),
    ]
    assert counsellor.name not in repr(new)


async def test_the_bot_speaks_again_with_the_person_of_an_erased_counsellor(
    privacy: Privacy, reception: Reception, taken: Case, counsellor: Actor
) -> None:
    assert taken.bot_is_silent

    await privacy.erase(counsellor)

    known = await reception.find("telegram", "4001")
    assert known is not None
    assert not known.silent


async def test_a_case_an_erased_counsellor_has_given_back_stays_as_it_is(
    privacy: Privacy, desk: Desk, taken: Case, counsellor: Actor, fake_database: FakeDatabase
) -> None:
    await desk.hand_back(counsellor, taken.id)
    before = letters_of(fake_database)

    await privacy.erase(counsellor)

    case = await desk.case_of(taken.person_id)
    assert case is not None
    assert case.state is CaseState.WITH_BOT
    assert letters_of(fake_database) == before


@pytest.mark.parametrize("state", [s for s in CaseState if s is not CaseState.WITH_HUMAN])
def test_release_concerns_only_a_case_somebody_has(state: CaseState) -> None:
    case = replace(a_case(), state=state)

    assert case.release() is case
