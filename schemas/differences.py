"""What changed between two versions of a contract, in words that name the field.

Finds what FULL_TRANSITIVE forbids (Avro 1.12, "Schema Resolution", read in both directions); never asks a registry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
_PRIMITIVES = {"null", "boolean", "int", "long", "float", "double", "bytes", "string"}


def without_docs(node: Any) -> Any:
    """Return a copy of a schema without its documentation: two versions that differ only there are the same."""
    if isinstance(node, list):
        return [without_docs(branch) for branch in node]
    if isinstance(node, dict):
        return {key: value if key == "default" else without_docs(value) for key, value in node.items() if key != "doc"}
    return node


def breaks(old: Schema, new: Schema) -> tuple[str, ...]:
    """Return one sentence for each change by which readers and writers of the two versions fail each other."""
    before, after = with_full_names(old), with_full_names(new)
    pair = _Pair(dict(named_types(before)), dict(named_types(after)))
    return tuple(dict.fromkeys(pair.compare(before, after, "")))


def with_full_names(node: Any, namespace: str = "") -> Any:
    """Return a copy in which each named type states its namespace; registries leave out an inherited one."""
    match node:
        case str():
            return node if node in _PRIMITIVES or "." in node or not namespace else f"{namespace}.{node}"
        case list():
            return [with_full_names(branch, namespace) for branch in node]
        case {"type": "record" | "enum" | "fixed"}:
            space, _, name = str(node["name"]).rpartition(".")
            inner = space or node.get("namespace", namespace)
            fields = [f | {"type": with_full_names(f["type"], inner)} for f in node.get("fields", ())]
            return (
                node | {"name": name} | ({"namespace": inner} if inner else {}) | ({"fields": fields} if fields else {})
            )
        case {"type": "array"}:
            return node | {"items": with_full_names(node["items"], namespace)}
    return node


def named_types(node: Any) -> Iterator[tuple[str, Schema]]:
    """Yield every record and enum that a schema writes out, with its full name."""
    match node:
        case list():
            for branch in node:
                yield from named_types(branch)
        case {"type": "record" | "enum" | "fixed", "name": str()}:
            yield _full_name(node), node
            for field in node.get("fields", ()):
                yield from named_types(field["type"])
        case {"type": "array", "items": items}:
            yield from named_types(items)
        case {"type": dict() | list() as inner}:
            yield from named_types(inner)


def _full_name(node: Schema) -> str:
    return f"{node['namespace']}.{node['name']}" if "namespace" in node else str(node["name"])


class _Pair:
    """Walks two versions side by side; a named type is compared once, at its first use."""

    def __init__(self, old: Mapping[str, Schema], new: Mapping[str, Schema]) -> None:
        self._old, self._new = old, new
        self._seen: set[tuple[str, str]] = set()

    def compare(self, old: Any, new: Any, path: str) -> Iterator[str]:
        old, new = _resolve(old, self._old), _resolve(new, self._new)
        match old, new:
            case {"type": "record"}, {"type": "record"}:
                yield from self._once(old, new, path, self._records)
            case {"type": "enum"}, {"type": "enum"}:
                yield from self._once(old, new, path, self._enums)
            case {"type": "array", "items": before}, {"type": "array", "items": after}:
                yield from self.compare(before, after, f"{path}[]")
            case list(), list():
                yield from self._unions(old, new, path)
            case _ if _plain(old) != _plain(new):
                yield f"{_place(path)}: the type changed from {_show(old)} to {_show(new)}."

    def _once(self, old: Schema, new: Schema, path: str, walk: Any) -> Iterator[str]:
        names = _full_name(old), _full_name(new)
        if names in self._seen:
            return
        self._seen.add(names)
        if names[0] != names[1] and names[0] not in new.get("aliases", ()):
            yield f"{_place(path)}: the type {names[0]} was renamed to {names[1]}."
        yield from walk(old, new, path)

    def _records(self, old: Schema, new: Schema, path: str) -> Iterator[str]:
        before = {field["name"]: field for field in old["fields"]}
        after = {field["name"]: field for field in new["fields"]}
        for name in before.keys() - after.keys():
            if "default" not in before[name]:
                yield f"{_place(_join(path, name))} was dropped and had no default: older readers need it."
        for name in after.keys() - before.keys():
            if "default" not in after[name]:
                yield f"{_place(_join(path, name))} was added without a default: records written before lack it."
        for name in sorted(before.keys() & after.keys()):
            yield from self.compare(before[name]["type"], after[name]["type"], _join(path, name))

    def _enums(self, old: Schema, new: Schema, path: str) -> Iterator[str]:
        before, after = set(old["symbols"]), set(new["symbols"])
        for symbol in sorted(before - after):
            if "default" not in new:
                yield f"{_place(path)}: the code {symbol} was dropped and the list has no default."
        for symbol in sorted(after - before):
            if "default" not in old:
                yield f"{_place(path)}: the code {symbol} was added and the older list has no default."

    def _unions(self, old: list[Any], new: list[Any], path: str) -> Iterator[str]:
        if len(old) != len(new):
            yield f"{_place(path)}: the union has {len(new)} branches instead of {len(old)}."
            return
        for before, after in zip(old, new, strict=True):
            yield from self.compare(before, after, path)


def _resolve(node: Any, named: Mapping[str, Schema]) -> Any:
    return named.get(node, node) if isinstance(node, str) else node


def _plain(node: Any) -> Any:
    """Return what matters on the wire: a logical type does not, its precision and scale do."""
    if isinstance(node, dict):
        kept = {key: value for key, value in node.items() if key in ("type", "items", "size", "precision", "scale")}
        return kept["type"] if set(kept) == {"type"} else kept
    return node


def _show(node: Any) -> str:
    if isinstance(node, dict) and "precision" in node:
        return f"decimal({node['precision']},{node.get('scale', 0)})"
    if isinstance(node, dict):
        return str(node.get("name", node["type"]))
    return str(node)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _place(path: str) -> str:
    return f"Field {path}" if path else "The record"
