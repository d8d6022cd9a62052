"""The postman's line to Telegram: python-telegram-bot without an application, evenly paced.

Opening it asks nothing of the network, so letters wait through an outage at start like any other.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

API_BASE: Final = "https://api.telegram.org"
HANDS: Final = 8
"""Requests under way at once: httpx is fastest with few."""

_CONNECT_SECONDS: Final = 5.0
_WRITE_SECONDS: Final = 10.0
_PER_SECOND: Final = 29.0


@asynccontextmanager
async def open_bot(
    token: str,
    api_base: str = API_BASE,
    *,
    per_second: float | None = _PER_SECOND,
    read_seconds: float = 20.0,
) -> AsyncIterator[ExtBot[int]]:
    """Yield a bot for the postman.

    per_second: the last word on the overall pace, directly before the wire; None for measuring.
    read_seconds: after so long without an answer it counts as lost.
    """
    _hush()
    request = HTTPXRequest(
        connection_pool_size=HANDS,
        connect_timeout=_CONNECT_SECONDS,
        read_timeout=read_seconds,
        write_timeout=_WRITE_SECONDS,
        pool_timeout=_CONNECT_SECONDS,
    )
    limiter = per_second and AIORateLimiter(
        overall_max_rate=1, overall_time_period=1 / per_second, group_max_rate=0
    )
    base = api_base.rstrip("/")
    try:
        yield ExtBot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=request,
            get_updates_request=request,
            rate_limiter=limiter or None,
        )
    finally:
        await request.shutdown()


def _hush() -> None:
    """Keep the libraries from writing tokens (in addresses) and texts (in answers) into the log."""
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
