"""The station: durable acts into the outbox with grouped commits, and a backlog drained to the broker."""

from __future__ import annotations

import asyncio
import time

from infra.stations import station_config
from producers.station import Station
from tests.bench.bench import Bench
from tests.bench.corpus import drafts_of_one_office
from tests.bench.figures import Figure, at_least, under

_SEED = 301


async def measure(bench: Bench) -> list[Figure]:
    """Return acts per second on the disk, and the seconds until the broker had all of them."""
    await bench.start_platform()
    bench.crew.stop()
    office, drafts = drafts_of_one_office(_SEED, bench.sizes.acts)
    config = station_config(
        bench.settings,
        office.code,
        office.device,
        district=office.district,
        corps=office.corps,
        outbox=bench.settings.state_dir / "bench-station.sqlite",
    )
    async with Station(config, relay=False) as station:
        began = time.monotonic()
        await asyncio.gather(*(station.submit(draft) for draft in drafts))
        durable = time.monotonic() - began
    began = time.monotonic()
    async with Station(config) as station:
        standing = await station.flush(120)
        drained = time.monotonic() - began
    if standing.sent != len(drafts):
        raise RuntimeError(f"{standing.sent} of {len(drafts)} acts reached the broker")
    return [
        Figure(
            section="station",
            name="durable acts",
            value=len(drafts) / durable,
            unit="1/s",
            target=at_least(2_000),
            note=f"{len(drafts):,} acts submitted at once: sealed, encoded, written and synced",
        ),
        Figure(
            section="station",
            name=f"backlog of {len(drafts):,} acts",
            value=drained,
            unit="s",
            target=under(3) if len(drafts) == 10_000 else None,
            note="from opening the outbox to the broker's last acknowledgement",
        ),
    ]
