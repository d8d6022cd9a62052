"""A post office: the postman between books in memory and, over real HTTP, a sandbox with people.

Anna is a person in the books and in the sandbox; the desk is a forum. Time stands still until told.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.pace import RatePlan
from bot.postman import Button, Postman, Rendered, open_bot
from bot.sandbox import ChatView, Fault, Limits, Person, Sandbox, Screen
from bot.topics import StaffGroup
from offers import people
from offers.cases import Case
from offers.desk import Line, Topic
from offers.letters import Letter, LetterKind, LetterState, Priority, Side
from offers.ports import UnitOfWork
from tests.builders import a_draft
from tests.fakes import FakeClock, FakeDatabase


@dataclass
class PlainWords:
    """A renderer of few words."""

    status_line: str = "Platz 1"
    card_line: str = "Anna sucht Arbeit"

    def say(self, language: str, key: str, args: Mapping[str, Any]) -> Rendered:
        """Return key, language and arguments."""
        if key == "letter-broken":
            return Rendered(html="<b>offen &amp; <i>schief</b>")
        return Rendered(html=" ".join((key, language, *map(str, args.values()))))

    async def status(self, uow: UnitOfWork, person: people.Person) -> Rendered:
        """Return the line, with the state of the case."""
        case = await uow.cases.find_open(person.id)
        state = case.state if case else "none"
        return Rendered(html=f"<b>{self.status_line}</b> {state}")

    async def card(self, uow: UnitOfWork, person: people.Person) -> Rendered:
        """Return the line, with buttons as the books have it."""
        case = await uow.cases.find_open(person.id)
        button = Button(text="Nehmen", data=f"take:{case.id if case else 0}")
        return Rendered(html=self.card_line, buttons=((button,),))

    def topic_name(self, person: people.Person) -> str:
        """Return name and number."""
        return f"{person.name} · {person.id}"


@dataclass
class PostOffice:
    """Everything a letter meets on its way."""

    sandbox: Sandbox
    database: FakeDatabase
    clock: FakeClock
    words: PlainWords
    postman: Postman
    desk: int
    anna: Person
    anna_id: int
    plan: RatePlan
    places: list[int] = field(default_factory=list)

    async def join(self, name: str) -> tuple[Person, int]:
        """Let somebody meet the bot and enter the books."""
        somebody = await self.sandbox.people.create(name)
        await somebody.start()
        async with self.database.begin() as uow:
            known = await uow.people.add(
                channel="telegram",
                address=str(somebody.id),
                name=name,
                language="de",
                now=self.clock.now(),
            )
            await uow.commit()
        return somebody, known.id

    async def write(
        self,
        kind: LetterKind = LetterKind.SAY,
        side: Side = Side.PERSON,
        *,
        person_id: int | None = None,
        priority: Priority = Priority.NEW_CASE,
        **content: Any,  # noqa: ANN401 - a letter's content is JSON
    ) -> int:
        """Write a letter and return its id. content: as the kind wants it."""
        key = f"{kind}:{side}:{len(self.database.shelf.letters)}"
        draft = a_draft(
            person_id=self.anna_id if person_id is None else person_id,
            side=side,
            kind=kind,
            priority=priority,
            dedup_key=key,
            content=content,
        )
        async with self.database.begin() as uow:
            await uow.outbox.add(draft, self.clock.now())
            letter = await uow.outbox.find(key)
            await uow.commit()
        assert letter is not None
        return letter.id

    async def say(self, key: str = "letter-probe", side: Side = Side.PERSON) -> int:
        """Write a text."""
        return await self.write(LetterKind.SAY, side, key=key)

    async def carry_to_desk(self, text: str) -> tuple[int, Screen]:
        """Let Anna write something that is to be carried; return letter id and message."""
        message = await self.anna.say(text)
        letter = await self.write(
            LetterKind.CARRY,
            Side.DESK,
            priority=Priority.PERSON_MESSAGE,
            messages=[message.message_id],
            reply_to=None,
            media=False,
        )
        return letter, message

    async def answer(self, message: Screen, **content: Any) -> int:  # noqa: ANN401 - as in write
        """Carry a counsellor's message to Anna."""
        usual = {"messages": [message.message_id], "reply_to": None, "media": False}
        return await self.write(
            LetterKind.CARRY, priority=Priority.HUMAN_ANSWER, **{**usual, **content}
        )

    async def open_case(self, *, taken: bool = False) -> Case:
        """Open Anna's case, on demand with a human."""
        async with self.database.begin() as uow:
            case = await uow.cases.add(self.anna_id, self.clock.now(), None)
            if taken:
                case = await uow.cases.save(case.take(99, "Frau Meyer", self.clock.now()))
            await uow.commit()
        return case

    async def round(self, *, after: float = 0) -> int:
        """Let so many seconds pass and the postman go round."""
        self.clock.advance(seconds=after)
        return await self.postman.round()

    def letter(self, letter_id: int) -> Letter:
        """Return a letter as it stands."""
        return self.database.shelf.letters[letter_id]

    def state(self, letter_id: int) -> LetterState:
        """Return where a letter stands."""
        return self.letter(letter_id).state

    async def until(self, letter_id: int, state: LetterState) -> None:
        """Wait until a letter stands there."""
        changed = asyncio.Event()
        self.database.listeners.append(lambda _: changed.set())
        async with asyncio.timeout(10):
            while self.state(letter_id) is not state:
                await changed.wait()
                changed.clear()

    def topic(self) -> Topic:
        """Return the topic about Anna."""
        return self.database.shelf.topics[self.anna_id]

    def lines(self) -> list[Line]:
        """Return every carried line."""
        return list(self.database.shelf.lines.values())

    def fault(self, kind: str, method: str = "*", **facts: Any) -> None:  # noqa: ANN401 - of a fault
        """Switch a fault on, for one call unless told."""
        fault: dict[str, Any] = {"kind": kind, "method": method, "count": 1, **facts}
        self.sandbox.add_fault(Fault(**fault))

    def called(self, *methods: str) -> list[str]:
        """Return the postman's calls in order, of these methods if any are named."""
        names = [call["method"] for call in self.sandbox.calls()]
        return [name for name in names if not methods or name in methods]

    async def anna_sees(self) -> list[str]:
        """Return what stands in Anna's chat from the bot."""
        return [m.text for m in (await self.anna.chat()).standing if m.is_from_bot]

    async def topic_view(self) -> ChatView:
        """Return Anna's topic as the desk sees it."""
        path = f"/sandbox/chats/{self.desk}?topic={self.topic().thread_id}"
        return ChatView.read(await self.sandbox.people.ask("GET", path))

    async def desk_sees(self) -> list[str]:
        """Return what stands in Anna's topic, without service messages."""
        return [m.text for m in (await self.topic_view()).standing if not m.service]

    async def newest_in_topic(self) -> Screen:
        """Return the last line that stands in Anna's topic."""
        return [m for m in (await self.topic_view()).standing if not m.service][-1]


@asynccontextmanager
async def open_office(
    *, plan: RatePlan | None = None, limits: Limits | None = None, group: bool = False
) -> AsyncIterator[PostOffice]:
    """Open a post office; plan and limits are off unless given. group: the desk is no forum yet."""
    database, clock, words = FakeDatabase(), FakeClock(), PlainWords()
    plan = plan or RatePlan.unlimited()
    async with (
        Sandbox.serve(limits=limits or Limits.off()) as sandbox,
        open_bot(sandbox.token, sandbox.base_url, per_second=None, read_seconds=0.3) as bot,
    ):
        places: list[int] = []
        desk = sandbox.create_group() if group else sandbox.create_forum()
        postman = Postman(
            bot,
            database.begin,
            clock,
            plan,
            words,
            group=StaffGroup(desk),
            show_place=lambda chat_id: _note(places, chat_id),
        )
        office = PostOffice(
            sandbox=sandbox,
            database=database,
            clock=clock,
            words=words,
            postman=postman,
            desk=desk,
            anna=await sandbox.people.create("Anna"),
            anna_id=0,
            plan=plan,
            places=places,
        )
        office.anna, office.anna_id = await office.join("Anna")
        yield office


async def _note(places: list[int], chat_id: int) -> None:
    await asyncio.sleep(0)
    places.append(chat_id)
