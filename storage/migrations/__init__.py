"""The versions of the schema of persons, offers, cases and letters, and the way between them.

One change each, up and down. `migrate` and `pending` are what the command line calls; `alembic`
itself finds its settings in pyproject.toml and the database in DATABASE_URL.
"""

from collections.abc import Sequence
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.script.revision import RevisionError
from sqlalchemy import Connection

from storage.engine import open_engine

HERE = Path(__file__).parent


class SchemaUnknown(Exception):  # noqa: N818 - told to the operator as an answer, not a crash
    """The database has a schema this release does not know; the text names its revision."""


async def migrate(url: str, revision: str = "head") -> None:
    """Bring the database to a revision, up or down, in one transaction."""
    engine = open_engine(url).execution_options(write=True)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_go, revision)
    finally:
        await engine.dispose()


async def pending(url: str) -> Sequence[str]:
    """Return the revisions the database still lacks, oldest first.

    raises  SchemaUnknown when a newer release of ours has brought it further than we know
    """
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_lacking)
    finally:
        await engine.dispose()


def scripts() -> ScriptDirectory:
    """Return the revisions there are."""
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    return config


def _go(connection: Connection, revision: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    here = MigrationContext.configure(connection).get_current_revision() or "base"
    below = {one.revision for one in scripts().iterate_revisions(here, "base")}
    if revision == "base" or (revision in below and revision != here):
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)


def _lacking(connection: Connection) -> list[str]:
    here = MigrationContext.configure(connection).get_current_revision() or "base"
    try:
        return [one.revision for one in scripts().iterate_revisions("head", here)][::-1]
    except RevisionError as unknown:
        raise SchemaUnknown(here) from unknown
