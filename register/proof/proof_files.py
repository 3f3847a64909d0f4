"""Proofs that one entry is in a tree, as files that others can read and check offline (C2SP tlog-proof)."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from register.proof.checkpoints import Checkpoint, Policy, is_decimal, read_hash
from register.proof.notes import NoteWrong
from register.proof.paths import check_inclusion
from register.proof.tree import leaf_hash

_FIRST = "c2sp.org/tlog-proof@v1"
_MOST_STEPS = 63


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """An entry's index, the path from its sibling to the root's child, and the checkpoint as it was signed.

    `extra` is opaque and nobody vouches for it.
    """

    index: int
    path: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes = b""

    def write(self) -> bytes:
        """Return the file."""
        lines = [_FIRST, *([f"extra {_text(self.extra)}"] if self.extra else []), f"index {self.index}"]
        head = "\n".join([*lines, *(_text(step) for step in self.path), "", ""])
        return head.encode() + self.checkpoint

    @classmethod
    def read(cls, data: bytes) -> Self:
        """Return what a file holds, nothing verified; raise NoteWrong with the line that is wrong."""
        head, blank, checkpoint = data.partition(b"\n\n")
        try:
            lines = head.decode("ascii").split("\n")
        except UnicodeDecodeError as damage:
            raise NoteWrong("A proof is plain text.", where=f"byte {damage.start}") from None
        if not blank or lines[0] != _FIRST:
            raise NoteWrong(
                f"A proof begins with {_FIRST} and has an empty line before its checkpoint.", where="line 1"
            )
        extra, at = b"", 1
        if len(lines) > at and lines[at].startswith("extra "):
            extra, at = _bytes(lines[at].removeprefix("extra "), f"line {at + 1}"), at + 1
        index = lines[at].removeprefix("index ") if len(lines) > at else ""
        if not is_decimal(index) or not lines[at].startswith("index "):
            raise NoteWrong("Here the index of the entry is expected.", where=f"line {at + 1}")
        steps = lines[at + 1 :]
        if len(steps) > _MOST_STEPS:
            raise NoteWrong(f"No tree has a path of {len(steps)} hashes.", where="path")
        path = tuple(read_hash(step, f"line {at + 2 + number}") for number, step in enumerate(steps))
        return cls(index=int(index), path=path, checkpoint=checkpoint, extra=extra)

    def verify(self, entry: bytes, policy: Policy) -> tuple[Checkpoint, Mapping[str, int]]:
        """Return the checkpoint under which the entry lies, and who co-signed it; raise NoteWrong or ProofWrong."""
        checkpoint, witnessed = policy.accept(self.checkpoint)
        check_inclusion(leaf_hash(entry), self.index, checkpoint.size, self.path, checkpoint.root)
        return checkpoint, witnessed


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str, where: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise NoteWrong("Here base64 is expected.", where=where) from None
