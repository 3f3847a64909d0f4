"""Dates, sex, codes and names of a machine readable zone: read as far as they can be, never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.codes import countries
from register.mrz import SEX_ISO_5218
from register.mrz_layout import LAYOUTS, MrzFormat
from register.mrz_writing import write
from schemas.errors import Misfit
from schemas.events import PartialDate
from tests.mrz_examples import (
    FORMATS,
    ON,
    PASSPORT,
    TD1,
    TD2,
    TD3,
    changed,
    fits,
    layout,
    mended,
    read,
)

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
words = st.text(LETTERS, min_size=1, max_size=6)

# --- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("74<<<<", PartialDate(year=1974)),
        ("7408<<", PartialDate(year=1974, month=8)),
        ("74<<12", PartialDate(year=1974, day=12)),
        ("74<<31", PartialDate(year=1974, day=31)),
        ("<<0812", PartialDate(month=8, day=12)),
        ("<<<<<<", PartialDate()),
        ("000229", PartialDate(year=2000, month=2, day=29)),
    ],
)
def test_unknown_parts_of_a_birth_date_stay_unknown(text: str, expected: PartialDate) -> None:
    """Part 3, 4.8: fillers stand for what nobody knows; nothing is filled in."""
    zone = read(mended(changed(TD3, 2, 14, text), "birth"))

    assert zone.fields.birth_date == expected
    assert zone.is_sound


@pytest.mark.parametrize(
    "text", ["741312", "740230", "010229", "7408<2", "740800", "7400<<", "<<<<32", "74O812", "7A<<<<"]
)
def test_what_is_no_date_is_said_and_not_guessed(text: str) -> None:
    """A right check digit does not make 30 February a day."""
    zone = read(mended(changed(TD3, 2, 14, text), "birth"))

    assert zone.checks.birth == "OK"
    assert (zone.fields.birth_date, zone.unreadable, zone.is_sound) == (None, ("birth_date",), False)


@pytest.mark.parametrize(
    ("text", "on", "year"),
    [
        ("260930", date(2026, 9, 30), 2026),
        ("261001", date(2026, 9, 30), 1926),
        ("2609<<", date(2026, 9, 30), 2026),
        ("2610<<", date(2026, 9, 30), 1926),
        ("26<<<<", date(2026, 1, 1), 2026),
        ("27<<<<", date(2026, 12, 31), 1927),
        ("740812", date(1999, 12, 31), 1974),
        ("991231", date(2000, 1, 1), 1999),
        ("000229", date(2000, 2, 28), None),
    ],
)
def test_nobody_is_born_after_the_day_of_reading(text: str, on: date, year: int | None) -> None:
    """The latest century that leaves a birth not after that day; 1900 had no 29 February."""
    found = read(mended(changed(TD3, 2, 14, text), "birth"), on).fields.birth_date

    assert year == (found and found.year)


@pytest.mark.parametrize(
    ("text", "on", "year"),
    [("120415", ON, 2012), ("750101", ON, 2075), ("760101", ON, 1976), ("991231", date(1989, 6, 1), 1999)],
)
def test_the_end_of_validity_lies_near_the_day_of_reading(text: str, on: date, year: int) -> None:
    """From 50 years before its year to 49 after."""
    found = read(mended(changed(TD3, 2, 22, text), "expiry"), on).fields.expires_on

    assert found is not None
    assert found.year == year


def test_a_date_of_another_calendar_is_not_written() -> None:
    """A Hijri year would be read as another one."""
    with pytest.raises(Misfit, match="Gregorian"):
        write("TD3", replace(PASSPORT, birth_date=PartialDate(year=1410, calendar="HIJRI")))


# --- sex and codes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("printed", "sex", "iso"), [("M", "M", 1), ("F", "F", 2), ("<", "X", 0)])
def test_sex_is_male_female_or_not_said(printed: str, sex: str, iso: int) -> None:
    """The filler is X on the page (parts 4 to 6, note on sex); ISO 5218 calls it not known."""
    found = read(changed(TD3, 2, 21, printed)).fields.sex

    assert found == sex
    assert SEX_ISO_5218[found] == iso


@pytest.mark.parametrize("printed", ["X", "1", "H"])
def test_another_sex_cannot_be_read(printed: str) -> None:
    """X is printed on the page, never in the zone."""
    zone = read(changed(TD3, 2, 21, printed))

    assert (zone.fields.sex, zone.unreadable, zone.is_sound) == (None, ("sex",), False)


@pytest.mark.parametrize("code", ["RKS", "XXK", "XXA", "XXB", "XXC", "XXX", "UNO", "UNA", "UNK", "GBD", "XCE", "TUN"])
def test_the_codes_of_icao_are_kept_beside_those_of_iso(code: str) -> None:
    """Part 3, section 5: they are codes of documents, and no country replaces them."""
    zone = read(write("TD3", replace(PASSPORT, issuing_state=code, nationality=code)))

    assert (zone.fields.issuing_state, zone.fields.nationality, zone.unknown_codes) == (code, code, ())
    assert code in countries()


def test_germany_is_d_in_the_zone_and_deu_in_the_register() -> None:
    """Part 3, section 5, part A; only a code of one letter."""
    lines = write("TD3", replace(PASSPORT, issuing_state="DEU", nationality="DEU"))

    assert (lines[0][2:5], lines[1][10:13]) == ("D<<", "D<<")
    assert (read(lines).fields.issuing_state, read(lines).fields.nationality) == ("DEU", "DEU")


def test_an_unknown_code_is_kept_and_named() -> None:
    """Utopia is in no list; its documents can still be read."""
    assert (read(TD3).fields.nationality, read(TD3).unknown_codes) == ("UTO", ("issuing_state", "nationality"))


@pytest.mark.parametrize("code", ["UT0", "<TO", "U<O", "<<D"])
def test_what_is_no_code_cannot_be_read(code: str) -> None:
    """Letters from the first place on, then fillers."""
    assert read(changed(TD3, 2, 11, code)).unreadable == ("nationality",)


def test_a_nationality_may_be_left_out_but_no_issuer() -> None:
    """Part 4, note o: convention travel documents may omit the nationality."""
    assert (read(changed(TD3, 2, 11, "<<<")).fields.nationality, read(changed(TD3, 2, 11, "<<<")).is_sound) == (
        "",
        True,
    )
    assert read(changed(TD3, 1, 3, "<<<")).unreadable == ("issuing_state",)


def test_a_zone_without_document_number_is_not_sound() -> None:
    """The number is absent, which is told apart from a digit that fails."""
    zone = read(mended(changed(TD3, 2, 1, "<" * 10)))

    assert (zone.checks.number, zone.unreadable, zone.is_sound) == ("ABSENT", ("number",), False)


# --- names ------------------------------------------------------------------------------------------------------------

# Parts 4, 4.2.3.1, 5 and 6, 4.2.3.4 and 4.2.3.5, and part 3, 4.6: as on the page, and in the zone.
PRINTED = [
    ("Eriksson", ("Anna", "Maria"), "ERIKSSON<<ANNA<MARIA"),
    ("Heng", ("Deborah Ming Lo",), "HENG<<DEBORAH<MING<LO"),
    ("Smith-Jones", ("Susie", "Margaret"), "SMITH<JONES<<SUSIE<MARGARET"),
    ("O'Connor", ("Enya", "Siobhan"), "OCONNOR<<ENYA<SIOBHAN"),
    ("D’Artagnan", ("Marie-Elise",), "DARTAGNAN<<MARIE<ELISE"),
    ("Van der Muellen", ("Martin",), "VAN<DER<MUELLEN<<MARTIN"),
    ("Al-Basri", ("Huda", "Muhammad", "Jawad"), "AL<BASRI<<HUDA<MUHAMMAD<JAWAD"),
    ("Arkfreith", (), "ARKFREITH"),
    ("Satriya Sudarpa", (), "SATRIYA<SUDARPA"),
    ("Müller-Straße", ("Søren", "Łukasz"), "MUELLER<STRASSE<<SOEREN<LUKASZ"),
    ("N'Guessan", ("Kouamé", "Aïssatou"), "NGUESSAN<<KOUAME<AISSATOU"),
    ("Mu\u0308ller", ("J. R.", "Anna,Maria"), "MUELLER<<J<R<ANNA<MARIA"),
    ("İnönü", ("Işık",), "INOENUE<<ISIK"),
]


@pytest.mark.parametrize(("family", "given_names", "printed"), PRINTED)
def test_names_are_written_in_the_letters_of_the_zone(family: str, given_names: tuple[str, ...], printed: str) -> None:
    """Part 3, 4.6 and section 6: no diacritics, no punctuation, a filler for blank and hyphen."""
    first, _ = write("TD3", replace(PASSPORT, family=family, given=given_names))

    assert first[5:] == printed.ljust(39, "<")


@pytest.mark.parametrize("name", ["محمد", "Анна", "ANNA 2", "王"])
def test_a_name_that_needs_a_person_is_not_transcribed(name: str) -> None:
    """An empty or invented name would be worse than a refusal; the refusal does not repeat it."""
    with pytest.raises(Misfit, match="family") as refused:
        write("TD3", replace(PASSPORT, family=name))

    assert name not in str(refused.value)


def test_family_and_given_names_part_at_two_fillers() -> None:
    """Several parts of a family name are one name, several given names are several."""
    zone = read(changed(TD3, 1, 6, "VAN<DER<MUELLEN<<ANNA<MARIA".ljust(39, "<")))

    assert (zone.fields.family, zone.fields.given) == ("VAN DER MUELLEN", ("ANNA", "MARIA"))


@pytest.mark.parametrize("names", ["ERIKSS0N<<ANNA", "<ERIKSSON<<ANNA", "A<<B<<C", "A<<<B", ""])
def test_names_with_digits_or_odd_fillers_cannot_be_read(names: str) -> None:
    """Part 3, 4.6: letters, one filler between parts, two between the identifiers."""
    assert read(changed(TD3, 1, 6, names.ljust(39, "<"))).unreadable == ("family",)


@pytest.mark.parametrize(
    ("lines", "names", "truncated"),
    [
        (TD3, "NILAVADHANANANDA<<ARNPOL<PETCH<CHARONGU", True),
        (TD3, "PAPANDROPOULOUS<<JONATHON<WARREN<TREVOR", True),
        (TD3, "PAPANDROPOULOUS<<JONATHON<WARREN<TREVO<", False),
        (TD2, "NILAVADHANANANDA<<CHAYAPA<DEJ<K", True),
        (TD1, "BENNELONG<WOOLOOMOOLOO<W<W<<DI", True),
    ],
)
def test_a_full_name_field_is_taken_as_truncated(lines: tuple[str, ...], names: str, truncated: bool) -> None:
    """Parts 4 to 6, 4.2.3: even when the name just fits, it must be assumed that it has been cut."""
    place = layout(lines).fields["names"][0]

    assert read(changed(lines, *place, names)).name_truncated is truncated


@given(
    st.sampled_from(FORMATS),
    st.lists(st.text(LETTERS, min_size=2, max_size=14), min_size=1, max_size=6),
    st.lists(words, max_size=5),
)
def test_a_name_is_cut_so_that_it_shows(form: MrzFormat, family: list[str], given_names: list[str]) -> None:
    """A name that fits is whole; a longer one ends with a letter and keeps a letter of the given names."""
    lines = write(form, fits(form, replace(PASSPORT, family=" ".join(family), given=tuple(given_names))))
    zone = read(lines)
    whole = "<".join(family) + ("<<" + "<".join(given_names) if given_names else "")
    width = len(LAYOUTS[form].fields["names"])

    assert zone.name_truncated == (len(whole) >= width)
    assert bool(zone.fields.given) == bool(given_names)
    assert not zone.unreadable
    if len(whole) <= width:
        assert (zone.fields.family, zone.fields.given) == (" ".join(family), tuple(given_names))
