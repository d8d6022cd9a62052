"""Reply markup: what Telegram accepts, what it echoes and what only the person sees."""

import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from bot.sandbox.errors import refuse
from bot.sandbox.params import Json, Params

CALLBACK_DATA_LIMIT: Final = 64
BUTTON_LIMIT: Final = 100
_ACTIONS: Final = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """`inline` is echoed with the message; `reply` replaces the person's keyboard."""

    inline: Json | None = None
    reply: Json | None = None


def read_markup(params: Params) -> Markup:
    """Return a call's reply_markup.

    raises  ApiError for buttons Telegram refuses
    """
    markup = params.tree("reply_markup")
    if markup is None:
        return Markup()
    if not isinstance(markup, dict):
        refuse("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline keyboard")
        keyboard = [[_inline_button(button) for button in row] for row in rows if row]
        if sum(map(len, keyboard)) > BUTTON_LIMIT:
            refuse("reply markup is too long")
        return Markup(inline={"inline_keyboard": keyboard} if keyboard else None)
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], "reply keyboard")
        shown = [[_reply_button(button) for button in row] for row in rows]
        return Markup(reply={**markup, "keyboard": shown})
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return Markup(reply=markup)
    return Markup()


def _rows(rows: Any, what: str) -> list[list[Any]]:  # noqa: ANN401 - JSON of a stranger
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        refuse(f"can't parse {what} markup JSON object: expected an Array of Arrays")
    return rows


def _reply_button(button: Any) -> Json:  # noqa: ANN401 - JSON of a stranger
    shown = {"text": button} if isinstance(button, str) else button
    if not isinstance(shown, dict) or not shown.get("text"):
        refuse('can\'t parse keyboard button: Field "text" must be of type String')
    return shown


def _inline_button(button: Any) -> Json:  # noqa: ANN401 - JSON of a stranger
    if not isinstance(button, dict):
        refuse("can't parse inline keyboard button: expected an Object")
    shown = {key: value for key, value in button.items() if value is not None}
    if not isinstance(shown.get("text"), str):
        refuse(
            "can't parse inline keyboard button: Can't find field \"text\""
            if "text" not in shown
            else 'can\'t parse inline keyboard button: Field "text" must be of type String'
        )
    if not shown["text"].strip():
        refuse("inline keyboard button text must be non-empty")
    if not _ACTIONS & shown.keys():
        refuse(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in shown:
        size = len(str(shown["callback_data"]).encode())
        if not 0 < size <= CALLBACK_DATA_LIMIT:
            refuse("BUTTON_DATA_INVALID")
    if not isinstance(shown.get("copy_text", {}), dict):
        refuse('can\'t parse inline keyboard button: Field "copy_text" must be an Object')
    if "url" in shown:
        _check_url(str(shown["url"]))
    return shown


def _check_url(url: str) -> None:
    bare = url if re.match(r"[a-z]+:", url) else f"http://{url}"
    parts = urlsplit(bare)
    if parts.scheme in {"tg", "ton", "mailto", "tel"}:
        return
    if parts.scheme not in {"http", "https"}:
        reason = "Unsupported URL protocol"
    elif "." not in (parts.hostname or "") or " " in url:
        reason = "Wrong HTTP URL"
    else:
        return
    refuse(f"inline keyboard button URL '{url}' is invalid: {reason}")
