"""Whether what an act refers to is there, and what it makes is new; also for acts of the past.

A reference into nothing cannot be represented, so it is refused whenever the act was done.
"""

from __future__ import annotations

from register.acts import OfApplication
from register.find import find_application, find_charge, find_permit, find_receipt
from register.verdict import Refused
from schemas.events import (
    AddressDeclared,
    ApplicationLodged,
    ApplicationState,
    ConflictResolved,
    DecisionNotified,
    Event,
    FeeAssessed,
    FileOpened,
    FileState,
    ImportSessionApproved,
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

APPLICATIONS, RECEIPTS, CHARGES, PERMITS, CASES = 200, 60, 400, 200, 64
"""How much one file may hold (receipts: one application), so that its state stays bounded (design 12.3)."""


def references(state: FileState, event: Event) -> Refused | None:
    """Return the first reference of the act that does not fit the file."""
    match event:
        case FileOpened():
            return _file_opened(state, event)
        case PermitHandedOver() | PermitExpired():
            known = find_permit(state, event.permit_id)
            return None if known else Refused(rule_id="PERMIT_UNKNOWN", field="permit_id")
        case ConflictResolved():
            open_cases = {case.conflict_id for case in state.conflicts}
            known_case = event.conflict_id in open_cases
            return None if known_case else Refused(rule_id="CONFLICT_UNKNOWN", field="conflict_id")
        case AddressDeclared() | TravelDocumentRecorded():
            return _room("file", len(state.conflicts), CASES)
        case PersonRegistered() | ImportSessionApproved():
            return None
        case _:
            return _of_application(state, event)


def _file_opened(state: FileState, event: FileOpened) -> Refused | None:
    if state.file_number is not None:
        return Refused(rule_id="FILE_ALREADY_OPEN", field="file_number", detail=(state.status,))
    return None if event.person_id == state.person_id else Refused(rule_id="PERSON_MISMATCH", field="person_id")


def _of_application(state: FileState, event: OfApplication) -> Refused | None:
    application = find_application(state, event.application_id)
    if isinstance(event, ApplicationLodged):
        return _new("application_id", application) or _room("applications", len(state.applications), APPLICATIONS)
    if application is None:
        return Refused(rule_id="APPLICATION_UNKNOWN", field="application_id")
    match event:
        case ReceiptIssued():
            used = find_receipt(application, event.receipt_id)
            return _new("receipt_id", used) or _room("receipts", len(application.receipts), RECEIPTS)
        case ReceiptExtended() | ReceiptLapsed():
            known = find_receipt(application, event.receipt_id)
            return None if known else Refused(rule_id="RECEIPT_UNKNOWN", field="receipt_id")
        case DecisionNotified():
            return _decision(application, event)
        case PermitProduced():
            return _new("permit_id", find_permit(state, event.permit_id)) or _room(
                "permits", len(state.permits), PERMITS
            )
        case _:
            return _of_charge(state, event)


def _of_charge(state: FileState, event: OfApplication) -> Refused | None:
    match event:
        case FeeAssessed():
            return _new("fee_id", find_charge(state, event.fee_id)) or _room("charges", len(state.charges), CHARGES)
        case PenaltyAssessed():
            used = find_charge(state, event.penalty_id)
            return _new("penalty_id", used) or _room("charges", len(state.charges), CHARGES)
        case PaymentRecorded():
            return _charge(state, event.application_id, "charge_id", event.charge_id)
        case PenaltyWaived():
            return _charge(state, event.application_id, "penalty_id", event.penalty_id, kind="PENALTY")
        case _:
            return None


def _charge(state: FileState, application_id: str, field: str, charge_id: str, kind: str = "") -> Refused | None:
    charge = find_charge(state, charge_id)
    if charge is None or charge.application_id != application_id or kind not in ("", charge.kind):
        return Refused(rule_id="CHARGE_UNKNOWN", field=field)
    return None


def _decision(application: ApplicationState, event: DecisionNotified) -> Refused | None:
    if application.decision is None or application.decision.decision_id != event.decision_id:
        return Refused(rule_id="DECISION_UNKNOWN", field="decision_id")
    return None


def _new(field: str, known: object | None) -> Refused | None:
    return None if known is None else Refused(rule_id="ID_ALREADY_USED", field=field)


def _room(field: str, held: int, most: int) -> Refused | None:
    return None if held < most else Refused(rule_id="FILE_FULL", field=field, detail=(str(most),))
