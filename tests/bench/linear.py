"""What ten times the events cost: CPU time, which neighbours on the machine disturb least."""

from __future__ import annotations

from tests.bench.bench import Bench
from tests.bench.figures import Figure, at_most
from tests.bench.floor import events_per_second
from tests.bench.projector import run_once as project_once

_MOST = 10.5


async def measure(bench: Bench) -> list[Figure]:
    """Return the ratio for the floor, and for the projector within its run."""
    count = bench.sizes.linear
    small, large = (events_per_second(bench, size)[0] for size in (count // 10, count))
    stretch = await project_once(bench)
    begin, tenth, end = stretch.samples[0], stretch.at(0.1), stretch.samples[-1]
    cost = (end.usage["projector"].cpu - begin.usage["projector"].cpu) / end.count
    first = (tenth.usage["projector"].cpu - begin.usage["projector"].cpu) / tenth.count
    return [
        Figure(
            section="linear",
            name="floor",
            value=10 * small / large,
            unit="times",
            target=at_most(_MOST),
            note=f"CPU time of {count:,} events against {count // 10:,}, each from empty states",
        ),
        Figure(
            section="linear",
            name="projector",
            value=10 * cost / first if first else 0.0,
            unit="times",
            target=at_most(_MOST),
            note=f"CPU per event of the whole run ({bench.journal_events:,}) against its first tenth",
        ),
    ]
