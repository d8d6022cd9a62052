"""What holds for every home and every need: better is never worse, and a must is a must."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from offers.catalogue import Deal, Home, Listing, Pets
from offers.matching import Match, PlaceIndex, Snapshot, Vocabulary, match_homes
from offers.people import HomeNeed
from tests.builders import a_home_offer, a_listing

EMPTY = Snapshot.build((), Vocabulary(()), PlaceIndex())


def found(need: HomeNeed, *listings: Listing) -> tuple[Match, ...]:
    return match_homes(EMPTY.updated(listings, ()), need)


NEEDS = st.builds(
    HomeNeed,
    deal=st.just(Deal.RENT),
    rooms_min=st.none() | st.sampled_from([1.0, 2.0, 3.5]),
    area_min=st.none() | st.integers(300, 1500),
    cost_max=st.none() | st.integers(30_000, 150_000),
    pets=st.none() | st.booleans(),
    barrier_free=st.none() | st.booleans(),
    furnished=st.none() | st.booleans(),
    from_date=st.none() | st.just(date(2027, 1, 1)),
    musts=st.sets(st.sampled_from(["rooms_min", "area_min", "cost_max", "pets"])).map(frozenset),
)
HOMES = st.builds(
    Home,
    deal=st.just(Deal.RENT),
    rooms=st.sampled_from([1.0, 2.0, 3.0, 4.0]),
    area=st.integers(200, 2000),
    warm_cents=st.integers(20_000, 200_000),
    pets=st.sampled_from(Pets),
    barrier=st.integers(0, 3),
    furnished=st.booleans(),
    available_from=st.dates(date(2026, 6, 1), date(2027, 12, 31)),
)
_BETTER_PETS = {Pets.NO: Pets.ON_REQUEST, Pets.ON_REQUEST: Pets.YES, Pets.YES: Pets.YES}


def improvements(home: Home) -> list[Home]:
    """Return the home with one thing better each."""
    free = home.available_from or date(2027, 1, 1)
    return [
        replace(home, rooms=(home.rooms or 0) + 1),
        replace(home, area=(home.area or 0) + 100),
        replace(home, warm_cents=(home.warm_cents or 0) - 10_000),
        replace(home, pets=_BETTER_PETS[home.pets or Pets.NO]),
        replace(home, barrier=min(3, (home.barrier or 0) + 1)),
        replace(home, furnished=True),
        replace(home, available_from=date.fromordinal(free.toordinal() - 30)),
    ]


@given(NEEDS, HOMES)
def test_improving_one_thing_never_lowers_a_score(need: HomeNeed, home: Home) -> None:
    def worth(of: Home) -> int:
        matches = found(need, a_listing(replace(a_home_offer(), details=of)))
        return matches[0].score if matches else -1

    before = worth(home)

    assert all(worth(better) >= before for better in improvements(home))


@given(NEEDS, st.lists(HOMES, max_size=8))
def test_no_shown_home_breaks_a_must(need: HomeNeed, homes: list[Home]) -> None:
    listings = [
        a_listing(replace(a_home_offer(), details=home), id=n) for n, home in enumerate(homes)
    ]

    for match in found(need, *listings):
        home = match.listing.offer.details
        assert isinstance(home, Home)
        assert 0 <= match.score <= 100
        if "cost_max" in need.musts and need.cost_max:
            assert (home.warm_cents or 0) <= 1.25 * need.cost_max + 1
        if "rooms_min" in need.musts and need.rooms_min:
            assert (home.rooms or 0) >= need.rooms_min - 1
        if "pets" in need.musts and need.pets:
            assert home.pets is not Pets.NO
