"""The register of columns: every one says whether it tells of a person."""

from sqlalchemy import Column

from storage.schema import Base

ANSWERS = {"none", "pseudonym", "personal"}


def test_every_column_says_what_it_tells_of_a_person() -> None:
    columns: list[Column[object]] = [
        column for table in Base.metadata.sorted_tables for column in table.columns
    ]

    silent = [
        f"{column.table.name}.{column.name}"
        for column in columns
        if column.info.get("privacy") not in ANSWERS
    ]

    assert columns
    assert silent == []
