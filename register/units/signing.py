"""Whose signature an act has, and whether that is what the organisation asks of its device on the day of arrival.

Days of arrival, not of the act: a device's clock is in other hands once its key is. A key counts as soon as it is
ordered, so that a device may change to it before the day from which it must.
"""

from __future__ import annotations

from hashlib import sha256

from register.acts import SYSTEM_DEVICE
from register.days import iso, local_day
from register.proof.paths import ProofWrong
from register.proof.source import SignedGroups, act_leaf, read_signature
from register.rules import rule
from register.units.organisation import DeviceKey, Organisation
from register.verdict import Refused, Signed
from schemas.events import Event, Meta
from schemas.journal import JournalRecord

_NO_KEY = Signed(key=None, holds=False)


def signed_as(
    organisation: Organisation,
    event: Event,
    schema_sha256: bytes,
    content_sha256: bytes,
    header: bytes | None,
    groups: SignedGroups,
) -> Signed | None:
    """Return what the signature in a header is worth; None for an act without one.

    The hashes are those of the writer's schema and of the Avro body. Whether the key may be used on that day is for
    `signature_breach` to say.
    """
    if header is None:
        return None
    meta = event.meta
    device = organisation.devices.get(meta.device_id)
    if device is None or not device.keys:
        return _NO_KEY
    told = read_signature(header)
    if told is None:
        return Signed(key=device.keys[-1], holds=False)
    key = next((key for key in device.keys if key.id == told.key_id), None)
    if key is None:
        return _NO_KEY
    leaf = act_leaf(event.NAME, schema_sha256, meta.file_id, content_sha256)
    return Signed(key=key, holds=groups.holds(leaf, told, meta.device_id, key.public))


def signature_breach(organisation: Organisation, meta: Meta, recorded_at: int, signed: Signed | None) -> Refused | None:
    """Return why an act is not taken as that of its device; `recorded_at` in microseconds UTC.

    What the system writes itself carries no signature: the register alone vouches for it, and who checks derives it.
    """
    day = local_day(recorded_at)
    if not _asked(organisation, meta, day):
        return None
    if signed is None:
        return Refused(rule_id="SIGNATURE_MISSING", field="meta.device_id", detail=(meta.device_id,))
    if signed.key is None:
        return Refused(rule_id="SIGNATURE_KEY_UNKNOWN", field="meta.device_id", detail=(meta.device_id,))
    if signed.key.until is not None and day >= signed.key.until:
        detail = (meta.device_id, iso(signed.key.until))
        return Refused(rule_id="SIGNATURE_KEY_RETIRED", field="meta.device_id", detail=detail)
    if not signed.holds:
        return Refused(rule_id="SIGNATURE_WRONG", field="meta.device_id", detail=(meta.device_id,))
    return None


def check_source(record: JournalRecord, organisation: Organisation, groups: SignedGroups) -> DeviceKey | None:
    """Return the key with which its device signed a recorded act; None for one of which no signature is asked.

    Raises ProofWrong. `organisation` is what was known at the stamp's `units_offset`: what was ordered later, a
    revocation too, takes nothing from an act that was recorded before.
    """
    stamp, meta = record.stamp, record.event.meta
    content = sha256(record.body).digest()
    signed = signed_as(organisation, record.event, stamp.schema_sha256, content, stamp.signature, groups)
    device, where = organisation.devices.get(meta.device_id), f"{record.partition}/{record.offset}"
    if device is not None and device.revoked_on is not None and local_day(stamp.recorded_at) >= device.revoked_on:
        raise ProofWrong(rule("DEVICE_REVOKED").reason.en, where=where)
    refused = signature_breach(organisation, meta, stamp.recorded_at, signed)
    if refused is not None:
        raise ProofWrong(rule(refused.rule_id).reason.en, where=where)
    return signed.key if signed is not None and signed.holds else None


def _asked(organisation: Organisation, meta: Meta, day: int) -> bool:
    if meta.device_id == SYSTEM_DEVICE:
        return False
    if organisation.signed_from is not None and day >= organisation.signed_from:
        return True
    device = organisation.devices.get(meta.device_id)
    return device is not None and any(key.since <= day for key in device.keys)
