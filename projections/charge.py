"""Who is in charge of files: the history of one, and the proof that none ever had no station, or two.

The table has a row for each change, keyed by file and version: at a version the last row at or before it holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from projections.reading import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One station's time in charge of a file: from `version` up to, not including, `until_version` (None: now)."""

    unit: str | None
    version: int
    until_version: int | None
    since: dt.date
    until: dt.date | None
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A file that breaks the rule, and how."""

    file_id: str
    file_number: str | None
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was looked at, and what was found: `faults` is empty when every file has one station in charge."""

    files: int
    changes: int
    merged: int
    faults: tuple[Fault, ...]


def read_spans(session: Session, file_id: str) -> Sequence[Span]:
    """Return the stations in charge of a file in order."""
    with session.cursor(row_factory=class_row(Span)) as cursor:
        return cursor.execute(
            """
            SELECT unit, file_version AS version, lead(file_version) OVER later AS until_version,
                   since, lead(since) OVER later AS until, because
              FROM sijill.in_charge WHERE file_id = %s::uuid
            WINDOW later AS (ORDER BY file_version) ORDER BY file_version
            """,
            (file_id,),
        ).fetchall()


def prove(session: Session, *, most: int = 100) -> Proof:
    """Look at every file and every change; return the first `most` faults by file id."""
    row = session.execute(
        "SELECT (SELECT count(*) FROM sijill.files WHERE version > 0), (SELECT count(*) FROM sijill.in_charge),"
        "       (SELECT count(*) FROM sijill.in_charge WHERE because = 'FileAbsorbed')"
    ).fetchone()
    files, changes, merged = row or (0, 0, 0)
    with session.cursor(row_factory=class_row(Fault)) as cursor:
        faults = cursor.execute(_FAULTS, {"most": most}).fetchall()
    return Proof(files=files, changes=changes, merged=merged, faults=tuple(faults))


_FAULTS = """
WITH span AS (
    SELECT file_id, unit, because, file_version,
           row_number() OVER w AS place, lead(unit) OVER w AS next_unit,
           lead(file_version) OVER w IS NULL AS is_last
      FROM sijill.in_charge WINDOW w AS (PARTITION BY file_id ORDER BY file_version)
)
SELECT f.file_id::text, f.file_number, x.fault
  FROM (
    SELECT f.file_id, 'no station in charge' AS fault FROM sijill.files f
     WHERE f.status <> 'REGISTERED' AND f.version > 0
       AND NOT EXISTS (SELECT FROM sijill.in_charge c WHERE c.file_id = f.file_id)
    UNION ALL
    SELECT s.file_id, 'no station in charge from version ' || s.file_version
      FROM span s WHERE s.unit IS NULL AND s.because <> 'FileAbsorbed'
    UNION ALL
    SELECT s.file_id, 'merged, but no merge ended it'
      FROM span s JOIN sijill.files f USING (file_id)
     WHERE s.is_last AND s.unit IS NULL AND f.status NOT IN ('CLOSED', 'ARCHIVED', 'SHREDDED')
    UNION ALL
    SELECT s.file_id, 'the file says ' || coalesce(f.station_of_charge, 'none') || ', its history ' || s.unit
      FROM span s JOIN sijill.files f USING (file_id)
     WHERE s.is_last AND s.unit IS NOT NULL AND s.unit IS DISTINCT FROM f.station_of_charge
    UNION ALL
    SELECT s.file_id, 'a transfer accepted by ' || s.unit || ' that was not asked for'
      FROM span s
     WHERE s.because = 'FileTransferAccepted'
       AND NOT EXISTS (SELECT FROM sijill.timeline t
                        WHERE t.file_id = s.file_id AND t.type = 'FileTransferRequested'
                          AND t.file_version < s.file_version AND t.clear ->> 'to_unit' = s.unit)
  ) AS x JOIN sijill.files f USING (file_id)
 ORDER BY 1, 3
 LIMIT %(most)s
"""
