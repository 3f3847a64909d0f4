"""The screen's own CPU floor: decode, decide, encode in one process, without Kafka and without the opener."""

from __future__ import annotations

import cProfile
import gc
import pstats
import time
from collections.abc import Mapping

from tests.bench.bench import Bench
from tests.bench.figures import Figure, at_least
from tests.bench.screening import Load, invented_ids, make_load, screen_all, sign_load

_COLLECTING = (50_000, 20, 50)  # as the screen's process sets it
_RUNS = 3  # neighbours on the machine cost CPU time too, through the caches: the best run has the least of them


async def measure(bench: Bench) -> list[Figure]:
    """Return events per CPU second of one core."""
    count = bench.sizes.floor
    rate, load = events_per_second(bench, count)
    signed = _rate(sign_load(bench.corpus.parcels(0, count), bench.vault, invented_ids()), invented_ids())
    bench.floor = rate
    note = (
        f"{load.events:,} events of {load.bytes / load.events:,.0f} bytes, CPU time of one process, best of three;"
        " the opener's answers were made before and do not count"
    )
    figures = [
        Figure(section="floor", name="events per core", value=rate, unit="1/s", target=at_least(15_000), note=note),
        Figure(
            section="floor",
            name="events per core, signed",
            value=signed,
            unit="1/s",
            note=f"the same, each signature checked: {signed / rate:.1%} of the rate without",
        ),
    ]
    if bench.profile:
        profile(load)
    return figures


def events_per_second(bench: Bench, count: int) -> tuple[float, Load]:
    """Return the floor over the first `count` events, the best of three runs from empty states, and the load."""
    ids = invented_ids()
    load = make_load(bench.corpus.parcels(0, count), bench.vault, ids)
    screen_all(make_load(bench.corpus.parcels(0, 500), bench.vault, ids), ids)  # parsed schemas and rules are read once
    return _rate(load, ids), load


def _rate(load: Load, ids: Mapping[str, int]) -> float:
    was = gc.get_threshold()
    gc.collect()
    gc.freeze()  # the corpus itself is no part of a screen's heap
    gc.set_threshold(*_COLLECTING)
    try:
        return load.events / min(_seconds(load, ids) for _ in range(_RUNS))
    finally:
        gc.set_threshold(*was)
        gc.unfreeze()


def _seconds(load: Load, ids: Mapping[str, int]) -> float:
    began = time.process_time()
    counts = screen_all(load, ids)
    spent = time.process_time() - began
    if sum(counts.values()) != load.events or counts.get("dead"):
        raise AssertionError(f"{counts} of {load.events} events")
    return spent


def profile(load: Load) -> None:
    """Print where the time of the floor goes."""
    profiler = cProfile.Profile()
    profiler.runcall(screen_all, load, invented_ids())
    pstats.Stats(profiler).sort_stats("tottime").print_stats(45)
