"""The owner of one partition: fences the last one, restores, then turns what was polled into transactions.

A batch counts only once it is committed; after any failure the state is read again from Kafka. Never skips a record.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Protocol

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from schemas.errors import PositionLost, SijillError
from schemas.registry import Registry
from streams.batch import screen_batch
from streams.blocking import BatchResult, Desk
from streams.intake import Fetched, Read, Readable, in_lane, read_intake, schema_ids
from streams.lane import Lane
from streams.opener_wire import Examined, SealedItem
from streams.partition import PartitionState
from streams.restore import find_position, restore
from streams.transaction import Transactions

_BATCH = 500  # full-size events screen in about 30 ms: heartbeats and other partitions get their turn
_HOLD_AT, _RESUME_AT = 4_000, 1_000  # records waiting in memory before the partition is paused, and taken up again
_FEW, _GATHER_S = 50, 0.015  # a transaction costs the broker the same for one event as for fifty: let some gather
_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.1, 5.0
_REST_S = 0.25  # how soon an idle partition looks whether only markers lie before it
_log = structlog.get_logger(room="screen")


class Opener(Protocol):
    """What the screen asks of the opener."""

    async def examine(self, items: Sequence[SealedItem]) -> Sequence[Examined]:
        """Return the opener's answer to each sealed value, in order."""
        ...


class Owner:
    """Screens one partition until it is told to stop; `counts` and `state` are for looking at."""

    def __init__(
        self,
        *,
        kafka: str,
        lane: Lane,
        partition: int,
        consumer: AIOKafkaConsumer,
        registry: Registry,
        opener: Opener,
        desk: Callable[[], Desk],
    ) -> None:
        """Take the shared consumer, which only `Screen` polls."""
        self.partition, self.counts = partition, Counter[str]()
        self.state: PartitionState | None = None
        self.touched: set[str] = set()  # files whose state is new since somebody looked
        self._kafka, self._lane, self._consumer, self._registry = kafka, lane, consumer, registry
        self._opener, self._desk = opener, desk
        self._source = TopicPartition(lane.intake, partition)
        self._inbox: deque[Fetched] = deque()
        self._wake, self._stopping, self._held = asyncio.Event(), False, False
        self._passed = self._rested_at = 0  # next offset of the group; where the consumer stood at the last rest
        self._log = _log.bind(partition=partition)

    @property
    def is_ready(self) -> bool:
        """Tell whether the state is restored and records are taken."""
        return self.state is not None

    def offer(self, records: Sequence[Fetched]) -> None:
        """Take polled records; before the state is restored they are dropped, for the restore seeks back to them."""
        if self.state is None or self._stopping:
            return
        self._inbox.extend(records)
        self._wake.set()
        if len(self._inbox) > _HOLD_AT and not self._held:
            self._consumer.pause(self._source)
            self._held = True

    def stop(self) -> None:
        """Ask to end after the running transaction."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Own the partition; whatever fails is tried again, with more patience each time, and said in the log."""
        wait, done = _FIRST_WAIT_S, 0
        while not self._stopping:
            try:
                await self._own()
            except (KafkaError, OSError, TimeoutError, SijillError) as failure:
                what = failure.what if isinstance(failure, SijillError) else type(failure).__name__
                level = self._log.error if isinstance(failure, PositionLost) else self._log.warning
                level("partition waits", because=what, again_in_s=wait)
            except Exception as failure:  # noqa: BLE001 - a defect must not end the other partitions, nor pass a record
                self._log.exception("partition waits", because=type(failure).__name__, again_in_s=wait)
            if self.counts["transactions"] > done:
                wait, done = _FIRST_WAIT_S, self.counts["transactions"]
            if not self._stopping:
                await asyncio.sleep(wait)
                wait = min(wait * 2, _LONGEST_WAIT_S)

    async def _own(self) -> None:
        """Restore and screen until told to stop; the order of the first four steps is what makes it exactly once."""
        writer = Transactions(self._kafka, self._lane, self.partition, client_id=f"{self._lane.group}-writer")
        try:
            await writer.open()  # 1: whoever owned the partition can write no more
            position = await find_position(self._consumer, self._source)  # 2: so this offset is final
            state = await restore(self._kafka, self._registry, self._lane, self.partition)  # 3: and so is this state
            self._inbox.clear()
            self._consumer.seek(self._source, position)  # 4: records polled before are dropped
            self._passed = self._rested_at = position
            self._release()
            self.state = state
            self.touched = set(state.files)
            self._log.info("partition restored", files=len(state.files), outcomes=len(state.outcomes), offset=position)
            while not self._stopping:
                await self._next(writer, state)
        finally:
            self.state = None
            await writer.close()

    async def _next(self, writer: Transactions, state: PartitionState) -> None:
        if not self._inbox:
            await self._rest(writer)
            return
        if len(self._inbox) < _FEW:
            await asyncio.sleep(_GATHER_S)
        records = [self._inbox.popleft() for _ in range(min(_BATCH, len(self._inbox)))]
        if len(self._inbox) < _RESUME_AT:
            self._release()
        result = await self._screen(state, records)
        self._passed = records[-1].offset + 1
        await writer.write(result, self._passed)
        state.apply(result.change)
        self.touched.update(result.change.files)
        self.counts.update(result.counts)
        self.counts["transactions"] += 1

    async def _rest(self, writer: Transactions) -> None:
        """Wait for records; pass the markers that transactions of other screens leave behind what they sent on.

        Otherwise the group would seem to lag for ever. Twice at one place: what was polled meanwhile is in the inbox.
        """
        self._wake.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), _REST_S)
        position = int(await self._consumer.position(self._source))
        if not self._inbox and self._passed < position == self._rested_at:
            self._passed = position
            await writer.write(BatchResult(), position)
        self._rested_at = position

    async def _screen(self, state: PartitionState, records: Sequence[Fetched]) -> BatchResult:
        known = {schema_id: await self._registry.find_contract(schema_id) for schema_id in schema_ids(records)}
        items = [in_lane(read_intake(record, known), care=self._lane.care) for record in records]
        return screen_batch(state, items, await self._examine(items), self._desk())

    async def _examine(self, items: Sequence[Read]) -> Mapping[int, Sequence[Examined]]:
        """Ask the opener once for the whole batch; return its answers by intake offset."""
        asked: list[SealedItem] = []
        spans: list[tuple[int, int, int]] = []
        for item in items:
            if isinstance(item, Readable) and item.sealed:
                first = len(asked)
                asked += item.sealed
                spans.append((item.record.offset, first, len(asked)))
        answers = await self._opener.examine(asked) if asked else []
        return {offset: answers[first:last] for offset, first, last in spans}

    def _release(self) -> None:
        if self._held:
            self._consumer.resume(self._source)
            self._held = False
