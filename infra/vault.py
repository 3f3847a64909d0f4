"""The file-backed vault: the subjects' keys under one key-encryption key, and the key pair of each epoch.

A key is on disk before anybody is told of it, and a destroyed one never comes back. For a local platform and for
tests of it; a real register puts the key-encryption key into an HSM.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from infra.vault_files import create_once, private_directory, require_private
from schemas.errors import CommandRefused, NotReadable
from schemas.events import SubjectKey
from schemas.ids import is_uuid

KEY_SIZE = 32  # bytes: AES-256
EPOCH_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")  # it becomes a file name and comes with every event
BUSY_SECONDS = 30.0  # a second writer waits for the first one's fsync instead of failing
KNOWN_KEYS = 50_000  # keys held in memory, about 20 MB; more only costs a look into the file
_LOOK_UP = 500  # ids in one SELECT, below SQLite's limit of variables in old builds
_TABLES = """
CREATE TABLE IF NOT EXISTS vault (vault_key_id TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS subject_keys (
    subject_key_id TEXT PRIMARY KEY,
    wrapped_key BLOB,  -- AES-KW under the key-encryption key, 40 bytes; NULL: destroyed, and never made again
    CHECK (wrapped_key IS NULL OR length(wrapped_key) = 40)
) STRICT, WITHOUT ROWID;
"""


class FileVault:
    """Keys in a directory of its owner alone; implements `schemas.sealing.SubjectKeys`. One object per thread.

    Raises CommandRefused when the directory is no vault, is open to others, or holds another vault's parts.
    """

    def __init__(self, directory: Path, *, random: Callable[[int], bytes] = os.urandom) -> None:
        self._epochs = directory / "epochs"
        self._random = random
        for path in (directory, directory / "kek", directory / "subject_keys.sqlite", self._epochs):
            require_private(path)
        self._kek = (directory / "kek").read_bytes()
        self.vault_key_id = _vault_key_id(self._kek)
        self._rows = _connect(directory / "subject_keys.sqlite")
        self._seen_version = -1
        self._known: OrderedDict[str, tuple[SubjectKey, bytes]] = OrderedDict()
        self._require_own_key(directory)

    @classmethod
    def initialise(cls, directory: Path, *, random: Callable[[int], bytes] = os.urandom) -> FileVault:
        """Create the vault or what is missing of it, and open it; a vault that exists stays as it is."""
        private_directory(directory)
        private_directory(directory / "epochs")
        store = directory / "subject_keys.sqlite"
        if store.exists() and not (directory / "kek").exists():
            mend = "Restore the file `kek` of this vault; a new one could open none of its keys."
            raise CommandRefused("The vault has keys but not the key that wraps them.", where=str(directory), mend=mend)
        create_once(directory / "kek", random(KEY_SIZE))
        create_once(store, b"")
        rows = _connect(store)
        with rows:
            rows.executescript(_TABLES)
            key_id = _vault_key_id((directory / "kek").read_bytes())
            rows.execute("INSERT INTO vault SELECT ? WHERE NOT EXISTS (SELECT 1 FROM vault)", (key_id,))
        rows.close()
        return cls(directory, random=random)

    def wrap(self, ids: Sequence[str]) -> dict[str, SubjectKey]:
        """Return the wrapped key of each id as `ensure_keys` does, without the keys in clear."""
        return {subject_key_id: wrapped for subject_key_id, (wrapped, _) in self.ensure_keys(ids).items()}

    def ensure_keys(self, ids: Sequence[str]) -> dict[str, tuple[SubjectKey, bytes]]:
        """Return the key of each id, wrapped and in clear; new ones are on disk, in one transaction, before it returns.

        Left out: destroyed keys, and ids that are no UUID.
        """
        self._forget_when_changed()
        found: dict[str, tuple[SubjectKey, bytes]] = {}
        missing: list[str] = []
        for subject_key_id in dict.fromkeys(ids):
            known = self._known.get(subject_key_id)
            if known is not None:
                found[subject_key_id] = known
            elif is_uuid(subject_key_id):
                missing.append(subject_key_id)
        stored = self._read(missing)
        new = [subject_key_id for subject_key_id in missing if subject_key_id not in stored]
        if new:
            stored |= self._create(new)
        for subject_key_id, wrapped in stored.items():
            if wrapped is not None:
                found[subject_key_id] = self._remember(subject_key_id, wrapped)
        return found

    def key(self, subject_key_id: str) -> bytes | None:
        """Return the key, 32 bytes; None when it was destroyed or never made here."""
        self._forget_when_changed()
        known = self._known.get(subject_key_id)
        if known is None:
            wrapped = self._read([subject_key_id]).get(subject_key_id)
            known = None if wrapped is None else self._remember(subject_key_id, wrapped)
        return None if known is None else known[1]

    def held(self, ids: Sequence[str]) -> dict[str, SubjectKey | None]:
        """Return the wrapped keys that are kept of these ids, None for a destroyed one; makes none."""
        found: dict[str, SubjectKey | None] = {}
        for name, wrapped in self._read(list(ids)).items():
            known = None if wrapped is None else self._remember(name, wrapped)[0]
            found[name] = known
        return found

    def destroy(self, subject_key_id: str) -> None:
        """Destroy a key for ever, also one that was never made; its bytes leave the file and its write-ahead log."""
        if not is_uuid(subject_key_id):
            raise CommandRefused("A subject's key is named by a UUID.", mend="Give the 36 characters of its id.")
        with self._writing():
            self._rows.execute(
                "INSERT INTO subject_keys VALUES (?, NULL) ON CONFLICT DO UPDATE SET wrapped_key = NULL",
                (subject_key_id,),
            )
        self._known.clear()
        busy = self._rows.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            mend = "Destroy it again when no other process reads the vault."
            raise CommandRefused("The key is destroyed, but the write-ahead log still holds its bytes.", mend=mend)

    def ensure_epoch(self, name: str) -> bytes:
        """Create the key pair of an epoch unless it exists; return the public key (X25519, 32 bytes)."""
        if not EPOCH_NAME.fullmatch(name):
            mend = "Use up to 32 lower-case letters, digits and hyphens, for example 2026-a."
            raise CommandRefused("This is no name of an epoch.", where=name[:40], mend=mend)
        private = X25519PrivateKey.from_private_bytes(self._random(KEY_SIZE))
        create_once(self._epochs / f"{name}.key", aes_key_wrap(self._kek, private.private_bytes_raw()))
        kept = self.epoch_private(name)  # another process may have been first
        if kept is None:
            raise CommandRefused("The epoch's key was removed while it was made.", where=name, mend="Try again.")
        create_once(self._epochs / f"{name}.pub", kept.public_key().public_bytes_raw())
        return self.epoch_public(name)

    def epoch_public(self, name: str) -> bytes:
        """Return the public key of an epoch, 32 bytes; raise CommandRefused when there is none."""
        path = self._epochs / f"{name}.pub"
        if not EPOCH_NAME.fullmatch(name) or not path.exists():
            raise CommandRefused("The vault has no such epoch.", where=name[:40], mend="Run `sijill up`.")
        return path.read_bytes()

    def epoch_private(self, name: str) -> X25519PrivateKey | None:
        """Return the private key of an epoch, for the opener alone; None when there is no such epoch (any more)."""
        path = self._epochs / f"{name}.key"
        if not EPOCH_NAME.fullmatch(name) or not path.exists():
            return None
        require_private(path)
        return X25519PrivateKey.from_private_bytes(self._unwrap(path.read_bytes(), path.name))

    def close(self) -> None:
        """Close the file and forget the keys."""
        self._known.clear()
        self._rows.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _require_own_key(self, directory: Path) -> None:
        row = self._rows.execute("SELECT vault_key_id FROM vault").fetchone()
        if row is None or row[0] != self.vault_key_id:
            self._rows.close()
            mend = "Restore `kek` and `subject_keys.sqlite` from the same copy."
            raise CommandRefused("The key in `kek` is not the one of this vault.", where=str(directory), mend=mend)

    def _forget_when_changed(self) -> None:
        """Drop what memory holds when another process has written, for it may have destroyed a key."""
        version = self._rows.execute("PRAGMA data_version").fetchone()[0]
        if version != self._seen_version:
            self._known.clear()
            self._seen_version = version

    def _remember(self, subject_key_id: str, wrapped: bytes) -> tuple[SubjectKey, bytes]:
        record = SubjectKey(subject_key_id=subject_key_id, vault_key_id=self.vault_key_id, wrapped_key=wrapped)
        self._known[subject_key_id] = record, self._unwrap(wrapped, subject_key_id)
        if len(self._known) > KNOWN_KEYS:
            self._known.popitem(last=False)
        return self._known[subject_key_id]

    def _unwrap(self, wrapped: bytes, where: str) -> bytes:
        try:
            return aes_key_unwrap(self._kek, wrapped)
        except InvalidUnwrap as failure:
            mend = "Restore the vault from its copy."
            raise NotReadable("A key of the vault is damaged.", where=where, mend=mend) from failure

    def _read(self, ids: Sequence[str]) -> dict[str, bytes | None]:
        rows: dict[str, bytes | None] = {}
        for start in range(0, len(ids), _LOOK_UP):
            asked = ids[start : start + _LOOK_UP]
            places = ",".join("?" * len(asked))
            query = f"SELECT subject_key_id, wrapped_key FROM subject_keys WHERE subject_key_id IN ({places})"  # noqa: S608
            rows.update(self._rows.execute(query, asked).fetchall())
        return rows

    def _create(self, ids: Sequence[str]) -> dict[str, bytes | None]:
        fresh = [(subject_key_id, aes_key_wrap(self._kek, self._random(KEY_SIZE))) for subject_key_id in ids]
        with self._writing():
            self._rows.executemany("INSERT INTO subject_keys VALUES (?, ?) ON CONFLICT DO NOTHING", fresh)
            return self._read(ids)  # another process may have been first, or have destroyed one

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._rows.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._rows.execute("ROLLBACK")
            raise
        self._rows.execute("COMMIT")


def _vault_key_id(kek: bytes) -> str:
    return "kek-" + hashlib.sha256(b"sijill vault key id v1" + kek).hexdigest()[:16]


def _connect(path: Path) -> sqlite3.Connection:
    rows = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        rows.execute(f"PRAGMA {pragma}")
    return rows
