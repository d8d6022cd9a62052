"""Sandbox time: the machine's clock plus what a test has added. Nothing here ever sleeps."""

import time


class Clock:
    """Seconds since 1970; `advance` moves the whole sandbox forward at once."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Return sandbox time as a Unix timestamp with fractions."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Let time pass for callback ages, the 48 hours and the rate windows."""
        self._ahead += seconds
