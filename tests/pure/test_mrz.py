"""Machine readable zones (ICAO Doc 9303 parts 3 to 6): read, written, judged, and never corrected in silence."""

from __future__ import annotations

import json
import traceback
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from infra.cli import app
from register.codes import countries
from register.mrz import SEX_ISO_5218, MrzFields, Zone, checks_of, parse
from register.mrz_digits import check_digit
from register.mrz_layout import LAYOUTS, Layout, MrzFormat, checked, standing
from register.mrz_lines import NotAZone
from register.mrz_writing import write
from schemas.errors import Misfit
from schemas.events import MrzChecks, PartialDate

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


# --- the specimens of Doc 9303 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", SPECIMENS, ids="-".join)
def test_a_specimen_of_doc_9303_is_sound(lines: tuple[str, ...]) -> None:
    """Every digit of a published specimen is right; nothing in it is unreadable or proposed."""
    zone = read(lines)

    assert zone.is_sound
    assert (zone.unreadable, zone.proposals, zone.name_truncated) == ((), (), False)
    assert zone.lines == lines


@pytest.mark.parametrize("lines", SPECIMENS, ids="-".join)
def test_a_specimen_is_written_as_it_is_printed(lines: tuple[str, ...]) -> None:
    """Writing what was read gives the published lines, character by character."""
    zone = read(lines)

    assert write(zone.format, zone.fields) == lines


@pytest.mark.parametrize(("form", "lines", "optional"), [("TD1", TD1, ""), ("TD2", TD2, ""), ("TD3", TD3, "ZE184226B")])
def test_the_fields_of_the_specimen_are_read(form: str, lines: tuple[str, ...], optional: str) -> None:
    """The same person in three formats."""
    zone = read(lines)

    assert zone.format == form
    assert asdict(zone.fields) == {
        "document_type": "P" if form == "TD3" else "I",
        "issuing_state": "UTO",
        "family": "ERIKSSON",
        "given": ("ANNA", "MARIA"),
        "number": "L898902C3" if form == "TD3" else "D23145890",
        "nationality": "UTO",
        "birth_date": asdict(PartialDate(year=1974, month=8, day=12)),
        "sex": "F",
        "expires_on": asdict(PartialDate(year=2012, month=4, day=15)),
        "optional_data": optional,
        "optional_data_2": "",
    }


def test_a_digit_that_the_format_does_not_have_is_absent() -> None:
    """TD1 and TD2 have no digit for optional data (parts 5 and 6, 4.2.4); TD3 has."""
    assert [read(lines).checks.optional for lines in (TD1, TD2, TD3)] == ["ABSENT", "ABSENT", "OK"]


# --- check digits -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", [TD1, TD2, TD3, TD1_LONG, TD2_LONG], ids="-".join)
def test_each_check_digit_is_judged_by_itself(lines: tuple[str, ...]) -> None:
    """A digit printed wrong fails alone, apart from the composite digit that is computed over it."""
    for each in checked(layout(lines), lines):
        wrong = str((int(standing(lines, (each.digit,))) + 1) % 10)
        verdicts = asdict(checks_of(changed(lines, *each.digit, wrong)))

        assert {name for name, verdict in verdicts.items() if verdict == "FAIL"} == {each.name, "composite"}


def test_the_composite_digit_covers_the_places_of_its_table() -> None:
    """Parts 4 to 6, 4.2.4: nationality, sex, names, document code and issuer are outside."""
    for lines in (TD1, TD2, TD3):
        [composite] = [each for each in checked(layout(lines), lines) if each.name == "composite"]
        outside = {"document_type", "issuing_state", "names", "nationality", "sex"}
        fields = layout(lines).fields

        assert not set(composite.data) & {place for name in outside for place in fields[name]}
        assert set(composite.data) >= {place for name in fields.keys() - outside for place in fields[name]}


@pytest.mark.parametrize(("digit", "verdict"), [("<", "OK"), ("0", "OK"), ("1", "FAIL")])
def test_empty_optional_data_may_have_a_filler_or_a_zero_as_digit(digit: str, verdict: str) -> None:
    """Part 4, 4.2.2.2, position 43."""
    lines = mended(changed(TD3, 2, 29, "<" * 14 + digit))

    assert read(lines).checks == MrzChecks(number="OK", birth="OK", expiry="OK", optional=verdict, composite="OK")


def test_optional_data_need_their_digit() -> None:
    """A filler is right under empty optional data only."""
    assert read(mended(changed(TD3, 2, 43, "<"))).checks.optional == "FAIL"


@pytest.mark.parametrize(("digit", "verdict"), [("<", "ABSENT"), ("0", "OK"), ("4", "FAIL")])
def test_the_digit_of_an_unknown_birth_date_may_be_absent(digit: str, verdict: str) -> None:
    """Fillers count as zero (part 3, 4.9); an issuer that prints no digit under nothing has not misprinted one."""
    lines = mended(changed(TD3, 2, 14, "<" * 6 + digit))

    assert read(lines).checks.birth == verdict
    assert read(lines).fields.birth_date == PartialDate()
    assert read(lines).is_sound == (verdict != "FAIL")


@pytest.mark.parametrize("column", [10, 20, 28, 44])
def test_a_missing_digit_under_a_filled_field_fails(column: int) -> None:
    """A filler in a digit's place is no digit."""
    assert not read(changed(TD3, 2, column, "<")).is_sound


def worth(character: str) -> int:
    """Return what a character counts for, modulo 10 (part 3, 4.9)."""
    return 0 if character == "<" else int(character, 36) % 10


@pytest.mark.parametrize("lines", [TD1, TD2, TD3, TD1_LONG, TD2_LONG], ids="-".join)
def test_every_single_change_is_found_but_the_known_blind_spots(lines: tuple[str, ...]) -> None:
    """7, 3 and 1 have no factor in common with 10: only characters equal modulo 10 (0 A K U <, 1 B L V …) pass."""
    fields = layout(lines).fields
    places = {place for each in checked(layout(lines), lines) for place in each.data}
    kept = {each.digit for each in checked(layout(lines), lines)}
    if overflows := "<" in standing(lines, layout(lines).digits["number"][1:]):
        kept |= {layout(lines).digits["number"][1]}
    for place, new in product(sorted(places - kept), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"):
        old = standing(lines, (place,))
        if overflows and (new == "<" or (old == "<" and place in fields["optional_data"])):
            continue  # where the long number ends is then another question
        found = "FAIL" in asdict(checks_of(changed(lines, *place, new))).values()

        assert found == (worth(old) != worth(new)), (place, old, new)


# --- write, then read -------------------------------------------------------------------------------------------------

LETTERS, DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
words = st.text(LETTERS, min_size=1, max_size=6)
plain = st.text(LETTERS + DIGITS, max_size=7)


@st.composite
def partial_dates(draw: st.DrawFn, first: int, last: int) -> PartialDate:
    """Draw a date of these years, of which parts may be unknown."""
    day = draw(st.dates(date(first, 1, 1), date(last, 12, 31)))
    known = draw(st.sampled_from([(1, 1, 1), (1, 1, 0), (1, 0, 0), (0, 0, 0), (0, 1, 1)]))
    year, month, date_ = (
        part if kept else None for part, kept in zip((day.year, day.month, day.day), known, strict=True)
    )
    return PartialDate(year=year, month=month, day=date_)


@st.composite
def zones(draw: st.DrawFn) -> tuple[MrzFormat, MrzFields]:
    """Draw a format and fields that it can hold."""
    form = draw(st.sampled_from(FORMATS))
    longest = {"TD1": 22, "TD2": 14, "TD3": 9}[form]
    number = draw(st.text(LETTERS + DIGITS, min_size=1, max_size=longest))
    room = {"TD1": 15, "TD2": 7, "TD3": 14}[form] - (len(number) - 7 if len(number) > 9 else 0)
    fields = MrzFields(
        document_type=draw(st.sampled_from({"TD3": ("P", "PD", "PS")}.get(form, ("I", "ID", "AC", "C")))),
        issuing_state=draw(st.sampled_from(["DEU", "CIV", "RKS", "XXB", "UNO"])),
        family=" ".join(draw(st.lists(words, min_size=1, max_size=2))),
        given=tuple(draw(st.lists(words, max_size=2))),
        number=number,
        nationality=draw(st.sampled_from(["DEU", "SYR", "XXA", "XXX", ""])),
        birth_date=draw(partial_dates(1927, 2025)),
        sex=draw(st.sampled_from(["M", "F", "X"])),
        expires_on=draw(partial_dates(1976, 2075)),
        optional_data=draw(plain)[: max(room, 0)],
        optional_data_2=draw(plain) if form == "TD1" else "",
    )
    return form, fields


@given(zones())
def test_what_is_written_is_read_the_same(drawn: tuple[MrzFormat, MrzFields]) -> None:
    """Every field comes back, every digit is right."""
    form, fields = drawn
    zone = read(write(form, fields))

    assert zone.format == form
    assert asdict(zone.fields) == asdict(fields)
    assert zone.is_sound


@given(zones(), st.data())
def test_one_misread_character_is_found_and_its_mending_proposed(
    drawn: tuple[MrzFormat, MrzFields], data: st.DataObject
) -> None:
    """A digit read as the letter that looks like it is always among the proposals, and never applied."""
    lines = write(*drawn)
    dates = [p for name in ("birth_date", "expires_on") for p in LAYOUTS[drawn[0]].fields[name]]
    alike = dict(zip("01245678", "OIZASGTB", strict=True))
    places = [place for place in dates if standing(lines, (place,)) in alike]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    printed = standing(lines, (place,))
    zone = read(misread := changed(lines, *place, alike[printed]))

    assert not zone.is_sound
    assert [(*place, alike[printed], printed)] in shown(zone)
    assert zone.lines == misread


# --- long document numbers --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", [TD1_LONG, TD2_LONG], ids="-".join)
def test_a_long_number_overflows_into_the_optional_data(lines: tuple[str, ...]) -> None:
    """Parts 5 and 6, 4.2.2, note j: the rest, its digit and a filler; the filler after nine places is not counted."""
    zone = read(lines)

    assert (zone.fields.number, zone.fields.optional_data) == ("D23145890734", "")


def test_optional_data_follow_a_long_number() -> None:
    """What stands behind the rest, its digit and the filler is optional data again."""
    zone = read(write("TD1", replace(CARD, number="D23145890734", optional_data="K7<2")))

    assert (zone.fields.number, zone.fields.optional_data, zone.checks.number) == ("D23145890734", "K7<2", "OK")


@pytest.mark.parametrize(("form", "longest"), [("TD1", 22), ("TD2", 14), ("TD3", 9)])
def test_a_number_is_as_long_as_its_format_allows(form: MrzFormat, longest: int) -> None:
    """The digit of a long number and the filler behind it need two places (part 5, 4.2.4: up to position 28)."""
    fits_in = fits(form, replace(PASSPORT, number="7" * longest))

    assert read(write(form, fits_in)).fields.number == "7" * longest
    with pytest.raises(Misfit, match="number"):
        write(form, replace(fits_in, number="7" * (longest + 1)))


def test_a_filler_for_the_digit_is_no_overflow_in_a_passport() -> None:
    """Part 4 has no long numbers: the missing digit fails, the personal number stays one."""
    zone = read(mended(changed(TD3, 2, 10, "<")))

    assert (zone.checks.number, zone.fields.number, zone.fields.optional_data) == ("FAIL", "L898902C3", "ZE184226B")


@pytest.mark.parametrize("rest", ["<" * 15, "7" + "<" * 14, "7" * 15])
def test_a_missing_digit_without_an_overflow_behind_it_fails(rest: str) -> None:
    """Nothing, no digit, or no filler behind the digit: that is no long number."""
    lines = mended(changed(TD1, 1, 15, "<" + rest))

    assert (read(lines).checks.number, read(lines).fields.number) == ("FAIL", "D23145890")


# --- dates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("74<<<<", PartialDate(year=1974)),
        ("7408<<", PartialDate(year=1974, month=8)),
        ("74<<12", PartialDate(year=1974, day=12)),
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


@pytest.mark.parametrize("code", ["RKS", "XXK", "XXA", "XXB", "XXC", "XXX", "UNO", "UNA", "UNK", "EUE", "GBD", "TUN"])
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
    ("Mu\u0308ller", ("J. R.", "Anna, Maria"), "MUELLER<<J<R<ANNA<MARIA"),
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


# --- misreadings ------------------------------------------------------------------------------------------------------


def test_a_right_zone_has_no_proposal() -> None:
    """Nothing fails, nothing is proposed, although its number holds a zero and an eight."""
    assert read(TD3).proposals == ()


@pytest.mark.parametrize(
    ("column", "wrong", "right"),
    [(6, "O", "0"), (2, "B", "8"), (16, "O", "0"), (32, "B", "8"), (37, "8", "B"), (23, "Z", "2")],
)
def test_a_misread_character_is_proposed_with_its_place(column: int, wrong: str, right: str) -> None:
    """Letters and digits of one shape, both ways, in number, dates and personal number."""
    misread = changed(TD3, 2, column, wrong)

    assert standing(TD3, ((2, column),)) == right
    assert [(2, column, wrong, right)] in shown(read(misread))


def test_a_misread_check_digit_is_proposed_too() -> None:
    """The digit itself may be the character that was misread."""
    assert [(2, 10, "G", "6")] in shown(read(changed(TD3, 2, 10, "G")))


def test_a_letter_in_a_date_is_proposed_even_where_the_digit_is_blind() -> None:
    """G counts 16 and 6 counts 6: the digit is right, the date is none."""
    lines = mended(changed(TD3, 2, 14, "760812"), "birth")
    zone = read(changed(lines, 2, 15, "G"))

    assert zone.checks.birth == "OK"
    assert shown(zone) == [[(2, 15, "G", "6")]]


def test_two_fields_misread_make_one_proposal_together() -> None:
    """The composite digit is right only when both are mended."""
    zone = read(changed(changed(TD3, 2, 6, "O"), 2, 16, "O"))

    assert shown(zone) == [[(2, 6, "O", "0"), (2, 16, "O", "0")]]


@pytest.mark.parametrize(
    "lines", [changed(TD3, 2, 6, "O"), changed(TD1_LONG, 1, 9, "I"), changed(TD1_LONG, 1, 16, "T")]
)
def test_what_is_proposed_makes_every_digit_right(lines: tuple[str, ...]) -> None:
    """Applied by hand, each proposal gives a sound zone; the zone itself stays as it was read."""
    zone = read(lines)

    assert zone.proposals
    assert zone.lines == lines
    for one in zone.proposals:
        after = lines
        for c in one.corrections:
            after = changed(after, c.line, c.column, c.printed)
        assert read(after).is_sound


def test_optional_data_that_only_the_composite_digit_covers_are_looked_at() -> None:
    """TD1 and TD2 have no digit of their own for them."""
    lines = write("TD1", replace(CARD, optional_data="A70B"))

    assert [(1, 18, "O", "0")] in shown(read(changed(lines, 1, 18, "O")))


def test_a_slip_that_no_shape_explains_has_no_proposal() -> None:
    """An honest nothing: X looks like no digit."""
    assert read(changed(TD3, 2, 16, "X")).proposals == ()


# --- what is no zone --------------------------------------------------------------------------------------------------

BAD = [
    ((), 0, 0, "0 lines"),
    (TD3[:1], 0, 0, "1 line,"),
    ((*TD1, TD1[0]), 0, 0, "4 lines"),
    ((TD3[0], TD3[1][:-1]), 2, 44, "43 characters"),
    ((TD3[0] + "<", TD3[1]), 1, 45, "45 characters"),
    ((TD2[0], TD2[1][:-2]), 2, 35, "a TD2 zone has 36"),
    ((TD1[0], TD1[1], ""), 3, 1, "a TD1 zone has 30"),
    (("", ""), 1, 1, "0 characters"),
    (changed(TD3, 1, 7, "r"), 1, 7, "lower-case"),
    (changed(TD3, 2, 3, " "), 2, 3, "blank"),
    (changed(TD3, 2, 3, "é"), 2, 3, "no zone has"),
    (changed(TD3, 2, 3, "٣"), 2, 3, "no zone has"),
    (changed(TD3, 2, 3, "-"), 2, 3, "no zone has"),
    (changed(TD3, 2, 3, "\udc80"), 2, 3, "no zone has"),
    (changed(TD3, 1, 1, "V"), 1, 1, "begins with P"),
    (changed(TD2, 1, 1, "V"), 1, 1, "begins with A or C or I"),
    (changed(TD1, 1, 1, "P"), 1, 1, "begins with A or C or I"),
]


@pytest.mark.parametrize(("lines", "line", "column", "what"), BAD)
def test_what_is_no_zone_is_refused_with_its_place(lines: tuple[str, ...], line: int, column: int, what: str) -> None:
    """What is wrong, at which line and column, and what to do."""
    with pytest.raises(NotAZone) as refused:
        read(lines)

    error = refused.value
    assert what in error.what
    assert (error.line, error.column) == (line, column)
    assert error.where == (f"line {line}, column {column}" if line else "")
    assert error.mend


@pytest.mark.parametrize(("lines", "line", "column", "what"), BAD)
def test_no_error_repeats_what_stands_in_the_zone(lines: tuple[str, ...], line: int, column: int, what: str) -> None:
    """Personal data: not in the message, not in what a traceback prints."""
    with pytest.raises(NotAZone) as refused:
        read(lines)

    told = "".join(traceback.format_exception_only(refused.value)) + repr(refused.value)
    assert not [part for whole in lines for part in whole.split("<") if len(part) > 2 and part in told]


def test_no_representation_shows_what_stands_in_the_zone() -> None:
    """A zone in a log line or an assertion is only its type."""
    zone = read(changed(TD3, 2, 6, "O"))

    for shown_ in (repr(zone), repr(zone.fields), repr(zone.proposals), str(zone.fields)):
        assert "ERIKSSON" not in shown_
        assert "printed=" not in shown_


@pytest.mark.parametrize(
    "change",
    [
        {"document_type": "I"},
        {"document_type": "PAB"},
        {"issuing_state": ""},
        {"issuing_state": "CI1"},
        {"family": ""},
        {"number": ""},
        {"number": "<1"},
        {"number": "X-1"},
        {"number": "X1<"},
        {"nationality": "FRAN"},
        {"birth_date": PartialDate(year=1990, month=2, day=30)},
        {"optional_data": "A<"},
        {"optional_data": "a"},
        {"optional_data": "7" * 15},
        {"optional_data_2": "A"},
        {"family": "A B C D E F G H I J K L M N O P Q R S T U V", "given": ("Z",)},
    ],
    ids=str,
)
def test_what_a_zone_cannot_hold_is_refused_by_field(change: dict[str, object]) -> None:
    """Nothing but names is shortened."""
    with pytest.raises(Misfit) as refused:
        write("TD3", replace(PASSPORT, **change))  # type: ignore[arg-type]

    assert refused.value.field in {next(iter(change)), "names"}


# --- sijill mrz parse -------------------------------------------------------------------------------------------------


def run(*words: str, given: str | bytes = "") -> Result:
    """Run the command in a wide terminal."""
    return CliRunner().invoke(app, ["mrz", "parse", *words], input=given, env={"COLUMNS": "300"})


def test_the_command_shows_the_fields_of_a_sound_zone() -> None:
    """People read a table; exit 0."""
    done = run(*TD3, "--on", "2026-09-30")

    assert done.exit_code == 0
    rows = {line.split("  ")[0]: line.split() for line in done.stdout.splitlines()}
    assert rows["number"] == ["number", "L898902C3", "OK"]
    assert rows["given"] == ["given", "ANNA", "MARIA"]
    assert rows["birth date"] == ["birth", "date", "1974-08-12", "OK"]
    assert rows["composite"] == ["composite", "OK"]
    assert done.stderr == ""


def test_the_command_answers_completely_in_json() -> None:
    """Everything that is known about the zone, a long number whole."""
    done = run("-", "--json", "--on", "2026-09-30", given="\ufeff" + "\r\n".join(TD2_LONG) + "\r\n\r\n")
    told = json.loads(done.stdout)

    assert done.exit_code == 0
    assert (told["format"], told["sound"], told["lines"]) == ("TD2", True, list(TD2_LONG))
    assert told["fields"]["number"] == "D23145890734"
    assert told["fields"]["birth_date"] == {"year": 1934, "month": 7, "day": 12, "calendar": "GREGORIAN"}
    assert (told["fields"]["sex"], told["fields"]["sex_iso_5218"]) == ("M", 1)
    assert told["checks"]["optional"] == "ABSENT"
    assert told["unknown_codes"] == ["issuing_state", "nationality"]
    assert (told["unreadable"], told["name_truncated"], told["proposals"]) == ([], False, [])


def test_a_failing_digit_ends_with_one_and_the_proposal_is_not_applied() -> None:
    """Exit 1; the number is shown as it was read."""
    done = run(*changed(TD3, 2, 6, "O"), "--json")
    told = json.loads(done.stdout)

    assert done.exit_code == 1
    assert told["fields"]["number"] == "L8989O2C3"
    assert told["proposals"] == [[{"line": 2, "column": 6, "from": "O", "to": "0"}]]
    assert "line 2 column 6: O may be 0" in run(*changed(TD3, 2, 6, "O")).stdout


def test_a_field_that_cannot_be_read_ends_with_one() -> None:
    """Right digits are not enough."""
    done = run(*changed(TD3, 2, 21, "X"))

    assert done.exit_code == 1
    assert "cannot be read" in done.stdout


def test_a_partial_date_is_shown_with_its_unknown_parts() -> None:
    """Nothing stands where nobody knows."""
    assert "1974-08-??" in run(*mended(changed(TD3, 2, 14, "7408<<"), "birth"), "--on", "2026-09-30").stdout
    assert "unknown" in run(*mended(changed(TD3, 2, 14, "<<<<<<"), "birth"), "--on", "2026-09-30").stdout


def test_the_day_of_reading_decides_the_century() -> None:
    """`--on` is a day; anything else is wrong use."""
    assert '"year": 1974' in run(*TD3, "--json", "--on", "2026-09-30").stdout
    assert '"year": 1874' in run(*TD3, "--json", "--on", "1974-08-11").stdout
    assert run(*TD3, "--on", "yesterday").exit_code == 2


@pytest.mark.parametrize("given_text", ["", "\n".join(TD3)[:-1], b"\xff\xfe" * 40, "P<UTO" * 2000], ids=range(4))
def test_what_is_no_zone_ends_with_two(given_text: str | bytes) -> None:
    """Wrong use; the message goes to standard error and does not repeat the lines."""
    done = run("-", given=given_text)

    assert done.exit_code == 2
    assert done.stdout == ""
    assert "error:" in done.stderr
    assert "UTO" not in done.stderr
    assert not isinstance(done.exception, UnicodeDecodeError)


def test_nothing_of_a_zone_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Not when it is sound, not when it fails."""
    with caplog.at_level(0):
        codes = [run(*lines).exit_code for lines in (TD3, changed(TD3, 2, 6, "O"), TD3[:1])]

    assert codes == [0, 1, 2]
    assert caplog.records == []
