"""Cuts of the journal: resolved once from the live end or a time, stored as offsets, read back by id.

A time is resolved only when the screen has passed it in every partition; afterwards the offsets are the cut.
"""

from __future__ import annotations

from datetime import UTC, datetime

import psycopg
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from register.statistics.figures import Cut
from schemas.errors import CommandRefused, ServiceUnreachable
from schemas.topics import INTAKE, JOURNAL

SCREEN_GROUP = "sijill-screen"


async def resolve_cut(kafka: str, *, known_at: int | None = None) -> Cut:
    """Return the cut at the committed end of the journal, or of all that was recorded by `known_at` (microseconds).

    Raises CommandRefused while the screen has not passed `known_at`, ServiceUnreachable without a broker.
    """
    consumer = AIOKafkaConsumer(
        bootstrap_servers=kafka, isolation_level="read_committed", enable_auto_commit=False, group_id=None
    )
    try:
        await consumer.start()
        places = [TopicPartition(JOURNAL.name, partition) for partition in range(JOURNAL.partitions)]
        ends = await consumer.end_offsets(places)
        offsets = [ends[place] for place in places]
        if known_at is not None:
            await _refuse_what_is_not_screened(kafka, consumer, known_at)
            after = await consumer.offsets_for_times(dict.fromkeys(places, known_at // 1000 + 1))
            offsets = [found.offset if (found := after[place]) else ends[place] for place in places]
    except (KafkaError, OSError) as failure:
        raise ServiceUnreachable("The broker does not answer.", where=kafka) from failure
    finally:
        await consumer.stop()
    return Cut(offsets=tuple(offsets), known_at=known_at)


async def _refuse_what_is_not_screened(kafka: str, consumer: AIOKafkaConsumer, known_at: int) -> None:
    places = [TopicPartition(INTAKE.name, partition) for partition in range(INTAKE.partitions)]
    after = await consumer.offsets_for_times(dict.fromkeys(places, known_at // 1000 + 1))
    ends = await consumer.end_offsets(places)
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    try:
        committed = await admin.list_consumer_group_offsets(SCREEN_GROUP)
    finally:
        await admin.close()
    for place in places:
        wanted = found.offset if (found := after[place]) else ends[place]
        if wanted > 0 and (place not in committed or committed[place].offset < wanted):
            raise CommandRefused(
                "The screen has not yet judged everything that was submitted by then.",
                where=f"{place.topic}/{place.partition}",
                mend="Wait until the screen has caught up, or take an earlier time.",
            )


def store_cut(dsn: str, cut: Cut) -> None:
    """Keep a cut; the same offsets are kept once."""
    moment = None if cut.known_at is None else datetime.fromtimestamp(cut.known_at / 1_000_000, tz=UTC)
    with psycopg.connect(dsn) as session:
        session.execute(
            "INSERT INTO sijill_runs.cuts (cut_id, offsets, known_at) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            (cut.cut_id, list(cut.offsets), moment),
        )


def get_cut(dsn: str, cut_id: str) -> Cut:
    """Return the stored cut; raise CommandRefused when there is none of that id."""
    with psycopg.connect(dsn) as session:
        row = session.execute("SELECT offsets FROM sijill_runs.cuts WHERE cut_id = %s", (cut_id,)).fetchone()
    if row is None:
        raise CommandRefused(f"No cut has the id {cut_id}.", mend="Make one with `sijill statistics cut`.")
    return Cut(offsets=tuple(row[0]), known_at=None)
