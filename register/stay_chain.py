"""The acts that led to a stay status: those about the parts of the file that it rests on.

What happened after the day is left out, save what counts by its own day: a crossing told late, an excuse.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from functools import lru_cache

from schemas.events import EVENTS
from schemas.journal import JournalRecord

_BY_OWN_DAY = frozenset({"EntryRecorded", "ExitRecorded", "ApplicationLodged"})
_IDENTITY = frozenset({"PersonRegistered", "IdentityUpdated", "IdentityCorrected"})
_CLOSING = frozenset({"FileClosed", "FileAbsorbed", "FileSeparated", "FileReopened"})
_OF_THE_FILE = {
    "TERM_RUNS": _IDENTITY, "TERM_RUNS_CARD_DUE": _IDENTITY, "TERM_ENDED": _IDENTITY, "CHILD": _IDENTITY,
    "CLOSED_DEPARTED": _CLOSING, "OUTSIDE_REGIME": _CLOSING, "NOT_THIS_FILE": _CLOSING,
}  # fmt: skip
"""Acts about the file itself on which a reason rests: nationality and year of birth, or how the file ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One act: its type and id, its day of effect (since 1970-01-01), who did it in which role, and when recorded."""

    event: str
    event_id: str
    effective_date: int
    station_id: str
    actor_role: str
    recorded_at: int


def chain(records: Iterable[JournalRecord], about: Collection[str], *, reason: str, on: int) -> tuple[Link, ...]:
    """Return the acts of a file on which a status of a day rests, in journal order.

    `about`: ids of the parts of the file; `on` in days since 1970-01-01.
    """
    wanted, names = frozenset(about) - {""}, _OF_THE_FILE.get(reason, frozenset())
    return tuple(_link(record) for record in records if _leads(record, wanted, names, on))


def _leads(record: JournalRecord, wanted: frozenset[str], names: frozenset[str], on: int) -> bool:
    event = record.event
    if event.NAME not in _BY_OWN_DAY and event.meta.effective_date > on:
        return False
    return event.NAME in names or not wanted.isdisjoint(_named(record))


def _named(record: JournalRecord) -> set[str]:
    return {getattr(record.event, name) for name in _ids(record.event.NAME)}


@lru_cache(maxsize=256)
def _ids(event: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(EVENTS[event]) if field.name.endswith("_id"))


def _link(record: JournalRecord) -> Link:
    meta = record.event.meta
    return Link(
        event=record.event.NAME,
        event_id=meta.event_id,
        effective_date=meta.effective_date,
        station_id=meta.station_id,
        actor_role=meta.actor_role,
        recorded_at=record.stamp.recorded_at,
    )
