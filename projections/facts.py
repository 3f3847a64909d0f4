"""The facts that tables count, from either side of the house: the live tables, or the journal itself.

Both give each file's accepted events inside a cut, in journal order, to one and the same fold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import psycopg

from register.statistics.facts import ApplicationFact, application_facts, joined
from register.statistics.figures import Cut
from schemas.codec import decode_body, decode_single
from schemas.errors import CommandRefused
from schemas.journal import JournalRecord, read_journal_record
from schemas.journal_reader import JournalReader

_ROWS_AT_ONCE = 5_000
_RECORDS_AT_ONCE = 5_000


def facts_from_tables(dsn: str, cut: Cut) -> list[ApplicationFact]:
    """Return the facts of the timeline inside `cut`; raise CommandRefused while the tables are behind it."""
    facts: list[ApplicationFact] = []
    with psycopg.connect(dsn, options="-c timezone=UTC") as session:
        session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        reached: dict[int, int] = dict(
            session.execute("SELECT partition, next_offset FROM sijill.positions").fetchall()
        )
        for partition, offset in enumerate(cut.offsets):
            if reached.get(partition, 0) < offset:
                raise CommandRefused(
                    "The tables have not yet reached this cut.",
                    where=f"partition {partition}: {reached.get(partition, 0)} of {offset}",
                    mend="Wait for the projector, or use --source journal.",
                )
            rows = _rows(session, partition, offset)
            facts += application_facts((file_id, list(found)) for file_id, found in groupby(rows, lambda r: r.file_id))
    return joined(facts)


def _rows(session: psycopg.Connection, partition: int, before: int) -> Iterator[JournalRecord]:
    with session.cursor(name=f"facts_{partition}") as cursor:
        cursor.itersize = _ROWS_AT_ONCE
        cursor.execute(
            "SELECT journal_offset, file_id::text, type, body, stamp"
            "  FROM sijill.timeline"
            " WHERE partition = %s AND journal_offset < %s"
            " ORDER BY file_id, journal_offset",
            (partition, before),
        )
        for offset, file_id, name, body, raw_stamp in cursor:
            stamp = decode_single(raw_stamp)
            event = decode_body(name, body, stamp.schema_sha256)
            yield JournalRecord(
                partition=partition, offset=offset, file_id=file_id, event=event, stamp=stamp, body=body
            )


async def facts_from_journal(kafka: str, cut: Cut) -> list[ApplicationFact]:
    """Return the facts of the journal inside `cut`, one partition at a time."""
    facts: list[ApplicationFact] = []
    async with JournalReader(kafka) as reader:
        for partition, offset in enumerate(cut.offsets):
            files = await _files(reader, partition, offset)
            facts += application_facts(sorted(files.items()))
    return joined(facts)


async def _files(reader: JournalReader, partition: int, before: int) -> dict[str, Sequence[JournalRecord]]:
    files: dict[str, list[JournalRecord]] = {}
    reader.start({partition: 0})
    async for polled in reader.read_to({partition: before}, _RECORDS_AT_ONCE):
        for raw in polled.get(partition, ()):
            record = read_journal_record(partition, raw.offset, raw.key, raw.value, raw.headers)
            files.setdefault(record.file_id, []).append(record)
    return dict(files)
