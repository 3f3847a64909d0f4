"""The organisation as its topic tells it: read to the end before the first act is judged, and followed from then on.

One partition, so that its events have one order; only committed orders count.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from register.units.fold import fold_unit
from register.units.organisation import Organisation
from schemas import codec
from schemas.errors import Undecodable
from schemas.events import UNIT_EVENTS, UnitEvent
from schemas.first_coordinates import find_contract_name
from schemas.registry import Registry
from schemas.topics import UNITS

_SOURCE = TopicPartition(UNITS.name, 0)
_POLL_MS = 500


class OrganisationFeed:
    """Follows the topic of units; `organisation` is what is known now."""

    def __init__(self, kafka: str, registry: Registry) -> None:
        """Take the addresses; nothing is read before `catch_up`."""
        self._registry = registry
        self.organisation = Organisation()
        self._consumer = AIOKafkaConsumer(
            bootstrap_servers=kafka, enable_auto_commit=False, isolation_level="read_committed", fetch_max_wait_ms=100
        )

    async def catch_up(self) -> Organisation:
        """Read to the end as it stands now and return what is known; raise KafkaError, Undecodable."""
        if not self._consumer.assignment():
            await self._consumer.start()
            self._consumer.assign([_SOURCE])
            # not seek_to_beginning: it races with the reset that assign() began, and may end at the latest record
            self._consumer.seek(_SOURCE, (await self._consumer.beginning_offsets([_SOURCE]))[_SOURCE])
        end = (await self._consumer.end_offsets([_SOURCE]))[_SOURCE]
        while await self._consumer.position(_SOURCE) < end:
            await self._take()
        return self.organisation

    async def follow(self) -> AsyncIterator[Organisation]:
        """Yield the organisation after each new order, until closed; raise KafkaError, Undecodable."""
        while True:
            known = self.organisation.position
            await self._take()
            if self.organisation.position != known:
                yield self.organisation

    async def close(self) -> None:
        """Close the connections."""
        await self._consumer.stop()

    async def _take(self) -> None:
        for record in (await self._consumer.getmany(_SOURCE, timeout_ms=_POLL_MS)).get(_SOURCE, ()):
            event = await read_order(record, self._registry)
            self.organisation = fold_unit(self.organisation, event, position=record.offset + 1)


async def read_organisation(kafka: str, registry: Registry) -> Organisation:
    """Return the organisation as it stands now."""
    feed = OrganisationFeed(kafka, registry)
    try:
        return await feed.catch_up()
    finally:
        await asyncio.shield(feed.close())


async def read_order(record: Any, registry: Registry) -> UnitEvent:
    """Return the event of a fetched record; raise Undecodable, for an order that nobody can read must stop readers."""
    schema_id, body = codec.unframe(record.value)
    name, digest = find_contract_name(record.headers) or await registry.name_of(schema_id)
    if name not in UNIT_EVENTS:
        place = f"{record.topic}/{record.partition}/{record.offset}"
        raise Undecodable("SCHEMA_UNKNOWN", f"Schema {schema_id} is no order of the organisation.", where=place)
    event: UnitEvent = codec.decode_body(name, body, digest)
    return event
