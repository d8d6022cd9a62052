"""The windows of the search: overview, cards to leaf through, what is remembered."""

from operator import itemgetter
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, SwitchTo, Url
from aiogram_dialog.widgets.link_preview import LinkPreview
from aiogram_dialog.widgets.text import Format
from magic_filter import F

from dialogs.kit import HumanButton, Label, MenuButton, T, Words
from dialogs.search import actions
from dialogs.search.getters import (
    get_match,
    get_offer,
    get_overview,
    get_package,
    get_remembered,
)
from dialogs.states import SearchSG
from dialogs.texts import Safe

_LISTS = ("jobs", "homes", "packages", "partner")

_PREVIEW_CARD: dict[str, Any] = {
    "card": Safe("<b>Tischler (m/w/d)</b>\nTischlerei (Beispiel) · 27232 Sulingen"),
    "link": "https://example.org/42",
    "at": 1,
    "total": 3,
    "is_remembered": True,
    "refused": "Schreiner (m/w/d)",
}


def search() -> Dialog:
    """Return the dialog of results and remembered offers."""
    return Dialog(
        _overview(),
        _cards(SearchSG.jobs),
        _cards(SearchSG.partner),
        _cards(SearchSG.homes),
        _packages(),
        _remembered(),
        _offer(),
    )


def _overview() -> Window:
    return Window(
        T("search-title", when="asked"),
        *(T(f"search-{name}-count", when=F[f"asked_{name}"]) for name in _LISTS),
        T("search-nothing-asked", when=~F["asked"]),
        Words(),
        Group(
            *(_to_list(name, when=F[f"asked_{name}"]) for name in _LISTS),
            _to_list("remembered", when=F["remembered"]),
            width=2,
        ),
        _press("search-change", "change", actions.on_change_pressed),
        Row(HumanButton(), MenuButton()),
        state=SearchSG.overview,
        getter=get_overview,
        preview_data={
            "jobs": 3,
            "homes": 2,
            "packages": 1,
            "partner": 0,
            "remembered": 1,
            "asked": True,
            **{f"asked_{name}": True for name in _LISTS},
            **{f"{name}_line": "die besten 20, 12 ganz nach Wunsch" for name in _LISTS},
        },
    )


def _to_list(name: str, when: WhenCondition) -> Button:
    return _press(f"search-open-{name}", name, actions.on_list_pressed, when=when)


def _press(
    key: str,
    name: str,
    pressed: Any,  # noqa: ANN401 - aiogram-dialog's OnClick
    when: WhenCondition = None,
) -> Button:
    return Button(Label(key), id=name, on_click=pressed, when=when)


def _cards(state: State) -> Window:
    return Window(
        T("search-refused", when="refused"),
        T("search-card"),
        T("search-remembered-note", when="is_remembered"),
        MessageInput(actions.on_words_written),
        _leafing(),
        Group(
            *_remembering("search-remember"),
            _press("search-refuse", "refuse", actions.on_refuse_pressed),
            _press("search-ask", "ask", actions.on_ask_pressed),
            Url(Label("search-link"), Format("{link}"), when=F["link"]),
            width=2,
            when=F["total"],
        ),
        *_ways_out(),
        LinkPreview(is_disabled=True),
        state=state,
        getter=get_match,
        preview_data=_PREVIEW_CARD,
    )


def _packages() -> Window:
    return Window(
        T("search-refused", when="refused"),
        T("search-card"),
        T("search-remembered-note", when="is_remembered"),
        MessageInput(actions.on_words_written),
        _leafing(),
        Group(
            _press("search-ask-job", "ask", actions.on_ask_pressed),
            _press("search-ask-home", "ask_home", actions.on_ask_pressed),
            _press("search-refuse-job", "refuse", actions.on_refuse_pressed),
            _press("search-refuse-home", "refuse_home", actions.on_refuse_pressed),
            *_remembering("search-remember-both"),
            width=2,
            when=F["total"],
        ),
        *_ways_out(),
        LinkPreview(is_disabled=True),
        state=SearchSG.packages,
        getter=get_package,
        preview_data=_PREVIEW_CARD,
    )


def _remembering(key: str) -> tuple[Button, Button]:
    return (
        _press(key, "remember", actions.on_remember_pressed, when=~F["is_remembered"]),
        _press(
            "search-unremember",
            "unremember",
            actions.on_unremember_pressed,
            when=F["is_remembered"],
        ),
    )


def _leafing() -> Row:
    return Row(
        _press("search-previous", "previous", actions.on_previous_pressed, when=F["at"] > 1),
        Button(Label("search-position"), id="position"),
        _press("search-next", "next", actions.on_next_pressed, when=F.func(_has_next)),
        when=F["total"],
    )


def _has_next(data: dict[str, Any]) -> bool:
    return int(data["at"]) < int(data["total"])


def _ways_out() -> tuple[Button | Row, ...]:
    """Return the ways on from a card; a human is asked about it above, or here when it is empty."""
    return (
        _press("search-restore", "restore", actions.on_restore_pressed, when="refused"),
        HumanButton(when=~F["total"]),
        Row(
            SwitchTo(Label("search-overview"), id="overview", state=SearchSG.overview),
            _press("search-change", "change_search", actions.on_change_pressed),
        ),
    )


def _remembered() -> Window:
    return Window(
        T("search-remembered-title"),
        T("search-remembered-some", when="any"),
        T("search-remembered-none", when=~F["any"]),
        Words(),
        Column(
            Select(
                Format("{item[1]}"),
                id="offer",
                items="offers",
                item_id_getter=itemgetter(0),
                type_factory=int,
                on_click=actions.on_offer_chosen,
            )
        ),
        Row(_press("back", "leave", actions.on_leave_pressed), HumanButton()),
        state=SearchSG.remembered,
        getter=get_remembered,
        preview_data={"offers": [(1, "Tischler (m/w/d) · Sulingen")], "any": True},
    )


def _offer() -> Window:
    return Window(
        T("search-card"),
        Words(),
        Group(
            _press("search-ask", "ask", actions.on_ask_about_pressed),
            Url(Label("search-link"), Format("{link}"), when=F["link"]),
            _press("search-unremember", "forget", actions.on_forget_pressed),
            SwitchTo(Label("back"), id="back", state=SearchSG.remembered),
            width=2,
        ),
        LinkPreview(is_disabled=True),
        state=SearchSG.offer,
        getter=get_offer,
        preview_data=_PREVIEW_CARD,
    )
