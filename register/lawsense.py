"""Values of the law's tables that contradict each other, though each alone has the right shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from yaml.nodes import Node

from register.lawnodes import Finding, Page, day_in, fields, items, keys, scalar

FIRST_KNOWN = date(2026, 1, 1)
"""The day from which the register knows any table."""
_YEARS_AHEAD = 10
_PAIRS = (("least", "most"), ("length", "longest"))
_NAME = re.compile(r"(rules/)?[a-z0-9_]+\.yaml")
_DAYS = {"years": 365, "months": 30, "weeks": 7, "days": 1}


def senseless(page: Page) -> Iterator[Finding]:
    """Yield lower limits above upper ones, codes named twice, and days of knowledge that cannot be."""
    yield from _known(page)
    for entry in items(fields(page.root).get("entries")):
        here = fields(entry)
        for low, high in _PAIRS:
            least, most = _size(here.get(low)), _size(here.get(high))
            if least is not None and most is not None and least > most:
                yield page.finding(here[high], "LIMITS_CROSSED", f"{high} is below {low}.", "Check both.")
        for field, value in here.items():
            yield from _twice(page, field, value)


def strays(files: Iterable[str]) -> Iterator[Finding]:
    """Yield files whose name is that of no table, as a copy left beside one."""
    for file in files:
        if _NAME.fullmatch(file) is None:
            what, mend = "No table has such a name.", "Take the file away, or name it with small letters, digits and _."
            yield Finding(file=file, line=1, column=1, code="STRAY_FILE", what=what, mend=mend)


def twice_ruled(pages: Mapping[str, Page]) -> Iterator[Finding]:
    """Yield rules that stand in two files: only one of them could be cited."""
    first: dict[str, str] = {}
    for name in sorted(pages, key=lambda each: (each != "rules", each)):
        if name == "rules" or name.startswith("rules/"):
            for key in keys(fields(pages[name].root).get("rules")):
                if first.setdefault(key.value, name) != name:
                    what = f"The rule {key.value} stands in {first[key.value]}.yaml already."
                    yield pages[name].finding(key, "RULE_TWICE", what, "Keep one of them.")


def stray_codes(page: Page) -> Iterator[Finding]:
    """Yield codes of codes.yaml that stand twice, in one list or in two."""
    first: dict[str, int] = {}
    for value in fields(page.root).values():
        for code in items(fields(value).get("codes")):
            text, line = scalar(code) or "", code.start_mark.line + 1
            if text in first:
                what = f"The code {text} stands on line {first[text]} already."
                yield page.finding(code, "NAMED_TWICE", what, "Name it once.")
            first.setdefault(text, line)


def _known(page: Page) -> Iterator[Finding]:
    """Yield days of knowledge before there was a register, or long after the year of the table's own version."""
    year = re.match(r"[0-9]{4}", scalar(fields(page.root).get("version")) or "")
    newest = max(FIRST_KNOWN.year, int(year[0]) if year else 0)
    defaults, ruled = fields(page.root).get("defaults"), fields(fields(page.root).get("rules")).values()
    for entry in (*items(fields(page.root).get("entries")), *((defaults,) if defaults else ()), *ruled):
        node = fields(entry).get("known_from")
        known = day_in(scalar(node))
        if node is None or known is None:
            continue
        mend = "Write the day on which it was entered here."
        if known < FIRST_KNOWN:
            what = f"known_from is before {FIRST_KNOWN.isoformat()}, when the register began to know any table."
            yield page.finding(node, "KNOWN_TOO_EARLY", what, mend)
        if known.year >= newest + _YEARS_AHEAD:
            what = f"known_from is {known.year - newest} years after the table's own version, which is of {newest}."
            yield page.finding(node, "KNOWN_TOO_LATE", what, f"{mend[:-1]}, and raise the table's version.")


def _twice(page: Page, field: str, value: Node) -> Iterator[Finding]:
    seen: set[str] = set()
    for each in items(value):
        text = scalar(each)
        if text is not None and text in seen:
            yield page.finding(each, "NAMED_TWICE", f"{field} names {text} twice.", "Name it once.")
        seen.update(() if text is None else (text,))


def _size(node: Node | None) -> float | None:
    """Return an amount, or the days of a length roughly; None for anything else."""
    text = scalar(node)
    if text is not None:
        return float(text) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) else None
    parts = [(name, scalar(value)) for name, value in fields(node).items()]
    if not parts or any(name not in _DAYS or number is None or not number.isdigit() for name, number in parts):
        return None
    return sum(_DAYS[name] * int(number or 0) for name, number in parts)
