"""The audit: a replay of the journal, or of its archive, into a shadow, and the live tables held against it row by row.

Changes nothing and stops nobody. Files with acts beyond the replay's end are left out and counted: of the others every
row must be what the journal gives, its leaf included.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from projections import runs
from projections.compare import RowDifference
from projections.migrations import LIVE, migrate
from projections.runs import Run
from projections.shadow import Positions, Session, Shadow, Told, get_topic_id, read_positions, stops_at
from projections.tables import KEYS
from schemas.archive_reader import Source

_ENDS = "CREATE TEMPORARY TABLE ends (partition smallint, stop bigint, reached bigint) ON COMMIT DROP"
_LATER = (  # what lies beyond the place that the live tables say they reached is no later act: it was put in
    "CREATE TEMPORARY TABLE later ON COMMIT DROP AS SELECT DISTINCT file_id, partition, device_id"
    " FROM sijill.timeline JOIN ends USING (partition) WHERE journal_offset >= stop AND journal_offset < reached"
)
_KEPT = {  # which rows are compared; of all other tables those of files without a later act
    "timeline": "NOT EXISTS (SELECT FROM ends WHERE partition = one.partition"
    " AND one.journal_offset >= stop AND one.journal_offset < reached)",
    "import_sessions": "one.session_id NOT IN (SELECT file_id FROM later)",
    "devices": "(one.partition, one.device_id) NOT IN (SELECT partition, device_id FROM later)",
}
_OF_A_FILE = "one.file_id NOT IN (SELECT file_id FROM later)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What an audit found; `differing` counts rows by table, `differences` are the first of them.

    `later`: files left out because they changed after the replay's end, which `positions` are.
    """

    run_id: str
    topic_id: str
    events: int
    seconds: float
    positions: Positions
    rows: Mapping[str, int]
    differing: Mapping[str, int]
    differences: tuple[RowDifference, ...]
    later: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """One audit; at most `most` rows of each table are listed."""

    source: Source
    postgres: str
    run_id: str
    seed: int
    workers: int = 2
    most: int = 100
    told: Told = lambda _: None

    def run(self) -> Audited:
        """Replay and compare; raise SijillError or KeyboardInterrupt. The shadow never stays."""
        started, run = time.monotonic(), Run.named(self.run_id)
        migrate(self.postgres)
        with psycopg.connect(self.postgres, autocommit=True, application_name="sijill-audit") as session:
            runs.begin(session, run, self.seed)
            with runs.cleaned(self.postgres, run):
                shadow = Shadow(
                    source=self.source,
                    postgres=self.postgres,
                    run=run,
                    topic_id=asyncio.run(get_topic_id(session, self.source)),
                    workers=self.workers,
                    told=self.told,
                )
                stops = stops_at(session, self.source)
                shadow.fill(session, stops)
                found = self._compare(shadow, stops, started)
                runs.drop_schema(session, run.shadow)
                runs.end(
                    session,
                    run,
                    "DIFFERENT" if found.differences else "EQUAL",
                    topic_id=shadow.topic_id,
                    positions=stops,
                    differences=found.differences,
                )
        return found

    def _compare(self, shadow: Shadow, stops: Positions, started: float) -> Audited:
        """Compare within one snapshot of the live tables."""
        with psycopg.connect(self.postgres, autocommit=True) as session, session.transaction():
            session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            reached = read_positions(session)
            session.execute(_ENDS)
            session.execute(
                "INSERT INTO ends SELECT * FROM unnest(%s::smallint[], %s::bigint[], %s::bigint[])",
                (list(stops), list(stops.values()), [reached[partition] for partition in stops]),
            )
            session.execute(_LATER)
            later = session.execute("SELECT count(DISTINCT file_id) FROM later").fetchone()
            found, differing, rows = list[RowDifference](), dict[str, int](), dict[str, int]()
            for table in KEYS:
                rows[table] = _count(session, shadow.run.shadow, table)
                ours = self._differences(session, shadow.run.shadow, table)
                if ours:
                    differing[table] = ours[0][-1]
                found += [_difference(table, row) for row in ours]
        return Audited(
            run_id=self.run_id,
            topic_id=shadow.topic_id,
            events=rows["timeline"],
            seconds=time.monotonic() - started,
            positions=stops,
            rows=rows,
            differing=differing,
            differences=tuple(found),
            later=0 if later is None else later[0],
        )

    def _differences(self, session: Session, shadow: str, table: str) -> list[tuple[Any, ...]]:
        names = sql.SQL(", ").join(map(sql.Identifier, KEYS[table]))
        kept = sql.SQL(_KEPT.get(table, _OF_A_FILE))
        side = sql.SQL("SELECT {key}, one AS row FROM {table} AS one WHERE {kept}")
        live, rebuilt = (
            side.format(key=names, table=sql.Identifier(name, table), kept=kept) for name in (LIVE, shadow)
        )
        return session.execute(
            sql.SQL(
                "WITH differing AS ("
                "  SELECT concat_ws('/', {key}) AS key, live.row AS live, rebuilt.row AS rebuilt"
                "    FROM ({live}) AS live FULL JOIN ({rebuilt}) AS rebuilt USING ({key})"
                "   WHERE live.row IS DISTINCT FROM rebuilt.row)"
                " SELECT key,"
                "        CASE WHEN live IS NULL THEN 'MISSING' WHEN rebuilt IS NULL THEN 'ADDED' ELSE 'CHANGED' END,"
                "        (SELECT array_agg(l.key ORDER BY l.key) FROM jsonb_each(to_jsonb(live)) AS l"
                "           JOIN jsonb_each(to_jsonb(rebuilt)) AS r USING (key)"
                "          WHERE l.value IS DISTINCT FROM r.value),"
                "        coalesce((rebuilt).partition, (live).partition),"
                "        coalesce((rebuilt).journal_offset, (live).journal_offset), count(*) OVER ()"
                "   FROM differing ORDER BY key LIMIT {most}"
            ).format(key=names, live=live, rebuilt=rebuilt, most=sql.Literal(self.most))
        ).fetchall()


def _count(session: Session, schema: str, table: str) -> int:
    row = session.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(schema, table))).fetchone()
    return 0 if row is None else int(row[0])


def _difference(table: str, row: tuple[Any, ...]) -> RowDifference:
    key, kind, columns, partition, offset, _ = row
    return RowDifference(
        table=table, key=key, kind=kind, columns=tuple(columns or ()), partition=partition, journal_offset=offset
    )
