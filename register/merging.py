"""Merges as a file's state holds them: which file goes on, what it absorbed, and what an officer of either had seen.

A merge is asked for in the survivor, answered by the other file, and then in force (docs: register/merge_saga.py).
"""

from __future__ import annotations

from schemas.events import FileState, MergeState, Meta

OF_MERGES = frozenset(
    {"FilesMerged", "FileAbsorbed", "MergeCompleted", "MergeAbandoned", "FilesUnmerged", "FileSeparated"}
)
STAYS_WITH_ABSORBED = frozenset(
    {"FileArchived", "DataShredded", "RetentionHoldPlaced", "RetentionHoldLifted", "PaperFileSent", "PaperFileReceived"}
)
"""Acts on the absorbed file itself, its paper and its key: every other act of an officer goes on to the survivor."""


def find_merge(state: FileState, merge_id: str) -> MergeState | None:
    """Return the merge under way or in force."""
    return next((each for each in state.merges if each.merge_id == merge_id), None)


def survivor_of(state: FileState) -> str | None:
    """Return the file that goes on in place of this one, absorbed by a merge."""
    into = (each.survivor_file_id for each in state.merges if each.absorbed_file_id == state.file_id)
    return next(into, None)


def asked_merge(state: FileState) -> MergeState | None:
    """Return the merge that waits for the other file's answer."""
    return next((each for each in state.merges if each.status == "ASKED"), None)


def last_merge(state: FileState) -> MergeState | None:
    """Return the latest merge in force in which this file survived: the one that can be undone."""
    own = (each for each in reversed(state.merges) if each.status == "DONE" and each.survivor_file_id == state.file_id)
    return next(own, None)


def merge_of(state: FileState, file_id: str) -> MergeState | None:
    """Return the merge by which `file_id` became part of this file."""
    own = (each for each in state.merges if each.status == "DONE" and each.survivor_file_id == state.file_id)
    return next((each for each in own if file_id in (each.absorbed_file_id, *each.also)), None)


def is_rerouted(state: FileState, meta: Meta) -> bool:
    """Return whether an act was written to a file that is part of this one now."""
    return meta.file_id != state.file_id and bool(state.merges) and merge_of(state, meta.file_id) is not None


def seen_version(state: FileState, meta: Meta) -> int:
    """Return the version of this file that the officer of an act had seen.

    Who wrote to the absorbed file saw that file alone: of the survivor, what it was when the two became one.
    """
    if meta.file_id == state.file_id or not state.merges:
        return meta.base_version
    merge = merge_of(state, meta.file_id)
    return meta.base_version if merge is None else merge.version


def subject_keys(state: FileState) -> frozenset[str]:
    """Return the keys of the file's person: its own, and those under which absorbed files knew the same person."""
    others = (each.absorbed_subject_key_id for each in state.merges if each.survivor_file_id == state.file_id)
    return frozenset({state.subject_key_id, *(key for key in others if key is not None)})
