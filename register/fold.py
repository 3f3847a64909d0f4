"""The state of a file as one loop over its accepted events: `fold(fold(None, first), second)` and so on.

Total: any subset of accepted events, in journal order, folds without an error; what an event refers to and is not there
is passed over. Never reads a clock and never judges: that is `decide`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping

from register import fold_application, fold_permit, fold_person
from register.acts import about
from register.change import changed
from register.changes import FileChanges
from register.conflicts import concurrency
from schemas.events import (
    ConflictResolved,
    ConflictState,
    DeviceMark,
    Event,
    FileState,
    ImportSession,
    ImportSessionApproved,
    RecentAct,
)

RECENT_ACTS = 32
_CASE_ACTS = frozenset({"AddressDeclared", "TravelDocumentRecorded", "FeeAssessed"})


def fold(state: FileState | None, event: Event, *, version: int, recorded_at: int) -> FileState:
    """Return the state after `event`, which made file version `version` at `recorded_at` (microseconds UTC)."""
    before = state if state is not None else nobody(event)
    if isinstance(event, ImportSessionApproved):
        return before
    changes = FOLDS[event.NAME](before, event)
    meta = event.meta
    if event.NAME in _CASE_ACTS and meta.base_version < before.version and meta.import_session is None:
        changes["conflicts"] = _with_case(before, event)
    act = RecentAct(
        version=version, event_id=meta.event_id, event_type=event.NAME, about=about(event), device_id=meta.device_id
    )
    return changed(
        before,
        version=version,
        last_recorded_at=recorded_at,
        back_captured=before.back_captured or meta.import_session is not None,
        devices=_marked(before.devices, meta.device_id, meta.device_seq),
        recent=(*before.recent[1 - RECENT_ACTS :], act),
        **changes,
    )


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


def _marked(devices: tuple[DeviceMark, ...], device_id: str, device_seq: int) -> tuple[DeviceMark, ...]:
    if device_seq <= 0:
        return devices  # the system has no sequence
    mark = DeviceMark(device_id=device_id, device_seq=device_seq)
    if len(devices) == 1 and devices[0].device_id == device_id:
        return (mark,)
    place = bisect_left(devices, device_id, key=lambda known: known.device_id)
    known = place < len(devices) and devices[place].device_id == device_id
    return (*devices[:place], mark, *devices[place + known :])


def _with_case(state: FileState, event: Event) -> tuple[ConflictState, ...]:
    beside = concurrency(state, event)
    if beside is None or beside.relation != "CASE":
        return state.conflicts
    first = beside.others[0].event_id if beside.others else event.meta.event_id  # the other is older than the window
    case = ConflictState(conflict_id=event.meta.event_id, first_event_id=first, event_type=event.NAME)
    return (*state.conflicts, case)


def _conflict_resolved(state: FileState, event: ConflictResolved) -> FileChanges:
    return {"conflicts": tuple(case for case in state.conflicts if case.conflict_id != event.conflict_id)}


def _unchanged(_state: FileState, _event: Event) -> FileChanges:
    return {}


FOLDS: Mapping[str, Callable[..., FileChanges]] = {
    "AddressDeclared": fold_person.address_declared,
    "ApplicationClosed": fold_application.closed,
    "ApplicationLodged": fold_application.lodged,
    "ApplicationWithdrawn": fold_application.withdrawn,
    "ComplementReceived": fold_application.complement_received,
    "ComplementRequested": fold_application.complement_requested,
    "ConflictResolved": _conflict_resolved,
    "DecisionNotified": fold_application.decision_notified,
    "DecisionTaken": fold_application.decision_taken,
    "DocumentAssessed": fold_application.document_assessed,
    "FeeAssessed": fold_permit.fee_assessed,
    "FileForwarded": fold_application.forwarded,
    "FileOpened": fold_person.file_opened,
    "FileReceived": fold_application.received,
    "ImportSessionApproved": _unchanged,
    "OpinionRecorded": fold_application.opinion_recorded,
    "PaymentRecorded": fold_permit.payment_recorded,
    "PenaltyAssessed": fold_permit.penalty_assessed,
    "PenaltyWaived": fold_permit.penalty_waived,
    "PermitExpired": fold_permit.permit_expired,
    "PermitHandedOver": fold_permit.permit_handed_over,
    "PermitProduced": fold_permit.permit_produced,
    "PersonRegistered": fold_person.person_registered,
    "ReceiptExtended": fold_application.receipt_extended,
    "ReceiptIssued": fold_application.receipt_issued,
    "ReceiptLapsed": fold_application.receipt_lapsed,
    "TravelDocumentRecorded": fold_person.travel_document_recorded,
}
"""One function per event type; a test proves that every type is here with the function for it."""
