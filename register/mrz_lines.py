"""Whether some lines can be a machine readable zone at all, and of which format (ICAO Doc 9303 part 3, 4.3).

What is said about lines that cannot be one names line and column, never what stands there.
"""

from __future__ import annotations

import string
from collections.abc import Sequence

from register.mrz_layout import FILLER, LAYOUTS, Layout
from schemas.errors import SijillError

_ALLOWED = frozenset(string.ascii_uppercase + string.digits + FILLER)
_SHAPES = "TD1 three lines of 30, TD2 two of 36, TD3 two of 44"


class NotAZone(SijillError):
    """Lines that are no machine readable zone of Doc 9303; `line` and `column` count from 1, 0 is the whole."""

    def __init__(self, what: str, *, line: int = 0, column: int = 0, mend: str) -> None:
        where = f"line {line}, column {column}" if line else ""
        super().__init__(what, where=where, mend=mend)
        self.line, self.column = line, column


def layout_of(lines: Sequence[str]) -> Layout:
    """Return the layout that the lines have; raise NotAZone for what no zone of parts 4 to 6 can be.

    Looked at in this order: number of lines, characters, lengths, first letter of the document code.
    """
    if len(lines) not in {2, 3}:
        raise NotAZone(
            f"{len(lines)} {'line' if len(lines) == 1 else 'lines'}, but a machine readable zone has two or three.",
            mend=f"Give each line of the zone by itself: {_SHAPES}.",
        )
    for number, line in enumerate(lines, 1):
        _check_characters(number, line)
    layout = _nearest(lines)
    for number, line in enumerate(lines, 1):
        _check_length(number, line, layout)
    _check_first_letter(lines[0][0], layout)
    return layout


def _nearest(lines: Sequence[str]) -> Layout:
    if len(lines) == LAYOUTS["TD1"].lines:
        return LAYOUTS["TD1"]
    either = (LAYOUTS["TD2"], LAYOUTS["TD3"])
    for layout in either:
        if layout.width in map(len, lines):
            return layout
    return min(either, key=lambda layout: sum(abs(len(line) - layout.width) for line in lines))


def _check_characters(number: int, line: str) -> None:
    for column, character in enumerate(line, 1):
        if character in _ALLOWED:
            continue
        if character in string.ascii_lowercase:
            what, mend = "A lower-case letter", "Type the line in capitals, as it is printed."
        elif character.isspace():
            what, mend = "A blank", "A zone has no blanks: leave it out, or type < where the document shows <."
        else:
            what, mend = "A character that no zone has", "Only A to Z, 0 to 9 and < are printed in a zone."
        raise NotAZone(f"{what}.", line=number, column=column, mend=mend)


def _check_length(number: int, line: str, layout: Layout) -> None:
    if len(line) == layout.width:
        return
    more = len(line) > layout.width
    raise NotAZone(
        f"Line {number} has {len(line)} characters; a line of a {layout.format} zone has {layout.width}.",
        line=number,
        column=min(len(line), layout.width) + 1,
        mend=f"{'Leave out what is too much' if more else 'Type what is missing'}, each < too ({_SHAPES}).",
    )


def _check_first_letter(letter: str, layout: Layout) -> None:
    if letter in layout.first_letters:
        return
    allowed = " or ".join(layout.first_letters)
    raise NotAZone(
        f"The document code of a {layout.format} zone begins with {allowed}.",
        line=1,
        column=1,
        mend="A visa (V, Doc 9303 part 7) is no travel document; otherwise read the first letter again.",
    )
