"""Imports and simulations through real stations, broker and screen: all arrives once, a second run adds nothing."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from infra.schema_plan import apply_schemas
from producers.importing.mapping import read_mapping
from producers.importing.report import ImportReport
from producers.importing.run import import_register
from producers.importing.sessions import Approval, SessionSpan, approval_draft
from producers.line import Address
from producers.simulator.places import offices
from producers.simulator.plan import WorldConfig
from producers.simulator.run import Truth, simulate
from producers.simulator.world import world
from producers.station import Station, StationConfig
from schemas.events import Corps
from schemas.journal import JournalRecord
from schemas.registry import Registry
from tests.conftest import Platform
from tests.judging import SESSION
from tests.screening_examples import EPOCH, PATIENCE_S, Place, place_of_its_own, taken, until
from tests.station_examples import IMPATIENT

MAPPING = Path(__file__).parents[2] / "examples" / "mappings" / "municipal-permits.yaml"
SPAN = SessionSpan(session_id=SESSION, from_date=date(2010, 10, 1), to_date=date(2012, 1, 23))
SCREEN_S = 120.0
PARTITIONS = 12


@pytest.fixture
async def place(platform: Platform, tmp_path: Path) -> AsyncIterator[Place]:
    async with Registry(platform.registry) as registry:
        await apply_schemas(registry)
    now = time.time_ns() // 1000
    async with place_of_its_own(platform.kafka, platform.registry, tmp_path, now=now, partitions=PARTITIONS) as found:
        yield found


def device(place: Place, platform: Platform, folder: Path, code: str, district: str, corps: Corps) -> StationConfig:
    public = folder / "epoch.pub"
    public.write_bytes(place.public)
    return StationConfig(
        station_id=code.partition("-")[0],
        district_id=district,
        corps=corps,
        device_id=code,
        outbox=folder / f"{code}.sqlite",
        address=Address(bootstrap=platform.kafka, registry_url=platform.registry, topic=place.lane.intake),
        epoch=EPOCH,
        epoch_public=public,
        patience=IMPATIENT,
    )


async def import_real_log(log: Path, config: StationConfig, approve: bool = True) -> ImportReport:
    async with Station(config) as station:
        if approve:
            approval = Approval(
                session_id=SESSION,
                unit=config.station_id,
                device=config.device_id,
                from_date=date(2010, 10, 1),
                to_date=date(2012, 1, 23),
                opened_by="NL1-001",
                approved_by="NL1-010",
            )
            await station.submit(approval_draft(approval, now=time.time_ns() // 1000))
        report = await import_register(log, read_mapping(MAPPING), SPAN, station)
        standing = await station.flush(60.0)
    assert standing.waiting == standing.held == len(standing.rejected) == 0
    return report


async def whole_journal(place: Place, records: int) -> list[JournalRecord]:
    """Return the journal once the broker shows that many records: commit markers follow the answer to a commit."""
    async with asyncio.timeout(PATIENCE_S):
        while len(found := await place.journal()) < records:  # noqa: ASYNC110 - the broker tells no other way
            await asyncio.sleep(0.05)
    return found


async def test_the_real_log_is_imported_twice_and_the_second_run_adds_nothing(
    platform: Platform, place: Place, real_log: Path, tmp_path: Path
) -> None:
    config = device(place, platform, tmp_path, "NL1-IMP", "NLD", "SURETE")
    first = await import_real_log(real_log, config)
    async with place.screening() as screen:
        await until(lambda: taken(screen) >= first.events + PARTITIONS, SCREEN_S)
    journal = await whole_journal(place, first.events + PARTITIONS)

    assert first.events == first.taken_now == 12_735
    assert first.reported == ()
    assert await place.refusals() == []
    assert Counter(r.event.NAME for r in journal) == Counter(first.by_event) | {"ImportSessionApproved": PARTITIONS}

    records = [r for r in journal if r.event.NAME != "ImportSessionApproved"]
    assert {r.event.meta.import_session for r in records} == {SESSION}
    assert all("BACK_CAPTURED" in r.stamp.flags for r in records)
    assert max(r.event.meta.occurred_at for r in records) < min(r.stamp.recorded_at for r in records)
    sequences = sorted(r.event.meta.device_seq for r in records)
    assert sequences == list(range(2, first.events + 2))  # the session itself was number 1

    second = await import_real_log(real_log, config, approve=False)

    assert (second.taken_now, second.taken_before) == (0, first.events)

    other = replace(config, outbox=tmp_path / "other-machine.sqlite")
    third = await import_real_log(real_log, other, approve=False)
    async with place.screening() as screen:
        await until(lambda: taken(screen) >= third.taken_now, SCREEN_S)

    assert third.taken_now == first.events  # a machine that knows nothing sends all again …
    assert len(await place.journal()) == len(journal)  # … and the journal takes none of it


async def test_an_import_that_was_stopped_is_completed_by_the_next_run(
    platform: Platform, place: Place, real_log: Path, tmp_path: Path
) -> None:
    config = device(place, platform, tmp_path, "NL1-IMP", "NLD", "SURETE")

    def stop(rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        async with Station(config) as station:
            await import_register(real_log, read_mapping(MAPPING), SPAN, station, advance=stop)
    report = await import_real_log(real_log, config, approve=False)

    assert report.taken_before > 0
    assert report.taken_before + report.taken_now == 12_735


async def test_the_journal_holds_exactly_what_the_simulated_offices_did(
    platform: Platform, place: Place, tmp_path: Path
) -> None:
    size = WorldConfig(until=date(2026, 8, 31), days=200, files=60)

    async def run() -> Truth:
        async with AsyncExitStack() as stack:
            stations = {
                o.code: await stack.enter_async_context(
                    Station(device(place, platform, tmp_path, o.device, o.district, o.corps))
                )
                for o in offices(size.stations)
            }
            return await simulate(world(7, size), stations)

    truth = await run()
    async with place.screening() as screen:
        await until(lambda: taken(screen) >= truth.acts, SCREEN_S)
    journal, refusals = await whole_journal(place, truth.accepted), await place.refusals()

    assert sum(truth.refusals.values()) == len(refusals), Counter(r.rule_id for r in refusals)
    assert Counter(r.event.NAME for r in journal) == truth.by_event
    assert await place.letters() == ()

    assert (await run()).taken_before == truth.acts
