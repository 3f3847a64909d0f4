"""The screen on a real broker: bad input is answered in its file's order, and every accepted event stands once."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from schemas import codec
from schemas.events import FeeAssessed, FileState, PartialDate
from schemas.ids import new_uuid7
from schemas.journal import STAMP_HEADER
from streams import damage
from streams.intake import read_intake
from streams.restore import restore
from tests.conftest import Platform
from tests.screening_examples import DAY, Place, create_topics, own_lane, place_of_its_own, taken, until, with_meta


@pytest.fixture
async def place(platform: Platform, tmp_path: Path) -> AsyncIterator[Place]:
    now = time.time_ns() // 1000
    async with place_of_its_own(platform.kafka, platform.registry, tmp_path, now=now) as found:
        yield found


def damaged(place: Place, file_id: str) -> dict[str, tuple[str, bytes | None]]:
    """Return each kind of damage: expected code and value of the record."""
    good = place.framed(place.desk.address(file_id, 1))
    state = FileState(
        file_id=file_id, version=1, person_id=file_id, subject_key_id=file_id, opened_at=0, last_recorded_at=0
    )
    other = place.file()
    place.desk.subjects[other] = place.desk.subjects[file_id]
    return {
        "garbage": (damage.UNDECODABLE, b"\xff\xfe Planted garbage"),
        "unknown schema": (damage.SCHEMA_UNKNOWN, codec.frame(2_000_000_000, good[5:])),
        "truncated": (damage.TRUNCATED, good[:-40]),
        "bytes left over": (damage.UNDECODABLE, good + b"Planted"),
        "10 MB": (damage.TOO_LARGE, good + b"Planted" * (10_000_000 // 7)),
        "no value": (damage.NO_VALUE, None),
        "key of another file": (damage.KEY_OTHER_FILE, place.framed(place.desk.address(other, 1))),
        "no event": (damage.NOT_AN_EVENT, codec.frame(place.state_id, codec.encode_body(state))),
    }


KINDS = (
    "garbage",
    "unknown schema",
    "truncated",
    "bytes left over",
    "10 MB",
    "no value",
    "key of another file",
    "no event",
)


async def test_damaged_records_block_their_file_and_nothing_else(place: Place) -> None:
    """Each damaged record and what follows it in its file become dead letters in order; the neighbour goes on."""
    neighbour = place.file()
    files = {kind: place.file() for kind in KINDS}
    await place.submit(place.desk.person(neighbour))
    expected: list[tuple[str, str]] = []
    for version, (kind, file_id) in enumerate(files.items(), start=1):
        await place.submit(place.desk.person(file_id))
        code, value = damaged(place, file_id)[kind]
        await place.send((file_id.encode(), value, ()))
        await place.submit(place.desk.address(file_id, 1), place.desk.address(neighbour, version))
        expected += [(file_id, code), (file_id, damage.BEHIND)]
    await place.send((None, b"Planted", ()), (b"Planted key", b"x", ()))
    await place.screen_all(1 + 4 * len(files) + 2)

    letters = [letter.letter for letter in await place.letters()]
    assert [(letter.file_id, letter.error_code) for letter in letters if letter.file_id] == expected
    assert [at.error_code for at in letters if at.file_id is None] == [damage.NO_KEY, damage.KEY_NOT_A_FILE]
    assert all(letter.mend.en and letter.mend.fr and letter.mend.ar for letter in letters)
    journal = await place.journal()
    assert [r.stamp.file_version for r in journal if r.file_id == neighbour] == list(range(1, len(files) + 2))
    assert [r.event.NAME for r in journal if r.file_id in files.values()] == ["PersonRegistered"] * len(files)
    for topic in (place.lane.dead_letters, place.lane.journal, place.lane.files, place.lane.refusals):
        for record in await place.raw(topic):
            assert b"Planted" not in (record.value or b"") + (record.key or b"")


async def test_bad_acts_are_refused_with_a_rule_and_the_file_goes_on(place: Place) -> None:
    """Each act that cannot be is refused with its rule, in the three languages, and a good act after it is accepted."""
    desk, file_id, now = place.desk, place.file(), time.time_ns() // 1000
    first = desk.person(file_id)
    early = desk.address(file_id, 1)
    accepted = desk.address(file_id, 1)
    tariff = {"tariff_id": "FEE_TEMPORARY_CARD", "tariff_version": "1"}
    fee = {"application_id": new_uuid7(), "fee_id": new_uuid7(), **tariff}
    bad: list[tuple[str, Any]] = [
        ("FILE_UNKNOWN", with_meta(desk.address(file_id, 1), file_id=place.file())),
        ("DATE_TOO_FAR", desk.address(file_id, 2, effective_date=now // DAY + 4000)),
        ("DATE_IN_FUTURE", desk.address(file_id, 2, occurred_at=now + 400 * DAY)),
        ("AMOUNT_NEGATIVE", FeeAssessed(meta=desk.meta(file_id, 2), amount=-5000, **fee)),
        ("BIRTH_DATE_IMPOSSIBLE", desk.person(place.file(), birth=PartialDate(year=1990, month=2, day=30))),
        ("BIRTH_DATE_IMPOSSIBLE", desk.person(place.file(), birth=PartialDate(year=1980))),  # in clear it is 1990
        ("NAME_CONTROL_CHARACTER", desk.person(place.file(), family="Pla\u202ented")),
        ("EVENT_ID_REUSED", with_meta(desk.address(file_id, 2), event_id=first.meta.event_id)),
        ("DEVICE_SEQUENCE_BACK", early),
    ]
    await place.submit(first, accepted, *(event for _, event in bad), desk.address(file_id, 2))
    await place.screen_all(len(bad) + 3)

    refusals = await place.refusals()
    assert [(r.rule_id, r.event_id) for r in refusals] == [(rule, e.meta.event_id) for rule, e in bad]
    assert all(r.reason.ar and r.mend.fr and r.mend.en for r in refusals)
    assert [r.stamp.file_version for r in await place.journal()] == [1, 2, 3]
    assert await place.letters() == ()


async def test_an_act_sent_again_is_taken_once_and_a_refused_one_stays_refused(place: Place) -> None:
    """The same event with the same bytes changes nothing; an act that follows a refused one is refused."""
    desk, file_id = place.desk, place.file()
    person, address = desk.person(file_id), desk.address(file_id, 1)
    refused = with_meta(desk.address(file_id, 1), file_id=place.file())
    follower = desk.address(file_id, 2, follows=refused.meta.event_id)
    await place.submit(person, person, address, refused, address, refused, follower)
    await place.screen_all(7)

    assert [r.event.meta.event_id for r in await place.journal()] == [person.meta.event_id, address.meta.event_id]
    assert [r.rule_id for r in await place.refusals()] == ["FILE_UNKNOWN", "FOLLOWS_REFUSED"]


async def test_screening_the_same_intake_again_gives_the_same_bytes(place: Place) -> None:
    """From the same intake, an empty screen writes byte for byte the same journal: key, value, headers, time."""
    files = [place.file() for _ in range(12)]
    await place.submit(*(place.desk.person(file_id) for file_id in files))
    for base in (1, 2):
        await place.submit(*(place.desk.address(file_id, base) for file_id in files))
    await place.screen_all(36)
    before = [_bytes(r) for r in await place.raw(place.lane.journal)]

    again = await _with_new_outputs(place)
    await again.screen_all(36)

    assert [_bytes(r) for r in await again.raw(again.lane.journal)] == before
    assert len(before) == 36


async def test_recorded_at_is_the_append_time_and_never_goes_back(place: Place) -> None:
    """recorded_at equals the broker's append time of the intake record, and is monotone within the partition."""
    files = [place.file() for _ in range(5)]
    await place.submit(*(place.desk.person(file_id) for file_id in files))
    await place.screen_all(5)

    times = [r.timestamp * 1000 for r in await place.raw(place.lane.intake)]
    stamps = [r.stamp.recorded_at for r in await place.journal()]
    assert stamps == times
    assert stamps == sorted(stamps)
    assert [r.timestamp * 1000 for r in await place.raw(place.lane.journal)] == stamps


async def test_a_restarted_screen_goes_on_where_it_stopped(place: Place) -> None:
    """Versions continue after a restart, and the state is what the topics hold."""
    file_id = place.file()
    await place.submit(place.desk.person(file_id))
    await place.screen_all(1)
    await place.submit(place.desk.address(file_id, 1), place.desk.address(file_id, 2))
    await place.screen_all(2)

    state = await restore(place.kafka, place.registry, place.lane, 0)
    found = state.files.find(file_id)
    assert [r.stamp.file_version for r in await place.journal()] == [1, 2, 3]
    assert found is not None
    assert (found.version, len(state.outcomes)) == (3, 3)
    assert state.last_recorded_at == (await place.journal())[-1].stamp.recorded_at


async def test_an_older_owner_writes_nothing_more(place: Place) -> None:
    """Whoever initialises a partition's producer fences the one before it; nothing is lost or written twice."""
    file_id = place.file()
    async with place.screening() as screen:
        await place.submit(place.desk.person(file_id))
        await until(lambda: taken(screen) == 1)
        thief = AIOKafkaProducer(
            bootstrap_servers=place.kafka, transactional_id=place.lane.transactional_id(0), retry_backoff_ms=10
        )
        async with thief:
            await place.submit(place.desk.address(file_id, 1))
            await until(lambda: taken(screen) == 2)  # fenced, it began anew and fenced the thief in turn
    committed = {r.stamp.file_version: r.event.meta.event_id for r in await place.journal()}
    assert sorted(committed) == [1, 2]
    assert len(await place.journal()) == 2


async def test_a_screen_waits_for_its_opener(place: Place) -> None:
    """Without an opener nothing is screened and nothing lost; when it answers again, everything is."""
    file_id, opener = place.file(), place.opener
    await place.submit(place.desk.person(file_id), place.desk.address(file_id, 1))
    gate = _Gate(opener)
    place.opener = gate  # type: ignore[assignment]
    async with place.screening() as screen:
        await until(lambda: gate.refused >= 2)
        assert await place.journal() == []
        gate.is_open = True
        await until(lambda: taken(screen) == 2)

    assert [r.stamp.file_version for r in await place.journal()] == [1, 2]


async def test_a_record_names_its_writer_by_hash(place: Place) -> None:
    """The journal holds the submitted bytes, and its stamp the hash of the contract they were written with."""
    person = place.desk.person(place.file())
    await place.submit(person)
    await place.screen_all(1)

    [record] = await place.raw(place.lane.journal)
    [submitted] = await place.raw(place.lane.intake)
    [read] = await place.journal()
    assert record.value == submitted.value
    assert read.stamp.schema_sha256 == codec.contract("PersonRegistered").sha256
    assert [name for name, _ in record.headers][-1] == STAMP_HEADER
    assert [key.field for key in read.stamp.keys] == ["identity"]
    assert len(await place.raw(place.lane.keys)) == 1
    assert read_intake(submitted, {}).code == damage.SCHEMA_UNKNOWN  # type: ignore[union-attr]


class _Gate:
    """An opener that cannot be reached until the gate opens."""

    def __init__(self, opener: Any) -> None:
        self._opener, self.is_open, self.refused = opener, False, 0

    async def examine(self, items: Any) -> Any:
        """Ask the real opener, or fail as a missing socket does."""
        if not self.is_open:
            self.refused += 1
            raise ConnectionRefusedError
        return await self._opener.examine(items)


async def _with_new_outputs(place: Place) -> Place:
    """Return the same place whose screen writes to fresh topics and reads the intake from its beginning."""
    fresh = own_lane(place.lane.partitions)
    await create_topics(place.kafka, fresh)
    return replace(place, lane=replace(fresh, intake=place.lane.intake))


def _bytes(record: Any) -> tuple[Any, ...]:
    return record.key, record.value, tuple(record.headers), record.timestamp
