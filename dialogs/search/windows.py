"""The windows of the search: overview, cards to leaf through, what is remembered."""

from operator import itemgetter
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, SwitchTo, Url
from aiogram_dialog.widgets.text import Format
from magic_filter import F

from dialogs.kit import HumanButton, Label, MenuButton, T
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

_PREVIEW_CARD: dict[str, Any] = {
    "card": Safe("<b>Tischler (m/w/d)</b>\nTischlerei (Beispiel) · 27232 Sulingen"),
    "link": "https://example.org/42",
    "at": 1,
    "total": 3,
    "is_remembered": False,
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
    lists = ("jobs", "homes", "packages", "partner")
    return Window(
        T("search-title"),
        *(T(f"search-{name}-count", when=F[f"asked_{name}"]) for name in lists),
        T("search-nothing-asked", when=~F["asked"]),
        Group(
            *(_to_list(name, when=F[name]) for name in lists),
            _to_list("remembered", when=F["remembered"]),
            width=2,
        ),
        Button(Label("search-change"), id="change", on_click=actions.on_change_pressed),
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
            **{f"asked_{name}": True for name in lists},
        },
    )


def _to_list(name: str, when: Any) -> Button:  # noqa: ANN401 - a magic filter
    return Button(
        Label(f"search-open-{name}"), id=name, on_click=actions.on_list_pressed, when=when
    )


def _cards(state: State) -> Window:
    return Window(
        T("search-card"),
        _leafing(),
        Group(
            Button(
                Label("search-remember"),
                id="remember",
                on_click=actions.on_remember_pressed,
                when=~F["is_remembered"],
            ),
            Button(
                Label("search-unremember"),
                id="unremember",
                on_click=actions.on_unremember_pressed,
                when=F["is_remembered"],
            ),
            Button(Label("search-refuse"), id="refuse", on_click=actions.on_refuse_pressed),
            Button(Label("search-ask"), id="ask", on_click=actions.on_ask_pressed),
            Url(Label("search-link"), Format("{link}"), when=F["link"]),
            width=2,
            when=F["total"],
        ),
        _ways_out(),
        state=state,
        getter=get_match,
        preview_data=_PREVIEW_CARD,
    )


def _packages() -> Window:
    return Window(
        T("search-card"),
        _leafing(),
        Row(
            Button(
                Label("search-remember-both"), id="remember", on_click=actions.on_remember_pressed
            ),
            Button(Label("search-ask"), id="ask", on_click=actions.on_ask_pressed),
            when=F["total"],
        ),
        _ways_out(),
        state=SearchSG.packages,
        getter=get_package,
        preview_data=_PREVIEW_CARD,
    )


def _leafing() -> Row:
    return Row(
        Button(
            Label("search-previous"),
            id="previous",
            on_click=actions.on_previous_pressed,
            when=F["at"] > 1,
        ),
        Button(Label("search-position"), id="position"),
        Button(
            Label("search-next"),
            id="next",
            on_click=actions.on_next_pressed,
            when=F.func(_has_next),
        ),
        when=F["total"],
    )


def _has_next(data: dict[str, Any]) -> bool:
    return int(data["at"]) < int(data["total"])


def _ways_out() -> Group:
    return Group(
        SwitchTo(Label("search-overview"), id="overview", state=SearchSG.overview),
        Button(Label("search-change"), id="change", on_click=actions.on_change_pressed),
        HumanButton(),
        MenuButton(),
        width=2,
    )


def _remembered() -> Window:
    return Window(
        T("search-remembered-title"),
        T("search-remembered-none", when=~F["any"]),
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
        Button(Label("back"), id="leave", on_click=actions.on_leave_pressed),
        state=SearchSG.remembered,
        getter=get_remembered,
        preview_data={"offers": [(1, "Tischler (m/w/d)")], "any": True},
    )


def _offer() -> Window:
    return Window(
        T("search-card"),
        Group(
            Button(Label("search-ask"), id="ask", on_click=actions.on_ask_about_pressed),
            Url(Label("search-link"), Format("{link}"), when=F["link"]),
            Button(Label("search-unremember"), id="forget", on_click=actions.on_forget_pressed),
            SwitchTo(Label("back"), id="back", state=SearchSG.remembered),
            width=2,
        ),
        state=SearchSG.offer,
        getter=get_offer,
        preview_data=_PREVIEW_CARD,
    )
