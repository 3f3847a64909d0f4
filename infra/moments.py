"""Days and times as people type and read them: the legal time of Tunisia, always marked as such.

One rule for every command: a time typed without an offset is Tunis time (Africa/Tunis, +01:00, no summer time).
"""

from __future__ import annotations

import datetime as dt
import time
from functools import lru_cache
from zoneinfo import ZoneInfo

import typer

from infra.output import say
from register.days import local_day

ZONE = "Tunis"
TIMES_ARE = "Times are Tunis time (+01:00)."
KNOWN_AT_HELP = "As the register knew it then (ISO 8601; without an offset it is Tunis time, +01:00)."
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@lru_cache(maxsize=1)
def _tunis() -> ZoneInfo:
    return ZoneInfo("Africa/Tunis")


def now() -> int:
    """Return this moment, microseconds UTC."""
    return time.time_ns() // 1000


def now_in_tunis() -> dt.datetime:
    """Return this moment with Tunisia's offset."""
    return dt.datetime.now(_tunis())


def today() -> int:
    """Return today in Tunis, days since 1970-01-01."""
    return local_day(now())


def read_day(text: str | None, option: str = "--as-of") -> int | None:
    """Return days since 1970-01-01; raise BadParameter (exit 2)."""
    try:
        return None if text is None else dt.date.fromisoformat(text).toordinal() - _EPOCH.toordinal()
    except ValueError:
        raise typer.BadParameter("a day like 2026-09-30", param_hint=option) from None


def parse_moment(text: str) -> int:
    """Return microseconds UTC of an ISO 8601 time, Tunis time when it bears no offset; raise ValueError."""
    moment = dt.datetime.fromisoformat(text)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=_tunis())
    try:
        return (aware - _EPOCH) // dt.timedelta(microseconds=1)
    except OverflowError:
        raise ValueError(text) from None


def read_moment(text: str | None, option: str = "--known-at") -> int | None:
    """Return microseconds UTC; raise BadParameter (exit 2)."""
    try:
        return None if text is None else parse_moment(text)
    except ValueError:
        mend = "a time like 2026-09-30T12:00 (Tunis time) or 2026-09-30T12:00:00+01:00"
        raise typer.BadParameter(mend, param_hint=option) from None


def say_future(day_text: str | None, day: int | None, moment_text: str | None, moment: int | None) -> None:
    """Remark on a day of effect (days since 1970-01-01) or a time of knowledge (microseconds UTC) that is to come."""
    if day is not None and day > today():
        say(f"{day_text} lies in the future: this is what the acts known so far give for that day.")
    if moment is not None and moment > now():
        say(f"{moment_text} lies in the future: this is what is known now.")


def show_local(moment: int | dt.datetime) -> str:
    """Return a moment for a person: minutes in Tunis, `2026-09-30 12:00`; beyond the calendar its microseconds."""
    try:
        aware = moment if isinstance(moment, dt.datetime) else _EPOCH + dt.timedelta(microseconds=moment)
        return f"{aware.astimezone(_tunis()):%Y-%m-%d %H:%M}"
    except OverflowError:
        return f"microsecond {moment}"


def show_exact(moment: int | dt.datetime) -> str:
    """Return a moment for a person with its offset: `2026-09-30 12:00:05 +01:00`."""
    try:
        aware = moment if isinstance(moment, dt.datetime) else _EPOCH + dt.timedelta(microseconds=moment)
        shown = aware.astimezone(_tunis())
    except OverflowError:
        return f"microsecond {moment}"
    offset = f"{shown:%z}"
    return f"{shown:%Y-%m-%d %H:%M:%S} {offset[:3]}:{offset[3:]}"


def moment_of_iso(text: str) -> dt.datetime | None:
    """Return the moment that a JSON value holds, or None when it is no moment with an offset."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def show_span(micros: int) -> str:
    """Return a length of time in days, hours and minutes: `12 d 3 h`."""
    minutes = micros // 60_000_000
    days, hours = divmod(minutes // 60, 24)
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    return f"{hours} h {minutes % 60} min" if hours else f"{minutes} min"
