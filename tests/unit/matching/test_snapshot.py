"""Snapshots follow imports and never disturb their readers."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from offers.catalogue import Deal, Listing, OfferState
from offers.matching import PlaceIndex, Snapshot, Vocabulary, match_homes, match_jobs
from offers.people import HomeNeed, JobNeed
from tests.builders import a_home_offer, a_job_offer, a_listing

TITLES = ("Gesundheits- und Krankenpfleger (m/w/d)", "Kraftfahrer LKW", "Sachbearbeitung Bauamt")


@cache
def empty() -> Snapshot:
    return Snapshot.build((), Vocabulary.load(), PlaceIndex())


def titled(title: str) -> Snapshot:
    return empty().updated([a_listing(a_job_offer(title=title))], ())


def ids(snapshot: Snapshot, need: JobNeed) -> list[int]:
    return [match.listing.id for match in match_jobs(snapshot, need)]


def test_renewed_snapshot_holds_exactly_what_it_was_given() -> None:
    old = titled("Koch").updated([a_listing(a_home_offer(), id=5)], ())

    new = old.renewed([a_listing(a_job_offer(title="Koch"), id=9)])

    assert ids(new, JobNeed(said="Koch")) == [9]
    assert match_homes(new, HomeNeed(deal=Deal.RENT)) == ()


def test_update_leaves_the_old_snapshot_alone() -> None:
    old = titled("Koch")

    new = old.updated([a_listing(a_job_offer(title="Köchin"), id=9)], [1])

    assert ids(old, JobNeed(said="Koch")) == [1]
    assert ids(new, JobNeed(said="Koch")) == [9]


def test_home_that_became_a_job_moves_over() -> None:
    old = empty().updated([a_listing(a_home_offer(), id=1)], ())

    new = old.updated([a_listing(a_job_offer(title="Koch"), id=1)], ())

    assert match_homes(new, HomeNeed(deal=Deal.RENT)) == ()
    assert ids(new, JobNeed(said="Koch")) == [1]


LISTINGS = st.lists(
    st.builds(
        lambda number, title, state: a_listing(a_job_offer(title=title, state=state), id=number),
        st.integers(1, 6),
        st.sampled_from(TITLES),
        st.sampled_from([OfferState.OPEN, OfferState.OPEN, OfferState.TAKEN]),
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(LISTINGS, LISTINGS, st.frozensets(st.integers(1, 6), max_size=2))
def test_updated_snapshot_finds_what_a_rebuilt_one_finds(
    before: list[Listing], changed: list[Listing], gone: frozenset[int]
) -> None:
    changed = [one for one in changed if one.id not in gone]
    kept = {one.id: one for one in before if one.id not in gone}
    now = {**kept, **{one.id: one for one in changed}}

    updated = empty().updated(before, ()).updated(changed, gone)

    for said in ("Krankenschwester", "Bauamt", "Fahrer"):
        need = JobNeed(said=said)
        rebuilt = match_jobs(empty().updated(now.values(), ()), need)
        assert match_jobs(updated, need) == rebuilt
