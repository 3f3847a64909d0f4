"""Small batches: every row a prepared statement of its own, all of them in one round trip.

Below a hundred rows the stages of the bulk way cost more than they save: an event is in its row three times as soon.
Takes the same COPY tuples as the bulk way, so that both write the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

import psycopg
from psycopg import sql
from psycopg.adapt import Dumper
from psycopg.pq import Format

SMALL = 64  # events; above, COPY into a stage and one merge for each table are faster
_LENGTH = struct.Struct(">i").unpack_from
_COUNT_BYTES, _LENGTH_BYTES = 2, 4


class _Encoded(bytes):
    """One value in PostgreSQL's binary form."""


class _AsEncoded(Dumper):
    """Hands a value over as it is; its type (0) is that of the column it goes to."""

    format, oid = Format.BINARY, 0

    def dump(self, obj: bytes) -> bytes:
        """Return the value."""
        return obj


def teach(session: psycopg.Connection) -> None:
    """Have a session take values that are encoded already."""
    session.adapters.register_dumper(_Encoded, _AsEncoded)


def insert_one(table: sql.Composable, columns: Sequence[str], on_conflict: sql.Composable) -> sql.Composed:
    """Return the statement that inserts one row of encoded values, and what it does where the key is there."""
    return sql.SQL("INSERT INTO {table} AS present ({columns}) VALUES ({values}) {on_conflict}").format(
        table=table,
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        values=sql.SQL(", ").join([sql.SQL("%b")] * len(columns)),
        on_conflict=on_conflict,
    )


def values(row: bytes) -> tuple[bytes | None, ...]:
    """Return the values of a COPY tuple (PostgreSQL 18 manual, COPY, "Tuples"): a count, then length and bytes each."""
    return tuple(_values(row))


def _values(row: bytes) -> Iterator[bytes | None]:
    at = _COUNT_BYTES
    while at < len(row):
        (length,) = _LENGTH(row, at)
        at += _LENGTH_BYTES
        yield None if length < 0 else _Encoded(row[at : at + length])
        at += max(length, 0)
