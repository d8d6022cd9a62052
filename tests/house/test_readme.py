"""The README's commands exist: what a newcomer types is what the house offers."""

import re

import typer

from bot.__main__ import app
from tests.house.sources import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> set[str]:
    """Return every command line of ours, subcommands with a space."""
    root = typer.main.get_group(app)
    names = set()
    for name, command in root.commands.items():
        inner = getattr(command, "commands", None)
        names |= {f"{name} {part}" for part in inner} if inner else {name}
    return names


def test_readme_names_only_commands_that_exist() -> None:
    named = set(re.findall(r"willkommen ([a-z]+(?: (?:import|list|jobs|homes|explain))?)", README))

    assert named - commands() == set()


def test_readme_names_every_command() -> None:
    missing = [name for name in commands() if f"willkommen {name}" not in README]

    assert missing == []


def test_readme_names_only_make_targets_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))

    assert set(re.findall(r"`?make ([a-z]+)`?", README)) - targets == set()


def test_every_setting_is_explained_in_the_example() -> None:
    from bot.settings import Settings  # noqa: PLC0415 - only this test needs it

    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert [name for name in Settings.model_fields if f"{name.upper()}=" not in example] == []
