"""The wrapping keys in use of one vault: the one of now, and while it changes the one before.

The vault's file says which is which, so that every process that opens the vault agrees.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from infra.wrapping import WrappingKey, WrappingKeys
from schemas.errors import CommandRefused, NotReadable

STORE = "subject_keys.sqlite"


class Ring:
    """Wraps with the key of now; unwraps with that or the one before."""

    def __init__(self, now: WrappingKey, before: WrappingKey | None) -> None:
        self._now, self._before = now, before

    @classmethod
    def read(cls, rows: sqlite3.Connection, keys: WrappingKeys, where: Path) -> Ring:
        """Return the ring that the vault names; raise CommandRefused when its key is not there."""
        row = rows.execute("SELECT vault_key_id FROM vault").fetchone()
        now = None if row is None else keys.find(row[0])
        if now is None:
            mend = "Restore the wrapping key and `subject_keys.sqlite` from the same copy."
            raise CommandRefused("The wrapping key is not the one of this vault.", where=str(where), mend=mend)
        change = find_change(rows)
        return cls(now, None if change is None else keys.find(change))

    @classmethod
    def of(cls, vault: Path, keys: WrappingKeys) -> Ring:
        """Return the ring of a vault that is not open here."""
        rows = sqlite3.connect(f"{(vault / STORE).as_uri()}?mode=ro", uri=True)
        try:
            return cls.read(rows, keys, vault)
        except sqlite3.OperationalError as failure:
            mend = "Run `sijill up`."
            raise CommandRefused("The vault cannot be read.", where=str(vault), mend=mend) from failure
        finally:
            rows.close()

    def followed(self, rows: sqlite3.Connection, keys: WrappingKeys, where: Path) -> Ring:
        """Return the ring of now: this one, unless the vault names others meanwhile."""
        named = rows.execute("SELECT vault_key_id FROM vault").fetchone()[0], find_change(rows)
        held = self.key_id, None if self._before is None else self._before.key_id
        return self if named == held else Ring.read(rows, keys, where)

    @property
    def key_id(self) -> str:
        """Return the name of the key of now."""
        return self._now.key_id

    def wrap(self, key: bytes) -> bytes:
        """Return a key of 32 bytes wrapped, 40 bytes."""
        return self._now.wrap(key)

    def unwrap(self, wrapped: bytes, where: str) -> bytes:
        """Return the key; raise NotReadable, which names the place, when neither opens it."""
        key = self._now.unwrap(wrapped)
        if key is None and self._before is not None:
            key = self._before.unwrap(wrapped)
        if key is None:
            raise NotReadable("A key of the vault is damaged.", where=where, mend="Restore the vault from its copy.")
        return key

    def opens(self, wrapped: bytes) -> bool:
        """Return whether a key of the ring opens it."""
        return self._now.unwrap(wrapped) is not None or (
            self._before is not None and self._before.unwrap(wrapped) is not None
        )

    def renewed(self, wrapped: bytes) -> bytes | None:
        """Return what is wrapped, under the key of now; None when it is so already or nobody opens it."""
        if self._before is None or self._now.unwrap(wrapped) is not None:
            return None
        key = self._before.unwrap(wrapped)
        return None if key is None else self._now.wrap(key)


def find_change(rows: sqlite3.Connection) -> str | None:
    """Return the name of the wrapping key from which the vault is just changing."""
    if rows.execute("SELECT 1 FROM sqlite_master WHERE name = 'change'").fetchone() is None:
        return None
    row = rows.execute("SELECT before FROM change").fetchone()
    return None if row is None else str(row[0])
