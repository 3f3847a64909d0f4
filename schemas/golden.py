"""Example rows of any contract, always the same ones, and the bytes that must decode for ever.

Made from the schema alone, without chance or clock: the same contract gives the same bytes on every machine.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import fastavro

from schemas.differences import named_types

Row = dict[str, Any]
_SAFE = 2**53 - 1  # the largest whole number that every JSON reader keeps
_MILLIMES = 10**12  # decimal(12,3): at most twelve digits
_DAYS = 40_000  # to the year 2079


def example(schema: Mapping[str, Any], *, full: bool) -> Row:
    """Return a row of plain Avro values for a full schema: all options filled when `full`, else none."""
    row: Row = _Maker(full, dict(named_types(schema))).value(schema, str(schema["name"]))
    return row


def encode_row(fast: dict[str, Any], row: Row) -> bytes:
    """Return the Avro body of a row."""
    buffer = BytesIO()
    fastavro.schemaless_writer(buffer, fast, row)
    return buffer.getvalue()


def to_json(node: Any) -> Any:
    """Return a row with bytes written as {"hex": …}; `from_json` takes it back."""
    match node:
        case bytes():
            return {"hex": node.hex()}
        case dict():
            return {key: to_json(value) for key, value in node.items()}
        case list():
            return [to_json(item) for item in node]
    return node


def from_json(node: Any) -> Any:
    """Return the row of a stored example."""
    match node:
        case {"hex": str(text)} if len(node) == 1:
            return bytes.fromhex(text)
        case dict():
            return {key: from_json(value) for key, value in node.items()}
        case list():
            return [from_json(item) for item in node]
    return node


class _Maker:
    """Makes values whose seed is their path in the contract."""

    def __init__(self, full: bool, named: Mapping[str, Mapping[str, Any]]) -> None:
        self._full, self._named = full, named

    def value(self, kind: Any, path: str) -> Any:
        match kind:
            case str() if kind in self._named:
                return self.value(self._named[kind], path)
            case list():
                return self.value(kind[-1], path) if self._full else None
            case {"type": "record", "fields": fields}:
                return {field["name"]: self.value(field["type"], f"{path}.{field['name']}") for field in fields}
            case {"type": "enum", "symbols": symbols}:
                return symbols[_number(path) % len(symbols)]
            case {"type": "array", "items": items}:
                return [self.value(items, f"{path}[{place}]") for place in range(2 if self._full else 0)]
            case {"logicalType": str(logical)}:
                return _logical(logical, path)
            case str():
                return _primitive(kind, path)
        raise TypeError(f"{path}: no example is defined for {kind!r}.")


def _logical(logical: str, path: str) -> Any:
    number = _number(path)
    match logical:
        case "uuid":
            return str(uuid.UUID(bytes=hashlib.sha256(path.encode()).digest()[:16], version=4))
        case "date":
            return number % _DAYS
        case "timestamp-micros":
            return number % _SAFE
        case "decimal":
            millimes = number % (2 * _MILLIMES) - _MILLIMES
            return millimes.to_bytes((millimes.bit_length() + 8) // 8, "big", signed=True)
    raise TypeError(f"{path}: no example is defined for {logical}.")


def _primitive(kind: str, path: str) -> Any:
    number = _number(path)
    match kind:
        case "string":
            return f"{path.rpartition('.')[2]} قيمة é"  # two scripts and an accent: lengths in bytes differ
        case "int":
            return number % 2**32 - 2**31
        case "long":
            return number % (2 * _SAFE) - _SAFE
        case "boolean":
            return bool(number % 2)
        case "bytes":
            return hashlib.sha256(path.encode()).digest()[: number % 33]
    raise TypeError(f"{path}: no example is defined for {kind}.")


def _number(path: str) -> int:
    return int.from_bytes(hashlib.sha256(path.encode()).digest()[16:], "big")
