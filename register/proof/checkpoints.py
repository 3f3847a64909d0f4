"""Checkpoints of a tree and what witnesses add to them (C2SP tlog-checkpoint, tlog-cosignature v1)."""

from __future__ import annotations

import base64
import struct
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from register.proof.notes import COSIGNATURE, Note, NoteWrong, Signature, VerifierKey, sign, verifier_of, verify
from register.proof.tree import HASH_BYTES

_TIME = struct.Struct(">Q")
_LATEST = 2**63 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """What a tree says of itself: its origin, how many leaves, and the root over them."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Return the body of the note."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def of(cls, note: Note) -> Self:
        """Return what a note says, further lines left aside; raise NoteWrong when it is no checkpoint."""
        lines = note.text.split("\n")
        if len(lines) < 4 or not all(lines[:-1]):
            raise NoteWrong("A checkpoint has an origin, a size and a root, each on its line.", where="checkpoint")
        if not is_decimal(lines[1]):
            raise NoteWrong("The size is a decimal number without leading zeroes.", where="checkpoint, line 2")
        return cls(origin=lines[0], size=int(lines[1]), root=read_hash(lines[2], "checkpoint, line 3"))

    def signed(self, key: Ed25519PrivateKey) -> Note:
        """Return the checkpoint signed by the tree's key, whose name is the origin."""
        return Note(text=self.text(), signatures=(sign(self.text(), self.origin, key),))


def origin_of(register: str, topic: str, topic_id: uuid.UUID, partition: int) -> str:
    """Return the origin of a partition's tree, as `sijill.example.tn/journal/…`; a topic made anew has another."""
    return f"{register}/{topic}/{topic_id}/{partition}"


def read_checkpoint(data: bytes, keys: Sequence[VerifierKey]) -> tuple[Checkpoint, Note]:
    """Return a checkpoint that one of the keys signed and whose origin is that key's name; raise NoteWrong."""
    note = Note.read(data)
    checkpoint = Checkpoint.of(note)
    known = [key for key in keys if key.name == checkpoint.origin]
    if not known:
        mend = "Take the public key from whoever runs the register, not from the bundle."
        raise NoteWrong("No key is known for this origin.", where=checkpoint.origin, mend=mend)
    if not verify(note, known):
        raise NoteWrong("The checkpoint is not signed by the key of its origin.", where=checkpoint.origin)
    return checkpoint, note


def cosign(note: Note, name: str, key: Ed25519PrivateKey, at: int) -> Signature:
    """Return a witness's cosignature of a checkpoint at a time (seconds since 1970)."""
    made = _TIME.pack(at) + key.sign(_message(note, at))
    return Signature(name=name, key_id=verifier_of(name, key, COSIGNATURE).id, made=made)


def cosigned_at(note: Note, keys: Sequence[VerifierKey]) -> Mapping[str, int]:
    """Return which witnesses co-signed, and when (seconds since 1970, the latest); raise NoteWrong for a false one."""
    found: dict[str, int] = {}
    for key in keys:
        for made in (each.made for each in note.signatures if each.is_of(key)):
            at = int.from_bytes(made[:8], "big")
            if len(made) != 72 or at > _LATEST or not key.signs(_message(note, at), made[8:]):
                raise NoteWrong("A cosignature in the name of a known witness is not its own.", where=key.name)
            found[key.name] = max(at, found.get(key.name, 0))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Whom a reader trusts: keys of trees, keys of witnesses, and how many witnesses must have co-signed."""

    trees: tuple[VerifierKey, ...]
    witnesses: tuple[VerifierKey, ...] = ()
    wanted: int = 0

    def accept(self, data: bytes) -> tuple[Checkpoint, Mapping[str, int]]:
        """Return a checkpoint and its witnesses; raise NoteWrong when a key, or too many witnesses, are missing."""
        checkpoint, note = read_checkpoint(data, self.trees)
        witnessed = cosigned_at(note, self.witnesses)
        if len(witnessed) < self.wanted:
            what = f"{self.wanted} witnesses must have co-signed, {len(witnessed)} did."
            raise NoteWrong(what, where=checkpoint.origin, mend="Wait for a later checkpoint, or ask the witnesses.")
        return checkpoint, witnessed


def is_decimal(text: str) -> bool:
    """Return whether the text is a number of ASCII digits without leading zeroes, below 2^63 as all sizes here."""
    plain = text.isascii() and text.isdecimal() and (text == "0" or text[0] != "0")
    return plain and len(text) < 20 and int(text) < 2**63


def read_hash(text: str, where: str) -> bytes:
    """Return 32 bytes of base64; raise NoteWrong."""
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError:
        raw = b""
    if len(raw) != HASH_BYTES or base64.b64encode(raw).decode() != text:
        raise NoteWrong("Here a hash of 32 bytes in base64 is expected.", where=where)
    return raw


def _message(note: Note, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{note.text}".encode()
