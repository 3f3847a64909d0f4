"""What may still happen on a file at rest: closed, archived or shredded; one rule for every act (domain.md 2.2).

A closed file is no wall before the person: notifications, appeals, ends of measures, debts, corrections and requests
about the data go on. It is one before new rights, which need the file reopened.
"""

from __future__ import annotations

from register.acts import is_notice
from register.merging import survivor_of
from register.verdict import Refused
from schemas.events import Event, FileState, FileStatus

AT_REST: frozenset[FileStatus] = frozenset({"CLOSED", "ARCHIVED", "SHREDDED"})

_LIFE = frozenset({"FileClosed", "FileReopened", "FileArchived", "DataShredded"})  # their own machine judges them
_REMEDIES = frozenset({"DecisionNotified", "AppealFiled", "AppealDecided"})
_MEASURES = frozenset(
    {
        "MeasureOrdered", "MeasureNotified", "MeasureSuspended", "MeasureResumed", "MeasureExecuted", "MeasureLifted",
        "MeasureExpired", "ReportingRecorded",
    }
)  # fmt: skip
_FACTS = frozenset({"EntryRecorded", "ExitRecorded", "HostDeclarationReceived", "HostDeclarationMatched"})
"""What happened at a border or a host's house is true whatever the file's state; the waiver of visa hangs on it."""
_ENDS = frozenset(
    {"PaymentRecorded", "PenaltyWaived", "PermitReported", "PermitReturned", "PermitCancelled", "ConflictResolved"}
)
_PAPERS = frozenset({"FileForwarded", "FileReceived", "PaperFileSent", "PaperFileReceived"})
"""The papers of an ended application still travel home."""
_TRUTH = frozenset({"IdentityCorrected", "DuplicateSuspected", "DuplicateDismissed", "FilesMerged", "FilesUnmerged"})
_REQUESTS = frozenset({"SubjectRequestReceived", "SubjectRequestAnswered", "RectificationRefused"})
_HOLDS = frozenset({"RetentionHoldPlaced", "RetentionHoldLifted"})

AFTER_CLOSING = _LIFE | _REMEDIES | _MEASURES | _FACTS | _ENDS | _PAPERS | _TRUTH | _REQUESTS | _HOLDS
AFTER_SHREDDING = _REQUESTS
"""A person may ask what was held, and is told that it was destroyed."""


def closed_to(state: FileState, event: Event) -> Refused | None:
    """Return why the file at rest takes no such act; the detail names its state, its ground, and its survivor."""
    if state.status not in AT_REST or is_notice(event):
        return None
    if state.status == "SHREDDED":
        return None if event.NAME in AFTER_SHREDDING else Refused(rule_id="FILE_SHREDDED", detail=(event.NAME,))
    if event.NAME in AFTER_CLOSING:
        return None
    ground = () if state.closing is None else (state.closing.ground,)
    survivor = survivor_of(state)
    detail = (state.status, *ground, *(() if survivor is None else (survivor,)))
    return Refused(rule_id="FILE_CLOSED", detail=detail)
