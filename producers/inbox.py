"""A station's inbox: refusals and conflict cases that wait for its officers, kept in the outbox, read without a link.

Holds rule, reason and codes, nothing personal. What an officer puts aside stays there with who did it and when.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, cast

from producers.outbox import OutboxUnusable
from schemas.events import Phrase, Refusal

Kind = Literal["REFUSAL", "CASE"]
_WAIT_S = 5.0  # a station that works beside holds the file for milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What waits: a refused act, or a case of two facts; `since` in microseconds UTC.

    `event_id` is the refused act, or the act that opened the case; `origins` tells where the two facts came from.
    """

    kind: Kind
    event_id: str
    file_id: str
    event_type: str
    rule_id: str
    reason: Phrase
    mend: Phrase
    since: int
    field: str | None = None
    detail: tuple[str, ...] = ()
    device_id: str = ""
    origins: tuple[str, ...] = ()
    done_by: str | None = None
    done_at: int | None = None


def note_items(db: sqlite3.Connection, refusals: Iterable[Refusal]) -> None:
    """Keep refusals; one that is known already stays as it is, put aside or not."""
    rows = [("REFUSAL", one.source, one.event_id, one.recorded_at, _refusal(one)) for one in refusals]
    sql = "INSERT OR IGNORE INTO inbox (kind, item_id, event_id, since, content) VALUES (?, ?, ?, ?, ?)"
    db.executemany(sql, rows)


def note_cases(path: Path, cases: Sequence[Item]) -> None:
    """Keep the cases that are open now, and forget those that were settled since."""
    with _open(path) as db:
        known = {one.event_id for one in cases}
        for (event_id,) in db.execute("SELECT event_id FROM inbox WHERE kind = 'CASE'").fetchall():
            if event_id not in known:
                db.execute("DELETE FROM inbox WHERE kind = 'CASE' AND event_id = ?", (event_id,))
        sql = "INSERT OR IGNORE INTO inbox (kind, item_id, event_id, since, content) VALUES ('CASE', ?, ?, ?, ?)"
        db.executemany(sql, [(one.event_id, one.event_id, one.since, _content(one)) for one in cases])


def read_items(path: Path, *, done: bool = False) -> list[Item]:
    """Return what waits, oldest first; with `done` also what was put aside. Raises OutboxUnusable."""
    sql = "SELECT content, done_by, done_at FROM inbox WHERE ? OR done_at IS NULL ORDER BY since, item_id"
    with _open(path) as db:
        return [_item(*row) for row in db.execute(sql, (done,))]


def put_aside(path: Path, event_id: str, *, by: str, at: int) -> bool:
    """Put aside what waits under an event id; return whether there was something. `at` is microseconds UTC."""
    sql = "UPDATE inbox SET done_by = ?, done_at = ? WHERE event_id = ? AND done_at IS NULL"
    with _open(path) as db:
        return db.execute(sql, (by, at, event_id)).rowcount > 0


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection of its own: the device's program may be at work beside."""
    if not path.exists():
        raise OutboxUnusable("There is no outbox at this place.", where=path.name, mend="Check --outbox and --device.")
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT_S)) as db, db:
            yield db
    except sqlite3.Error as damage:
        mend = "Open it once with this version: sijill station send."
        raise OutboxUnusable(f"The inbox cannot be used: {damage}.", where=path.name, mend=mend) from damage


def _refusal(one: Refusal) -> str:
    item = Item(
        kind="REFUSAL",
        event_id=one.event_id,
        file_id=one.file_id,
        event_type=one.event_type,
        rule_id=one.rule_id,
        reason=one.reason,
        mend=one.mend,
        since=one.recorded_at,
        field=one.field,
        detail=one.detail,
        device_id=one.device_id,
    )
    return _content(item)


def _content(item: Item) -> str:
    return json.dumps(asdict(item), ensure_ascii=False, separators=(",", ":"))


def _item(content: str, done_by: str | None, done_at: int | None) -> Item:
    told = json.loads(content)
    phrases = {name: Phrase(**told[name]) for name in ("reason", "mend")}
    lists = {name: tuple(told[name]) for name in ("detail", "origins")}
    kind = cast("Kind", told["kind"])
    return Item(**{**told, **phrases, **lists, "kind": kind, "done_by": done_by, "done_at": done_at})
