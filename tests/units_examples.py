"""Orders of an invented organisation: DGF, under it district LMD, its stations LM1 (serves 1160, 1161) and LM2 (none).

organisation = told(*OFFICES)
"""

from __future__ import annotations

from typing import Any

from register.days import day_of
from register.units.fold import fold_unit
from register.units.judge import judge_unit
from register.units.organisation import Organisation
from schemas import events
from tests.examples import an_id

FIRST, LATER = day_of(2026, 1, 1), day_of(2026, 7, 1)
_numbers = iter(range(1_000_000))


def envelope(unit_id: str, day: int = FIRST, **changes: Any) -> events.UnitMeta:
    """Return the envelope of an order about a unit, by D-1 with the approval of D-2."""
    stated: dict[str, Any] = {
        "event_id": an_id(f"order {next(_numbers)}"),
        "unit_id": unit_id,
        "effective_date": day,
        "ordered_at": 0,
        "ordered_by": "D-1",
        "approved_by": "D-2",
        "role": "DIRECTORATE_OFFICER",
    }
    return events.UnitMeta(**stated | changes)


def named(text: str) -> events.Phrase:
    """Return a name that is the same in all languages."""
    return events.Phrase(en=text, fr=text, ar=text)


def enrolled(unit_id: str, kind: Any = "STATION", parent: str | None = "LMD", **changes: Any) -> events.UnitEnrolled:
    """A unit of the police; a station under LMD unless said otherwise."""
    day = changes.pop("day", FIRST)
    stated: dict[str, Any] = {"kind": kind, "corps": "SURETE", "parent": parent, "name": named(unit_id)}
    return events.UnitEnrolled(meta=envelope(unit_id, day), **stated | changes)


def reassigned(day: int = LATER, kind: Any = "SPLIT", **parts: tuple[str, ...]) -> events.TerritoryReassigned:
    """What each station serves from a day on."""
    listed = tuple(events.TerritoryPart(unit_id=unit_id, serves=serves) for unit_id, serves in parts.items())
    return events.TerritoryReassigned(meta=envelope(listed[0].unit_id, day), kind=kind, parts=listed)


def closed(unit_id: str, successor: str | None, day: int = LATER) -> events.UnitClosed:
    """A unit that is no more from a day on."""
    return events.UnitClosed(meta=envelope(unit_id, day), successor=successor)


def device(device_id: str, unit_id: str = "LM1", day: int = FIRST) -> events.DeviceEnrolled:
    """A device of a station."""
    return events.DeviceEnrolled(meta=envelope(unit_id, day), device_id=device_id)


def revoked(device_id: str, unit_id: str = "LM1", day: int = LATER, reason: Any = "LOST") -> events.DeviceRevoked:
    """A lost device."""
    return events.DeviceRevoked(meta=envelope(unit_id, day), device_id=device_id, reason=reason)


def assigned(number: str, unit_id: str = "LM1", day: int = FIRST, until: int | None = None) -> events.OfficerAssigned:
    """A clerk."""
    return events.OfficerAssigned(
        meta=envelope(unit_id, day), service_number=number, rank="GARDIEN", role="CLERK", until=until
    )


OFFICES = (
    enrolled("DGF", "DIRECTORATE", None),
    enrolled("LMD", "DISTRICT", "DGF"),
    enrolled("LM1", serves=("1160", "1161")),
    enrolled("LM2"),
    enrolled("GS1", corps="GARDE", serves=("1160",)),
)


def told(*orders: events.UnitEvent, before: Organisation | None = None) -> Organisation:
    """Return the organisation after orders that are all good."""
    organisation = before or Organisation()
    for order in orders:
        assert judge_unit(organisation, order) is None, judge_unit(organisation, order)
        organisation = fold_unit(organisation, order)
    return organisation


def rule_of(organisation: Organisation, order: events.UnitEvent) -> str | None:
    """Return the rule by which an order is refused, if any."""
    refused = judge_unit(organisation, order)
    return None if refused is None else refused.rule_id
