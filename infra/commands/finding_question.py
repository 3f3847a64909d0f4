"""What was typed after `sijill find`, as a question to the index; refused with exit 2 before anything is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import typer

from projections.finding import Question
from register.codes import countries
from register.mrz import parse
from register.mrz_lines import NotAZone
from schemas.events import PartialDate

_BORN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def read_questions(
    *,
    name: str | None,
    born: str | None,
    nationality: str | None,
    document: str | None,
    issuer: str | None,
    mrz: Sequence[str],
    today: date,
) -> list[Question]:
    """Return what to ask in turn until something is found; raise BadParameter."""
    for option, code in (("--nationality", nationality), ("--issuer", issuer)):
        if code is not None and code.upper() not in countries():
            raise typer.BadParameter("a code of three letters as CIV", param_hint=option)
    if name is not None:
        if not any(character.isalpha() for character in name):
            raise typer.BadParameter("a name has letters", param_hint="--name")
        birth = PartialDate() if born is None else _birth(born)
        return [Question(name=name, birth=birth, nationality=nationality and nationality.upper())]
    if document is not None:
        return [Question(document=document, issuer=issuer and issuer.upper())]
    return _of_zone(mrz, today)


def _birth(text: str) -> PartialDate:
    found = _BORN.fullmatch(text)
    if found is None:
        raise typer.BadParameter("a year, month or day: 1999, 1999-02, 1999-02-17", param_hint="--born")
    year, month, day = (None if part is None else int(part) for part in found.groups())
    try:
        date(year or 1, month or 1, day or 1)
    except ValueError:
        raise typer.BadParameter("no such day", param_hint="--born") from None
    return PartialDate(year=year, month=month, day=day)


def _of_zone(lines: Sequence[str], today: date) -> list[Question]:
    """Return the document's number, then name and birth for who has another document by now."""
    try:
        fields = parse(lines, today).fields
    except NotAZone as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--mrz") from None
    asked = [Question(document=fields.number, issuer=fields.issuing_state)] if fields.number else []
    name = " ".join((*fields.given, fields.family or "")).strip()
    if name:
        birth = fields.birth_date or PartialDate()
        asked.append(Question(name=name, birth=birth, nationality=fields.nationality))
    return asked
