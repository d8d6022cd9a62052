"""A person who blocks the bot: the desk is told at once, and told again when they are back."""

from bot.sandbox import Person
from tests.stories.town import standing

GONE = "Die Person hat den Bot blockiert oder ihr Konto gelöscht. Nachrichten kommen nicht an."
BACK = "Die Person ist wieder erreichbar."


async def test_a_block_and_the_return_are_told_in_the_topic(anna: Person, taken: Person) -> None:
    await anna.block()
    await taken.wait_for(GONE)
    lost = await taken.say("Hallo, noch da?")
    told = await taken.wait_for(lambda it: it.text == GONE and it.reply_to == lost.message_id)
    assert told.reply_to == lost.message_id

    await anna.unblock()
    await anna.say("Bin wieder da")

    texts = await standing(taken, "Bin wieder da")
    assert texts.index(BACK) > texts.index(GONE)
    await taken.say("Schön!")
    assert "Hallo, noch da?" not in await standing(anna, "Schön!")


async def test_a_deleted_account_is_told_when_a_line_is_refused(
    anna: Person, taken: Person
) -> None:
    await anna.deactivate()

    line = await taken.say("Hallo?")

    told = await taken.wait_for(GONE)
    assert told.message_id > line.message_id


async def test_a_block_without_a_case_bothers_nobody(anna: Person, berta: Person) -> None:
    await anna.block()
    await anna.unblock()

    await anna.start()

    await anna.wait_for("Verantwortlich")
    view = await berta.chat()
    assert view.topics == []
