"""Acts per station and kind of act, counted from the journal into a Faust table: the low-rate side beside the screen.

Counts are by journal offset, so a record that comes twice is counted once. Reads headers only, never a value.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from schemas.errors import SijillError
from schemas.journal import header

APP = "sijill-activity"
TABLE = "acts"
CHANGELOG = f"{APP}-{TABLE}-changelog"
_SEPARATOR = "|"
_POLL_MS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """How many acts of one kind a station did."""

    station: str
    kind: str
    acts: int


def count_act(counted: Mapping[str, Any] | None, offset: int) -> dict[str, int] | None:
    """Return the count with the act at `offset`, or None when it was counted before."""
    if counted is None:
        return {"acts": 1, "offset": offset}
    if offset <= counted["offset"]:
        return None
    return {"acts": counted["acts"] + 1, "offset": offset}


def table_key(partition: int, headers: Any) -> str | None:
    """Return the table's key of a journal record: its partition, station and kind; None without CloudEvents headers."""
    pairs = list(headers.items() if isinstance(headers, Mapping) else headers or ())
    kind, source = header(pairs, "ce_type"), header(pairs, "ce_source")
    if kind is None or source is None:
        return None
    parts = source.decode("utf-8", "replace").split("/")  # /stations/<station>/<device>
    return _SEPARATOR.join((str(partition), parts[2] if len(parts) > 2 else "", kind.decode("utf-8", "replace")))


async def read_activity(kafka: str) -> tuple[Activity, ...]:
    """Read the table from its changelog, up to its end as it stands now; raise SijillError when there is none."""
    last: dict[str, int] = {}
    consumer = AIOKafkaConsumer(bootstrap_servers=kafka, enable_auto_commit=False)
    await consumer.start()
    try:
        partitions = consumer.partitions_for_topic(CHANGELOG) or await _partitions(consumer)
        sources = [TopicPartition(CHANGELOG, number) for number in sorted(partitions)]
        consumer.assign(sources)
        ends = await consumer.end_offsets(sources)
        await consumer.seek_to_beginning(*sources)
        for source in sources:
            while await consumer.position(source) < ends[source]:
                for record in (await consumer.getmany(source, timeout_ms=_POLL_MS)).get(source, ()):
                    last[json.loads(record.key)] = json.loads(record.value)["acts"] if record.value else 0
    finally:
        await consumer.stop()
    return _summed(last)


async def _partitions(consumer: AIOKafkaConsumer) -> set[int]:
    if CHANGELOG not in await consumer.topics():
        raise SijillError("No activity was counted yet.", where=CHANGELOG, mend="Run `sijill screen` first.")
    return set(consumer.partitions_for_topic(CHANGELOG) or ())


def _summed(last: Mapping[str, int]) -> tuple[Activity, ...]:
    totals: Counter[tuple[str, str]] = Counter()
    for key, acts in last.items():
        _, station, kind = key.split(_SEPARATOR, 2)
        totals[station, kind] += acts
    return tuple(Activity(station=s, kind=k, acts=n) for (s, k), n in sorted(totals.items()))
