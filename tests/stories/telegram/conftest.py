"""One kind of database is enough here."""

import pytest


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """Return the URL of a migrated SQLite database."""
    return sqlite_url
