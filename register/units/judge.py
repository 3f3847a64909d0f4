"""Whether an event of the organisation may become part of it: order, four eyes, days, territory, devices, officers.

The invariants that follow: on no day has a territory two stations of one corps, a device two units, an officer two
services, or a station no heir. The first rule broken is the one told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from register.codes import is_code, is_id
from register.days import iso
from register.proof.source import PUBLIC_KEY_BYTES
from register.units.checks import begun, covers, fits_under, forward, seat, still_open, taken, territory_codes
from register.units.judge_staff import enforcement, officer_assigned, officer_released, ordering_officers
from register.units.organisation import Organisation
from register.verdict import Refused
from schemas.events import (
    DeviceEnrolled,
    DeviceKeyRotated,
    DeviceRevoked,
    TerritoryReassigned,
    UnitAmended,
    UnitClosed,
    UnitEnrolled,
    UnitEvent,
)

ORDERING = frozenset({"DIRECTORATE_OFFICER", "SUPERVISOR"})


def judge_unit(organisation: Organisation, event: UnitEvent) -> Refused | None:
    """Return why an event does not become part of the organisation, or None; an event known already is refused."""
    return next(_order(organisation, event), None) or next(_RULES[event.NAME](organisation, event), None)


def _order(organisation: Organisation, event: UnitEvent) -> Iterator[Refused]:
    meta = event.meta
    if not is_id(meta.event_id):
        yield Refused(rule_id="ID_MALFORMED", field="meta.event_id")
    if meta.event_id in organisation.seen:
        yield Refused(rule_id="UNIT_ORDER_KNOWN", field="meta.event_id")
    coded = {"meta.unit_id": meta.unit_id, "meta.ordered_by": meta.ordered_by, "meta.approved_by": meta.approved_by}
    for field, value in coded.items():
        if not is_code(value):
            yield Refused(rule_id="CODE_MALFORMED", field=field)
    if organisation.same_person(meta.ordered_by, meta.approved_by):
        yield Refused(rule_id="UNIT_ONE_PERSON", field="meta.approved_by")
    if meta.role not in ORDERING:
        yield Refused(rule_id="ROLE_MAY_NOT", field="meta.role", detail=(meta.role, *sorted(ORDERING)))
    yield from ordering_officers(organisation, meta)


def _enrolled(organisation: Organisation, event: UnitEnrolled) -> Iterator[Refused]:
    if event.meta.unit_id in organisation.units:
        yield Refused(rule_id="UNIT_KNOWN", field="meta.unit_id", detail=(event.meta.unit_id,))
    if event.kind == "UNKNOWN" or event.corps == "UNKNOWN":
        yield Refused(rule_id="VALUE_UNKNOWN", field="kind" if event.kind == "UNKNOWN" else "corps")
    yield from fits_under(organisation, event.kind, event.parent, event.meta.effective_date)
    yield from seat(event.governorate)
    if event.serves and event.kind != "STATION":
        yield Refused(rule_id="TERRITORY_OF_STATIONS", field="serves", detail=(event.kind,))
    yield from territory_codes("serves", event.serves)
    yield from taken(organisation, event, event.meta.effective_date)


def _amended(organisation: Organisation, event: UnitAmended) -> Iterator[Refused]:
    unit = organisation.units.get(event.meta.unit_id)
    yield from still_open(unit, "meta.unit_id", event.meta.unit_id, event.meta.effective_date)
    if unit is not None:
        yield from forward(unit, event.meta.effective_date)
        yield from fits_under(organisation, unit.kind, event.parent, event.meta.effective_date)
    yield from seat(event.governorate)


def _reassigned(organisation: Organisation, event: TerritoryReassigned) -> Iterator[Refused]:
    day, units = event.meta.effective_date, []
    if event.kind == "UNKNOWN":
        yield Refused(rule_id="VALUE_UNKNOWN", field="kind")
    if len(event.parts) < 2 or len({part.unit_id for part in event.parts}) < len(event.parts):
        yield Refused(rule_id="REORGANISATION_PARTS", field="parts")
    for number, part in enumerate(event.parts):
        unit = organisation.units.get(part.unit_id)
        yield from still_open(unit, f"parts[{number}].unit_id", part.unit_id, day)
        yield from territory_codes(f"parts[{number}].serves", part.serves)
        if unit is not None:
            units.append(unit)
            yield from forward(unit, day)
            if unit.kind != "STATION":
                yield Refused(rule_id="TERRITORY_OF_STATIONS", field=f"parts[{number}].unit_id", detail=(unit.kind,))
    if len({unit.corps for unit in units}) > 1:
        yield Refused(rule_id="REORGANISATION_CORPS", field="parts")
    before = {code for unit in units for code in unit.spells[-1].serves}
    after = [code for part in event.parts for code in part.serves]
    lost = sorted(code for code in before if not any(covers(code, other) or covers(other, code) for other in after))
    if lost:
        yield Refused(rule_id="TERRITORY_LOST", field="parts", detail=tuple(lost[:8]))
    yield from taken(organisation, event, day)


def _closed(organisation: Organisation, event: UnitClosed) -> Iterator[Refused]:
    day, unit = event.meta.effective_date, organisation.units.get(event.meta.unit_id)
    yield from still_open(unit, "meta.unit_id", event.meta.unit_id, day)
    if unit is None:
        return
    yield from forward(unit, day)
    below = [one.unit_id for one, spell in organisation.on(day) if spell.parent == unit.unit_id]
    if below:
        yield Refused(rule_id="UNIT_HAS_UNITS", field="meta.unit_id", detail=tuple(below[:8]))
    if event.successor is None:
        if unit.kind == "STATION":
            yield Refused(rule_id="STATION_WITHOUT_HEIR", field="successor")
        return
    heir = organisation.units.get(event.successor)
    yield from still_open(heir, "successor", event.successor, day)
    if heir is not None and (heir.unit_id == unit.unit_id or (heir.kind, heir.corps) != (unit.kind, unit.corps)):
        yield Refused(rule_id="HEIR_UNLIKE", field="successor", detail=(heir.kind, heir.corps))
    if heir is not None:
        yield from forward(heir, day)


def _device_enrolled(organisation: Organisation, event: DeviceEnrolled) -> Iterator[Refused]:
    unit = organisation.units.get(event.meta.unit_id)
    yield from still_open(unit, "meta.unit_id", event.meta.unit_id, event.meta.effective_date)
    yield from begun(unit, event.meta.effective_date)
    if not is_code(event.device_id):
        yield Refused(rule_id="CODE_MALFORMED", field="device_id")
    if event.device_id in organisation.devices:
        known = organisation.devices[event.device_id]
        yield Refused(rule_id="DEVICE_KNOWN", field="device_id", detail=(known.unit_id, iso(known.since)))
    if event.public_key is not None:
        yield from _public_key(organisation, event.public_key)


def _device_key_rotated(organisation: Organisation, event: DeviceKeyRotated) -> Iterator[Refused]:
    device = organisation.devices.get(event.device_id)
    if device is None or device.unit_id != event.meta.unit_id:
        detail = () if device is None else (device.unit_id,)
        yield Refused(rule_id="DEVICE_NOT_OF_UNIT", field="device_id", detail=detail)
        return
    if device.revoked_on is not None:
        yield Refused(rule_id="DEVICE_REVOKED", field="device_id", detail=(iso(device.revoked_on),))
    first = device.keys[-1].since if device.keys else device.since
    if event.meta.effective_date < first:
        yield Refused(rule_id="UNIT_BACKDATED", field="meta.effective_date", detail=(iso(first),))
    yield from _public_key(organisation, event.public_key)


def _public_key(organisation: Organisation, public: bytes) -> Iterator[Refused]:
    """The key has its length, and no device has or had it: whose signature it is must never be in doubt."""
    if len(public) != PUBLIC_KEY_BYTES:
        yield Refused(rule_id="PUBLIC_KEY_LENGTH", field="public_key", detail=(str(len(public)),))
    for device in organisation.devices.values():
        if any(key.public == public for key in device.keys):
            yield Refused(rule_id="PUBLIC_KEY_KNOWN", field="public_key", detail=(device.device_id,))


def _device_revoked(organisation: Organisation, event: DeviceRevoked) -> Iterator[Refused]:
    device = organisation.devices.get(event.device_id)
    if device is None or device.unit_id != event.meta.unit_id:
        detail = () if device is None else (device.unit_id,)
        yield Refused(rule_id="DEVICE_NOT_OF_UNIT", field="device_id", detail=detail)
    elif device.revoked_on is not None:
        yield Refused(rule_id="DEVICE_REVOKED", field="device_id", detail=(iso(device.revoked_on),))
    elif event.meta.effective_date < device.since:
        yield Refused(rule_id="UNIT_BACKDATED", field="meta.effective_date", detail=(iso(device.since),))
    if event.reason == "UNKNOWN":
        yield Refused(rule_id="VALUE_UNKNOWN", field="reason")


Rule = Callable[[Organisation, Any], Iterator[Refused]]
RULES = {
    "UnitEnrolled": _enrolled,
    "UnitAmended": _amended,
    "TerritoryReassigned": _reassigned,
    "UnitClosed": _closed,
    "DeviceEnrolled": _device_enrolled,
    "DeviceKeyRotated": _device_key_rotated,
    "DeviceRevoked": _device_revoked,
    "OfficerAssigned": officer_assigned,
    "OfficerReleased": officer_released,
    "EnrolmentEnforced": enforcement,
}
"""One function per event of the organisation; a test shows that none is left out."""
_RULES = cast("Mapping[str, Rule]", RULES)
