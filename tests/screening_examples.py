"""A screen on topics of its own with a real opener, and a counter that submits acts to it, good and bad."""

from __future__ import annotations

import asyncio
import itertools
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaProducer

from infra.cluster import Cluster
from infra.screening import seal_with
from infra.vault import FileVault
from register.numbers import file_number
from schemas import codec
from schemas.events import (
    AddressDeclared,
    AddressDetail,
    ApplicationLodged,
    Event,
    FileOpened,
    Meta,
    Nationality,
    PartialDate,
    PersonIdentity,
    PersonName,
    PersonRegistered,
    Refusal,
)
from schemas.journal import JournalRecord, event_headers, read_journal_record
from schemas.partitioning import partition_of
from schemas.registry import Registry
from schemas.sealing import DeviceKeys
from schemas.topics import TOPICS
from streams.lane import MAIN, Lane
from streams.letters import Letter, read_framed, read_letters
from streams.opener import Opener
from streams.opener_client import OpenerClient
from streams.opener_server import serving
from streams.reading import read_topic
from streams.screen import Screen

EPOCH = "2026-test"
DAY = 86_400_000_000
PATIENCE_S = 40.0
NAMES = ("intake", "journal", "files", "outcomes", "refusals", "dead_letters", "keys")


def own_lane(partitions: int = 1) -> Lane:
    """Return a lane that no other test uses."""
    return lane_named(uuid.uuid4().hex[:8], partitions)


def lane_named(mark: str, partitions: int) -> Lane:
    """Return the lane whose topics end in `mark`."""
    topics = {name: f"{getattr(MAIN, name)}.{mark}" for name in NAMES}
    return Lane(group=f"screen-{mark}", partitions=partitions, **topics)


async def create_topics(kafka: str, lane: Lane) -> None:
    """Create the topics of a lane as the catalogue describes their twins."""
    twins = {topic.name: topic for topic in TOPICS}
    wanted = {getattr(lane, n): (lane.partitions, 1, twins[getattr(MAIN, n)].settings()) for n in NAMES}
    async with Cluster(kafka) as cluster:
        await cluster.create(wanted)


class Desk:
    """One device of a station that makes acts; times are microseconds UTC of the real clock unless given."""

    def __init__(self, public: bytes, now: int) -> None:
        """Take the epoch's public key and the time at which all acts are done."""
        self.device = f"dev-{uuid.uuid4().hex[:8]}"
        self._keys = DeviceKeys.create(self.device, EPOCH, public)
        self._sequence, self._now = itertools.count(1), now
        self._serial = itertools.count(1)
        self.subjects: dict[str, str] = {}
        self.persons: dict[str, str] = {}

    def meta(self, file_id: str, base: int, **fields: Any) -> Meta:
        """Return the envelope of the device's next act."""
        usual: dict[str, Any] = {
            "event_id": str(uuid.uuid4()),
            "file_id": file_id,
            "occurred_at": self._now,
            "effective_date": self._now // DAY,
            "device_id": self.device,
            "device_seq": next(self._sequence),
            "station_id": "TN-LM-01",
            "district_id": "TN-LM",
            "corps": "SURETE",
            "actor_id": "TN-0001",
            "actor_role": "CLERK",
            "correlation_id": str(uuid.uuid4()),
            "transaction_id": str(uuid.uuid4()),
            "base_version": base,
        }
        return Meta(**(usual | fields))

    def person(
        self, file_id: str, *, birth: PartialDate | None = None, family: str = "Planted", **fields: Any
    ) -> PersonRegistered:
        """Return the first act of a file."""
        meta, subject = self.meta(file_id, 0, **fields), str(uuid.uuid4())
        self.subjects[file_id], self.persons[file_id] = subject, str(uuid.uuid4())
        identity = PersonIdentity(
            names=(PersonName(script="LATN", kind="BIRTH", family=family, given="Example"),),
            birth_date=birth or PartialDate(year=1990, month=4, day=2),
        )
        sealed = self._keys.seal(identity, subject_key_id=subject, event_id=meta.event_id, field="identity")
        return PersonRegistered(
            meta=meta,
            person_id=self.persons[file_id],
            identity=sealed,
            sex=2,
            birth_year=1990,
            birth_country="CIV",
            nationalities=(Nationality(code="CIV", is_primary=True),),
            languages=("fra",),
            education=6,
            civil_status="S",
        )

    def opened(self, file_id: str, base: int) -> FileOpened:
        """Return the act that gives the file its number."""
        return FileOpened(
            meta=self.meta(file_id, base),
            file_number=file_number("TN-LM-01", 2026, next(self._serial)),
            person_id=self.persons[file_id],
            station_of_charge="TN-LM-01",
        )

    def lodged(self, file_id: str, base: int, application_id: str) -> ApplicationLodged:
        """Return an application for a first card."""
        return ApplicationLodged(
            meta=self.meta(file_id, base),
            application_id=application_id,
            kind="FIRST",
            reason="STUDY",
            title_sought="TEMPORARY",
            checklist_version="2024-1",
            channel="COUNTER",
        )

    def address(self, file_id: str, base: int, **fields: Any) -> AddressDeclared:
        """Return a later act of a file."""
        meta = self.meta(file_id, base, **fields)
        detail = AddressDetail(latin="12 rue Planted")
        sealed = self._keys.seal(detail, subject_key_id=self.subjects[file_id], event_id=meta.event_id, field="detail")
        return AddressDeclared(
            meta=meta,
            address_id=str(uuid.uuid4()),
            detail=sealed,
            governorate="11",
            since=self._now // DAY - 3,
        )


@dataclass(slots=True, kw_only=True)
class Place:
    """A lane with its vault and opener; a screen runs only while asked."""

    kafka: str
    registry_url: str
    lane: Lane
    registry: Registry
    opener: OpenerClient
    public: bytes
    desk: Desk
    ids: dict[str, int]
    state_id: int

    def framed(self, event: Event) -> bytes:
        """Return the value of an intake record."""
        return codec.frame(self.ids[event.NAME], codec.encode_body(event))

    def file(self, partition: int = 0) -> str:
        """Return a new file id of that partition."""
        while True:
            file_id = str(uuid.uuid4())
            if partition_of(file_id, self.lane.partitions) == partition:
                return file_id

    async def submit(self, *events: Event) -> None:
        """Send acts as a station does."""
        raw = [(e.meta.file_id.encode(), self.framed(e), event_headers(e.NAME, e.meta)) for e in events]
        await self.send(*raw)

    async def send(
        self, *records: tuple[bytes | None, bytes | None, Sequence[tuple[str, bytes]]], partition: int | None = None
    ) -> None:
        """Send raw records: key, value, headers."""
        async with AIOKafkaProducer(
            bootstrap_servers=self.kafka, enable_idempotence=True, max_request_size=2**24, max_batch_size=2**17
        ) as producer:
            sent = []
            for key, value, headers in records:
                where = partition_of(key.decode("latin-1"), self.lane.partitions) if key and len(key) == 36 else 0
                where = where if partition is None else partition
                sent.append(await producer.send(self.lane.intake, value, key, where, headers=list(headers)))
            await asyncio.gather(*sent)

    @asynccontextmanager
    async def screening(self, instance: str | None = None) -> AsyncIterator[Screen]:
        """Run a screen inside the block, from the moment when all partitions are restored."""
        screen = Screen(
            kafka=self.kafka,
            registry=self.registry,
            opener=self.opener,
            epoch=EPOCH,
            seal=partial(seal_with, self.public),
            lane=self.lane,
            instance=instance,
        )
        await screen.start()
        try:
            await until(lambda: screen.is_ready)
            yield screen
        finally:
            await screen.stop()

    async def screen_all(self, records: int) -> None:
        """Run a screen until it has taken `records` records."""
        async with self.screening() as screen:
            await until(lambda: taken(screen) >= records)

    async def journal(self) -> list[JournalRecord]:
        """Return the committed journal in order of partition and offset."""
        return [
            read_journal_record(r.partition, r.offset, r.key, r.value, r.headers)
            async for r in read_topic(self.kafka, self.lane.journal, partitions=self.lane.partitions)
        ]

    async def raw(self, topic: str, partitions: int | None = None) -> list[Any]:
        """Return the committed records of a topic as they were fetched; it has as many partitions as its lane."""
        return [r async for r in read_topic(self.kafka, topic, partitions=partitions or self.lane.partitions)]

    async def refusals(self) -> list[Refusal]:
        """Return the refusals in the order of the intake."""
        found = [await read_framed(self.registry, "Refusal", r.value) for r in await self.raw(self.lane.refusals)]
        return sorted((r for r in found if isinstance(r, Refusal)), key=lambda r: int(r.source.rsplit("/", 1)[1]))

    async def letters(self) -> tuple[Letter, ...]:
        """Return the dead letters in the order of their sources."""
        return await read_letters(self.kafka, self.registry, self.lane)


@asynccontextmanager
async def place_of_its_own(
    kafka: str, registry_url: str, folder: Path, *, now: int, partitions: int = 1
) -> AsyncIterator[Place]:
    """Create a lane, a vault and an opener; topics stay until the platform goes."""
    lane = own_lane(partitions)
    await create_topics(kafka, lane)
    folder.chmod(0o700)  # noqa: ASYNC240
    async with AsyncExitStack() as stack:
        vault = stack.enter_context(FileVault.initialise(folder / "vault"))
        public = vault.ensure_epoch(EPOCH)
        await stack.enter_async_context(serving(Opener(vault), folder / "opener.sock"))
        registry = await stack.enter_async_context(Registry(registry_url))
        opener = await stack.enter_async_context(OpenerClient(folder / "opener.sock"))
        ids = await registry.ids([name for name, contract in codec.contracts().items() if contract.kind == "events"])
        yield Place(
            kafka=kafka,
            registry_url=registry_url,
            lane=lane,
            registry=registry,
            opener=opener,
            public=public,
            desk=Desk(public, now),
            ids=ids,
            state_id=(await registry.ids(["FileState"]))["FileState"],
        )


def taken(screen: Screen) -> int:
    """Return how many records the screen has answered."""
    names = ("accepted", "refused", "dead", "repeated", "settled", "retried_before", "still_behind")
    return sum(screen.counts[name] for name in names)


async def until(condition: Any, seconds: float = PATIENCE_S) -> None:
    """Wait for a condition; fail when it does not come."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - the condition is another task's counter
            await asyncio.sleep(0.02)


def with_meta(event: Any, **fields: Any) -> Any:
    """Return an act with another envelope."""
    return replace(event, meta=replace(event.meta, **fields))
