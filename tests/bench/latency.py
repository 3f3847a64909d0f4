"""From a station's emit to the row in PostgreSQL, every process real, at a steady rate of single acts.

Times count from when an act was due, so a station that falls behind is not flattered. The database itself tells when
each row was committed (`track_commit_timestamp`): nothing looks on while it runs.
"""

from __future__ import annotations

import asyncio
import gc
import os
import time
from collections import defaultdict
from dataclasses import dataclass

import psycopg

from infra.settling import wait_until_settled
from infra.stations import station_config
from producers.drafts import ActDraft
from producers.station import Station
from tests.bench.bench import Bench
from tests.bench.corpus import drafts_of_one_office
from tests.bench.crew import usage
from tests.bench.figures import Figure, under

_SEED = 211
_WARM_S = 20  # at the same rate: the broker compiles itself, caches and prepared statements come into being
_LOOK_S = 0.5
_PATIENCE_S = 60.0
_WAY = """SELECT event_id::text, extract(epoch FROM recorded_at), extract(epoch FROM pg_xact_commit_timestamp(xmin))
          FROM sijill.timeline WHERE device_id = %s"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """When an act was due, lay on the intake, and stood in a row: seconds of this machine's clock."""

    due: float
    intake: float
    row: float


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
        ways = await _run(bench, seed)
        length = bench.sizes.seconds + _WARM_S
        share = {process: (usage(pid).cpu - before[process]) / length for process, pid in pids.items()}
        figures += _figures(name, ways, bench.sizes.rate, share)
    return figures


async def _run(bench: Bench, seed: int) -> list[Way]:
    sizes, device = bench.sizes, f"BENCH-{seed}"
    office, drafts = drafts_of_one_office(seed, sizes.rate * (sizes.seconds + _WARM_S))
    gc.collect()
    gc.freeze()  # no station holds thousands of drafts: looking through them again and again is not its work
    config = station_config(
        bench.settings,
        office.code,
        device,
        district=office.district,
        corps=office.corps,
        outbox=bench.settings.state_dir / f"bench-latency-{seed}.sqlite",
    )
    async with Station(config) as station:
        due = await _emit(station, drafts, sizes.rate)
        seen = await asyncio.wait_for(_rows(bench.settings.postgres, device, len(drafts)), _PATIENCE_S)
    cold = {str(draft.event_id) for draft in drafts[: sizes.rate * _WARM_S]}
    return [Way(due=due[name], intake=intake, row=row) for name, intake, row in seen if name not in cold]


async def _rows(postgres: str, device: str, wanted: int) -> list[tuple[str, float, float]]:
    async with await psycopg.AsyncConnection.connect(postgres, autocommit=True) as session:
        while True:
            await asyncio.sleep(_LOOK_S)
            count = "SELECT count(*) FROM sijill.timeline WHERE device_id = %s"
            [(there,)] = await (await session.execute(count, (device,))).fetchall()
            if there == wanted:
                found = await (await session.execute(_WAY, (device,))).fetchall()
                return [(name, float(intake), float(row)) for name, intake, row in found]


async def _emit(station: Station, drafts: list[ActDraft], rate: int) -> dict[str, float]:
    begun, submits, due = time.time(), [], {}
    for place, draft in enumerate(drafts):
        moment = due[str(draft.event_id)] = begun + place / rate
        if (early := moment - time.time()) > 0:
            await asyncio.sleep(early)
        submits.append(asyncio.create_task(station.submit(draft)))
    await asyncio.gather(*submits)
    return due


def _figures(name: str, ways: list[Way], rate: int, share: dict[str, float]) -> list[Figure]:
    legs: dict[str, list[float]] = defaultdict(list)
    for way in ways:
        legs["emit to row"].append(way.row - way.due)
        legs["emit to intake"].append(way.intake - way.due)
        legs["intake to row"].append(way.row - way.intake)
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
