"""One student registered at two stations under two spellings: the register suspects it, officers merge and part."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.lives import Life, a_life, day
from tests.running import Register, running_register, until

SOUSSE, LA_MARSA = "TN-SO-01", "TN-LM-01"
BORN = {"year": 2003, "month": 4, "day": 5}
AT_LA_MARSA = {"script": "LATN", "kind": "BIRTH", "family": "Benyoussef", "given": "Abdelkhalek"}
AT_SOUSSE = {"script": "LATN", "kind": "BIRTH", "family": "Ben Youcef", "given": "Abdel Khalak"}
SWAPPED = {"year": 2003, "month": 5, "day": 4}


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    """A register that tells who may be one person, which the one of the other stories does not."""
    with running_register(suspicions=True) as found:
        yield found


def student(register: Register, name: dict[str, str], birth: dict[str, int], station: str) -> Life:
    """Return the life of somebody who is written down like this."""
    life = a_life(register, station=station, nationality="MAR", born=birth["year"])
    return life.registered(day(2026, 9, 1), names=[name], birth=birth, sex=1)


async def test_a_suspicion_is_looked_at_merged_and_parted(register: Register) -> None:
    """Nothing is merged by itself; what officers merged and part again is as it was, each act where it belongs."""
    ours, theirs = student(register, AT_LA_MARSA, BORN, LA_MARSA), student(register, AT_SOUSSE, SWAPPED, SOUSSE)
    await ours.known()
    await register.indexed()
    alone = register.ask("duplicates")
    await theirs.known()
    await register.indexed()
    await until(lambda: bool(register.ask("duplicates")), "a suspicion")
    theirs.saw = int(theirs.file()["version"])
    before = {life.file_id: life.file() for life in (ours, theirs)}
    [told] = register.ask("duplicates", "--station", SOUSSE)

    assert alone == []
    assert (told["file_id"], [each["file_id"] for each in told["candidates"]]) == (theirs.file_id, [ours.file_id])
    assert {rule["id"] for rule in told["rules"]} >= {"BIRTH_DAY_MONTH_SWAPPED", "FAMILY_ALIKE"}
    assert {life.file()["status"] for life in (ours, theirs)} == {"OPEN"}

    merge = await ours.absorbs(theirs, day(2026, 9, 20))
    assert register.ask("duplicates") == []
    application = ours.lodged(day(2026, 9, 25))
    ours.lives(day(2026, 9, 26), "51")
    together = await ours.known()
    await register.indexed()
    assert register.ask("duplicates") == []

    await ours.parts_from(theirs, {"ApplicationLodged": ours.file_id, "AddressDeclared": theirs.file_id})
    await register.indexed()
    assert [each["application_id"] for each in ours.file()["applications"]] == [application]
    assert (ours.file()["governorate"], theirs.file()["governorate"]) == ("11", "51")
    for life, unlike in ((ours, {"applications"}), (theirs, {"governorate", "address_since"})):
        moving = {"version", "last_recorded_at", "recent", "devices", "silent_since", "deadlines"} | unlike
        now, then = life.file(), before[life.file_id]
        assert {name for name in now if now[name] != then[name]} <= moving
    assert merge not in json.dumps(ours.file()["merges"])

    [again] = register.ask("duplicates")
    assert again["suspicion_id"] == told["suspicion_id"]
    theirs.act(
        "DuplicateDismissed", day(2026, 10, 1), "STATION_HEAD", suspicion_id=again["suspicion_id"],
        ground_code="TWO_PERSONS",
    )  # fmt: skip
    await theirs.known(SOUSSE)
    await register.indexed()
    assert register.ask("duplicates") == []
    days = (day(2026, 9, 10), day(2026, 9, 25), day(2026, 10, 2))
    await ours.agrees(days=days, moments=(together, None))
    await theirs.agrees(days=days, moments=(None, None))
    assert register.ask("charge")["faults"] == []
    assert register.ask("rebuild")["differences"] == []
