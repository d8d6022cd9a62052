"""The case's card in the desk's topic and the person's one status message, as text and buttons.

Channel-neutral: rows of (label, data). Whoever sends them turns the data into real buttons.
"""

import re
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from dialogs.profile.lines import Titles, profile_lines
from dialogs.texts import Safe, Say
from offers.cases import Case, CaseState
from offers.catalogue import Listing
from offers.county import County
from offers.desk import CaseStatus
from offers.services.casefile import CaseFile

CARD_PREFIX = "case:"
_LONGEST_TITLE = 44
_GENDERS = re.compile(r"\s*\([a-z]( ?/ ?[a-z]){1,3}\)")
"""(m/w/d): it says nothing to a counsellor."""
_ORDER = (("job", "work"), ("partner",), ("home", "where"), ("household", "return", "ties"))
"""The topics of a profile in a counsellor's order; those on one line stand together."""

Rows = tuple[tuple[tuple[str, str], ...], ...]

_BUTTONS: dict[CaseState, tuple[tuple[str, ...], ...]] = {
    CaseState.WAITING: (("take",), ("close", "bar")),
    CaseState.WITH_HUMAN: (("hand_back",), ("close", "bar")),
    CaseState.WITH_BOT: (("take",), ("close", "bar")),
    CaseState.CLOSED: (),
}
_LABELS = {
    "take": "card-take",
    "hand_back": "card-hand-back",
    "close": "card-close",
    "bar": "card-bar",
    "bar_sure": "card-bar-sure",
    "keep": "card-keep",
}


def read_press(data: str) -> tuple[str, int]:
    """Return (action, case id) of a card button's data; an unreadable one is ("", 0)."""
    action, _, number = data.removeprefix(CARD_PREFIX).partition(":")
    return (action, int(number)) if number.isdecimal() else ("", 0)


def card_buttons(say: Say, case: Case) -> Rows:
    """Return what can be done with the case in its present state."""
    return tuple(_row(say, case, actions) for actions in _BUTTONS[case.state])


def confirm_bar_buttons(say: Say, case: Case) -> Rows:
    """Return the question before somebody is barred."""
    return (_row(say, case, ("bar_sure",)), _row(say, case, ("keep",)))


def _row(say: Say, case: Case, actions: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (say.plain(_LABELS[action]), f"{CARD_PREFIX}{action}:{case.id}") for action in actions
    )


def card_text(
    say: Say, file: CaseFile, found: Sequence[Listing], titles: Titles, timezone: ZoneInfo
) -> str:
    """Return the card: who, what is sought, what was found and remembered, consent, language."""
    return "\n".join(_card_lines(say, file, found, titles, timezone))


def _card_lines(
    say: Say, file: CaseFile, found: Sequence[Listing], titles: Titles, timezone: ZoneInfo
) -> Iterator[str]:
    person, case = file.person, file.case
    spoken = Safe(say.into(person.language)("language-name"))
    yield say("card-title", name=person.name, case=case.id if case else 0, language=spoken)
    if case is not None:
        yield _state_line(say, case, timezone)
    if file.about is not None:
        about = file.about.offer
        yield say("card-about", offer=Safe(_offer(say, file.about)), reference=about.reference)
    yield ""
    if file.profile is None:
        yield say("card-no-profile")
    else:
        yield from profile_lines(say, file.profile, titles, _ORDER)
        yield from _offers(say, "card-found", found) or [say("card-found-nothing")]
    yield from _offers(say, "card-remembered", file.remembered)
    yield say("card-consent", advice=_yes(file.advice), letters=_yes(file.letters))


def _offers(say: Say, key: str, listings: Sequence[Listing]) -> list[str]:
    offers = Safe("; ".join(_offer(say, one) for one in listings))
    return [say(key, offers=offers)] if listings else []


def _offer(say: Say, listing: Listing) -> str:
    title, town = _GENDERS.sub("", listing.offer.title), listing.offer.place.town
    if len(title) > _LONGEST_TITLE:
        title = f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
    return say("card-offer", title=title, town=town)


def _state_line(say: Say, case: Case, timezone: ZoneInfo) -> str:
    if case.state is CaseState.WAITING:
        since = case.opened_at.astimezone(timezone)
        return say("card-state-waiting", since=since.strftime("%d.%m. %H:%M"))
    if case.state is CaseState.WITH_HUMAN and case.taken_at is not None:
        since = case.taken_at.astimezone(timezone)
        return say(
            "card-state-with_human",
            who=case.taken_by_name or "",
            since=since.strftime("%d.%m. %H:%M"),
        )
    return say(f"card-state-{case.state}")


def _yes(value: bool) -> str:  # noqa: FBT001 - a word for a truth value
    return "yes" if value else "no"


def status_text(say: Say, status: CaseStatus, county: County) -> str:
    """Return the person's one message about their case."""
    phone = say("status-phone", phone=county.office.phone)
    match status.state:
        case CaseState.WAITING:
            lines = [_queue_line(say, status), _opening_line(say, status, county), phone]
        case CaseState.WITH_HUMAN:
            lines = [say("status-with-human", who=status.counsellor or "")]
        case state:
            lines = [say("status-with-bot" if state is CaseState.WITH_BOT else "status-closed")]
    return "\n\n".join(lines)


def status_buttons(say: Say, status: CaseStatus) -> Rows:
    """Return what the person can do from the status message."""
    if status.state is not CaseState.WAITING:
        return ()
    return (((say.plain("desk-add-line"), ADD_LINE),),)


ADD_LINE = "desk:add"


def _queue_line(say: Say, status: CaseStatus) -> str:
    position = status.position or 1
    return say("status-waiting", position=position, before=position - 1)


def _opening_line(say: Say, status: CaseStatus, county: County) -> str:
    if status.next_opening is None:
        return say("status-open-now")
    local = status.next_opening.astimezone(county.timezone)
    when = say(
        "status-day-time",
        weekday=Safe(say(f"weekday-{local.weekday()}")),
        date=local.strftime("%d.%m."),
        time=local.strftime("%H:%M"),
    )
    return say("status-opens", when=Safe(when))
