"""What measures and assigned residence change; whether a ban holds on a day always derives from its dates."""

from __future__ import annotations

from register.change import changed
from register.changes import FileChanges
from register.find import find_measure
from register.machines import MEASURE, MEASURE_REST
from register.room import REPORTS
from schemas.events import (
    FileState,
    MeasureExecuted,
    MeasureExpired,
    MeasureLifted,
    MeasureNotified,
    MeasureOrdered,
    MeasureResumed,
    MeasureState,
    MeasureStatus,
    MeasureSuspended,
    ReportingRecorded,
)


def measure_ordered(state: FileState, event: MeasureOrdered) -> FileChanges:
    """A new measure, last in the list; the place of an assigned residence stays sealed in the act."""
    if find_measure(state, event.measure_id) is not None:
        return {}
    ordered = MeasureState(
        measure_id=event.measure_id,
        kind=event.kind,
        status="ORDERED",
        ordered_on=event.ordered_on,
        from_date=event.from_date,
        to_date=event.to_date,
        reporting_every_days=event.reporting_every_days,
        reporting_unit=event.reporting_unit,
    )
    return {"measures": (*state.measures, ordered)}


def measure_notified(state: FileState, event: MeasureNotified) -> FileChanges:
    """The person knows the measure; from here on a term of appeal may run. Told once: the first day stays."""
    measure = find_measure(state, event.measure_id)
    if measure is None:
        return {}
    told = moved(measure, event.NAME, event.notified_on)
    if measure.notified_on is None:
        told = changed(told, notified_on=event.notified_on, appeal_deadline=event.appeal_deadline)
    return replaced(state, measure, told)


def measure_suspended(state: FileState, event: MeasureSuspended) -> FileChanges:
    """By an order, which outlives every appeal."""
    measure = find_measure(state, event.measure_id)
    if measure is None:
        return {}
    return replaced(state, measure, changed(moved(measure, event.NAME, event.suspended_on), suspended_by=None))


def measure_resumed(state: FileState, event: MeasureResumed) -> FileChanges:
    """It has effect again; one that was never notified is where it was: ordered, and no term runs."""
    measure = find_measure(state, event.measure_id)
    return {} if measure is None else replaced(state, measure, moved(measure, resuming(measure), event.resumed_on))


def measure_executed(state: FileState, event: MeasureExecuted) -> FileChanges:
    """It was carried out. That the person crossed a border is another act's to say."""
    measure = find_measure(state, event.measure_id)
    if measure is None:
        return {}
    done = moved(measure, event.NAME, event.executed_on)
    return replaced(state, measure, done if done is measure else changed(done, executed_on=event.executed_on))


def measure_lifted(state: FileState, event: MeasureLifted) -> FileChanges:
    """It ended before its last day."""
    measure = find_measure(state, event.measure_id)
    return {} if measure is None else replaced(state, measure, moved(measure, event.NAME, event.lifted_on))


def measure_expired(state: FileState, event: MeasureExpired) -> FileChanges:
    """A notice: the measure itself ended by its dates."""
    measure = find_measure(state, event.measure_id)
    return {} if measure is None else replaced(state, measure, moved(measure, event.NAME, event.expired_on))


def reporting_recorded(state: FileState, event: ReportingRecorded) -> FileChanges:
    """A due day with its report or without; a report that becomes known later takes the absence back."""
    measure = find_measure(state, event.measure_id)
    if measure is None:
        return {}
    known = event.due_on in measure.due_missed
    if event.reported_on is None:
        missed = tuple(sorted({*measure.due_missed, event.due_on}))[-REPORTS:]
        count = measure.missed_reports + (not known)
    else:
        missed = tuple(each for each in measure.due_missed if each != event.due_on)
        count = measure.missed_reports - known
    accounted = changed(
        measure,
        due_missed=missed,
        missed_reports=count,
        last_due_on=_later(measure.last_due_on, event.due_on),
        last_reported_on=_later(measure.last_reported_on, event.reported_on),
    )
    return replaced(state, measure, accounted)


def resuming(measure: MeasureState) -> str:
    """Return the step of a suspension's end: without a notification the measure is merely ordered again."""
    return "MeasureResumed" if measure.notified_on is not None else "MeasureResumed:NOT_NOTIFIED"


def moved(measure: MeasureState, step: str, day: int) -> MeasureState:
    """Return the measure after the step of that day, with the day of the suspension that holds or of its end.

    Reports that fell due while it was suspended are nobody's to miss: they count as accounted for when it resumes.
    """
    status = _after(measure.status, step)
    if status == measure.status:
        return measure
    resumed = measure.status == "SUSPENDED" and status not in MEASURE_REST and measure.reporting_every_days is not None
    return changed(
        measure,
        status=status,
        last_due_on=_later(measure.last_due_on, day - 1) if resumed else measure.last_due_on,
        suspended_on=day if status == "SUSPENDED" else None,
        suspended_by=None,
        ended_on=day if status in MEASURE_REST else None,
    )


def replaced(state: FileState, old: MeasureState, new: MeasureState) -> FileChanges:
    """Return the file's measures with one in the place of another."""
    return {"measures": tuple([new if each is old else each for each in state.measures])}


def _after(status: MeasureStatus, step: str) -> MeasureStatus:
    """Return where the step leads; an act of the past for which there is no way lands where the step always leads."""
    allowed = MEASURE[status].get(step)
    if allowed is not None:
        return allowed
    if status in MEASURE_REST:
        return status  # what has ended keeps its end
    landings = {moves[step] for start, moves in MEASURE.items() if step in moves and moves[step] != start}
    return landings.pop() if len(landings) == 1 else status


def _later(first: int | None, second: int | None) -> int | None:
    return max((day for day in (first, second) if day is not None), default=None)
