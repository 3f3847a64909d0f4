"""The linter of the law's tables: shape, codes, sources, circles, dates and versions, each fault with its line.

Reads texts only, so that a version of the law can be checked before anybody uses it. One slip is told once, and hides
no other: what follows from a fault that is told already is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib import resources
from typing import cast

from register.duplicate_rules import read_weights
from register.lawcircles import circles
from register.lawcodes import code_faults, uncovered
from register.lawevidence import missing_ids, unread
from register.lawfaults import Schema
from register.lawkept import kept
from register.lawmachines import machine_faults, steps_kept
from register.lawnames import meant, near
from register.lawnodes import Finding, Page, fields, items, key_node, scalar
from register.lawpowers import power_faults
from register.lawreleased import Digests, changed_since
from register.lawrights import reading_faults
from register.lawschema import Shapes, schema_of
from register.lawsense import senseless, stray_codes, strays, twice_ruled
from register.lawsyntax import read_page
from register.lawversions import version_faults
from register.machine_table import read_machines
from register.roles import read_powers
from schemas.errors import CommandRefused

__all__ = ["Finding", "check", "read_pages", "schemas_of_the_law"]

_READERS: Mapping[str, Callable[[str], object]] = {
    "powers.yaml": read_powers,
    "machines.yaml": read_machines,
    "duplicates.yaml": read_weights,
}
_NAMES: Mapping[str, Callable[[Page], Iterator[Finding]]] = {
    "powers": power_faults,
    "machines": machine_faults,
    "codes": stray_codes,
}


@lru_cache(maxsize=1)
def schemas_of_the_law() -> Mapping[str, Schema]:
    """Return the JSON Schemas that come with the register, by file name."""
    place = resources.files("register").joinpath("law/schema")
    return {each.name: cast("Schema", json.loads(each.read_text(encoding="utf-8"))) for each in place.iterdir()}


def check(
    texts: Mapping[str, str],
    schemas: Mapping[str, Schema] | None = None,
    *,
    own: Mapping[str, str] | None = None,
    released: Digests | None = None,
) -> tuple[Finding, ...]:
    """Return every fault in a set of tables, by file and line.

    `texts` holds the YAML of each table by file name (`fees.yaml`, `rules/permit.yaml`); `schemas` are the register's
    own when not given. With `own`, the tables in use, nothing that those hold or the code names may be taken away;
    with `released`, the digests of released versions, none of those may differ.
    """
    shapes = Shapes(schemas=schemas if schemas is not None else schemas_of_the_law())
    pages, unreadable = read_pages(texts)
    wanted = {file.removesuffix(".yaml") for file in own or ()} | set(released or ())
    lost = {name for name in wanted if f"{name}.yaml" not in texts}
    told = lost | {each.file.removesuffix(".yaml") for each in unreadable}
    found = {*unreadable, *strays(texts), *twice_ruled(pages), *map(_missing, lost), *reading_faults(pages)}
    for name, page in pages.items():
        found.update(_faults(name, page, pages, shapes, told))
    if own is not None:
        before = read_pages(own)[0]
        found.update(missing_ids(pages, before, told))
        found.update(kept(pages, before, found))
        if "machines" in pages and "machines" in before:
            found.update(steps_kept(pages["machines"], before["machines"]))
    if released is not None:
        found.update(changed_since(released, pages, found))
    faulty = {each.file for each in found}
    for file, read in _READERS.items():
        if file in texts and file not in faulty:  # else it would say again what is told already
            found.update(_unusable(pages[file.removesuffix(".yaml")], texts[file], read))
    return tuple(sorted(found))


def read_pages(texts: Mapping[str, str]) -> tuple[dict[str, Page], list[Finding]]:
    """Return the tables that can be read, by name, and why the others cannot."""
    read = {file.removesuffix(".yaml"): read_page(file, text) for file, text in texts.items()}
    pages = {name: page for name, page in read.items() if isinstance(page, Page)}
    return pages, [each for page in read.values() if not isinstance(page, Page) for each in page]


def _missing(name: str) -> Finding:
    file = f"{name}.yaml"
    mend = "Put it beside the others; a table is never taken away, its entries end by valid_to."
    return Finding(file=file, line=1, column=1, code="MISSING_TABLE", what="The table is not there.", mend=mend)


def _unusable(page: Page, text: str, read: Callable[[str], object]) -> Iterator[Finding]:
    """Yield the first thing that its own reader cannot take, at the entry that it names, else at the list."""
    try:
        read(text)
    except CommandRefused as refused:
        what, mend = refused.what, "Correct it; see the entries in use."
    except (KeyError, TypeError, AttributeError, ValueError):
        what, mend = "The register cannot read this table.", "Compare it with the one in use: sijill law diff."
    else:
        return
    node = key_node(page.root, "entries")
    for entry in items(fields(page.root).get("entries")):
        name = fields(entry).get("id")
        if name is not None and (scalar(name) or " ") in what.rstrip(".").split():
            node = name
    yield page.finding(node, "UNUSABLE", what, mend)


def _faults(
    name: str, page: Page, pages: Mapping[str, Page], shapes: Shapes, told: AbstractSet[str]
) -> Iterator[Finding]:
    kinds = [file.removesuffix(".json") for file in shapes.schemas if file != "common.json"]
    schema = schema_of(kinds, name, scalar(fields(page.root).get("kind")))
    if schema is None:
        node = fields(page.root).get("kind", page.root)
        mend = f"Say kind: with one of {', '.join(sorted(kinds))}."
        if near(scalar(node) or "", kinds):
            mend = meant(scalar(node) or "", kinds)
        yield page.finding(node, "UNKNOWN_KIND", "No table is of this kind.", mend)
        return
    yield from shapes.faults(page, schema)
    yield from code_faults(name, page, pages, shapes, schema, told=told)
    yield from senseless(page)
    if name in _NAMES:
        yield from _NAMES[name](page)
    if "entries" in fields(page.root):
        yield from version_faults(page)
        yield from unread(page, pages)
        yield from uncovered(page, name, pages)
        yield from circles(page, shapes.schemas[schema])
