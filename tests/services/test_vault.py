"""The vault: a key is on disk before anybody is told of it, and a destroyed one never comes back."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap

from infra.vault import FileVault
from schemas.errors import CommandRefused, NotReadable
from schemas.events import SubjectKey
from schemas.ids import new_uuid7


def test_initialising_twice_leaves_every_key_as_it_was(tmp_path: Path) -> None:
    """`sijill up` may run as often as one likes."""
    subject = new_uuid7()
    with FileVault.initialise(tmp_path / "vault") as vault:
        public, wrapped, key = vault.ensure_epoch("2026-a"), vault.wrap([subject]), vault.key(subject)

    with FileVault.initialise(tmp_path / "vault") as again:
        assert (public, wrapped, key) == (again.ensure_epoch("2026-a"), again.wrap([subject]), again.key(subject))


def test_a_wrapped_key_is_the_key_under_the_vaults_own(tmp_path: Path) -> None:
    """What goes to the keys topic opens with the file `kek` and nothing else."""
    subject = new_uuid7()
    with FileVault.initialise(tmp_path / "vault") as vault:
        record = vault.wrap([subject])[subject]

        assert record.vault_key_id == vault.vault_key_id
        assert vault.key(subject) == aes_key_unwrap((tmp_path / "vault" / "kek").read_bytes(), record.wrapped_key)


def test_a_destroyed_key_never_comes_back(tmp_path: Path) -> None:
    """Not in this process, not in another, not after opening the vault again."""
    subject, never_made, kept = new_uuid7(), new_uuid7(), new_uuid7()
    folder = tmp_path / "vault"
    with FileVault.initialise(folder) as vault, FileVault(folder) as other:
        other.wrap([subject, kept])
        assert other.key(subject) == vault.key(subject) is not None

        vault.destroy(subject)
        vault.destroy(never_made)

        for reader in (vault, other):
            assert reader.key(subject) is None
            assert set(reader.wrap([subject, never_made, kept])) == {kept}
    with FileVault(folder) as later:
        assert set(later.wrap([subject, never_made, kept])) == {kept}


def test_the_bytes_of_a_destroyed_key_leave_every_file(tmp_path: Path) -> None:
    """At once, with the vault still open: neither free space nor the write-ahead log keeps them."""
    folder = tmp_path / "vault"
    with FileVault.initialise(folder) as vault:
        keys = vault.wrap([new_uuid7() for _ in range(300)])
        chosen = list(keys.values())[::7]
        for record in chosen:
            vault.destroy(record.subject_key_id)

        content = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    assert [record for record in chosen if record.wrapped_key in content] == []
    assert sum(record.wrapped_key in content for record in keys.values()) == len(keys) - len(chosen)


def test_two_processes_never_make_two_keys_for_one_subject(tmp_path: Path) -> None:
    """Whoever is first wins; the others get the same key."""
    folder = tmp_path / "vault"
    FileVault.initialise(folder).close()
    subjects = [new_uuid7() for _ in range(200)]

    def wrap(_: int) -> dict[str, SubjectKey]:
        with FileVault(folder) as vault:
            return {s: r for n in range(0, 200, 20) for s, r in vault.wrap(subjects[n : n + 20]).items()}

    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(wrap, range(4))

    assert set(first) == set(subjects)
    assert others == [first] * 3


def test_an_id_that_is_no_uuid_gets_no_key(tmp_path: Path) -> None:
    """Ids come from outside; only canonical UUIDs become rows."""
    with FileVault.initialise(tmp_path / "vault") as vault:
        assert vault.wrap(["", "x" * 1000, new_uuid7().upper()]) == {}
        assert vault.key("../kek") is None
        with pytest.raises(CommandRefused):
            vault.destroy("someone")


@pytest.mark.parametrize("name", ["../kek", "", "A", "a/b", "a" * 33, "2026.a", "a\n"])
def test_a_name_that_could_be_a_path_is_no_epoch(tmp_path: Path, name: str) -> None:
    """The epoch's name comes with every event and becomes a file name."""
    with FileVault.initialise(tmp_path / "vault") as vault:
        assert vault.epoch_private(name) is None
        for ask in (vault.ensure_epoch, vault.epoch_public):
            with pytest.raises(CommandRefused):
                ask(name)


def test_the_pair_of_an_epoch_fits_together(tmp_path: Path) -> None:
    """The public key given out is that of the private key kept, and the private one is not on disk in clear."""
    with FileVault.initialise(tmp_path / "vault") as vault:
        public = vault.ensure_epoch("2026-a")
        private = vault.epoch_private("2026-a")

        assert private is not None
        assert public == vault.epoch_public("2026-a") == private.public_key().public_bytes_raw()
        assert private.private_bytes_raw() not in (tmp_path / "vault" / "epochs" / "2026-a.key").read_bytes()
        assert public != vault.ensure_epoch("2026-b")


def test_everything_is_its_owners_alone(tmp_path: Path) -> None:
    """0700 for directories, 0600 for files, write-ahead log included."""
    with FileVault.initialise(tmp_path / "vault") as vault:
        vault.ensure_epoch("2026-a")
        vault.wrap([new_uuid7()])
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in [tmp_path / "vault", *(tmp_path / "vault").rglob("*")]}

    assert {name: 0o700 if name in ("vault", "epochs") else 0o600 for name in modes} == modes
    assert "subject_keys.sqlite-wal" in modes


@pytest.mark.parametrize(
    ("part", "mode"), [(".", 0o750), ("kek", 0o640), ("subject_keys.sqlite", 0o604), ("epochs", 0o701)]
)
def test_a_vault_that_is_open_to_others_is_refused(tmp_path: Path, part: str, mode: int) -> None:
    """The error names the part and how to close it."""
    FileVault.initialise(tmp_path / "vault").close()
    (tmp_path / "vault" / part).chmod(mode)

    with pytest.raises(CommandRefused, match=f"mode {mode:04o}") as refused:
        FileVault(tmp_path / "vault")
    assert "chmod" in refused.value.mend


def test_a_missing_vault_is_refused_and_not_made(tmp_path: Path) -> None:
    """Only `initialise` makes one."""
    with pytest.raises(CommandRefused, match="missing"):
        FileVault(tmp_path / "vault")
    assert list(tmp_path.iterdir()) == []


def test_a_lost_or_foreign_kek_is_never_replaced(tmp_path: Path) -> None:
    """A new one could open none of the keys; restoring is the only way."""
    for name in ("one", "two"):
        with FileVault.initialise(tmp_path / name) as vault:
            vault.wrap([new_uuid7()])
    (tmp_path / "one" / "kek").unlink()
    with pytest.raises(CommandRefused, match="not the key that wraps"):
        FileVault.initialise(tmp_path / "one")

    (tmp_path / "two" / "kek").rename(tmp_path / "one" / "kek")
    for open_vault in (FileVault, FileVault.initialise):
        with pytest.raises(CommandRefused, match="not the one of this vault"):
            open_vault(tmp_path / "one")


def test_a_damaged_key_is_named(tmp_path: Path) -> None:
    """Damage on disk is an error with the id, not a wrong key."""
    with FileVault.initialise(tmp_path / "vault") as vault:
        vault.ensure_epoch("2026-a")
        path = tmp_path / "vault" / "epochs" / "2026-a.key"
        path.write_bytes(bytes(40))

        with pytest.raises(NotReadable, match="damaged"):
            vault.epoch_private("2026-a")
