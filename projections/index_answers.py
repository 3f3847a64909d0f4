"""What the read tables say of files that were found, and which file numbers exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from projections.reading import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands on the cover of a file."""

    file_id: str
    file_number: str | None
    status: str
    station_of_charge: str | None
    nationality: str | None


def read_headers(session: Session, file_ids: Sequence[str]) -> dict[str, Header]:
    """Return the covers of those of the files that the tables hold."""
    with session.cursor(row_factory=class_row(Header)) as cursor:
        rows = cursor.execute(
            "SELECT file_id::text, file_number, status, station_of_charge, nationality FROM sijill.files"
            " WHERE file_id = ANY(%s::uuid[])",
            (list(file_ids),),
        ).fetchall()
    return {row.file_id: row for row in rows}


def find_numbers(session: Session, numbers: Sequence[str]) -> dict[str, str]:
    """Return the file ids of those of the numbers that exist, in the order asked."""
    rows = session.execute(
        "SELECT file_number, file_id::text FROM sijill.files WHERE file_number = ANY(%s)", (list(numbers),)
    )
    found: dict[str, str] = dict(rows.fetchall())
    return {number: found[number] for number in numbers if number in found}
