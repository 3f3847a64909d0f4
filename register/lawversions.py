"""Whether the versions of a table fit together in time: none missing, none overlapping, no gap where none may be.

Two entries compete when they have an id in common, or a combination of the table's key fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise, product

from yaml.nodes import Node

from register.lawnodes import Finding, Page, day_in, fields, items, scalar, scalars

_FAR = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One entry as it is written; `keys` are the combinations of key fields that it is about."""

    node: Node
    id: str
    version: int | None
    replaces: int | None
    first: date
    last: date
    keys: frozenset[tuple[str | None, ...]]

    @property
    def label(self) -> str:
        """Return id and version, as a person names it."""
        return f"{self.id} version {self.version}"


def version_faults(page: Page) -> Iterator[Finding]:
    """Yield what is wrong with the versions of a table and with their dates."""
    listed = [dated for node in items(fields(page.root).get("entries")) if (dated := _dated(page, node)) is not None]
    by_id: dict[str, list[Dated]] = {}
    for each in listed:
        by_id.setdefault(each.id, []).append(each)
        if each.last < each.first:
            node = fields(each.node)["valid_to"]
            yield page.finding(node, "PERIOD_REVERSED", f"{each.label} ends before it begins.", "Check both dates.")
    undated = _undated(page)
    for name, versions in by_id.items():
        yield from _numbers(page, versions, {number for each, number, _ in undated if each == name})
    yield from _overlaps(page, listed)
    if scalar(fields(page.root).get("whole")) == "true":
        yield from _gaps(page, listed, frozenset(key for _, _, keys in undated for key in keys))


def entry_ids(page: Page) -> Mapping[str, Node]:
    """Return the ids of a table with the first entry of each."""
    found: dict[str, Node] = {}
    for node in items(fields(page.root).get("entries")):
        name = scalar(fields(node).get("id"))
        if name is not None:
            found.setdefault(name, node)
    return found


def open_codes(page: Page) -> frozenset[str]:
    """Return the codes for which the table has an entry without an end: ids, or the first key field's values."""
    key = scalars(fields(page.root).get("key"))
    found: set[str] = set()
    for node in items(fields(page.root).get("entries")):
        here = fields(node)
        if scalar(here.get("valid_to")) is None:
            found.update(scalars(here.get(key[0] if key else "id")))
    return frozenset(found)


def _dated(page: Page, node: Node) -> Dated | None:
    here = fields(node)
    name, first = scalar(here.get("id")), day_in(scalar(here.get("valid_from")))
    until = scalar(here.get("valid_to"))
    last = _FAR if until is None else day_in(until)
    if name is None or first is None or last is None:
        return None  # its shape is wrong, and said to be so
    return Dated(
        node=node,
        id=name,
        version=_number(here.get("version")),
        replaces=_number(here.get("replaces")),
        first=first,
        last=last,
        keys=_keys(page, name, here),
    )


def _keys(page: Page, name: str, here: Mapping[str, Node]) -> frozenset[tuple[str | None, ...]]:
    key = scalars(fields(page.root).get("key"))
    asked = [scalars(here.get(field)) or (None,) for field in key]
    return frozenset(product(*asked)) if key else frozenset({(name,)})


def _undated(page: Page) -> list[tuple[str, int, frozenset[tuple[str | None, ...]]]]:
    """Return id, version and keys of entries whose dates are none: of the time about them nothing can be said."""
    found = []
    for node in items(fields(page.root).get("entries")):
        here = fields(node)
        name = scalar(here.get("id"))
        if name is not None and _dated(page, node) is None:
            found.append((name, _number(here.get("version")) or 0, _keys(page, name, here)))
    return found


def _number(node: Node | None) -> int | None:
    text = scalar(node)
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else None


def _numbers(page: Page, versions: Sequence[Dated], undated: set[int]) -> Iterator[Finding]:
    """Versions of one id are 1, 2, 3 …, each once; a correction names an earlier one."""
    seen = set(undated)
    for each in versions:
        if each.version is not None and each.version in seen:
            yield page.finding(
                each.node, "VERSION_TWICE", f"{each.label} stands here twice.", "Number the later one on."
            )
        seen.add(each.version or 0)
    for each in versions:
        if each.version is not None and each.version > 1 and each.version - 1 not in seen:
            what = f"{each.id} has a version {each.version} but no version {each.version - 1}."
            yield page.finding(each.node, "MISSING_VERSION", what, "Add the version that is missing, or number anew.")
        if each.replaces is not None and each.replaces not in seen:
            what = f"{each.label} replaces a version {each.replaces} that is not there."
            yield page.finding(fields(each.node)["replaces"], "UNKNOWN_VERSION", what, "Name an earlier version.")
        elif each.replaces is not None and each.version is not None and each.replaces >= each.version:
            what = f"{each.label} replaces itself or a later version: a circle."
            yield page.finding(fields(each.node)["replaces"], "CYCLE", what, "Name an earlier version.")


def _overlaps(page: Page, listed: Sequence[Dated]) -> Iterator[Finding]:
    rivals: dict[tuple[str | None, ...], list[int]] = {}
    for place, each in enumerate(listed):
        for key in {*each.keys, (each.id,)}:
            rivals.setdefault(key, []).append(place)
    pairs = {pair for places in rivals.values() for pair in combinations(places, 2)}
    for one, other in sorted(pairs):
        yield from _overlap(page, listed[one], listed[other])


def _overlap(page: Page, one: Dated, other: Dated) -> Iterator[Finding]:
    if one.first > other.last or other.first > one.last:
        return
    same = one.id == other.id
    earlier, later = sorted((one, other), key=lambda each: (each.version or 0) if same else 0)
    if same and later.replaces == earlier.version:
        return
    from_day, to_day = max(one.first, other.first), min(one.last, other.last)
    until = "without an end" if to_day == _FAR else f"to {to_day.isoformat()}"
    what = f"{later.label} and {earlier.label} both hold from {from_day.isoformat()} {until}."
    mend = f"End {earlier.id} the day before with valid_to, or say replaces: {earlier.version} if it corrects it."
    yield page.finding(later.node, "OVERLAP", what, mend if same else "End one of them, or tell their keys apart.")


def _gaps(page: Page, listed: Sequence[Dated], unsure: frozenset[tuple[str | None, ...]]) -> Iterator[Finding]:
    by_key: dict[tuple[str | None, ...], list[Dated]] = {}
    for each in listed:
        for key in each.keys - unsure:
            by_key.setdefault(key, []).append(each)
    told: set[tuple[str, int | None]] = set()
    for versions in by_key.values():
        for before, after in pairwise(sorted(versions, key=lambda each: (each.first, each.version or 0))):
            gap = before.last != _FAR and after.first > before.last + timedelta(days=1)
            if gap and (after.id, after.version) not in told:
                told.add((after.id, after.version))
                what = f"No rule holds between {before.last.isoformat()} and {after.first.isoformat()}."
                mend = f"Let {after.label} begin the day after {before.label} ends, or add what held between."
                yield page.finding(after.node, "GAP", what, mend)
