"""What the bot says about itself: commands, name and descriptions, per scope and language."""

from bot.sandbox.params import Json


class Profile:
    """The bot's texts on its profile page."""

    def __init__(self) -> None:
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.words: dict[tuple[str, str], str] = {}
