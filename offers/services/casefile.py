"""What a counsellor sees of a person and what a person sees of their case, put together at once."""

from dataclasses import dataclass
from datetime import datetime

from offers.cases import Case, CaseState
from offers.catalogue import Listing
from offers.county import County
from offers.desk import CaseStatus
from offers.people import Person, Profile
from offers.ports import UnitOfWork
from offers.privacy import Purpose
from offers.services.search import REFUSED, REMEMBERED

_REMEMBERED_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A person, their question, what they told us and what they made of our offers.

    about: the offer asked about. remembered: the newest few. refused: listing ids.
    """

    person: Person
    case: Case | None
    profile: Profile | None
    advice: bool
    letters: bool
    about: Listing | None = None
    remembered: tuple[Listing, ...] = ()
    refused: frozenset[int] = frozenset()


async def file_of(uow: UnitOfWork, person: Person) -> CaseFile:
    """Return the file about a person as the books have it now; closed cases count too."""
    cases = await uow.cases.all_of(person.id)
    case = max(cases, key=lambda one: one.id, default=None)
    marked = (await uow.marks.of(person.id, REMEMBERED))[:_REMEMBERED_SHOWN]
    asked = [] if case is None or case.offer_id is None else [case.offer_id]
    consents = [one.purpose for one in await uow.consents.all_of(person.id) if one.holds]
    return CaseFile(
        person=person,
        case=case,
        profile=await uow.profiles.find(person.id),
        advice=Purpose.ADVICE in consents,
        letters=any(purpose is not Purpose.ADVICE for purpose in consents),
        about=next(iter(await uow.listings.many(asked)), None),
        remembered=tuple(await uow.listings.many(marked)),
        refused=frozenset(await uow.marks.of(person.id, REFUSED)),
    )


async def status_of(uow: UnitOfWork, person_id: int, county: County, now: datetime) -> CaseStatus:
    """Return what a person may know about their latest case right now."""
    cases = await uow.cases.all_of(person_id)
    case = max(cases, key=lambda one: one.id, default=None)
    if case is None:
        return CaseStatus(state=CaseState.CLOSED)
    waiting = case.state is CaseState.WAITING
    return CaseStatus(
        state=case.state,
        position=await uow.cases.queue_position(case) if waiting else None,
        next_opening=None if county.is_open(now) else county.next_opening(now),
        counsellor=case.taken_by_name,
    )
