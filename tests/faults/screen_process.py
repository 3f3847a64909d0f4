"""A screen as a process of its own on the topics of one test, to be killed."""

from __future__ import annotations

import asyncio
import signal
import sys
from functools import partial
from pathlib import Path

from infra.logs import configure_logs
from infra.screening import seal_with
from schemas.registry import Registry
from streams.opener_client import OpenerClient
from streams.screen import Screen
from tests.screening_examples import EPOCH, lane_named


def main() -> None:
    """Run until SIGTERM; arguments: Kafka, registry, lane, partitions, folder of vault and socket."""
    configure_logs("info")
    kafka, registry, mark, partitions, folder = sys.argv[1:]
    asyncio.run(_run(kafka, registry, mark, int(partitions), Path(folder)))


async def _run(kafka: str, registry_url: str, mark: str, partitions: int, folder: Path) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    public = (folder / "vault" / "epochs" / f"{EPOCH}.pub").read_bytes()
    async with Registry(registry_url) as registry, OpenerClient(folder / "opener.sock") as opener:
        screen = Screen(
            kafka=kafka,
            registry=registry,
            opener=opener,
            epoch=EPOCH,
            seal=partial(seal_with, public),
            lane=lane_named(mark, partitions),
            instance=f"{mark}-one",
        )
        await screen.start()
        await stop.wait()
        await screen.stop()
