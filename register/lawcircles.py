"""Entries that lead to each other in a circle, as a checklist that extends one which extends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from yaml.nodes import Node

from register.lawfaults import Schema
from register.lawnodes import Finding, Page, fields, items, scalar, scalars


def circles(page: Page, schema: Schema) -> Iterator[Finding]:
    """Yield each circle, where it begins."""
    for field in _chains(schema):
        leads: dict[str, set[str]] = {}
        nodes: dict[str, Node] = {}
        for node in items(fields(page.root).get("entries")):
            here = fields(node)
            name, value = scalar(here.get("id")), here.get(field)
            if name is not None and value is not None:
                leads.setdefault(name, set()).update(scalars(value))
                nodes.setdefault(name, value)
        for name in leads:
            way = _way_back(name, leads)
            if way:
                what = f"{field} runs in a circle: {' > '.join(way)}."
                yield page.finding(nodes[name], "CYCLE", what, "Let one of them lead elsewhere, or nowhere.")


def _chains(schema: Schema) -> tuple[str, ...]:
    """Return the fields that lead from entry to entry."""
    table = cast("dict[str, dict[str, Schema]]", schema["properties"])
    entry = cast("dict[str, Schema]", table["entries"]["items"]["properties"])
    return tuple(field for field, shape in entry.items() if shape.get("x-chain") is True)


def _way_back(start: str, leads: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return the shortest way from an entry back to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for target in sorted(leads.get(way[-1], ())):
            if target == start:
                return (*way, start)
            if target not in seen:
                seen.add(target)
                ways.append((*way, target))
    return ()
