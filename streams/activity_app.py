"""The Faust app of the activity agent: a process of its own, so that what it costs is not taken from the screen.

An act takes Faust about 0.7 ms, three times what the screen needs for it (measured at 500 acts a second).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faust
import structlog

from streams.activity import TABLE, app_id, count_act, table_key
from streams.app import app_options
from streams.faust_transport import CommittedTransport
from streams.lane import MAIN, Lane

_log = structlog.get_logger(room="activity")


def create_activity_app(
    kafka: str, data_dir: Path, *, lane: Lane = MAIN, instance: str | None = None, replicas: int = 1
) -> faust.App:
    """Return the app, not yet started; `instance` names it for ever, so that a restart gets its partitions at once."""
    options = app_options(app_id(lane), kafka, data_dir, lane, replicas)
    app = faust.App(**options, consumer_group_instance_id=instance)
    app.transport = CommittedTransport(app.conf.broker_consumer, app)
    _add_activity(app, lane)
    return app


def _add_activity(app: faust.App, lane: Lane) -> None:
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
