"""Evidence bundles: what a court or an auditor takes away, proven by itself. Made beside the register, read anywhere.

Everything in it is as the broker gave it: personal values stay sealed, and die with their keys.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from register.history import absorbed_files
from register.proof.checkpoints import Checkpoint
from register.proof.evidence import FORMAT
from register.proof.leaf import LeafRecord, read_entry
from register.proof.notes import Note
from register.proof.paths import inclusion_path
from register.proof.proof_files import Proof
from register.proof.tiles import tile_path, width_at, write_bundle
from register.proof.tree import TILE, widths
from schemas.errors import CommandRefused
from schemas.journal import JournalRecord, read_journal_record
from schemas.partitioning import partition_of
from schemas.topics import PARTITIONS, UNITS
from streams.tree_files import TreeFiles

Files = Iterator[tuple[str, dict[str, Any]]]
Shown = Callable[[Iterable[str] | None], Files]
"""What the tables show of these files, or of all."""
Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedTree:
    """A tree as its last checkpoint has it."""

    files: TreeFiles
    partition: int
    note: bytes
    size: int

    def last_offset(self) -> int:
        """Return the offset of the last leaf under the checkpoint."""
        bundle, at = divmod(self.size - 1, TILE)
        return read_entry(self.files.entries(bundle, at + 1)[-1]).offset

    def entries(self, told: Advance, first: int = 0) -> Iterator[tuple[int, bytes]]:
        """Yield index and entry of every leaf under the checkpoint from leaf `first` on."""
        for bundle in range(first // TILE, -(-self.size // TILE)):
            width = width_at(self.size, 0, bundle)
            found = enumerate(self.files.entries(bundle, width), bundle * TILE)
            yield from (each for each in found if each[0] >= first)
            told(width)


Trees = Mapping[int, SignedTree]


def signed_trees(folder: Path) -> dict[int, SignedTree]:
    """Return the trees of a topic that have a checkpoint, by partition."""
    found = {}
    for each in folder.glob("*/*"):
        files = TreeFiles(each)
        note = files.checkpoint()
        if note is not None:
            size = Checkpoint.of(Note.read(note)).size
            found[int(each.name)] = SignedTree(files=files, partition=int(each.name), note=note, size=size)
    if not found:
        mend = "Run the notary with its key: sijill notary run, sijill notary status."
        raise CommandRefused("No checkpoint was signed yet: there is nothing to prove.", where=folder.name, mend=mend)
    return dict(sorted(found.items()))


def signed_units(folder: Path) -> SignedTree | None:
    """Return the tree of the organisation's orders, below the trees of all topics; None while there is none."""
    try:
        return signed_trees(folder / UNITS.name)[0]
    except CommandRefused:
        return None


def export_all(trees: Trees, out: Path, shown: Shown, told: Advance, units: SignedTree | None = None) -> int:
    """Write every leaf of every tree; return how many leaves. Raises CommandRefused when `out` exists.

    `units` is the tree of the organisation's orders: it says whose keys the devices' are.
    """
    with _making(out) as folder:
        for tree in trees.values():
            _write_whole(folder / "trees" / str(tree.partition), tree, told)
        _write_rest(folder, {"kind": "all"}, trees, trees, shown(None), units)
    return sum(tree.size for tree in trees.values())


def export_file(
    trees: Trees, file_id: str, out: Path, shown: Shown, told: Advance, units: SignedTree | None = None
) -> int:
    """Write every leaf of a file, and of the files that became part of it, each with its proof; return how many."""
    chosen: dict[int, dict[int, bytes]] = {}
    known, waiting = set[str](), [file_id]
    while waiting:
        one = waiting.pop()
        if one not in known:
            known.add(one)
            tree = _tree_of(trees, partition_of(one, PARTITIONS))
            found = {index: entry for index, entry in tree.entries(told) if _key_of(entry) == one.encode()}
            if not found:
                raise CommandRefused(f"No signed leaf is of file {one}.", mend="Wait for the next checkpoint.")
            chosen.setdefault(tree.partition, {}).update(found)
            waiting += absorbed_files([_record(tree.partition, entry) for entry in found.values()])
    return _export_some(trees, chosen, out, {"kind": "file", "file": file_id}, shown(sorted(known)), units)


def export_range(
    trees: Trees, partition: int, first: int, last: int, out: Path, told: Advance, units: SignedTree | None = None
) -> int:
    """Write the leaves of a partition with offsets from `first` to `last`, each with its proof; return how many."""
    tree = _tree_of(trees, partition)
    found = {index: entry for index, entry in tree.entries(told) if first <= read_entry(entry).offset <= last}
    if not found:
        raise CommandRefused("No signed leaf lies in this range.", where=f"{partition}:{first}-{last}")
    scope = {"kind": "range", "partition": partition, "first": first, "last": last}
    return _export_some(trees, {partition: found}, out, scope, iter(()), units)


def _export_some(
    trees: Trees,
    chosen: dict[int, dict[int, bytes]],
    out: Path,
    scope: dict[str, Any],
    shown: Files,
    units: SignedTree | None,
) -> int:
    with _making(out) as folder:
        for partition, leaves in chosen.items():
            tree, indexes = trees[partition], sorted(leaves)
            here = folder / "trees" / str(tree.partition)
            _write_tree(here, tree)
            _write(here / "indexes.json", json.dumps(indexes).encode())
            node = tree.files.node(tree.size)
            for index in indexes:
                path = tuple(inclusion_path(node, index, tree.size))
                _write(here / "leaves" / str(index), leaves[index])
                _write(here / f"proofs/{index}.tlog-proof", Proof(index=index, path=path, checkpoint=tree.note).write())
        _write_rest(folder, scope, trees, chosen, shown, units)
    return sum(map(len, chosen.values()))


def _tree_of(trees: Trees, partition: int) -> SignedTree:
    if partition not in trees:
        mend = f"There are trees of {', '.join(map(str, trees))}; a later checkpoint may bring it."
        raise CommandRefused(f"Partition {partition} has no signed tree.", mend=mend)
    return trees[partition]


def _write_whole(here: Path, tree: SignedTree, told: Advance) -> None:
    """Write a tree with all its entries."""
    _write_tree(here, tree)
    for bundle in range(-(-tree.size // TILE)):
        width = width_at(tree.size, 0, bundle)
        _write(here / tile_path("entries", bundle, width), write_bundle(tree.files.entries(bundle, width)))
        told(width)


def _write_tree(here: Path, tree: SignedTree) -> None:
    """Write a tree's checkpoint and the tiles of its hashes."""
    _write(here / "checkpoint", tree.note)
    for level in range(len(widths(tree.size))):
        for index in range(-(-(tree.size >> 8 * level) // TILE)):
            width = width_at(tree.size, level, index)
            _write(here / tile_path(level, index, width), tree.files.tile(level, index, width))


def _write_rest(
    folder: Path,
    scope: dict[str, Any],
    trees: Trees,
    partitions: Iterable[int],
    shown: Files,
    units: SignedTree | None,
) -> None:
    """Write the orders, what the tables show, as far as leaves cover it, and what the bundle holds."""
    if units is not None:
        _write_whole(folder / "units", units, lambda _: None)
    partitions = sorted(partitions)
    covered = {partition: trees[partition].last_offset() for partition in partitions}
    names: dict[bool, list[str]] = {True: [], False: []}
    for name, told in shown:
        within = all(offset <= covered.get(partition, -1) for _, partition, offset in told["rows"])
        names[within].append(name)
        if within:
            _write(folder / "shown" / f"{name}.json", json.dumps(told).encode())
    manifest = {"format": FORMAT, "scope": scope, "trees": partitions, "units": units is not None}
    manifest |= {"shown": names[True], "ahead": names[False]}
    _write(folder / "manifest.json", json.dumps(manifest, indent=1).encode())


@contextmanager
def _making(out: Path) -> Iterator[Path]:
    """Yield a folder that takes its name only when it is whole; raise CommandRefused when the name is taken."""
    if out.exists():
        raise CommandRefused("The place of the bundle is taken.", where=str(out), mend="Name another --out.")
    beside = out.with_name(f".{out.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        yield beside
        beside.rename(out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _key_of(entry: bytes) -> bytes | None:
    found = read_entry(entry)
    return found.key if isinstance(found, LeafRecord) else None


def _record(partition: int, entry: bytes) -> JournalRecord:
    found = read_entry(entry)
    if not isinstance(found, LeafRecord):
        raise TypeError("an accepted event is shorter than an entry may be")
    headers = [(name, value or b"") for name, value in found.headers]
    return read_journal_record(partition, found.offset, found.key, found.value, headers)
