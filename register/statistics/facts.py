"""Facts about applications: what the tables T7 to T10 count, read off the fold of each file's events.

The same records give the same facts in the same order, from the journal or from the tables; no clock, nothing personal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from register.fold import fold
from schemas.events import ApplicationState, ApplicationStatus, FileState, Level
from schemas.journal import JournalRecord

TUNIS = ZoneInfo("Africa/Tunis")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = _EPOCH.date().toordinal()
ENDED: frozenset[ApplicationStatus] = frozenset({"DECIDED", "NOTIFIED", "CLOSED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """From `since` (microseconds UTC) on, the application stood so; `stopped` is the processing clock's."""

    since: int
    status: ApplicationStatus
    level: Level
    stopped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFact:
    """One application and its spells in the order in which they occurred; `is_held`: its file still holds it."""

    file_id: str
    state: ApplicationState
    spells: tuple[Spell, ...]
    is_held: bool = True

    def spell_at(self, moment: int) -> Spell | None:
        """Return the spell at `moment`, or None before the application was lodged."""
        return next((spell for spell in reversed(self.spells) if spell.since <= moment), None)

    def stopped_days(self, start: int, end: int) -> int:
        """Return the calendar days in [start, end) on which the clock stood still, from local midnight to midnight."""
        total = 0
        for spell, following in zip(self.spells, (*self.spells[1:], None), strict=True):
            until = end if following is None else min(following.since, end)
            if spell.stopped and until > max(spell.since, start):
                total += local_day(until) - local_day(max(spell.since, start))
        return total


def local_day(micros: int) -> int:
    """Return the day in Tunis, as days since 1970-01-01."""
    return (_EPOCH + timedelta(microseconds=micros)).astimezone(TUNIS).date().toordinal() - _EPOCH_DAY


def day_end(day: int) -> int:
    """Return the last microsecond of a day in Tunis, as microseconds UTC (24:00 exclusive)."""
    midnight = datetime.combine(_EPOCH.date() + timedelta(days=day + 1), datetime.min.time(), tzinfo=TUNIS)
    return (midnight.astimezone(UTC) - _EPOCH) // timedelta(microseconds=1) - 1


def application_facts(files: Iterable[tuple[str, Sequence[JournalRecord]]]) -> Iterator[ApplicationFact]:
    """Yield the facts of each file's applications, given each file's accepted events in journal order.

    An application that a merge moved to another file yields one fact for each file it was in: see `joined`.
    """
    for file_id, records in files:
        state: FileState | None = None
        spells: dict[str, list[Spell]] = {}
        last: dict[str, ApplicationState] = {}
        for record in records:
            state = fold(state, record.event, version=record.stamp.file_version, recorded_at=record.stamp.recorded_at)
            _observe(state, record.event.meta.occurred_at, spells)
            last |= {each.application_id: each for each in state.applications}
        held = {each.application_id for each in state.applications} if state else set()
        for application_id, application in last.items():
            ordered = sorted(spells[application_id], key=lambda spell: spell.since)  # stable: journal order
            yield ApplicationFact(
                file_id=file_id, state=application, spells=tuple(ordered), is_held=application_id in held
            )


def joined(facts: Iterable[ApplicationFact]) -> list[ApplicationFact]:
    """Return each application once, with its spells in every file it was in: merged persons and their acts count once.

    In a cut between a file's end and its survivor's taking over, no file holds it: then it is as it was last seen.
    """
    found: dict[str, ApplicationFact] = {}
    for fact in facts:
        known = found.get(fact.state.application_id)
        found[fact.state.application_id] = fact if known is None else _together(known, fact)
    return list(found.values())


def _together(first: ApplicationFact, second: ApplicationFact) -> ApplicationFact:
    current = second if second.is_held or not first.is_held else first
    spells: list[Spell] = []
    for spell in sorted((*first.spells, *second.spells), key=lambda each: each.since):
        if not spells or replace(spell, since=spells[-1].since) != spells[-1]:
            spells.append(spell)
    return replace(current, spells=tuple(spells))


def _observe(state: FileState, occurred_at: int, spells: dict[str, list[Spell]]) -> None:
    for application in state.applications:
        seen = spells.setdefault(application.application_id, [])
        stopped = application.clock_stopped_at is not None
        last = seen[-1] if seen else None
        if last is None or (last.status, last.level, last.stopped) != (application.status, application.level, stopped):
            seen.append(Spell(since=occurred_at, status=application.status, level=application.level, stopped=stopped))
