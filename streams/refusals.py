"""The refusals as the screen wrote them, for whoever must mend an act."""

from __future__ import annotations

from schemas.events import Refusal
from schemas.registry import Registry
from streams.lane import MAIN, Lane
from streams.letters import read_framed
from streams.reading import read_topic


async def read_refusals(
    kafka: str, registry_url: str, *, station: str | None = None, lane: Lane = MAIN
) -> tuple[Refusal, ...]:
    """Read the refusals of one station, or of all, oldest first."""
    async with Registry(registry_url) as registry:
        found = [
            await read_framed(registry, "Refusal", record.value)
            async for record in read_topic(kafka, lane.refusals, partitions=lane.partitions)
            if station is None or record.key == station.encode()
        ]
    return tuple(sorted((r for r in found if isinstance(r, Refusal)), key=lambda r: r.recorded_at))
