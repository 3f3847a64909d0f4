"""Dates of birth of one person as offices write them: how close, and for which reason."""

from __future__ import annotations

from datetime import date

import pytest
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from register.birth_dates import REASONS, agreement, span_of
from register.hijri import hijri_span
from schemas.events import PartialDate
from tests.names_examples import born


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("1985-05-20", "1985-05-20", "SAME"),
        ("1985-01-01", "1985-01-01", "SAME_FIRST_JANUARY"),
        ("1985-04-05", "1985-05-04", "DAY_MONTH_SWAPPED"),
        ("1985-05-20", "1985-05-21", "DAY_BESIDE"),
        ("1985-12-31", "1986-01-01", "DAY_BESIDE"),
        ("1985-05-20", "1985-01-01", "FIRST_JANUARY"),
        ("1985-05", "1985-01-01", "FIRST_JANUARY"),
        ("1985-05-20", "1986-05-20", "YEAR_BESIDE"),
        ("1985-05-20", "1985-05-26", "DIGIT"),
        ("1985-05-20", "1985-06-20", "DIGIT"),
        ("1985-05-20", "1965-05-20", "DIGIT"),
        ("1985-05-20", "1958-05-20", "DIGIT"),
        ("1985-05-20", "1985-05", "WITHIN_MONTH"),
        ("1985-05-20", "1985", "WITHIN_YEAR"),
        ("1985-01-01", "1985", "WITHIN_YEAR"),
        ("1985", "1985-11", "WITHIN_YEAR"),
        ("1985-05-20", "1985-11-03", "SAME_YEAR"),
        ("1985-05-20", "1985-11", "SAME_YEAR"),
        ("1985-05-20", "1987-11-03", "YEARS_APART"),
        ("1985", "1987", "YEARS_APART"),
        ("1985-05-20", "2011-11-03", "GENERATION_APART"),
        ("1985", "2011", "GENERATION_APART"),
        ("1985-05-20", "", "UNKNOWN"),
        ("", "", "UNKNOWN"),
    ],
)
def test_two_dates_agree_for_one_reason_in_either_order(one: str, other: str, reason: str) -> None:
    """Each way in which offices change a date has its reason; two digits that changed places are one slip."""
    found = agreement(born(one), born(other))

    assert found.reason == reason
    assert found.closeness == REASONS[found.reason]
    assert agreement(born(other), born(one)) == found


def test_a_hijri_date_is_the_day_beside_which_the_moon_was_seen() -> None:
    """1 Ramadan 1405 is 20 May 1985 by Umm al-Qura; a village may have begun the month a day earlier or later."""
    hijri = born("1405-09-01", "HIJRI")

    assert [agreement(hijri, born(f"1985-05-{day}")).reason for day in (18, 19, 20, 21, 22)] == [
        "SAME_YEAR", "HIJRI_SAME", "HIJRI_SAME", "HIJRI_SAME", "SAME_YEAR",
    ]  # fmt: skip
    assert agreement(born("1405-09", "HIJRI"), born("1985-06-10")).reason == "WITHIN_MONTH"
    assert agreement(born("1405", "HIJRI"), born("1985-01-02")).reason == "WITHIN_YEAR"
    assert agreement(born("1405", "HIJRI"), born("1984")).reason == "WITHIN_YEAR"


@given(st.dates(min_value=date(1924, 8, 5), max_value=date(2070, 1, 1)))
def test_every_day_lies_within_its_hijri_date(day: date) -> None:
    """Converted by Umm al-Qura and back, the day is in the middle of its doubt."""
    there = Gregorian(day.year, day.month, day.day).to_hijri()

    assert hijri_span(there.year, there.month, there.day) == (day.toordinal() - 1, day.toordinal() + 1)


@given(st.integers(1343, 1499), st.integers(1, 12))
def test_the_tabular_calendar_stays_within_its_doubt(year: int, month: int) -> None:
    """Where both calendars reach, they are at most two days apart, which is the doubt of dates before 1343 AH."""
    known = hijri_span(year, month, 1)
    tabular = 227_014 + (year - 1) * 354 + (11 * year + 3) // 30 + 29 * (month - 1) + month // 2

    assert known is not None
    assert abs(known[0] + 1 - tabular) <= 2


@pytest.mark.parametrize(
    "birth",
    [
        born("1985-02-30"),
        born("0-5"),
        born("1405-13", "HIJRI"),
        born("1405-12-31", "HIJRI"),
        born("99999"),
        PartialDate(month=5, day=3),
    ],
)
def test_a_date_that_no_calendar_has_says_nothing(birth: PartialDate) -> None:
    """It speaks neither for nor against."""
    assert span_of(birth) is None
    assert agreement(birth, born("1985-02-28")).reason == "UNKNOWN"


def test_a_day_without_a_month_leaves_the_year_open() -> None:
    """Only the year can be believed then."""
    assert agreement(PartialDate(year=1985, day=20), born("1985-11-03")).reason == "WITHIN_YEAR"


def test_dates_before_the_tables_and_at_the_ends_of_time_are_read() -> None:
    """1266 AH is 1849/50; year 9999 has a last day."""
    old, last = span_of(born("1266", "HIJRI")), span_of(born("9999"))

    assert old is not None
    assert [date.fromordinal(old.first).year, date.fromordinal(old.last).year] == [1849, 1850]
    assert last is not None
    assert last.last == date.max.toordinal()


_PARTS = st.builds(
    PartialDate,
    year=st.none() | st.integers(-5, 10_005),
    month=st.none() | st.integers(0, 13),
    day=st.none() | st.integers(0, 32),
    calendar=st.sampled_from(["GREGORIAN", "HIJRI", "UNKNOWN"]),
)


@given(_PARTS, _PARTS)
def test_any_two_dates_can_be_compared_in_either_order(a: PartialDate, b: PartialDate) -> None:
    """No date of a file makes the comparison fail."""
    assert agreement(a, b) == agreement(b, a)
