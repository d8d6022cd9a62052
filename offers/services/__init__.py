"""One small class per desk: what can be done with offers, persons, cases and letters.

Telegram, the command line and tests call the same services. Services take the actor first, check
rights, and open one transaction per use case.
"""

from dataclasses import dataclass

from offers.county import County
from offers.matching import Vocabulary
from offers.ports import Begin, Clock
from offers.services.books import Books, ImportReport
from offers.services.desk import Desk
from offers.services.privacy import Privacy
from offers.services.reception import Known, Reception
from offers.services.relay import Message, Relay, is_note
from offers.services.search import Found, Search
from offers.services.team import Team

__all__ = [
    "Books",
    "Desk",
    "Found",
    "ImportReport",
    "Known",
    "Message",
    "Privacy",
    "Reception",
    "Relay",
    "Search",
    "Services",
    "Team",
    "build_services",
    "is_note",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything the edges may ask for."""

    reception: Reception
    search: Search
    desk: Desk
    relay: Relay
    team: Team
    privacy: Privacy
    books: Books
    county: County
    clock: Clock


def build_services(begin: Begin, clock: Clock, county: County, vocabulary: Vocabulary) -> Services:
    """Return the services of one county on one database."""
    return Services(
        reception=Reception(begin, clock),
        search=Search(begin, clock, county, vocabulary),
        desk=Desk(begin, clock, county),
        relay=Relay(begin, clock),
        team=Team(begin, clock),
        privacy=Privacy(begin, clock),
        books=Books(begin, clock, listing_days=county.listing_days),
        county=county,
        clock=clock,
    )
