"""Who answers for an officer's reads: the head of the unit, or of the first unit above that has another one."""

from __future__ import annotations

from collections.abc import Iterator

from register.units.organisation import Organisation
from schemas.events import Role

_HEADS: tuple[Role, ...] = ("STATION_HEAD", "SUPERVISOR", "DISTRICT_OFFICER", "DIRECTORATE_OFFICER")
"""Roles that answer for a unit, the nearest first."""


def answers_for(organisation: Organisation, service_number: str, unit_id: str, day: int) -> str | None:
    """Return the service number of who answers for a reader on a day; None when the organisation names nobody."""
    unit: str | None = unit_id
    passed = set[str]()
    while unit is not None and unit not in passed:
        passed.add(unit)
        found = sorted(_heads(organisation, unit, service_number, day))
        if found:
            return found[0][1]
        unit = organisation.above(unit, day)
    return None


def _heads(organisation: Organisation, unit_id: str, service_number: str, day: int) -> Iterator[tuple[int, str]]:
    for number in organisation.officers:
        service = organisation.assignment(number, day)
        if service is None or service.unit_id != unit_id or organisation.same_person(number, service_number):
            continue
        if service.role in _HEADS:
            yield _HEADS.index(service.role), number
