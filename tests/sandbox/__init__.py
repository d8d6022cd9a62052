"""Conformance of the sandbox: each behaviour seen through aiogram and python-telegram-bot."""
