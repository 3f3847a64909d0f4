"""`python -m tests.bench`: run the sections, print one table."""

from __future__ import annotations

import asyncio
import json
import os
import platform
import shutil
import signal
import sys
import tempfile
import warnings
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from infra.output import say
from infra.settings import get_settings
from tests.bench import (
    duplicates,
    families,
    floor,
    latency,
    linear,
    memory,
    national,
    notary,
    projector,
    quix,
    rebuild,
    restore,
    screen,
    sealing,
    search,
    station,
    verifying,
)
from tests.bench.bench import QUICK, Bench, Sizes
from tests.bench.figures import Figure, print_figures

Section = Callable[[Bench], Awaitable[list[Figure]]]
SECTIONS: dict[str, Section] = {
    "floor": floor.measure,
    "latency": latency.measure,
    "screen": screen.measure,
    "quix": quix.measure,
    "projector": projector.measure,
    "rebuild": rebuild.measure,
    "station": station.measure,
    "linear": linear.measure,
    "memory": memory.measure,
    "families": families.measure,
    "restore": restore.measure,
    "duplicates": duplicates.measure,
    "national": national.measure,
    "search": search.measure,
    "notary": notary.measure,
    "verify": verifying.measure,
    "sealing": sealing.measure,
}
ALONE = frozenset({"latency"})  # a platform of its own: its acts are none of the others' corpus, nor their load its own


def machine() -> dict[str, Any]:
    """Return what the figures depend on."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gib": round(pages / 2**30, 1),
        "load_before": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def run(sizes: Sizes, names: Sequence[str] = (), *, profile: bool = False) -> list[Figure]:
    """Run sections in their order on a platform of their own and return the figures."""
    folder = Path(tempfile.mkdtemp(prefix="sijill-bench-"))
    folder.chmod(0o700)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # also then everything that was started is stopped
    try:
        return asyncio.run(_run(folder, sizes, names or tuple(SECTIONS), profile=profile))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def _run(folder: Path, sizes: Sizes, names: Sequence[str], *, profile: bool) -> list[Figure]:
    shared = Bench(get_settings(state_dir=folder), sizes, profile)
    figures: list[Figure] = []
    try:
        for name, section in SECTIONS.items():
            if name in names:
                say(f"{name} …")
                found = await (_alone(section, folder / name, sizes) if name in ALONE else section(shared))
                for figure in found:
                    say("  " + "  ".join(figure.row()[1:]))
                figures += found
    finally:
        shared.close()
    return figures


async def _alone(section: Section, folder: Path, sizes: Sizes) -> list[Figure]:
    bench = Bench(get_settings(state_dir=folder), sizes)
    try:
        return await section(bench)
    finally:
        bench.close()


def main(
    only: Annotated[list[str] | None, typer.Option(help="Only this section; may be given again.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Smaller sizes.")] = False,
    profile: Annotated[bool, typer.Option("--profile", help="Also print where the floor's time goes.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Measure speed on one platform of its own; figures beside targets, nothing asserted.

    Example: python -m tests.bench --quick --only floor --only screen
    """
    if unknown := set(only or ()) - set(SECTIONS):
        raise typer.BadParameter(f"no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    about, sizes = machine(), QUICK if quick else Sizes()
    figures = run(sizes, only or (), profile=profile)
    about["load_after"] = round(os.getloadavg()[0], 2)
    if as_json:
        sys.stdout.write(json.dumps({"machine": about, "figures": [figure.plain() for figure in figures]}) + "\n")
        return
    print_figures(figures, title=", ".join(f"{name}: {value}" for name, value in about.items()))


if __name__ == "__main__":
    warnings.simplefilter("ignore", DeprecationWarning)
    typer.run(main)
