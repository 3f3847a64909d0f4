"""What a dishonest operator, or a thief of his keys, may do to an evidence bundle; each by a name that says it."""

from __future__ import annotations

import json
import random
import shutil
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from register.proof.checkpoints import Checkpoint
from register.proof.leaf import LeafRecord, entry_of, read_entry
from register.proof.notes import Note
from register.proof.tiles import read_bundle, write_bundle
from register.proof.tree import Tree, leaf_hash
from tests.evidence_examples import KEY, OTHER, REGISTER, TOPIC_ID, co_signed, origin

Tamper = Callable[[Path], None]
ANEW = uuid.UUID(int=99)
ANEW_ORIGIN = origin(0).replace(str(TOPIC_ID), str(ANEW))


def entries_of(bundle: Path, partition: int = 0) -> list[bytes]:
    """Return the entries of a small tree."""
    return read_bundle(_entries_file(bundle, partition).read_bytes())


def _entries_file(bundle: Path, partition: int = 0) -> Path:
    [path] = (bundle / "trees" / str(partition) / "tile" / "entries" / "000.p").iterdir()
    return path


def rewrite(
    bundle: Path, entries: list[bytes], key: Ed25519PrivateKey | None = None, *, name: str = "", court: bool = False
) -> None:
    """Put other entries in the place of partition 0's; with a key, sign them too, as if they had always been there."""
    here = bundle / "trees" / "0"
    if key is None:
        _entries_file(bundle).write_bytes(write_bundle(entries))
        return
    tree = Tree()
    tree.grow(map(leaf_hash, entries))
    shutil.rmtree(here / "tile")
    note = Checkpoint(origin=name or origin(0), size=tree.size, root=tree.root()).signed(key)
    (here / "checkpoint").write_bytes(co_signed(note) if court else note.write())
    for level, width, data in [(tile.level, tile.width, tile.data) for tile in tree.partial()] + [
        ("entries", tree.size, write_bundle(entries))
    ]:
        place = here / "tile" / str(level) / "000.p" / str(width)
        place.parent.mkdir(parents=True)
        place.write_bytes(data)


def changed(entry: bytes, change: Callable[[LeafRecord], LeafRecord]) -> bytes:
    """Return the entry of another record."""
    record = read_entry(entry)
    assert isinstance(record, LeafRecord)
    return entry_of(change(record))


def altered(entry: bytes) -> bytes:
    """Return the entry of another act under the same coordinates: the last bit of what was sealed differs."""
    return changed(entry, lambda one: replace(one, value=(one.value or b"")[:-1] + bytes([(one.value or b"")[-1] ^ 1])))


def re_encoded(entry: bytes) -> bytes:
    """Return the entry of the same act, its headers in another order: a copy that says the same, not the record."""
    return changed(entry, lambda one: replace(one, headers=tuple(reversed(one.headers))))


def repeated(entries: list[bytes]) -> list[bytes]:
    """Return the entries with the first act once more at the end."""
    last = read_entry(entries[-1]).offset
    return [*entries, changed(entries[0], lambda one: replace(one, offset=last + 1))]


def _entries(change: Callable[[list[bytes]], list[bytes]], key: Ed25519PrivateKey | None = None) -> Tamper:
    return lambda bundle: rewrite(bundle, change(entries_of(bundle)), key)


def _flip(bundle: Path) -> None:
    path, chance = _entries_file(bundle), random.Random(1)
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _row(change: Callable[[dict[str, Any]], dict[str, Any]]) -> Tamper:
    def tamper(bundle: Path) -> None:
        path = min((bundle / "shown").iterdir())
        path.write_text(json.dumps(change(json.loads(path.read_text()))))

    return tamper


def manifest(**changes: Any) -> Tamper:
    """Return what changes the manifest."""

    def tamper(bundle: Path) -> None:
        path = bundle / "manifest.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | changes))

    return tamper


def _another_tree(bundle: Path) -> None:
    shutil.rmtree(bundle / "trees" / "0")
    shutil.copytree(bundle / "trees" / "1", bundle / "trees" / "0")


def _another_register(bundle: Path) -> None:
    checkpoint = bundle / "trees" / "0" / "checkpoint"
    text = Note.read(checkpoint.read_bytes()).text.replace(REGISTER, "other.test")
    checkpoint.write_bytes(Checkpoint.of(Note(text=text, signatures=())).signed(KEY).write())


def _topic_anew(bundle: Path) -> None:
    anew = [changed(entry, lambda one: replace(one, topic_id=ANEW)) for entry in entries_of(bundle)]
    rewrite(bundle, anew, KEY, name=ANEW_ORIGIN, court=True)


def _without(part: str) -> Tamper:
    def tamper(bundle: Path) -> None:
        path = bundle / part
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return tamper


def _tree_left_out(bundle: Path) -> None:
    manifest(trees=list(range(1, 12)))(bundle)


TAMPERINGS: dict[str, tuple[Tamper, str]] = {
    "a bit is flipped": (_flip, "do not give the root"),
    "an act is deleted": (_entries(lambda all_: all_[1:]), "entries, the tree"),
    "an act is deleted, signed again with the right key": (
        _entries(lambda all_: all_[1:], KEY),
        "are not those of the earlier checkpoint",
    ),
    "the tail is cut off": (_entries(lambda all_: all_[:-2]), "entries, the tree"),
    "the tail is cut off, signed again with the right key": (
        _entries(lambda all_: all_[:3], KEY),
        "the end was cut off",
    ),
    "two acts are exchanged": (_entries(lambda all_: [all_[1], all_[0], *all_[2:]]), "that is not its leaf is entry 0"),
    "a record is encoded anew": (_entries(lambda all_: [re_encoded(all_[0]), *all_[1:]]), "is not its leaf is entry 0"),
    "an act is put in": (_entries(lambda all_: [*all_, all_[-1]]), "entries, the tree"),
    "an act is repeated at the end, signed again with the right key": (
        _entries(repeated, KEY),
        "is in the history twice",
    ),
    "signed again with another key": (_entries(lambda all_: all_[:-1], OTHER), "not signed by the key"),
    "rewritten and signed again with the right key": (
        _entries(lambda all_: [altered(all_[0]), *all_[1:]], KEY),
        "are not those of the earlier checkpoint",
    ),
    "the topic is made anew": (_topic_anew, "No key is known for this origin"),
    "a tree of another register": (_another_register, "No key is known for this origin"),
    "another partition's tree": (_another_tree, "of another tree"),
    "a tree is left out": (_tree_left_out, "lacks a tree whose key is known"),
    "no tree at all": (manifest(trees=[]), "names no tree"),
    "a tree twice": (manifest(trees=[0, *range(12)]), "names no tree, or one twice"),
    "the orders are left out": (manifest(units=False), "lacks the orders of the organisation"),
    "the orders are missing": (_without("units/tile"), "A part is missing"),
    "a malformed note": (lambda at: _put(at / "trees/0/checkpoint", b"no note"), "A note is a text"),
    "the checkpoint is missing": (_without("trees/0/checkpoint"), "A part is missing"),
    "entries are missing": (_without("trees/0/tile/entries"), "A part is missing"),
    "hashes are missing": (_without("trees/0/tile/0"), "A part is missing"),
    "a state that was not so": (_row(lambda told: told | {"state": "00" + told["state"]}), "another state than"),
    "a row without a leaf": (
        _row(lambda told: told | {"rows": [*told["rows"], [str(uuid.uuid4()), 0, 10**6]]}),
        "Row and leaf differ",
    ),
    "a row is left out": (_row(lambda told: told | {"rows": told["rows"][1:]}), "Row and leaf differ"),
    "rows are missing": (lambda at: min((at / "shown").iterdir()).unlink(), "A part is missing"),
    "no manifest": (_without("manifest.json"), "no evidence bundle"),
    "a malformed manifest": (lambda at: _put(at / "manifest.json", b"[" * 10_000), "no evidence bundle"),
    "another format": (manifest(format="sijill-evidence-9"), "no evidence bundle"),
}
"""What is done, and what is said of it by whoever kept a checkpoint from half way."""


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _tree(bundle: Path) -> Path:
    [tree] = (bundle / "trees").iterdir()
    return tree


def _indexes(bundle: Path) -> list[int]:
    found: list[int] = json.loads((_tree(bundle) / "indexes.json").read_text())
    return found


def _proof(bundle: Path, number: int) -> Path:
    return _tree(bundle) / "proofs" / f"{_indexes(bundle)[number]}.tlog-proof"


def _leaf(bundle: Path) -> Path:
    return _tree(bundle) / "leaves" / str(_indexes(bundle)[-1])


def _last_left_out(bundle: Path) -> None:
    _put(_tree(bundle) / "indexes.json", json.dumps(_indexes(bundle)[:-1]).encode())


def _last_and_row_left_out(bundle: Path) -> None:
    _last_left_out(bundle)
    _row(lambda told: told | {"rows": told["rows"][:-1]})(bundle)


def _foreign_proof(bundle: Path) -> None:
    """Put a proof of another tree, whose bundle lies beside, in the place of one's own."""
    foreign = min((bundle.parent / "elsewhere").rglob("*.tlog-proof"))
    shutil.copy(foreign, _proof(bundle, -1))


FILE_TAMPERINGS: dict[str, tuple[Tamper, str]] = {
    "a proof of another tree": (_foreign_proof, "is of another tree or leaf"),
    "a proof of another leaf": (lambda at: _copy(_proof(at, 0), _proof(at, -1)), "is of another tree or leaf"),
    "a proof is missing": (lambda at: _proof(at, -1).unlink(), "A part is missing"),
    "a malformed proof": (lambda at: _put(_proof(at, -1), b"proof"), "A proof begins with"),
    "a leaf is missing": (lambda at: _leaf(at).unlink(), "A part is missing"),
    "a leaf is altered": (lambda at: _put(_leaf(at), altered(_leaf(at).read_bytes())), "is not what the root"),
    "the last act is left out": (_last_left_out, "another state than the replay"),
    "the last act and its row are left out": (_last_and_row_left_out, "another state than the replay"),
    "nothing is in it": (lambda at: _put(_tree(at) / "indexes.json", b"[]"), "No leaf is of what the bundle says"),
    "another file's name": (
        manifest(scope={"kind": "file", "file": str(uuid.UUID(int=1))}),
        "No leaf is of what the bundle says",
    ),
}
"""The same for the bundle of one file."""


def _copy(source: Path, place: Path) -> None:
    shutil.copy(source, place)
