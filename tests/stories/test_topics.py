"""What staff and Telegram do to topics and to the group itself: the conversation goes on."""

from bot.sandbox import ChatView, Person
from tests.stories.town import ASKING, Town, a_town, answer, serving, standing


async def test_a_deleted_topic_comes_again_with_card_and_line(
    town: Town, anna: Person, taken: Person
) -> None:
    await taken.promote()
    await taken.change_topic("delete")

    await anna.say("Bin ich noch richtig?")

    again = await town.topic_of(taken, "Anna")
    texts = await standing(again, "Bin ich noch richtig?")
    assert again.topic != taken.topic
    assert "Anna" in texts[0]
    assert "bei Berta" in texts[0]
    await again.wait_for("Dieses Thema ersetzt ein früheres")
    await again.say("Ja!")
    await anna.wait_for("Ja!")


async def test_a_closed_topic_is_reopened_for_the_next_line(anna: Person, taken: Person) -> None:
    await taken.promote()
    await taken.change_topic("close")

    await anna.say("Noch da?")

    await taken.wait_for("Noch da?")
    view = await taken.at(taken.chat_id).chat()
    assert [one.closed for one in view.topics if one.id == taken.topic] == [False]


async def test_a_group_that_becomes_a_supergroup_stays_the_desk(sqlite_url: str) -> None:
    async with a_town(sqlite_url, kind="group") as town, serving(town) as app:
        berta = await town.hire("Berta", app)
        new_id = town.sandbox.migrate(town.desk)
        anna = await town.arrive("Anna")
        await anna.wait_for("Verantwortlich")
        await answer(anna, *ASKING)
        await anna.wait_for("Deine Frage liegt bei der Beratung")

        def has_topic(view: ChatView) -> bool:
            return bool(view.topics)

        there = berta.at(new_id)
        topics = (await there.wait_until(has_topic)).topics
        topic = there.at(new_id, topics[0].id)
        await topic.wait_for("wartet")
        await topic.tap("Übernehmen")
        await anna.wait_for("Berta von der Beratung")
        await topic.say("Wir sind umgezogen")

        await anna.wait_for("Wir sind umgezogen")


async def test_a_new_group_id_survives_a_restart(sqlite_url: str) -> None:
    async with a_town(sqlite_url, kind="group") as town:
        async with serving(town) as app:
            berta = await town.hire("Berta", app)
        new_id = town.sandbox.migrate(town.desk)
        async with serving(town):
            anna = await town.arrive("Anna")
            await anna.wait_for("Verantwortlich")
            await answer(anna, *ASKING)
            topics = (await berta.at(new_id).wait_until(lambda view: bool(view.topics))).topics
            topic = berta.at(new_id, topics[0].id)
            await topic.wait_for("wartet")
        async with serving(town):
            await topic.tap("Übernehmen")

            await anna.wait_for("Berta von der Beratung")
