"""Letters to the desk: a topic opens, carries a card, closes, gets lost, comes anew."""

import asyncio

from offers.desk import TopicState
from offers.letters import LetterKind, LetterState, Side
from tests.bot.post_office import PostOffice, open_office


async def staff(office: PostOffice, action: str) -> None:
    """Let somebody of the desk close, reopen or delete Anna's topic."""
    someone = await office.sandbox.people.create("Frau Meyer")
    there = await someone.join(office.desk)
    await there.promote()
    await there.change_topic(action, office.topic().thread_id or 0)


async def test_the_first_letter_opens_the_topic_with_a_pinned_card(office: PostOffice) -> None:
    letter = await office.say("letter-desk-close", Side.DESK)

    await office.round()

    assert await office.desk_sees() == ["Anna sucht Arbeit", "letter-desk-close de"]
    assert office.called() == [
        "createForumTopic",
        "sendMessage",
        "pinChatMessage",
        "sendMessage",
    ]
    assert (office.topic().state, office.topic().generation) == (TopicState.OPEN, 1)
    assert (office.state(letter), office.letter(letter).attempts) == (LetterState.SENT, 1)
    card = next(m for m in (await office.topic_view()).standing if m.pinned)
    assert (card.message_id, card.labels) == (office.topic().card_id, ["Nehmen"])


async def test_topics_are_named_after_the_person(office: PostOffice) -> None:
    await office.write(LetterKind.CARD, Side.DESK)

    await office.round()

    view = await office.topic_view()
    assert [topic.name for topic in view.topics if topic.id == office.topic().thread_id] == [
        f"Anna · {office.anna_id}"
    ]


async def test_the_card_is_edited_in_place_and_only_when_it_changes(office: PostOffice) -> None:
    await office.write(LetterKind.CARD, Side.DESK)
    await office.write(LetterKind.CARD, Side.DESK)
    await office.round()
    office.words.card_line = "Anna sucht Arbeit und Wohnung"

    await office.write(LetterKind.CARD, Side.DESK)
    await office.round()

    assert await office.desk_sees() == ["Anna sucht Arbeit und Wohnung"]
    assert office.called("sendMessage", "editMessageText") == ["sendMessage", "editMessageText"]


async def test_a_topic_closed_by_staff_is_reopened_for_the_next_letter(office: PostOffice) -> None:
    await office.say("letter-1", Side.DESK)
    await office.round()
    await staff(office, "close")

    await office.say("letter-2", Side.DESK)
    await office.round()

    assert await office.desk_sees() == ["Anna sucht Arbeit", "letter-1 de", "letter-2 de"]
    assert office.topic().state is TopicState.OPEN
    assert office.topic().generation == 1


async def test_a_topic_deleted_by_staff_comes_anew_with_its_card(office: PostOffice) -> None:
    await office.say("letter-1", Side.DESK)
    await office.round()
    before = office.topic()
    await staff(office, "delete")

    letter = await office.say("letter-2", Side.DESK)
    await office.round()

    assert await office.desk_sees() == [
        "Anna sucht Arbeit",
        "letter-2 de",
        "letter-desk-new-topic de",
    ]
    assert office.state(letter) is LetterState.SENT
    assert office.topic().generation == 2
    assert office.topic().thread_id != before.thread_id


async def test_a_card_in_a_deleted_topic_comes_anew_with_the_topic(office: PostOffice) -> None:
    await office.write(LetterKind.CARD, Side.DESK)
    await office.round()
    await staff(office, "delete")
    office.words.card_line = "Anna sucht eine Wohnung"

    await office.write(LetterKind.CARD, Side.DESK)
    await office.round()

    assert await office.desk_sees() == ["Anna sucht eine Wohnung", "letter-desk-new-topic de"]


async def test_a_topic_that_may_exist_unseen_gets_a_successor_and_a_note(
    office: PostOffice,
) -> None:
    office.fault("reset-after", "createForumTopic")
    letter, _ = await office.carry_to_desk("Hallo?")

    await office.round()
    await office.round(after=5)

    assert office.state(letter) is LetterState.SENT
    assert await office.desk_sees() == [
        "Anna sucht Arbeit",
        "Hallo?",
        "letter-desk-twin-topic de",
    ]
    assert office.topic().generation == 2
    assert office.called("createForumTopic") == ["createForumTopic"] * 2


async def test_closing_and_reopening_follow_the_case(office: PostOffice) -> None:
    await office.write(LetterKind.CARD, Side.DESK)
    await office.write(LetterKind.CLOSE, Side.DESK)
    await office.round()
    closed = office.topic().state
    again = await office.write(LetterKind.CLOSE, Side.DESK)

    await office.write(LetterKind.REOPEN, Side.DESK)
    await office.round()

    assert (closed, office.topic().state) == (TopicState.CLOSED, TopicState.OPEN)
    assert office.state(again) is LetterState.SENT


async def test_closing_a_topic_that_is_gone_needs_nothing(office: PostOffice) -> None:
    await office.write(LetterKind.CARD, Side.DESK)
    await office.round()
    await staff(office, "delete")

    letter = await office.write(LetterKind.CLOSE, Side.DESK)
    await office.round()

    assert office.state(letter) is LetterState.CANCELLED
    assert office.topic().state is TopicState.GONE


async def test_a_topic_of_an_erased_person_is_deleted(office: PostOffice) -> None:
    await office.write(LetterKind.CARD, Side.DESK)
    await office.round()
    topic = office.topic()
    async with office.database.begin() as uow:
        await uow.stores.erase(office.anna_id)
        await uow.commit()

    letter = await office.write(
        LetterKind.FORGET,
        Side.DESK,
        person_id=0,
        chat_id=topic.chat_id,
        thread_id=topic.thread_id,
    )
    await office.round()

    assert office.state(letter) is LetterState.SENT
    view = await office.sandbox.people.ask("GET", f"/sandbox/chats/{office.desk}/topics")
    assert [one["deleted"] for one in view if one["id"] == topic.thread_id] == [True]


async def test_a_topic_opened_for_somebody_erased_meanwhile_is_deleted_again(
    office: PostOffice,
) -> None:
    office.fault("latency", "createForumTopic", seconds=0.2)
    letter = await office.write(LetterKind.CARD, Side.DESK)
    going = asyncio.get_running_loop().create_task(office.postman.round())
    await office.until(letter, LetterState.SENDING)

    async with office.database.begin() as uow:
        await uow.stores.erase(office.anna_id)
        await uow.commit()
    await going

    assert office.called() == ["createForumTopic", "deleteForumTopic"]


async def test_a_desk_without_rights_loses_nothing_while_it_is_mended(office: PostOffice) -> None:
    await office.sandbox.people.set_bot_standing(office.desk, "member")
    letter, _ = await office.carry_to_desk("Hallo?")

    for _ in range(20):
        await office.round(after=61)
    waiting = office.state(letter)
    await office.sandbox.people.set_bot_standing(office.desk, "administrator")
    await office.round(after=61)

    assert waiting is LetterState.NEW
    assert await office.desk_sees() == ["Anna sucht Arbeit", "Hallo?"]


async def test_a_group_that_moved_is_found_again() -> None:
    async with open_office(group=True) as office:
        office.desk = office.sandbox.migrate(office.desk)
        letter, _ = await office.carry_to_desk("Hallo?")

        await office.round()

        assert office.state(letter) is LetterState.SENT
        assert office.postman.staff_chat_id == office.desk
        assert office.topic().chat_id == office.desk
