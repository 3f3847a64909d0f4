"""Whatever is away is said within seconds: what, where and how to mend it, and no trace of a driver."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Platform

NOWHERE = {
    "SIJILL_POSTGRES_DSN": "postgresql://sijill:a-password@127.0.0.1:1/sijill",
    "SIJILL_KAFKA_BOOTSTRAP": "127.0.0.1:1",
    "SIJILL_REGISTRY_URL": "http://127.0.0.1:1",
}
COMMANDS = [
    "rebuild",
    "rebuild --drop-old",
    "replay",
    "file X",
    "access X --purpose AUDIT --actor LM1-010 --unit LM1",
    "search",
    "timeline X",
    "statistics cut",
    "statistics table T7",
    "dead-letters list",
    "refusals",
    "activity",
    "activity-agent",
    "projector",
]


def sijill(command: str, folder: Path, addresses: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command with these addresses; none takes longer than a person would wait."""
    return subprocess.run(
        [sys.executable, "-m", "infra", *command.split(), "--state-dir", str(folder)],
        env=os.environ | addresses,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def assert_told(done: subprocess.CompletedProcess[str], address: str) -> None:
    """Assert one clear error with its place, and nothing else."""
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert address in done.stderr
    assert "sijill up" in done.stderr
    for trace in ("Traceback", "aiokafka", "psycopg", "a-password"):
        assert trace not in done.stderr
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_a_platform_that_is_away_is_said_in_one_error(command: str, tmp_path: Path) -> None:
    """With nothing running, each command of the read side says in one error what it cannot reach, and ends with 1."""
    assert_told(sijill(command, tmp_path, NOWHERE), "127.0.0.1:1")


@pytest.mark.parametrize("command", ["rebuild", "statistics cut", "statistics table T7"])
def test_a_broker_that_alone_is_away_is_said_too(command: str, tmp_path: Path, platform: Platform) -> None:
    """The database answers, Kafka does not: the error is about Kafka."""
    done = sijill(command, tmp_path, NOWHERE | {"SIJILL_POSTGRES_DSN": platform.postgres})

    assert_told(done, "127.0.0.1:1")
    assert "Kafka" in done.stderr
