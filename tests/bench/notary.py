"""The notary on a real broker and disk: leaves a second, its floor, proofs in a large tree, age of a checkpoint."""

from __future__ import annotations

import asyncio
import random
import resource
import statistics
import time
import uuid
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from aiokafka import AIOKafkaProducer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.cluster import Cluster
from register.proof.leaf import write_entry
from register.proof.paths import check_inclusion, inclusion_path
from register.proof.tree import Tree
from schemas.topics import CHECKPOINTS, JOURNAL
from streams.checkpointing import Publisher
from streams.notary import Notary, NotaryConfig
from streams.tree_files import Standing, TreeFiles
from tests.bench.bench import Bench
from tests.bench.figures import Figure, Target, at_least, under
from tests.running import until

_NAME = "bench.notary.journal"
_VALUE = random.Random(3).randbytes(306)  # bytes of an event, as in the floor's corpus
_RATE, _SECONDS = 1_000, 15
_CHUNK = 100_000


async def measure(bench: Bench) -> list[Figure]:
    """Return what a leaf costs, through the broker and without, and what a proof costs in a tree of millions."""
    status = await bench.start_platform()
    count, folder = bench.sizes.leaves, bench.settings.state_dir / "notary"
    topic = replace(JOURNAL, name=_NAME)
    async with Cluster(status.kafka) as cluster:
        await cluster.create({_NAME: (topic.partitions, 1, {})})
    await _write(status.kafka, count)
    config = NotaryConfig(kafka=status.kafka, register="bench", topic=topic, folder=folder / "trees")
    key = Ed25519PrivateKey.generate()
    publisher = Publisher(status.kafka, CHECKPOINTS.name, lambda: key)
    spent, ages = await _run(config, publisher, count)
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    proof, root_s = _proofs(folder / "large", bench.sizes.large_tree)
    large = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    floor = _floor(min(count, _CHUNK))
    size = bench.sizes.large_tree
    return [
        _figure(
            "leaves per CPU second", count / spent, "1/s", f"{count:,} of a real broker, durable", at_least(50_000)
        ),
        _figure("of its floor", count / spent / floor, "", f"floor {floor:,.0f}/s: entry, hashes and tiles alone"),
        _figure("inclusion proof", proof * 1000, "ms", f"median of 200 among {size:,} leaves on disk", under(5)),
        _figure("oldest leaf not signed", max(ages), "s", f"at {_RATE} events/s, a checkpoint every 5 s", under(10)),
        _figure("resident, most", resident, "MiB", f"after {count:,} leaves, the client's buffers with it"),
        _figure("growth with a large tree", large - resident, "MiB", f"{size:,} leaves; its root takes {root_s:.3f} s"),
    ]


def _figure(name: str, value: float, unit: str, note: str, target: Target | None = None) -> Figure:
    return Figure(section="notary", name=name, value=value, unit=unit, target=target, note=note)


async def _write(kafka: str, count: int) -> None:
    async with AIOKafkaProducer(bootstrap_servers=kafka, linger_ms=20, max_batch_size=256 * 1024) as producer:
        sent = [await producer.send(_NAME, _VALUE, b"%036d" % n, headers=[("ce_type", b"Bench")]) for n in range(count)]
        await asyncio.gather(*sent)


async def _run(config: NotaryConfig, publisher: Publisher, count: int) -> tuple[float, list[float]]:
    """Return the CPU time of all leaves; then, at a steady rate of events, how old the oldest unsigned one was."""
    cpu = time.process_time()
    notary = Notary(config, publisher)
    publishing, following = asyncio.create_task(publisher.run()), asyncio.create_task(notary.run())
    try:
        await until(lambda: _signed(config.folder) >= count, "every leaf to be signed")
        return time.process_time() - cpu, await _steady(config, count)
    finally:
        notary.stop()
        await following
        publishing.cancel()
        await asyncio.gather(publishing, return_exceptions=True)


async def _steady(config: NotaryConfig, before: int) -> list[float]:
    ages, written = [0.0], []
    async with AIOKafkaProducer(bootstrap_servers=config.kafka) as producer:
        for tick in range(_SECONDS * 10):
            for number in range(_RATE // 10):
                await producer.send(_NAME, _VALUE, b"%036d" % number)
            written.append((time.monotonic(), before + (tick + 1) * _RATE // 10))
            await asyncio.sleep(0.1)
            signed = _signed(config.folder)
            while written and written[0][1] <= signed:
                written.pop(0)
            if written:
                ages.append(time.monotonic() - written[0][0])
    return ages


def _signed(folder: Path) -> int:
    sizes = [note.read_text().split("\n", 2)[1] for note in folder.rglob("checkpoint")]
    return sum(map(int, sizes))


def _floor(count: int) -> float:
    """Return leaves per CPU second of entry, hashes and tiles, with no broker and no disk."""
    topic, tree = uuid.UUID(int=1).bytes, Tree()
    began = time.process_time()
    for begin in range(0, count, 5_000):
        entries = [
            write_entry(topic, 0, n, 0, b"%036d" % n, _VALUE, (("ce_type", b"Bench"),))
            for n in range(begin, begin + 5_000)
        ]
        tree.grow([sha256(b"\x00" + entry).digest() for entry in entries])
    return count / (time.process_time() - began)


def _proofs(folder: Path, size: int) -> tuple[float, float]:
    """Return the median time of a proof, checked, in a large tree of cheap leaves; and the time of its root."""
    files, tree = TreeFiles(folder), Tree()
    for begin in range(0, size, _CHUNK):
        hashes = [sha256(n.to_bytes(8, "big")).digest() for n in range(begin, min(size, begin + _CHUNK))]
        for tile in tree.grow(hashes):
            files.put(tile.level, tile.index, tile.width, tile.data)
    for tile in tree.partial():
        files.put(tile.level, tile.index, tile.width, tile.data)
    began = time.monotonic()
    root = tree.root()
    root_s = time.monotonic() - began
    files.commit(Standing(size=size, next_offset=size, root=root))
    node, chance, spent = files.node(), random.Random(9), []
    for _ in range(200):
        index = chance.randrange(size)
        began = time.monotonic()
        path = inclusion_path(node, index, size)
        spent.append(time.monotonic() - began)
        check_inclusion(sha256(index.to_bytes(8, "big")).digest(), index, size, path, root)
    return statistics.median(spent), root_s
