"""The Faust app of the screen: the screen as one of its services, and the timer of due notices.

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
from streams.due import QUIET_S, Clock, DueNotices
from streams.entries import Seal
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
    quiet_s: float = QUIET_S
    clock: Clock = lambda: datetime.now(tz=UTC)
    on_ready: Callable[[bool], None] = lambda _: None


def app_options(name: str, kafka: str, data_dir: Path, lane: Lane, replicas: int) -> dict[str, Any]:
    """Return what all our Faust apps are made with; their topics must exist, or an agent never wakes."""
    return {
        "id": name,
        "broker": f"kafka://{kafka}",
        "store": "memory://",
        "datadir": data_dir,
        "web_enabled": False,
        "topic_disable_leader": True,
        "topic_allow_declare": True,
        "topic_partitions": lane.partitions,
        "topic_replication_factor": replicas,
        "table_standby_replicas": 0,
        "value_serializer": "json",
        "key_serializer": "json",
        "stream_wait_empty": False,
        "consumer_auto_offset_reset": "earliest",
        "broker_session_timeout": _SESSION_S,
        "broker_heartbeat_interval": _SESSION_S / 4,
    }


class ScreenApp(faust.App):
    """A Faust app whose screen runs as soon as it starts, whatever Faust's own consumer is waiting for."""

    screen: Screen

    async def on_start(self) -> None:
        """Start the screen first."""
        await self.add_runtime_dependency(self.screen)
        await super().on_start()


def create_app(settings: AppSettings) -> ScreenApp:
    """Return the app, not yet started."""
    lane = settings.lane
    options = app_options(f"{lane.group}-notices", settings.kafka, settings.data_dir, lane, settings.replicas)
    app = ScreenApp(**options)
    app.producer_only = True  # it has no agent: Faust's own consumer would have nothing to read
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
    _add_due(app, settings)
    return app


def _add_due(app: ScreenApp, settings: AppSettings) -> None:
    due = DueNotices(
        app.screen,
        kafka=settings.kafka,
        registry=settings.registry,
        clock=settings.clock,
        lane=settings.lane,
        quiet_s=settings.quiet_s,
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
