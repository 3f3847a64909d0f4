"""The state of a partition as its own topics hold it: read after the former owner was fenced, so nothing is missed.

Never guesses a position: an offset that the intake no longer holds stops the partition for a person to look.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from schemas import codec
from schemas.errors import PositionLost, Undecodable
from schemas.registry import Registry
from streams.lane import Lane
from streams.partition import PartitionState, event_key

_POLL_MS = 500
_TAIL = 16  # a transaction's marker takes an offset, so the last record may lie a few offsets before the end


async def restore(kafka: str, registry: Registry, lane: Lane, partition: int) -> PartitionState:
    """Return the committed state of a partition; raise KafkaError, RegistryUnreachable or Undecodable."""
    state = PartitionState(partition=partition)
    consumer = AIOKafkaConsumer(
        bootstrap_servers=kafka, enable_auto_commit=False, isolation_level="read_committed", fetch_max_wait_ms=100
    )
    await consumer.start()
    try:
        async for record in _all(consumer, TopicPartition(lane.outcomes, partition)):
            if record.value is not None:
                state.outcomes[event_key(record.key.decode())] = record.value[5:]
        async for record in _all(consumer, TopicPartition(lane.files, partition)):
            await _take_state(state, record, registry)
        last = await _last_time(consumer, TopicPartition(lane.journal, partition))
        state.last_recorded_at = max(state.last_recorded_at, last * 1000)
    finally:
        await consumer.stop()
    return state


async def find_position(consumer: AIOKafkaConsumer, source: TopicPartition) -> int:
    """Return the next intake offset to screen: the group's, or the beginning for a partition never screened."""
    committed = await consumer.committed(source)
    beginning = int((await consumer.beginning_offsets([source]))[source])
    end = int((await consumer.end_offsets([source]))[source])
    if committed is None:
        return beginning
    if not beginning <= committed <= end:
        raise PositionLost(
            f"The screen stands at {committed}, but the intake holds {beginning} to {end}.",
            where=f"{source.topic}/{source.partition}",
            mend="Find out what removed or replaced the topic before anything is screened.",
        )
    return int(committed)


async def _take_state(state: PartitionState, record: Any, registry: Registry) -> None:
    schema_id, body = codec.unframe(record.value)
    contract = await registry.find_contract(schema_id)
    if contract is None:
        raise Undecodable("SCHEMA_UNKNOWN", f"A file state names schema {schema_id}, which the registry denies.")
    key, recorded_at = record.key.decode(), record.timestamp * 1000
    if contract.name == "ImportSession":
        state.sessions[key] = codec.decode_body("ImportSession", body, contract.sha256)
        state.files.remove(key)
    elif contract.sha256 == codec.contract("FileState").sha256:
        state.files.put(key, body)
    else:
        old = codec.decode_body("FileState", body, contract.sha256)
        state.files.put(key, codec.encode_body(old), old)
    state.last_recorded_at = max(state.last_recorded_at, recorded_at)


async def _all(consumer: AIOKafkaConsumer, source: TopicPartition) -> AsyncIterator[Any]:
    """Yield every committed record from the beginning to the end as it stands now."""
    consumer.assign([source])
    end = (await consumer.end_offsets([source]))[source]
    # not seek_to_beginning: it races with the reset that assign() began, and may end at the latest record
    consumer.seek(source, (await consumer.beginning_offsets([source]))[source])
    while await consumer.position(source) < end:
        for record in (await consumer.getmany(source, timeout_ms=_POLL_MS)).get(source, ()):
            if record.offset < end:
                yield record


async def _last_time(consumer: AIOKafkaConsumer, source: TopicPartition) -> int:
    """Return the Kafka time of the last committed journal record in milliseconds; 0 for an empty journal."""
    consumer.assign([source])
    end = (await consumer.end_offsets([source]))[source]
    beginning = (await consumer.beginning_offsets([source]))[source]
    reach, last = _TAIL, 0
    while not last and end - reach + _TAIL > beginning:
        consumer.seek(source, max(beginning, end - reach))
        while await consumer.position(source) < end:
            for record in (await consumer.getmany(source, timeout_ms=_POLL_MS)).get(source, ()):
                last = max(last, record.timestamp)
        reach *= 4
    return last
