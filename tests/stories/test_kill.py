"""The process is killed without warning: dialogs go on, nothing is lost, order is kept.

A hundred kills in mixed traffic are in `tests/soak`; these are three, at seeded moments.
"""

import asyncio
from collections import Counter
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tests.stories.ledger import lost_updates, read_ledger
from tests.stories.process import installed
from tests.stories.town import ASKING, REPEAT, Town, a_town, answer, said, until

SEED = 20261122
LINES = 6
PATIENCE_SECONDS = 40.0


async def is_settled(town: Town) -> bool:
    """Say whether every update is handled and every letter at its end."""
    ledger = await read_ledger(town.settings.database)
    return ledger.is_settled and not lost_updates(town, ledger)


@pytest.mark.xdist_group("kill")
async def test_three_kills_lose_nothing_and_keep_the_order(
    database_url: str, tmp_path: Path
) -> None:
    dice = Random(SEED)
    print(f"seed {SEED}")  # noqa: T201 - whoever reads a failure needs it
    async with (
        a_town(database_url) as town,
        installed(town.settings, tmp_path) as service,
    ):
        berta = await town.hire_by_post("Berta")
        anna = await town.arrive("Anna")
        await anna.wait_for("Verantwortlich")
        await answer(anna, "Einverstanden, los geht’s", "hier aufgewachsen", "Weiter")

        await anna.say("Hamburg")
        await asyncio.sleep(dice.uniform(0, 0.15))
        await service.kill()
        await service.start()
        await anna.wait_for("Wann möchtest du zurück?", PATIENCE_SECONDS)
        await anna.tap("So bald wie möglich")  # on either copy, if the crash made two
        await anna.wait_for("Kommst du allein", PATIENCE_SECONDS)
        await anna.tap("Allein")
        await asyncio.sleep(dice.uniform(0, 0.15))
        await service.kill()
        await anna.say("keine")
        await service.start()
        await anna.wait_for("Was arbeitest du", PATIENCE_SECONDS)

        await answer(anna, *ASKING[1:])
        await anna.wait_for("Deine Frage liegt bei der Beratung", PATIENCE_SECONDS)
        topic = await town.topic_of(berta, "Anna")
        await topic.tap("Übernehmen")
        await anna.wait_for("Berta von der Beratung", PATIENCE_SECONDS)
        lines = [await anna.say(f"A{number}") for number in range(LINES)]
        answers = [await topic.say(f"B{number}") for number in range(LINES)]
        await asyncio.sleep(dice.uniform(0.05, 0.4))
        await service.kill()
        await service.start()

        await until(partial(is_settled, town), PATIENCE_SECONDS, pause=0.3)
        ledger = await read_ledger(town.settings.database)
        for reader, side, sent in ((topic, "desk", lines), (anna, "person", answers)):
            texts = [text for text in said(await reader.chat()) if text in {it.text for it in sent}]
            if side == "person":
                texts = [it for it in texts if it.startswith("B")]
            letters = ledger.carried(side)
            seen = Counter(texts)
            for line in sent:
                assert seen[line.text] in (1, 1 + letters[line.message_id]["repeat"]), line.text
            assert list(dict.fromkeys(texts)) == [line.text for line in sent]
        assert lost_updates(town, ledger) == set()
        assert set(ledger.states()) <= {"sent", "cancelled"}
        assert (ledger.done("ask"), ledger.done("take")) == (1, 1)
        assert service.complaints() == []
        doubled = sum(letter["repeat"] for letter in ledger.carried("desk").values())
        assert Counter(said(await topic.chat()))[REPEAT] == doubled
