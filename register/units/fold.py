"""Fold the events of the organisation; total: what `judge` would refuse changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Literal, cast

from register.officers import plain_number
from register.proof.source import key_id
from register.units.organisation import Assignment, Device, DeviceKey, Move, Organisation, Unit, UnitSpell
from schemas.events import (
    DeviceEnrolled,
    DeviceKeyRotated,
    DeviceRevoked,
    EnrolmentEnforced,
    OfficerAssigned,
    OfficerReleased,
    TerritoryReassigned,
    UnitAmended,
    UnitClosed,
    UnitEnrolled,
    UnitEvent,
)

Fold = Callable[[Organisation, Any], Organisation]


def fold_unit(organisation: Organisation, event: UnitEvent, *, position: int | None = None) -> Organisation:
    """Return the organisation after an event; `position` is the offset after its record."""
    after = _FOLDS[event.NAME](organisation, event)
    return replace(
        after,
        seen=organisation.seen | {event.meta.event_id},
        position=organisation.position + 1 if position is None else position,
    )


def _enrolled(organisation: Organisation, event: UnitEnrolled) -> Organisation:
    spell = UnitSpell(
        since=event.meta.effective_date,
        parent=event.parent,
        name=event.name,
        governorate=event.governorate,
        serves=tuple(sorted(event.serves)),
    )
    unit = Unit(unit_id=event.meta.unit_id, kind=event.kind, corps=event.corps, spells=(spell,))
    return replace(organisation, units={unit.unit_id: unit} | dict(organisation.units))


def _amended(organisation: Organisation, event: UnitAmended) -> Organisation:
    changes = {"parent": event.parent, "name": event.name, "governorate": event.governorate}
    return _respelled(organisation, event.meta.unit_id, event.meta.effective_date, changes)


def _reassigned(organisation: Organisation, event: TerritoryReassigned) -> Organisation:
    day = event.meta.effective_date
    move = Move(order_id=event.meta.event_id, day=day, givers=tuple(sorted(part.unit_id for part in event.parts)))
    after = replace(organisation, moves=(*organisation.moves, move))
    for part in event.parts:
        after = _respelled(after, part.unit_id, day, {"serves": tuple(sorted(part.serves))})
    return after


def _closed(organisation: Organisation, event: UnitClosed) -> Organisation:
    unit = organisation.units.get(event.meta.unit_id)
    if unit is None or unit.closed_on is not None:
        return organisation
    day, last = event.meta.effective_date, unit.spells[-1]
    closed = replace(unit, closed_on=day, successor=event.successor)
    move = Move(order_id=event.meta.event_id, day=day, givers=(unit.unit_id,))
    officers = {number: _ended(services, unit.unit_id, day) for number, services in organisation.officers.items()}
    after = replace(
        organisation,
        units=dict(organisation.units) | {unit.unit_id: closed},
        officers=officers,
        moves=(*organisation.moves, move),
    )
    heir = None if event.successor is None else after.units.get(event.successor)
    if heir is None or not last.serves:
        return after
    serves = tuple(sorted({*heir.spells[-1].serves, *last.serves}))
    return _respelled(after, heir.unit_id, day, {"serves": serves})


def _respelled(organisation: Organisation, unit_id: str, day: int, changes: Mapping[str, Any]) -> Organisation:
    """Return the organisation with a new spell of a unit; one that begins on the same day takes the old one's place."""
    unit = organisation.units.get(unit_id)
    if unit is None or unit.spells[-1].since > day:
        return organisation
    spell = replace(unit.spells[-1], since=day, **changes)
    kept = unit.spells[:-1] if unit.spells[-1].since == day else unit.spells
    return replace(organisation, units=dict(organisation.units) | {unit_id: replace(unit, spells=(*kept, spell))})


def _device_enrolled(organisation: Organisation, event: DeviceEnrolled) -> Organisation:
    device = Device(
        device_id=event.device_id,
        unit_id=event.meta.unit_id,
        since=event.meta.effective_date,
        keys=() if event.public_key is None else (_key(event.public_key, event.meta.effective_date),),
    )
    return replace(organisation, devices={event.device_id: device} | dict(organisation.devices))


def _device_key_rotated(organisation: Organisation, event: DeviceKeyRotated) -> Organisation:
    device, day = organisation.devices.get(event.device_id), event.meta.effective_date
    if device is None:
        return organisation
    ended = [replace(key, until=day) if key.until is None else key for key in device.keys]
    rotated = replace(device, keys=(*ended, _key(event.public_key, day)))
    return replace(organisation, devices=dict(organisation.devices) | {event.device_id: rotated})


def _key(public: bytes, since: int) -> DeviceKey:
    return DeviceKey(id=key_id(public), public=public, since=since)


def _device_revoked(organisation: Organisation, event: DeviceRevoked) -> Organisation:
    device = organisation.devices.get(event.device_id)
    if device is None or device.revoked_on is not None:
        return organisation
    revoked = replace(
        device,
        revoked_on=event.meta.effective_date,
        reason=event.reason,
        last_device_seq=event.last_device_seq,
    )
    return replace(organisation, devices=dict(organisation.devices) | {event.device_id: revoked})


def _officer_assigned(organisation: Organisation, event: OfficerAssigned) -> Organisation:
    known = organisation.officers.get(event.service_number, ())
    service = Assignment(
        service_number=event.service_number,
        unit_id=event.meta.unit_id,
        rank=event.rank,
        role=event.role,
        since=event.meta.effective_date,
        until=event.until,
    )
    officers = dict(organisation.officers) | {event.service_number: (*known, service)}
    if event.same_person_as is None or organisation.same_person(event.service_number, event.same_person_as):
        return replace(organisation, officers=officers)
    same = {plain_number(event.service_number): plain_number(event.same_person_as)}
    return replace(organisation, officers=officers, persons=same | dict(organisation.persons))


def _officer_released(organisation: Organisation, event: OfficerReleased) -> Organisation:
    known = organisation.officers.get(event.service_number, ())
    ended = _ended(known, event.meta.unit_id, event.meta.effective_date)
    return replace(organisation, officers=dict(organisation.officers) | {event.service_number: ended})


def _ended(services: tuple[Assignment, ...], unit_id: str, day: int) -> tuple[Assignment, ...]:
    """Return an officer's services, those in the unit ended on the day before; what had not begun falls away."""
    return tuple(
        [
            replace(one, until=day - 1) if one.unit_id == unit_id and one.holds(day) else one
            for one in services
            if one.unit_id != unit_id or one.since < day
        ]
    )


def _enforced(organisation: Organisation, event: EnrolmentEnforced) -> Organisation:
    changes: dict[str, Any] = {enforced(event): event.meta.effective_date}
    return replace(organisation, **changes)


def enforced(event: EnrolmentEnforced) -> Literal["signed_from", "officers_from", "tokens_from", "enforced_from"]:
    """Return of what the order enforces the first day is kept: signatures, officers, tokens, else enrolment."""
    if event.signatures:
        return "signed_from"
    if event.officers:
        return "officers_from"
    return "tokens_from" if event.tokens else "enforced_from"


FOLDS = {
    "UnitEnrolled": _enrolled,
    "UnitAmended": _amended,
    "TerritoryReassigned": _reassigned,
    "UnitClosed": _closed,
    "DeviceEnrolled": _device_enrolled,
    "DeviceKeyRotated": _device_key_rotated,
    "DeviceRevoked": _device_revoked,
    "OfficerAssigned": _officer_assigned,
    "OfficerReleased": _officer_released,
    "EnrolmentEnforced": _enforced,
}
"""One function per event of the organisation; a test shows that none is left out."""
_FOLDS = cast("Mapping[str, Fold]", FOLDS)
