"""Structured logs without personal data: ids and types only, tokens and passwords struck out.

Libraries are heard from WARNING on, whatever LOG_LEVEL says: at DEBUG they write down what people
wrote (statements' values, requests' bodies) and the addresses that hold the token.
"""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog
from structlog.typing import EventDict, ExcInfo, Processor

OURS = ("bot", "dialogs", "offers", "storage")
"""The packages whose lines LOG_LEVEL lets through."""

_without_meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{10,}")
_URL_PASSWORD = re.compile(r"(://[^:/@\s]{0,200}:)[^@\s]{1,200}@|([?&]password=)[^&\s]+")


def redact(text: str) -> str:
    """Return the text without bot tokens and database passwords."""
    return _URL_PASSWORD.sub(_without_password, _TOKEN.sub("***", text))


def configure_logs(log_format: str, level: str) -> None:
    """Send every log line of ours and of libraries through one redacting formatter to stderr."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(_without_words),
    ]
    last: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_first_line, *shared],
            processors=[_without_meta, last, _strike_out],
        )
    )
    quiet = max(logging.WARNING, logging.getLevelNamesMapping()[level])
    logging.basicConfig(handlers=[handler], level=quiet, force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick left out is no warning
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def _first_line(_logger: object, _name: str, event: EventDict) -> EventDict:
    """Cut what libraries say to its first line: asyncio and aiogram quote errors on the next."""
    return {**event, "event": str(event["event"]).partition("\n")[0]}


def _without_words(exc_info: ExcInfo) -> str:
    """Return where an error arose and its type; its words may quote what somebody wrote."""
    kind, _, trace = exc_info
    return "".join(traceback.format_tb(trace)) + kind.__name__


def _strike_out(_logger: object, _name: str, line: str | MutableMapping[str, Any]) -> str:
    """Redact the finished line, so that nothing nested, wrapped or quoted in it is missed."""
    return redact(str(line))


def _without_password(found: re.Match[str]) -> str:
    return f"{found[1]}***@" if found[1] else f"{found[2]}***"
