"""Values of the law's tables that contradict each other, though each alone has the right shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from yaml.nodes import Node

from register.lawnodes import Finding, Page, day_in, fields, items, scalar

FIRST_KNOWN = date(2026, 1, 1)
"""The day from which the register knows any table."""
_PAIRS = (("least", "most"), ("length", "longest"))
_NAME = re.compile(r"(rules/)?[a-z0-9_]+\.yaml")
_DAYS = {"years": 365, "months": 30, "weeks": 7, "days": 1}


def senseless(page: Page) -> Iterator[Finding]:
    """Yield lower limits above upper ones, codes named twice, and entries known before there was a register."""
    for entry in items(fields(page.root).get("entries")):
        here = fields(entry)
        for low, high in _PAIRS:
            least, most = _size(here.get(low)), _size(here.get(high))
            if least is not None and most is not None and least > most:
                yield page.finding(here[high], "LIMITS_CROSSED", f"{high} is below {low}.", "Check both.")
        for field, value in here.items():
            yield from _twice(page, field, value)
        known = day_in(scalar(here.get("known_from")))
        if known is not None and known < FIRST_KNOWN:
            what = f"known_from is before {FIRST_KNOWN.isoformat()}, when the register began to know any table."
            yield page.finding(
                here["known_from"], "KNOWN_TOO_EARLY", what, "Write the day on which it was entered here."
            )


def strays(files: Iterable[str]) -> Iterator[Finding]:
    """Yield files whose name is that of no table, as a copy left beside one."""
    for file in files:
        if _NAME.fullmatch(file) is None:
            what, mend = "No table has such a name.", "Take the file away, or name it with small letters, digits and _."
            yield Finding(file=file, line=1, column=1, code="STRAY_FILE", what=what, mend=mend)


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
