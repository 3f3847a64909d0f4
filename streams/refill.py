"""Writes a partition again as it was: each record at the offset, with the time and the headers that it had.

Where transactions left their markers, transactions leave markers again; where nothing is known of what lay there, an
aborted one takes the place. Every offset that the broker gives is held to the one that the record had.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError
from aiokafka.producer import sender

from schemas.errors import PositionLost, ServiceUnreachable
from schemas.first_coordinates import Header

_BATCH_BYTES, _REQUEST_BYTES = 900_000, 16 * 1024 * 1024
_IN_FLIGHT = 2_000  # records whose answers are waited for
_BETWEEN_S = 0.003  # as in `streams.transaction`: the broker still writes the last markers
_TRANSACTION_MS = 900_000  # the most that a broker allows; a topic without transactions is written in one


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """A record to be written at its offset; `timestamp` in ms."""

    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: list[Header]


class Refill:
    """Writes one partition of an empty topic; an async context manager."""

    def __init__(self, kafka: str, topic: str, partition: int) -> None:
        """Take the place; nothing is sent before it is entered."""
        sender.BACKOFF_OVERRIDE = _BETWEEN_S
        self._kafka, self._place = kafka, TopicPartition(topic, partition)
        self._producer: Any = AIOKafkaProducer(
            bootstrap_servers=kafka,
            transactional_id=f"sijill-restore-{topic}-{partition}",
            transaction_timeout_ms=_TRANSACTION_MS,
            max_batch_size=_BATCH_BYTES,
            max_request_size=_REQUEST_BYTES,
            retry_backoff_ms=10,
            linger_ms=2,
        )
        self._at, self._is_open = 0, False
        self._waiting: list[tuple[int, Any]] = []
        self._told: Callable[[int], None] = lambda _: None

    async def __aenter__(self) -> Self:
        """Connect; raise ServiceUnreachable."""
        try:
            await self._producer.start()
        except (KafkaError, OSError) as failure:
            raise self._unreachable(failure) from failure
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Disconnect."""
        await self._producer.stop()

    async def write(self, records: Iterable[Again], told: Callable[[int], None]) -> int:
        """Write records in the order of their offsets; return how many. Raises PositionLost, ServiceUnreachable."""
        count, self._told = 0, told
        try:
            for record in records:
                await self._write(record)
                count += 1
                if len(self._waiting) >= _IN_FLIGHT:
                    await self._settle()
            await self._close()
        except (KafkaError, OSError) as failure:
            raise self._unreachable(failure) from failure
        return count

    async def _write(self, record: Again) -> None:
        if record.offset != self._at:
            await self._close()
            await self._fill(record.offset - self._at)
        if not self._is_open:
            await self._producer.begin_transaction()
            self._is_open = True
        sending = await self._producer.send(
            self._place.topic,
            record.value,
            record.key,
            self._place.partition,
            timestamp_ms=record.timestamp,
            headers=record.headers,
        )
        self._waiting.append((record.offset, sending))
        self._at += 1

    async def _close(self) -> None:
        """End the transaction, which leaves one marker."""
        if self._is_open:
            await self._settle()
            await self._producer.commit_transaction()
            self._at, self._is_open = self._at + 1, False

    async def _fill(self, offsets: int) -> None:
        """Take up offsets with what no reader of committed records ever sees."""
        if not offsets:
            return
        await self._producer.begin_transaction()
        # the library adds a partition to a transaction when it sends: a marker alone needs it by hand
        self._producer._txn_manager.maybe_add_partition_to_txn(self._place)  # noqa: SLF001
        sent = [await self._send_filler() for _ in range(offsets - 1)]
        for number, sending in enumerate(sent, self._at):
            self._require(number, (await sending).offset)
        await (self._producer.abort_transaction() if sent else self._producer.commit_transaction())
        self._at += offsets

    async def _send_filler(self) -> Any:
        return await self._producer.send(self._place.topic, b"", b"", self._place.partition)

    async def _settle(self) -> None:
        """Hold the answers that are still out to what was meant."""
        answers = await asyncio.gather(*(sending for _, sending in self._waiting))
        for (offset, _), answer in zip(self._waiting, answers, strict=True):
            self._require(offset, answer.offset)
        self._waiting.clear()
        self._told(len(answers))

    def _require(self, meant: int, found: int) -> None:
        if meant != found:
            what = f"The record of offset {meant} came to {found}: somebody else writes to the topic."
            mend = "Throw these topics away and restore into empty ones, with nothing else running."
            raise PositionLost(what, where=f"{self._place.topic}/{self._place.partition}", mend=mend)

    def _unreachable(self, failure: BaseException) -> ServiceUnreachable:
        mend = "Throw these topics away and restore into empty ones."
        return ServiceUnreachable(f"Kafka failed: {type(failure).__name__}.", where=self._kafka, mend=mend)
