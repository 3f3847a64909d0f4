"""The station's durable queue: SQLite in WAL with `synchronous=FULL`, one row per event, one receipt number each.

A device number is taken in the transaction that writes its event, so a crash leaves no gap. Personal values are
sealed before they come here, and even the sealed bytes are forgotten once the broker has acknowledged them.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from producers.damage import checksum, refuse_changed_acts, refuse_damaged_pages
from producers.outbox_tables import make_tables
from producers.skew import known_skew, note_jump
from schemas.errors import Misfit, SijillError


class OutboxUnusable(SijillError):
    """The outbox cannot be opened or written: in use, damaged, of another device, or the disk is full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an act falls in its device's sequence: number, act it follows, file version last seen, the clock's skew."""

    device_seq: int
    follows: str | None
    base_version: int
    clock_skew_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """An encoded event: SHA-256 of its contract, Avro body, headers as JSON text."""

    schema_sha256: bytes
    body: bytes
    headers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedAct:
    """A sealed act that only lacks its place; `finish` encodes it; `digest` is None when the id was made here.

    `follows` is the act that it says it builds on; None: the device's last one on its file.
    """

    event_id: str
    file_id: str
    contract: str
    digest: bytes | None
    follows: str | None
    finish: Callable[[Place], Wire]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Local acknowledgement: the event is on the disk. `already_taken`: it was there before, with this content."""

    number: int
    event_id: str
    device_seq: int
    already_taken: bool = False


class Outbox:
    """One device's outbox; use as a context manager. One process at a time may hold it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Self:
        """Create or open the file (mode 0600), and lock it; raise OutboxUnusable."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._holding = ExitStack()
        self._holding.enter_context(locked(self.path))
        try:
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))  # -wal and -shm take its mode
            self._db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._db.execute("PRAGMA secure_delete=ON")  # forgotten bodies leave no trace in free pages
            refuse_damaged_pages(self._db)
            make_tables(self._db)
            refuse_changed_acts(self._db)
        except (sqlite3.Error, OSError) as damage:
            self._holding.close()
            raise _unusable(self.path, damage) from damage
        return self

    def __exit__(self, *_: object) -> None:
        """Fold the WAL into the file and give the lock back."""
        try:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._db.close()
        finally:
            self._holding.close()

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """Run the block in one transaction; nothing of it stays when it fails.

        One that is not `durable` may be undone by a power cut until the next durable one, never in part.
        """
        try:
            if not durable:
                self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db
            self._db.execute("COMMIT")
        except BaseException as failure:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if isinstance(failure, sqlite3.Error):
                raise _unusable(self.path, failure) from failure
            raise
        finally:
            if not durable:
                self._db.execute("PRAGMA synchronous=FULL")

    def setting(self, name: str, otherwise: Callable[[], bytes]) -> bytes:
        """Return a stored value, storing `otherwise()` first when there is none."""
        with self.transaction() as db:
            row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
            if row is None:
                row = (otherwise(),)
                db.execute("INSERT INTO meta VALUES (?, ?)", (name, row[0]))
        value: bytes = row[0]
        return value

    def forget_settings(self, prefix: str, *, but: str) -> None:
        """Delete the stored values whose name begins with `prefix`, except one."""
        with self.transaction() as db:
            db.execute("DELETE FROM meta WHERE substr(name, 1, ?) = ? AND name <> ?", (len(prefix), prefix, but))

    def take_serial(self) -> int:
        """Return the next serial for file numbers of this device, from 1; never the same twice."""
        with self.transaction() as db:
            self._refuse_new_acts(db)
            return _advance(db, "file_serial", 1)

    def write(self, acts: Sequence[PreparedAct], *, at: int) -> list[Receipt | Misfit]:
        """Write acts in one durable transaction (one fsync); the result of each is at its position.

        An act that does not fit gives its Misfit and takes no number. `at` is microseconds UTC.
        """
        with self.transaction() as db:
            self._refuse_new_acts(db)
            first = seq = _next_number(db, "device_seq")
            note_jump(db, at=at, device_seq=seq)
            results: list[Receipt | Misfit] = []
            for act in acts:
                try:
                    result = _write_one(db, act, seq, at)
                except Misfit as misfit:
                    results.append(misfit)
                    continue
                seq += not result.already_taken
                results.append(result)
            if seq != first:
                _advance(db, "device_seq", seq - first)
        return results

    def _refuse_new_acts(self, db: sqlite3.Connection) -> None:
        if db.execute("SELECT EXISTS (SELECT 1 FROM meta WHERE name = 'sends_only')").fetchone()[0]:
            mend = "Have a new device enrolled for new acts; this one only sends what was rescued."
            raise OutboxUnusable("The outbox was damaged and takes no more acts.", where=self.path.name, mend=mend)

    def saw(self, versions: Mapping[str, int]) -> None:
        """Remember the file versions that the officers of this device have seen."""
        sql = """INSERT INTO files (file_id, seen_version) VALUES (?, ?)
                 ON CONFLICT (file_id) DO UPDATE SET seen_version = max(seen_version, excluded.seen_version)"""
        with self.transaction() as db:
            db.executemany(sql, versions.items())

    def trim(self, *, before: int) -> int:
        """Delete the headers of events acknowledged and submitted before that moment; return how many."""
        with self.transaction() as db:
            return db.execute("DELETE FROM outbox WHERE state = 'SENT' AND submitted_at < ?", (before,)).rowcount


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an outbox inside the block; raise OutboxUnusable when another program does."""
    lock = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            mend = "Stop the other program, or give this one its own --outbox and --device."
            raise OutboxUnusable("Another program uses this outbox.", where=path.name, mend=mend) from None
        yield
    finally:
        os.close(lock)


def _write_one(db: sqlite3.Connection, act: PreparedAct, seq: int, at: int) -> Receipt:
    sql = "SELECT receipt, device_seq, digest, refused FROM outbox WHERE event_id = ?"
    known = db.execute(sql, (act.event_id,)).fetchone()
    if known is not None:
        if act.digest is None or known[2] != act.digest:
            raise Misfit("event_id", "was used before for another act", mend="Give this act an event_id of its own.")
        if known[3] is not None:
            mend = "See `sijill refusals`; mend the act and give it an event_id of its own."
            raise Misfit("event_id", f"is that of an act that the register refused by {known[3]}", mend=mend)
        return Receipt(number=known[0], event_id=act.event_id, device_seq=known[1], already_taken=True)
    last = db.execute("SELECT last_event_id, seen_version FROM files WHERE file_id = ?", (act.file_id,)).fetchone()
    latest, version = last or (None, 0)
    follows = act.follows or latest
    skew = known_skew(db, at)
    wire = act.finish(Place(device_seq=seq, follows=follows, base_version=version, clock_skew_ms=skew))
    sql = """INSERT INTO outbox
             (event_id, file_id, contract, schema_sha256, device_seq, submitted_at, follows, digest, headers, body, crc)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
    place = (act.event_id, act.file_id, act.contract, wire.schema_sha256, seq, at, follows)
    crc = checksum(act.event_id, act.file_id, act.contract, wire.schema_sha256, wire.headers, wire.body)
    number = db.execute(sql, (*place, act.digest, wire.headers, wire.body, crc)).lastrowid
    db.execute(
        """INSERT INTO files (file_id, last_event_id) VALUES (?, ?)
           ON CONFLICT (file_id) DO UPDATE SET last_event_id = excluded.last_event_id""",
        (act.file_id, act.event_id),
    )
    return Receipt(number=number or 0, event_id=act.event_id, device_seq=seq)


def _next_number(db: sqlite3.Connection, name: str) -> int:
    row = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 1


def _advance(db: sqlite3.Connection, name: str, step: int) -> int:
    taken = _next_number(db, name)
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, str(taken + step).encode()))
    return taken


def _unusable(path: Path, damage: Exception) -> OutboxUnusable:
    mend = "Check free space, owner and mode of the file; its acts are kept as they were."
    if isinstance(damage, sqlite3.DatabaseError) and not isinstance(damage, sqlite3.OperationalError):
        mend = "Save what can be read into a new outbox: `sijill station rescue --device CODE`."
    return OutboxUnusable(f"The outbox cannot be used: {damage}.", where=path.name, mend=mend)
