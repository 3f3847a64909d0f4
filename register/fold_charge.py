"""What the acts on money change: fees, penalties, payments, waivers."""

from __future__ import annotations

from register.change import changed
from register.changes import FileChanges
from register.find import find_charge
from schemas.events import ChargeState, FeeAssessed, FileState, PaymentRecorded, PenaltyAssessed, PenaltyWaived


def fee_assessed(state: FileState, event: FeeAssessed) -> FileChanges:
    """A fee is due."""
    charge = ChargeState(
        charge_id=event.fee_id,
        application_id=event.application_id,
        kind="FEE",
        assessed=event.amount,
        paid=0,
        waived=0,
        tariff_id=event.tariff_id,
        tariff_version=event.tariff_version,
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
        tariff_id=event.tariff_id,
        tariff_version=event.tariff_version,
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


def _charged(state: FileState, charge: ChargeState) -> FileChanges:
    if find_charge(state, charge.charge_id) is not None:
        return {}
    return {"charges": (*state.charges, charge)}


def _settled(state: FileState, old: ChargeState, new: ChargeState) -> FileChanges:
    return {"charges": tuple([new if each is old else each for each in state.charges])}
