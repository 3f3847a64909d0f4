"""Saves what can be read of a damaged outbox into a new one, and names by number what cannot.

The damaged file stays as it is under another name. The new outbox only sends: what else the damaged one knew of numbers
already given cannot be trusted, so new acts need a new device.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from producers.damage import CHECKED, refuse_changed
from producers.outbox import Outbox, OutboxUnusable, locked

SENDS_ONLY = "sends_only"
_COLUMNS = (
    *("receipt", "event_id", "file_id", "contract", "schema_sha256", "device_seq", "submitted_at", "digest"),
    *(
        "headers",
        "body",
        "state",
        "partition",
        "offset",
        "error",
        "follows",
        "refused",
        "sent_at",
        "sent_sha256",
        "crc",
    ),
)
_NUMBER, _STATE = _COLUMNS.index("device_seq"), _COLUMNS.index("state")
_WHOLE = tuple(_COLUMNS.index(name) for name in ("device_seq", "crc", *CHECKED.split(", ")))
_ASIDE = ("-wal", "-shm")
_BESIDE = ("files", "clock", "clock_jumps", "inbox", "proofs")
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescue:
    """Rows saved, of them still to be sent, the numbers of the device that could not be read, and where the old one is.

    Numbers below the lowest one that was read may have been sent and forgotten long ago: they are not named.
    """

    saved: int
    to_send: int
    lost: tuple[int, ...]
    kept_as: str


def rescue(path: Path) -> Rescue:
    """Replace a damaged outbox by a new one with all that can be read; raise OutboxUnusable when nothing can be."""
    fresh, kept = Path(f"{path}.rescued"), Path(f"{path}.damaged")
    with locked(path):
        _undo_half(path, kept)
        if kept.exists():
            mend = "Move it away first: it may hold acts that nobody else has."
            raise OutboxUnusable("An outbox was rescued here before.", where=kept.name, mend=mend)
        fresh.unlink(missing_ok=True)
        with closing(sqlite3.connect(path, isolation_level=None)) as old:
            with suppress(sqlite3.Error):
                old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            rows, settings = list(_rows(old)), dict(_all(old, "meta"))
            beside = {name: list(_all(old, name)) for name in _BESIDE}
        if not rows:
            mend = "Restore the folder from a copy, or have the device enrolled anew."
            raise OutboxUnusable("Nothing of the outbox can be read.", where=path.name, mend=mend)
        numbers = {int(str(row[_NUMBER])) for row in rows}
        last = max(*numbers, int(settings.get("device_seq", b"1")) - 1)
        lost = tuple(sorted(set(range(min(numbers), last + 1)) - numbers))
        _write(fresh, rows, settings | {"device_seq": str(last + 1).encode(), SENDS_ONLY: b"1"}, beside)
        _exchange(path, fresh, kept)
    return Rescue(saved=len(rows), to_send=sum(row[_STATE] == "PENDING" for row in rows), lost=lost, kept_as=kept.name)


def _exchange(path: Path, fresh: Path, kept: Path) -> None:
    """Put the new outbox in the place of the old one; at no moment is there none, which would be made anew, empty."""
    kept.hardlink_to(path)
    for suffix in _ASIDE:
        with suppress(FileNotFoundError):
            Path(f"{path}{suffix}").rename(f"{kept}{suffix}")
    fresh.replace(path)


def _undo_half(path: Path, kept: Path) -> None:
    """Put back what an exchange that was cut off had moved."""
    if kept.exists() and kept.samefile(path):
        for suffix in _ASIDE:
            with suppress(FileNotFoundError):
                Path(f"{kept}{suffix}").rename(f"{path}{suffix}")
        kept.unlink()


def _rows(db: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """Yield each act that can be read whole, one by one, so that a damaged page costs only its own."""
    last = 0
    for name in ("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'", "SELECT max(receipt) FROM outbox"):
        with suppress(sqlite3.Error):
            last = max(last, int((db.execute(name).fetchone() or (0,))[0] or 0))
    there = {row[1] for row in db.execute("PRAGMA table_info(outbox)")}
    wanted = ", ".join(f'"{name}"' if name in there else "NULL" for name in _COLUMNS)
    for receipt in range(1, last + 1):
        with suppress(sqlite3.Error):
            row = db.execute(f"SELECT {wanted} FROM outbox WHERE receipt = ?", (receipt,)).fetchone()  # noqa: S608
            if row is None:
                continue
            if row[_STATE] != "SENT":
                refuse_changed(*(row[place] for place in _WHOLE))
            yield row


def _all(db: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table up to the first that cannot be read."""
    with suppress(sqlite3.Error):
        yield from db.execute(f"SELECT * FROM {table}")  # noqa: S608 (constants)


def _write(fresh: Path, rows: Rows, settings: dict[str, bytes], beside: dict[str, Rows]) -> None:
    columns = ", ".join(f'"{name}"' for name in _COLUMNS)
    with Outbox(fresh) as box, box.transaction() as db:
        db.executemany(f"INSERT INTO outbox ({columns}) VALUES ({_marks(len(_COLUMNS))})", rows)  # noqa: S608
        for table, there in beside.items():
            if there:
                db.executemany(f"INSERT INTO {table} VALUES ({_marks(len(there[0]))})", there)  # noqa: S608
        # the refusals are read again from their beginning: those that were in the damaged pages come back
        kept = {name: value for name, value in settings.items() if not name.startswith("refusals_read:")}
        db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", kept.items())


def _marks(count: int) -> str:
    return ", ".join("?" * count)
