"""Acts that reach over more than one file or station and have not ended: who waits for whom, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from psycopg.rows import class_row

from projections.reading import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Saga:
    """One that is under way: `waits_for` is the file or station that has not answered."""

    kind: str
    saga_id: str
    file_id: str
    file_number: str | None
    waits_for: str
    since: dt.datetime


def read_sagas(session: Session) -> Sequence[Saga]:
    """Return what is under way, oldest first: merges, undone merges, transfers."""
    with session.cursor(row_factory=class_row(Saga)) as cursor:
        return cursor.execute(_OPEN).fetchall()


_OPEN = """
SELECT x.kind, x.saga_id, x.file_id::text, f.file_number, x.waits_for, x.since
  FROM (
    SELECT 'MERGE' AS kind, t.clear ->> 'merge_id' AS saga_id, t.file_id, t.clear ->> 'absorbed_file_id' AS waits_for,
           t.recorded_at AS since
      FROM sijill.timeline t
     WHERE t.type = 'FilesMerged'
       AND NOT EXISTS (SELECT FROM sijill.timeline a
                        WHERE a.type IN ('MergeCompleted', 'MergeAbandoned')
                          AND a.clear ->> 'merge_id' = t.clear ->> 'merge_id')
    UNION ALL
    SELECT 'UNMERGE', t.clear ->> 'merge_id', t.file_id, m.clear ->> 'absorbed_file_id', t.recorded_at
      FROM sijill.timeline t
      JOIN sijill.timeline m ON m.type = 'FilesMerged' AND m.clear ->> 'merge_id' = t.clear ->> 'merge_id'
     WHERE t.type = 'FilesUnmerged' AND t.clear ->> 'part' = t.clear ->> 'parts'
       AND NOT EXISTS (SELECT FROM sijill.timeline a
                        WHERE a.type = 'FileSeparated' AND a.clear ->> 'merge_id' = t.clear ->> 'merge_id'
                          AND a.clear ->> 'part' = a.clear ->> 'parts')
    UNION ALL
    SELECT 'TRANSFER', t.clear ->> 'transfer_id', f.file_id, t.clear ->> 'to_unit', t.recorded_at
      FROM sijill.files f
      JOIN LATERAL (SELECT * FROM sijill.timeline t
                     WHERE t.file_id = f.file_id AND t.type = 'FileTransferRequested'
                     ORDER BY t.journal_offset DESC LIMIT 1) AS t ON true
     WHERE f.status = 'TRANSFER_PENDING'
  ) AS x JOIN sijill.files f USING (file_id)
 ORDER BY x.since, x.saga_id
"""
