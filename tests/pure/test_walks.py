"""Random acts by random officers: whatever is accepted stays within the machines, and no state is a trap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.acts import step_of
from register.days import DAY
from register.deadlines import due_notices
from register.decide import Accepted, decide
from register.find import find_application
from register.fold import fold
from register.machines import (
    APPLICATION,
    ENDED,
    FILE,
    FILE_REST,
    LANDING,
    OPEN,
    PERMIT,
    PERMIT_REST,
    RECEIPT,
    RECEIPT_REST,
    REST,
    Step,
    after,
    permitted,
)
from schemas.events import ApplicationStatus, Event, FileState
from tests import examples
from tests.examples import START, START_DAY, an_id, context, next_act, version_of, with_meta

Machine = Mapping[Any, Mapping[Any, Any]]
MACHINES: list[tuple[Machine, Any, frozenset[Any]]] = [
    (APPLICATION, "LODGED", REST),
    (PERMIT, "ORDERED", PERMIT_REST),
    (RECEIPT, "VALID", RECEIPT_REST),
    (FILE, "REGISTERED", FILE_REST),
]
OFFICERS = st.sampled_from([("C-1", "CLERK"), ("H-1", "STATION_HEAD"), ("D-1", "SIGNATORY"), ("D-2", "SIGNATORY")])
DEVICES = st.sampled_from(["LM-01-A", "LM-01-B", "DG-BE-A"])
APPLICATIONS = st.sampled_from([examples.APPLICATION, an_id("another application")])


def reachable(machine: Machine, start: Any) -> set[Any]:
    """Return the states to which some acts lead."""
    found, todo = {start}, [start]
    while todo:
        for state in machine[todo.pop()].values():
            if state not in found:
                found.add(state)
                todo.append(state)
    return found


@pytest.mark.parametrize(("machine", "start", "rest"), MACHINES)
def test_no_reachable_state_is_a_trap(machine: Machine, start: Any, rest: frozenset[Any]) -> None:
    """From every state a way leads to a state in which the life may rest."""
    for state in reachable(machine, start):
        assert reachable(machine, state) & rest, state


@pytest.mark.parametrize(("machine", "start", "_rest"), MACHINES)
def test_every_state_is_reachable(machine: Machine, start: Any, _rest: frozenset[Any]) -> None:
    """No machine holds a state that nothing leads to, but for UNKNOWN, which no act makes."""
    assert set(machine) - {"UNKNOWN"} == reachable(machine, start)


def test_open_and_ended_split_the_states() -> None:
    """An application is open or has ended, never both."""
    assert set(get_args(ApplicationStatus)) - {"UNKNOWN"} == OPEN | ENDED
    assert not OPEN & ENDED


def test_an_open_application_can_always_be_closed() -> None:
    """Withdrawn by the person, or closed by the station, whatever was left undone."""
    assert all(permitted(status, "CLOSED") == "CLOSED" for status in OPEN)


@pytest.mark.parametrize("status", get_args(ApplicationStatus))
@pytest.mark.parametrize("step", get_args(Step))
def test_history_moves_like_procedure_where_procedure_knows_a_way(status: ApplicationStatus, step: Step) -> None:
    """And where it knows none, an ended application stays ended."""
    allowed = permitted(status, step)

    assert allowed in (None, after(status, step))
    if allowed is None and status in ENDED:
        assert after(status, step) in ENDED
    if allowed is None and status not in ENDED:
        assert after(status, step) == LANDING.get(step, status)


ACTS: list[Callable[..., Event]] = [
    examples.travel_document_recorded, examples.address_declared, examples.document_assessed,
    examples.checklist_completed, examples.complement_requested, examples.complement_received, examples.fee_assessed,
    examples.penalty_assessed, examples.penalty_waived, examples.payment_recorded, examples.receipt_issued,
    examples.receipt_extended, examples.opinion_recorded, examples.file_forwarded, examples.file_received,
    examples.decision_taken, examples.decision_refused, examples.decision_notified, examples.permit_produced,
    examples.permit_handed_over, examples.application_withdrawn, examples.application_closed,
    examples.application_lodged, examples.file_opened,
]  # fmt: skip
WITHOUT_APPLICATION = {
    examples.travel_document_recorded, examples.address_declared, examples.permit_handed_over, examples.file_opened,
}  # fmt: skip


@st.composite
def acts(draw: st.DrawFn) -> tuple[Event, bool]:
    """An act of some officer at some device, in procedure or taken over, and whether its officer saw the whole file."""
    make = draw(st.sampled_from(ACTS))
    actor_id, actor_role = draw(OFFICERS)
    changes: dict[str, Any] = {"actor_id": actor_id, "actor_role": actor_role, "device_id": draw(DEVICES)}
    if make not in WITHOUT_APPLICATION:
        changes["application_id"] = draw(APPLICATIONS)
    if make in (examples.decision_taken, examples.decision_refused):
        changes["signatory"] = actor_id
    return make(**changes), draw(st.booleans())


def take(state: FileState | None, event: Event, saw_all: bool, number: int) -> FileState | None:
    """Return the file after the act, if the register accepts it; check that it stays within the machines."""
    event = with_meta(next_act(state, event), event_id=an_id(f"walk {number}"))
    if not saw_all:
        event = with_meta(event, base_version=max(0, event.meta.base_version - 1))
    verdict = decide(state, event, context(event))
    new = fold(state, event, version=version_of(state) + 1, recorded_at=START)  # total: also over what is refused
    if not isinstance(verdict, Accepted):
        return state
    if state is not None:
        check(state, new, event)
    return new


def check(old: FileState, new: FileState, event: Event) -> None:
    """Each application moved as the machine says; what has ended stays ended; money was not overpaid."""
    for application in new.applications:
        before = find_application(old, application.application_id)
        if before is None or before.status == application.status:
            continue
        step = step_of(event, before.level)  # type: ignore[arg-type]
        assert step is not None
        assert application.status == permitted(before.status, step)
    for charge in new.charges:
        assert charge.paid + charge.waived <= charge.assessed
    for decided in new.applications:
        if decided.decision is not None:
            assert decided.decision.signatory != decided.decision.prepared_by
            assert decided.decision.signatory not in decided.prepared_by


@settings(max_examples=150, deadline=None)
@given(st.lists(acts(), min_size=1, max_size=60))
def test_random_acts_never_leave_the_machines(walk: list[tuple[Event, bool]]) -> None:
    """What is accepted moves applications along their machine only; folding and judging never fail."""
    state: FileState | None = examples.life(*examples.LODGED)
    for number, (event, saw_all) in enumerate(walk):
        state = take(state, event, saw_all, number)

    assert state is not None
    recorded_at = (START_DAY + 3_000) * DAY
    for notice in due_notices(state, START_DAY + 3_000):
        assert isinstance(decide(state, notice, context(recorded_at=recorded_at)), Accepted)
        state = fold(state, notice, version=state.version + 1, recorded_at=recorded_at)


@settings(max_examples=60, deadline=None)
@given(st.lists(acts(), min_size=1, max_size=40))
def test_old_acts_in_any_order_are_history(walk: list[tuple[Event, bool]]) -> None:
    """In an approved session an act is refused only for what cannot be represented, never for procedure."""
    old = examples.taken_over()
    envelope = {"occurred_at": old["at"], "effective_date": old["at"] // DAY, "device_id": old["device_id"]}
    state: FileState | None = examples.life(
        examples.person_registered(**old), examples.file_opened(**old), examples.application_lodged(**old)
    )
    cannot_be = {
        "APPLICATION_UNKNOWN", "RECEIPT_UNKNOWN", "CHARGE_UNKNOWN", "DECISION_UNKNOWN", "PERMIT_UNKNOWN",
        "ID_ALREADY_USED", "FILE_ALREADY_OPEN", "BACK_CAPTURE_NEW_RIGHT",
    }  # fmt: skip
    for number, (event, _) in enumerate(walk):
        old_event = with_meta(event, **envelope, import_session=old["import_session"])
        old_event = with_meta(next_act(state, old_event), event_id=an_id(f"walk {number}"))
        verdict = decide(state, old_event, context(old_event))
        if isinstance(verdict, Accepted):
            assert "BACK_CAPTURED" in verdict.flags
            state = fold(state, old_event, version=version_of(state) + 1, recorded_at=START)
        else:
            assert verdict.rule_id in cannot_be
