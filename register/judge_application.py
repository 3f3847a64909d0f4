"""Whether the acts on an application fit their file: the application they name, then the way it may go."""

from __future__ import annotations

from collections.abc import Iterator

from register.acts import OfApplication, step_of
from register.find import find_application, find_receipt, last_receipt
from register.four_eyes import decision_breaches
from register.machines import ENDED, permitted
from register.room import APPLICATIONS, RECEIPTS, new, room
from register.verdict import Refused
from schemas.events import (
    ApplicationLodged,
    ApplicationState,
    DecisionNotified,
    DecisionTaken,
    FileForwarded,
    FileReceived,
    FileState,
    ReceiptExtended,
    ReceiptIssued,
    ReceiptLapsed,
)

TAKES_APPLICATIONS = frozenset({"OPEN", "TRANSFER_PENDING", "DORMANT"})
"""Neither the way to another station nor a notice of dormancy stops a person at the counter."""


def application_lodged_refers(state: FileState, event: ApplicationLodged) -> Refused | None:
    """The application is new."""
    known = find_application(state, event.application_id)
    return new("application_id", known) or room("applications", len(state.applications), APPLICATIONS)


def application_lodged_follows(state: FileState, _event: ApplicationLodged) -> Iterator[Refused]:
    """The file is open."""
    if state.status not in TAKES_APPLICATIONS:
        yield Refused(rule_id="FILE_NOT_OPEN", detail=(state.status,))


def application_refers(state: FileState, event: OfApplication) -> Refused | None:
    """The application is there."""
    if find_application(state, event.application_id) is None:
        return Refused(rule_id="APPLICATION_UNKNOWN", field="application_id")
    return None


def application_follows(state: FileState, event: OfApplication) -> Iterator[Refused]:
    """Its state has a way for this act."""
    application = find_application(state, event.application_id)
    if application is not None:
        yield from _moves(application, event)


def receipt_issued_refers(state: FileState, event: ReceiptIssued) -> Refused | None:
    """The receipt is new."""
    application = find_application(state, event.application_id)
    if application is None:
        return application_refers(state, event)
    used = find_receipt(application, event.receipt_id)
    return new("receipt_id", used) or room("receipts", len(application.receipts), RECEIPTS)


def receipt_refers(state: FileState, event: ReceiptExtended | ReceiptLapsed) -> Refused | None:
    """The receipt is there."""
    application = find_application(state, event.application_id)
    if application is None:
        return application_refers(state, event)
    known = find_receipt(application, event.receipt_id)
    return None if known else Refused(rule_id="RECEIPT_UNKNOWN", field="receipt_id")


def receipt_extended_follows(state: FileState, event: ReceiptExtended) -> Iterator[Refused]:
    """An extension lengthens."""
    yield from application_follows(state, event)
    application = find_application(state, event.application_id)
    receipt = None if application is None else find_receipt(application, event.receipt_id)
    if receipt is not None and event.valid_to <= receipt.valid_to:
        yield Refused(rule_id="EXTENSION_SHORTENS", field="valid_to")


def receipt_lapsed_follows(state: FileState, event: ReceiptLapsed) -> Iterator[Refused]:
    """The last receipt of an open application ended on that day, and no notice said so before."""
    yield from application_follows(state, event)
    application = find_application(state, event.application_id)
    if application is None:
        return
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


def decision_taken_follows(state: FileState, event: DecisionTaken) -> Iterator[Refused]:
    """Four eyes, and what the decision relied on."""
    application = find_application(state, event.application_id)
    if application is not None:
        yield from _moves(application, event)
        yield from decision_breaches(state, application, event)


def decision_notified_refers(state: FileState, event: DecisionNotified) -> Refused | None:
    """The decision is that of the application."""
    application = find_application(state, event.application_id)
    if application is None:
        return application_refers(state, event)
    if application.decision is None or application.decision.decision_id != event.decision_id:
        return Refused(rule_id="DECISION_UNKNOWN", field="decision_id")
    return None


def on_the_way_follows(state: FileState, event: FileForwarded | FileReceived) -> Iterator[Refused]:
    """What is under way is not sent again, and arrives where it was sent."""
    application = find_application(state, event.application_id)
    if application is None:
        return
    yield from _moves(application, event)
    under_way_to = application.in_transit_to
    if isinstance(event, FileForwarded):
        if under_way_to is not None:
            yield Refused(rule_id="FILE_IN_TRANSIT", detail=(under_way_to,))
    elif under_way_to != event.to_unit:
        yield Refused(rule_id="NOT_FORWARDED_HERE", field="to_unit", detail=(under_way_to or "",))


def _moves(application: ApplicationState, event: OfApplication) -> Iterator[Refused]:
    step = step_of(event, application.level)
    if step is not None and permitted(application.status, step) is None:
        rule = "APPLICATION_ENDED" if application.status in ENDED else "APPLICATION_STATE"
        yield Refused(rule_id=rule, field="application_id", detail=(application.status, step))
