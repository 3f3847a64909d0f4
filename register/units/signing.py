"""Whether an act is signed as the organisation asks of its device, on the day on which it arrives.

Days of arrival, not of the act: a device's clock is in other hands once its key is. A key counts as soon as it is
ordered, so that a device may change to it before the day from which it must.
"""

from __future__ import annotations

from register.acts import SYSTEM_DEVICE
from register.days import iso, local_day
from register.units.organisation import Organisation
from register.verdict import Refused, Signed
from schemas.events import Meta


def signature_breach(organisation: Organisation, meta: Meta, recorded_at: int, signed: Signed | None) -> Refused | None:
    """Return why an act is not taken as that of its device; `signed` is None for an act without a signature.

    What the system writes itself carries none: nobody but the register vouches for it, and who checks can derive it.
    """
    if not asks_signature(organisation, meta, local_day(recorded_at)):
        return None
    if signed is None:
        return Refused(rule_id="SIGNATURE_MISSING", field="meta.device_id", detail=(meta.device_id,))
    if signed.key is None:
        return Refused(rule_id="SIGNATURE_KEY_UNKNOWN", field="meta.device_id", detail=(meta.device_id,))
    if signed.key.until is not None and local_day(recorded_at) >= signed.key.until:
        detail = (meta.device_id, iso(signed.key.until))
        return Refused(rule_id="SIGNATURE_KEY_RETIRED", field="meta.device_id", detail=detail)
    if not signed.holds:
        return Refused(rule_id="SIGNATURE_WRONG", field="meta.device_id", detail=(meta.device_id,))
    return None


def asks_signature(organisation: Organisation, meta: Meta, day: int) -> bool:
    """Return whether an act that arrives from this device on that day must be signed."""
    if meta.device_id == SYSTEM_DEVICE:
        return False
    if organisation.signed_from is not None and day >= organisation.signed_from:
        return True
    device = organisation.devices.get(meta.device_id)
    return device is not None and any(key.since <= day for key in device.keys)
