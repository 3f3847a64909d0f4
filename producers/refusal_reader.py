"""Reads a station's refusals from where it stopped, committed ones only; decides nothing about them."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from producers.line import Address
from schemas import codec
from schemas.errors import ServiceUnreachable
from schemas.events import Refusal
from schemas.partitioning import partition_of
from schemas.registry import Registry

_POLL_MS = 200
_REQUEST_MS = 10_000
_LONGEST_S = 20.0  # a year of refusals of a busy station; who cannot have them by then asks again from there
_CLOSE_S = 3.0


async def read_refusals(address: Address, station_id: str, *, after: int | None) -> tuple[list[Refusal], int]:
    """Return the refusals of a station from offset `after` on (None: only those to come), and the next offset.

    Raises ServiceUnreachable, RegistryUnreachable, Undecodable.
    """
    consumer = AIOKafkaConsumer(
        address.refusals,
        bootstrap_servers=address.bootstrap,
        enable_auto_commit=False,
        isolation_level="read_committed",
        fetch_max_wait_ms=100,
        request_timeout_ms=_REQUEST_MS,
    )
    try:
        async with asyncio.timeout(_LONGEST_S):
            await consumer.start()
            return await _read(consumer, address, station_id, after)
    except (KafkaError, OSError) as failure:  # TimeoutError is an OSError
        what = f"The refusals of the register cannot be read: {type(failure).__name__}."
        mend = "See `sijill status`; the acts are kept in the outbox."
        raise ServiceUnreachable(what, where=address.bootstrap, mend=mend) from failure
    finally:
        with suppress(TimeoutError, KafkaError):
            await asyncio.wait_for(consumer.stop(), _CLOSE_S)


async def _read(
    consumer: AIOKafkaConsumer, address: Address, station_id: str, after: int | None
) -> tuple[list[Refusal], int]:
    count = len(consumer.partitions_for_topic(address.refusals) or ())
    if count == 0:
        return [], 0
    source = TopicPartition(address.refusals, partition_of(station_id, count))
    consumer.unsubscribe()  # the name was given only to learn the number of its partitions
    consumer.assign([source])
    end = (await consumer.end_offsets([source]))[source]
    first = (await consumer.beginning_offsets([source]))[source]
    consumer.seek(source, end if after is None else max(first, min(after, end)))
    values: list[bytes] = []
    while await consumer.position(source) < end:
        fetched = (await consumer.getmany(source, timeout_ms=_POLL_MS)).get(source, ())
        values += [one.value for one in fetched if one.offset < end and one.key == station_id.encode()]
    async with Registry(address.registry_url) as registry:
        return [await _decoded(registry, value) for value in values], end


async def _decoded(registry: Registry, value: bytes) -> Refusal:
    schema_id, body = codec.unframe(value)
    contract = await registry.find_contract(schema_id)
    found: Refusal = codec.decode_body("Refusal", body, None if contract is None else contract.sha256)
    return found
