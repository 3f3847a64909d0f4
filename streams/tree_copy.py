"""A copy of the trees where others read them (C2SP tlog-tiles): tiles, bundles, and last the checkpoint over them.

Follows what the notary published and keeps nobody waiting: a storage that is away is tried again, and begins where it
had come to. What was written is never written otherwise, so that twice does no harm.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

import structlog

from register.proof.checkpoints import Checkpoint
from register.proof.notes import Note
from register.proof.tiles import tile_path, width_at, write_bundle
from register.proof.tree import TILE, widths
from schemas.errors import PositionLost
from streams.tree_files import TreeFiles

_KEPT = "copied.json"
_PAUSE_S = 2.0
Place = tuple[int | Literal["entries"], int, int]
"""Level, index and width of a tile or bundle."""


class Storage(Protocol):
    """Where the copy lies: a bucket, or anything that takes bytes under a name."""

    def put(self, name: str, data: bytes) -> None:
        """Put bytes under a name, whole and durable on return; raise OSError."""


def grown(size: int, to: int) -> Iterator[Place]:
    """Yield what a tree of `to` leaves has and one of `size` had not, full and partial, lower levels first."""
    for level in range(len(widths(to))):
        first, last = (size >> 8 * level) // TILE, -(-(to >> 8 * level) // TILE)
        for index in range(first, last):
            width = width_at(to, level, index)
            if width != width_at(size, level, index):
                yield level, index, width
                if level == 0:
                    yield "entries", index, width


def copy_tree(files: TreeFiles, name: str, storage: Storage) -> int:
    """Bring the copy of a tree below `name` up to its last checkpoint; return for how many leaves. Raises OSError."""
    note = files.checkpoint()
    done, copied = read_copied(files)
    if note is None or note == copied:
        return done
    size = Checkpoint.of(Note.read(note)).size
    for level, index, width in grown(done, size):
        entries = level == "entries"
        data = write_bundle(files.entries(index, width)) if entries else files.tile(int(level), index, width)
        storage.put(f"{name}/{tile_path(level, index, width)}", data)
    storage.put(f"{name}/checkpoint", note)
    files.replace(_KEPT, json.dumps({"size": size, "checkpoint": note.decode()}).encode())
    return size


def read_copied(files: TreeFiles) -> tuple[int, bytes]:
    """Return how many leaves the copy of a tree has, and its checkpoint."""
    try:
        kept = json.loads((files.folder / _KEPT).read_bytes())
    except (FileNotFoundError, ValueError):
        return 0, b""
    return int(kept["size"]), str(kept["checkpoint"]).encode()


async def keep_copy(folder: Path, storage: Storage) -> None:
    """Copy all trees below `folder` (lane, topic, its id, partition) as they grow, until cancelled."""
    log, late = structlog.get_logger(room="streams", process="notary"), False
    while True:
        try:
            await asyncio.to_thread(copy_all, folder, storage)
            late = False
        except (OSError, PositionLost) as failure:  # a tree may grow while it is read: the next look finds it whole
            if not late:
                log.warning("the copy of the trees is late", because=str(failure)[:200])
            late = True
        await asyncio.sleep(_PAUSE_S)


def copy_all(folder: Path, storage: Storage) -> None:
    """Bring the copy of every tree up to its last checkpoint; raise OSError, PositionLost."""
    for standing in sorted(folder.glob("*/*/*/*/standing.json")):
        copy_tree(TreeFiles(standing.parent), standing.parent.relative_to(folder).as_posix(), storage)
