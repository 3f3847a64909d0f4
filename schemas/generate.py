"""Write `schemas/events.py` from the contracts in `schemas/avro`: one frozen class per record.

Run `python -m schemas.generate` after changing a contract; a test fails while the classes are stale.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas.canonical import Schema, hashes, inlined
from schemas.statements import annotation, conversion, reading, writing

AVRO = Path(__file__).parent / "avro"
KINDS = ("types", "sealed", "events", "units", "state", "records")

_HEAD = '''"""Generated from the contracts in schemas/avro by `python -m schemas.generate`: do not edit.

Fields carry plain Avro values: days since 1970-01-01, microseconds UTC, millimes (1 TND = 1000), 36-character UUIDs.
Records are filled as drafts of the same slots and then frozen by taking their class: eight times as fast as a frozen
constructor, which matters for a million events. `DRAFTS` copies a state into a draft for a change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Literal, TypedDict, TypeVar, cast, get_args

from schemas.binary import (
    BOOLEANS,
    decimal,
    millimes,
    put_bytes,
    put_long,
    put_string,
    raw,
    read_symbols,
    symbols,
)

Days = int
Micros = int
Millimes = int
Row = Mapping[str, Any]
Put = Callable[[bytes], object]
T = TypeVar("T")
'''


def read_contracts() -> dict[str, tuple[str, Schema]]:
    """Return every contract by record name: its kind (folder) and its schema, each after those that it names."""
    found: dict[str, tuple[str, Schema]] = {}
    for kind in KINDS:
        for path in sorted((AVRO / kind).glob("*.avsc")):
            found[path.stem] = (kind, json.loads(path.read_text(encoding="utf-8")))
    ordered: dict[str, tuple[str, Schema]] = {}

    def place(name: str) -> None:
        if name in ordered:
            return
        for used in _names_in(found[name][1]):
            place(used)
        ordered[name] = found[name]

    for name in found:
        place(name)
    return ordered


def _names_in(schema: Any) -> Iterator[str]:
    match schema:
        case str() if "." in schema:
            yield schema.rsplit(".", 1)[1]
        case list():
            for branch in schema:
                yield from _names_in(branch)
        case dict():
            yield from _names_in(schema.get("items"))
            for field in schema.get("fields", []):
                yield from _names_in(field["type"])
            if isinstance(schema.get("type"), dict | list):
                yield from _names_in(schema["type"])


def _default(field: Schema) -> str:
    if "default" not in field:
        return ""
    default = field["default"]
    return " = ()" if default == [] else f" = {default!r}"


def _enum(name: str, schema: Schema) -> str:
    symbols = ", ".join(f'"{symbol}"' for symbol in schema["symbols"])
    written = f"_{name} = symbols(get_args({name}))"
    return f"\n{name} = Literal[{symbols}]\n{written}\n_{name}_read = read_symbols(_{name})\n"


def _record(name: str, schema: Schema, records: set[str]) -> str:
    fields = schema["fields"]
    lines = ["\n\n@dataclass(frozen=True, slots=True, kw_only=True)", f"class {name}:", f'    """{schema["doc"]}."""\n']
    lines.append(f'    NAME: ClassVar[Literal["{name}"]] = "{name}"')
    lines += [f"    {f['name']}: {annotation(f['type'])}{_default(f)}" for f in fields]
    slots = ", ".join(f'"{field["name"]}"' for field in fields)
    lines += [f"\n\nclass _Draft{name}:", f"    __slots__ = ({slots},)"]
    lines += [f"\n\ndef _read_{name}(row: Row) -> {name}:", f"    x: Any = _Draft{name}()"]
    for field in fields:
        value = conversion(field["type"], f'row["{field["name"]}"]', records)
        lines.append(f"    x.{field['name']} = {value}")
    lines += [f"    x.__class__ = {name}", f"    return cast({name}, x)"]
    if name.endswith("State"):
        lines += [f"\n\ndef _draft_{name}(old: {name}) -> Any:", f"    x: Any = _Draft{name}()"]
        lines += [f"    x.{field['name']} = old.{field['name']}" for field in fields]
        lines.append("    return x")
    lines += [f"\n\ndef _get_{name}(b: bytes, p: int) -> tuple[{name}, int]:", f"    x: Any = _Draft{name}()"]
    for field in fields:
        lines += reading(field["type"], f"x.{field['name']}", records, "    ")
    lines += [f"    x.__class__ = {name}", "    return x, p"]
    lines += [f"\n\ndef _put_{name}(x: Any, out: Put) -> None:"]
    for field in fields:
        lines += writing(field["type"], f"x.{field['name']}", records, "    ")
    return "\n".join(lines).replace("'", '"') + "\n"


def _table(head: str, names: list[str], prefix: str) -> str:
    return f"{head} = {{\n" + "".join(f'    "{name}": {prefix}{name},\n' for name in names) + "}\n"


def _bytes(head: str, values: dict[str, bytes]) -> str:
    lines = "".join(f'    "{name}": bytes.fromhex("{value.hex()}"),\n' for name, value in values.items())
    return f"{head}: Mapping[str, bytes] = {{\n{lines}}}\n"


def _by_event(names: list[str]) -> str:
    head = "class ByEvent(TypedDict, Generic[T]):\n"
    doc = '    """Something for each event type: a table that leaves one out does not type-check."""\n\n'
    return head + doc + "".join(f"    {name}: T\n" for name in names) + "\n"


def generate() -> str:
    """Return the text of `schemas/events.py` for the contracts as they are now."""
    contracts = read_contracts()
    records = {name for name, (_, schema) in contracts.items() if schema["type"] == "record"}
    parts = [_HEAD]
    for name, (_, schema) in contracts.items():
        parts.append(_record(name, schema, records) if name in records else _enum(name, schema))
    by_kind = {kind: [n for n, (k, _) in contracts.items() if k == kind and n in records] for kind in KINDS}
    parts.append("\n\nEvent = (\n    " + "\n    | ".join(by_kind["events"]) + "\n)\n")
    parts.append("UnitEvent = (\n    " + "\n    | ".join(by_kind["units"]) + "\n)\n")
    parts.append("Content = " + " | ".join(by_kind["sealed"]) + "\n\n")
    parts.append(_by_event(by_kind["events"]))
    top = [n for kind in KINDS[1:] for n in by_kind[kind]]
    parts.append(_table("EVENTS: Mapping[str, type[Event]]", by_kind["events"], ""))
    parts.append(_table("UNIT_EVENTS: Mapping[str, type[UnitEvent]]", by_kind["units"], ""))
    parts.append(_table("READERS: Mapping[str, Callable[[Row], Any]]", top, "_read_"))
    parts.append(_table("GETTERS: Mapping[str, Callable[[bytes, int], tuple[Any, int]]]", top, "_get_"))
    parts.append(_table("WRITERS: Mapping[str, Callable[[Any, Put], None]]", top, "_put_"))
    known = {name: hashes(inlined(name, contracts)) for name in top}
    parts.append(_bytes("SHA256", {name: sha256 for name, (sha256, _) in known.items()}))
    parts.append(_bytes("FINGERPRINTS", {name: crc for name, (_, crc) in known.items()}))
    states = [name for name in contracts if name in records and name.endswith("State")]
    entries = "".join(f"    {name}: _draft_{name},\n" for name in states)
    parts.append(f"DRAFTS: Mapping[type, Callable[[Any], Any]] = {{\n{entries}}}\n")
    return "".join(parts)


if __name__ == "__main__":
    (Path(__file__).parent / "events.py").write_text(generate(), encoding="utf-8")
