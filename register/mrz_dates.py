"""Dates of a machine readable zone: six places YYMMDD, unknown parts as fillers (ICAO Doc 9303 part 3, 4.8).

The century is not printed; it follows from the day of reading, which is an argument.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from schemas.errors import Misfit
from schemas.events import PartialDate

_UNKNOWN = "<<"
_LEAP_YEAR = 2000
_EXPIRED_FOR = 50  # years: a document may be shown long after it ended; none is valid for 50 years from now


def read_birth(text: str, on: date) -> PartialDate | None:
    """Return a birth date in the latest century that leaves it not after the day of reading; None for no date."""
    return _read(text, _back(text[:2], on.year), not_after=on)


def read_expiry(text: str, on: date) -> PartialDate | None:
    """Return an end of validity between 50 years before the year of reading and 49 after it; None for no date."""
    first = on.year - _EXPIRED_FOR
    years = (first + (int(text[:2]) - first) % 100,) if text[:2].isdecimal() else ()
    return _read(text, years)


def write_date(field: str, value: PartialDate) -> str:
    """Return the six places of a date; raise Misfit when it is not of the Gregorian calendar or no date."""
    if value.calendar != "GREGORIAN":
        raise Misfit(field, "a zone holds dates of the Gregorian calendar", mend="Give the converted date.")
    if not _exists(value.year, value.month, value.day):
        raise Misfit(field, "is no date", mend="Look at year, month and day.")
    year = None if value.year is None else value.year % 100
    return "".join(_UNKNOWN if part is None else f"{part:02d}" for part in (year, value.month, value.day))


def _back(text: str, year: int) -> tuple[int, ...]:
    if not text.isdecimal():
        return ()
    latest = year - (year - int(text)) % 100
    return (latest, latest - 100, latest - 200)


def _read(text: str, years: Iterable[int], *, not_after: date | None = None) -> PartialDate | None:
    parts = [text[0:2], text[2:4], text[4:6]]
    if not all(part == _UNKNOWN or part.isdecimal() for part in parts):
        return None
    month, day = (None if part == _UNKNOWN else int(part) for part in parts[1:])
    for year in (None,) if parts[0] == _UNKNOWN else years:
        if _exists(year, month, day) and not _later(year, month, day, not_after):
            return PartialDate(year=year, month=month, day=day)
    return None


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if year is not None and not date.min.year <= year <= date.max.year:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    longest = 31 if month is None else calendar.monthrange(_LEAP_YEAR if year is None else year, month)[1]
    return day is None or 1 <= day <= longest


def _later(year: int | None, month: int | None, day: int | None, limit: date | None) -> bool:
    """Return whether even the first day that the known parts allow lies after the limit."""
    if limit is None or year is None:
        return False
    first_day = 1 if day is None or month is None else day
    return date(year, 1 if month is None else month, first_day) > limit
