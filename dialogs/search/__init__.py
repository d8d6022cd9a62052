"""What was found: an overview, one card at a time with its reasons, and what is remembered."""

from dialogs.search.windows import search

__all__ = ["search"]
