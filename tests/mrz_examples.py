"""Specimens of machine readable zones, and small changes to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from register.mrz import MrzFields, Zone, parse
from register.mrz_digits import check_digit
from register.mrz_layout import LAYOUTS, Layout, MrzFormat, checked, standing
from schemas.events import PartialDate

ON = date(2026, 9, 30)
# Parts 5, 6 and 4, appendices A and B; the long numbers part 11, appendix D.2; the short one an earlier edition.
TD1 = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
TD3 = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
TD1_LONG = ("I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<")
TD2_LONG = ("I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<", "D23145890<UTO3407127M95071227349<<<8")
TD3_SHORT = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C<3UTO6908061F9406236ZE184226B<<<<<14")
SPECIMENS = (TD1, TD2, TD3, TD1_LONG, TD2_LONG, TD3_SHORT)
FORMATS: tuple[MrzFormat, ...] = ("TD1", "TD2", "TD3")
PASSPORT = MrzFields(
    document_type="P",
    issuing_state="CIV",
    family="EXEMPLE",
    given=("AMINA",),
    number="X00000012",
    nationality="CIV",
    birth_date=PartialDate(year=1990, month=5, day=17),
    sex="F",
    expires_on=PartialDate(year=2030, month=1, day=31),
)
CARD = replace(PASSPORT, document_type="I")


def fits(form: MrzFormat, fields: MrzFields = PASSPORT) -> MrzFields:
    """Return the same fields with the document code that the format asks for."""
    return replace(fields, document_type="P" if form == "TD3" else "I")


def read(lines: Sequence[str], on: date = ON) -> Zone:
    """Read a zone on the usual day."""
    return parse(lines, on)


def changed(lines: Sequence[str], line: int, column: int, text: str) -> tuple[str, ...]:
    """Return lines with a text put at a place, both counted from 1."""
    after = list(lines)
    after[line - 1] = after[line - 1][: column - 1] + text + after[line - 1][column - 1 + len(text) :]
    return tuple(after)


def mended(lines: Sequence[str], *names: str) -> tuple[str, ...]:
    """Return lines with their composite digit computed anew, and the named ones before it."""
    after = tuple(lines)
    for each in checked(layout(lines), after):
        if each.name in (*names, "composite"):
            after = changed(after, *each.digit, check_digit(standing(after, each.data)))
    return after


def layout(lines: Sequence[str]) -> Layout:
    """Return the layout of lines."""
    return LAYOUTS[read(lines).format]


def shown(zone: Zone) -> list[list[tuple[int, int, str, str]]]:
    """Return proposals as plain values."""
    return [[(c.line, c.column, c.read, c.printed) for c in one.corrections] for one in zone.proposals]
