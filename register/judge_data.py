"""Whether requests, holds and destruction fit their file: what they refer to, then the procedure that they follow."""

from __future__ import annotations

from collections.abc import Iterator

from register.days import iso, local_day
from register.four_eyes import same_officer, second_person
from register.judge_file import MEASURE_OPEN
from register.machines import FILE
from register.room import HOLDS, REQUESTS, new, room
from register.verdict import Refused
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
)

RECTIFIABLE = frozenset({"RECTIFY", "ERASE"})
"""To correct is also to erase what is wrong, ambiguous or unlawfully held (organic law 2004-63, art. 32)."""
WITNESSES = 2
"""The bailiff who draws up the record, and the expert (organic law 2004-63, art. 45)."""


def subject_request_received_refers(state: FileState, event: SubjectRequestReceived) -> Refused | None:
    """The request is new, and there is room beside those that wait."""
    waiting = sum(each.status == "RECEIVED" for each in state.requests)
    return new("request_id", _request(state, event.request_id)) or room("requests", waiting, REQUESTS)


def request_refers(state: FileState, event: SubjectRequestAnswered | RectificationRefused) -> Refused | None:
    """The request is there."""
    known = _request(state, event.request_id)
    return None if known else Refused(rule_id="REQUEST_UNKNOWN", field="request_id")


def subject_request_answered_follows(state: FileState, event: SubjectRequestAnswered) -> Iterator[Refused]:
    """A request is answered once, not before it came."""
    return _answers(state, event.request_id, event.answered_on, "answered_on")


def rectification_refused_follows(state: FileState, event: RectificationRefused) -> Iterator[Refused]:
    """Only a wish to correct or erase is refused so: nobody is refused the sight of their own data."""
    request = _request(state, event.request_id)
    if request is not None and request.kind not in RECTIFIABLE:
        yield Refused(rule_id="REQUEST_NOT_RECTIFICATION", field="request_id", detail=(request.kind,))
    yield from _answers(state, event.request_id, event.refused_on, "refused_on")


def retention_hold_placed_refers(state: FileState, event: RetentionHoldPlaced) -> Refused | None:
    """The hold is new."""
    return new("hold_id", _hold(state, event.hold_id)) or room("holds", len(state.holds), HOLDS)


def retention_hold_lifted_refers(state: FileState, event: RetentionHoldLifted) -> Refused | None:
    """The hold is in force."""
    known = _hold(state, event.hold_id)
    return None if known else Refused(rule_id="HOLD_UNKNOWN", field="hold_id")


def hold_follows(_state: FileState, event: RetentionHoldPlaced | RetentionHoldLifted) -> Iterator[Refused]:
    """A second person approves."""
    return second_person(event.meta, event.approved_by)


def data_shredded_follows(state: FileState, event: DataShredded) -> Iterator[Refused]:
    """An archived file, after its term, under no hold and no measure, by two persons and before two witnesses."""
    yield from second_person(event.meta, event.approved_by)
    if state.holds:
        yield Refused(rule_id="HOLD_IN_FORCE", detail=tuple(each.hold_id for each in state.holds[:8]))
    if event.NAME not in FILE[state.status]:
        yield Refused(rule_id="FILE_NOT_ARCHIVED", detail=(state.status,))
    kept_until = None if state.closing is None else state.closing.shred_after
    if kept_until is not None and local_day(event.meta.occurred_at) <= kept_until:
        yield Refused(rule_id="RETENTION_RUNS", field="meta.occurred_at", detail=(iso(kept_until),))
    measures = tuple(each.measure_id for each in state.measures if each.status in MEASURE_OPEN)
    if measures:
        yield Refused(rule_id="SHREDDING_UNDER_MEASURE", detail=measures[:8])
    if state.subject_key_id not in event.key_ids:
        yield Refused(rule_id="SHREDDING_WITHOUT_KEY", field="key_ids")
    if not _witnessed(event):
        yield Refused(rule_id="SHREDDING_WITNESSES", field="witnesses")


def _witnessed(event: DataShredded) -> bool:
    """Return whether enough different people saw it, none of them the actor or the approver."""
    seen: list[str] = [event.meta.actor_id, event.approved_by]
    for witness in event.witnesses:
        if not any(same_officer(witness, each) for each in seen):
            seen.append(witness)
    return len(seen) - 2 >= WITNESSES


def _answers(state: FileState, request_id: str, day: int, field: str) -> Iterator[Refused]:
    request = _request(state, request_id)
    if request is None:
        return
    if request.status != "RECEIVED":
        yield Refused(rule_id="REQUEST_ANSWERED", field="request_id", detail=(request.status,))
    if day < request.received_on:
        yield Refused(rule_id="PERIOD_REVERSED", field=field, detail=(iso(request.received_on),))


def _request(state: FileState, request_id: str) -> SubjectRequestState | None:
    return next((each for each in state.requests if each.request_id == request_id), None)


def _hold(state: FileState, hold_id: str) -> HoldState | None:
    return next((each for each in state.holds if each.hold_id == hold_id), None)
