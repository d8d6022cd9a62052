"""`willkommen offers …`: bring providers' files into the books of offers and look at them."""

import asyncio
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track

from bot.commands.wiring import fail, opened, read_settings, run
from bot.settings import Settings
from offers.catalogue import Listing, OfferKind
from offers.errors import FeedUnreadable
from offers.feeds import Feed, FeedFormat, join, read_file
from offers.rights import OPERATOR
from offers.services import ImportReport, Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What an operator asked for. full: what the files together do not name expires."""

    provider: str
    format: FeedFormat | None
    full: bool
    dry_run: bool


app = typer.Typer(help="Bring offers in and look at them.", no_args_is_help=True)


@app.command("import")
def import_offers(
    paths: Annotated[list[Path], typer.Argument(help="files or folders")],
    provider: Annotated[str, typer.Option(help="the organisation that brings these offers")],
    format_: Annotated[
        FeedFormat | None, typer.Option("--format", help="guessed from each file when missing")
    ] = None,
    *,
    full: Annotated[
        bool, typer.Option(help="offers of this provider missing in a file expire")
    ] = False,
    dry_run: Annotated[bool, typer.Option(help="only report what would change")] = False,
    json_: Annotated[bool, typer.Option("--json", help="the report as one JSON object")] = False,
) -> None:
    """Import providers' files; the report names every record that was skipped, and why."""
    order = Order(provider=provider, format=format_, full=full, dry_run=dry_run)
    report, unreadable = run(_import(read_settings(), list(_files(paths)), order, quiet=json_))
    print_report(report, as_json=json_)
    if unreadable:
        fail("\n".join(unreadable))


@app.command("list")
def list_offers(
    kind: Annotated[OfferKind | None, typer.Option(help="only jobs or only homes")] = None,
    *,
    json_: Annotated[bool, typer.Option("--json", help="one JSON object a line")] = False,
) -> None:
    """List the open offers."""
    for listing in run(_list(read_settings(), kind)):
        if json_:
            typer.echo(json.dumps(_row(listing), ensure_ascii=False))
        else:
            typer.echo(f"{listing.offer.reference}\t{listing.offer.title}")


def print_report(report: ImportReport, *, as_json: bool) -> None:
    """Write an import's report to standard output, in full."""
    if as_json:
        typer.echo(json.dumps(report_as_json(report), ensure_ascii=False))
        return
    typer.echo(
        f"read {report.read}, created {report.created}, updated {report.updated}, "
        f"unchanged {report.unchanged}, expired {report.expired}, skipped {len(report.skipped)}"
    )
    for skipped in report.skipped:
        typer.echo(f"skipped {skipped.record}: {skipped.reason}")
    for warning in report.warnings:
        typer.echo(f"warning: {warning}")


def report_as_json(report: ImportReport) -> dict[str, Any]:
    """Return the report in the shape `--json` promises."""
    return {
        "read": report.read,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "expired": report.expired,
        "skipped": [{"record": one.record, "reason": one.reason} for one in report.skipped],
        "warnings": list(report.warnings),
    }


async def _import(
    settings: Settings, files: list[Path], order: Order, *, quiet: bool
) -> tuple[ImportReport, list[str]]:
    report, unreadable = ImportReport(), []
    async with opened(settings) as services:
        feeds: list[Feed] = []
        for file in _shown(files, quiet=quiet):
            try:
                feeds.append(await asyncio.to_thread(_read, services, file, order))
            except (FeedUnreadable, OSError) as wrong:
                unreadable.append(f"{file}: {_why(wrong)}")
        whole = order.full and not unreadable
        for feed in [join(feeds)] if whole and feeds else feeds:
            report = report.plus(
                await services.books.take_in(
                    OPERATOR, order.provider, feed, complete=whole, dry_run=order.dry_run
                )
            )
    return report, unreadable


def _shown(files: list[Path], *, quiet: bool) -> Iterable[Path]:
    if quiet or not sys.stderr.isatty():
        return files
    return track(files, "Importing", console=Console(stderr=True), transient=True)


def _read(services: Services, file: Path, order: Order) -> Feed:
    today = services.clock.now().astimezone(services.county.timezone).date()
    return read_file(file, provider=order.provider, today=today, format=order.format)


def _why(wrong: FeedUnreadable | OSError) -> str:
    return str(wrong.facts.get("why", "")) if isinstance(wrong, FeedUnreadable) else str(wrong)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(entry for entry in path.iterdir() if entry.is_file())
        else:
            yield path


async def _list(settings: Settings, kind: OfferKind | None) -> list[Listing]:
    async with opened(settings) as services:
        return list(await services.books.listings(kind))


def _row(listing: Listing) -> dict[str, Any]:
    offer = listing.offer
    return {
        "offer": offer.reference,
        "kind": offer.kind.value,
        "title": offer.title,
        "place": offer.place.town,
        "postcode": offer.place.postcode,
        "link": offer.link,
        "first_seen": listing.first_seen.isoformat(),
        "last_seen": listing.last_seen.isoformat(),
    }
