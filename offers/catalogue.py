"""What an organisation offers: jobs and homes, exactly as far as the provider told us.

Unknown is None and never means no. Prices are integer cents, areas tenths of a square metre,
rooms may be halves. Reading feeds is `offers.feeds`, judging an offer is `offers.matching`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class OfferKind(StrEnum):
    """The two kinds of offer a county has."""

    JOB = "job"
    HOME = "home"


class OfferState(StrEnum):
    """The life of an offer; only open ones are ever suggested."""

    OPEN = "open"
    RESERVED = "reserved"
    TAKEN = "taken"
    EXPIRED = "expired"


class Hours(StrEnum):
    """Working time as both offers and persons name it."""

    FULL = "full"
    PART = "part"
    MINI = "mini"
    SHIFT = "shift"


class Deal(StrEnum):
    """How a home is had. PLOT is building land, bought or leased."""

    RENT = "rent"
    BUY = "buy"
    PLOT = "plot"


class HomeShape(StrEnum):
    """What kind of home it is."""

    ROOM = "room"
    FLAT = "flat"
    HOUSE = "house"
    PLOT = "plot"


class Pets(StrEnum):
    """A landlord's word on pets."""

    YES = "yes"
    ON_REQUEST = "on_request"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an offer is. postcode: five digits. lat/lon: degrees WGS84, both or neither."""

    town: str = ""
    postcode: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask. Filled only as far as the provider released it."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    street: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The job side of an offer. occupation: the provider's own word for the occupation."""

    employer: str = ""
    occupation: str | None = None
    hours: frozenset[Hours] = frozenset()
    remote: bool | None = None
    permanent: bool | None = None
    starts: date | None = None
    starts_now: bool | None = None
    career_changers: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The home side of an offer.

    area, plot_area: tenths of m². *_cents: euro cents a month (cold, extra, warm) or once (price).
    barrier: 0 none, 1 suited to the elderly, 2 barrier-free, 3 wheelchair.
    """

    deal: Deal
    shape: HomeShape = HomeShape.FLAT
    rooms: float | None = None
    area: int | None = None
    plot_area: int | None = None
    cold_cents: int | None = None
    extra_cents: int | None = None
    warm_cents: int | None = None
    price_cents: int | None = None
    available_from: date | None = None
    available_text: str | None = None
    furnished: bool | None = None
    short_let: bool | None = None
    pets: Pets | None = None
    barrier: int | None = None
    floor: int | None = None
    lift: bool | None = None
    kitchen: bool | None = None
    permit_required: bool | None = None
    persons_max: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One offer as a provider brought it. external_id is unique within the provider.

    flags name what a human should look at ("discriminating"); they never filter.
    """

    provider: str
    external_id: str
    title: str
    details: Job | Home
    place: Place = field(default_factory=Place)
    description: str = ""
    link: str | None = None
    contact: Contact = field(default_factory=Contact)
    published: date | None = None
    valid_until: date | None = None
    state: OfferState = OfferState.OPEN
    flags: frozenset[str] = frozenset()

    @property
    def kind(self) -> OfferKind:
        """Whether this is a job or a home."""
        return OfferKind.JOB if isinstance(self.details, Job) else OfferKind.HOME

    @property
    def reference(self) -> str:
        """The public name of the offer: `<provider>/<external id>`."""
        return f"{self.provider}/{self.external_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An offer in our books: its number, and when imports first and last saw it (aware UTC)."""

    id: int
    offer: Offer
    first_seen: datetime
    last_seen: datetime
