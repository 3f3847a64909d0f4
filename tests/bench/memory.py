"""Resident memory of opener, screen and projector, and how it grows with the number of files."""

from __future__ import annotations

import psycopg

from projections.projector import ProjectorConfig
from tests.bench.bench import Bench
from tests.bench.crew import usage
from tests.bench.figures import Figure
from tests.bench.projector import run_once as project_once
from tests.bench.screen import run_once as screen_once

_MIB, _FILES = 2**20, 100_000


async def measure(bench: Bench) -> list[Figure]:
    """Return what each process holds, and its growth from no file to all files of the run.

    What a screen needs for good shows best when it has just restored everything: while it runs, records that wait
    in memory come and go beside it.
    """
    screened, projected = await screen_once(bench), await project_once(bench)
    files = _count_files(bench)
    bench.crew.stop("screen")
    await bench.crew.start("opener")
    restored = usage(await bench.crew.start("screen")).rss
    bench.crew.stop("screen")
    most = ProjectorConfig(kafka="", postgres="").states
    busiest = max(sample.usage["screen"].rss for sample in screened.samples)
    opener, projector = screened.samples[-1].usage["opener"].rss, projected.samples[-1].usage["projector"].rss
    return [
        *_figures("opener", bench.idle["opener"], opener, files, _FILES, "at the end of its run"),
        *_figures("screen", bench.idle["screen"], restored, files, _FILES, "when all was restored"),
        Figure(section="memory", name="screen, most during its run", value=busiest / _MIB, unit="MiB"),
        *_figures("projector", bench.idle["projector"], projector, files, min(most, _FILES), "at the end of its run"),
    ]


def _count_files(bench: Bench) -> int:
    with psycopg.connect(bench.settings.postgres) as session:
        row = session.execute("SELECT count(*) FROM sijill.files").fetchone()
    return int(row[0]) if row else 0


def _figures(name: str, empty: int, full: int, files: int, growing: int, when: str) -> list[Figure]:
    """Return both figures; `growing` is for how many of 100,000 files memory grows before a cache is full."""
    bound = "" if growing == _FILES else f"; its cache of states is full at {growing:,}"
    return [
        Figure(
            section="memory",
            name=name,
            value=full / _MIB,
            unit="MiB",
            note=f"resident {when}, {files:,} files; {empty / _MIB:.0f} MiB with none",
        ),
        Figure(
            section="memory",
            name=f"{name}, growth per {_FILES:,} files",
            value=(full - empty) / files * growing / _MIB,
            unit="MiB",
            note=f"linear extrapolation from none and {files:,} files{bound}",
        ),
    ]
