"""A refused act never locks its device out of the file, and what builds on it is never taken silently."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from infra.schema_plan import apply_schemas
from producers.drafts import ActDraft
from producers.line import Address
from producers.station import Station, StationConfig
from schemas.errors import Misfit
from schemas.ids import new_uuid7
from schemas.registry import Registry
from tests.conftest import Platform
from tests.screening_examples import EPOCH, Place, place_of_its_own, taken, until
from tests.station_examples import IMPATIENT, draft


@pytest.fixture
async def place(platform: Platform, tmp_path: Path) -> AsyncIterator[Place]:
    """A screen on topics of its own."""
    async with Registry(platform.registry) as registry:
        await apply_schemas(registry)
    now = time.time_ns() // 1000
    async with place_of_its_own(platform.kafka, platform.registry, tmp_path, now=now) as found:
        yield found


@pytest.fixture
def config(place: Place, platform: Platform, tmp_path: Path) -> StationConfig:
    """A device of station LM1 that sends to that screen."""
    public = tmp_path / "epoch.pub"
    public.write_bytes(place.public)
    lane = place.lane
    return StationConfig(
        station_id="LM1",
        district_id="LMD",
        corps="SURETE",
        device_id="LM1-D1",
        outbox=tmp_path / "outbox.sqlite",
        address=Address(
            bootstrap=platform.kafka, registry_url=platform.registry, topic=lane.intake, refusals=lane.refusals
        ),
        epoch=EPOCH,
        epoch_public=public,
        patience=IMPATIENT,
    )


def early(event: str, file_id: str) -> ActDraft:
    """Return an act done yesterday."""
    yesterday = time.time_ns() // 1000 - 86_400_000_000
    return replace(draft(event, file_id), occurred_at=yesterday, effective_date=yesterday // 86_400_000_000)


def wrong_address(file_id: str) -> ActDraft:
    """Return an act that the register refuses: no governorate has this code."""
    address = early("AddressDeclared", file_id)
    return replace(address, fields={**address.fields, "governorate": "99"})


async def judged(place: Place, station: Station, *acts: ActDraft) -> list[str]:
    """Submit acts, have them screened, and return the rules by which acts were refused so far."""
    receipts = [await station.submit(act) for act in acts]
    await station.flush(20.0)
    async with place.screening() as screen:
        await until(lambda: taken(screen) >= len(receipts))
    return [one.rule_id for one in await place.refusals()]


async def test_the_mended_act_is_taken_although_the_first_one_was_refused(place: Place, config: StationConfig) -> None:
    file_id = new_uuid7()
    async with Station(config) as station:
        assert await station.learn_refusals() == []
        person, wrong = early("PersonRegistered", file_id), wrong_address(file_id)
        assert await judged(place, station, person, wrong) == ["CODE_UNKNOWN"]
        told = await station.learn_refusals()
        assert await judged(place, station, early("AddressDeclared", file_id)) == ["CODE_UNKNOWN"]
        again = await station.learn_refusals()

    assert ([one.rule_id for one in told], again) == (["CODE_UNKNOWN"], [])
    assert [one.event.NAME for one in await place.journal()] == ["PersonRegistered", "AddressDeclared"]


async def test_what_was_linked_before_the_refusal_was_known_is_refused_too(place: Place, config: StationConfig) -> None:
    file_id = new_uuid7()
    async with Station(config) as station:
        acts = [early("PersonRegistered", file_id), wrong_address(file_id), early("AddressDeclared", file_id)]
        assert await judged(place, station, *acts) == ["CODE_UNKNOWN", "FOLLOWS_REFUSED"]
        assert len(await station.learn_refusals()) == 2
        mended = [early("AddressDeclared", file_id), early("AddressDeclared", file_id)]
        assert len(await judged(place, station, *mended)) == 2
    async with Station(config) as station:  # another run knows it still
        assert await station.learn_refusals() == []
    events = [one.event.meta for one in await place.journal()]

    assert [meta.device_seq for meta in events] == [1, 4, 5]
    assert [meta.follows for meta in events] == [None, events[0].event_id, events[1].event_id]


async def test_an_act_sent_again_under_the_id_of_a_refused_one_is_told_so(place: Place, config: StationConfig) -> None:
    file_id = new_uuid7()
    wrong = replace(wrong_address(file_id), event_id=new_uuid7())
    async with Station(config) as station:
        await judged(place, station, early("PersonRegistered", file_id), wrong)
        await station.learn_refusals()
        with pytest.raises(Misfit) as caught:
            await station.submit(wrong)

    assert (caught.value.field, "CODE_UNKNOWN" in caught.value.reason) == ("event_id", True)
