"""Reading a topic from its archive as from the broker: same records, same offsets, no service at all.

Each segment is held to its seal before a record of it is given. Whether seals are true, `sijill archive check` says.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from schemas.archive import (
    ArchivedRecord,
    Seal,
    Storage,
    TreePlace,
    find_places,
    read_sealed,
    read_seals,
    read_segment,
)
from schemas.errors import CommandRefused, Undecodable
from schemas.journal_reader import Fetched, JournalReader
from schemas.topics import JOURNAL


def places_of(storage: Storage, topic: str) -> dict[int, TreePlace]:
    """Return the trees of a topic by partition; raise CommandRefused when there is none, or of two topics."""
    found = [place for place in find_places(storage) if place.topic == topic]
    if not found:
        raise CommandRefused(f"The archive holds nothing of {topic}.", mend="Name the directory of an archive.")
    if len({place.topic_id for place in found}) > 1:
        what = f"The archive holds two topics of the name {topic}: one was made anew."
        raise CommandRefused(what, mend="Keep each in an archive of its own.")
    return {place.partition: place for place in found}


def records_of(storage: Storage, place: TreePlace, seals: Sequence[Seal], first: int = 0) -> Iterator[ArchivedRecord]:
    """Yield the records of a tree with offsets from `first` on; raise Undecodable for a damaged or left-out one."""
    for seal in seals:
        if seal.last_offset < first:
            continue
        name = place.name(seal.first_index, "avro")
        for record in read_segment(read_sealed(storage, place, seal), place.partition, name):
            if record.offset < first:
                continue
            if record.length is not None:
                what = f"The record at offset {record.offset} was too long to be archived: only its hash is here."
                raise Undecodable("TOO_LARGE", what, where=name)
            yield record


class ArchiveReader:
    """Reads some partitions of an archived topic; has the shape of `JournalReader` as far as loaders need it."""

    def __init__(self, storage: Storage, *, topic: str = JOURNAL.name) -> None:
        """Open; raise CommandRefused when the archive has not exactly one topic of this name, or is not whole."""
        self._storage = storage
        self._places = places_of(storage, topic)
        self._seals = {partition: read_seals(storage, place) for partition, place in self._places.items()}
        self._offsets: Mapping[int, int] = {}

    async def __aenter__(self) -> Self:
        """Return itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is open."""

    async def topic_id(self) -> str:
        """Return the id that the topic began with."""
        return next(iter(self._places.values())).topic_id

    async def ends(self, partitions: Sequence[int]) -> dict[int, int]:
        """Return, for each partition, the offset after its last archived record."""
        last = {partition: seals[-1].last_offset + 1 for partition, seals in self._seals.items() if seals}
        return {partition: last.get(partition, 0) for partition in partitions}

    def start(self, offsets: Mapping[int, int]) -> None:
        """Read exactly these partitions from these offsets."""
        self._offsets = dict(offsets)

    async def read_to(self, stops: Mapping[int, int], limit: int) -> AsyncIterator[dict[int, Fetched]]:
        """Yield the records of the started partitions before the offsets in `stops`; raise CommandRefused."""
        for partition, first in self._offsets.items():
            stop, batch = stops.get(partition, first), list[ArchivedRecord]()
            if stop <= first:
                continue
            place = self._places.get(partition)
            for record in () if place is None else records_of(self._storage, place, self._seals[partition], first):
                if record.offset >= stop:
                    break
                batch.append(record)
                if len(batch) == limit:
                    yield {partition: batch}
                    batch = []
            if batch:
                yield {partition: batch}


@dataclass(frozen=True, slots=True)
class KafkaSource:
    """A topic at the broker."""

    kafka: str
    topic: str = JOURNAL.name

    def open(self) -> JournalReader:
        """Return a reader."""
        return JournalReader(self.kafka, topic=self.topic)


@dataclass(frozen=True, slots=True)
class ArchiveSource:
    """A topic in an archive; its storage can be handed to another process."""

    storage: Storage
    topic: str = JOURNAL.name

    def open(self) -> ArchiveReader:
        """Return a reader; raise CommandRefused."""
        return ArchiveReader(self.storage, topic=self.topic)


Source = KafkaSource | ArchiveSource
