"""Trees, tiles and paths of RFC 9162: published values, the plain definition, and every altered proof refused."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.proof.paths import ProofWrong, check_consistency, check_inclusion, consistency_path, inclusion_path
from register.proof.tiles import Node, nodes_in, read_bundle, tile_path, width_at, write_bundle
from register.proof.tree import EMPTY_ROOT, TILE, Tree, leaf_hash, split_hashes

LEAVES = [bytes.fromhex(each) for each in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
LEAVES.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
MOST = 39


def plain_root(entries: Sequence[bytes]) -> bytes:
    """Return MTH(D[n]) as the RFC writes it."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    half = 1
    while half * 2 < len(entries):
        half *= 2
    return hashlib.sha256(b"\x01" + plain_root(entries[:half]) + plain_root(entries[half:])).digest()


def entries_to(count: int) -> list[bytes]:
    return [number.to_bytes(3, "big") for number in range(count)]


def grown(count: int) -> tuple[Tree, Node]:
    """Return a tree and the reader of its nodes, from the tiles that it gave out."""
    tree, kept = Tree(), {}
    for tile in tree.grow(map(leaf_hash, entries_to(count))):
        kept[tile.level, tile.index] = tile.data
    for tile in tree.partial():
        kept[tile.level, tile.index] = tile.data

    def read(level: int, index: int, width: int) -> bytes:
        assert width == len(kept[level, index]) // 32
        return kept[level, index]

    return tree, nodes_in(read, count)


@pytest.mark.parametrize("count", range(9))
def test_published_roots(count: int) -> None:
    tree = Tree()
    tree.grow(map(leaf_hash, LEAVES[:count]))

    assert tree.root().hex() == ROOTS[count]


@pytest.mark.parametrize("count", [0, 1, 255, 256, 257, 511, 512, 513, 1000, 65_535, 65_536, 65_537, 70_000])
def test_a_tree_of_tiles_has_the_root_of_the_definition(count: int) -> None:
    tree, node = grown(count)

    assert tree.root() == plain_root(entries_to(count))
    for index in {0, count // 2, count - 1} if count else ():
        path = inclusion_path(node, index, count)
        check_inclusion(leaf_hash(entries_to(count)[index]), index, count, path, tree.root())


def test_the_example_of_the_specification_of_tiles() -> None:
    """A tree of 70,000: 273 full tiles and one of 112, one full and one of 17, one of 1."""
    tree = Tree()
    full = tree.grow(map(leaf_hash, entries_to(70_000)))

    assert [sum(tile.level == level for tile in full) for level in (0, 1, 2)] == [273, 1, 0]
    assert [(tile.level, tile.index, tile.width) for tile in tree.partial()] == [(0, 273, 112), (1, 1, 17), (2, 0, 1)]
    assert [width_at(70_000, level, index) for level, index in ((0, 272), (0, 273), (0, 274), (1, 1))] == [
        256,
        112,
        0,
        17,
    ]


def test_paths_of_tiles() -> None:
    assert tile_path(0, 1_234_067) == "tile/0/x001/x234/067"
    assert tile_path("entries", 7, 112) == "tile/entries/007.p/112"
    assert tile_path(2, 1_000) == "tile/2/x001/000"


@pytest.mark.parametrize("size", range(1, MOST + 1))
def test_every_inclusion_proof_holds_and_every_other_claim_fails(size: int) -> None:
    tree, node = grown(size)
    hashes = [leaf_hash(entry) for entry in entries_to(size)]
    for index in range(size):
        path = inclusion_path(node, index, size)
        check_inclusion(hashes[index], index, size, path, tree.root())
        claims = [
            (hashes[index], index, size, [*path, path[-1] if path else b"\x00" * 32], tree.root()),
            (hashes[index], size, size, path, tree.root()),
            (leaf_hash(b"another"), index, size, path, tree.root()),
            (hashes[index], index, size, path, EMPTY_ROOT),
            *[(hashes[index], other, size, path, tree.root()) for other in range(size) if other != index],
            *[(hashes[index], index, size, altered, tree.root()) for altered in alterations(path)],
        ]
        for claim in claims:
            with pytest.raises(ProofWrong):
                check_inclusion(*claim)


@pytest.mark.parametrize("second", range(MOST + 1))
def test_every_consistency_proof_holds_and_every_other_claim_fails(second: int) -> None:
    tree, node = grown(second)
    roots = [plain_root(entries_to(size)) for size in range(MOST + 1)]
    for first in range(second + 1):
        path = consistency_path(node, first, second)
        check_consistency(first, second, path, roots[first], tree.root())
        claims = [(first, second, altered, roots[first], tree.root()) for altered in alterations(path)]
        claims.append((first, second, [*path, EMPTY_ROOT], roots[first], tree.root()))
        if first:
            claims.append((first, second, path, plain_root([b"forged", *entries_to(first)[1:]]), tree.root()))
            claims.append((first, second, path, roots[first], plain_root([b"forged", *entries_to(second)[1:]])))
        for claim in claims:
            with pytest.raises(ProofWrong):
                check_consistency(*claim)
    with pytest.raises(ProofWrong):
        check_consistency(second + 1, second, [], roots[0], tree.root())


def alterations(path: Sequence[bytes]) -> list[list[bytes]]:
    """Return a path with each hash flipped in one bit, with each left out, and with two exchanged."""
    found = [[*path[:at], bytes([path[at][0] ^ 1]) + path[at][1:], *path[at + 1 :]] for at in range(len(path))]
    found += [[*path[:at], *path[at + 1 :]] for at in range(len(path))]
    return found + [[*path[:at], path[at + 1], path[at], *path[at + 2 :]] for at in range(len(path) - 1)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 600), min_size=1, max_size=5))
def test_a_tree_taken_up_again_grows_as_one_that_never_stopped(steps: list[int]) -> None:
    """However it was cut: same tiles, same root; and each earlier root is proven consistent."""
    whole, again, told, sizes = Tree(), Tree(), [], [0]
    total = sum(steps)
    expected = whole.grow(map(leaf_hash, entries_to(total)))
    for step in steps:
        begin = sizes[-1]
        again = Tree(begin, [split_hashes(b"".join(level)) for level in again.edge])
        told += again.grow(map(leaf_hash, entries_to(begin + step)[begin:]))
        sizes.append(begin + step)

    assert (told, again.root(), again.partial()) == (expected, whole.root(), whole.partial())
    _, node = grown(total)
    for first, second in pairwise(sizes):
        if second == total:
            path = consistency_path(node, first, second)
            check_consistency(first, second, path, plain_root(entries_to(first)), whole.root())


def test_an_edge_of_another_size_is_refused() -> None:
    tree = Tree()
    tree.grow(map(leaf_hash, entries_to(TILE + 3)))
    with pytest.raises(ValueError, match="259"):
        Tree(259, [tree.edge[0][:2], tree.edge[1]])


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_a_bundle_gives_back_its_entries(entries: list[bytes]) -> None:
    data = write_bundle(entries)

    assert read_bundle(data) == entries
    if entries:
        with pytest.raises(ValueError, match="ends inside"):
            read_bundle(data[:-1] if len(entries[-1]) else data + b"\x00")
