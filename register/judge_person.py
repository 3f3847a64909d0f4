"""Whether the acts on a person, a file's number and declared facts fit their file."""

from __future__ import annotations

from register.room import CASES, room
from register.verdict import Refused
from schemas.events import AddressDeclared, ConflictResolved, FileOpened, FileState, TravelDocumentRecorded


def file_opened_refers(state: FileState, event: FileOpened) -> Refused | None:
    """A file gets one number, for its own person."""
    if state.file_number is not None:
        return Refused(rule_id="FILE_ALREADY_OPEN", field="file_number", detail=(state.status,))
    return None if event.person_id == state.person_id else Refused(rule_id="PERSON_MISMATCH", field="person_id")


def declared_refers(state: FileState, _event: AddressDeclared | TravelDocumentRecorded) -> Refused | None:
    """A declared fact may open a conflict case, for which there must be room."""
    return room("file", len(state.conflicts), CASES)


def conflict_resolved_refers(state: FileState, event: ConflictResolved) -> Refused | None:
    """The case is open."""
    if any(case.conflict_id == event.conflict_id for case in state.conflicts):
        return None
    return Refused(rule_id="CONFLICT_UNKNOWN", field="conflict_id")
