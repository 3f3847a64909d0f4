"""A candidate made ready to be compared: names by their sounds, numbers without blanks, codes without their doubles."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from register.birth_dates import Span, span_of
from register.candidates import Candidate
from register.names.forms import NameForms, Part, name_forms, part_of
from schemas.events import PartialDate

_ONE_STATE = {"D": "DEU", "RKS": "XXK", "GBD": "GBR", "GBN": "GBR", "GBO": "GBR", "GBP": "GBR", "GBS": "GBR"}
# Stateless persons and refugees: a fact of the document, no nationality (domain.md 2.6).
_NO_STATE = frozenset({"XXA", "XXB", "XXC", "XXX", "UNK"})
Number = tuple[str, str]  # issuer, number


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What two persons are compared by; nothing of it is shown to anybody."""

    names: tuple[NameForms, ...]
    birth: PartialDate
    span: Span | None
    sex: int
    nationalities: frozenset[str]
    documents: frozenset[Number]
    place: Part | None
    unhcr: str | None


def profile_of(candidate: Candidate) -> Profile:
    """Return a candidate ready to be compared; make it once for many comparisons."""
    numbers = ((_state(each.issuer), plain_number(each.number)) for each in candidate.documents)
    return Profile(
        names=tuple(name_forms(name) for name in candidate.names),
        birth=candidate.birth,
        span=span_of(candidate.birth),
        sex=candidate.sex,
        nationalities=frozenset(_state(code) for code in candidate.nationalities) - _NO_STATE,
        documents=frozenset((issuer, number) for issuer, number in numbers if number),
        place=None if candidate.birth_place is None else part_of(candidate.birth_place, "LATN"),
        unhcr=(plain_number(candidate.unhcr_number) or None) if candidate.unhcr_number is not None else None,
    )


def plain_number(number: str) -> str:
    """Return a number with capitals and European digits, without blanks and signs."""
    plain = unicodedata.normalize("NFKC", number).upper()
    digits = (str(unicodedata.digit(each)) if each.isdigit() else each for each in plain if each.isalnum())
    return "".join(digits)


def _state(code: str) -> str:
    return _ONE_STATE.get(code, code)
