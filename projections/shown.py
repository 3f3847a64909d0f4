"""What the tables show of files, as an evidence bundle holds it: the state's bytes, and where each row comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from projections.reading import Session


def read_shown(session: Session, file_ids: Iterable[str] | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each file with its state (hex of the Avro body) and rows (event id, partition, offset); None: all files."""
    wanted = None if file_ids is None else list(file_ids)
    rows = session.execute(
        "SELECT f.file_id::text, f.state, t.rows FROM sijill.files f JOIN LATERAL ("
        "  SELECT jsonb_agg(jsonb_build_array(event_id, partition, journal_offset) ORDER BY journal_offset) AS rows"
        "    FROM sijill.timeline WHERE file_id = f.file_id) t ON true"
        " WHERE f.state IS NOT NULL AND (%(wanted)s::uuid[] IS NULL OR f.file_id = ANY(%(wanted)s::uuid[]))"
        " ORDER BY f.file_id",
        {"wanted": wanted},
    )
    for file_id, state, places in rows:
        yield file_id, {"state": bytes(state).hex(), "rows": places or []}


def read_reached(session: Session) -> dict[int, int]:
    """Return the next offset of the journal that the tables wait for, by partition."""
    rows = session.execute("SELECT partition, next_offset FROM sijill.positions")
    return {int(partition): int(offset) for partition, offset in rows}
