"""What a witness answers to a checkpoint (C2SP tlog-witness, add-checkpoint): a pure decision, the process keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from register.proof.checkpoints import Checkpoint, is_decimal, read_hash
from register.proof.notes import Note, NoteWrong, Signature, VerifierKey, verify, with_signatures
from register.proof.paths import ProofWrong, check_consistency
from register.proof.tree import EMPTY_ROOT

MOST_STEPS = 63


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The last checkpoint that a witness co-signed of an origin; size 0 before the first."""

    size: int = 0
    root: bytes = EMPTY_ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An answer that is no signature: HTTP status, the body, and its type."""

    status: int
    body: str
    content_type: str = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request: the size that the sender believes was co-signed last, the proof from it, the checkpoint."""

    old: int
    path: tuple[bytes, ...]
    checkpoint: Checkpoint
    note: Note


def read_request(body: bytes) -> Request | Refusal:
    """Return the parts of a request, or the refusal 400 of one that is none."""
    try:
        return _parts(body)
    except (NoteWrong, UnicodeDecodeError) as wrong:
        return Refusal(status=400, body=f"{wrong}\n")


def _parts(body: bytes) -> Request:
    head, blank, tail = body.partition(b"\n\n")
    first, *steps = head.decode("ascii").split("\n")
    old = first.removeprefix("old ")
    if not blank or old == first or not is_decimal(old):
        raise NoteWrong("A request begins with `old` and a size, and has an empty line before its checkpoint.")
    if len(steps) > MOST_STEPS:
        raise NoteWrong(f"A proof has at most {MOST_STEPS} hashes.")
    path = tuple(read_hash(step, f"line {number}") for number, step in enumerate(steps, 2))
    note = Note.read(tail)
    return Request(old=int(old), path=path, checkpoint=Checkpoint.of(note), note=note)


def judge(request: Request, keys: Sequence[VerifierKey], seen: Seen) -> Refusal | None:
    """Return why a witness does not co-sign, or None; `keys` are those it trusts for the origin, none if unknown."""
    claimed = request.checkpoint
    if not keys:
        return Refusal(status=404, body="The origin is not known here.\n")
    try:
        if not verify(request.note, keys):
            return Refusal(status=403, body="The checkpoint is not signed by a key of its origin.\n")
    except NoteWrong as false:  # one good signature does not make up for a false one in the name of a known key
        return Refusal(status=403, body=f"{false}\n")
    if request.old > claimed.size:
        return Refusal(status=400, body="The old size is larger than the checkpoint's.\n")
    if request.old != seen.size:
        return Refusal(status=409, body=f"{seen.size}\n", content_type="text/x.tlog.size")
    try:
        check_consistency(seen.size, claimed.size, request.path, seen.root, claimed.root)
    except ProofWrong as wrong:
        return Refusal(status=422, body=f"{wrong}\n")
    return None


def answered(note: Note, keys: Sequence[VerifierKey], line: Signature) -> Note:
    """Return what monitors get of a checkpoint that was co-signed: the log's own signatures, and the witness's."""
    own = [each for each in note.signatures if any(each.is_of(key) for key in keys)]
    return with_signatures(Note(text=note.text, signatures=()), [*own, line])
