"""Whether a draft of the law keeps what the register rests on: entries that code cites, and evidence for `verified`.

An entry is never taken away and never changed: it gets an end, and a later version stands beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

from yaml.nodes import Node

from register.lawnodes import Finding, Page, fields, items, scalar, scalars

_MAY_CHANGE = frozenset({"name", "notes"})
_ID, _VERSION = "id", "version"


@lru_cache(maxsize=1)
def cited() -> Mapping[str, tuple[str, ...]]:
    """Return the ids that the register's code names, by table; `rules` stands for rules.yaml and rules/ together."""
    text = resources.files("register").joinpath("law/cited.json").read_text(encoding="utf-8")
    return {table: tuple(ids) for table, ids in json.loads(text).items()}


def missing_ids(pages: Mapping[str, Page]) -> Iterator[Finding]:
    """Yield each id that the code names and the tables lack; of a table that is not there at all, nothing."""
    for table, ids in cited().items():
        there = {name: page for name, page in pages.items() if name == table or name.startswith(f"{table}/")}
        if table not in there:
            continue
        held = {found for page in there.values() for found in _ids(page)}
        page = there[table]
        for wanted in sorted(set(ids) - held):
            what = f"The register's code names {wanted}, and no entry is called so."
            mend = "Give the entry its id back; one that holds no more ends by valid_to."
            yield page.finding(page.root, "MISSING_ENTRY", what, mend)


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


def kept(pages: Mapping[str, Page], before: Mapping[str, Page]) -> Iterator[Finding]:
    """Yield what a draft takes away from the register's own tables, and versions that it changes in place."""
    for name, old in before.items():
        page = pages.get(name)
        if page is None:
            continue
        then, now = _versions(old), _versions(page)
        for key in sorted(then.keys() - now.keys()):
            what = f"{key[0]} version {key[1]} is in use and not here."
            mend = "Put it back; an entry that holds no more ends by valid_to."
            yield page.finding(page.root, "TAKEN_AWAY", what, mend)
        for key in sorted(then.keys() & now.keys()):
            yield from _changed(page, key, then[key], now[key])


def _changed(page: Page, key: tuple[str, str], then: Node, now: Node) -> Iterator[Finding]:
    old, new = fields(then), fields(now)
    for field in sorted({*old, *new} - _MAY_CHANGE):
        before, after = old.get(field), new.get(field)
        ends = field == "valid_to" and scalar(before) is None
        if not ends and _plain(before) != _plain(after):
            what = f"{key[0]} version {key[1]}: {field} was changed in place."
            mend = "Leave the version as it was, and copy it below with the next version and today as known_from."
            yield page.finding(after if after is not None else now, "CHANGED_IN_PLACE", what, mend)


def _versions(page: Page) -> dict[tuple[str, str], Node]:
    entries = items(fields(page.root).get("entries"))
    return {(_of(entry, _ID) or "", _of(entry, _VERSION) or ""): entry for entry in entries}


def _ids(page: Page) -> Iterator[str]:
    yield from (name for entry in items(fields(page.root).get("entries")) if (name := _of(entry, _ID)))
    for field in ("rules", "codes"):
        node = fields(page.root).get(field)
        yield from fields(node)


def _of(entry: Node, field: str) -> str | None:
    return scalar(fields(entry).get(field))


def _was_read(source: Node | None) -> bool:
    return source is not None and _of(source, "status") == "verified" and _of(source, "read") in {"WHOLE", "PART"}


def _plain(node: Node | None) -> object:
    """Return a node's content without its place."""
    if node is None or (not items(node) and not fields(node)):
        return scalar(node)
    return [_plain(each) for each in items(node)] or {name: _plain(value) for name, value in fields(node).items()}
