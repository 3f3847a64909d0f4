"""The rebuild: what it finds, what it puts in place, and that it leaves nothing behind when it fails."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import psycopg
import pytest

from projections import runs
from projections.compare import hash_tables
from projections.rebuild import Rebuild, Rebuilt
from schemas.archive_reader import KafkaSource
from schemas.errors import CommandRefused, SijillError
from tests.conftest import Platform
from tests.readside_examples import Place, Scribe, folded, place_of_its_own, running, table_states

_PROGRAM = "import sys; from tests.readside_examples import rebuild_slowly_here; rebuild_slowly_here(*sys.argv[1:])"


@pytest.fixture
async def place(platform: Platform) -> AsyncIterator[Place]:
    async with place_of_its_own(platform.kafka, platform.postgres) as found:
        yield found


async def rebuilt(place: Place, **changes: Any) -> Rebuilt:
    given = {
        "source": KafkaSource(place.kafka, place.topic),
        "postgres": place.postgres,
        "run_id": str(uuid.uuid4()),
        "seed": 7,
    } | changes
    return await asyncio.to_thread(Rebuild(**given).run)


def schemas_of(place: Place) -> list[str]:
    return [name for (name,) in place.sql("SELECT nspname FROM pg_namespace WHERE nspname ~ '^sijill' ORDER BY 1")]


def outcomes(place: Place) -> list[str]:
    return [one for (one,) in place.sql("SELECT outcome FROM sijill_runs.rebuilds ORDER BY started_at")]


def hashes(place: Place) -> Any:
    with psycopg.connect(place.postgres) as session:
        return hash_tables(session, "sijill", 1)


async def test_rebuild_equals_live_and_takes_its_place(place: Place) -> None:
    """The rebuilt tables equal the live ones row by row, go live, and keep the old ones until they are dropped."""
    sent = await place.write(Scribe(21).lives(100))
    await place.project(sent)
    before = hashes(place)
    found = await rebuilt(place)

    assert found.swapped
    assert found.events == sent
    assert hashes(place) == before
    assert schemas_of(place) == ["sijill", found.old_schema, "sijill_runs"]
    indexes = "SELECT regexp_replace(indexdef, 'sijill[a-z0-9_]*', '') FROM pg_indexes WHERE schemaname = %s ORDER BY 1"
    assert place.sql(indexes, "sijill") == place.sql(indexes, found.old_schema)
    with psycopg.connect(place.postgres, autocommit=True) as session:
        assert runs.drop_old(session) == [found.old_schema]
    assert schemas_of(place) == ["sijill", "sijill_runs"]
    assert outcomes(place) == ["SWAPPED"]


async def test_projector_goes_on_through_swaps(place: Place) -> None:
    """A projector that runs while the tables are swapped loses nothing and writes nothing twice."""
    records = list(Scribe(22).lives(250))
    third = len(records) // 3
    await place.write(records[:third])
    async with running(place.projector(batch=40)):
        await place.wait_for(third)
        writing = asyncio.create_task(place.write(records[third:], per=20))
        found = [await rebuilt(place), await rebuilt(place)]
        await writing
        await place.wait_for(len(records))

    assert [one.swapped for one in found] == [True, True]
    assert place.events() == len(records)
    assert table_states(place) == await folded(place)
    assert (await rebuilt(place)).swapped


@pytest.mark.parametrize(
    ("table", "falsify"),
    [
        ("files", "UPDATE sijill.files SET nationality = 'XXA' WHERE file_id = %s"),
        ("timeline", "UPDATE sijill.timeline SET actor_id = 'other' WHERE file_id = %s AND file_version = 2"),
        ("permits", "DELETE FROM sijill.permits WHERE file_id = %s"),
    ],
)
async def test_falsified_row_is_found_and_not_swapped(place: Place, table: str, falsify: str) -> None:
    """A row that the journal does not give is named, and the live tables stay as they are."""
    sent = await place.write(Scribe(23).lives(20))
    await place.project(sent)
    ((file_id,),) = place.sql("SELECT file_id::text FROM sijill.permits ORDER BY 1 LIMIT 1")
    place.sql(falsify, file_id)
    before = hashes(place)
    found = await rebuilt(place)

    assert not found.swapped
    assert [one.table for one in found.differences] == [table]
    assert len(found.differences[0].keys) == 1
    assert hashes(place) == before
    assert schemas_of(place) == ["sijill", "sijill_runs"]
    assert outcomes(place) == ["DIFFERENT"]
    assert (await rebuilt(place, accept_differences=True)).swapped
    assert table_states(place) == await folded(place)


async def test_failed_rebuild_leaves_live_as_it_was(place: Place) -> None:
    """A rebuild that meets an event it cannot read ends, and nothing of it stays."""
    sent = await place.write(Scribe(24).lives(20))
    await place.project(sent)
    broken = next(Scribe(25).life())
    await place.write([replace(broken, value=broken.value[:30])])
    ((after,),) = place.sql("SELECT next_offset FROM sijill.positions WHERE partition = %s", broken.partition)
    place.sql("UPDATE sijill.positions SET next_offset = %s WHERE partition = %s", after + 2, broken.partition)
    before = hashes(place)
    with pytest.raises(SijillError):
        await rebuilt(place)

    assert hashes(place) == before
    assert schemas_of(place) == ["sijill", "sijill_runs"]
    assert outcomes(place) == ["FAILED"]


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGKILL])
async def test_stopped_rebuild_leaves_live_as_it_was(place: Place, kill: signal.Signals) -> None:
    """Ctrl-C leaves no shadow; what a killed rebuild leaves, the next one removes."""
    sent = await place.write(Scribe(26).lives(400))
    await place.project(sent)
    before = hashes(place)
    rebuild = subprocess.Popen(  # noqa: ASYNC220 - it is to be killed
        [sys.executable, "-c", _PROGRAM, place.kafka, place.topic],
        env=os.environ | {"PLACE": place.postgres},
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )
    async with asyncio.timeout(60):
        while not any(name.startswith("sijill_shadow") for name in schemas_of(place)):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    os.killpg(rebuild.pid, kill)
    assert await asyncio.to_thread(rebuild.wait) != 0

    assert hashes(place) == before
    if kill is signal.SIGINT:
        assert schemas_of(place) == ["sijill", "sijill_runs"]
        assert outcomes(place) == ["STOPPED"]
    found = await rebuilt(place)
    assert found.swapped
    assert schemas_of(place) == ["sijill", found.old_schema, "sijill_runs"]


async def test_only_one_rebuild_at_a_time(place: Place) -> None:
    """A second rebuild is refused while one runs."""
    with psycopg.connect(place.postgres, autocommit=True) as session:
        session.execute("SELECT pg_advisory_lock(hashtext('sijill-rebuild'))")
        with pytest.raises(CommandRefused, match="Another rebuild"):
            await rebuilt(place)

    assert outcomes(place) == []
