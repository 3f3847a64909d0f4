"""A topic written again is the topic as it was: offsets, times, headers, and what lay between the records."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from itertools import pairwise
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from schemas.errors import PositionLost
from schemas.first_coordinates import First, added_headers
from schemas.journal_reader import JournalReader
from streams.refill import Again, Refill
from tests.conftest import Platform


@pytest.fixture
async def topics(platform: Platform) -> AsyncIterator[tuple[str, str]]:
    names = [f"test.refill.{uuid.uuid4().hex[:12]}.{number}" for number in range(2)]
    admin = AIOKafkaAdminClient(bootstrap_servers=platform.kafka)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(name, 2, 1) for name in names])
        yield names[0], names[1]
        await admin.delete_topics(names)
    finally:
        await admin.close()


async def write_unevenly(kafka: str, topic: str) -> None:
    """Leave gaps of one, two and many offsets, two at the very beginning, and a run without any."""
    place = TopicPartition(topic, 1)
    plain = AIOKafkaProducer(bootstrap_servers=kafka, enable_idempotence=True)
    odd: Any = AIOKafkaProducer(bootstrap_servers=kafka, transactional_id=f"t-{uuid.uuid4()}")
    await plain.start()
    await odd.start()

    async def transaction(count: int, *, kept: bool) -> None:
        await odd.begin_transaction()
        odd._txn_manager.maybe_add_partition_to_txn(place)
        for number in range(count):
            await odd.send(
                topic, b"v%d" % number, b"k", 1, timestamp_ms=1_700_000_000_000 + number, headers=[("h", b"")]
            )
        await (odd.commit_transaction() if kept else odd.abort_transaction())

    try:
        for count, kept in (
            (0, True),
            (0, True),
            (3, True),
            (1, True),
            (5, False),
            (1, True),
            (0, False),
            (2, True),
            (1, False),
        ):
            await transaction(count, kept=kept)
        for number in range(40):
            await plain.send_and_wait(topic, None if number == 7 else b"p%d" % number, b"k%d" % number, 1)
        await transaction(2, kept=True)
    finally:
        await plain.stop()
        await odd.stop()


async def records(kafka: str, topic: str) -> list[Any]:
    place, found = TopicPartition(topic, 1), list[Any]()
    async with AIOKafkaConsumer(bootstrap_servers=kafka, isolation_level="read_committed") as consumer:
        consumer.assign([place])
        consumer.seek(place, 0)
        [end] = (await consumer.end_offsets([place])).values()
        while await consumer.position(place) < end:
            found += (await consumer.getmany(place, timeout_ms=500)).get(place, [])
    return found


def _again(record: Any, *added: Any) -> Again:
    return Again(
        offset=record.offset,
        timestamp=record.timestamp,
        key=record.key,
        value=record.value,
        headers=[*record.headers, *added],
    )


async def refill(kafka: str, topic: str, wanted: list[Again], told: Callable[[int], None] = lambda _: None) -> int:
    async with Refill(kafka, topic, 1) as writer:
        return await writer.write(wanted, told)


async def test_every_record_comes_back_to_its_offset_and_the_topic_keeps_its_first_id(
    platform: Platform, topics: tuple[str, str]
) -> None:
    await write_unevenly(platform.kafka, topics[0])
    before, first = await records(platform.kafka, topics[0]), uuid.uuid4()
    coordinates = [First(topic_id=first, partition=1, offset=record.offset) for record in before]
    wanted = [_again(r, *added_headers(one, None)) for r, one in zip(before, coordinates, strict=True)]
    told: list[int] = []
    assert await refill(platform.kafka, topics[1], wanted, told.append) == len(before) == sum(told) == 49
    after = await records(platform.kafka, topics[1])

    assert before[0].offset == 2
    assert {b.offset - a.offset for a, b in pairwise(before)} >= {1, 2, 3}
    assert [_again(record) for record in after] == wanted
    async with JournalReader(platform.kafka, topic=topics[1]) as reader:
        assert await reader.topic_id() == str(first)
    async with JournalReader(platform.kafka, topic=topics[0]) as reader:
        assert await reader.topic_id() != str(first)


async def test_somebody_else_who_writes_to_the_topic_is_noticed(platform: Platform, topics: tuple[str, str]) -> None:
    """Then nothing may count: the cluster is thrown away and filled again."""
    async with AIOKafkaProducer(bootstrap_servers=platform.kafka) as other:
        await other.send_and_wait(topics[1], b"x", partition=1)
    wanted = [Again(offset=number, timestamp=1, key=b"k", value=b"v", headers=[]) for number in range(3)]
    with pytest.raises(PositionLost, match="somebody else writes"):
        await asyncio.wait_for(refill(platform.kafka, topics[1], wanted), 30)
