"""Whether an act follows procedure: permitted transitions, four eyes, money due, cards that fit their decision.

What breaks procedure today is refused; what broke it in the past is history, and `decide` notes the rules given here.
"""

from __future__ import annotations

from collections.abc import Iterator

from register.acts import OfApplication, step_of
from register.find import find_application, find_charge, find_permit, find_receipt, last_receipt
from register.four_eyes import decision_breaches
from register.machines import ENDED, PERMIT, permitted
from register.verdict import Refused
from schemas.events import (
    AddressDeclared,
    ApplicationLodged,
    ApplicationState,
    ConflictResolved,
    DecisionTaken,
    Event,
    FileForwarded,
    FileOpened,
    FileReceived,
    FileState,
    ImportSessionApproved,
    PaymentRecorded,
    PenaltyWaived,
    PermitExpired,
    PermitHandedOver,
    PermitProduced,
    PersonRegistered,
    ReceiptExtended,
    ReceiptLapsed,
    TravelDocumentRecorded,
)


def breaches(state: FileState, event: Event) -> Iterator[Refused]:
    """Yield each rule of procedure that the act breaks; its references are known to be sound."""
    match event:
        case ApplicationLodged():
            if state.status != "OPEN":
                yield Refused(rule_id="FILE_NOT_OPEN", detail=(state.status,))
        case PermitHandedOver():
            yield from _hand_over(state, event)
        case PermitExpired():
            permit = find_permit(state, event.permit_id)
            if permit is None or permit.status == "EXPIRED" or event.expired_on != permit.valid_to + 1:
                yield Refused(rule_id="NOTICE_OBSOLETE", field="expired_on")
        case (
            PersonRegistered()
            | FileOpened()
            | AddressDeclared()
            | TravelDocumentRecorded()
            | ConflictResolved()
            | ImportSessionApproved()
        ):
            return
        case _:
            application = find_application(state, event.application_id)
            if application is not None:
                yield from _of_application(state, application, event)


def _of_application(state: FileState, application: ApplicationState, event: OfApplication) -> Iterator[Refused]:
    step = step_of(event, application.level)
    if step is not None and permitted(application.status, step) is None:
        rule = "APPLICATION_ENDED" if application.status in ENDED else "APPLICATION_STATE"
        yield Refused(rule_id=rule, field="application_id", detail=(application.status, step))
    match event:
        case DecisionTaken():
            yield from decision_breaches(state, application, event)
        case FileForwarded() | FileReceived():
            yield from _on_the_way(application, event)
        case ReceiptExtended():
            receipt = find_receipt(application, event.receipt_id)
            if receipt is not None and event.valid_to <= receipt.valid_to:
                yield Refused(rule_id="EXTENSION_SHORTENS", field="valid_to")
        case ReceiptLapsed():
            yield from _lapse(application, event)
        case PaymentRecorded():
            yield from _payment(state, event.charge_id, event.amount, "PAYMENT_EXCEEDS_DUE")
        case PenaltyWaived():
            yield from _payment(state, event.penalty_id, event.amount, "WAIVER_EXCEEDS_DUE")
        case PermitProduced():
            yield from _permit(state, application, event)
        case _:
            return


def _on_the_way(application: ApplicationState, event: FileForwarded | FileReceived) -> Iterator[Refused]:
    under_way_to = application.in_transit_to
    if isinstance(event, FileForwarded):
        if under_way_to is not None:
            yield Refused(rule_id="FILE_IN_TRANSIT", detail=(under_way_to,))
    elif under_way_to != event.to_unit:
        yield Refused(rule_id="NOT_FORWARDED_HERE", field="to_unit", detail=(under_way_to or "",))


def _lapse(application: ApplicationState, event: ReceiptLapsed) -> Iterator[Refused]:
    last = last_receipt(application)
    true = (
        last is not None
        and last.receipt_id == event.receipt_id
        and not last.lapsed
        and event.lapsed_on == last.valid_to + 1
        and application.status not in ENDED
    )
    if not true:
        yield Refused(rule_id="NOTICE_OBSOLETE", field="lapsed_on")


def _payment(state: FileState, charge_id: str, amount: int, rule_id: str) -> Iterator[Refused]:
    charge = find_charge(state, charge_id)
    if charge is not None and amount > charge.assessed - charge.paid - charge.waived:
        yield Refused(rule_id=rule_id, field="amount")


def _permit(state: FileState, application: ApplicationState, event: PermitProduced) -> Iterator[Refused]:
    decision = application.decision
    if decision is None or decision.decision_id != event.decision_id or decision.outcome == "REFUSE":
        yield Refused(rule_id="PERMIT_WITHOUT_GRANT", field="decision_id")
        return
    if (event.valid_from, event.valid_to) != (decision.valid_from, decision.valid_to):
        yield Refused(rule_id="PERMIT_DIFFERS_FROM_DECISION", field="valid_to")
    elif event.title != decision.title:
        yield Refused(rule_id="PERMIT_DIFFERS_FROM_DECISION", field="title")
    if any(permit.application_id == application.application_id for permit in state.permits):
        yield Refused(rule_id="PERMIT_EXISTS", field="permit_id")


def _hand_over(state: FileState, event: PermitHandedOver) -> Iterator[Refused]:
    permit = find_permit(state, event.permit_id)
    if permit is None:
        return
    if event.NAME not in PERMIT[permit.status] or permit.handed_on is not None:
        yield Refused(rule_id="PERMIT_HANDED_OVER", field="permit_id", detail=(permit.status,))
    if event.handed_on > permit.valid_to:
        yield Refused(rule_id="PERMIT_ENDED", field="handed_on")
