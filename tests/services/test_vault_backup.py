"""Backups of the vault: whole, useless alone, and what was destroyed stays destroyed in what is restored."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from infra.vault import FileVault
from infra.vault_backup import compare, known_backups, restore_backup, write_backup
from infra.vault_rotation import rotate
from infra.wrapping import KeyFiles
from schemas.errors import CommandRefused
from schemas.ids import new_uuid7

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with an epoch, three keys and a destroyed one."""
    with FileVault.initialise(tmp_path / "vault") as vault:
        vault.ensure_epoch("2026-a")
        vault.wrap([new_uuid7() for _ in range(3)])
        vault.destroy(new_uuid7())
    return tmp_path / "vault"


def test_what_is_restored_is_the_vault_less_what_was_destroyed_since(folder: Path, tmp_path: Path) -> None:
    """The acts say what: a key that comes back from a backup would undo an erasure."""
    kek = (folder / "kek").read_bytes()
    with FileVault(folder) as vault:
        kept, gone, _, _ = list(vault.ids())
        keys = {name: vault.key(name) for name in vault.ids()}
        made = write_backup(folder, tmp_path / "backup", NOW)  # while the vault is open
        vault.destroy(gone)

        done = restore_backup(tmp_path / "backup", tmp_path / "other", {gone}, kek=kek)

        assert (done.keys, done.destroyed, done.destroyed_again, done.epochs, done.lost) == (2, 2, 1, 1, ())
        with FileVault(tmp_path / "other") as restored:
            assert {name: restored.key(name) for name in restored.ids()} == keys | {gone: None}
            found = compare(vault, restored, lambda _: None)
            assert (found.differing, found.still_held) == ((), ())
            restored.destroy(kept)
            assert compare(vault, restored, lambda _: None).still_held == (kept,)
    assert known_backups(folder) == [made]
    rest = b"".join(path.read_bytes() for path in (tmp_path / "other").rglob("*") if path.is_file())
    assert keys[gone] not in rest
    assert not (tmp_path / ".other.draft").exists()


def test_a_backup_alone_opens_nothing(folder: Path, tmp_path: Path) -> None:
    """No wrapping key and no key in clear is in it; another wrapping key is refused, and nothing is left."""
    write_backup(folder, tmp_path / "backup", NOW)
    content = b"".join(path.read_bytes() for path in (tmp_path / "backup").rglob("*") if path.is_file())
    with FileVault(folder) as vault:
        secrets = [(folder / "kek").read_bytes(), *(key for name in vault.ids() if (key := vault.key(name)))]
    assert len(secrets) == 4
    assert not any(secret in content for secret in secrets)

    with pytest.raises(CommandRefused, match="not the one of this vault"):
        restore_backup(tmp_path / "backup", tmp_path / "other", (), kek=bytes(32))
    assert [path.name for path in tmp_path.iterdir() if "other" in path.name] == []


def test_a_backup_dies_with_its_wrapping_key(folder: Path, tmp_path: Path) -> None:
    """After a change of the wrapping key the list says so, and today's key does not open it."""
    write_backup(folder, tmp_path / "backup", NOW)
    rotate(folder, KeyFiles(folder), told=lambda _: None)

    assert [backup.is_dead for backup in known_backups(folder)] == [True]
    with pytest.raises(CommandRefused, match="not the one of this vault"):
        restore_backup(tmp_path / "backup", tmp_path / "other", (), kek=(folder / "kek").read_bytes())


@pytest.mark.parametrize("damage", ["a bit", "a file less", "a file more", "no list", "another form", "open to others"])
def test_a_backup_that_is_not_whole_is_refused(folder: Path, tmp_path: Path, damage: str) -> None:
    """Before anything is made of it."""
    backup, other = tmp_path / "backup", tmp_path / "other"
    write_backup(folder, backup, NOW)
    listed = backup / "backup.json"
    if damage == "a bit":
        content = bytearray((backup / "epochs/2026-a.key").read_bytes())
        content[7] ^= 1
        (backup / "epochs/2026-a.key").write_bytes(content)
    elif damage == "a file less":
        (backup / "epochs/2026-a.pub").unlink()
    elif damage == "a file more":
        (backup / "epochs/2027-a.pub").write_bytes(bytes(32))
    elif damage == "no list":
        listed.unlink()
    elif damage == "another form":
        listed.write_text(json.dumps(json.loads(listed.read_text()) | {"form": "else"}))
    else:
        backup.chmod(0o755)
    with pytest.raises(CommandRefused, match=r"damaged|no backup|form|open to others") as refused:
        restore_backup(backup, other, (), kek=(folder / "kek").read_bytes())
    assert refused.value.mend
    assert not other.exists()


def test_nothing_is_written_over(folder: Path, tmp_path: Path) -> None:
    """Neither a vault by a restore nor a backup by a backup; nor is one made while the wrapping key changes."""
    write_backup(folder, tmp_path / "backup", NOW)
    with pytest.raises(CommandRefused, match="something already"):
        write_backup(folder, tmp_path / "backup", NOW)
    with pytest.raises(CommandRefused, match="a vault already"):
        restore_backup(tmp_path / "backup", folder, (), kek=bytes(32))
    with FileVault(folder) as vault:
        vault._rows.execute("CREATE TABLE change (before TEXT)")
        vault._rows.execute("INSERT INTO change VALUES ('kek-0')")
    with pytest.raises(CommandRefused, match="being changed"):
        write_backup(folder, tmp_path / "second", NOW)
