"""Every word a person or a counsellor is shown, by language and key: the Fluent files beside this.

`Texts.load().say("de")` gives a `Say`; what is said when is the dialogs' business.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Message
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

Argument = str | int | float | date

_LOCALES = {"en": "en-GB"}
"""Where a language's way of writing dates is not that of its own code."""

_HERE = Path(__file__).parent


class Safe(str):
    """A piece of rendered HTML that must not be escaped again."""

    __slots__ = ()


class TextsBroken(ValueError):  # noqa: N818 - names what is broken, like a Refusal
    """A language file cannot be read, or a text cannot be put together."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text ready to be filled. fixed: the whole text when it takes no arguments."""

    message: Message
    variables: frozenset[str]
    fixed: str | None


@dataclass(frozen=True, slots=True)
class Say:
    """Everything that can be said in one language; call it with a key and the key's arguments."""

    language: str
    _texts: Mapping[str, _Text]
    _bundle: FluentBundle
    _all: Mapping[str, "Say"]

    def __call__(self, key: str, **args: Argument) -> str:
        """Return the text as HTML, string arguments escaped unless `Safe`.

        raises  KeyError for an unknown key or a missing argument
        """
        return self._filled(
            key,
            {
                name: escape(value, quote=False)
                if isinstance(value, str) and not isinstance(value, Safe)
                else value
                for name, value in args.items()
            },
        )

    def plain(self, key: str, **args: Argument) -> str:
        """Return the text with its arguments as they are: for buttons and pop-ups, never HTML."""
        return self._filled(key, args)

    def has(self, key: str) -> bool:
        """Say whether there is such a text."""
        return key in self._texts

    def variables(self, key: str) -> frozenset[str]:
        """Return the names of the arguments a text takes."""
        return self._texts[key].variables

    def keys(self) -> frozenset[str]:
        """Return every key there is."""
        return frozenset(self._texts)

    def into(self, language: str) -> "Say":
        """Return the same texts in another language."""
        return self._all[language]

    def _filled(self, key: str, args: Mapping[str, Argument]) -> str:
        text = self._texts[key]
        if text.fixed is not None:
            return text.fixed
        return _formatted(self._bundle, text.message, {name: args[name] for name in text.variables})


class Texts:
    """The texts of all languages."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        """Compile the Fluent source of each language.

        raises  TextsBroken when a source has an entry Fluent cannot read or two of the same key
        """
        self._says: dict[str, Say] = {}
        for language, source in sources.items():
            self._says[language] = _compiled(language, source, self._says)

    @classmethod
    def load(cls) -> "Texts":
        """Return the texts beside this module, read once per process."""
        return _loaded()

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages there are."""
        return tuple(self._says)

    def say(self, language: str) -> Say:
        """Return what speaks a language.

        raises  KeyError for a language without texts
        """
        return self._says[language]


@cache
def _loaded() -> Texts:
    folders = sorted(folder for folder in _HERE.iterdir() if list(folder.glob("*.ftl")))
    return Texts({folder.name: _source(folder) for folder in folders})


def _source(folder: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.ftl")))


def _compiled(language: str, source: str, says: Mapping[str, Say]) -> Say:
    bundle = FluentBundle([_LOCALES.get(language, language)], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    entries = dict(_messages(language, source))
    texts: dict[str, _Text] = {}
    for key, entry in entries.items():
        variables = _variables_of(entry, entries)
        message = bundle.get_message(key)
        fixed = None if variables else _formatted(bundle, message, {})
        texts[key] = _Text(message, variables, fixed)
    return Say(language, texts, bundle, says)


def _messages(language: str, source: str) -> Iterator[tuple[str, ast.Message]]:
    seen: set[str] = set()
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Junk):
            raise TextsBroken(language, entry.content)
        if isinstance(entry, ast.Message):
            if entry.id.name in seen:
                raise TextsBroken(language, entry.id.name, "stands twice")
            seen.add(entry.id.name)
            yield entry.id.name, entry


class _Names(Visitor):
    """Collects which arguments and which other texts a text mentions."""

    def __init__(self) -> None:
        self.arguments: set[str] = set()
        self.texts: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.arguments.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - Fluent's name
        self.texts.add(node.id.name)


def _variables_of(entry: ast.Message, entries: Mapping[str, ast.Message]) -> frozenset[str]:
    names = _Names()
    names.visit(entry)
    mentioned = [entries[name] for name in names.texts if name in entries]
    return frozenset(names.arguments).union(*(_variables_of(one, entries) for one in mentioned))


def _formatted(bundle: FluentBundle, message: Message, args: Mapping[str, Argument]) -> str:
    if message.value is None:
        raise TextsBroken(message.id.name, "has no text")
    text, errors = bundle.format_pattern(message.value, dict(args))
    if errors:
        raise TextsBroken(message.id.name, *errors)
    return str(text)
