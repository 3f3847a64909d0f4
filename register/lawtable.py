"""One table of the law: every version of every entry, and which of them hold on a day and fit a case best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from register.lawentry import Entry, Note, Status
from schemas.events import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many codes a list had on a day, as a source says."""

    count: int
    day: int
    source: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """One table: entries by id, each with its versions in order; `key` are the fields that choose an entry."""

    id: str
    kind: str
    version: str
    title: Phrase
    key: tuple[str, ...]
    versions: Mapping[str, tuple[Entry, ...]]
    notes: tuple[Note, ...]
    counts: tuple[Count, ...]

    def find(self, entry_id: str, *, on: int, known_at: int | None = None) -> Entry | None:
        """Return the version of an entry that held on a day; the latest one, where one corrects another."""
        holding = [entry for entry in self.versions.get(entry_id, ()) if entry.holds(on, known_at)]
        return holding[-1] if holding else None

    def in_force(self, *, on: int, known_at: int | None = None) -> tuple[Entry, ...]:
        """Return every entry that held on a day, in the table's order."""
        return _in_force(self, on, known_at)

    def matching(self, facts: Mapping[str, str | None], *, on: int, known_at: int | None = None) -> Entry | None:
        """Return the entry that fits the facts best: of two, the one that is particular in the key's first field."""
        return _matching(self, on, known_at, tuple(facts.get(field) for field in self.key))


@lru_cache(maxsize=1024)
def _in_force(table: Table, on: int, known_at: int | None) -> tuple[Entry, ...]:
    found = (table.find(entry_id, on=on, known_at=known_at) for entry_id in table.versions)
    return tuple(entry for entry in found if entry is not None)


@lru_cache(maxsize=16_384)  # a day's acts ask the same questions again and again
def _matching(table: Table, on: int, known_at: int | None, facts: tuple[str | None, ...]) -> Entry | None:
    fitting: list[tuple[tuple[bool, ...], Entry]] = []
    for entry in _in_force(table, on, known_at):
        asked = [entry.texts(field) for field in table.key]
        if all(not codes or fact in codes for codes, fact in zip(asked, facts, strict=True)):
            fitting.append((tuple(bool(codes) for codes in asked), entry))
    return max(fitting, key=lambda each: each[0])[1] if fitting else None
