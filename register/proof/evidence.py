"""Whether an evidence bundle holds: its trees against signed checkpoints, then what their leaves say.

Asks for parts by name and trusts none; a finding says in words what was proven, by whose key, or what broke.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from register.proof.checkpoints import Policy
from register.proof.evidence_leaves import Finding, Leaves, Read, check_devices, check_shown, check_versions, guarded
from register.proof.evidence_replay import replay
from register.proof.evidence_source import Orders, check_sources
from register.proof.evidence_trees import BundledTree, Origin
from register.proof.notes import NoteWrong
from schemas.topics import UNITS

FORMAT = "sijill-evidence-2"
_SCOPES = {"all", "file", "range"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manifest:
    """What a bundle says that it holds: nothing of it is believed, all of it must be there."""

    kind: str
    file_id: str | None
    trees: tuple[int, ...]
    shown: tuple[str, ...]
    ahead: int
    units: bool

    @property
    def whole(self) -> bool:
        return self.kind == "all"


def check_bundle(read: Read, policy: Policy, against: Sequence[bytes] = ()) -> Iterator[Finding]:
    """Yield what a bundle proves and what is broken in it; `against` are checkpoints that the auditor kept."""
    manifest = _read_manifest(read)
    if manifest is None:
        yield Finding(verdict="BROKEN", what="This is no evidence bundle that is known here.", where="manifest.json")
        return
    leaves, orders, kept, trees = Leaves(), Orders(), list(against), list[BundledTree]()
    sound = True
    for finding in _check_trees(read, manifest, policy, kept, trees, leaves, orders):
        sound = sound and finding.verdict != "BROKEN"
        yield finding
    for note in kept:
        yield _left_over(note)
    if not sound:
        yield Finding(verdict="OPEN", what="What the leaves say was not looked at: a tree is broken.")
        return
    yield from _check_leaves(read, manifest, leaves)
    yield from check_sources(leaves, orders)
    yield from _not_proven(manifest, trees, leaves, against=bool(against))


def _read_manifest(read: Read) -> _Manifest | None:
    try:
        told: dict[str, Any] = json.loads(read("manifest.json"))
        found = _Manifest(
            kind=str(told["scope"]["kind"]),
            file_id=told["scope"].get("file"),
            trees=tuple(int(one) for one in told["trees"]),
            shown=tuple(str(one) for one in told["shown"]),
            ahead=len(told["ahead"]),
            units=told["units"] is True,
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return found if told["format"] == FORMAT and found.kind in _SCOPES else None


def _check_trees(
    read: Read,
    manifest: _Manifest,
    policy: Policy,
    kept: list[bytes],
    trees: list[BundledTree],
    leaves: Leaves,
    orders: Orders,
) -> Iterator[Finding]:
    """Yield what the trees prove; fill `trees`, and with the records of those that hold `leaves` and `orders`."""
    if not manifest.trees or len(set(manifest.trees)) < len(manifest.trees):
        yield Finding(verdict="BROKEN", what="The bundle names no tree, or one twice.", where="manifest.json")
        return
    for partition in manifest.trees:
        here = f"trees/{partition}"
        yield from guarded(here, _check_tree(read, here, str(partition), manifest, policy, kept, trees, leaves))
    if manifest.units:
        yield from guarded("units", _check_units(read, policy, kept, trees, orders))
    yield from _check_company(manifest, policy, trees)


def _check_tree(
    read: Read,
    here: str,
    partition: str,
    manifest: _Manifest,
    policy: Policy,
    kept: list[bytes],
    trees: list[BundledTree],
    leaves: Leaves,
) -> Iterator[Finding]:
    tree = BundledTree.open(read, here, policy)
    if tree.origin.partition != partition:
        raise NoteWrong(f"The checkpoint is of another tree: {tree.checkpoint.origin}.")
    trees.append(tree)
    yield tree.told()
    yield from tree.check_against(kept, policy)
    yield from tree.check_all(leaves.take) if manifest.whole else tree.check_some(leaves.take, policy)


def _check_units(
    read: Read, policy: Policy, kept: list[bytes], trees: list[BundledTree], orders: Orders
) -> Iterator[Finding]:
    tree = BundledTree.open(read, "units", policy)
    if tree.origin.topic != UNITS.name:
        raise NoteWrong(f"The checkpoint is of another tree: {tree.checkpoint.origin}.")
    trees.append(tree)
    yield tree.told()
    yield from tree.check_against(kept, policy)
    yield from tree.check_all(orders.take)


def _check_company(manifest: _Manifest, policy: Policy, trees: Sequence[BundledTree]) -> Iterator[Finding]:
    """Yield whether the trees are those of one register, and whether one is missing that the reader knows of."""
    journals = {tree.origin.journal for tree in trees if tree.here != "units"}
    registers = {tree.origin.register for tree in trees}
    if len(journals) > 1 or len(registers) > 1:
        what = f"The trees are of several registers or journals: {', '.join(sorted(registers))}."
        yield Finding(verdict="BROKEN", what=what, where="trees")
        return
    here = {tree.checkpoint.origin for tree in trees}
    for key in policy.trees:
        if key.name in here or key.name.count("/") < 3:
            continue
        origin = Origin.read(key.name)
        if origin.journal in journals and manifest.whole:
            what = f"The bundle of everything lacks a tree whose key is known: {key.name}."
            yield Finding(verdict="BROKEN", what=what, where="manifest.json")
        if origin.topic == UNITS.name and origin.register in registers and not manifest.units:
            what = f"The bundle lacks the orders of the organisation, whose key is known: {key.name}."
            yield Finding(verdict="BROKEN", what=what, where="manifest.json")


def _check_leaves(read: Read, manifest: _Manifest, leaves: Leaves) -> Iterator[Finding]:
    if manifest.kind != "range":
        yield from check_versions(leaves)
        yield from guarded("replay", _check_replay(read, manifest, leaves))
        if manifest.ahead:
            what = f"{manifest.ahead} files have acts that the checkpoint does not cover yet."
            yield Finding(verdict="OPEN", what=what)
    if not leaves.count or (manifest.kind == "file" and manifest.file_id not in leaves.records):
        yield Finding(verdict="BROKEN", what="No leaf is of what the bundle says it is about.", where="manifest.json")
    yield from check_devices(leaves, whole=manifest.whole)


def _check_replay(read: Read, manifest: _Manifest, leaves: Leaves) -> Iterator[Finding]:
    told = replay(leaves.records.items())
    yield from check_shown(read, manifest.shown, leaves, told.states)
    if told.own:
        what = f"{len(told.follow)} of the register's own {len(told.own)} acts follow from the history by its rules"
        yield Finding(verdict="PROVEN", what=what)
    for event in told.left():
        what = f"{event.NAME} {event.meta.event_id} is the register's own, and nothing here shows what it follows from."
        yield Finding(verdict="OPEN", what=what, where=event.meta.file_id)


def _not_proven(
    manifest: _Manifest, trees: Sequence[BundledTree], leaves: Leaves, *, against: bool
) -> Iterator[Finding]:
    """Yield what a reader might believe and nothing here shows."""
    alone = sum(not tree.witnessed for tree in trees)
    if alone and not against:
        what = f"Nobody co-signed {alone} of the trees: their signer could show somebody else another history."
        yield Finding(verdict="OPEN", what=what)
    if manifest.kind == "file":
        last = max(map(len, leaves.records.values()), default=0)
        what = f"Whether a file has acts after its last one here ({last} at most) is shown by a bundle of everything."
        yield Finding(verdict="OPEN", what=what)
    yield Finding(verdict="OPEN", what="What came after these checkpoints, and what sealed values say, is not shown.")


def _left_over(note: bytes) -> Finding:
    origin = note.split(b"\n", 1)[0].decode(errors="replace")[:200]
    return Finding(verdict="BROKEN", what=f"The bundle has no tree of the checkpoint that was kept: {origin}.")
