"""What follows when a counsellor goes: the cases they had taken wait for a colleague.

Nobody's name is said: whoever goes may have had theirs erased in the same step.
"""

from datetime import datetime

from offers.cases import Case
from offers.letters import Draft, LetterKind, Priority, Side
from offers.ports import UnitOfWork

_STEPS: tuple[tuple[Side, LetterKind, dict[str, str]], ...] = (
    (Side.DESK, LetterKind.CARD, {}),
    (Side.DESK, LetterKind.SAY, {"key": "letter-desk-released"}),
    (Side.PERSON, LetterKind.STATUS, {}),
    (Side.PERSON, LetterKind.SAY, {"key": "letter-released"}),
    (Side.PERSON, LetterKind.RESUME, {}),
)
"""Both sides read who speaks now; the person's place in the dialog comes last."""


async def release_cases(uow: UnitOfWork, counsellor_id: int, now: datetime) -> int:
    """Let every case a counsellor has in hand wait again; return how many those were."""
    cases = await uow.cases.in_hand_of(counsellor_id)
    for case in cases:
        released = await uow.cases.save(case.release())
        await uow.audit.add(actor_id=counsellor_id, case_id=released.id, action="release", now=now)
        await _tell(uow, released, now)
    return len(cases)


async def _tell(uow: UnitOfWork, case: Case, now: datetime) -> None:
    for side, kind, content in _STEPS:
        await uow.outbox.add(
            Draft(
                person_id=case.person_id,
                side=side,
                kind=kind,
                priority=Priority.HUMAN_ANSWER,
                dedup_key=f"{kind}:{side}:{case.id}:{case.version}:released",
                content=content or {"case_id": case.id},
            ),
            now,
        )
