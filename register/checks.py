"""Checks of single values, each giving the refusal that names field and rule, or None.

Chained with `or`, so that the first thing wrong is the one told. No refusal repeats a value that could be personal.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from register.codes import is_code, is_id
from register.days import day_of
from register.verdict import Refused
from schemas.events import Meta

EARLIEST = day_of(1900)
LATEST = day_of(2200)
YEAR = 366  # days
MAX_VALUES = 32
MOST_LISTED = 40  # codes in a refusal; more would hide its reason
MAX_AMOUNT = 999_999_999_999  # millimes: decimal(12,3)


def id_(field: str, value: str) -> Refused | None:
    """Refuse an id that is no canonical UUID."""
    return None if is_id(value) else Refused(rule_id="ID_MALFORMED", field=field)


def code(field: str, value: str | None) -> Refused | None:
    """Refuse a coded value that does not look like a code."""
    return None if value is None or is_code(value) else Refused(rule_id="CODE_MALFORMED", field=field)


def codes(field: str, values: Sequence[str]) -> Refused | None:
    """Refuse a list with too many values or a malformed code."""
    return few(field, values) or next((bad for bad in (code(field, value) for value in values) if bad), None)


def few(field: str, values: Sequence[object]) -> Refused | None:
    """Refuse a list longer than the file's state may hold."""
    return None if len(values) <= MAX_VALUES else Refused(rule_id="TOO_MANY_VALUES", field=field)


def among(field: str, value: str | int | None, known: Collection[str] | Collection[int]) -> Refused | None:
    """Refuse a code that is not in its list, naming the list's codes where they are few."""
    if value is None or value in known:
        return None
    listed = tuple(sorted(map(str, known))) if len(known) <= MOST_LISTED else ()
    return Refused(rule_id="CODE_UNKNOWN", field=field, detail=listed)


def stated(field: str, value: str) -> Refused | None:
    """Refuse UNKNOWN where the act decides by the value."""
    return None if value != "UNKNOWN" else Refused(rule_id="VALUE_UNKNOWN", field=field)


def number(field: str, value: int | None, least: int = 0) -> Refused | None:
    """Refuse a count below its least value."""
    return None if value is None or value >= least else Refused(rule_id="NUMBER_IMPOSSIBLE", field=field)


def amount(value: int, *, least: int = 0) -> Refused | None:
    """Refuse an amount (millimes) below `least` or beyond what the contract holds."""
    if value < least:
        return Refused(rule_id="AMOUNT_NEGATIVE", field="amount")
    return None if value <= MAX_AMOUNT else Refused(rule_id="AMOUNT_TOO_LARGE", field="amount")


def date_(field: str, day: int | None, latest: int = LATEST) -> Refused | None:
    """Refuse a day before 1900 or after `latest`."""
    if day is None or EARLIEST <= day <= latest:
        return None
    return Refused(rule_id="DATE_TOO_OLD" if day < EARLIEST else "DATE_TOO_FAR", field=field)


def past(field: str, day: int | None, today: int) -> Refused | None:
    """Refuse a day that has not come yet for an act that is done."""
    if day is not None and day > today:
        return Refused(rule_id="DATE_IN_FUTURE", field=field)
    return date_(field, day)


def period(first: int | None, last: int | None, *, first_field: str, last_field: str) -> Refused | None:
    """Refuse a period whose days cannot be, or that ends before it begins."""
    bad = date_(first_field, first) or date_(last_field, last)
    if bad is None and first is not None and last is not None and last < first:
        return Refused(rule_id="PERIOD_REVERSED", field=last_field)
    return bad


def stated_today(meta: Meta, field: str, value: str) -> Refused | None:
    """Refuse UNKNOWN in an act of today; an older register may not know."""
    return None if meta.import_session is not None else stated(field, value)
