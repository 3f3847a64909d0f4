"""One partition of an archived topic on its way back: its records, and beside a journal what derives from it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from infra.vault import FileVault
from schemas.archive import ArchivedRecord, Storage, TreePlace, read_contracts, read_sealed, read_seals, read_segment
from schemas.errors import ServiceUnreachable, Undecodable
from schemas.first_coordinates import First, added_headers
from schemas.journal import JournalRecord, read_journal_record
from schemas.partitioning import partition_of
from streams.derive import Derived
from streams.entries import Entry, Frames
from streams.lane import LANES
from streams.refill import Again, Refill

_IN_FLIGHT = 5_000
Told = Callable[[int], None]
Named = tuple[str, bytes]


@dataclass(slots=True, kw_only=True)
class Restored:
    """What came back: records by topic; states and outcomes that were derived; leaves of trees; keys of subjects.

    `keys_missing`: subjects of whom this vault knows nothing, so that their values stay sealed.
    """

    records: dict[str, int] = field(default_factory=dict)
    files: int = 0
    outcomes: int = 0
    leaves: int = 0
    keys: int = 0
    keys_destroyed: int = 0
    keys_missing: int = 0


class Part:
    """A partition to be restored; what it did is added to `restored`."""

    def __init__(self, kafka: str, storage: Storage, place: TreePlace, restored: Restored) -> None:
        """Take where it lies and where it goes."""
        self._kafka, self._storage, self._place, self._restored = kafka, storage, place, restored
        self._lane = LANES[place.lane]

    async def run(self, frames: Frames, vault: FileVault, told: Told) -> None:
        """Write the partition; raise SijillError."""
        place, restored = self._place, self._restored
        async with Refill(self._kafka, place.topic, place.partition) as refill:
            count = await refill.write(self._again(), told)
        restored.records[place.topic] = restored.records.get(place.topic, 0) + count
        if place.topic == self._lane.journal:
            derived = Derived(frames)
            async with _Sender(self._kafka) as sender:
                outcomes = (derived.take(record) for record in self._acts())
                restored.outcomes += await sender.send(self._lane.outcomes, self._here(outcomes))
                restored.files += await sender.send(self._lane.files, self._here(derived.states()))
                await sender.send(self._lane.keys, self._keys(derived, frames, vault))

    def _again(self) -> Iterator[Again]:
        topic_id, is_journal = uuid.UUID(self._place.topic_id), self._place.topic == self._lane.journal
        for record, contract in self._records():
            first = First(topic_id=topic_id, partition=self._place.partition, offset=record.offset)
            added = added_headers(first, None if is_journal else contract)  # a journal's stamp names its contract
            yield Again(
                offset=record.offset,
                timestamp=record.timestamp,
                key=record.key,
                value=record.value,
                headers=[*record.headers, *added],
            )

    def _records(self) -> Iterator[tuple[ArchivedRecord, Named | None]]:
        place = self._place
        for seal in read_seals(self._storage, place):
            name, data = place.name(seal.first_index, "avro"), read_sealed(self._storage, place, seal)
            contracts = read_contracts(data, name)
            for record in read_segment(data, place.partition, name):
                if record.length is not None:
                    what = f"The record at offset {record.offset} was too long to be archived: only its hash is here."
                    raise Undecodable("TOO_LARGE", what, where=name)
                schema_id = int.from_bytes((record.value or b"")[1:5], "big")
                yield record, contracts.get(schema_id)

    def _acts(self) -> Iterator[JournalRecord]:
        for record, _ in self._records():
            headers = [(name, value or b"") for name, value in record.headers]
            yield read_journal_record(record.partition, record.offset, record.key, record.value, headers)

    def _here(self, entries: Iterable[Entry]) -> Iterator[tuple[int, Entry]]:
        return ((self._place.partition, entry) for entry in entries)

    def _keys(self, derived: Derived, frames: Frames, vault: FileVault) -> Iterator[tuple[int, Entry]]:
        """Yield the wrapped keys of the partition's subjects, and tombstones of those that were destroyed."""
        held, restored = vault.held(sorted(derived.subjects)), self._restored
        restored.keys_missing += len(derived.subjects) - len(held)
        for name, key in held.items():
            if key is None:
                restored.keys_destroyed += 1
                entry = Entry(name.encode(), None, derived.last_recorded_at // 1000)
            else:
                restored.keys += 1
                entry = frames.key(key, derived.last_recorded_at)
            yield partition_of(name, self._lane.partitions), entry


class _Sender:
    """Sends entries to partitions, each acknowledged before `send` returns."""

    def __init__(self, kafka: str) -> None:
        self._kafka = kafka
        self._producer: Any = AIOKafkaProducer(bootstrap_servers=kafka, enable_idempotence=True, linger_ms=5)

    async def __aenter__(self) -> Self:
        await self._producer.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._producer.stop()

    async def send(self, topic: str, entries: Iterable[tuple[int, Entry]]) -> int:
        """Send in order; return how many. Raises ServiceUnreachable."""
        waiting, count = list[Any](), 0
        try:
            for partition, entry in entries:
                key, value, at, headers = entry
                sending = self._producer.send(topic, value, key, partition, timestamp_ms=at, headers=list(headers))
                waiting.append(await sending)
                count += 1
                if len(waiting) == _IN_FLIGHT:
                    await asyncio.gather(*waiting)
                    waiting = []
            await asyncio.gather(*waiting)
        except (KafkaError, OSError) as failure:
            raise ServiceUnreachable(f"Kafka failed: {type(failure).__name__}.", where=self._kafka) from failure
        return count
