"""A whole topic as it stands now, committed records only: for commands that list, never for the hot path."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from schemas.errors import ServiceUnreachable

_POLL_MS = 500


async def read_topic(kafka: str, topic: str) -> AsyncIterator[Any]:
    """Yield all records up to the present end, partition by partition; raise ServiceUnreachable."""
    consumer = AIOKafkaConsumer(
        bootstrap_servers=kafka, enable_auto_commit=False, isolation_level="read_committed", fetch_max_wait_ms=100
    )
    try:
        await consumer.start()
        await consumer.topics()
        numbers = sorted(consumer.partitions_for_topic(topic) or ())
        for source in [TopicPartition(topic, number) for number in numbers]:
            consumer.assign([source])
            end = (await consumer.end_offsets([source]))[source]
            await consumer.seek_to_beginning(source)
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
