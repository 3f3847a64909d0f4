"""The screen as a process: one per state directory, ready file, clean stop on SIGTERM, safe to kill.

Wires settings, vault and `streams` together; decides nothing.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import socket
from contextlib import suppress
from functools import partial
from pathlib import Path

from infra.alone import alone
from infra.logs import get_logger
from infra.settings import Settings
from infra.stations import find_epoch
from schemas.events import DeadRecord
from schemas.registry import Registry
from schemas.sealing import seal_dead_record
from streams.app import AppSettings, ScreenApp, create_app
from streams.lane import MAIN, Lane
from streams.opener_client import OpenerClient
from streams.screen import Screen

_STOP_S = 2.5  # Faust's own parts hold nothing that a restart would miss; the screen has stopped before them
_log = get_logger("screen")


def run_screen(
    settings: Settings, *, instance: str | None = None, with_notices: bool = True, lane: Lane = MAIN
) -> None:
    """Run until SIGTERM or SIGINT; raise CommandRefused when a screen of the lane already runs in this state directory.

    The care lane has no notices: they would tell of cases outside their topics.
    """
    run_dir = settings.state_dir / "run"
    run_dir.mkdir(parents=True, exist_ok=True)
    process = "care-screen" if lane.care else "screen"
    with alone(run_dir / f"{process}.lock", "A screen"):
        name = instance or f"{socket.gethostname()}-{settings.state_dir.name}"
        ready = run_dir / f"{process}.ready"
        ready.unlink(missing_ok=True)
        try:
            notices = with_notices and not lane.care
            asyncio.run(_run(settings, f"sijill-{process}-{name}", ready, with_notices=notices, lane=lane))
        finally:
            ready.unlink(missing_ok=True)


async def _run(settings: Settings, instance: str, ready: Path, *, with_notices: bool, lane: Lane) -> None:
    gc.set_threshold(50_000, 20, 50)  # a batch makes thousands of objects without cycles: 5 % of the time was looking
    logging.getLogger("aiokafka.producer.sender").addFilter(_is_news)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    epoch, key_file = find_epoch(settings.vault_dir / "epochs", None)
    public = key_file.read_bytes()
    async with Registry(settings.registry) as registry, OpenerClient(settings.opener_socket) as opener:
        app = create_app(
            AppSettings(
                kafka=settings.kafka,
                registry=registry,
                opener=opener,
                epoch=epoch,
                seal=partial(seal_with, public),
                data_dir=settings.state_dir / "run" / "faust",
                lane=lane,
                instance=instance,
                quiet_s=settings.notices_quiet_s,
                on_ready=partial(_mark, ready),
            )
        )
        _log.info("screen starts", lane=lane.group, instance=instance, epoch=epoch)
        if with_notices:
            await _run_app(app, stop)
        else:
            await _run_service(app.screen, stop)
    _log.info("screen stopped", **app.screen.counts)


def _is_news(record: logging.LogRecord) -> bool:
    """Drop what Kafka 4 makes the client say after nearly every commit: the produce is simply sent again (design 6)."""
    return "NotEnoughReplicas" not in record.getMessage()


async def _run_app(app: ScreenApp, stop: asyncio.Event) -> None:
    """Run the screen with Faust's parts beside it; end when asked, or when one of them crashed."""
    await app.start()
    crashed = asyncio.create_task(_crash_of(app))
    await asyncio.wait([crashed, asyncio.create_task(stop.wait())], return_when=asyncio.FIRST_COMPLETED)
    crashed.cancel()
    await app.screen.stop()
    with suppress(TimeoutError):
        await asyncio.wait_for(app.stop(), _STOP_S)
    if app.crash_reason is not None:
        raise app.crash_reason


async def _crash_of(app: ScreenApp) -> None:
    await app.wait_until_stopped()


async def _run_service(screen: Screen, stop: asyncio.Event) -> None:
    """Run the screen alone."""
    await screen.start()
    await stop.wait()
    await screen.stop()


def seal_with(public: bytes, record: DeadRecord, *, topic: str, partition: int, offset: int) -> bytes:
    """Return a damaged record sealed to the epoch's public key, bound to where it was fetched from."""
    return seal_dead_record(record, public, topic=topic, partition=partition, offset=offset)


def _mark(path: Path, ready: bool) -> None:
    """Keep the ready file there exactly while every assigned partition is restored."""
    if ready:
        path.write_text("ready\n")
    else:
        path.unlink(missing_ok=True)
