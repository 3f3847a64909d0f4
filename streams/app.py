"""The Faust app: the screen as one of its services, the activity agent, and the timer of due notices.

Faust holds no offset of truth: the screen has its own consumer and transactions, and starts before Faust's own parts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import faust
import structlog

from schemas.registry import Registry
from streams.activity import TABLE, app_id, count_act, table_key
from streams.due import Clock, DueNotices
from streams.entries import Seal
from streams.faust_transport import CommittedTransport
from streams.lane import MAIN, Lane
from streams.owner import Opener
from streams.screen import Screen

_SESSION_S = 6.0  # shortest that brokers allow; Faust's own minute would hold up a restart
_log = structlog.get_logger(room="screen")


@dataclass(frozen=True, slots=True, kw_only=True)
class AppSettings:
    """What the app needs: addresses, the epoch with its seal, and where Faust may keep files.

    `instance` names this worker for ever, so that a restart gets its partitions back at once.
    """

    kafka: str
    registry: Registry
    opener: Opener
    epoch: str
    seal: Seal
    data_dir: Path
    lane: Lane = MAIN
    instance: str | None = None
    replicas: int = 1
    due_every_s: float = 5.0
    clock: Clock = lambda: datetime.now(tz=UTC)
    on_ready: Callable[[bool], None] = lambda _: None


class ScreenApp(faust.App):
    """A Faust app whose screen runs as soon as it starts, whatever Faust's own consumer is waiting for."""

    screen: Screen

    async def on_start(self) -> None:
        """Start the screen first."""
        await self.add_runtime_dependency(self.screen)
        await super().on_start()


def create_app(settings: AppSettings) -> ScreenApp:
    """Return the app, not yet started; topics must exist, for an agent on a missing topic never wakes."""
    app = ScreenApp(
        app_id(settings.lane),
        broker=f"kafka://{settings.kafka}",
        store="memory://",
        datadir=settings.data_dir,
        web_enabled=False,
        topic_disable_leader=True,
        topic_allow_declare=True,
        topic_partitions=settings.lane.partitions,
        topic_replication_factor=settings.replicas,
        table_standby_replicas=0,
        value_serializer="json",
        key_serializer="json",
        stream_wait_empty=False,
        consumer_auto_offset_reset="earliest",
        consumer_group_instance_id=None if settings.instance is None else f"{settings.instance}-activity",
        broker_session_timeout=_SESSION_S,
        broker_heartbeat_interval=_SESSION_S / 4,
    )
    app.transport = CommittedTransport(app.conf.broker_consumer, app)
    app.screen = Screen(
        kafka=settings.kafka,
        registry=settings.registry,
        opener=settings.opener,
        epoch=settings.epoch,
        seal=settings.seal,
        lane=settings.lane,
        instance=settings.instance,
        on_ready=settings.on_ready,
    )
    _add_activity(app, settings.lane)
    _add_due(app, settings)
    return app


def _add_activity(app: ScreenApp, lane: Lane) -> None:
    journal = app.topic(lane.journal, key_serializer="raw", value_serializer="raw")
    acts = app.Table(TABLE, partitions=lane.partitions)

    async def count_acts(stream: Any) -> None:
        async for event in stream.events():
            message = event.message
            try:
                key = table_key(message.partition, message.headers)
                counted = None if key is None else count_act(acts.get(key), message.offset)
                if counted is not None:
                    acts[key] = counted
            except Exception as failure:  # noqa: BLE001 - an exception that leaves an agent loses the event for good (formats 5)
                _log.exception("activity stops", because=type(failure).__name__, offset=message.offset)
                await app.crash(failure)  # before the acknowledgement: the next start reads it again
                return

    app.agent(journal, name="activity")(count_acts)


def _add_due(app: ScreenApp, settings: AppSettings) -> None:
    due = DueNotices(
        app.screen, kafka=settings.kafka, registry=settings.registry, clock=settings.clock, lane=settings.lane
    )

    async def raise_notices() -> None:
        try:
            sent = await due.tick()
        except Exception as failure:  # noqa: BLE001 - the files stay queued; the next tick tries again
            _log.warning("notices wait", because=type(failure).__name__)
            return
        if sent:
            _log.info("notices sent", count=sent)

    app.timer(interval=settings.due_every_s)(raise_notices)
