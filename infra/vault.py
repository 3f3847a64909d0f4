"""The vault: the subjects' keys under one wrapping key, which lies in a file or in a token.

A key is on disk before anybody is told of it, and a destroyed one never comes back.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import structlog
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from infra.vault_epochs import EpochFiles
from infra.vault_files import create_once, private_directory, require_private
from infra.vault_ring import STORE, Ring
from infra.vault_rows import Counted, connect, truncate_log, writing
from infra.wrapping import KEY_SIZE, KeyFiles, WrappingKeys
from schemas.errors import CommandRefused, NotReadable
from schemas.events import SubjectKey
from schemas.ids import is_uuid

KNOWN_KEYS = 50_000  # keys held in memory, about 20 MB; more only costs a look into the file
_LOOK_UP = 500  # ids in one SELECT, below SQLite's limit of variables in old builds
log = structlog.get_logger(__name__)
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

    def __init__(
        self, directory: Path, *, random: Callable[[int], bytes] = os.urandom, wrapping: WrappingKeys | None = None
    ) -> None:
        """Open the vault; `wrapping` says where its wrapping key lies, by default in its file `kek`."""
        self._directory, self._random = directory, random
        self._wrapping = wrapping or KeyFiles(directory, random=random)
        for path in (directory, directory / STORE, directory / "epochs"):
            require_private(path)
        if wrapping is None:
            require_private(directory / "kek")
        self._rows = connect(directory / STORE)
        try:
            self._ring = Ring.read(self._rows, self._wrapping, directory)
        except CommandRefused:
            self._rows.close()
            raise
        self._seen_version = -1
        self._known: OrderedDict[str, tuple[SubjectKey, bytes]] = OrderedDict()
        self._lost: set[str] = set()

    @classmethod
    def initialise(
        cls, directory: Path, *, random: Callable[[int], bytes] = os.urandom, wrapping: WrappingKeys | None = None
    ) -> FileVault:
        """Create the vault or what is missing of it, and open it; a vault that exists stays as it is."""
        private_directory(directory)
        private_directory(directory / "epochs")
        store = directory / STORE
        if store.exists() and wrapping is None and not (directory / "kek").exists():
            mend = "Restore the file `kek` of this vault; a new one could open none of its keys."
            raise CommandRefused("The vault has keys but not the key that wraps them.", where=str(directory), mend=mend)
        create_once(store, b"")
        rows = connect(store)
        with rows:
            rows.executescript(_TABLES)
            if rows.execute("SELECT 1 FROM vault").fetchone() is None:
                key_id = (wrapping or KeyFiles(directory, random=random)).first().key_id
                rows.execute("INSERT INTO vault SELECT ? WHERE NOT EXISTS (SELECT 1 FROM vault)", (key_id,))
        rows.close()
        return cls(directory, random=random, wrapping=wrapping)

    @property
    def vault_key_id(self) -> str:
        """Return the name of the wrapping key."""
        return self._ring.key_id

    def wrap(self, ids: Sequence[str]) -> dict[str, SubjectKey]:
        """Return the wrapped key of each id as `ensure_keys` does, without the keys in clear."""
        return {subject_key_id: wrapped for subject_key_id, (wrapped, _) in self.ensure_keys(ids).items()}

    def ensure_keys(self, ids: Sequence[str]) -> dict[str, tuple[SubjectKey, bytes]]:
        """Return the key of each id, wrapped and in clear; new ones are on disk, in one transaction, before it returns.

        Left out: destroyed keys, lost ones (damaged on disk), and ids that are no UUID.
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
                try:
                    found[subject_key_id] = self._remember(subject_key_id, wrapped)
                except NotReadable:  # one loss, told by its name, stops nobody else
                    self._tell_lost(subject_key_id)
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

    def __len__(self) -> int:
        """Return how many ids have a key or had one."""
        return int(self._rows.execute("SELECT count(*) FROM subject_keys").fetchone()[0])

    def ids(self) -> Iterator[str]:
        """Yield the ids that have a key or had one, in order."""
        yield from (row[0] for row in self._rows.execute("SELECT subject_key_id FROM subject_keys ORDER BY 1"))

    def count(self, told: Callable[[int], None] = lambda _: None) -> Counted:
        """Try every key; `told` hears of how many were tried since."""
        held, destroyed, lost = 0, 0, list[str]()
        for name, wrapped in self._rows.execute("SELECT subject_key_id, wrapped_key FROM subject_keys ORDER BY 1"):
            if wrapped is None:
                destroyed += 1
            elif self._ring.opens(wrapped):
                held += 1
            else:
                lost.append(name)
            told(1)
        return Counted(held=held, destroyed=destroyed, lost=tuple(lost))

    def is_destroyed(self, subject_key_id: str) -> bool:
        """Return whether this key was destroyed here."""
        return self._read((subject_key_id,)).get(subject_key_id, b"") is None

    def destroy(self, subject_key_id: str) -> None:
        """Destroy a key for ever, also one that was never made; its bytes leave the file and its write-ahead log."""
        self.destroy_all((subject_key_id,))

    def destroy_all(self, ids: Sequence[str]) -> int:
        """Destroy keys in one transaction as `destroy` does; return how many were not destroyed before."""
        if not all(map(is_uuid, ids)):
            raise CommandRefused("A subject's key is named by a UUID.", mend="Give the 36 characters of its id.")
        with writing(self._rows):
            before = self._read(ids)
            self._rows.executemany(
                "INSERT INTO subject_keys VALUES (?, NULL) ON CONFLICT DO UPDATE SET wrapped_key = NULL",
                [(subject_key_id,) for subject_key_id in ids],
            )
        self._known.clear()
        truncate_log(self._rows)
        return sum(before.get(name, b"") is not None for name in dict.fromkeys(ids))

    @property
    def epochs(self) -> EpochFiles:
        """Return the key pairs of the epochs."""
        self._forget_when_changed()
        return EpochFiles(self._directory / "epochs", self._ring, random=self._random)

    def ensure_epoch(self, name: str) -> bytes:
        """Create the key pair of an epoch unless it exists; return the public key (X25519, 32 bytes)."""
        return self.epochs.ensure(name)

    def epoch_public(self, name: str) -> bytes:
        """Return the public key of an epoch, 32 bytes; raise CommandRefused when there is none."""
        return self.epochs.public(name)

    def epoch_private(self, name: str) -> X25519PrivateKey | None:
        """Return the private key of an epoch, for the opener alone; None when there is no such epoch (any more)."""
        return self.epochs.private(name)

    def epochs_now(self) -> int:
        """Return a number that changes when an epoch begins or ends."""
        return (self._directory / "epochs").stat().st_mtime_ns

    def close(self) -> None:
        """Close the file and forget the keys."""
        self._known.clear()
        self._rows.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _forget_when_changed(self) -> None:
        """Drop what memory holds when another process has written: a key destroyed, the wrapping key changed."""
        version = self._rows.execute("PRAGMA data_version").fetchone()[0]
        if version != self._seen_version:
            self._known.clear()
            self._ring = self._ring.followed(self._rows, self._wrapping, self._directory)
            self._seen_version = version

    def _remember(self, subject_key_id: str, wrapped: bytes) -> tuple[SubjectKey, bytes]:
        record = SubjectKey(subject_key_id=subject_key_id, vault_key_id=self.vault_key_id, wrapped_key=wrapped)
        self._known[subject_key_id] = record, self._ring.unwrap(wrapped, subject_key_id)
        if len(self._known) > KNOWN_KEYS:
            self._known.popitem(last=False)
        return self._known[subject_key_id]

    def _tell_lost(self, subject_key_id: str) -> None:
        if subject_key_id not in self._lost:
            self._lost.add(subject_key_id)
            log.error("key_lost", subject_key_id=subject_key_id, mend="Restore the vault from its copy.")

    def _read(self, ids: Sequence[str]) -> dict[str, bytes | None]:
        rows: dict[str, bytes | None] = {}
        for start in range(0, len(ids), _LOOK_UP):
            asked = ids[start : start + _LOOK_UP]
            places = ",".join("?" * len(asked))
            query = f"SELECT subject_key_id, wrapped_key FROM subject_keys WHERE subject_key_id IN ({places})"  # noqa: S608
            rows.update(self._rows.execute(query, asked).fetchall())
        return rows

    def _create(self, ids: Sequence[str]) -> dict[str, bytes | None]:
        with writing(self._rows):
            self._forget_when_changed()  # under the lock: no key is made under a wrapping key that goes
            fresh = [(subject_key_id, self._ring.wrap(self._random(KEY_SIZE))) for subject_key_id in ids]
            self._rows.executemany("INSERT INTO subject_keys VALUES (?, ?) ON CONFLICT DO NOTHING", fresh)
            return self._read(ids)  # another process may have been first, or have destroyed one
