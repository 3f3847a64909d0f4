"""Trees over a real topic: every record a leaf, once, whatever is killed; and a topic that was changed is noticed."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic, RecordsToDelete
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.witness_server import make_witness, serve_witness
from infra.witness_store import WitnessStore
from register.proof.checkpoints import Checkpoint, Policy, origin_of
from register.proof.leaf import LeafRecord, entry_of, read_entry
from register.proof.notes import COSIGNATURE, Note, verifier_of
from register.proof.paths import check_consistency, check_inclusion, consistency_path, inclusion_path
from register.proof.proof_files import Proof
from register.proof.tree import leaf_hash
from schemas.errors import PositionLost
from schemas.topics import JOURNAL, Topic
from streams.checkpointing import Publisher
from streams.notary import Notary, NotaryConfig
from streams.tree_files import TreeFiles
from streams.witness_client import Witness, read_asked
from tests.conftest import Platform
from tests.running import free_port, until

NAME, WITNESS = "sijill.test", "witness.test/w1"
PARTITIONS = 2


@dataclass(kw_only=True)
class Desk:
    """A topic of its own, its trees, and the key that signs them."""

    kafka: str
    topic: Topic
    checkpoints: str
    folder: Path
    key: Ed25519PrivateKey | None = field(default_factory=Ed25519PrivateKey.generate)
    witnesses: tuple[Witness, ...] = ()

    async def write(self, values: Sequence[bytes], *, transactional: bool = True) -> None:
        """Write values, by turns into the partitions, some in transactions that leave markers between."""
        options: dict[str, Any] = {"transactional_id": f"t-{uuid.uuid4()}"} if transactional else {}
        async with AIOKafkaProducer(bootstrap_servers=self.kafka, **options) as producer:
            for begin in range(0, len(values), 50):
                if transactional:
                    await producer.begin_transaction()
                for number, value in enumerate(values[begin : begin + 50], begin):
                    await producer.send(
                        self.topic.name, value, b"k%d" % number, number % PARTITIONS, headers=[("h", b"x"), ("h", b"")]
                    )
                if transactional:
                    await producer.commit_transaction()

    async def records(self) -> dict[int, list[Any]]:
        """Return what the topic holds, by partition."""
        found: dict[int, list[Any]] = {}
        async with AIOKafkaConsumer(bootstrap_servers=self.kafka, isolation_level="read_committed") as consumer:
            for number in range(PARTITIONS):
                part = TopicPartition(self.topic.name, number)
                consumer.assign([part])
                consumer.seek(part, 0)
                [end] = (await consumer.end_offsets([part])).values()
                found[number] = []
                while await consumer.position(part) < end:
                    found[number] += (await consumer.getmany(part, timeout_ms=500)).get(part, [])
        return found

    @asynccontextmanager
    async def notary(self, *, seconds: float = 0.2) -> AsyncIterator[asyncio.Task[None]]:
        """Run a notary over the topic."""
        publisher = Publisher(self.kafka, self.checkpoints, lambda: self.key, self.witnesses)
        config = NotaryConfig(
            kafka=self.kafka, register=NAME, topic=self.topic, folder=self.folder, seconds=seconds, records=700
        )
        running = Notary(config, publisher)
        publishing, following = asyncio.create_task(publisher.run()), asyncio.create_task(running.run())
        try:
            yield following
        finally:
            running.stop()
            with suppress(PositionLost):
                await following
            publishing.cancel()
            with suppress(asyncio.CancelledError):
                await publishing

    def trees(self) -> list[TreeFiles]:
        """Return the trees on the disk, by partition."""
        return [TreeFiles(each) for each in sorted((self.folder / self.topic.name).glob("*/*"))]

    def leaves(self) -> int:
        """Return how many leaves are under published checkpoints."""
        notes = [tree.checkpoint() for tree in self.trees()]
        return sum(Checkpoint.of(Note.read(note)).size for note in notes if note is not None)

    async def proven(self, count: int) -> list[TreeFiles]:
        """Run until so many leaves are under checkpoints; return the trees."""
        async with self.notary() as following:
            await until(lambda: following.done() or self.leaves() >= count, f"{count} leaves")
            if following.done():
                following.result()
        return self.trees()


@pytest.fixture
async def desk(platform: Platform, tmp_path: Path) -> AsyncIterator[Desk]:
    name = f"test.proof.{uuid.uuid4().hex[:12]}"
    topic, checkpoints = replace(JOURNAL, name=name, partitions=PARTITIONS), f"{name}.checkpoints"
    admin = AIOKafkaAdminClient(bootstrap_servers=platform.kafka)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(name, PARTITIONS, 1), NewTopic(checkpoints, 1, 1)])
        yield Desk(kafka=platform.kafka, topic=topic, checkpoints=checkpoints, folder=tmp_path / "proof")
        await admin.delete_topics([each for each in (name, checkpoints) if each in await admin.list_topics()])
    finally:
        await admin.close()


def policy_of(desk: Desk, trees: Sequence[TreeFiles], *witnesses: Witness, wanted: int = 0) -> Policy:
    assert desk.key is not None
    topic_id = uuid.UUID(trees[0].folder.parent.name)
    origins = [origin_of(NAME, desk.topic.name, topic_id, number) for number in range(PARTITIONS)]
    keys = tuple(verifier_of(origin, desk.key) for origin in origins)
    return Policy(trees=keys, witnesses=tuple(each.key for each in witnesses), wanted=wanted)


def values_to(count: int) -> list[bytes]:
    return [b"value %06d" % number for number in range(count)]


async def test_every_record_is_a_leaf_in_its_place_and_proven(desk: Desk) -> None:
    """The entry holds what the broker gives, to the byte; each leaf has a proof that others' rules accept."""
    await desk.write(values_to(1_201))
    trees = await desk.proven(1_201)
    records, policy = await desk.records(), policy_of(desk, trees)

    for number, tree in enumerate(trees):
        note = tree.checkpoint()
        assert note is not None
        size = policy.accept(note)[0].size
        assert size == len(records[number])
        for index in (0, 1, 255, 256, size // 2, size - 1):
            path = inclusion_path(tree.node(size), index, size)
            entry, record = tree.entry(index), records[number][index]
            assert read_entry(entry) == LeafRecord(
                topic_id=uuid.UUID(tree.folder.parent.name), partition=number, offset=record.offset,
                timestamp=record.timestamp, key=record.key, value=record.value, headers=tuple(record.headers),
            )  # fmt: skip
            assert Proof(index=index, path=tuple(path), checkpoint=note).verify(entry, policy)[0].size == size


async def test_a_notary_that_stops_and_goes_on_shows_one_history(desk: Desk) -> None:
    """Each published checkpoint is consistent with the next one, also over stops, and none has two roots."""
    kept: list[Checkpoint] = []
    for batch in range(4):
        await desk.write(values_to(150 + batch))
        trees = await desk.proven(sum(150 + each for each in range(batch + 1)))
        kept.append(policy_of(desk, trees).accept(trees[0].checkpoint() or b"")[0])
    last = kept[-1]

    assert [one.size for one in kept] == sorted({one.size for one in kept})
    for one in kept:
        path = consistency_path(trees[0].node(last.size), one.size, last.size)
        check_consistency(one.size, last.size, path, one.root, last.root)


async def test_without_its_key_the_trees_grow_and_the_signature_comes_later(desk: Desk) -> None:
    key, desk.key = desk.key, None
    await desk.write(values_to(300))
    async with desk.notary():
        await until(lambda: sum(tree.standing.size for tree in desk.trees()) == 300, "the trees")
        assert desk.leaves() == 0
        desk.key = key
        await until(lambda: desk.leaves() == 300, "the signature")


async def test_files_beyond_the_standing_are_written_again_with_the_same_bytes(desk: Desk) -> None:
    """As a power cut may leave them, torn and not counted: the tree ends as one that was never disturbed."""
    await desk.write(values_to(1_000))
    [first, _] = await desk.proven(1_000)
    before = {path: path.read_bytes() for path in first.folder.rglob("*") if path.is_file()}
    await desk.write(values_to(900))
    [first, _] = await desk.proven(1_900)
    whole = {path: path.read_bytes() for path in first.folder.rglob("*") if path.is_file()}
    for path in whole:
        path.write_bytes(before.get(path, whole[path][:100]))
    for path, data in before.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    [again, _] = await desk.proven(1_900)
    names = {path for path in whole if ".p" not in path.parent.name and path.name != "checkpoint"}

    assert again.standing == first.standing
    assert {path: path.read_bytes() for path in names} == {path: whole[path] for path in names}


async def test_a_changed_leaf_a_cut_topic_and_a_topic_made_anew_stop_the_notary(desk: Desk) -> None:
    await desk.write(values_to(400))
    trees = await desk.proven(400)
    standing = (trees[0].folder / "standing.json").read_text()
    ahead = json.loads(standing) | {"next_offset": json.loads(standing)["next_offset"] + 1_000}
    (trees[0].folder / "standing.json").write_text(json.dumps(ahead))
    with pytest.raises(PositionLost, match="it was cut"):
        await desk.proven(500)
    (trees[0].folder / "standing.json").write_text(standing)

    [bundle] = (trees[0].folder / "tile" / "entries" / "000.p").iterdir()
    whole = bundle.read_bytes()
    bundle.write_bytes(whole.replace(b"value 000000", b"value 00000X"))
    with pytest.raises(PositionLost, match="does not hold any more"):
        await desk.proven(500)
    bundle.write_bytes(whole)

    admin = AIOKafkaAdminClient(bootstrap_servers=desk.kafka)
    await admin.start()
    try:
        await admin.delete_records({TopicPartition(desk.topic.name, 0): RecordsToDelete(before_offset=150)})
        with pytest.raises(PositionLost):
            await desk.proven(500)
        await admin.delete_topics([desk.topic.name])
        await asyncio.sleep(1)
        await admin.create_topics([NewTopic(desk.topic.name, PARTITIONS, 1)])
    finally:
        await admin.close()
    await desk.write(values_to(400))
    with pytest.raises(PositionLost, match="made anew"):
        await desk.proven(500)


@asynccontextmanager
async def witnessing(store: WitnessStore, key: Ed25519PrivateKey, port: int) -> AsyncIterator[Witness]:
    """Run a witness over HTTP."""
    stop = asyncio.Event()
    serving = asyncio.create_task(serve_witness(make_witness(store, WITNESS, key), "127.0.0.1", port, stop))
    try:
        yield Witness(url=f"http://127.0.0.1:{port}", key=verifier_of(WITNESS, key, COSIGNATURE))
    finally:
        stop.set()
        await serving


async def test_a_witness_co_signs_one_history_and_finds_a_second_one(desk: Desk, tmp_path: Path) -> None:
    """Cosignatures are in the checkpoint; a register that forks, or a witness put back, is named on both sides."""
    await desk.write(values_to(300))
    trees = await desk.proven(300)
    secret, port = Ed25519PrivateKey.generate(), free_port()
    with WitnessStore(tmp_path / "w1.sqlite") as store:
        for key in policy_of(desk, trees).trees:
            store.add_log(key)
        async with witnessing(store, secret, port) as witness:
            desk.witnesses = (witness,)
            await desk.write(values_to(100))
            trees = await desk.proven(400)
            policy = policy_of(desk, trees, witness, wanted=1)
            note = trees[0].checkpoint() or b""
            checkpoint, seen = policy.accept(note)
            async with ClientSession() as client:
                digest = sha256(checkpoint.origin.encode()).hexdigest()
                held = await (await client.get(f"{witness.url}/{digest}/checkpoint")).read()
            assert abs(seen[WITNESS] - time.time()) < 60
            assert Checkpoint.of(Note.read(held)) == checkpoint

            forked = replace(checkpoint, size=checkpoint.size + 1, root=leaf_hash(b"another history"))
            assert desk.key is not None
            async with ClientSession() as client:
                body = f"old {checkpoint.size}\n\n".encode() + forked.signed(desk.key).write()
                answer = await client.post(f"{witness.url}/add-checkpoint", data=body)
                assert answer.status == 422
        assert [origin for _, origin, _ in store.evidence()] == [checkpoint.origin]

    with WitnessStore(tmp_path / "younger.sqlite") as store:
        for key in policy_of(desk, trees).trees:
            store.add_log(key)
        async with witnessing(store, secret, port):
            await desk.write(values_to(10))
            async with desk.notary():
                await until(lambda: any(one.alarm for one in read_asked(desk.trees()[0]).values()), "the alarm")
    [asked] = read_asked(desk.trees()[0]).values()
    assert "put back" in asked.trouble


async def test_a_witness_that_is_away_makes_nobody_wait(desk: Desk) -> None:
    away = Witness(
        url=f"http://127.0.0.1:{free_port()}",
        key=verifier_of(WITNESS, Ed25519PrivateKey.generate(), COSIGNATURE),
    )
    desk.witnesses = (away,)
    await desk.write(values_to(100))
    trees = await desk.proven(100)
    [asked] = read_asked(trees[0]).values()

    assert "does not answer" in asked.trouble
    assert policy_of(desk, trees).accept(trees[0].checkpoint() or b"")[0].size == 50


async def test_what_is_on_the_topic_is_what_lies_beside_the_trees(desk: Desk) -> None:
    await desk.write(values_to(200), transactional=False)
    trees = await desk.proven(200)
    async with AIOKafkaConsumer(
        desk.checkpoints, bootstrap_servers=desk.kafka, auto_offset_reset="earliest"
    ) as consumer:
        latest: dict[bytes, bytes] = {}
        while len(latest) < PARTITIONS or set(latest.values()) != {tree.checkpoint() for tree in trees}:
            record = await asyncio.wait_for(consumer.getone(), 20)
            latest[record.key] = record.value

    assert sorted(latest) == sorted(key.name.encode() for key in policy_of(desk, trees).trees)
    entry = trees[0].entry(0)
    check_inclusion(leaf_hash(entry), 0, 100, inclusion_path(trees[0].node(), 0, 100), trees[0].standing.root)
    assert entry == entry_of(read_entry(entry))  # type: ignore[arg-type]
