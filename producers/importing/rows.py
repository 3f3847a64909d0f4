"""Rows of a CSV or XLSX register as text cells by column name, numbered as a person sees them in the file.

A row that is damaged comes out as a row with its damage, so that it can be reported; nothing is skipped.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from openpyxl import load_workbook

from schemas.errors import SijillError

_MAX_CELL = 100_000
_CHUNK = 1 << 20


class RegisterUnreadable(SijillError):
    """The file cannot be read as the mapping declares: not there, no header, another format, a column missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the file is written: format, and for CSV encoding and delimiter, for XLSX the sheet (None: the first)."""

    format: Literal["csv", "xlsx"]
    encoding: str = "utf-8"
    delimiter: str = ","
    sheet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its number in the file (the header is 1), cells by column name, and what is wrong with it, if so."""

    number: int
    cells: Mapping[str, str]
    damage: str | None = None


def sha256_of(path: Path) -> bytes:
    """Return the SHA-256 of the register file."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as cause:
        raise _unreadable(path, cause.strerror or "it cannot be opened") from cause
    return digest.digest()


def read_rows(path: Path, layout: Layout, needed: Sequence[str]) -> list[Row]:
    """Return all rows; raise RegisterUnreadable when the file or one of the needed columns is not there."""
    try:
        lines = _read_csv(path, layout) if layout.format == "csv" else _read_xlsx(path, layout)
        _, header = next(lines, (1, []))
        names = [cell.strip() for cell in header]
        _check_header(path, names, needed)
        return [_row(number, names, cells) for number, cells in lines if any(cells)]
    except OSError as cause:
        raise _unreadable(path, cause.strerror or "it cannot be opened") from cause
    except (csv.Error, LookupError, ValueError) as cause:
        raise _unreadable(path, f"it is not {layout.format} as the mapping declares") from cause


def _read_csv(path: Path, layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells; a byte that is not in the encoding stays marked in its cell."""
    csv.field_size_limit(_MAX_CELL)
    encoding = "utf-8-sig" if layout.encoding.lower().replace("_", "-") in ("utf-8", "utf8") else layout.encoding
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
        reader = csv.reader(file, delimiter=layout.delimiter)
        number = 1
        for cells in reader:
            yield number, cells
            number = reader.line_num + 1


def _read_xlsx(path: Path, layout: Layout) -> Iterator[tuple[int, list[str]]]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as cause:  # the library lets errors of zip and XML through as they come
        if isinstance(cause, OSError):
            raise
        raise ValueError(path.name) from cause
    try:
        sheet = book[layout.sheet] if layout.sheet else book.worksheets[0]
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            yield number, [_text(value) for value in values]
    finally:
        book.close()


def _text(value: object) -> str:
    """Return a spreadsheet's value as text: whole numbers without a point, dates in ISO 8601."""
    match value:
        case None:
            return ""
        case datetime() if value.time() == time.min:
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _row(number: int, names: Sequence[str], cells: Sequence[str]) -> Row:
    damage = None
    if len(cells) < len(names) or any(cells[len(names) :]):
        damage = f"has {len(cells)} cells where the header has {len(names)}"
    elif any("\udc80" <= character <= "\udcff" for cell in cells for character in cell):
        damage = "holds bytes that are not in the declared encoding"
    stripped = (cell.strip() for cell in cells)
    return Row(number=number, cells=MappingProxyType(dict(zip(names, stripped, strict=False))), damage=damage)


def _check_header(path: Path, names: Sequence[str], needed: Sequence[str]) -> None:
    missing = sorted(set(needed) - set(names))
    if missing:
        raise _unreadable(path, f"it lacks the columns {', '.join(missing)}")
    named = [name for name in names if name]
    if len(set(named)) != len(named):
        raise _unreadable(path, "two columns have the same name")


def _unreadable(path: Path, reason: str) -> RegisterUnreadable:
    mend = "Compare file and mapping: format, encoding, delimiter, names of the columns."
    return RegisterUnreadable(f"The register cannot be read: {reason}.", where=path.name, mend=mend)
