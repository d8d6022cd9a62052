"""Readers of offers, each fed with what providers really send."""
