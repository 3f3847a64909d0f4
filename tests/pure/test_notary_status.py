"""Whoever watches the notary sees what is late: a copy of the trees too."""

from __future__ import annotations

import json
import os
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from typer.testing import CliRunner

from infra.cli import app
from streams.tree_copy import copy_all
from tests.evidence_examples import KEY, build, history
from tests.pure.test_archive import proofs_of


class Nowhere:
    """A storage that takes everything."""

    def put(self, name: str, data: bytes) -> None:
        """Take it."""


def test_a_copy_that_lags_is_late(tmp_path: Path) -> None:
    """Only where one is kept, and only once the checkpoint is old enough that it should be there."""
    proofs = proofs_of(build(tmp_path / "built", *history(files=20)), tmp_path)
    pem = tmp_path / "notary.pem"
    pem.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    pem.chmod(0o600)
    told = {"SIJILL_PROOF_DIR": str(proofs), "SIJILL_NOTARY_KEY": str(pem), "COLUMNS": "300"}
    copied = told | {"SIJILL_PROOF_COPY": "s3://bucket/trees"}

    def late(settings: dict[str, str]) -> list[str]:
        done = CliRunner().invoke(app, ["notary", "status", "--json", "--state-dir", str(tmp_path)], env=settings)
        found = [line for tree in json.loads(done.stdout)["trees"] for line in tree["late"]]
        assert done.exit_code == (1 if found else 0)
        return [line for line in found if "copied" in line]

    assert late(copied) == []
    for path in proofs.rglob("checkpoint"):
        os.utime(path, (1, 1))
    assert late(told) == []
    assert all("leaves wait to be copied" in line for line in late(copied))
    assert len(late(copied)) == len(list(proofs.rglob("checkpoint")))
    copy_all(proofs, Nowhere())
    assert late(copied) == []
