"""The tables of an outbox, made when they are missing; outboxes of earlier versions get what they lack."""

from __future__ import annotations

from sqlite3 import Connection

_TABLES = """
CREATE TABLE IF NOT EXISTS outbox (
    receipt INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    file_id TEXT NOT NULL,
    contract TEXT NOT NULL,
    schema_sha256 BLOB NOT NULL,
    device_seq INTEGER NOT NULL UNIQUE,
    submitted_at INTEGER NOT NULL,
    digest BLOB,
    headers TEXT,
    body BLOB,
    state TEXT NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'SENT', 'REJECTED')),
    partition INTEGER,
    "offset" INTEGER,
    error TEXT,
    follows TEXT,
    refused TEXT,
    sent_at INTEGER,
    sent_sha256 BLOB,
    crc INTEGER,
    CHECK ((body IS NULL) = (state = 'SENT'))
) STRICT;
CREATE INDEX IF NOT EXISTS outbox_unsent ON outbox (state, receipt) WHERE state <> 'SENT';
CREATE TABLE IF NOT EXISTS files (
    file_id TEXT PRIMARY KEY, last_event_id TEXT, seen_version INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS clock (
    number INTEGER PRIMARY KEY, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL,
    low_ms INTEGER NOT NULL, high_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS clock_jumps (
    device_seq INTEGER PRIMARY KEY, before_at INTEGER NOT NULL, after_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS proofs (
    event_id TEXT PRIMARY KEY, partition INTEGER NOT NULL, "offset" INTEGER NOT NULL,
    leaf BLOB NOT NULL, proof BLOB NOT NULL, proven_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS inbox (
    kind TEXT NOT NULL CHECK (kind IN ('REFUSAL', 'CASE')),
    item_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    since INTEGER NOT NULL,
    content TEXT NOT NULL,
    done_by TEXT,
    done_at INTEGER,
    PRIMARY KEY (kind, item_id)
) STRICT, WITHOUT ROWID;
"""
_ADDED = {"follows": "TEXT", "refused": "TEXT", "sent_at": "INTEGER", "sent_sha256": "BLOB", "crc": "INTEGER"}
"""Columns that outboxes of earlier versions lack."""


def make_tables(db: Connection) -> None:
    """Make what is missing; an outbox that had no inbox reads the station's refusals again from their beginning."""
    had_inbox = db.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'inbox')").fetchone()[0]
    db.executescript(_TABLES)
    if not had_inbox:
        db.execute("DELETE FROM meta WHERE substr(name, 1, 14) = 'refusals_read:'")
    there = {row[1] for row in db.execute("PRAGMA table_info(outbox)")}
    for name, kind in _ADDED.items():
        if name not in there:
            db.execute(f"ALTER TABLE outbox ADD COLUMN {name} {kind}")
