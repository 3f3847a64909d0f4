"""The key that wraps the vault's keys: in a file beside them, or in a token that never gives it out.

A vault has one; while it changes, two. Wrapping is AES-KW (RFC 3394): 32 bytes give 40, the same each time, and what
was wrapped under another key is refused.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from infra.vault_files import create_once, overwrite, require_private, sync_directory

KEY_SIZE = 32  # bytes: AES-256


class WrappingKey(Protocol):
    """One wrapping key, used where it lies."""

    @property
    def key_id(self) -> str:
        """Return its name, which tells nothing of it."""
        ...

    def wrap(self, key: bytes) -> bytes:
        """Return a key of 32 bytes wrapped, 40 bytes."""
        ...

    def unwrap(self, wrapped: bytes) -> bytes | None:
        """Return the key; None when it was wrapped under another one or is damaged."""
        ...


class WrappingKeys(Protocol):
    """The place of one vault's wrapping keys."""

    def find(self, key_id: str) -> WrappingKey | None:
        """Return the key of that name; None when it is not there (any more)."""
        ...

    def first(self) -> WrappingKey:
        """Return the key of a new vault; it is made, and durable, unless it exists."""
        ...

    def next(self) -> WrappingKey:
        """Make the key that shall follow, durable before it returns; one that was made and never used is replaced."""
        ...

    def keep_only(self, key_id: str) -> None:
        """Destroy every other key of this vault, for ever."""
        ...


class FileKey:
    """A wrapping key read from its file."""

    def __init__(self, key: bytes) -> None:
        self.raw = key
        self.key_id = "kek-" + hashlib.sha256(b"sijill vault key id v1" + key).hexdigest()[:16]

    def wrap(self, key: bytes) -> bytes:
        """Return the key wrapped."""
        return aes_key_wrap(self.raw, key)

    def unwrap(self, wrapped: bytes) -> bytes | None:
        """Return the key; None when another one wrapped it."""
        try:
            return aes_key_unwrap(self.raw, wrapped)
        except InvalidUnwrap:
            return None


class KeyFiles:
    """The file `kek` of a vault, and `kek.next` while it changes. For a local platform: who has both has all."""

    def __init__(self, vault: Path, *, random: Callable[[int], bytes] = os.urandom) -> None:
        self._now, self._next, self._random = vault / "kek", vault / "kek.next", random

    def find(self, key_id: str) -> FileKey | None:
        """Return the key of that name."""
        for path in (self._now, self._next):
            if path.exists():
                require_private(path)
                key = FileKey(path.read_bytes())
                if key.key_id == key_id:
                    return key
        return None

    def first(self) -> FileKey:
        """Return the key in `kek`."""
        create_once(self._now, self._random(KEY_SIZE))
        return FileKey(self._now.read_bytes())

    def next(self) -> FileKey:
        """Write `kek.next`."""
        _destroy(self._next)
        create_once(self._next, self._random(KEY_SIZE))
        return FileKey(self._next.read_bytes())

    def keep_only(self, key_id: str) -> None:
        """Leave that key alone, in `kek`."""
        if FileKey(self._now.read_bytes()).key_id == key_id:
            _destroy(self._next)
            return
        overwrite(self._now)
        self._next.replace(self._now)
        sync_directory(self._now.parent)


def _destroy(path: Path) -> None:
    if path.exists():
        overwrite(path)
        path.unlink()
        sync_directory(path.parent)
