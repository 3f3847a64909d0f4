"""The log of reads: an entry is acknowledged by all replicas before anybody is shown anything (design 7).

One producer for as long as a process reads: to make one anew for each read costs twenty times the entry.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Protocol, Self

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from schemas.codec import encode_body, frame
from schemas.errors import ServiceUnreachable
from schemas.events import ReadsWatched, RecordAccessed
from schemas.registry import Registry
from schemas.topics import ACCESS

_WRITE_SECONDS = 10.0  # a person is waiting; a broker that needs longer is taken as down
Entry = RecordAccessed | ReadsWatched


class AccessLog(Protocol):
    """Where reads are written down."""

    async def write_all(self, entries: Sequence[Entry]) -> None:
        """Write entries durably; raise ServiceUnreachable when that is not certain of every one."""


class AccessTopic:
    """The access topic, used as `async with`; the first entry makes the connection."""

    def __init__(self, kafka: str, registry: str) -> None:
        self._kafka, self._registry = kafka, registry
        self._producer: Any = None
        self._ids: dict[str, int] = {}

    async def __aenter__(self) -> Self:
        """Connect to nothing yet."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        if self._producer is not None:
            await self._producer.stop()

    async def write_all(self, entries: Sequence[Entry]) -> None:
        """Write entries durably; raise ServiceUnreachable when that is not certain of every one."""
        try:
            async with asyncio.timeout(_WRITE_SECONDS):
                await self._connect()
                sent = [
                    await self._producer.send(
                        ACCESS.name, key=each.file_id.encode(), value=frame(self._ids[each.NAME], encode_body(each))
                    )
                    for each in entries
                ]
                await asyncio.gather(*sent)
        except (KafkaError, OSError, TimeoutError) as failure:
            raise ServiceUnreachable(
                "The read could not be written down, so nothing is shown.",
                where=ACCESS.name,
                mend="Try again when the broker answers.",
            ) from failure

    async def _connect(self) -> None:
        if self._producer is None:
            async with Registry(self._registry) as registry:
                self._ids = await registry.ids(ACCESS.contracts)
            producer = AIOKafkaProducer(bootstrap_servers=self._kafka, acks="all", enable_idempotence=True)
            try:
                await producer.start()
            except BaseException:
                await producer.stop()
                raise
            self._producer = producer
