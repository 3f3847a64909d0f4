"""Days and times as a person types them, and a file at such a point."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import typer

from register.history import state_at
from schemas.errors import CommandRefused
from schemas.events import FileState
from schemas.journal import JournalRecord

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def read_day(text: str | None) -> int | None:
    """Return days since 1970-01-01."""
    try:
        return None if text is None else dt.date.fromisoformat(text).toordinal() - _EPOCH.toordinal()
    except ValueError:
        raise typer.BadParameter("a day like 2026-09-30", param_hint="--as-of") from None


def read_moment(text: str | None) -> int | None:
    """Return microseconds UTC; a time without an offset is taken as UTC."""
    if text is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("a time like 2026-09-30T12:00:00+01:00", param_hint="--known-at") from None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return (aware - _EPOCH) // dt.timedelta(microseconds=1)


def tell(as_of: str | None, known_at: str | None) -> str:
    """Return the point in words."""
    return " ".join(filter(None, (as_of and f"as of {as_of}", known_at and f"as known at {known_at}")))


def get_state_at(records: Sequence[JournalRecord], day: int | None, moment: int | None) -> FileState:
    """Return a file as it was on a day, as known at a moment; raise CommandRefused when it did not exist."""
    state = state_at(records, as_of=day, known_at=moment)
    if state is None:
        raise CommandRefused("The file did not exist then.", mend="Give a later day or time.")
    return state
