"""Whether the acts on cards fit their file: what they refer to, then the procedure that they follow."""

from __future__ import annotations

from collections.abc import Iterator

from register.days import iso
from register.find import find_application, find_permit
from register.judge_application import application_follows, application_refers
from register.machines import PERMIT
from register.room import PERMITS, new, room
from register.verdict import Refused
from schemas.events import (
    FileState,
    PermitArrived,
    PermitCancelled,
    PermitDuplicateIssued,
    PermitExpired,
    PermitHandedOver,
    PermitOrdered,
    PermitProduced,
    PermitReported,
    PermitReturned,
    PermitState,
    PermitWithdrawn,
)

OfPermit = (
    PermitArrived
    | PermitCancelled
    | PermitExpired
    | PermitHandedOver
    | PermitReported
    | PermitReturned
    | PermitWithdrawn
)


def permit_refers(state: FileState, event: OfPermit) -> Refused | None:
    """The card is there."""
    known = find_permit(state, event.permit_id)
    return None if known else Refused(rule_id="PERMIT_UNKNOWN", field="permit_id")


def permit_ordered_refers(state: FileState, event: PermitOrdered) -> Refused | None:
    """The card is new."""
    used = find_permit(state, event.permit_id)
    return application_refers(state, event) or new("permit_id", used) or room("permits", len(state.permits), PERMITS)


def permit_produced_refers(state: FileState, event: PermitProduced) -> Refused | None:
    """The card is new, or ordered for this application."""
    known = find_permit(state, event.permit_id)
    if known is not None and known.status == "ORDERED" and known.application_id == event.application_id:
        return application_refers(state, event)
    return application_refers(state, event) or new("permit_id", known) or room("permits", len(state.permits), PERMITS)


def granted_follows(state: FileState, event: PermitOrdered | PermitProduced) -> Iterator[Refused]:
    """A card shows what was granted, once, and begins no earlier than its decision has effect."""
    yield from application_follows(state, event)
    application = find_application(state, event.application_id)
    if application is None:
        return
    decision = application.decision
    if decision is None or decision.decision_id != event.decision_id or decision.outcome == "REFUSE":
        yield Refused(rule_id="PERMIT_WITHOUT_GRANT", field="decision_id")
        return
    if event.valid_from < decision.effective_date:
        days = (iso(event.valid_from), iso(decision.effective_date))
        yield Refused(rule_id="PERMIT_BEFORE_DECISION", field="valid_from", detail=days)
    if (event.valid_from, event.valid_to) != (decision.valid_from, decision.valid_to):
        yield Refused(rule_id="PERMIT_DIFFERS_FROM_DECISION", field="valid_to")
    elif event.title != decision.title:
        yield Refused(rule_id="PERMIT_DIFFERS_FROM_DECISION", field="title")
    if any(_stands_for(permit, event) for permit in state.permits):
        yield Refused(rule_id="PERMIT_EXISTS", field="permit_id")


def permit_arrived_follows(state: FileState, event: PermitArrived) -> Iterator[Refused]:
    """A printed card arrives, at each station once."""
    permit = find_permit(state, event.permit_id)
    if permit is not None and (not _way(permit, event.NAME) or permit.lies_at == event.unit):
        yield _state(permit, event.NAME)


def permit_handed_over_follows(state: FileState, event: PermitHandedOver) -> Iterator[Refused]:
    """A card is handed over once, before its end."""
    permit = find_permit(state, event.permit_id)
    if permit is None:
        return
    if permit.handed_on is not None:
        yield Refused(rule_id="PERMIT_HANDED_OVER", field="permit_id", detail=(permit.status,))
    elif not _way(permit, event.NAME):
        yield _state(permit, event.NAME)
    if event.handed_on > permit.valid_to:
        yield Refused(rule_id="PERMIT_ENDED", field="handed_on")


def permit_expired_follows(state: FileState, event: PermitExpired) -> Iterator[Refused]:
    """The card ended on that day, and no notice said so before."""
    permit = find_permit(state, event.permit_id)
    if permit is None or not _way(permit, event.NAME) or event.expired_on != permit.valid_to + 1:
        yield Refused(rule_id="NOTICE_OBSOLETE", field="expired_on")


def permit_withdrawn_follows(state: FileState, event: PermitWithdrawn) -> Iterator[Refused]:
    """Only what has not ended is withdrawn."""
    permit = find_permit(state, event.permit_id)
    if permit is None:
        return
    if not _way(permit, event.NAME):
        yield _state(permit, event.NAME)
    if event.withdrawn_from > permit.valid_to:
        yield Refused(rule_id="WITHDRAWAL_AFTER_END", field="withdrawn_from", detail=(iso(permit.valid_to),))


def permit_reported_follows(state: FileState, event: PermitReported) -> Iterator[Refused]:
    """Only a card that was handed over is lost by its holder."""
    yield from _moves(state, event.permit_id, f"{event.NAME}:{event.loss}")


def permit_returned_follows(state: FileState, event: PermitReturned) -> Iterator[Refused]:
    """Only a card that was handed over is given back."""
    yield from _moves(state, event.permit_id, event.NAME)


def permit_cancelled_follows(state: FileState, event: PermitCancelled) -> Iterator[Refused]:
    """An error in print is found before hand-over."""
    permit = find_permit(state, event.permit_id)
    if permit is not None and permit.handed_on is not None:
        yield Refused(rule_id="PERMIT_HANDED_OVER", field="permit_id", detail=(permit.status,))
    else:
        yield from _moves(state, event.permit_id, event.NAME)


def permit_duplicate_issued_refers(state: FileState, event: PermitDuplicateIssued) -> Refused | None:
    """The old card is there, the new one is new."""
    if find_permit(state, event.replaces_permit_id) is None:
        return Refused(rule_id="PERMIT_UNKNOWN", field="replaces_permit_id")
    used = find_permit(state, event.permit_id)
    return new("permit_id", used) or room("permits", len(state.permits), PERMITS)


def permit_duplicate_issued_follows(state: FileState, event: PermitDuplicateIssued) -> Iterator[Refused]:
    """A card reported lost, stolen or damaged is replaced once, with the last day of its title."""
    old = find_permit(state, event.replaces_permit_id)
    if old is None:
        return
    if not _way(old, event.NAME):
        yield Refused(rule_id="PERMIT_NOT_REPORTED", field="replaces_permit_id", detail=(old.status,))
    if any(_live(each) and each.replaces_permit_id == old.permit_id for each in state.permits):
        yield Refused(rule_id="PERMIT_EXISTS", field="replaces_permit_id")
    if event.valid_to != old.valid_to:
        days = (iso(event.valid_to), iso(old.valid_to))
        yield Refused(rule_id="DUPLICATE_CHANGES_TITLE", field="valid_to", detail=days)
    elif event.valid_from < old.valid_from:
        days = (iso(event.valid_from), iso(old.valid_from))
        yield Refused(rule_id="DUPLICATE_CHANGES_TITLE", field="valid_from", detail=days)


def _stands_for(permit: PermitState, event: PermitOrdered | PermitProduced) -> bool:
    """Return whether a card already stands for the decision; a misprint does not, nor the order of this very card."""
    if permit.permit_id == event.permit_id or permit.application_id != event.application_id:
        return False
    return _live(permit) and permit.decision_id in (None, event.decision_id)


def _live(permit: PermitState) -> bool:
    return permit.status != "CANCELLED_PRINT_ERROR"


def _way(permit: PermitState, step: str) -> bool:
    return step in PERMIT[permit.status]


def _state(permit: PermitState, step: str) -> Refused:
    return Refused(rule_id="PERMIT_STATE", field="permit_id", detail=(permit.status, step))


def _moves(state: FileState, permit_id: str, step: str) -> Iterator[Refused]:
    permit = find_permit(state, permit_id)
    if permit is not None and not _way(permit, step):
        yield _state(permit, step)
