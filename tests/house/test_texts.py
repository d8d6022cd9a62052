"""Nothing is said in Python: a sentence in a dialog's code is a text without a translation."""

import ast
import re

from tests.house.sources import sources

WORDS = re.compile(r"[A-Za-zÄÖÜäöüß]{2,} [A-Za-zÄÖÜäöüß]{2,} [A-Za-zÄÖÜäöüß]{2,}")


def strings_in_calls(tree: ast.Module) -> set[str]:
    """Collect strings handed to calls; nobody reads those of preview data and of errors."""
    unread = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        or (isinstance(node, ast.AnnAssign | ast.Assign) and "_PREVIEW" in ast.unparse(node))
    ]
    inside = {id(part) for node in unread for part in ast.walk(node)}
    parts = [
        part
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and id(call) not in inside
        for part in [*call.args, *(k.value for k in call.keywords if k.arg != "preview_data")]
    ]
    return {
        part.value for part in parts if isinstance(part, ast.Constant) and type(part.value) is str
    }


def test_dialogs_hold_no_sentence() -> None:
    sentences = [
        f"{source.path}: {text}"
        for source in sources("dialogs")
        for text in strings_in_calls(source.tree)
        if WORDS.search(text)
    ]

    assert sentences == []
