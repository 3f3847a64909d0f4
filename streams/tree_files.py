"""One tree on the disk: C2SP tiles, bundles of entries, the last checkpoint, and where the tree stands.

Files count once `commit` has made them durable and then replaced the standing; what a crash left beyond it is written
again with the same bytes. Nothing is read to its end but the tiles asked for: memory does not depend on the size.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from register.proof.tiles import Node, nodes_in, read_bundle, tile_path, width_at
from register.proof.tree import HASH_BYTES, TILE, Tree, split_hashes, widths
from schemas.errors import PositionLost

_SYNCING = 8  # threads: a file system makes many files durable at once for hardly more than the price of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How many leaves are durable, the root over them, and the next offset of the partition to take."""

    size: int
    next_offset: int
    root: bytes


class TreeFiles:
    """The files of one tree below `folder`."""

    def __init__(self, folder: Path) -> None:
        """Open, and make the folder; raise PositionLost when its files do not fit each other."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._fresh: list[Path] = []
        self._partial: dict[int | Literal["entries"], tuple[int, int]] = {}
        self.standing = self._read_standing()

    # --- reading ------------------------------------------------------------------------------------------------------

    def tree(self) -> Tree:
        """Return the tree as it stands; raise PositionLost when tiles are missing or give another root."""
        tree = self.tree_at(self.standing.size)
        if tree.root() != self.standing.root:
            raise self._damaged("The tiles do not give the root that was written with them.")
        return tree

    def tree_at(self, size: int) -> Tree:
        """Return the tree of the first `size` leaves; raise PositionLost when tiles are missing."""
        edge = [
            split_hashes(self.tile(level, (size >> 8 * level) // TILE, width)) if width else []
            for level, width in enumerate(widths(size))
        ]
        return Tree(size, edge)

    def tile(self, level: int, index: int, width: int) -> bytes:
        """Return `width` hashes of a tile; raise PositionLost when they are not there."""
        data = self._read(level, index, width)
        if len(data) < width * HASH_BYTES:
            raise self._damaged(f"Tile {level}/{index} is shorter than {width} hashes.")
        return data[: width * HASH_BYTES]

    def entries(self, bundle: int, width: int) -> list[bytes]:
        """Return `width` entries of a bundle; raise PositionLost when they are not there."""
        try:
            found = read_bundle(self._read("entries", bundle, width))
        except ValueError as torn:
            raise self._damaged(f"Bundle {bundle}: {torn}.") from torn
        if len(found) < width:
            raise self._damaged(f"Bundle {bundle} has fewer than {width} entries.")
        return found[:width]

    def entry(self, index: int) -> bytes:
        """Return one entry of the tree as it stands."""
        bundle, at = divmod(index, TILE)
        return self.entries(bundle, width_at(self.standing.size, 0, bundle))[at]

    def node(self, size: int | None = None) -> Node:
        """Return the reader of nodes of the tree at a size, now if none is given."""
        return nodes_in(self.tile, self.standing.size if size is None else size)

    def checkpoint(self) -> bytes | None:
        """Return the last checkpoint that was published, or None."""
        try:
            return (self.folder / "checkpoint").read_bytes()
        except FileNotFoundError:
            return None

    def _read(self, level: int | Literal["entries"], index: int, width: int) -> bytes:
        """Return a whole tile when it counts, else a partial one that is wide enough."""
        at_level = 0 if level == "entries" else level
        if width_at(self.standing.size, at_level, index) == TILE:
            places = [self.folder / tile_path(level, index)]
        else:
            partial = (self.folder / tile_path(level, index, 1)).parent
            known = sorted(int(each.name) for each in partial.iterdir()) if partial.is_dir() else []
            counted = width_at(self.standing.size, at_level, index)
            places = [partial / str(each) for each in known if width <= each <= counted]
        try:
            return places[0].read_bytes()
        except (IndexError, FileNotFoundError):
            raise self._damaged(f"Tile {level}/{index} is not there.") from None

    # --- writing ------------------------------------------------------------------------------------------------------

    def put(self, level: int | Literal["entries"], index: int, width: int, data: bytes) -> None:
        """Write a tile or bundle, not yet durable; a partial one that is as it was is not written again."""
        if width < TILE and self._partial.get(level) == (index, width):
            return
        path = self.folder / tile_path(level, index, width)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self._fresh.append(path)
        self._partial[level] = (index, width)

    def commit(self, standing: Standing) -> None:
        """Make everything durable that was put, then let it count."""
        folders = {parent for path in self._fresh for parent in path.parents if parent.is_relative_to(self.folder)}
        with ThreadPoolExecutor(_SYNCING) as threads:
            list(threads.map(_sync, self._fresh))
            list(threads.map(_sync, folders))
        full = [path for path in self._fresh if not path.parent.name.endswith(".p")]
        self._fresh.clear()
        text = {"size": standing.size, "next_offset": standing.next_offset, "root": standing.root.hex()}
        self.replace("standing.json", json.dumps(text).encode())
        self.standing = standing
        _drop_partial(full)

    def replace(self, name: str, data: bytes) -> None:
        """Put a small file in the place of the one of that name, durably and as a whole."""
        beside = self.folder / f".{name}.new"
        beside.write_bytes(data)
        _sync(beside)
        beside.replace(self.folder / name)
        _sync(self.folder)

    def _read_standing(self) -> Standing:
        try:
            text = json.loads((self.folder / "standing.json").read_bytes())
            return Standing(size=text["size"], next_offset=text["next_offset"], root=bytes.fromhex(text["root"]))
        except FileNotFoundError:
            return Standing(size=0, next_offset=0, root=Tree().root())
        except (ValueError, KeyError, TypeError) as damage:
            raise self._damaged("Where the tree stands cannot be read.") from damage

    def _damaged(self, what: str) -> PositionLost:
        mend = "Bring the directory back from its copy, or move it away: the tree is then made anew from the journal."
        return PositionLost(what, where=str(self.folder.name), mend=mend)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _drop_partial(full: Iterable[Path]) -> None:
    """Remove the partial tiles that a full one has taken the place of."""
    for path in full:
        partial = path.with_name(f"{path.name}.p")
        if partial.is_dir():
            for each in partial.iterdir():
                each.unlink()
            partial.rmdir()
