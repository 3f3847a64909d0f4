"""File numbers find typing slips and say nothing about the person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.numbers import check_character, check_file_number, file_number

CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NUMBERS = st.builds(
    file_number, st.sampled_from(["LM-01", "tn/lm 02", "TU05"]), st.integers(1990, 2100), st.integers(1, 10**8)
)


def test_check_character_is_that_of_iso_7064() -> None:
    """The example of the Global Release Identifier, A1-2425G-ABC1234002-M, comes out."""
    assert check_character("A12425GABC1234002") == "M"


@given(NUMBERS)
def test_every_number_made_is_a_number(number: str) -> None:
    """What `file_number` makes, `check_file_number` takes."""
    assert check_file_number(number)


@given(NUMBERS, st.data())
def test_one_wrong_character_is_found(number: str, data: st.DataObject) -> None:
    """Any single character typed wrong makes the number wrong."""
    place = data.draw(st.sampled_from([i for i, character in enumerate(number) if character != "-"]))
    other = data.draw(st.sampled_from(CHARACTERS).filter(lambda each: each != number[place]))

    assert not check_file_number(number[:place] + other + number[place + 1 :])


@pytest.mark.parametrize("station", ["", "é", "A", "ABCDEFGHIJKLM"])
def test_a_station_without_a_short_code_has_no_numbers(station: str) -> None:
    """A station needs 2 to 12 letters and digits."""
    with pytest.raises(ValueError, match="station"):
        file_number(station, 2026, 1)


@pytest.mark.parametrize(("year", "serial"), [(1899, 1), (10_000, 1), (2026, 0), (2026, 10**9)])
def test_year_and_serial_have_their_bounds(year: int, serial: int) -> None:
    """Four digits of year from 1900, a serial from 1."""
    with pytest.raises(ValueError, match="year"):
        file_number("LM-01", year, serial)
