"""`willkommen offers`: what is brought in, what the report says, and what may go wrong."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import HOMES, JOBS, Import, Shell
from tests.cli.feeds import open_offers, openimmo, report


def test_import_reports_in_exactly_the_promised_shape(shell: Shell) -> None:
    broken = JOBS + "J-4;;Musterwerk;Syke;28857;;;;;\n"

    (found,) = shell.json(
        "offers", "import", shell.write("a.csv", broken), "--provider", "stadt", "--json"
    )

    assert list(found) == [*report()]
    assert found == report(
        read=4, created=3, skipped=[{"record": "line 5", "reason": found["skipped"][0]["reason"]}]
    )
    assert found["skipped"][0]["reason"]


def test_importing_twice_changes_nothing(shell: Shell, bring: Import) -> None:
    path = shell.write("jobs.csv", JOBS)
    bring(path)
    before = shell.json("offers", "list", "--json")

    assert bring(path) == report(read=3, unchanged=3)

    after = shell.json("offers", "list", "--json")
    assert [{**row, "last_seen": ""} for row in after] == [
        {**row, "last_seen": ""} for row in before
    ]


def test_a_changed_line_updates_one_offer(shell: Shell, bring: Import) -> None:
    bring(shell.write("jobs.csv", JOBS))

    changed = bring(shell.write("jobs.csv", JOBS.replace("Tischler (m/w/d)", "Tischlerin (m/w/d)")))

    assert changed == report(read=3, updated=1, unchanged=2)


def test_full_expires_what_is_missing_and_a_later_file_brings_it_back(
    shell: Shell, bring: Import
) -> None:
    whole = shell.write("jobs.csv", JOBS)
    bring(whole)
    part = shell.write("part.csv", "".join(JOBS.splitlines(keepends=True)[:3]))

    assert bring(part) == report(read=2, unchanged=2)
    assert bring(part, "--full") == report(read=2, unchanged=2, expired=1)
    assert open_offers(shell) == ["stadt/J-1", "stadt/J-2"]
    assert bring(whole) == report(read=3, updated=1, unchanged=2)


def test_full_of_jobs_leaves_homes_alone(shell: Shell, bring: Import) -> None:
    bring(shell.write("homes.csv", HOMES))

    assert bring(shell.write("jobs.csv", JOBS), "--full") == report(read=3, created=3)


def test_a_dry_run_reports_the_same_and_changes_nothing(shell: Shell, bring: Import) -> None:
    path = shell.write("jobs.csv", JOBS)

    assert bring(path, "--dry-run") == report(read=3, created=3)

    assert open_offers(shell) == []


def test_a_delta_removes_what_it_deletes(shell: Shell, bring: Import) -> None:
    bring(shell.write("full.xml", openimmo("A", "B")))
    deletion = openimmo("A", umfang="TEIL", aktion='<aktion aktionart="DELETE"/>')

    gone = bring(shell.write("delta.xml", deletion))

    assert (gone["expired"], gone["created"]) == (1, 0)
    assert open_offers(shell) == ["stadt/B"]


@pytest.mark.parametrize("name", ["", "  ", "a/b", "a\nb"])
def test_a_provider_without_a_usable_name_is_refused(shell: Shell, name: str) -> None:
    result = shell.run("offers", "import", shell.write("jobs.csv", JOBS), "--provider", name)

    assert result.exit_code == 2
    assert "needs a name without slashes" in result.stderr


def test_the_same_reference_of_two_providers_is_two_offers(shell: Shell) -> None:
    path = shell.write("jobs.csv", JOBS)

    for name in ("eins", "zwei"):
        shell.json("offers", "import", path, "--provider", name, "--json")

    assert len(open_offers(shell)) == 6


def test_the_report_for_people_names_skipped_records_and_warnings(shell: Shell) -> None:
    path = shell.write(
        "a.csv", JOBS + "J-4;;Musterwerk;Syke;28857;;;;;\nJ-1;Koch;M;Syke;28857;;;;;\n"
    )

    result = shell.run("offers", "import", path, "--provider", "stadt")

    first, *more = result.stdout.splitlines()
    assert first == "read 5, created 3, updated 0, unchanged 0, expired 0, skipped 1"
    assert [line.partition(":")[0] for line in more] == ["skipped line 5", "warning"]


def test_list_shows_each_open_offer_on_a_line(stocked: Shell) -> None:
    result = stocked.run("offers", "list", "--kind", "home")

    assert result.stdout == "wbg/H-1\tWohnung am Marktplatz\nwbg/H-2\tHaus mit Garten\n"


def test_list_as_json_says_where_and_since_when(stocked: Shell) -> None:
    first, *others = stocked.json("offers", "list", "--kind", "job", "--json")

    assert {**first, "first_seen": "", "last_seen": ""} == {
        "offer": "stadt/J-1",
        "kind": "job",
        "title": "Erzieher (m/w/d)",
        "place": "Sulingen",
        "postcode": "27232",
        "link": None,
        "first_seen": "",
        "last_seen": "",
    }
    assert first["first_seen"].endswith("+00:00")
    assert len(others) == 2


class Terminal(io.StringIO):
    """A terminal to write to."""

    def isatty(self) -> bool:
        """Say that somebody is looking."""
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), True), (io.StringIO(), False)])
def test_progress_is_shown_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, shown: bool
) -> None:
    from bot.commands.offers import progress  # noqa: PLC0415 - only this test needs it

    monkeypatch.setattr(sys, "stderr", stream)

    files = [Path("a.csv"), Path("b.csv")]
    assert (list(progress(files, quiet=False)), list(progress(files, quiet=True))) == (files, files)

    assert ("Importing" in stream.getvalue()) is shown
