"""The screen under kill -9: whatever the moment, each accepted event is in the journal once, in order.

Reduced size: 2,400 events and 6 kills; the full run of the spine (20,000 events, 20 kills) is its own test.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path

from schemas.events import Event
from streams.restore import restore
from tests.conftest import Platform
from tests.screening_examples import Place, place_of_its_own

FILES, ACTS, KILLS, PARTITIONS = 300, 8, 6, 3
SLICE, SPREAD_S = 40, 18.0
PATIENCE_S = 120.0
_RUN = "from tests.faults.screen_process import main; main()"


async def test_killed_at_any_moment_the_screen_loses_and_doubles_nothing(platform: Platform, tmp_path: Path) -> None:
    """After kills at random moments each event stands in the journal once, in its file's order, as do the states."""
    chance = random.Random(7)
    now = time.time_ns() // 1000
    async with place_of_its_own(platform.kafka, platform.registry, tmp_path, now=now, partitions=PARTITIONS) as place:
        events = _events(place)
        submitting = asyncio.create_task(_submit(place, events))
        for _ in range(KILLS):
            process = await _start(place, tmp_path)
            await asyncio.sleep(chance.uniform(1.5, 4.0))  # the moment is the subject of the test
            process.send_signal(signal.SIGKILL)
            await process.wait()
        process = await _start(place, tmp_path)
        await submitting
        await _await_journal(place, len(events))
        process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        assert await asyncio.wait_for(process.wait(), 5) == 0
        assert time.monotonic() - began < 5

        journal = await place.journal()
        order: dict[str, list[str]] = defaultdict(list)
        for record in journal:
            order[record.file_id].append(record.event.meta.event_id)
            assert record.stamp.file_version == len(order[record.file_id])
        expected: dict[str, list[str]] = defaultdict(list)
        for event in events:
            expected[event.meta.file_id].append(event.meta.event_id)
        assert order == expected
        for partition in range(PARTITIONS):
            state = await restore(place.kafka, place.registry, place.lane, partition)
            for file_id in state.files:
                found = state.files.find(file_id)
                assert found is not None
                assert found.version == len(expected.pop(file_id))
        assert expected == {}


def _events(place: Place) -> list[Event]:
    files = [place.file(n % PARTITIONS) for n in range(FILES)]
    persons = [place.desk.person(file_id) for file_id in files]
    return [*persons, *(place.desk.address(file_id, base) for base in range(1, ACTS) for file_id in files)]


async def _submit(place: Place, events: list[Event]) -> None:
    """Submit the events over the whole time of the kills, so that each kill meets work."""
    slices = [events[start : start + SLICE] for start in range(0, len(events), SLICE)]
    for part in slices:
        await place.submit(*part)
        await asyncio.sleep(SPREAD_S / len(slices))


async def _start(place: Place, folder: Path) -> asyncio.subprocess.Process:
    root = Path(__file__).parents[2]
    mark = place.lane.group.removeprefix("screen-")
    arguments = (place.kafka, place.registry_url, mark, str(PARTITIONS), str(folder))
    log = (folder / "screen.log").open("ab")
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", _RUN, *arguments, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, stderr=log
    )


async def _await_journal(place: Place, count: int) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while len(await place.raw(place.lane.journal)) < count:  # noqa: ASYNC110 - the condition is in Kafka
            await asyncio.sleep(0.5)
