"""Who may send: the unit and the device of an act, on the day of the act; a revoked device no more from that day on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from register.days import DAY
from register.decide import Accepted, Refused, decide
from register.units.handing_over import HandingOver
from register.units.organisation import Organisation
from schemas.events import EnrolmentEnforced, FileState
from tests.examples import REGISTERED, address_declared, context, life, person_registered
from tests.units_examples import FIRST, LATER, OFFICES, closed, device, enrolled, envelope, reassigned, revoked, told

ENROLLED = (*OFFICES, device("LM1-D1"), device("LM2-D1", "LM2"))
AT = (LATER + 10) * DAY


def ruled(organisation: Organisation, *, recorded_at: int = AT, **meta: Any) -> str | None:
    """Return the rule by which a first act is refused; it comes from LM1-D1 of LM1 unless said otherwise."""
    act = person_registered(**{"station_id": "LM1", "device_id": "LM1-D1", "at": AT} | meta)
    verdict = decide(None, act, context(recorded_at=recorded_at, organisation=organisation))
    return verdict.rule_id if isinstance(verdict, Refused) else None


@pytest.mark.parametrize(
    ("rule_id", "meta"),
    [
        (None, {}),
        ("DEVICE_UNKNOWN", {"device_id": "LM1-D7"}),
        ("DEVICE_NOT_OF_UNIT", {"device_id": "LM2-D1"}),
        ("DEVICE_NOT_OF_UNIT", {"device_id": "LM1-D1", "station_id": "ZZ1"}),
        ("UNIT_CORPS", {"corps": "GARDE"}),
        ("UNIT_NOT_BEGUN", {"at": (FIRST - 1) * DAY}),
        (None, {"station_id": "ZZ1", "device_id": "ZZ1-D1"}),
    ],
)
def test_an_enrolled_station_sends_from_its_own_devices(rule_id: str | None, meta: dict[str, Any]) -> None:
    """A station that is not enrolled yet sends as before: the roll-out reaches one after the other."""
    assert ruled(told(*ENROLLED), **meta) == rule_id


def test_without_an_organisation_everybody_sends() -> None:
    assert ruled(Organisation(), device_id="ANY-D1", station_id="ANY") is None


def test_once_enforced_only_enrolled_units_send() -> None:
    now = told(*ENROLLED, EnrolmentEnforced(meta=envelope("DGF", LATER)))

    assert ruled(now, station_id="ZZ1", device_id="ZZ1-D1") == "UNIT_UNKNOWN"
    before = (LATER - 1) * DAY
    assert ruled(now, station_id="ZZ1", device_id="ZZ1-D1", at=before, recorded_at=before) is None


def test_nothing_of_a_revoked_device_is_taken_however_old_it_says_it_is() -> None:
    now = told(*ENROLLED, revoked("LM1-D1"))
    old = (LATER - 5) * DAY

    assert ruled(now, at=old, recorded_at=LATER * DAY) == "DEVICE_REVOKED"
    assert ruled(now, at=old, recorded_at=old) is None


def test_what_waited_offline_over_the_closing_of_its_station_is_good() -> None:
    now = told(*ENROLLED, closed("LM1", "LM2"))

    assert ruled(now, at=(LATER - 1) * DAY) is None
    assert ruled(now, at=LATER * DAY) == "UNIT_CLOSED"


SPLIT = told(*OFFICES, reassigned(LM1=("1160",), LM2=("1161",)))


def file_at(station: str, delegation: str | None, *, since: int = FIRST, opened: int = FIRST) -> FileState:
    """Return a file of a station whose person lives in a delegation since a day."""
    first = person_registered(at=opened * DAY, station_id=station)
    moved = address_declared(at=opened * DAY, governorate="11", delegation=delegation, since=since)
    return replace(life(first, moved), station_of_charge=station)


@pytest.mark.parametrize(
    ("heir", "state"),
    [
        ("LM2", file_at("LM1", "1161")),
        (None, file_at("LM1", "1160")),
        (None, file_at("LM1", None)),
        (None, file_at("LM1", "1161", since=LATER, opened=LATER)),
        (None, file_at("LM2", "1161")),
        (None, file_at("GS1", "1161")),
    ],
    ids=["its territory goes", "its territory stays", "no delegation known", "came later", "there", "the other corps"],
)
def test_a_split_moves_the_files_of_the_territory_that_it_moves(heir: str | None, state: FileState) -> None:
    notice = HandingOver(SPLIT, LATER).notice(state)

    assert (None if notice is None else notice.to_unit) == heir


def test_a_notice_is_not_due_before_its_day_and_is_true_only_once() -> None:
    state = file_at("LM1", "1161")
    assert HandingOver(SPLIT, LATER - 1).notice(state) is None
    notice = HandingOver(SPLIT, LATER + 3).notice(state)
    assert notice is not None

    assert notice == HandingOver(SPLIT, LATER + 100).notice(state)
    assert isinstance(decide(state, notice, context(recorded_at=(LATER + 3) * DAY)), Accepted)
    after = life(notice, state=state)
    assert (after.station_of_charge, after.district) == ("LM2", "LMD")
    assert HandingOver(SPLIT, LATER + 4).notice(after) is None
    again = decide(after, notice, context(recorded_at=(LATER + 4) * DAY))
    assert isinstance(again, Refused)
    assert again.rule_id == "NOTICE_OBSOLETE"


def test_the_files_of_a_closed_station_all_have_an_heir() -> None:
    """Those of its territory, those from elsewhere, and those that closed again afterwards go on along the line."""
    now = told(*OFFICES, enrolled("LM3"), closed("LM1", "LM2"), closed("LM2", "LM3", LATER + 30))
    for delegation in ("1160", "1199", None):
        first = HandingOver(now, LATER + 60).notice(file_at("LM1", delegation))
        assert first is not None
        assert first.to_unit == "LM2"
        second = HandingOver(now, LATER + 60).notice(life(first, state=file_at("LM1", delegation)))
        assert second is not None
        assert second.to_unit == "LM3"


def test_registered_only_is_a_file_too() -> None:
    assert HandingOver(SPLIT, LATER).notice(life(*REGISTERED)) is None
