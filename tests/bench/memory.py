"""Resident memory of opener, screen and projector, and how it grows with the number of files."""

from __future__ import annotations

import psycopg

from tests.bench.bench import Bench
from tests.bench.crew import Stretch
from tests.bench.figures import Figure
from tests.bench.projector import run_once as project_once
from tests.bench.screen import run_once as screen_once

_MIB, _FILES = 2**20, 100_000


async def measure(bench: Bench) -> list[Figure]:
    """Return what each process held at the end of its run, and its growth between the half and the whole."""
    screened, projected = await screen_once(bench), await project_once(bench)
    with psycopg.connect(bench.settings.postgres) as session:
        row = session.execute("SELECT count(*) FROM sijill.files").fetchone()
    files = int(row[0]) * bench.sizes.events / bench.preloaded if row else 0.0
    runs = (("opener", screened), ("screen", screened), ("projector", projected))
    return [figure for name, stretch in runs for figure in _figures(name, stretch, bench.idle[name], files)]


def _figures(name: str, stretch: Stretch, idle: int, files: float) -> list[Figure]:
    half, whole = (stretch.at(share).usage[name].rss for share in (0.5, 1.0))
    growth = (whole - half) / (files / 2) * _FILES
    return [
        Figure(
            section="memory",
            name=f"{name}",
            value=whole / _MIB,
            unit="MiB",
            note=f"resident after {files:,.0f} files; {idle / _MIB:.0f} MiB when it was ready",
        ),
        Figure(
            section="memory",
            name=f"{name}: per 100,000 files",
            value=growth / _MIB,
            unit="MiB",
            note=f"linear extrapolation of the growth from {files / 2:,.0f} to {files:,.0f} files",
        ),
    ]
