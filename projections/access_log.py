"""Who read personal values: what the access topic holds of a file, or of all, to its present end.

Whole or not at all: a record that cannot be read ends the reading with an error, it is never left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from projections.access import Entry
from schemas.codec import decode_body, unframe
from schemas.errors import ServiceUnreachable, Undecodable
from schemas.first_coordinates import find_contract_name
from schemas.partitioning import partition_of
from schemas.registry import Registry
from schemas.topics import ACCESS

_POLL_MS = 200


async def read_entries(kafka: str, registry: str, file_id: str | None = None) -> list[Entry]:
    """Return the log's entries about a file, or (None) about all, oldest first; raise ServiceUnreachable."""
    partitions = range(ACCESS.partitions) if file_id is None else [partition_of(file_id, ACCESS.partitions)]
    records = await _read_records(kafka, partitions, None if file_id is None else file_id.encode())
    found: list[Entry] = []
    async with Registry(registry) as contracts:
        for record in records:
            schema_id, body = unframe(record.value)
            name, digest = find_contract_name(record.headers) or await contracts.name_of(schema_id)
            if name not in ACCESS.contracts:
                raise Undecodable("SCHEMA_UNKNOWN", f"Schema {schema_id} is no entry of the log.", where=ACCESS.name)
            found.append(decode_body(name, body, digest))
    return sorted(found, key=lambda entry: entry.at)


async def _read_records(kafka: str, partitions: Sequence[int], key: bytes | None) -> list[Any]:
    consumer: Any = AIOKafkaConsumer(bootstrap_servers=kafka, enable_auto_commit=False, auto_offset_reset="none")
    places, records = [TopicPartition(ACCESS.name, number) for number in partitions], list[Any]()
    try:
        await consumer.start()
        consumer.assign(places)
        ends, begins = await consumer.end_offsets(places), await consumer.beginning_offsets(places)
        for place in places:
            consumer.seek(place, begins[place])
        while any([await consumer.position(place) < ends[place] for place in places]):
            for place, polled in (await consumer.getmany(timeout_ms=_POLL_MS)).items():
                wanted = (one for one in polled if key is None or one.key == key)
                records += [one for one in wanted if one.offset < ends[place]]
    except (KafkaError, OSError) as failure:
        raise ServiceUnreachable("The broker does not answer.", where=kafka, mend="See `sijill status`.") from failure
    finally:
        await consumer.stop()
    return records
