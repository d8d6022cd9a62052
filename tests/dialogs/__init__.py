"""Dialogs, typed and tapped: every screen as a person meets it, on a database in memory."""
