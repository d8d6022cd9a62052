"""What is to be done for a letter right now: planned from the books, changing nothing.

A letter to the desk may need its topic opened, carded or reopened first; each is a step of its own,
so that every step is one call to the channel and a crash tells by the books which one was open.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.postman.outcomes import Why
from bot.postman.rendering import Rendered, Renderer
from bot.topics import StaffGroup
from offers.desk import Topic
from offers.errors import Gone
from offers.letters import HUMAN, KEPT_UP, Letter, LetterKind, Side
from offers.people import Person
from offers.ports import UnitOfWork


class Step(StrEnum):
    """What one pass does for a letter."""

    SEND = "send"
    OPEN_TOPIC = "open_topic"
    WRITE_CARD = "write_card"
    REOPEN_TOPIC = "reopen_topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One call to the channel, with everything it needs.

    target: the message to change where the letter arrives. reply_to: the message to answer there.
    from_chat: where carried messages are. name: of a topic to open.
    """

    letter: Letter
    chat_id: int
    step: Step = Step.SEND
    thread_id: int | None = None
    generation: int = 1
    target: int | None = None
    reply_to: int | None = None
    from_chat: int | None = None
    rendered: Rendered | None = None
    name: str = ""

    @property
    def group(self) -> bool:
        """Whether it happens in the desk's group."""
        return self.letter.side is Side.DESK

    @property
    def in_place(self) -> bool:
        """Whether a message that is there is edited, so that doing it twice is harmless."""
        return self.step is Step.SEND and self.letter.kind in KEPT_UP and self.target is not None

    @property
    def keeps_up(self) -> bool:
        """Whether its words tell how things stand."""
        return self.step is Step.WRITE_CARD or (
            self.step is Step.SEND and self.letter.kind in KEPT_UP
        )

    @property
    def writes_card(self) -> bool:
        """Whether it puts a new card into the topic."""
        fresh = self.letter.kind is LetterKind.CARD and self.target is None
        return self.step is Step.WRITE_CARD or (self.step is Step.SEND and fresh)

    @property
    def size(self) -> int:
        """How many messages it makes for the rate plan."""
        return size_of(self.letter) if self.step is Step.SEND else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """There is nothing to be done for the letter. done: it has no need; else it is cancelled."""

    reason: str
    done: bool = False


def size_of(letter: Letter) -> int:
    """Return how many messages a letter makes where it arrives."""
    return len(letter.content.get("messages", ())) or 1


def step_for(letter: Letter, topic: Topic | None) -> Step:
    """Return which step comes next for a letter, by the books alone."""
    if letter.side is Side.PERSON or letter.kind in _NEED_NO_TOPIC:
        return Step.SEND
    if topic is None or topic.thread_id is None:
        return Step.OPEN_TOPIC
    if letter.error == Why.TOPIC_CLOSED:
        return Step.REOPEN_TOPIC
    carded = topic.card_id is not None or letter.kind in (LetterKind.CARD, LetterKind.REOPEN)
    return Step.SEND if carded else Step.WRITE_CARD


_NEED_NO_TOPIC = (HUMAN - {LetterKind.CARRY}) | {LetterKind.CLOSE, LetterKind.FORGET}


class Planner:
    """Turns a letter into an errand.

    knows: whether a kept-up message says this already. language: the one the desk reads.
    """

    def __init__(
        self,
        renderer: Renderer,
        group: StaffGroup,
        knows: Callable[[Errand], bool],
        *,
        language: str,
    ) -> None:
        self._renderer = renderer
        self._group = group
        self._language = language
        self._knows = knows

    async def plan(
        self, uow: UnitOfWork, letter: Letter, *, words: Rendered | None = None
    ) -> Errand | Nothing:
        """Return what is to be done for the letter now.

        words: of a status or card, put together a moment ago; it may take a search.
        """
        if letter.kind is LetterKind.FORGET:
            return self._forgetting(letter)
        try:
            person = await uow.people.get(letter.person_id)
        except Gone:
            return Nothing(reason="erased")
        if letter.side is Side.DESK:
            errand = self._to_desk(letter, person, await uow.topics.find(person.id))
        else:
            errand = await self._to_person(uow, letter, person)
        if isinstance(errand, Nothing):
            return errand
        return await self._filled(uow, replace(errand, rendered=words), person)

    def _forgetting(self, letter: Letter) -> Errand | Nothing:
        chat_id, thread_id = letter.content.get("chat_id"), letter.content.get("thread_id")
        if thread_id is None:
            return Nothing(reason="no_topic", done=True)
        return Errand(letter=letter, chat_id=self._group.current(chat_id), thread_id=thread_id)

    async def _to_person(self, uow: UnitOfWork, letter: Letter, person: Person) -> Errand | Nothing:
        case = await uow.cases.find_open(person.id)  # before the topic, as the desk's services do
        topic = None if _is_plain_line(letter) else await uow.topics.find(person.id)
        status = topic.status_id if topic and letter.kind is LetterKind.STATUS else None
        reason = letter.barred_by(person, case, in_place=status is not None)
        if reason is not None:
            return Nothing(reason=reason)
        return Errand(
            letter=letter,
            chat_id=int(person.address),
            generation=topic.generation if topic else 1,
            from_chat=self._group.current(topic.chat_id if topic else None),
            target=status,
        )

    def _to_desk(self, letter: Letter, person: Person, topic: Topic | None) -> Errand | Nothing:
        step = step_for(letter, topic)
        if step is not Step.OPEN_TOPIC and (topic is None or topic.thread_id is None):
            return Nothing(reason="no_topic")
        return Errand(
            letter=letter,
            step=step,
            chat_id=self._group.current(topic.chat_id if topic else None),
            thread_id=topic.thread_id if topic else None,
            generation=topic.generation if topic else 1,
            from_chat=int(person.address),
            target=topic.card_id if topic and letter.kind is LetterKind.CARD else None,
        )

    async def _filled(self, uow: UnitOfWork, errand: Errand, person: Person) -> Errand | Nothing:
        """Return the errand with name, words, target and answer filled in."""
        letter, content = errand.letter, errand.letter.content
        match letter.kind if errand.step is Step.SEND else errand.step:
            case Step.OPEN_TOPIC:
                return replace(errand, name=self._renderer.topic_name(person))
            case LetterKind.SAY:
                language = person.language if letter.side is Side.PERSON else self._language
                said = self._renderer.say(language, content["key"], content.get("args", {}))
                return replace(errand, rendered=said, reply_to=content.get("reply_to"))
            case LetterKind.STATUS | LetterKind.CARD | Step.WRITE_CARD as what:
                to_person = what is LetterKind.STATUS
                put = self._renderer.status if to_person else self._renderer.card
                words = errand.rendered or await put(uow, person)
                return self._unless_known(replace(errand, rendered=words))
            case LetterKind.CARRY:
                return replace(errand, reply_to=await _counterpart(uow, letter, "reply_to"))
            case LetterKind.AMEND | LetterKind.RETRACT | LetterKind.REACT:
                target = await _counterpart(uow, letter, "message")
                return (
                    Nothing(reason="no_line") if target is None else replace(errand, target=target)
                )
        return errand

    def _unless_known(self, errand: Errand) -> Errand | Nothing:
        return Nothing(reason="unchanged", done=True) if self._knows(errand) else errand


def _is_plain_line(letter: Letter) -> bool:
    return letter.side is Side.PERSON and letter.kind in (LetterKind.SAY, LetterKind.RESUME)


async def interrupted(uow: UnitOfWork, letter: Letter, group: StaffGroup) -> Errand:
    """Return the errand that was under way for a letter found in sending, as far as it matters."""
    topic = None if letter.kind is LetterKind.FORGET else await uow.topics.find(letter.person_id)
    kept_up = {LetterKind.STATUS: "status_id", LetterKind.CARD: "card_id"}.get(letter.kind)
    return Errand(
        letter=letter,
        step=step_for(letter, topic),
        chat_id=group.current(topic.chat_id if topic else None),
        target=getattr(topic, kept_up) if topic and kept_up else None,
    )


async def _counterpart(uow: UnitOfWork, letter: Letter, part: str) -> int | None:
    """Return the message on the receiving side for the one that content names."""
    message: Any = letter.content.get(part)
    if message is None:
        return None
    to_desk = letter.side is Side.DESK
    source = Side.PERSON if to_desk else Side.DESK
    line = await uow.lines.find(letter.person_id, source, message)
    if line is None:
        return None
    return line.desk_message if to_desk else line.person_message
