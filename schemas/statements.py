"""The Python statements for one Avro type: its annotation, how it is read from bytes, how it is written.

Only `schemas.generate` uses them; nothing here runs when events are read or written.
"""

from __future__ import annotations

from typing import Any

_PRIMITIVES = {"string": "str", "int": "int", "long": "int", "boolean": "bool", "bytes": "bytes"}
_LOGICAL = {"uuid": "str", "date": "Days", "timestamp-micros": "Micros", "decimal": "Millimes"}


def annotation(kind: Any) -> str:
    match kind:
        case list():
            return f"{annotation(kind[1])} | None"
        case {"type": "array", "items": items}:
            return f"tuple[{annotation(items)}, ...]"
        case {"logicalType": str(logical)}:
            return _LOGICAL[logical]
        case str() if "." in kind:
            return kind.rsplit(".", 1)[1]
        case str():
            return _PRIMITIVES[kind]
    raise TypeError(kind)


def conversion(kind: Any, value: str, records: set[str]) -> str:
    """Return the expression that turns a read `value` into the class's form."""
    match kind:
        case list():
            inner = conversion(kind[1], value, records)
            return value if inner == value else f"None if {value} is None else {inner}"
        case {"type": "array", "items": items}:
            inner = conversion(items, "item", records)
            return f"tuple({value})" if inner == "item" else f"tuple([{inner} for item in {value}])"
        case {"logicalType": "decimal"}:
            return f"millimes({value})"
        case str() if "." in kind and kind.rsplit(".", 1)[1] in records:
            return f"_read_{kind.rsplit('.', 1)[1]}({value})"
    return value


def reading(kind: Any, target: str, records: set[str], indent: str) -> list[str]:
    """Return the statements that read `target` from the bytes `b` at position `p`; damage raises or leaves p astray."""
    number = [f"{indent}n = b[p]", f"{indent}if n < 128:", f"{indent}    p += 1", f"{indent}else:"]
    signed = [*number, f"{indent}    n, p = raw(b, p)"]
    sized = [*signed, f"{indent}if n & 1:", f"{indent}    raise ValueError(n)"]
    match kind:
        case list():
            inner = reading(kind[1], target, records, indent + "    ")
            return [
                f"{indent}n = b[p]",
                f"{indent}p += 1",
                f"{indent}if n == 2:",
                *inner,
                f"{indent}elif n == 0:",
                f"{indent}    {target} = None",
                f"{indent}else:",
                f"{indent}    raise ValueError(n)",
            ]
        case {"type": "array", "items": items}:
            found, item = target.replace("x.", "found_"), target.replace("x.", "item_")
            inner = reading(items, item, records, indent + "        ")
            block = [line.replace(indent, indent + "    ", 1) for line in sized]
            return [
                f"{indent}{found}: list[Any] = []",
                f"{indent}while b[p]:",
                *block,
                f"{indent}    for _ in range(n >> 1):",
                *inner,
                f"{indent}        {found}.append({item})",
                f"{indent}p += 1",
                f"{indent}{target} = tuple({found})",
            ]
        case {"logicalType": "decimal"}:
            return [*sized, f"{indent}e = p + (n >> 1)", f"{indent}{target} = millimes(b[p:e])", f"{indent}p = e"]
        case str() if "." in kind and (name := kind.rsplit(".", 1)[1]) in records:
            return [f"{indent}{target}, p = _get_{name}(b, p)"]
        case str() if "." in kind:
            name = kind.rsplit(".", 1)[1]
            return [f"{indent}n = b[p]", f"{indent}p += 1", f"{indent}{target} = _{name}_read[n]"]
        case dict():
            return reading(kind["type"], target, records, indent)
        case "boolean":
            return [f"{indent}{target} = BOOLEANS[b[p]]", f"{indent}p += 1"]
        case "string" | "bytes":
            taken = "b[p:e].decode()" if kind == "string" else "b[p:e]"
            return [*sized, f"{indent}e = p + (n >> 1)", f"{indent}{target} = {taken}", f"{indent}p = e"]
    return [*signed, f"{indent}{target} = (n >> 1) ^ -(n & 1)"]


def writing(kind: Any, value: str, records: set[str], indent: str) -> list[str]:
    """Return the statements that append the Avro encoding of `value` (Avro 1.12, "Binary Encoding")."""
    match kind:
        case list():
            inner = writing(kind[1], "value", records, indent + "    ")
            return [
                f"{indent}if (value := {value}) is None:",
                f'{indent}    out(b"\\x00")',
                f"{indent}else:",
                f'{indent}    out(b"\\x02")',
                *inner,
            ]
        case {"type": "array", "items": items}:
            inner = writing(items, "item", records, indent + "        ")
            return [
                f"{indent}if items := {value}:",
                f"{indent}    out(put_long(len(items)))",
                f"{indent}    for item in items:",
                *inner,
                f'{indent}out(b"\\x00")',
            ]
        case {"logicalType": "decimal"}:
            return [f"{indent}out(put_bytes(decimal({value})))"]
        case str() if "." in kind and (name := kind.rsplit(".", 1)[1]) in records:
            return [f"{indent}_put_{name}({value}, out)"]
        case str() if "." in kind:
            return [f"{indent}out(_{kind.rsplit('.', 1)[1]}[{value}])"]
        case dict():
            return writing(kind["type"], value, records, indent)
        case "boolean":
            return [f'{indent}out(b"\\x01" if {value} else b"\\x00")']
    return [f"{indent}out(put_{'long' if kind in ('int', 'long') else kind}({value}))"]
