"""Indexes that a shadow does without while it is loaded, and gets as the migrations define them once it is full.

The keys of the merged tables stay: loading itself needs them when it writes current rows.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
from psycopg import sql

_SESSIONS = 2  # more only wait for each other on two cores


def take_indexes_off(session: psycopg.Connection[Any], schema: str) -> list[str]:
    """Drop the secondary indexes and the timeline's key; return the statements that make them again."""
    indexes = session.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
        " JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = %s AND NOT i.indisprimary ORDER BY 1",
        (schema,),
    ).fetchall()
    keys = session.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'p'",
        (f'"{schema}".timeline',),
    ).fetchall()
    timeline = sql.Identifier(schema, "timeline")
    again = [definition for _, definition in indexes]
    for name, _ in indexes:
        session.execute(sql.SQL("DROP INDEX {}").format(sql.SQL(name)))
    for name, definition in keys:
        named = {"timeline": timeline, "name": sql.Identifier(name)}
        session.execute(sql.SQL("ALTER TABLE {timeline} DROP CONSTRAINT {name}").format(**named))
        add = sql.SQL("ALTER TABLE {timeline} ADD CONSTRAINT {name} {definition}")
        again.insert(0, add.format(**named, definition=sql.SQL(definition)).as_string(session))
    return again


def put_indexes_on(dsn: str, schema: str, statements: list[str]) -> None:
    """Make the indexes again, two at a time, and tell the planner what the tables hold."""
    with ThreadPoolExecutor(_SESSIONS) as pool:
        list(pool.map(lambda statement: _run(dsn, statement), statements))
    with psycopg.connect(dsn, autocommit=True) as session:
        for (name,) in session.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", (schema,)).fetchall():
            session.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(schema, name)))


def _run(dsn: str, statement: str) -> None:
    options = "-c maintenance_work_mem=256MB -c synchronous_commit=off"
    with psycopg.connect(dsn, autocommit=True, options=options) as session:
        session.execute(statement.encode())
