"""How long an auditor waits: a bundle of signed acts, written by the register and verified offline in a process."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.bench import Bench
from tests.bench.figures import Figure, under
from tests.evidence_examples import build, history, trust

_EVENTS_OF_A_FILE = 11


async def measure(bench: Bench) -> list[Figure]:
    """Return the seconds that `sijill verify` takes for a whole register's bundle."""
    return _measure(bench.sizes.verified)


def _measure(events: int) -> list[Figure]:
    place = Path(tempfile.mkdtemp(prefix="sijill-bench-"))
    try:
        records, orders = history(files=round(events / _EVENTS_OF_A_FILE))
        bundle = build(place / "proof", records, orders).export(place / "bundle")
        believed = place / "trust.txt"
        believed.write_text(trust().write(), encoding="utf-8")
        used, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "infra", "verify", str(bundle), "--trust", str(believed), "--json"],
            check=False,
            capture_output=True,
        )
        seconds, now = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            raise AssertionError(done.stdout.decode()[-2_000:] + done.stderr.decode())
    finally:
        shutil.rmtree(place)
    cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    note = f"{len(records):,} signed acts, states replayed and held against the tables; {cpu:.1f} CPU s"
    scaled = seconds * 100_000 / len(records)
    return [
        Figure(section="verify", name="the bundle", value=seconds, unit="s", note=note),
        Figure(section="verify", name="100,000 events", value=scaled, unit="s", target=under(30), note="in proportion"),
    ]
