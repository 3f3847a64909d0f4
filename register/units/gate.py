"""Whether a station, its corps and its device may send an act: looked up in the organisation, if there is one.

An act counts for the day on which it was done, so that what waited offline over a reorganisation stays good; only
the revocation of a device counts from the day on which the act arrives, for its clock is in other hands then.
"""

from __future__ import annotations

from register.acts import SYSTEM_DEVICE
from register.days import iso, local_day
from register.units.organisation import Organisation, Unit
from register.verdict import Refused
from schemas.events import Meta


def sender_breach(organisation: Organisation, meta: Meta, recorded_at: int) -> Refused | None:
    """Return why nothing is taken from this device, or not this; None while its unit is not enrolled.

    Once `EnrolmentEnforced` holds, a unit must be enrolled. `recorded_at` in microseconds UTC.
    """
    if meta.device_id == SYSTEM_DEVICE or (not organisation.units and not organisation.devices):
        return None
    device = organisation.devices.get(meta.device_id)
    if device is not None and device.revoked_on is not None and local_day(recorded_at) >= device.revoked_on:
        detail = (meta.device_id, device.reason or "UNKNOWN", iso(device.revoked_on))
        return Refused(rule_id="DEVICE_REVOKED", field="meta.device_id", detail=detail)
    if meta.import_session is not None:
        return None  # what an older register holds was done by units of its own time
    unit = organisation.units.get(meta.station_id)
    if unit is None:
        return _not_enrolled(organisation, meta, recorded_at)
    done = local_day(meta.occurred_at)
    return _unit(unit, meta, done) or _device(organisation, meta, done)


def _not_enrolled(organisation: Organisation, meta: Meta, recorded_at: int) -> Refused | None:
    enforced = organisation.enforced_from
    if enforced is None or local_day(recorded_at) < enforced:
        device = organisation.devices.get(meta.device_id)
        if device is not None and device.unit_id != meta.station_id:
            return Refused(rule_id="DEVICE_NOT_OF_UNIT", field="meta.device_id", detail=(device.unit_id,))
        return None
    return Refused(rule_id="UNIT_UNKNOWN", field="meta.station_id", detail=(meta.station_id, iso(enforced)))


def _unit(unit: Unit, meta: Meta, done: int) -> Refused | None:
    if unit.closed_on is not None and done >= unit.closed_on:
        return Refused(rule_id="UNIT_CLOSED", field="meta.station_id", detail=(unit.unit_id, iso(unit.closed_on)))
    if done < unit.spells[0].since:
        detail = (unit.unit_id, iso(unit.spells[0].since))
        return Refused(rule_id="UNIT_NOT_BEGUN", field="meta.occurred_at", detail=detail)
    if meta.corps != unit.corps:
        return Refused(rule_id="UNIT_CORPS", field="meta.corps", detail=(unit.unit_id, unit.corps))
    return None


def _device(organisation: Organisation, meta: Meta, done: int) -> Refused | None:
    device = organisation.devices.get(meta.device_id)
    if device is None:
        return Refused(rule_id="DEVICE_UNKNOWN", field="meta.device_id", detail=(meta.station_id,))
    if device.unit_id != meta.station_id:
        return Refused(rule_id="DEVICE_NOT_OF_UNIT", field="meta.device_id", detail=(device.unit_id,))
    if done < device.since:
        detail = (meta.device_id, iso(device.since))
        return Refused(rule_id="UNIT_NOT_BEGUN", field="meta.occurred_at", detail=detail)
    return None
