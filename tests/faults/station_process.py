"""A station that only sends what its outbox holds: `FOLDER KAFKA REGISTRY INTAKE REFUSALS DEVICE`.

A program of its own, because the test ends it with SIGKILL.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from producers.line import Address
from producers.relay import Patience
from producers.station import Station, StationConfig
from tests.screening_examples import EPOCH

PATIENT = Patience(first_pause=0.2, longest_pause=3.0, answer=40.0)


def config(folder: Path, kafka: str, registry: str, intake: str, refusals: str, device: str) -> StationConfig:
    """Return the configuration of a device of station LM2 that has its outbox in `folder`."""
    return StationConfig(
        station_id="LM2",
        district_id="LMD",
        corps="SURETE",
        device_id=device,
        outbox=folder / "outbox.sqlite",
        address=Address(bootstrap=kafka, registry_url=registry, topic=intake, refusals=refusals),
        epoch=EPOCH,
        epoch_public=folder / "epoch.pub",
        patience=PATIENT,
    )


async def main(folder: str, *rest: str) -> None:
    """Send until all is sent."""
    kafka, registry, intake, refusals, device = rest
    async with Station(config(Path(folder), kafka, registry, intake, refusals, device)) as station:
        while (await station.flush(1.0)).waiting:
            pass


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
