"""The check digits of a machine readable zone (ICAO Doc 9303 part 3, 4.9): computed, and judged where they stand.

They find most slips of a reader; they prove nothing about who wrote the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from register.mrz_layout import FILLER, CheckName, Layout, checked, standing
from schemas.events import MrzChecks

Judged = Literal["OK", "FAIL", "ABSENT"]
_WEIGHTS = (7, 3, 1)


def check_digit(text: str) -> str:
    """Return the check digit of some places: weights 7, 3, 1; letters from 10, filler 0; modulo 10 (part 3, 4.9)."""
    total = sum(_worth(character) * _WEIGHTS[place % 3] for place, character in enumerate(text))
    return str(total % 10)


def _worth(character: str) -> int:
    return 0 if character == FILLER else int(character, 36)


def judge(name: CheckName, data: str, digit: str) -> Judged:
    """Judge one digit: a filler is right under empty optional data (part 4, 4.2.2.2), absent under another empty field.

    A filler under a field that holds something, and for the composite digit always, fails: the digit is due there.
    """
    if digit == FILLER and name != "composite" and not data.strip(FILLER):
        return "OK" if name == "optional" else "ABSENT"
    return "OK" if digit == check_digit(data) else "FAIL"


def judge_all(layout: Layout, lines: Sequence[str]) -> MrzChecks:
    """Judge every digit of a zone; one that the format does not have is absent (parts 4 to 6, 4.2.4)."""
    found: dict[CheckName, Judged] = {
        each.name: judge(each.name, standing(lines, each.data), standing(lines, (each.digit,)))
        for each in checked(layout, lines)
    }
    return MrzChecks(
        number=found["number"],
        birth=found["birth"],
        expiry=found["expiry"],
        optional=found.get("optional", "ABSENT"),
        composite=found["composite"],
    )
