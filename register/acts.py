"""What an act is about and which step of an application it makes; read off the event alone.

Every event of the catalogue is named here once; a new one does not type-check before it has its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from register.machine_names import Step
from schemas.events import (
    AppealDecided,
    AppealFiled,
    AppealOutcome,
    ApplicationClosed,
    ApplicationLodged,
    ApplicationWithdrawn,
    ByEvent,
    ComplementReceived,
    ComplementRequested,
    DecisionNotified,
    DecisionTaken,
    DocumentAssessed,
    Event,
    FeeAssessed,
    FileForwarded,
    FileReceived,
    Level,
    OpinionRecorded,
    PaymentRecorded,
    PenaltyAssessed,
    PenaltyWaived,
    PermitOrdered,
    PermitProduced,
    ReceiptExtended,
    ReceiptIssued,
    ReceiptLapsed,
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
    | PermitOrdered
    | PermitProduced
    | ReceiptExtended
    | ReceiptIssued
    | ReceiptLapsed
)
"""Acts with an `application_id`."""
OfAppeal = AppealFiled | AppealDecided
"""Acts that move the application whose decision they attack."""

SYSTEM_DEVICE = "system"
SYSTEM_ACTS = frozenset(
    {
        "ReceiptLapsed",
        "PermitExpired",
        "MeasureExpired",
        "DormancyFound",
        "DeadlineRaised",
        "DeadlineMet",
        "DeadlineMissed",
        "FileAbsorbed",
        "MergeCompleted",
        "MergeAbandoned",
        "FileSeparated",
        "FileReassigned",
    }
)
CARE_ACTS = frozenset(
    {
        "CareCaseOpened",
        "ProtectionStatusRecorded",
        "VulnerabilityAssessed",
        "ReferralMade",
        "InterventionOutcomeRecorded",
    }
)
"""Acts of the care lane (design 12.9): they never stand in a file, and no other act stands in a case."""
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
    "PermitOrdered": "PERMIT",
    "PermitProduced": "PERMIT",
    "ApplicationWithdrawn": "WITHDRAWN",
    "ApplicationClosed": "CLOSED",
    "AppealFiled": "APPEALED",
}
WON: frozenset[AppealOutcome] = frozenset({"ANNULLED", "PARTLY_ANNULLED"})
"""Outcomes after which what was attacked no longer stands as it was."""
ABSENT = frozenset({"MISSING", "REJECTED", "EXPIRED"})
"""Verdicts after which a document is still outstanding."""


def step_of(event: OfApplication | OfAppeal, level: Level) -> Step | None:
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
        case AppealDecided():
            return "APPEAL_WON" if event.outcome in WON else "APPEAL_LOST"
        case _:
            return _STEPS.get(event.NAME)


def about(event: Event) -> str:
    """Return the id of what an act concerns: application, permit, document or case; empty for the file itself."""
    name = _ABOUT[event.NAME]
    return getattr(event, name) if name else ""


def is_notice(event: Event) -> bool:
    """Return whether only the system may raise this event."""
    return event.NAME in SYSTEM_ACTS


ABOUT: ByEvent[str] = {
    "AddressDeclared": "",
    "AppealDecided": "appeal_id",
    "AppealFiled": "subject_id",
    "ApplicationClosed": "application_id",
    "ApplicationLodged": "application_id",
    "ApplicationWithdrawn": "application_id",
    "CareCaseOpened": "case_id",
    "ComplementReceived": "application_id",
    "ComplementRequested": "application_id",
    "ConflictResolved": "conflict_id",
    "DataShredded": "",
    "DeadlineMet": "deadline_id",
    "DeadlineMissed": "deadline_id",
    "DeadlineRaised": "deadline_id",
    "DecisionNotified": "application_id",
    "DecisionTaken": "application_id",
    "DocumentAssessed": "application_id",
    "DuplicateDismissed": "suspicion_id",
    "DuplicateSuspected": "suspicion_id",
    "EmploymentRecorded": "employment_id",
    "EnrolmentRecorded": "enrolment_id",
    "EntryRecorded": "crossing_id",
    "ExitRecorded": "crossing_id",
    "FamilyLinkRecorded": "link_id",
    "FeeAssessed": "application_id",
    "FileArchived": "",
    "FileClosed": "",
    "FileForwarded": "application_id",
    "DormancyFound": "",
    "FileAbsorbed": "merge_id",
    "FileOpened": "",
    "FileReceived": "application_id",
    "FileReassigned": "order_id",
    "FileReopened": "",
    "FileSeparated": "merge_id",
    "FileTransferAccepted": "transfer_id",
    "FileTransferRefused": "transfer_id",
    "FileTransferRequested": "transfer_id",
    "FilesMerged": "merge_id",
    "FilesUnmerged": "merge_id",
    "HostDeclarationMatched": "declaration_id",
    "HostDeclarationReceived": "declaration_id",
    "IdentityCorrected": "",
    "IdentityUpdated": "",
    "ImportSessionApproved": "",
    "InterventionOutcomeRecorded": "referral_id",
    "MeasureExecuted": "measure_id",
    "MeasureExpired": "measure_id",
    "MeasureLifted": "measure_id",
    "MeasureNotified": "measure_id",
    "MeasureOrdered": "measure_id",
    "MeasureResumed": "measure_id",
    "MeasureSuspended": "measure_id",
    "MergeAbandoned": "merge_id",
    "MergeCompleted": "merge_id",
    "OpinionRecorded": "application_id",
    "PaperFileReceived": "movement_id",
    "PaperFileSent": "movement_id",
    "PaymentRecorded": "application_id",
    "PenaltyAssessed": "application_id",
    "PenaltyWaived": "application_id",
    "PermitArrived": "permit_id",
    "PermitCancelled": "permit_id",
    "PermitDuplicateIssued": "permit_id",
    "PermitExpired": "permit_id",
    "PermitHandedOver": "permit_id",
    "PermitOrdered": "application_id",
    "PermitProduced": "application_id",
    "PermitReported": "permit_id",
    "PermitReturned": "permit_id",
    "PermitWithdrawn": "permit_id",
    "PersonRegistered": "",
    "ProtectionStatusRecorded": "protection_id",
    "ReceiptExtended": "application_id",
    "ReceiptIssued": "application_id",
    "ReceiptLapsed": "application_id",
    "RectificationRefused": "request_id",
    "ReferralMade": "referral_id",
    "ReportingRecorded": "measure_id",
    "RetentionHoldLifted": "hold_id",
    "RetentionHoldPlaced": "hold_id",
    "SubjectRequestAnswered": "request_id",
    "SubjectRequestReceived": "request_id",
    "TravelDocumentRecorded": "document_id",
    "VulnerabilityAssessed": "assessment_id",
}
"""The field that names what an act concerns; the type checker proves that no act is left out."""
_ABOUT = cast("Mapping[str, str]", ABOUT)
