"""Journal records as the screen would write them, for tests of the read side: whole lives of files, from a seed."""

from __future__ import annotations

import asyncio
import os
import random
import time
import uuid
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from psycopg.conninfo import make_conninfo

from infra.cluster import Cluster
from projections.migrations import migrate
from projections.projector import Projector, ProjectorConfig
from projections.rebuild import Rebuild
from register.fold import fold
from schemas import codec, events
from schemas.archive_reader import KafkaSource
from schemas.events import FileState, Meta, MrzChecks, Nationality, RewrappedKey, Sealed, Stamp
from schemas.journal import STAMP_HEADER, event_headers, read_journal_record
from schemas.journal_reader import JournalReader
from schemas.partitioning import partition_of
from schemas.topics import JOURNAL

_SCHEMA_ID = 1  # readers of the journal go by the stamp's schema hash
DAY = 86_400_000_000
START = 1_767_225_600_000_000  # 2026-01-01
_STATIONS = (("TN-LM-01", "TN-LM"), ("TN-LM-02", "TN-LM"), ("TN-TU-05", "TN-TU"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRecord:
    """A record to be sent to the journal; time in microseconds UTC."""

    partition: int
    key: bytes
    value: bytes
    headers: list[tuple[str, bytes]]
    recorded_at: int


class Scribe:
    """Writes events as the screen does: numbers versions and devices, keeps recorded_at monotone."""

    def __init__(self, seed: int) -> None:
        """Start a register of its own; the same seed gives the same bytes."""
        self.random = random.Random(seed)
        self._versions: dict[str, int] = {}
        self._sequences: dict[str, int] = {}
        self.now = START
        self._run = f"{seed}-{self.random.getrandbits(32):x}"

    def uuid(self) -> str:
        """Return a fresh id."""
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def sealed(self, content: str = "PersonIdentity", key: str | None = None) -> Sealed:
        """Return a sealed value of the usual size whose content nobody can open."""
        rand = self.random.randbytes
        return Sealed(
            subject_key_id=key or self.uuid(),
            content=content,
            epoch="e1",
            device_key_envelope=rand(80),
            wrapped_data_key=rand(40),
            nonce=rand(12),
            ciphertext=rand(150),
        )

    def record(self, name: str, file_id: str, station: int = 0, /, **fields: Any) -> RawRecord:
        """Return the record of the next event of a file."""
        device, (station_id, district) = f"dev-{station}-{self._run}", _STATIONS[station]
        self.now += self.random.randrange(1, 20_000_000)  # a million events stay in the past, as brokers want
        sequence = self._sequences[device] = self._sequences.get(device, 0) + 1
        version = self._versions.get(file_id, 0) + 1
        self._versions[file_id] = version
        occurred = fields.pop("occurred_at", self.now - 3_600_000_000)
        effective = fields.pop("effective_date", occurred // DAY)
        meta = Meta(
            event_id=self.uuid(),
            file_id=file_id,
            occurred_at=occurred,
            effective_date=effective,
            device_id=device,
            device_seq=sequence,
            station_id=station_id,
            district_id=district,
            corps="SURETE",
            actor_id=f"agent-{station}",
            actor_role="CLERK",
            correlation_id=file_id,
            transaction_id=self.uuid(),
            base_version=version - 1,
        )
        return self.stamped(events.EVENTS[name](meta=meta, **fields), version)

    def stamped(self, event: Any, version: int, partition: int | None = None) -> RawRecord:
        """Return the record of an event with the stamp that the screen would add."""
        keys = tuple(
            RewrappedKey(field=name, subject_key_id=value.subject_key_id, wrapped_key=self.random.randbytes(40))
            for name in event.__dataclass_fields__
            if isinstance(value := getattr(event, name), Sealed)
        )
        stamp = Stamp(
            file_version=version,
            recorded_at=self.now,
            rules_version="1",
            schema_sha256=codec.contract(event.NAME).sha256,
            seal_verdict="SOUND" if keys else "NONE",
            keys=keys,
        )
        return RawRecord(
            partition=partition_of(event.meta.file_id) if partition is None else partition,
            key=event.meta.file_id.encode(),
            value=codec.frame(_SCHEMA_ID, codec.encode_body(event)),
            headers=[*event_headers(event.NAME, event.meta), (STAMP_HEADER, codec.encode_single(stamp))],
            recorded_at=self.now,
        )

    def life(self, station: int = 0) -> Iterator[RawRecord]:
        """Yield a file's life of eleven events: registered, lodged, received, decided, card handed over."""
        file_id, person, application, decision = (self.uuid() for _ in range(4))
        permit, number = self.uuid(), self.random.randrange(10**6)
        yield self.record(
            "PersonRegistered",
            file_id,
            station,
            person_id=person,
            identity=self.sealed(key=person),
            sex=self.random.choice((1, 2)),
            birth_year=self.random.randrange(1940, 2008),
            nationalities=(Nationality(code=self.random.choice(("FRA", "LBY", "DZA", "CIV", "ITA")), is_primary=True),),
        )
        yield self.record(
            "TravelDocumentRecorded",
            file_id,
            station,
            document_id=self.uuid(),
            document_type="P",
            detail=self.sealed("TravelDocumentDetail", person),
            issuing_state="FRA",
            checks=MrzChecks(),
        )
        yield self.record(
            "FileOpened",
            file_id,
            station,
            file_number=f"{_STATIONS[station][0]}-26-{number:06}-X",
            person_id=person,
            station_of_charge=_STATIONS[station][0],
            opened_because="APPLICATION",
        )
        about = {"application_id": application}
        yield self.record(
            "ApplicationLodged",
            file_id,
            station,
            **about,
            kind="FIRST",
            reason=self.random.choice(("STUDY", "WORK_SALARIED", "FAM_TN_SPOUSE")),
            title_sought="TEMPORARY",
            checklist_version="1",
            channel="COUNTER",
        )
        yield self.record(
            "DocumentAssessed",
            file_id,
            station,
            **about,
            document_code="PASSPORT",
            verdict="PRESENT",
            assessed_against="STUDY/1",
            checklist_complete=True,
        )
        today = self.now // DAY
        yield self.record(
            "ReceiptIssued",
            file_id,
            station,
            **about,
            receipt_id=self.uuid(),
            receipt_number=f"R-{number:06}",
            valid_from=today,
            valid_to=today + 90,
            rights=("STAY",),
        )
        yield self.record("OpinionRecorded", file_id, station, **about, level="STATION", value="FAVOURABLE")
        yield self.record(
            "FileForwarded", file_id, station, **about, from_unit="TN-LM-01", to_unit="DG", to_level="DIRECTORATE"
        )
        yield self.record(
            "DecisionTaken",
            file_id,
            station,
            **about,
            decision_id=decision,
            outcome="GRANT",
            title="TEMPORARY",
            reason="STUDY",
            valid_from=today,
            valid_to=today + 365,
            signatory="sign-1",
            prepared_by="agent-9",
        )
        yield self.record(
            "PermitProduced",
            file_id,
            station,
            **about,
            decision_id=decision,
            permit_id=permit,
            card_number=f"C-{number:06}",
            title="TEMPORARY",
            valid_from=today,
            valid_to=today + 365,
        )
        yield self.record(
            "PermitHandedOver", file_id, station, permit_id=permit, handed_to="SELF", handed_on=self.now // DAY
        )

    def lives(self, files: int, open_at_once: int = 200) -> Iterator[RawRecord]:
        """Yield the lives of many files, interleaved as stations work."""
        running: list[Iterator[RawRecord]] = []
        started = 0
        while running or started < files:
            if started < files and len(running) < open_at_once:
                running.append(self.life(started % len(_STATIONS)))
                started += 1
                if len(running) < open_at_once and started < files:
                    continue
            index = self.random.randrange(len(running))
            record = next(running[index], None)
            if record is None:
                running.pop(index)
            else:
                yield record


async def write_journal(kafka: str, records: Iterable[RawRecord], *, topic: str = JOURNAL.name, per: int = 500) -> int:
    """Send records in transactions of `per`, as the screen does, with markers between them; return how many."""
    producer: Any = AIOKafkaProducer(
        bootstrap_servers=kafka, transactional_id=f"examples-{uuid.uuid4()}", linger_ms=2, max_batch_size=1 << 20
    )
    await producer.start()
    sent = 0
    try:
        for chunk in _chunks(records, per):
            async with producer.transaction():
                sending = [
                    await producer.send(
                        topic,
                        key=record.key,
                        value=record.value,
                        headers=record.headers,
                        partition=record.partition,
                        timestamp_ms=record.recorded_at // 1000,
                    )
                    for record in chunk
                ]
                await asyncio.gather(*sending)
            sent += len(chunk)
    finally:
        await producer.stop()
    return sent


def _chunks(records: Iterable[RawRecord], size: int) -> Iterator[Sequence[RawRecord]]:
    chunk: list[RawRecord] = []
    for record in records:
        chunk.append(record)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A journal topic and a database that a test has for itself."""

    kafka: str
    postgres: str = field(repr=False)
    topic: str

    async def write(self, records: Iterable[RawRecord], *, per: int = 500) -> int:
        """Write records to the journal as the screen does; return how many."""
        return await write_journal(self.kafka, records, topic=self.topic, per=per)

    def sql(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement in the database; return its rows."""
        with psycopg.connect(self.postgres, autocommit=True) as session:
            cursor = session.execute(statement.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def events(self) -> int:
        """Return how many events are in the live timeline."""
        return int(self.sql("SELECT count(*) FROM sijill.timeline")[0][0])

    async def wait_for(self, events: int, seconds: float = 120) -> None:
        """Wait until the live timeline holds that many events."""
        async with asyncio.timeout(seconds):
            while await asyncio.to_thread(self.events) < events:  # noqa: ASYNC110 - the database tells nobody
                await asyncio.sleep(0.05)

    def projector(self, **changes: Any) -> Projector:
        """Return a projector of this place."""
        given = {"kafka": self.kafka, "postgres": self.postgres, "topic": self.topic} | changes
        return Projector(ProjectorConfig(**given))

    async def project(self, events: int, **changes: Any) -> None:
        """Run a projector until the timeline holds that many events."""
        async with running(self.projector(**changes)):
            await self.wait_for(events)


@asynccontextmanager
async def running(*projectors: Projector) -> AsyncIterator[None]:
    """Run projectors in this process; raise what they raise."""
    async with asyncio.TaskGroup() as group:
        for one in projectors:
            group.create_task(one.run())
        try:
            yield
        finally:
            for one in projectors:
                one.stop()


@asynccontextmanager
async def place_of_its_own(kafka: str, postgres: str) -> AsyncIterator[Place]:
    """Make a journal topic and an empty migrated database, and remove them at the end."""
    name = f"readside_{uuid.uuid4().hex[:12]}"
    place = Place(kafka=kafka, postgres=make_conninfo(postgres, dbname=name), topic=f"test.{name.replace('_', '.')}.v1")
    async with Cluster(kafka) as cluster:
        await cluster.create({place.topic: (JOURNAL.partitions, 1, JOURNAL.settings())})
    with psycopg.connect(postgres, autocommit=True) as session:
        session.execute(f"CREATE DATABASE {name}".encode())
    await asyncio.to_thread(migrate, place.postgres)
    try:
        yield place
    finally:
        with psycopg.connect(postgres, autocommit=True) as session:
            session.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
        await delete_topic(kafka, place.topic)


async def delete_topic(kafka: str, topic: str) -> None:
    """Delete a topic of a test."""
    admin: Any = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    try:
        await admin.delete_topics([topic])
    finally:
        await admin.close()


async def folded(place: Place) -> dict[str, FileState]:
    """Return the states that folding the journal gives, read without the projector."""
    states: dict[str, FileState] = {}
    async with JournalReader(place.kafka, topic=place.topic) as reader:
        stops = await reader.ends(range(JOURNAL.partitions))
        reader.start(dict.fromkeys(stops, 0))
        async for fetched in reader.read_to(stops, 1_000):
            for partition, records in fetched.items():
                for raw in records:
                    one = read_journal_record(partition, raw.offset, raw.key, raw.value, raw.headers)
                    states[one.file_id] = fold(
                        states.get(one.file_id),
                        one.event,
                        version=one.stamp.file_version,
                        recorded_at=one.stamp.recorded_at,
                    )
    return states


def table_states(place: Place) -> dict[str, FileState]:
    """Return the states that the live tables hold."""
    return {
        file_id: codec.decode_body("FileState", state)
        for file_id, state in place.sql("SELECT file_id::text, state FROM sijill.files")
    }


def rebuild_slowly_here(kafka: str, topic: str) -> None:
    """Rebuild in a process of its own, which waits at its first progress: what a test stops is still at work."""
    dsn, run_id = os.environ["PLACE"], str(uuid.uuid4())
    Rebuild(source=KafkaSource(kafka, topic), postgres=dsn, run_id=run_id, seed=1, told=lambda _: time.sleep(60)).run()


def project_here(kafka: str, topic: str) -> None:
    """Project in a process of its own: what a test kills."""
    config = ProjectorConfig(kafka=kafka, postgres=os.environ["PLACE"], topic=topic, batch=150)
    asyncio.run(Projector(config).run())
