"""What the sections share: one platform, one corpus, the crew, and the runs that several of them look at."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import psycopg
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from infra.commands.platform import FIRST_EPOCH, bring_up
from infra.local.platform import PlatformStatus, down, site_of
from infra.settings import Settings
from infra.vault import FileVault
from producers.dispatch import Parcel
from producers.line import Address, Line
from producers.relay import compose
from schemas.topics import INTAKE, PARTITIONS
from tests.bench.corpus import Corpus
from tests.bench.crew import Crew, Stretch, watch

_WINDOW = 12_000  # events composed at once: a full batch for every partition
_PATIENCE_S = 3_600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Numbers of events, and of acts for the station; `rate` is the load of the latency section per second."""

    floor: int = 50_000
    events: int = 100_000
    activity: int = 20_000
    linear: int = 100_000
    rate: int = 500
    seconds: int = 20
    acts: int = 10_000
    files: int = 6_600
    pairs: int = 20_000
    persons: int = 300
    indexed: int = 66_000
    leaves: int = 200_000
    large_tree: int = 10_000_000
    verified: int = 100_000


QUICK = Sizes(
    floor=20_000,
    events=24_000,
    activity=6_000,
    linear=40_000,
    seconds=8,
    acts=10_000,
    pairs=4_000,
    persons=60,
    indexed=6_600,
    leaves=40_000,
    large_tree=500_000,
    verified=10_000,
)


@dataclass
class Bench:
    """One run; the parts of it that cost minutes are made once, when a section first asks for them."""

    settings: Settings
    sizes: Sizes
    profile: bool = False
    floor: float = 0.0
    screened: Stretch | None = None
    projected: Stretch | None = None
    journal_events: int = 0
    preloaded: int = 0
    idle: dict[str, int] = field(default_factory=dict)
    _platform: PlatformStatus | None = None

    def __post_init__(self) -> None:
        """Open the vault; the platform starts when it is needed."""
        self.settings.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.vault = FileVault.initialise(self.settings.vault_dir)
        self.corpus = Corpus(FIRST_EPOCH, self.vault.ensure_epoch(FIRST_EPOCH))
        self.crew = Crew(lambda: site_of(self.settings))

    def close(self) -> None:
        """Stop everything that was started."""
        self.crew.stop()
        self.vault.close()
        if self._platform is not None:
            down(self.settings)

    async def start_platform(self) -> PlatformStatus:
        """Return the running platform."""
        if self._platform is None:
            self._platform = await asyncio.to_thread(bring_up, self.settings)
        return self._platform

    async def preload(self, count: int) -> int:
        """Put the next `count` events of the corpus into the intake; return how many records it holds then."""
        await self.start_platform()
        address = Address(bootstrap=self.settings.kafka, registry_url=self.settings.registry)
        source = self.corpus.parcels(self.preloaded, count)
        async with Line(address, client_id="bench") as line:
            waiting: list[Parcel] = []
            while True:
                waiting += [parcel for _, parcel in zip(range(_WINDOW - len(waiting)), source, strict=False)]
                if not waiting:
                    break
                batches = compose(waiting, line.partitions, set())
                answers = await line.send(batches, patience=60.0)
                if any(isinstance(answer, BaseException) for answer in answers.values()):
                    raise RuntimeError("the broker did not take the preload")
                sent = {parcel.receipt for batch in batches.values() for parcel in batch.parcels}
                waiting = [parcel for parcel in waiting if parcel.receipt not in sent]
        self.preloaded += count
        return await self.ends(INTAKE.name)

    async def ends(self, topic: str) -> int:
        """Return the sum of a topic's committed end offsets: of the intake, that is its number of records."""
        consumer = AIOKafkaConsumer(
            bootstrap_servers=self.settings.kafka, group_id=None, isolation_level="read_committed"
        )
        await consumer.start()
        try:
            ends = await consumer.end_offsets([TopicPartition(topic, p) for p in range(PARTITIONS)])
        finally:
            await consumer.stop()
        return int(sum(ends.values()))

    async def watch_group(self, group: str, until: int, pids: dict[str, int]) -> Stretch:
        """Watch what a consumer group commits of the intake until it has committed `until` records."""
        admin = AIOKafkaAdminClient(bootstrap_servers=self.settings.kafka)
        await admin.start()

        async def committed() -> int:
            offsets = await admin.list_consumer_group_offsets(group)
            return sum(max(0, one.offset) for place, one in offsets.items() if place.topic == INTAKE.name)

        try:
            base = await committed()
            return Stretch(await watch(committed, until, pids, seconds=_PATIENCE_S), base)
        finally:
            await admin.close()

    async def watch_tables(self, until: int, pids: dict[str, int]) -> Stretch:
        """Watch the positions of the read tables until their sum has reached `until` offsets."""
        async with await psycopg.AsyncConnection.connect(self.settings.postgres, autocommit=True) as session:

            async def reached() -> int:
                rows = await session.execute("SELECT coalesce(sum(next_offset), 0)::bigint FROM sijill.positions")
                row = await rows.fetchone()
                return int(row[0]) if row else 0

            return Stretch(await watch(reached, until, pids, seconds=_PATIENCE_S))

    def count_timeline(self) -> int:
        """Return the number of events in the tables."""
        with psycopg.connect(self.settings.postgres) as session:
            row = session.execute("SELECT count(*) FROM sijill.timeline").fetchone()
        return int(row[0]) if row else 0
