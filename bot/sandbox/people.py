"""People of a sandbox, as tests and demos play them: over HTTP, in this process or another.

    async with People(base_url) as people:
        anna = await people.create("Anna", language_code="de")
        await anna.start("poster-7")
        await anna.wait_for("Moin")
        await anna.tap("Ja")

Waiting never sleeps: it asks the sandbox for the chat's next change.
"""

import base64
import time
from collections.abc import Callable
from typing import Any, Final, Self, TypeAlias

from bot.sandbox.remote import Remote
from bot.sandbox.screens import ChatView, Notice, Screen

PATIENCE: Final = 40.0
Wanted: TypeAlias = str | Callable[[Screen], bool]


class People(Remote):
    """Everybody in a sandbox."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def create(
        self,
        first_name: str,
        *,
        last_name: str = "",
        username: str = "",
        language_code: str = "de",
    ) -> "Person":
        """Let a person exist who has never met the bot."""
        body = {
            "first_name": first_name,
            "last_name": last_name,
            "username": username,
            "language_code": language_code,
        }
        created = await self.ask("POST", "/people", body)
        return Person(self, created["id"], first_name)


class Person:
    """Somebody in a place: the private chat with the bot, or by `at()` a group and topic."""

    def __init__(
        self, people: People, person_id: int, name: str, chat_id: int = 0, topic: int | None = None
    ) -> None:
        self.people = people
        self.id = person_id
        self.name = name
        self.chat_id = chat_id or person_id
        self.topic = topic

    def at(self, chat_id: int, topic: int | None = None) -> "Person":
        """Return the same person standing in a group, in a topic, General (0) or all (None)."""
        return Person(self.people, self.id, self.name, chat_id, topic)

    async def act(self, deed: str, /, **body: object) -> Any:  # noqa: ANN401 - the API's JSON
        """Do anything the people API offers, in this place."""
        place: dict[str, object] = {"chat_id": self.chat_id}
        if self.topic is not None:
            place["topic"] = self.topic
        return await self.people.ask("POST", f"/people/{self.id}/{deed}", place | body)

    async def start(self, payload: str = "") -> Screen:
        """Press Start, perhaps with a deep link's payload."""
        return Screen.read(await self.act("start", payload=payload))

    async def say(
        self, text: str, *, reply_to: int = 0, entities: list[dict[str, Any]] | None = None
    ) -> Screen:
        """Write a message and return it."""
        more = {"entities": entities} if entities is not None else {}
        return Screen.read(await self.act("say", text=text, reply_to=reply_to, **more))

    async def tap(
        self,
        text: str | None = None,
        *,
        message_id: int | None = None,
        row: int = 0,
        col: int = 0,
    ) -> dict[str, Any]:
        """Press a button by its text or place, on one message or the newest that has it."""
        which: dict[str, object] = {"text": text} if text is not None else {"row": row, "col": col}
        if message_id is not None:
            which["message_id"] = message_id
        pressed: dict[str, Any] = await self.act("tap", **which)
        return pressed

    async def send(
        self, kind: str, *, data: bytes = b"", caption: str = "", reply_to: int = 0, **more: object
    ) -> Screen:
        """Send a photo, voice, video, video_note, document, audio, sticker, location or contact."""
        body = {"data": base64.b64encode(data).decode(), "caption": caption, "reply_to": reply_to}
        return Screen.read(await self.act("send", kind=kind, **body, **more))

    async def send_photo(self, caption: str = "", data: bytes = b"") -> Screen:
        """Send a picture."""
        return await self.send("photo", data=data, caption=caption)

    async def album(self, count: int, *, kind: str = "photo", caption: str = "") -> list[Screen]:
        """Send several at once; the caption belongs to the first."""
        items = [{"kind": kind, "caption": "" if index else caption} for index in range(count)]
        return [Screen.read(it) for it in (await self.act("album", items=items))["messages"]]

    async def edit(self, message_id: int, text: str) -> Screen:
        """Change one's own message."""
        return Screen.read(await self.act("edit", message_id=message_id, text=text))

    async def delete(self, *message_ids: int) -> None:
        """Delete messages; the bot is not told."""
        await self.act("delete", message_ids=list(message_ids))

    async def react(self, message_id: int, emoji: str = "👍") -> Screen:
        """React to a message; an empty emoji takes the reaction back."""
        return Screen.read(await self.act("react", message_id=message_id, emoji=emoji))

    async def block(self) -> None:
        """Block the bot."""
        await self.act("block")

    async def unblock(self) -> None:
        """Unblock the bot."""
        await self.act("unblock")

    async def deactivate(self) -> None:
        """Delete one's account."""
        await self.act("deactivate")

    async def join(self, chat_id: int, *, invite_link: str = "") -> "Person":
        """Come into a group and return oneself standing there."""
        body = {"chat_id": chat_id, "invite_link": invite_link}
        joined = await self.people.ask("POST", f"/people/{self.id}/join", body)
        return self.at(joined["chat_id"])

    async def leave(self) -> None:
        """Leave the group one stands in."""
        await self.act("leave")

    async def set_standing(self, status: str, rights: list[str] | None = None) -> None:
        """Be made creator, administrator, member, left or kicked in this group."""
        await self.act("standing", status=status, **({} if rights is None else {"rights": rights}))

    async def promote(self) -> None:
        """Become an administrator of this group with all rights."""
        await self.set_standing("administrator")

    async def demote(self) -> None:
        """Become an ordinary member of this group again."""
        await self.set_standing("member")

    async def change_topic(self, action: str, topic: int = 0, name: str = "") -> int:
        """Create, close, reopen, rename or delete a topic (default: the one stood in)."""
        body = {"action": action, "topic_id": topic or self.topic or 0, "name": name}
        changed = await self.at(self.chat_id).act("topic", **body)
        topic_id: int = changed["topic_id"]
        return topic_id

    async def chat(self, *, after: int = -1, wait: float = 0) -> ChatView:
        """Read this place: a topic, or the whole chat; with `wait`, its next change."""
        topic = "" if self.topic is None else f"&topic={self.topic}"
        path = f"/sandbox/chats/{self.chat_id}?after={after}&wait={wait:.3f}{topic}"
        return ChatView.read(await self.people.ask("GET", path))

    async def screen(self) -> Screen:
        """Return the bot's newest message that still stands here.

        raises  LookupError when the bot has said nothing
        """
        screen = _newest(await self.chat(), lambda _: True)
        if screen is None:
            message = f"the bot has not written to {self.name} here"
            raise LookupError(message)
        return screen

    async def wait_for(self, wanted: Wanted, timeout: float = PATIENCE) -> Screen:  # noqa: ASYNC109 - the sandbox waits
        """Wait until the bot's newest messages hold a text, or fit a test; return the newest such.

        raises  AssertionError that shows what is there instead
        """
        fits = _test(wanted)
        view = await self.wait_until(lambda view: _newest(view, fits) is not None, timeout)
        screen = _newest(view, fits)
        if screen is None:
            seen = "\n".join(f"  {it.text!r} {it.labels}" for it in view.standing[-5:])
            message = f"{self.name} waited in vain for {wanted!r}; the newest here:\n{seen}"
            raise AssertionError(message)
        return screen

    async def wait_until(
        self,
        happened: Callable[[ChatView], bool],
        timeout: float = PATIENCE,  # noqa: ASYNC109 - the sandbox waits
    ) -> ChatView:
        """Wait until a chat fits a test, or time is up; return the chat as it then is."""
        deadline = time.monotonic() + timeout
        view = await self.chat()
        while not happened(view) and (left := deadline - time.monotonic()) > 0:
            view = await self.chat(after=view.version, wait=left)
        return view

    async def wait_for_notice(self, callback_id: str, timeout: float = PATIENCE) -> Notice:  # noqa: ASYNC109 - the sandbox waits
        """Wait for the bot's answer to a tap.

        raises  AssertionError when none came
        """
        view = await self.wait_until(
            lambda view: any(it.callback_id == callback_id for it in view.notices), timeout
        )
        for notice in view.notices:
            if notice.callback_id == callback_id:
                return notice
        message = "the tap was never answered"
        raise AssertionError(message)


def _test(wanted: Wanted) -> Callable[[Screen], bool]:
    return (lambda screen: wanted in screen.text) if isinstance(wanted, str) else wanted


def _newest(view: ChatView, fits: Callable[[Screen], bool]) -> Screen | None:
    said = [it for it in view.standing if it.is_from_bot and not it.service]
    return next((it for it in reversed(said) if fits(it)), None)
