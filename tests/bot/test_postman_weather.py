"""Bad weather: whatever goes wrong at random, no letter is lost silently or said twice unmarked."""

from collections import Counter
from random import Random

import pytest

from offers.letters import LetterState
from tests.bot.post_office import PostOffice

FAULTS = ("flood", "error", "server-error", "bad-gateway", "reset-before", "reset-after", "latency")
PERSONS = 6
LETTERS = 8
ENDED = {LetterState.SENT, LetterState.AMBIGUOUS, LetterState.FAILED}


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_every_letter_ends_visibly_and_in_order(office: PostOffice, seed: int) -> None:
    chance = Random(seed)
    people = [await office.join(f"P{number}") for number in range(PERSONS)]
    letters: dict[int, dict[str, int]] = {person_id: {} for _, person_id in people}
    for number in range(LETTERS):
        for _, person_id in people:
            key = f"letter-{number}"
            letters[person_id][f"{key} de"] = await office.write(person_id=person_id, key=key)
    for _ in range(PERSONS * LETTERS // 2):
        skip = chance.randrange(PERSONS * LETTERS)
        office.fault(chance.choice(FAULTS), "sendMessage", skip=skip, seconds=0)

    for _ in range(40):
        await office.round(after=60)

    for person, person_id in people:
        chat = (await person.chat()).standing
        times = Counter(m.text for m in chat if m.is_from_bot)
        firsts = list(dict.fromkeys(m.text for m in chat if m.is_from_bot))
        assert firsts == sorted(firsts, key=list(letters[person_id]).index)
        for text, letter_id in letters[person_id].items():
            letter = office.letter(letter_id)
            assert letter.state in ENDED
            assert times[text] <= (2 if letter.repeat else 1)
            assert times[text] >= (1 if letter.state is LetterState.SENT else 0)
            if letter.state is LetterState.FAILED:
                assert letter.error == "refused"
