"""What the acts on money and cards change: fees, penalties, payments, permits."""

from __future__ import annotations

from register.change import changed
from register.changes import FileChanges
from register.find import find_application, find_charge, find_permit
from register.machines import PERMIT
from schemas.events import (
    ChargeState,
    FeeAssessed,
    FileState,
    PaymentRecorded,
    PenaltyAssessed,
    PenaltyWaived,
    PermitExpired,
    PermitHandedOver,
    PermitProduced,
    PermitState,
)


def fee_assessed(state: FileState, event: FeeAssessed) -> FileChanges:
    """A fee is due."""
    charge = ChargeState(
        charge_id=event.fee_id, application_id=event.application_id, kind="FEE", assessed=event.amount, paid=0, waived=0
    )
    return _charged(state, charge)


def penalty_assessed(state: FileState, event: PenaltyAssessed) -> FileChanges:
    """A penalty is due."""
    charge = ChargeState(
        charge_id=event.penalty_id,
        application_id=event.application_id,
        kind="PENALTY",
        assessed=event.amount,
        paid=0,
        waived=0,
    )
    return _charged(state, charge)


def payment_recorded(state: FileState, event: PaymentRecorded) -> FileChanges:
    """A charge is paid, in whole or in part."""
    charge = find_charge(state, event.charge_id)
    if charge is None:
        return {}
    return _settled(state, charge, changed(charge, paid=charge.paid + event.amount))


def penalty_waived(state: FileState, event: PenaltyWaived) -> FileChanges:
    """A penalty is waived, in whole or in part."""
    charge = find_charge(state, event.penalty_id)
    if charge is None:
        return {}
    return _settled(state, charge, changed(charge, waived=charge.waived + event.amount))


def permit_produced(state: FileState, event: PermitProduced) -> FileChanges:
    """A card was printed; its ground is that of the decision, else that of the application."""
    if find_permit(state, event.permit_id) is not None:
        return {}
    application = find_application(state, event.application_id)
    decision = None if application is None else application.decision
    granted = None if decision is None else decision.reason
    permit = PermitState(
        permit_id=event.permit_id,
        application_id=event.application_id,
        card_number=event.card_number,
        title=event.title,
        reason=granted or ("OTHER" if application is None else application.reason),
        valid_from=event.valid_from,
        valid_to=event.valid_to,
        status="PRODUCED",
    )
    return {"permits": (*state.permits, permit)}


def permit_handed_over(state: FileState, event: PermitHandedOver) -> FileChanges:
    """The person has the card; a notice of expiry that came before stays true."""
    permit = find_permit(state, event.permit_id)
    if permit is None:
        return {}
    return _printed(state, permit, _moved(permit, event.NAME, handed_on=event.handed_on))


def permit_expired(state: FileState, event: PermitExpired) -> FileChanges:
    """A notice: validity itself derives from dates."""
    permit = find_permit(state, event.permit_id)
    return {} if permit is None else _printed(state, permit, _moved(permit, event.NAME, handed_on=permit.handed_on))


def _moved(permit: PermitState, act: str, *, handed_on: int | None) -> PermitState:
    return changed(permit, status=PERMIT[permit.status].get(act, permit.status), handed_on=handed_on)


def _printed(state: FileState, old: PermitState, new: PermitState) -> FileChanges:
    return {"permits": tuple([new if each is old else each for each in state.permits])}


def _charged(state: FileState, charge: ChargeState) -> FileChanges:
    if find_charge(state, charge.charge_id) is not None:
        return {}
    return {"charges": (*state.charges, charge)}


def _settled(state: FileState, old: ChargeState, new: ChargeState) -> FileChanges:
    return {"charges": tuple([new if each is old else each for each in state.charges])}
