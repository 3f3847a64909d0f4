"""Whom a reader trusts, as a file of lines that people exchange on paper or by mail:

    # register of the Ministry, and the Court of Accounts as its witness
    log sijill.example.tn/…+id+key
    witness https://witness.example.tn name+id+key
    wanted 1

`log` may come as often as there are trees; `witness` names where it listens, or `-`; `wanted` says how many witnesses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from register.proof.checkpoints import Policy, is_decimal
from register.proof.notes import COSIGNATURE, ED25519, NoteWrong, VerifierKey

_MEND = "A line is `log KEY`, `witness URL KEY`, `wanted NUMBER`, or begins with #."


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """Keys of trees, witnesses with their addresses (empty where none is known), and how many must have co-signed."""

    logs: tuple[VerifierKey, ...] = ()
    witnesses: tuple[tuple[str, VerifierKey], ...] = ()
    wanted: int = 0

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what a file says; raise NoteWrong with the line that is wrong."""
        logs: list[VerifierKey] = []
        witnesses: list[tuple[str, VerifierKey]] = []
        wanted = 0
        for number, line in enumerate(text.splitlines(), 1):
            words = line.split()
            match words:
                case []:
                    pass
                case [first, *_] if first.startswith("#"):
                    pass
                case ["log", key]:
                    logs.append(_key(key, ED25519, number))
                case ["witness", url, key]:
                    witnesses.append(("" if url == "-" else url, _key(key, COSIGNATURE, number)))
                case ["wanted", count] if is_decimal(count):
                    wanted = int(count)
                case _:
                    raise NoteWrong("This line says nothing that is known.", where=f"line {number}", mend=_MEND)
        if len({key.public for _, key in witnesses}) < len(witnesses):
            raise NoteWrong("A witness is named twice.", where="witness", mend="Name each once.")
        if wanted > len(witnesses):
            what = f"{wanted} witnesses are wanted, {len(witnesses)} are named."
            raise NoteWrong(what, where="wanted", mend="Name the witnesses, or want fewer.")
        return cls(logs=tuple(logs), witnesses=tuple(witnesses), wanted=wanted)

    @property
    def policy(self) -> Policy:
        """Return what a checkpoint must bear to be believed."""
        return Policy(trees=self.logs, witnesses=tuple(key for _, key in self.witnesses), wanted=self.wanted)

    def write(self) -> str:
        """Return the file."""
        lines = [f"log {key}" for key in self.logs]
        lines += [f"witness {url or '-'} {key}" for url, key in self.witnesses]
        return "\n".join([*lines, f"wanted {self.wanted}", ""])


def _key(text: str, kind: int, number: int) -> VerifierKey:
    key = VerifierKey.read(text)
    if key.kind != kind:
        what = "The key of a log signs checkpoints, that of a witness co-signs: this one is of the other kind."
        raise NoteWrong(what, where=f"line {number}", mend=_MEND)
    return key
