"""Who read personal values of a file: what the access topic holds of it, to its present end.

Whole or not at all: a record that cannot be read ends the reading with an error, it is never left out.
"""

from __future__ import annotations

from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from schemas.codec import decode_body, unframe
from schemas.errors import ServiceUnreachable
from schemas.events import RecordAccessed
from schemas.first_coordinates import find_contract_name
from schemas.partitioning import partition_of
from schemas.registry import Registry
from schemas.topics import ACCESS

_POLL_MS = 200


async def read_accesses(kafka: str, registry: str, file_id: str) -> list[RecordAccessed]:
    """Return the reads of a file's personal values, oldest first; raise ServiceUnreachable."""
    records = await _read_records(kafka, file_id)
    found: list[RecordAccessed] = []
    async with Registry(registry) as contracts:
        for record in records:
            schema_id, body = unframe(record.value)
            restored = find_contract_name(record.headers)
            contract = None if restored else await contracts.find_contract(schema_id)
            digest = restored[1] if restored else None if contract is None else contract.sha256
            found.append(decode_body(RecordAccessed.NAME, body, digest))
    return sorted(found, key=lambda access: access.at)


async def _read_records(kafka: str, file_id: str) -> list[Any]:
    consumer: Any = AIOKafkaConsumer(bootstrap_servers=kafka, enable_auto_commit=False, auto_offset_reset="none")
    place, key = TopicPartition(ACCESS.name, partition_of(file_id, ACCESS.partitions)), file_id.encode()
    records: list[Any] = []
    try:
        await consumer.start()
        consumer.assign([place])
        end = (await consumer.end_offsets([place]))[place]
        consumer.seek(place, (await consumer.beginning_offsets([place]))[place])
        while await consumer.position(place) < end:
            polled = (await consumer.getmany(place, timeout_ms=_POLL_MS)).get(place, ())
            records += [record for record in polled if record.key == key and record.offset < end]
    except (KafkaError, OSError) as failure:
        raise ServiceUnreachable("The broker does not answer.", where=kafka, mend="See `sijill status`.") from failure
    finally:
        await consumer.stop()
    return records
