"""An archive gives the roots that were signed, goes on where it stopped, and every tampering with it is named."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import fastavro
import pytest

from infra.archive_proven import Proven
from infra.archive_trees import restore_tree
from infra.archive_write import plan_archive, write_archive
from register.proof.archive import check_archive, entry_of_archived
from register.proof.evidence_leaves import Finding
from register.proof.leaf import LeafRecord, fetched_entry, read_entry
from register.proof.tree import Tree, leaf_hash
from schemas import codec
from schemas.archive import TreePlace, find_places, read_seals, read_segment, write_segment
from schemas.archive_folder import Folder
from schemas.archive_reader import ArchiveSource
from schemas.errors import CommandRefused, PositionLost, SijillError
from schemas.first_coordinates import First, added_headers, find_contract_name, find_first
from streams.tree_files import TreeFiles
from streams.tree_keeper import TreeKeeper
from tests.evidence_examples import TOPIC, TOPIC_ID, Archive, build, history, origin, policy, sign

PLACE = f"main/{TOPIC}/{TOPIC_ID}"


def proofs_of(trees: Archive, to: Path) -> Path:
    """Return a copy of the notary's trees, as they lie in a state directory."""
    shutil.copytree(trees.folder, to / "proof" / "main")
    return to / "proof"


def seal(proofs: Path, to: Path, *, every: int = 50) -> int:
    storage = Folder(to)
    works = plan_archive(storage, proofs)
    found = write_archive(storage, works, contracts, every=every, told=lambda _: None)
    return sum(one.added for one in found)


def contracts(ids: object) -> dict[int, codec.Contract]:
    """Return what the examples' one schema id stands for; their stamps say more."""
    return dict.fromkeys(ids, codec.contract("PersonRegistered"))  # type: ignore[call-overload, no-any-return]


def check(to: Path, *against: bytes) -> list[Finding]:
    return list(check_archive(Folder(to), policy(wanted=1), against))


def broken(findings: list[Finding]) -> list[str]:
    return [f"{one.what} {one.where}" for one in findings if one.verdict == "BROKEN"]


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The trees of a notary over 150 files' lives and the orders of three devices."""
    return build(tmp_path_factory.mktemp("proof"), *history())


@pytest.fixture(scope="module")
def whole(trees: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of 150 files' lives in segments of 50 leaves."""
    folder = tmp_path_factory.mktemp("archive")
    seal(proofs_of(trees, folder), folder / "archive")
    return folder / "archive"


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "archive")
    return tmp_path / "archive"


def test_an_archive_holds_also_against_every_checkpoint_kept(trees: Archive, whole: Path) -> None:
    findings = check(whole, *trees.half.values())

    assert broken(findings) == []
    assert sum("of the checkpoint that was kept" in one.what for one in findings) == len(trees.half) == 12
    assert sum("give the signed roots, co-signed by court.test/w1" in one.what for one in findings) == 13


def test_any_avro_reader_reads_a_segment(whole: Path) -> None:
    segment = min(whole.glob(f"{PLACE}/3/*.avro"))
    with segment.open("rb") as data:
        reader = fastavro.reader(data)
        rows = list(reader)

    assert [row["index"] for row in rows] == list(range(50))  # type: ignore[index, call-overload]
    assert reader.metadata["sijill.topic"] == TOPIC
    named = json.loads(reader.metadata["sijill.contracts"])
    assert all((whole / "contracts" / f"{one['sha256']}.avsc").exists() for one in named.values())


def test_it_goes_on_where_it_stopped_and_writes_a_torn_segment_again(trees: Archive, tmp_path: Path) -> None:
    """A segment counts with its seal: what lies there without one is thrown away."""
    proofs, to = proofs_of(trees, tmp_path), tmp_path / "archive"
    for partition, note in trees.half.items():
        (proofs / "main" / TOPIC / str(TOPIC_ID) / str(partition) / "checkpoint").write_bytes(note)
    first = seal(proofs, to)
    whole = {path: path.read_bytes() for path in to.rglob("*") if path.is_file()}
    shutil.rmtree(proofs)
    proofs_of(trees, tmp_path)
    second = seal(proofs, to)
    last = max(to.glob(f"{PLACE}/3/*.json"))
    again = last.with_suffix(".avro").read_bytes()
    told = json.loads(last.read_bytes())
    last.unlink()
    last.with_suffix(".avro").write_bytes(again[:100])
    assert any(one.verdict == "OPEN" and "no seal yet" in one.what for one in check(to))
    third = seal(proofs, to)

    assert (first > 0, second > 0, third) == (True, True, told["size"] - told["first_index"])
    assert json.loads(last.read_bytes()) == told
    assert last.with_suffix(".avro").read_bytes() == again
    assert all(path.read_bytes() == data for path, data in whole.items())
    assert broken(check(to, *trees.half.values())) == []
    assert seal(proofs, to) == 0


def test_what_was_stopped_may_be_restored_up_to_where_it_is_proven(trees: Archive, tmp_path: Path) -> None:
    """Never beyond the last signed root; a tree of which nothing is proven is left out."""
    proofs, to = proofs_of(trees, tmp_path), tmp_path / "archive"
    for partition, note in trees.half.items():
        if partition != 4:
            (proofs / "main" / TOPIC / str(TOPIC_ID) / str(partition) / "checkpoint").write_bytes(note)
    seal(proofs, to, every=10)
    half = read_seals(Folder(to), place_of(3))[-1].size
    shutil.rmtree(proofs)
    proofs_of(trees, tmp_path)
    seal(proofs, to, every=10)
    for partition in (3, 4):
        max((to / PLACE / str(partition)).glob("*.json")).unlink()
    proven = Proven(Folder(to))

    assert sum("writing was stopped" in one for one in broken(check(to))) == 2
    assert broken(list(check_archive(proven, policy(wanted=1), ()))) == []
    assert read_seals(proven, place_of(3))[-1].size == half
    assert {place.partition for place in find_places(proven) if place.topic == TOPIC} == set(range(12)) - {4}


def place_of(partition: int) -> TreePlace:
    return TreePlace(lane="main", topic=TOPIC, topic_id=str(TOPIC_ID), partition=partition)


def _change(path: Path, edit: Callable[[bytes], bytes]) -> None:
    path.write_bytes(edit(path.read_bytes()))


def _flip(data: bytes) -> bytes:
    return data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]


def _swap(one: Path, other: Path) -> None:
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def _part(to: Path, number: int, kind: str) -> Path:
    return to / PLACE / "3" / f"{number:020}.{kind}"


TAMPERINGS: dict[str, tuple[Callable[[Path], object], str]] = {
    "one bit of a record": (lambda to: _change(_part(to, 50, "avro"), _flip), "not the one that was sealed"),
    "a segment is missing": (lambda to: _part(to, 50, "avro").unlink(), "The segment is missing"),
    "a seal is missing": (lambda to: _part(to, 50, "json").unlink(), "Leaf 50 should come here"),
    "two segments are exchanged": (
        lambda to: [_swap(_part(to, 0, kind), _part(to, 50, kind)) for kind in ("avro", "json")],
        "Leaf 0 should come here",
    ),
    "the end is missing": (
        lambda to: [path.unlink() for path in (to / PLACE / "3").glob("*") if int(path.stem) >= 100],
        "its end is missing",
    ),
    "the checkpoint is of another tree": (
        lambda to: _part(to, 50, "checkpoint").write_bytes((to / PLACE / "4" / f"{50:020}.checkpoint").read_bytes()),
        "The checkpoint is of another tree",
    ),
    "a checkpoint is missing": (lambda to: _part(to, 50, "checkpoint").unlink(), "checkpoint is missing"),
    "a seal is no seal": (lambda to: _part(to, 50, "json").write_bytes(b"{"), "The seal cannot be read"),
    "the whole tree is missing": (
        lambda to: shutil.rmtree(to / PLACE / "3"),
        "no tree of the checkpoint that was kept",
    ),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_every_tampering_is_named(trees: Archive, copy: Path, tampering: str) -> None:
    tamper, told = TAMPERINGS[tampering]
    tamper(copy)
    findings = broken(check(copy, trees.half[3]))

    assert any(told in one for one in findings), findings
    whole_tree = [one.what for one in check(copy) if one.what.startswith("Nothing is archived of a tree")]
    assert len(whole_tree) == (tampering == "the whole tree is missing")
    assert all(f"{PLACE}/3/" in one or "kept" in one for one in findings)


def test_a_record_changed_together_with_its_seal_is_found_by_the_signed_root(copy: Path) -> None:
    """Whoever writes the archive cannot write another history, with whatever hashes and roots beside it."""
    place, storage, tree = place_of(3), Folder(copy), Tree()
    for number in (0, 50, 100):
        path, seal_of = _part(copy, number, "avro"), _part(copy, number, "json")
        rows = list(read_segment(path.read_bytes(), 3, ""))
        if number == 50:
            rows[7] = replace(rows[7], key=b"another")
        tree.grow(leaf_hash(entry_of_archived(place, row)) for row in rows)
        data = write_segment(place, rows, {})
        storage.put(place.name(number, "avro"), data)
        told = json.loads(seal_of.read_bytes())
        if number == 50:
            seal_of.write_text(json.dumps(told | {"sha256": sha256(data).hexdigest()}))
            assert any("do not give what the seal says" in one for one in broken(check(copy)))
        seal_of.write_text(json.dumps(told | {"sha256": sha256(data).hexdigest(), "root": tree.root().hex()}))

    assert any("leaves do not give the root that was signed" in one for one in broken(check(copy)))


def test_an_archive_of_another_register_topic_or_history_is_refused(trees: Archive, copy: Path, tmp_path: Path) -> None:
    proofs = proofs_of(trees, tmp_path)
    (copy / PLACE).rename(copy / "main" / TOPIC / "other")
    with pytest.raises(CommandRefused, match="another topic of this name: other"):
        seal(proofs, copy)
    (copy / "main" / TOPIC / "other").rename(copy / PLACE)
    last = max((copy / PLACE / "3").glob("*.json"))
    told = json.loads(last.read_bytes())
    last.write_text(json.dumps(told | {"origin": "elsewhere.tn/x"}))
    with pytest.raises(CommandRefused, match="another register"):
        seal(proofs, copy)
    last.write_text(json.dumps(told | {"root": "00" * 32}))
    with pytest.raises(CommandRefused, match="are not those of the tree"):
        seal(proofs, copy)
    last.write_text(json.dumps(told))
    here = proofs / "main" / TOPIC / str(TOPIC_ID) / "3"
    (here / "checkpoint").write_bytes(trees.half[3])
    with pytest.raises(CommandRefused, match="went back"):
        seal(proofs, copy)


def test_trees_made_from_an_archive_are_the_trees_and_grow_on(trees: Archive, whole: Path, tmp_path: Path) -> None:
    """The same root at the old size, whether all leaves were lost or only the last; what is longer is never cut."""
    places = find_places(Folder(whole))
    added = sum(restore_tree(Folder(whole), place, tmp_path) for place in places)

    assert added == sum(read_seals(Folder(whole), place)[-1].size for place in places)
    for place in places:
        here = Path(TOPIC) / str(TOPIC_ID) / str(place.partition)
        old, new = TreeFiles(trees.folder / here), TreeFiles(tmp_path / "main" / here)
        assert (new.standing.size, new.standing.root) == (old.standing.size, old.standing.root)
        assert new.checkpoint() == old.checkpoint()
    assert sum(restore_tree(Folder(whole), place, tmp_path) for place in places) == 0
    keeper = TreeKeeper(TreeFiles(tmp_path / "main" / TOPIC / str(TOPIC_ID) / "3"), TOPIC_ID, 3)
    keeper.take_entries([b"one more"], next_offset=keeper.next_offset + 1)
    keeper.commit()
    sign(keeper.files, origin(3))
    with pytest.raises(CommandRefused, match="acts would be lost"):
        restore_tree(Folder(whole), next(place for place in places if place.partition == 3), tmp_path)


def test_a_restored_record_has_the_leaf_that_it_had() -> None:
    """Its first coordinates and its contract stand in headers that no leaf covers."""
    own = [("ce_type", b"X"), ("sijill-stamp", b"\x00")]
    first, named = First(topic_id=TOPIC_ID, partition=3, offset=9), ("UnitEnrolled", b"\x07" * 32)
    headers = [*own, *added_headers(first, named)]
    entry = fetched_entry(b"\x01" * 16, 5, 99, 1_000, b"k", b"v", headers)

    assert (find_first(headers), find_contract_name(headers), find_first(own)) == (first, named, None)
    assert read_entry(entry) == LeafRecord(
        topic_id=TOPIC_ID, partition=3, offset=9, timestamp=1_000, key=b"k", value=b"v", headers=tuple(own)
    )


def test_a_record_that_says_it_was_first_elsewhere_stops_the_notary(tmp_path: Path) -> None:
    """A restored topic goes on under its first id; whoever writes other coordinates into it is noticed."""
    keeper = TreeKeeper(TreeFiles(tmp_path), TOPIC_ID, 3)

    def record(first: First) -> RawFetched:
        return RawFetched(9, 1_000, b"k", b"v", added_headers(first, None))

    own = First(topic_id=TOPIC_ID, partition=3, offset=9)
    keeper.take([record(own)])
    for other in (
        replace(own, topic_id=UUID(int=1)),
        replace(own, partition=4),
        replace(own, offset=8),
    ):
        with pytest.raises(PositionLost, match="first of another topic or place"):
            TreeKeeper(TreeFiles(tmp_path / str(other.offset)), TOPIC_ID, 3).take([record(other)])

    assert keeper.size == 1


class RawFetched(NamedTuple):
    """A record as a broker gives it."""

    offset: int
    timestamp: int
    key: bytes
    value: bytes
    headers: list[tuple[str, bytes | None]]


def test_a_directory_that_is_no_archive_does_not_hold(tmp_path: Path) -> None:
    assert broken(check(tmp_path)) == ["This is no archive: it holds no segment. "]


def test_a_topic_is_read_from_an_archive_as_from_a_broker_up_to_any_place(whole: Path, copy: Path) -> None:
    """Every record once, in order, from any offset to any other; a damaged segment ends the reading."""

    async def read(folder: Path, start: int, stop: int) -> list[int]:
        found: list[int] = []
        async with ArchiveSource(Folder(folder)).open() as reader:
            reader.start({3: start})
            async for polled in reader.read_to({3: stop}, 7):
                found += [record.offset for record in polled[3]]
        return found

    async def end() -> int:
        async with ArchiveSource(Folder(whole)).open() as reader:
            return (await reader.ends([3]))[3]

    last = asyncio.run(end())
    everything = asyncio.run(read(whole, 0, last))
    assert len(everything) == read_seals(Folder(whole), find_places(Folder(whole))[3])[-1].size
    assert everything == sorted(set(everything))
    assert asyncio.run(read(whole, 20, 90)) == [offset for offset in everything if 20 <= offset < 90]
    _change(_part(copy, 50, "avro"), _flip)
    with pytest.raises(SijillError, match="not the one that was sealed"):
        asyncio.run(read(copy, 0, last))
