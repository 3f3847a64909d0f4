"""Whether each code of a table is in its list: an enum of the contracts, the countries, or the ids of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import get_args

from register.codes import iso_countries
from register.lawnames import meant, near
from register.lawnodes import Finding, Page, fields, scalar, scalars
from register.lawschema import Shapes
from register.lawversions import entry_ids, open_codes
from schemas import events

_CONTRACT = "contract:"


def code_faults(
    name: str, page: Page, pages: Mapping[str, Page], shapes: Shapes, schema: str, *, told: AbstractSet[str]
) -> Iterator[Finding]:
    """Yield codes that are in no list; a list whose file is missing or unreadable, which is `told`, judges nothing."""
    lists: dict[str, frozenset[str] | None] = {}
    for node, codes in shapes.coded(page.root, schema):
        place = _place(codes, name, page)
        if codes not in lists:
            lists[codes] = _list(codes, place, pages)
            if lists[codes] is None and place not in told:
                mend = "Put the table beside this one, or name another in parents."
                yield page.finding(node, "MISSING_TABLE", f"The list of codes {place} is not there.", mend)
        known, text = lists[codes], scalar(node)
        if codes == "countries" and "codes" in told:
            continue
        if known is not None and text is not None and text not in known:
            kind = "UNKNOWN_SOURCE" if codes == "sources" else "UNKNOWN_CODE"
            mend = meant(text, known) if near(text, known) else f"Correct the code, or add it to {place}."
            yield page.finding(node, kind, f"{text} is not in the list {place}.", mend)


def uncovered(page: Page, name: str, pages: Mapping[str, Page]) -> Iterator[Finding]:
    """Yield codes of the list that the table must cover and that no entry without an end is about."""
    node = fields(page.root).get("covers")
    wanted = scalar(node)
    if node is None or wanted is None:
        return
    known = _list(wanted, _place(wanted, name, page), pages) or frozenset()
    for code in sorted(known - open_codes(page) - {"UNKNOWN"}):
        what = f"No entry without an end is about {code}."
        yield page.finding(node, "MISSING_CODE", what, "Add an entry, or give the last one no valid_to.")


def _place(codes: str, name: str, page: Page) -> str:
    if codes == "@self":
        return name
    return (scalar(fields(page.root).get("parents")) or "of parents") if codes == "@parents" else codes


def _list(codes: str, place: str, pages: Mapping[str, Page]) -> frozenset[str] | None:
    """Return the codes of a list; None without one."""
    if codes.startswith(_CONTRACT):
        return frozenset(get_args(getattr(events, codes.removeprefix(_CONTRACT))))
    if codes == "countries":  # with those of the same draft, which may be other than those in use
        groups = fields(pages["codes"].root).values() if "codes" in pages else ()
        listed = [value for group in groups for value in fields(group).values()]  # under a mistyped name too
        return iso_countries() | {code for each in listed for code in scalars(each)}
    table = pages.get(place)
    return None if table is None else frozenset(entry_ids(table))
