"""`willkommen offers …`: bring providers' files into the books of offers and look at them."""

import asyncio
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track

from bot.commands.wiring import fail, opened_books, read_settings, run
from bot.settings import Settings
from offers.catalogue import Listing, OfferKind
from offers.errors import FeedUnreadable
from offers.feeds import Feed, FeedFormat, join, read_file
from offers.rights import OPERATOR
from offers.services import ImportReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What an operator asked for. full: what the files together do not name expires."""

    provider: str
    format: FeedFormat | None
    full: bool
    dry_run: bool


def _provider(name: str) -> str:
    """Pass a provider's name on: it is the first half of each offer's reference."""
    if not name.strip() or "/" in name or not name.isprintable():
        message = "needs a name without slashes, such as stadt-diepholz"
        raise typer.BadParameter(message)
    return name.strip()


app = typer.Typer(help="Bring offers in and look at them.", no_args_is_help=True)


@app.command("import")
def import_offers(
    paths: Annotated[list[Path], typer.Argument(help="files or folders")],
    provider: Annotated[
        str, typer.Option(callback=_provider, help="the organisation that brings these offers")
    ],
    format_: Annotated[
        FeedFormat | None, typer.Option("--format", help="guessed from each file when missing")
    ] = None,
    *,
    full: Annotated[
        bool, typer.Option(help="offers of this provider missing in these files expire")
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
    """Read every file, then take them in together, so that files do not undo each other.

    While one of them cannot be read nobody knows what is missing, so nothing expires for that.
    """
    feeds, unreadable = [], []
    async with opened_books(settings) as (books, county):
        today = books.clock.now().astimezone(county.timezone).date()
        for file in progress(files, quiet=quiet):
            try:
                feed = await asyncio.to_thread(
                    read_file, file, provider=order.provider, today=today, format=order.format
                )
            except (FeedUnreadable, OSError) as wrong:
                unreadable.append(f"{file}: {_why(wrong)}")
            else:
                feeds.append(_signed(feed, file) if len(files) > 1 else feed)
        if not feeds:
            return ImportReport(), unreadable
        whole = join(feeds)
        report = await books.take_in(
            OPERATOR,
            order.provider,
            replace(whole, full=whole.full and not unreadable),
            complete=order.full and not unreadable,
            dry_run=order.dry_run,
        )
    return report, unreadable


def _signed(feed: Feed, file: Path) -> Feed:
    """Return the feed with the file's name before each record and warning of its report."""
    return replace(
        feed,
        skipped=tuple(replace(one, record=f"{file.name}: {one.record}") for one in feed.skipped),
        warnings=tuple(f"{file.name}: {warning}" for warning in feed.warnings),
    )


def progress(files: list[Path], *, quiet: bool) -> Iterable[Path]:
    """Return the files, showing a bar while they are gone through when somebody is looking."""
    if quiet or not sys.stderr.isatty():
        return files
    return track(files, "Importing", console=Console(stderr=True), transient=True)


def _why(wrong: FeedUnreadable | OSError) -> str:
    return str(wrong.facts.get("why", "")) if isinstance(wrong, FeedUnreadable) else str(wrong)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files meant, folders with all that is in them but hidden files."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = [file for file in sorted(path.rglob("*")) if _is_meant(file.relative_to(path))]
        files = [file for file in inside if file.is_file()]
        if not files:
            fail(f"{path}: there is no file in this folder")
        yield from files


def _is_meant(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)


async def _list(settings: Settings, kind: OfferKind | None) -> list[Listing]:
    async with opened_books(settings) as (books, _):
        return list(await books.listings(kind))


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
