"""Slips of an optical reader in a machine readable zone: letters taken for digits, digits for letters.

A correction is proposed to a person who has the document in hand; nothing here is ever applied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from register.mrz_dates import read_birth, read_expiry
from register.mrz_digits import judge
from register.mrz_layout import CheckName, Layout, Place, checked, standing

_ALIKE = ("0O", "0D", "0Q", "1I", "1L", "2Z", "4A", "5S", "6G", "7T", "8B")  # shapes of OCR-B that readers mix up
_DATES = {"birth": read_birth, "expiry": read_expiry}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Correction:
    """One character, at a line and column (both from 1), as it was read and as it may have been printed."""

    line: int
    column: int
    read: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Proposal:
    """Corrections that together make every check digit right; at most one for each field that fails."""

    corrections: tuple[Correction, ...]


def proposals(layout: Layout, lines: Sequence[str], on: date) -> tuple[Proposal, ...]:
    """Return every way to make all digits right (Doc 9303 part 3, 4.9) and all dates readable; empty when they are.

    One character at most is changed per failing field: with more, a single digit would confirm almost anything.
    """
    failing = _failing(layout, lines, on)
    groups = [list(_alone(layout, lines, on, name)) for name in sorted(failing - {"composite"}) or sorted(failing)]
    return tuple(
        Proposal(corrections=tuple(sorted(together, key=lambda each: (each.line, each.column))))
        for together in (product(*groups) if groups else ())
        if not _failing(layout, _applied(lines, together), on)
    )


def _failing(layout: Layout, lines: Sequence[str], on: date) -> set[CheckName]:
    return {
        each.name
        for each in checked(layout, lines)
        if judge(each.name, standing(lines, each.data), standing(lines, (each.digit,))) == "FAIL"
        or (each.name in _DATES and _DATES[each.name](standing(lines, each.data), on) is None)
    }


def _alone(layout: Layout, lines: Sequence[str], on: date, name: CheckName) -> Iterator[Correction]:
    """Yield the single corrections that mend one failing digit."""
    for place in next((*each.data, each.digit) for each in checked(layout, lines) if each.name == name):
        for correction in _alike(lines, place):
            if name not in _failing(layout, _applied(lines, (correction,)), on):
                yield correction


def _alike(lines: Sequence[str], place: Place) -> Iterator[Correction]:
    read = standing(lines, (place,))
    for pair in _ALIKE:
        if read in pair:
            printed = pair.replace(read, "")
            yield Correction(line=place[0], column=place[1], read=read, printed=printed)


def _applied(lines: Sequence[str], corrections: Sequence[Correction]) -> tuple[str, ...]:
    after = [list(line) for line in lines]
    for each in corrections:
        after[each.line - 1][each.column - 1] = each.printed
    return tuple(map("".join, after))
