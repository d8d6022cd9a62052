"""Team: who gets onto the desk, and how they leave it."""

import pytest

from offers.desk import INVITATION_LIFE
from offers.errors import Conflict, InvitationInvalid, NotAllowed
from offers.rights import OPERATOR, Actor, Right, Role, may
from offers.services import Reception, Team
from tests.fakes import FakeClock, FakeDatabase


@pytest.fixture
def team(fake_database: FakeDatabase, clock: FakeClock) -> Team:
    return Team(fake_database.begin, clock)


async def role(reception: Reception, actor: Actor) -> Role:
    known = await reception.find("telegram", actor.name.removeprefix("Person "))
    assert known is not None
    return known.actor.role


async def test_an_invitation_puts_one_person_on_the_list_once(
    team: Team, reception: Reception, anna: Actor, berta: Actor
) -> None:
    token = await team.invite(OPERATOR)
    await team.join(anna, token)

    for late in (berta, anna):
        with pytest.raises(InvitationInvalid):
            await team.join(late, token)

    assert [one.person_id for one in await team.members()] == [anna.person_id]
    assert (await role(reception, anna), await role(reception, berta)) == (
        Role.COUNSELLOR,
        Role.PERSON,
    )


async def test_every_invitation_is_its_own(team: Team, anna: Actor, berta: Actor) -> None:
    tokens = [await team.invite(OPERATOR) for _ in range(2)]
    assert len(set(tokens)) == 2

    for actor, token in zip((anna, berta), tokens, strict=True):
        await team.join(actor, token)

    assert len(await team.members()) == 2


async def test_only_the_hash_of_an_invitation_is_kept(
    team: Team, fake_database: FakeDatabase
) -> None:
    token = await team.invite(OPERATOR)

    assert token not in repr(fake_database.shelf)


async def test_an_invitation_expires(team: Team, clock: FakeClock, anna: Actor) -> None:
    in_time, too_late = [await team.invite(OPERATOR) for _ in range(2)]
    clock.advance(seconds=INVITATION_LIFE.total_seconds() - 1)
    await team.join(anna, in_time)
    clock.advance(seconds=1)

    with pytest.raises(InvitationInvalid):
        await team.join(anna, too_late)


@pytest.mark.parametrize("token", ["", "guess", "x" * 10_000])
async def test_a_guess_opens_nothing(team: Team, anna: Actor, token: str) -> None:
    with pytest.raises(InvitationInvalid):
        await team.join(anna, token)


async def test_whoever_was_erased_meanwhile_uses_up_no_invitation(team: Team, anna: Actor) -> None:
    token = await team.invite(OPERATOR)

    with pytest.raises(Conflict):
        await team.join(Actor(person_id=99), token)
    await team.join(anna, token)

    assert len(await team.members()) == 1


async def test_leaving_ends_every_power_and_leaving_twice_changes_nothing(
    team: Team, reception: Reception, anna: Actor, berta: Actor, clock: FakeClock
) -> None:
    await team.join(anna, await team.invite(OPERATOR))
    clock.advance(days=1)

    assert [await team.leave(anna.person_id) for _ in range(2)] == [True, False]

    assert not await team.leave(berta.person_id)
    assert await team.members() == []
    assert await role(reception, anna) is Role.PERSON


async def test_somebody_who_left_may_be_invited_again(team: Team, anna: Actor) -> None:
    await team.join(anna, await team.invite(OPERATOR))
    await team.leave(anna.person_id)

    await team.join(anna, await team.invite(OPERATOR))

    assert [one.left_at for one in await team.members()] == [None]


@pytest.mark.parametrize("asking", [Role.PERSON, Role.COUNSELLOR])
async def test_only_operators_invite(team: Team, fake_database: FakeDatabase, asking: Role) -> None:
    with pytest.raises(NotAllowed):
        await team.invite(Actor(person_id=1, role=asking))

    assert fake_database.shelf.invitations == {}


def test_rights_grow_with_the_role() -> None:
    allowed = {
        role: {right for right in Right if may(Actor(person_id=1, role=role), right)}
        for role in Role
    }

    assert allowed == {
        Role.PERSON: {Right.SEARCH},
        Role.COUNSELLOR: {Right.SEARCH, Right.ANSWER},
        Role.OPERATOR: set(Right),
    }
