"""The real screen on the real broker: opener and `sijill screen` as processes, from the first to the last commit."""

from __future__ import annotations

from streams.lane import MAIN
from tests.bench.bench import Bench
from tests.bench.crew import Stretch, usage
from tests.bench.figures import Figure, at_least
from tests.bench.floor import events_per_second

_GOAL = 0.6  # of the floor


async def measure(bench: Bench) -> list[Figure]:
    """Return the rate of the screen with its timer, and with the activity agent's process beside it."""
    alone = await run_once(bench)
    bench.crew.stop("screen")
    end = await bench.preload(bench.sizes.activity)
    await bench.crew.start("activity-agent")
    beside = await _run(bench, end)
    bench.crew.stop("activity-agent", "screen", "opener")
    floor = bench.floor or events_per_second(bench, bench.sizes.floor)[0]
    return [*_figures("screen", alone, floor), *_figures("beside the activity agent", beside, floor)]


async def run_once(bench: Bench) -> Stretch:
    """Screen the corpus unless that is done; leave opener and screen running."""
    if bench.screened is None:
        end = await bench.preload(bench.sizes.events)
        bench.screened = await _run(bench, end)
    return bench.screened


async def _run(bench: Bench, until: int) -> Stretch:
    pids = {"opener": await bench.crew.start("opener")}
    pids["screen"] = await bench.crew.start("screen")
    for name, pid in pids.items():
        bench.idle.setdefault(name, usage(pid).rss)
    status = await bench.start_platform()
    pids |= {part.name: part.pid for part in status.parts if part.name == "kafka" and part.pid is not None}
    return await bench.watch_group(MAIN.group, until, pids)


def _figures(name: str, stretch: Stretch, floor: float) -> list[Figure]:
    seconds = stretch.samples[-1].at - stretch.samples[0].at
    spent = {process: stretch.cpu(process) for process in ("screen", "opener", "kafka")}
    note = ", ".join(f"{process} {cpu:.1f}" for process, cpu in spent.items())
    return [
        Figure(
            section="screen",
            name=f"{name}: events",
            value=stretch.rate,
            unit="1/s",
            note=f"{stretch.events:,} events between first and last commit seen; {seconds:.1f} s; CPU s: {note}",
        ),
        Figure(
            section="screen", name=f"{name}: of the floor", value=stretch.rate / floor, unit="", target=at_least(_GOAL)
        ),
        Figure(
            section="screen",
            name=f"{name}: events per CPU second, of the floor",
            value=stretch.events / spent["screen"] / floor if spent["screen"] else 0.0,
            unit="",
            note="screen process only: what it would reach with a core of its own and broker and opener elsewhere",
        ),
    ]
