"""Whether the acts on fees and penalties fit their file and the tariff: the charge named, then what is due of it."""

from __future__ import annotations

from collections.abc import Iterator

from register.act_law import law_of
from register.find import find_application, find_charge
from register.four_eyes import second_person
from register.judge_application import application_follows, application_refers
from register.penalties import check_penalty
from register.room import CHARGES, new, room
from register.ruling import Ruling
from register.tariffs import Occasion, check_fee
from register.verdict import Refused
from register.waivers import check_waiver
from schemas.events import FeeAssessed, FileState, PaymentRecorded, PenaltyAssessed, PenaltyWaived


def fee_assessed_refers(state: FileState, event: FeeAssessed) -> Refused | None:
    """The fee is new."""
    used = find_charge(state, event.fee_id)
    return application_refers(state, event) or new("fee_id", used) or room("charges", len(state.charges), CHARGES)


def fee_assessed_follows(state: FileState, event: FeeAssessed) -> Iterator[Refused]:
    """The fee is that of the tariff of the day for what is asked for."""
    yield from application_follows(state, event)
    application = find_application(state, event.application_id)
    if application is not None:
        occasion = Occasion(
            title=application.title_sought,
            kind=application.kind,
            reason=application.reason,
            nationality=state.nationality,
        )
        yield from _broken(
            check_fee(
                occasion,
                tariff_id=event.tariff_id,
                tariff_version=event.tariff_version,
                amount=event.amount,
                law=law_of(event.meta),
            )
        )


def penalty_assessed_refers(state: FileState, event: PenaltyAssessed) -> Refused | None:
    """The penalty is new."""
    used = find_charge(state, event.penalty_id)
    return application_refers(state, event) or new("penalty_id", used) or room("charges", len(state.charges), CHARGES)


def penalty_assessed_follows(state: FileState, event: PenaltyAssessed) -> Iterator[Refused]:
    """The penalty is that of the table of the day for the weeks that it counts."""
    yield from application_follows(state, event)
    yield from _broken(
        check_penalty(
            tariff_id=event.tariff_id,
            tariff_version=event.tariff_version,
            amount=event.amount,
            weeks_overstay=event.weeks_overstay,
            cap_applied=event.cap_applied,
            law=law_of(event.meta),
        )
    )


def payment_recorded_refers(state: FileState, event: PaymentRecorded) -> Refused | None:
    """The charge is there and of this application."""
    return application_refers(state, event) or _charge(state, event.application_id, "charge_id", event.charge_id)


def payment_recorded_follows(state: FileState, event: PaymentRecorded) -> Iterator[Refused]:
    """Nobody pays more than is due."""
    yield from application_follows(state, event)
    charge = find_charge(state, event.charge_id)
    if charge is not None and event.amount > charge.assessed - charge.paid - charge.waived:
        yield Refused(rule_id="PAYMENT_EXCEEDS_DUE", field="amount")


def penalty_waived_refers(state: FileState, event: PenaltyWaived) -> Refused | None:
    """The penalty is there and of this application."""
    known = _charge(state, event.application_id, "penalty_id", event.penalty_id, kind="PENALTY")
    return application_refers(state, event) or known


def penalty_waived_follows(state: FileState, event: PenaltyWaived) -> Iterator[Refused]:
    """A second officer approves; a text of that day allows it for this penalty, and no more is waived than is due."""
    yield from application_follows(state, event)
    if event.approved_by is None:
        yield Refused(rule_id="SECOND_PERSON_MISSING", field="approved_by")
    else:
        yield from second_person(event.meta, event.approved_by)
    charge = find_charge(state, event.penalty_id)
    if charge is not None:
        yield from _broken(
            check_waiver(
                waiver_ref=event.waiver_ref,
                tariff_id=charge.tariff_id,
                charge=charge,
                amount=event.amount,
                law=law_of(event.meta),
                category=event.category,
                departs_on=event.departs_on,
            )
        )


def _charge(state: FileState, application_id: str, field: str, charge_id: str, kind: str = "") -> Refused | None:
    charge = find_charge(state, charge_id)
    if charge is None or charge.application_id != application_id or kind not in ("", charge.kind):
        return Refused(rule_id="CHARGE_UNKNOWN", field=field)
    return None


def _broken(ruling: Ruling) -> Iterator[Refused]:
    if ruling.refused is not None:
        yield ruling.refused
