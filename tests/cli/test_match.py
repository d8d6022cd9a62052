"""`willkommen match`: needs as JSON lines in, offers as JSON lines out, nothing else."""

import json
from typing import Any

import pytest

from bot.commands.match import home_need
from offers.catalogue import Deal
from offers.people import CostKind
from tests.cli.conftest import JOBS, Shell

EXAMPLE = {
    "id": "n-1",
    "kind": "rent",
    "rooms_min": 3,
    "area_min": 70,
    "cost_max": 900,
    "cost_kind": "warm",
    "place": "49356",
    "radius_km": 15,
    "from": "2027-03-01",
    "furnished": True,
    "pets": True,
    "barrier_free": False,
}


def lines(*questions: object) -> str:
    return "".join(f"{json.dumps(question)}\n" for question in questions)


def titles(answer: dict[str, Any]) -> list[str]:
    return [match["title"] for match in answer["matches"]]


def test_jobs_answers_each_line_in_order_with_the_id_as_given(stocked: Shell) -> None:
    ids: list[object] = [7, "sieben", None, 7.5, {"row": 1}]

    answers = stocked.json(
        "match", "jobs", "--json", stdin=lines(*({"id": one, "query": "Tischler"} for one in ids))
    )

    assert [answer["id"] for answer in answers] == ids
    assert [titles(answer)[0] for answer in answers] == ["Tischler (m/w/d)"] * 5


def test_a_match_has_the_promised_parts(stocked: Shell) -> None:
    (answer,) = stocked.json("match", "jobs", "--json", stdin=lines({"id": 1, "query": "Koch"}))

    first = answer["matches"][0]
    assert (first["offer"], first["title"]) == ("stadt/J-2", "Koch & Köchin")
    assert 0 < first["score"] <= 100
    assert first["reasons"]
    assert all(isinstance(reason, str) for reason in first["reasons"])


def test_reasons_are_plain_words_and_no_markup(shell: Shell) -> None:
    path = shell.write("jobs.csv", JOBS.replace("Musterküche", "Müller & Söhne").replace("&", "&"))
    shell.json("offers", "import", path, "--provider", "stadt", "--json")

    result = shell.run("match", "jobs", stdin=lines({"id": 1, "query": "Koch bei Müller & Söhne"}))

    assert "&amp;" not in result.stdout


def test_limit_counts_per_line(stocked: Shell) -> None:
    need = {"id": 1, "kind": "rent"}

    (all_,) = stocked.json("match", "homes", stdin=lines(need))
    answers = stocked.json(
        "match", "jobs", "--limit", "1", stdin=lines({"id": 1, "query": "m/w/d"})
    )

    assert len(titles(all_)) == 1
    assert all(len(titles(answer)) <= 1 for answer in answers)


@pytest.mark.parametrize("limit", ["0", "101", "many"])
def test_a_limit_out_of_range_is_refused(stocked: Shell, limit: str) -> None:
    assert stocked.run("match", "jobs", "--limit", limit).exit_code == 2


def test_empty_lines_are_left_out(stocked: Shell) -> None:
    question = lines({"id": 1, "query": "Koch"})

    assert len(stocked.json("match", "jobs", stdin=f"\n{question}  \n\n{question}\n")) == 2


def test_no_line_is_no_answer(stocked: Shell) -> None:
    assert stocked.json("match", "jobs", stdin="") == []


def test_an_unknown_language_is_answered_in_german(stocked: Shell) -> None:
    need = {"id": 1, "kind": "rent", "furnished": True}
    tongues: list[object] = ["de", "fr", "", None, 5, ["de"]]

    answers = stocked.json("match", "homes", stdin=lines(*({**need, "lang": t} for t in tongues)))

    assert [answer["matches"][0]["reasons"] for answer in answers] == [["möbliert"]] * len(tongues)


def test_english_is_answered_in_english(stocked: Shell) -> None:
    need = {"id": 1, "kind": "rent", "furnished": True}

    (answer,) = stocked.json("match", "homes", stdin=lines({**need, "lang": "en"}))

    assert answer["matches"][0]["reasons"] == ["furnished"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[1]",
        "17",
        "null",
        '"Koch"',
        '{"id": 2}',
        '{"id": 2, "query": null}',
        "[" * 100_000,
        '{"id": 2, "query": "\udcfc"}',
    ],
)
def test_a_line_that_is_no_question_ends_with_its_number(stocked: Shell, line: str) -> None:
    said = lines({"id": 1, "query": "Koch"}) + f"\n{line}\n"

    result = stocked.run("match", "jobs", stdin=said.encode("utf-8", "surrogateescape"))

    assert result.exit_code == 2
    assert result.stderr.startswith("line 3: ")
    assert result.stderr.count("\n") == 1
    assert [json.loads(answer)["id"] for answer in result.stdout.splitlines()] == [1]


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"kind": "castle"}, "castle"),
        ({"rooms_min": "many"}, "many"),
        ({"cost_max": 1e999}, "infinity"),
        ({"from": "soon"}, "from_date"),
        ({"radius_km": "near"}, "radius_km"),
        ({"pets": "a cat"}, "pets"),
        ({"cost_kind": "free"}, "cost_kind"),
    ],
)
def test_a_need_that_makes_no_sense_is_named(
    stocked: Shell, wrong: dict[str, object], named: str
) -> None:
    result = stocked.run("match", "homes", stdin=lines({**EXAMPLE, **wrong}))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("line 1: ")
    assert named in result.stderr


def test_the_example_need_finds_its_home(stocked: Shell) -> None:
    (answer,) = stocked.json("match", "homes", "--json", stdin=lines(EXAMPLE))

    (match,) = answer["matches"]
    assert (answer["id"], match["offer"]) == ("n-1", "wbg/H-1")
    assert match["score"] >= 90
    assert "3 Zimmer" in match["reasons"]


def test_a_need_is_read_in_our_units() -> None:
    need = home_need({**EXAMPLE, "area_min": 70.5, "cost_max": "899.99", "place": 49356})

    assert (need.area_min, need.cost_max, need.place) == (705, 89_999, "49356")
    assert (need.deal, need.cost_kind) == (Deal.RENT, CostKind.WARM)


def test_what_is_bought_costs_its_price_unless_said_otherwise() -> None:
    need = home_need({"kind": "buy", "cost_max": 260_000})

    assert need.cost_kind is CostKind.PRICE
