"""A whole topic as it stands now, committed records only: for commands that list, never for the hot path."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from schemas.errors import ServiceUnreachable
from schemas.topics import PARTITIONS

_POLL_MS = 500


async def read_topic(
    kafka: str, topic: str, *, partitions: int = PARTITIONS, committed: bool = True
) -> AsyncIterator[Any]:
    """Yield all records up to the present end, partition by partition; none for a topic that does not exist.

    Raises ServiceUnreachable.
    """
    isolation = "read_committed" if committed else "read_uncommitted"
    consumer = AIOKafkaConsumer(
        bootstrap_servers=kafka, enable_auto_commit=False, isolation_level=isolation, fetch_max_wait_ms=100
    )
    try:
        await consumer.start()
        exists = topic in await consumer.topics()
        for source in [TopicPartition(topic, number) for number in range(partitions if exists else 0)]:
            consumer.assign([source])
            end = (await consumer.end_offsets([source]))[source]
            # not seek_to_beginning: it races with the reset that assign() began, and may end at the latest record
            consumer.seek(source, (await consumer.beginning_offsets([source]))[source])
            while await consumer.position(source) < end:
                for record in (await consumer.getmany(source, timeout_ms=_POLL_MS)).get(source, ()):
                    if record.offset < end:
                        yield record
    except (KafkaError, OSError) as failure:
        raise ServiceUnreachable(
            f"Kafka does not answer: {type(failure).__name__}.", where=kafka, mend="See `sijill status`."
        ) from failure
    finally:
        await consumer.stop()
