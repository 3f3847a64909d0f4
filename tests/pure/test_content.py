"""Content checks: what no person can have is found before it is recorded, and what is only unusual is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.codec import contracts
from schemas.content import SEALED_FIELDS, check_content, event_verdict, find_wanted_content, is_impossible
from schemas.events import (
    EVENTS,
    AddressDetail,
    Calendar,
    Content,
    PartialDate,
    PersonIdentity,
    PersonName,
    SealedText,
    SponsorIdentity,
    TravelDocumentDetail,
)

BORN = PartialDate(year=1990, month=5, day=17)


def _person(family: str = "Exemple", given_name: str = "Amina", **other: Any) -> PersonIdentity:
    return PersonIdentity(names=(PersonName(family=family, given=given_name, **other),), birth_date=BORN)


@given(st.integers(1850, 2199), st.integers(-1, 14), st.integers(-1, 33))
def test_a_whole_gregorian_date_is_possible_when_the_calendar_has_it(year: int, month: int, day: int) -> None:
    """The calendar of the standard library decides: 30 February never, 29 in leap years."""
    try:
        date(year, month, day)
    except ValueError:
        there = False
    else:
        there = True

    assert there is not is_impossible(PartialDate(year=year, month=month, day=day))


@pytest.mark.parametrize(
    ("year", "month", "day", "calendar", "impossible"),
    [
        (1990, 2, 30, "GREGORIAN", True),
        (1900, 2, 29, "GREGORIAN", True),
        (2000, 2, 29, "GREGORIAN", False),
        (None, 2, 29, "GREGORIAN", False),
        (None, 2, 30, "GREGORIAN", True),
        (None, 4, 31, "GREGORIAN", True),
        (1990, None, 31, "GREGORIAN", False),
        (1990, None, 32, "GREGORIAN", True),
        (1990, 13, None, "GREGORIAN", True),
        (1990, 0, None, "GREGORIAN", True),
        (1990, 1, 0, "GREGORIAN", True),
        (1990, None, None, "GREGORIAN", False),
        (None, None, None, "GREGORIAN", False),
        (1410, 5, 17, "GREGORIAN", True),
        (1410, 2, 30, "HIJRI", False),
        (1410, 2, 31, "HIJRI", True),
        (1410, 13, 1, "HIJRI", True),
        (1410, None, 31, "HIJRI", True),
        (1410, None, None, "HIJRI", False),
        (1990, 2, 1, "HIJRI", True),
        (1369, 2, 31, "UNKNOWN", False),
        (1369, 2, 32, "UNKNOWN", True),
        (0, 2, 1, "UNKNOWN", True),
    ],
)
def test_parts_of_a_date_must_fit_some_day(
    year: int | None, month: int | None, day: int | None, calendar: Calendar, impossible: bool
) -> None:
    """A part that is unknown fits anything; the known ones must fit together in their calendar."""
    born = PartialDate(year=year, month=month, day=day, calendar=calendar)
    expected = "BIRTH_DATE_IMPOSSIBLE" if impossible else "SOUND"

    assert expected == check_content(PersonIdentity(names=(), birth_date=born))


@pytest.mark.parametrize(
    "hidden", list("\u202e\u202a\u2066\u2069\u200e\u200f\u061c\ufeff\u200b\u00ad\x00\n\x7f\x85\u2028\ue000")
)
@pytest.mark.parametrize("part", ["family", "given", "father", "grandfather"])
def test_a_character_that_shows_nothing_is_found_in_every_part_of_a_name(hidden: str, part: str) -> None:
    """Marks of direction, controls, separators, zero-width space, private use."""
    name = PersonName(**{"family": "بن علي", "given": "Amina", part: f"Am{hidden}ina"})

    assert check_content(PersonIdentity(names=(name,), birth_date=BORN)) == "NAME_CONTROL_CHARACTER"
    assert check_content(SponsorIdentity(names=(name,))) == "NAME_CONTROL_CHARACTER"


def test_a_surrogate_is_found_before_it_breaks_the_encoder() -> None:
    """A lone surrogate cannot be written as UTF-8."""
    assert check_content(_person("Exem\ud800ple")) == "NAME_CONTROL_CHARACTER"


@pytest.mark.parametrize(
    ("family", "verdict"),
    [
        ("علی\u200cزاده", "SOUND"),
        ("ශ්\u200dරී", "SOUND"),
        ("Exem\u200cple", "NAME_CONTROL_CHARACTER"),
        ("\u200cعلی", "NAME_CONTROL_CHARACTER"),
        ("علی\u200d", "NAME_CONTROL_CHARACTER"),
        ("علی\u200c\u200cزاده", "NAME_CONTROL_CHARACTER"),
    ],
)
def test_joiners_stand_only_between_letters_that_need_them(family: str, verdict: str) -> None:
    """Persian and Sinhala names are written with them; in Latin ones they only hide."""
    assert verdict == check_content(_person(family))


@pytest.mark.parametrize(
    "family",
    [
        "بن علي",
        "مُحَمَّد",
        "O’Brien",
        "N'Guessan",
        "d'Almeida e Sá",
        "Ștefănescu",
        "李",
        "Nguyễn\u00a0Thị",
        "Müller-Lüdenscheidt",
    ],
)
def test_names_as_people_write_them_are_sound(family: str) -> None:
    """Two scripts and many more, with vowel signs, apostrophes, hyphens and no-break spaces."""
    assert check_content(_person(family)) == "SOUND"


@pytest.mark.parametrize(
    ("family", "given_name", "verdict"), [("", " ", "CONTENT_MISFIT"), ("Exemple", "", "SOUND"), ("", "Amina", "SOUND")]
)
def test_a_name_has_a_family_or_a_given_part(family: str, given_name: str, verdict: str) -> None:
    """Many people have one name only; none has a name without a letter."""
    assert verdict == check_content(_person(family, given_name))


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (TravelDocumentDetail(number="X000001", mrz=("P<CIVEXEMPLE<<AMINA<<<<", "X000001<<0CIV")), "SOUND"),
        (TravelDocumentDetail(number=" "), "CONTENT_MISFIT"),
        (TravelDocumentDetail(number="X0\u202e1"), "CONTENT_MISFIT"),
        (TravelDocumentDetail(number="X1", mrz=("p<civ",)), "CONTENT_MISFIT"),
        (AddressDetail(arabic="نهج \u200fابن خلدون 5\nالمرسى"), "SOUND"),
        (AddressDetail(), "CONTENT_MISFIT"),
        (AddressDetail(latin=" "), "CONTENT_MISFIT"),
        (AddressDetail(latin="rue\u202e5"), "CONTENT_MISFIT"),
        (SealedText(text="line\nline"), "SOUND"),
        (SealedText(text="\u2067x"), "CONTENT_MISFIT"),
        (SealedText(text="a\x00b"), "CONTENT_MISFIT"),
    ],
)
def test_other_contents(content: Content, verdict: str) -> None:
    """Documents, addresses and notes: nothing empty where something must be, nothing that reorders what is read."""
    assert verdict == check_content(content)


def _sealed_in_contract(schema: Any, path: str = "") -> Iterator[tuple[str, str]]:
    for field in schema["fields"]:
        kinds = field["type"] if isinstance(field["type"], list) else [field["type"]]
        for kind in kinds:
            name = kind if isinstance(kind, str) else str(kind.get("name", ""))
            if name.rsplit(".", 1)[-1] == "Sealed":
                yield path + field["name"], re.findall(r"\((\w+)\)$", field["doc"])[0]
            elif isinstance(kind, dict) and kind["type"] == "record":
                yield from _sealed_in_contract(kind, f"{path}{field['name']}.")
            elif isinstance(kind, dict) and isinstance(kind.get("items"), dict) and "fields" in kind["items"]:
                yield from _sealed_in_contract(kind["items"], f"{path}{field['name']}[].")


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_the_table_of_sealed_fields_is_that_of_the_contracts(name: str) -> None:
    """Each sealed field of each contract is listed with the content that its doc names, and no other."""
    expected = dict(_sealed_in_contract(contracts()[name].schema))

    assert expected == {"meta.note": "SealedText", **SEALED_FIELDS.get(name, {})}
    assert set(expected.values()) == {find_wanted_content(name, p.replace("[]", "[12]")) for p in expected}
    assert find_wanted_content(name, "nothing") is None


def test_the_worst_field_is_the_verdict_on_an_event() -> None:
    """NONE without sealed fields; otherwise the gravest verdict."""
    assert event_verdict([]) == "NONE"
    assert event_verdict(["SOUND", "NAME_CONTROL_CHARACTER", "UNREADABLE"]) == "UNREADABLE"
    assert event_verdict(["SOUND", "SOUND"]) == "SOUND"
