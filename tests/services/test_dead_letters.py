"""Dead letters: sealed, listed, put back in their order or set aside, without losing what waits behind them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from schemas.errors import CommandRefused
from schemas.events import DeadLetter, DeadRecord
from streams import damage
from streams.letters import send_back
from tests.conftest import Platform
from tests.screening_examples import PATIENCE_S, Place, place_of_its_own, taken, until

OFFICER = "TN-4711"


@pytest.fixture
async def place(platform: Platform, tmp_path: Path) -> AsyncIterator[Place]:
    now = time.time_ns() // 1000
    async with place_of_its_own(platform.kafka, platform.registry, tmp_path, now=now) as found:
        yield found


async def blocked_file(place: Place) -> str:
    """Return a file with one accepted act, one damaged record, and two acts that wait behind it."""
    file_id = place.file()
    await place.submit(place.desk.person(file_id))
    await place.send((file_id.encode(), b"\x00damaged", ()))
    await place.submit(place.desk.address(file_id, 1), place.desk.address(file_id, 2))
    await place.screen_all(4)
    return file_id


async def test_a_retry_that_still_cannot_be_read_stays_first(place: Place) -> None:
    """A damaged record that is tried again is dead again, keeps its place, and nothing overtakes it."""
    file_id = await blocked_file(place)
    await send_back(place.kafka, place.opener, await place.letters(), lane=place.lane)
    await place.screen_all(3)

    letters = [at.letter for at in await place.letters()]
    assert [(at.status, at.attempts) for at in letters] == [("OPEN", 2), ("OPEN", 1), ("OPEN", 1)]
    assert [at.error_code for at in letters] == [damage.SCHEMA_UNKNOWN, damage.BEHIND, damage.BEHIND]
    assert [r.stamp.file_version for r in await place.journal() if r.file_id == file_id] == [1]


async def settled(place: Place) -> list[DeadLetter]:
    """Return the dead letters once none is open: a commit is acknowledged before its readers see it."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            letters = [at.letter for at in await place.letters()]
            if all(letter.status != "OPEN" for letter in letters):
                return letters


async def test_set_aside_and_retry_let_the_file_go_on_in_order(place: Place) -> None:
    """When an officer gives the damaged record up, what waited is accepted in its order, and new acts again."""
    file_id = await blocked_file(place)
    first, *waiting = await place.letters()
    await send_back(place.kafka, place.opener, [first], set_aside_by=OFFICER, lane=place.lane)
    await send_back(place.kafka, place.opener, waiting, lane=place.lane)
    await place.submit(place.desk.address(file_id, 3))
    async with place.screening() as screen:
        await until(lambda: screen.counts["accepted"] == 3)

    letters = await settled(place)
    assert [(at.status, at.settled_by) for at in letters] == [
        ("SET_ASIDE", OFFICER),
        ("RETRIED", None),
        ("RETRIED", None),
    ]
    assert [r.stamp.file_version for r in await place.journal()] == [1, 2, 3, 4]
    submitted = [r.value for r in await place.raw(place.lane.intake)]
    assert [r.value for r in await place.raw(place.lane.journal)] == [
        submitted[0],
        submitted[2],
        submitted[3],
        submitted[7],
    ]


async def test_acts_that_arrive_while_the_file_is_blocked_wait_too(place: Place) -> None:
    """An act submitted after a restart of the screen still waits behind the damaged record."""
    file_id = await blocked_file(place)
    await place.submit(place.desk.address(file_id, 3))
    await place.screen_all(1)

    letters = await place.letters()
    assert [at.letter.error_code for at in letters][-1] == damage.BEHIND
    assert letters[-1].letter.behind == letters[0].coordinates


async def test_retrying_twice_accepts_once(place: Place) -> None:
    """A retry that is sent twice, as after a crash of the command, changes nothing the second time."""
    file_id = await blocked_file(place)
    first, *waiting = await place.letters()
    for _ in range(2):
        await send_back(place.kafka, place.opener, [first], set_aside_by=OFFICER, lane=place.lane)
        await send_back(place.kafka, place.opener, waiting, lane=place.lane)
    async with place.screening() as screen:
        await until(lambda: screen.counts["retried_before"] == 3)

    assert [r.stamp.file_version for r in await place.journal() if r.file_id == file_id] == [1, 2, 3]


async def test_a_file_known_only_by_damage_begins_with_its_person(place: Place) -> None:
    """A file whose first record is damaged has version 0; its person is the first version when the way is free."""
    file_id = place.file()
    await place.send((file_id.encode(), b"\x00damaged", ()))
    await place.submit(place.desk.person(file_id))
    await place.screen_all(2)
    first, person = await place.letters()
    await send_back(place.kafka, place.opener, [first], set_aside_by=OFFICER, lane=place.lane)
    await send_back(place.kafka, place.opener, [person], lane=place.lane)
    async with place.screening() as screen:
        await until(lambda: screen.counts["accepted"] == 1)

    assert [(r.event.NAME, r.stamp.file_version) for r in await place.journal()] == [("PersonRegistered", 1)]


async def test_an_original_that_cannot_be_opened_sends_nothing(place: Place) -> None:
    """When one original cannot be opened, none is sent: half a file out of order would help nobody."""
    await blocked_file(place)
    before = len(await place.raw(place.lane.intake))

    with pytest.raises(CommandRefused, match="cannot be opened"):
        await send_back(place.kafka, _Keyless(), await place.letters(), lane=place.lane)

    assert len(await place.raw(place.lane.intake)) == before


async def test_a_letter_that_blocks_nothing_can_be_closed(place: Place) -> None:
    """A record whose key names no file stays open until an officer closes it."""
    await place.send((b"no file", b"x", ()))
    await place.screen_all(1)
    await send_back(place.kafka, place.opener, await place.letters(), set_aside_by=OFFICER, lane=place.lane)
    async with place.screening() as screen:
        await until(lambda: taken(screen) >= 1)

    assert [at.letter.status for at in await place.letters()] == ["SET_ASIDE"]


class _Keyless:
    """An opener whose epoch key was destroyed."""

    async def open_dead_records(self, letters: Sequence[DeadLetter]) -> Sequence[DeadRecord | None]:
        """Open none."""
        return [None for _ in letters]
