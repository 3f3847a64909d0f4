"""What commands print: JSON for programs, tables for people, progress on standard error.

Colours and moving bars appear only on a terminal; standard output carries the result and nothing else.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table
from rich.text import Text

from schemas.errors import SijillError

_PLAIN_SECONDS = 5.0
_WIDE = 200  # off a terminal a table is not cut at the width of an imaginary one
Advance = Callable[[int], None]


def console() -> Console:
    """Return the console of standard output."""
    return Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else _WIDE)


def error_console() -> Console:
    """Return the console of standard error."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def print_json(data: object) -> None:
    """Print one JSON document on standard output: dataclasses as objects, dates as ISO 8601, Arabic as Arabic."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def print_json_line(data: object) -> None:
    """Print one JSON document on one line, for streams of many."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_plain) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """Print a table for people; None shows as an empty cell, numbers stand right."""
    listed = [list(row) for row in rows]
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for index, column in enumerate(columns):
        numbers = all(isinstance(row[index], int | float | None) for row in listed) and bool(listed)
        table.add_column(column, justify="right" if numbers else "left", overflow="fold")
    for row in listed:
        # Text, not markup: a value with square brackets shows as it is
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console().print(table)


def say(line: str) -> None:
    """Tell a person something on standard error, so that standard output stays the result's."""
    error_console().print(line, markup=False)


def print_error(error: SijillError) -> None:
    """Print what is wrong, where, and how to mend it."""
    out = error_console()
    out.print(Text.assemble(("error: ", "bold red"), error.what, f" ({error.where})" if error.where else ""))
    if error.mend:
        out.print(Text(error.mend))


@contextmanager
def progress(
    description: str,
    *,
    total: float | None = None,
    unit: Literal["events", "bytes", "rows"] = "events",
    plain: bool = False,
) -> Iterator[Advance]:
    """Show progress on standard error and yield `advance(count)`, which any thread may call.

    On a terminal: a bar with rate and time left. Elsewhere: nothing, or with `plain` a line every few seconds.
    """
    if sys.stderr.isatty():
        with Progress(*_columns(unit), console=error_console(), transient=True) as bar:
            task = bar.add_task(description, total=total)
            yield lambda count: bar.advance(task, count)
    elif plain:
        with _plain_progress(description, total, unit) as advance:
            yield advance
    else:
        yield lambda _: None


class _Rate(ProgressColumn):
    """Units per second."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: object) -> Text:
        """Show the rate."""
        speed = getattr(task, "finished_speed", None) or getattr(task, "speed", None)
        return Text("" if speed is None else f"{speed:,.0f} {self._unit}/s", style="progress.data.speed")


def _columns(unit: str) -> tuple[ProgressColumn, ...]:
    start = (TextColumn("{task.description}"), BarColumn())
    if unit == "bytes":
        return (*start, DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    return (*start, MofNCompleteColumn(), _Rate(unit), TimeRemainingColumn())


@contextmanager
def _plain_progress(description: str, total: float | None, unit: str) -> Iterator[Advance]:
    done, told = 0, time.monotonic()
    scale, name = (1e6, "MB") if unit == "bytes" else (1, unit)
    of = f" of {total / scale:,.0f}" if total is not None else ""

    def advance(count: int) -> None:
        nonlocal done, told
        done += count
        if time.monotonic() - told > _PLAIN_SECONDS:
            told = time.monotonic()
            say(f"{description}: {done / scale:,.0f}{of} {name}")

    say(f"{description}:{of.removeprefix(' of') or ' …'} {name if of else ''}".rstrip())
    yield advance
    say(f"{description}: done")


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
