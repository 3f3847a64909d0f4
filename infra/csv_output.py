"""Comma-separated values (RFC 4180) that a spreadsheet shows and never computes: no cell begins a formula."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Also as full-width signs, which some programs take for the plain ones."""


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table as CSV on standard output."""
    out = csv.writer(sys.stdout)
    out.writerow(columns)
    for row in rows:
        out.writerow([safe_cell(value) for value in row])


def safe_cell(value: object) -> object:
    """Return a value for a cell; a text that a spreadsheet would compute gets an apostrophe before it."""
    if isinstance(value, str) and value.lstrip(" \u00a0\u200e\u200f").startswith(_BEGINS_FORMULA):
        return f"'{value}"
    return "" if value is None else value
