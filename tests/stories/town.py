"""A town in which the whole service runs: the sandbox, an installation, a desk with counsellors."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from pydantic import SecretStr

from bot.app import App
from bot.assembly import build
from bot.pace import RatePlan
from bot.sandbox import ChatView, Limits, Person, Sandbox, Screen
from bot.settings import Settings
from offers.catalogue import Offer
from offers.county import parse_county
from offers.feeds import Feed
from offers.rights import OPERATOR
from storage.seed import sample_county
from tests.builders import a_home_offer, a_job_offer

OFFERS: tuple[Offer, ...] = (
    a_job_offer(external_id="1", title="Pflegefachkraft (m/w/d)"),
    a_job_offer(external_id="2", title="Krankenschwester / Krankenpfleger (m/w/d)"),
    a_job_offer(external_id="3", title="Tischler (m/w/d)"),
    a_home_offer(external_id="4", title="Helle Wohnung mit Garten"),
)

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
async def a_town(database_url: str, *, limits: Limits | None = None) -> AsyncIterator[Town]:
    """Run a sandbox with a staff forum; the installation is started apart, so it can be killed."""
    async with Sandbox.serve(limits=limits) as sandbox:
        desk = sandbox.create_forum("Beratung")
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
        await person.wait_for(lambda screen, seen=before: screen != seen and bool(screen.buttons))
    return await person.screen()
