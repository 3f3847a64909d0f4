"""Read tables and positions in one transaction: what is in the tables and how far they are can never disagree.

Order inside a transaction: hold the positions, check that nobody moved them, append the timeline, merge the current
rows by key, commit. Never writes a row whose offset the position does not cover.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Self

import psycopg
from psycopg import sql

from projections import small
from projections.batch import Batch
from projections.moved_rows import LEFT_WHOLE
from projections.pgcopy import encode_row, stream
from projections.tables import DEADLINES, DEVICES, MERGED, Table
from projections.timeline_copy import COLUMNS
from schemas.codec import decode_body
from schemas.errors import PositionLost
from schemas.events import FileState


class Overtaken(Exception):
    """Another projector moved a position first; nothing was written."""


class Store:
    """The read tables of one schema, through one session of their own."""

    def __init__(self, session: psycopg.Connection, schema: str) -> None:
        self._session, self._schema = session, schema
        with session.transaction():
            for table in (*MERGED, DEVICES):
                session.execute(self._sql("CREATE TEMPORARY TABLE {stage} (LIKE {table}) ON COMMIT DELETE ROWS", table))
        self._merges = {table.name: self._merge(table) for table in (*MERGED, DEVICES)}
        small.teach(session)
        self._inserts = {t.name: small.insert_one(self._name(t), t.names, self._upsert(t)) for t in (*MERGED, DEVICES)}
        self._append = small.insert_one(sql.Identifier(schema, "timeline"), COLUMNS, sql.SQL(""))

    @classmethod
    def connect(cls, dsn: str, schema: str, *, durable: bool = True) -> Self:
        """Open a session; `durable=False` is for a shadow that a later, durable commit makes good."""
        options = f"-c synchronous_commit={'on' if durable else 'off'} -c timezone=UTC"
        return cls(psycopg.connect(dsn, autocommit=True, options=options, application_name="sijill-projector"), schema)

    def close(self) -> None:
        """End the session."""
        self._session.close()

    def positions(self, topic_id: str, partitions: Iterable[int]) -> dict[int, int]:
        """Return the next offset of each partition, 0 for one never read; raise PositionLost for another topic."""
        wanted = sorted(partitions)
        with self._session.transaction():
            self._session.execute(
                self._sql(
                    "INSERT INTO {schema}.positions (partition, topic_id, next_offset)"
                    " SELECT partition, %s, 0 FROM unnest(%s::smallint[]) AS wanted (partition) ORDER BY partition"
                    " ON CONFLICT (partition) DO NOTHING"
                ),
                (topic_id, wanted),
            )
            rows = self._session.execute(
                self._sql(
                    "SELECT partition, topic_id::text, next_offset FROM {schema}.positions"
                    " WHERE partition = ANY(%s) ORDER BY partition"
                ),
                (wanted,),
            ).fetchall()
        for partition, known, offset in rows:
            if known != topic_id and offset > 0:
                raise PositionLost(
                    f"The journal is another topic than the one that the tables were read from ({known}).",
                    where=f"partition {partition}",
                    mend="Restore the journal, or empty the read tables and rebuild them from it.",
                )
        return {partition: offset for partition, _, offset in rows}

    def load(self, file_ids: Sequence[str], at: Mapping[int, int] | None = None) -> dict[str, FileState]:
        """Return the states of those of the files that the tables hold.

        `at` gives the positions that the caller stands at: when the tables are elsewhere by now, their states are of
        no use to it, and Overtaken is raised. None: nobody else writes these tables.
        """
        with self._session.transaction():
            self._session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            if at is not None:
                found = self._session.execute(self._sql("SELECT partition, next_offset FROM {schema}.positions"))
                positions: dict[int, int] = dict(found.fetchall())
                if any(positions.get(partition) != offset for partition, offset in at.items()):
                    raise Overtaken
            rows = self._session.execute(
                self._sql("SELECT file_id::text, state FROM {schema}.files WHERE file_id = ANY(%s::uuid[])"),
                (list(file_ids),),
            )
            return {file_id: decode_body("FileState", state) for file_id, state in rows}

    def write(self, batch: Batch) -> None:
        """Write a batch and move its positions, or raise Overtaken and write nothing."""
        if len(batch.timeline) <= small.SMALL:
            self._write_small(batch)
            return
        with self._session.transaction():
            self._check_moved(batch, self._move(batch))
            self._copy(sql.Identifier(self._schema, "timeline"), COLUMNS, batch.timeline)
            self._merge_current(batch)

    def _write_small(self, batch: Batch) -> None:
        with self._session.pipeline() as pipeline, self._session.transaction():
            moved = self._move(batch)
            pipeline.sync()  # an overtaken batch must not reach the timeline, which holds its rows already
            self._check_moved(batch, moved)
            for appended in batch.timeline:
                self._session.execute(self._append, small.values(appended), prepare=True)
            self._let_leave(batch)
            for table, rows in batch.current_rows():
                for row in rows:
                    encoded = small.values(encode_row(table.encoders, row))
                    self._session.execute(self._inserts[table.name], encoded, prepare=True)

    def write_timeline(self, batch: Batch) -> None:
        """Write only the timeline and move the positions: for a shadow whose current rows follow."""
        with self._session.transaction():
            self._check_moved(batch, self._move(batch))
            self._copy(sql.Identifier(self._schema, "timeline"), COLUMNS, batch.timeline)

    def write_current(self, batch: Batch) -> None:
        """Write only the current rows: for a shadow whose timeline and positions are already there."""
        with self._session.transaction():
            self._merge_current(batch)

    def _let_leave(self, batch: Batch) -> None:
        """Take out the rows of files that a merge emptied or turned back: what is theirs now is written after it."""
        if batch.left:
            files = (sorted(batch.left),)
            for table in LEFT_WHOLE:
                self._session.execute(self._sql("DELETE FROM {table} WHERE file_id = ANY(%s::uuid[])", table), files)
            statement = "DELETE FROM {table} WHERE file_id = ANY(%s::uuid[]) AND status <> 'MET'"
            self._session.execute(self._sql(statement, DEADLINES), files)

    def _merge_current(self, batch: Batch) -> None:
        self._let_leave(batch)
        for table, rows in batch.current_rows():
            if rows:
                stage = sql.Identifier("pg_temp", f"stage_{table.name}")
                self._copy(stage, table.names, [encode_row(table.encoders, row) for row in rows])
                self._session.execute(self._merges[table.name])

    def _move(self, batch: Batch) -> psycopg.Cursor:
        spans = sorted(batch.spans.items())
        partitions = [partition for partition, _ in spans]
        self._session.execute(  # by key, so that two projectors wait for each other instead of locking each other out
            self._sql("SELECT 1 FROM {schema}.positions WHERE partition = ANY(%s) ORDER BY partition FOR UPDATE"),
            (partitions,),
        )
        return self._session.execute(
            self._sql(
                "UPDATE {schema}.positions AS position"
                "   SET next_offset = move.hi, updated_at = clock_timestamp(), last_recorded_at ="
                "       coalesce(timestamptz 'epoch' + move.recorded * interval '1 microsecond', last_recorded_at)"
                "  FROM unnest(%s::smallint[], %s::bigint[], %s::bigint[], %s::bigint[])"
                "       AS move (partition, lo, hi, recorded)"
                " WHERE position.partition = move.partition AND position.next_offset = move.lo"
            ),
            (partitions, [s.lo for _, s in spans], [s.hi for _, s in spans], [s.recorded_at for _, s in spans]),
        )

    def _check_moved(self, batch: Batch, moved: psycopg.Cursor) -> None:
        if moved.rowcount != len(batch.spans):
            raise Overtaken

    def _copy(self, into: sql.Composable, columns: Sequence[str], tuples: Sequence[bytes]) -> None:
        statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(into, _names(columns))
        with self._session.cursor() as cursor, cursor.copy(statement) as copy:
            copy.write(stream(tuples))

    def _merge(self, table: Table) -> sql.Composed:
        return sql.SQL(
            "INSERT INTO {table} AS present ({columns})"
            " SELECT DISTINCT ON ({key}) {columns} FROM {stage} ORDER BY {key}, {newest} DESC {on_conflict}"
        ).format(
            table=self._name(table),
            columns=_names(table.names),
            key=_names(table.key),
            stage=sql.Identifier("pg_temp", f"stage_{table.name}"),
            newest=sql.Identifier(table.newest),
            on_conflict=self._upsert(table),
        )

    def _upsert(self, table: Table) -> sql.Composed:
        return sql.SQL("ON CONFLICT ({key}) DO UPDATE SET {changes} WHERE present.{newest} < EXCLUDED.{newest}").format(
            key=_names(table.key),
            newest=sql.Identifier(table.newest),
            changes=sql.SQL(", ").join(_change(table, name) for name in table.names if name not in table.key),
        )

    def _name(self, table: Table) -> sql.Identifier:
        return sql.Identifier(self._schema, table.name)

    def _sql(self, text: str, table: Table | None = None) -> sql.Composed:
        names: Mapping[str, sql.Composable] = {"schema": sql.Identifier(self._schema)}
        if table is not None:
            names = {"table": self._name(table), "stage": sql.Identifier("pg_temp", f"stage_{table.name}")}
        return sql.SQL(text).format(**names)


def _names(names: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))


_ADDED = {"events": "present.events + EXCLUDED.events", "last_seq": "greatest(present.last_seq, EXCLUDED.last_seq)"}


def _change(table: Table, name: str) -> sql.Composed:
    """A device's counts add up, which the guarded position makes safe; everything else is replaced."""
    added = _ADDED.get(name) if table is DEVICES else None
    value = sql.SQL(added) if added else sql.SQL("EXCLUDED.{}").format(sql.Identifier(name))
    return sql.SQL("{} = {}").format(sql.Identifier(name), value)
