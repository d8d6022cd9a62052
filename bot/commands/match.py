"""`willkommen match …`: the offers the bot would find, without Telegram, JSON lines in and out."""

import asyncio
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Annotated, Any

import typer

from bot.commands.wiring import fail, opened, read_settings, run
from bot.settings import Settings
from dialogs.texts import Say, Texts
from offers.catalogue import Deal
from offers.matching import Match, match_homes, match_jobs
from offers.people import CostKind, HomeNeed, JobNeed
from offers.services import Search

app = typer.Typer(help="Match needs with the offers in the books.", no_args_is_help=True)
Question = dict[str, Any]
Answer = Callable[[Search, Question], tuple[Match, ...]]
_BATCH = 200


@app.command("jobs")
def jobs(
    limit: Annotated[int, typer.Option(min=1, max=100)] = 5,
    *,
    json_: Annotated[bool, typer.Option("--json", help="the only output there is")] = True,
) -> None:
    """Read `{"id", "query", "lang"}` lines and write the jobs found for each."""
    del json_

    def answer(search: Search, question: Question) -> tuple[Match, ...]:
        return match_jobs(search.snapshot, JobNeed(said=str(question["query"])), limit=limit)

    run(_answer_all(read_settings(), answer))


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

    run(_answer_all(read_settings(), answer))


def home_need(question: Question) -> HomeNeed:
    """Return the need a JSON line states: euros and m² there, cents and tenths of m² here.

    raises  KeyError, ValueError, TypeError naming what is missing or wrong
    """
    area, cost = question.get("area_min"), question.get("cost_max")
    return HomeNeed(
        deal=Deal(question["kind"]),
        rooms_min=_number(question.get("rooms_min")),
        area_min=None if area is None else round(float(area) * 10),
        cost_max=None if cost is None else round(float(cost) * 100),
        cost_kind=CostKind(question.get("cost_kind", "warm")),
        place=question.get("place"),
        radius_km=question.get("radius_km"),
        from_date=date.fromisoformat(question["from"]) if question.get("from") else None,
        **{wish: question.get(wish) for wish in ("furnished", "short_let", "pets", "persons")},
        barrier_free=question.get("barrier_free"),
        permit_held=question.get("permit_held"),
        musts=frozenset(question.get("musts", ())),
    )


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


async def _answer_all(settings: Settings, answer: Answer) -> None:
    texts = Texts.load()
    async with opened(settings) as services:
        await services.search.refresh()
        for batch in _batches(enumerate(sys.stdin, start=1)):
            lines = await asyncio.to_thread(_answers, services.search, answer, texts, batch)
            sys.stdout.write("".join(lines))


def _answers(
    search: Search, answer: Answer, texts: Texts, batch: list[tuple[int, str]]
) -> list[str]:
    lines = []
    for number, line in batch:
        try:
            question = json.loads(line)
            matches = answer(search, question)
        except (KeyError, ValueError, TypeError, AttributeError) as wrong:
            fail(f"line {number}: {type(wrong).__name__}: {wrong}")
        say = texts.say(question.get("lang", "de"))
        found = [match_as_json(match, say) for match in matches]
        row = {"id": question.get("id"), "matches": found}
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return lines


def _batches(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    batch: list[tuple[int, str]] = []
    for number, line in lines:
        if line.strip():
            batch.append((number, line))
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def match_as_json(match: Match, say: Say) -> dict[str, Any]:
    """Return a match in the shape the command promises, reasons in words."""
    return {
        "offer": match.listing.offer.reference,
        "title": match.listing.offer.title,
        "score": match.score,
        "reasons": [say(f"reason-{reason.key}", **reason.facts) for reason in match.reasons],
        "misfits": [say(f"misfit-{reason.key}", **reason.facts) for reason in match.misfits],
        "coverage": match.coverage,
    }
