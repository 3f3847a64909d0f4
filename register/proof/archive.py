"""Whether an archive is what was signed: every segment's leaves, in their order, give the roots of its checkpoints.

Asks the storage for parts and trusts none; a finding names the segment that is missing, changed or out of its place.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from register.proof.checkpoints import Checkpoint, Policy
from register.proof.evidence_leaves import Finding, guarded
from register.proof.leaf import LeafDigest, LeafRecord, entry_of
from register.proof.notes import Note, NoteWrong
from register.proof.paths import ProofWrong
from register.proof.tree import Tree, leaf_hash
from schemas.archive import ArchivedRecord, Seal, Storage, TreePlace, find_places, read_sealed, read_segment

Told = Callable[[int], None]


def check_archive(
    storage: Storage, policy: Policy, against: Sequence[bytes] = (), told: Told = lambda _: None
) -> Iterator[Finding]:
    """Yield what an archive proves and what is broken in it; `against` are checkpoints that somebody kept."""
    kept = list(against)
    places = find_places(storage)
    if not places:
        yield Finding(verdict="BROKEN", what="This is no archive: it holds no segment.")
    for place in places:
        yield from guarded(place.folder, _check_tree(storage, place, policy, kept, told))
    archived = tuple(map(_tail, places))
    for key in policy.trees if places else ():
        if not key.name.endswith(archived):
            yield Finding(verdict="OPEN", what=f"Nothing is archived of a tree whose key is known: {key.name}.")
    for note in kept:
        origin = note.split(b"\n", 1)[0].decode(errors="replace")[:200]
        yield Finding(verdict="BROKEN", what=f"The archive has no tree of the checkpoint that was kept: {origin}.")


def entry_of_archived(place: TreePlace, record: ArchivedRecord) -> bytes:
    """Return the leaf's entry of an archived record."""
    topic_id = uuid.UUID(place.topic_id)
    if record.length is not None:
        return entry_of(
            LeafDigest(
                topic_id=topic_id,
                partition=place.partition,
                offset=record.offset,
                timestamp=record.timestamp,
                length=record.length,
                digest=record.sha256 or b"",
            )
        )
    return entry_of(
        LeafRecord(
            topic_id=topic_id,
            partition=place.partition,
            offset=record.offset,
            timestamp=record.timestamp,
            key=record.key,
            value=record.value,
            headers=tuple(record.headers),
        )
    )


def _check_tree(storage: Storage, place: TreePlace, policy: Policy, kept: list[bytes], told: Told) -> Iterator[Finding]:
    walk = _Walk(storage, place, policy, _kept_of(place, kept, policy))
    stems = {name.rsplit(".", 1)[0] for name in storage.names(place.folder)}
    sealed = sorted(name for name in storage.names(place.folder) if name.endswith(".json"))
    for name in sealed:
        told(walk.take(name))
    if len(stems) > len(sealed):
        what = "A segment has no seal yet: the archive was stopped there, its next run writes it again."
        yield Finding(verdict="OPEN", what=what, where=place.folder)
    walk.end()
    by = ", ".join(sorted(walk.witnesses)) or "nobody"
    what = f"{walk.tree.size} leaves in {len(sealed)} segments give the signed roots, co-signed by {by}"
    yield Finding(verdict="PROVEN", what=what, where=place.folder)
    for each in walk.kept:
        what = f"the first {each.size} leaves are those of the checkpoint that was kept"
        yield Finding(verdict="PROVEN", what=what, where=place.folder)


class _Walk:
    """The segments of one tree, one after the other, and the checkpoints that are still to be met."""

    def __init__(self, storage: Storage, place: TreePlace, policy: Policy, kept: Sequence[Checkpoint]) -> None:
        self._storage, self._place, self._policy = storage, place, policy
        self.tree, self.kept, self.witnesses = Tree(), kept, set[str]()
        self._last_offset = -1
        self._roots = defaultdict[int, set[bytes]](set)
        for each in kept:
            self._roots[each.size].add(each.root)

    def take(self, name: str) -> int:
        """Take the next segment; return how many leaves it has. Raises ProofWrong, NoteWrong, Undecodable."""
        first, seal = int(name.rsplit("/", 1)[1].removesuffix(".json")), Seal.read(self._storage.read(name), name)
        if first != self.tree.size or seal.first_index != first:
            what = f"Leaf {self.tree.size} should come here: a segment is missing or out of its place."
            raise ProofWrong(what, where=name)
        checkpoint = self._claim(seal)
        self._roots[checkpoint.size].add(checkpoint.root)
        for record in read_segment(read_sealed(self._storage, self._place, seal), self._place.partition, name):
            self._grow(record, name)
        if (self.tree.size, self._last_offset, self.tree.root().hex()) != (seal.size, seal.last_offset, seal.root):
            raise ProofWrong("The leaves do not give what the seal says.", where=name)
        return seal.size - first

    def end(self) -> None:
        """Raise ProofWrong when a checkpoint has more leaves than there are."""
        if missing := sorted(self._roots):
            what = f"A checkpoint has {missing[0]} leaves, the archive ends at {self.tree.size}: its end is missing,"
            what += " or its writing was stopped."
            raise ProofWrong(what)

    def _grow(self, record: ArchivedRecord, name: str) -> None:
        if record.index != self.tree.size or record.offset <= self._last_offset:
            raise ProofWrong(f"Leaf {record.index} is out of its place.", where=name)
        self.tree.grow((leaf_hash(entry_of_archived(self._place, record)),))
        self._last_offset = record.offset
        if any(root != self.tree.root() for root in self._roots.pop(self.tree.size, ())):
            raise ProofWrong(f"The first {self.tree.size} leaves do not give the root that was signed.", where=name)

    def _claim(self, seal: Seal) -> Checkpoint:
        place = self._place
        note = place.name(seal.first_index, "checkpoint")
        try:
            checkpoint, witnessed = self._policy.accept(self._storage.read(note))
        except FileNotFoundError:
            raise NoteWrong("The segment's checkpoint is missing.", where=note) from None
        if checkpoint.origin != seal.origin or not checkpoint.origin.endswith(_tail(place)):
            raise NoteWrong(f"The checkpoint is of another tree: {checkpoint.origin}.", where=note)
        if checkpoint.size < seal.size:
            raise NoteWrong("The checkpoint does not cover the segment.", where=note)
        self.witnesses = set(witnessed)
        return checkpoint


def _kept_of(place: TreePlace, kept: list[bytes], policy: Policy) -> list[Checkpoint]:
    """Take those of the kept checkpoints that are of this tree; raise NoteWrong for a false one."""
    own = [note for note in kept if Checkpoint.of(Note.read(note)).origin.endswith(_tail(place))]
    for note in own:
        kept.remove(note)
    return [Policy(trees=policy.trees).accept(note)[0] for note in own]


def _tail(place: TreePlace) -> str:
    return f"/{place.topic}/{place.topic_id}/{place.partition}"
