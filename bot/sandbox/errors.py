"""How Telegram says no: one exception whose text and number go to the bot unchanged."""

from typing import NoReturn


class ApiError(Exception):
    """A refused call: the HTTP status, Telegram's own words, and its `parameters` if any."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def refuse(text: str) -> NoReturn:
    """400: the call itself is wrong, repeating it will not help."""
    description = f"Bad Request: {text}"
    raise ApiError(400, description)


def forbid(text: str) -> NoReturn:
    """403: the other side does not let the bot in."""
    description = f"Forbidden: {text}"
    raise ApiError(403, description)


def cannot_parse(text: str) -> NoReturn:
    """400: the mark-up is broken; the text says what and where."""
    refuse(f"can't parse entities: {text}")


def too_many_requests(seconds: int) -> ApiError:
    """Build a 429: the lane is full for so many seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def migrated(new_chat_id: int) -> ApiError:
    """Build the 400 of a group that lives on as a supergroup under another id."""
    return ApiError(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=new_chat_id,
    )
