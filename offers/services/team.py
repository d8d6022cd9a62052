"""Who sits at the desk: invited once, joined by themselves, gone the moment they leave.

The allow-list behind every right to answer a case. Membership of the staff group is the channel's
knowledge; the edge reports it here.
"""

from collections.abc import Sequence
from dataclasses import replace

from offers.desk import INVITATION_LIFE, Counsellor, Invitation, hash_token, new_token
from offers.errors import InvitationInvalid
from offers.ports import Begin, Clock
from offers.rights import Actor, Right, ensure_may


class Team:
    """What operators and counsellors do about who may answer."""

    def __init__(self, begin: Begin, clock: Clock) -> None:
        self.begin = begin
        self.clock = clock

    async def invite(self, actor: Actor) -> str:
        """Return the token of a new single-use invitation; only its hash is kept."""
        ensure_may(actor, Right.INVITE)
        token, now = new_token(), self.clock.now()
        async with self.begin() as uow:
            await uow.invitations.add(
                Invitation(
                    token_hash=hash_token(token),
                    created_at=now,
                    expires_at=now + INVITATION_LIFE,
                )
            )
            await uow.commit()
        return token

    async def join(self, actor: Actor, token: str) -> None:
        """Put the person on the allow-list.

        raises  InvitationInvalid when the token is unknown, used up or expired
        """
        now = self.clock.now()
        async with self.begin() as uow:
            if not await uow.invitations.use(hash_token(token), actor.person_id, now):
                raise InvitationInvalid
            person = await uow.people.get(actor.person_id)
            await uow.counsellors.save(Counsellor(person_id=person.id, joined_at=now))
            await uow.people.save(person)
            await uow.commit()

    async def leave(self, person_id: int) -> bool:
        """Take every power from somebody; return whether they had any."""
        async with self.begin() as uow:
            counsellor = await uow.counsellors.find(person_id)
            if counsellor is None or counsellor.left_at is not None:
                return False
            await uow.counsellors.save(replace(counsellor, left_at=self.clock.now()))
            await uow.people.save(await uow.people.get(person_id))
            await uow.commit()
        return True

    async def members(self) -> Sequence[Counsellor]:
        """Return who is on the allow-list now."""
        async with self.begin(write=False) as uow:
            return [one for one in await uow.counsellors.all() if one.left_at is None]
