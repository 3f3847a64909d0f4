"""That a device submitted an act: one Ed25519 signature over the Merkle root of a group, and a path for each act.

    act  = "sijill act v1" ‖ length u8 ‖ name ‖ SHA-256 of the writer's schema ‖ SHA-256 of the Avro body ‖ file id
    text = "sijill source v1", device id, key id (hex), size and root (hex), each on a line of its own

Nothing that a registry or a broker numbers is signed. Pure: who may sign, and when, is the organisation's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from register.proof.paths import inclusion_path
from register.proof.tree import HASH_BYTES, joined, node_hash
from schemas import codec
from schemas.errors import ContractUnknown, Undecodable
from schemas.events import SourceSignature

PUBLIC_KEY_BYTES = 32
MOST_IN_GROUP = 128
"""Acts under one signature: beyond, an act's path grows by 32 bytes and nothing gets cheaper."""
_KEY_ID_BYTES = 8
_ACT = b"sijill act v1"
_TEXT = "sijill source v1\n{}\n{}\n{}\n{}\n"
_LONGEST_PATH = 31 * HASH_BYTES  # of the largest group whose size the contract can write
_GROUPS_KEPT = 64  # a partition gets a group in one piece, but for what was sent again; a screen has 15 partitions
_Nodes = dict[tuple[int, int], tuple[bytes, bytes]]
"""Nodes of a tree by their index and the last index of their level: the hash, and the path from there to the root."""


def key_id(public: bytes) -> bytes:
    """Return the eight bytes by which a signature names its key."""
    return sha256(public).digest()[:_KEY_ID_BYTES]


def act_leaf(name: str, schema_sha256: bytes, file_id: str, content_sha256: bytes) -> bytes:
    """Return the hash of an act's leaf; `content_sha256` is that of its Avro body, `file_id` where it was made."""
    return sha256(_before(name, schema_sha256) + content_sha256 + file_id.encode()).digest()


@lru_cache(maxsize=1024)
def _before(name: str, schema_sha256: bytes) -> bytes:
    """Return what all acts of a contract begin with, with the byte of a leaf (RFC 9162, 2.1.1)."""
    raw = name.encode()
    return b"\x00" + _ACT + bytes((len(raw),)) + raw + schema_sha256


def sign_group(leaves: Sequence[bytes], device_id: str, key: Ed25519PrivateKey) -> list[SourceSignature]:
    """Return the signature of each act of a group, given the hashes of their leaves in order."""
    root = joined(leaves)
    if root is None:
        return []
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        row = levels[-1]
        levels.append([node_hash(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)])
    named, size = key_id(key.public_key().public_bytes_raw()), len(leaves)
    made = key.sign(_text(device_id, named, size, root))
    paths = (inclusion_path(lambda level, at: levels[level][at], index, size) for index in range(size))
    return [
        SourceSignature(key_id=named, size=size, index=index, path=b"".join(path), signature=made)
        for index, path in enumerate(paths)
    ]


def read_signature(header: bytes) -> SourceSignature | None:
    """Return what the header of a submitted act or the stamp of a recorded one holds; None when it is no signature."""
    try:
        found = codec.decode_single(header)
    except (Undecodable, ContractUnknown):
        return None
    return found if isinstance(found, SourceSignature) else None


class SignedGroups:
    """Checks signatures, each group's only once; of the latest groups it knows the nodes that were proven."""

    def __init__(self) -> None:
        """Begin with no group."""
        self._groups: dict[tuple[bytes, bytes, int, str], _Nodes] = {}

    def holds(self, leaf: bytes, told: SourceSignature, device_id: str, public: bytes) -> bool:
        """Return whether the device signed, with that key (32 bytes), a group in which the leaf has its place.

        The walk is that of RFC 9162, 2.1.3.2, which `check_inclusion` spells out. A good path proves the siblings on
        it too, so the walk of another act of the group ends at the first of them: mostly at once, or one step up.
        """
        if not 0 <= told.index < told.size or len(told.path) % HASH_BYTES or len(told.path) > _LONGEST_PATH:
            return False
        group = (public, told.signature, told.size, device_id)
        proven = self._groups.get(group)
        at, last, path = told.index, told.size - 1, told.path
        beside: _Nodes = {}
        found, place = leaf, 0
        while last:
            while at == last and not at & 1:  # without a sibling it goes up as it is
                at, last = at >> 1, last >> 1
            known = None if proven is None else proven.get((at, last))
            if proven is not None and known is not None:
                if known != (found, path[place:]):
                    return False
                proven.update(beside)
                return True
            step, place = path[place : place + HASH_BYTES], place + HASH_BYTES
            beside[at ^ 1, last] = (step, found + path[place:])
            found = node_hash(step, found) if at & 1 else node_hash(found, step)
            at, last = at >> 1, last >> 1
        if place != len(path):
            return False
        if proven is not None:
            return proven[0, 0][0] == found
        if not _signs(public, told, device_id, found):
            return False
        if len(self._groups) >= _GROUPS_KEPT:
            del self._groups[next(iter(self._groups))]
        self._groups[group] = beside | {(0, 0): (found, b"")}
        return True


def _signs(public: bytes, told: SourceSignature, device_id: str, root: bytes) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(told.signature, _text(device_id, key_id(public), told.size, root))
    except (InvalidSignature, ValueError):
        return False
    return True


def _text(device_id: str, named: bytes, size: int, root: bytes) -> bytes:
    return _TEXT.format(device_id, named.hex(), size, root.hex()).encode()
