"""Reference periods of the tables: year, quarter, month, ISO week or day, in Tunis time.

Written as SDMX writes them: 2026, 2026-Q3, 2026-09, 2026-W36, 2026-09-30; `all` is the whole of the cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from schemas.errors import CommandRefused

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_FORM = re.compile(r"(\d{4})(?:-?Q([1-4])|-W(\d{2})|-(\d{2})(?:-(\d{2}))?)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from `first` to `last`, both included, as days since 1970-01-01."""

    name: str
    first: int
    last: int

    def __contains__(self, day: int) -> bool:
        return self.first <= day <= self.last


ALL = Period(name="all", first=-(10**6), last=10**6)


def read_period(text: str) -> Period:
    """Return the period that `text` names; raise CommandRefused."""
    if text == "all":
        return ALL
    found = _FORM.match(text)
    try:
        if found is None:
            raise ValueError  # noqa: TRY301
        first, last = _bounds(*found.groups())
    except ValueError:
        raise CommandRefused(
            f"'{text}' names no period.", mend="Write 2026, 2026-Q3, 2026-09, 2026-W36, 2026-09-30 or all."
        ) from None
    return Period(name=text, first=first.toordinal() - _EPOCH_DAY, last=last.toordinal() - _EPOCH_DAY)


def _bounds(year: str, quarter: str | None, week: str | None, month: str | None, day: str | None) -> tuple[date, date]:
    y = int(year)
    if quarter:
        return date(y, int(quarter) * 3 - 2, 1), _month_end(y, int(quarter) * 3)
    if week:
        monday = date.fromisocalendar(y, int(week), 1)
        return monday, monday + timedelta(days=6)
    if month and day:
        return date(y, int(month), int(day)), date(y, int(month), int(day))
    if month:
        return date(y, int(month), 1), _month_end(y, int(month))
    return date(y, 1, 1), date(y, 12, 31)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
