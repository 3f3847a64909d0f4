"""Writing the archive: what the notary's trees hold under their last checkpoints, sealed segment by segment.

Only ever appends. A segment counts when its seal is written, which comes last; one that was torn is written over.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from infra.archive_trees import restored_size
from infra.evidence_export import SignedTree, signed_trees
from register.proof.checkpoints import Checkpoint
from register.proof.leaf import LeafDigest, read_entry
from register.proof.notes import Note
from register.proof.tree import Tree, leaf_hash
from schemas.archive import ArchivedRecord, Seal, Storage, TreePlace, read_seals, write_segment
from schemas.codec import Contract
from schemas.errors import CommandRefused, ContractUnknown
from schemas.registry import Registry
from schemas.topics import CARE_PROVEN, PROVEN, Topic

_BYTES = 32 * 1024 * 1024  # entries of one segment at most, so that memory does not grow with --every
_LANES: tuple[tuple[str, tuple[Topic, ...]], ...] = (("main", PROVEN), ("care", CARE_PROVEN))
Told = Callable[[int], None]
Find = Callable[[AbstractSet[int]], Mapping[int, Contract]]
"""The contracts of schema ids, as the registry has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a run added to one tree's archive; `too_long`: records of which only length and hash are kept."""

    place: TreePlace
    leaves: int
    added: int
    segments: int
    too_long: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One tree with what the archive has of it."""

    place: TreePlace
    tree: SignedTree
    claim: Checkpoint
    seals: tuple[Seal, ...]

    @property
    def done(self) -> int:
        """Return how many leaves are archived."""
        return self.seals[-1].size if self.seals else 0


def plan_archive(storage: Storage, proofs: Path) -> list[Work]:
    """Return what there is to archive; raise CommandRefused when the archive is of another register or history."""
    found = []
    for lane, topics in _LANES:
        for topic in topics:
            folder = proofs / lane / topic.name
            if any(folder.glob("*/*/checkpoint")):
                found += [_work(storage, lane, topic.name, tree) for tree in signed_trees(folder).values()]
    if not found:
        mend = "Run the notary with its key: sijill notary run, sijill notary status."
        raise CommandRefused("No checkpoint was signed yet: nothing can be sealed.", mend=mend)
    _require_one_topic(storage, found)
    return found


def write_archive(storage: Storage, works: list[Work], find: Find, *, every: int, told: Told) -> Iterator[Written]:
    """Write what is new under each tree's checkpoint, in segments of at most `every` leaves; yield tree by tree."""
    contracts = _Contracts(find, storage)
    for work in works:
        yield _write_tree(storage, work, contracts, every, told)


def _work(storage: Storage, lane: str, topic: str, tree: SignedTree) -> Work:
    place = TreePlace(lane=lane, topic=topic, topic_id=tree.files.folder.parent.name, partition=tree.partition)
    claim, seals = Checkpoint.of(Note.read(tree.note)), tuple(read_seals(storage, place))
    work = Work(place=place, tree=tree, claim=claim, seals=seals)
    mend = "Name another directory; an archive goes on with the register that it began with."
    if seals and seals[-1].origin != claim.origin:
        raise CommandRefused(f"The archive is of another register: {seals[-1].origin}.", where=place.folder, mend=mend)
    if work.done < restored_size(tree.files.folder):
        what = "The register was restored from an archive: schema ids in its first records are not this registry's."
        raise CommandRefused(what, where=place.folder, mend="Go on with the archive that it was restored from.")
    if work.done > tree.size:
        what = f"The archive has {work.done} leaves, the last checkpoint {tree.size}: the register went back."
        raise CommandRefused(what, where=place.folder, mend="Do not archive it. Find out which of the two is true.")
    if seals and tree.files.tree_at(work.done).root().hex() != seals[-1].root:
        what = f"The first {work.done} leaves of the archive are not those of the tree."
        raise CommandRefused(what, where=place.folder, mend="Do not archive it. Find out which of the two is true.")
    return work


def _require_one_topic(storage: Storage, works: list[Work]) -> None:
    ids = {(work.place.lane, work.place.topic): work.place.topic_id for work in works}
    for name in storage.names():
        lane, topic, topic_id, *_ = (*name.split("/"), "", "")
        if ids.get((lane, topic), topic_id) != topic_id:
            mend = "Name another directory; an archive goes on with the topic that it began with."
            raise CommandRefused(f"The archive is of another topic of this name: {topic_id}.", where=topic, mend=mend)


def _write_tree(storage: Storage, work: Work, contracts: _Contracts, every: int, told: Told) -> Written:
    place = work.place
    tree, too_long, segments = work.tree.files.tree_at(work.done), 0, 0
    for entries in _segments(work, every, told):
        found = [_archived(index, entry) for index, entry in entries]
        tree.grow(leaf_hash(entry) for _, entry in entries)
        too_long += sum(each.length is not None for each in found)
        segments += 1
        _write_segment(storage, work, found, tree, contracts.of(found))
    return Written(place=place, leaves=tree.size, added=tree.size - work.done, segments=segments, too_long=too_long)


def _segments(work: Work, every: int, told: Told) -> Iterator[list[tuple[int, bytes]]]:
    held, weight = list[tuple[int, bytes]](), 0
    for index, entry in work.tree.entries(lambda _: None, work.done):
        if index == work.claim.size:
            break
        held.append((index, entry))
        weight += len(entry)
        if len(held) == every or weight >= _BYTES:
            yield held
            told(len(held))
            held, weight = [], 0
    if held:
        yield held
        told(len(held))


def _write_segment(
    storage: Storage, work: Work, found: list[ArchivedRecord], tree: Tree, contracts: Mapping[int, Mapping[str, str]]
) -> None:
    place, first, last = work.place, found[0], found[-1]
    if tree.size == work.claim.size and tree.root() != work.claim.root:
        mend = "Do not archive it. The tree's files were changed: bring them back from their copy."
        raise CommandRefused("The tree's entries do not give the root that was signed.", where=place.folder, mend=mend)
    data = write_segment(place, found, contracts)
    seal = Seal(
        origin=work.claim.origin,
        first_index=first.index,
        last_index=last.index,
        first_offset=first.offset,
        last_offset=last.offset,
        size=tree.size,
        root=tree.root().hex(),
        sha256=sha256(data).hexdigest(),
    )
    storage.put(place.name(first.index, "avro"), data)
    storage.put(place.name(first.index, "checkpoint"), work.tree.note)
    storage.put(place.name(first.index, "json"), seal.write())


def _archived(index: int, entry: bytes) -> ArchivedRecord:
    found = read_entry(entry)
    if isinstance(found, LeafDigest):
        rest = (None, None, (), found.length, found.digest)
        return ArchivedRecord(index, found.partition, found.offset, found.timestamp, *rest)
    return ArchivedRecord(index, found.partition, found.offset, found.timestamp, found.key, found.value, found.headers)


class _Contracts:
    """The contracts that archived values name by the registry's ids; their texts go into the archive, once each."""

    def __init__(self, find: Find, storage: Storage) -> None:
        self._find, self._storage = find, storage
        self._known: dict[int, Contract] = {}

    def of(self, records: list[ArchivedRecord]) -> dict[int, dict[str, str]]:
        """Return name and hash by id."""
        ids = {int.from_bytes(each.value[1:5], "big") for each in records if each.value and each.value[0] == 0}
        for schema_id, contract in self._find(ids - self._known.keys()).items():
            self._known[schema_id] = contract
            text = json.dumps(contract.schema, ensure_ascii=False, indent=1).encode()
            self._storage.put(f"contracts/{contract.sha256.hex()}.avsc", text)
        return {one: {"name": self._known[one].name, "sha256": self._known[one].sha256.hex()} for one in ids}


def find_contracts(url: str, ids: AbstractSet[int]) -> dict[int, Contract]:
    """Return the contracts that a registry has under these ids; raise ContractUnknown, RegistryUnreachable."""
    return asyncio.run(_find_contracts(url, ids)) if ids else {}


async def _find_contracts(url: str, ids: AbstractSet[int]) -> dict[int, Contract]:
    found = {}
    async with Registry(url) as registry:
        for schema_id in sorted(ids):
            contract = await registry.find_contract(schema_id)
            if contract is None:
                what = f"The registry does not know schema {schema_id}, which records name."
                raise ContractUnknown(what, mend="Bring the registry back from its copy.")
            found[schema_id] = contract
    return found
