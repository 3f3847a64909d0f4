"""What changed in the law's files that are no tables: who may do what, the machines, the texts of refusals, codes.

Compared value by value at the place where each stands, so that a role added or a way taken out is seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from register.lawdiff import Change, FieldChange, Kind
from register.lawentry import Value

_ENTRIES = "entries"


def between_files(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Change, ...]:
    """Return what changed in the files that hold no entries, given as YAML texts by name (`powers`, `rules/permit`).

    Texts that are no YAML are left out: `sijill law check` says what is wrong with them.
    """
    before, after = _others(old), _others(new)
    found: list[Change] = []
    for name in sorted({*before, *after}):
        found.extend(_changes(name, before.get(name, {}), after.get(name, {})))
    return tuple(found)


def _changes(
    name: str, old: Mapping[str, Mapping[str, Value]], new: Mapping[str, Mapping[str, Value]]
) -> Iterator[Change]:
    for entry in dict.fromkeys((*old, *new)):
        was, is_ = old.get(entry, {}), new.get(entry, {})
        fields = tuple(
            FieldChange(field=field, old=was.get(field), new=is_.get(field))
            for field in dict.fromkeys((*was, *is_))
            if was.get(field) != is_.get(field)
        )
        if fields:
            kind: Kind = "ADDED" if entry not in old else "REMOVED" if entry not in new else "CHANGED"
            yield Change(table=name, entry=entry, version=None, kind=kind, fields=fields)


def _others(texts: Mapping[str, str]) -> dict[str, dict[str, dict[str, Value]]]:
    found = {}
    for name, text in texts.items():
        try:
            loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
        except (yaml.YAMLError, UnicodeEncodeError):
            continue
        if isinstance(loaded, dict) and _ENTRIES not in loaded:
            found[name] = dict(_parts(loaded))
    return found


def _parts(loaded: Mapping[str, Value]) -> Iterator[tuple[str, dict[str, Value]]]:
    """Yield each thing of a file with its values: what stands two levels down, as `acts.FileOpened`."""
    for head, value in loaded.items():
        if isinstance(value, dict):
            for name, inner in value.items():
                yield f"{head}.{name}", dict(_values(inner, ""))
        else:
            yield str(head), dict(_values(value, ""))


def _values(value: Value, place: str) -> Iterator[tuple[str, Value]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _values(inner, f"{place}.{name}" if place else str(name))
    elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
        for number, each in enumerate(value):
            yield from _values(each, f"{place}[{number}]")
    else:
        yield place, list(value) if isinstance(value, list) else _plain(value)


def _plain(value: Value) -> Value:
    return value if value is None or isinstance(value, bool | int) else str(value)
