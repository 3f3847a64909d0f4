"""The screen: one consumer of the intake, one owner for each partition that the group gives to it (design 6).

It runs inside the Faust app as a service of its own; Faust never sees its records or offsets.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import structlog
from aiokafka import AIOKafkaConsumer, ConsumerRebalanceListener, TopicPartition
from aiokafka.errors import KafkaError
from mode import Service

from register.verdict import NOBODY
from schemas.errors import RegistryUnreachable, SijillError
from schemas.registry import Registry
from streams.blocking import Desk
from streams.entries import WRITTEN, Frames, Seal
from streams.lane import MAIN, Lane
from streams.organisation import OrganisationFeed
from streams.owner import Opener, Owner

_POLL_MS = 200
_PARTITION_BYTES = 1_048_576  # one fetch of a partition; a larger record still comes, alone
_SESSION_MS = 6_000  # the shortest that brokers allow: how long a partition waits for a screen that died
_REBALANCE_MS = 30_000
_POLL_LIMIT_MS = 24 * 3600 * 1000  # waiting for a registry or a broker is no reason to give partitions away
_FINISH_S = 4.0  # what a stop may cost; an unfinished transaction is aborted by the next owner
_HEARTBEAT_S = 30.0
_WAIT_S = 1.0
_log = structlog.get_logger(room="screen")


class Screen(Service):
    """Reads the intake and keeps one owner per assigned partition."""

    def __init__(
        self,
        *,
        kafka: str,
        registry: Registry,
        opener: Opener,
        epoch: str,
        seal: Seal,
        lane: Lane = MAIN,
        instance: str | None = None,
        on_ready: Callable[[bool], None] = lambda _: None,
        **service: Any,
    ) -> None:
        """Take addresses and helpers; `instance` names this screen for ever, so that it gets its partitions back."""
        super().__init__(**service)
        self._kafka, self._registry, self._opener, self._lane = kafka, registry, opener, lane
        self._epoch, self._seal, self._instance, self._on_ready = epoch, seal, instance, on_ready
        self.owners: dict[int, Owner] = {}
        self._owning: dict[int, asyncio.Task[None]] = {}
        self._desk: Desk | None = None
        self._was_ready = False
        self._known: asyncio.Event = asyncio.Event()
        self.organisation = NOBODY  # who may send, as known now
        self._gone: Counter[str] = Counter()

    @property
    def counts(self) -> Counter[str]:
        """Return what became of all records since the start."""
        return sum((owner.counts for owner in self.owners.values()), self._gone)

    @property
    def is_ready(self) -> bool:
        """Tell whether every assigned partition is restored."""
        return bool(self.owners) and all(owner.is_ready for owner in self.owners.values())

    @Service.task
    async def _follow_units(self) -> None:
        """Know who may send before the first act is judged, and what changes about it from then on."""
        while not self.should_stop:
            feed = OrganisationFeed(self._kafka, self._registry)
            try:
                self.organisation = await feed.catch_up()
                self._known.set()
                async for organisation in feed.follow():
                    self.organisation = organisation
            except (KafkaError, OSError, SijillError) as failure:
                what = failure.what if isinstance(failure, SijillError) else type(failure).__name__
                _log.warning("organisation waits", because=what, again_in_s=_WAIT_S)
                await self.sleep(_WAIT_S)
            finally:
                with suppress(KafkaError, TimeoutError):
                    await asyncio.wait_for(feed.close(), _FINISH_S)

    @Service.task
    async def _read_intake(self) -> None:
        """Poll until the service stops; a broker or registry that is away is waited for."""
        await self._known.wait()
        while not self.should_stop:
            try:
                await self._prepare()
                await self._poll()
            except (KafkaError, OSError, RegistryUnreachable) as failure:
                what = failure.what if isinstance(failure, RegistryUnreachable) else type(failure).__name__
                _log.warning("screen waits", because=what, again_in_s=_WAIT_S)
                await self.sleep(_WAIT_S)

    @Service.timer(_HEARTBEAT_S)
    async def _tell(self) -> None:
        _log.info("screen runs", ready=self.is_ready, partitions=len(self.owners), **self.counts)

    async def on_stop(self) -> None:
        """Finish the running transactions."""
        await self.release()
        self._tell_ready(False)

    async def _prepare(self) -> None:
        ids = await self._registry.ids(WRITTEN)
        frames = Frames(ids=ids)
        self._desk = Desk(frames=frames, epoch=self._epoch, seal=self._seal, partitions=self._lane.partitions)

    async def _poll(self) -> None:
        consumer = AIOKafkaConsumer(
            bootstrap_servers=self._kafka,
            group_id=self._lane.group,
            group_instance_id=self._instance,
            enable_auto_commit=False,
            isolation_level="read_committed",
            auto_offset_reset="earliest",
            max_partition_fetch_bytes=_PARTITION_BYTES,
            session_timeout_ms=_SESSION_MS,
            heartbeat_interval_ms=_SESSION_MS // 4,
            rebalance_timeout_ms=_REBALANCE_MS,
            max_poll_interval_ms=_POLL_LIMIT_MS,
            retry_backoff_ms=50,
        )
        consumer.subscribe([self._lane.intake], listener=_Rebalance(self, consumer))
        try:
            await consumer.start()
            while not self.should_stop:
                for source, records in (await consumer.getmany(timeout_ms=_POLL_MS)).items():
                    owner = self.owners.get(source.partition)
                    if owner is not None:
                        owner.offer(records)
                self._tell_ready(self.is_ready)
        finally:
            await self.release()
            with suppress(KafkaError, TimeoutError):
                await asyncio.wait_for(consumer.stop(), _FINISH_S)

    def take_up(self, consumer: AIOKafkaConsumer, partitions: set[int]) -> None:
        """Start an owner for each assigned partition."""
        for partition in sorted(partitions):
            owner = Owner(
                kafka=self._kafka,
                lane=self._lane,
                partition=partition,
                consumer=consumer,
                registry=self._registry,
                opener=self._opener,
                desk=self._get_desk,
            )
            self.owners[partition] = owner
            self._owning[partition] = asyncio.create_task(owner.run())

    async def release(self) -> None:
        """Stop all owners after their running transactions; one that takes too long is cut off and aborts."""
        owners, tasks = list(self.owners.values()), list(self._owning.values())
        self.owners, self._owning = {}, {}
        for owner in owners:
            owner.stop()
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=_FINISH_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for owner in owners:
            self._gone.update(owner.counts)

    def _get_desk(self) -> Desk:
        if self._desk is None:
            raise RegistryUnreachable("The registry has not given the schema ids yet.")
        return replace(self._desk, organisation=self.organisation)

    def _tell_ready(self, ready: bool) -> None:
        if ready != self._was_ready:
            self._was_ready = ready
            self._on_ready(ready)


class _Rebalance(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka is untyped
    """Gives partitions back only when their last transaction has ended."""

    def __init__(self, screen: Screen, consumer: AIOKafkaConsumer) -> None:
        self._screen, self._consumer = screen, consumer

    async def on_partitions_revoked(self, revoked: set[TopicPartition]) -> None:
        """Finish what runs; the group waits for this."""
        _log.info("partitions revoked", count=len(revoked))
        await self._screen.release()

    async def on_partitions_assigned(self, assigned: set[TopicPartition]) -> None:
        """Begin to restore; the group does not wait for this."""
        _log.info("partitions assigned", count=len(assigned))
        self._screen.take_up(self._consumer, {source.partition for source in assigned})
