"""The keys of the search index: one per epoch, in the vault's directory, wrapped by the vault's key.

An index dies with its key: the tokens that were made with a destroyed one say nothing any more.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from pathlib import Path

from infra.vault_files import create_once, private_directory, require_private, sync_directory
from infra.vault_ring import Ring
from infra.wrapping import KEY_SIZE, KeyFiles, WrappingKeys
from schemas.errors import NotReadable
from schemas.ids import is_uuid


class IndexKeyFiles:
    """The index keys of one vault; implements `projections.index_tokens.IndexKeys`."""

    def __init__(
        self, vault: Path, *, random: Callable[[int], bytes] = os.urandom, wrapping: WrappingKeys | None = None
    ) -> None:
        self._vault, self._directory, self._random = vault, vault / "index", random
        self._wrapping = wrapping or KeyFiles(vault)
        private_directory(self._directory)

    def make(self) -> str:
        """Make the key of a new epoch, durable before it returns; return the epoch's name."""
        name = str(uuid.UUID(bytes=self._random(16), version=4))
        create_once(self._directory / f"{name}.key", self._ring().wrap(self._random(KEY_SIZE)))
        return name

    def find(self, name: str) -> bytes | None:
        """Return the key of an epoch, 32 bytes; None when it was destroyed or never made here."""
        path = self._directory / f"{name}.key"
        if not is_uuid(name) or not path.exists():
            return None
        require_private(path)
        try:
            return self._ring().unwrap(path.read_bytes(), path.name)
        except NotReadable as failure:
            mend = "Make the index anew: sijill index rebuild."
            raise NotReadable("The key of the index is damaged.", where=path.name, mend=mend) from failure

    def destroy_others(self, name: str) -> None:
        """Destroy the key of every epoch but this one."""
        for path in self._directory.glob("*.key"):
            if path.stem != name:
                path.unlink(missing_ok=True)
        sync_directory(self._directory)

    def _ring(self) -> Ring:
        return Ring.of(self._vault, self._wrapping)  # asked each time: the wrapping key may have changed
