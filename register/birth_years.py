"""The year of birth that an act states in clear, beside the date of birth that it seals: one cannot deny the other.

Figures and deadlines go by the year in clear, the card by the sealed date. Asked by the station before it seals, and by
the opener, which alone sees both afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from register.birth_dates import span_of
from schemas.events import Content, PartialDate, PersonIdentity

SEALED_BESIDE: Mapping[str, str] = {"PersonRegistered": "identity", "IdentityCorrected": "after"}
"""The sealed field whose date of birth is of the year in clear, by event."""


def year_beside(event_name: str, field: str, birth_year: object) -> int | None:
    """Return the year in clear that the sealed `field` of an event must not deny; None when there is none."""
    return birth_year if isinstance(birth_year, int) and SEALED_BESIDE.get(event_name) == field else None


def denies(content: Content, year: int | None) -> bool:
    """Return whether an identity has a date of birth that cannot lie in the Gregorian `year`; None: nothing stated."""
    return year is not None and isinstance(content, PersonIdentity) and not can_lie_in(content.birth_date, year)


def can_lie_in(birth: PartialDate, year: int) -> bool:
    """Return whether a date of birth can lie in a Gregorian year; what is not known of it denies nothing.

    A Hijri year touches two Gregorian ones; a date whose calendar is not known may be of either.
    """
    if birth.calendar == "UNKNOWN":
        return any(can_lie_in(replace(birth, calendar=calendar), year) for calendar in ("GREGORIAN", "HIJRI"))
    span = span_of(birth)
    return span is None or year in span.years
