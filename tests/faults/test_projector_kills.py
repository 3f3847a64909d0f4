"""The projector killed at random moments: the tables still hold each event once and equal a rebuild."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator

import pytest

from projections.rebuild import Rebuild
from schemas.archive_reader import KafkaSource
from tests.conftest import Platform
from tests.readside_examples import Place, Scribe, folded, place_of_its_own, table_states

_PROGRAM = "import sys; from tests.readside_examples import project_here; project_here(*sys.argv[1:])"
_FILES, _KILLS, _SEED = 500, 8, 31


@pytest.fixture
async def place(platform: Platform) -> AsyncIterator[Place]:
    async with place_of_its_own(platform.kafka, platform.postgres) as found:
        yield found


def projector(place: Place) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, place.kafka, place.topic],
        env=os.environ | {"PLACE": place.postgres},
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


async def test_killed_projector_loses_nothing_and_repeats_nothing(place: Place) -> None:
    """After kill -9 at random moments every event is in the tables once, and a rebuild finds them equal."""
    sent = await place.write(Scribe(_SEED).lives(_FILES))
    chance, reached = random.Random(_SEED), 0
    for _ in range(_KILLS):
        running = projector(place)
        target = min(sent - 1, reached + chance.randrange(1, sent // _KILLS))
        try:
            await place.wait_for(target)
            await asyncio.sleep(chance.random() * 0.05)  # anywhere inside a batch, not just after a commit
        finally:
            running.kill()
            running.wait()
        reached = place.events()
    last = projector(place)
    try:
        await place.wait_for(sent)
    finally:
        last.kill()
        last.wait()

    assert place.events() == sent
    assert table_states(place) == await folded(place)
    rebuilt = await asyncio.to_thread(
        Rebuild(
            source=KafkaSource(place.kafka, place.topic), postgres=place.postgres, run_id=str(uuid.uuid4()), seed=_SEED
        ).run
    )
    assert rebuilt.swapped
    assert rebuilt.events == sent
