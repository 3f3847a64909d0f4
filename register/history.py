"""A file as it was: on a day, by legal effect, and as the register knew it at a moment."""

from __future__ import annotations

from collections.abc import Iterable

from register.fold import fold
from schemas.events import FileState
from schemas.journal import JournalRecord


def state_at(records: Iterable[JournalRecord], *, as_of: int | None, known_at: int | None) -> FileState | None:
    """Return the state of one file from its journal records, in journal order.

    `as_of`: only acts with legal effect on or before that day (days since 1970-01-01); `known_at`: only acts
    recorded at or before that moment (microseconds UTC). None does not limit. Returns None when no act is left.
    """
    state: FileState | None = None
    for record in records:
        stamp = record.stamp
        if known_at is not None and stamp.recorded_at > known_at:
            continue
        if as_of is not None and record.event.meta.effective_date > as_of:
            continue
        state = fold(state, record.event, version=stamp.file_version, recorded_at=stamp.recorded_at)
    return state
