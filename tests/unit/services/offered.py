"""A shelf of offers for the books: feeds in memory, and what became of their offers."""

from dataclasses import replace
from typing import Any

from offers.catalogue import Offer, OfferState
from offers.feeds import Feed
from offers.rights import OPERATOR
from offers.services import Books, ImportReport
from tests.builders import NOW, a_home_offer, a_job_offer

TODAY = NOW.date()
NURSE = a_job_offer(external_id="J-1", title="Pflegefachkraft")
COOK = a_job_offer(external_id="J-2", title="Koch")
FLAT = a_home_offer(external_id="H-1")


def a_feed(*offers: Offer, **facts: Any) -> Feed:  # noqa: ANN401 - whatever of a feed a test names
    """Return a feed that brings these offers."""
    return replace(Feed(read=len(offers), offers=offers), **facts)


async def take_in(
    books: Books,
    *offers: Offer,
    complete: bool = False,
    **facts: Any,  # noqa: ANN401 - as above
) -> ImportReport:
    """Bring the books up to date with a feed."""
    return await books.take_in(OPERATOR, "probe", a_feed(*offers, **facts), complete=complete)


async def states(books: Books) -> dict[str, OfferState]:
    """Return how every offer stands, by external id."""
    async with books.begin(write=False) as uow:
        known = await uow.listings.all(open_only=False)
    return {listing.offer.external_id: listing.offer.state for listing in known}
