"""Whether two documented dates of birth can be of one person: 0 to 1000, with the reason why they differ.

Knows how offices change a date (domain.md 2.6): unknown parts, 1 January for an unknown day, day and month exchanged, a
digit mistyped, a year counted wrongly, a Hijri date. Never says which of the two is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rapidfuzz.distance import OSA

from register.hijri import hijri_span
from schemas.events import PartialDate

Reason = Literal[
    "SAME", "SAME_FIRST_JANUARY", "HIJRI_SAME", "DAY_MONTH_SWAPPED", "DIGIT", "YEAR_BESIDE", "FIRST_JANUARY",
    "WITHIN_MONTH", "WITHIN_YEAR", "DAY_BESIDE", "SAME_YEAR", "YEARS_APART", "GENERATION_APART", "UNKNOWN",
]  # fmt: skip
REASONS: dict[Reason, int] = {
    "SAME": 1000, "HIJRI_SAME": 950, "DAY_MONTH_SWAPPED": 850, "DIGIT": 800, "YEAR_BESIDE": 750,
    "SAME_FIRST_JANUARY": 700, "FIRST_JANUARY": 650, "WITHIN_MONTH": 750, "WITHIN_YEAR": 600, "UNKNOWN": 500,
    "DAY_BESIDE": 400, "SAME_YEAR": 200, "YEARS_APART": 50, "GENERATION_APART": 0,
}  # fmt: skip
"""Every reason with its closeness; one that is not known speaks neither for nor against."""
_GENERATION = 15  # years from which two bearers of one name are rather parent and child
_MONTH = 35  # days: a span of at most a month, its doubt included
_LEAST_YEAR, _MOST_YEAR = date.min.year, date.max.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How close two dates are, and the one reason that says it."""

    closeness: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days on which somebody may be born (proleptic Gregorian ordinals), both counted."""

    first: int
    last: int

    @property
    def years(self) -> range:
        """Return the Gregorian years that the span touches."""
        return range(_date(self.first).year, _date(self.last).year + 1)


def span_of(birth: PartialDate) -> Span | None:
    """Return the days that a documented date leaves open; None when its year is not known, or no such date exists.

    A calendar that is not known counts as Gregorian. A day without a month says nothing, the whole year stays open.
    """
    year, month = birth.year, birth.month
    day = None if month is None else birth.day
    if year is None:
        return None
    if birth.calendar == "HIJRI":
        found = hijri_span(year, month, day)
        return None if found is None else Span(first=found[0], last=found[1])
    if not _LEAST_YEAR <= year <= _MOST_YEAR:
        return None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return Span(first=first.toordinal(), last=first.toordinal())
    ends = (year + 1, 1) if month is None or month == 12 else (year, month + 1)
    last = date.max.toordinal() if ends[0] > _MOST_YEAR else date(*ends, 1).toordinal() - 1
    return Span(first=first.toordinal(), last=last)


def agreement(a: PartialDate, b: PartialDate) -> Agreement:
    """Return how close two dates of birth are; it does not matter which comes first."""
    reason = _reason(a, b)
    return Agreement(closeness=REASONS[reason], reason=reason)


def _reason(a: PartialDate, b: PartialDate) -> Reason:
    one, other = span_of(a), span_of(b)
    if one is None or other is None:
        return "UNKNOWN"
    if _is_day(a) and _is_day(b):
        return _of_days(one.first, other.first)
    if one.first <= other.last and other.first <= one.last:
        return _within(a, b, one, other)
    if _first_january_of(a, one) & _years_open(other) or _first_january_of(b, other) & _years_open(one):
        return "FIRST_JANUARY"
    return _apart(min(abs(one.first - other.last), abs(other.first - one.last)), one, other)


def _is_day(birth: PartialDate) -> bool:
    return birth.calendar != "HIJRI" and birth.month is not None and birth.day is not None


def _of_days(a: int, b: int) -> Reason:
    one, other = _date(a), _date(b)
    unknown_day = {(one.month, one.day), (other.month, other.day)} & {(1, 1)}
    if one == other:
        return "SAME_FIRST_JANUARY" if unknown_day else "SAME"
    if one.year == other.year and (one.month, one.day) == (other.day, other.month):
        return "DAY_MONTH_SWAPPED"
    if abs(a - b) == 1:
        return "DAY_BESIDE"
    if one.year == other.year and unknown_day:
        return "FIRST_JANUARY"
    if abs(one.year - other.year) == 1 and (one.month, one.day) == (other.month, other.day):
        return "YEAR_BESIDE"
    if OSA.distance(f"{one:%Y%m%d}", f"{other:%Y%m%d}") == 1 and not unknown_day:
        return "DIGIT"
    return _apart(abs(a - b), Span(first=a, last=a), Span(first=b, last=b))


def _within(a: PartialDate, b: PartialDate, one: Span, other: Span) -> Reason:
    widest = max(one.last - one.first, other.last - other.first)
    if "HIJRI" in {a.calendar, b.calendar} and widest <= 4:
        return "HIJRI_SAME"
    return "WITHIN_MONTH" if widest <= _MONTH else "WITHIN_YEAR"


def _first_january_of(birth: PartialDate, span: Span) -> frozenset[int]:
    """Return the year of a date that may stand for an unknown day."""
    day = _date(span.first)
    return frozenset({day.year}) if _is_day(birth) and (day.month, day.day) == (1, 1) else frozenset()


def _years_open(span: Span) -> frozenset[int]:
    return frozenset(span.years)


def _apart(days: int, one: Span, other: Span) -> Reason:
    if set(one.years) & set(other.years):
        return "SAME_YEAR"
    return "GENERATION_APART" if days >= _GENERATION * 365 else "YEARS_APART"


def _date(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
