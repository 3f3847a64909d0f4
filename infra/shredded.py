"""Which subjects' keys the register's acts destroyed: read off the journals, or off their archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from schemas.archive import Storage, find_places
from schemas.archive_reader import ArchiveSource, KafkaSource, Source
from schemas.events import DataShredded
from schemas.journal import header, read_journal_record
from schemas.topics import CARE_JOURNAL, JOURNAL

_POLL = 2_000
_LANES = (JOURNAL, CARE_JOURNAL)
_SHREDDED = DataShredded.NAME.encode()


def journals(kafka: str, archive: Storage | None) -> list[Source]:
    """Return the journals of both lanes, at the broker or in an archive; an archive may lack the care lane's."""
    if archive is None:
        return [KafkaSource(kafka, topic.name) for topic in _LANES]
    held = {place.topic for place in find_places(archive)}
    return [ArchiveSource(archive, topic.name) for topic in _LANES if topic is JOURNAL or topic.name in held]


async def shredded_keys(sources: Sequence[Source], told: Callable[[int], None]) -> set[str]:
    """Return the ids of the keys that any DataShredded in these journals names; raise SijillError."""
    found: set[str] = set()
    for source in sources:
        partitions = range(next(topic.partitions for topic in _LANES if topic.name == source.topic))
        async with source.open() as reader:
            ends = await reader.ends(partitions)
            reader.start(dict.fromkeys(ends, 0))
            async for polled in reader.read_to(ends, _POLL):
                for partition, records in polled.items():
                    for raw in records:
                        if header(raw.headers, "ce_type") == _SHREDDED:
                            read = read_journal_record(partition, raw.offset, raw.key, raw.value, raw.headers)
                            found.update(getattr(read.event, "key_ids", ()))
                    told(len(records))
    return found
