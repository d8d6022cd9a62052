"""Persons and what they look for: the profile behind every match and every case.

No document, age, sex, origin, religion or health is asked or stored; a barrier-free home is a wish.
A profile exists only after the notice was accepted (`offers.privacy`).
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from offers.catalogue import Deal, Hours


class Tie(StrEnum):
    """What ties a person to the region."""

    GREW_UP = "grew_up"
    TRAINED = "trained"
    STUDIED = "studied"
    WORKED = "worked"
    FAMILY = "family"
    NONE = "none"


class Horizon(StrEnum):
    """When a person thinks of coming back."""

    NOW = "now"
    HALF_YEAR = "half_year"
    YEAR = "year"
    LATER = "later"
    UNDECIDED = "undecided"


class Experience(StrEnum):
    """How long a person has done this work; orders offers, never excludes."""

    STARTING = "starting"
    SOME = "some"
    LONG = "long"


class CostKind(StrEnum):
    """What `HomeNeed.cost_max` means."""

    COLD = "cold"
    WARM = "warm"
    PRICE = "price"


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Who comes along. children None: not answered."""

    partner: bool | None = None
    children: int | None = None
    partner_seeks_work: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobNeed:
    """What work a person looks for.

    said: the person's own words. occupations: KldB 2010 codes they confirmed, best first.
    place/radius_km: where, default from the county; hours empty: any.
    """

    said: str = ""
    occupations: tuple[str, ...] = ()
    hours: frozenset[Hours] = frozenset()
    remote: bool | None = None
    experience: Experience | None = None
    place: str | None = None
    radius_km: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeNeed:
    """What home a person looks for; None: no wish, never a refusal.

    area_min: tenths of m². cost_max: euro cents in the sense of cost_kind. place: a town or a
    postcode. musts: names of the fields here that must hold (with tolerance) instead of should.
    """

    deal: Deal
    rooms_min: float | None = None
    area_min: int | None = None
    cost_max: int | None = None
    cost_kind: CostKind = CostKind.WARM
    place: str | None = None
    radius_km: int | None = None
    from_date: date | None = None
    furnished: bool | None = None
    short_let: bool | None = None
    barrier_free: bool | None = None
    pets: bool | None = None
    persons: int | None = None
    permit_held: bool | None = None
    musts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Everything a person told us to be advised; each part may be missing."""

    ties: frozenset[Tie] = frozenset()
    lives_now: str | None = None
    horizon: Horizon | None = None
    household: Household = field(default_factory=Household)
    job: JobNeed | None = None
    partner_job: JobNeed | None = None
    home: HomeNeed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who talks with us through a channel. address: the channel's own id for them.

    unreachable: the channel told us that our letters no longer arrive (blocked, gone).
    """

    id: int
    channel: str
    address: str
    name: str
    language: str
    created_at: datetime
    first_code: str | None = None
    last_code: str | None = None
    unreachable: bool = False
    barred: bool = False
