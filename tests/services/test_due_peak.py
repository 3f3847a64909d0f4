"""The 30 September peak: thousands of students' cards end on one day, and the officers' acts do not wait for it."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer

from register.days import day_of
from schemas import codec
from schemas.events import FileState, PermitState
from schemas.partitioning import partition_of
from streams.due import DueNotices
from streams.screen import Screen
from tests.conftest import Platform
from tests.screening_examples import DAY, Place, place_of_its_own, taken, until

CARDS = 4_000
ENDS = day_of(2026, 9, 30)
MOST_AHEAD = 2_000  # notices that may be judged before an officer's act: those of two ticks, for ticks without a pause


@pytest.fixture
async def place(platform: Platform, tmp_path: Path) -> AsyncIterator[Place]:
    now = time.time_ns() // 1000
    async with place_of_its_own(platform.kafka, platform.registry, tmp_path, now=now, partitions=4) as found:
        yield found


def student() -> FileState:
    """Return a file with a student's card that ends on 30 September."""
    person, permit = str(uuid.uuid4()), str(uuid.uuid4())
    card = PermitState(
        permit_id=permit,
        application_id=str(uuid.uuid4()),
        card_number=f"C-{permit[:8]}",
        title="TEMPORARY",
        reason="STUDY",
        valid_from=ENDS - 300,
        valid_to=ENDS,
        status="HANDED_OVER",
    )
    return FileState(
        file_id=str(uuid.uuid4()),
        version=11,
        status="OPEN",
        person_id=person,
        subject_key_id=person,
        station_of_charge="TN-LM-01",
        opened_at=(ENDS - 320) * DAY,
        last_recorded_at=(ENDS - 290) * DAY,
        permits=(card,),
    )


async def stand(place: Place, states: list[FileState]) -> None:
    """Write the states as an earlier screen left them."""
    async with AIOKafkaProducer(bootstrap_servers=place.kafka) as producer:
        for state in states:
            body = codec.frame(place.state_id, codec.encode_body(state))
            partition = partition_of(state.file_id, place.lane.partitions)
            await producer.send(place.lane.files, body, state.file_id.encode(), partition)


async def test_thousands_of_cards_on_one_day_delay_no_act(place: Place) -> None:
    """Every card gets its deadline once, and an act in the midst of it is judged as soon as on any day."""
    await stand(place, [student() for _ in range(CARDS)])
    own, desk = place.file(), place.desk
    ahead: list[int] = []
    async with place.screening() as screen:
        await place.submit(desk.person(own), desk.opened(own, 1))
        await until(lambda: taken(screen) == 2)
        due = DueNotices(
            screen,
            kafka=place.kafka,
            registry=place.registry,
            clock=lambda: datetime(2026, 9, 20, 8, tzinfo=UTC),
            lane=place.lane,
            quiet_s=0,
        )
        raising = asyncio.create_task(raise_all(due))
        while not raising.done():
            ahead.append(await ahead_of_an_act(place, screen, own, version=2 + len(ahead)))
        sent = await raising
        await until(lambda: taken(screen) >= 2 + len(ahead) + sum(sent))
        counts = screen.counts

    raised = Counter(r.event.NAME for r in await place.journal())
    print(
        f"peak: {sum(sent)} notices in {len(sent)} ticks, {len(ahead)} acts, at most {max(ahead)} notices ahead of one"
    )
    assert raised["DeadlineRaised"] == CARDS
    assert (counts["refused"], counts["dead"]) == (0, 0)
    assert max(sent) < CARDS
    assert max(ahead) <= MOST_AHEAD


async def raise_all(due: DueNotices) -> list[int]:
    """Tick without a pause, harder than the timer does, until nothing is left to say; return what each tick sent."""
    sent = [await due.tick()]
    while sent[-1] or len(sent) < 4:
        sent.append(await due.tick())
    return sent


async def ahead_of_an_act(place: Place, screen: Screen, file_id: str, version: int) -> int:
    """Submit an act and return how many others were judged until it was part of the file."""
    before = taken(screen)
    act = place.desk.address(file_id, version)
    await place.submit(act)
    partition = partition_of(file_id, place.lane.partitions)

    def is_in() -> bool:
        state = screen.owners[partition].state
        found = None if state is None else state.files.find(file_id)
        return found is not None and found.version > version

    await until(is_in)
    return taken(screen) - before
