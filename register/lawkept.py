"""Whether a draft of the law keeps the versions in use: none is taken away, none says something else than it did.

An entry is never taken away and never changed: it gets an end, and a later version stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from yaml.nodes import Node

from register.lawevidence import cited, ids_of, list_of
from register.lawnodes import Finding, Page, fields, items, lines_of, scalar

MAY_CHANGE = frozenset({"name", "notes"})
"""Words for people, which may be amended in a version that stands."""


def kept(pages: Mapping[str, Page], before: Mapping[str, Page], told: AbstractSet[Finding]) -> Iterator[Finding]:
    """Yield what a draft takes away from the register's own tables, and versions that it changes in place.

    What follows from a fault of `told` at the same place is not said again.
    """
    wrong = {(each.file, each.line) for each in told}
    for name, old in before.items():
        page = pages.get(name)
        if page is None:
            continue
        then, now = versions_of(old), versions_of(page)
        lines = {line for file, line in wrong if file == page.file}
        yield from taken_away(name, page, then.keys() - now.keys())
        for key in sorted(then.keys() & now.keys()):
            yield from _changed(page, key, then[key], now[key], lines)


def taken_away(table: str, page: Page, keys: AbstractSet[tuple[str, str]]) -> Iterator[Finding]:
    """Yield the versions that a table lacks, given by id and version; what the code names is told as missing."""
    named, node = {found for found, _ in ids_of(page)}, list_of(page)
    for name, version in sorted(keys):
        if node is not page.root and (name in named or name not in cited().get(table, ())):
            what = f"{name} version {version} is in use and not here."
            mend = "Put it back; an entry that holds no more ends by valid_to."
            yield page.finding(node, "TAKEN_AWAY", what, mend)


def versions_of(page: Page) -> dict[tuple[str, str], Node]:
    """Return the entries of a table by id and version."""
    found = ((fields(entry), entry) for entry in items(fields(page.root).get("entries")))
    return {(scalar(here.get("id")) or "", scalar(here.get("version")) or ""): entry for here, entry in found}


def plain(node: Node | None) -> object:
    """Return a node's content without its place."""
    if node is None or (not items(node) and not fields(node)):
        return scalar(node)
    return [plain(each) for each in items(node)] or {name: plain(value) for name, value in fields(node).items()}


def _changed(page: Page, key: tuple[str, str], then: Node, now: Node, wrong: AbstractSet[int]) -> Iterator[Finding]:
    """Yield the fields that say something else; `wrong` are the lines of the file on which a fault is told already."""
    old, new = fields(then), fields(now)
    for field in sorted({*old, *new} - MAY_CHANGE):
        before, after = old.get(field), new.get(field)
        node = after if after is not None else now  # a field that is gone may be the one that is mistyped there
        ends = field == "valid_to" and scalar(before) is None
        if not ends and plain(before) != plain(after) and wrong.isdisjoint(lines_of(node)):
            what = f"{key[0]} version {key[1]}: {field} was changed in place."
            mend = "Leave the version as it was, and copy it below with the next version and today as known_from."
            yield page.finding(node, "CHANGED_IN_PLACE", what, mend)
