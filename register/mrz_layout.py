"""Where everything stands in a machine readable zone: TD1, TD2 and TD3 (ICAO Doc 9303 parts 5, 6 and 4, section 4.2.2).

A place is (line, column), both from 1 as Doc 9303 counts; nothing here judges or changes what stands there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

MrzFormat = Literal["TD1", "TD2", "TD3"]
CheckName = Literal["number", "birth", "expiry", "optional", "composite"]
Place = tuple[int, int]
Places = tuple[Place, ...]
FILLER = "<"
NUMBER_WIDTH = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One format: number and width of its lines, first letters of its document code, places of fields and digits."""

    format: MrzFormat
    lines: int
    width: int
    first_letters: str
    fields: Mapping[str, Places]
    digits: Mapping[CheckName, tuple[Places, Place]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A check digit: the places it is computed from, and its own."""

    name: CheckName
    data: Places
    digit: Place


def _run(line: int, first: int, last: int) -> Places:
    return tuple((line, column) for column in range(first, last + 1))


LAYOUTS: Mapping[MrzFormat, Layout] = MappingProxyType(
    {
        "TD1": Layout(
            format="TD1",
            lines=3,
            width=30,
            first_letters="ACI",
            fields={
                "document_type": _run(1, 1, 2),
                "issuing_state": _run(1, 3, 5),
                "number": _run(1, 6, 14),
                "optional_data": _run(1, 16, 30),
                "birth_date": _run(2, 1, 6),
                "sex": _run(2, 8, 8),
                "expires_on": _run(2, 9, 14),
                "nationality": _run(2, 16, 18),
                "optional_data_2": _run(2, 19, 29),
                "names": _run(3, 1, 30),
            },
            digits={
                "number": (_run(1, 6, 14), (1, 15)),
                "birth": (_run(2, 1, 6), (2, 7)),
                "expiry": (_run(2, 9, 14), (2, 15)),
                "composite": (_run(1, 6, 30) + _run(2, 1, 7) + _run(2, 9, 15) + _run(2, 19, 29), (2, 30)),
            },
        ),
        "TD2": Layout(
            format="TD2",
            lines=2,
            width=36,
            first_letters="ACI",
            fields={
                "document_type": _run(1, 1, 2),
                "issuing_state": _run(1, 3, 5),
                "names": _run(1, 6, 36),
                "number": _run(2, 1, 9),
                "nationality": _run(2, 11, 13),
                "birth_date": _run(2, 14, 19),
                "sex": _run(2, 21, 21),
                "expires_on": _run(2, 22, 27),
                "optional_data": _run(2, 29, 35),
            },
            digits={
                "number": (_run(2, 1, 9), (2, 10)),
                "birth": (_run(2, 14, 19), (2, 20)),
                "expiry": (_run(2, 22, 27), (2, 28)),
                "composite": (_run(2, 1, 10) + _run(2, 14, 20) + _run(2, 22, 35), (2, 36)),
            },
        ),
        "TD3": Layout(
            format="TD3",
            lines=2,
            width=44,
            first_letters="P",
            fields={
                "document_type": _run(1, 1, 2),
                "issuing_state": _run(1, 3, 5),
                "names": _run(1, 6, 44),
                "number": _run(2, 1, 9),
                "nationality": _run(2, 11, 13),
                "birth_date": _run(2, 14, 19),
                "sex": _run(2, 21, 21),
                "expires_on": _run(2, 22, 27),
                "optional_data": _run(2, 29, 42),
            },
            digits={
                "number": (_run(2, 1, 9), (2, 10)),
                "birth": (_run(2, 14, 19), (2, 20)),
                "expiry": (_run(2, 22, 27), (2, 28)),
                "optional": (_run(2, 29, 42), (2, 43)),
                "composite": (_run(2, 1, 10) + _run(2, 14, 20) + _run(2, 22, 43), (2, 44)),
            },
        ),
    }
)


def standing(lines: Sequence[str], places: Places) -> str:
    """Return the characters that stand at some places."""
    return "".join(lines[line - 1][column - 1] for line, column in places)


def overflow(layout: Layout, lines: Sequence[str]) -> int:
    """Return how many characters of the document number stand in the optional data; 0 without overflow.

    TD1 and TD2 only (Doc 9303 parts 5 and 6, 4.2.2, note j): nine characters, a filler for the check digit, then the
    rest, the check digit and a filler at the start of the optional data.
    """
    data, digit = layout.digits["number"]
    if layout.format == "TD3" or standing(lines, (digit,)) != FILLER or standing(lines, data[-1:]) == FILLER:
        return 0
    run, filler, _ = standing(lines, layout.fields["optional_data"]).partition(FILLER)
    return max(len(run) - 1, 0) if filler else 0


def checked(layout: Layout, lines: Sequence[str]) -> tuple[Checked, ...]:
    """Return every check digit of a zone with its places; that of a long number lies behind the number's rest."""
    found = []
    for name, (data, digit) in layout.digits.items():
        more = overflow(layout, lines) if name == "number" else 0
        if more:
            optional = layout.fields["optional_data"]
            found.append(Checked(name=name, data=data + optional[:more], digit=optional[more]))
        else:
            found.append(Checked(name=name, data=data, digit=digit))
    return tuple(found)
