"""An archive in S3-compatible storage is the archive that a directory holds."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from moto.server import ThreadedMotoServer
from typer.testing import CliRunner

from infra.archive_place import open_archive
from infra.archive_write import plan_archive, write_archive
from infra.cli import app
from infra.settings import Settings, get_settings
from register.proof.archive import check_archive
from schemas.archive import Storage
from schemas.archive_folder import Folder
from schemas.archive_reader import ArchiveSource
from tests.evidence_examples import Archive, build, history, policy
from tests.pure.test_archive import broken, contracts, proofs_of
from tests.services.test_tree_copy import free_port

BUCKET = "s3://archive/of/the/register"
SOMEBODY = {"Authorization": "AWS4-HMAC-SHA256 Credential=somebody/20260101/us-east-1/s3/aws4_request"}


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A server that speaks S3, with a bucket; settings that name it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=free_port(), verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    httpx.put(f"http://{host}:{port}/archive").raise_for_status()
    account = tmp_path_factory.mktemp("account") / "key"
    account.write_text("somebody\nsecret\n")
    yield get_settings(proof_copy_endpoint=f"http://{host}:{port}", proof_copy_account=account)
    server.stop()


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return build(tmp_path_factory.mktemp("proof"), *history(files=40))


def test_it_is_written_gone_on_with_checked_and_read(s3: Settings, trees: Archive, tmp_path: Path) -> None:
    """Object by object what a directory holds; a torn one, here without its seal, is written again."""
    proofs, bucket, folder = proofs_of(trees, tmp_path), open_archive(BUCKET, s3), Folder(tmp_path / "archive")
    for storage in (bucket, folder):
        list(write_archive(storage, plan_archive(storage, proofs), contracts, every=50, told=lambda _: None))
    names = sorted(folder.names())
    assert sorted(bucket.names()) == names
    assert all(bucket.read(name) == folder.read(name) for name in names)

    last = max(name for name in names if name.startswith("main/") and name.endswith(".json"))
    httpx.delete(f"{s3.proof_copy_endpoint}/archive/of/the/register/{last}", headers=SOMEBODY).raise_for_status()
    again = write_archive(bucket, plan_archive(bucket, proofs), contracts, every=50, told=lambda _: None)
    assert sum(one.segments for one in again) == 1
    assert bucket.read(last) == folder.read(last)
    findings = list(check_archive(bucket, policy(wanted=1), list(trees.half.values())))
    assert broken(findings) == []

    async def offsets(storage: Storage) -> list[int]:
        source = pickle.loads(pickle.dumps(ArchiveSource(storage)))  # noqa: S301 - as it goes to a loading process
        async with source.open() as reader:
            ends = await reader.ends(range(12))
            reader.start(dict.fromkeys(ends, 0))
            return [r.offset async for polled in reader.read_to(ends, 100) for found in polled.values() for r in found]

    assert asyncio.run(offsets(bucket)) == asyncio.run(offsets(folder))


def test_a_bucket_that_is_not_there_is_said(s3: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_PROOF_COPY_ENDPOINT", s3.proof_copy_endpoint)
    monkeypatch.setenv("SIJILL_PROOF_COPY_ACCOUNT", str(s3.proof_copy_account))
    (tmp_path / "trust.txt").write_text("wanted 0\n")
    told = ["archive", "check", "s3://nowhere/x", "--trust", str(tmp_path / "trust.txt")]
    done = CliRunner().invoke(app, told, env={"COLUMNS": "300"})

    assert done.exit_code == 1
    assert "The archive cannot be read or written" in done.output
