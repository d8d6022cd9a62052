"""Every reason has its words, in every language."""

import re
from pathlib import Path

import pytest

TEXTS = Path(__file__).parents[3] / "dialogs" / "texts"
WISHES = [
    "hours",
    "remote",
    "distance",
    "rooms",
    "area",
    "cost-warm",
    "cost-cold",
    "cost-price",
    "date",
    "pets",
    "barrier",
    "furnished",
    "short-let",
]
OTHERS = [
    "reason-occupation-exact",
    "reason-occupation-near",
    "reason-words",
    "reason-employer",
    "reason-permanent",
    "reason-career-changers",
    "reason-cost-warm-estimated",
    "misfit-cost-warm-estimated",
    "misfit-persons",
    "reason-permit",
    "misfit-permit",
    "unknown-permit",
]
CONCESSIONS = [
    "radius",
    "rooms",
    "area",
    "cost",
    "date",
    "pets",
    "barrier",
    "furnished",
    "short-let",
]


def stems(language: str) -> set[str]:
    text = (TEXTS / language / "reasons.ftl").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][a-z-]+) =", text, flags=re.MULTILINE))


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_key_of_the_matching_has_words(language: str) -> None:
    wanted = {f"{how}-{wish}" for how in ("reason", "misfit", "unknown") for wish in WISHES}
    wanted |= {*OTHERS, *(f"relaxation-{key}" for key in CONCESSIONS)}

    assert stems(language) == wanted
