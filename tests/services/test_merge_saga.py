"""Merges on a real broker: the saga goes from partition to partition in the screens' own transactions.

The two files lie in different partitions, so no step can lean on what another partition holds in memory.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from register.fold import fold
from register.merging import survivor_of
from schemas import codec
from schemas.events import Event, FilesMerged, FileState, FilesUnmerged, SeparatedAct
from tests.conftest import Platform
from tests.screening_examples import Place, place_of_its_own, until

SUPERVISOR = {"actor_id": "TN-0900", "actor_role": "SUPERVISOR"}


@pytest.fixture
async def place(platform: Platform, tmp_path: Path) -> AsyncIterator[Place]:
    now = time.time_ns() // 1000
    async with place_of_its_own(platform.kafka, platform.registry, tmp_path, now=now, partitions=2) as found:
        yield found


async def two_files(place: Place) -> tuple[str, str]:
    """Register two files in different partitions; return survivor and absorbed."""
    survivor, absorbed = place.file(0), place.file(1)
    for file_id in (survivor, absorbed):
        await place.submit(place.desk.person(file_id), place.desk.opened(file_id, 1), place.desk.address(file_id, 2))
    return survivor, absorbed


def merged(place: Place, survivor: str, absorbed: str, base: int = 3, merge_id: str | None = None) -> FilesMerged:
    """Return a supervisor's act."""
    return FilesMerged(
        meta=place.desk.meta(survivor, base, **SUPERVISOR),
        merge_id=merge_id or str(uuid.uuid4()),
        survivor_file_id=survivor,
        absorbed_file_id=absorbed,
        approved_by="TN-0901",
    )


async def states(place: Place) -> dict[str, FileState]:
    """Return each file's state as the journal alone gives it."""
    found: dict[str, FileState] = {}
    for record in await place.journal():
        version, at = record.stamp.file_version, record.stamp.recorded_at
        found[record.file_id] = fold(found.get(record.file_id), record.event, version=version, recorded_at=at)
    return found


async def named(place: Place, state: FileState, to: dict[str, str]) -> tuple[SeparatedAct, ...]:
    """Return the acts since the last merge as the journal holds them, each given to a file."""
    records = {record.event.meta.event_id: record for record in await place.journal()}
    return tuple(
        SeparatedAct(
            event_id=act.event_id,
            event_type=records[act.event_id].event.NAME,
            file_id=to[records[act.event_id].event.NAME],
            body=records[act.event_id].body,
            stamp=codec.encode_single(records[act.event_id].stamp),
        )
        for act in state.merges[-1].acts
    )


async def accepted(place: Place, count: int) -> None:
    """Run a screen until the journal holds that many events."""
    before = len(await place.journal())  # not later: what the screen does meanwhile would count twice
    async with place.screening() as screen:
        await until(lambda: screen.counts["accepted"] + before >= count)


async def test_two_files_become_one_and_two_again_with_the_acts_done_meanwhile(place: Place) -> None:
    """What was written to the absorbed file afterwards is judged in the survivor; undone, each has its own."""
    survivor, absorbed = await two_files(place)
    await accepted(place, 6)
    before = await states(place)
    act = merged(place, survivor, absorbed)
    application = str(uuid.uuid4())
    await place.submit(act)
    await accepted(place, 9)
    late = place.desk.lodged(absorbed, 3, application)
    await place.submit(late, place.desk.address(survivor, 5))
    await accepted(place, 11)

    now = await states(place)
    assert survivor_of(now[absorbed]) == survivor
    assert [each.application_id for each in now[survivor].applications] == [application]
    raw = [r for r in await place.raw(place.lane.journal) if r.value == place.framed(late)]
    assert [r.key.decode() for r in raw] == [survivor]  # once, under the survivor's key, byte for byte as it was sent
    acts = await named(place, now[survivor], {"ApplicationLodged": absorbed, "AddressDeclared": survivor})
    undo = FilesUnmerged(
        meta=place.desk.meta(survivor, now[survivor].version, **SUPERVISOR),
        merge_id=act.merge_id,
        ground_code="TWO_PERSONS",
        approved_by="TN-0901",
        acts=acts,
    )
    await place.submit(undo)
    await accepted(place, 13)

    end = await states(place)
    assert [each.application_id for each in end[absorbed].applications] == [application]
    assert (end[absorbed].status, end[absorbed].merges) == ("OPEN", ())
    assert (end[survivor].applications, end[survivor].merges) == ((), ())
    assert end[survivor].governorate == before[survivor].governorate
    assert not await place.refusals()


async def test_stopped_after_every_step_the_saga_goes_on_and_nothing_is_doubled(place: Place) -> None:
    """Each step is in the transaction of the one before it: a screen that ends between two loses none."""
    survivor, absorbed = await two_files(place)
    await place.submit(merged(place, survivor, absorbed))
    done, steps = 0, 0
    while done < 9:
        async with place.screening() as screen:
            await until(lambda screen=screen: screen.counts["accepted"] > 0)
        done, steps = len(await place.journal()), steps + 1

    names = [record.event.NAME for record in await place.journal()]
    assert {name: names.count(name) for name in ("FilesMerged", "FileAbsorbed", "MergeCompleted")} == {
        "FilesMerged": 1,
        "FileAbsorbed": 1,
        "MergeCompleted": 1,
    }
    assert steps > 1
    assert (await states(place))[survivor].merges[0].status == "DONE"


async def test_a_merge_that_the_other_file_refuses_is_told_and_abandoned(place: Place) -> None:
    """A file that two supervisors merge at once goes into one of them; the other is told why not."""
    survivor, absorbed = await two_files(place)
    third = place.file(0)
    await place.submit(place.desk.person(third), place.desk.opened(third, 1), place.desk.address(third, 2))
    await place.submit(merged(place, survivor, absorbed), merged(place, third, absorbed))
    async with place.screening() as screen:
        await until(lambda: screen.counts["accepted"] >= 9 + 2 + 1 + 1 + 1)

    end = await states(place)
    assert [len(end[file_id].merges) for file_id in (survivor, third, absorbed)] in ([1, 0, 1], [0, 1, 1])
    (told,) = await place.refusals()
    assert (told.rule_id, told.event_type) == ("FILE_MERGED", "FileAbsorbed")


async def test_a_key_that_names_another_file_is_still_damage(place: Place) -> None:
    """Only a merge lets an act stand under another file's key."""
    survivor, absorbed = await two_files(place)
    astray: Event = place.desk.address(absorbed, 3)
    await place.send((survivor.encode(), place.framed(astray), ()))
    async with place.screening() as screen:
        await until(lambda: screen.counts["dead"] == 1 and screen.counts["accepted"] == 6)

    assert (await states(place))[survivor].version == 3
