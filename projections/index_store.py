"""Rows of the search index and their positions in one transaction, as in projections/store.py.

A write that stands at another position, or under another epoch, than the tables raises Overtaken and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import psycopg

from projections.index_tables import empty_tables, make_tables
from projections.index_tokens import IndexKeys
from projections.reading import journal_record
from projections.store import Overtaken
from schemas.errors import PositionLost
from schemas.journal import JournalRecord

Spans = Mapping[int, tuple[int, int]]
"""By partition: the offset at which a batch begins, and the one after its end."""
_SHRED = (
    b"DELETE FROM sijill_index.tokens WHERE file_no = ANY(%s)",
    b"DELETE FROM sijill_index.records WHERE file_no = ANY(%s)",
    b"DELETE FROM sijill_index.subject_keys WHERE file_no = ANY(%s)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Epoch:
    """The name of an index and the key of its tokens."""

    name: str
    key: bytes


def find_epoch(session: psycopg.Connection[Any], keys: IndexKeys) -> Epoch | None:
    """Return the epoch of the index; None when it is empty, or its key is gone."""
    row = session.execute("SELECT name::text FROM sijill_index.epoch").fetchone()
    key = None if row is None else keys.find(row[0])
    return None if row is None or key is None else Epoch(name=row[0], key=key)


def begin_anew(session: psycopg.Connection[Any], keys: IndexKeys) -> Epoch:
    """Empty the index and begin a new epoch; the old keys are destroyed once nothing stands under them any more."""
    name = keys.make()
    with session.transaction():
        session.execute("SELECT pg_advisory_xact_lock(hashtext('sijill-index'))")
        empty_tables(session, name)
    keys.destroy_others(name)
    key = keys.find(name)
    if key is None:  # another one began anew at the same time
        raise Overtaken
    return Epoch(name=name, key=key)


class IndexStore:
    """The index through one session of its own; `epoch` is what its writes are for."""

    def __init__(self, session: psycopg.Connection[Any], keys: IndexKeys) -> None:
        self.session = session
        make_tables(session)
        self.epoch = find_epoch(session, keys) or begin_anew(session, keys)

    @classmethod
    def connect(cls, dsn: str, keys: IndexKeys) -> Self:
        """Open a session and make the tables if they are missing; an empty index gets a new epoch.

        A commit need not wait for the disk: a crash empties unlogged tables, positions and rows alike.
        """
        options = "-c synchronous_commit=off -c timezone=UTC"
        return cls(psycopg.connect(dsn, autocommit=True, options=options, application_name="sijill-indexer"), keys)

    def close(self) -> None:
        """End the session."""
        self.session.close()

    def positions(self, topic: str, topic_id: str, partitions: Iterable[int]) -> dict[int, int]:
        """Return the next offset of each partition; raise PositionLost when they are of another topic."""
        wanted = sorted(partitions)
        with self.session.transaction():
            self.session.execute(
                "INSERT INTO sijill_index.positions (topic, partition, topic_id, next_offset)"
                " SELECT %s, partition, %s, 0 FROM unnest(%s::smallint[]) AS wanted (partition)"
                " ON CONFLICT (topic, partition) DO NOTHING",
                (topic, topic_id, wanted),
            )
            rows = self.session.execute(
                "SELECT partition, topic_id::text, next_offset FROM sijill_index.positions"
                " WHERE topic = %s AND partition = ANY(%s)",
                (topic, wanted),
            ).fetchall()
        if any(known != topic_id and offset > 0 for _, known, offset in rows):
            mend = "Make the index anew: sijill index rebuild."
            raise PositionLost("The topic is another than the index was made from.", where=topic, mend=mend)
        return {partition: offset for partition, _, offset in rows}

    def move(self, topic: str, spans: Spans) -> None:
        """Move positions, first thing in a transaction; raise Overtaken when somebody else did, or began anew."""
        found = self.session.execute("SELECT name::text FROM sijill_index.epoch FOR SHARE").fetchone()
        if found is None or found[0] != self.epoch.name:
            raise Overtaken
        for partition, (lo, hi) in sorted(spans.items()):
            moved = self.session.execute(
                "UPDATE sijill_index.positions SET next_offset = %s"
                " WHERE topic = %s AND partition = %s AND next_offset = %s",
                (hi, topic, partition, lo),
            )
            if moved.rowcount != 1:
                raise Overtaken

    def number_files(self, file_ids: Iterable[str]) -> dict[str, int]:
        """Return the index's own number of each file, made where it is new."""
        wanted = sorted(set(file_ids))
        self.session.execute(
            "INSERT INTO sijill_index.files (file_id) SELECT unnest(%s::uuid[]) ON CONFLICT DO NOTHING", (wanted,)
        )
        rows = self.session.execute(
            "SELECT file_id::text, file_no FROM sijill_index.files WHERE file_id = ANY(%s::uuid[])", (wanted,)
        )
        return dict(rows.fetchall())

    def read_records(self, file_nos: Sequence[int]) -> dict[int, list[JournalRecord]]:
        """Return the records that say who the person of each file is, in order."""
        return read_records(self.session, file_nos)

    def write_tokens(self, tokens: Mapping[int, Sequence[bytes]]) -> None:
        """Replace the tokens of files."""
        self.session.execute("DELETE FROM sijill_index.tokens WHERE file_no = ANY(%s)", (list(tokens),))
        with (
            self.session.cursor() as cursor,
            cursor.copy("COPY sijill_index.tokens FROM STDIN (FORMAT BINARY)") as copy,
        ):
            copy.set_types(["bytea", "int4"])
            for file_no, each in tokens.items():
                for token in each:
                    copy.write_row((token, file_no))

    def shred(self, file_nos: Sequence[int]) -> None:
        """Take out of the index everything by which a person could be found."""
        for statement in _SHRED:
            self.session.execute(statement, (list(file_nos),))
        self.session.execute(
            "UPDATE sijill_index.files SET shredded = true, to_match = false WHERE file_no = ANY(%s)", (list(file_nos),)
        )


def read_records(session: psycopg.Connection[Any], file_nos: Sequence[int]) -> dict[int, list[JournalRecord]]:
    """Return the records that say who the person of each file is, in order."""
    rows = session.execute(
        "SELECT r.file_no, r.partition, r.journal_offset, f.file_id::text, r.type, r.body, r.stamp"
        "  FROM sijill_index.records r JOIN sijill_index.files f USING (file_no)"
        " WHERE r.file_no = ANY(%s) ORDER BY r.file_no, r.journal_offset",
        (list(file_nos),),
    )
    found: dict[int, list[JournalRecord]] = {}
    for file_no, *rest in rows:
        found.setdefault(file_no, []).append(journal_record(*rest))
    return found
