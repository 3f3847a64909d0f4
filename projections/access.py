"""Reading personal values: first the read goes to the access topic, then, and only then, anything is opened.

If the access cannot be written nothing is opened and nothing is returned: no log, no data (design 7).
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from projections.clear import clear
from schemas.codec import encode_body, frame
from schemas.content import sealed_fields
from schemas.errors import NotReadable, ServiceUnreachable, Shredded
from schemas.events import RecordAccessed
from schemas.journal import JournalRecord
from schemas.registry import Registry
from schemas.sealing import SubjectKeys, open_event
from schemas.topics import ACCESS

_WRITE_SECONDS = 10.0  # a person is waiting; a broker that needs longer is taken as down


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """One personal value: `value` in clear, or None and why it is gone or cannot be read."""

    event_id: str
    type: str
    occurred_at: int
    field: str
    value: Mapping[str, Any] | None
    missing_because: str | None = None


class AccessLog(Protocol):
    """Where reads are written down."""

    async def write(self, access: RecordAccessed) -> None:
        """Write one read durably; raise ServiceUnreachable when that is not certain."""


class AccessTopic:
    """The access topic: acknowledged by all replicas before `write` returns."""

    def __init__(self, kafka: str, registry: str) -> None:
        self._kafka, self._registry = kafka, registry

    async def write(self, access: RecordAccessed) -> None:
        """Write one read durably; raise ServiceUnreachable when that is not certain."""
        await self.write_all([access])

    async def write_all(self, accesses: Sequence[RecordAccessed]) -> None:
        """Write reads durably; raise ServiceUnreachable when that is not certain of every one."""
        async with Registry(self._registry) as registry:
            schema_id = (await registry.ids((RecordAccessed.NAME,)))[RecordAccessed.NAME]
        try:
            async with asyncio.timeout(_WRITE_SECONDS):
                await self._send([(each.file_id.encode(), frame(schema_id, encode_body(each))) for each in accesses])
        except (KafkaError, OSError, TimeoutError) as failure:
            raise ServiceUnreachable(
                "The read could not be written down, so nothing is shown.",
                where=ACCESS.name,
                mend="Try again when the broker answers.",
            ) from failure

    async def _send(self, records: Sequence[tuple[bytes, bytes]]) -> None:
        producer: Any = AIOKafkaProducer(bootstrap_servers=self._kafka, acks="all", enable_idempotence=True)
        try:
            await producer.start()
            for delivery in [await producer.send(ACCESS.name, key=key, value=value) for key, value in records]:
                await delivery
        finally:
            await producer.stop()


def sealed_paths(records: Sequence[JournalRecord]) -> tuple[str, ...]:
    """Return the names `Event.path` of all sealed fields in these records."""
    return tuple(dict.fromkeys(f"{r.event.NAME}.{path}" for r in records for path, _ in sealed_fields(r.event)))


async def reveal(
    records: Sequence[JournalRecord], access: RecordAccessed, *, log: AccessLog, keys: SubjectKeys
) -> list[Revealed]:
    """Write the access, then open every sealed value of the records; raise ServiceUnreachable with nothing opened."""
    await log.write(access)
    return [
        _revealed(record, path, opened)
        for record in records
        for path, opened in open_event(record.event, record.stamp.keys, keys)
    ]


def _revealed(record: JournalRecord, path: str, opened: Any) -> Revealed:
    because = None
    if isinstance(opened, NotReadable):
        because = "destroyed" if isinstance(opened, Shredded) else opened.what
    meta = record.event.meta
    return Revealed(
        event_id=meta.event_id,
        type=record.event.NAME,
        occurred_at=meta.occurred_at,
        field=path,
        value=None if because is not None else clear(opened),
        missing_because=because,
    )
