"""Whether a draft of the law holds what the register rests on: entries that code cites, and evidence for `verified`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib import resources

from yaml.nodes import Node

from register.lawnames import near
from register.lawnodes import Finding, Page, fields, items, key_node, keys, scalar, scalars

_ID = "id"


@lru_cache(maxsize=1)
def cited() -> Mapping[str, tuple[str, ...]]:
    """Return the ids that the register's code names, by table; `rules` stands for rules.yaml and rules/ together."""
    text = resources.files("register").joinpath("law/cited.json").read_text(encoding="utf-8")
    return {table: tuple(ids) for table, ids in json.loads(text).items()}


def missing_ids(pages: Mapping[str, Page], before: Mapping[str, Page], told: AbstractSet[str]) -> Iterator[Finding]:
    """Yield each id that the code names and the tables lack, at the table's list or at the id that it was mistyped as.

    `before` are the tables in use, which say where an id stood; of a file that is not there or not readable, by its
    name in `told`, nothing.
    """
    for table, ids in cited().items():
        held = {found for name in pages if _of_table(name, table) for found, _ in ids_of(pages[name])}
        homes = {found: name for name in before if _of_table(name, table) for found, _ in ids_of(before[name])}
        for wanted in sorted(set(ids) - held):
            page = pages.get(homes.get(wanted, table))
            if wanted not in homes and any(_of_table(name, table) for name in told):
                continue  # it may stand there
            if page is None or list_of(page) is page.root:  # told already: no such file, or no such list
                continue
            strange = {found: node for found, node in ids_of(page) if found not in homes}
            node = next((strange[close] for close in near(wanted, strange)), None)
            what = f"The register's code names {wanted}, and no entry is called so."
            mend = f"Did you mean {wanted} here?"
            if node is None:
                mend = "Give the entry its id back; one that holds no more ends by valid_to."
            yield page.finding(node or list_of(page), "MISSING_ENTRY", what, mend)


def unread(page: Page, pages: Mapping[str, Page]) -> Iterator[Finding]:
    """Yield each entry that says verified although no source of it was read, or although a value is not known."""
    sources = pages.get("sources")
    if sources is None:
        return
    known = {name: entry for entry in items(fields(sources.root).get("entries")) if (name := _of(entry, _ID))}
    for entry in items(fields(page.root).get("entries")):
        if _of(entry, "status") != "verified":
            continue
        here = fields(entry)
        cites = scalars(here.get("source"))
        if not any(_was_read(known.get(each)) for each in cites):
            what = f"{_of(entry, _ID)} says verified; sources.yaml has none of {', '.join(cites)} as verified and read."
            mend = "Read the text and say so in sources.yaml; or take own, secondary, conflicting or unverified."
            yield page.finding(here["status"], "VERIFIED_UNREAD", what, mend)
        unknown = [name for name in ("amount", "cap") if name in here and scalar(here[name]) is None]
        if unknown and not (unknown == ["cap"] and "amount" in here):
            what = f"{_of(entry, _ID)} says verified, and {unknown[0]} is not known."
            yield page.finding(here[unknown[0]], "VERIFIED_UNKNOWN", what, "Write the amount that was read.")


def _of_table(name: str, table: str) -> bool:
    return name == table or name.startswith(f"{table}/")


def ids_of(page: Page) -> Iterator[tuple[str, Node]]:
    """Yield the ids of a table, each with the place where it stands."""
    for entry in items(fields(page.root).get("entries")):
        node = fields(entry).get(_ID)
        name = scalar(node)
        if name is not None and node is not None:
            yield name, node
    for field in ("rules", "codes"):
        yield from ((key.value, key) for key in keys(fields(page.root).get(field)))


def list_of(page: Page) -> Node:
    """Return the place where a table's list is named."""
    field = next((name for name in ("entries", "rules") if name in fields(page.root)), "")
    return key_node(page.root, field)


def _of(entry: Node, field: str) -> str | None:
    return scalar(fields(entry).get(field))


def _was_read(source: Node | None) -> bool:
    return source is not None and _of(source, "status") == "verified" and _of(source, "read") in {"WHOLE", "PART"}
