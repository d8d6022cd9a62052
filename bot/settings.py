"""Settings, read once from the environment and .env. Parts are handed on, never the whole.

Commands that need no Telegram (migrate, offers, match) run without a token.
"""

import re
from functools import cached_property
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")
_DATABASE = re.compile(
    r"sqlite:///(?!:memory:)[^?]+|postgres(ql)?(\+asyncpg)?://([^@]*@)?"
    r"(\[[0-9A-Fa-f:.]+\]|[^/:?]*)(:\d{1,5})?(/[^?]*)?(\?.*)?"
)
_LIBPQ_ONLY = re.compile(r"[?&](ssl[a-z]+|channel_binding|connect_timeout|options|\w*_name)=")
"""What hosts like to put into the addresses they hand out, for another driver than ours."""

_SAYS_VALUE_ERROR = "Value error, "
"""How pydantic begins what our own validators say."""


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
        return _AsGiven(
            bot_token=SecretStr(token),
            staff_chat_id=staff_chat_id,
            database_url=SecretStr(database),
            telegram_api_base=base,
        )

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _in_any_case(cls, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        return value.upper() if info.field_name == "log_level" else value.lower()

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: SecretStr) -> SecretStr:
        url = value.get_secret_value()
        if not _DATABASE.fullmatch(url):
            message = "use sqlite:///path or postgresql://user:password@host/name"
            raise ValueError(message)
        if (foreign := _LIBPQ_ONLY.search(url)) is not None:
            message = f"the driver does not know {foreign[1]}; for TLS it says ssl=require"
            raise ValueError(message)
        return value

    @field_validator("webhook_url", "telegram_api_base")
    @classmethod
    def _an_address(cls, value: str | None) -> str | None:
        parts = urlsplit(value or "https://none")
        if parts.scheme not in ("http", "https") or not parts.netloc:
            message = "needs a whole address, such as https://bot.example.org/telegram"
            raise ValueError(message)
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _SECRET.fullmatch(value.get_secret_value()):
            message = "needs 32 to 256 characters of A-Z a-z 0-9 _ -"
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


class _AsGiven(Settings):
    """Settings that only its maker decides, not the environment and no file."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Leave only what is handed over."""
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)


def load_settings() -> Settings:
    """Read the settings from the environment and .env.

    raises  SettingsInvalid
    """
    try:
        return Settings()
    except ValidationError as wrong:
        lines = (
            f"{'.'.join(str(part) for part in error['loc']).upper()}: "
            f"{error['msg'].removeprefix(_SAYS_VALUE_ERROR)}".lstrip(": ")
            for error in wrong.errors(include_url=False, include_input=False)
        )
        raise SettingsInvalid("\n".join(lines)) from None
    except (OSError, UnicodeDecodeError) as wrong:
        message = f".env cannot be read: {wrong}"
        raise SettingsInvalid(message) from None
