"""`python -m tests.scale`: the bench at a million events, the faults at their full size, the figures kept."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import warnings
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from infra.output import say
from tests.bench.__main__ import SECTIONS, machine, run
from tests.bench.bench import Sizes
from tests.bench.figures import Figure, markdown, print_figures

_HERE = Path(__file__).parent
_MILLION = 1_000_000
# some of the events are refused
FULL = Sizes(floor=100_000, events=_MILLION + 10_000, activity=20_000, linear=200_000, files=66_000, persons=7_000)
FAULT_EVENTS = 20_000  # the size of the run under kill -9


def main(
    only: Annotated[list[str] | None, typer.Option(help="Only this section of the bench; may be given again.")] = None,
    faults: Annotated[bool, typer.Option("--faults/--no-faults", help="Also run tests/faults at full size.")] = True,
    results: Annotated[Path, typer.Option(help="Where the figures go.")] = _HERE / "RESULTS.md",
) -> None:
    """Run everything at full size (the better part of an hour on two cores) and write the figures down.

    Example: python -m tests.scale --no-faults --only rebuild
    """
    if unknown := set(only or ()) - set(SECTIONS):
        raise typer.BadParameter(f"no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    about, began = machine(), time.monotonic()
    figures = run(FULL, only or ())
    about["load_after"] = round(os.getloadavg()[0], 2)
    passed = _run_faults() if faults else None
    print_figures(figures, title="full size")
    text = _page(figures, about, only or list(SECTIONS), passed, time.monotonic() - began)
    results.write_text(text, encoding="utf-8")
    say(f"written: {results.name}")
    raise typer.Exit(0 if passed in (True, None) else 1)


def _run_faults() -> bool:
    """Run the fault tests with their size in SIJILL_TEST_EVENTS; a test that has no such parameter says its size."""
    command = [sys.executable, "-m", "pytest", "tests/faults", "-q", "--durations=0"]
    environment = os.environ | {"SIJILL_TEST_EVENTS": str(FAULT_EVENTS), "SIJILL_TEST_LINK": "full"}
    return subprocess.run(command, cwd=_HERE.parents[1], env=environment, check=False).returncode == 0


def _page(
    figures: list[Figure], about: dict[str, object], sections: list[str], passed: bool | None, seconds: float
) -> str:
    """Return the page."""
    faults = {True: f"passed, with SIJILL_TEST_EVENTS={FAULT_EVENTS}", False: "FAILED", None: "not run this time"}
    left_out = [name for name in SECTIONS if name not in sections]
    lines = [
        "# Figures at full size",
        "",
        "Written by `make scale`; one run on one machine. Times depend on it and on what else it was doing.",
        "",
        f"- date: {datetime.now(tz=UTC):%Y-%m-%d %H:%M} UTC, {seconds / 60:.0f} minutes",
        f"- machine: {', '.join(f'{name} {value}' for name, value in about.items())}",
        f"- sizes: {_sizes()}",
        f"- sections left out: {', '.join(left_out) or 'none'}",
        f"- faults: {faults[passed]}",
        "",
    ]
    return "\n".join(lines) + "\n" + markdown(figures)


def _sizes() -> str:
    return (
        f"floor {FULL.floor:,} events; screen, Quix and projector {FULL.events:,} and {FULL.activity:,} more beside"
        f" Faust's agent; rebuild all of them; linear {FULL.linear // 10:,} and {FULL.linear:,};"
        f" national {FULL.persons:,} people over 20 years;"
        f" latency {FULL.rate}/s for {FULL.seconds} s; station {FULL.acts:,} acts; restore {FULL.files:,} files"
    )


if __name__ == "__main__":
    warnings.simplefilter("ignore", DeprecationWarning)
    typer.run(main)
