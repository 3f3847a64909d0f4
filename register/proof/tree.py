"""Merkle trees of RFC 9162, section 2.1 (SHA-256), kept as what is right of the last full tile.

A tile is 256 hashes; a full one has one hash in the level above (C2SP tlog-tiles). What is not in a full tile yet is
at most 255 hashes for each level, so the memory of a growing tree does not depend on its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

TILE = 256
HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of a leaf: H(0x00 ‖ entry)."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node: H(0x01 ‖ left ‖ right)."""
    return sha256(b"\x01" + left + right).digest()


def perfect_root(hashes: Sequence[bytes]) -> bytes:
    """Return the root over 2^n hashes of one level, n ≥ 0."""
    row = list(hashes)
    while len(row) > 1:
        row = [sha256(b"\x01" + row[at] + row[at + 1]).digest() for at in range(0, len(row), 2)]
    return row[0]


def joined(hashes: Sequence[bytes], right: bytes | None = None) -> bytes | None:
    """Return the root over the hashes of one level and, to their right, a smaller tree; None when there is nothing."""
    end, root = len(hashes), right
    while end:
        width = end & -end  # the last perfect subtree: the lowest bit that is set
        left = perfect_root(hashes[end - width : end])
        root = left if root is None else node_hash(left, root)
        end -= width
    return root


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """`width` hashes from `index` × 256 on at a level of tiles; level 0 holds hashes of leaves."""

    level: int
    index: int
    width: int
    data: bytes

    @property
    def full(self) -> bool:
        """Return whether the tile never changes again."""
        return self.width == TILE


class Tree:
    """A tree that grows at its right edge: `size` leaves, and the hashes that no full tile holds yet."""

    __slots__ = ("edge", "size")

    def __init__(self, size: int = 0, edge: Iterable[Iterable[bytes]] = ()) -> None:
        """Take up a tree of that size; `edge` has the hashes of the last tile of each level, raises ValueError."""
        self.size, self.edge = size, [list(level) for level in edge]
        if [len(level) for level in self.edge] != widths(size):
            raise ValueError(f"the right edge is not that of a tree of {size} leaves")

    def grow(self, leaf_hashes: Iterable[bytes]) -> list[Tile]:
        """Append hashes of leaves; return the tiles that became full, lower levels first."""
        full: list[Tile] = []
        for added in leaf_hashes:
            self.size += 1
            self._put(0, added, full)
        return full

    def _put(self, level: int, added: bytes, full: list[Tile]) -> None:
        if level == len(self.edge):
            self.edge.append([])
        row = self.edge[level]
        row.append(added)
        if len(row) == TILE:
            index = (self.size >> 8 * (level + 1)) - 1
            full.append(Tile(level=level, index=index, width=TILE, data=b"".join(row)))
            root = perfect_root(row)
            row.clear()
            self._put(level + 1, root, full)

    def partial(self) -> list[Tile]:
        """Return the last tile of each level that is neither full nor empty."""
        return [
            Tile(level=level, index=self.size >> 8 * (level + 1), width=len(row), data=b"".join(row))
            for level, row in enumerate(self.edge)
            if row
        ]

    def root(self) -> bytes:
        """Return the root hash of all leaves."""
        root: bytes | None = None
        for row in self.edge:
            root = joined(row, root)
        return EMPTY_ROOT if root is None else root

    def copy(self) -> Self:
        """Return a tree that grows by itself."""
        return type(self)(self.size, self.edge)


def widths(size: int) -> list[int]:
    """Return how many hashes the last, partial tile of each level has in a tree of `size` leaves."""
    found = []
    while size:
        found.append(size % TILE)
        size //= TILE
    return found


def split_hashes(data: bytes) -> list[bytes]:
    """Return the hashes of a tile; raises ValueError when it ends inside one."""
    if len(data) % HASH_BYTES:
        raise ValueError("a tile is made of whole hashes of 32 bytes")
    return [data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)]
