"""Personal values under keys: a device seals, the opener re-wraps, a reader opens while the subject's key exists.

HPKE (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM) carries the device key, AES-KW (RFC 3394) the data keys, AES-256-GCM
the value. Keeps no key, reads no disk, and no error tells what was inside.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from schemas.codec import decode_single, encode_single
from schemas.content import check_content, event_verdict, find_wanted_content, sealed_fields
from schemas.errors import ContractUnknown, NotReadable, Shredded, Undecodable
from schemas.events import Content, DeadRecord, Event, RewrappedKey, Sealed, SubjectKey

__all__ = [
    "DeviceKeys",
    "SubjectKeys",
    "associated_data",
    "check_content",
    "event_verdict",
    "find_wanted_content",
    "open_content",
    "open_dead_record",
    "open_device_key",
    "open_event",
    "open_value",
    "rewrap",
    "seal_dead_record",
    "sealed_fields",
    "unwrap_data_key",
]

KEY_SIZE = 32  # bytes: AES-256 throughout
NONCE_SIZE = 12  # bytes: NIST SP 800-38D, 8.2.2; a data key seals one value, so no nonce can repeat under it
Random = Callable[[int], bytes]
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_LENGTH = struct.Struct(">I")
_KEPT = b"sijill device keys v1"


class SubjectKeys(Protocol):
    """The keys of the persons: made and kept in one place, destroyed there for ever."""

    def wrap(self, ids: Sequence[str]) -> dict[str, SubjectKey]:
        """Return the wrapped key of each id, made durable when it is new; a destroyed one is left out."""

    def key(self, subject_key_id: str) -> bytes | None:
        """Return the key, 32 bytes; None when it was destroyed or never made."""


def _prefixed(*parts: bytes) -> bytes:
    return b"".join([_LENGTH.pack(len(part)) + part for part in parts])


def _parts(data: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(data):
        start = place + _LENGTH.size
        place = start + _LENGTH.unpack_from(data, place)[0]
        yield data[start:place]


def associated_data(event_id: str, field_path: str, subject_key_id: str, content: str) -> bytes:
    """Return what binds a ciphertext to its place: four length-prefixed strings, so that no two places read alike."""
    return _prefixed(event_id.encode(), field_path.encode(), subject_key_id.encode(), content.encode())


def _device_info(device_id: str, epoch: str) -> bytes:
    return _prefixed(b"sijill device key v1", device_id.encode(), epoch.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceKeys:
    """The key of one device in one epoch, with its envelope for the register; stays on the device."""

    device_id: str
    epoch: str
    device_key: bytes = field(repr=False)
    envelope: bytes = field(repr=False)
    random: Random = field(default=os.urandom, repr=False, compare=False)

    @classmethod
    def create(cls, device_id: str, epoch: str, epoch_public: bytes, random: Random = os.urandom) -> DeviceKeys:
        """Make a device key and seal it once to the epoch's public key (X25519, 32 bytes)."""
        device_key = random(KEY_SIZE)
        public = X25519PublicKey.from_public_bytes(epoch_public)
        envelope = _SUITE.encrypt(device_key, public, _device_info(device_id, epoch))
        return cls(device_id=device_id, epoch=epoch, device_key=device_key, envelope=envelope, random=random)

    def to_bytes(self) -> bytes:
        """Return the keys for the device's own protected store; they are in clear."""
        return _prefixed(_KEPT, self.device_id.encode(), self.epoch.encode(), self.device_key, self.envelope)

    @classmethod
    def from_bytes(cls, data: bytes, random: Random = os.urandom) -> DeviceKeys:
        """Return the keys that `to_bytes` gave; raise NotReadable for anything else."""
        try:
            kept, device_id, epoch, device_key, envelope = _parts(data)
            names = device_id.decode(), epoch.decode()
        except (ValueError, struct.error) as damage:
            raise NotReadable(
                "The device keys are damaged.", mend="Remove them; the device makes new ones."
            ) from damage
        if kept != _KEPT or len(device_key) != KEY_SIZE:
            raise NotReadable("These bytes are no device keys.", mend="Remove them; the device makes new ones.")
        return cls(device_id=names[0], epoch=names[1], device_key=device_key, envelope=envelope, random=random)

    def seal(self, content: Content, *, subject_key_id: str, event_id: str, field: str) -> Sealed:
        """Seal `content` for one field of one event under a fresh data key (microseconds; check the content before)."""
        fresh = self.random(KEY_SIZE + NONCE_SIZE)
        data_key, nonce = fresh[:KEY_SIZE], fresh[KEY_SIZE:]
        bound = associated_data(event_id, field, subject_key_id, content.NAME)
        return Sealed(
            subject_key_id=subject_key_id,
            content=content.NAME,
            epoch=self.epoch,
            device_key_envelope=self.envelope,
            wrapped_data_key=aes_key_wrap(self.device_key, data_key),
            nonce=nonce,
            ciphertext=AESGCM(data_key).encrypt(nonce, encode_single(content), bound),
        )


def open_device_key(envelope: bytes, epoch_private: X25519PrivateKey, *, device_id: str, epoch: str) -> bytes:
    """Return the device key of an envelope; raise NotReadable when it is not of this device and epoch."""
    try:
        device_key = _SUITE.decrypt(envelope, epoch_private, _device_info(device_id, epoch))
    except (InvalidTag, ValueError) as failure:
        raise NotReadable("The device key is not sealed to this epoch for this device.") from failure
    return _sized(device_key)


def unwrap_data_key(wrapped: bytes, under: bytes) -> bytes:
    """Return a data key that is wrapped under a device's or a subject's key; raise NotReadable."""
    try:
        return _sized(aes_key_unwrap(under, wrapped))
    except (InvalidUnwrap, ValueError) as failure:
        raise NotReadable("The data key is not wrapped under this key.") from failure


def _sized(key: bytes) -> bytes:
    if len(key) != KEY_SIZE:
        raise NotReadable(f"A key has {len(key)} bytes instead of {KEY_SIZE}.")
    return key


def rewrap(data_key: bytes, subject_key: bytes) -> bytes:
    """Return the data key under the subject's key, 40 bytes; deterministic (RFC 3394)."""
    return aes_key_wrap(subject_key, data_key)


def open_content(sealed: Sealed, data_key: bytes, *, event_id: str, field: str) -> Content:
    """Return what `sealed` holds in that field of that event.

    Raises NotReadable when it was sealed for another place or changed since, Undecodable when it holds no such record.
    """
    bound = associated_data(event_id, field, sealed.subject_key_id, sealed.content)
    try:
        plain = AESGCM(data_key).decrypt(sealed.nonce, sealed.ciphertext, bound)
    except (InvalidTag, ValueError) as failure:
        raise NotReadable("The value was sealed for another place or changed since.", where=field) from failure
    content: Content = decode_single(plain)
    if sealed.content != content.NAME:
        raise Undecodable("CONTENT_MISFIT", f"The value holds a {content.NAME}, not a {sealed.content}.", where=field)
    return content


def open_value(sealed: Sealed, wrapped_key: bytes, subject_key: bytes | None, *, event_id: str, field: str) -> Content:
    """Return what `sealed` holds, with the re-wrapped data key of the stamp and the subject's key from the vault.

    Raises Shredded when there is no subject key any more, NotReadable when the keys or the place are others.
    """
    if subject_key is None:
        raise Shredded("The key of this person does not exist in this vault (any more).", where=field)
    try:
        return open_content(sealed, unwrap_data_key(wrapped_key, subject_key), event_id=event_id, field=field)
    except (Undecodable, ContractUnknown) as damage:
        raise NotReadable("The value is not a record of its contract.", where=field) from damage


def open_event(
    event: Event, rewrapped: Sequence[RewrappedKey], keys: SubjectKeys, *, only: Collection[str] | None = None
) -> Iterator[tuple[str, Content | NotReadable]]:
    """Yield path and content of each sealed field of a journal event; what cannot be opened comes as its error.

    `rewrapped` is the stamp's list; with `only`, no other path is touched. A replay goes on past a destroyed key.
    """
    wrapped = {(key.field, key.subject_key_id): key.wrapped_key for key in rewrapped}
    for path, sealed in sealed_fields(event):
        if only is not None and path not in only:
            continue
        under = wrapped.get((path, sealed.subject_key_id), b"")
        try:
            subject_key = keys.key(sealed.subject_key_id)
            yield path, open_value(sealed, under, subject_key, event_id=event.meta.event_id, field=path)
        except NotReadable as failure:
            yield path, failure


def _dead_info(topic: str, partition: int, offset: int) -> bytes:
    return _prefixed(b"sijill dead record v1", topic.encode(), str(partition).encode(), str(offset).encode())


def seal_dead_record(record: DeadRecord, epoch_public: bytes, *, topic: str, partition: int, offset: int) -> bytes:
    """Return the record sealed to the epoch's public key, bound to the coordinates it was fetched from."""
    public = X25519PublicKey.from_public_bytes(epoch_public)
    return _SUITE.encrypt(encode_single(record), public, _dead_info(topic, partition, offset))


def open_dead_record(
    original: bytes, epoch_private: X25519PrivateKey, *, topic: str, partition: int, offset: int
) -> bytes:
    """Return the single-object encoding of the DeadRecord in a dead letter; raise NotReadable."""
    try:
        return _SUITE.decrypt(original, epoch_private, _dead_info(topic, partition, offset))
    except (InvalidTag, ValueError) as failure:
        raise NotReadable("The dead letter is not sealed to this epoch at these coordinates.") from failure
