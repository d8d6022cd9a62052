"""A hundred kill -9 at random moments in mixed traffic: no update lost, no effect doubled.

WILLKOMMEN_KILLS and WILLKOMMEN_SEED change how many and which; both are printed, with the figures.
"""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Iterable
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

import pytest

from bot.sandbox import Person, Screen
from storage.engine import Database
from tests.soak.traffic import Conversation, Sent, answer_everything
from tests.stories.ledger import Ledger, lost_updates, read_ledger
from tests.stories.process import Installation, installed
from tests.stories.test_kill import is_settled
from tests.stories.town import Town, a_town, until

KILLS = int(os.environ.get("WILLKOMMEN_KILLS", "100"))
SEED = int(os.environ.get("WILLKOMMEN_SEED", "0")) or int(time.time())
PEOPLE = ("Anna", "Ben", "Cem")
SETTLING_SECONDS = 180.0
WHEN_STARTING = 0.15
"""How often the process is killed before it serves."""


@pytest.mark.soak
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_kills_in_mixed_traffic(database_url: str, tmp_path: Path, way: str) -> None:
    dice, began, kills = Random(SEED), time.monotonic(), max(1, KILLS // 4)
    sent, over = Sent(), asyncio.Event()
    async with (
        a_town(database_url) as town,
        installed(town.settings, tmp_path, by_webhook=way == "webhook", paced=False) as service,
    ):
        desk = (await town.hire_by_post("Berta"), await town.hire_by_post("Carla"))
        async with asyncio.TaskGroup() as traffic:
            for name in PEOPLE:
                talk = Conversation(town, desk, sent, Random(dice.random()))
                traffic.create_task(converse(talk, name, over))
            traffic.create_task(keep_coming(town, sent, over))
            await kill_often(service, dice, kills)
            over.set()
        await until(partial(is_settled, town), SETTLING_SECONDS, pause=0.5)
        ledger = await read_ledger(town.settings.database)
        doubled = await check(town, desk[0], sent, ledger)
        assert service.complaints() == []
    carried = sum(len(it) for it in (*sent.to_desk.values(), *sent.to_person.values()))
    print(  # noqa: T201 - the figures are what the run is for
        f"\n{way}, {database_url.partition(':')[0]}: seed {SEED}, {kills} kills in"
        f" {time.monotonic() - began:.0f} s · {len(ledger.updates)} updates, 0 lost ·"
        f" {sent.rounds} conversations, {carried} lines carried, {doubled} marked repeats ·"
        f" {len(sent.profiles)} intakes · letters {ledger.states()}"
    )


async def kill_often(service: Installation, dice: Random, kills: int) -> None:
    """Kill and start the service, a few times while it is still starting; leave it running."""
    for _ in range(kills):
        await asyncio.sleep(dice.uniform(0.1, 3))
        await service.kill()
        if dice.random() < WHEN_STARTING:
            await service.begin()
        else:
            await service.start()
    await service.kill()
    await service.start()


async def converse(talk: Conversation, name: str, over: asyncio.Event) -> None:
    """Ask, talk and be handed back until it is over, at least once."""
    await talk.begin(name)
    for number in count(1):
        await talk.round(number)
        if over.is_set():
            return


async def keep_coming(town: Town, sent: Sent, over: asyncio.Event) -> None:
    """Let one newcomer after the other answer the intake until it is over."""
    for number in count(1):
        await answer_everything(town, sent, number)
        if over.is_set():
            return


async def check(town: Town, berta: Person, sent: Sent, ledger: Ledger) -> int:
    """Compare what was written with what arrived; return how many copies were repeats."""
    assert lost_updates(town, ledger) == set()
    assert set(ledger.states()) <= {"sent", "cancelled", "ambiguous"}
    assert [ledger.done(what) for what in ("ask", "take", "hand-back")] == [sent.rounds] * 3
    topics = {it.id: it for it in (await berta.chat()).topics}
    assert len([it for it in topics.values() if not it.deleted]) >= len(PEOPLE)
    doubled = 0
    desk = (await berta.at(town.desk).chat()).standing
    for side, lines in (("desk", sent.to_desk), ("person", sent.to_person)):
        letters = ledger.carried(side)
        for person_id, written in lines.items():
            person = Person(town.sandbox.people, person_id, "")
            there = desk if side == "desk" else (await person.chat()).standing
            doubled += arrived(written, there, letters)
    await check_profiles(town, sent)
    return doubled


def arrived(
    written: list[Screen], there: Iterable[Screen], letters: dict[int, dict[str, object]]
) -> int:
    """See that each line is there once, or twice with its letter marked; return the repeats."""
    own = {line.text for line in written}
    texts = [it.text for it in there if it.is_from_bot and it.text in own]
    copies, doubled = Counter(texts), 0
    for line in written:
        letter = letters[line.message_id]
        least = 0 if letter["state"] == "ambiguous" else 1
        assert least <= copies[line.text] <= 1 + bool(letter["repeat"]), (line.text, letter)
        doubled += max(0, copies[line.text] - 1)
    order = [line.text for line in written if copies[line.text]]
    assert list(dict.fromkeys(texts)) == order
    return doubled


async def check_profiles(town: Town, sent: Sent) -> None:
    """See that everybody who answered is in the books once, with their answers."""
    database = Database(town.settings.database)
    async with database.begin(write=False) as uow:
        for number, (person_id, place) in enumerate(sent.profiles.items(), 1):
            person = await uow.people.find("telegram", str(person_id))
            assert person is not None
            profile = await uow.profiles.find(person.id)
            assert profile is not None
            assert (profile.lives_now, profile.household.partner) == (place, False)
            assert profile.household.children == 0
            assert profile.job is not None
            assert profile.job.said == "Krankenschwester"
            assert person.first_code == f"plakat-{number}"
    await database.close()
