"""A contract's one form: written out whole, and known by the hashes of its parsing canonical form (Avro 1.12)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from fastavro.schema import fingerprint, to_parsing_canonical_form

NAMESPACE = "tn.sijill.v1"
Schema = dict[str, Any]  # a contract as JSON


def inlined(name: str, contracts: Mapping[str, tuple[str, Schema]]) -> Schema:
    """Return the schema of `name` with each named type written out at its first use."""
    seen: set[str] = set()

    def expand(node: Any) -> Any:
        match node:
            case str() if node.startswith(NAMESPACE):
                if node in seen:
                    return node
                return expand(contracts[node.rsplit(".", 1)[1]][1])
            case list():
                return [expand(branch) for branch in node]
            case {"type": "array", "items": items}:
                return {"type": "array", "items": expand(items)}
            case {"type": "enum"}:
                seen.add(f"{NAMESPACE}.{node['name']}")
                return dict(node)
            case {"type": "record"}:
                seen.add(f"{NAMESPACE}.{node['name']}")
                return node | {"fields": [f | {"type": expand(f["type"])} for f in node["fields"]]}
        return node

    result: Schema = expand(contracts[name][1])
    return result


def without_logical_types(node: Any) -> Any:
    """Return a copy of a schema without logical types and docs: what the hot path reads and writes with."""
    if isinstance(node, list):
        return [without_logical_types(branch) for branch in node]
    if isinstance(node, dict):
        dropped = ("logicalType", "precision", "scale", "doc")
        kept = {k: v if k == "default" else without_logical_types(v) for k, v in node.items() if k not in dropped}
        return kept["type"] if set(kept) == {"type"} and isinstance(kept["type"], str) else kept
    return node


def hashes(schema: Schema) -> tuple[bytes, bytes]:
    """Return SHA-256 and CRC-64-AVRO of the parsing canonical form: the same for any registry."""
    canonical = to_parsing_canonical_form(schema)
    return hashlib.sha256(canonical.encode()).digest(), bytes.fromhex(fingerprint(canonical, "CRC-64-AVRO"))
