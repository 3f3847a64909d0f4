"""What the acts on an application change: its state, its clock, its documents, receipts and decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

from register.acts import ABSENT, OfAppeal, OfApplication, step_of
from register.change import changed
from register.changes import ApplicationChanges, FileChanges
from register.find import find_application, find_receipt
from register.machines import FILE, after
from schemas.events import (
    ApplicationClosed,
    ApplicationLodged,
    ApplicationState,
    ApplicationWithdrawn,
    ComplementReceived,
    ComplementRequested,
    DecisionNotified,
    DecisionState,
    DecisionTaken,
    DocumentAssessed,
    FileForwarded,
    FileReceived,
    FileState,
    OpinionRecorded,
    ReceiptExtended,
    ReceiptIssued,
    ReceiptLapsed,
    ReceiptState,
)


def lodged(state: FileState, event: ApplicationLodged) -> FileChanges:
    """A new application, last in the list."""
    if find_application(state, event.application_id) is not None:
        return {}
    application = ApplicationState(
        application_id=event.application_id,
        kind=event.kind,
        reason=event.reason,
        title_sought=event.title_sought,
        status="LODGED",
        level="STATION",
        station_id=event.meta.station_id,
        lodged_at=event.meta.occurred_at,
        is_late=event.is_late,
        late_because=event.late_because,
        back_captured=event.meta.import_session is not None,
        level_since=event.meta.occurred_at,
    )
    woken = FILE[state.status].get(event.NAME, state.status)
    return {"applications": (*state.applications, application), "status": woken}


def document_assessed(state: FileState, event: DocumentAssessed) -> FileChanges:
    """A document is there, or is missing; when nothing is missing any more the clock runs."""
    application = find_application(state, event.application_id)
    if application is None:
        return {}
    if event.checklist_complete:
        return _moved(state, application, event, missing=())
    if event.verdict in ABSENT:
        return _moved(state, application, event, missing=_with(application.missing, (event.document_code,)))
    return _moved(state, application, event, missing=_without(application.missing, (event.document_code,)))


def complement_requested(state: FileState, event: ComplementRequested) -> FileChanges:
    """Something is asked for; the clock stops unless the act says that it runs on."""
    application = find_application(state, event.application_id)
    if application is None:
        return {}
    missing = _with(application.missing, event.items)
    return _moved(state, application, event, missing=missing, complement_due_on=event.due_on)


def complement_received(state: FileState, event: ComplementReceived) -> FileChanges:
    """What was asked for came in."""
    application = find_application(state, event.application_id)
    if application is None:
        return {}
    left = () if event.checklist_complete else _without(application.missing, event.items)
    return _moved(state, application, event, missing=left)


def opinion_recorded(state: FileState, event: OpinionRecorded) -> FileChanges:
    """The officer who gives an opinion has prepared the decision, and may not sign it."""
    application = find_application(state, event.application_id)
    if application is None:
        return {}
    return _moved(state, application, event, prepared_by=_with(application.prepared_by, (event.meta.actor_id,)))


def forwarded(state: FileState, event: FileForwarded) -> FileChanges:
    """The application is under way; until it arrives it lies where it lay."""
    application = find_application(state, event.application_id)
    return {} if application is None else _moved(state, application, event, in_transit_to=event.to_unit)


def received(state: FileState, event: FileReceived) -> FileChanges:
    """The application lies where it arrived."""
    application = find_application(state, event.application_id)
    if application is None:
        return {}
    level = application.level if event.level == "UNKNOWN" else event.level
    since = application.level_since if level == application.level else event.meta.occurred_at
    return _moved(state, application, event, in_transit_to=None, level=level, level_since=since, unit=event.to_unit)


def receipt_issued(state: FileState, event: ReceiptIssued) -> FileChanges:
    """A new receipt, last in the list."""
    application = find_application(state, event.application_id)
    if application is None or find_receipt(application, event.receipt_id) is not None:
        return {}
    receipt = ReceiptState(
        receipt_id=event.receipt_id,
        receipt_number=event.receipt_number,
        valid_from=event.valid_from,
        valid_to=event.valid_to,
    )
    return _moved(state, application, event, receipts=(*application.receipts, receipt))


def receipt_extended(state: FileState, event: ReceiptExtended) -> FileChanges:
    """The receipt ends later, and a notice of lapse is overtaken."""
    application = find_application(state, event.application_id)
    receipt = None if application is None else find_receipt(application, event.receipt_id)
    if application is None or receipt is None:
        return {}
    new = changed(receipt, valid_to=event.valid_to, lapsed=False, extensions=receipt.extensions + 1)
    return _moved(state, application, event, receipts=_swapped(application.receipts, receipt, new))


def receipt_lapsed(state: FileState, event: ReceiptLapsed) -> FileChanges:
    """A notice: nothing but the mark that it was raised."""
    application = find_application(state, event.application_id)
    receipt = None if application is None else find_receipt(application, event.receipt_id)
    if application is None or receipt is None:
        return {}
    receipts = _swapped(application.receipts, receipt, changed(receipt, lapsed=True))
    return _replaced(state, application, changed(application, receipts=receipts))


def decision_taken(state: FileState, event: DecisionTaken) -> FileChanges:
    """The decision; one taken after a closing stands in its place."""
    application = find_application(state, event.application_id)
    if application is None:
        return {}
    decision = DecisionState(
        decision_id=event.decision_id,
        outcome=event.outcome,
        decided_at=event.meta.occurred_at,
        effective_date=event.meta.effective_date,
        title=event.title,
        reason=event.reason,
        valid_from=event.valid_from,
        valid_to=event.valid_to,
        refusal_grounds=event.refusal_grounds,
        signatory=event.signatory,
        prepared_by=event.prepared_by,
    )
    return _moved(state, application, event, decision=decision, closed_at=None, closed_ground=None)


def decision_notified(state: FileState, event: DecisionNotified) -> FileChanges:
    """The person knows the decision; the term of appeal runs."""
    application = find_application(state, event.application_id)
    if application is None:
        return {}
    decision = application.decision
    if decision is not None and decision.decision_id == event.decision_id:
        decision = changed(decision, notified_on=event.notified_on, appeal_deadline=event.appeal_deadline)
    return _moved(state, application, event, decision=decision)


def withdrawn(state: FileState, event: ApplicationWithdrawn) -> FileChanges:
    """The applicant withdraws."""
    return _closed(state, event, event.ground_code or "WITHDRAWN")


def closed(state: FileState, event: ApplicationClosed) -> FileChanges:
    """The application ends without a decision."""
    return _closed(state, event, event.ground_code)


def appealed(state: FileState, application: ApplicationState, event: OfAppeal) -> FileChanges:
    """The decision is attacked, stands again, or is annulled: then it never was, and the application waits for one."""
    won = step_of(event, application.level) == "APPEAL_WON"
    return _moved(state, application, event, decision=None if won else application.decision)


def _closed(state: FileState, event: ApplicationWithdrawn | ApplicationClosed, ground: str) -> FileChanges:
    application = find_application(state, event.application_id)
    if application is None:
        return {}
    if application.decision is not None or application.closed_at is not None:
        return _moved(state, application, event)  # what has ended keeps its first end
    return _moved(state, application, event, closed_at=event.meta.occurred_at, closed_ground=ground)


def _moved(
    state: FileState,
    application: ApplicationState,
    event: OfApplication | OfAppeal,
    **changes: Unpack[ApplicationChanges],
) -> FileChanges:
    """Return the file with the application changed, and moved along its machine with its clock."""
    at = event.meta.occurred_at
    step = step_of(event, application.level)
    status = application.status if step is None else after(application.status, step)
    if status != application.status:
        changes["status"] = status
        if status == "COMPLETE" and application.completed_at is None:
            changes["completed_at"] = at
    if status != "INCOMPLETE" and application.complement_due_on is not None:
        changes["complement_due_on"] = None
    stopped_at = application.clock_stopped_at
    if status != "INCOMPLETE" and stopped_at is not None:
        changes["clock_stopped_at"] = None
        changes["stopped_micros"] = application.stopped_micros + max(0, at - stopped_at)
    elif status == "INCOMPLETE" and stopped_at is None and _stops_clock(event):
        changes["clock_stopped_at"] = at
    return _replaced(state, application, changed(application, **changes))


def _stops_clock(event: OfApplication | OfAppeal) -> bool:
    if isinstance(event, ComplementRequested):
        return event.clock_stops
    return isinstance(event, DocumentAssessed) and event.verdict in ABSENT


def _replaced(state: FileState, old: ApplicationState, new: ApplicationState) -> FileChanges:
    return {"applications": tuple([new if each is old else each for each in state.applications])}


def _swapped(receipts: tuple[ReceiptState, ...], old: ReceiptState, new: ReceiptState) -> tuple[ReceiptState, ...]:
    return tuple([new if each is old else each for each in receipts])


def _with(codes: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*codes, *more}))


def _without(codes: tuple[str, ...], fewer: Iterable[str]) -> tuple[str, ...]:
    gone = set(fewer)
    return tuple(code for code in codes if code not in gone)
