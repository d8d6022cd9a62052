"""`willkommen match …`: the offers the bot would find, without Telegram, JSON lines in and out."""

import asyncio
import json
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from bot.clock import SystemClock
from bot.commands.wiring import fail, opened, read_county, read_settings, run
from bot.settings import Settings
from dialogs.texts import Say, Texts
from offers.catalogue import Deal
from offers.facts import from_facts
from offers.matching import Match, Vocabulary, match_homes, match_jobs
from offers.people import CostKind, HomeNeed, JobNeed
from offers.services import Search
from offers.services.reception import LANGUAGES

app = typer.Typer(help="Match needs with the offers in the books.", no_args_is_help=True)
Question = dict[str, Any]
Answer = Callable[[Search, Question], tuple[Match, ...]]
WRONG = (KeyError, ValueError, TypeError, AttributeError, OverflowError, RecursionError)
"""What a line that is no question makes of reading it."""

_AS_THEY_ARE = (
    "radius_km",
    "furnished",
    "short_let",
    "barrier_free",
    "pets",
    "persons",
    "permit_held",
)


@app.command("jobs")
def jobs(
    limit: Annotated[int, typer.Option(min=1, max=100)] = 5,
    *,
    json_: Annotated[bool, typer.Option("--json", help="the only output there is")] = True,
) -> None:
    """Read `{"id", "query", "lang"}` lines and write the jobs found for each."""
    del json_

    def answer(search: Search, question: Question) -> tuple[Match, ...]:
        return match_jobs(search.snapshot, JobNeed(said=_text(question["query"])), limit=limit)

    _answer_all(answer)


@app.command("homes")
def homes(
    limit: Annotated[int, typer.Option(min=1, max=100)] = 5,
    *,
    json_: Annotated[bool, typer.Option("--json", help="the only output there is")] = True,
) -> None:
    """Read needs (`{"id", "kind", "rooms_min", …}`) and write the homes found for each."""
    del json_

    def answer(search: Search, question: Question) -> tuple[Match, ...]:
        return match_homes(search.snapshot, home_need(question), limit=limit)

    _answer_all(answer)


def home_need(question: Question) -> HomeNeed:
    """Return the need a JSON line states: euros and m² there, cents and tenths of m² here.

    cost_kind is the warm rent when missing, and the price of what is not let.
    raises  KeyError, ValueError, TypeError, OverflowError naming what is missing or wrong
    """
    deal = Deal(question["kind"])
    area, cost = _number(question.get("area_min")), _number(question.get("cost_max"))
    usual = CostKind.WARM if deal is Deal.RENT else CostKind.PRICE
    stated = {
        "deal": deal,
        "rooms_min": _number(question.get("rooms_min")),
        "area_min": None if area is None else round(area * 10),
        "cost_max": None if cost is None else round(cost * 100),
        "cost_kind": question.get("cost_kind") or usual,
        "place": None if question.get("place") is None else str(question["place"]),
        "from_date": question.get("from") or None,
        "musts": question.get("musts") or (),
        **{wish: question.get(wish) for wish in _AS_THEY_ARE},
    }
    return from_facts(HomeNeed, stated)


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = f"a text is needed, not {value!r}"
        raise TypeError(message)
    return value


def _answer_all(answer: Answer) -> None:
    """Answer line by line, each before the next is read; a line that is none ends it all."""
    texts = Texts.load()
    search = run(_search(read_settings()))
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            written = _answered(search, answer, texts, json.loads(line))
        except WRONG as wrong:
            fail(f"line {number}: {type(wrong).__name__}: {' '.join(str(wrong).split())}")
        typer.echo(written)


async def _search(settings: Settings) -> Search:
    """Return a search that holds every open offer and needs its database no more."""
    county = read_county(settings.county_file)
    async with opened(settings) as database:
        vocabulary = await asyncio.to_thread(Vocabulary.load)
        search = Search(database.begin, SystemClock(), county, vocabulary)
        await search.refresh()
        return search


def _answered(search: Search, answer: Answer, texts: Texts, question: Question) -> str:
    language = question.get("lang")
    say = texts.say(language if language in texts.languages else LANGUAGES[0])
    found = [match_as_json(match, say) for match in answer(search, question)]
    return json.dumps({"id": question.get("id"), "matches": found}, ensure_ascii=False)


def match_as_json(match: Match, say: Say) -> dict[str, Any]:
    """Return a match in the shape the command promises, reasons in plain words."""
    return {
        "offer": match.listing.offer.reference,
        "title": match.listing.offer.title,
        "score": match.score,
        "reasons": [say.plain(f"reason-{reason.key}", **reason.facts) for reason in match.reasons],
        "misfits": [say.plain(f"misfit-{reason.key}", **reason.facts) for reason in match.misfits],
        "coverage": match.coverage,
    }
