"""An archive back into an empty cluster: topics of record at their first offsets, trees, and what derives from them.

Only while nothing runs. A restore that was stopped half-way is begun again with an empty cluster: what is there already
is refused.
"""

from __future__ import annotations

import asyncio
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError

from infra.archive_part import Part, Restored, Told
from infra.archive_trees import restore_tree
from infra.catalogue import Cluster, apply_topics, durability_of
from infra.settings import Settings
from infra.vault_place import open_vault
from schemas.archive import Storage, TreePlace, find_places, read_seals
from schemas.errors import CommandRefused, ServiceUnreachable, SijillError
from schemas.registry import Registry
from schemas.topics import ACTIVITY, CARE_CHECKPOINTS, CHECKPOINTS, TOPICS
from streams.entries import WRITTEN, Frames

_AT_ONCE = 4  # partitions: more only wait for each other
_OTHERS = {CHECKPOINTS.name, CARE_CHECKPOINTS.name, ACTIVITY.name}  # may hold something in a cluster just made
_TIMES = "message.timestamp.type"
_CHECKPOINTS = {"main": CHECKPOINTS.name, "care": CARE_CHECKPOINTS.name}


async def require_empty(settings: Settings) -> None:
    """Raise CommandRefused unless no topic of the register holds anything, and none of its processes runs here."""
    running = sorted(path.stem for path in (settings.state_dir / "run").glob("*.ready"))
    if running:
        mend = "Stop it: sijill down, then sijill up without --register."
        raise CommandRefused(f"The register runs: {', '.join(running)}.", where=str(settings.state_dir), mend=mend)
    consumer: Any = AIOKafkaConsumer(bootstrap_servers=settings.kafka, enable_auto_commit=False)
    try:
        await consumer.start()
        places = [TopicPartition(topic.name, number) for topic in TOPICS for number in range(topic.partitions)]
        ends = await consumer.end_offsets([place for place in places if place.topic not in _OTHERS])
    except (KafkaError, OSError) as failure:
        raise ServiceUnreachable("The broker does not answer.", where=settings.kafka) from failure
    finally:
        await consumer.stop()
    if full := sorted({place.topic for place, end in ends.items() if end > 0}):
        mend = "Restore into a cluster whose topics were just made: sijill up in a new state directory."
        raise CommandRefused(f"These topics are not empty: {', '.join(full)}.", mend=mend)


async def restore_archive(settings: Settings, storage: Storage, told: Told) -> Restored:
    """Write everything that an archive holds, and what derives from it; raise SijillError. Check the archive before."""
    places, restored = find_places(storage), Restored()
    async with Registry(settings.registry) as registry:
        frames = Frames(ids=await registry.ids(WRITTEN))
    for place in places:
        restored.leaves += await asyncio.to_thread(restore_tree, storage, place, settings.proofs)
    topics = {place.topic for place in places}
    appended = [topic.name for topic in TOPICS if topic.name in topics and topic.config.get(_TIMES) == "LogAppendTime"]
    with open_vault(settings) as vault:
        async with Cluster(settings.kafka) as cluster:
            # a broker that stamps records with its own time would change them: not while they are written again
            await cluster.change_settings({name: {_TIMES: "CreateTime"} for name in appended})
            try:
                gate = asyncio.Semaphore(_AT_ONCE)

                async def restore(place: TreePlace) -> None:
                    async with gate:
                        await Part(settings.kafka, storage, place, restored).run(frames, vault, told)

                await _together([restore(place) for place in places])
            finally:
                await apply_topics(cluster, durability_of(settings))
    await _send_checkpoints(settings.kafka, storage, places)
    return restored


async def _together(parts: list[Any]) -> None:
    """Run all to their end, or raise the first error that is one of ours."""
    try:
        async with asyncio.TaskGroup() as group:
            for part in parts:
                group.create_task(part)
    except* SijillError as failures:
        raise failures.exceptions[0] from None


async def _send_checkpoints(kafka: str, storage: Storage, places: list[TreePlace]) -> None:
    async with AIOKafkaProducer(bootstrap_servers=kafka, enable_idempotence=True) as producer:
        for place in places:
            if seals := read_seals(storage, place):
                note = storage.read(place.name(seals[-1].first_index, "checkpoint"))
                await producer.send_and_wait(_CHECKPOINTS[place.lane], note, key=seals[-1].origin.encode())
