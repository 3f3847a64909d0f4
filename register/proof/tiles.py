"""Where tiles and bundles of entries lie, and nodes read from them (C2SP tlog-tiles)."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from typing import Literal

from register.proof.tree import TILE, perfect_root, split_hashes

MAX_ENTRY_BYTES = 65_535  # the length before an entry has 16 bits
ReadTile = Callable[[int, int, int], bytes]
"""(level, index, width) → the tile's hashes, one after the other; width 256 is a full one."""
Node = Callable[[int, int], bytes]
"""(level, index) → hash of the perfect subtree over leaves index × 2^level on; only whole ones are asked for."""


def tile_path(level: int | Literal["entries"], index: int, width: int = TILE) -> str:
    """Return the path of a tile or bundle below the tree's prefix: `tile/0/x001/x234/067.p/112`."""
    parts = [f"{index % 1000:03d}"]
    while index := index // 1000:
        parts.append(f"x{index % 1000:03d}")
    whole = "/".join(reversed(parts))
    return f"tile/{level}/{whole}" if width == TILE else f"tile/{level}/{whole}.p/{width}"


def width_at(size: int, level: int, index: int) -> int:
    """Return how many hashes a tile has in a tree of `size` leaves: 0 to 256."""
    return max(0, min(TILE, (size >> 8 * level) - index * TILE))


def nodes_in(read: ReadTile, size: int) -> Node:
    """Return the reader of nodes over the tiles of a tree of `size` leaves."""

    def node(level: int, index: int) -> bytes:
        high, low = divmod(level, 8)
        first = index << low
        tile, at = divmod(first, TILE)
        hashes = split_hashes(read(high, tile, width_at(size, high, tile)))
        return perfect_root(hashes[at : at + (1 << low)])

    return node


def write_bundle(entries: Iterable[bytes]) -> bytes:
    """Return a bundle: each entry behind its length (16 bits, big-endian); raises ValueError for one too long."""
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > MAX_ENTRY_BYTES:
            raise ValueError(f"an entry has at most {MAX_ENTRY_BYTES} bytes, this one {len(entry)}")
        parts += (struct.pack(">H", len(entry)), entry)
    return b"".join(parts)


def read_bundle(data: bytes) -> list[bytes]:
    """Return the entries of a bundle; raises ValueError when it ends inside one."""
    entries: list[bytes] = []
    at = 0
    while at < len(data):
        begin = at + 2
        at = begin + int.from_bytes(data[at:begin], "big")
        if begin > len(data) or at > len(data):
            raise ValueError(f"the bundle ends inside its entry {len(entries)}")
        entries.append(data[begin:at])
    return entries
