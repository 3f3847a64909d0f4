"""The transactional producer of one partition: all that a batch writes, and its offset, or nothing.

A new one with the same transactional id fences the old; a failed write is never committed over.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError
from aiokafka.producer import sender

from schemas.partitioning import partition_of
from streams.blocking import BatchResult
from streams.entries import Entry
from streams.lane import Lane

_BATCH_BYTES = 900_000  # a broker's default limit for a batch is 1,048,588 bytes
_RETRY_MS = 10  # Kafka 4 answers a produce too close to a commit with NotEnoughReplicas: retry at once, or wait 100 ms
_BETWEEN_S = 0.003  # the broker still writes the last commit's markers: asking every 3 ms finds it ready after 3 to 6
_REQUEST_MS = 15_000  # also how long a batch may wait for a broker before the transaction is given up
_TRANSACTION_MS = 60_000  # readers of the journal wait this long for a screen that died and never came back
_CLOSE_S = 2.0  # a producer that cannot reach its broker never closes by itself


class Transactions:
    """Writes the batches of one partition of a lane; used by one task only."""

    def __init__(self, kafka: str, lane: Lane, partition: int, *, client_id: str) -> None:
        """Take the bootstrap address; nothing is sent before `open`."""
        # aiokafka waits 20 ms and has no setting for it: transactions one after the other took 30 ms instead of 9
        sender.BACKOFF_OVERRIDE = _BETWEEN_S
        self._lane, self._partition = lane, partition
        self._source = TopicPartition(lane.intake, partition)
        self._producer = AIOKafkaProducer(
            bootstrap_servers=kafka,
            client_id=client_id,
            transactional_id=lane.transactional_id(partition),
            transaction_timeout_ms=_TRANSACTION_MS,
            request_timeout_ms=_REQUEST_MS,
            retry_backoff_ms=_RETRY_MS,
            max_batch_size=_BATCH_BYTES,
        )

    async def open(self) -> None:
        """Fence the former owner; its open transaction is aborted, its finished one complete, when this returns."""
        await self._producer.start()

    async def write(self, result: BatchResult, next_offset: int) -> None:
        """Write a batch and the group's next offset in one transaction; raise KafkaError and write nothing."""
        await self._producer.begin_transaction()
        try:
            await self._write(result, next_offset)
        except KafkaError:
            with suppress(KafkaError, AssertionError, TimeoutError):
                await asyncio.wait_for(self._producer.abort_transaction(), _CLOSE_S)
            raise
        await self._producer.commit_transaction()

    async def close(self) -> None:
        """Close the connections; what is not committed is aborted by the next owner or by the broker's time limit."""
        with suppress(KafkaError, TimeoutError):
            await asyncio.wait_for(self._producer.stop(), _CLOSE_S)
        await self._producer.client.close()

    async def _write(self, result: BatchResult, next_offset: int) -> None:
        offsets = asyncio.ensure_future(
            self._producer.send_offsets_to_transaction({self._source: next_offset}, self._lane.group)
        )
        delivered: list[Any] = [offsets]
        try:
            for topic, partition, entries in self._plan(result):
                delivered += await self._send(topic, partition, entries)
        finally:
            # committing over a batch that failed would lose it: every answer is looked at before the commit
            answers = await asyncio.gather(*delivered, return_exceptions=True)
        for answer in answers:
            if isinstance(answer, BaseException):
                raise answer

    def _plan(self, result: BatchResult) -> Iterable[tuple[str, int, Iterable[Entry]]]:
        lane, own = self._lane, self._partition
        yield lane.journal, own, result.journal
        yield lane.files, own, result.files
        yield lane.outcomes, own, result.outcomes
        yield lane.dead_letters, own, result.dead_letters  # beside its source, so that a file's order is kept
        keys = list(result.keys.values())
        for topic, entries in ((lane.refusals, result.refusals), (lane.keys, keys), (lane.intake, result.onward)):
            spread: dict[int, list[Entry]] = {}
            for entry in entries:
                spread.setdefault(partition_of(entry.key.decode(), lane.partitions), []).append(entry)
            for partition, part in spread.items():
                yield topic, partition, part

    async def _send(self, topic: str, partition: int, entries: Iterable[Entry]) -> list[Any]:
        futures, batch = [], None
        for entry in entries:
            batch = batch or self._producer.create_batch()
            if not _append(batch, entry):
                futures.append(await self._producer.send_batch(batch, topic, partition=partition))
                batch = self._producer.create_batch()
                _append(batch, entry)
        if batch is not None:
            futures.append(await self._producer.send_batch(batch, topic, partition=partition))
        return futures


def _append(batch: Any, entry: Entry) -> bool:
    """Append an entry; False when the batch is full (an empty one takes an entry of any size)."""
    added = batch.append(timestamp=entry.timestamp_ms, key=entry.key, value=entry.value, headers=list(entry.headers))
    return added is not None
