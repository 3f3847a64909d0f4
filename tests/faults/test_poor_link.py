"""A station that worked offline sends over a bad line and is switched off in between: nothing is lost or doubled.

Reduced size: 60 acts at 64 kbit/s, 0.1 s delay, 30 % loss. SIJILL_TEST_LINK=full: 500 acts, 2 s delay.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from producers.drafts import ActDraft
from producers.inbox import put_aside, read_items
from producers.station import Station, StationConfig
from schemas.ids import new_uuid7
from streams.restore import restore
from tests.conftest import Platform
from tests.faults.poor_link import HOST, PoorLink, Quality, poor_link
from tests.faults.station_process import config
from tests.screening_examples import Place, place_of_its_own, taken, until
from tests.station_examples import draft

FULL = os.environ.get("SIJILL_TEST_LINK") == "full"
ACTS = 500 if FULL else 60
QUALITY = Quality(delay_s=2.0 if FULL else 0.1, bytes_s=8_000.0, loss=0.3, cut=0.05)
PATIENCE_S = 3_000.0 if FULL else 150.0
PER_FILE = 5
HOUR = 3_600_000_000


async def test_two_days_offline_then_a_bad_line_and_a_power_cut(platform: Platform, tmp_path: Path) -> None:
    """Each act has one outcome; what commutes is accepted beside, two addresses open a case, a late decision goes."""
    now = time.time_ns() // 1000
    async with place_of_its_own(platform.kafka, platform.registry, tmp_path, now=now, partitions=3) as place:
        (tmp_path / "epoch.pub").write_bytes(place.public)
        lane = place.lane
        away = config(tmp_path, "", "", lane.intake, lane.refusals, f"LM2-{new_uuid7()[-6:]}")
        files = {place.file(number % 3): new_uuid7() for number in range(ACTS // PER_FILE)}
        await _known_to_both(place, files)
        async with Station(away, relay=False) as station:
            await station.saw(dict.fromkeys(files, 3))
            receipts = await station.submit_many(_two_days(files, now - 48 * HOUR))
        await _meanwhile(place, files)
        wanted = [receipt.event_id for receipt in receipts]  # type: ignore[union-attr]
        before = len(await place.raw(lane.intake))
        seconds, links = await _send(platform, away, tmp_path)
        async with place.screening() as screen:
            end = len(await place.raw(lane.intake)) - before
            await until(lambda: taken(screen) >= end, 60.0)

        journal = {r.event.meta.event_id: r.stamp.flags for r in await place.journal()}
        assert len(journal) == len(await place.journal())
        refusals = {one.event_id: one for one in await place.refusals()}
        assert Counter((one in journal) + (one in refusals) for one in wanted) == {1: len(wanted)}
        await _check_verdicts(place, files, journal, refusals)
        near = replace(away.address, bootstrap=platform.kafka, registry_url=platform.registry)
        async with Station(replace(away, address=near)) as station:
            await station.learn_refusals()
        waiting = read_items(away.outbox)
        assert sorted(one.event_id for one in waiting) == sorted(one for one in wanted if one in refusals)
        assert all(one.mend.fr and one.mend.ar and one.rule_id for one in waiting)
        assert put_aside(away.outbox, waiting[0].event_id, by="LM2-010", at=now)
        assert read_items(away.outbox) == waiting[1:]
        arrived = Counter(dict(r.headers)["ce_id"].decode() for r in await place.raw(lane.intake))
        again = sum(arrived[one] - 1 for one in wanted)
        told = ", ".join(f"{link.stalls} stalls, {link.resets} resets, {link.answers_cut} cut" for link in links)
        print(f"{ACTS} acts in {seconds:.0f} s: {told}; {again} arrived twice")
        assert sum(link.stalls for link in links) > 0


async def _check_verdicts(place: Place, files: dict[str, str], journal: Any, refusals: Any) -> None:
    """Of each file: the address opens a case, the complement comes too late, the other acts stand beside."""
    told = Counter((one.rule_id, one.event_type, one.field) for one in refusals.values())
    ours = [one for one in refusals.values() if one.station_id == "LM2"]
    stale = [one for one in ours if one.rule_id == "STALE_VERSION"]
    withdrawn = list(files)[::2]
    assert sorted(one.file_id for one in stale) == sorted(withdrawn), told
    assert all(one.detail[2:] == ("5 ApplicationWithdrawn",) for one in stale), [one.detail for one in stale]
    assert {one.rule_id for one in ours} <= {"STALE_VERSION", "FOLLOWS_REFUSED"}
    flags = Counter(flag for one in journal.values() for flag in one)
    assert flags["CONFLICT_CASE"] == len(files)
    assert flags["CONCURRENT"] >= len(files)
    for partition in range(3):
        state = await restore(place.kafka, place.registry, place.lane, partition)
        for file_id in state.files:
            found = state.files.find(file_id)
            assert found is not None
            assert len(found.conflicts) == 1


async def _known_to_both(place: Place, files: dict[str, str]) -> None:
    acts: list[Any] = []
    for file_id, application in files.items():
        acts += [place.desk.person(file_id), place.desk.opened(file_id, 1), place.desk.lodged(file_id, 2, application)]
    await place.submit(*acts)
    await place.screen_all(len(acts))


async def _meanwhile(place: Place, files: dict[str, str]) -> None:
    """Another station declares an address in each file, and ends the application in every other."""
    acts: list[Any] = [place.desk.address(file_id, 3) for file_id in files]
    for number, (file_id, application) in enumerate(files.items()):
        if number % 2 == 0:
            ended = draft("ApplicationWithdrawn", file_id).fields | {"application_id": application}
            meta = place.desk.meta(file_id, 4)
            acts.append(_event("ApplicationWithdrawn", meta, ended))
    await place.submit(*acts)
    await place.screen_all(len(acts))


def _event(name: str, meta: Any, fields: dict[str, Any]) -> Any:
    from schemas.events import EVENTS  # noqa: PLC0415

    return EVENTS[name](meta=meta, **fields)  # type: ignore[call-arg]


def _two_days(files: dict[str, str], begin: int) -> list[ActDraft]:
    """Return five acts per file over 48 hours; the last one ends the application."""
    acts: list[ActDraft] = []
    for file_id, application in files.items():
        kinds = ["AddressDeclared", "EntryRecorded", "TravelDocumentRecorded", "ExitRecorded", "ApplicationWithdrawn"]
        for kind in kinds:
            act = draft(kind, file_id, captured_offline=True)
            ids = {"application_id": application, "crossing_id": new_uuid7()}
            own = {**act.fields, **{name: value for name, value in ids.items() if name in act.fields}}
            acts.append(replace(act, fields=own))
    step = 47 * HOUR // len(acts)
    return [
        replace(act, occurred_at=begin + step * n, effective_date=begin // (24 * HOUR)) for n, act in enumerate(acts)
    ]


async def _send(platform: Platform, away: StationConfig, folder: Path) -> tuple[float, list[PoorLink]]:
    """Send over two poor links, kill the station in the middle, send the rest; return seconds and links."""
    chance = random.Random(20260930)
    kafka, registry = int(platform.kafka.rsplit(":", 1)[1]), urlsplit(platform.registry)
    async with (
        poor_link(kafka, QUALITY, chance, kafka=True) as broker,
        poor_link(registry.port or 80, QUALITY, chance, kafka=False) as names,
    ):
        url = registry._replace(netloc=f"{HOST}:{names.port}").geturl()
        where = (str(folder), f"{HOST}:{broker.port}", url, away.address.topic, away.address.refusals, away.device_id)
        began = time.monotonic()
        first = await _start(*where)
        half = ACTS * 150
        async with asyncio.timeout(PATIENCE_S):
            while broker.bytes_up < half and first.returncode is None:  # noqa: ASYNC110 - the proxy's counter
                await asyncio.sleep(0.02)
            assert first.returncode is None
            first.send_signal(signal.SIGKILL)
            await first.wait()
            second = await _start(*where)
            assert await second.wait() == 0
        return time.monotonic() - began, [broker, names]


async def _start(*arguments: str) -> asyncio.subprocess.Process:
    root = Path(__file__).parents[2]
    command = (sys.executable, "-m", "tests.faults.station_process", *arguments)
    return await asyncio.create_subprocess_exec(*command, cwd=root, env={**os.environ, "PYTHONPATH": str(root)})
