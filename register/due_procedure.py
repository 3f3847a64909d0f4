"""What falls due in a procedure: a receipt's end, papers asked for, silence, a transfer, a term of appeal, a ban."""

from __future__ import annotations

from collections.abc import Iterator

from register.days import local_day
from register.due import Due, falling, is_ended, known_since, open_applications
from register.due_rules import rules_at
from register.find import last_receipt
from register.lawbook import lawbook
from register.lengths import after
from schemas.events import ApplicationState, DecisionState, FileState, MeasureState, MeasureStatus

_STANDING: frozenset[MeasureStatus] = frozenset({"ORDERED", "NOTIFIED", "SUSPENDED"})
RETENTION = "ACTIVE_FILE"


def due_applications(state: FileState) -> Iterator[Due]:
    """Yield what stands about the applications under way."""
    for application in open_applications(state):
        own = application.application_id
        station = state.station_of_charge or application.station_id
        last = last_receipt(application)
        if last is not None:
            yield from falling(state, "RECEIPT_VALID_TO", last.valid_to, last.receipt_id, unit=station, matter=own)
        if application.status == "INCOMPLETE" and application.complement_due_on is not None:
            yield from falling(
                state, "COMPLEMENT_DUE_ON", application.complement_due_on, own, unit=_lies_at(state, application)
            )
        yield from _silence(state, application)


def _silence(state: FileState, application: ApplicationState) -> Iterator[Due]:
    """Nobody did anything since it came to its level; while the applicant is waited for, that is no silence."""
    since = application.level_since
    if since is None or application.clock_stopped_at is not None:
        return
    began = local_day(since if state.silent_since is None else max(since, state.silent_since))
    if state.taken_over_at is not None:
        began = max(began, known_since(state))  # the older register's silence is not ours
    for due in falling(state, "LEVEL_REACHED_ON", began, application.application_id, unit=_lies_at(state, application)):
        if application.level in due.rule.levels:
            yield due


def _lies_at(state: FileState, application: ApplicationState) -> str:
    return application.unit or state.station_of_charge or application.station_id


def due_transfer(state: FileState) -> Iterator[Due]:
    """Yield a transfer that the station asked has not answered."""
    asked = state.transfer
    if asked is not None and asked.status == "REQUESTED":
        yield from falling(state, "TRANSFER_REQUESTED_ON", asked.requested_on, asked.transfer_id, unit=asked.to_unit)


def due_paper(state: FileState) -> Iterator[Due]:
    """Yield a paper file that left and has not arrived."""
    paper = state.paper
    if paper is not None and paper.to_unit is not None:
        yield from falling(state, "PAPER_SENT_ON", paper.since, paper.movement_id, unit=paper.to_unit)


def due_requests(state: FileState) -> Iterator[Due]:
    """Yield what the person asked about the data and has no answer to; a closed file owes one too."""
    for asked in state.requests:
        if asked.status == "RECEIVED":
            yield from falling(state, "REQUEST_DUE_ON", asked.due_on, asked.request_id)


def due_terms(state: FileState) -> Iterator[Due]:
    """Yield terms of appeal that run, and ends of measures; what was never notified starts no term."""
    attacked = {appeal.subject_id for appeal in state.appeals}
    for application in state.applications:
        decision = application.decision
        if decision is not None and decision.outcome in ("REFUSE", "PARTIAL") and decision.decision_id not in attacked:
            yield from _term(state, decision, decision.decision_id, application.application_id, application.unit)
    for measure in state.measures:
        if measure.measure_id not in attacked and measure.status in _STANDING:
            yield from _term(state, measure, measure.measure_id, measure.measure_id, None)
        if measure.to_date is not None and measure.status in _STANDING:
            yield from falling(state, "MEASURE_TO", measure.to_date, measure.measure_id)


def _term(
    state: FileState, notified: DecisionState | MeasureState, subject_id: str, matter: str, unit: str | None
) -> Iterator[Due]:
    """The term that the notification itself stated goes before the rule's."""
    if notified.notified_on is None:
        return
    for due in falling(state, "NOTIFIED_ON", notified.notified_on, subject_id, unit=unit, matter=matter):
        stated = notified.appeal_deadline
        if stated is None or stated == due.due_on:
            yield due
        elif stated >= known_since(state):
            raise_on = max(known_since(state), due.rule.raise_on(stated))
            yield Due(
                rule=due.rule,
                subject_id=subject_id,
                matter=due.matter,
                due_on=stated,
                raise_on=raise_on,
                owner_unit=due.owner_unit,
            )


def due_erasure(state: FileState) -> Iterator[Due]:
    """Yield the destruction of a closed file's data at the end of its retention, unless something holds it."""
    if (
        not is_ended(state)
        or state.closing is None
        or state.holds
        or not rules_at("ERASURE_ON", state.closing.closed_on)
    ):
        return
    kept = lawbook().table("retention").find(RETENTION, on=state.closing.closed_on)
    length = None if kept is None else kept.find_length("length")
    if length is not None:
        yield from falling(state, "ERASURE_ON", after(state.closing.closed_on, length), state.file_id)
