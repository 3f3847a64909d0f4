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

from rich.cells import cell_len
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
_GAP = 2  # blanks between two columns
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


def print_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    title: str | None = None,
    *,
    spare: Sequence[str] = (),
) -> None:
    """Print a table for people; None shows as an empty cell, numbers stand right, cells wrap between words.

    No word is cut, so that an identifier can always be copied whole: where the words have no room side by side, the
    columns in `spare` are left out, the first of them first, and then each row is printed as lines of its own.
    """
    out, given = console(), list(rows)
    table = [_Column(name, [row[index] for row in given]) for index, name in enumerate(columns)]
    left_out = []
    for name in spare:
        if _fits(table, out.width):
            break
        left_out.append(name)
        table = [column for column in table if column.name != name]
    if not _fits(table, out.width):
        _print_records(out, [_Column(name, [row[i] for row in given]) for i, name in enumerate(columns)], title)
        return
    drawn = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column, width in zip(table, _widths(table, out.width), strict=True):
        drawn.add_column(column.name, justify="right" if column.numbers else "left", overflow="fold", width=width)
    for cells in zip(*(column.cells for column in table), strict=True):
        drawn.add_row(*map(Text, cells))  # Text, not markup: a value with square brackets shows as it is
    out.print(drawn)
    if left_out:
        say(f"Not shown for want of room: {', '.join(left_out)} (widen the window, or say --json).")


class _Column:
    """A column's name and cells as text, and how wide its longest word is."""

    def __init__(self, name: str, values: Sequence[object]) -> None:
        self.name = name
        self.numbers = bool(values) and all(isinstance(value, int | float | None) for value in values)
        self.cells = ["" if value is None else str(value) for value in values]
        self.needs = max(_longest_word(cell) for cell in (name, *self.cells))
        self.wants = max(_longest_line(cell) for cell in (name, *self.cells))


def _widths(columns: Sequence[_Column], width: int) -> list[int]:
    """Return a width for each column: at least its longest word, the room that is left shared by those who want it."""
    given = [column.needs for column in columns]
    left = width - sum(given) - _GAP * (len(columns) - 1)
    asking = sorted(range(len(columns)), key=lambda index: columns[index].wants - columns[index].needs)
    for place, index in enumerate(asking):
        more = min(columns[index].wants - columns[index].needs, left // (len(asking) - place))
        given[index] += more
        left -= more
    return given


def _fits(columns: Sequence[_Column], width: int) -> bool:
    return sum(column.needs + _GAP for column in columns) - _GAP <= width


def _longest_word(text: str) -> int:
    return max(map(cell_len, text.split()), default=0)


def _longest_line(text: str) -> int:
    return max(map(cell_len, text.splitlines()), default=0)


def _print_records(out: Console, columns: Sequence[_Column], title: str | None) -> None:
    """Print each row as lines `column  value`, an empty line between rows."""
    if title:
        out.print(Text(title, style="italic"))
    wide = max(cell_len(column.name) for column in columns)
    for number, cells in enumerate(zip(*(column.cells for column in columns), strict=True)):
        if number:
            out.print()
        for column, cell in zip(columns, cells, strict=True):
            if cell:
                name = column.name + " " * (wide - cell_len(column.name))
                out.print(Text.assemble((name, "bold"), "  ", cell))


def say(line: str) -> None:
    """Tell a person something on standard error, so that standard output stays the result's."""
    error_console().print(line, markup=False)


def say_cut(shown: int, total: int) -> None:
    """Say that an answer is cut to its first lines, when it is."""
    if shown < total:
        say(f"Only the first {shown} of {total} {'is' if shown == 1 else 'are'} shown: raise --limit.")


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
