"""Events in clear as JSON text, for the timeline: the same values as `projections.clear`, several times as fast.

A writer for each field is made once from the annotations of the generated classes; a test compares the two modules.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from projections.clear import show_bytes, show_day, show_moment, show_money
from schemas import events

Write = Callable[[Any], str]
_ARRAY = re.compile(r"tuple\[(\w+), \.\.\.\]")


def clear_text(record: Any) -> str:
    """Return the record's fields as a JSON object; sealed values and the envelope are left out."""
    return "{" + ",".join([start + write(getattr(record, name)) for name, start, write in _writers(record.NAME)]) + "}"


@cache
def _writers(record_name: str) -> tuple[tuple[str, str, Write], ...]:
    """Return name, beginning of the text and writer of each field that may be shown."""
    found = []
    for field in fields(getattr(events, record_name)):
        kind = str(field.type)
        write = _writer(kind.removesuffix(" | None"))
        if write is not None and field.name != "meta":
            found.append((field.name, f'"{field.name}":', _or_null(write) if kind.endswith(" | None") else write))
    return tuple(found)


def _writer(kind: str) -> Write | None:
    match kind:
        case "Sealed":
            return None
        case "int":
            return str
        case "bool":
            return lambda value: "true" if value else "false"
        case "Days":
            return lambda days: f'"{show_day(days)}"'
        case "Micros":
            return lambda micros: f'"{show_moment(micros)}"'
        case "Millimes":
            return lambda millimes: f'"{show_money(millimes)}"'
        case "bytes":
            return lambda raw: f'"{show_bytes(raw)}"'
    if array := _ARRAY.fullmatch(kind):
        item = _writer(array[1])
        return None if item is None else lambda values: "[" + ",".join(map(item, values)) + "]"
    named = getattr(events, kind, None)
    return clear_text if isinstance(named, type) and hasattr(named, "NAME") else encode_basestring


def _or_null(write: Write) -> Write:
    return lambda value: "null" if value is None else write(value)
