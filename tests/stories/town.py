"""A town in which the whole service runs: the sandbox, an installation, a desk with counsellors."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from pydantic import SecretStr

from bot.app import App
from bot.assembly import build
from bot.clock import SystemClock
from bot.pace import RatePlan
from bot.sandbox import ChatView, Limits, Person, Sandbox, Screen
from bot.settings import Settings
from offers.catalogue import Offer
from offers.county import parse_county
from offers.feeds import Feed
from offers.rights import OPERATOR
from offers.services.team import Team
from storage.engine import Database
from storage.seed import sample_county
from tests.builders import a_home_offer, a_job_offer

OFFERS: tuple[Offer, ...] = (
    a_job_offer(external_id="1", title="Pflegefachkraft (m/w/d)"),
    a_job_offer(external_id="2", title="Krankenschwester / Krankenpfleger (m/w/d)"),
    a_job_offer(external_id="3", title="Tischler (m/w/d)"),
    a_home_offer(external_id="4", title="Helle Wohnung mit Garten"),
)

ASKING = ("Einverstanden, los geht’s", "Mensch fragen", "Bitte meldet euch")
"""From the notice straight to a question without words."""

TO_RESULTS = (
    "Einverstanden, los geht’s",
    "hier aufgewachsen",
    "Weiter",
    "=Hamburg",
    "So bald wie möglich",
    "Allein",
    "Keine Kinder",
    "=Krankenschwester",
)

REPEAT = "↑ möglicherweise doppelt: Telegram hat den ersten Versand nicht bestätigt."
PATIENCE_SECONDS = 10.0
_WORDS = ("send", "editMessage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """Everything that runs. desk: chat id of the staff forum."""

    sandbox: Sandbox
    settings: Settings
    desk: int

    async def arrive(self, name: str, code: str = "", language: str = "de") -> Person:
        """Let somebody open the bot, perhaps by a poster's code."""
        person = await self.sandbox.people.create(name, language_code=language)
        await person.start(code)
        return person

    async def hire(self, name: str, app: App) -> Person:
        """Let somebody join the desk by invitation; return them standing in the staff group."""
        counsellor = await self.sandbox.people.create(name, language_code="de")
        inside = await counsellor.join(self.desk)
        await counsellor.start(f"join_{await app.services.team.invite(OPERATOR)}")
        await counsellor.wait_for("Willkommen im Team")
        return inside

    async def hire_by_post(self, name: str) -> Person:
        """Let somebody join the desk of an installation that runs in a process of its own."""
        counsellor = await self.sandbox.people.create(name, language_code="de")
        inside = await counsellor.join(self.desk)
        database = Database(self.settings.database)
        token = await Team(database.begin, SystemClock()).invite(OPERATOR)
        await database.close()
        await counsellor.start(f"join_{token}")
        await counsellor.wait_for("Willkommen im Team")
        return inside

    def heard_since(self, last: int, person: Person) -> list[str]:
        """Return by which methods the bot's own words reached the person after a call's number."""
        return [
            call["method"]
            for call in self.sandbox.calls(after=last)
            if str(call["params"].get("chat_id")) == str(person.id)
            and call["method"].startswith(_WORDS)
            and call["method"] != "sendChatAction"
        ]

    def called(self) -> int:
        """Return the number of the bot's latest call, to look from there on."""
        return self.sandbox.world.calls.last

    async def topic_of(self, counsellor: Person, name: str) -> Person:
        """Return the counsellor standing in the newest topic about a person, once it has a card."""

        def has_topic(view: ChatView) -> bool:
            return any(one.name.startswith(name) and not one.deleted for one in view.topics)

        view = await counsellor.at(self.desk).wait_until(has_topic)
        topics = [one for one in view.topics if one.name.startswith(name) and not one.deleted]
        assert topics, f"no topic about {name}"
        standing = counsellor.at(self.desk, topics[-1].id)
        await standing.wait_for(lambda screen: bool(screen.buttons))
        return standing


@asynccontextmanager
async def a_town(
    database_url: str, *, limits: Limits | None = None, kind: str = "forum"
) -> AsyncIterator[Town]:
    """Run a sandbox with a staff forum; the installation is started apart, so it can be killed.

    kind: "group" for one that Telegram has yet to make a supergroup with topics.
    """
    async with Sandbox.serve(limits=limits) as sandbox:
        found = sandbox.create_group if kind == "group" else sandbox.create_forum
        desk = found("Beratung")
        settings = Settings(
            bot_token=SecretStr(sandbox.token),
            staff_chat_id=desk,
            database_url=SecretStr(database_url),
            telegram_api_base=sandbox.base_url,
        )
        yield Town(sandbox=sandbox, settings=settings, desk=desk)


@asynccontextmanager
async def serving(town: Town) -> AsyncIterator[App]:
    """Run the installation in this process, with the sample county and a few offers."""
    county = parse_county(sample_county())
    async with build(town.settings, county, plan=RatePlan.unlimited()) as app:
        feed = Feed(read=len(OFFERS), offers=OFFERS)
        await app.services.books.take_in(OPERATOR, OFFERS[0].provider, feed)
        running = asyncio.ensure_future(app.run())
        try:
            yield app
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def answer(person: Person, *steps: str) -> Screen:
    """Tap each button, or write what begins with "=", each time on the newest screen."""
    for step in steps:
        before = await person.screen()
        if step.startswith("="):
            await person.say(step[1:])
        else:
            await person.tap(step)
        view = await person.wait_until(partial(_has_moved_on, before))
        assert _has_moved_on(before, view), f"nothing came of {step!r}"
    return await person.screen()


def _has_moved_on(before: Screen, view: ChatView) -> bool:
    newest = next(it for it in reversed(view.standing) if it.is_from_bot and not it.service)
    return newest != before and bool(newest.buttons)


async def slow_edits(person: Person) -> None:
    """Let the next edit take a while where somebody is, so that a button can be pressed twice."""
    await person.people.add_fault(
        "latency", method="editMessageText", chat_id=person.chat_id, count=1, seconds=0.7
    )


async def until(
    happened: Callable[[], Awaitable[bool]],
    seconds: float = PATIENCE_SECONDS,
    *,
    pause: float = 0.05,
) -> None:
    """Wait for what nobody can see in a chat. pause: between two looks, in seconds."""
    async with asyncio.timeout(seconds):
        while not await happened():  # noqa: ASYNC110 - it happens in the books, which tell nobody
            await asyncio.sleep(pause)


def said(view: ChatView) -> list[str]:
    """Return what stands in a place, service messages left out, oldest first."""
    return [message.text for message in view.standing if not message.service]


async def standing(person: Person, text: str) -> list[str]:
    """Wait until a text stands where somebody is; return everything that stands there."""
    view = await person.wait_until(lambda view: text in said(view))
    texts = said(view)
    assert text in texts, f"{text!r} is not among {texts}"
    return texts
