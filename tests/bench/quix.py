"""Quix Streams exactly-once on the same events, broker and partitions, with the same decode, decide and encode.

In its favour: the opener's answers are in its memory, subject keys are not written, and its commits are a second apart.
"""

from __future__ import annotations

import asyncio
import pickle
import subprocess
import sys
from itertools import chain
from pathlib import Path

from infra.cluster import Cluster
from schemas.events import EVENTS
from schemas.journal import header
from schemas.registry import Registry
from schemas.topics import PARTITIONS
from streams.entries import WRITTEN
from tests.bench.bench import Bench
from tests.bench.crew import Ended
from tests.bench.figures import Figure, at_least
from tests.bench.screen import run_once
from tests.bench.screening import make_load

GROUP, LOG = "sijill-quix", "quix.log"
JOURNAL, REFUSALS = "bench.quix.journal", "bench.quix.refusals"


async def measure(bench: Bench) -> list[Figure]:
    """Return its rate and how much faster the screen is."""
    screened = await run_once(bench)
    bench.crew.stop()
    status = await bench.start_platform()
    async with Cluster(status.kafka) as cluster:
        await cluster.create({name: (PARTITIONS, 1, {}) for name in (JOURNAL, REFUSALS)})
    folder = bench.settings.state_dir / "quix"
    folder.mkdir()
    await _write_answers(bench, folder / "answers.pickle")
    child = _start(status.kafka, folder)
    try:
        stretch = await bench.watch_group(GROUP, bench.preloaded, {"quix": child.pid})
    except (TimeoutError, Ended):
        raise RuntimeError(f"Quix did not finish: {(folder / LOG).read_text()[-2000:]}") from None
    finally:
        child.terminate()
        child.wait(60)
    note = f"{stretch.events:,} events between first and last commit seen; CPU s: {stretch.cpu('quix'):.1f}"
    ratio = screened.rate / stretch.rate
    per_cpu = screened.events / screened.cpu("screen") / (stretch.events / stretch.cpu("quix"))
    return [
        Figure(section="quix", name="Quix Streams exactly-once", value=stretch.rate, unit="1/s", note=note),
        Figure(section="quix", name="screen against Quix", value=ratio, unit="times", target=at_least(1.5)),
        Figure(
            section="quix",
            name="screen against Quix, per CPU second",
            value=per_cpu,
            unit="times",
            note="of the two processes alone; on a busy machine the fairer comparison",
        ),
    ]


def _start(kafka: str, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.bench.quix_app", kafka, str(folder)]
    with (folder / LOG).open("wb") as output:
        return subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=output, stderr=subprocess.STDOUT)


async def _write_answers(bench: Bench, path: Path) -> None:
    """Give it the registry's ids and the opener's answers by event id."""
    async with Registry(bench.settings.registry) as registry:
        ids = await registry.ids([*EVENTS, *WRITTEN])
    answers = {}
    load = make_load(bench.corpus.parcels(0, bench.preloaded), bench.vault, ids)
    for record in chain.from_iterable(load.batches):
        if (found := load.answers[record.partition].get(record.offset)) is not None:
            answers[header(record.headers, "ce_id")] = found
    await asyncio.to_thread(path.write_bytes, pickle.dumps((ids, answers)))
