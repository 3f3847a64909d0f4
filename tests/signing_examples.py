"""Devices that sign: a key, the order that enrols or changes it, and signed acts as a screen or a reader has them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from producers.dispatch import Parcel
from producers.signing import Signer
from register.proof.source import SignedGroups
from register.units.organisation import Organisation
from register.units.signing import signature_breach, signed_as
from schemas import codec
from schemas.events import SHA256, DeviceEnrolled, DeviceKeyRotated, EnrolmentEnforced, Event
from schemas.journal import SIGNATURE_HEADER, event_headers, header
from tests.units_examples import FIRST, envelope


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningDevice:
    """A device with a private key of 32 bytes made from a word."""

    device_id: str = "LM1-D1"
    word: str = "first"

    @property
    def secret(self) -> bytes:
        """Return the private key."""
        return hashlib.sha256(self.word.encode()).digest()

    def key(self) -> Ed25519PrivateKey:
        """Return the key itself."""
        return Ed25519PrivateKey.from_private_bytes(self.secret)

    @property
    def public(self) -> bytes:
        """Return the public key."""
        return self.key().public_key().public_bytes_raw()

    def enrolled(self, unit_id: str = "LM1", day: int = FIRST) -> DeviceEnrolled:
        """Return the order that enrols the device with its key."""
        return DeviceEnrolled(meta=envelope(unit_id, day), device_id=self.device_id, public_key=self.public)

    def rotated(self, day: int, unit_id: str = "LM1") -> DeviceKeyRotated:
        """Return the order that makes this key the device's."""
        return DeviceKeyRotated(meta=envelope(unit_id, day), device_id=self.device_id, public_key=self.public)

    def signed(self, *acts: Event) -> list[Parcel]:
        """Return acts as the device sends them, in groups."""
        return Signer(self.device_id, self.secret).signed([parcel_of(act) for act in acts])


def parcel_of(act: Event) -> Parcel:
    """Return an act as it lies in an outbox."""
    return Parcel(
        receipt=act.meta.device_seq,
        event_id=act.meta.event_id,
        file_id=act.meta.file_id,
        contract=act.NAME,
        schema_sha256=SHA256[act.NAME],
        headers=tuple(event_headers(act.NAME, act.meta)),
        body=codec.encode_body(act),
    )


def signatures_asked(day: int) -> EnrolmentEnforced:
    """Return the order that every device signs from a day on."""
    return EnrolmentEnforced(meta=envelope("DGF", day), signatures=True)


def signature_of(parcel: Parcel) -> bytes | None:
    """Return the signature that a parcel carries."""
    return header(parcel.headers, SIGNATURE_HEADER)


def breach(
    organisation: Organisation, parcel: Parcel, recorded_at: int, *, signature: bytes | None = None, body: bytes = b""
) -> str | None:
    """Return the rule of signatures that a parcel breaks when it arrives, perhaps with another signature or body."""
    sent = body or parcel.body
    event = codec.decode_body(parcel.contract, sent, parcel.schema_sha256)
    found = signature or signature_of(parcel)
    content = hashlib.sha256(sent).digest()
    signed = signed_as(organisation, event, parcel.schema_sha256, content, found, SignedGroups())
    refused = signature_breach(organisation, event.meta, recorded_at, signed)
    return None if refused is None else refused.rule_id
