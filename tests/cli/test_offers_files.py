"""`willkommen offers import` with several files, folders, archives and files that are none."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import HOMES, JOBS, Import, Shell
from tests.cli.feeds import open_offers, openimmo, report

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "feeds"


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


@pytest.mark.skipif(not SAMPLES.exists(), reason="development data is not part of the project")
def test_every_sample_feed_is_read_or_refused_with_a_reason(shell: Shell) -> None:
    for path in sorted(SAMPLES.rglob("*.*")):
        result = shell.run("offers", "import", str(path), "--provider", "probe", "--json")

        refused = path.name in ("LICENSE.txt", "openimmo-feedback.xml")
        assert (path.name, result.exit_code) == (path.name, 2 if refused else 0)
        assert (str(path) in result.stderr) is refused
