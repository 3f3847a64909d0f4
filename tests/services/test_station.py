"""A station keeps what it gave a receipt for, and the intake gets it in order, whatever falls over in between."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from infra.catalogue import prepare_topics_and_schemas
from producers.dispatch import Dispatch, Parcel, read_standing
from producers.outbox import OutboxUnusable
from producers.station import Station, StationConfig
from schemas.errors import Misfit
from schemas.ids import new_uuid7
from schemas.partitioning import partition_of
from schemas.topics import INTAKE
from tests.station_examples import Arrived, config, draft, read_intake

NOWHERE = "127.0.0.1:9"


@pytest.fixture(scope="module", autouse=True)
async def catalogue(platform: Any) -> None:
    """Topics and schemas of the catalogue."""
    await prepare_topics_and_schemas(platform.settings, copies=1)


@pytest.fixture
def here(platform: Any, tmp_path: Path) -> StationConfig:
    """A device that reaches the register."""
    return config(tmp_path, platform.kafka, platform.registry)


@pytest.fixture
async def strict_topic(platform: Any) -> AsyncIterator[str]:
    """A topic with one partition that takes no record above 1,500 bytes."""
    name = f"test.strict.{new_uuid7()}"
    admin = AIOKafkaAdminClient(bootstrap_servers=platform.kafka)
    await admin.start()
    topic = NewTopic(name, num_partitions=1, replication_factor=1, topic_configs={"max.message.bytes": "1500"})
    await admin.create_topics([topic])
    yield name
    await admin.delete_topics([name])
    await admin.close()


def by_file(found: list[Arrived]) -> dict[str, list[int]]:
    """Return the device numbers of each file in the order of their first arrival."""
    files: dict[str, list[int]] = defaultdict(list)
    for one in found:
        if one.event.meta.device_seq not in files[one.key]:
            files[one.key].append(one.event.meta.device_seq)
    return files


async def test_what_was_submitted_arrives_whole_under_its_file_with_its_envelope(here: StationConfig) -> None:
    async with Station(here) as station:
        receipt = await station.submit(draft("PersonRegistered", base_version=0))
        standing = await station.flush(20)
    [one] = await read_intake(here.address.bootstrap, {here.device_id})

    assert (standing.waiting, standing.sent) == (0, 1)
    assert one.event.meta.event_id == receipt.event_id
    assert one.key == one.event.meta.file_id
    assert one.partition == partition_of(one.key)
    assert one.headers["ce_source"] == f"/stations/{here.station_id}/{here.device_id}".encode()
    assert one.headers["ce_id"] == receipt.event_id.encode()
    assert one.headers["content-type"] == b"application/avro"


async def test_an_act_follows_the_device_s_last_act_on_its_file(here: StationConfig) -> None:
    file_id, other = new_uuid7(), new_uuid7()
    async with Station(here) as station:
        first = await station.submit(draft("PersonRegistered", file_id))
        await station.submit(draft("PersonRegistered", other))
        await station.saw({file_id: 7})
        second = await station.submit(draft("ApplicationLodged", file_id))
        await station.flush(20)
    metas = {
        one.event.meta.event_id: one.event.meta for one in await read_intake(here.address.bootstrap, {here.device_id})
    }

    assert (metas[first.event_id].follows, metas[first.event_id].base_version) == (None, 0)
    assert (metas[second.event_id].follows, metas[second.event_id].base_version) == (first.event_id, 7)


async def test_acts_collected_without_a_link_go_out_when_there_is_one(here: StationConfig) -> None:
    away = replace(here, address=replace(here.address, bootstrap=NOWHERE))
    file_id = new_uuid7()
    async with Station(away) as station:
        for _ in range(50):
            await station.submit(draft("ComplementReceived", file_id, captured_offline=True))
        standing = await station.flush(1)

        assert standing.waiting == 50
        assert station.relay.trouble is not None
    async with Station(here) as station:
        standing = await station.flush(20)
    found = await read_intake(here.address.bootstrap, {here.device_id})

    assert standing.waiting == 0
    assert [one.event.meta.device_seq for one in found] == list(range(1, 51))


async def test_closing_does_not_wait_for_a_register_that_is_away(here: StationConfig) -> None:
    away = replace(here, address=replace(here.address, bootstrap=NOWHERE))
    began = time.monotonic()
    async with Station(away) as station:
        await station.submit(draft("ComplementReceived"))

    assert time.monotonic() - began < 8
    assert read_standing(here.outbox)[1].waiting == 1


async def test_closing_waits_for_what_reads_the_outbox(here: StationConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    """The relay may be cut off while its look at the outbox still runs in the outbox's thread."""
    looking = threading.Event()
    look = Dispatch.waiting

    def slow(dispatch: Dispatch, most: int) -> list[Parcel]:
        with dispatch.outbox.transaction():
            looking.set()
            time.sleep(0.3)
        return look(dispatch, most)

    monkeypatch.setattr(Dispatch, "waiting", slow)
    async with Station(here) as station:
        await station.submit(draft("ComplementReceived"))
        looking.clear()
        station.relay.wake()
        await asyncio.to_thread(looking.wait, 20)

    assert read_standing(here.outbox)[0] == here.device_id


async def test_sealed_bytes_are_forgotten_once_they_are_acknowledged(here: StationConfig) -> None:
    async with Station(here) as station:
        await station.submit_many([draft("PersonRegistered") for _ in range(20)])
        await station.flush(20)
    found = await read_intake(here.address.bootstrap, {here.device_id})
    kept = b"".join(path.read_bytes() for path in here.outbox.parent.glob("outbox.sqlite*"))
    with sqlite3.connect(here.outbox) as db:
        rows = db.execute("SELECT count(body), count(headers), count(partition), count(*) FROM outbox").fetchone()
    db.close()

    assert rows == (0, 0, 20, 20)
    for one in found:
        assert one.event.identity.ciphertext not in kept  # type: ignore[union-attr]


async def test_the_outbox_notes_where_each_event_lies(here: StationConfig) -> None:
    async with Station(here) as station:
        await station.submit_many([draft("ComplementReceived") for _ in range(30)])
        await station.flush(20)
    found = {
        one.event.meta.event_id: (one.partition, one.offset)
        for one in await read_intake(here.address.bootstrap, {here.device_id})
    }
    with sqlite3.connect(here.outbox) as db:
        noted = {row[0]: row[1:] for row in db.execute('SELECT event_id, partition, "offset" FROM outbox')}
    db.close()

    assert noted == found


async def test_only_the_owner_may_read_an_outbox(here: StationConfig) -> None:
    async with Station(here, relay=False) as station:
        await station.submit(draft("PersonRegistered"))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in here.outbox.parent.glob("outbox.sqlite*")}

    assert set(modes.values()) == {0o600}, modes


async def test_a_second_program_on_the_same_outbox_is_told_so(here: StationConfig) -> None:
    async with Station(here, relay=False):
        with pytest.raises(OutboxUnusable, match="Another program"):
            async with Station(here, relay=False):
                pass


async def test_an_outbox_of_another_device_is_not_taken(here: StationConfig) -> None:
    async with Station(here, relay=False):
        pass
    with pytest.raises(OutboxUnusable, match="belongs to device"):
        async with Station(replace(here, device_id="another"), relay=False):
            pass


async def test_an_act_that_does_not_fit_takes_no_number(here: StationConfig) -> None:
    good, bad = draft("ComplementReceived"), draft("ComplementReceived")
    spoiled = [
        replace(bad, fields={**bad.fields, "colour": "red"}),
        replace(bad, fields={**bad.fields, "items": ("x" * 70_000,)}),
        replace(bad, occurred_at="yesterday"),  # type: ignore[arg-type]
    ]
    async with Station(here, relay=False) as station:
        results = await station.submit_many([good, *spoiled, good])

    assert [type(result) for result in results[1:4]] == [Misfit, Misfit, Misfit]
    assert [result.device_seq for result in (results[0], results[4]) if not isinstance(result, Misfit)] == [1, 2]


async def test_the_same_act_said_twice_is_taken_once_and_another_under_its_id_is_refused(here: StationConfig) -> None:
    first = draft("PersonRegistered", event_id=new_uuid7())
    other = replace(first, actor_id="SOMEBODY-ELSE")
    async with Station(here) as station:
        receipt = await station.submit(first)
        await station.flush(20)
        again = await station.submit(first)
        with pytest.raises(Misfit, match="another act"):
            await station.submit(other)

    assert (again.already_taken, again.number, again.device_seq) == (True, receipt.number, 1)
    assert len(await read_intake(here.address.bootstrap, {here.device_id})) == 1


async def test_an_event_that_the_broker_refuses_holds_its_file_and_nothing_else(
    here: StationConfig, strict_topic: str
) -> None:
    strict = replace(here, address=replace(here.address, topic=strict_topic))
    held, free = new_uuid7(), new_uuid7()
    rng = random.Random(7)
    big = draft("ComplementReceived", held)
    big = replace(big, fields={**big.fields, "items": tuple(rng.randbytes(32).hex() for _ in range(75))})
    async with Station(strict, relay=False) as station:
        before = await station.submit(draft("ComplementReceived", held))
        refused = await station.submit(big)
        behind = await station.submit(draft("ComplementReceived", held))
        beside = await station.submit(draft("ComplementReceived", free))
    async with Station(strict) as station:
        standing = await station.flush(30)
        later = await station.submit(draft("ComplementReceived", free))
        await station.flush(30)
    arrived = {
        one.event.meta.event_id for one in await read_intake(here.address.bootstrap, {here.device_id}, strict_topic)
    }

    assert (standing.waiting, standing.held) == (0, 1)
    assert [(one.event_id, one.waiting_behind) for one in standing.rejected] == [(refused.event_id, 1)]
    assert arrived == {before.event_id, beside.event_id, later.event_id}
    assert behind.event_id not in arrived


async def test_a_refused_event_that_is_released_goes_out_before_those_behind_it(
    here: StationConfig, strict_topic: str
) -> None:
    file_id = new_uuid7()
    async with Station(here, relay=False) as station:
        first, second = [await station.submit(draft("ComplementReceived", file_id)) for _ in range(2)]
    with sqlite3.connect(here.outbox) as db:
        db.execute("UPDATE outbox SET state = 'REJECTED', error = 'test' WHERE event_id = ?", (first.event_id,))
    db.close()
    async with Station(here) as station:
        held = await station.flush(20)
        assert await station.release(first.event_id)
        done = await station.flush(20)
    order = [one.event.meta.event_id for one in await read_intake(here.address.bootstrap, {here.device_id})]

    assert (held.held, done.held, done.rejected) == (1, 0, ())
    assert order == [first.event_id, second.event_id]


async def test_an_import_session_goes_to_every_partition_before_the_acts_in_it(here: StationConfig) -> None:
    session = new_uuid7()
    async with Station(here) as station:
        await station.submit(draft("ImportSessionApproved", session, fields=draft_session(session)))
        acts = [await station.submit(draft("ComplementReceived", import_session=session)) for _ in range(40)]
        await station.flush(20)
    found = await read_intake(here.address.bootstrap, {here.device_id})
    first = {one.partition: one.event.NAME for one in reversed(found)}

    assert first == dict.fromkeys(range(INTAKE.partitions), "ImportSessionApproved")
    assert len(found) == INTAKE.partitions + len(acts)


def draft_session(session: str) -> dict[str, object]:
    """Return the fields of an approved import session."""
    return {**draft("ImportSessionApproved").fields, "session_id": session}


async def test_a_backlog_of_ten_thousand_acts_arrives_in_order(here: StationConfig) -> None:
    files = [new_uuid7() for _ in range(300)]
    async with Station(here, relay=False) as station:
        results = await station.submit_many([draft("ComplementReceived", files[i % 300]) for i in range(10_000)])
    async with Station(here) as station:
        standing = await station.flush(60)
    found = await read_intake(here.address.bootstrap, {here.device_id})

    assert len(results) == 10_000
    assert (standing.waiting, standing.sent, len(found)) == (0, 10_000, 10_000)
    assert all(numbers == sorted(numbers) for numbers in by_file(found).values())


async def test_a_station_killed_at_any_moment_loses_no_receipt_leaves_no_gap_and_keeps_the_order(
    here: StationConfig, tmp_path: Path
) -> None:
    rng = random.Random(20260901)
    told: set[str] = set()
    for _ in range(12):
        told |= await asyncio.to_thread(run_and_kill, here, rng.uniform(0.05, 0.6))
    async with Station(here) as station:
        standing = await station.flush(60)
    found = await read_intake(here.address.bootstrap, {here.device_id})
    numbers = {one.event.meta.device_seq for one in found}

    assert (standing.waiting, standing.held, standing.rejected) == (0, 0, ())
    assert len(told) > 300
    assert told <= {one.event.meta.event_id for one in found}
    assert numbers == set(range(1, standing.last_device_seq + 1))
    assert len({(one.event.meta.device_seq, one.event.meta.event_id) for one in found}) == len(numbers)
    assert all(arrival == sorted(arrival) for arrival in by_file(found).values())


def run_and_kill(here: StationConfig, seconds: float) -> set[str]:
    """Run the crashing station, kill it that long after its first receipts; return the receipts that it told."""
    command = [sys.executable, "-m", "tests.crashing_station", str(here.outbox.parent)]
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [*command, here.address.bootstrap, here.address.registry_url], stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)  # the moment of death is the point of the test
    process.kill()
    rest = process.stdout.read()
    process.wait()
    return {line for line in (first + rest).split("\n")[:-1] if line}
