"""How a match explains itself: keys and facts, no wording (`dialogs/texts/<lang>/reasons.ftl`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from offers.catalogue import Listing

Fact = str | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One sentence about an offer. key: stem of its text key; facts: what the text fills in."""

    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An offer that fits. score: 0..100. coverage: percent of the wishes that could be checked.

    reasons say what fits, misfits what does not, unknowns what the provider did not tell.
    """

    listing: Listing
    score: int
    reasons: tuple[Reason, ...] = ()
    misfits: tuple[Reason, ...] = ()
    unknowns: tuple[Reason, ...] = ()
    coverage: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """An offer that would fit but for one thing. score: what it would have without that thing."""

    listing: Listing
    score: int
    failed: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """What giving way on one wish brings. more: offers that would then fit, beyond today's."""

    key: str
    more: int
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A job and a home within reach of each other. commute_km: estimated by road, or unknown."""

    job: Match
    home: Match
    score: int
    commute_km: float | None = None
