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

from producers.outbox import Outbox, OutboxUnusable

SENDS_ONLY = "sends_only"
_COLUMNS = (
    "receipt, event_id, file_id, contract, schema_sha256, device_seq, submitted_at, digest, headers, body, state,"
    ' partition, "offset", error, follows, refused, sent_at, sent_sha256'
)


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
    if kept.exists():
        mend = "Move it away first: it may hold acts that nobody else has."
        raise OutboxUnusable("An outbox was rescued here before.", where=kept.name, mend=mend)
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        with suppress(sqlite3.Error):
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        rows, settings = list(_rows(old)), dict(_settings(old))
    if not rows:
        mend = "Restore the folder from a copy, or have the device enrolled anew."
        raise OutboxUnusable("Nothing of the outbox can be read.", where=path.name, mend=mend)
    numbers = {int(str(row[5])) for row in rows}
    last = max(*numbers, int(settings.get("device_seq", b"1")) - 1)
    lost = tuple(sorted(set(range(min(numbers), last + 1)) - numbers))
    _write(fresh, rows, settings | {"device_seq": str(last + 1).encode(), SENDS_ONLY: b"1"})
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{suffix}").rename(f"{kept}{suffix}")
    fresh.rename(path)
    return Rescue(saved=len(rows), to_send=sum(row[10] == "PENDING" for row in rows), lost=lost, kept_as=kept.name)


def _rows(db: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """Yield each row that can be read, one by one, so that a damaged page costs only its own."""
    last = 0
    for name in ("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'", "SELECT max(receipt) FROM outbox"):
        with suppress(sqlite3.Error):
            last = max(last, int((db.execute(name).fetchone() or (0,))[0] or 0))
    for receipt in range(1, last + 1):
        with suppress(sqlite3.Error):
            row = db.execute(f"SELECT {_COLUMNS} FROM outbox WHERE receipt = ?", (receipt,)).fetchone()  # noqa: S608
            if row is not None:
                yield row


def _settings(db: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    with suppress(sqlite3.Error):
        yield from db.execute("SELECT name, value FROM meta")


def _write(fresh: Path, rows: list[tuple[object, ...]], settings: dict[str, bytes]) -> None:
    marks = ", ".join("?" * len(_COLUMNS.split(",")))
    with Outbox(fresh) as box, box.transaction() as db:
        db.executemany(f"INSERT INTO outbox ({_COLUMNS}) VALUES ({marks})", rows)  # noqa: S608 (constants)
        db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", settings.items())
