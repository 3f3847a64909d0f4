"""Dates and times as old registers write them, to ISO 8601; an offset in the data wins over the declared time zone.

Never guesses: a local hour that does not exist, or exists twice without a declared choice, is a misfit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from schemas.errors import Misfit

ISO = "iso"
Choice = Literal["earlier", "later", "refuse"]
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRules:
    """How times are written: strptime formats (or `iso`), zone, which of two equal hours, hour of a bare date."""

    zone: ZoneInfo
    formats: tuple[str, ...] = (ISO,)
    ambiguous: Choice = "refuse"
    time_of_day: time | None = None


def read_local_moment(path: str, text: str, rules: TimeRules) -> str:
    """Return ISO 8601 with offset; a time without offset is read in the declared zone."""
    parsed = _parse(path, text, rules.formats)
    if parsed.tzinfo is not None:
        return parsed.isoformat()
    if parsed.time() == time.min and _is_bare_date(text, rules.formats):
        if rules.time_of_day is None:
            raise Misfit(path, "has a day but no time", mend="Declare time.of_day in the mapping.")
        parsed = datetime.combine(parsed.date(), rules.time_of_day)
    return _in_zone(path, parsed, rules).isoformat()


def read_day(path: str, text: str, rules: TimeRules) -> str:
    """Return the calendar day as written, in the place of the register."""
    return _parse(path, text, rules.formats).date().isoformat()


def day_of(moment: str, zone: ZoneInfo) -> date:
    """Return the local day of an ISO 8601 moment."""
    return datetime.fromisoformat(moment).astimezone(zone).date()


def _in_zone(path: str, naive: datetime, rules: TimeRules) -> datetime:
    """Return the moment in the zone; of an hour that happens twice, the declared one (PEP 495)."""
    first, second = naive.replace(tzinfo=rules.zone, fold=0), naive.replace(tzinfo=rules.zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(rules.zone).replace(tzinfo=None) != naive:
        raise Misfit(path, "is an hour that the change to summer time leaves out", mend="Check the hour.")
    if rules.ambiguous == "refuse":
        mend = "Write the offset, or declare time.ambiguous in the mapping."
        raise Misfit(path, "is an hour that happens twice at the end of summer time", mend=mend)
    return first if rules.ambiguous == "earlier" else second


def _parse(path: str, text: str, formats: Sequence[str]) -> datetime:
    plain = text.strip().translate(_ARABIC_DIGITS)
    for pattern in formats:
        try:
            return _parse_as(plain, pattern)
        except ValueError:
            continue
    raise Misfit(path, "is not a date or time in a declared format, or no calendar has it", mend="Check day and month.")


def _parse_as(text: str, pattern: str) -> datetime:
    if pattern == ISO:
        return datetime.fromisoformat(text)
    return datetime.strptime(text, pattern)  # noqa: DTZ007 - the zone is added by the caller


def _is_bare_date(text: str, formats: Sequence[str]) -> bool:
    """Return whether the text gives no time at all, as opposed to midnight."""
    return ":" not in text or not any(pattern == ISO or _has_hour(pattern) for pattern in formats)


@lru_cache(maxsize=64)
def _has_hour(pattern: str) -> bool:
    return any(code in pattern for code in ("%H", "%I", "%T"))
