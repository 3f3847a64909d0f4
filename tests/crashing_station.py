"""A station that submits until it is killed, telling each receipt: `crashing_station.py FOLDER KAFKA REGISTRY`.

A program of its own, because the test ends it with SIGKILL.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from producers.station import Station
from schemas.ids import derived_id
from tests.station_examples import config, draft


async def main(folder: str, kafka: str, registry: str) -> None:
    """Submit small groups for thirty files without end."""
    files = [derived_id("crash", folder, str(number)) for number in range(30)]
    async with Station(config(Path(folder), kafka, registry)) as station:
        while True:
            receipts = await asyncio.gather(*(station.submit(draft("ComplementReceived", file)) for file in files))
            sys.stdout.write("".join(f"{receipt.event_id}\n" for receipt in receipts))
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
