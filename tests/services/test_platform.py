"""The local platform: real broker, registry and database; started once, healed, stopped, whatever kills them."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import psycopg
import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from infra.local import processes
from infra.local.platform import PARTS, down, kill_part, restart_part, site_of, start_part, status, up
from infra.local.record import Identity, read_record
from infra.settings import Settings, get_settings

if TYPE_CHECKING:
    from tests.conftest import Platform

pytestmark = pytest.mark.usefixtures("platform")
NAMES = [part.name for part in PARTS]


def subjects_in(registry: str) -> list[str]:
    """Ask the registry for its subjects."""
    return list(httpx.get(f"{registry}/subjects").raise_for_status().json())


@contextmanager
def new_site() -> Iterator[Settings]:
    """Give settings of a new state directory; stop what runs there at the end.

    Not in pytest's own folder: every new run of pytest closes that to other users, PostgreSQL's among them.
    """
    with tempfile.TemporaryDirectory(prefix="sijill-own-", ignore_cleanup_errors=True) as folder:
        settings = get_settings(state_dir=folder)
        try:
            yield settings
        finally:
            down(settings)


@pytest.fixture(scope="module")
def own() -> Iterator[Settings]:
    """A platform of this module's own, because its tests kill and stop it."""
    with new_site() as settings:
        up(settings)
        yield settings


@pytest.fixture
def fresh() -> Iterator[Settings]:
    """A state directory in which nothing was ever started."""
    with new_site() as settings:
        yield settings


async def test_every_part_serves_its_clients(platform: Platform) -> None:
    """The three addresses work with the ordinary clients of Kafka, a Confluent registry and PostgreSQL."""
    admin = AIOKafkaAdminClient(bootstrap_servers=platform.kafka)
    await admin.start()
    cluster = await admin.describe_cluster()
    await admin.close()
    async with await psycopg.AsyncConnection.connect(platform.postgres) as connection:
        answer = await (await connection.execute("SELECT 1")).fetchone()

    assert len(cluster["brokers"]) == 1
    assert isinstance(subjects_in(platform.registry), list)
    assert answer == (1,)


def test_the_database_asks_for_its_password(platform: Platform) -> None:
    """Nobody enters with a wrong password."""
    wrong = platform.postgres.replace("@", "wrong@")

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_up_twice_changes_nothing(platform: Platform) -> None:
    """A second `up` leaves the processes, the ports and the record as they are."""
    before = read_record(platform.state_dir)

    assert up(platform.settings).healthy
    assert read_record(platform.state_dir) == before


@pytest.mark.parametrize("name", NAMES)
def test_up_heals_a_killed_part(own: Settings, name: str) -> None:
    """After SIGKILL of one part, status says so and `up` brings it back on its port, leaving the others alone."""
    before = read_record(own.state_dir)
    os.kill(before.processes[name].pid, signal.SIGKILL)
    assert processes.wait_until(lambda: not processes.lives(before.processes[name]), 10)
    assert not status(own).healthy

    assert up(own).healthy
    after = read_record(own.state_dir)
    assert after.ports == before.ports
    assert {n for n in NAMES if after.processes[n] != before.processes[n]} == {name}


async def test_what_was_acknowledged_survives_a_kill(own: Settings) -> None:
    """A topic, a schema and a row that were acknowledged are there after SIGKILL of all parts."""
    up(own)
    admin = AIOKafkaAdminClient(bootstrap_servers=own.kafka)
    await admin.start()
    await admin.create_topics([NewTopic("kept", 1, 1)])
    await admin.close()
    with psycopg.connect(own.postgres) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS value")
    schema = json.dumps({"type": "record", "name": "Kept", "fields": []})
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{own.registry}/subjects/kept/versions", json={"schema": schema})
    assert answer.is_success
    for name in NAMES:
        kill_part(own, name)
    for name in NAMES:
        start_part(own, name)

    admin = AIOKafkaAdminClient(bootstrap_servers=own.kafka)
    await admin.start()
    topics = await admin.list_topics()
    await admin.close()
    with psycopg.connect(own.postgres) as connection:
        row = connection.execute("SELECT value FROM kept").fetchone()
    assert "kept" in topics
    assert subjects_in(own.registry) == ["kept"]
    assert row == (7,)


def test_restart_part_keeps_the_port(own: Settings) -> None:
    """A restarted broker is another process on the same port."""
    up(own)
    before = read_record(own.state_dir)
    restart_part(own, "kafka")

    after = read_record(own.state_dir)
    assert after.ports == before.ports
    assert after.processes["kafka"] != before.processes["kafka"]


def command_up(settings: Settings) -> list[str]:
    """Return a command that does `up` in a process of its own."""
    imports = "from infra.local.platform import up; from infra.settings import get_settings"
    return [sys.executable, "-c", f"{imports}; up(get_settings(state_dir={str(settings.state_dir)!r}))"]


def count_running(settings: Settings) -> list[int]:
    """Count the processes of each part, recorded or not."""
    return [len(part.find(site_of(settings))) for part in PARTS]


@pytest.mark.parametrize("seconds", [0.6, 1.5])
def test_up_heals_what_a_killed_up_left(fresh: Settings, seconds: float) -> None:
    """`up` killed while it works leaves nothing that the next `up` cannot finish, nor a process that `down` forgets."""
    with subprocess.Popen(command_up(fresh)) as first:
        with pytest.raises(subprocess.TimeoutExpired):
            first.wait(seconds)
        first.kill()

    assert up(fresh).healthy
    assert count_running(fresh) == [1, 1, 1]
    down(fresh)
    assert count_running(fresh) == [0, 0, 0]


def test_two_ups_at_once_start_one_platform(fresh: Settings) -> None:
    """Two `up` at the same time end with one process per part."""
    with subprocess.Popen(command_up(fresh)) as one, subprocess.Popen(command_up(fresh)) as two:
        ended = [one.wait(120), two.wait(120)]

    assert ended == [0, 0]
    assert count_running(fresh) == [1, 1, 1]


def test_a_port_taken_meanwhile_is_replaced(own: Settings) -> None:
    """When somebody else listens on a recorded port, `up` takes another for that part and keeps the rest."""
    down(own)
    before = read_record(own.state_dir).ports
    with socket.socket() as thief:
        thief.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections of before may still be fading
        thief.bind(("127.0.0.1", before["postgres"]))
        thief.listen()
        assert up(own).healthy

    after = read_record(own.state_dir).ports
    assert {name for name in before if before[name] != after[name]} == {"postgres"}


def test_down_never_touches_a_stranger_with_a_recorded_pid(own: Settings) -> None:
    """A process that got a recorded pid later has another start, so no signal reaches it."""
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as stranger:
        processes.end(Identity(pid=stranger.pid, started="another life"), signal.SIGTERM, 0.2)

        assert stranger.poll() is None
        stranger.kill()


def test_down_stops_everything_and_keeps_the_data(own: Settings) -> None:
    """After `down` nothing of the platform runs; its directories are all there."""
    up(own)
    found = down(own)

    assert [part.state for part in found.parts] == ["stopped"] * 3
    assert count_running(own) == [0, 0, 0]
    assert all((own.state_dir / name).is_dir() for name in NAMES)
