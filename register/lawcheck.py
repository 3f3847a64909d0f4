"""The linter of the law's tables: shape, codes, sources, circles, dates and versions, each fault with its line.

Reads texts only, so that a version of the law can be checked before anybody uses it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import cast, get_args

from yaml.nodes import Node

from register.codes import countries
from register.duplicate_rules import read_weights
from register.lawevidence import kept, missing_ids, unread
from register.lawfaults import Schema
from register.lawnodes import Finding, Page, fields, items, read_page, scalar, scalars
from register.lawrights import reading_faults
from register.lawschema import Shapes, schema_of
from register.lawsense import senseless, strays
from register.lawversions import entry_ids, open_codes, version_faults
from register.machine_table import read_machines
from register.roles import read_powers
from schemas import events
from schemas.errors import CommandRefused

__all__ = ["Finding", "check", "schemas_of_the_law"]

_CONTRACT = "contract:"
_READERS: Mapping[str, Callable[[str], object]] = {
    "powers.yaml": read_powers,
    "machines.yaml": read_machines,
    "duplicates.yaml": read_weights,
}


@lru_cache(maxsize=1)
def schemas_of_the_law() -> Mapping[str, Schema]:
    """Return the JSON Schemas that come with the register, by file name."""
    place = resources.files("register").joinpath("law/schema")
    return {each.name: cast("Schema", json.loads(each.read_text(encoding="utf-8"))) for each in place.iterdir()}


def check(
    texts: Mapping[str, str], schemas: Mapping[str, Schema] | None = None, *, own: Mapping[str, str] | None = None
) -> tuple[Finding, ...]:
    """Return every fault in a set of tables, by file and line.

    `texts` holds the YAML of each table by file name (`fees.yaml`, `rules/permit.yaml`); `schemas` are the register's
    own when not given. With `own`, the tables in use, nothing that those hold or the code names may be taken away.
    """
    shapes = Shapes(schemas=schemas if schemas is not None else schemas_of_the_law())
    pages, unreadable = _pages(texts)
    found = {*unreadable, *strays(texts), *reading_faults(pages)}
    if own is not None:
        found.update(_missing(file) for file in own if file not in texts)
        found.update(missing_ids(pages))
        found.update(kept(pages, _pages(own)[0]))
    for name, page in pages.items():
        found.update(_faults(name, page, pages, shapes))
        reader = _READERS.get(page.file)
        if reader is not None:
            found.update(_unreadable(page.file, texts[page.file], reader))
    return tuple(sorted(found))


def _pages(texts: Mapping[str, str]) -> tuple[dict[str, Page], list[Finding]]:
    read = {file.removesuffix(".yaml"): read_page(file, text) for file, text in texts.items()}
    pages = {name: page for name, page in read.items() if isinstance(page, Page)}
    return pages, [page for page in read.values() if isinstance(page, Finding)]


def _missing(file: str) -> Finding:
    mend = "Put it beside the others; a table is never taken away, its entries end by valid_to."
    return Finding(file=file, line=1, column=1, code="MISSING_TABLE", what="The table is not there.", mend=mend)


def _unreadable(file: str, text: str, read: Callable[[str], object]) -> Iterator[Finding]:
    """Yield the first thing that its own reader cannot take, at the line where the word stands that it names."""
    try:
        read(text)
    except CommandRefused as refused:
        what, mend = refused.what, refused.mend
    except (KeyError, TypeError, AttributeError, ValueError) as failure:
        what, mend = f"A field is missing or of another kind: {failure}.", "See the other entries of the table."
    else:
        return
    word = what.rstrip(".").rpartition(" ")[2].strip("'")
    line = next((number for number, line in enumerate(text.splitlines(), 1) if word in line), 1)
    yield Finding(file=file, line=line, column=1, code="UNUSABLE", what=what, mend=mend)


def _faults(name: str, page: Page, pages: Mapping[str, Page], shapes: Shapes) -> Iterator[Finding]:
    kinds = [file.removesuffix(".json") for file in shapes.schemas]
    schema = schema_of(kinds, name, scalar(fields(page.root).get("kind")))
    if schema is None:
        if {"kind", "entries"} & set(fields(page.root)):  # a file of another shape has a reader and tests of its own
            mend = f"Say kind: with one of {', '.join(sorted(set(kinds) - {'common'}))}."
            yield page.finding(page.root, "UNKNOWN_KIND", "No kind of table is called so.", mend)
        return
    yield from shapes.faults(page, schema)
    yield from _code_faults(name, page, pages, shapes, schema)
    if "entries" in fields(page.root):
        yield from version_faults(page)
        yield from unread(page, pages)
        yield from senseless(page)
        yield from _uncovered(page, name, pages)
        yield from _circles(page, _chains(shapes.schemas[schema]))


def _code_faults(name: str, page: Page, pages: Mapping[str, Page], shapes: Shapes, schema: str) -> Iterator[Finding]:
    lists: dict[str, frozenset[str] | None] = {}
    for node, codes in shapes.coded(page.root, schema):
        if codes not in lists:
            lists[codes] = _list(codes, name, page, pages)
            if lists[codes] is None:
                mend = "Put the table beside this one, or name another in parents."
                yield page.finding(node, "MISSING_TABLE", f"The list of codes {codes} is not there.", mend)
        known, text = lists[codes], scalar(node)
        if known is not None and text not in known:
            kind = "UNKNOWN_SOURCE" if codes == "sources" else "UNKNOWN_CODE"
            mend = f"Correct the code, or add it to {_place(codes, name, page)}."
            yield page.finding(node, kind, f"{text} is not in the list {_place(codes, name, page)}.", mend)


def _place(codes: str, name: str, page: Page) -> str:
    if codes == "@self":
        return name
    return (scalar(fields(page.root).get("parents")) or "of parents") if codes == "@parents" else codes


def _list(codes: str, name: str, page: Page, pages: Mapping[str, Page]) -> frozenset[str] | None:
    """Return the codes of a list: an enum of the contracts, the countries, or the ids of a table; None without one."""
    if codes.startswith(_CONTRACT):
        return frozenset(get_args(getattr(events, codes.removeprefix(_CONTRACT))))
    if codes == "countries":
        return countries()
    table = pages.get(_place(codes, name, page))
    return None if table is None else frozenset(entry_ids(table))


def _uncovered(page: Page, name: str, pages: Mapping[str, Page]) -> Iterator[Finding]:
    node = fields(page.root).get("covers")
    wanted = scalar(node)
    if node is None or wanted is None:
        return
    known = _list(wanted, name, page, pages) or frozenset()
    for code in sorted(known - open_codes(page) - {"UNKNOWN"}):
        what = f"No entry without an end is about {code}."
        yield page.finding(node, "MISSING_CODE", what, "Add an entry, or give the last one no valid_to.")


def _chains(schema: Schema) -> tuple[str, ...]:
    """Return the fields that lead from entry to entry."""
    table = cast("dict[str, dict[str, Schema]]", schema["properties"])
    entry = cast("dict[str, Schema]", table["entries"]["items"]["properties"])
    return tuple(field for field, shape in entry.items() if shape.get("x-chain") is True)


def _circles(page: Page, chains: Iterable[str]) -> Iterator[Finding]:
    for field in chains:
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
