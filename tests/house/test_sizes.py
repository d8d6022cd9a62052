"""A file fits into a head, a function onto a screen, a dialog package into one folder's glance."""

import ast

from tests.house.sources import ROOT, sources

FILE_LINES = 250
FUNCTION_LINES = 30
DIALOG_FILES = 4


def test_files_are_short() -> None:
    long = {
        source.path: lines
        for source in sources("bot", "dialogs", "offers", "storage", "tests", "benchmarks")
        if (lines := source.text.count("\n")) > FILE_LINES
    }

    assert long == {}


def test_functions_are_short() -> None:
    long = {
        f"{source.path}:{node.name}": length
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := body_lines(node)) > FUNCTION_LINES
        and not source.path.startswith("storage/migrations/versions/")
    }

    assert long == {}


def test_dialog_packages_are_small() -> None:
    packages = [path for path in (ROOT / "dialogs").iterdir() if (path / "windows.py").exists()]

    crowded = {
        path.name: len(files)
        for path in packages
        if len(files := [f for f in path.glob("*.py") if f.name != "__init__.py"]) > DIALOG_FILES
    }

    assert crowded == {}


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines without its docstring: a long contract is not a long function."""
    first = node.body[0]
    documented = ast.get_docstring(node) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (node.end_lineno or 0) - node.lineno + 1 - docstring
