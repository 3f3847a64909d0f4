"""What the acts on cards change; the state of a card says where it is, its validity always derives from its dates."""

from __future__ import annotations

from register.change import changed
from register.changes import FileChanges
from register.find import find_application, find_permit
from register.machines import PERMIT
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
    PermitStatus,
    PermitWithdrawn,
    Reason,
)

RENEWAL = "RENEWAL"
"""The step of an old card when a later card of the same title is handed over."""


def permit_ordered(state: FileState, event: PermitOrdered) -> FileChanges:
    """A card that the decision grants is ordered; it has no number yet."""
    if find_permit(state, event.permit_id) is not None:
        return {}
    ordered = PermitState(
        permit_id=event.permit_id,
        application_id=event.application_id,
        card_number="",
        title=event.title,
        reason=_ground(state, event.application_id),
        valid_from=event.valid_from,
        valid_to=event.valid_to,
        status="ORDERED",
        status_on=event.meta.effective_date,
        decision_id=event.decision_id,
    )
    return {"permits": (*state.permits, ordered)}


def permit_produced(state: FileState, event: PermitProduced) -> FileChanges:
    """A card was printed, ordered before or not; its ground is that of the decision, else that of the application."""
    ordered = find_permit(state, event.permit_id)
    if ordered is not None and ordered.status != "ORDERED":
        return {}
    printed = PermitState(
        permit_id=event.permit_id,
        application_id=event.application_id,
        card_number=event.card_number,
        title=event.title,
        reason=_ground(state, event.application_id),
        valid_from=event.valid_from,
        valid_to=event.valid_to,
        status="PRODUCED",
        status_on=event.meta.effective_date,
        decision_id=event.decision_id,
    )
    return {"permits": (*state.permits, printed)} if ordered is None else _printed(state, ordered, printed)


def permit_arrived(state: FileState, event: PermitArrived) -> FileChanges:
    """The card lies at a station."""
    permit = find_permit(state, event.permit_id)
    if permit is None:
        return {}
    moved = _moved(permit, event.NAME, event.meta.effective_date)
    return _printed(state, permit, changed(moved, lies_at=event.unit) if moved.handed_on is None else moved)


def permit_handed_over(state: FileState, event: PermitHandedOver) -> FileChanges:
    """The person has the card, and the earlier cards of the same title are renewed.

    A notice of expiry that came before stays true.
    """
    permit = find_permit(state, event.permit_id)
    if permit is None:
        return {}
    held = changed(_moved(permit, event.NAME, event.handed_on), handed_on=event.handed_on, lies_at=None)
    return {"permits": tuple([held if each is permit else _renewed(each, held) for each in state.permits])}


def permit_expired(state: FileState, event: PermitExpired) -> FileChanges:
    """A notice: validity itself derives from dates."""
    permit = find_permit(state, event.permit_id)
    return {} if permit is None else _printed(state, permit, _moved(permit, event.NAME, event.expired_on))


def permit_withdrawn(state: FileState, event: PermitWithdrawn) -> FileChanges:
    """The title ends before its last day, from the day that the act names."""
    permit = find_permit(state, event.permit_id)
    return {} if permit is None else _printed(state, permit, _moved(permit, event.NAME, event.withdrawn_from))


def permit_reported(state: FileState, event: PermitReported) -> FileChanges:
    """The card is lost, stolen or damaged; the title stays."""
    permit = find_permit(state, event.permit_id)
    if permit is None:
        return {}
    return _printed(state, permit, _moved(permit, f"{event.NAME}:{event.loss}", event.reported_on))


def permit_duplicate_issued(state: FileState, event: PermitDuplicateIssued) -> FileChanges:
    """A new card of the old one's title stands in its place."""
    old = find_permit(state, event.replaces_permit_id)
    if old is None or find_permit(state, event.permit_id) is not None:
        return {}
    new = PermitState(
        permit_id=event.permit_id,
        application_id=old.application_id,
        card_number=event.card_number,
        title=old.title,
        reason=old.reason,
        valid_from=event.valid_from,
        valid_to=event.valid_to,
        status="PRODUCED",
        replaces_permit_id=old.permit_id,
        status_on=event.meta.effective_date,
        decision_id=old.decision_id,
    )
    replaced = _moved(old, event.NAME, event.meta.effective_date)
    return {"permits": (*[replaced if each is old else each for each in state.permits], new)}


def permit_returned(state: FileState, event: PermitReturned) -> FileChanges:
    """The card lies at the station of the act again."""
    permit = find_permit(state, event.permit_id)
    if permit is None:
        return {}
    return _printed(
        state, permit, changed(_moved(permit, event.NAME, event.returned_on), lies_at=event.meta.station_id)
    )


def permit_cancelled(state: FileState, event: PermitCancelled) -> FileChanges:
    """The card is destroyed; another may be printed for its application."""
    permit = find_permit(state, event.permit_id)
    if permit is None:
        return {}
    return _printed(state, permit, changed(_moved(permit, event.NAME, event.meta.effective_date), lies_at=None))


def _ground(state: FileState, application_id: str) -> Reason:
    application = find_application(state, application_id)
    if application is None:
        return "OTHER"
    granted = None if application.decision is None else application.decision.reason
    return granted or application.reason


def _moved(permit: PermitState, step: str, day: int) -> PermitState:
    """Return the card after the step; one that stays as it is keeps the day from which it is so."""
    status: PermitStatus = PERMIT[permit.status].get(step, permit.status)
    return permit if status == permit.status else changed(permit, status=status, status_on=day)


def _renewed(permit: PermitState, later: PermitState) -> PermitState:
    """Return an earlier card of the same title, given for another application, as renewed by the later one."""
    same = permit.title == later.title and permit.application_id != later.application_id
    return _moved(permit, RENEWAL, later.valid_from) if same and permit.valid_to < later.valid_to else permit


def _printed(state: FileState, old: PermitState, new: PermitState) -> FileChanges:
    return {"permits": tuple([new if each is old else each for each in state.permits])}
