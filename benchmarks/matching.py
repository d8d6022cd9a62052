"""One match against N job titles: ours beside rapidfuzz's WRatio scan and SQLite's trigram index.

Titles are the vocabulary's own names with towns and marks as adverts have them, so the benchmark
depends on no file from elsewhere; queries are spelled with a typo. Quality is measured elsewhere.
"""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from rapidfuzz import fuzz, process

from offers.catalogue import Job, Listing, Offer, Place
from offers.county import parse_county
from offers.matching import PlaceIndex, Snapshot, Vocabulary, match_jobs
from offers.people import JobNeed
from storage.seed import sample_county

SIZES = (1_000, 10_000, 100_000)
QUERIES = 60
MARKS = ("(m/w/d)", "in Teilzeit (m/w/d)", "in Vollzeit", "(w/m/d) ab sofort", "gesucht")


def run() -> None:
    """Measure each size and print milliseconds a match, p50 and p99, and ratios to ours."""
    vocabulary = Vocabulary.load()
    places = PlaceIndex.of(parse_county(sample_county()).municipalities)
    chance = random.Random(7)
    names = sorted({entry.title_de for entry in vocabulary.entries})
    print(f"{'titles':>8}{'build s':>9}{'ours p50/p99 ms':>19}{'WRatio x':>10}{'trigram x':>11}")
    for size in SIZES:
        listings = [a_listing(number, names, chance) for number in range(size)]
        queries = [with_typo(chance.choice(names), chance) for _ in range(QUERIES)]
        started = time.perf_counter()
        snapshot = Snapshot.build(listings, vocabulary, places)
        built = time.perf_counter() - started
        ours = timed(partial(best_matches, snapshot), queries)
        titles = [listing.offer.title.casefold() for listing in listings]
        ratio = timed(partial(best_by_ratio, titles), queries[:10])
        trigram = timed(trigram_search(titles), queries)
        middle = statistics.median(ours)
        print(
            f"{size:8d}{built:9.1f}{middle:12.1f} /{statistics.quantiles(ours, n=100)[98]:5.1f}"
            f"{statistics.median(ratio) / middle:10.1f}{statistics.median(trigram) / middle:11.1f}"
        )


def a_listing(number: int, names: Sequence[str], chance: random.Random) -> Listing:
    """Return an advert for one of the occupations."""
    title = f"{chance.choice(names)} {chance.choice(MARKS)}"
    offer = Offer(
        provider="bench",
        external_id=str(number),
        title=title,
        details=Job(employer=f"Betrieb {number % 997}"),
        place=Place(town="Sulingen", postcode="27232"),
    )
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return Listing(id=number, offer=offer, first_seen=now, last_seen=now)


def with_typo(name: str, chance: random.Random) -> str:
    """Return the name as somebody types it in a train."""
    letters = list(name.casefold())
    where = chance.randrange(len(letters) - 1)
    letters[where], letters[where + 1] = letters[where + 1], letters[where]
    return "".join(letters)


def timed(search: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    """Return how long each query took, milliseconds."""
    taken = []
    for said in queries:
        started = time.perf_counter()
        search(said)
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def best_matches(snapshot: Snapshot, said: str) -> object:
    """Return what the service finds."""
    return match_jobs(snapshot, JobNeed(said=said))


def best_by_ratio(titles: Sequence[str], said: str) -> object:
    """Return what rapidfuzz's own ranking gives."""
    return process.extract(said.casefold(), titles, scorer=fuzz.WRatio, limit=5)


def trigram_search(titles: Sequence[str]) -> Callable[[str], object]:
    """Return a search over SQLite's full-text index of trigrams."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE offer USING fts5(title, tokenize='trigram')")
    base.executemany("INSERT INTO offer VALUES (?)", ((title,) for title in titles))

    def search(said: str) -> object:
        grams = {said[at : at + 3] for at in range(max(len(said) - 2, 1))}
        asked = " OR ".join('"' + gram.replace('"', "") + '"' for gram in sorted(grams))
        found = base.execute(
            "SELECT rowid FROM offer WHERE offer MATCH ? ORDER BY rank LIMIT 5", (asked,)
        )
        return found.fetchall()

    return search
