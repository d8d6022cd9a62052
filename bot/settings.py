"""Settings, read once from the environment and .env. Parts are handed on, never the whole.

Commands that need no Telegram (migrate, offers, match) run without a token.
"""

import re
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")


class SettingsInvalid(Exception):  # noqa: N818 - told to the operator as an answer, not a crash
    """A setting is wrong; the text names it and says how to mend it, without its value."""


class Settings(BaseSettings):
    """Everything an operator decides; `.env.example` explains each."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: SecretStr | None = None
    staff_chat_id: int | None = None
    database_url: SecretStr = SecretStr("sqlite:///var/willkommen.sqlite3")
    county_file: Path | None = None
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: int = Field(default=8080, ge=1, le=65535)
    telegram_api_base: str = "https://api.telegram.org"
    log_format: Literal["json", "console"] = "json"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @classmethod
    def for_sandbox(cls, *, base: str, token: str, staff_chat_id: int, database: str) -> "Settings":
        """Return settings for a Bot API server on this machine, whatever the environment says."""
        return cls(
            bot_token=SecretStr(token),
            staff_chat_id=staff_chat_id,
            database_url=SecretStr(database),
            telegram_api_base=base,
            county_file=None,
            webhook_url=None,
        )

    @field_validator("webhook_secret")
    @classmethod
    def _long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _SECRET.fullmatch(value.get_secret_value()):
            message = "WEBHOOK_SECRET needs 32 to 256 characters of A-Z a-z 0-9 _ -"
            raise ValueError(message)
        return value

    @model_validator(mode="after")
    def _webhook_is_secret(self) -> "Settings":
        if self.webhook_url and self.webhook_secret is None:
            message = (
                "WEBHOOK_URL needs WEBHOOK_SECRET, or anybody could talk to the bot as Telegram"
            )
            raise ValueError(message)
        return self

    @cached_property
    def database(self) -> str:
        """The database URL as plain text."""
        return self.database_url.get_secret_value()


def load_settings() -> Settings:
    """Read the settings from the environment and .env.

    raises  SettingsInvalid
    """
    try:
        return Settings()
    except ValidationError as wrong:
        lines = (
            f"{'.'.join(str(part) for part in error['loc']).upper()}: {error['msg']}".lstrip(": ")
            for error in wrong.errors(include_url=False, include_input=False)
        )
        raise SettingsInvalid("\n".join(lines)) from None
