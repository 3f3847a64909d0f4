"""What changes of identity, duplicates and merges change; no merge loses anything, so that it can be undone."""

from __future__ import annotations

from register.changes import FileChanges
from schemas.events import (
    DuplicateDismissed,
    DuplicateState,
    DuplicateSuspected,
    FileState,
    IdentityCorrected,
    IdentityUpdated,
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


def _primary(event: IdentityUpdated | IdentityCorrected) -> str | None:
    return next((each.code for each in event.nationalities if each.is_primary), None)


def _others(state: FileState, suspicion_id: str) -> tuple[DuplicateState, ...]:
    return tuple([each for each in state.suspicions if each.suspicion_id != suspicion_id])
