"""What a run of journal records does to the read tables: new timeline rows, and the current rows as they are after it.

A batch is made in memory and written at once; making it reads no table and moves no position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from projections.event_rows import charge_row, event_row
from projections.moved_rows import coming_deadlines, is_leaving
from projections.rows import Row, application_row, file_row, permit_rows, receipt_rows, session_row
from projections.tables import APPLICATIONS, BY_EVENT, DEADLINES, DEVICES, FILES, PERMITS, RECEIPTS, SESSIONS, Table
from projections.timeline_copy import timeline_row
from register.fold import fold, session_of
from register.merging import OF_MERGES
from schemas.errors import SijillError
from schemas.events import FileState, ImportSession, ImportSessionApproved
from schemas.journal import JournalRecord
from schemas.partitioning import partition_of


class NotFollowing(SijillError):
    """An event whose version does not follow the file's: journal and tables do not belong together."""


@dataclass(slots=True, kw_only=True)
class Span:
    """Offsets of one partition in a batch: from `lo` up to, not including, `hi`; `recorded_at` of the last event."""

    lo: int
    hi: int
    recorded_at: int | None = None


@dataclass(slots=True, kw_only=True)
class DeviceCount:
    """What one device put into one partition within a batch."""

    station_id: str = ""
    events: int = 0
    last_seq: int = 0
    last_event_at: int = 0
    offset: int = 0


@dataclass(slots=True, kw_only=True)
class Batch:
    """Rows to write in one transaction (the timeline's as COPY tuples), with the spans that they come from.

    States and sessions with partition and offset of the record that last changed them: each row names its leaf.
    """

    spans: dict[int, Span] = field(default_factory=dict)
    timeline: list[bytes] = field(default_factory=list)
    states: dict[str, tuple[int, int, FileState]] = field(default_factory=dict)
    by_event: dict[str, dict[tuple[str, str], Row]] = field(default_factory=dict)
    sessions: list[tuple[int, int, ImportSession]] = field(default_factory=list)
    devices: dict[tuple[str, int], DeviceCount] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)

    def add(self, record: JournalRecord, stamp: bytes, state: FileState | None) -> FileState | None:
        """Take one record in and return the file's state after it (None: the event is not about a file)."""
        row = timeline_row(record, stamp)
        after: FileState | None = None
        if isinstance(record.event, ImportSessionApproved):
            session = session_of(record.event, record.stamp.recorded_at)
            self.sessions.append((record.partition, record.offset, session))
        else:
            after = _follow(record, state)
            self.states[record.file_id] = (record.partition, record.offset, after)
            self._keep_rows(record, state, after)
            self._move(record, after)
        self.timeline.append(row)
        self._count(record)
        span = self.spans[record.partition]
        span.hi, span.recorded_at = record.offset + 1, record.stamp.recorded_at
        return after

    def _keep_rows(self, record: JournalRecord, before: FileState | None, after: FileState) -> None:
        made = event_row(record.partition, record.file_id, before, record.event, record.stamp.file_version)
        charge = charge_row(record.partition, before, after, record.event, record.stamp.recorded_at)
        for table, key, row in filter(None, (made, charge)):
            self.by_event.setdefault(table.name, {})[key] = (*row, record.offset)

    def _move(self, record: JournalRecord, after: FileState) -> None:
        """Let rows leave and come with a merge: `left` names the files of which rows must go first."""
        if record.event.NAME not in OF_MERGES:
            return
        deadlines = self.by_event.setdefault(DEADLINES.name, {})
        if is_leaving(record.event):
            self.left.add(record.file_id)
            for key in [key for key, row in deadlines.items() if key[1] == record.file_id and row[12] != "MET"]:
                del deadlines[key]
        for row in coming_deadlines(record.partition, after, record.event):
            deadlines[str(row[1]), record.file_id] = (*row, record.offset)

    def forget_current(self) -> None:
        """Drop the current rows once they are written; the spans and the timeline are the caller's."""
        for held in (self.states, self.by_event, self.sessions, self.devices, self.left):
            held.clear()

    def _count(self, record: JournalRecord) -> None:
        if isinstance(record.event, ImportSessionApproved) and record.partition != partition_of(record.file_id):
            return  # sent once to every partition under one number: counted where its key belongs
        meta = record.event.meta
        count = self.devices.setdefault((meta.device_id, record.partition), DeviceCount())
        count.station_id, count.last_event_at, count.offset = meta.station_id, record.stamp.recorded_at, record.offset
        count.events += meta.device_seq > 0  # notices of the system have no device number
        count.last_seq = max(count.last_seq, meta.device_seq)

    def current_rows(self) -> Iterator[tuple[Table, list[Row]]]:
        """Return the merged tables with their new current rows."""
        states = self.states.values()
        yield FILES, [(*file_row(partition, state), offset) for partition, offset, state in states]
        yield (
            APPLICATIONS,
            [
                (*application_row(partition, state, one), offset)
                for partition, offset, state in states
                for one in state.applications
            ],
        )
        for table, rows_of in ((RECEIPTS, receipt_rows), (PERMITS, permit_rows)):
            yield table, [(*row, at) for partition, at, state in states for row in rows_of(partition, state)]
        for table in BY_EVENT:
            yield table, list(self.by_event.get(table.name, {}).values())
        yield SESSIONS, [(*session_row(partition, session), offset) for partition, offset, session in self.sessions]
        yield (
            DEVICES,
            [
                (partition, device_id, one.station_id, one.events, one.last_seq, one.last_event_at, one.offset)
                for (device_id, partition), one in self.devices.items()
            ],
        )


def _follow(record: JournalRecord, state: FileState | None) -> FileState:
    version, known = record.stamp.file_version, 0 if state is None else state.version
    if version != known + 1:
        raise NotFollowing(
            f"The event makes version {version} of its file, the tables hold version {known}.",
            where=f"{record.partition}/{record.offset}",
            mend="Compare the tables with the journal: sijill rebuild.",
        )
    return fold(state, record.event, version=version, recorded_at=record.stamp.recorded_at)
