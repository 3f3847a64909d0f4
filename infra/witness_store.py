"""What a witness keeps: the logs that it knows, and the last checkpoint that it co-signed of each, in one SQLite file.

Looking, judging and keeping are one transaction, durable before anybody hears of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from register.proof.checkpoints import cosign
from register.proof.notes import VerifierKey
from register.proof.witnessing import Refusal, Seen, answered, judge, read_request

_TABLES = """
CREATE TABLE IF NOT EXISTS logs (origin TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (origin, key)) STRICT;
CREATE TABLE IF NOT EXISTS seen (
    origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS refused (
    at INTEGER NOT NULL, origin TEXT NOT NULL, status INTEGER NOT NULL, request BLOB NOT NULL) STRICT;
"""


class WitnessStore:
    """The witness's memory; use as a context manager. One thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        """Open or make the file."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(_TABLES)
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self._db.close()

    def add_log(self, key: VerifierKey) -> None:
        """Know a log from now on, by one more key."""
        self._db.execute("INSERT OR IGNORE INTO logs VALUES (?, ?)", (key.name, str(key)))

    def logs(self) -> list[tuple[str, int]]:
        """Return each log with the size that was co-signed last."""
        rows = self._db.execute(
            "SELECT DISTINCT origin, coalesce(size, 0) FROM logs LEFT JOIN seen USING (origin) ORDER BY origin"
        )
        return list(rows.fetchall())

    def checkpoint(self, origin_sha256: str, digest: Callable[[str], str]) -> bytes | None:
        """Return the last checkpoint co-signed of the origin with this hash."""
        with closing(self._db.execute("SELECT origin, note FROM seen")) as rows:
            return next((note for origin, note in rows if digest(origin) == origin_sha256), None)

    def add_checkpoint(self, body: bytes, name: str, key: Ed25519PrivateKey, at: int) -> Refusal | str:
        """Return the line that co-signs, kept before, or why there is none; `at` in seconds since 1970."""
        request = read_request(body)
        if isinstance(request, Refusal):
            return request
        origin, claimed = request.checkpoint.origin, request.checkpoint
        self._db.execute("BEGIN IMMEDIATE")
        try:
            keys = [
                VerifierKey.read(text)
                for (text,) in self._db.execute("SELECT key FROM logs WHERE origin = ?", (origin,))
            ]
            row = self._db.execute("SELECT size, root FROM seen WHERE origin = ?", (origin,)).fetchone()
            refusal = judge(request, keys, Seen(size=row[0], root=row[1]) if row else Seen())
            if refusal is None:
                line = cosign(request.note, name, key, at)
                note = answered(request.note, keys, line).write()
                self._db.execute(
                    "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)", (origin, claimed.size, claimed.root, note)
                )
            elif refusal.status == 422:  # signed by the log, and not its history: that is evidence
                self._db.execute("INSERT INTO refused VALUES (?, ?, ?, ?)", (at, origin, 422, body))
            self._db.execute("COMMIT")
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        return line.line() if refusal is None else refusal

    def evidence(self) -> list[tuple[int, str, bytes]]:
        """Return what logs signed against their own history: when, of which origin, the request."""
        return list(self._db.execute("SELECT at, origin, request FROM refused ORDER BY rowid").fetchall())
