"""The law of a day for tests, and tables written for one test: `law("2020-07-10")`, `book(fees=changed("fees", …))`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib import resources
from pathlib import Path

import yaml

from register.lawbook import Lawbook, LawOn, book_of
from register.lawentry import day_number

LAW = resources.files("register").joinpath("law")


def day(text: str) -> int:
    """Return 2026-09-30 as a number of days."""
    return day_number(date.fromisoformat(text))


def law(on: str, *, known_at: str | None = None, book: Lawbook | None = None) -> LawOn:
    """Return the law of a day, as known on another day."""
    return LawOn(on=day(on), known_at=None if known_at is None else day(known_at), book=book)


def texts() -> dict[str, str]:
    """Return the register's own tables by file name."""
    return {each.name: each.read_text(encoding="utf-8") for each in LAW.iterdir() if each.name.endswith(".yaml")}


def files() -> dict[str, str]:
    """Return every file of the register's own law, those of rules/ too."""
    place = Path(str(LAW))
    return {path.relative_to(place).as_posix(): path.read_text("utf-8") for path in sorted(place.rglob("*.yaml"))}


def amended(file: str, old: str, new: str) -> dict[str, str]:
    """Return every file, the first `old` of one of them turned into `new`."""
    found = files()
    assert old in found[file], old
    return found | {file: found[file].replace(old, new, 1)}


def changed(table: str, *replacements: tuple[str, str]) -> Mapping[str, str]:
    """Return one table's text with replacements, each of which must find its place."""
    text = texts()[f"{table}.yaml"]
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return {f"{table}.yaml": text}


def with_entry(table: str, entry: Mapping[str, object]) -> Mapping[str, str]:
    """Return one table's text with one more entry, whose missing fields are those of the table's first."""
    loaded = yaml.safe_load(texts()[f"{table}.yaml"])
    loaded["entries"].append(loaded["entries"][0] | {"notes": []} | dict(entry))
    return {f"{table}.yaml": yaml.safe_dump(loaded, allow_unicode=True)}


def book(*tables: Mapping[str, str]) -> Lawbook:
    """Return the register's tables with some of them changed."""
    together = texts()
    for table in tables:
        together |= table
    return book_of({name.removesuffix(".yaml"): text for name, text in together.items()})
