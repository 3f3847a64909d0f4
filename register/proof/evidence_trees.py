"""The trees of an evidence bundle: entries and proofs against a signed root, and that root against checkpoints kept.

A tree hands each of its records on once the root or the record's own proof vouches for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from register.proof.checkpoints import Checkpoint, Policy
from register.proof.evidence_leaves import Finding, Read
from register.proof.leaf import LeafRecord, read_entry
from register.proof.notes import NoteWrong
from register.proof.paths import ProofWrong, check_consistency, consistency_path
from register.proof.proof_files import Proof
from register.proof.tiles import nodes_in, read_bundle, tile_path, width_at
from register.proof.tree import TILE, Tree, leaf_hash, split_hashes

Take = Callable[[LeafRecord], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What an origin names: the register, the topic with its id, the partition."""

    register: str
    topic: str
    topic_id: str
    partition: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the parts; raise NoteWrong."""
        parts = text.rsplit("/", 3)
        if len(parts) != 4:
            raise NoteWrong("The origin names no topic and partition of a register.", where=text[:200])
        return cls(register=parts[0], topic=parts[1], topic_id=parts[2], partition=parts[3])

    @property
    def journal(self) -> tuple[str, str, str]:
        """Return what all trees of one journal share."""
        return self.register, self.topic, self.topic_id


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledTree:
    """A tree below `here` in a bundle, its checkpoint believed by a policy, and who co-signed it when."""

    read: Read
    here: str
    note: bytes
    checkpoint: Checkpoint
    origin: Origin
    witnessed: Mapping[str, int]

    @classmethod
    def open(cls, read: Read, here: str, policy: Policy) -> Self:
        """Return the tree; raise FileNotFoundError, NoteWrong."""
        note = read(f"{here}/checkpoint")
        checkpoint, witnessed = policy.accept(note)
        origin = Origin.read(checkpoint.origin)
        return cls(read=read, here=here, note=note, checkpoint=checkpoint, origin=origin, witnessed=witnessed)

    def told(self) -> Finding:
        """Say whose signatures the root bears."""
        times = ((name, datetime.fromtimestamp(at, UTC)) for name, at in self.witnessed.items())
        by = ", ".join(f"{name} at {at:%Y-%m-%d %H:%M} UTC" for name, at in times)
        said = self.checkpoint
        what = f"{said.size} leaves, signed by the key of {said.origin}, co-signed by {by or 'nobody'}"
        return Finding(verdict="PROVEN", what=what, where=self.here)

    def check_against(self, kept: list[bytes], policy: Policy) -> Iterator[Finding]:
        """Yield whether the tree begins with those kept of its origin, taken out of `kept`; raise ProofWrong."""
        now = self.checkpoint
        for note in list(kept):
            then, _ = Policy(trees=policy.trees).accept(note)
            if then.origin != now.origin:
                continue
            kept.remove(note)
            if then.size > now.size:
                what = f"An earlier checkpoint has {then.size} leaves, this one {now.size}: the end was cut off."
                raise ProofWrong(what)
            path = consistency_path(nodes_in(self._tile, now.size), then.size, now.size)
            check_consistency(then.size, now.size, path, then.root, now.root)
            what = f"the first {then.size} leaves are those of the checkpoint that was kept"
            yield Finding(verdict="PROVEN", what=what, where=self.here)

    def check_all(self, take: Take) -> Iterator[Finding]:
        """Yield whether all entries give the root; raise ProofWrong. Then each record is handed to `take`."""
        tree, last = Tree(), -1
        for bundle in self._all_entries():
            tree.grow(map(leaf_hash, bundle))
        if tree.root() != self.checkpoint.root:
            what = "The entries do not give the root that was signed: one was changed, removed or put in"
            raise ProofWrong(f"{what}{self._first_unlike()}.")
        for bundle in self._all_entries():  # nothing of an entry is read before the root vouches for it
            last = self._take(bundle, take, last)
        what = f"all {tree.size} entries, in their order, give the signed root"
        yield Finding(verdict="PROVEN", what=what, where=self.here)

    def check_some(self, take: Take, policy: Policy) -> Iterator[Finding]:
        """Yield whether each entry in the bundle has its proof; only those that have are handed to `take`."""
        last, good = -1, 0
        for index in json.loads(self.read(f"{self.here}/indexes.json")):
            try:
                entry = self.read(f"{self.here}/leaves/{index}")
                proof = Proof.read(self.read(f"{self.here}/proofs/{index}.tlog-proof"))
                if proof.checkpoint != self.note or proof.index != index:
                    raise ProofWrong(f"The proof of leaf {index} is of another tree or leaf.")  # noqa: TRY301 - below
                proof.verify(entry, policy)
                last = self._take([entry], take, last)
                good += 1
            except ProofWrong as wrong:  # each leaf has a proof of its own: one that is false does not hide the others
                yield Finding(verdict="BROKEN", what=wrong.what, where=f"{self.here}/leaves/{index}")
        yield Finding(verdict="PROVEN", what=f"{good} entries are leaves of the signed tree", where=self.here)

    def _tile(self, level: int, index: int, width: int) -> bytes:
        return self.read(f"{self.here}/{tile_path(level, index, width)}")

    def _all_entries(self) -> Iterator[list[bytes]]:
        size = self.checkpoint.size
        for number in range(-(-size // TILE)):
            width = width_at(size, 0, number)
            entries = read_bundle(self.read(f"{self.here}/{tile_path('entries', number, width)}"))
            if len(entries) != width:
                raise ProofWrong(f"Bundle {number} has {len(entries)} entries, the tree {width}.")
            yield entries

    def _first_unlike(self) -> str:
        """Name the first entry that is not the leaf which the bundle's own hashes have for it."""
        for number, entries in enumerate(self._all_entries()):
            hashes = split_hashes(self._tile(0, number, len(entries)))
            for at, (entry, known) in enumerate(zip(entries, hashes, strict=False), number * TILE):
                if leaf_hash(entry) != known:
                    return f"; the first that is not its leaf is entry {at}"
        return ""

    def _take(self, entries: Iterable[bytes], take: Take, last: int) -> int:
        """Read entries as records; raise ProofWrong when they are of another place or go back."""
        for entry in entries:
            found = read_entry(entry)
            if (str(found.partition), str(found.topic_id)) != (self.origin.partition, self.origin.topic_id):
                raise ProofWrong(f"The entry at offset {found.offset} is of another partition or topic.")
            if found.offset <= last:
                raise ProofWrong(f"Offset {found.offset} comes after {last}.")
            last = found.offset
            if isinstance(found, LeafRecord):
                take(found)
        return last
