"""The notary: each record of a topic becomes a leaf of its partition's tree, exactly once, and the root is signed.

The register never waits for it. Whatever does not fit (a topic made anew, cut, changed) stops it with the reason: a
notary that mends its own history would prove nothing.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import structlog

from register.proof.checkpoints import Checkpoint, origin_of
from schemas.errors import PositionLost, ServiceUnreachable
from schemas.journal_reader import JournalReader, Record
from schemas.topics import Topic
from streams.checkpointing import Publisher
from streams.tree_files import TreeFiles
from streams.tree_keeper import TreeKeeper

_RETRY_S = 1.0
_BATCH = 20_000  # records at most in memory at once
_MEND = "Do not mend it here: somebody changed the topic. Compare with a checkpoint that a witness co-signed."


@dataclass(frozen=True, slots=True, kw_only=True)
class NotaryConfig:
    """What is proven: `register` begins every origin; a checkpoint comes after `seconds` or `records`."""

    kafka: str
    register: str
    topic: Topic
    folder: Path
    seconds: float = 5.0
    records: int = 100_000
    ready: Callable[[], None] = lambda: None


class Notary:
    """Runs until `stop` is called, over all partitions of one topic."""

    def __init__(self, config: NotaryConfig, publisher: Publisher) -> None:
        """Take what is proven, and who signs."""
        self._config, self._publisher = config, publisher
        self._stopping = asyncio.Event()
        self._log = structlog.get_logger(room="streams", process="notary", topic=config.topic.name)

    def stop(self) -> None:
        """End after what was taken is durable."""
        self._stopping.set()

    async def run(self) -> None:
        """Follow the topic until stopped; raise PositionLost when it is not what the trees are over."""
        while not self._stopping.is_set():
            try:
                async with JournalReader(self._config.kafka, topic=self._config.topic.name) as reader:
                    await self._follow(reader)
            except ServiceUnreachable as away:
                self._log.warning("waiting for the broker", because=away.what)
                await self._pause(_RETRY_S)

    async def _follow(self, reader: JournalReader) -> None:
        topic_id = uuid.UUID(await reader.topic_id())
        keepers = self._take_up(topic_id)
        await self._compare(reader, keepers)
        reader.start({partition: keeper.next_offset for partition, keeper in keepers.items()})
        self._log.info("notary ready", leaves=sum(keeper.size for keeper in keepers.values()))
        self._config.ready()
        loop = asyncio.get_running_loop()
        begun, taken = loop.time(), 0
        try:
            while not self._stopping.is_set():
                for partition, records in (await reader.poll(_BATCH)).items():
                    await asyncio.to_thread(keepers[partition].take, records)
                    taken += len(records)
                if taken >= self._config.records or loop.time() - begun >= self._config.seconds:
                    await self._checkpoint(topic_id, keepers)
                    begun, taken = loop.time(), 0
        finally:
            await self._checkpoint(topic_id, keepers)

    def _take_up(self, topic_id: uuid.UUID) -> dict[int, TreeKeeper]:
        folder = self._config.folder / self._config.topic.name
        folder.mkdir(parents=True, exist_ok=True)
        others = sorted({each.parent.parent.name for each in folder.glob("*/*/standing.json")} - {str(topic_id)})
        if others:
            what = f"The topic was made anew, or this is another broker: trees here are over topic {others[0]}."
            mend = "Bring the right broker back. If a new history begins on purpose, move the old trees to the archive."
            raise PositionLost(what, where=self._config.topic.name, mend=mend)
        return {
            partition: TreeKeeper(TreeFiles(folder / str(topic_id) / str(partition)), topic_id, partition)
            for partition in range(self._config.topic.partitions)
        }

    async def _compare(self, reader: JournalReader, keepers: Mapping[int, TreeKeeper]) -> None:
        """Raise PositionLost unless the broker still holds the last leaves of every tree, to the byte."""
        ends = await reader.ends(list(keepers))
        for partition, keeper in keepers.items():
            if ends[partition] < keeper.next_offset:
                what = f"The topic ends at {ends[partition]}, the tree goes to {keeper.next_offset}: it was cut."
                raise PositionLost(what, where=f"{self._config.topic.name}/{partition}", mend=_MEND)
        begins = {partition: keeper.first_of_last() for partition, keeper in keepers.items()}
        starts = {partition: offset for partition, offset in begins.items() if offset is not None}
        reader.start(starts)
        found: dict[int, list[Record]] = {partition: [] for partition in starts}
        stops = {partition: keepers[partition].next_offset for partition in starts}
        async for polled in reader.read_to(stops, _BATCH):
            for partition, records in polled.items():
                found[partition] += records
        for partition, records in found.items():
            keepers[partition].compare(records)

    async def _checkpoint(self, topic_id: uuid.UUID, keepers: Mapping[int, TreeKeeper]) -> None:
        """Make durable what was taken, and hand what changed to whoever signs; nobody waits for that."""
        for partition, keeper in keepers.items():
            await asyncio.to_thread(keeper.commit)
            standing = keeper.files.standing
            if standing.size:
                origin = origin_of(self._config.register, self._config.topic.name, topic_id, partition)
                claim = Checkpoint(origin=origin, size=standing.size, root=standing.root)
                self._publisher.offer(keeper.files, claim)

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            pass
