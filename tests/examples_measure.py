"""Measures of the summer of 2026: an expulsion ordered, suspended, lifted; a ban; a residence with its reports."""

from __future__ import annotations

from typing import Any

from register.days import DAY
from schemas import events
from tests.examples import START, START_DAY, UNIT, _made, _of_system, an_id, sealed

EXPULSION, BAN, RESIDENCE = an_id("expulsion"), an_id("ban"), an_id("residence")
MINISTER = {"actor_id": "M-1", "actor_role": "MINISTER"}
LEGAL = {"actor_id": "L-1", "actor_role": "LEGAL_OFFICER"}
BORDER = {"actor_id": "B-1", "actor_role": "BORDER_OFFICER"}
EVERY_DAYS = 7


def measure_ordered(**changes: Any) -> events.MeasureOrdered:
    """An expulsion without end, ordered by the Minister."""
    defaults = {
        "measure_id": EXPULSION,
        "kind": "EXPULSION",
        "grounds": ("PUBLIC_ORDER",),
        "ordered_on": START_DAY,
        "from_date": START_DAY,
    }
    return _made("MeasureOrdered", defaults, MINISTER | changes)


def ban_ordered(**changes: Any) -> events.MeasureOrdered:
    """A ban of ten years by a court."""
    court = {"actor_id": "J-1", "actor_role": "COURT", "event_id": an_id("ban ordered")}
    defaults = {"measure_id": BAN, "kind": "ENTRY_BAN", "grounds": ("CONVICTION",), "to_date": START_DAY + 3_652}
    return measure_ordered(**(court | defaults | changes))


def residence_assigned(**changes: Any) -> events.MeasureOrdered:
    """A residence for one who cannot leave, with a report every week, for ninety days."""
    defaults = {
        "event_id": an_id("residence assigned"),
        "measure_id": RESIDENCE,
        "kind": "ASSIGNED_RESIDENCE",
        "to_date": START_DAY + 90,
        "place": sealed(content="AddressDetail"),
        "governorate": "11",
        "reporting_every_days": EVERY_DAYS,
        "reporting_unit": UNIT,
    }
    return measure_ordered(**(defaults | changes))


def measure_notified(**changes: Any) -> events.MeasureNotified:
    """In person."""
    defaults = {"measure_id": EXPULSION, "mode": "IN_PERSON", "notified_on": START_DAY, "language": "fra"}
    return _made("MeasureNotified", defaults, changes)


def measure_suspended(**changes: Any) -> events.MeasureSuspended:
    """By an act of its own."""
    defaults = {"measure_id": EXPULSION, "ground_code": "HEALTH", "suspended_on": START_DAY}
    return _made("MeasureSuspended", defaults, LEGAL | changes)


def measure_resumed(**changes: Any) -> events.MeasureResumed:
    """The suspension ends."""
    defaults = {"measure_id": EXPULSION, "ground_code": "HEALTH", "resumed_on": START_DAY}
    return _made("MeasureResumed", defaults, LEGAL | changes)


def measure_executed(**changes: Any) -> events.MeasureExecuted:
    """At the border."""
    defaults = {"measure_id": EXPULSION, "executed_on": START_DAY, "post_code": "TUN-CAR"}
    return _made("MeasureExecuted", defaults, BORDER | changes)


def measure_lifted(**changes: Any) -> events.MeasureLifted:
    """By an act."""
    defaults = {"measure_id": EXPULSION, "ground_code": "REVIEW", "lifted_on": START_DAY}
    return _made("MeasureLifted", defaults, MINISTER | changes)


def measure_expired(**changes: Any) -> events.MeasureExpired:
    """The notice of the day after the last of the assigned residence."""
    day = START_DAY + 91
    return _made("MeasureExpired", {"measure_id": RESIDENCE, "expired_on": day}, _of_system(day, changes))


def reporting_recorded(**changes: Any) -> events.ReportingRecorded:
    """The first report, on its day."""
    due = START_DAY + EVERY_DAYS
    defaults = {"measure_id": RESIDENCE, "due_on": due, "reported_on": due, "unit": UNIT}
    return _made("ReportingRecorded", defaults, {"at": START + EVERY_DAYS * DAY} | changes)


EVERY_MEASURE = (
    measure_ordered(), measure_notified(), measure_suspended(), measure_resumed(), measure_executed(),
    measure_lifted(), measure_expired(), reporting_recorded(),
)  # fmt: skip
