"""The Faust side: acts are counted once per journal record, and what falls due comes to the intake once."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from infra.screening import seal_with
from schemas.errors import CommandRefused
from schemas.events import Event, ReceiptIssued
from streams.activity import Activity, count_act, read_activity, table_key
from streams.activity_app import create_activity_app
from streams.app import AppSettings, create_app
from streams.due import DueNotices
from tests.conftest import Platform
from tests.screening_examples import EPOCH, PATIENCE_S, Place, place_of_its_own, taken, until


@pytest.fixture
async def place(platform: Platform, tmp_path: Path) -> AsyncIterator[Place]:
    now = time.time_ns() // 1000
    async with place_of_its_own(platform.kafka, platform.registry, tmp_path, now=now) as found:
        yield found


def test_a_record_that_comes_twice_is_counted_once() -> None:
    """The count keeps the offset it stands at, and lower or equal ones change nothing."""
    counted = count_act(None, 7)

    assert counted == {"acts": 1, "offset": 7}
    assert count_act(counted, 7) is None
    assert count_act(counted, 3) is None
    assert count_act(counted, 9) == {"acts": 2, "offset": 9}


def test_a_key_holds_partition_station_and_kind() -> None:
    """Tables are kept per partition, so that two partitions never write one key."""
    headers = [("ce_type", b"FileOpened"), ("ce_source", b"/stations/TN-LM-01/dev-1")]

    assert table_key(3, headers) == "3|TN-LM-01|FileOpened"
    assert table_key(3, []) is None


async def test_activity_shows_the_accepted_acts(place: Place, tmp_path: Path) -> None:
    """After a restart of the whole app, each accepted act is counted once per station and kind."""
    file_id = place.file()
    await place.submit(place.desk.person(file_id), place.desk.address(file_id, 1))
    wanted = [
        Activity(station="TN-LM-01", kind="AddressDeclared", acts=1),
        Activity(station="TN-LM-01", kind="PersonRegistered", acts=1),
    ]
    await _count_until(place, tmp_path, wanted)
    await place.submit(place.desk.address(file_id, 2))
    wanted[0] = Activity(station="TN-LM-01", kind="AddressDeclared", acts=2)
    await _count_until(place, tmp_path, wanted)


async def test_what_falls_due_is_noticed_once(place: Place) -> None:
    """A lapsed receipt gives one notice, raised by the system, however often the timer looks."""
    file_id, desk, today = place.file(), place.desk, int(time.time() // 86_400)
    await place.submit(*_lapsing(desk, file_id, today))
    async with place.screening() as screen:
        due = DueNotices(
            screen,
            kafka=place.kafka,
            registry=place.registry,
            clock=lambda: datetime.now(tz=UTC),
            lane=place.lane,
            quiet_s=0,
        )
        await until(lambda: taken(screen) == 4)
        assert await due.tick() == 1
        await until(lambda: taken(screen) == 5)
        assert await due.tick() == 0
        assert await due.tick() == 0

    assert [r.event.NAME for r in await place.journal()][-1] == "ReceiptLapsed"
    assert screen.counts["accepted"] == 5


async def test_the_app_raises_notices_by_itself(place: Place, tmp_path: Path) -> None:
    """Screen and timer run in one app: two days later it says that the receipt lapsed."""
    file_id, desk, today = place.file(), place.desk, int(time.time() // 86_400)
    await place.submit(*_lapsing(desk, file_id, today))
    app = create_app(
        AppSettings(
            kafka=place.kafka,
            registry=place.registry,
            opener=place.opener,
            epoch=EPOCH,
            seal=partial(seal_with, place.public),
            data_dir=tmp_path / "faust",
            lane=place.lane,
            due_every_s=0.1,
            clock=lambda: datetime.now(tz=UTC) + timedelta(days=2),
        )
    )
    await app.start()
    try:
        await until(lambda: taken(app.screen) == 5)
    finally:
        await app.screen.stop()
        await app.stop()

    assert [r.event.NAME for r in await place.journal()][-1] == "ReceiptLapsed"


def _lapsing(desk: Any, file_id: str, today: int) -> tuple[Event, ...]:
    """A file with an open application whose receipt ended ten days ago."""
    application = str(uuid.uuid4())
    before = (desk.person(file_id), desk.opened(file_id, 1), desk.lodged(file_id, 2, application))
    receipt = ReceiptIssued(
        meta=desk.meta(file_id, 3),
        application_id=application,
        receipt_id=str(uuid.uuid4()),
        receipt_number="R-1",
        valid_from=today - 40,
        valid_to=today - 10,
        rights=("STAY",),
    )
    return (*before, receipt)


async def _count_until(place: Place, folder: Path, wanted: list[Activity]) -> None:
    app = create_activity_app(place.kafka, folder / "faust", lane=place.lane)
    async with place.screening():
        await app.start()
        try:
            async with asyncio.timeout(3 * PATIENCE_S):  # Faust takes long to join its group on a busy machine
                while await _activity(place) != wanted:  # noqa: ASYNC110 - the condition is in Kafka
                    await asyncio.sleep(0.2)
        finally:
            await app.stop()


async def _activity(place: Place) -> list[Activity]:
    try:
        return list(await read_activity(place.kafka, place.lane))
    except CommandRefused:
        return []
