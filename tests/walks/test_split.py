"""A station splits: each file follows its person's delegation, its history stays whole, and then a station closes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.lives import Life, a_life, day
from tests.running import Register, running_register, until

OLD, NEW = "TN-SP-01", "TN-SP-02"
LATE = day(2026, 5, 20)
HAND = ("--ordered-by", "D-001", "--approved-by", "D-002")
PLAN = f"""
from: 2026-01-01
units:
  TN-DG:
    {{kind: DIRECTORATE, corps: SURETE, name: {{en: Directorate, fr: Direction, ar: إدارة}}}}
  TN-LM:
    {{kind: DISTRICT, corps: SURETE, parent: TN-DG, name: {{en: District, fr: District, ar: منطقة}}}}
  {OLD}:
    kind: STATION
    corps: SURETE
    parent: TN-LM
    name: {{en: Old station, fr: Ancien poste, ar: المركز القديم}}
    serves: [1160, 1161]
    devices: [{OLD}-D1, {OLD}-D2]
    officers: [{{number: LM-1, rank: GARDIEN, role: CLERK}}]
  {NEW}:
    kind: STATION
    corps: SURETE
    parent: TN-LM
    name: {{en: New station, fr: Nouveau poste, ar: المركز الجديد}}
    devices: [{NEW}-D1]
"""


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    """A register of its own, for once a station is enrolled, only its own devices may send; notices come at once."""
    with running_register(quiet_s=0.5) as found:
        yield found


async def test_a_station_splits_and_closes(register: Register, tmp_path: Path) -> None:
    """Who lives in the part that is given away has a new station in charge; nobody is without, and none has two."""
    plan = tmp_path / "units.yaml"
    plan.write_text(PLAN, encoding="utf-8")
    first = register.ask("units", "apply", str(plan), *HAND)
    again = register.ask("units", "apply", str(plan), *HAND)
    stays, goes = a_life(register, station=OLD), a_life(register, station=OLD, nationality="CMR")
    stays.registered(day(2026, 1, 5), delegation="1160")
    await stays.known()
    goes.registered(day(2026, 1, 6), delegation="1161")
    application = goes.lodged(day(2026, 1, 10))
    then = await goes.known()

    split = ("units", "split", OLD, "--into", f"{NEW}=1161", "--from", "2026-03-01", *HAND)
    alone = register.ask(*split[:-1], "D-001", codes=(1,))
    register.ask(*split)
    await until(lambda: goes.file()["station_of_charge"] == NEW, "the file is handed over")
    goes.saw = int(goes.file()["version"])
    goes.complete(day(2026, 3, 5), application)
    await goes.known(NEW)
    lost = register.ask("units", "revoke", f"{OLD}-D2", "--because", "LOST", "--last-seq", "3", *HAND)
    refused = await sent_from(stays, f"{OLD}-D2"), await sent_from(stays, f"{NEW}-D1")
    register.ask("units", "close", OLD, "--successor", NEW, "--from", "2026-06-01", *HAND)
    await until(lambda: stays.file()["station_of_charge"] == NEW, "the file of the closed station has an heir")
    captured_before = await sent_from(stays, f"{OLD}-D1", on=day(2026, 5, 31))

    assert (first["written"], again["written"]) == (8, 0)
    assert [one["refused"]["rule_id"] for one in alone["orders"]] == ["UNIT_ONE_PERSON"]
    assert lost["written"] == 1
    assert refused == (["DEVICE_REVOKED"], ["DEVICE_NOT_OF_UNIT"])
    assert captured_before == []
    [gone] = register.ask("devices", "gaps", "--device", f"{OLD}-D2", codes=(1,))
    assert (gone["missing"], gone["revoked_because"]) == ([[2, 3]], "LOST")  # its first act arrived, and was refused
    assert spans(register, goes) == [(OLD, "2026-03-01", "FileOpened"), (NEW, None, "FileReassigned")]
    assert spans(register, stays) == [(OLD, "2026-06-01", "FileOpened"), (NEW, None, "FileReassigned")]
    assert register.ask("charge")["faults"] == []
    assert [serving(register, on) for on in ("2026-02-28", "2026-03-01")] == [OLD, NEW]
    shown = register.ask("units", "show", OLD, "--on", "2026-06-01")
    assert (shown["counts_now"], shown["was"], len(shown["spells"])) == (NEW, None, 2)
    done = ("units", "report", "--act", "AddressDeclared", "--from", "2026-01-01", "--to", "2026-02-28")
    assert register.ask(*done)["units"] == [{"unit": OLD, "acts": 2}]
    by_now = register.ask(*done, "--map", "now", "--on", "2026-03-01")["units"]
    assert by_now == [{"unit": OLD, "acts": 1}, {"unit": NEW, "acts": 1}]
    names = [unit["unit"] for unit in register.ask("units", "tree", "--on", "2026-06-01")["units"]]
    assert names == ["TN-DG", "TN-LM", NEW]
    await goes.agrees(days=(day(2026, 1, 20), day(2026, 3, 1), day(2026, 3, 20)), moments=(then, None))


async def sent_from(life: Life, device: str, on: date = LATE) -> list[str]:
    """Send an address from a device of the old station and return the rules by which it is refused."""
    before = len(life.refusals())
    life.saw = int(life.file()["version"])
    life.lives(on, "11", "1160")
    acts, life.waiting = life.waiting, []
    life.register.emit(*acts, station=OLD, device=device)
    await life.register.settle()
    return [str(each["rule_id"]) for each in life.refusals()[before:]]


def spans(register: Register, life: Life) -> list[tuple[str, str | None, str]]:
    """Return who was in charge of a file, until when, and by which event."""
    return [(one["unit"], one["until"], one["because"]) for one in register.ask("charge", life.file_id)]


def serving(register: Register, on: str) -> str:
    """Return who serves the delegation that moves."""
    return str(register.ask("units", "serving", "1161", "--on", on)["unit"])
