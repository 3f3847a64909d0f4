"""The projector: journal to read tables, each event exactly once, in the order of its file.

While one batch is being written the next is decoded and folded. A position moves only in the transaction that writes
its rows; after any doubt (another projector, a lost connection) everything in memory is dropped and read again.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg
import structlog

from projections.batch import Batch, Span
from projections.folding import Stop, decode, fold_reads, needed
from projections.migrations import LIVE
from projections.states import StateCache
from projections.store import Overtaken, Store
from schemas.errors import PositionLost, ServiceUnreachable, SijillError
from schemas.journal_reader import Fetched, JournalReader
from schemas.topics import JOURNAL, PARTITIONS

_RETRY_SECONDS = 0.5  # a broker or database that restarts is back within seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectorConfig:
    """Addresses and sizes: `batch` events at most in one transaction, `states` files kept in memory."""

    kafka: str
    postgres: str
    topic: str = JOURNAL.name
    ready_file: Path | None = None
    partitions: Sequence[int] = tuple(range(PARTITIONS))
    schema: str = LIVE
    batch: int = 4_000
    states: int = 20_000
    heartbeat_seconds: float = 10.0


class Projector:
    """Runs until `stop` is called; `stopped` tells at which records partitions stand still."""

    def __init__(self, config: ProjectorConfig, clock: Callable[[], float] = time.monotonic) -> None:
        self._config, self._clock = config, clock
        self._log = structlog.get_logger(room="projections", projection=config.schema)
        self._cache = StateCache(max(config.states, 2 * config.batch))  # never fewer than are being written
        self._positions: dict[int, int] = {}
        self._writing: asyncio.Task[None] | None = None
        self._stopping = asyncio.Event()
        self._events = self._told_events = 0
        self._told_at = clock()
        self.stopped: dict[int, Stop] = {}

    def stop(self) -> None:
        """End after the batch at hand is written."""
        self._stopping.set()

    async def run(self) -> None:
        """Project until stopped; raise PositionLost when journal and tables do not belong together."""
        while not self._stopping.is_set():
            try:
                await self._session()
            except (ServiceUnreachable, psycopg.OperationalError) as failure:
                self._log.warning("waiting for a service", error=type(failure).__name__)
                await self._pause()

    async def _session(self) -> None:
        """Project with one connection to each service until stopped or one of them fails."""
        store = await asyncio.to_thread(Store.connect, self._config.postgres, self._config.schema)
        try:
            async with JournalReader(self._config.kafka, topic=self._config.topic) as reader:
                topic_id = await reader.topic_id()
                await self._begin(store, reader, topic_id)
                self._report_ready()
                while not self._stopping.is_set():
                    try:
                        await self._step(store, reader)
                    except Overtaken:
                        self._log.info("overtaken by another projector, reading again")
                        await self._begin(store, reader, topic_id)
                await self._finish()
        finally:
            await self._abandon()
            store.close()

    async def _begin(self, store: Store, reader: JournalReader, topic_id: str) -> None:
        self._cache.clear()
        self._positions = await asyncio.to_thread(store.positions, topic_id, self._config.partitions)
        reader.start(self._positions)
        for partition in self.stopped:
            reader.pause(partition)

    async def _step(self, store: Store, reader: JournalReader) -> None:
        fetched = await reader.poll(self._config.batch)
        if fetched:
            batch = await self._fold(store, reader, fetched)
            await self._settle()
            self._cache.trim()
            if batch.spans:
                self._writing = asyncio.create_task(asyncio.to_thread(store.write, batch))
                self._events += len(batch.timeline)
        else:
            await self._settle()
            await self._pass_markers(store, reader)
        self._beat(reader)

    async def _pass_markers(self, store: Store, reader: JournalReader) -> None:
        """Move idle positions past transaction markers, so that caught up means: position equals end offset."""
        batch = Batch()
        for partition, lo in self._positions.items():
            if partition not in self.stopped and (hi := await reader.position(partition)) > lo:
                batch.spans[partition] = Span(lo=lo, hi=hi)
        if batch.spans:
            await asyncio.to_thread(store.write, batch)
            self._positions.update({partition: span.hi for partition, span in batch.spans.items()})

    async def _fold(self, store: Store, reader: JournalReader, fetched: Mapping[int, Fetched]) -> Batch:
        reads, stops = decode(fetched)
        if missing := needed(reads, self._cache):
            await self._settle()
            self._cache.keep_all(await asyncio.to_thread(store.load, missing, self._positions))
        batch, unfolded = fold_reads(reads, self._positions, self._cache)
        for partition, span in batch.spans.items():
            self._positions[partition] = span.hi
        for stop in (*unfolded, *stops):
            self._stand_still(reader, stop)
        return batch

    def _stand_still(self, reader: JournalReader, stop: Stop) -> None:
        if stop.partition not in self.stopped:
            self.stopped[stop.partition] = stop
            reader.pause(stop.partition)
            self._log.error("partition stands still", partition=stop.partition, offset=stop.offset, why=str(stop.error))

    async def _settle(self) -> None:
        """Wait until the batch being written is committed; raise what its writing raised."""
        writing, self._writing = self._writing, None
        if writing is not None:
            await writing

    async def _finish(self) -> None:
        try:
            await self._settle()
        except Overtaken:
            self._log.info("overtaken at the end, nothing of it is missing")

    async def _abandon(self) -> None:
        """Wait for a write of which nobody wants the outcome: its thread still uses the connection."""
        writing, self._writing = self._writing, None
        if writing is not None:
            await asyncio.wait([writing])
            if not writing.cancelled() and (failure := writing.exception()) is not None:
                self._log.debug("write abandoned", error=type(failure).__name__)

    async def _pause(self) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), _RETRY_SECONDS)
        except TimeoutError:
            return

    def _report_ready(self) -> None:
        self._log.info("ready", partitions=len(self._positions), events=sum(self._positions.values()))
        if self._config.ready_file is not None:
            self._config.ready_file.parent.mkdir(parents=True, exist_ok=True)
            self._config.ready_file.write_text("ready\n", encoding="utf-8")

    def _beat(self, reader: JournalReader) -> None:
        elapsed = self._clock() - self._told_at
        if elapsed >= self._config.heartbeat_seconds:
            rate = (self._events - self._told_events) / elapsed
            self._told_at, self._told_events = self._clock(), self._events
            self._log.info(
                "alive",
                events=self._events,
                rate=round(rate),
                lag=reader.lag(self._positions),
                states=len(self._cache),
                standing_still=sorted(self.stopped),
            )


def exit_error(projector: Projector) -> SijillError | None:
    """Return the error with which a projector that ended should leave, if partitions stood still."""
    if not projector.stopped:
        return None
    places = ", ".join(f"{stop.partition}/{stop.offset}" for stop in projector.stopped.values())
    return PositionLost(
        "Partitions stood still at events that could not be projected.",
        where=places,
        mend="Look at these journal records; install a version that reads them, then start again.",
    )
