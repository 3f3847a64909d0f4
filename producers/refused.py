"""What the register refused of a device's acts, kept beside them, so that no later act builds on a refused one.

Acts that were linked before the refusal was known stay linked: the register refuses them in their turn.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from sqlite3 import Connection

from producers.inbox import note_items
from producers.outbox import Outbox
from schemas.events import Refusal

BUILDS_ON_REFUSED = "FOLLOWS_REFUSED"  # the rule of the register
_READ_UP_TO = "refusals_read:"


def refusals_read(outbox: Outbox, topic: str) -> int | None:
    """Return the offset up to which the refusals were read; 0 if never, None if never and no act was ever taken."""
    with outbox.transaction() as db:
        row = db.execute("SELECT value FROM meta WHERE name = ?", (_READ_UP_TO + topic,)).fetchone()
        if row is not None:
            return int(row[0])
        return 0 if db.execute("SELECT EXISTS (SELECT 1 FROM outbox)").fetchone()[0] else None


def note_refusals(outbox: Outbox, refusals: Sequence[Refusal], *, topic: str, read: int) -> list[Refusal]:
    """Mark the refused acts of this outbox and unlink their files; return the refusals that are of its acts.

    `read` is the offset up to which the topic is read now; both are kept in one transaction.
    """
    with outbox.transaction() as db:
        note_items(db, refusals)
        ours = _ours(db, refusals)
        if ours:
            _unlink(db, {one.event_id: one.rule_id for one in ours}, {one.file_id for one in ours})
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_READ_UP_TO + topic, str(read).encode()))
    return ours


def _ours(db: Connection, refusals: Sequence[Refusal]) -> list[Refusal]:
    """Return the refusals of acts of this outbox; another device may have used an id again."""
    sql = "SELECT event_id, device_seq FROM outbox WHERE event_id IN (SELECT value FROM json_each(?))"
    here = dict(db.execute(sql, (json.dumps([one.event_id for one in refusals]),)))
    return [one for one in refusals if here.get(one.event_id) == one.device_seq]


def _unlink(db: Connection, rules: Mapping[str, str], files: set[str]) -> None:
    """Mark what is refused, and what builds on it; let the next act of each file follow its last other one."""
    sql = """SELECT file_id, event_id, follows, refused FROM outbox
             WHERE file_id IN (SELECT value FROM json_each(?)) ORDER BY receipt"""
    rows = db.execute(sql, (json.dumps(sorted(files)),)).fetchall()
    # what an officer set aside among dead letters has no refusal of its own: only what builds on it tells
    told = {follows for _, event_id, follows, _ in rows if follows and rules.get(event_id) == BUILDS_ON_REFUSED}
    refused: dict[str, str] = {}
    last: dict[str, str | None] = dict.fromkeys(files)
    for file_id, event_id, follows, known in rows:
        rule = known or rules.get(event_id)
        if rule is None and (follows in refused or event_id in told):
            rule = BUILDS_ON_REFUSED
        if rule is None:
            last[file_id] = event_id
        else:
            refused[event_id] = rule
    db.executemany("UPDATE outbox SET refused = ? WHERE event_id = ?", [(why, one) for one, why in refused.items()])
    db.executemany("UPDATE files SET last_event_id = ? WHERE file_id = ?", [(last[one], one) for one in files])
