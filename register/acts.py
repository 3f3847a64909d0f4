"""What an act is about and which step of an application it makes; read off the event alone.

Every event of the catalogue is named here once; a new one does not type-check before it has its place.
"""

from __future__ import annotations

from register.machines import Step
from schemas.events import (
    AddressDeclared,
    ApplicationClosed,
    ApplicationLodged,
    ApplicationWithdrawn,
    ComplementReceived,
    ComplementRequested,
    ConflictResolved,
    DecisionNotified,
    DecisionTaken,
    DocumentAssessed,
    Event,
    FeeAssessed,
    FileForwarded,
    FileOpened,
    FileReceived,
    ImportSessionApproved,
    Level,
    OpinionRecorded,
    PaymentRecorded,
    PenaltyAssessed,
    PenaltyWaived,
    PermitExpired,
    PermitHandedOver,
    PermitProduced,
    PersonRegistered,
    ReceiptExtended,
    ReceiptIssued,
    ReceiptLapsed,
    TravelDocumentRecorded,
)

OfApplication = (
    ApplicationClosed
    | ApplicationLodged
    | ApplicationWithdrawn
    | ComplementReceived
    | ComplementRequested
    | DecisionNotified
    | DecisionTaken
    | DocumentAssessed
    | FeeAssessed
    | FileForwarded
    | FileReceived
    | OpinionRecorded
    | PaymentRecorded
    | PenaltyAssessed
    | PenaltyWaived
    | PermitProduced
    | ReceiptExtended
    | ReceiptIssued
    | ReceiptLapsed
)
"""Acts with an `application_id`."""

SYSTEM_DEVICE = "system"
SYSTEM_ACTS = frozenset({"ReceiptLapsed", "PermitExpired"})
GRANTING = frozenset({"DecisionTaken", "ReceiptIssued", "ReceiptExtended", "PermitProduced"})
"""Acts that give a right."""

_TO: dict[Level, Step] = {"STATION": "TO_STATION", "DISTRICT": "TO_DISTRICT", "DIRECTORATE": "TO_DIRECTORATE"}
_OPINION: dict[Level, Step] = {"DISTRICT": "OPINION_DISTRICT", "DIRECTORATE": "OPINION_DIRECTORATE"}
_STEPS: dict[str, Step] = {
    "ReceiptIssued": "RECEIPT",
    "ReceiptExtended": "RECEIPT",
    "FeeAssessed": "CHARGED",
    "PenaltyAssessed": "CHARGED",
    "ComplementRequested": "COMPLEMENT_REQUESTED",
    "FileReceived": "ARRIVED",
    "DecisionTaken": "DECIDED",
    "DecisionNotified": "NOTIFIED",
    "PermitProduced": "PERMIT",
    "ApplicationWithdrawn": "WITHDRAWN",
    "ApplicationClosed": "CLOSED",
}
ABSENT = frozenset({"MISSING", "REJECTED", "EXPIRED"})
"""Verdicts after which a document is still outstanding."""


def step_of(event: OfApplication, level: Level) -> Step | None:
    """Return the step that an act makes of an application lying at `level`; None when the act moves nothing."""
    match event:
        case DocumentAssessed():
            if event.checklist_complete:
                return "CHECKLIST_COMPLETE"
            return "DOCUMENT_MISSING" if event.verdict in ABSENT else "DOCUMENT_SEEN"
        case ComplementReceived():
            return "CHECKLIST_COMPLETE" if event.checklist_complete else "COMPLEMENT_RECEIVED"
        case OpinionRecorded():
            return _OPINION.get(level, "OPINION")
        case FileForwarded():
            return _TO.get(event.to_level, "TO_SERVICE")
        case _:
            return _STEPS.get(event.NAME)


def about(event: Event) -> str:
    """Return the id of what an act concerns: application, permit, document or case; empty for the file itself."""
    match event:
        case PermitHandedOver() | PermitExpired():
            return event.permit_id
        case TravelDocumentRecorded():
            return event.document_id
        case ConflictResolved():
            return event.conflict_id
        case PersonRegistered() | FileOpened() | AddressDeclared() | ImportSessionApproved():
            return ""
        case _:
            return about_application(event)


def about_application(event: OfApplication) -> str:
    """Return the application of an act; the type checker proves that no other act comes here."""
    return event.application_id


def is_notice(event: Event) -> bool:
    """Return whether only the system may raise this event."""
    return event.NAME in SYSTEM_ACTS
