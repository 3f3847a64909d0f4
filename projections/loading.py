"""Filling a shadow schema from the journal or its archive: in bulk by a worker process, then event by event.

In bulk the timeline is appended as it comes and the current rows are written once, as they are at the end.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import signal
from collections.abc import Mapping
from dataclasses import dataclass

from projections.batch import Batch, Span
from projections.folding import Stop, decode, fold_reads, needed
from projections.states import StateCache
from projections.store import Store
from schemas.archive_reader import Source
from schemas.journal_reader import Fetched

_POLL, _APPEND, _HOLD = (
    4_000,
    10_000,
    50_000,
)  # events per poll and per append; changed files held before they are written


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What to load: partitions up to the offsets in `stops`, into `schema`."""

    source: Source
    postgres: str
    schema: str
    topic_id: str
    stops: Mapping[int, int]


def work(load: Load) -> None:
    """Load in a process of its own; ends by itself when the process that started it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the parent decides
    spare_collector()
    asyncio.run(load_bulk(load))


def spare_collector() -> None:
    """Collect garbage rarely: records and states hold no cycles, and looking for them costs a third of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


async def load_bulk(load: Load) -> None:
    """Load into tables that nobody else writes, whose timeline has no indexes yet."""
    store = Store.connect(load.postgres, load.schema, durable=False)
    try:
        positions, cache, held = store.positions(load.topic_id, load.stops), StateCache(2 * _HOLD), Batch()
        async with load.source.open() as reader:
            reader.start(positions)
            async for fetched in reader.read_to(load.stops, _POLL):
                _fold(store, fetched, positions, cache, held)
                if len(held.timeline) >= _APPEND:
                    _append(store, held)
                if len(held.states) >= _HOLD:
                    _write_current(store, held)
                    cache.trim()
                if (parent := multiprocessing.parent_process()) is not None and not parent.is_alive():
                    return
        _append(store, held)
        _write_current(store, held)
    finally:
        store.close()


async def catch_up(load: Load) -> None:
    """Project what is left up to `stops` as the projector does."""
    store = Store.connect(load.postgres, load.schema, durable=False)
    try:
        positions, cache = store.positions(load.topic_id, load.stops), StateCache(_HOLD)
        if positions == load.stops:
            return
        async with load.source.open() as reader:
            reader.start(positions)
            async for fetched in reader.read_to(load.stops, _POLL):
                batch = Batch()
                _fold(store, fetched, positions, cache, batch)
                if batch.spans:
                    store.write(batch)
        _pass_markers(store, positions, load.stops)
    finally:
        store.close()


def _pass_markers(store: Store, positions: Mapping[int, int], stops: Mapping[int, int]) -> None:
    """Move the positions past the transaction markers before `stops`: the projector that goes on is past them too."""
    left = {p: Span(lo=positions[p], hi=stop) for p, stop in stops.items() if positions[p] < stop}
    if left:
        batch = Batch()
        batch.spans.update(left)
        store.write(batch)


def _fold(
    store: Store, fetched: Mapping[int, Fetched], positions: dict[int, int], cache: StateCache, batch: Batch
) -> None:
    reads, stops = decode(fetched)
    _refuse(stops)
    if missing := needed(reads, cache):
        cache.keep_all(store.load(missing))
    _, stops = fold_reads(reads, positions, cache, batch)
    _refuse(stops)
    for partition, span in batch.spans.items():
        positions[partition] = span.hi


def _refuse(stops: list[Stop]) -> None:
    if stops:
        raise stops[0].error


def _append(store: Store, held: Batch) -> None:
    if held.spans:
        store.write_timeline(held)
        held.timeline.clear()
        held.spans.clear()


def _write_current(store: Store, held: Batch) -> None:
    store.write_current(held)
    held.forget_current()
