"""How far a right reaches: whether a file is one of the reader's unit, district or corps on a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, assert_never

from register.judge_file import MEASURE_OPEN
from register.machines import OPEN
from register.units.organisation import Organisation
from schemas.events import FileState

Scope = Literal["OWN_UNIT", "OWN_DISTRICT", "OWN_CORPS", "ALL"]
_WAITING = frozenset({"RAISED", "MISSED"})


def is_within(scope: Scope, unit_id: str, state: FileState, organisation: Organisation, day: int) -> bool:
    """Return whether a right of that scope reaches the file from a unit."""
    match scope:
        case "ALL":
            return True
        case "OWN_UNIT":
            return unit_id in units_at_work(state)
        case "OWN_DISTRICT":
            return unit_id == state.district or any(
                unit_id in _upwards(unit, organisation, day) for unit in units_at_work(state)
            )
        case "OWN_CORPS":
            unit, charge = organisation.units.get(unit_id), organisation.units.get(state.station_of_charge or "")
            return unit is not None and charge is not None and unit.corps == charge.corps
        case _:
            assert_never(scope)


def units_at_work(state: FileState) -> frozenset[str]:
    """Return the units that have something to do in a file: in charge, asked to take it over, or with open work."""
    return frozenset(unit for unit in _units(state) if unit is not None)


def _units(state: FileState) -> Iterator[str | None]:
    yield state.station_of_charge
    if state.transfer is not None and state.transfer.status == "REQUESTED":
        yield state.transfer.to_unit
    for application in state.applications:
        if application.status in OPEN:
            yield from (application.station_id, application.unit, application.in_transit_to)
    for deadline in state.deadlines:
        if deadline.status in _WAITING:
            yield deadline.owner_unit
    for measure in state.measures:
        if measure.status in MEASURE_OPEN:
            yield measure.reporting_unit


def _upwards(unit_id: str, organisation: Organisation, day: int) -> Iterator[str]:
    """Yield a unit and all above it; no circle is followed twice."""
    passed = set[str]()
    unit: str | None = unit_id
    while unit is not None and unit not in passed:
        passed.add(unit)
        yield unit
        unit = organisation.above(unit, day)
