"""The device's clock against the broker's: measured with every acknowledgement, kept with its history.

The broker's append time lies between sending and answer by the device's clock, so each answer gives an interval for
their difference: the slower the link, the wider. Nothing is ever set by it and no order depends on it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from producers.outbox import Outbox

_JUMP_AHEAD_US = 30 * 24 * 3600 * 1_000_000  # between two acts of one device: longer than a counter stays closed
_JUMP_BACK_US = 1_000_000  # smaller steps back are a clock being set by its time service
_WIDEST_MS = 2**31 - 1  # what the envelope holds: some 24 days
Interval = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skew:
    """Milliseconds that the device's clock is ahead of the broker's, `bound_ms` to either side.

    Held from `first_at` to `last_at` at least, microseconds UTC by the device's clock.
    """

    skew_ms: int
    bound_ms: int
    first_at: int
    last_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """The clock jumped before the act with this number; both times in microseconds by the device's clock."""

    device_seq: int
    before_at: int
    after_at: int


def reading(told: int, took: float, appended_ms: int) -> Interval:
    """Return the interval (ms) of the skew from an answer: sent at `told` (µs), `took` seconds, appended at (ms)."""
    low = told // 1_000 - appended_ms - 1  # the broker tells whole milliseconds
    return low, low + int(took * 1_000) + 2


def note_skew(outbox: Outbox, seen: Sequence[Interval], *, at: int) -> None:
    """Keep what answers tell: they narrow the last interval, or begin a new one when the clock has moved."""
    low, high = max(one[0] for one in seen), min(one[1] for one in seen)
    if low > high:
        low, high = min(one[0] for one in seen), max(one[1] for one in seen)
    with outbox.transaction(durable=False) as db:
        last = db.execute("SELECT number, low_ms, high_ms FROM clock ORDER BY number DESC LIMIT 1").fetchone()
        if last is not None and max(low, last[1]) <= min(high, last[2]):
            sql = "UPDATE clock SET last_at = ?, low_ms = ?, high_ms = ? WHERE number = ?"
            db.execute(sql, (at, max(low, last[1]), min(high, last[2]), last[0]))
        else:
            db.execute(
                "INSERT INTO clock (first_at, last_at, low_ms, high_ms) VALUES (?, ?, ?, ?)", (at, at, low, high)
            )


def known_skew(db: Connection, at: int) -> int | None:
    """Return the skew last measured (ms), None when none was, or when the clock has jumped since."""
    row = db.execute("SELECT last_at, (low_ms + high_ms) / 2 FROM clock ORDER BY number DESC LIMIT 1").fetchone()
    if row is None or abs(row[1]) > _WIDEST_MS or at < row[0] - _JUMP_BACK_US:
        return None
    jumped = db.execute("SELECT EXISTS (SELECT 1 FROM clock_jumps WHERE after_at > ?)", (row[0],)).fetchone()[0]
    return None if jumped else int(row[1])


def note_jump(db: Connection, *, at: int, device_seq: int) -> None:
    """Note it when the clock went back, or far ahead, since the last act; acts keep their order by their numbers."""
    row = db.execute("SELECT submitted_at FROM outbox ORDER BY receipt DESC LIMIT 1").fetchone()
    if row is not None and not -_JUMP_BACK_US <= at - row[0] <= _JUMP_AHEAD_US:
        db.execute("INSERT OR REPLACE INTO clock_jumps VALUES (?, ?, ?)", (device_seq, row[0], at))


def read_clock(path: Path) -> tuple[list[Skew], list[Jump]]:
    """Return what an outbox knows of its device's clock, without locking it; nothing when it is of an old version."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        return read_skews(db), read_jumps(db)
    return [], []


def read_skews(db: Connection) -> list[Skew]:
    """Return what was measured, oldest first."""
    rows = db.execute("SELECT first_at, last_at, low_ms, high_ms FROM clock ORDER BY number").fetchall()
    return [
        Skew(skew_ms=(low + high) // 2, bound_ms=(high - low + 1) // 2, first_at=first, last_at=last)
        for first, last, low, high in rows
    ]


def read_jumps(db: Connection) -> list[Jump]:
    """Return the jumps of the clock, oldest first."""
    rows = db.execute("SELECT device_seq, before_at, after_at FROM clock_jumps ORDER BY device_seq").fetchall()
    return [Jump(device_seq=number, before_at=before, after_at=after) for number, before, after in rows]
