"""No act is dated before the person of its file was born; one rule for every act, as far as the state can know it.

The register knows the year in clear, not the day: a date in the year of birth passes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache

from register.days import day_of, first_moment, iso
from register.verdict import Refused
from schemas.events import EVENTS, Event, FileState

ABOUT_OTHERS: Mapping[str, frozenset[str]] = {"FamilyLinkRecorded": frozenset({"from_date", "to_date"})}
"""Dates that may be older than the person: of a link between others."""


def before_birth(state: FileState, event: Event) -> Refused | None:
    """Return the rule that is broken when the day of the act, of its effect, or in it lies before the birth year."""
    year = state.birth_year
    if year is None:
        return None
    born, since = _birth(year)
    meta = event.meta
    if meta.effective_date < born:
        return _refused("meta.effective_date", born)
    if meta.occurred_at < since:
        return _refused("meta.occurred_at", born)
    for field in _dates(event.NAME):
        day = getattr(event, field)
        if day is not None and day < born:
            return _refused(field, born)
    return None


@lru_cache(maxsize=512)
def _birth(year: int) -> tuple[int, int]:
    """Return the first day of the year and its first moment in Tunis."""
    day = day_of(min(max(year, 2), 9998))
    return day, first_moment(day)


def _refused(field: str, born: int) -> Refused:
    return Refused(rule_id="BEFORE_BIRTH", field=field, detail=(iso(born)[:4],))


@lru_cache(maxsize=512)
def _dates(name: str) -> tuple[str, ...]:
    """Return the date fields of an event, by its class."""
    others = ABOUT_OTHERS.get(name, frozenset())
    dates = (each.name for each in fields(EVENTS[name]) if str(each.type).startswith("Days"))
    return tuple(each for each in dates if each not in others)
