"""The cluster burns; the archive, the vault and the stations' outboxes are left: the register goes on as it was."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from infra.commands.demo_proof import Authority
from infra.commands.platform import bring_up
from infra.local import platform
from infra.settings import Settings, get_settings
from infra.witness_store import WitnessStore
from register.proof.trust import Trust
from schemas.topics import JOURNAL, UNITS
from tests.commanding import run_command
from tests.lives import a_life, day
from tests.running import Register, until
from tests.walks.test_evidence import trees, verify

READER = ("--purpose", "FILE_HANDLING", "--actor", "LM-7", "--unit", "TN-LM-01")
CONTROL = ("--purpose", "AUDIT", "--role", "DATA_PROTECTION_OFFICER", "--actor", "LM-20", "--unit", "TN-LM-01")


@dataclass(kw_only=True)
class Burnt:
    """What is left of a register, and what it was."""

    authority: Authority
    folder: Path
    trust: Path
    kept: bytes
    file_id: str
    states: str
    tables: list[Any]
    records: dict[str, list[Any]]
    archived: dict[str, Any]


def settings_of(folder: Path, authority: Authority) -> Settings:
    plain = get_settings(state_dir=folder, kafka_bootstrap="", registry_url="", postgres_dsn="", suspicions=False)
    return authority.give_to(plain)


@pytest.fixture(scope="module")
def place() -> Any:
    folder = Path(tempfile.mkdtemp(prefix="sijill-register-"))
    yield folder
    for one in ("one", "two"):
        platform.down(get_settings(state_dir=folder / one, kafka_bootstrap="", registry_url="", postgres_dsn=""))
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
async def burnt(place: Path) -> Burnt:
    """A register works, is archived, and its cluster is thrown away."""
    authority = Authority.beside(get_settings(state_dir=place / "register"))
    settings = settings_of(place / "one", authority)
    await asyncio.to_thread(bring_up, settings, register=True)
    register = Register(settings=settings)
    orders = ("--ordered-by", "D-1", "--approved-by", "D-2")
    register.ask("units", "apply", "examples/units.yaml", *orders)
    lives = [a_life(register) for _ in range(4)]
    for life in lives:
        life.registered(day(2026, 1, 5)).lodged(day(2026, 1, 10))
        await life.known()
    await lives[0].absorbs(lives[1], day(2026, 2, 1))
    register.ask("file", lives[0].file_id, "--reveal", *READER)
    await register.come_to_rest()
    trust = shutil.copy(await co_signed(register, authority), place / "trust.txt")
    partition = next(tree["partition"] for tree in trees(register) if tree["topic"] == JOURNAL.name)
    kept = register.run("notary", "checkpoint", JOURNAL.name, str(partition)).stdout
    register.ask("evidence", "export", "--range", "all", "--out", str(place / "old"))
    assert broken(place / "old", trust) == []
    archived = register.ask("archive", "write", "--to", str(place / "archive"), "--every", "5")
    again = register.ask("archive", "write", "--to", str(place / "archive"))
    assert again["added"] == 0
    assert register.ask("rebuild", "--from-archive", str(place / "archive"))["equal"]
    assert register.ask("audit", "--from-archive", str(place / "archive"))["differences"] == []
    assert register.ask("audit")["differences"] == []
    found = Burnt(
        authority=authority,
        folder=place,
        trust=trust,
        kept=kept,
        file_id=lives[0].file_id,
        states=register.ask("replay")["sha256"],
        tables=_tables(register),
        records={name: await register.records(name) for name in (JOURNAL.name, UNITS.name)},
        archived=archived,
    )
    platform.down(settings)
    (place / "two").mkdir(mode=0o700)
    for left in ("vault", "stations"):  # the outboxes themselves: a copy of one is refused
        (settings.state_dir / left).rename(place / "two" / left)
    shutil.rmtree(settings.state_dir)
    return found


async def test_the_register_goes_on_from_its_archive(burnt: Burnt) -> None:
    """Old proofs hold, states and tables are the same, a repeated act is known, new ones follow in the same trees."""
    settings = settings_of(burnt.folder / "two", burnt.authority)
    await asyncio.to_thread(bring_up, settings)
    register, archive = Register(settings=settings), str(burnt.folder / "archive")
    assert holds(archive, burnt.trust)
    restored = register.ask("archive", "restore", archive, "--trust", str(burnt.trust))
    assert sum(restored["records"].values()) == burnt.archived["added"]
    assert (restored["keys_missing"], restored["keys_destroyed"]) == (0, 0)
    refused = register.run("archive", "restore", archive, "--trust", str(burnt.trust), codes=(1,))
    assert b"not empty" in refused.stderr

    await asyncio.to_thread(bring_up, settings, register=True)
    await register.come_to_rest()
    for name, before in burnt.records.items():
        assert [_as_was(record) for record in await register.records(name)] == [_as_was(record) for record in before]
    assert register.ask("replay")["sha256"] == burnt.states
    assert _tables(register) == burnt.tables
    assert register.ask("audit")["differences"] == []
    tree = register.ask("units", "tree")
    assert "LM1" in json.dumps(tree)
    assert register.ask("file", burnt.file_id, "--reveal", *READER)["revealed"]
    assert len(register.ask("access", burnt.file_id, *CONTROL)) >= 3  # one from before the fire

    journal = await register.journal()
    known = next(record.event for record in journal if record.file_id == burnt.file_id)
    await register.submit_foreign(known)
    await register.come_to_rest()
    assert len(await register.journal()) == len(journal)
    life = a_life(register)
    life.file_id, life.saw = burnt.file_id, int(register.ask("file", burnt.file_id)["version"])
    before = life.saw
    life.entered(day(2026, 3, 1))
    await life.known()
    assert life.saw > before
    newcomer = a_life(register)
    newcomer.registered(day(2026, 3, 5))
    await newcomer.known()
    await register.come_to_rest()

    trust = await co_signed(register, burnt.authority)  # of partitions, too, that had no tree before
    journal = await register.journal()
    assert sum(tree["leaves"] for tree in trees(register) if tree["topic"] == JOURNAL.name) == len(journal)
    register.ask("evidence", "export", "--range", "all", "--out", str(burnt.folder / "new"))
    (burnt.folder / "kept").write_bytes(burnt.kept)
    for bundle, believed in (("old", burnt.trust), ("new", trust)):
        assert broken(burnt.folder / bundle, believed, "--against", str(burnt.folder / "kept")) == []
    assert register.ask("archive", "write", "--to", archive)["added"] > 0
    assert holds(archive, trust)


async def co_signed(register: Register, authority: Authority) -> Path:
    """Have the witness co-sign every root; return the file of trust."""
    trust = authority.trust(register.ask("notary", "key")["logs"])
    with WitnessStore(authority.folder / "witness.sqlite") as store:
        for key in Trust.read(trust.read_text()).logs:
            store.add_log(key)

    def is_co_signed(tree: dict[str, Any]) -> bool:
        name = tree["topic"], str(tree["partition"])
        return (
            tree["signed"] == tree["leaves"] and b"witness.demo" in register.run("notary", "checkpoint", *name).stdout
        )

    with authority.witness():
        await until(lambda: all(map(is_co_signed, trees(register))), "every root to be co-signed")
    return trust


def broken(bundle: Path, trust: Path, *more: str) -> list[str]:
    """Verify a bundle as an auditor does; return what is broken in it."""
    code, findings = verify(bundle, trust, *more)
    found = [f"{one['what']} {one['where']}" for one in findings if one["verdict"] == "BROKEN"]
    assert (code == 0) is (found == [])
    return found


def holds(archive: str, trust: Path) -> bool:
    """Check an archive as somebody does who knows no register."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("SIJILL_")}
    told = ("archive", "check", archive, "--trust", str(trust), "--json")
    done = run_command(*told, given=b"", folder=trust.parent, environment=known, seconds=60)
    return done.returncode == 0 and json.loads(done.stdout)["holds"] is True


def _as_was(record: Any) -> tuple[Any, ...]:
    headers = [each for each in record.headers if each[0] not in {"sijill-first", "sijill-contract"}]
    return record.partition, record.offset, record.timestamp, record.key, record.value, headers


def _tables(register: Register) -> list[Any]:
    files = register.sql("SELECT file_id::text, version, journal_offset, state FROM sijill.files ORDER BY 1")
    rows = register.sql("SELECT partition, journal_offset, event_id::text FROM sijill.timeline ORDER BY 1, 2")
    return [[(*row[:3], bytes(row[3])) for row in files], rows]
