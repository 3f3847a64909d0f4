"""How long a screen takes to restore the whole register, and what it holds then.

The topics of states and outcomes are filled with replicas of real states under other ids; the screen reads them as it
does after any restart.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from aiokafka import AIOKafkaProducer

from schemas import codec
from schemas.events import FileState, Outcome
from schemas.ids import derived_id
from schemas.partitioning import partition_of
from schemas.registry import Registry
from schemas.topics import FILES, OUTCOMES
from tests.bench.bench import Bench
from tests.bench.crew import usage
from tests.bench.figures import Figure, under
from tests.examples import DECIDED, fee_assessed, life, payment_recorded, permit_produced, receipt_issued

_EVENTS_PER_FILE = 20
_REGISTER = 66_000  # foreigners at the census of 2024
_SECONDS, _GIB, _MIB = 60.0, 2 * 1024, 2**20
_AT_ONCE = 20_000


async def measure(bench: Bench) -> list[Figure]:
    """Return seconds until every partition is restored and the screen's resident memory, and both for 66,000 files."""
    files = bench.sizes.files
    await bench.start_platform()
    await _fill(bench, files)
    await bench.crew.start("opener")
    bench.crew.stop("screen")  # one that an earlier section left is ready already, and would be measured as such
    begun = time.monotonic()
    pid = await bench.crew.start("screen")
    seconds, held = time.monotonic() - begun, usage(pid).rss / _MIB
    bench.crew.stop("screen")
    scale = _REGISTER / files
    note = f"{files:,} files of {_EVENTS_PER_FILE} events"
    grown = "" if scale == 1 else f"linear extrapolation from {files:,} files, fixed costs multiplied too"
    return [
        Figure(section="restore", name="until ready", value=seconds, unit="s", note=note),
        Figure(
            section="restore", name="66,000 files", value=seconds * scale, unit="s", target=under(_SECONDS), note=grown
        ),
        Figure(section="restore", name="resident", value=held, unit="MiB", note=note),
        Figure(
            section="restore",
            name="66,000 files, resident",
            value=held * scale,
            unit="MiB",
            target=under(_GIB),
            note=grown,
        ),
    ]


async def _fill(bench: Bench, files: int) -> None:
    state = life(*DECIDED[:3], fee_assessed(), payment_recorded(), receipt_issued(), *DECIDED[3:], permit_produced())
    async with Registry(bench.settings.registry) as registry:
        ids = await registry.ids(("FileState", "Outcome"))
    outcome = codec.encode_body(Outcome(content_sha256=bytes(32), verdict="ACCEPTED", file_version=_EVENTS_PER_FILE))
    framed = codec.frame(ids["Outcome"], outcome)
    producer = AIOKafkaProducer(bootstrap_servers=bench.settings.kafka, linger_ms=20, max_batch_size=500_000)
    async with producer:
        sent: list[asyncio.Future[object]] = []
        for number in range(files):
            file_id = derived_id("bench", str(number))
            body = codec.frame(ids["FileState"], codec.encode_body(_replica(state, file_id)))
            partition = partition_of(file_id)
            sent.append(await producer.send(FILES.name, body, file_id.encode(), partition))
            for event in range(_EVENTS_PER_FILE):
                key = derived_id(file_id, str(event)).encode()
                sent.append(await producer.send(OUTCOMES.name, framed, key, partition))
            if len(sent) >= _AT_ONCE:
                await asyncio.gather(*sent)
                sent.clear()
        await asyncio.gather(*sent)


def _replica(state: FileState, file_id: str) -> FileState:
    return replace(state, file_id=file_id, version=_EVENTS_PER_FILE)
