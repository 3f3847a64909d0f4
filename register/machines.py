"""The lives of an application, a receipt, a permit and a file, as data: who stands where, and where an act leads.

Completed from domain.md 2.2 as design 12.6 asks. Validity always derives from dates, never from a state here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from schemas.events import ApplicationStatus, FileStatus, PermitStatus

Step = Literal[
    "DOCUMENT_SEEN", "DOCUMENT_MISSING", "CHECKLIST_COMPLETE", "COMPLEMENT_REQUESTED", "COMPLEMENT_RECEIVED",
    "CHARGED", "RECEIPT", "OPINION", "OPINION_DISTRICT", "OPINION_DIRECTORATE",
    "TO_STATION", "TO_DISTRICT", "TO_DIRECTORATE", "TO_SERVICE", "ARRIVED",
    "DECIDED", "NOTIFIED", "PERMIT", "WITHDRAWN", "CLOSED",
    "APPEALED", "APPEAL_LOST", "APPEAL_WON",
]  # fmt: skip
Moves = Mapping[Step, ApplicationStatus]

OPEN: frozenset[ApplicationStatus] = frozenset(
    {"LODGED", "INCOMPLETE", "COMPLETE", "UNDER_REVIEW", "AT_DISTRICT", "AT_DIRECTORATE", "UNDER_APPEAL", "REOPENED"}
)
ENDED: frozenset[ApplicationStatus] = frozenset({"DECIDED", "NOTIFIED", "CLOSED"})
REST: frozenset[ApplicationStatus] = frozenset({"NOTIFIED", "CLOSED"})
"""Where an application may stay for ever; from every other state a way must lead here."""


def _moves(stays: tuple[Step, ...], own: ApplicationStatus, **moves: ApplicationStatus) -> Moves:
    """Return the moves of one state: acts that leave it as it is, and acts that lead elsewhere."""
    return {**dict.fromkeys(stays, own), **{_step(name): to for name, to in moves.items()}}


def _step(name: str) -> Step:
    return next(step for step in get_args(Step) if step == name)


_DESK: tuple[Step, ...] = ("DOCUMENT_SEEN", "COMPLEMENT_RECEIVED", "CHARGED", "RECEIPT")
_ROADS: tuple[Step, ...] = ("TO_STATION", "TO_DISTRICT", "TO_DIRECTORATE", "TO_SERVICE", "ARRIVED")
_REVIEW: tuple[Step, ...] = (
    *_DESK, "CHECKLIST_COMPLETE", "OPINION", "OPINION_DISTRICT", "OPINION_DIRECTORATE", "TO_SERVICE", "ARRIVED",
)  # fmt: skip

APPLICATION: Mapping[ApplicationStatus, Moves] = {
    "LODGED": _moves(
        _DESK, "LODGED",
        DOCUMENT_MISSING="INCOMPLETE", CHECKLIST_COMPLETE="COMPLETE", COMPLEMENT_REQUESTED="INCOMPLETE",
        WITHDRAWN="CLOSED", CLOSED="CLOSED",
    ),
    "INCOMPLETE": _moves(
        (*_DESK, "DOCUMENT_MISSING", "COMPLEMENT_REQUESTED", "TO_STATION", "ARRIVED"), "INCOMPLETE",
        CHECKLIST_COMPLETE="COMPLETE", WITHDRAWN="CLOSED", CLOSED="CLOSED",
    ),
    "COMPLETE": _moves(  # an opinion resumes the review where the application lies
        (*_DESK, "CHECKLIST_COMPLETE", "ARRIVED"), "COMPLETE",
        DOCUMENT_MISSING="INCOMPLETE", COMPLEMENT_REQUESTED="INCOMPLETE",
        OPINION="UNDER_REVIEW", OPINION_DISTRICT="AT_DISTRICT", OPINION_DIRECTORATE="AT_DIRECTORATE",
        WITHDRAWN="CLOSED", CLOSED="CLOSED",
    ),
    "UNDER_REVIEW": _moves(
        (*_REVIEW, "TO_STATION"), "UNDER_REVIEW",
        DOCUMENT_MISSING="INCOMPLETE", COMPLEMENT_REQUESTED="INCOMPLETE",
        TO_DISTRICT="AT_DISTRICT", TO_DIRECTORATE="AT_DIRECTORATE", WITHDRAWN="CLOSED", CLOSED="CLOSED",
    ),
    "AT_DISTRICT": _moves(
        (*_REVIEW, "TO_DISTRICT"), "AT_DISTRICT",
        DOCUMENT_MISSING="INCOMPLETE", COMPLEMENT_REQUESTED="INCOMPLETE",
        TO_STATION="UNDER_REVIEW", TO_DIRECTORATE="AT_DIRECTORATE", WITHDRAWN="CLOSED", CLOSED="CLOSED",
    ),
    "AT_DIRECTORATE": _moves(
        (*_REVIEW, "TO_DIRECTORATE"), "AT_DIRECTORATE",
        DOCUMENT_MISSING="INCOMPLETE", COMPLEMENT_REQUESTED="INCOMPLETE", DECIDED="DECIDED",
        TO_STATION="UNDER_REVIEW", TO_DISTRICT="AT_DISTRICT", WITHDRAWN="CLOSED", CLOSED="CLOSED",
    ),
    "DECIDED": _moves((*_ROADS, "CHARGED", "PERMIT"), "DECIDED", NOTIFIED="NOTIFIED"),
    "NOTIFIED": _moves((*_ROADS, "CHARGED", "PERMIT"), "NOTIFIED", APPEALED="UNDER_APPEAL"),
    "UNDER_APPEAL": _moves(
        (*_DESK, *_ROADS), "UNDER_APPEAL", APPEAL_LOST="NOTIFIED", APPEAL_WON="REOPENED", CLOSED="CLOSED",
    ),
    "REOPENED": _moves(
        (*_DESK, "CHECKLIST_COMPLETE", "ARRIVED"), "REOPENED",
        DOCUMENT_MISSING="INCOMPLETE", COMPLEMENT_REQUESTED="INCOMPLETE",
        OPINION="UNDER_REVIEW", OPINION_DISTRICT="UNDER_REVIEW", OPINION_DIRECTORATE="UNDER_REVIEW",
        WITHDRAWN="CLOSED", CLOSED="CLOSED",
    ),
    "CLOSED": _moves(_ROADS, "CLOSED"),
    "UNKNOWN": {},
}  # fmt: skip

LANDING: Moves = {
    "DOCUMENT_MISSING": "INCOMPLETE", "COMPLEMENT_REQUESTED": "INCOMPLETE", "CHECKLIST_COMPLETE": "COMPLETE",
    "OPINION": "UNDER_REVIEW", "OPINION_DISTRICT": "AT_DISTRICT", "OPINION_DIRECTORATE": "AT_DIRECTORATE",
    "TO_STATION": "UNDER_REVIEW", "TO_DISTRICT": "AT_DISTRICT", "TO_DIRECTORATE": "AT_DIRECTORATE",
    "DECIDED": "DECIDED", "WITHDRAWN": "CLOSED", "CLOSED": "CLOSED",
}  # fmt: skip
"""Where an act of the past leads although procedure knew no way: history is recorded as it was."""

PERMIT: Mapping[PermitStatus, Mapping[str, PermitStatus]] = {
    "PRODUCED": {"PermitHandedOver": "HANDED_OVER", "PermitExpired": "EXPIRED"},
    "HANDED_OVER": {"PermitExpired": "EXPIRED"},
    "EXPIRED": {"PermitHandedOver": "EXPIRED"},  # the notice is no fact: a hand-over before the end may arrive after it
    "UNKNOWN": {},
}
PERMIT_REST: frozenset[PermitStatus] = frozenset({"EXPIRED"})

RECEIPT: Mapping[str, Mapping[str, str]] = {
    "VALID": {"ReceiptExtended": "VALID", "ReceiptLapsed": "LAPSED"},
    "LAPSED": {"ReceiptExtended": "VALID"},  # an extension that arrives late is not refused because of a notice
}
RECEIPT_REST = frozenset({"VALID", "LAPSED"})  # a receipt ends with its application

FILE: Mapping[FileStatus, Mapping[str, FileStatus]] = {
    "REGISTERED": {"FileOpened": "OPEN"},
    "OPEN": {"FileTransferRequested": "TRANSFER_PENDING", "FileFoundDormant": "DORMANT", "FileClosed": "CLOSED"},
    "TRANSFER_PENDING": {"FileTransferAccepted": "OPEN", "FileTransferRefused": "OPEN"},
    "DORMANT": {"FileReopened": "OPEN", "FileClosed": "CLOSED"},
    "CLOSED": {"FileReopened": "OPEN", "FileArchived": "ARCHIVED"},
    "ARCHIVED": {"FileReopened": "OPEN", "DataShredded": "SHREDDED"},
    "SHREDDED": {},
    "UNKNOWN": {},
}
FILE_REST: frozenset[FileStatus] = frozenset({"SHREDDED"})


def permitted(status: ApplicationStatus, step: Step) -> ApplicationStatus | None:
    """Return where the step leads from that state, or None when procedure does not allow it."""
    return APPLICATION[status].get(step)


def after(status: ApplicationStatus, step: Step) -> ApplicationStatus:
    """Return the state after the step, whether procedure allows it or not; total."""
    allowed = APPLICATION[status].get(step)
    if allowed is not None:
        return allowed
    if status in ENDED and step != "DECIDED":
        return status  # nothing but a decision changes what has ended
    return LANDING.get(step, status)
