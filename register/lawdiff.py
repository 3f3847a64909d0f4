"""What changed between two versions of the law's tables, or between the law of two days.

Entries are compared field by field as a reader sees them, so that the difference can be read without knowing YAML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from register.lawbook import Lawbook
from register.lawentry import Entry, Value, as_shown
from register.lawtable import Table

Kind = Literal["ADDED", "REMOVED", "CHANGED"]
_NEVER_SHOWN = frozenset({"id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field before and after; None where it was or is absent."""

    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry that came, went or changed; `version` is the new one, or the last; `entry` "" is the table itself."""

    table: str
    entry: str
    version: int | None
    kind: Kind
    fields: tuple[FieldChange, ...] = ()


def between_books(old: Lawbook, new: Lawbook) -> tuple[Change, ...]:
    """Return what changed from one set of tables to another, by table, id and version."""
    found: list[Change] = []
    for name in sorted({*old.names, *new.names}):
        if name not in old.names or name not in new.names:
            found.append(Change(table=name, entry="", version=None, kind="ADDED" if name in new.names else "REMOVED"))
            continue
        one, other = old.table(name), new.table(name)
        header = _fields(_header(one), _header(other))
        if header:
            found.append(Change(table=name, entry="", version=None, kind="CHANGED", fields=header))
        found.extend(_entries(name, _all(one), _all(other)))
    return tuple(found)


def between_days(book: Lawbook, first: int, second: int, *, known_at: int | None = None) -> tuple[Change, ...]:
    """Return how the law of the second day differs from that of the first (days since 1970-01-01)."""
    found: list[Change] = []
    for name in book.names:
        table = book.table(name)
        found.extend(_entries(name, _on(table, first, known_at), _on(table, second, known_at)))
    return tuple(found)


def _entries(
    table: str, old: Mapping[tuple[str, int], Entry], new: Mapping[tuple[str, int], Entry]
) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        changed = _fields(_shown(before), _shown(after))
        if changed:
            kind: Kind = "ADDED" if before is None else "REMOVED" if after is None else "CHANGED"
            latest = after or before
            version = None if latest is None else latest.version
            yield Change(table=table, entry=key[0], version=version, kind=kind, fields=changed)


def _all(table: Table) -> dict[tuple[str, int], Entry]:
    return {(entry.id, entry.version): entry for versions in table.versions.values() for entry in versions}


def _on(table: Table, day: int, known_at: int | None) -> dict[tuple[str, int], Entry]:
    """Return the entries of a day; two versions of one rule are the same thing that changed."""
    return {(entry.id, 0): entry for entry in table.in_force(on=day, known_at=known_at)}


def _fields(old: Mapping[str, Value], new: Mapping[str, Value]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field=field, old=_plain(old.get(field)), new=_plain(new.get(field)))
        for field in dict.fromkeys((*old, *new))
        if field not in _NEVER_SHOWN and old.get(field) != new.get(field)
    )


def _shown(entry: Entry | None) -> Mapping[str, Value]:
    return {} if entry is None else as_shown(entry)


def _header(table: Table) -> Mapping[str, Value]:
    counts: list[Value] = [f"{count.count} from day {count.day} ({count.source})" for count in table.counts]
    title = table.title
    texts: dict[str, Value] = {"en": title.en, "fr": title.fr, "ar": title.ar}
    return {"version": table.version, "kind": table.kind, "title": texts, "key": list(table.key), "counts": counts}


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value
