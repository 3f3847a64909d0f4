"""An evidence bundle is believed when it holds, and every tampering with it is found and named.

The records are those that a screen writes; what a broker and a notary add to that is tested on a real broker.
"""

from __future__ import annotations

import json
import shutil
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.evidence_export import export_all, export_file, export_range, signed_trees
from register.fold import fold
from register.proof.checkpoints import Checkpoint, Policy, cosign, origin_of
from register.proof.evidence import check_bundle
from register.proof.evidence_leaves import Finding
from register.proof.leaf import LeafRecord, entry_of, read_entry
from register.proof.notes import COSIGNATURE, Note, verifier_of, with_signatures
from register.proof.proof_files import Proof
from register.proof.tiles import read_bundle, write_bundle
from register.proof.tree import Tree, leaf_hash
from schemas import codec
from schemas.errors import CommandRefused
from schemas.journal import read_journal_record
from streams.tree_files import TreeFiles
from streams.tree_keeper import TreeKeeper
from tests.readside_examples import RawRecord, Scribe

TOPIC, TOPIC_ID, REGISTER = "sijill.journal.v1", uuid.UUID(int=77), "sijill.test"
KEY, OTHER, COURT = (Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2, 3))
WITNESS = verifier_of("court.test/w1", COURT, COSIGNATURE)


@dataclass(frozen=True, kw_only=True)
class Archive:
    """The trees over some files' lives, what the tables show of them, and a checkpoint from half way."""

    folder: Path
    shown: dict[str, dict[str, Any]]
    half: dict[int, bytes]

    def tables(self, names: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        return ((name, told) for name, told in sorted(self.shown.items()) if names is None or name in names)

    def export(self, out: Path) -> Path:
        export_all(signed_trees(self.folder / TOPIC), out, self.tables, lambda _: None)
        return out


def origin(partition: int) -> str:
    return origin_of(REGISTER, TOPIC, TOPIC_ID, partition)


def policy(wanted: int = 0) -> Policy:
    keys = tuple(verifier_of(origin(partition), KEY) for partition in range(12))
    return Policy(trees=keys, witnesses=(WITNESS,), wanted=wanted)


def leaf_of(record: RawRecord, offset: int) -> LeafRecord:
    return LeafRecord(
        topic_id=TOPIC_ID,
        partition=record.partition,
        offset=offset,
        timestamp=record.recorded_at // 1000,
        key=record.key,
        value=record.value,
        headers=tuple(record.headers),
    )


def sign(files: TreeFiles, partition: int, key: Ed25519PrivateKey = KEY) -> bytes:
    claim = Checkpoint(origin=origin(partition), size=files.standing.size, root=files.standing.root)
    note = claim.signed(key)
    data = with_signatures(note, [cosign(note, WITNESS.name, COURT, 1_790_000_000)]).write()
    files.replace("checkpoint", data)
    return data


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder, half = tmp_path_factory.mktemp("proof"), {}
    records = list(Scribe(5).lives(150, open_at_once=40))
    keepers: dict[int, TreeKeeper] = {}
    states: dict[str, Any] = {}
    rows: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for number, record in enumerate(records):
        here = folder / TOPIC / str(TOPIC_ID) / str(record.partition)
        keeper = keepers.get(record.partition)
        if keeper is None:
            keeper = keepers[record.partition] = TreeKeeper(TreeFiles(here), TOPIC_ID, record.partition)
        offset = keeper.next_offset + number % 3 % 2  # markers of transactions lie between
        keeper.take_entries([entry_of(leaf_of(record, offset))], next_offset=offset + 1)
        read = read_journal_record(record.partition, offset, record.key, record.value, record.headers)
        states[read.file_id] = fold(
            states.get(read.file_id), read.event, version=read.stamp.file_version, recorded_at=read.stamp.recorded_at
        )
        rows[read.file_id].append((read.event.meta.event_id, record.partition, offset))
        if number == len(records) // 2:
            for partition, one in keepers.items():
                one.commit()
                half[partition] = sign(one.files, partition)
    for partition, one in keepers.items():
        one.commit()
        sign(one.files, partition)
    shown = {name: {"state": codec.encode_body(state).hex(), "rows": rows[name]} for name, state in states.items()}
    return Archive(folder=folder, shown=shown, half=half)


def verify(bundle: Path, trust: Policy | None = None, *against: bytes) -> list[Finding]:
    def read(part: str) -> bytes:
        try:
            return (bundle / part).read_bytes()
        except OSError:
            raise FileNotFoundError(part) from None

    return list(check_bundle(read, trust or policy(wanted=1), against))


def broken(findings: list[Finding]) -> list[str]:
    return [finding.what for finding in findings if finding.verdict == "BROKEN"]


def test_a_bundle_of_everything_holds_also_against_every_checkpoint_kept(archive: Archive, tmp_path: Path) -> None:
    findings = verify(archive.export(tmp_path / "all"), None, *archive.half.values())

    assert broken(findings) == []
    said = [finding.what for finding in findings if finding.verdict == "PROVEN"]
    assert sum("of the checkpoint that was kept" in what for what in said) == len(archive.half) == 12
    assert sum("give the signed root" in what for what in said) == 12
    assert any(f"the tables show {len(archive.shown)} files" in what for what in said)
    assert any("co-signed by court.test/w1 at 1790000000" in what for what in said)


def test_a_bundle_of_one_file_holds_and_of_a_range(archive: Archive, tmp_path: Path) -> None:
    name = sorted(archive.shown)[3]
    trees = signed_trees(archive.folder / TOPIC)
    count = export_file(trees, name, tmp_path / "file", archive.tables, lambda _: None)
    partition = archive.shown[name]["rows"][0][1]
    export_range(trees, partition, 3, 9, tmp_path / "range", lambda _: None)
    ours, range_of = verify(tmp_path / "file", None, archive.half[partition]), verify(tmp_path / "range")

    assert count == len(archive.shown[name]["rows"])
    assert (broken(ours), broken(range_of)) == ([], [])
    assert any("the tables show 1 files" in finding.what for finding in ours)
    proof = next((tmp_path / "file").rglob("*.tlog-proof")).read_bytes()
    assert Proof.read(proof).write() == proof
    assert proof.startswith(b"c2sp.org/tlog-proof@v1\nindex ")


def test_a_bundle_never_takes_a_place_that_is_taken_and_is_whole_or_not_there(archive: Archive, tmp_path: Path) -> None:
    def fails(names: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        yield from archive.tables(names)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_all(signed_trees(archive.folder / TOPIC), tmp_path / "cut", fails, lambda _: None)
    assert list(tmp_path.iterdir()) == []
    archive.export(tmp_path / "all")
    with pytest.raises(CommandRefused, match="taken"):
        archive.export(tmp_path / "all")


# --- tampering: each takes a copy of the bundle of everything -----------------------------------------------------


def entries_of(bundle: Path, partition: int) -> tuple[Path, list[bytes]]:
    [path] = (bundle / "trees" / str(partition) / "tile" / "entries" / "000.p").iterdir()
    return path, read_bundle(path.read_bytes())


def rewrite(bundle: Path, entries: list[bytes], key: Ed25519PrivateKey | None = None) -> None:
    """Put other entries in the place of partition 0's; with a key, sign them too, as if they had always been there."""
    path, before = entries_of(bundle, 0)
    here = bundle / "trees" / "0"
    size = len(before)
    if key is not None:
        tree = Tree()
        tree.grow(map(leaf_hash, entries))
        shutil.rmtree(here / "tile")
        note = Checkpoint(origin=origin(0), size=tree.size, root=tree.root()).signed(key)
        (here / "checkpoint").write_bytes(note.write())
        size = tree.size
        for tile in tree.partial():
            place = here / "tile" / str(tile.level) / "000.p" / str(tile.width)
            place.parent.mkdir(parents=True)
            place.write_bytes(tile.data)
        path = here / "tile" / "entries" / "000.p" / str(size)
        path.parent.mkdir(parents=True)
    path.write_bytes(write_bundle(entries))


def altered(entry: bytes) -> bytes:
    """Return the entry of another act under the same coordinates: the sealed part changed by one bit."""
    record = read_entry(entry)
    assert isinstance(record, LeafRecord)
    assert record.value is not None
    return entry_of(replace(record, value=record.value[:-1] + bytes([record.value[-1] ^ 1])))


def re_encoded(entry: bytes) -> bytes:
    """Return the entry of the same act, its headers in another order: a copy that says the same, not the record."""
    record = read_entry(entry)
    assert isinstance(record, LeafRecord)
    return entry_of(replace(record, headers=tuple(reversed(record.headers))))


def row_of(bundle: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    path = next(iter(sorted((bundle / "shown").iterdir())))
    path.write_text(json.dumps(change(json.loads(path.read_text()))))


def tamper(bundle: Path, how: str) -> None:  # noqa: C901, PLR0912 - a list of tamperings, one line each
    _, entries = entries_of(bundle, 0)
    checkpoint = bundle / "trees" / "0" / "checkpoint"
    match how:
        case "a bit flipped":
            rewrite(bundle, [altered(entries[0]), *entries[1:]])
        case "an act deleted":
            rewrite(bundle, entries[1:])
        case "the tail cut off":
            rewrite(bundle, entries[:-2])
        case "two acts exchanged":
            rewrite(bundle, [entries[1], entries[0], *entries[2:]])
        case "a record encoded anew":
            rewrite(bundle, [re_encoded(entries[0]), *entries[1:]])
        case "an act put in":
            rewrite(bundle, [*entries, entries[-1]])
        case "signed again with another key":
            rewrite(bundle, entries[:-1], OTHER)
        case "rewritten and signed with the right key":
            rewrite(bundle, [altered(entries[0]), *entries[1:]], KEY)
        case "the tail cut and signed with the right key":
            rewrite(bundle, entries[:3], KEY)
        case "a tree of another register":
            text = Note.read(checkpoint.read_bytes()).text.replace(REGISTER, "other.test")
            checkpoint.write_bytes(Checkpoint.of(Note(text=text, signatures=())).signed(KEY).write())
        case "another partition's tree":
            shutil.rmtree(bundle / "trees" / "0")
            shutil.copytree(bundle / "trees" / "1", bundle / "trees" / "0")
        case "a malformed note":
            checkpoint.write_bytes(b"no note")
        case "the checkpoint missing":
            checkpoint.unlink()
        case "entries missing":
            shutil.rmtree(bundle / "trees" / "0" / "tile" / "entries")
        case "a state that was not so":
            row_of(bundle, lambda told: told | {"state": "00" + told["state"]})
        case "a row without a leaf":
            row_of(bundle, lambda told: told | {"rows": [*told["rows"], [str(uuid.uuid4()), 0, 10**6]]})
        case "a row left out":
            row_of(bundle, lambda told: told | {"rows": told["rows"][1:]})
        case "rows missing":
            next(iter((bundle / "shown").iterdir())).unlink()
        case "no manifest":
            (bundle / "manifest.json").unlink()
        case "another format":
            (bundle / "manifest.json").write_text('{"format": "sijill-evidence-9"}')


SAID = {
    "a bit flipped": "do not give the root",
    "an act deleted": "has ",
    "the tail cut off": "has ",
    "two acts exchanged": "comes after",
    "a record encoded anew": "do not give the root",
    "an act put in": "has ",
    "signed again with another key": "not signed by the key",
    "rewritten and signed with the right key": "are not those of the earlier checkpoint",
    "the tail cut and signed with the right key": "the end was cut off",
    "a tree of another register": "No key is known",
    "another partition's tree": "of another tree",
    "a malformed note": "A note is a text",
    "the checkpoint missing": "A part is missing",
    "entries missing": "A part is missing",
    "a state that was not so": "another state than the replay",
    "a row without a leaf": "Row and leaf differ",
    "a row left out": "Row and leaf differ",
    "rows missing": "A part is missing",
    "no manifest": "no evidence bundle",
    "another format": "no evidence bundle",
}


@pytest.fixture(scope="module")
def whole(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive.export(tmp_path_factory.mktemp("bundle") / "all")


@pytest.mark.parametrize("how", SAID)
def test_every_tampering_is_named(archive: Archive, whole: Path, tmp_path: Path, how: str) -> None:
    """With a checkpoint kept from half way, and no witness: each is found, and no other part is blamed for it."""
    shutil.copytree(whole, tmp_path / "copy")
    tamper(tmp_path / "copy", how)
    found = broken(verify(tmp_path / "copy", policy(), archive.half[0]))

    assert any(SAID[how] in what for what in found), found
    assert broken(verify(whole, policy(), archive.half[0])) == []


def test_a_forger_with_the_right_key_needs_the_witness_too(whole: Path, tmp_path: Path) -> None:
    """Who has kept no checkpoint relies on the witness: without its line a rewritten history is not believed."""
    shutil.copytree(whole, tmp_path / "copy")
    tamper(tmp_path / "copy", "rewritten and signed with the right key")

    assert any("1 witnesses must have co-signed, 0 did" in what for what in broken(verify(tmp_path / "copy")))


def test_a_checkpoint_kept_of_a_tree_that_is_not_there_is_said(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole, tmp_path / "copy")
    manifest = json.loads((whole / "manifest.json").read_text())
    (tmp_path / "copy" / "manifest.json").write_text(json.dumps(manifest | {"trees": manifest["trees"][1:]}))
    kept = (whole / "trees" / "0" / "checkpoint").read_bytes()

    assert any(
        "no tree of the checkpoint that was kept" in what for what in broken(verify(tmp_path / "copy", None, kept))
    )
