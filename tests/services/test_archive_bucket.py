"""An archive in S3-compatible storage is the archive that a directory holds."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from moto.server import ThreadedMotoServer

from infra.archive_write import plan_archive, write_archive
from register.proof.archive import check_archive
from schemas.archive_folder import Folder
from schemas.archive_reader import ArchiveSource, open_storage
from schemas.errors import ServiceUnreachable
from tests.pure.test_archive import broken, contracts, proofs_of
from tests.pure.test_evidence import Archive, policy
from tests.pure.test_evidence import archive as trees  # noqa: F401 - a fixture

BUCKET = "s3://archive/of/the/register"


@pytest.fixture(scope="module")
def s3() -> Iterator[None]:
    """A server that speaks S3, with a bucket."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as environment:
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ALLOW_HTTP": "true",
            "AWS_REGION": "us-east-1",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
        }.items():
            environment.setenv(name, value)
        httpx.put(f"http://{host}:{port}/archive").raise_for_status()
        yield
    server.stop()


def test_it_is_written_gone_on_with_checked_and_read(s3: None, trees: Archive, tmp_path: Path) -> None:  # noqa: F811
    """Object by object what a directory holds; a torn one, here without its seal, is written again."""
    proofs, bucket, folder = proofs_of(trees, tmp_path), open_storage(BUCKET), Folder(tmp_path / "archive")
    for storage in (bucket, folder):
        list(write_archive(storage, plan_archive(storage, proofs), contracts, every=50, told=lambda _: None))
    names = sorted(folder.names())
    assert sorted(bucket.names()) == names
    assert all(bucket.read(name) == folder.read(name) for name in names)

    last = max(name for name in names if name.startswith("main/") and name.endswith(".json"))
    bucket.remove(last)
    again = write_archive(bucket, plan_archive(bucket, proofs), contracts, every=50, told=lambda _: None)
    assert sum(one.segments for one in again) == 1
    assert bucket.read(last) == folder.read(last)
    findings = list(check_archive(bucket, policy(wanted=1), list(trees.half.values())))
    assert broken(findings) == []

    async def offsets(place: str) -> list[int]:
        async with ArchiveSource(place).open() as reader:
            ends = await reader.ends(range(12))
            reader.start(dict.fromkeys(ends, 0))
            return [r.offset async for polled in reader.read_to(ends, 100) for found in polled.values() for r in found]

    assert asyncio.run(offsets(BUCKET)) == asyncio.run(offsets(str(tmp_path / "archive")))


def test_a_bucket_that_is_not_there_is_said(s3: None) -> None:
    with pytest.raises(ServiceUnreachable, match="storage does not answer"):
        list(open_storage("s3://nowhere/x").names())
