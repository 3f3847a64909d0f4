"""Reading the journal: committed events only, from stored offsets, never from a place that the broker chooses.

A partition's events come in order and without gaps but for the transaction markers; an offset that the broker no
longer holds is an error for a person, never a silent restart.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Protocol, Self

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError, OffsetOutOfRangeError

from schemas.errors import PositionLost, ServiceUnreachable
from schemas.first_coordinates import find_first
from schemas.topic_id import find_topic
from schemas.topics import JOURNAL

_IDLE_MS = 200  # how long a poll waits for a first record; then the ends are looked at again
_PARTITION_BYTES = 4 * 1024 * 1024


class Record(Protocol):
    """A record as a reader gives it; `timestamp` in milliseconds."""

    @property
    def offset(self) -> int: ...
    @property
    def timestamp(self) -> int: ...
    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...
    @property
    def headers(self) -> Sequence[tuple[str, Any]]: ...


Fetched = Sequence[Record]


class JournalReader:
    """Reader of some partitions of the journal; an async context manager."""

    def __init__(self, kafka: str, *, topic: str = JOURNAL.name) -> None:
        self._kafka, self._topic = kafka, topic
        self._consumer: AIOKafkaConsumer[bytes | None, bytes | None]
        self._paused: set[int] = set()

    async def __aenter__(self) -> Self:
        """Connect; raise ServiceUnreachable."""
        self._consumer = AIOKafkaConsumer(
            bootstrap_servers=self._kafka,
            enable_auto_commit=False,
            auto_offset_reset="none",
            isolation_level="read_committed",
            max_partition_fetch_bytes=_PARTITION_BYTES,
        )
        try:
            await self._consumer.start()
        except (KafkaError, OSError) as failure:
            await self._consumer.stop()
            raise ServiceUnreachable("The broker does not answer.", where=self._kafka) from failure
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Disconnect."""
        await self._consumer.stop()

    async def topic_id(self) -> str:
        """Return the id of the topic: of a restored one, the id that it had first and that its records name."""
        topic_id, partitions = await find_topic(self._consumer, self._topic)
        return await _first_id(self._kafka, self._topic, partitions) or topic_id

    async def ends(self, partitions: Sequence[int]) -> dict[int, int]:
        """Return, for each partition, the offset up to which everything is committed."""
        found = await self._consumer.end_offsets([self._place(p) for p in partitions])
        return {place.partition: end for place, end in found.items()}

    def start(self, offsets: Mapping[int, int]) -> None:
        """Read exactly these partitions from these offsets."""
        places = {self._place(partition) for partition in offsets}
        if self._consumer.assignment() != places:  # the same again would orphan fetches that are under way
            self._consumer.assign(list(places))
        self._consumer.resume(*(self._place(partition) for partition in self._paused & offsets.keys()))
        self._paused.clear()
        for partition, offset in offsets.items():
            self._consumer.seek(self._place(partition), offset)

    def pause(self, partition: int) -> None:
        """Fetch no more of a partition."""
        self._paused.add(partition)
        self._consumer.pause(self._place(partition))

    async def poll(self, limit: int) -> dict[int, Fetched]:
        """Return what has arrived, at most `limit` records; raise PositionLost when an offset is gone."""
        try:
            polled = await self._consumer.getmany(timeout_ms=_IDLE_MS, max_records=limit)
        except OffsetOutOfRangeError as lost:
            raise PositionLost(
                "The journal does not hold the offset from which to go on.",
                where=f"{self._topic} {lost.args[0] if lost.args else ''}",
                mend="See whether the topic was cut or restored; the tables hold what was read before.",
            ) from lost
        return {place.partition: found for place, found in polled.items() if place.partition not in self._paused}

    async def position(self, partition: int) -> int:
        """Return the offset after the last thing fetched, transaction markers included."""
        return int(await self._consumer.position(self._place(partition)))

    def lag(self, positions: Mapping[int, int]) -> int:
        """Return how many offsets the journal is known to be ahead; markers count, so idle need not be zero."""
        known = ((self._consumer.highwater(self._place(p)), offset) for p, offset in positions.items())
        return sum(max(0, (highwater or 0) - offset) for highwater, offset in known)

    async def read_to(self, stops: Mapping[int, int], limit: int) -> AsyncIterator[dict[int, Fetched]]:
        """Yield the records of the started partitions before the offsets in `stops`, then end."""
        open_partitions = {p for p, stop in stops.items() if await self.position(p) < stop}
        while open_partitions:
            polled = await self.poll(limit)
            if polled:
                yield {p: [r for r in found if r.offset < stops[p]] for p, found in polled.items()}
            for partition in sorted(open_partitions):
                if await self.position(partition) >= stops[partition]:
                    open_partitions.discard(partition)
                    self.pause(partition)

    def _place(self, partition: int) -> Any:
        return TopicPartition(self._topic, partition)


async def _first_id(kafka: str, topic: str, partitions: int) -> str | None:
    """Return the id that restored records name, looking at the first record of each partition; None without any."""
    consumer: Any = AIOKafkaConsumer(
        bootstrap_servers=kafka, enable_auto_commit=False, auto_offset_reset="none", isolation_level="read_committed"
    )
    try:
        await consumer.start()
        places = [TopicPartition(topic, number) for number in range(partitions)]
        begins, ends = await consumer.beginning_offsets(places), await consumer.end_offsets(places)
        waiting = {place for place in places if begins[place] < ends[place]}
        consumer.assign(list(waiting))
        for place in waiting:
            consumer.seek(place, begins[place])
        while waiting:
            for place, records in (await consumer.getmany(timeout_ms=_IDLE_MS)).items():
                if records and (first := find_first(records[0].headers)) is not None:
                    return str(first.topic_id)
                waiting.discard(place)
                consumer.pause(place)
            for place in list(waiting):
                if await consumer.position(place) >= ends[place]:  # nothing but aborted transactions
                    waiting.discard(place)
    except (KafkaError, OSError) as failure:
        raise ServiceUnreachable("The broker does not answer.", where=kafka) from failure
    finally:
        await consumer.stop()
    return None
