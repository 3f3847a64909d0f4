"""Whether an evidence bundle holds: its trees against signed checkpoints, then what their leaves say.

Asks for parts by name and trusts none; a finding says in words what was proven, by whose key, or what broke.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from register.proof.checkpoints import Checkpoint, Policy
from register.proof.evidence_leaves import (
    Finding,
    Leaves,
    Read,
    check_devices,
    check_shown,
    check_versions,
    guarded,
)
from register.proof.leaf import LeafRecord, read_entry
from register.proof.notes import NoteWrong
from register.proof.paths import ProofWrong, check_consistency, consistency_path
from register.proof.proof_files import Proof
from register.proof.tiles import nodes_in, read_bundle, tile_path, width_at
from register.proof.tree import TILE, Tree, leaf_hash
from schemas.journal import read_journal_record

FORMAT = "sijill-evidence-1"
_SCOPES = {"all", "file", "range"}


def check_bundle(read: Read, policy: Policy, against: Sequence[bytes] = ()) -> Iterator[Finding]:
    """Yield what a bundle proves and what is broken in it; `against` are checkpoints that the auditor kept."""
    try:
        manifest = json.loads(read("manifest.json"))
        kind, trees = manifest["scope"]["kind"], [int(one) for one in manifest["trees"]]
        shown, ahead = [str(one) for one in manifest["shown"]], len(manifest["ahead"])
        known = manifest["format"] == FORMAT and kind in _SCOPES
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        known = False
    if not known:
        yield Finding(verdict="BROKEN", what="This is no evidence bundle that is known here.", where="manifest.json")
        return
    leaves, kept = Leaves(), list(against)
    for partition in trees:
        yield from guarded(
            f"trees/{partition}", _check_tree(read, partition, policy, kept, leaves, whole=kind == "all")
        )
    for note in kept:
        yield _left_over(note)
    if kind != "range":
        yield from check_versions(leaves)
        yield from guarded("replay", check_shown(read, shown, leaves))
        if ahead:
            yield Finding(verdict="OPEN", what=f"{ahead} files have acts that the checkpoint does not cover yet.")
    yield from check_devices(leaves, whole=kind == "all")


def _check_tree(
    read: Read, partition: int, policy: Policy, kept: list[bytes], leaves: Leaves, *, whole: bool
) -> Iterator[Finding]:
    here = f"trees/{partition}"
    note = read(f"{here}/checkpoint")
    checkpoint, witnessed = policy.accept(note)
    if not checkpoint.origin.endswith(f"/{partition}"):
        raise NoteWrong(f"The checkpoint is of another tree: {checkpoint.origin}.")
    by = ", ".join(f"{name} at {at}" for name, at in witnessed.items()) or "nobody"
    what = f"{checkpoint.size} leaves, signed by the key of {checkpoint.origin}, co-signed by {by}"
    yield Finding(verdict="PROVEN", what=what, where=here)
    yield from _check_against(read, here, checkpoint, policy, kept)
    if whole:
        entries = _all_entries(read, here, checkpoint.size)
        tree, last = Tree(), -1
        for bundle in entries:
            tree.grow(map(leaf_hash, bundle))
            last = _take(bundle, partition, checkpoint, leaves, last)
        if tree.root() != checkpoint.root:
            raise ProofWrong("The entries do not give the root that was signed: one was changed, removed or put in.")
        yield Finding(
            verdict="PROVEN", what=f"all {tree.size} entries, in their order, give the signed root", where=here
        )
        return
    last, indexes = -1, json.loads(read(f"{here}/indexes.json"))
    for index in indexes:
        entry = read(f"{here}/leaves/{index}")
        proof = Proof.read(read(f"{here}/proofs/{index}.tlog-proof"))
        if proof.checkpoint != note or proof.index != index:
            raise ProofWrong(f"The proof of leaf {index} is of another tree or leaf.")
        proof.verify(entry, policy)
        last = _take([entry], partition, checkpoint, leaves, last)
    yield Finding(verdict="PROVEN", what=f"{len(indexes)} entries are leaves of the signed tree", where=here)


def _check_against(read: Read, here: str, now: Checkpoint, policy: Policy, kept: list[bytes]) -> Iterator[Finding]:
    for note in list(kept):
        then, _ = Policy(trees=policy.trees).accept(note)
        if then.origin != now.origin:
            continue
        kept.remove(note)
        if then.size > now.size:
            what = f"An earlier checkpoint has {then.size} leaves, this one {now.size}: the end was cut off."
            raise ProofWrong(what)

        def tile(level: int, index: int, width: int) -> bytes:
            return read(f"{here}/{tile_path(level, index, width)}")

        path = consistency_path(nodes_in(tile, now.size), then.size, now.size)
        check_consistency(then.size, now.size, path, then.root, now.root)
        what = f"the first {then.size} leaves are those of the checkpoint that was kept"
        yield Finding(verdict="PROVEN", what=what, where=here)


def _left_over(note: bytes) -> Finding:
    origin = note.split(b"\n", 1)[0].decode(errors="replace")[:200]
    return Finding(verdict="BROKEN", what=f"The bundle has no tree of the checkpoint that was kept: {origin}.")


def _all_entries(read: Read, here: str, size: int) -> Iterator[list[bytes]]:
    for number in range(-(-size // TILE)):
        width = width_at(size, 0, number)
        entries = read_bundle(read(f"{here}/{tile_path('entries', number, width)}"))
        if len(entries) != width:
            raise ProofWrong(f"Bundle {number} has {len(entries)} entries, the tree {width}.")
        yield entries


def _take(entries: Iterable[bytes], partition: int, checkpoint: Checkpoint, leaves: Leaves, last: int) -> int:
    """Read entries as the journal's records; raise ProofWrong when they are of another place or go back."""
    for entry in entries:
        found = read_entry(entry)
        if found.partition != partition or str(found.topic_id) not in checkpoint.origin.split("/"):
            raise ProofWrong(f"The entry at offset {found.offset} is of another partition or topic.")
        if found.offset <= last:
            raise ProofWrong(f"Offset {found.offset} comes after {last}.")
        last = found.offset
        if isinstance(found, LeafRecord):
            headers = [(name, value or b"") for name, value in found.headers]
            leaves.add(read_journal_record(partition, found.offset, found.key, found.value, headers))
    return last
