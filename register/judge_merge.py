"""Whether merging and undoing it fit their file: what they refer to, then the procedure that they follow.

The survivor is asked first and the absorbed file answers, so each judges what it alone can know.
"""

from __future__ import annotations

from collections.abc import Iterator

from register.fold_merge import ACTS_KEPT, gathered
from register.four_eyes import second_person
from register.judge_file import moves
from register.merging import asked_merge, find_merge, last_merge, merge_of, survivor_of
from register.room import MERGES, new, room
from register.verdict import Refused
from schemas.codec import encode_single
from schemas.events import (
    FileAbsorbed,
    FileSeparated,
    FilesMerged,
    FileState,
    FilesUnmerged,
    MergeAbandoned,
    MergeCompleted,
    MergeState,
)

LARGEST_ABSORBED = 48_000
"""Bytes of a state that one event can carry to the survivor (schemas.topics.MAX_EVENT_BYTES, less its envelope)."""


def files_merged_refers(state: FileState, event: FilesMerged) -> Refused | None:
    """The merge is new and written to the survivor; the other file is no part of it yet."""
    if event.survivor_file_id != state.file_id:
        return Refused(rule_id="FILE_MERGED", field="survivor_file_id", detail=(state.file_id,))
    if merge_of(state, event.absorbed_file_id) is not None:
        return Refused(rule_id="FILE_MERGED", field="absorbed_file_id", detail=(state.file_id,))
    return new("merge_id", find_merge(state, event.merge_id)) or room("merges", len(state.merges), MERGES)


def files_merged_follows(state: FileState, event: FilesMerged) -> Iterator[Refused]:
    """A second officer approves; one merge at a time."""
    yield from second_person(event.meta, event.approved_by)
    yield from _one_at_a_time(state)


def file_absorbed_refers(state: FileState, event: FileAbsorbed) -> Refused | None:
    """The merge is new to this file."""
    return new("merge_id", find_merge(state, event.merge_id)) or room("merges", len(state.merges), MERGES)


def file_absorbed_follows(state: FileState, event: FileAbsorbed) -> Iterator[Refused]:
    """It is absorbed once, whole, and while its data are there."""
    survivor = survivor_of(state)
    if state.status == "SHREDDED":
        yield Refused(rule_id="FILE_SHREDDED", field="absorbed_file_id", detail=(event.NAME,))
    elif survivor is not None:
        yield Refused(rule_id="FILE_MERGED", field="absorbed_file_id", detail=(survivor,))
    else:
        yield from _one_at_a_time(state)
        yield from moves(state, event)
    size = len(encode_single(state))
    if size > LARGEST_ABSORBED:
        yield Refused(rule_id="MERGE_TOO_LARGE", field="absorbed_file_id", detail=(str(size), str(LARGEST_ABSORBED)))


def answer_refers(state: FileState, event: MergeCompleted | MergeAbandoned) -> Refused | None:
    """The merge was asked for here, and has not been answered."""
    merge = find_merge(state, event.merge_id)
    if merge is None or merge.status != "ASKED" or merge.absorbed_file_id != event.absorbed_file_id:
        return Refused(rule_id="MERGE_UNKNOWN", field="merge_id")
    return None


def files_unmerged_refers(state: FileState, event: FilesUnmerged) -> Refused | None:
    """The merge is in force, and this file is its survivor."""
    merge = find_merge(state, event.merge_id)
    if merge is None or merge.status != "DONE" or merge.survivor_file_id != state.file_id:
        return Refused(rule_id="MERGE_UNKNOWN", field="merge_id")
    return None


def files_unmerged_follows(state: FileState, event: FilesUnmerged) -> Iterator[Refused]:
    """A second officer approves; the last merge is undone first; every act done since is given to one of the files."""
    yield from second_person(event.meta, event.approved_by)
    yield from _one_at_a_time(state)
    merge, last = find_merge(state, event.merge_id), last_merge(state)
    if merge is None or last is None:
        return
    if last is not merge:
        yield Refused(rule_id="MERGE_NESTED", field="merge_id", detail=(last.merge_id,))
    if merge.before is None or len(merge.acts) > ACTS_KEPT:
        yield Refused(rule_id="MERGE_FINAL", field="merge_id", detail=(str(ACTS_KEPT),))
    yield from _parts(merge, event)
    if event.part == event.parts:
        yield from _every_act(merge, event)


def file_separated_refers(state: FileState, event: FileSeparated) -> Refused | None:
    """The merge ended this file."""
    merge = find_merge(state, event.merge_id)
    if merge is None or merge.absorbed_file_id != state.file_id:
        return Refused(rule_id="MERGE_UNKNOWN", field="merge_id")
    return None


def file_separated_follows(state: FileState, event: FileSeparated) -> Iterator[Refused]:
    """Its parts come in order."""
    merge = find_merge(state, event.merge_id)
    if merge is not None:
        yield from _parts(merge, event)


def _one_at_a_time(state: FileState) -> Iterator[Refused]:
    waiting = asked_merge(state)
    if waiting is not None:
        yield Refused(rule_id="MERGE_UNDER_WAY", field="merge_id", detail=(waiting.merge_id,))


def _parts(merge: MergeState, event: FilesUnmerged | FileSeparated) -> Iterator[Refused]:
    if event.part != 1 and event.part != merge.parts_seen + 1:
        yield Refused(rule_id="UNMERGE_PARTS", field="part", detail=(str(event.part), str(merge.parts_seen + 1)))


def _every_act(merge: MergeState, event: FilesUnmerged) -> Iterator[Refused]:
    """Yield the rule when the acts named are not exactly those done since, oldest first."""
    named, done = [act.event_id for act in gathered(merge, event)], [act.event_id for act in merge.acts]
    if named != done:
        differing = tuple([each for each in done if each not in set(named)] + [n for n in named if n not in set(done)])
        yield Refused(rule_id="UNMERGE_ACTS", field="acts", detail=differing[:8] or ("order",))
