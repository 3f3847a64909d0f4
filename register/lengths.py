"""Lengths of the law: three months, one year, seven days, counted on the Gregorian calendar from a day.

A month that has no such day ends on its last one: a year from 29 February ends on 28 February.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from register.days import day_of

_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """Years, months and days, each zero or more."""

    years: int = 0
    months: int = 0
    days: int = 0


def after(day: int, length: Length) -> int:
    """Return the day that lies the length after a day (days since 1970-01-01)."""
    return _by_months(day, 12 * length.years + length.months)[0] + length.days


def before(day: int, length: Length) -> int:
    """Return the day that lies the length before a day."""
    return _by_months(day, -12 * length.years - length.months)[0] - length.days


def last_day(first: int, length: Length) -> int:
    """Return the last day of a period of that length whose first day is counted in it."""
    landed, cut = _by_months(first, 12 * length.years + length.months)
    return landed + length.days - (0 if cut else 1)


def next_fixed_day(first: int, month: int, day: int) -> int:
    """Return the first such day of the calendar on or after a day, as 30 September for students' cards."""
    year = date.fromordinal(first + _EPOCH).year
    this_year = day_of(year, month, day)
    return this_year if this_year >= first else day_of(year + 1, month, day)


@lru_cache(maxsize=16_384)
def _by_months(day: int, months: int) -> tuple[int, bool]:
    """Return the day moved by months, and whether the month was too short for it."""
    start = date.fromordinal(day + _EPOCH)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    longest = monthrange(year, month + 1)[1]
    return day_of(year, month + 1, min(start.day, longest)), start.day > longest
