"""Waiting until the register has caught up: everything submitted is judged, everything accepted is in the tables.

It looks at committed positions only; it starts and changes nothing.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass

import psycopg
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from infra.settings import Settings
from projections.cuts import SCREEN_GROUP
from schemas.errors import ServiceUnreachable
from schemas.topics import INTAKE, JOURNAL

_LOOK_EVERY_S = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """How far behind the register is, in offsets: submitted and not judged, accepted and not in the tables."""

    to_screen: int
    to_project: int

    @property
    def is_empty(self) -> bool:
        """Return whether everything has arrived."""
        return self.to_screen == 0 and self.to_project == 0


async def backlog(settings: Settings) -> Backlog:
    """Return the backlog as it is now.

    What an act causes in another file is committed with it, but the broker marks each partition in its own time: the
    cause may be seen as judged before its effect is seen as committed. So what is written counts, committed or not, and
    it is looked at after what is judged.
    """
    consumer = AIOKafkaConsumer(bootstrap_servers=settings.kafka, isolation_level="read_uncommitted", group_id=None)
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.kafka)
    await consumer.start()
    await admin.start()
    try:
        intake = [TopicPartition(INTAKE.name, p) for p in range(INTAKE.partitions)]
        journal = [TopicPartition(JOURNAL.name, p) for p in range(JOURNAL.partitions)]
        committed = await admin.list_consumer_group_offsets(SCREEN_GROUP)
        submitted = await consumer.end_offsets(intake)
        accepted = await consumer.end_offsets(journal)
    finally:
        await admin.close()
        await consumer.stop()
    judged = {place: committed[place].offset if place in committed else 0 for place in intake}
    with psycopg.connect(settings.postgres) as session:
        rows = session.execute("SELECT partition, next_offset FROM sijill.positions").fetchall()
    reached: dict[int, int] = dict(rows)
    return Backlog(
        to_screen=sum(max(0, submitted[place] - max(0, judged[place])) for place in intake),
        to_project=sum(max(0, accepted[place] - reached.get(place.partition, 0)) for place in journal),
    )


async def wait_until_settled(settings: Settings, *, seconds: float) -> None:
    """Wait until nothing is under way; raise ServiceUnreachable when that takes longer than `seconds`."""
    until = time.monotonic() + seconds
    while not (left := await backlog(settings)).is_empty:
        if time.monotonic() > until:
            raise ServiceUnreachable(
                f"{left.to_screen} submitted records are not judged, {left.to_project} accepted not in the tables.",
                where=str(settings.state_dir),
                mend="See the logs of screen and projector in the state directory.",
            )
        await asyncio.sleep(_LOOK_EVERY_S)
