"""The postman: takes letters to Telegram, by python-telegram-bot, which lives only here.

`errands` plans what a letter needs next, `calls` does it, `outcomes` reads what came of it, `books`
enters it, `echoes` are the letters about letters, `rounds` keeps it all going. Words come from a
`Renderer`, turns from the rate plan; what becomes of a letter is decided in `offers.letters`.
"""

from telegram import Bot as Letterbox

from bot.postman.rendering import Button, Rendered, Renderer
from bot.postman.rounds import Postman
from bot.postman.wire import open_bot

__all__ = ["Button", "Letterbox", "Postman", "Rendered", "Renderer", "open_bot"]
