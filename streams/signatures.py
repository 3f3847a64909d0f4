"""What the signature of a submitted act is worth: its key is looked up in the organisation, a group is checked once."""

from __future__ import annotations

from register.proof.source import SignedGroups, act_leaf, read_signature
from register.units.organisation import Organisation
from register.verdict import Signed
from streams.intake import Readable

_NO_KEY = Signed(key=None, holds=False)


def check_signature(item: Readable, organisation: Organisation, groups: SignedGroups) -> Signed | None:
    """Return what an act's signature was found to be; None for an act without one.

    Against which key, the organisation says; whether it may be used on that day, the rules do.
    """
    if item.signature is None:
        return None
    meta = item.event.meta
    device = organisation.devices.get(meta.device_id)
    if device is None or not device.keys:
        return _NO_KEY
    told = read_signature(item.signature)
    if told is None:
        return Signed(key=device.keys[-1], holds=False)
    key = next((key for key in device.keys if key.id == told.key_id), None)
    if key is None:
        return _NO_KEY
    leaf = act_leaf(item.event.NAME, item.schema_sha256, meta.file_id, item.content_sha256)
    return Signed(key=key, holds=groups.holds(leaf, told, meta.device_id, key.public))
