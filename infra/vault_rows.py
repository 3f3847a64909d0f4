"""The vault's file of keys (SQLite): how it is opened, written, and rid of what was destroyed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import CommandRefused

BUSY_SECONDS = 30.0  # a second writer waits for the first one's fsync instead of failing


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The subjects' keys of a vault: held, destroyed, and the ids of those that are damaged."""

    held: int
    destroyed: int
    lost: tuple[str, ...]


def connect(path: Path) -> sqlite3.Connection:
    """Open the file; what is deleted in it is written over, and what is committed is on disk."""
    rows = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        rows.execute(f"PRAGMA {pragma}")
    return rows


@contextmanager
def writing(rows: sqlite3.Connection) -> Iterator[None]:
    """Hold the only right to write; commit at the end, or undo."""
    rows.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        rows.execute("ROLLBACK")
        raise
    rows.execute("COMMIT")


def truncate_log(rows: sqlite3.Connection) -> None:
    """Empty the write-ahead log, which holds bytes of before; raise CommandRefused while another process reads."""
    if rows.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        mend = "Do it again when no other process reads the vault."
        raise CommandRefused("It is done, but the write-ahead log still holds bytes of before.", mend=mend)
