"""What requests of the person about the data, holds and destruction change."""

from __future__ import annotations

from register.change import changed
from register.changes import FileChanges
from register.fold_file import after
from register.room import REQUESTS
from schemas.events import (
    DataShredded,
    FileState,
    HoldState,
    RectificationRefused,
    RetentionHoldLifted,
    RetentionHoldPlaced,
    SubjectRequestAnswered,
    SubjectRequestReceived,
    SubjectRequestState,
    SubjectRequestStatus,
)


def subject_request_received(state: FileState, event: SubjectRequestReceived) -> FileChanges:
    """A request waits for its answer; of those that were answered the oldest makes room."""
    asked = SubjectRequestState(
        request_id=event.request_id,
        kind=event.kind,
        received_on=event.received_on,
        due_on=event.due_on,
        status="RECEIVED",
    )
    kept = [each for each in state.requests if each.request_id != event.request_id]
    if len(kept) >= REQUESTS:
        kept.remove(next((each for each in kept if each.status != "RECEIVED"), kept[0]))
    return {"requests": (*kept, asked)}


def subject_request_answered(state: FileState, event: SubjectRequestAnswered) -> FileChanges:
    """The person has the answer."""
    return _ended(state, event.request_id, "ANSWERED")


def rectification_refused(state: FileState, event: RectificationRefused) -> FileChanges:
    """The person has a refusal with its grounds."""
    return _ended(state, event.request_id, "REFUSED")


def retention_hold_placed(state: FileState, event: RetentionHoldPlaced) -> FileChanges:
    """Nothing of the file may be destroyed."""
    hold = HoldState(hold_id=event.hold_id, scope=event.scope, legal_ground=event.legal_ground)
    return {"holds": (*_other_holds(state, event.hold_id), hold)}


def retention_hold_lifted(state: FileState, event: RetentionHoldLifted) -> FileChanges:
    """The hold is no longer in force."""
    return {"holds": _other_holds(state, event.hold_id)}


def data_shredded(state: FileState, event: DataShredded) -> FileChanges:
    """The person's key is gone: what stays is the numbers of the tables."""
    return {"status": after(state, event.NAME)} if state.subject_key_id in event.key_ids else {}


def _ended(state: FileState, request_id: str, status: SubjectRequestStatus) -> FileChanges:
    requests = [
        changed(each, status=status) if each.request_id == request_id and each.status == "RECEIVED" else each
        for each in state.requests
    ]
    return {"requests": tuple(requests)}


def _other_holds(state: FileState, hold_id: str) -> tuple[HoldState, ...]:
    return tuple([each for each in state.holds if each.hold_id != hold_id])
