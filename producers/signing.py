"""The key with which a device signs what it sends: made once, kept in its outbox like its other secrets.

Signs when acts are taken for sending, a batch at a time: what is sent again after a change of key has the new one's
signature. Two signatures of one act are both good, and the register knows an act by its id and content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from producers.dispatch import Parcel
from producers.outbox import Outbox
from register.proof.source import MOST_IN_GROUP, act_leaf, sign_group
from schemas import codec
from schemas.journal import SIGNATURE_HEADER

SIGNATURE_BYTES = 352  # the header of an act in a group of the largest size
_KEY, _NEXT = "signing_key", "signing_key_next"
_KEY_BYTES = 32


class Signer:
    """Signs for one device."""

    def __init__(self, device_id: str, secret: bytes) -> None:
        """Take the device's name and its private key, 32 bytes."""
        self._device_id, self._key = device_id, Ed25519PrivateKey.from_private_bytes(secret)

    def signed(self, parcels: Sequence[Parcel]) -> list[Parcel]:
        """Return the parcels, each with its signature; those beside each other share groups."""
        made: list[Parcel] = []
        for first in range(0, len(parcels), MOST_IN_GROUP):
            group = parcels[first : first + MOST_IN_GROUP]
            signatures = sign_group([_leaf(parcel) for parcel in group], self._device_id, self._key)
            for parcel, signature in zip(group, signatures, strict=True):
                header = (SIGNATURE_HEADER, codec.encode_single(signature))
                made.append(replace(parcel, headers=(*parcel.headers, header)))
        return made


def _leaf(parcel: Parcel) -> bytes:
    return act_leaf(parcel.contract, parcel.schema_sha256, parcel.file_id, hashlib.sha256(parcel.body).digest())


def signer_of(outbox: Outbox, device_id: str, random: Callable[[int], bytes]) -> Signer:
    """Return what signs for the device of an outbox; its key is made when there is none."""
    return Signer(device_id, outbox.setting(_KEY, lambda: random(_KEY_BYTES)))


def public_keys(outbox: Outbox, random: Callable[[int], bytes], *, wants_next: bool = False) -> list[bytes]:
    """Return the public key in use and, where there is one or it is wanted, the next; each is made when it is not."""
    with outbox.transaction() as db:
        has_next = db.execute("SELECT EXISTS (SELECT 1 FROM meta WHERE name = ?)", (_NEXT,)).fetchone()[0]
    names = [_KEY, _NEXT] if wants_next or has_next else [_KEY]
    return list(_publics(outbox.setting(name, lambda: random(_KEY_BYTES)) for name in names))


def use_next(outbox: Outbox) -> bool:
    """Sign with the next key from now on and forget the one before; return whether there was a next."""
    with outbox.transaction() as db:
        found = db.execute("SELECT value FROM meta WHERE name = ?", (_NEXT,)).fetchone()
        if found is not None:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, found[0]))
            db.execute("DELETE FROM meta WHERE name = ?", (_NEXT,))
        return found is not None


def _publics(secrets: Iterable[bytes]) -> Iterable[bytes]:
    for secret in secrets:
        yield Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
