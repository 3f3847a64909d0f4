"""Whether what an event says can be at all: codes, dates, amounts, ids; also for acts of the past.

Looks at the event alone, never at the file, so the same event always gets the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from register import (
    content_appeal,
    content_application,
    content_care,
    content_data,
    content_deadline,
    content_file,
    content_identity,
    content_measure,
    content_merge,
    content_permit,
    content_person,
    content_situation,
    content_stay,
    content_title,
)
from register.checks import EARLIEST, YEAR, code, codes, date_, id_, stated
from register.days import DAY, MINUTE, local_day
from register.verdict import Refused
from schemas.events import ByEvent, Event, Meta

Check = Callable[..., Refused | None]
CLOCK_TOLERANCE = 5 * MINUTE
_EARLIEST_MOMENT = EARLIEST * DAY


def content(event: Event, recorded_at: int) -> Refused | None:
    """Return the first thing in the event that cannot be, seen from the day of `recorded_at` (microseconds UTC)."""
    today = local_day(recorded_at + CLOCK_TOLERANCE)
    return _envelope(event.meta, recorded_at, today) or _CONTENT[event.NAME](event, today)


def _envelope(meta: Meta, recorded_at: int, today: int) -> Refused | None:
    if meta.occurred_at > recorded_at + CLOCK_TOLERANCE:
        return Refused(rule_id="DATE_IN_FUTURE", field="meta.occurred_at")
    if meta.occurred_at < _EARLIEST_MOMENT:
        return Refused(rule_id="DATE_TOO_OLD", field="meta.occurred_at")
    return (
        date_("meta.effective_date", meta.effective_date, today + YEAR)
        or id_("meta.event_id", meta.event_id)
        or code("meta.station_id", meta.station_id)
        or code("meta.device_id", meta.device_id)
        or code("meta.actor_id", meta.actor_id)
        or code("meta.reason_code", meta.reason_code)
        or (codes("meta.legal_basis", meta.legal_basis) if meta.legal_basis else None)
        or _as_it_was(meta)
    )


def _as_it_was(meta: Meta) -> Refused | None:
    """Role and corps are frozen at the time of the act; only older registers may not know them."""
    if meta.import_session is not None or meta.actor_role == "SYSTEM":
        return None
    return stated("meta.actor_role", meta.actor_role) or stated("meta.corps", meta.corps)


CONTENT: ByEvent[Check] = {
    "AddressDeclared": content_person.address_declared,
    "AppealDecided": content_appeal.appeal_decided,
    "AppealFiled": content_appeal.appeal_filed,
    "ApplicationClosed": content_application.application_closed,
    "ApplicationLodged": content_application.application_lodged,
    "ApplicationWithdrawn": content_application.application_withdrawn,
    "CareCaseOpened": content_care.care_case_opened,
    "ComplementReceived": content_application.complement_received,
    "ComplementRequested": content_application.complement_requested,
    "ConflictResolved": content_person.conflict_resolved,
    "DataShredded": content_data.data_shredded,
    "DeadlineMet": content_deadline.deadline_met,
    "DeadlineMissed": content_deadline.deadline_missed,
    "DeadlineRaised": content_deadline.deadline_raised,
    "DecisionNotified": content_application.decision_notified,
    "DecisionTaken": content_application.decision_taken,
    "DocumentAssessed": content_application.document_assessed,
    "DuplicateDismissed": content_identity.duplicate_dismissed,
    "DuplicateSuspected": content_identity.duplicate_suspected,
    "EmploymentRecorded": content_situation.employment_recorded,
    "EnrolmentRecorded": content_situation.enrolment_recorded,
    "EntryRecorded": content_stay.entry_recorded,
    "ExitRecorded": content_stay.exit_recorded,
    "FamilyLinkRecorded": content_situation.family_link_recorded,
    "FeeAssessed": content_title.fee_assessed,
    "FileArchived": content_file.file_archived,
    "FileClosed": content_file.file_closed,
    "FileForwarded": content_application.file_forwarded,
    "DormancyFound": content_file.dormancy_found,
    "FileAbsorbed": content_merge.file_absorbed,
    "FileOpened": content_person.file_opened,
    "FileReceived": content_application.file_received,
    "FileReassigned": content_file.file_reassigned,
    "FileReopened": content_file.file_reopened,
    "FileSeparated": content_merge.file_separated,
    "FileTransferAccepted": content_file.file_transfer_accepted,
    "FileTransferRefused": content_file.file_transfer_refused,
    "FileTransferRequested": content_file.file_transfer_requested,
    "FilesMerged": content_merge.files_merged,
    "FilesUnmerged": content_merge.files_unmerged,
    "HostDeclarationMatched": content_situation.host_declaration_matched,
    "HostDeclarationReceived": content_situation.host_declaration_received,
    "IdentityCorrected": content_identity.identity_corrected,
    "IdentityUpdated": content_identity.identity_updated,
    "ImportSessionApproved": content_person.import_session_approved,
    "InterventionOutcomeRecorded": content_care.intervention_outcome_recorded,
    "MeasureExecuted": content_measure.measure_executed,
    "MeasureExpired": content_measure.measure_expired,
    "MeasureLifted": content_measure.measure_lifted,
    "MeasureNotified": content_measure.measure_notified,
    "MeasureOrdered": content_measure.measure_ordered,
    "MeasureResumed": content_measure.measure_resumed,
    "MeasureSuspended": content_measure.measure_suspended,
    "MergeAbandoned": content_merge.merge_abandoned,
    "MergeCompleted": content_merge.merge_completed,
    "OpinionRecorded": content_application.opinion_recorded,
    "PaperFileReceived": content_file.paper_file_received,
    "PaperFileSent": content_file.paper_file_sent,
    "PaymentRecorded": content_title.payment_recorded,
    "PenaltyAssessed": content_title.penalty_assessed,
    "PenaltyWaived": content_title.penalty_waived,
    "PermitArrived": content_permit.permit_arrived,
    "PermitCancelled": content_permit.permit_cancelled,
    "PermitDuplicateIssued": content_permit.permit_duplicate_issued,
    "PermitExpired": content_title.permit_expired,
    "PermitHandedOver": content_title.permit_handed_over,
    "PermitOrdered": content_permit.permit_ordered,
    "PermitProduced": content_title.permit_produced,
    "PermitReported": content_permit.permit_reported,
    "PermitReturned": content_permit.permit_returned,
    "PermitWithdrawn": content_permit.permit_withdrawn,
    "PersonRegistered": content_person.person_registered,
    "ProtectionStatusRecorded": content_care.protection_status_recorded,
    "ReceiptExtended": content_title.receipt_extended,
    "ReceiptIssued": content_title.receipt_issued,
    "ReceiptLapsed": content_title.receipt_lapsed,
    "RectificationRefused": content_data.rectification_refused,
    "ReferralMade": content_care.referral_made,
    "ReportingRecorded": content_measure.reporting_recorded,
    "RetentionHoldLifted": content_data.retention_hold_lifted,
    "RetentionHoldPlaced": content_data.retention_hold_placed,
    "SubjectRequestAnswered": content_data.subject_request_answered,
    "SubjectRequestReceived": content_data.subject_request_received,
    "TravelDocumentRecorded": content_person.travel_document_recorded,
    "VulnerabilityAssessed": content_care.vulnerability_assessed,
}
"""One function per event type: the type checker proves that none is left out, a test that each is for its type."""
_CONTENT = cast("Mapping[str, Check]", CONTENT)
