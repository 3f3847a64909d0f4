"""What merges move from file to file in the read tables: rows that leave a file, and deadlines that come with it.

Tables that keep every event (employments, travel documents, deadlines met) keep it under the file it was written to.
"""

from __future__ import annotations

from collections.abc import Iterator

from projections.rows import Row
from projections.tables import APPLICATIONS, PERMITS, RECEIPTS
from schemas.events import Event, FileSeparated, FileState, FilesUnmerged

LEFT_WHOLE = (APPLICATIONS, RECEIPTS, PERMITS)
_LEAVING = frozenset({"FileAbsorbed", "FilesUnmerged"})
_COMING = frozenset({"MergeCompleted", "FilesUnmerged", "FileSeparated"})


def is_leaving(event: Event) -> bool:
    """Return whether rows of the event's file must go before its current rows are written."""
    return event.NAME in _LEAVING and not (isinstance(event, FilesUnmerged) and event.part < event.parts)


def coming_deadlines(partition: int, state: FileState, event: Event) -> Iterator[Row]:
    """Yield the rows of deadlines not yet met that a file holds after a merge or its undoing."""
    if event.NAME not in _COMING or (isinstance(event, FilesUnmerged | FileSeparated) and event.part < event.parts):
        return
    for one in state.deadlines:
        if one.status != "MET":
            yield (
                partition,
                one.deadline_id,
                state.file_id,
                state.version,
                one.rule_id,
                one.rule_version,
                one.subject,
                one.subject_id,
                one.due_on,
                one.owner_unit,
                one.level,
                one.raised_on,
                one.status,
                one.met_on,
            )
