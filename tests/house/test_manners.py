"""Small manners that keep the house one piece: reasons for ignores, names, nothing left behind."""

import re

from tests.house.sources import ROOT, sources

EVERYWHERE = ("bot", "dialogs", "offers", "storage", "tests", "benchmarks")
BARE_IGNORE = re.compile(r"#\s*(noqa(?!: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)* - \S)|type: ignore(?!\[))")
UNWANTED_NAMES = re.compile(r"(^|/)(utils?|misc|common|helpers?|managers?)\.py$")


def test_every_ignore_gives_its_reason() -> None:
    bare = [
        f"{source.path}:{number}"
        for source in sources(*EVERYWHERE)
        for number, line in enumerate(source.text.splitlines(), start=1)
        if BARE_IGNORE.search(line) and source.path != "tests/house/test_manners.py"
    ]

    assert bare == []


def test_no_file_is_a_junk_drawer() -> None:
    drawers = [s.path for s in sources(*EVERYWHERE) if UNWANTED_NAMES.search(s.path)]

    assert drawers == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        source.path
        for source in sources(*EVERYWHERE)
        if source.text.strip() and not re.match(r'\s*(#!.*\n)?[rR]?"""', source.text)
    ]

    assert silent == []


def test_lock_files_name_no_host() -> None:
    hosts = [
        lock.name
        for lock in ROOT.glob("requirements*.lock")
        if "://" in lock.read_text(encoding="utf-8")
    ]

    assert hosts == []
