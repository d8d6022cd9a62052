"""Whatever a bot or a test sends, it gets an answer: a result or a refusal, never a crash."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox import Sandbox, membership
from bot.sandbox.errors import ApiError
from bot.sandbox.methods import find_method
from bot.sandbox.params import Params
from bot.sandbox.people_api import ACTS

METHODS = """
sendMessage editMessageText editMessageMedia sendPhoto sendMediaGroup copyMessages forwardMessage
setMessageReaction answerCallbackQuery setMyCommands createForumTopic editForumTopic deleteMessages
pinChatMessage getChatMember banChatMember sendLocation
"""
NAMES = """
text caption parse_mode entities reply_markup reply_parameters message_thread_id message_id
message_ids from_chat_id media photo commands scope reaction user_id name items kind data latitude
longitude topic action status rights row col emoji payload invite_link
"""
JUNK = [
    {"inline_keyboard": [[{"text": "a", "copy_text": 5}]]},
    {"inline_keyboard": [[{"text": "a", "callback_data": 5}]]},
    {"keyboard": [[5]]},
    {"message_id": [1]},
    [{"type": "bold", "offset": "a", "length": 1}],
    [{"type": "bold", "offset": 0, "length": None}],
    [{"type": "photo", "media": 1}, {"type": ["photo"], "media": {}}],
    [{"emoji": 5}],
    [{"command": 5}],
    "HTML",
    "<b>",
    "administrator",
    "photo",
    "--5",
    "²",
]
LEAVES = st.none() | st.booleans() | st.integers(-3, 9) | st.floats() | st.text(max_size=5)
VALUES = st.sampled_from(JUNK) | st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner)
)


def answer(call: Callable[[], object]) -> str:
    """Return the result as it would be sent, or the refusal's words."""
    try:
        return json.dumps({"ok": True, "result": call()})
    except ApiError as refusal:
        return refusal.description


@settings(max_examples=60, deadline=None)
@given(
    names=st.tuples(st.sampled_from(METHODS.split()), st.sampled_from(sorted(ACTS))),
    values=st.dictionaries(st.sampled_from(NAMES.split()), VALUES, max_size=6),
    in_group=st.booleans(),
)
def test_any_parameters_get_an_answer(
    names: tuple[str, str], values: dict[str, Any], *, in_group: bool
) -> None:
    sandbox = Sandbox()
    world = sandbox.world
    anna = world.add_person("Anna")
    world.amend_person(anna.id, started=True)
    desk = sandbox.create_forum()
    membership.join(world, anna, Params({"chat_id": desk}))
    world.add_topic(world.chats[desk], anna.id, "Anna", 0)
    params = Params({**values, "chat_id": desk if in_group else anna.id})
    found = find_method(names[0])
    assert found is not None

    calls: list[Callable[[], object]] = [
        partial(found[1], world, params),
        partial(ACTS[names[1]], world, anna.id, params),
    ]
    answers = [answer(call) for call in calls]

    assert all(answers)
