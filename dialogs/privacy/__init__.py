"""A person's rights over their data: see, take along, erase with a second confirmation."""

from dialogs.privacy.windows import privacy

__all__ = ["privacy"]
