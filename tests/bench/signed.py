"""Signed twins of a bench's events, as relays sign them: a group for each device and partition; and the devices."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from producers.dispatch import Parcel
from producers.signing import Signer
from register.proof.source import key_id
from register.units.organisation import Device, DeviceKey, Organisation
from schemas.journal import header


def sign(parcels: Sequence[Parcel]) -> list[Parcel]:
    """Return what goes into one partition, in its order; what a device has in it is signed in groups."""
    own: dict[str, list[Parcel]] = defaultdict(list)
    for parcel in parcels:
        own[_source(parcel)[1]].append(parcel)
    made = {one.event_id: one for device, sent in own.items() for one in Signer(device, _secret(device)).signed(sent)}
    return [made[parcel.event_id] for parcel in parcels]


def organisation_of(parcels: Sequence[Parcel]) -> Organisation:
    """Return the devices of parcels with their keys; their units are not enrolled, so that all else is as without."""
    return Organisation(devices={device: _device(device, unit) for unit, device in {_source(one) for one in parcels}})


def _device(device: str, unit: str) -> Device:
    public = Ed25519PrivateKey.from_private_bytes(_secret(device)).public_key().public_bytes_raw()
    return Device(device_id=device, unit_id=unit, since=0, keys=(DeviceKey(id=key_id(public), public=public, since=0),))


def _secret(device: str) -> bytes:
    return hashlib.sha256(device.encode()).digest()


def _source(parcel: Parcel) -> tuple[str, str]:
    _, _, station, device = (header(parcel.headers, "ce_source") or b"").decode().split("/")
    return station, device
