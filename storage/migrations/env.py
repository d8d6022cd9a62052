"""What Alembic runs to reach a database of persons, offers, cases and letters.

Called from code it finds an open connection; from Alembic's own command line it opens the database
named in DATABASE_URL. Everything happens in one transaction.
"""

import asyncio
import os

from alembic import context
from sqlalchemy import Connection

from storage.engine import open_engine
from storage.schema import Base


def run(connection: Connection) -> None:
    """Run the revisions asked for on a connection."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_from_the_command_line() -> None:
    """Open the database of the environment and run the revisions asked for."""
    engine = open_engine(os.environ["DATABASE_URL"]).execution_options(write=True)
    async with engine.begin() as connection:
        await connection.run_sync(run)
    await engine.dispose()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    asyncio.run(run_from_the_command_line())
