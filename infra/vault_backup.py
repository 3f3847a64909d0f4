"""Backups of the vault: what they hold, and how one is restored.

A backup never holds the wrapping key: alone, it opens nothing. Nor the index's keys: an index is made anew. It dies
with the wrapping key that it was made under; and what the register destroyed meanwhile is destroyed again before
what is restored becomes the vault.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from infra.vault import FileVault
from infra.vault_files import create_once, private_directory, require_private
from infra.vault_ring import STORE, find_change
from infra.vault_rows import connect, writing
from infra.wrapping import WrappingKeys
from schemas.errors import CommandRefused, NotReadable

_FORM = "sijill vault backup v1"
_LIST = "backup.json"
_BACKUPS = """CREATE TABLE IF NOT EXISTS backups (
    path TEXT PRIMARY KEY, made_at INTEGER NOT NULL, vault_key_id TEXT NOT NULL
) STRICT"""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultBackup:
    """A backup that was made; `made_at` in microseconds UTC; dead once its wrapping key is no more the vault's."""

    path: str
    made_at: int
    vault_key_id: str
    is_dead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredVault:
    """What came back: keys, destroyed ones, of those how many only now, epochs, and ids that no key opens."""

    keys: int
    destroyed: int
    destroyed_again: int
    epochs: int
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Ids whose key in the backup is another or none; ids that an act destroyed and the vault still holds."""

    differing: tuple[str, ...]
    still_held: tuple[str, ...]


def write_backup(vault: Path, to: Path, now: datetime, *, is_kept: bool = True) -> VaultBackup:
    """Back the vault up, while it is used too, into a directory that does not exist; raise CommandRefused.

    The vault remembers where, unless the backup is not kept.
    """
    if to.exists():
        raise CommandRefused("There is something already.", where=str(to), mend="Name a directory that does not exist.")
    rows = connect(vault / STORE)
    try:
        if find_change(rows) is not None:
            mend = "End it first: sijill vault rotate."
            raise CommandRefused("The wrapping key is being changed.", where=str(vault), mend=mend)
        made = int(now.timestamp() * 1_000_000)
        draft = to.with_name(f".{to.name}.draft")
        shutil.rmtree(draft, ignore_errors=True)
        private_directory(draft)
        private_directory(draft / "epochs")
        create_once(draft / STORE, b"")
        target = sqlite3.connect(draft / STORE)
        rows.backup(target)
        key_id = str(target.execute("SELECT vault_key_id FROM vault").fetchone()[0])
        target.execute("DROP TABLE IF EXISTS backups")
        target.commit()
        target.execute("PRAGMA journal_mode = DELETE")
        target.close()
        for path in sorted((vault / "epochs").iterdir()):
            create_once(draft / "epochs" / path.name, path.read_bytes())
        told = {
            "form": _FORM,
            "made_at": now.astimezone(UTC).isoformat(),
            "vault_key_id": key_id,
            "files": dict(_digests(draft)),
        }
        create_once(draft / _LIST, json.dumps(told, indent=2).encode() + b"\n")
        if is_kept:
            with writing(rows):
                rows.execute(_BACKUPS)
                rows.execute("INSERT OR REPLACE INTO backups VALUES (?, ?, ?)", (str(to.resolve()), made, key_id))
        draft.rename(to)
    finally:
        rows.close()
    return VaultBackup(path=str(to.resolve()), made_at=made, vault_key_id=key_id)


def known_backups(vault: Path) -> list[VaultBackup]:
    """Return the backups that were made of this vault, oldest first."""
    rows = connect(vault / STORE)
    try:
        if rows.execute("SELECT 1 FROM sqlite_master WHERE name = 'backups'").fetchone() is None:
            return []
        now = rows.execute("SELECT vault_key_id FROM vault").fetchone()[0]
        found = rows.execute("SELECT path, made_at, vault_key_id FROM backups ORDER BY made_at, path").fetchall()
    finally:
        rows.close()
    return [VaultBackup(path=p, made_at=at, vault_key_id=key, is_dead=key != now) for p, at, key in found]


def restore_backup(
    backup: Path, vault: Path, destroyed: Collection[str], *, kek: bytes = b"", wrapping: WrappingKeys | None = None
) -> RestoredVault:
    """Make a vault of a backup where there is none; `destroyed` names the keys that the register's acts destroyed.

    Its wrapping key is given as `kek` (32 bytes), or lies in `wrapping`. Raises CommandRefused when the backup is not
    whole or its wrapping key is another one; then nothing is there.
    """
    if (vault / STORE).exists():
        mend = "Put it aside yourself if it must go: nothing here removes a vault."
        raise CommandRefused("There is a vault already.", where=str(vault), mend=mend)
    require_whole(backup)
    draft = vault.with_name(f".{vault.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    private_directory(draft)
    try:
        private_directory(draft / "epochs")
        for path in (backup / STORE, *sorted((backup / "epochs").iterdir())):
            create_once(draft / path.relative_to(backup), path.read_bytes())
        if wrapping is None:
            create_once(draft / "kek", kek)
        with FileVault(draft, wrapping=wrapping) as opened:
            again = opened.destroy_all(sorted(destroyed))
            counted = opened.count()
            epochs = [opened.epoch_private(name) for name in opened.epochs.names()]  # each opens, or it is said
        if vault.exists():
            vault.rmdir()  # empty, or it is not ours to remove
        draft.rename(vault)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return RestoredVault(
        keys=counted.held, destroyed=counted.destroyed, destroyed_again=again, epochs=len(epochs), lost=counted.lost
    )


def compare(live: FileVault, restored: FileVault, told: Callable[[int], None]) -> Compared:
    """Compare every key that the vault holds with the one that was restored; `told` hears of how many since."""
    differing, still_held = list[str](), list[str]()
    for name in list(live.ids()):
        told(1)
        with suppress(NotReadable):  # lost in the vault itself: `status` tells it
            held, other = live.key(name), restored.key(name)
            if held is not None and held != other:
                (still_held if other is None and restored.is_destroyed(name) else differing).append(name)
    return Compared(differing=tuple(differing), still_held=tuple(still_held))


def require_whole(backup: Path) -> None:
    """Raise CommandRefused unless a directory is a backup of a vault with every byte that its list names."""
    try:
        told = json.loads((backup / _LIST).read_bytes())
        form, listed = told["form"], dict(told["files"])
    except (OSError, ValueError, KeyError, TypeError) as failure:
        raise CommandRefused(
            "This is no backup of a vault.", where=str(backup), mend="Look for backup.json."
        ) from failure
    if form != _FORM:
        raise CommandRefused(
            "The backup has a form that is not known.", where=str(form)[:80], mend="Use a newer Sijill."
        )
    require_private(backup)
    if changed := sorted({name for name, _ in listed.items() ^ dict(_digests(backup)).items()}):
        mend = "Take another backup."
        raise CommandRefused(f"The backup is damaged: {', '.join(changed)}.", where=str(backup), mend=mend)


def _digests(backup: Path) -> Iterator[tuple[str, str]]:
    for path in (backup / STORE, *sorted((backup / "epochs").iterdir())):
        yield path.relative_to(backup).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
