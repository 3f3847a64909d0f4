"""`sijill verify` needs the base install alone: a fresh environment, no extra, no service, no register."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evidence_examples import build, history, trust
from tests.running import ROOT
from tests.tampering import TAMPERINGS

NOT_NEEDED = {"aiokafka", "aiohttp", "httpx", "openpyxl", "psycopg", "sqlalchemy", "faust", "rapidfuzz"}


@pytest.fixture(scope="module")
def sijill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of a fresh environment into which the wheel was put with what it requires, and no more."""
    folder = tmp_path_factory.mktemp("base")
    source = shutil.copytree(ROOT, folder / "source", ignore=shutil.ignore_patterns(".*", "tests", "*.egg-info"))
    _run(sys.executable, "-m", "venv", str(folder / "venv"), seconds=60)
    pip = (str(folder / "venv/bin/python"), "-m", "pip", "--disable-pip-version-check", "--quiet")
    _run(*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(source), seconds=120)
    [wheel] = folder.glob("*.whl")
    _run(*pip, "install", "--constraint", str(ROOT / "constraints.txt"), str(wheel), seconds=230)
    return folder / "venv" / "bin" / "sijill"


def _run(*command: str, seconds: float) -> None:
    subprocess.run(command, check=True, timeout=seconds, capture_output=True)


def asked(sijill: Path, *words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as an auditor does, in a directory of his own with nothing of ours in the environment."""
    known = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        [str(sijill.parent / "python"), "-X", "importtime", str(sijill), *words],
        capture_output=True, text=True, check=False, cwd=folder, env=known, timeout=60,
    )  # fmt: skip


def test_a_bundle_is_verified_and_a_tampered_copy_refused_by_the_base_install(sijill: Path, tmp_path: Path) -> None:
    archive = build(tmp_path / "register", *history(6, 48))
    archive.export(tmp_path / "case")
    shutil.copytree(tmp_path / "case", tmp_path / "false")
    TAMPERINGS["a bit is flipped"][0](tmp_path / "false")
    (tmp_path / "trust.txt").write_text(trust(wanted=1).write())

    good = asked(sijill, "verify", "case", "--trust", "trust.txt", "--json", folder=tmp_path)
    assert (good.returncode, json.loads(good.stdout)["holds"]) == (0, True)
    loaded = {name.split(".")[0] for name in re.findall(r"\| +(\S+)$", good.stderr, re.MULTILINE)}
    assert "register" in loaded
    assert loaded & NOT_NEEDED == set()

    false = asked(sijill, "verify", "false", "--trust", "trust.txt", folder=tmp_path)
    assert false.returncode == 1
    assert "do not give the root" in " ".join(false.stdout.split())
    assert "The evidence does NOT hold." in false.stdout + false.stderr
