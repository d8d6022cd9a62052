"""The door: who we are and the notice, the menu, and the short pages (help, phone, language)."""

from dialogs.start.windows import info, menu, start

__all__ = ["info", "menu", "start"]
