"""Whether what an act refers to is there, and what it makes is new; also for acts of the past.

A reference into nothing cannot be represented, so it is refused whenever the act was done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from register import (
    judge_appeal,
    judge_application,
    judge_care,
    judge_charge,
    judge_data,
    judge_deadline,
    judge_file,
    judge_identity,
    judge_measure,
    judge_merge,
    judge_permit,
    judge_person,
    judge_situation,
    judge_stay,
)
from register.room import no_reference
from register.verdict import Refused
from schemas.events import ByEvent, Event, FileState

Check = Callable[..., Refused | None]


def references(state: FileState, event: Event) -> Refused | None:
    """Return the first reference of the act that does not fit the file."""
    return _REFERENCES[event.NAME](state, event)


REFERENCES: ByEvent[Check] = {
    "AddressDeclared": judge_person.declared_refers,
    "AppealDecided": judge_appeal.appeal_decided_refers,
    "AppealFiled": judge_appeal.appeal_filed_refers,
    "ApplicationClosed": judge_application.application_refers,
    "ApplicationLodged": judge_application.application_lodged_refers,
    "ApplicationWithdrawn": judge_application.application_refers,
    "CareCaseOpened": no_reference,
    "ComplementReceived": judge_application.application_refers,
    "ComplementRequested": judge_application.application_refers,
    "ConflictResolved": judge_person.conflict_resolved_refers,
    "DataShredded": no_reference,
    "DeadlineMet": judge_deadline.deadline_refers,
    "DeadlineMissed": judge_deadline.deadline_refers,
    "DeadlineRaised": judge_deadline.deadline_raised_refers,
    "DecisionNotified": judge_application.decision_notified_refers,
    "DecisionTaken": judge_application.application_refers,
    "DocumentAssessed": judge_application.application_refers,
    "DuplicateDismissed": judge_identity.duplicate_dismissed_refers,
    "DuplicateSuspected": judge_identity.duplicate_suspected_refers,
    "EmploymentRecorded": judge_situation.employment_recorded_refers,
    "EnrolmentRecorded": judge_situation.enrolment_recorded_refers,
    "EntryRecorded": judge_stay.crossing_refers,
    "ExitRecorded": judge_stay.crossing_refers,
    "FamilyLinkRecorded": judge_situation.family_link_recorded_refers,
    "FeeAssessed": judge_charge.fee_assessed_refers,
    "FileArchived": no_reference,
    "FileClosed": no_reference,
    "FileForwarded": judge_application.application_refers,
    "DormancyFound": no_reference,
    "FileAbsorbed": judge_merge.file_absorbed_refers,
    "FileOpened": judge_person.file_opened_refers,
    "FileReceived": judge_application.application_refers,
    "FileReassigned": no_reference,
    "FileReopened": no_reference,
    "FileSeparated": judge_merge.file_separated_refers,
    "FileTransferAccepted": judge_file.transfer_answered_refers,
    "FileTransferRefused": judge_file.transfer_answered_refers,
    "FileTransferRequested": judge_file.file_transfer_requested_refers,
    "FilesMerged": judge_merge.files_merged_refers,
    "FilesUnmerged": judge_merge.files_unmerged_refers,
    "HostDeclarationMatched": judge_situation.host_declaration_matched_refers,
    "HostDeclarationReceived": judge_situation.host_declaration_received_refers,
    "IdentityCorrected": judge_identity.identity_refers,
    "IdentityUpdated": judge_identity.identity_refers,
    "ImportSessionApproved": no_reference,
    "InterventionOutcomeRecorded": judge_care.intervention_outcome_recorded_refers,
    "MeasureExecuted": judge_measure.measure_refers,
    "MeasureExpired": judge_measure.measure_refers,
    "MeasureLifted": judge_measure.measure_refers,
    "MeasureNotified": judge_measure.measure_refers,
    "MeasureOrdered": judge_measure.measure_ordered_refers,
    "MeasureResumed": judge_measure.measure_refers,
    "MeasureSuspended": judge_measure.measure_refers,
    "MergeAbandoned": judge_merge.answer_refers,
    "MergeCompleted": judge_merge.answer_refers,
    "OpinionRecorded": judge_application.application_refers,
    "PaperFileReceived": judge_file.paper_file_received_refers,
    "PaperFileSent": judge_file.paper_file_sent_refers,
    "PaymentRecorded": judge_charge.payment_recorded_refers,
    "PenaltyAssessed": judge_charge.penalty_assessed_refers,
    "PenaltyWaived": judge_charge.penalty_waived_refers,
    "PermitArrived": judge_permit.permit_refers,
    "PermitCancelled": judge_permit.permit_refers,
    "PermitDuplicateIssued": judge_permit.permit_duplicate_issued_refers,
    "PermitExpired": judge_permit.permit_refers,
    "PermitHandedOver": judge_permit.permit_refers,
    "PermitOrdered": judge_permit.permit_ordered_refers,
    "PermitProduced": judge_permit.permit_produced_refers,
    "PermitReported": judge_permit.permit_refers,
    "PermitReturned": judge_permit.permit_refers,
    "PermitWithdrawn": judge_permit.permit_refers,
    "PersonRegistered": no_reference,
    "ProtectionStatusRecorded": judge_care.protection_status_recorded_refers,
    "ReceiptExtended": judge_application.receipt_refers,
    "ReceiptIssued": judge_application.receipt_issued_refers,
    "ReceiptLapsed": judge_application.receipt_refers,
    "RectificationRefused": judge_data.request_refers,
    "ReferralMade": judge_care.referral_made_refers,
    "ReportingRecorded": judge_measure.measure_refers,
    "RetentionHoldLifted": judge_data.retention_hold_lifted_refers,
    "RetentionHoldPlaced": judge_data.retention_hold_placed_refers,
    "SubjectRequestAnswered": judge_data.request_refers,
    "SubjectRequestReceived": judge_data.subject_request_received_refers,
    "TravelDocumentRecorded": judge_person.declared_refers,
    "VulnerabilityAssessed": judge_care.vulnerability_assessed_refers,
}
"""One function per event type: the type checker proves that none is left out, a test that each is for its type."""
_REFERENCES = cast("Mapping[str, Check]", REFERENCES)
