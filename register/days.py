"""Days of the law: the calendar day in Tunisia of a moment, and the first moment of a day.

Days are counted from 1970-01-01, moments in microseconds UTC; nothing here knows what time it is now.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTE = 60_000_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_STEADY_SINCE = 1_262_304_000_000_000  # 2010-01-01: since then Tunisia keeps UTC+1 all the year (tzdata, Africa/Tunis)
_STEADY_UNTIL = 4_102_444_800_000_000  # 2100-01-01: beyond, the zone table decides again


@lru_cache(maxsize=1)
def _tunis() -> ZoneInfo:
    return ZoneInfo("Africa/Tunis")


def local_day(moment: int) -> int:
    """Return the day in Tunis; total, also for moments that no calendar reaches."""
    if _STEADY_SINCE <= moment < _STEADY_UNTIL:
        return (moment + HOUR) // DAY
    try:
        local = (_EPOCH + timedelta(microseconds=moment)).astimezone(_tunis())
    except (OverflowError, ValueError):
        return moment // DAY
    return local.date().toordinal() - _EPOCH_ORDINAL


def first_moment(day: int) -> int:
    """Return 00:00 in Tunis of a day, microseconds UTC."""
    steady = day * DAY - HOUR
    if _STEADY_SINCE <= steady < _STEADY_UNTIL:
        return steady
    midnight = datetime.combine(date.fromordinal(day + _EPOCH_ORDINAL), datetime.min.time(), tzinfo=_tunis())
    return (midnight - _EPOCH) // timedelta(microseconds=1)


def year_of(day: int) -> int:
    """Return the Gregorian year of a day; 0 and 9999 stand for what lies beyond the calendar."""
    ordinal = day + _EPOCH_ORDINAL
    if ordinal < 1:
        return 0
    return 9999 if ordinal > date.max.toordinal() else date.fromordinal(ordinal).year


def day_of(year: int, month: int = 1, day: int = 1) -> int:
    """Return a Gregorian date as a number of days."""
    return date(year, month, day).toordinal() - _EPOCH_ORDINAL


def iso(day: int) -> str:
    """Return a day as YYYY-MM-DD."""
    return date.fromordinal(day + _EPOCH_ORDINAL).isoformat()
