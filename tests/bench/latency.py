"""From a station's emit to the row in PostgreSQL, every process real, at a steady rate of single acts.

Times count from when an act was due, so a station that falls behind is not flattered. A row counts as there when a
reader that asks for the positions every 4 ms first sees it covered.
"""

from __future__ import annotations

import asyncio
import os
import time
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

import psycopg
from aiokafka import AIOKafkaConsumer, TopicPartition

from infra.settling import wait_until_settled
from infra.stations import station_config
from producers.drafts import ActDraft
from producers.station import Station
from schemas.journal import header
from schemas.topics import JOURNAL, PARTITIONS
from tests.bench.bench import Bench
from tests.bench.corpus import drafts_of_one_office
from tests.bench.crew import usage
from tests.bench.figures import Figure, under

_SEED = 211
_WARM_S = 3  # connections, caches and compiled statements come into being
_LOOK_S = 0.004
_PATIENCE_S = 60.0


@dataclass(slots=True)
class Seen:
    """Moments in seconds of this machine's clock, by event id; rows by partition as (moment, next offset) columns."""

    due: dict[str, float] = field(default_factory=dict)
    journal: dict[str, tuple[float, float, int, int]] = field(default_factory=dict)  # seen, appended, partition, offset
    looked: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    covered: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def row_at(self, partition: int, offset: int) -> float | None:
        """Return when a row was first seen covered by the position."""
        place = bisect_right(self.covered[partition], offset)
        return self.looked[partition][place] if place < len(self.looked[partition]) else None


async def measure(bench: Bench) -> list[Figure]:
    """Return the percentiles of the whole way and of its legs, without and with the activity agent's process."""
    figures: list[Figure] = []
    status = await bench.start_platform()
    broker = next(part.pid for part in status.parts if part.name == "kafka")
    for name, beside, seed in (("", (), _SEED), (", with activity", ("activity-agent",), _SEED + 1)):
        pids = {process: await bench.crew.start(process) for process in ("opener", "projector", "screen", *beside)}
        pids |= {"kafka": broker or 0, "station": os.getpid()}
        await wait_until_settled(bench.settings, seconds=600)
        before = {process: usage(pid).cpu for process, pid in pids.items()}
        seen = await _run(bench, seed)
        length = bench.sizes.seconds + _WARM_S
        share = {process: (usage(pid).cpu - before[process]) / length for process, pid in pids.items()}
        figures += _figures(name, seen, bench.sizes.rate, share)
    return figures


async def _run(bench: Bench, seed: int) -> Seen:
    sizes = bench.sizes
    office, drafts = drafts_of_one_office(seed, sizes.rate * (sizes.seconds + _WARM_S))
    config = station_config(
        bench.settings,
        office.code,
        f"BENCH-{seed}",
        district=office.district,
        corps=office.corps,
        outbox=bench.settings.state_dir / f"bench-latency-{seed}.sqlite",
    )
    seen, ready = Seen(), asyncio.Event()
    watching = [
        asyncio.create_task(_watch_journal(bench.settings.kafka, seen, ready)),
        asyncio.create_task(_watch_tables(bench.settings.postgres, seen)),
    ]
    try:
        await ready.wait()
        async with Station(config) as station:
            await _emit(station, drafts, sizes.rate, seen)
            async with asyncio.timeout(_PATIENCE_S):
                while not all(_is_there(seen, draft) for draft in drafts):  # noqa: ASYNC110 - two watchers fill it
                    await asyncio.sleep(0.05)
    except TimeoutError:
        pass  # what never came is told with the figures
    finally:
        for task in watching:
            task.cancel()
        await asyncio.gather(*watching, return_exceptions=True)
    for draft in drafts[: sizes.rate * _WARM_S]:
        del seen.due[str(draft.event_id)]
    return seen


def _is_there(seen: Seen, draft: ActDraft) -> bool:
    found = seen.journal.get(str(draft.event_id))
    return found is not None and seen.row_at(found[2], found[3]) is not None


async def _emit(station: Station, drafts: list[ActDraft], rate: int, seen: Seen) -> None:
    begun, submits = time.time(), []
    for place, draft in enumerate(drafts):
        due = begun + place / rate
        if (early := due - time.time()) > 0:
            await asyncio.sleep(early)
        seen.due[str(draft.event_id)] = due
        submits.append(asyncio.create_task(station.submit(draft)))
    await asyncio.gather(*submits)


async def _watch_journal(kafka: str, seen: Seen, ready: asyncio.Event) -> None:
    consumer = AIOKafkaConsumer(
        bootstrap_servers=kafka, group_id=None, isolation_level="read_committed", auto_offset_reset="latest"
    )
    places = [TopicPartition(JOURNAL.name, partition) for partition in range(PARTITIONS)]
    consumer.assign(places)
    await consumer.start()
    try:
        for place, end in (await consumer.end_offsets(places)).items():
            consumer.seek(place, end)
        ready.set()
        while True:
            polled = await consumer.getmany(timeout_ms=100)
            now = time.time()
            for place, records in polled.items():
                for record in records:
                    event_id = (header(record.headers, "ce_id") or b"").decode()
                    seen.journal[event_id] = (now, record.timestamp / 1000, place.partition, record.offset)
    finally:
        await consumer.stop()


async def _watch_tables(postgres: str, seen: Seen) -> None:
    async with await psycopg.AsyncConnection.connect(postgres, autocommit=True) as session:
        while True:
            rows = await (await session.execute("SELECT partition, next_offset FROM sijill.positions")).fetchall()
            now = time.time()
            for partition, offset in rows:
                if not seen.covered[partition] or seen.covered[partition][-1] < offset:
                    seen.covered[partition].append(offset)
                    seen.looked[partition].append(now)
            await asyncio.sleep(_LOOK_S)


def _figures(name: str, seen: Seen, rate: int, share: dict[str, float]) -> list[Figure]:
    legs: dict[str, list[float]] = defaultdict(list)
    missing = 0
    for event_id, due in seen.due.items():
        found = seen.journal.get(event_id)
        row = None if found is None else seen.row_at(found[2], found[3])
        if found is None or row is None:
            missing += 1
            continue
        legs["emit to row"].append(row - due)
        legs["emit to intake"].append(found[1] - due)
        legs["intake to journal"].append(found[0] - found[1])
        legs["journal to row"].append(row - found[0])
    if missing:
        raise RuntimeError(f"{missing} of {len(seen.due)} acts did not come through")
    figures = []
    for leg, times in legs.items():
        times.sort()
        for rank, most in ((50, 60.0), (99, 200.0)):
            value = times[min(len(times) - 1, len(times) * rank // 100)] * 1000
            whole = leg == "emit to row"
            cores = ", ".join(f"{process} {used:.0%}" for process, used in share.items())
            note = f"{len(times):,} acts at {rate}/s; of a core: {cores}" if whole and rank == 50 else ""
            figures.append(
                Figure(
                    section="latency",
                    name=f"{leg}, p{rank}{name}",
                    value=value,
                    unit="ms",
                    target=under(most) if whole else None,
                    note=note,
                )
            )
    return figures
