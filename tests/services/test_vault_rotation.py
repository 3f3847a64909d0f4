"""Changing the wrapping key: nothing is lost, nobody notices, the old key opens nothing; also with a real token."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pkcs11 import Attribute
from pkcs11.exceptions import AttributeSensitive, GeneralError

from infra.vault import FileVault
from infra.vault_index import IndexKeyFiles
from infra.vault_rotation import rotate
from infra.wrapping import FileKey, KeyFiles, WrappingKeys
from schemas.errors import CommandRefused, NotReadable, ServiceUnreachable
from schemas.ids import new_uuid7
from tests.softhsm import Token, make_token


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Token:
    return make_token(tmp_path_factory.mktemp("softhsm"))


@pytest.fixture(params=["file", "token"])
def wrapping(request: pytest.FixtureRequest, token: Token) -> WrappingKeys | None:
    """Where the wrapping key lies: in the vault's own file, or in a token emptied before."""
    if request.param == "file":
        return None
    keys = token.keys()
    keys.keep_only("none")
    return keys


def test_every_key_goes_over_and_the_old_one_opens_nothing(tmp_path: Path, wrapping: WrappingKeys | None) -> None:
    """A process that has the vault open goes on, with new subjects too."""
    folder, subjects = tmp_path / "vault", [new_uuid7() for _ in range(30)]
    with FileVault.initialise(folder, wrapping=wrapping) as vault:
        old, public, gone = vault.vault_key_id, vault.ensure_epoch("2026-a"), subjects[0]
        wrapped, keys = vault.wrap(subjects), {s: vault.key(s) for s in subjects}
        vault.destroy(gone)
        index = IndexKeyFiles(folder, wrapping=wrapping)
        epoch = index.make()
        token_key = index.find(epoch)
        before = (folder / "kek").read_bytes() if wrapping is None else b""

        done = rotate(folder, wrapping or KeyFiles(folder), told=lambda _: None)

        assert (done.before, done.resumed, done.keys, done.files, done.lost) == (old, False, 29, 2, ())
        assert done.now == vault.wrap([new_uuid7()]).popitem()[1].vault_key_id != old
        assert {s: vault.key(s) for s in subjects} == keys | {gone: None}
        assert vault.epoch_private("2026-a").public_key().public_bytes_raw() == public  # type: ignore[union-attr]
        assert index.find(epoch) == token_key
        held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())  # write-ahead log and all
    assert not any(record.wrapped_key in held for record in wrapped.values())
    if wrapping is None:
        assert before not in held
    else:
        assert wrapping.find(old) is None
    with FileVault(folder, wrapping=wrapping) as again:
        assert {s: again.key(s) for s in subjects} == keys | {gone: None}


@pytest.mark.parametrize("step", ["begun", "chunk", "files", "last"])
def test_cut_off_anywhere_it_is_taken_up(
    tmp_path: Path, wrapping: WrappingKeys | None, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In between everything opens; at the end nothing is under the old key."""
    folder, subjects = tmp_path / "vault", [new_uuid7() for _ in range(30)]
    monkeypatch.setattr("infra.vault_rotation._CHUNK", 10)
    with FileVault.initialise(folder, wrapping=wrapping) as vault:
        vault.ensure_epoch("2026-a")
        vault.wrap(subjects)
        keys, old = {s: vault.key(s) for s in subjects}, vault.vault_key_id
    places = wrapping or KeyFiles(folder)
    told = 0

    def cut(name: str) -> Callable[..., None]:
        def stop(*_: object) -> None:
            nonlocal told
            told += 1
            if name != "chunk" or told == 2:
                raise KeyboardInterrupt

        return stop

    with monkeypatch.context() as power:
        if step == "begun":
            power.setattr("infra.vault_rotation._renew_keys", cut(step))
        elif step == "files":
            power.setattr("infra.vault_rotation._renew_file", cut(step))
        elif step == "last":
            power.setattr(places, "keep_only", cut(step))
        with pytest.raises(KeyboardInterrupt):
            rotate(folder, places, told=cut(step) if step == "chunk" else lambda _: None)

    with FileVault(folder, wrapping=wrapping) as between:
        assert {s: between.key(s) for s in subjects} == keys
        assert between.epoch_private("2026-a") is not None
        assert between.vault_key_id != old
    done = rotate(folder, wrapping or KeyFiles(folder), told=lambda _: None)

    assert (done.resumed, done.before) == (True, old)
    assert places.find(old) is None
    with FileVault(folder, wrapping=wrapping) as later:
        assert {s: later.key(s) for s in subjects} == keys
        assert later.count().lost == ()


def test_a_lost_key_is_named_and_stops_nobody(tmp_path: Path, wrapping: WrappingKeys | None) -> None:
    """Damage in one row: the others are served, the rotation says whose it is."""
    folder, lost, kept = tmp_path / "vault", new_uuid7(), new_uuid7()
    with FileVault.initialise(folder, wrapping=wrapping) as vault:
        vault.wrap([lost, kept])
        vault._rows.execute("UPDATE subject_keys SET wrapped_key = ? WHERE subject_key_id = ?", (bytes(40), lost))
    with FileVault(folder, wrapping=wrapping) as vault:
        assert set(vault.ensure_keys([lost, kept])) == {kept}
        with pytest.raises(NotReadable, match="damaged") as told:
            vault.key(lost)
        assert told.value.where == lost
        assert vault.count().lost == (lost,)
    done = rotate(folder, wrapping or KeyFiles(folder), told=lambda _: None)
    assert (done.keys, done.lost) == (1, (lost,))


def test_the_token_never_gives_its_key_out(token: Token, tmp_path: Path) -> None:
    """What it wraps is AES-KW as everywhere, so a vault can move; but the key has no value that anybody can read."""
    keys = token.keys()
    made, secret = keys.next(), os.urandom(32)
    wrapped = made.wrap(secret)

    assert len(wrapped) == 40
    assert made.wrap(secret) == wrapped
    assert made.unwrap(wrapped) == secret
    assert made.unwrap(FileKey(os.urandom(32)).wrap(secret)) is None
    with pytest.raises(AttributeSensitive):
        made._key[Attribute.VALUE]
    assert not any(secret in path.read_bytes() for path in token.pin_file.parent.rglob("*") if path.is_file())


def test_a_token_that_is_gone_is_said_and_loses_nothing(tmp_path: Path, token: Token) -> None:
    """A vault whose wrapping key is not in the token is refused; so are a wrong PIN, label and library."""
    keys = token.keys()
    keys.keep_only("none")
    folder = tmp_path / "vault"
    FileVault.initialise(folder, wrapping=keys).close()
    with pytest.raises(CommandRefused, match="missing"):
        FileVault(folder)
    keys.keep_only("none")
    with pytest.raises(CommandRefused, match="not the one of this vault"):
        FileVault(folder, wrapping=keys)

    wrong = tmp_path / "pin"
    wrong.write_text("0000")
    wrong.chmod(0o600)
    del keys
    for other in (Token(token.module, "elsewhere", token.pin_file), Token(tmp_path / "no.so", "sijill", wrong)):
        with pytest.raises(CommandRefused, match="cannot be used"):
            other.keys()
    wrong.chmod(0o644)
    with pytest.raises(CommandRefused, match="open to others"):
        Token(token.module, "sijill", wrong).keys()


def test_a_token_that_fails_is_not_taken_for_a_lost_key(token: Token) -> None:
    """Then the opener waits, instead of refusing what it cannot wrap."""
    keys = token.keys()
    made = keys.next()
    wrapped = made.wrap(bytes(32))
    made._key.destroy()  # as if somebody else had reset the token

    with pytest.raises(ServiceUnreachable, match="does not answer"):
        made.unwrap(wrapped)
    with pytest.raises(ServiceUnreachable, match="does not answer"):
        made.wrap(bytes(32))


def test_a_token_that_opens_nothing_any_more_is_not_taken_for_a_lost_key(token: Token) -> None:
    """SoftHSM answers to a strange key as any token does when it is broken: only a proof tells them apart."""
    made = token.keys().next()
    wrapped, key = made.wrap(bytes(32)), made._key

    class Broken:
        wrap_key = staticmethod(key.wrap_key)

        def unwrap_key(self, *_: object, **__: object) -> None:
            raise GeneralError

    made._key = Broken()
    with pytest.raises(ServiceUnreachable, match="GeneralError"):
        made.unwrap(wrapped)


def test_no_key_is_made_under_a_wrapping_key_that_goes(tmp_path: Path) -> None:
    """A process that looked before the change and writes after it."""
    folder, subject = tmp_path / "vault", new_uuid7()
    with FileVault.initialise(folder) as vault:
        rotate(folder, KeyFiles(folder), told=lambda _: None)
        vault._create([subject])
    with FileVault(folder) as later:
        assert later.key(subject) is not None


def test_a_key_beside_the_vault_can_be_lost_only_with_it(tmp_path: Path) -> None:
    """A `kek.next` that was never used changes nothing."""
    folder, subject = tmp_path / "vault", new_uuid7()
    with FileVault.initialise(folder) as vault:
        vault.wrap([subject])
    KeyFiles(folder).next()
    with FileVault(folder) as vault:
        assert vault.key(subject) is not None
    rotate(folder, KeyFiles(folder), told=lambda _: None)
    assert not (folder / "kek.next").exists()
    shutil.rmtree(folder)
