"""Machine readable zones of travel documents, read and checked: TD1, TD2 and TD3 of ICAO Doc 9303, parts 3 to 6.

Nothing is mended silently: where one misread character explains a failing check digit, it is proposed. Personal values
are only in what is returned, never in an error. Never reads a clock: the century of a year is judged on a day given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from register.codes import countries
from register.days import year_of
from register.mrz_forms import FORMS, Form, Place
from schemas.errors import CommandRefused

Verdict = Literal["OK", "FAIL", "ABSENT"]
_WEIGHTS = (7, 3, 1)
_FILLER = "<"
_ZONE = re.compile(r"[A-Z0-9<]*")
_SEX = {"M": 1, "F": 2}  # ISO 5218; anything else is not known
_MISREAD = {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8", "A": "4"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDay:
    """A date of the zone; month and day are None where the zone has fillers, the year too."""

    year: int | None
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One character that may have been misread; line and column from 1."""

    line: int
    column: int
    found: str
    proposed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """What a zone says. `unknown`: fields whose code no list knows; `truncated`: the names filled their field."""

    form: str
    document_type: str
    issuer: str
    number: str
    nationality: str
    birth: PartialDay
    sex: int
    expiry: PartialDay
    optional: str
    family: str
    given: str
    truncated: bool
    checks: Mapping[str, Verdict]
    unknown: tuple[str, ...]
    proposals: tuple[Proposal, ...]

    @property
    def is_right(self) -> bool:
        """Tell whether no check digit fails."""
        return "FAIL" not in self.checks.values()


def check_digit(text: str) -> str:
    """Return the check digit of part 3, 4.9: weights 7, 3, 1; letters from 10, filler 0; modulo 10."""
    worth = (0 if character == _FILLER else int(character, 36) for character in text)
    return str(sum(value * _WEIGHTS[place % 3] for place, value in enumerate(worth)) % 10)


def read_zone(lines: Sequence[str], on: int) -> Zone:
    """Return what the lines say, read on a day (days since 1970-01-01); raise CommandRefused for what is no zone."""
    form = _form(lines)
    checks = _checks(lines, form)
    texts = {name: _at(lines, place) for name, place in form.fields.items()}
    family, _, given = texts["names"].rstrip(_FILLER).partition("<<")
    issuer, nationality = _code(texts["issuer"]), _code(texts["nationality"])
    codes = {"issuer": issuer, "nationality": nationality}
    number, optional = _number(lines, form)[0], _plain(texts["optional"] + texts.get("more", ""))
    return Zone(
        form=form.name,
        document_type=texts["type"].rstrip(_FILLER),
        issuer=issuer,
        number=number,
        nationality=nationality,
        birth=_date(texts["birth"], year_of(on), ahead=0),
        sex=_SEX.get(texts["sex"], 0),
        expiry=_date(texts["expiry"], year_of(on), ahead=50),
        optional=optional,
        family=_plain(family),
        given=_plain(given),
        truncated=not texts["names"].endswith(_FILLER),
        checks=checks,
        unknown=tuple(name for name, code in codes.items() if code not in countries()),
        proposals=tuple(_proposals(lines, form)) if "FAIL" in checks.values() else (),
    )


def _form(lines: Sequence[str]) -> Form:
    form = next(
        (each for each in FORMS if (each.lines, each.length) == (len(lines), len(lines[0]) if lines else 0)), None
    )
    if form is None:
        known = ", ".join(f"{each.name} {each.lines} lines of {each.length}" for each in FORMS)
        lengths = ", ".join(str(len(line)) for line in lines) or "none"
        raise CommandRefused(f"No zone has lines of these lengths: {lengths}.", mend=f"Known: {known}.")
    for number, line in enumerate(lines, 1):
        if len(line) != form.length:
            what = f"Line {number} has {len(line)} characters instead of {form.length}."
            raise CommandRefused(what, where=f"line {number}", mend="Read the line again, fillers included.")
        column = len(_ZONE.match(line).group())  # type: ignore[union-attr]  # the empty text matches
        if column < len(line):
            what = f"Line {number} has a character in column {column + 1} that no zone has."
            mend = "A zone has A to Z, 0 to 9 and <, all in capitals."
            raise CommandRefused(what, where=f"line {number}, column {column + 1}", mend=mend)
    return form


def _at(lines: Sequence[str], place: Place) -> str:
    line, first, after = place
    return lines[line][first:after]


def _plain(text: str) -> str:
    return " ".join(text.replace(_FILLER, " ").split())


def _code(text: str) -> str:
    code = text.rstrip(_FILLER)
    return "DEU" if code == "D" else code  # part 3, section 5: Germany alone is D


def _number(lines: Sequence[str], form: Form) -> tuple[str, str]:
    """Return the document's number and its check digit; a long one goes on in the optional data (parts 5 and 6)."""
    number, digit = _at(lines, form.fields["number"]), _at(lines, form.checks["number"])
    rest = _at(lines, form.fields["optional"]).partition(_FILLER)[0]
    if form.name != "TD3" and digit == _FILLER and len(rest) > 1:
        return number + rest[:-1], rest[-1]
    return number.rstrip(_FILLER), digit


def _checks(lines: Sequence[str], form: Form) -> dict[str, Verdict]:
    found: dict[str, Verdict] = {}
    for name, place in form.checks.items():
        digit = _at(lines, place)
        if name == "composite":
            text = "".join(_at(lines, each) for each in form.composite)
        elif name == "number":
            text, digit = _number(lines, form)
        else:
            text = _at(lines, form.fields[name])
        found[name] = _verdict(text, digit, may_be_absent=name == "optional")
    return found


def _verdict(text: str, digit: str, *, may_be_absent: bool) -> Verdict:
    if digit == _FILLER and not text.strip(_FILLER):
        return "OK" if may_be_absent else "ABSENT"  # part 4: zero or filler for empty optional data
    return "OK" if digit == check_digit(text) else "FAIL"


def _date(text: str, year: int, *, ahead: int) -> PartialDay:
    """Return a date; of the two centuries the later one that lies at most `ahead` years after the year of reading."""
    parts = [text[place : place + 2] for place in (0, 2, 4)]
    short, month, day = (int(part) if part.isdigit() else None for part in parts)
    if short is None:
        return PartialDay(year=None, month=month, day=day)
    latest = year + ahead
    return PartialDay(year=latest - (latest - short) % 100, month=month, day=day)


def _proposals(lines: Sequence[str], form: Form) -> Iterator[Proposal]:
    """Yield each single character that, read otherwise, makes every check digit right."""
    for line, text in enumerate(lines):
        for column, found in enumerate(text):
            for proposed in (
                *_MISREAD.get(found, ""),
                *(letter for letter, digit in _MISREAD.items() if digit == found),
            ):
                again = [*lines]
                again[line] = text[:column] + proposed + text[column + 1 :]
                if "FAIL" not in _checks(again, form).values():
                    yield Proposal(line=line + 1, column=column + 1, found=found, proposed=proposed)
