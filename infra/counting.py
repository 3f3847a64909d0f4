"""The activity agent as a process: one per state directory, ready file, clean stop on SIGTERM, safe to kill.

Runs behind the screen and the projector: where processor time is short, a count may come later than a row.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from contextlib import suppress
from pathlib import Path

from infra.alone import alone
from infra.logs import get_logger
from infra.reach import require_kafka
from infra.settings import Settings
from streams.activity_app import create_activity_app

_BEHIND = 19  # steps of niceness: counting takes what nobody else needs
_STOP_S = 2.5  # what is cut off is counted again by the next start
_log = get_logger("activity")


def run_activity(settings: Settings, *, instance: str | None = None) -> None:
    """Run until SIGTERM or SIGINT; raise CommandRefused when an agent already runs in this state directory."""
    run_dir = settings.state_dir / "run"
    run_dir.mkdir(parents=True, exist_ok=True)
    with alone(run_dir / "activity-agent.lock", "An activity agent"):
        os.nice(_BEHIND)
        ready = run_dir / "activity-agent.ready"
        ready.unlink(missing_ok=True)
        name = instance or f"{socket.gethostname()}-{settings.state_dir.name}"
        try:
            asyncio.run(_run(settings, f"sijill-activity-{name}", ready))
        finally:
            ready.unlink(missing_ok=True)


async def _run(settings: Settings, instance: str, ready: Path) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await require_kafka(settings)  # Faust would end in its own inner words
    app = create_activity_app(settings.kafka, settings.state_dir / "run" / "faust", instance=instance)
    _log.info("activity agent starts", instance=instance)
    await app.start()
    _mark(ready)
    crashed = asyncio.create_task(app.wait_until_stopped())
    await asyncio.wait([crashed, asyncio.create_task(stop.wait())], return_when=asyncio.FIRST_COMPLETED)
    crashed.cancel()
    with suppress(TimeoutError):
        await asyncio.wait_for(app.stop(), _STOP_S)
    if app.crash_reason is not None:
        raise app.crash_reason
    _log.info("activity agent stopped")


def _mark(ready: Path) -> None:
    ready.write_text("ready\n")
