"""The saga of a merge, as the events that one file's event causes in the other; ids derive from the merge alone.

Survivor: FilesMerged (asked) -> absorbed file: FileAbsorbed -> survivor: MergeCompleted, or MergeAbandoned when the
absorbed file refuses. Undone: survivor: FilesUnmerged -> absorbed file: FileSeparated. The screen sends what is
caused in the transaction that accepts the cause, so a crash leaves no step half done.
"""

from __future__ import annotations

from collections.abc import Iterator

from register.acts import SYSTEM_DEVICE
from register.fold_merge import gathered
from register.merging import find_merge
from register.notices import REGISTER
from register.verdict import Refused
from schemas.codec import encode_single
from schemas.events import (
    Event,
    FileAbsorbed,
    FileSeparated,
    FilesMerged,
    FileState,
    FilesUnmerged,
    MergeAbandoned,
    MergeCompleted,
    Meta,
    SeparatedAct,
)
from schemas.ids import derived_id

PART_BYTES = 44_000
"""Acts that one event carries, with room for its envelope below schemas.topics.MAX_EVENT_BYTES."""
CAUSED = ("FileAbsorbed", "MergeCompleted", "MergeAbandoned", "FileSeparated")


def caused(before: FileState, event: Event, recorded_at: int) -> Iterator[Event]:
    """Yield what an accepted event causes in other files; `before` is its file's state before it."""
    match event:
        case FilesMerged():
            yield FileAbsorbed(
                meta=_meta(event, event.absorbed_file_id, recorded_at, "FileAbsorbed", event.merge_id),
                merge_id=event.merge_id,
                survivor_file_id=event.survivor_file_id,
                absorbed_file_id=event.absorbed_file_id,
            )
        case FileAbsorbed():
            yield MergeCompleted(
                meta=_meta(event, event.survivor_file_id, recorded_at, "MergeCompleted", event.merge_id),
                merge_id=event.merge_id,
                absorbed_file_id=event.absorbed_file_id,
                absorbed_version=before.version,
                absorbed_state=encode_single(before),
            )
        case FilesUnmerged() if event.part == event.parts:
            yield from _separated(before, event, recorded_at)
        case _:
            return


def caused_by_refusal(event: Event, refused: Refused, recorded_at: int) -> Iterator[Event]:
    """Yield what a refused event causes in other files: the survivor learns that nothing came of its merge."""
    if isinstance(event, FileAbsorbed):
        yield MergeAbandoned(
            meta=_meta(event, event.survivor_file_id, recorded_at, "MergeAbandoned", event.merge_id),
            merge_id=event.merge_id,
            absorbed_file_id=event.absorbed_file_id,
            rule_id=refused.rule_id,
            detail=refused.detail,
        )


def parts_of(acts: tuple[SeparatedAct, ...]) -> list[tuple[SeparatedAct, ...]]:
    """Return the acts in runs that each fit one event; at least one run."""
    runs, size = [list[SeparatedAct]()], 0
    for act in acts:
        weight = len(act.body) + len(act.stamp) + 160
        if runs[-1] and size + weight > PART_BYTES:
            runs.append([])
            size = 0
        runs[-1].append(act)
        size += weight
    return [tuple(run) for run in runs]


def _separated(before: FileState, event: FilesUnmerged, recorded_at: int) -> Iterator[Event]:
    merge = find_merge(before, event.merge_id)
    if merge is None:
        return
    runs = parts_of(tuple([act for act in gathered(merge, event) if act.file_id == merge.absorbed_file_id]))
    for part, acts in enumerate(runs, start=1):
        yield FileSeparated(
            meta=_meta(event, merge.absorbed_file_id, recorded_at, "FileSeparated", merge.merge_id, str(part)),
            merge_id=merge.merge_id,
            survivor_file_id=merge.survivor_file_id,
            absorbed_file_id=merge.absorbed_file_id,
            acts=acts,
            part=part,
            parts=len(runs),
        )


def _meta(cause: Event, file_id: str, recorded_at: int, *parts: str) -> Meta:
    """Return the envelope of a caused event: the system's, at the station whose officer began it."""
    meta = cause.meta
    return Meta(
        event_id=derived_id(*parts),
        file_id=file_id,
        occurred_at=recorded_at,
        effective_date=meta.effective_date,
        device_id=SYSTEM_DEVICE,
        device_seq=0,
        station_id=meta.station_id,
        district_id=REGISTER,
        actor_id=SYSTEM_DEVICE,
        actor_role="SYSTEM",
        correlation_id=meta.correlation_id,
        causation_id=meta.event_id,
        transaction_id=meta.transaction_id,
        legal_basis=meta.legal_basis,
        reason_code=meta.reason_code,
        base_version=0,
    )
