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
from schemas.errors import NotReadable, ServiceUnreachable, Shredded
from schemas.events import RecordAccessed
from schemas.journal import JournalRecord
from schemas.registry import Registry
from schemas.sealing import SubjectKeys, open_value, sealed_fields
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
        async with Registry(self._registry) as registry:
            ids = await registry.ids((access.NAME,))
        value = frame(ids[access.NAME], encode_body(access))
        try:
            async with asyncio.timeout(_WRITE_SECONDS):
                await self._send(access.file_id.encode(), value)
        except (KafkaError, OSError, TimeoutError) as failure:
            raise ServiceUnreachable(
                "The read could not be written down, so nothing is shown.",
                where=ACCESS.name,
                mend="Try again when the broker answers.",
            ) from failure

    async def _send(self, key: bytes, value: bytes) -> None:
        producer: Any = AIOKafkaProducer(bootstrap_servers=self._kafka, acks="all", enable_idempotence=True)
        try:
            await producer.start()
            await producer.send_and_wait(ACCESS.name, key=key, value=value)
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
    return [_open(record, path, sealed, keys) for record in records for path, sealed in sealed_fields(record.event)]


def _open(record: JournalRecord, path: str, sealed: Any, keys: SubjectKeys) -> Revealed:
    value, because = None, None
    try:
        value = clear(_opened(record, path, sealed, keys))
    except Shredded:
        because = "destroyed"
    except NotReadable as failure:
        because = failure.what
    meta = record.event.meta
    return Revealed(
        event_id=meta.event_id,
        type=record.event.NAME,
        occurred_at=meta.occurred_at,
        field=path,
        value=value,
        missing_because=because,
    )


def _opened(record: JournalRecord, path: str, sealed: Any, keys: SubjectKeys) -> Any:
    wrapped = next((key.wrapped_key for key in record.stamp.keys if key.field == path), None)
    if wrapped is None:
        raise NotReadable("The stamp holds no key for this value.", where=path)
    subject_key = keys.key(sealed.subject_key_id)
    if subject_key is None:
        raise Shredded("The subject's key was destroyed.", where=path)
    return open_value(sealed, wrapped, subject_key, event_id=record.event.meta.event_id, field=path)
