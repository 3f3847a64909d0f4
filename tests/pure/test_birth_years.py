"""The year of birth in clear and the sealed date beside it: one cannot deny the other."""

from __future__ import annotations

import pytest

from register.birth_years import can_lie_in, denies, year_beside
from schemas.events import PartialDate, PersonIdentity, PersonName, Sealed, SealedText
from streams.opener_wire import item_parts, read_item, sealed_items
from tests.examples import person_registered
from tests.examples_identity import identity_corrected

HIJRI_1410 = PartialDate(year=1410, calendar="HIJRI")  # 3 August 1989 to 22 July 1990


@pytest.mark.parametrize(
    ("birth", "year", "can"),
    [
        (PartialDate(year=1990, month=2, day=28), 1990, True),
        (PartialDate(year=1990, month=2, day=28), 1980, False),
        (PartialDate(year=1990), 1991, False),
        (PartialDate(), 1980, True),
        (PartialDate(month=2, day=28), 1980, True),
        (HIJRI_1410, 1989, True),
        (HIJRI_1410, 1990, True),
        (HIJRI_1410, 1991, False),
        (HIJRI_1410, 1410, False),
        (PartialDate(year=1410, month=1, day=1, calendar="HIJRI"), 1990, False),
        (PartialDate(year=1990, calendar="UNKNOWN"), 1990, True),
        (PartialDate(year=1410, calendar="UNKNOWN"), 1990, True),
        (PartialDate(year=1410, calendar="UNKNOWN"), 1980, False),
    ],
)
def test_a_date_lies_in_the_gregorian_years_that_its_known_parts_leave_open(
    birth: PartialDate, year: int, *, can: bool
) -> None:
    """A Hijri year touches two; what is not known denies nothing."""
    assert can is can_lie_in(birth, year)


def test_only_the_identity_that_the_year_is_of_is_compared() -> None:
    """What a correction says was wrong may be of any year, and a note has none."""
    assert [
        year_beside("PersonRegistered", "identity", 1980),
        year_beside("PersonRegistered", "meta.note", 1980),
        year_beside("IdentityCorrected", "after", 1980),
        year_beside("IdentityCorrected", "before", 1980),
    ] == [1980, None, 1980, None]
    name = PersonName(script="LATN", family="Example", given="Ada")
    assert denies(PersonIdentity(names=(name,), birth_date=PartialDate(year=1990)), 1980)
    assert not denies(SealedText(text="1990"), 1980)


def test_the_screen_sends_the_year_along_with_the_field_to_examine() -> None:
    """It comes out of the frame as it went in, also when there is none."""
    stated, corrected, silent = (
        person_registered(birth_year=1980),
        identity_corrected(),
        person_registered(birth_year=None),
    )
    items = [item for event in (stated, corrected, silent) for item in sealed_items(event)]

    assert [(item.field, item.birth_year) for item in items if item.field != "before"] == [
        ("identity", 1980),
        ("after", 1998),
        ("identity", None),
    ]
    assert items == [read_item(item_parts(item)) for item in items]
    assert all(isinstance(item.sealed, Sealed) for item in items)
