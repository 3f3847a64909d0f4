"""The names that the code and the contracts use in the state machines: which lives, which states, which steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

from schemas.events import (
    AppealStatus,
    ApplicationStatus,
    FileStatus,
    MeasureStatus,
    PermitStatus,
    SubjectRequestStatus,
    TransferStatus,
)

UNKNOWN = "UNKNOWN"
Step = Literal[
    "DOCUMENT_SEEN", "DOCUMENT_MISSING", "CHECKLIST_COMPLETE", "COMPLEMENT_REQUESTED", "COMPLEMENT_RECEIVED",
    "CHARGED", "RECEIPT", "OPINION", "OPINION_DISTRICT", "OPINION_DIRECTORATE",
    "TO_STATION", "TO_DISTRICT", "TO_DIRECTORATE", "TO_SERVICE", "ARRIVED",
    "DECIDED", "NOTIFIED", "PERMIT", "WITHDRAWN", "CLOSED",
    "APPEALED", "APPEAL_LOST", "APPEAL_WON",
]  # fmt: skip
ReceiptStatus = Literal["VALID", "LAPSED"]
_STATUSES: Mapping[str, Any] = {
    "application": ApplicationStatus,
    "receipt": ReceiptStatus,
    "permit": PermitStatus,
    "file": FileStatus,
    "measure": MeasureStatus,
    "appeal": AppealStatus,
    "transfer": TransferStatus,
    "subject_request": SubjectRequestStatus,
}
STATES: Mapping[str, frozenset[str]] = {
    machine: frozenset(get_args(status)) - {UNKNOWN} for machine, status in _STATUSES.items()
}
"""The states of each life, as the contracts name them."""
STEPS: Mapping[str, frozenset[str]] = {"application": frozenset(get_args(Step))}
"""The steps that the code names; those of the other lives are named after their acts."""
