"""Asking a witness for its cosignature (C2SP tlog-witness): the proof from what it saw last, its line in return."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, replace
from typing import Any

import httpx

from register.proof.checkpoints import Checkpoint, cosigned_at, is_decimal
from register.proof.notes import Note, NoteWrong, Signature, VerifierKey, read_signature
from register.proof.paths import consistency_path
from streams.tree_files import TreeFiles

_ANSWER_S = 5.0
_KEPT = "witnesses.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A witness: where it listens, and the key by which its lines are known."""

    url: str
    key: VerifierKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a witness stands to one tree: the size it co-signed last and when, or what is wrong since then."""

    size: int = 0
    at: int = 0
    trouble: str = ""
    alarm: bool = False
    """True when the two histories differ: nothing that a later attempt could mend."""


def read_asked(files: TreeFiles) -> dict[str, Asked]:
    """Return how each witness stands to a tree, by its name."""
    try:
        kept = json.loads((files.folder / _KEPT).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return {name: Asked(**fields) for name, fields in kept.items()}


def keep_asked(files: TreeFiles, asked: dict[str, Asked]) -> None:
    """Write down how each witness stands to a tree."""
    files.replace(_KEPT, json.dumps({name: asdict(one) for name, one in sorted(asked.items())}).encode())


async def ask(
    client: httpx.AsyncClient, witness: Witness, files: TreeFiles, note: Note, before: Asked
) -> tuple[Signature | None, Asked]:
    """Return a witness's line for a checkpoint, or None, and how it stands to the tree now. Raises nothing."""
    claimed = Checkpoint.of(note)
    old = before.size
    try:
        answer = await _send(client, witness, files, note, old)
        if answer.status_code == 409 and is_decimal(answer.text.strip()):
            told = int(answer.text)
            wrong = _out_of_step(told, claimed.size, before)
            if wrong is not None:
                return None, wrong
            answer = await _send(client, witness, files, note, told)
        if answer.status_code != 200:
            return None, _refused(answer, before)
        return _line_of(witness, note, answer.text, before)
    except (httpx.HTTPError, OSError) as away:
        return None, replace(before, trouble=f"does not answer ({type(away).__name__})", alarm=False)
    except NoteWrong as wrong_line:
        return None, replace(before, trouble=f"answers with no cosignature of its own: {wrong_line.what}", alarm=True)


async def _send(client: httpx.AsyncClient, witness: Witness, files: TreeFiles, note: Note, old: int) -> Any:
    size = Checkpoint.of(note).size
    steps = consistency_path(files.node(size), old, size) if old <= size else []
    lines = [f"old {old}", *(base64.b64encode(step).decode() for step in steps), "", ""]
    body = "\n".join(lines).encode() + note.write()
    return await client.post(f"{witness.url.rstrip('/')}/add-checkpoint", content=body, timeout=_ANSWER_S)


def _out_of_step(told: int, size: int, before: Asked) -> Asked | None:
    """Return what it means when a witness saw another size: more than there is, or less than it signed before."""
    if told > size:
        what = f"co-signed {told} leaves, this tree has {size}: the register shows an older history"
        return replace(before, trouble=what, alarm=True)
    if told < before.size:
        what = f"says {told} leaves, it co-signed {before.size} before: its own store was put back"
        return replace(before, trouble=what, alarm=True)
    return None


def _refused(answer: Any, before: Asked) -> Asked:
    alarm = answer.status_code == 422
    what = answer.text.strip().splitlines()[0][:200] if answer.text.strip() else ""
    return replace(before, trouble=f"refuses with {answer.status_code}: {what}", alarm=alarm)


def _line_of(witness: Witness, note: Note, text: str, before: Asked) -> tuple[Signature | None, Asked]:
    lines = [read_signature(line, f"line {number}") for number, line in enumerate(text.splitlines(), 1)]
    own = [line for line in lines if line.is_of(witness.key)]
    found = cosigned_at(Note(text=note.text, signatures=tuple(own)), [witness.key])
    if not found:
        return None, replace(before, trouble="answers without its cosignature", alarm=False)
    return own[0], Asked(size=Checkpoint.of(note).size, at=found[witness.key.name])
