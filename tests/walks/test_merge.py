"""Two files of one woman, or so it seemed: merged, worked on at two stations, and parted again act by act."""

from __future__ import annotations

import json
from uuid import uuid4

from tests.lives import a_life, day
from tests.running import Register

OTHER = "TN-SO-01"


async def test_two_files_merged_and_parted_again(register: Register) -> None:
    """The ban of one file binds the person while the two are one, and everything has its own place afterwards."""
    ours, theirs = a_life(register, nationality="FRA", born=1990), a_life(register, nationality="FRA", born=1990)
    ours.registered(day(2026, 3, 1)).entered(day(2026, 3, 1))
    before = await ours.known()
    theirs.registered(day(2024, 1, 10))
    measure = {"measure_id": str(uuid4())}
    theirs.act(
        "MeasureOrdered", day(2024, 6, 1), "MINISTER", **measure, kind="EXPULSION", grounds=["PUBLIC_ORDER"],
        ordered_on=day(2024, 6, 1), from_date=day(2024, 6, 1),
    )  # fmt: skip
    theirs.act(
        "MeasureNotified", day(2024, 6, 10), "CLERK", **measure, mode="IN_PERSON", notified_on=day(2024, 6, 10),
        language="fra",
    )  # fmt: skip
    await theirs.known()
    alone = {life.file_id: life.file() for life in (ours, theirs)}
    free = ours.status(day(2026, 3, 20))
    merge = await ours.absorbs(theirs, day(2026, 4, 1))

    assert free == ("VISA_FREE", "TERM_RUNS")
    assert ours.status(day(2026, 3, 20))[0] == "MEASURE"
    assert ours.status(day(2026, 3, 20), before) == free
    assert register.ask("sagas") == []
    bound = ours.file()["measures"]
    assert [each["kind"] for each in bound] == ["EXPULSION"]
    assert theirs.file()["measures"] == []

    application = theirs.lodged(day(2026, 4, 10))  # their station has not heard of the merge
    theirs.waiting[-1]["base_version"] = 4
    register.emit(*theirs.waiting, station=OTHER, device=f"{OTHER}-D1")
    theirs.waiting.clear()
    ours.lives(day(2026, 4, 12), "21")
    together = await ours.known()

    assert [each["application_id"] for each in ours.file()["applications"]] == [application]
    timeline = [json.loads(line) for line in register.run("timeline", ours.file_id, "--json").stdout.splitlines()]
    (lodged,) = (each for each in timeline if each["type"] == "ApplicationLodged")
    assert lodged["flags"] == ["CAPTURED_LATE", "REROUTED"]
    assert register.ask("charge")["faults"] == []

    await ours.parts_from(theirs, {"ApplicationLodged": theirs.file_id, "AddressDeclared": ours.file_id})

    assert ours.refusals() == []
    assert ours.status(day(2026, 3, 20)) == free
    assert (ours.file()["applications"], ours.file()["governorate"]) == ([], "21")
    assert [each["application_id"] for each in theirs.file()["applications"]] == [application]
    for life, unlike in ((ours, {"governorate", "address_since"}), (theirs, {"applications"})):
        moving = {"version", "last_recorded_at", "recent", "devices", "silent_since", "deadlines"} | unlike
        now, then = life.file(), alone[life.file_id]
        assert {name for name in now if now[name] != then[name]} <= moving
    assert merge not in json.dumps(ours.file()["merges"])
    days = (day(2026, 3, 20), day(2026, 4, 5), day(2026, 4, 20))
    await ours.agrees(days=days, moments=(together, None))
    await theirs.agrees(days=days, moments=(None, None))
    assert register.ask("charge")["faults"] == []
    assert register.ask("rebuild")["differences"] == []
