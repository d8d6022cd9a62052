"""How a person arrives: met, spoken to in their language, told the notice, and remembered.

Also keeps what they tell us (the profile). What is searched with it is `search`.
"""

from dataclasses import dataclass, replace

from offers.errors import ConsentMissing
from offers.people import Person, Profile
from offers.ports import Begin, Clock, UnitOfWork
from offers.privacy import NOTICE_VERSION, Consent, Purpose
from offers.rights import Actor, Role
from offers.services.reach import lose, regain

LANGUAGES = ("de", "en")
_CODE_LENGTH = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person as the door knows them. silent: a human speaks with them, so the bot must not."""

    person: Person
    actor: Actor
    silent: bool = False


class Reception:
    """What happens at the door. The Telegram edge calls this for every update."""

    def __init__(self, begin: Begin, clock: Clock) -> None:
        self.begin = begin
        self.clock = clock

    async def find(self, channel: str, address: str) -> Known | None:
        """Return who is at that address, None when nobody was met there."""
        async with self.begin(write=False) as uow:
            person = await uow.people.find(channel, address)
            return None if person is None else await _known(uow, person)

    async def meet(self, *, channel: str, address: str, name: str, language: str) -> Known:
        """Return who is at that address, entering a newcomer. language: any BCP 47 tag."""
        known = await self.find(channel, address)
        if known is not None and not known.person.unreachable:
            return known
        async with self.begin() as uow:
            person = await uow.people.find(channel, address)
            if person is None:
                person = await uow.people.add(
                    channel=channel,
                    address=address,
                    name=name,
                    language=_spoken(language),
                    now=self.clock.now(),
                )
            elif person.unreachable:
                person = await regain(uow, person, self.clock.now())
            met = await _known(uow, person)
            await uow.commit()
        return met

    async def lose(self, actor: Actor) -> None:
        """Take note that the person blocked us or is gone."""
        async with self.begin() as uow:
            person = await uow.people.get(actor.person_id)
            await lose(uow, person, self.clock.now())
            await uow.commit()

    async def arrive(self, actor: Actor, code: str) -> None:
        """Remember which placement brought the person; the first one is kept for good."""
        async with self.begin() as uow:
            person = await uow.people.get(actor.person_id)
            code = code[:_CODE_LENGTH]
            await uow.people.save(
                replace(person, first_code=person.first_code or code, last_code=code)
            )
            await uow.commit()

    async def choose_language(self, actor: Actor, language: str) -> Actor:
        """Speak this language with the person from now on."""
        async with self.begin() as uow:
            person = await uow.people.get(actor.person_id)
            await uow.people.save(replace(person, language=_spoken(language)))
            await uow.commit()
        return replace(actor, language=_spoken(language))

    async def notice_accepted(self, actor: Actor) -> bool:
        """Say whether the person has accepted a notice that is still in force."""
        async with self.begin(write=False) as uow:
            return await uow.consents.find(actor.person_id, Purpose.ADVICE) is not None

    async def accept_notice(self, actor: Actor) -> None:
        """Record that the person read the present notice and wants advice."""
        async with self.begin() as uow:
            await uow.consents.add(
                Consent(
                    person_id=actor.person_id,
                    purpose=Purpose.ADVICE,
                    text_version=NOTICE_VERSION,
                    given_at=self.clock.now(),
                )
            )
            await uow.commit()

    async def profile(self, actor: Actor) -> Profile | None:
        """Return what the person told us, None before the first answers."""
        async with self.begin(write=False) as uow:
            return await uow.profiles.find(actor.person_id)

    async def save_profile(self, actor: Actor, profile: Profile) -> None:
        """Keep what the person told us.

        raises  ConsentMissing before the notice was accepted
        """
        async with self.begin() as uow:
            if await uow.consents.find(actor.person_id, Purpose.ADVICE) is None:
                raise ConsentMissing
            await uow.profiles.save(actor.person_id, profile, self.clock.now())
            await uow.commit()

    async def stop(self, actor: Actor) -> None:
        """End every kind of letter nobody asked for; advice goes on."""
        wanted = [purpose for purpose in Purpose if purpose is not Purpose.ADVICE]
        async with self.begin() as uow:
            await uow.consents.withdraw(actor.person_id, wanted, self.clock.now())
            await uow.commit()


async def _known(uow: UnitOfWork, person: Person) -> Known:
    counsellor = await uow.counsellors.find(person.id)
    on_the_desk = counsellor is not None and counsellor.left_at is None
    case = await uow.cases.find_open(person.id)
    return Known(
        person=person,
        actor=Actor(
            person_id=person.id,
            role=Role.COUNSELLOR if on_the_desk else Role.PERSON,
            name=person.name,
            language=person.language,
        ),
        silent=case is not None and case.bot_is_silent,
    )


def _spoken(tag: str) -> str:
    short = tag.partition("-")[0].casefold()
    if short in LANGUAGES:
        return short
    return LANGUAGES[0] if short in ("", "und") else "en"
