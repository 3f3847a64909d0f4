"""Journal to PostgreSQL: the real `sijill projector` as one process, from empty tables, all tables written."""

from __future__ import annotations

from schemas.topics import JOURNAL
from tests.bench.bench import Bench
from tests.bench.crew import Stretch, usage
from tests.bench.figures import Figure, at_least
from tests.bench.screen import run_once as screen_once


async def measure(bench: Bench) -> list[Figure]:
    """Return events per second of the projector."""
    stretch = await run_once(bench)
    share = bench.journal_events / stretch.samples[-1].count  # transaction markers take offsets too
    rate, spent = stretch.rate * share, stretch.cpu("projector")
    note = f"{stretch.events * share:,.0f} events between first and last transaction seen; CPU s: projector {spent:.1f}"
    return [
        Figure(section="projector", name="events", value=rate, unit="1/s", target=at_least(15_000), note=note),
        Figure(
            section="projector",
            name="events per CPU second",
            value=stretch.events * share / spent if spent else 0.0,
            unit="1/s",
            note="projector process only, without PostgreSQL's share",
        ),
    ]


async def run_once(bench: Bench) -> Stretch:
    """Project the journal unless that is done; leave the projector running."""
    if bench.projected is None:
        await screen_once(bench)
        bench.crew.stop()
        ends = await bench.ends(JOURNAL.name)
        pid = await bench.crew.start("projector")
        bench.idle["projector"] = usage(pid).rss
        bench.projected = await bench.watch_tables(ends, {"projector": pid})
        bench.journal_events = bench.count_timeline()
    return bench.projected
