"""What people do with a forum's topics, and what the bot hears of it."""

from bot.sandbox.acts import Place
from bot.sandbox.chats import Topic
from bot.sandbox.errors import refuse
from bot.sandbox.methods.topics import COLOURS, check_name
from bot.sandbox.params import Params
from bot.sandbox.world import World


def change_topic(world: World, place: Place, params: Params) -> Topic:
    """Create, close, reopen, rename or delete a topic; deleting is the one bots never hear of.

    action  create (name) | close | reopen | rename (name) | delete; topic_id names the topic
    """
    chat, person = place.chat, place.person
    action = params.text("action")
    if action == "create":
        check_name(params.text("name"))
        return world.add_topic(chat, person.id, params.text("name"), COLOURS[0])
    topic = chat.topics.get(params.number("topic_id"))
    if topic is None or topic.deleted:
        refuse("there is no such topic")
    if not chat.may(person.id, "can_manage_topics"):
        refuse("the person may not manage topics")
    if action == "delete":
        world.delete_topic(chat, topic)
        return chat.topics[topic.id]
    if action in {"close", "reopen"}:
        changed = world.amend_topic(chat, topic, closed=action == "close")
        word = "forum_topic_closed" if action == "close" else "forum_topic_reopened"
        world.post(chat, person.id, {word: {}}, topic_id=topic.id)
        return changed
    if action != "rename":
        refuse(f"unknown action “{action}”")
    name = params.text("name")
    check_name(name)
    changed = world.amend_topic(chat, topic, name=name)
    world.post(chat, person.id, {"forum_topic_edited": {"name": name}}, topic_id=topic.id)
    return changed
