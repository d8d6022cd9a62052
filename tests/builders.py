"""Ready-made persons, offers, cases and letters for tests; name only what the test is about.

`a_job_offer(title="Koch", town="Sulingen")`: fields of an offer, of its job or home and of its
place are told apart by name. Nobody here is anybody.
"""
# ruff: noqa: ANN401 - builders pass on whatever fields a test names; the dataclasses check them

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

from offers.cases import Case, CaseState
from offers.catalogue import Deal, Home, Hours, Job, Listing, Offer, Place
from offers.desk import Counsellor, Invitation, Line, Topic, TopicState, hash_token
from offers.letters import Draft, Letter, LetterKind, Priority, Side
from offers.people import HomeNeed, Household, JobNeed, Person, Profile, Tie
from offers.privacy import NOTICE_VERSION, Consent, Purpose

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""A Monday morning, half past ten in the county."""


def a_person(**facts: Any) -> Person:
    """Return a person."""
    usual = {
        "id": 1,
        "channel": "telegram",
        "address": "4001",
        "name": "Person Eins",
        "language": "de",
        "created_at": NOW,
    }
    return Person(**{**usual, **facts})


def a_profile(**facts: Any) -> Profile:
    """Return what a person told us: back to where they grew up, a job and a flat."""
    usual = {
        "ties": frozenset({Tie.GREW_UP}),
        "lives_now": "Bremen",
        "household": Household(partner=False, children=0),
        "job": a_job_need(),
        "home": a_home_need(),
    }
    return Profile(**{**usual, **facts})


def a_job_need(**facts: Any) -> JobNeed:
    """Return a wish for work."""
    return JobNeed(**{"said": "Gärtner", "hours": frozenset({Hours.FULL}), **facts})


def a_home_need(**facts: Any) -> HomeNeed:
    """Return a wish for a home."""
    return HomeNeed(**{"deal": Deal.RENT, "rooms_min": 3.0, "cost_max": 90_000, **facts})


def a_job_offer(**facts: Any) -> Offer:
    """Return an offer of work."""
    usual = {"provider": "probe", "external_id": "J-1", "title": "Gärtner (m/w/d)"}
    work = {"employer": "Musterbetrieb", "hours": frozenset({Hours.FULL})}
    return _offer(Job, {**usual, **work, **facts})


def a_home_offer(**facts: Any) -> Offer:
    """Return an offer of a home."""
    usual = {"provider": "probe", "external_id": "H-1", "title": "Wohnung mit Balkon"}
    home = {"deal": Deal.RENT, "rooms": 3.0, "area": 750, "warm_cents": 80_000}
    return _offer(Home, {**usual, **home, **facts})


def a_listing(offer: Offer | None = None, **facts: Any) -> Listing:
    """Return an offer as it stands in the books."""
    usual = {"id": 1, "offer": offer or a_job_offer(), "first_seen": NOW, "last_seen": NOW}
    return Listing(**{**usual, **facts})


def a_case(**facts: Any) -> Case:
    """Return a case that waits."""
    usual = {"id": 1, "person_id": 1, "state": CaseState.WAITING, "opened_at": NOW}
    return Case(**{**usual, **facts})


def a_topic(**facts: Any) -> Topic:
    """Return an open topic."""
    usual = {"person_id": 1, "state": TopicState.OPEN, "chat_id": -1001, "thread_id": 7}
    return Topic(**{**usual, **facts})


def a_line(**facts: Any) -> Line:
    """Return a line a person wrote, carried to the desk."""
    usual = {"person_id": 1, "from_side": "person", "person_message": 11, "desk_message": 21}
    return Line(**{**usual, **facts})


def a_counsellor(**facts: Any) -> Counsellor:
    """Return somebody of the desk."""
    return Counsellor(**{"person_id": 1, "joined_at": NOW, **facts})


def an_invitation(words: str = "come in", **facts: Any) -> Invitation:
    """Return an invitation to the desk by the token that opens it, good for a week."""
    usual = {"created_at": NOW, "expires_at": NOW + timedelta(days=7)}
    return Invitation(**{"token_hash": hash_token(words), **usual, **facts})


def a_consent(**facts: Any) -> Consent:
    """Return a consent to advice."""
    usual = {"person_id": 1, "purpose": Purpose.ADVICE, "text_version": NOTICE_VERSION}
    return Consent(**{**usual, "given_at": NOW, **facts})


def a_draft(**facts: Any) -> Draft:
    """Return a letter to a person, not in the books yet."""
    usual = {
        "person_id": 1,
        "side": Side.PERSON,
        "kind": LetterKind.SAY,
        "priority": Priority.NEW_CASE,
        "dedup_key": "key",
        "content": {"key": "letter-probe", "args": {}},
    }
    return Draft(**{**usual, **facts})


def a_letter(**facts: Any) -> Letter:
    """Return a letter to a person that is new and due."""
    usual = {
        "id": 1,
        "person_id": 1,
        "side": Side.PERSON,
        "kind": LetterKind.SAY,
        "priority": Priority.NEW_CASE,
        "content": {"key": "letter-probe", "args": {}},
        "next_at": NOW,
    }
    return Letter(**{**usual, **facts})


def _offer(kind: type[Job] | type[Home], facts: dict[str, Any]) -> Offer:
    details = {name: facts.pop(name) for name in _names(kind) & facts.keys()}
    place = {name: facts.pop(name) for name in _names(Place) & facts.keys()}
    usual = {"details": kind(**details), "place": Place(**{"town": "Sulingen", **place})}
    return Offer(**{**usual, **facts})


def _names(kind: type[Any]) -> set[str]:
    return {field.name for field in fields(kind)}
