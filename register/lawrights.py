"""Faults of the tables about reading that no shape shows: cells given twice, rights through a wall, unknown names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

from yaml.nodes import Node

from register.lawnodes import Finding, Page, fields, items, scalar, scalars
from schemas.content import NOTE, SEALED_FIELDS
from schemas.events import EVENTS, READERS

_CONTRACT = re.compile(r"([A-Za-z]+)(?:\.(.+))?")


def reading_faults(pages: Mapping[str, Page]) -> Iterator[Finding]:
    """Yield what contradicts itself in rights, walls and categories."""
    rights, walls, categories = (pages.get(name) for name in ("rights", "read_walls", "data_categories"))
    if categories is not None:
        yield from _placed_twice(categories)
    if rights is not None:
        yield from _given_twice(rights)
        if walls is not None:
            yield from _through_walls(rights, walls)


def _given_twice(rights: Page) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], str] = {}
    for entry in _open(rights):
        name = scalar(fields(entry).get("id")) or ""
        for cell in product(*(scalars(fields(entry).get(part)) for part in ("role", "category", "purpose"))):
            other = seen.setdefault(cell, name)
            if other != name:
                what = f"{' '.join(cell)} is given by {other} and by {name}."
                yield rights.finding(fields(entry)["role"], "GIVEN_TWICE", what, "Leave it in one of them.")
                break


def _through_walls(rights: Page, walls: Page) -> Iterator[Finding]:
    barred: dict[tuple[str, ...], str] = {}
    for entry in _open(walls):
        here = fields(entry)
        for cell in product(scalars(here.get("role")), scalars(here.get("category"))):
            barred[cell] = scalar(here.get("id")) or ""
    for entry in _open(rights):
        here = fields(entry)
        for cell in product(scalars(here.get("role")), scalars(here.get("category"))):
            if cell in barred:
                what = f"{' '.join(cell)} lies behind the wall {barred[cell]}."
                yield rights.finding(here["category"], "THROUGH_A_WALL", what, "Take role or category away.")
                break


def _placed_twice(categories: Page) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for entry in _open(categories):
        name = scalar(fields(entry).get("id")) or ""
        for node in items(fields(entry).get("holds")):
            held = scalar(node) or ""
            if not _exists(held):
                what = f"{held} is no contract, and no sealed value of one."
                yield categories.finding(node, "UNKNOWN_CODE", what, "Write it as the contract does.")
            elif seen.setdefault(held, name) != name:
                what = f"{held} is in {seen[held]} and in {name}."
                yield categories.finding(node, "PLACED_TWICE", what, "Leave it in one of them.")


def _exists(held: str) -> bool:
    found = _CONTRACT.fullmatch(held)
    if found is None or found[1] not in READERS:
        return False
    path = found[2]
    return path is None or path in SEALED_FIELDS.get(found[1], {}) or (path == NOTE and found[1] in EVENTS)


def _open(page: Page) -> Iterator[Node]:
    """Yield the entries that have no end."""
    yield from (each for each in items(fields(page.root).get("entries")) if "valid_to" not in fields(each))
