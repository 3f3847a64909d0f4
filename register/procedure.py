"""Whether an act follows procedure: permitted transitions, four eyes, money due, cards that fit their decision.

What breaks procedure today is refused; what broke it in the past is history, and `decide` notes the rules given here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
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
    judge_situation,
    judge_stay,
)
from register.closed_file import closed_to
from register.room import no_procedure
from register.verdict import Refused
from schemas.events import ByEvent, Event, FileState

Procedure = Callable[..., Iterator[Refused]]


def breaches(state: FileState, event: Event) -> Iterator[Refused]:
    """Return each rule of procedure that the act breaks; its references are known to be sound."""
    closed = closed_to(state, event)
    follows = _PROCEDURE[event.NAME](state, event)
    return follows if closed is None else chain((closed,), follows)


PROCEDURE: ByEvent[Procedure] = {
    "AddressDeclared": no_procedure,
    "AppealDecided": judge_appeal.appeal_decided_follows,
    "AppealFiled": judge_appeal.appeal_filed_follows,
    "ApplicationClosed": judge_application.application_follows,
    "ApplicationLodged": judge_application.application_lodged_follows,
    "ApplicationWithdrawn": judge_application.application_follows,
    "CareCaseOpened": no_procedure,
    "ComplementReceived": judge_application.application_follows,
    "ComplementRequested": judge_application.application_follows,
    "ConflictResolved": no_procedure,
    "DataShredded": judge_data.data_shredded_follows,
    "DeadlineMet": judge_deadline.deadline_met_follows,
    "DeadlineMissed": judge_deadline.deadline_missed_follows,
    "DeadlineRaised": judge_deadline.deadline_raised_follows,
    "DecisionNotified": judge_application.application_follows,
    "DecisionTaken": judge_application.decision_taken_follows,
    "DocumentAssessed": judge_application.application_follows,
    "DuplicateDismissed": no_procedure,
    "DuplicateSuspected": no_procedure,
    "EmploymentRecorded": judge_situation.employment_recorded_follows,
    "EnrolmentRecorded": no_procedure,
    "EntryRecorded": judge_stay.entry_recorded_follows,
    "ExitRecorded": judge_stay.exit_recorded_follows,
    "FamilyLinkRecorded": no_procedure,
    "FeeAssessed": judge_charge.fee_assessed_follows,
    "FileArchived": judge_file.file_archived_follows,
    "FileClosed": judge_file.file_closed_follows,
    "FileForwarded": judge_application.on_the_way_follows,
    "DormancyFound": judge_file.dormancy_found_follows,
    "FileAbsorbed": judge_merge.file_absorbed_follows,
    "FileOpened": no_procedure,
    "FileReceived": judge_application.on_the_way_follows,
    "FileReassigned": judge_file.file_reassigned_follows,
    "FileReopened": judge_file.file_reopened_follows,
    "FileSeparated": judge_merge.file_separated_follows,
    "FileTransferAccepted": judge_file.transfer_answered_follows,
    "FileTransferRefused": judge_file.transfer_answered_follows,
    "FileTransferRequested": judge_file.file_transfer_requested_follows,
    "FilesMerged": judge_merge.files_merged_follows,
    "FilesUnmerged": judge_merge.files_unmerged_follows,
    "HostDeclarationMatched": judge_situation.host_declaration_matched_follows,
    "HostDeclarationReceived": no_procedure,
    "IdentityCorrected": judge_identity.identity_corrected_follows,
    "IdentityUpdated": judge_identity.identity_updated_follows,
    "ImportSessionApproved": no_procedure,
    "InterventionOutcomeRecorded": judge_care.intervention_outcome_recorded_follows,
    "MeasureExecuted": judge_measure.measure_executed_follows,
    "MeasureExpired": judge_measure.measure_expired_follows,
    "MeasureLifted": judge_measure.measure_lifted_follows,
    "MeasureNotified": judge_measure.measure_notified_follows,
    "MeasureOrdered": judge_measure.measure_ordered_follows,
    "MeasureResumed": judge_measure.measure_resumed_follows,
    "MeasureSuspended": judge_measure.measure_suspended_follows,
    "MergeAbandoned": no_procedure,
    "MergeCompleted": no_procedure,
    "OpinionRecorded": judge_application.application_follows,
    "PaperFileReceived": judge_file.paper_file_received_follows,
    "PaperFileSent": judge_file.paper_file_sent_follows,
    "PaymentRecorded": judge_charge.payment_recorded_follows,
    "PenaltyAssessed": judge_charge.penalty_assessed_follows,
    "PenaltyWaived": judge_charge.penalty_waived_follows,
    "PermitArrived": judge_permit.permit_arrived_follows,
    "PermitCancelled": judge_permit.permit_cancelled_follows,
    "PermitDuplicateIssued": judge_permit.permit_duplicate_issued_follows,
    "PermitExpired": judge_permit.permit_expired_follows,
    "PermitHandedOver": judge_permit.permit_handed_over_follows,
    "PermitOrdered": judge_permit.granted_follows,
    "PermitProduced": judge_permit.granted_follows,
    "PermitReported": judge_permit.permit_reported_follows,
    "PermitReturned": judge_permit.permit_returned_follows,
    "PermitWithdrawn": judge_permit.permit_withdrawn_follows,
    "PersonRegistered": no_procedure,
    "ProtectionStatusRecorded": no_procedure,
    "ReceiptExtended": judge_application.receipt_extended_follows,
    "ReceiptIssued": judge_application.application_follows,
    "ReceiptLapsed": judge_application.receipt_lapsed_follows,
    "RectificationRefused": judge_data.rectification_refused_follows,
    "ReferralMade": judge_care.referral_made_follows,
    "ReportingRecorded": judge_measure.reporting_recorded_follows,
    "RetentionHoldLifted": judge_data.hold_follows,
    "RetentionHoldPlaced": judge_data.hold_follows,
    "SubjectRequestAnswered": judge_data.subject_request_answered_follows,
    "SubjectRequestReceived": no_procedure,
    "TravelDocumentRecorded": no_procedure,
    "VulnerabilityAssessed": no_procedure,
}
"""One function per event type: the type checker proves that none is left out, a test that each is for its type."""
_PROCEDURE = cast("Mapping[str, Procedure]", PROCEDURE)
