"""Hand-over to humans: asking, seen by the person; the case's card, seen by counsellors.

The card and the person's status message travel as letters, so they are plain texts with buttons
here (`card`); the asking is a dialog.
"""

from dialogs.desk.windows import desk

__all__ = ["desk"]
