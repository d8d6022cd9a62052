"""Tests: unit/ pure · dialogs/ typed and tapped · storage/ one contract, three databases · bot/."""
