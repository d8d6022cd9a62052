"""`willkommen offers`: what is brought in, what the report says, and what may go wrong."""

import io
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.cli.conftest import HOMES, JOBS, Import, Shell

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "feeds"

OPENIMMO = """<openimmo><uebertragung umfang="{umfang}"/><anbieter>{homes}</anbieter></openimmo>"""
HOME = """<immobilie><objektkategorie><nutzungsart WOHNEN="1"/><vermarktungsart MIETE_PACHT="1"/>
<objektart><wohnung/></objektart></objektkategorie><geo><plz>49356</plz><ort>Diepholz</ort></geo>
<preise><warmmiete>800</warmmiete></preise><flaechen><anzahl_zimmer>3</anzahl_zimmer></flaechen>
<freitexte><objekttitel>Wohnung {id}</objekttitel></freitexte><verwaltung_techn>
<openimmo_obid>{id}</openimmo_obid>{aktion}</verwaltung_techn></immobilie>"""


def report(**counts: Any) -> dict[str, Any]:  # noqa: ANN401 - counts and lists alike
    usual = {"read": 0, "created": 0, "updated": 0, "unchanged": 0, "expired": 0}
    return {**usual, "skipped": [], "warnings": [], **counts}


def openimmo(*ids: str, umfang: str = "VOLL", aktion: str = "") -> str:
    return OPENIMMO.format(
        umfang=umfang, homes="".join(HOME.format(id=one, aktion=aktion) for one in ids)
    )


def open_offers(shell: Shell) -> list[str]:
    return [row["offer"] for row in shell.json("offers", "list", "--json")]


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


def test_a_dry_run_of_several_files_counts_what_a_real_one_would(
    shell: Shell, bring: Import
) -> None:
    paths = shell.write("a.csv", JOBS), shell.write("b.csv", JOBS)

    tried = bring(*paths, "--dry-run")

    assert tried == bring(*paths)
    assert (tried["read"], tried["created"], len(tried["warnings"])) == (6, 3, 3)


def test_two_full_exports_in_one_folder_do_not_expire_each_other(
    shell: Shell, bring: Import
) -> None:
    shell.write("feeds/agency-one.xml", openimmo("A", "B"))
    shell.write("feeds/agency-two.xml", openimmo("C"))
    folder = str(shell.folder / "feeds")
    bring(folder)

    assert bring(folder) == report(read=3, unchanged=3)

    assert open_offers(shell) == ["stadt/A", "stadt/B", "stadt/C"]


def test_a_full_export_beside_an_unreadable_file_expires_nothing(
    shell: Shell, bring: Import
) -> None:
    bring(shell.write("old.xml", openimmo("A", "B")))
    full, broken = shell.write("new.xml", openimmo("B")), shell.write("broken.xml", "<openimmo>")

    result = shell.run("offers", "import", full, broken, "--provider", "stadt")

    assert result.exit_code == 2
    assert open_offers(shell) == ["stadt/A", "stadt/B"]
    assert bring(full) == report(read=1, unchanged=1, expired=1)


def test_a_delta_removes_what_it_deletes(shell: Shell, bring: Import) -> None:
    bring(shell.write("full.xml", openimmo("A", "B")))
    deletion = openimmo("A", umfang="TEIL", aktion='<aktion aktionart="DELETE"/>')

    gone = bring(shell.write("delta.xml", deletion))

    assert (gone["expired"], gone["created"]) == (1, 0)
    assert open_offers(shell) == ["stadt/B"]


@pytest.mark.parametrize("content", ["", "<html", "\x89PNG\r\n", "no offers here"])
def test_an_unreadable_file_ends_with_a_message_and_two(shell: Shell, content: str) -> None:
    path = shell.write("feed.dat", content)

    result = shell.run("offers", "import", path, "--provider", "stadt", "--json")

    assert result.exit_code == 2
    assert result.stderr.startswith(f"{path}: ")
    assert result.stderr.count("\n") == 1


def test_a_missing_file_ends_with_a_message_and_two(shell: Shell) -> None:
    result = shell.run("offers", "import", "nowhere.csv", "--provider", "stadt")

    assert (result.exit_code, "nowhere.csv" in result.stderr) == (2, True)


def test_the_rest_of_a_batch_survives_an_unreadable_file(shell: Shell) -> None:
    broken, fine = shell.write("a.xml", "<openimmo>"), shell.write("b.csv", JOBS)

    result = shell.run("offers", "import", broken, fine, "--provider", "stadt")

    assert result.exit_code == 2
    assert "created 3" in result.stdout
    assert result.stderr.startswith(f"{broken}: ")
    assert len(open_offers(shell)) == 3


def test_folders_are_read_wholly_without_hidden_files(shell: Shell, bring: Import) -> None:
    shell.write("feeds/jobs.csv", JOBS)
    shell.write("feeds/homes/homes.csv", HOMES)
    shell.write("feeds/.DS_Store", b"\x00\x01")
    shell.write("feeds/.git/config", "[core]")

    found = bring(str(shell.folder / "feeds"))

    assert found == report(read=5, created=5)


def test_an_empty_folder_is_said_to_be_empty(shell: Shell) -> None:
    (shell.folder / "feeds").mkdir()

    result = shell.run("offers", "import", "feeds", "--provider", "stadt")

    assert (result.exit_code, result.stderr) == (2, "feeds: there is no file in this folder\n")


def test_records_of_several_files_are_told_apart(shell: Shell, bring: Import) -> None:
    broken = JOBS.splitlines()[0] + "\nJ-9;;Musterwerk;Syke;28857;;;;;\n"

    found = bring(shell.write("a.csv", broken), shell.write("b.csv", broken))

    assert [one["record"] for one in found["skipped"]] == ["a.csv: line 2", "b.csv: line 2"]


def test_an_archive_is_one_file(shell: Shell, bring: Import) -> None:
    archive = io.BytesIO()
    with ZipFile(archive, "w") as packed:
        packed.writestr("jobs.csv", JOBS)
        packed.writestr("homes.csv", HOMES)

    assert bring(shell.write("all.zip", archive.getvalue())) == report(read=5, created=5)


def test_the_format_can_be_given(shell: Shell) -> None:
    path = shell.write("jobs.csv", JOBS)

    result = shell.run("offers", "import", path, "--provider", "stadt", "--format", "openimmo")

    assert result.exit_code == 2
    assert path in result.stderr


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


@pytest.mark.skipif(not SAMPLES.exists(), reason="development data is not part of the project")
def test_every_sample_feed_is_read_or_refused_with_a_reason(shell: Shell) -> None:
    for path in sorted(SAMPLES.rglob("*.*")):
        result = shell.run("offers", "import", str(path), "--provider", "probe", "--json")

        refused = path.name in ("LICENSE.txt", "openimmo-feedback.xml")
        assert (path.name, result.exit_code) == (path.name, 2 if refused else 0)
        assert (str(path) in result.stderr) is refused
