"""The state of a file as one loop over its accepted events: `fold(fold(None, first), second)` and so on.

Total: any subset of accepted events, in journal order, folds without an error; what an event refers to and is not there
is passed over. Never reads a clock and never judges: that is `decide`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import cast

from register import (
    fold_appeal,
    fold_application,
    fold_care,
    fold_charge,
    fold_data,
    fold_deadline,
    fold_file,
    fold_identity,
    fold_measure,
    fold_merge,
    fold_permit,
    fold_person,
    fold_situation,
    fold_stay,
    settling,
)
from register.acts import about, is_notice
from register.change import changed
from register.changes import FileChanges
from register.conflicts import concurrency
from register.fold_merge import with_act
from register.merging import OF_MERGES, seen_version
from schemas.events import (
    ByEvent,
    ConflictState,
    DeviceMark,
    Event,
    FileReassigned,
    FileSeparated,
    FileState,
    FilesUnmerged,
    ImportSession,
    ImportSessionApproved,
    Meta,
    RecentAct,
)

Fold = Callable[..., FileChanges]
RECENT_ACTS = 32
_NO_OFFICERS = frozenset({"SYSTEM", "PARTNER"})
_CASE_ACTS = frozenset({"AddressDeclared", "TravelDocumentRecorded", "FeeAssessed", "FamilyLinkRecorded"})


def fold(state: FileState | None, event: Event, *, version: int, recorded_at: int) -> FileState:
    """Return the state after `event`, which made file version `version` at `recorded_at` (microseconds UTC)."""
    before = state if state is not None else nobody(event)
    if isinstance(event, ImportSessionApproved):
        return before
    if isinstance(event, (FilesUnmerged, FileSeparated)):
        before = _apart(before, event)
    changes = _FOLDS[event.NAME](before, event)
    meta = event.meta
    if event.NAME in _CASE_ACTS and seen_version(before, meta) < before.version and meta.import_session is None:
        changes["conflicts"] = _with_case(before, event)
    act = RecentAct(
        version=version, event_id=meta.event_id, event_type=event.NAME, about=about(event), device_id=meta.device_id
    )
    after = changed(
        before,
        version=version,
        last_recorded_at=recorded_at,
        back_captured=before.back_captured or meta.import_session is not None,
        devices=_marked(before.devices, meta),
        recent=(*before.recent[1 - RECENT_ACTS :], act),
        silent_since=_silent_since(before, event),
        taken_over_at=before.taken_over_at if meta.import_session is None else recorded_at,
        district=_district(before, event, changes),
        **changes,
    )
    if before.merges and event.NAME not in OF_MERGES:
        return with_act(after, event, recorded_at)
    return after


def again(state: FileState, event: Event) -> FileState:
    """Return the state with what `event` changes, without its envelope: for an act that comes back to its file."""
    changes = _FOLDS[event.NAME](state, event)
    return changed(state, district=_district(state, event, changes), **changes)


def nobody(event: Event) -> FileState:
    """Return the state before any event: a file of which nothing is known but its id."""
    meta = event.meta
    return FileState(
        file_id=meta.file_id,
        version=0,
        person_id="",
        subject_key_id="",
        opened_at=meta.occurred_at,
        last_recorded_at=0,
    )


def session_of(event: ImportSessionApproved, recorded_at: int) -> ImportSession:
    """Return the import session that the event approves, known since `recorded_at`."""
    return ImportSession(
        session_id=event.session_id,
        unit=event.unit,
        import_device=event.import_device,
        opened_by=event.opened_by,
        approved_by=event.approved_by,
        from_date=event.from_date,
        to_date=event.to_date,
        recorded_at=recorded_at,
    )


def _marked(devices: tuple[DeviceMark, ...], meta: Meta) -> tuple[DeviceMark, ...]:
    device_id, device_seq = meta.device_id, meta.device_seq
    if device_seq <= 0:
        return devices  # the system has no sequence
    mark = DeviceMark(device_id=device_id, device_seq=device_seq)
    if len(devices) == 1 and devices[0].device_id == device_id and devices[0].device_seq < device_seq:
        return (mark,)
    place = bisect_left(devices, device_id, key=lambda known: known.device_id)
    known = place < len(devices) and devices[place].device_id == device_id
    if known and devices[place].device_seq >= device_seq:
        return devices  # an act that came by way of an absorbed file: the two ways do not keep the device's order
    return (*devices[:place], mark, *devices[place + known :])


def _silent_since(state: FileState, event: Event) -> int | None:
    """Return when an officer last did something; notices and partners' messages break no silence."""
    meta = event.meta
    if meta.actor_role in _NO_OFFICERS:
        return state.silent_since
    return meta.occurred_at if state.silent_since is None else max(state.silent_since, meta.occurred_at)


def _district(state: FileState, event: Event, changes: FileChanges) -> str | None:
    """Return the district of the station in charge: the one that the station, or a reorganisation, last stated."""
    if isinstance(event, FileReassigned):
        return event.to_district
    charge = changes.get("station_of_charge", state.station_of_charge)
    return event.meta.district_id if event.meta.station_id == charge and not is_notice(event) else state.district


def _with_case(state: FileState, event: Event) -> tuple[ConflictState, ...]:
    beside = concurrency(state, event)
    if beside is None or beside.relation != "CASE":
        return state.conflicts
    return (*state.conflicts, settling.case_of(state, event, beside))


def _apart(state: FileState, event: FilesUnmerged | FileSeparated) -> FileState:
    if isinstance(event, FilesUnmerged):
        return fold_merge.files_unmerged(state, event, again)
    return fold_merge.file_separated(state, event, again)


def _unchanged(_state: FileState, _event: Event) -> FileChanges:
    return {}


FOLDS: ByEvent[Fold] = {
    "AddressDeclared": fold_person.address_declared,
    "AppealDecided": fold_appeal.appeal_decided,
    "AppealFiled": fold_appeal.appeal_filed,
    "ApplicationClosed": fold_application.closed,
    "ApplicationLodged": fold_application.lodged,
    "ApplicationWithdrawn": fold_application.withdrawn,
    "CareCaseOpened": fold_care.care_case_opened,
    "ComplementReceived": fold_application.complement_received,
    "ComplementRequested": fold_application.complement_requested,
    "ConflictResolved": settling.conflict_resolved,
    "DataShredded": fold_data.data_shredded,
    "DeadlineMet": fold_deadline.deadline_met,
    "DeadlineMissed": fold_deadline.deadline_missed,
    "DeadlineRaised": fold_deadline.deadline_raised,
    "DecisionNotified": fold_application.decision_notified,
    "DecisionTaken": fold_application.decision_taken,
    "DocumentAssessed": fold_application.document_assessed,
    "DuplicateDismissed": fold_identity.duplicate_dismissed,
    "DuplicateSuspected": fold_identity.duplicate_suspected,
    "EmploymentRecorded": fold_situation.employment_recorded,
    "EnrolmentRecorded": fold_situation.enrolment_recorded,
    "EntryRecorded": fold_stay.entry_recorded,
    "ExitRecorded": fold_stay.exit_recorded,
    "FamilyLinkRecorded": fold_situation.family_link_recorded,
    "FeeAssessed": fold_charge.fee_assessed,
    "FileArchived": fold_file.file_archived,
    "FileClosed": fold_file.file_closed,
    "FileForwarded": fold_application.forwarded,
    "DormancyFound": fold_file.dormancy_found,
    "FileAbsorbed": fold_merge.file_absorbed,
    "FileOpened": fold_person.file_opened,
    "FileReceived": fold_application.received,
    "FileReassigned": fold_file.file_reassigned,
    "FileReopened": fold_file.file_reopened,
    "FileSeparated": _unchanged,
    "FileTransferAccepted": fold_file.file_transfer_accepted,
    "FileTransferRefused": fold_file.file_transfer_refused,
    "FileTransferRequested": fold_file.file_transfer_requested,
    "FilesMerged": fold_merge.files_merged,
    "FilesUnmerged": _unchanged,
    "HostDeclarationMatched": fold_situation.host_declaration_matched,
    "HostDeclarationReceived": fold_situation.host_declaration_received,
    "IdentityCorrected": fold_identity.identity_corrected,
    "IdentityUpdated": fold_identity.identity_updated,
    "ImportSessionApproved": _unchanged,
    "InterventionOutcomeRecorded": fold_care.intervention_outcome_recorded,
    "MeasureExecuted": fold_measure.measure_executed,
    "MeasureExpired": fold_measure.measure_expired,
    "MeasureLifted": fold_measure.measure_lifted,
    "MeasureNotified": fold_measure.measure_notified,
    "MeasureOrdered": fold_measure.measure_ordered,
    "MeasureResumed": fold_measure.measure_resumed,
    "MeasureSuspended": fold_measure.measure_suspended,
    "MergeAbandoned": fold_merge.merge_abandoned,
    "MergeCompleted": fold_merge.merge_completed,
    "OpinionRecorded": fold_application.opinion_recorded,
    "PaperFileReceived": fold_file.paper_file_received,
    "PaperFileSent": fold_file.paper_file_sent,
    "PaymentRecorded": fold_charge.payment_recorded,
    "PenaltyAssessed": fold_charge.penalty_assessed,
    "PenaltyWaived": fold_charge.penalty_waived,
    "PermitArrived": fold_permit.permit_arrived,
    "PermitCancelled": fold_permit.permit_cancelled,
    "PermitDuplicateIssued": fold_permit.permit_duplicate_issued,
    "PermitExpired": fold_permit.permit_expired,
    "PermitHandedOver": fold_permit.permit_handed_over,
    "PermitOrdered": fold_permit.permit_ordered,
    "PermitProduced": fold_permit.permit_produced,
    "PermitReported": fold_permit.permit_reported,
    "PermitReturned": fold_permit.permit_returned,
    "PermitWithdrawn": fold_permit.permit_withdrawn,
    "PersonRegistered": fold_person.person_registered,
    "ProtectionStatusRecorded": fold_care.protection_status_recorded,
    "ReceiptExtended": fold_application.receipt_extended,
    "ReceiptIssued": fold_application.receipt_issued,
    "ReceiptLapsed": fold_application.receipt_lapsed,
    "RectificationRefused": fold_data.rectification_refused,
    "ReferralMade": fold_care.referral_made,
    "ReportingRecorded": fold_measure.reporting_recorded,
    "RetentionHoldLifted": fold_data.retention_hold_lifted,
    "RetentionHoldPlaced": fold_data.retention_hold_placed,
    "SubjectRequestAnswered": fold_data.subject_request_answered,
    "SubjectRequestReceived": fold_data.subject_request_received,
    "TravelDocumentRecorded": fold_person.travel_document_recorded,
    "VulnerabilityAssessed": fold_care.vulnerability_assessed,
}
"""One function per event type: the type checker proves that none is left out, a test that each is for its type."""
_FOLDS = cast("Mapping[str, Fold]", FOLDS)
