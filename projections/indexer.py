"""The indexer: journal and destroyed keys into the search index, then suspicions among those who changed.

A position moves only in the transaction that writes its rows. Suspicions are looked for when the journal is read to
its end, so that an index made anew knows what was told and dismissed before it tells anything.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
import structlog

from projections.folding import decode
from projections.index_batch import drop_keys, write_batch
from projections.index_store import IndexStore
from projections.index_tokens import IndexKeys
from projections.matching import Suspicions, match_some
from projections.store import Overtaken
from register.duplicate_rules import Weights
from schemas.errors import PositionLost, ServiceUnreachable
from schemas.journal_reader import Fetched, JournalReader
from schemas.sealing import SubjectKeys
from schemas.topics import JOURNAL, KEYS

_RETRY_SECONDS = 0.5  # a broker or database that restarts is back within seconds
_TOPICS = (KEYS, JOURNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexerConfig:
    """Addresses and sizes: `batch` records at most in one transaction."""

    kafka: str
    postgres: str
    ready_file: Path | None = None
    batch: int = 1_000
    heartbeat_seconds: float = 10.0


class Indexer:
    """Runs until `stop` is called. `weights` gives the rules of the day on which it is asked."""

    def __init__(
        self,
        config: IndexerConfig,
        *,
        index_keys: IndexKeys,
        keys: SubjectKeys,
        out: Suspicions | None,
        weights: Callable[[], Weights],
    ) -> None:
        """Take where keys are kept, and where suspicions go; None: nobody is compared with anybody."""
        self._config, self._index_keys, self._keys, self._out = config, index_keys, keys, out
        self._weights = weights
        self._log = structlog.get_logger(room="projections", projection="index")
        self._stopping = asyncio.Event()
        self._positions: dict[str, dict[int, int]] = {}

    def stop(self) -> None:
        """End after the batch at hand is written."""
        self._stopping.set()

    async def run(self) -> None:
        """Follow the journal until stopped; raise PositionLost at another journal or an event that is not ours."""
        while not self._stopping.is_set():
            try:
                await self._session()
            except (ServiceUnreachable, psycopg.OperationalError) as failure:
                self._log.warning("waiting for a service", error=type(failure).__name__)
                await self._pause()
            except Overtaken:
                self._log.info("the index was begun anew, or another indexer runs: reading again")
                await self._pause()

    async def _session(self) -> None:
        async with AsyncExitStack() as stack:
            store = IndexStore.connect(self._config.postgres, self._index_keys)
            stack.callback(store.close)
            readers = {}
            for topic in _TOPICS:
                reader = await stack.enter_async_context(JournalReader(self._config.kafka, topic=topic.name))
                at = store.positions(topic.name, await reader.topic_id(), range(topic.partitions))
                reader.start(at)
                readers[topic.name], self._positions[topic.name] = reader, at
            self._log.info("ready", epoch=store.epoch.name)
            if self._config.ready_file is not None:
                self._config.ready_file.parent.mkdir(parents=True, exist_ok=True)
                self._config.ready_file.write_text("ready\n", encoding="utf-8")
            while not self._stopping.is_set():
                await self._step(store, readers[KEYS.name], readers[JOURNAL.name])

    async def _step(self, store: IndexStore, of_keys: JournalReader, of_journal: JournalReader) -> None:
        if fetched := await of_keys.poll(self._config.batch):
            self._drop(store, fetched)
        if fetched := await of_journal.poll(self._config.batch):
            self._index(store, fetched)
            return
        await self._pass_markers(store, of_journal)
        out = self._out if await self._is_at_end(of_journal) else None
        while out and not self._stopping.is_set() and await match_some(store, self._keys, self._weights(), out):
            if fetched := await of_journal.poll(self._config.batch):
                self._index(store, fetched)

    def _index(self, store: IndexStore, fetched: Mapping[int, Fetched]) -> None:
        reads, stops = decode(fetched)
        if stops:
            raise PositionLost(
                "The journal holds a record that this version cannot index.",
                where=f"{stops[0].partition}/{stops[0].offset}",
                mend="Install a version that reads it, then start again.",
            ) from stops[0].error
        spans = {p: (self._positions[JOURNAL.name][p], each[-1].record.offset + 1) for p, each in reads.items() if each}
        write_batch(store, reads, spans, self._keys)
        self._moved(JOURNAL.name, spans)

    def _drop(self, store: IndexStore, fetched: Mapping[int, Fetched]) -> None:
        """Take out whom a destroyed key concerns: its record is a tombstone."""
        spans = {p: (self._positions[KEYS.name][p], each[-1].offset + 1) for p, each in fetched.items() if each}
        gone = [r.key.decode() for each in fetched.values() for r in each if r.value is None and r.key is not None]
        with store.session.transaction():
            store.move(KEYS.name, spans)
            if gone:
                drop_keys(store, gone)
        self._moved(KEYS.name, spans)

    async def _pass_markers(self, store: IndexStore, reader: JournalReader) -> None:
        """Move idle positions past transaction markers, so that caught up means: position equals end offset."""
        known = self._positions[JOURNAL.name]
        spans = {p: (lo, hi) for p, lo in known.items() if (hi := await reader.position(p)) > lo}
        with store.session.transaction():
            store.move(JOURNAL.name, spans)  # without a span too: when nothing comes, this finds an index begun anew
        self._moved(JOURNAL.name, spans)

    async def _is_at_end(self, reader: JournalReader) -> bool:
        """Return whether all that is committed is in the index: a poll without an answer does not say so."""
        known = self._positions[JOURNAL.name]
        return all(known[partition] >= end for partition, end in (await reader.ends(list(known))).items())

    def _moved(self, topic: str, spans: Mapping[int, tuple[int, int]]) -> None:
        self._positions[topic].update({partition: hi for partition, (_, hi) in spans.items()})

    async def _pause(self) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), _RETRY_SECONDS)
        except TimeoutError:
            return
