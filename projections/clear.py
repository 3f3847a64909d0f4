"""Records in clear, readable JSON values: ISO dates and times, dinars with three decimals, sealed values left out.

Compiled once for each generated class from its field annotations, so a new contract needs no code here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache, lru_cache
from typing import Any

from schemas import events

Show = Callable[[Any], Any]
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_EPOCH_DAY = dt.date(1970, 1, 1).toordinal()
_LAST_DAY = dt.date.max.toordinal()
_SHORT = 64  # bytes: every hash; a whole state or record says nothing to a reader
_ARRAY = re.compile(r"tuple\[(\w+), \.\.\.\]")


@lru_cache(maxsize=65_536)
def show_day(days: int) -> str:
    """Return a day as ISO 8601, or as a plain number of days where the calendar ends."""
    ordinal = days + _EPOCH_DAY
    return dt.date.fromordinal(ordinal).isoformat() if 1 <= ordinal <= _LAST_DAY else f"day {days}"


def show_moment(micros: int) -> str:
    """Return a moment as ISO 8601 in UTC, or as plain microseconds where the calendar ends."""
    try:
        moment = _EPOCH + dt.timedelta(microseconds=micros)
    except OverflowError:
        return f"microsecond {micros}"
    return moment.isoformat(timespec="microseconds" if moment.microsecond else "seconds").replace("+00:00", "Z")


def show_money(millimes: int) -> str:
    """Return dinars with three decimals (ISO 4217: TND)."""
    whole, rest = divmod(abs(millimes), 1000)
    return f"{'-' if millimes < 0 else ''}{whole}.{rest:03}"


def show_bytes(raw: bytes) -> str:
    """Return a hash or a short value in hexadecimal, of a longer one only its size."""
    return raw.hex() if len(raw) <= _SHORT else f"{len(raw)} bytes"


def clear(record: Any, *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return a generated record as JSON values; sealed values and the fields named in `without` are left out."""
    return {name: show(getattr(record, name)) for name, show in _fields(record.NAME) if name not in without}


@cache
def _fields(record_name: str) -> tuple[tuple[str, Show], ...]:
    """Return name and converter of each field that may be shown."""
    shown = []
    for field in fields(getattr(events, record_name)):
        kind = str(field.type)
        optional = kind.endswith(" | None")
        show = _converter(kind.removesuffix(" | None"))
        if show is not None:
            shown.append((field.name, _or_none(show) if optional else show))
    return tuple(shown)


def _or_none(show: Show) -> Show:
    return lambda value: None if value is None else show(value)


def _converter(kind: str) -> Show | None:
    """Return how a value of the annotated kind is shown; None for what is sealed."""
    plain: Mapping[str, Show] = {"Days": show_day, "Micros": show_moment, "Millimes": show_money, "bytes": show_bytes}
    if kind == "Sealed":
        return None
    if kind in plain:
        return plain[kind]
    if array := _ARRAY.fullmatch(kind):
        item = _converter(array[1])
        return None if item is None else lambda values: [item(value) for value in values]
    named = getattr(events, kind, None)
    return clear if isinstance(named, type) and hasattr(named, "NAME") else _same


def _same(value: Any) -> Any:
    return value
