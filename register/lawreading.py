"""A table's YAML read into entries; what cannot be used is refused with the name of the linter that says why."""

from __future__ import annotations

from datetime import date
from typing import cast

import yaml

from register.lawentry import Citation, Entry, Note, Status, Value, day_number, unusable
from register.lawtable import Count, Table
from schemas.events import Phrase

_OF_EVERY_ENTRY = frozenset(
    {"id", "version", "replaces", "valid_from", "valid_to", "known_from", "source", "status", "name", "notes"}
)
_Fields = dict[str, Value]


def read_table(name: str, text: str) -> Table:
    """Return a table; raise CommandRefused when it is not what `sijill law check` would let pass."""
    try:
        loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
        return _read_table(name, loaded)
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise unusable(name, "its text is not that of a table") from error


def _read_table(name: str, loaded: _Fields) -> Table:
    entries = [_entry(name, cast("_Fields", each)) for each in cast("list[Value]", loaded["entries"])]
    versions: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda each: each.version):
        versions.setdefault(entry.id, []).append(entry)
    in_order = dict.fromkeys(entry.id for entry in entries)
    return Table(
        id=name,
        kind=str(loaded["kind"]),
        version=str(loaded["version"]),
        title=_phrase(loaded["title"]),
        key=tuple(str(field) for field in cast("list[Value]", loaded.get("key") or ["id"])),
        versions={entry_id: tuple(versions[entry_id]) for entry_id in in_order},
        notes=_notes(loaded.get("notes")),
        counts=tuple(_count(each) for each in cast("list[_Fields]", loaded.get("counts") or [])),
    )


def _count(given: _Fields) -> Count:
    return Count(
        count=int(cast("int", given["count"])),
        day=day_number(cast("date", given["day"])),
        source=str(given["source"]),
        status=cast("Status", given["status"]),
    )


def _entry(table: str, given: _Fields) -> Entry:
    source = given["source"]
    version, valid_to = int(cast("int", given["version"])), given.get("valid_to")
    citation = Citation(
        rule_id=str(given["id"]),
        rule_version=version,
        table=table,
        status=cast("Status", given["status"]),
        sources=tuple(str(each) for each in source) if isinstance(source, list) else (str(source),),
        notes=_notes(given.get("notes")),
    )
    return Entry(
        id=citation.rule_id,
        version=version,
        valid_from=day_number(cast("date", given["valid_from"])),
        valid_to=None if valid_to is None else day_number(cast("date", valid_to)),
        known_from=day_number(cast("date", given["known_from"])),
        name=_phrase(given["name"]),
        citation=citation,
        values={field: value for field, value in given.items() if field not in _OF_EVERY_ENTRY},
    )


def _notes(given: Value) -> tuple[Note, ...]:
    listed = cast("list[_Fields]", given or [])
    return tuple(Note(text=_phrase(each), source=cast("str | None", each.get("source"))) for each in listed)


def _phrase(given: Value) -> Phrase:
    texts = cast("_Fields", given)
    return Phrase(en=str(texts["en"]), fr=str(texts["fr"]), ar=str(texts["ar"]))
