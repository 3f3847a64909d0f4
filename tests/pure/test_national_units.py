"""The simulated country's organisation: a plan that the register takes whole, by which every simulated act may come."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from infra.unit_plan import orders_of, read_plan
from producers.simulator.national.country import Country
from producers.simulator.national.enrolment import plan_of
from producers.simulator.national.lives import tell
from producers.simulator.national.maker import NationalMaker
from producers.simulator.national.plan import NationalConfig
from register.units.fold import fold_unit
from register.units.gate import sender_breach
from register.units.judge import judge_unit
from register.units.organisation import Organisation
from schemas import codec
from schemas.events import UnitMeta
from schemas.ids import derived_id
from tests.oracle import NOW, unsealed

CONFIG = NationalConfig(seed=7, persons=40, until=date(2026, 10, 31))
COUNTRY = Country(CONFIG.seed, CONFIG.first_day, CONFIG.last_day)


@pytest.fixture
def organisation(tmp_path: Path) -> Organisation:
    path = tmp_path / "units.yaml"
    path.write_text(json.dumps(plan_of(COUNTRY, CONFIG.first_day)), encoding="utf-8")
    made = iter(range(10_000))

    def meta(unit_id: str, day: int) -> UnitMeta:
        return UnitMeta(
            event_id=derived_id("order", str(next(made))), unit_id=unit_id, effective_date=day, ordered_at=NOW,
            ordered_by="DGF-001", approved_by="DGF-002", role="DIRECTORATE_OFFICER",
        )  # fmt: skip

    found = Organisation()
    for order in orders_of(read_plan(path), found, meta):
        refused = judge_unit(found, order)
        assert refused is None, (order.NAME, order.meta.unit_id, refused)
        found = fold_unit(found, order)
    return found


def test_every_office_is_enrolled_by_its_day(organisation: Organisation) -> None:
    since = {code: unit.spells[0].since for code, unit in organisation.units.items()}

    assert since.keys() == {office.code for office in COUNTRY.offices}
    assert all(since[code] == COUNTRY.enrolled_on(code) for code in COUNTRY.stations)


def test_no_act_comes_from_a_sender_who_may_not_send(organisation: Organisation) -> None:
    maker = NationalMaker(unsealed)
    for number in range(CONFIG.persons):
        for parcel in maker.parcels(tell(CONFIG, COUNTRY, number).steps):
            meta = codec.decode_body(parcel.contract, parcel.body).meta
            assert sender_breach(organisation, meta, NOW) is None, (parcel.contract, meta.station_id)
