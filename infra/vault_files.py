"""Files that only their owner may read, made once and durable before anyone relies on them.

Never changes a mode to make a check pass: who opened the vault to others should hear of it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from schemas.errors import CommandRefused


def private_directory(path: Path) -> None:
    """Create a directory of mode 0700 unless it exists; raise CommandRefused when others may enter it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        require_private(path)
    else:
        path.chmod(0o700)  # whatever the umask took away
        sync_directory(path.parent)


def require_private(path: Path) -> None:
    """Raise CommandRefused when `path` is missing or its group or others may do anything with it."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        raise CommandRefused("A part of the vault is missing.", where=str(path), mend="Run `sijill up`.") from None
    if mode & 0o077:
        wanted = "700" if path.is_dir() else "600"
        mend = f"Find out who opened it, then run: chmod {wanted} {path}"
        raise CommandRefused(f"The vault is open to others (mode {mode:04o}).", where=str(path), mend=mend)


def create_once(path: Path, content: bytes) -> None:
    """Write a file of mode 0600 unless it exists, whole and on disk; of two writers one wins, neither overwrites."""
    if path.exists():
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, 0o600)
            file.write(content)
            file.flush()
            os.fsync(handle)
        os.link(draft, path)  # unlike a rename, it fails when the file is there already
    except FileExistsError:
        return
    finally:
        draft.unlink()
    sync_directory(path.parent)


def replace_private(path: Path, content: bytes) -> None:
    """Replace the content of a private file, whole or not at all."""
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    create_once(draft, content)
    draft.replace(path)
    sync_directory(path.parent)


def overwrite(path: Path) -> None:
    """Write zeros over a file, so that its bytes do not stay in blocks that become free."""
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
