"""`sijill rebuild` on the journal of the run: shadow, load, compare row by row, swap; two loading processes."""

from __future__ import annotations

import asyncio
import json
import sys

from tests.bench.bench import Bench
from tests.bench.figures import Figure, under
from tests.bench.projector import run_once as project_once

_MILLION = 1_000_000


async def measure(bench: Bench) -> list[Figure]:
    """Return seconds for the journal at hand, and for a million events."""
    await project_once(bench)
    command = [sys.executable, "-m", "infra", "rebuild", "--json", "--state-dir", str(bench.settings.state_dir)]
    child = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    output, _ = await child.communicate()
    if child.returncode != 0:
        raise RuntimeError(f"the rebuild ended with {child.returncode}: {output.decode()[-500:]}")
    found = json.loads(output)
    events, seconds = int(found["events"]), float(found["seconds"])
    whole = events >= _MILLION
    note = f"from {events:,} events" if whole else f"linear extrapolation from {events:,}, fixed costs multiplied too"
    return [
        Figure(
            section="rebuild",
            name=f"{events:,} events",
            value=seconds,
            unit="s",
            note=f"load {float(found['load_seconds']):.1f} s; equal and swapped: {found['swapped']}",
        ),
        Figure(
            section="rebuild",
            name="a million events",
            value=seconds * _MILLION / events,
            unit="s",
            target=under(90),
            note=note,
        ),
    ]
