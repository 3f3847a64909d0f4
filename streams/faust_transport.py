"""Faust's Kafka transport, reading only what was committed.

Faust reads uncommitted records unless it writes transactions itself: it would count acts of aborted batches.
"""

from __future__ import annotations

from typing import Any

from faust.transport.drivers import aiokafka as driver


class _CommittedThread(driver.AIOKafkaConsumerThread):
    """The consumer's thread, with the isolation level that the journal needs."""

    def _create_worker_consumer(self, transport: Any) -> Any:
        consumer = super()._create_worker_consumer(transport)
        consumer._isolation_level = "read_committed"  # noqa: SLF001 - Faust has no setting for it (0.15.3)
        return consumer


class _CommittedConsumer(driver.Consumer):
    """The consumer that lives in that thread."""

    def _new_consumer_thread(self) -> _CommittedThread:
        return _CommittedThread(self, loop=self.loop, beacon=self.beacon)


class CommittedTransport(driver.Transport):
    """The transport of an app that reads the journal."""

    Consumer = _CommittedConsumer
