"""What notices of deadlines may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from register.checks import code, date_, id_, past, stated
from register.verdict import Refused
from schemas.events import DeadlineMet, DeadlineMissed, DeadlineRaised


def deadline_raised(event: DeadlineRaised, _today: int) -> Refused | None:
    """A rule, what it is about, a day and a unit."""
    return (
        id_("deadline_id", event.deadline_id)
        or code("rule_id", event.rule_id)
        or code("rule_version", event.rule_version)
        or stated("subject", event.subject)
        or id_("subject_id", event.subject_id)
        or date_("due_on", event.due_on)
        or code("owner_unit", event.owner_unit)
    )


def deadline_met(event: DeadlineMet, today: int) -> Refused | None:
    """A day that has come."""
    return id_("deadline_id", event.deadline_id) or past("met_on", event.met_on, today)


def deadline_missed(event: DeadlineMissed, today: int) -> Refused | None:
    """A day that has come."""
    return id_("deadline_id", event.deadline_id) or past("missed_on", event.missed_on, today)
