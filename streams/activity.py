"""Acts per station and kind of act, counted from the journal into a Faust table: the low-rate side beside the screen.

Counts are by journal offset, so a record that comes twice is counted once. Reads headers only, never a value.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from schemas.errors import CommandRefused
from schemas.journal import header
from streams.lane import MAIN, Lane
from streams.reading import read_topic

TABLE = "acts"
_SEPARATOR = "|"


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


def app_id(lane: Lane) -> str:
    """Return the id of the Faust app of a lane: its consumer group, and the beginning of its topics' names."""
    return f"{lane.group}-activity"


def changelog(lane: Lane) -> str:
    """Return the topic in which Faust keeps the table."""
    return f"{app_id(lane)}-{TABLE}-changelog"


async def read_activity(kafka: str, lane: Lane = MAIN) -> tuple[Activity, ...]:
    """Read the table from its changelog, up to its end as it stands now; raise CommandRefused when there is none."""
    last: dict[str, int] = {}
    async for record in read_topic(kafka, changelog(lane), partitions=lane.partitions, committed=False):
        last[json.loads(record.key)] = json.loads(record.value)["acts"] if record.value else 0
    if not last:
        raise CommandRefused("No activity was counted yet.", where=changelog(lane), mend="Run `sijill screen` first.")
    return _summed(last)


def _summed(last: Mapping[str, int]) -> tuple[Activity, ...]:
    totals: Counter[tuple[str, str]] = Counter()
    for key, acts in last.items():
        _, station, kind = key.split(_SEPARATOR, 2)
        totals[station, kind] += acts
    return tuple(Activity(station=s, kind=k, acts=n) for (s, k), n in sorted(totals.items()))
