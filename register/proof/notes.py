"""C2SP signed notes: a text and lines of signatures; keys of types 0x01 (Ed25519) and 0x04 (cosignature).

A key is its name and its id, the first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key).
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from schemas.errors import SijillError

ED25519, COSIGNATURE = 0x01, 0x04
MOST_SIGNATURES = 64  # the specification asks for 16 at least
_DASH = "\N{EM DASH} "
_KEY_BYTES = 32


class NoteWrong(SijillError):
    """A note, a key or a signature that is malformed or does not verify."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierKey:
    """A public key: `name` is a URL without its scheme, `kind` the signature type, `public` 32 bytes."""

    name: str
    kind: int
    public: bytes

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the key of `name+hex(id)+base64(type ‖ key)`; raise NoteWrong."""
        mend = "Take the key whole from whoever signs, as name+id+key."
        parts = text.strip().split("+", 2)
        if len(parts) != 3 or not _is_name(parts[0]):
            raise NoteWrong("A verifier key has a name, an id and a key between plus signs.", where="key", mend=mend)
        raw = _from_base64(parts[2], "key")
        if len(raw) != 1 + _KEY_BYTES or raw[0] not in {ED25519, COSIGNATURE}:
            raise NoteWrong("The key is of a type that is not known here.", where=parts[0], mend=mend)
        key = cls(name=parts[0], kind=raw[0], public=raw[1:])
        if key.id.hex() != parts[1].lower():
            raise NoteWrong("The id of the key is not that of its name and bytes.", where=parts[0], mend=mend)
        return key

    @property
    def id(self) -> bytes:
        """Return the four bytes by which signatures name the key."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def __str__(self) -> str:
        """Write the key as others read it."""
        return f"{self.name}+{self.id.hex()}+{_base64(bytes([self.kind]) + self.public)}"

    def signs(self, message: bytes, signature: bytes) -> bool:
        """Return whether the 64 bytes are this key's Ed25519 signature of a message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One line below a note: the key's name and id, and what the key made (64 bytes, or 8 + 64)."""

    name: str
    key_id: bytes
    made: bytes

    def is_of(self, key: VerifierKey) -> bool:
        """Return whether it claims to be of that key."""
        return self.name == key.name and self.key_id == key.id

    def line(self) -> str:
        """Return the line with its end."""
        return f"{_DASH}{self.name} {_base64(self.key_id + self.made)}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A text that ends in a newline, and its signatures in the order of their lines."""

    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def read(cls, data: bytes) -> Self:
        """Return the parts of a note, nothing verified; raise NoteWrong with the line that is wrong."""
        text = _text_of(data)
        body, blank, tail = text.rpartition("\n\n")
        if not blank or not tail.endswith("\n"):
            raise NoteWrong("A note is a text, an empty line and lines of signatures, each ended.", where="note")
        first = body.count("\n") + 3
        lines = tail[:-1].split("\n")
        if len(lines) > MOST_SIGNATURES:
            raise NoteWrong(f"A note of {len(lines)} signatures is not read; {MOST_SIGNATURES} are.", where="note")
        signatures = tuple(read_signature(line, f"line {first + at}") for at, line in enumerate(lines))
        return cls(text=body + "\n", signatures=signatures)

    def write(self) -> bytes:
        """Return the note's bytes."""
        return (self.text + "\n" + "".join(each.line() for each in self.signatures)).encode()


def read_signature(line: str, where: str) -> Signature:
    """Return one line of a signature, without its end; raise NoteWrong."""
    name, _, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not _is_name(name):
        raise NoteWrong("The line of a signature is a dash, the key's name and the signature.", where=where)
    raw = _from_base64(encoded, where)
    if len(raw) <= 4:
        raise NoteWrong("The signature is shorter than its key's id.", where=where)
    return Signature(name=name, key_id=raw[:4], made=raw[4:])


def sign(text: str, name: str, key: Ed25519PrivateKey) -> Signature:
    """Return the Ed25519 signature of a note's text."""
    return Signature(name=name, key_id=verifier_of(name, key).id, made=key.sign(text.encode()))


def verifier_of(name: str, key: Ed25519PrivateKey, kind: int = ED25519) -> VerifierKey:
    """Return the public side of a key; raise NoteWrong for a name that no key may have."""
    if not _is_name(name):
        raise NoteWrong("The name of a key has neither blanks nor plus signs.", where=name[:40])
    return VerifierKey(name=name, kind=kind, public=key.public_key().public_bytes_raw())


def verify(note: Note, keys: Sequence[VerifierKey]) -> list[VerifierKey]:
    """Return which of the Ed25519 keys signed, each once; raise NoteWrong when a known key's signature is false."""
    found = []
    for key in keys:
        made = [each.made for each in note.signatures if each.is_of(key)]
        if any(not key.signs(note.text.encode(), each) for each in made):
            raise NoteWrong("A signature in the name of a known key is not that key's.", where=key.name)
        if made:
            found.append(key)
    return found


def with_signatures(note: Note, more: Iterable[Signature]) -> Note:
    """Return the note with further signatures, none of them twice."""
    return Note(text=note.text, signatures=tuple(dict.fromkeys((*note.signatures, *more))))


def _text_of(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError as damage:
        raise NoteWrong("A note is UTF-8.", where=f"byte {damage.start}") from None
    for number, line in enumerate(text.split("\n"), 1):
        if any(character < " " for character in line):
            raise NoteWrong("A note has no control characters but ends of lines.", where=f"line {number}")
    return text


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(character.isspace() for character in name)


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _from_base64(text: str, where: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if not raw or _base64(raw) != text:  # one signature has one spelling
        raise NoteWrong("Here base64 is expected.", where=where)
    return raw
