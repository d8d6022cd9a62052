"""An offer as a card: what it is, why it fits, what does not, what nobody said. Text only.

What the reasons already say is not said again among the facts; nothing that identifies a private
provider is quoted from a description.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dialogs.texts import Safe, Say
from offers.catalogue import Deal, Home, Hours, Job, Listing
from offers.county import County
from offers.matching import Match, Miss, Package, Reason

_SEPARATOR = " · "
_EXCERPT = 130
_LONGEST_LABEL = 40
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")
_IDENTIFIES = re.compile(
    r"@|www\.|://|\d[\d /()-]{5,}\d|(stra(ß|ss)e|str\.|weg|platz) \d", re.IGNORECASE
)

Fact = tuple[str, str]
"""What a fact is about, as the keys of reasons name it, and its words."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Draws offers for one reader on one day."""

    say: Say
    county: County
    today: date

    def match(self, match: Match) -> Safe:
        """Return the card of an offer that fits."""
        listing = match.listing
        lines = [*self._head(listing), *self._facts(listing, match), "", *self._judged(match)]
        if match.unknowns:
            lines.append(self.say("search-unknown", list=self._listed("unknown", match.unknowns)))
        return Safe("\n".join([*lines, *self._foot(listing)]))

    def listing(self, listing: Listing) -> Safe:
        """Return the card of an offer on its own, without a need to judge it by."""
        lines = [*self._head(listing), *self._facts(listing), *self._foot(listing)]
        return Safe("\n".join(lines))

    def package(self, package: Package) -> Safe:
        """Return a job and a home on one card."""
        lines: list[str] = []
        for key, match in (("search-job", package.job), ("search-home", package.home)):
            lines += [self.say(key), *self._head(match.listing), *self._judged(match), ""]
        if package.commute_km is None:
            return Safe("\n".join(lines).rstrip())
        return Safe("\n".join([*lines, self.say("search-commute", km=round(package.commute_km))]))

    def miss(self, miss: Miss) -> Safe:
        """Return one line about an offer that almost fits."""
        failed, offer = Safe(self._sentence("misfit", miss.failed)), miss.listing.offer
        return Safe(
            self.say("search-miss", title=offer.title, town=offer.place.town, failed=failed)
        )

    def label(self, listing: Listing) -> str:
        """Return an offer in the few words of a button."""
        town = listing.offer.place.town
        ending = f"{_SEPARATOR}{town}" if town and town not in listing.offer.title else ""
        return _cut(listing.offer.title, _LONGEST_LABEL - len(ending)) + ending

    def _head(self, listing: Listing) -> Iterator[str]:
        offer = listing.offer
        yield self.say("offer-title", title=offer.title)
        details = offer.details
        who = details.employer if isinstance(details, Job) else ""
        who = who or self._provider(offer.provider)
        where = " ".join(part for part in (offer.place.postcode, offer.place.town) if part)
        if who or where:
            line = _SEPARATOR.join(part for part in (who, where) if part)
            yield self.say("offer-where", where=line)

    def _provider(self, slug: str) -> str:
        return next((one.name for one in self.county.organisations if one.slug == slug), "")

    def _facts(self, listing: Listing, match: Match | None = None) -> Iterator[str]:
        details = listing.offer.details
        facts = self._job(details) if isinstance(details, Job) else self._home(details)
        judged = () if match is None else match.reasons + match.misfits
        told = {_about(one) for one in judged} | ({"deal"} if match else set())
        untold = [words for about, words in facts if about not in told]
        if untold:
            yield _SEPARATOR.join(untold)

    def _judged(self, match: Match) -> Iterator[str]:
        for key, stem, reasons in (
            ("search-fits", "reason", match.reasons),
            ("search-fits-not", "misfit", match.misfits),
        ):
            if reasons:
                yield self.say(key, list=self._listed(stem, reasons))

    def _foot(self, listing: Listing) -> Iterator[str]:
        if words := excerpt(listing.offer.description):
            yield self.say("search-excerpt", words=words)
        yield self.say("search-since", date=listing.offer.published or listing.first_seen.date())

    def _listed(self, stem: str, reasons: Iterable[Reason]) -> Safe:
        return Safe(_SEPARATOR.join(self._sentence(stem, reason) for reason in reasons))

    def _sentence(self, stem: str, reason: Reason) -> str:
        if reason.key == "date" and reason.facts:
            year, month, day = (int(reason.facts[name]) for name in ("year", "month", "day"))
            if date(year, month, day) <= self.today:
                return self.say("offer-available-now")
        return self.say(f"{stem}-{reason.key}", **reason.facts)

    def _job(self, job: Job) -> Iterator[Fact]:
        for hours in Hours:
            if hours in job.hours:
                yield f"hours:{hours.value}", self.say(f"offer-{hours.value}")
        if job.permanent is not None:
            yield "permanent", self.say("offer-permanent" if job.permanent else "offer-temporary")
        if job.remote:
            yield "remote", self.say("offer-remote")
        if job.career_changers:
            yield "career-changers", self.say("offer-career-changers")
        if job.starts is not None and job.starts > self.today:
            yield "starts", self.say("offer-starts", date=job.starts)
        elif job.starts is not None or job.starts_now:
            yield "starts", self.say("offer-starts-now")

    def _home(self, home: Home) -> Iterator[Fact]:
        yield "deal", self.say(f"offer-{home.deal.value}")
        if home.rooms is not None:
            yield "rooms", self.say("offer-rooms", rooms=home.rooms)
        if home.area is not None:
            yield "area", self.say("offer-area", area=home.area / 10)
        if home.plot_area is not None:
            yield "plot-area", self.say("offer-plot-area", area=round(home.plot_area / 10))
        yield from self._cost(home)
        if home.available_from is not None and home.available_from > self.today:
            yield "date", self.say("offer-available", date=home.available_from)
        elif home.available_from is not None:
            yield "date", self.say("offer-available-now")
        elif home.available_text:
            yield "date", self.say("offer-available-text", words=home.available_text)

    def _cost(self, home: Home) -> Iterator[Fact]:
        if home.deal is not Deal.RENT:
            kind, cents = "price", home.price_cents
        elif home.warm_cents is not None:
            kind, cents = "warm", home.warm_cents
        else:
            kind, cents = "cold", home.cold_cents
        if cents is not None:
            yield f"cost-{kind}", self.say(f"offer-{kind}", euros=round(cents / 100))


def excerpt(description: str) -> str:
    """Return the first sentences that fit on two lines of a phone, without ways to the provider."""
    words = ""
    for sentence in _SENTENCE_ENDS.split(description.strip()):
        if not sentence.strip() or _IDENTIFIES.search(sentence):
            continue
        longer = f"{words} {sentence.strip()}".strip()
        if len(longer) > _EXCERPT:
            return words or _cut(longer, _EXCERPT)
        words = longer
    return words


def _about(reason: Reason) -> str:
    return f"hours:{reason.facts['hours']}" if reason.key == "hours" else reason.key


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:-')}…"
