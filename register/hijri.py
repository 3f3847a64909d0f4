"""Hijri dates as days of the Gregorian calendar, with the doubt that a month seen by the moon leaves.

Umm al-Qura from 1343 to 1500 AH (hijridate); before and after it, the tabular calendar with its thirty-year cycle. No
calendar says which evening a village saw the moon: a day may lie one day beside, by the tabular one two.
"""

from __future__ import annotations

from hijridate import Hijri

_FIRST, _LAST = 1343, 1500  # what Umm al-Qura's tables hold
_EPOCH = 227_014  # ordinal of 1 Muharram 1 AH, 16 July 622 of the Julian calendar
_DOUBT, _TABULAR_DOUBT = 1, 2  # days


def hijri_span(year: int, month: int | None, day: int | None) -> tuple[int, int] | None:
    """Return first and last day (proleptic Gregorian ordinals, doubt included) of a date, a month or a year.

    None when no such month or day exists (a day 30 counts in every month, the moon may have been late).
    """
    if year < 1 or not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 30:
        return None
    doubt = _DOUBT if _FIRST <= year < _LAST else _TABULAR_DOUBT
    first = _first_day(year, month or 1)
    if month is None:
        last = _first_day(year + 1, 1) - 1
    elif day is None:
        last = _first_day(year + month // 12, month % 12 + 1) - 1
    else:
        first = last = first + day - 1
    return first - doubt, last + doubt


def _first_day(year: int, month: int) -> int:
    """Return the ordinal of the first day of a month."""
    if _FIRST <= year <= _LAST:
        return Hijri(year, month, 1).to_gregorian().toordinal()
    return _EPOCH + (year - 1) * 354 + (11 * year + 3) // 30 + 29 * (month - 1) + month // 2
