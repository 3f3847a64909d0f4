"""Whether measures and assigned residence fit their file: what they refer to, then the procedure that they follow."""

from __future__ import annotations

from collections.abc import Iterator

from register.content_measure import RESIDENCE
from register.days import iso
from register.find import find_measure
from register.fold_measure import resuming
from register.lawbook import LawOn
from register.machines import APPEAL_REST, MEASURE
from register.room import MEASURES, new, room
from register.signing import signing_power
from register.verdict import Refused
from schemas.events import (
    FileState,
    MeasureExecuted,
    MeasureExpired,
    MeasureLifted,
    MeasureNotified,
    MeasureOrdered,
    MeasureResumed,
    MeasureState,
    MeasureSuspended,
    ReportingRecorded,
)

OfMeasure = (
    MeasureExecuted
    | MeasureExpired
    | MeasureLifted
    | MeasureNotified
    | MeasureResumed
    | MeasureSuspended
    | ReportingRecorded
)


def measure_ordered_refers(state: FileState, event: MeasureOrdered) -> Refused | None:
    """The measure is new."""
    used = find_measure(state, event.measure_id)
    return new("measure_id", used) or room("measures", len(state.measures), MEASURES)


def measure_ordered_follows(_state: FileState, event: MeasureOrdered) -> Iterator[Refused]:
    """By the authority of its kind, and without effect on the past."""
    yield from _power(event)
    if event.from_date < event.ordered_on:
        yield Refused(rule_id="MEASURE_BEFORE_ORDER", field="from_date", detail=(iso(event.ordered_on),))


def measure_refers(state: FileState, event: OfMeasure) -> Refused | None:
    """The measure is there."""
    known = find_measure(state, event.measure_id)
    return None if known else Refused(rule_id="MEASURE_UNKNOWN", field="measure_id")


def measure_notified_follows(state: FileState, event: MeasureNotified) -> Iterator[Refused]:
    """A measure is notified once, not before its order."""
    measure = find_measure(state, event.measure_id)
    if measure is None:
        return
    if measure.notified_on is not None:
        yield Refused(rule_id="MEASURE_ALREADY_NOTIFIED", field="measure_id", detail=(iso(measure.notified_on),))
    else:
        yield from _moves(measure, event.NAME)
    yield from _not_before("notified_on", event.notified_on, measure.ordered_on)


def measure_suspended_follows(state: FileState, event: MeasureSuspended) -> Iterator[Refused]:
    """What binds or is to bind, not before its order."""
    measure = find_measure(state, event.measure_id)
    if measure is None:
        return
    yield from _moves(measure, event.NAME)
    yield from _not_before("suspended_on", event.suspended_on, measure.ordered_on)


def measure_resumed_follows(state: FileState, event: MeasureResumed) -> Iterator[Refused]:
    """What is suspended, and while no suspensive appeal waits for its court."""
    measure = find_measure(state, event.measure_id)
    if measure is None:
        return
    yield from _moves(measure, resuming(measure))
    waiting = (each for each in state.appeals if each.subject_id == event.measure_id and each.suspensive)
    pending = next((each.appeal_id for each in waiting if each.status not in APPEAL_REST), None)
    if pending is not None:
        yield Refused(rule_id="SUSPENSIVE_APPEAL_PENDING", field="measure_id", detail=(pending,))
    yield from _not_before("resumed_on", event.resumed_on, measure.suspended_on or measure.ordered_on)


def measure_executed_follows(state: FileState, event: MeasureExecuted) -> Iterator[Refused]:
    """Never before the person was told, nor before its first day, nor after its last."""
    measure = find_measure(state, event.measure_id)
    if measure is None:
        return
    yield from _moves(measure, event.NAME)
    if measure.notified_on is None:
        yield Refused(rule_id="MEASURE_NOT_NOTIFIED", field="measure_id")
    first = max(measure.ordered_on, measure.from_date, measure.notified_on or measure.ordered_on)
    yield from _not_before("executed_on", event.executed_on, first)
    if measure.to_date is not None and event.executed_on > measure.to_date:
        yield Refused(rule_id="MEASURE_OVER", field="executed_on", detail=(iso(measure.to_date),))


def measure_lifted_follows(state: FileState, event: MeasureLifted) -> Iterator[Refused]:
    """What was not lifted before, not before its order."""
    measure = find_measure(state, event.measure_id)
    if measure is None:
        return
    yield from _moves(measure, event.NAME)
    yield from _not_before("lifted_on", event.lifted_on, measure.ordered_on)


def measure_expired_follows(state: FileState, event: MeasureExpired) -> Iterator[Refused]:
    """The measure ended by its dates on that day, and nothing ended it before."""
    measure = find_measure(state, event.measure_id)
    if measure is None or not runs_out(measure) or event.expired_on - 1 != measure.to_date:
        yield Refused(rule_id="NOTICE_OBSOLETE", field="expired_on")


def runs_out(measure: MeasureState) -> bool:
    """Return whether a notice may still say that the last day went by: one with an end of its own needs none."""
    return measure.ended_on is None and "MeasureExpired" in MEASURE[measure.status]


def reporting_recorded_follows(state: FileState, event: ReportingRecorded) -> Iterator[Refused]:
    """Of an assigned residence of which the person was told, for a day on which a report was due, once.

    A report that becomes known after the absence was recorded is always taken: it takes the absence back.
    """
    measure = find_measure(state, event.measure_id)
    if measure is None:
        return
    yield from _moves(measure, event.NAME)
    earliest = _earliest_report(measure)
    if earliest is None:
        yield Refused(rule_id="NO_REPORTING_DUTY", field="measure_id")
    elif event.reported_on is not None and event.due_on in measure.due_missed:
        return
    elif not _due(measure, event.due_on, earliest):
        yield Refused(rule_id="REPORT_NOT_DUE", field="due_on", detail=(iso(earliest),))


def _power(event: MeasureOrdered) -> Iterator[Refused]:
    """Each kind has its authority, which orders or has it recorded in its name; older registers may not know whose."""
    role = event.meta.actor_role
    power = signing_power("MEASURE", LawOn(on=event.ordered_on), measure=event.kind)
    if power is None or (role == "UNKNOWN" and event.meta.import_session is not None):
        return
    own = event.meta.on_behalf_of is None
    if role not in (power.may_sign if own else power.may_sign | power.may_record):
        cited = (f"{power.rule.rule_id} {power.rule.rule_version}", power.rule.status)
        yield Refused(rule_id="MEASURE_POWER", field="meta.actor_role", detail=(*sorted(power.may_sign), *cited))


def _moves(measure: MeasureState, step: str) -> Iterator[Refused]:
    if step not in MEASURE[measure.status]:
        yield Refused(rule_id="MEASURE_STATE", field="measure_id", detail=(measure.status, step))


def _not_before(field: str, day: int, first: int) -> Iterator[Refused]:
    if day < first:
        yield Refused(rule_id="MEASURE_DAY", field=field, detail=(iso(first),))


def _earliest_report(measure: MeasureState) -> int | None:
    """Return the first due day not accounted for: `from_date` and a number of intervals, after the person was told."""
    every = measure.reporting_every_days
    if measure.kind not in (RESIDENCE, "UNKNOWN") or every is None or every < 1 or measure.notified_on is None:
        return None
    known = max(measure.from_date, measure.notified_on, measure.last_due_on or measure.from_date)
    return measure.from_date + ((known - measure.from_date) // every + 1) * every


def _due(measure: MeasureState, day: int, earliest: int) -> bool:
    """Return whether a report was due: nothing is due while the measure is suspended, nor from its end on."""
    over = None if measure.to_date is None else measure.to_date + 1
    ends = [end for end in (measure.suspended_on, measure.ended_on, over) if end is not None]
    in_step = (day - earliest) % (measure.reporting_every_days or 1) == 0
    return in_step and earliest <= day < min(ends, default=day + 1)
