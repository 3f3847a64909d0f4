"""An archive in a directory: an object is a file, which takes its name when its bytes are on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_UNFINISHED = ".unfinished"


class Folder:
    """Implements `schemas.archive.Storage` below a directory."""

    def __init__(self, root: Path) -> None:
        """Take the directory, which need not exist yet."""
        self._root = root

    def names(self, prefix: str = "") -> Iterator[str]:
        """Yield the names of whole files; what a crash left unfinished has none."""
        below = self._root / prefix
        for path in below.rglob("*") if below.is_dir() else ():
            if path.is_file() and path.suffix != _UNFINISHED:
                yield path.relative_to(self._root).as_posix()

    def read(self, name: str) -> bytes:
        """Return a file's bytes; raise FileNotFoundError."""
        return (self._root / name).read_bytes()

    def put(self, name: str, data: bytes) -> None:
        """Write a file whole and durably."""
        path = self._root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(path.name + _UNFINISHED)
        with beside.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
        for folder in (path.parent, *path.parent.parents):
            _sync(folder)
            if folder == self._root:
                break


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
