"""Tapping: find the button a person means and do what a messenger does with it."""

from bot.sandbox.acts import Place, post, there
from bot.sandbox.errors import refuse
from bot.sandbox.messages import Message
from bot.sandbox.params import Json, Params
from bot.sandbox.world import World


def tap(world: World, place: Place, params: Params) -> Json:
    """Press a button by its text, or by row and column.

    Without message_id the newest message that has it is meant, then the reply keyboard.
    returns  {"callback_id"} for a callback, {"url"} for a link, {"copied"} for copy_text,
             {"message_id"} for a button of the reply keyboard, {"button"} for any other
    """
    found = _find(world, place, params)
    if found is None:
        return _tap_keyboard(world, place, params)
    message, button = found
    if "callback_data" not in button:
        return _open(button)
    if place.chat.type == "private" and place.person.blocked:
        refuse("the person has blocked the bot")
    callback = world.add_callback(place.person.id, message)
    query = {
        "id": callback.id,
        "from": place.person.user(),
        "message": world.show(message),
        "chat_instance": str(7_000_000_000_000_000_000 + abs(place.chat.id)),
        "data": button["callback_data"],
    }
    if place.chat.type == "private" or place.chat.is_present(world.bot.id):
        world.updates.add("callback_query", place.chat.id, query)
    world.note(place.chat, "tap", message_id=message.id, callback_id=callback.id)
    return {"callback_id": callback.id, "message_id": message.id}


def _open(button: Json) -> Json:
    if "url" in button:
        return {"url": button["url"]}
    if "copy_text" in button:
        return {"copied": button["copy_text"].get("text", "")}
    return {"button": button}


def _find(world: World, place: Place, params: Params) -> tuple[Message, Json] | None:
    if params.has("message_id"):
        candidates = [there(world, place, params)]
    else:
        candidates = [
            message
            for message in reversed(place.chat.messages.values())
            if not message.deleted and message.markup and message.topic_id == place.topic_id
        ]
    for message in candidates:
        button = _button(message, params)
        if button is not None:
            return message, button
    if params.has("message_id"):
        refuse(f"there is no such button; there are {_texts(candidates)}")
    return None


def _button(message: Message, params: Params) -> Json | None:
    rows: list[list[Json]] = message.markup["inline_keyboard"] if message.markup else []
    if params.has("text"):
        wanted = params.text("text")
        return next((item for row in rows for item in row if item["text"] == wanted), None)
    row, column = params.number("row"), params.number("col")
    there_is = 0 <= row < len(rows) and 0 <= column < len(rows[row])
    return rows[row][column] if there_is else None


def _tap_keyboard(world: World, place: Place, params: Params) -> Json:
    rows = place.chat.keyboard.get("keyboard")
    wanted = params.text("text")
    buttons: list[Json] = [item for row in rows for item in row] if isinstance(rows, list) else []
    button = next((item for item in buttons if item["text"] == wanted), None)
    if button is None:
        seen = _texts(list(place.chat.messages.values())[-5:])
        refuse(f"there is no button “{wanted}”; the newest are {seen}")
    content: Json = {"text": wanted}
    if button.get("request_contact"):
        first_name, person_id = place.person.first_name, place.person.id
        phone = f"+49151{person_id}"
        content = {
            "contact": {"phone_number": phone, "first_name": first_name, "user_id": person_id}
        }
    elif button.get("request_location"):
        content = {"location": {"latitude": 52.61, "longitude": 8.36}}
    return {"message_id": post(world, place, content, params).id}


def _texts(messages: list[Message]) -> list[str]:
    return [
        item["text"]
        for message in messages
        if message.markup and not message.deleted
        for row in message.markup["inline_keyboard"]
        for item in row
    ]
