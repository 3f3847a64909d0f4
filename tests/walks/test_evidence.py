"""An auditor takes evidence away and checks it at home; a notary that is killed again and again proves the same."""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from infra.commands.demo_proof import Authority
from infra.local import platform
from infra.witness_store import WitnessStore
from register.proof.proof_files import Proof
from register.proof.trust import Trust
from tests.lives import a_life, day
from tests.running import ROOT, Register, until

KILLS = 4
STATION, HAND = "TN-EV-01", ("--ordered-by", "D-001", "--approved-by", "D-002")
PLAN = """
from: 2026-01-01
units:
  TN-DG: {{kind: DIRECTORATE, corps: SURETE, name: {{en: Directorate, fr: Direction, ar: إدارة}}}}
  TN-LM: {{kind: DISTRICT, corps: SURETE, parent: TN-DG, name: {{en: District, fr: District, ar: منطقة}}}}
  {station}:
    kind: STATION
    corps: SURETE
    parent: TN-LM
    name: {{en: Station, fr: Poste, ar: مركز}}
    devices: [{{id: {station}-D1, key: {key}}}]
    officers: [{{number: LM-1, rank: GARDIEN, role: CLERK}}]
"""


@pytest.fixture(scope="module")
def register(proven: Register) -> Register:
    """A register of its own."""
    return proven


def verify(bundle: Path, trust: Path, *more: str) -> tuple[int, list[dict[str, str]]]:
    """Verify as an auditor does: in another directory, knowing no register."""
    command = [sys.executable, "-m", "infra", "verify", str(bundle), "--trust", str(trust), *more, "--json"]
    known = {name: value for name, value in os.environ.items() if not name.startswith("SIJILL_")}
    done = subprocess.run(
        command, capture_output=True, check=False, cwd=bundle.parent, env=known | {"PYTHONPATH": str(ROOT)}
    )
    return done.returncode, json.loads(done.stdout)["findings"]


def trees(register: Register) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = register.ask("notary", "status", codes=(0, 1))["trees"]
    return found


async def test_evidence_is_taken_away_and_holds(register: Register, authority: Authority, tmp_path: Path) -> None:
    """While the notary is killed at any moment; the journal's every event is proven, co-signed, and shown as it was."""
    chance, out = random.Random(6), authority.folder
    working = asyncio.create_task(asyncio.to_thread(register.ask, "simulate", "--seed", "3", "--files", "30"))
    for _ in range(KILLS):
        await asyncio.sleep(chance.uniform(0.1, 1.5))
        await asyncio.to_thread(platform.kill_part, register.settings, "notary")
        await asyncio.to_thread(platform.start_part, register.settings, "notary")
    await working
    key = register.ask("station", "key", "--device", f"{STATION}-D1")["public_key"]
    (tmp_path / "units.yaml").write_text(PLAN.format(station=STATION, key=key), encoding="utf-8")
    register.ask("units", "apply", str(tmp_path / "units.yaml"), *HAND)
    life = a_life(register, station=STATION)
    life.registered(day(2026, 1, 5)).lodged(day(2026, 1, 10))
    await life.known()
    register.ask("units", "revoke", f"{STATION}-D1", "--because", "LOST", *HAND)
    await register.come_to_rest()
    trust = authority.trust(register.ask("notary", "key")["logs"])
    with WitnessStore(out / "witness.sqlite") as store:
        for key in Trust.read(trust.read_text()).logs:
            store.add_log(key)
    with authority.witness():
        await until(lambda: all(_cosigned(tree) for tree in trees(register)), "every root to be co-signed")
    journal = [tree for tree in trees(register) if tree["topic"] == "sijill.journal.v1"]
    count = len(await register.journal())
    assert sum(tree["leaves"] for tree in journal) == count
    early = register.run("notary", "checkpoint", "sijill.journal.v1", str(journal[0]["partition"])).stdout
    (tmp_path / "kept").write_bytes(early)
    register.ask("evidence", "export", "--range", "all", "--out", str(tmp_path / "all"))
    register.ask("evidence", "export", "--file", life.file_id, "--out", str(tmp_path / "one"))

    code, findings = verify(tmp_path / "all", trust, "--against", str(tmp_path / "kept"))
    assert (code, [one for one in findings if one["verdict"] == "BROKEN"]) == (0, [])
    said = "\n".join(one["what"] for one in findings)
    assert f"{count} acts of" in said
    assert "of the register's own" in said
    assert "those of the checkpoint that was kept" in said
    code, findings = verify(tmp_path / "one", trust)
    assert code == 0, findings
    [whose] = [one["what"] for one in findings if f" of {STATION}-D1: " in one["what"]]
    assert "enrolled by order" in whose
    assert "revoked by order" in whose
    proof = next((tmp_path / "one").rglob("*.tlog-proof"))
    leaf = proof.parent.parent / "leaves" / proof.name.removesuffix(".tlog-proof")
    policy = Trust.read(trust.read_text()).policy
    assert list(Proof.read(proof.read_bytes()).verify(leaf.read_bytes(), policy)[1]) == ["witness.demo/w1"]

    shutil.copytree(tmp_path / "one", tmp_path / "false")
    leaf = min((tmp_path / "false").rglob("leaves/*"))
    leaf.write_bytes(leaf.read_bytes()[:-1] + b"\x7f")
    code, findings = verify(tmp_path / "false", trust)
    assert code == 1
    assert any(f"Leaf {leaf.name} is not what the root" in one["what"] for one in findings)
    stranger = tmp_path / "stranger.txt"
    stranger.write_text("# knows nobody\n")
    code, findings = verify(tmp_path / "one", stranger)
    assert code == 1
    assert any("No key is known" in one["what"] for one in findings)


def _cosigned(tree: dict[str, Any]) -> bool:
    seen = [each["size"] for each in tree["witnesses"].values()]
    return tree["signed"] == tree["leaves"] and tree["leaves"] in seen
