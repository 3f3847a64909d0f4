"""Which of a device's acts are proven to be in the register's history, by proofs that the device checks itself.

A proof shows that the act lies, as it was sent, under a checkpoint signed by a key that the device's people hold. What
was sent, was not refused, and has no proof after a limit is missing: the register lost it, or shows another history.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from producers.outbox import Outbox, OutboxUnusable
from register.proof.checkpoints import Policy
from register.proof.leaf import LeafRecord, read_entry
from register.proof.paths import ProofWrong
from register.proof.proof_files import Proof
from register.proof.tree import leaf_hash
from schemas.journal import header, read_journal_record

_LIMIT = "proofs_limit"
_OURS = "state = 'SENT' AND refused IS NULL AND sent_sha256 IS NOT NULL"
_BARE = "NOT EXISTS (SELECT 1 FROM proofs p WHERE p.event_id = o.event_id)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a proof must show: SHA-256 of the Avro body; and when it was acknowledged (microseconds UTC)."""

    content_sha256: bytes
    sent_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """An act without a proof: its id, its number, and when the broker acknowledged it (microseconds UTC)."""

    event_id: str
    device_seq: int
    sent_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofs:
    """How many acts of a device are proven, how many wait within the limit, and which are missing beyond it."""

    proven: int
    waiting: int
    missing: tuple[Missing, ...]


def expect_proofs(outbox: Outbox, *, limit: int) -> None:
    """Want a proof of each act from now on, at the latest `limit` microseconds after it was acknowledged."""
    with outbox.transaction() as db:
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_LIMIT, str(limit).encode()))


def find_wanted(outbox: Outbox) -> dict[str, Wanted]:
    """Return by event id what was sent and has no proof yet."""
    with outbox.transaction() as db:
        sql = f"SELECT event_id, sent_sha256, sent_at FROM outbox o WHERE {_OURS} AND {_BARE}"  # noqa: S608 (constants)
        return {row[0]: Wanted(content_sha256=row[1], sent_at=row[2]) for row in db.execute(sql)}


def event_of(entry: bytes) -> str | None:
    """Return the id of the event in an entry of the journal's tree, as its header has it."""
    record = read_entry(entry)
    raw = header(_headers(record), "ce_id") if isinstance(record, LeafRecord) else None
    return None if raw is None else raw.decode(errors="replace")


def check_proof(entry: bytes, proof: Proof, policy: Policy, wanted: Wanted) -> LeafRecord:
    """Return the record in an entry of the journal's tree; raise ProofWrong, NoteWrong, Undecodable.

    The proof leads to a checkpoint that the policy accepts, of the tree of the record's partition, and the record holds
    the bytes that were sent.
    """
    checkpoint, _ = proof.verify(entry, policy)
    record = read_entry(entry)
    if not isinstance(record, LeafRecord):
        raise ProofWrong("The entry is not a whole record.")
    where = f"{record.partition}/{record.offset}"
    if not checkpoint.origin.endswith(f"/{record.topic_id}/{record.partition}"):
        raise ProofWrong("The checkpoint is of another tree.", where=where)
    found = read_journal_record(record.partition, record.offset, record.key, record.value, _headers(record))
    if sha256(found.body).digest() != wanted.content_sha256:
        raise ProofWrong("The register's history holds another act under this id than the device sent.", where=where)
    return record


def note_proof(outbox: Outbox, event_id: str, entry: bytes, proof: Proof, record: LeafRecord, *, at: int) -> None:
    """Keep a proof that was checked at a moment (microseconds UTC), with the hash of its leaf."""
    row = (event_id, record.partition, record.offset, leaf_hash(entry), proof.write(), at)
    with outbox.transaction() as db:
        db.execute("INSERT OR REPLACE INTO proofs VALUES (?, ?, ?, ?, ?, ?)", row)


def _headers(record: LeafRecord) -> list[tuple[str, bytes]]:
    return [(name, value or b"") for name, value in record.headers]


def read_proofs(path: Path, *, at: int) -> Proofs | None:
    """Return what of an outbox is proven at a moment, without locking it; None where nobody wants proofs."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            limit = db.execute("SELECT value FROM meta WHERE name = ?", (_LIMIT,)).fetchone()
            return None if limit is None else _proofs(db, before=at - int(limit[0]))
    except sqlite3.Error as damage:
        mend = "Check that the file is an outbox and may be read."
        raise OutboxUnusable(f"The outbox cannot be read: {damage}.", where=path.name, mend=mend) from damage


def _proofs(db: sqlite3.Connection, *, before: int) -> Proofs:
    proven = db.execute("SELECT count(*) FROM proofs").fetchone()[0]
    sql = f"SELECT event_id, device_seq, sent_at FROM outbox o WHERE {_OURS} AND {_BARE} ORDER BY receipt"  # noqa: S608
    bare = [Missing(event_id=row[0], device_seq=row[1], sent_at=row[2]) for row in db.execute(sql)]
    missing = tuple(one for one in bare if one.sent_at < before)
    return Proofs(proven=proven, waiting=len(bare) - len(missing), missing=missing)
