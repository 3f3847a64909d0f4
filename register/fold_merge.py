"""What merges change: the absorbed file gives all it holds to the survivor; undone, each is what it was and more.

Both sides keep their state from before, so that an undoing gives back exactly that, with the acts done meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

from register.change import changed
from register.changes import FileChanges
from register.fold_file import after
from register.merging import find_merge
from register.union import EMPTY, united
from schemas.codec import decode_body, decode_single, encode_single
from schemas.events import (
    ClosingState,
    Event,
    FileAbsorbed,
    FileSeparated,
    FilesMerged,
    FileState,
    FilesUnmerged,
    MergeAbandoned,
    MergeAct,
    MergeCompleted,
    MergeState,
    SeparatedAct,
    Stamp,
)

Again = Callable[[FileState, Event], FileState]
"""Applies what an event changes, without its envelope: version, devices, the list of recent acts."""
_ENVELOPE = ("version", "last_recorded_at", "devices", "recent", "silent_since", "taken_over_at", "back_captured")
ACTS_KEPT = 2_000
"""Acts since a merge that a state remembers (36 bytes each); a merge with more behind it cannot be undone any more."""


def files_merged(state: FileState, event: FilesMerged) -> FileChanges:
    """The survivor has asked; nothing else changes before the other file has answered."""
    if find_merge(state, event.merge_id) is not None:
        return {}
    merge = MergeState(
        merge_id=event.merge_id,
        survivor_file_id=event.survivor_file_id,
        absorbed_file_id=event.absorbed_file_id,
        status="ASKED",
        asked_at=event.meta.occurred_at,
        suspicion_id=event.suspicion_id,
        choices=event.choices,
    )
    return {"merges": (*state.merges, merge)}


def file_absorbed(state: FileState, event: FileAbsorbed) -> FileChanges:
    """The file ends and points to the survivor; what it held goes there, and stays here as it was before."""
    merge = MergeState(
        merge_id=event.merge_id,
        survivor_file_id=event.survivor_file_id,
        absorbed_file_id=event.absorbed_file_id,
        status="DONE",
        asked_at=event.meta.occurred_at,
        before=encode_single(state),
    )
    changes: FileChanges = {**EMPTY, "merges": (*state.merges, merge), "status": after(state, event.NAME)}
    if state.closing is None and changes["status"] == "CLOSED":
        changes["closing"] = ClosingState(ground="MERGED", closed_on=event.meta.effective_date)
    return changes


def merge_completed(state: FileState, event: MergeCompleted) -> FileChanges:
    """From here on the two are one."""
    asked = find_merge(state, event.merge_id)
    if asked is None:
        return {}
    absorbed: FileState = decode_single(event.absorbed_state)
    merge = changed(
        asked,
        status="DONE",
        absorbed_subject_key_id=absorbed.subject_key_id,
        also=_absorbed_before(absorbed),
        version=state.version + 1,
        before=encode_single(state),
        absorbed=event.absorbed_state,
    )
    others = tuple([each for each in state.merges if each is not asked])
    settled = tuple([each for each in state.suspicions if each.suspicion_id != asked.suspicion_id])
    return {**united(changed(state, suspicions=settled), absorbed, asked.choices), "merges": (*others, merge)}


def merge_abandoned(state: FileState, event: MergeAbandoned) -> FileChanges:
    """The other file could not be absorbed: nothing has changed."""
    return {"merges": tuple([each for each in state.merges if each.merge_id != event.merge_id])}


def files_unmerged(state: FileState, event: FilesUnmerged, again: Again) -> FileState:
    """Return the survivor as it was before the merge, with the acts done since that are its own."""
    merge = find_merge(state, event.merge_id)
    if merge is None or merge.before is None:
        return state
    acts = gathered(merge, event)
    if event.part < event.parts:
        return _with(state, changed(merge, parts=acts, parts_seen=event.part))
    own = [act for act in acts if act.file_id == state.file_id]
    back = _restored(decode_single(merge.before), state, merge, own, again)
    times = {each.event_id: each for each in merge.acts}
    return _remembered(back, [times[act.event_id] for act in own if act.event_id in times])


def file_separated(state: FileState, event: FileSeparated, again: Again) -> FileState:
    """Return the absorbed file as it was before the merge, with the acts done since that are its own."""
    merge = find_merge(state, event.merge_id)
    if merge is None or merge.before is None:
        return state
    acts = gathered(merge, event)
    if event.part < event.parts:
        return _with(state, changed(merge, parts=acts, parts_seen=event.part))
    if state.status == "SHREDDED":  # its data are gone: it only stops pointing to the survivor
        return changed(state, merges=tuple([each for each in state.merges if each is not merge]))
    return _restored(decode_single(merge.before), state, merge, acts, again)


def gathered(merge: MergeState, event: FilesUnmerged | FileSeparated) -> tuple[SeparatedAct, ...]:
    """Return the acts of all parts so far; a first part begins anew."""
    return event.acts if event.part <= 1 else (*merge.parts, *event.acts)


def event_of(act: SeparatedAct) -> Event:
    """Return the event of an act done while two files were one."""
    event: Event = decode_body(act.event_type, act.body, stamp_of(act).schema_sha256)
    return event


def stamp_of(act: SeparatedAct) -> Stamp:
    """Return the stamp that the act got."""
    stamp: Stamp = decode_single(act.stamp)
    return stamp


def content_hash(act: SeparatedAct) -> bytes:
    """Return what the outcome of the act must hold."""
    return sha256(act.body).digest()


def with_act(state: FileState, event: Event, recorded_at: int) -> FileState:
    """Return the state with one more act behind its last merge, so that an undoing can name it."""
    place = _last(state)
    if place is None or len(state.merges[place].acts) > ACTS_KEPT:
        return state
    merge = state.merges[place]
    act = MergeAct(event_id=event.meta.event_id, recorded_at=recorded_at)
    return _replaced(state, place, changed(merge, acts=(*merge.acts, act)))


def _restored(
    before: FileState, now: FileState, merge: MergeState, acts: Iterable[SeparatedAct], again: Again
) -> FileState:
    back = changed(
        before,
        merges=tuple([each for each in before.merges if each.merge_id != merge.merge_id]),
        holds=now.holds if now.file_id == merge.absorbed_file_id else before.holds,  # its own key's holds never left it
        **{name: getattr(now, name) for name in _ENVELOPE},
    )
    kept = tuple(acts)
    for act in kept:
        back = again(back, event_of(act))
    ids = {act.event_id for act in kept}
    opened = tuple([case for case in now.conflicts if case.conflict_id in ids])
    return changed(back, conflicts=(*back.conflicts, *opened)) if opened else back


def _remembered(state: FileState, acts: Iterable[MergeAct]) -> FileState:
    """Return the state whose older merge, if there is one, also knows the acts that came back to it."""
    place = _last(state)
    if place is None:
        return state
    merge = state.merges[place]
    return _replaced(state, place, changed(merge, acts=(*merge.acts, *acts)))


def _last(state: FileState) -> int | None:
    for place in range(len(state.merges) - 1, -1, -1):
        merge = state.merges[place]
        if merge.status == "DONE" and merge.survivor_file_id == state.file_id:
            return place
    return None


def _with(state: FileState, merge: MergeState) -> FileState:
    place = next(n for n, each in enumerate(state.merges) if each.merge_id == merge.merge_id)
    return _replaced(state, place, merge)


def _replaced(state: FileState, place: int, merge: MergeState) -> FileState:
    return changed(state, merges=(*state.merges[:place], merge, *state.merges[place + 1 :]))


def _absorbed_before(state: FileState) -> tuple[str, ...]:
    own = [each for each in state.merges if each.status == "DONE" and each.survivor_file_id == state.file_id]
    return tuple(one for each in own for one in (each.absorbed_file_id, *each.also))
