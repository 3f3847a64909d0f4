"""The record of rebuilds and audits, and the schemas that they make, keep and drop.

A run that was killed is found by the next one, marked as failed, and its shadow removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import psycopg
from psycopg import sql

from projections.compare import Difference, Hashes, RowDifference
from schemas.errors import CommandRefused

Session = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One rebuild: its id, the schema that it fills and the name under which the old tables are kept."""

    run_id: str
    shadow: str
    old: str

    @classmethod
    def named(cls, run_id: str) -> Run:
        """Return the run with this id (a UUID)."""
        short = run_id.replace("-", "")[-12:]
        return cls(run_id=run_id, shadow=f"sijill_shadow_{short}", old=f"sijill_old_{short}")


def begin(session: Session, run: Run, seed: int) -> None:
    """Record a run as running; raise CommandRefused while another one lives."""
    row = session.execute("SELECT pg_try_advisory_lock(hashtext('sijill-rebuild'))").fetchone()
    if row is None or not row[0]:
        raise CommandRefused("Another rebuild is running.", mend="Wait for it, or stop it.")
    dead = session.execute(
        "UPDATE sijill_runs.rebuilds SET outcome = 'FAILED', ended_at = now(), error = 'its process was killed'"
        " WHERE outcome = 'RUNNING' RETURNING shadow_schema"
    ).fetchall()
    for (shadow,) in dead:
        drop_schema(session, shadow)
    session.execute(
        "INSERT INTO sijill_runs.rebuilds (run_id, started_at, outcome, shadow_schema, hash_seed)"
        " VALUES (%s, now(), 'RUNNING', %s, %s)",
        (run.run_id, run.shadow, seed),
    )


def end(
    session: Session,
    run: Run,
    outcome: str,
    *,
    error: str | None = None,
    topic_id: str | None = None,
    positions: Mapping[int, int] | None = None,
    hashes: Hashes | None = None,
    differences: Sequence[Difference | RowDifference] | None = None,
) -> None:
    """Record how a run ended."""
    shown = None if hashes is None else {f"{table}/{part}": asdict(one) for (table, part), one in hashes.items()}
    session.execute(
        """
        UPDATE sijill_runs.rebuilds
           SET outcome = %(outcome)s, ended_at = clock_timestamp(), error = %(error)s,
               seconds = extract(epoch FROM clock_timestamp() - started_at),
               old_schema = CASE WHEN %(outcome)s = 'SWAPPED' THEN %(old)s END,
               topic_id = %(topic_id)s::uuid, positions = %(positions)s::jsonb, events = %(events)s,
               hashes = %(hashes)s::jsonb, differences = %(differences)s::jsonb
         WHERE run_id = %(run_id)s::uuid
        """,
        {
            "run_id": run.run_id,
            "outcome": outcome,
            "old": run.old,
            "error": error,
            "topic_id": topic_id,
            "positions": json.dumps(positions),
            "events": None if hashes is None else sum(h.rows for (t, _), h in hashes.items() if t == "timeline"),
            "hashes": json.dumps(shown),
            "differences": json.dumps([asdict(one) for one in differences or ()]),
        },
    )


@contextmanager
def cleaned(dsn: str, run: Run) -> Iterator[None]:
    """Leave no shadow behind when anything goes wrong, and record what did."""
    try:
        yield
    except BaseException as failure:
        outcome = "STOPPED" if isinstance(failure, KeyboardInterrupt) else "FAILED"
        with psycopg.connect(dsn, autocommit=True) as session:
            drop_schema(session, run.shadow)
            end(session, run, outcome, error=type(failure).__name__)
        raise


def drop_schema(session: Session, schema: str) -> None:
    """Drop a schema that a rebuild made."""
    session.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema)))


def drop_old(session: Session) -> list[str]:
    """Drop the tables kept from before earlier swaps; return their schemas."""
    kept = session.execute(
        "SELECT old_schema FROM sijill_runs.rebuilds WHERE old_schema IS NOT NULL ORDER BY started_at"
    ).fetchall()
    for (schema,) in kept:
        with session.transaction():
            drop_schema(session, schema)
            session.execute("UPDATE sijill_runs.rebuilds SET old_schema = NULL WHERE old_schema = %s", (schema,))
    return [schema for (schema,) in kept]
