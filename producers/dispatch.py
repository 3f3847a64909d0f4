"""The sending side of an outbox: what waits, what the broker acknowledged, what it will never take.

An event that the broker refuses for itself becomes REJECTED; later events of its file wait behind it, others go on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from producers.damage import CHECKED, refuse_changed
from producers.outbox import Outbox, OutboxUnusable

# "state <> 'SENT'" is repeated because SQLite uses a partial index only for the very term it was declared with.
_WAITING = "state <> 'SENT' AND state = 'PENDING'"
_REJECTED = "state <> 'SENT' AND state = 'REJECTED'"
_FREE = f"{_WAITING} AND file_id NOT IN (SELECT file_id FROM outbox WHERE {_REJECTED})"  # noqa: S608 (constants)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """An event on its way: everything that the broker gets, but for the schema's id."""

    receipt: int
    event_id: str
    file_id: str
    contract: str
    schema_sha256: bytes
    headers: tuple[tuple[str, bytes], ...]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Where an event lies on the intake, and the SHA-256 of its Avro body.

    The offset is None when the broker knew it but not its place.
    """

    receipt: int
    partition: int
    offset: int | None
    content_sha256: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedEvent:
    """An event that the broker will never take, with its reason and the number of events that wait behind it."""

    event_id: str
    device_seq: int
    contract: str
    reason: str
    waiting_behind: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Counts of an outbox; `held` wait behind a rejected event of their file and are not among `waiting`."""

    waiting: int
    held: int
    sent: int
    rejected: tuple[RejectedEvent, ...]
    oldest_waiting_at: int | None
    last_device_seq: int


class Dispatch:
    """Reads and marks the rows of an open outbox."""

    def __init__(self, outbox: Outbox) -> None:
        self.outbox = outbox

    def waiting(self, limit: int) -> list[Parcel]:
        """Return the first `limit` events that may be sent, in the order of submission; raise OutboxUnusable."""
        sql = f"""SELECT receipt, device_seq, crc, {CHECKED}
                  FROM outbox WHERE {_FREE} ORDER BY receipt LIMIT ?"""  # noqa: S608 (constants)
        with self.outbox.transaction() as db:
            rows = db.execute(sql, (limit,)).fetchall()
            for _, number, crc, *checked in rows:
                refuse_changed(number, crc, *checked)
        return [_parcel(row[0], *row[3:]) for row in rows]

    def mark_sent(self, sent: Sequence[Sent], *, at: int) -> None:
        """Note the acknowledgement of events at a moment (microseconds UTC), and forget their sealed bytes.

        A power cut may undo it: then they are sent again, and the screen knows them by their ids.
        """
        sql = """UPDATE outbox
                 SET state = 'SENT', partition = ?, "offset" = ?, sent_at = ?, sent_sha256 = ?,
                     body = NULL, headers = NULL, error = NULL
                 WHERE receipt = ?"""
        with self.outbox.transaction(durable=False) as db:
            db.executemany(sql, [(s.partition, s.offset, at, s.content_sha256, s.receipt) for s in sent])

    def mark_rejected(self, receipt: int, reason: str) -> None:
        """Note that the broker will never take this event; its file waits from here on."""
        with self.outbox.transaction() as db:
            db.execute("UPDATE outbox SET state = 'REJECTED', error = ? WHERE receipt = ?", (reason, receipt))

    def release(self, event_id: str) -> bool:
        """Let a rejected event try again, and those behind it follow; return whether there was one."""
        sql = f"UPDATE outbox SET state = 'PENDING', error = NULL WHERE event_id = ? AND {_REJECTED}"  # noqa: S608
        with self.outbox.transaction() as db:
            return db.execute(sql, (event_id,)).rowcount == 1

    def standing(self) -> Standing:
        """Return the counts of now."""
        with self.outbox.transaction() as db:
            return _standing(db)


def read_standing(path: Path) -> tuple[str, Standing]:
    """Return device and counts of an outbox without locking it, also while a station works; raise OutboxUnusable."""
    if not path.exists():
        raise OutboxUnusable("There is no outbox at this place.", where=path.name, mend="Check --outbox and --device.")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            db.execute("BEGIN")
            row = db.execute("SELECT value FROM meta WHERE name = 'device_id'").fetchone()
            return (row[0].decode() if row else ""), _standing(db)
    except sqlite3.Error as damage:
        mend = "Check that the file is an outbox and may be read."
        raise OutboxUnusable(f"The outbox cannot be read: {damage}.", where=path.name, mend=mend) from damage


def claim(outbox: Outbox, device_id: str) -> None:
    """Make an open outbox that device's, once and for all; raise OutboxUnusable when it is another's."""
    owner = outbox.setting("device_id", device_id.encode).decode()
    if owner != device_id:
        mend = "Give each device an outbox of its own."
        raise OutboxUnusable(f"The outbox belongs to device {owner}.", where=outbox.path.name, mend=mend)


def find_origin(path: Path) -> dict[str, str]:
    """Return `corps` and `district` with which acts were last taken into an outbox; empty when that is not known."""
    if not path.exists():
        return {}
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            rows = db.execute("SELECT name, value FROM meta WHERE name IN ('corps', 'district')").fetchall()
            return {name: bytes(value).decode() for name, value in rows}
    except sqlite3.Error:
        return {}  # whoever opens the outbox says what is wrong with it


def _parcel(
    receipt: int, event_id: str, file_id: str, contract: str, sha256: bytes, headers: str, body: bytes
) -> Parcel:
    return Parcel(
        receipt=receipt,
        event_id=event_id,
        file_id=file_id,
        contract=contract,
        schema_sha256=sha256,
        headers=tuple((name, value.encode()) for name, value in json.loads(headers)),
        body=body,
    )


def _standing(db: sqlite3.Connection) -> Standing:
    waiting, oldest = db.execute(f"SELECT count(*), min(submitted_at) FROM outbox WHERE {_FREE}").fetchone()  # noqa: S608
    unsent = db.execute(f"SELECT count(*) FROM outbox WHERE {_WAITING}").fetchone()[0]  # noqa: S608
    total = db.execute("SELECT count(*) FROM outbox").fetchone()[0]
    last = db.execute("SELECT value FROM meta WHERE name = 'device_seq'").fetchone()
    behind = f"SELECT count(*) FROM outbox w WHERE w.file_id = o.file_id AND {_WAITING}"  # noqa: S608
    rejected = db.execute(
        f"SELECT event_id, device_seq, contract, coalesce(error, ''), ({behind}) FROM outbox o"  # noqa: S608
        f" WHERE {_REJECTED} ORDER BY receipt"
    ).fetchall()
    names = ("event_id", "device_seq", "contract", "reason", "waiting_behind")
    return Standing(
        waiting=waiting,
        held=unsent - waiting,
        sent=total - unsent - len(rejected),
        rejected=tuple(RejectedEvent(**dict(zip(names, row, strict=True))) for row in rejected),
        oldest_waiting_at=oldest,
        last_device_seq=int(last[0]) - 1 if last else 0,
    )
