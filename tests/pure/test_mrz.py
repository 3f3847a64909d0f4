"""Machine readable zones: the specimens of ICAO Doc 9303, every check digit, and what is no zone."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from infra.cli import app
from producers.simulator.mrz import passport_lines
from register.days import day_of
from register.mrz import PartialDay, check_digit, read_zone
from schemas.errors import CommandRefused

ON = day_of(2026, 11, 23)
TD3 = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
TD1 = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
LONG = ("I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<")
CAPITALS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=12)


@pytest.mark.parametrize(("lines", "form"), [(TD1, "TD1"), (TD2, "TD2"), (TD3, "TD3")])
def test_the_specimens_read_as_printed(lines: tuple[str, ...], form: str) -> None:
    """Anna Maria Eriksson of Utopia, born on 12 August 1974, in each of the three forms (parts 4 to 6)."""
    zone = read_zone(lines, ON)

    assert (zone.form, zone.family, zone.given, zone.sex) == (form, "ERIKSSON", "ANNA MARIA", 2)
    assert (zone.birth, zone.expiry) == (_day(1974, 8, 12), _day(2012, 4, 15))
    assert zone.number == ("L898902C3" if form == "TD3" else "D23145890")
    assert set(zone.checks.values()) == {"OK"}
    assert (zone.unknown, zone.proposals, zone.truncated) == (("issuer", "nationality"), (), False)


def test_a_long_number_goes_on_in_the_optional_data() -> None:
    """Part 5: a filler stands where its check digit would, and the digit follows the number's end."""
    zone = read_zone(LONG, ON)

    assert (zone.number, zone.checks["number"], zone.checks["composite"]) == ("D23145890734", "OK", "OK")
    assert zone.birth.year == 1934


def test_unknown_parts_of_a_date_stay_unknown() -> None:
    """Month and day may be fillers (part 3, 4.8); so may the whole date."""
    birth = "74<<<<"
    line = f"L898902C36UTO{birth}{check_digit(birth)}F1204159ZE184226B<<<<<1"
    covered = line[0:10] + line[13:20] + line[21:43]
    zone = read_zone((TD3[0], line + check_digit(covered)), ON)

    assert zone.birth == PartialDay(year=1974, month=None, day=None)
    assert zone.is_right


def test_empty_optional_data_may_have_a_filler_for_their_digit() -> None:
    """Part 4: zero or filler."""
    line = TD3[1][:28] + "<" * 15
    covered = line[0:10] + line[13:20] + line[21:43]

    assert read_zone((TD3[0], line + check_digit(covered)), ON).checks["optional"] == "OK"


def test_germany_is_d_and_names_that_fill_their_field_may_be_cut() -> None:
    """Part 3, section 5, and part 4, 4.2.3."""
    first = "P<D<<" + "MUSTERMANN<<" + "A" * 27
    zone = read_zone((first, TD3[1]), ON)

    assert (zone.issuer, zone.truncated) == ("DEU", True)
    assert "issuer" not in zone.unknown


def test_a_misread_character_is_proposed_and_never_mended() -> None:
    """O for 0 in the birth date: the field keeps what was read, the proposal says what makes every digit right."""
    wrong = TD3[1].replace("7408122", "74O8122")
    zone = read_zone((TD3[0], wrong), ON)

    assert (zone.checks["birth"], zone.birth.month) == ("FAIL", None)
    assert [(each.line, each.column, each.found, each.proposed) for each in zone.proposals] == [(2, 16, "O", "0")]


@given(st.sampled_from([place for place in range(44) if place not in (10, 11, 12, 20)]), st.sampled_from("0123456789"))
def test_a_changed_digit_is_found(place: int, digit: str) -> None:
    """Weights 7, 3 and 1 have no factor in common with 10, so every single digit that changes is found."""
    if TD3[1][place].isdigit() and TD3[1][place] != digit:
        changed = TD3[1][:place] + digit + TD3[1][place + 1 :]

        assert not read_zone((TD3[0], changed), ON).is_right


@given(CAPITALS, CAPITALS, st.dates(date(1930, 1, 1), date(2026, 11, 23)), st.sampled_from([1, 2]))
def test_what_the_simulator_writes_is_read_again(family: str, given_name: str, born: date, sex: int) -> None:
    """Names, birth and sex come back as they went in, all digits right."""
    lines = passport_lines(
        issuer="CIV", family=family, given=given_name, number="AB1234567", nationality="CIV", born=born, sex=sex,
        expires=date(2030, 5, 1),
    )  # fmt: skip
    zone = read_zone(lines, ON)

    assert (zone.family, zone.given, zone.sex, zone.is_right) == (family, given_name, sex, True)
    assert zone.birth == _day(born.year, born.month, born.day)


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ((), ""),
        (TD3[:1], ""),
        ((TD3[0], TD3[1][:-1]), "line 2"),
        ((TD3[0], TD3[1].lower()), "line 2, column 1"),
        ((TD3[0].replace("ANNA", "ANNÉ"), TD3[1]), "line 1, column 19"),
        ((TD3[0].replace("A<M", "A M"), TD3[1]), "line 1, column 20"),
    ],
)
def test_what_is_no_zone_is_refused_without_repeating_it(lines: tuple[str, ...], where: str) -> None:
    """The error says line and column and what to do, and holds nothing of the person."""
    with pytest.raises(CommandRefused) as refused:
        read_zone(lines, ON)

    assert (refused.value.where, bool(refused.value.mend)) == (where, True)
    assert "ERIKSSON" not in str(refused.value).upper()


def test_the_command_shows_the_zone_and_ends_with_one_when_a_digit_fails() -> None:
    """0 for a right zone, 1 for a failing digit, and the lines may come from standard input."""
    right = CliRunner().invoke(app, ["mrz", "parse", *TD3, "--json", "--on", "2026-11-23"])
    failing = CliRunner().invoke(app, ["mrz", "parse", "-"], input=f"{TD3[0]}\n{TD3[1][:-1]}7\n")

    assert (right.exit_code, json.loads(right.stdout)["number"]) == (0, "L898902C3")
    assert failing.exit_code == 1
    assert "FAIL" in failing.stdout


def _day(year: int, month: int, day: int) -> PartialDay:
    return PartialDay(year=year, month=month, day=day)
