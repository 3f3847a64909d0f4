"""What entries and exits may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from register.checks import code, id_, number, past, stated_today
from register.verdict import Refused
from schemas.events import EntryRecorded, ExitRecorded

MOST_DAYS = 366
"""Days of stay that a post may allow at most: longer stays need a title."""


def entry_recorded(event: EntryRecorded, today: int) -> Refused | None:
    """A day that has come, the ground of entry, how it is known and how far it may be relied on."""
    return (
        _crossing(event, today)
        or stated_today(event.meta, "visa_kind", event.visa_kind)
        or number("authorised_days", event.authorised_days, least=1)
        or _most(event.authorised_days)
    )


def exit_recorded(event: ExitRecorded, today: int) -> Refused | None:
    """A day that has come, how it is known and how far it may be relied on."""
    return _crossing(event, today)


def _crossing(event: EntryRecorded | ExitRecorded, today: int) -> Refused | None:
    return (
        id_("crossing_id", event.crossing_id)
        or code("post_code", event.post_code)
        or past("crossed_on", event.crossed_on, today)
        or stated_today(event.meta, "source", event.source)
        or stated_today(event.meta, "reliability", event.reliability)
    )


def _most(days: int | None) -> Refused | None:
    if days is None or days <= MOST_DAYS:
        return None
    return Refused(rule_id="AUTHORISED_TOO_LONG", field="authorised_days", detail=(str(MOST_DAYS),))
