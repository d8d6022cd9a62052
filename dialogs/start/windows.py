"""The windows of the door, the menu and the short pages."""

from operator import itemgetter
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import Dialog, LaunchMode, Window
from aiogram_dialog.widgets.kbd import Button, Column, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.link_preview import LinkPreview
from aiogram_dialog.widgets.text import Format

from dialogs.kit import BackButton, HumanButton, Label, MenuButton, T, Words
from dialogs.start import actions
from dialogs.start.getters import get_county, get_languages, get_menu
from dialogs.states import InfoSG, MenuSG, StartSG
from dialogs.texts import Safe

_PREVIEW: dict[str, Any] = {
    "county": "Landkreis (Beispiel)",
    "office": "Willkommensbüro (Beispiel)",
    "address": "Musterstraße 1, 12345 Musterstadt",
    "phone": "030 23125 000",
    "email": "willkommen@example.org",
    "responsible": "Landkreis (Beispiel)",
    "url": "https://example.org/datenschutz",
    "opening": Safe("Gerade ist jemand da."),
    "languages": [("en", "English")],
}
_MENU_PREVIEW: dict[str, Any] = {
    **_PREVIEW,
    "dropped": False,
    "unfinished": False,
    "known": True,
    "can_change": True,
    "can_begin": False,
}


def start() -> Dialog:
    """Return the dialog before the first question."""
    return Dialog(
        Window(
            T("start-notice"),
            Column(
                Button(Label("start-accept"), id="accept", on_click=actions.on_accepted),
                Button(Label("start-call"), id="call", on_click=actions.on_call_pressed),
                SwitchTo(Label("start-more"), id="more", state=StartSG.details),
                _languages(),
            ),
            LinkPreview(is_disabled=True),
            state=StartSG.notice,
            getter=get_county,
            preview_data=_PREVIEW,
        ),
        Window(
            T("start-details"),
            SwitchTo(Label("back"), id="less", state=StartSG.notice),
            LinkPreview(is_disabled=True),
            state=StartSG.details,
            getter=get_county,
            preview_data=_PREVIEW,
        ),
    )


def menu() -> Dialog:
    """Return the menu."""
    return Dialog(
        Window(
            T("menu-dropped", when="dropped"),
            T("menu-title"),
            Words(),
            _menu_button("menu-go-on", "go_on", actions.on_intake_pressed, when="unfinished"),
            _menu_button("menu-begin", "begin", actions.on_intake_pressed, when="can_begin"),
            _menu_button("menu-results", "results", actions.on_results_pressed, when="can_change"),
            Group(
                _menu_button("menu-change", "change", actions.on_intake_pressed, when="can_change"),
                _menu_button("menu-remembered", "remembered", actions.on_remembered_pressed),
                HumanButton(),
                _menu_button("menu-data", "data", actions.on_privacy_pressed),
                _menu_button("menu-language", "language", actions.on_language_pressed),
                _menu_button("menu-help", "help", actions.on_help_pressed),
                width=2,
            ),
            state=MenuSG.main,
            getter=get_menu,
            preview_data=_MENU_PREVIEW,
        ),
        launch_mode=LaunchMode.SINGLE_TOP,
    )


def info() -> Dialog:
    """Return the short pages that lie on top of whatever the person was doing."""
    return Dialog(
        _page("help-text", InfoSG.help, HumanButton(), BackButton()),
        _page("start-call-text", InfoSG.call, BackButton()),
        Window(
            T("language-ask"),
            Words(),
            _languages(),
            BackButton(),
            state=InfoSG.language,
            getter=get_languages,
            preview_data=_PREVIEW,
        ),
        _page("stop-done", InfoSG.stopped, HumanButton(), BackButton()),
        _page("desk-welcome", InfoSG.joined, MenuButton()),
        launch_mode=LaunchMode.SINGLE_TOP,
    )


def _languages() -> Select[str]:
    return Select(
        Format("{item[1]}"),
        id="speak",
        items="languages",
        item_id_getter=itemgetter(0),
        on_click=actions.on_language_tapped,
    )


def _menu_button(key: str, name: str, pressed: Any, when: str | None = None) -> Button:  # noqa: ANN401 - aiogram-dialog's OnClick
    return Button(Label(key), id=name, on_click=pressed, when=when)


def _page(key: str, state: State, *buttons: Button) -> Window:
    return Window(
        T(key),
        Words(),
        Row(*buttons),
        LinkPreview(is_disabled=True),
        state=state,
        getter=get_county,
        preview_data=_PREVIEW,
    )
