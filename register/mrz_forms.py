"""Where each field of a machine readable zone stands: TD1, TD2 and TD3 of ICAO Doc 9303, parts 4 to 6."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Place = tuple[int, int, int]  # line, first column, column after the last; from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Where each field stands; `checks` names the field of each check digit with the digit's place."""

    name: Literal["TD1", "TD2", "TD3"]
    lines: int
    length: int
    fields: Mapping[str, Place]
    checks: Mapping[str, Place]
    composite: tuple[Place, ...]


_LINE_2 = {
    "number": (1, 0, 9),
    "nationality": (1, 10, 13),
    "birth": (1, 13, 19),
    "sex": (1, 20, 21),
    "expiry": (1, 21, 27),
}
_DIGITS_2 = {"number": (1, 9, 10), "birth": (1, 19, 20), "expiry": (1, 27, 28)}
FORMS: tuple[Form, ...] = (
    Form(  # part 5
        name="TD1",
        lines=3,
        length=30,
        fields={
            "type": (0, 0, 2), "issuer": (0, 2, 5), "number": (0, 5, 14), "optional": (0, 15, 30), "birth": (1, 0, 6),
            "sex": (1, 7, 8), "expiry": (1, 8, 14), "nationality": (1, 15, 18), "more": (1, 18, 29),
            "names": (2, 0, 30),
        },
        checks={"number": (0, 14, 15), "birth": (1, 6, 7), "expiry": (1, 14, 15), "composite": (1, 29, 30)},
        composite=((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)),
    ),
    Form(  # part 6
        name="TD2",
        lines=2,
        length=36,
        fields={"type": (0, 0, 2), "issuer": (0, 2, 5), "names": (0, 5, 36), **_LINE_2, "optional": (1, 28, 35)},
        checks={**_DIGITS_2, "composite": (1, 35, 36)},
        composite=((1, 0, 10), (1, 13, 20), (1, 21, 35)),
    ),
    Form(  # part 4
        name="TD3",
        lines=2,
        length=44,
        fields={"type": (0, 0, 2), "issuer": (0, 2, 5), "names": (0, 5, 44), **_LINE_2, "optional": (1, 28, 42)},
        checks={**_DIGITS_2, "optional": (1, 42, 43), "composite": (1, 43, 44)},
        composite=((1, 0, 10), (1, 13, 20), (1, 21, 43)),
    ),
)  # fmt: skip
