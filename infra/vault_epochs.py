"""The key pair of each epoch, in the vault's directory: what devices seal to, and what the opener alone opens with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from infra.vault_files import create_once, require_private
from infra.vault_ring import Ring
from infra.wrapping import KEY_SIZE
from schemas.errors import CommandRefused

EPOCH_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")  # it becomes a file name and comes with every event


class EpochFiles:
    """The pairs of one vault: NAME.pub in clear, NAME.key under the wrapping key."""

    def __init__(self, directory: Path, ring: Ring, *, random: Callable[[int], bytes]) -> None:
        self._directory, self._ring, self._random = directory, ring, random

    def names(self) -> Iterator[str]:
        """Yield the epochs whose private key is here, in order."""
        yield from sorted(path.stem for path in self._directory.glob("*.key"))

    def ensure(self, name: str) -> bytes:
        """Create the key pair of an epoch unless it exists; return the public key (X25519, 32 bytes)."""
        if not EPOCH_NAME.fullmatch(name):
            mend = "Use up to 32 lower-case letters, digits and hyphens, for example 2026-a."
            raise CommandRefused("This is no name of an epoch.", where=name[:40], mend=mend)
        private = X25519PrivateKey.from_private_bytes(self._random(KEY_SIZE))
        create_once(self._directory / f"{name}.key", self._ring.wrap(private.private_bytes_raw()))
        kept = self.private(name)  # another process may have been first
        if kept is None:
            raise CommandRefused("The epoch's key was removed while it was made.", where=name, mend="Try again.")
        create_once(self._directory / f"{name}.pub", kept.public_key().public_bytes_raw())
        return self.public(name)

    def public(self, name: str) -> bytes:
        """Return the public key of an epoch, 32 bytes; raise CommandRefused when there is none."""
        path = self._directory / f"{name}.pub"
        if not EPOCH_NAME.fullmatch(name) or not path.exists():
            raise CommandRefused("The vault has no such epoch.", where=name[:40], mend="Run `sijill up`.")
        return path.read_bytes()

    def private(self, name: str) -> X25519PrivateKey | None:
        """Return the private key of an epoch, for the opener alone; None when there is no such epoch (any more).

        Raises NotReadable when it is damaged.
        """
        path = self._directory / f"{name}.key"
        if not EPOCH_NAME.fullmatch(name) or not path.exists():
            return None
        require_private(path)
        return X25519PrivateKey.from_private_bytes(self._ring.unwrap(path.read_bytes(), path.name))
