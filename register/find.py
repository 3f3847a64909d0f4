"""Finding the parts of a file by their ids; a part that is not there is None, never an error."""

from __future__ import annotations

from schemas.events import (
    AppealState,
    ApplicationState,
    ChargeState,
    CrossingState,
    FileState,
    MeasureState,
    PermitState,
    ReceiptState,
)


def find_application(state: FileState, application_id: str) -> ApplicationState | None:
    """Return the application; the newest are looked at first."""
    for application in reversed(state.applications):
        if application.application_id == application_id:
            return application
    return None


def find_receipt(application: ApplicationState, receipt_id: str) -> ReceiptState | None:
    """Return the receipt."""
    for receipt in reversed(application.receipts):
        if receipt.receipt_id == receipt_id:
            return receipt
    return None


def find_charge(state: FileState, charge_id: str) -> ChargeState | None:
    """Return the fee or penalty."""
    for charge in reversed(state.charges):
        if charge.charge_id == charge_id:
            return charge
    return None


def find_permit(state: FileState, permit_id: str) -> PermitState | None:
    """Return the permit."""
    for permit in reversed(state.permits):
        if permit.permit_id == permit_id:
            return permit
    return None


def find_measure(state: FileState, measure_id: str) -> MeasureState | None:
    """Return the measure."""
    for measure in reversed(state.measures):
        if measure.measure_id == measure_id:
            return measure
    return None


def find_appeal(state: FileState, appeal_id: str) -> AppealState | None:
    """Return the appeal."""
    for appeal in reversed(state.appeals):
        if appeal.appeal_id == appeal_id:
            return appeal
    return None


def find_decided(state: FileState, decision_id: str) -> ApplicationState | None:
    """Return the application on which that decision stands."""
    for application in reversed(state.applications):
        if application.decision is not None and application.decision.decision_id == decision_id:
            return application
    return None


def find_crossing(state: FileState, crossing_id: str) -> CrossingState | None:
    """Return the entry or exit."""
    for crossing in reversed(state.crossings):
        if crossing.crossing_id == crossing_id:
            return crossing
    return None


def last_receipt(application: ApplicationState) -> ReceiptState | None:
    """Return the receipt that ends last; of several, the one issued last."""
    return max(reversed(application.receipts), key=lambda receipt: receipt.valid_to, default=None)
