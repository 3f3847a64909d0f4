"""Names and candidates for tests: `named("Ben Ali", "Mohamed")`, `person(...)`, all invented."""

from __future__ import annotations

import re

from register.candidates import Candidate, HeldDocument
from register.duplicate_rules import Weights, weights_on
from register.names.forms import Part, name_forms, part_of
from register.names.likeness import NameLikeness, likeness
from schemas.events import PartialDate, PersonName
from tests.law_examples import law

_ARABIC = re.compile("[\u0600-\u06ff]")


def named(
    family: str, given: str, father: str | None = None, grandfather: str | None = None, *, kind: str = "BIRTH"
) -> PersonName:
    """Return a name whose script is that of its letters."""
    script = "ARAB" if _ARABIC.search(family + given) else "LATN"
    return PersonName(script=script, kind=kind, family=family, given=given, father=father, grandfather=grandfather)


def part(text: str) -> Part:
    """Return a text as a part of a name."""
    found = part_of(text, "LATN")
    assert found is not None
    return found


def alike(a: PersonName, b: PersonName) -> NameLikeness:
    """Return how alike two names are."""
    found = likeness([name_forms(a)], [name_forms(b)])
    assert found is not None
    return found


def born(text: str, calendar: str = "GREGORIAN") -> PartialDate:
    """Return `1985-05-20`, `1985-05` or `1985` as a date of birth; an empty text is none."""
    parts = [int(each) for each in text.split("-")] if text else []
    year, month, day = (*parts, None, None, None)[:3]
    return PartialDate(year=year, month=month, day=day, calendar=calendar)


def person(
    *names: PersonName,
    birth: str = "",
    sex: int = 0,
    nationality: str | None = None,
    document: tuple[str, str] | None = None,
    place: str | None = None,
    unhcr: str | None = None,
) -> Candidate:
    """Return a candidate; `document` is number and issuer."""
    return Candidate(
        names=names,
        birth=born(birth),
        sex=sex,
        nationalities=frozenset() if nationality is None else frozenset({nationality}),
        documents=() if document is None else (HeldDocument(number=document[0], issuer=document[1]),),
        birth_place=place,
        unhcr_number=unhcr,
    )


def weights() -> Weights:
    """Return the rules of the register's own table."""
    return weights_on(law("2026-06-01"))
