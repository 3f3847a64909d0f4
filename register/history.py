"""A file as it was: on a day, by legal effect, and as the register knew it at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from register.fold import fold
from schemas.events import FileState
from schemas.journal import JournalRecord

IDENTITY = frozenset({"PersonRegistered", "IdentityUpdated", "IdentityCorrected"})


def state_at(records: Iterable[JournalRecord], *, as_of: int | None, known_at: int | None) -> FileState | None:
    """Return the state of one file from its journal records, in journal order.

    `as_of`: only acts with legal effect on or before that day (days since 1970-01-01); `known_at`: only acts
    recorded at or before that moment (microseconds UTC). None does not limit. Returns None when no act is left.
    """
    state: FileState | None = None
    for record in within(records, as_of=as_of, known_at=known_at):
        state = fold(state, record.event, version=record.stamp.file_version, recorded_at=record.stamp.recorded_at)
    return state


def within(records: Iterable[JournalRecord], *, as_of: int | None, known_at: int | None) -> Iterator[JournalRecord]:
    """Yield the records that count on a day and at a moment; what is shown of a past day holds nothing else.

    A correction of the identity counts as soon as the act that it corrects (`supersedes`, else the registration): the
    value never was what the register said.
    """
    counted: set[str] = set()
    for record in records:
        event, meta = record.event, record.event.meta
        in_effect = as_of is None or meta.effective_date <= as_of
        if event.NAME == "IdentityCorrected" and not in_effect:
            in_effect = bool(counted) if meta.supersedes is None else meta.supersedes in counted
        if in_effect and (known_at is None or record.stamp.recorded_at <= known_at):
            if event.NAME in IDENTITY:
                counted.add(meta.event_id)
            yield record
