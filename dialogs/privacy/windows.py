"""The windows of `/daten`."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.kbd import Button, Column, SwitchTo

from dialogs.kit import BackButton, HumanButton, Label, T, Words
from dialogs.privacy.actions import on_erase_confirmed, on_export_pressed
from dialogs.privacy.getters import get_overview
from dialogs.states import PrivacySG


def privacy() -> Dialog:
    """Return the dialog about a person's own data."""
    return Dialog(
        Window(
            T("privacy-overview"),
            Words(),
            Column(
                Button(Label("privacy-export"), id="export", on_click=on_export_pressed),
                SwitchTo(Label("privacy-erase"), id="erase", state=PrivacySG.erase),
            ),
            HumanButton(),
            BackButton(),
            state=PrivacySG.overview,
            getter=get_overview,
            preview_data={"responsible": "Landkreis (Beispiel)", "url": "https://example.org"},
        ),
        Window(
            T("privacy-erase-sure"),
            Words(),
            Column(
                SwitchTo(Label("privacy-erase-no"), id="keep", state=PrivacySG.overview),
                Button(Label("privacy-erase-yes"), id="sure", on_click=on_erase_confirmed),
            ),
            state=PrivacySG.erase,
        ),
    )
