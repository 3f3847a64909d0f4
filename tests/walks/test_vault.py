"""The keys under a register that runs: a drill, a new wrapping key, a backup, and the vault restored elsewhere."""

from __future__ import annotations

import json
import os
from pathlib import Path

from infra.vault import FileVault
from tests.commanding import run_command
from tests.lives import STATION, a_life, day
from tests.running import ROOT, Register

READER = ("--purpose", "FILE_HANDLING", "--actor", "LM-7", "--unit", STATION)


async def test_the_wrapping_key_changes_while_people_work(register: Register, tmp_path: Path) -> None:
    """Whoever was registered before is read after, whoever comes after is registered; a destroyed key stays so."""
    before = a_life(register).registered(day(2026, 1, 5))
    await before.known()
    shown = register.ask("file", before.file_id, "--reveal", *READER)["revealed"]
    drilled = register.ask("vault", "drill")
    assert drilled["restored"]["keys"] > 0
    assert drilled["compared"] == {"differing": [], "still_held": []}
    old = tmp_path / "old"
    register.run("vault", "backup", "--to", str(old))

    done = register.ask("vault", "rotate")

    assert done["keys"] == drilled["restored"]["keys"]
    after = a_life(register).registered(day(2026, 1, 6))
    await after.known()
    assert register.ask("file", before.file_id, "--reveal", *READER)["revealed"] == shown
    assert register.ask("file", after.file_id, "--reveal", *READER)["revealed"]
    told = register.ask("vault", "status")
    assert (told["wrapping_key"], told["keys"]["lost"]) == (done["now"], [])
    assert [(Path(each["path"]), each["is_dead"]) for each in told["backups"]] == [(old, True)]

    backup, kek = tmp_path / "a" / "backup", tmp_path / "b" / "kek"
    kek.parent.mkdir()
    register.run("vault", "backup", "--to", str(backup), "--wrapping-key-to", str(kek))
    beside = register.run(
        "vault", "backup", "--to", str(tmp_path / "c"), "--wrapping-key-to", str(tmp_path / "c" / "kek"), codes=(1,)
    )
    assert b"hides nothing" in beside.stderr
    restored = _restore(register, tmp_path / "elsewhere", str(backup), "--wrapping-key", str(kek))
    assert restored["keys"] == told["keys"]["held"]
    with FileVault(register.settings.vault_dir) as one, FileVault(tmp_path / "elsewhere" / "vault") as other:
        assert {name: one.key(name) for name in one.ids()} == {name: other.key(name) for name in other.ids()}


def _restore(register: Register, state_dir: Path, *arguments: str) -> dict[str, int]:
    """Restore on another machine that reaches the same broker."""
    environment = os.environ | {"SIJILL_KAFKA_BOOTSTRAP": register.settings.kafka}
    told = ("vault", "restore", *arguments, "--json", "--state-dir", str(state_dir))
    done = run_command(*told, given=b"", folder=ROOT, environment=environment, seconds=60)
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, int] = json.loads(done.stdout)
    return found
