"""What changes of identity, duplicates and merges change; no merge loses anything, so that it can be undone."""

from __future__ import annotations

from register.changes import FileChanges
from register.fold_file import after
from schemas.events import (
    ClosingState,
    DuplicateDismissed,
    DuplicateState,
    DuplicateSuspected,
    FilesMerged,
    FileState,
    FileStatus,
    FilesUnmerged,
    IdentityCorrected,
    IdentityUpdated,
    MergeState,
)


def identity_updated(state: FileState, event: IdentityUpdated) -> FileChanges:
    """The world changed; an older change of nationality that arrives late does not undo a newer one."""
    changes: FileChanges = {}
    if event.sex is not None:
        changes["sex"] = event.sex
    since, known_since = event.meta.effective_date, state.nationality_since
    if event.nationalities and (known_since is None or since >= known_since):
        changes["nationality"] = _primary(event)
        changes["nationality_since"] = since
    return changes


def identity_corrected(_state: FileState, event: IdentityCorrected) -> FileChanges:
    """The register was wrong: the new value stands for the old one wherever that counted."""
    changes: FileChanges = {}
    if event.sex is not None:
        changes["sex"] = event.sex
    if event.birth_year is not None:
        changes["birth_year"] = event.birth_year
    if event.nationalities:
        changes["nationality"] = _primary(event)
    return changes


def duplicate_suspected(state: FileState, event: DuplicateSuspected) -> FileChanges:
    """Another file may be of the same person: a human looks at it."""
    suspicion = DuplicateState(suspicion_id=event.suspicion_id, candidates=event.candidates, score=event.score)
    return {"suspicions": (*_others(state, event.suspicion_id), suspicion)}


def duplicate_dismissed(state: FileState, event: DuplicateDismissed) -> FileChanges:
    """The suspicion is settled."""
    return {"suspicions": _others(state, event.suspicion_id)}


def files_merged(state: FileState, event: FilesMerged) -> FileChanges:
    """The absorbed file ends and points to the survivor; the survivor knows what it absorbed."""
    if any(each.merge_id == event.merge_id for each in state.merges):
        return {}
    merge = MergeState(
        merge_id=event.merge_id, survivor_file_id=event.survivor_file_id, absorbed_file_id=event.absorbed_file_id
    )
    changes: FileChanges = {"merges": (*state.merges, merge)}
    if event.suspicion_id is not None:
        changes["suspicions"] = _others(state, event.suspicion_id)
    if event.absorbed_file_id == state.file_id:
        changes["status"] = after(state, event.NAME)
        if state.closing is None and changes["status"] == "CLOSED":
            changes["closing"] = ClosingState(ground="MERGED", closed_on=event.meta.effective_date)
    return changes


def files_unmerged(state: FileState, event: FilesUnmerged) -> FileChanges:
    """Each file goes on by itself; one that the merge closed is what it was before."""
    merge = next((each for each in state.merges if each.merge_id == event.merge_id), None)
    if merge is None:
        return {}
    changes: FileChanges = {"merges": tuple([each for each in state.merges if each is not merge])}
    by_merge = state.closing is not None and state.closing.ground == "MERGED"
    if merge.absorbed_file_id == state.file_id and by_merge and state.status == "CLOSED":
        changes["status"] = _before(state)
        changes["closing"] = None
    return changes


def _before(state: FileState) -> FileStatus:
    if state.file_number is None:
        return "REGISTERED"
    pending = state.transfer is not None and state.transfer.status == "REQUESTED"
    return "TRANSFER_PENDING" if pending else "OPEN"


def _primary(event: IdentityUpdated | IdentityCorrected) -> str | None:
    return next((each.code for each in event.nationalities if each.is_primary), None)


def _others(state: FileState, suspicion_id: str) -> tuple[DuplicateState, ...]:
    return tuple([each for each in state.suspicions if each.suspicion_id != suspicion_id])
