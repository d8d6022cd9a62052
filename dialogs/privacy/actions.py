"""What happens when a person takes their data along or has them erased."""

import json
from collections.abc import Iterator
from typing import Any

from aiogram.types import BufferedInputFile, CallbackQuery, InputMediaDocument, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button

from dialogs.kit import actor, say, services


async def on_export_pressed(callback: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Send everything as JSON and as readable text."""
    held = await services(manager).privacy.export(actor(manager))
    speaks = say(manager)
    name = speaks.plain("privacy-file")
    files = {
        f"{name}.json": json.dumps(held, ensure_ascii=False, indent=2),
        f"{name}.txt": "\n".join(readable(held)),
    }
    if isinstance(callback.message, Message):
        await callback.message.answer_media_group(
            [
                InputMediaDocument(media=BufferedInputFile(text.encode(), filename))
                for filename, text in files.items()
            ]
        )
        await callback.message.answer(speaks("privacy-exported"))
    manager.show_mode = ShowMode.DELETE_AND_SEND


async def on_erase_confirmed(callback: CallbackQuery, _: Button, manager: DialogManager) -> None:
    """Erase everything; what remains on the screen says so and that nothing is left to press."""
    await services(manager).privacy.erase(actor(manager))
    await manager.reset_stack(remove_keyboard=False)
    manager.show_mode = ShowMode.NO_UPDATE
    if isinstance(callback.message, Message):
        await callback.message.edit_text(say(manager)("privacy-erased"))


def readable(held: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    """Yield what is held as indented lines: `name: value`, lists with dashes, nothing left out."""
    indent = "  " * depth
    if isinstance(held, dict):
        for name, value in held.items():
            yield from _entry(f"{indent}{name}:", value, depth)
    elif isinstance(held, list):
        for value in held:
            yield from _entry(f"{indent}-", value, depth)
    else:
        yield f"{indent}{held}"


def _entry(label: str, value: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict | list) and value:
        yield label
        yield from readable(value, depth + 1)
    else:
        yield f"{label} {value}"
