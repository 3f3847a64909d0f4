"""`sijill imports` and `sijill import` say what is wrong with a session, and what it would take without one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from infra.vault import FileVault
from schemas.ids import new_uuid7

SIJILL = str(Path(sys.executable).with_name("sijill"))
EXAMPLES = Path(__file__).parents[2] / "examples"
REGISTER = str(EXAMPLES / "old-register.csv")
MAPPING = str(EXAMPLES / "mappings" / "old-register.yaml")


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in that state directory."""
    command = [SIJILL, *arguments, "--state-dir", str(folder)]
    return subprocess.run(command, capture_output=True, check=False, text=True, env=os.environ | environment)


def approve(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Approve a session for the example register."""
    days = ("--from", "2019-01-01", "--to", "2024-12-31")
    people = ("--opened-by", "LM1-001", "--approved-by", "LM1-010")
    place = ("--unit", "LM1", "--device", f"IMPORT-{new_uuid7()}", "--corps", "SURETE")
    return run(folder, "imports", "approve", REGISTER, *place, *days, *people, *options, **environment)


@pytest.fixture
def vault(platform: Any) -> Path:
    """The platform's directory, with an epoch key."""
    FileVault.initialise(platform.settings.vault_dir).ensure_epoch("test")
    state_dir: Path = platform.state_dir
    return state_dir


def test_the_approved_session_is_the_result_and_stands_in_the_list(vault: Path) -> None:
    done = approve(vault)
    session = done.stdout.split()[1]
    listed = json.loads(run(vault, "imports", "list", "--json").stdout)

    assert done.returncode == 0, done.stderr
    assert session in [one["session_id"] for one in listed]
    assert session in run(vault, "imports", "list").stdout


def test_an_approval_without_the_register_leaves_no_session_behind(vault: Path) -> None:
    before = run(vault, "imports", "list").stdout
    done = approve(vault, SIJILL_KAFKA_BOOTSTRAP="127.0.0.1:9")

    assert (done.returncode, done.stdout) == (1, "")
    assert "Kafka cannot be reached. (127.0.0.1:9)" in done.stderr
    assert run(vault, "imports", "list").stdout == before


@pytest.mark.parametrize("mode", [(), ("--dry-run",)])
def test_an_unknown_session_is_said_to_be_unknown(tmp_path: Path, mode: tuple[str, ...]) -> None:
    done = run(tmp_path, "import", REGISTER, "--mapping", MAPPING, "--session", new_uuid7(), *mode)

    assert done.returncode == 1
    assert "The session is not known here." in done.stderr
    assert "sijill imports list" in done.stderr


def test_a_session_that_is_no_id_is_wrong_use(tmp_path: Path) -> None:
    assert run(tmp_path, "import", REGISTER, "--mapping", MAPPING, "--session", "unknown").returncode == 2
    assert run(tmp_path, "import", REGISTER, "--mapping", MAPPING).returncode == 2


def test_a_dry_run_needs_no_session_to_check_the_rows(vault: Path) -> None:
    session = approve(vault).stdout.split()[1]
    free, bound = (
        json.loads(run(vault, "import", REGISTER, "--mapping", MAPPING, "--dry-run", "--json", *options).stdout)
        for options in ((), ("--session", session))
    )

    reported = {row["row"] for row in free["reported"]}
    more = [row for row in bound["reported"] if row["row"] not in reported]

    assert (free["session"], free["rows_taken"] > 0) == ("", True)
    assert free["rows_taken"] - bound["rows_taken"] == len(more)
    assert {row["reason"] for row in more} == {"lies outside the days of the import session"}
