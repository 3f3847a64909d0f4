"""Two schemas of read tables compared row by row: a hash per table and partition, then the keys of rows that differ.

The hash of a row is PostgreSQL's own over all its columns, with a seed drawn for the run, so nobody can prepare a row
that hashes like another; the hashes of rows are added, so the order of rows does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import sql

from projections.tables import KEYS

Session = psycopg.Connection[tuple[Any, ...]]
_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PartHash:
    """Rows of one table in one partition and the sum of their hashes."""

    rows: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Rows that differ in one table and partition; `keys` are the first of them."""

    table: str
    partition: int
    live_rows: int
    rebuilt_rows: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDifference:
    """A row that is not what the journal gives: CHANGED (in these columns), MISSING, or ADDED.

    `partition` and `journal_offset` are its leaf: as the journal has it, of an added row as the row itself claims.
    """

    table: str
    key: str
    kind: str
    columns: tuple[str, ...]
    partition: int
    journal_offset: int | None


Hashes = dict[tuple[str, int], PartHash]


def hash_tables(session: Session, schema: str, seed: int) -> Hashes:
    """Return rows and hash of every table and partition of a schema."""
    hashes: Hashes = {}
    for table in KEYS:
        rows = session.execute(
            sql.SQL(
                "SELECT partition, count(*), sum(hash_record_extended(one, %s)::numeric)::text"
                " FROM {} AS one GROUP BY partition ORDER BY partition"
            ).format(sql.Identifier(schema, table)),
            (seed,),
        )
        hashes |= {(table, part): PartHash(rows=count, hash=total) for part, count, total in rows}
    return hashes


def find_differences(
    session: Session, live: str, rebuilt: str, seed: int, found: tuple[Hashes, Hashes]
) -> list[Difference]:
    """Return where the two differ, with the keys of the rows concerned."""
    of_live, of_rebuilt = found
    nothing = PartHash(rows=0, hash="0")
    differing = sorted(key for key in of_live.keys() | of_rebuilt.keys() if of_live.get(key) != of_rebuilt.get(key))
    return [
        Difference(
            table=name,
            partition=partition,
            live_rows=of_live.get((name, partition), nothing).rows,
            rebuilt_rows=of_rebuilt.get((name, partition), nothing).rows,
            keys=_differing_keys(session, name, (live, rebuilt), partition, seed),
        )
        for name, partition in differing
    ]


def _differing_keys(
    session: Session, table: str, schemas: tuple[str, str], partition: int, seed: int
) -> tuple[str, ...]:
    key = sql.SQL(", ").join(map(sql.Identifier, KEYS[table]))
    side = (
        "SELECT {key}, hash_record_extended(one, %(seed)s) AS hash FROM {table} AS one WHERE partition = %(partition)s"
    )
    live, rebuilt = (sql.SQL(side).format(key=key, table=sql.Identifier(schema, table)) for schema in schemas)
    rows = session.execute(
        sql.SQL(
            "SELECT concat_ws('/', {key}) FROM ({live}) AS live FULL JOIN ({rebuilt}) AS rebuilt USING ({key})"
            " WHERE live.hash IS DISTINCT FROM rebuilt.hash ORDER BY {key} LIMIT {limit}"
        ).format(key=key, live=live, rebuilt=rebuilt, limit=sql.Literal(_SHOWN)),
        {"seed": seed, "partition": partition},
    )
    return tuple(row[0] for row in rows)
