"""What a shredding session is made of: archived files with their terms, and every key that their history names.

A key that other files' histories name too, as a sponsor's, stays; it is listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from projections.reading import Session, read_linked, read_records
from register.days import iso
from register.shredding import Listed
from schemas.codec import decode_body, decode_single
from schemas.content import sealed_fields
from schemas.events import FileArchived, FileState, Stamp
from schemas.journal import JournalRecord

_STAMPS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _History:
    state: FileState
    records: Sequence[JournalRecord]
    files: frozenset[str]
    own: frozenset[str]


def archived_files(session: Session, unit: str | None) -> Iterator[FileState]:
    """Yield the archived files in a unit's charge, or of the register, in the order of their ids."""
    rows = session.execute(
        "SELECT state FROM sijill.files WHERE status = 'ARCHIVED' AND (%s::text IS NULL OR station_of_charge = %s)"
        " ORDER BY file_id",
        (unit, unit),
    )
    for (body,) in rows.fetchall():
        state: FileState = decode_body("FileState", body)
        yield state


def list_files(
    session: Session, states: Sequence[FileState], told: Callable[[int], None] = lambda _: None
) -> tuple[Listed, ...]:
    """Return these files with the keys of their history, and of the files that they absorbed."""
    histories = [_history(session, state) for state in states]
    leaving = frozenset().union(*(history.files for history in histories))
    foreign = frozenset().union(*(_keys(history.records) - history.own for history in histories))
    shared = _named_elsewhere(session, leaving, foreign, told) if foreign else frozenset[str]()
    return tuple(_listed(history, shared) for history in histories)


def _history(session: Session, state: FileState) -> _History:
    records = read_records(session, state.file_id)
    linked = read_linked(session, records)
    every = [*records, *(record for others in linked.values() for record in others)]
    files = frozenset({state.file_id, *linked})
    rows = session.execute("SELECT state FROM sijill.files WHERE file_id = ANY(%s::uuid[])", (sorted(files),))
    own = frozenset(key for (body,) in rows if (key := decode_body("FileState", body).subject_key_id) is not None)
    return _History(state=state, records=every, files=files, own=own)


def _listed(history: _History, shared: frozenset[str]) -> Listed:
    state, named = history.state, _keys(history.records) | history.own
    rules = [record.event.retention_rule for record in history.records if isinstance(record.event, FileArchived)]
    term = None if state.closing is None else state.closing.shred_after
    return Listed(
        file_id=state.file_id,
        number=state.file_number or "",
        keys=tuple(sorted(named - shared)),
        kept_keys=tuple(sorted(named & shared)),
        epochs=tuple(sorted({sealed.epoch for r in history.records for _, sealed in sealed_fields(r.event)})),
        absorbed=tuple(sorted(history.files - {state.file_id})),
        retention_rule=rules[-1] if rules else "",
        shred_after="" if term is None else iso(term),
    )


def _keys(records: Sequence[JournalRecord]) -> frozenset[str]:
    return frozenset(key.subject_key_id for record in records for key in record.stamp.keys)


def _named_elsewhere(
    session: Session, leaving: frozenset[str], keys: frozenset[str], told: Callable[[int], None]
) -> frozenset[str]:
    """Return which of these keys the history of any other file names; reads every stamp of the register once."""
    found: set[str] = set()
    with session.transaction(), session.cursor("stamps") as rows:
        rows.itersize = _STAMPS_AT_ONCE
        rows.execute("SELECT stamp FROM sijill.timeline WHERE NOT file_id = ANY(%s::uuid[])", (sorted(leaving),))
        for count, (body,) in enumerate(rows, 1):
            stamp: Stamp = decode_single(body)
            found.update(key.subject_key_id for key in stamp.keys if key.subject_key_id in keys)
            if count % _STAMPS_AT_ONCE == 0:
                told(_STAMPS_AT_ONCE)
    return frozenset(found)
