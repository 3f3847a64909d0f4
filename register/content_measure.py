"""What measures and assigned residence may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from register.checks import among, code, codes, number, past, period, stated_today
from register.codes import governorates, languages
from register.days import local_day
from register.verdict import Refused
from schemas.events import (
    MeasureExecuted,
    MeasureExpired,
    MeasureLifted,
    MeasureNotified,
    MeasureOrdered,
    MeasureResumed,
    MeasureSuspended,
    ReportingRecorded,
)

RESIDENCE = "ASSIGNED_RESIDENCE"
_PLACE, _DUTY = ("place", "governorate"), ("reporting_every_days", "reporting_unit")


def measure_ordered(event: MeasureOrdered, today: int) -> Refused | None:
    """A ground, an order that has come, a period; a place and a duty to report for assigned residence alone."""
    return (
        stated_today(event.meta, "kind", event.kind)
        or _ground(event)
        or codes("grounds", event.grounds)
        or past("ordered_on", event.ordered_on, today)
        or period(event.from_date, event.to_date, first_field="from_date", last_field="to_date")
        or _residence(event)
        or among("governorate", event.governorate, governorates())
        or number("reporting_every_days", event.reporting_every_days, least=1)
        or code("reporting_unit", event.reporting_unit)
    )


def measure_notified(event: MeasureNotified, today: int) -> Refused | None:
    """A day that has come, and a term of appeal after it."""
    return (
        past("notified_on", event.notified_on, today)
        or among("language", event.language, languages())
        or stated_today(event.meta, "mode", event.mode)
        or period(event.notified_on, event.appeal_deadline, first_field="notified_on", last_field="appeal_deadline")
    )


def measure_suspended(event: MeasureSuspended, today: int) -> Refused | None:
    """A coded ground, on a day that has come."""
    return code("ground_code", event.ground_code) or past("suspended_on", event.suspended_on, today)


def measure_resumed(event: MeasureResumed, today: int) -> Refused | None:
    """A coded ground, on a day that has come."""
    return code("ground_code", event.ground_code) or past("resumed_on", event.resumed_on, today)


def measure_executed(event: MeasureExecuted, today: int) -> Refused | None:
    """A day that has come."""
    return code("post_code", event.post_code) or past("executed_on", event.executed_on, today)


def measure_lifted(event: MeasureLifted, today: int) -> Refused | None:
    """A coded ground, on a day that has come."""
    return code("ground_code", event.ground_code) or past("lifted_on", event.lifted_on, today)


def measure_expired(event: MeasureExpired, today: int) -> Refused | None:
    """A day that has come."""
    return past("expired_on", event.expired_on, today)


def reporting_recorded(event: ReportingRecorded, today: int) -> Refused | None:
    """A unit and days that have come; nobody is absent before the day is over."""
    if event.reported_on is None and event.due_on >= local_day(event.meta.occurred_at):
        return Refused(rule_id="DATE_IN_FUTURE", field="due_on")
    return (
        code("unit", event.unit) or past("reported_on", event.reported_on, today) or past("due_on", event.due_on, today)
    )


def _ground(event: MeasureOrdered) -> Refused | None:
    """An order of today states its grounds; papers of the past may be silent."""
    if event.grounds or event.meta.import_session is not None:
        return None
    return Refused(rule_id="GROUND_MISSING", field="grounds")


def _residence(event: MeasureOrdered) -> Refused | None:
    """An order of today states everything; papers of the past may be silent, also on the kind."""
    missing = [name for name in (*_PLACE, *_DUTY) if getattr(event, name) is None]
    given = [name for name in (*_PLACE, *_DUTY) if name not in missing]
    if event.kind == RESIDENCE:
        if not missing or event.meta.import_session is not None:
            return None
        return Refused(rule_id="PLACE_MISSING" if missing[0] in _PLACE else "REPORTING_DUTY_MISSING", field=missing[0])
    if event.kind == "UNKNOWN" or not given:
        return None
    return Refused(rule_id="NO_ASSIGNED_RESIDENCE", field=given[0], detail=(event.kind,))
