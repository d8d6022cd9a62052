"""A person who leaves something in every table, each text holding a word to search for later."""

from dataclasses import replace
from datetime import timedelta

from offers.people import Person
from offers.ports import UnitOfWork
from offers.privacy import Purpose
from storage.dialog_states import StateRow
from storage.engine import Database
from storage.inbox import InboundRow, Inbox, SettledTurn
from tests.builders import (
    NOW,
    a_consent,
    a_counsellor,
    a_draft,
    a_job_offer,
    a_line,
    a_profile,
    a_topic,
    an_invitation,
)
from tests.storage.conftest import Books, enter

LATER = NOW + timedelta(hours=1)


async def live(books: Books, address: str, word: str) -> Person:
    """Let a person leave something in every table that services write to."""
    person = await enter(books, address)
    async with books.begin() as uow:
        await _tell(uow, replace(person, name=word, first_code=word, last_code=word), word)
        await _ask(uow, person.id, word)
        await _answer(uow, person.id, word)
        await uow.commit()
    return person


async def talk(database: Database, person: Person, word: str, update_id: int) -> None:
    """Let a person leave something in the inbox and in dialog states."""
    inbox = Inbox(database)
    lanes = (person.address, person.address, f"-1001:{person.id}")
    rows = [
        InboundRow(update_id=update_id + number, lane=lane, raw=f'{{"text": "{word}"}}')
        for number, lane in enumerate(lanes)
    ]
    await inbox.store(7, rows)
    await inbox.bury(update_id, "why")
    state = StateRow(state="SearchSG:query", data=f'{{"typed": "{word}"}}')
    await inbox.settle([SettledTurn(update_id=-1, states={state_key(person): state})])


def state_key(person: Person) -> str:
    """Return the key of the person's dialog stack."""
    return f"7:{person.address}:{person.address}:::stack"


async def _tell(uow: UnitOfWork, person: Person, word: str) -> None:
    await uow.people.save(person)
    await uow.profiles.save(person.id, a_profile(lives_now=word), NOW)
    await uow.consents.add(a_consent(person_id=person.id, text_version=word))
    await uow.consents.withdraw(person.id, [Purpose.ADVICE], LATER)


async def _ask(uow: UnitOfWork, person_id: int, word: str) -> None:
    if not await uow.listings.all():
        await uow.listings.add_many([a_job_offer()], NOW)
    (listing,) = await uow.listings.all()
    await uow.marks.set(person_id, listing.id, word, NOW)
    case = await uow.cases.add(person_id, NOW, listing.id)
    taken = await uow.cases.save(case.take(person_id, word, NOW))
    await uow.cases.save(taken.close(LATER))
    await uow.topics.save(a_topic(person_id=person_id, thread_id=person_id))
    await uow.lines.add(a_line(person_id=person_id, from_side=word))
    draft = a_draft(person_id=person_id, dedup_key=f"say:{word}", content={"text": word})
    await uow.outbox.add(draft, NOW)


async def _answer(uow: UnitOfWork, person_id: int, word: str) -> None:
    invitation = an_invitation(word)
    await uow.counsellors.save(a_counsellor(person_id=person_id, left_at=LATER))
    await uow.invitations.add(invitation)
    await uow.invitations.use(invitation.token_hash, person_id, NOW)
    await uow.audit.add(actor_id=person_id, case_id=1, action="answer", now=NOW)
