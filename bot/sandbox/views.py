"""What people see: chats, messages, topics as flat JSON for chat page, client and tests."""

from dataclasses import asdict

from bot.sandbox.changes import Change
from bot.sandbox.chats import Chat
from bot.sandbox.messages import MEDIA, Message
from bot.sandbox.params import Json
from bot.sandbox.world import World


def message_view(world: World, message: Message) -> Json:
    """Return one message; `text` is also the caption, `file` what media it carries."""
    content = message.content
    sender = world.people[message.sender_id]
    kind = message.kind
    return {
        "message_id": message.id,
        "chat_id": message.chat_id,
        "topic_id": message.topic_id,
        "date": message.date,
        "sender": sender.user(),
        "kind": kind,
        "text": content.get("text", content.get("caption", "")),
        "entities": content.get("entities", content.get("caption_entities", [])),
        "file": _file(world, kind, content),
        "details": content.get(kind) if kind not in {"text", *MEDIA} else None,
        "service": message.is_service,
        "buttons": message.markup["inline_keyboard"] if message.markup else [],
        "reply_to": message.reply_to,
        "album": message.album,
        "forwarded": message.origin is not None,
        "reactions": [
            {"person_id": who, "emoji": list(what)} for who, what in message.reactions.items()
        ],
        "pinned": message.id in world.chats[message.chat_id].pinned,
        "edited": message.edited_at is not None,
        "deleted": message.deleted,
    }


def _file(world: World, kind: str, content: Json) -> Json | None:
    if kind not in MEDIA:
        return None
    media = content[kind][-1] if kind == "photo" else content[kind]
    file = world.files.find(media["file_id"])
    return {
        "file_id": media["file_id"],
        "name": media.get("file_name", ""),
        "mime": file.mime if file else "",
        "size": media["file_size"],
        "duration": media.get("duration"),
        "emoji": media.get("emoji"),
        "url": f"/sandbox/files/{media['file_id']}",
    }


def chat_view(world: World, chat: Chat, topic_id: int | None, limit: int) -> Json:
    """Return a chat, or with a topic id that topic only (0: General), newest messages last."""
    messages = [
        message
        for message in chat.messages.values()
        if topic_id is None or (message.topic_id or 0) == topic_id
    ]
    now = world.clock.now()
    return {
        "chat_id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "version": chat.version,
        "migrated_to": chat.migrated_to,
        "members": [
            {"person_id": who, "status": status, "name": world.people[who].first_name}
            for who, status in chat.members.items()
        ],
        "messages": [message_view(world, message) for message in messages[-limit:]],
        "keyboard": dict(chat.keyboard),
        "notices": [asdict(notice) for notice in chat.notices],
        "typing": [
            {"topic_id": topic, "action": action}
            for topic, (action, until) in chat.typing.items()
            if until > now
        ],
        "topics": topics_view(chat),
    }


def topics_view(chat: Chat) -> list[Json]:
    """Return a forum's topics, deleted ones marked."""
    last = {message.topic_id: message.id for message in chat.messages.values()}
    return [
        asdict(topic) | {"last_message_id": last.get(topic.id)} for topic in chat.topics.values()
    ]


def person_view(world: World, person_id: int) -> Json:
    """Return a person and how they stand with the bot."""
    return asdict(world.people[person_id])


def change_view(world: World, change: Change) -> Json:
    """Return a change with what it is about as that is now: message, topic, notice, keyboard."""
    view: Json = {"seq": change.seq, "kind": change.kind, "chat_id": change.chat_id, **change.facts}
    chat = world.chats.get(change.chat_id or 0)
    if chat is None:
        return view
    message_id = change.facts.get("message_id")
    if message_id in chat.messages:
        view["message"] = message_view(world, chat.messages[message_id])
    if change.kind == "message" and chat.type == "private":
        view["keyboard"] = dict(chat.keyboard)
    if change.kind == "topic" and change.facts["topic_id"] in chat.topics:
        view["topic"] = asdict(chat.topics[change.facts["topic_id"]])
    if change.kind == "notice":
        callback_id = change.facts["callback_id"]
        notices = [asdict(it) for it in chat.notices if it.callback_id == callback_id]
        view["notice"] = notices[-1] if notices else None
    return view
