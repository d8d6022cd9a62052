"""Who may act at the desk: only whoever is on the list and in the group, and nobody by luck."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.app import App
from bot.sandbox import Person
from offers.cases import CaseState
from offers.desk import Invitation, hash_token
from offers.rights import OPERATOR
from tests.stories.town import Town, standing, until

INVALID = "Diese Einladung gilt nicht mehr. Bitte lass dir eine neue geben."
FORBIDDEN = "Das dürfen nur Leute aus der Beratung."


async def names(app: App) -> list[str]:
    """Return who is on the list."""
    async with app.services.team.begin(write=False) as uow:
        on_it = [one.person_id for one in await uow.counsellors.all() if one.left_at is None]
        return [(await uow.people.get(person_id)).name for person_id in on_it]


async def leave(app: App, counsellor: Person) -> None:
    """Let a counsellor go away from the group, and wait until the list says so."""
    await counsellor.leave()

    async def is_gone() -> bool:
        return counsellor.name not in await names(app)

    await until(is_gone)


async def is_waiting(app: App, person: Person) -> bool:
    """Say whether nobody has taken the person's question."""
    known = await app.services.reception.find("telegram", str(person.id))
    assert known is not None
    case = await app.services.desk.case_of(known.person.id)
    return case is not None and case.state is CaseState.WAITING


async def test_an_invitation_opens_the_door_once(town: Town, app: App) -> None:
    token = await app.services.team.invite(OPERATOR)
    berta = await town.arrive("Berta", code=f"join_{token}")
    await berta.wait_for("Willkommen im Team")

    carla = await town.arrive("Carla", code=f"join_{token}")

    await carla.wait_for(INVALID)
    assert await names(app) == ["Berta"]


async def test_an_expired_invitation_opens_nothing(town: Town, app: App) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=8)
    async with app.services.team.begin() as uow:
        await uow.invitations.add(
            Invitation(
                token_hash=hash_token("expired"),
                created_at=long_ago,
                expires_at=long_ago + timedelta(days=7),
            )
        )
        await uow.commit()

    carla = await town.arrive("Carla", code="join_expired")

    await carla.wait_for(INVALID)
    assert await names(app) == []


@pytest.mark.parametrize("token", ["", "guess", "_" * 59])
async def test_a_foreign_invitation_opens_nothing(town: Town, app: App, token: str) -> None:
    carla = await town.arrive("Carla", code=f"join_{token}")

    await carla.wait_for(INVALID)
    assert await names(app) == []


async def test_somebody_not_on_the_list_is_refused(
    town: Town, app: App, anna: Person, topic: Person
) -> None:
    stranger = await town.sandbox.people.create("Fremd")
    there = (await stranger.join(town.desk)).at(town.desk, topic.topic)

    for button in ("Übernehmen", "Abschließen", "Sperren"):
        press = await there.tap(button)
        assert (await there.wait_for_notice(press["callback_id"])).text == FORBIDDEN
    await there.say("Ich bin auch nett")

    await topic.wait_for(FORBIDDEN)
    assert await is_waiting(app, anna)
    await topic.tap("Übernehmen")
    await topic.wait_for("bei Berta")
    await topic.say("Guten Tag")
    assert "Ich bin auch nett" not in await standing(anna, "Guten Tag")


async def test_who_left_the_group_may_not_act_after_coming_back(
    app: App, anna: Person, topic: Person
) -> None:
    await leave(app, topic)
    await topic.join(topic.chat_id)

    press = await topic.tap("Übernehmen")

    assert (await topic.wait_for_notice(press["callback_id"])).text == FORBIDDEN
    assert await is_waiting(app, anna)
    assert await names(app) == []


async def test_a_counsellor_in_the_middle_of_a_talk_loses_the_word_on_leaving(
    town: Town, app: App, anna: Person, taken: Person
) -> None:
    carla = (await town.hire("Carla", app)).at(town.desk, taken.topic)
    await leave(app, taken)
    await taken.join(taken.chat_id)

    await taken.say("Ich darf nicht mehr")

    await taken.wait_for(FORBIDDEN)
    await carla.tap("Zurück an den Bot")
    await anna.wait_for("Carla ist fürs Erste fertig")
    await carla.wait_for(lambda it: "Übernehmen" in it.labels)
    await carla.tap("Übernehmen")
    await anna.wait_for("Carla von der Beratung")
    await carla.say("Jetzt bin ich da")
    assert "Ich darf nicht mehr" not in await standing(anna, "Jetzt bin ich da")
