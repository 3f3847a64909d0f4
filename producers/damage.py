"""Finds damage of an outbox before anything is sent from it or written on top of it.

SQLite sees a page that is no page, but not a changed byte within an act; a checksum beside each act tells that.
"""

from __future__ import annotations

import zlib
from sqlite3 import Connection, DatabaseError
from typing import Any

CHECKED = "event_id, file_id, contract, schema_sha256, headers, body"
_UNSENT = f"SELECT device_seq, crc, {CHECKED} FROM outbox WHERE state <> 'SENT'"  # noqa: S608 (constants)


def checksum(event_id: str, file_id: str, contract: str, schema_sha256: bytes, headers: str, body: bytes) -> int:
    """Return the CRC-32 of what the broker will get of an act."""
    words = f"{event_id} {file_id} {contract} {headers} ".encode()
    return zlib.crc32(body, zlib.crc32(schema_sha256, zlib.crc32(words)))


def refuse_damaged_pages(db: Connection) -> None:
    """Raise DatabaseError when a page is damaged."""
    found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise DatabaseError(f"a page is damaged ({found.splitlines()[-1]})")


def refuse_changed_acts(db: Connection) -> None:
    """Raise DatabaseError when an act that waits is not the one that was taken."""
    for number, crc, *checked in db.execute(_UNSENT):
        refuse_changed(number, crc, *checked)


def refuse_changed(number: int, crc: int | None, *checked: Any) -> None:
    """Raise DatabaseError when an act has another checksum; outboxes of earlier versions have none."""
    if crc is not None and crc != checksum(*checked):
        raise DatabaseError(f"act {number} is damaged")
