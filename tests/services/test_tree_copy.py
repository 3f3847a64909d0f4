"""The copy of the trees on a storage that speaks S3: others read it as the log itself, whatever happened on the way."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from moto.server import ThreadedMotoServer

from infra.s3 import S3, copy_storage
from infra.settings import get_settings
from register.proof.checkpoints import Checkpoint, read_checkpoint
from register.proof.leaf import LeafRecord, entry_of, read_entry
from register.proof.notes import Note, verifier_of
from register.proof.paths import check_consistency, check_inclusion, consistency_path, inclusion_path
from register.proof.tiles import nodes_in, read_bundle, tile_path, width_at
from register.proof.tree import leaf_hash
from schemas.errors import CommandRefused
from streams.tree_copy import copy_all, keep_copy, read_copied
from streams.tree_files import TreeFiles
from streams.tree_keeper import TreeKeeper
from tests.evidence_examples import KEY, TOPIC, TOPIC_ID, origin
from tests.running import free_port, until

BUCKET, SIZES = "history", (1, 200, 256, 300, 700, 1_500)


@pytest.fixture(scope="module")
def storage() -> Iterator[str]:
    """A storage over real HTTP, and a bucket in it; its URL."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=free_port(), verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    httpx.put(f"http://{host}:{port}/{BUCKET}").raise_for_status()
    rule = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{BUCKET}/*"}
    everybody_reads = json.dumps({"Version": "2012-10-17", "Statement": [rule]})
    httpx.put(f"http://{host}:{port}/{BUCKET}?policy", content=everybody_reads).raise_for_status()
    yield f"http://{host}:{port}"
    server.stop()


def s3(url: str, bucket: str, prefix: str = "") -> S3:
    return S3(bucket, prefix, ("somebody", "secret"), region="us-east-1", endpoint=url)


class Log:
    """A tree that grows, and its copy as a stranger reads it."""

    def __init__(self, folder: Path, url: str, prefix: str) -> None:
        self.url = f"{url}/{BUCKET}/{prefix}/main/{TOPIC}/{TOPIC_ID}/0"
        self.storage = s3(url, BUCKET, prefix)
        self.files = TreeFiles(folder / "main" / TOPIC / str(TOPIC_ID) / "0")
        self.keeper = TreeKeeper(self.files, TOPIC_ID, 0)

    def grow(self, to: int) -> None:
        records = [
            LeafRecord(topic_id=TOPIC_ID, partition=0, offset=number, timestamp=0, key=b"k", value=b"%d" % number)
            for number in range(self.keeper.size, to)
        ]
        self.keeper.take_entries([entry_of(one) for one in records], next_offset=to)
        self.keeper.commit()
        standing = self.files.standing
        claim = Checkpoint(origin=origin(0), size=standing.size, root=standing.root)
        self.files.replace("checkpoint", claim.signed(KEY).write())

    def get(self, name: str) -> bytes:
        return httpx.get(f"{self.url}/{name}").raise_for_status().content

    def checkpoint(self) -> Checkpoint:
        return read_checkpoint(self.get("checkpoint"), [verifier_of(origin(0), KEY)])[0]

    def tile(self, level: int, index: int, width: int) -> bytes:
        return self.get(tile_path(level, index, width))

    def check(self, index: int) -> None:
        """Read an entry and its proof from the copy alone."""
        said = self.checkpoint()
        entries = read_bundle(self.get(tile_path("entries", index // 256, width_at(said.size, 0, index // 256))))
        path = inclusion_path(nodes_in(self.tile, said.size), index, said.size)
        check_inclusion(leaf_hash(entries[index % 256]), index, said.size, path, said.root)
        assert read_entry(entries[index % 256]).offset == index


def test_a_stranger_finds_every_leaf_in_the_copy_at_every_size(storage: str, tmp_path: Path) -> None:
    """Inclusion and consistency from nothing but what lies there; each size continues the one before."""
    log, chance, before = Log(tmp_path, storage, "sizes"), random.Random(3), None
    for size in SIZES:
        log.grow(size)
        copy_all(tmp_path, log.storage)
        said = log.checkpoint()
        assert said.size == size
        for index in {0, size - 1, *(chance.randrange(size) for _ in range(4))}:
            log.check(index)
        if before is not None:
            path = consistency_path(nodes_in(log.tile, size), before.size, size)
            check_consistency(before.size, size, path, before.root, said.root)
        before = said


def test_a_copy_that_was_interrupted_goes_on_and_shows_no_checkpoint_before_its_leaves(
    storage: str, tmp_path: Path
) -> None:
    log = Log(tmp_path, storage, "torn")
    log.grow(300)
    copy_all(tmp_path, log.storage)
    log.grow(900)
    torn = Torn(log.storage, after=3)
    with pytest.raises(OSError, match="away"):
        copy_all(tmp_path, torn)
    assert log.checkpoint().size == 300
    log.check(299)
    copy_all(tmp_path, log.storage)
    assert log.checkpoint().size == 900
    log.check(899)


class Torn:
    """A storage that goes away after some objects."""

    def __init__(self, storage: Any, *, after: int) -> None:
        self._storage, self._left = storage, after

    def put(self, name: str, data: bytes) -> None:
        if not self._left:
            raise OSError("away")
        self._left -= 1
        self._storage.put(name, data)


async def test_a_storage_that_is_away_is_tried_again(storage: str, tmp_path: Path) -> None:
    log = Log(tmp_path, storage, "later")
    log.grow(20)
    log.storage = Torn(log.storage, after=0)
    copying = asyncio.create_task(keep_copy(tmp_path, log.storage))
    try:
        await asyncio.sleep(0.2)
        assert not copying.done()
        log.storage._left = 99
        await until(lambda: read_copied(log.files)[0] == 20, "the copy")
    finally:
        copying.cancel()
    assert log.checkpoint().size == 20


def test_a_storage_that_refuses_is_an_error_that_says_so(storage: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="was not taken"):
        s3(storage, "no-such-bucket").put("a", b"b")


def test_where_the_copy_lies_is_configured(monkeypatch: pytest.MonkeyPatch, storage: str, tmp_path: Path) -> None:
    assert copy_storage(get_settings(state_dir=tmp_path)) is None
    monkeypatch.setenv("SIJILL_PROOF_COPY", f"s3://{BUCKET}/by/settings")
    monkeypatch.setenv("SIJILL_PROOF_COPY_ENDPOINT", storage)
    with pytest.raises(CommandRefused, match="by whose account"):
        copy_storage(get_settings(state_dir=tmp_path))
    (tmp_path / "account").write_text("somebody\nsecret\n")
    monkeypatch.setenv("SIJILL_PROOF_COPY_ACCOUNT", str(tmp_path / "account"))
    found = copy_storage(get_settings(state_dir=tmp_path))
    assert found is not None
    found.put("one", json.dumps([1]).encode())
    assert httpx.get(f"{storage}/{BUCKET}/by/settings/one").json() == [1]
    monkeypatch.setenv("SIJILL_PROOF_COPY", "/a/directory")
    with pytest.raises(CommandRefused, match="no place"):
        copy_storage(get_settings(state_dir=tmp_path))


def test_what_is_copied_is_what_the_notary_published(storage: str, tmp_path: Path) -> None:
    log = Log(tmp_path, storage, "same")
    log.grow(10)
    copy_all(tmp_path, log.storage)

    assert log.get("checkpoint") == log.files.checkpoint()
    assert Checkpoint.of(Note.read(read_copied(log.files)[1])).size == 10
