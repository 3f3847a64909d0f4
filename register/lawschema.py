"""Whether a table has the shape that its JSON Schema asks for, told in words for the person who wrote the table.

Reads the part of JSON Schema 2020-12 that law/schema uses; tests/pure holds it against a full validator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from yaml.nodes import MappingNode, Node, ScalarNode

from register.lawfaults import Schema, list_length, missing_field, repeated_fields, scalar_faults, wrong_type
from register.lawnames import meant, near
from register.lawnodes import Finding, Page, fields, items, keys, kind_of, scalar

_KINDS = {
    "object": {"object"},
    "array": {"array"},
    "string": {"str", "timestamp"},
    "integer": {"int"},
    "boolean": {"bool"},
    "null": {"null"},
}
_ARABIC = re.compile(r"[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """All schemas by file name, as `fees.json`."""

    schemas: Mapping[str, Schema]

    def faults(self, page: Page, schema_name: str) -> Iterator[Finding]:
        """Yield every place at which a table departs from its schema."""
        yield from self._node(page, page.root, self.schemas[schema_name], "")

    def coded(self, node: Node, schema_name: str) -> Iterator[tuple[Node, str]]:
        """Yield each scalar that must be a code, with the name of its list."""
        yield from self._coded(node, self.schemas[schema_name])

    def _node(self, page: Page, node: Node, schema: Schema, name: str) -> Iterator[Finding]:
        schema = self._resolved(schema)
        if "anyOf" in schema:
            schema = self._chosen(schema, node)
        yield from list_length(page, node, schema, name)
        kind = str(schema.get("type", "string"))
        if ("type" in schema or not isinstance(node, ScalarNode)) and kind_of(node) not in _KINDS[kind]:
            yield wrong_type(page, node, schema, name, kind)
        elif isinstance(node, MappingNode):
            yield from self._object(page, node, schema, name)
        elif isinstance(node, ScalarNode):
            yield from scalar_faults(page, node, schema, name)
        else:
            inner = schema.get("items")
            if isinstance(inner, dict):
                for each in items(node):
                    yield from self._node(page, each, inner, name)

    def _object(self, page: Page, node: MappingNode, schema: Schema, name: str) -> Iterator[Finding]:
        known, present = self._properties(schema), fields(node)
        yield from repeated_fields(page, node)
        mistyped = {close for field in present if field not in known for close in near(field, known)[:1]}
        for missing in self._required(schema):
            if missing not in present and missing not in mistyped:  # a mistyped one is told as that
                yield missing_field(page, node, schema, name, missing)
        if schema.get("x-phrase") is True and "ar" in present and not _ARABIC.search(scalar(present["ar"]) or ""):
            yield page.finding(
                present["ar"], "WRONG_SCRIPT", "The Arabic text has no Arabic letter.", "Write it in Arabic."
            )
        extra, names = schema.get("additionalProperties"), schema.get("propertyNames")
        for key in keys(node):
            if isinstance(names, dict):
                yield from scalar_faults(page, key, self._resolved(names), "The name")
            if key.value in known:
                yield from self._node(page, present[key.value], known[key.value], key.value)
            elif isinstance(extra, dict):
                yield from self._node(page, present[key.value], extra, key.value)
            elif schema.get("unevaluatedProperties") is False:
                what = f"No field is called {key.value} here."
                yield page.finding(key, "UNKNOWN_FIELD", what, meant(key.value, known))

    def _coded(self, node: Node, schema: Schema) -> Iterator[tuple[Node, str]]:
        schema = self._resolved(schema)
        if "anyOf" in schema:
            schema = self._chosen(schema, node)
        codes, inner, extra = schema.get("x-codes"), schema.get("items"), schema.get("additionalProperties")
        if isinstance(codes, str) and scalar(node) is not None:
            yield node, codes
        known = self._properties(schema)
        for field, value in fields(node).items():
            below = known.get(field, extra)
            if isinstance(below, dict):
                yield from self._coded(value, below)
        if isinstance(inner, dict):
            for each in items(node):
                yield from self._coded(each, inner)

    def _resolved(self, schema: Schema) -> Schema:
        reference = schema.get("$ref")
        if not isinstance(reference, str):
            return schema
        file, _, place = reference.partition("#/$defs/")
        found = cast("dict[str, Schema]", self.schemas[file]["$defs"])[place]
        return self._resolved({**found, **{field: value for field, value in schema.items() if field != "$ref"}})

    def _chosen(self, schema: Schema, node: Node) -> Schema:
        """Return the branch of anyOf whose type is that of the node, else the first."""
        branches = [self._resolved(each) for each in cast("list[Schema]", schema["anyOf"])]
        kind = kind_of(node)
        return next((each for each in branches if kind in _KINDS.get(str(each.get("type")), {"str"})), branches[0])

    def _properties(self, schema: Schema) -> dict[str, Schema]:
        known: dict[str, Schema] = {}
        for each in cast("list[Schema]", schema.get("allOf", [])):
            known |= self._properties(self._resolved(each))
        return known | cast("dict[str, Schema]", schema.get("properties", {}))

    def _required(self, schema: Schema) -> list[str]:
        named = list(cast("list[str]", schema.get("required", [])))
        for each in cast("list[Schema]", schema.get("allOf", [])):
            named = [*self._required(self._resolved(each)), *named]
        return named


def schema_of(kinds: Sequence[str], name: str, kind: str | None) -> str | None:
    """Return the schema of a table: that of its kind, else of its name; rules of a family lie in rules/."""
    named = "rules_of_a_family" if name.startswith("rules/") else name
    return next((f"{each}.json" for each in (kind, named) if each is not None and each in kinds), None)
