"""Rows turned into offers, persons, cases and letters, and back. Repositories never commit."""
