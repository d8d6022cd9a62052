"""Who may do what with cases, offers and persons; hiding a button is only courtesy."""

from dataclasses import dataclass
from enum import StrEnum

from offers.errors import NotAllowed


class Role(StrEnum):
    """What somebody is to the service."""

    PERSON = "person"
    COUNSELLOR = "counsellor"
    OPERATOR = "operator"


class Right(StrEnum):
    """Every protected thing that can be done."""

    SEARCH = "search"
    ANSWER = "answer"
    INVITE = "invite"
    IMPORT = "import"


_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.PERSON: frozenset({Right.SEARCH}),
    Role.COUNSELLOR: frozenset({Right.SEARCH, Right.ANSWER}),
    Role.OPERATOR: frozenset(Right),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: first argument of every service call. person_id 0 is the operator's own shell."""

    person_id: int
    role: Role = Role.PERSON
    name: str = ""
    language: str = "de"


OPERATOR = Actor(person_id=0, role=Role.OPERATOR, name="operator")


def may(actor: Actor, right: Right) -> bool:
    """Say whether the actor has the right."""
    return right in _RIGHTS[actor.role]


def ensure_may(actor: Actor, right: Right) -> None:
    """Pass, or raise NotAllowed."""
    if not may(actor, right):
        raise NotAllowed(right=right.value)
