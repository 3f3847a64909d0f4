"""A file as it was: on a day, by legal effect, and as the register knew it at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from register.fold import fold
from register.fold_merge import event_of
from schemas.codec import encode_single
from schemas.events import FileAbsorbed, FileSeparated, FilesMerged, FileState, FilesUnmerged, MergeCompleted
from schemas.journal import JournalRecord

IDENTITY = frozenset({"PersonRegistered", "IdentityUpdated", "IdentityCorrected"})
Linked = Mapping[str, Sequence[JournalRecord]]
"""Journal records of absorbed files, by file id."""
_MERGES = (FilesMerged, FileAbsorbed, MergeCompleted)
_UNDOINGS = (FilesUnmerged, FileSeparated)


def state_at(
    records: Iterable[JournalRecord],
    *,
    as_of: int | None,
    known_at: int | None,
    linked: Linked | None = None,
    one_person: bool = False,
) -> FileState | None:
    """Return the state of one file from its journal records, in journal order.

    `as_of`: only acts with legal effect on or before that day (days since 1970-01-01); `known_at`: only acts
    recorded at or before that moment (microseconds UTC). None does not limit. `linked` and `one_person` as in `within`.
    Returns None when no act is left.
    """
    state: FileState | None = None
    for record in within(records, as_of=as_of, known_at=known_at, linked=linked, one_person=one_person):
        state = fold(state, record.event, version=record.stamp.file_version, recorded_at=record.stamp.recorded_at)
    return state


def within(
    records: Iterable[JournalRecord],
    *,
    as_of: int | None,
    known_at: int | None,
    linked: Linked | None = None,
    one_person: bool = False,
) -> Iterator[JournalRecord]:
    """Yield the records that count on a day and at a moment; what is shown of a past day holds nothing else.

    A correction of the identity counts as soon as the act that it corrects (`supersedes`, else the registration): the
    value never was what the register said. So does the undoing of a merge: as soon as the merge.
    `linked`: what an absorbed file brought is taken from its own records, as of the same day; without them it is what
    it held when it was absorbed. `one_person`: a merge counts on every day, because what is known of a person's past is
    known of the person, whichever file it was written to.
    """
    counted: set[str] = set()
    merged: set[str] = set()
    for record in records:
        event, meta = record.event, record.event.meta
        in_effect = as_of is None or meta.effective_date <= as_of
        if event.NAME == "IdentityCorrected" and not in_effect:
            in_effect = bool(counted) if meta.supersedes is None else meta.supersedes in counted
        elif isinstance(event, _MERGES):
            in_effect = in_effect or one_person
        elif isinstance(event, _UNDOINGS):
            in_effect = event.merge_id in merged
        elif meta.file_id != record.file_id and not merged:
            in_effect = False  # written to the absorbed file, which was not part of this one on that day
        if not in_effect or (known_at is not None and record.stamp.recorded_at > known_at):
            continue
        if event.NAME in IDENTITY:
            counted.add(meta.event_id)
        if isinstance(event, FileAbsorbed | MergeCompleted):
            merged.add(event.merge_id)
        yield record if as_of is None else _as_of(record, as_of, linked or {}, one_person=one_person)


def absorbed_files(records: Iterable[JournalRecord]) -> tuple[str, ...]:
    """Return the files that became part of this one, in order: those whose records `linked` should hold."""
    found = (record.event for record in records if isinstance(record.event, MergeCompleted))
    return tuple(dict.fromkeys(event.absorbed_file_id for event in found))


def _as_of(record: JournalRecord, day: int, linked: Linked, *, one_person: bool) -> JournalRecord:
    """Return the record with nothing in it that had no effect yet on that day."""
    event = record.event
    if isinstance(event, _UNDOINGS) and event.acts:
        acts = tuple([act for act in event.acts if event_of(act).meta.effective_date <= day])
        return replace(record, event=replace(event, acts=acts))
    if isinstance(event, MergeCompleted) and event.absorbed_file_id in linked:
        theirs = takewhile(lambda one: not _is_end(one, event.merge_id), linked[event.absorbed_file_id])
        state = state_at(theirs, as_of=day, known_at=None, linked=linked, one_person=one_person)
        if state is not None:
            return replace(record, event=replace(event, absorbed_state=encode_single(state)))
    return record


def _is_end(record: JournalRecord, merge_id: str) -> bool:
    return isinstance(record.event, FileAbsorbed) and record.event.merge_id == merge_id
