"""INSERT … ON CONFLICT for persons, cases and letters, in the words of both our databases."""

from collections.abc import Sequence

from sqlalchemy import Executable
from sqlalchemy.dialects import postgresql, sqlite

from storage.schema import Base


class Upsert:
    """An INSERT that knows what to do when the row is there already.

    Without keys whatever is there stays. With keys, the UNIQUE columns that decide, the row there
    takes over the columns named in `take`. returning: columns of what was really written.
    """

    def __init__(
        self,
        row: type[Base],
        *,
        keys: Sequence[str] = (),
        take: Sequence[str] = (),
        returning: Sequence[str] = (),
    ) -> None:
        columns = row.__table__.c
        for_sqlite, for_postgresql = sqlite.insert(row), postgresql.insert(row)
        if keys:
            for_sqlite = for_sqlite.on_conflict_do_update(
                index_elements=keys, set_={name: for_sqlite.excluded[name] for name in take}
            )
            for_postgresql = for_postgresql.on_conflict_do_update(
                index_elements=keys, set_={name: for_postgresql.excluded[name] for name in take}
            )
        else:
            for_sqlite = for_sqlite.on_conflict_do_nothing()
            for_postgresql = for_postgresql.on_conflict_do_nothing()
        wanted = [columns[name] for name in returning]
        self._statements: dict[str, Executable] = {
            "sqlite": for_sqlite.returning(*wanted) if wanted else for_sqlite,
            "postgresql": for_postgresql.returning(*wanted) if wanted else for_postgresql,
        }

    def on(self, dialect: str) -> Executable:
        """Return the statement for "sqlite" or "postgresql"."""
        return self._statements[dialect]
