"""Mixed traffic that outlives a service being killed: newcomers answer, counsellors are asked.

Everybody looks at their screen and does what it asks for, as people do; whatever they wrote that
must arrive somewhere is kept to be counted afterwards.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from random import Random

from bot.sandbox import ChatView, Person, Refused, Screen
from tests.stories.town import Town, said

PATIENCE_SECONDS = 180.0
TAKE, HAND_BACK = "Übernehmen", "Zurück an den Bot"
PICTURE = b"\x89PNG\r\n\x1a\n"

STEPS: tuple[tuple[str, str], ...] = (
    ("Verantwortlich", "Einverstanden, los geht’s"),
    ("Was möchtest du tun?", "Weiter mit meinen Angaben"),
    ("Was verbindet dich", "hier aufgewachsen"),
    ("Wo wohnst du jetzt?", "={town}"),
    ("Wann möchtest du zurück?", "So bald wie möglich"),
    ("Kommst du allein", "Allein"),
    ("Kommen Kinder mit?", "Keine Kinder"),
    ("Was arbeitest du", "=Krankenschwester"),
    ("richtig verstanden?", "So übernehmen"),
    ("Wie viel möchtest du arbeiten?", "Weiter"),
    ("von zu Hause arbeiten?", "Ist mir egal"),
    ("Wie lange machst du das schon?", "Überspringen"),
    ("wie möchtest du wohnen?", "Keine Wohnung nötig"),
    ("Stimmt das so?", "Passt, zeig mir Angebote"),
)
"""What a newcomer reads -> what they tap, or write after "="."""


@dataclass(slots=True)
class Sent:
    """What must have arrived. to_desk, to_person: per conversation, texts in the order written."""

    to_desk: dict[int, list[Screen]] = field(default_factory=dict)
    to_person: dict[int, list[Screen]] = field(default_factory=dict)
    profiles: dict[int, str] = field(default_factory=dict)
    rounds: int = 0


async def see(person: Person, fits: Callable[[ChatView], bool], what: str) -> ChatView:
    """Wait, longer than a restart takes, until a chat fits."""
    view = await person.wait_until(fits, PATIENCE_SECONDS)
    assert fits(view), f"{person.name} waited in vain for {what}: {said(view)[-6:]}"
    return view


def newest(view: ChatView) -> Screen | None:
    """Return the bot's newest message that has buttons."""
    own = [it for it in view.standing if it.is_from_bot and it.buttons]
    return own[-1] if own else None


async def answer_everything(town: Town, sent: Sent, number: int) -> None:
    """Come by a poster, answer the intake, and see what fits."""
    place = f"Ort{number:04}"
    person = await town.arrive(f"Neu{number}", code=f"plakat-{number}")
    await walk(person, place)
    sent.profiles[person.id] = place


async def walk(person: Person, place: str, end: str = "") -> None:
    """Do what the screen asks for, each time it changes, until it asks for something else.

    end: stop at this question already. A screen may come twice, and only the newer one counts then.
    """
    seen: Screen | None = None
    while True:
        seen = newest(await see(person, partial(_has_more, seen), "the next question"))
        assert seen is not None
        step = next((act for text, act in STEPS if text in seen.text), None)
        if step is None or (end and end in seen.text):
            return
        if "✓ hier aufgewachsen" in seen.labels:
            step = "Weiter"
        if step.startswith("="):
            await person.say(step[1:].format(town=place))
        elif step in seen.labels:
            await person.tap(step, message_id=seen.message_id)


class Conversation:
    """One person who asks again and again, and the topic in which counsellors answer."""

    def __init__(self, town: Town, desk: tuple[Person, ...], sent: Sent, dice: Random) -> None:
        self._town = town
        self._desk = desk
        self._sent = sent
        self._dice = dice

    async def begin(self, name: str) -> None:
        """Let the person come and accept the notice."""
        self._name = name
        self._person = await self._town.arrive(name)
        self._sent.to_desk[self._person.id] = []
        self._sent.to_person[self._person.id] = []
        await walk(self._person, "", end="Was verbindet dich")

    async def round(self, number: int) -> None:
        """Ask, be taken by whoever is faster, talk, and be handed back."""
        await self._ask(number)
        topic = await self._topic()
        winner = await self._take(topic)
        await asyncio.gather(self._talk(number), self._answer(winner, number))
        await self._arrived(winner)
        await self._hand_back(winner)
        self._sent.rounds += 1

    async def _ask(self, number: int) -> None:
        before = len((await self._person.chat()).messages)
        await self._person.say("/mensch")
        await see(self._person, _shows("Schreib deine Frage hier", since=before), "the asking")
        question = await self._person.say(f"{self._name}-{number}-Frage")
        self._sent.to_desk[self._person.id].append(question)

    async def _topic(self) -> Person:
        one = self._desk[0].at(self._town.desk)
        view = await see(one, lambda view: _topic_of(view, self._name) is not None, "a topic")
        return self._desk[0].at(self._town.desk, _topic_of(view, self._name))

    async def _take(self, topic: Person) -> Person:
        """Let both counsellors press at once; return whoever won, standing in the topic."""
        view = await see(topic, _offers(TAKE), "a card to take")
        card = next(it for it in view.standing if TAKE in it.labels)
        both = [one.at(self._town.desk, topic.topic) for one in self._desk]
        self._dice.shuffle(both)
        await both[0].act("tap", text=TAKE, message_id=card.message_id)
        with suppress(Refused):  # the card may have changed between the two presses
            await both[1].act("tap", text=TAKE, message_id=card.message_id)
        view = await see(topic, _offers(HAND_BACK), "a card that is taken")
        held = next(it.text for it in view.standing if HAND_BACK in it.labels)
        return next(one for one in both if f"bei {one.name}" in held)

    async def _talk(self, number: int) -> None:
        for part in range(self._dice.randint(1, 4)):
            text = f"{self._name}-{number}-{part}"
            send = self._person.send_photo if self._dice.random() < 0.3 else self._person.say
            self._sent.to_desk[self._person.id].append(await send(text))
            await asyncio.sleep(self._dice.uniform(0, 0.3))

    async def _answer(self, winner: Person, number: int) -> None:
        for part in range(self._dice.randint(1, 4)):
            line = await winner.say(f"{winner.name}-{self._name}-{number}-{part}")
            self._sent.to_person[self._person.id].append(line)
            await asyncio.sleep(self._dice.uniform(0, 0.3))

    async def _arrived(self, winner: Person) -> None:
        """Wait until the last lines have arrived: what follows must not overtake them."""
        for reader, lines in (
            (winner, self._sent.to_desk[self._person.id]),
            (self._person, self._sent.to_person[self._person.id]),
        ):
            await see(reader, partial(_holds, lines[-1].text), lines[-1].text)

    async def _hand_back(self, winner: Person) -> None:
        before = len((await self._person.chat()).messages)
        await winner.act("tap", text=HAND_BACK)
        await see(self._person, _shows("ist fürs Erste fertig", since=before), "the handing back")
        await see(winner, _offers(TAKE), "a card to take")


def _shows(text: str, since: int = 0) -> Callable[[ChatView], bool]:
    return lambda view: any(
        text in it.text and it.is_from_bot for it in view.messages[since:] if not it.deleted
    )


def _offers(label: str) -> Callable[[ChatView], bool]:
    return lambda view: any(label in it.labels for it in view.standing)


def _has_more(seen: Screen | None, view: ChatView) -> bool:
    return newest(view) not in (None, seen)


def _holds(text: str, view: ChatView) -> bool:
    return any(it.text == text and it.is_from_bot for it in view.standing)


def _topic_of(view: ChatView, name: str) -> int | None:
    held = [it.id for it in view.topics if it.name.startswith(f"{name} ") and not it.deleted]
    return held[-1] if held else None
