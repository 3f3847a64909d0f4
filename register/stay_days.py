"""Days in the country, counted over entries and exits: in a row, within a year, and abroad.

The day of entry and the day of exit both count as days in the country. A crossing that is doubtful, or of which nobody
said how far it may be relied on, neither begins nor ends a stay: what it would mean for a person is never built on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from register.lengths import Length, before
from schemas.events import CrossingState, Reliability

SURE: frozenset[Reliability] = frozenset({"CONFIRMED", "PLAUSIBLE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """Days since 1970-01-01, both counted; `entered` None: the entry is not known; `left` None: still here."""

    entered: int | None
    left: int | None
    entry_id: str | None = None
    exit_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Stays up to a day, oldest first; `doubtful`: a doubtful crossing came after all that is sure."""

    stays: tuple[Stay, ...]
    doubtful: bool

    @property
    def last(self) -> Stay | None:
        """Return the stay that is running or ended last."""
        return self.stays[-1] if self.stays else None


def presence(crossings: Iterable[CrossingState], on: int) -> Presence:
    """Return the stays that crossings up to and on a day make; an exit without entry ends a stay of unknown length."""
    known = [each for each in crossings if each.crossed_on <= on]
    sure = [each for each in known if each.reliability in SURE]
    since = sure[-1].crossed_on if sure else 0
    doubtful = any(each.reliability not in SURE and each.crossed_on >= since for each in known)
    return Presence(stays=tuple(_stays(_in_turn(sure))), doubtful=doubtful)


def _in_turn(crossings: Iterable[CrossingState]) -> Iterator[CrossingState]:
    """Yield the crossings by day; of one day, an exit first when the person was here, else an entry first."""
    here = False
    for _, of_day in groupby(crossings, key=lambda each: each.crossed_on):
        waiting = list(of_day)
        while waiting:
            each = next((one for one in waiting if one.entry is not here), waiting[0])
            waiting.remove(each)
            here = each.entry
            yield each


def _stays(crossings: Iterable[CrossingState]) -> Iterator[Stay]:
    """Two entries in a row: the exit between them is missing, so of the earlier stay its first day alone is counted."""
    begun: CrossingState | None = None
    for each in crossings:
        if each.entry:
            if begun is not None and begun.crossed_on < each.crossed_on:
                yield Stay(entered=begun.crossed_on, left=begun.crossed_on, entry_id=begun.crossing_id)
            begun = each
        else:
            yield Stay(
                entered=None if begun is None else begun.crossed_on,
                left=each.crossed_on,
                entry_id=None if begun is None else begun.crossing_id,
                exit_id=each.crossing_id,
            )
            begun = None
    if begun is not None:
        yield Stay(entered=begun.crossed_on, left=None, entry_id=begun.crossing_id)


def days_in_row(present: Presence, on: int) -> int:
    """Return the days of the running stay up to a day; 0 when the person is not known to be here."""
    last = present.last
    return on - last.entered + 1 if last is not None and last.left is None and last.entered is not None else 0


def days_within(present: Presence, on: int, period: Length) -> int:
    """Return the days in the country within the period that ends on a day; two stays that touch count a day once."""
    first, counted, reached = before(on, period) + 1, 0, 0
    for stay in present.stays:
        if stay.entered is None:
            continue
        begin, end = max(stay.entered, first, reached), min(on if stay.left is None else stay.left, on)
        if end >= begin:
            counted += end - begin + 1
            reached = end + 1
    return counted


def abroad_since(present: Presence, on: int) -> int | None:
    """Return the first whole day abroad; None when the person is here or nothing is known."""
    last = present.last
    return last.left + 1 if last is not None and last.left is not None and last.left < on else None
