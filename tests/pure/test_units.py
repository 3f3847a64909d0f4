"""The organisation: no territory with two stations, no device or officer at two places, no station without an heir."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.rules import rules
from register.units.fold import FOLDS, fold_unit
from register.units.judge import RULES, judge_unit
from register.units.organisation import Organisation
from schemas.events import UNIT_EVENTS, DeviceEnrolled, EnrolmentEnforced, OfficerReleased, UnitAmended, UnitEvent
from tests.family_rules import rules_of
from tests.units_examples import (
    FIRST,
    LATER,
    OFFICES,
    assigned,
    closed,
    device,
    enrolled,
    envelope,
    named,
    reassigned,
    revoked,
    rule_of,
    told,
)

STATIONS = ("LM1", "LM2", "LM3")
CODES = ("1160", "1161", "116001", "11")


def test_every_order_is_judged_and_folded() -> None:
    assert set(FOLDS) == set(RULES) == set(UNIT_EVENTS)


BAD: tuple[tuple[str, UnitEvent], ...] = (
    ("UNIT_KNOWN", enrolled("LM1")),
    ("UNIT_UNKNOWN", enrolled("LM9", parent="XXD")),
    ("UNIT_PARENT", enrolled("LM9", parent="LM1")),
    ("UNIT_PARENT", enrolled("LM9", parent=None)),
    ("UNIT_PARENT", enrolled("DG2", "DIRECTORATE", "DGF")),
    ("TERRITORY_TAKEN", enrolled("LM9", serves=("1160",))),
    ("TERRITORY_UNKNOWN", enrolled("LM9", serves=("0060",))),
    ("TERRITORY_UNKNOWN", enrolled("LM9", serves=("116",))),
    ("TERRITORY_OF_STATIONS", enrolled("XXD", "DISTRICT", "DGF", serves=("1190",))),
    ("CODE_UNKNOWN", enrolled("LM9", governorate="99")),
    ("VALUE_UNKNOWN", enrolled("LM9", corps="UNKNOWN")),
    ("UNIT_ONE_PERSON", DeviceEnrolled(meta=envelope("LM1", approved_by="d-1"), device_id="LM1-D9")),
    ("ROLE_MAY_NOT", DeviceEnrolled(meta=envelope("LM1", role="CLERK"), device_id="LM1-D9")),
    ("REORGANISATION_PARTS", reassigned(LM1=("1160", "1161"))),
    ("TERRITORY_LOST", reassigned(LM1=("1160",), LM2=())),
    ("TERRITORY_TAKEN", reassigned(LM1=("1160", "1161"), LM2=("1161",))),
    ("REORGANISATION_CORPS", reassigned(LM1=("1160",), GS1=("1161",))),
    ("UNIT_BACKDATED", reassigned(FIRST - 1, LM1=("1160",), LM2=("1161",))),
    ("STATION_WITHOUT_HEIR", closed("LM1", None)),
    ("HEIR_UNLIKE", closed("LM1", "GS1")),
    ("HEIR_UNLIKE", closed("LM1", "LM1")),
    ("UNIT_HAS_UNITS", closed("LMD", None)),
    ("DEVICE_KNOWN", device("LM1-D1", "LM2")),
    ("UNIT_BACKDATED", device("LM1-D9", day=FIRST - 1)),
    ("DEVICE_NOT_OF_UNIT", revoked("LM1-D1", "LM2")),
    ("DEVICE_NOT_OF_UNIT", revoked("LM1-D9")),
    ("OFFICER_ELSEWHERE", assigned("C-1", "LM2", LATER)),
    ("UNIT_ONESELF", assigned("D-1")),
    ("PERIOD_REVERSED", assigned("C-2", until=FIRST - 1)),
    ("PUBLIC_KEY_LENGTH", DeviceEnrolled(meta=envelope("LM1"), device_id="LM1-D9", public_key=b"short")),
    ("OFFICER_NOT_THERE", OfficerReleased(meta=envelope("LM2", LATER), service_number="C-1")),
)


@pytest.mark.parametrize(("rule_id", "order"), BAD, ids=lambda value: value if isinstance(value, str) else value.NAME)
def test_a_bad_order_is_refused_by_its_rule(rule_id: str, order: UnitEvent) -> None:
    now = told(*OFFICES, device("LM1-D1"), assigned("C-1"))

    assert rule_of(now, order) == rule_id
    assert rule_id in rules()


def test_every_rule_of_the_organisation_has_a_case() -> None:
    """Those on who may send have theirs in test_unit_gate, on keys and signatures in test_source, on officers there."""
    elsewhere = {"UNIT_ORDER_KNOWN", "UNIT_CLOSED", "UNIT_NOT_BEGUN", "UNIT_CORPS", "DEVICE_UNKNOWN", "DEVICE_REVOKED"}
    elsewhere |= {"PERSON_UNKNOWN", "ENFORCED_ONE", *(one for one in rules_of("units") if one.startswith("OFFICER_"))}
    signing = {"PUBLIC_KEY_KNOWN", *(rule_id for rule_id in rules_of("units") if rule_id.startswith("SIGNATURE_"))}

    assert rules_of("units") == {rule_id for rule_id, _ in BAD if rule_id in rules_of("units")} | elsewhere | signing


def test_an_order_is_taken_once_and_a_revocation_too() -> None:
    lost = revoked("LM1-D1")
    now = told(*OFFICES, device("LM1-D1"), lost)

    assert rule_of(now, lost) == "UNIT_ORDER_KNOWN"
    assert rule_of(now, revoked("LM1-D1")) == "DEVICE_REVOKED"
    assert rule_of(now, device("LM1-D1")) == "DEVICE_KNOWN"


def test_the_map_of_then_and_of_now() -> None:
    """After a split, an act of the first station counts there then, and where its territory is served now."""
    now = told(*OFFICES, reassigned(LM1=("1160",), LM2=("1161",)))

    assert [now.unit_in_charge("1161", "SURETE", day) for day in (LATER - 1, LATER)] == ["LM1", "LM2"]
    assert now.unit_in_charge("1160", "GARDE", LATER) == "GS1"
    assert now.unit_now("LM1", LATER, territory="1161") == "LM2"
    assert now.unit_now("LM1", LATER - 1, territory="1161") == "LM1"
    assert now.unit_now("LM1", LATER) == "LM1"


def test_the_finest_code_decides_and_nobody_serves_what_no_one_was_given() -> None:
    now = told(*OFFICES, enrolled("TN1", serves=("11",)), reassigned(LM1=("1160", "1161"), LM2=("116001",)))

    found = [now.unit_in_charge(code, "SURETE", LATER) for code in ("116001", "116002", "1199", "12")]
    assert found == ["LM2", "LM1", "TN1", None]


def test_a_closed_station_leaves_territory_and_officers_to_nobody_but_its_heir() -> None:
    now = told(*OFFICES, assigned("C-1"), closed("LM1", "LM2"))

    assert now.units["LM2"].spells[-1].serves == ("1160", "1161")
    assert [unit and unit.serves for unit in (now.units["LM1"].on(LATER - 1), now.units["LM1"].on(LATER))] == [
        ("1160", "1161"),
        None,
    ]
    assert now.unit_now("LM1", LATER) == "LM2"
    assert [now.assignment("C-1", day) is None for day in (LATER - 1, LATER)] == [False, True]
    assert rule_of(now, device("LM1-D9", day=LATER)) == "UNIT_CLOSED"


def test_a_name_of_then_stays_the_name_of_then() -> None:
    renamed = UnitAmended(meta=envelope("LM1", LATER), parent="LMD", name=named("Marsa Plage"))
    now = told(*OFFICES, renamed)

    names = [spell.name.en for spell in (now.units["LM1"].on(LATER - 1), now.units["LM1"].on(LATER)) if spell]
    assert names == ["LM1", "Marsa Plage"]


def test_enforcing_needs_an_organisation() -> None:
    order = EnrolmentEnforced(meta=envelope("DGF"))

    assert rule_of(Organisation(), order) == "UNIT_UNKNOWN"
    assert rule_of(told(*OFFICES, order), EnrolmentEnforced(meta=envelope("DGF"))) == "UNIT_ORDER_KNOWN"


def _orders() -> st.SearchStrategy[Any]:
    days = st.integers(FIRST, FIRST + 40)
    stations, codes = st.sampled_from(STATIONS), st.lists(st.sampled_from(CODES), max_size=3, unique=True).map(tuple)
    names = st.sampled_from(("D1", "D2", "D3"))
    return st.one_of(
        st.builds(lambda unit, day, serves: enrolled(unit, day=day, serves=serves), stations, days, codes),
        st.builds(lambda day, a, b: reassigned(day, LM1=a, LM2=b), days, codes, codes),
        st.builds(closed, stations, stations, days),
        st.builds(device, names, stations, days),
        st.builds(revoked, names, stations, days),
        st.builds(assigned, names, stations, days, st.none() | days),
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(_orders(), max_size=12))
def test_whatever_is_ordered_nothing_is_at_two_places(orders: list[UnitEvent]) -> None:
    """Hypothesis: on each day a territory has one station of a corps at most, an officer one unit, an heir is there."""
    now = told(*OFFICES[:2])
    for order in orders:
        if judge_unit(now, order) is None:
            now = fold_unit(now, order)
    for day in range(FIRST, FIRST + 42):
        served = [code for unit, spell in now.on(day) if unit.corps == "SURETE" for code in spell.serves]
        assert len(served) == len(set(served))
        for number in now.officers:
            assert sum(one.holds(day) for one in now.officers[number]) <= 1
    for unit in now.units.values():
        assert unit.closed_on is None or unit.successor in now.units


@settings(max_examples=100, deadline=None)
@given(st.lists(_orders(), max_size=12))
def test_folding_is_total(orders: list[UnitEvent]) -> None:
    """Hypothesis: orders that would be refused fold too, whatever their order."""
    now = Organisation()
    for order in orders:
        now = fold_unit(now, order)

    assert now.position == len(orders)
