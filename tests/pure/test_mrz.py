"""Machine readable zones (ICAO Doc 9303 parts 3 to 6): read, written, judged, and never corrected in silence."""

from __future__ import annotations

import traceback
from dataclasses import asdict, replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.mrz import MrzFields, checks_of
from register.mrz_layout import LAYOUTS, MrzFormat, checked, standing
from register.mrz_lines import NotAZone
from register.mrz_writing import write
from schemas.errors import Misfit
from schemas.events import MrzChecks, PartialDate
from tests.mrz_examples import (
    CARD,
    FORMATS,
    PASSPORT,
    SPECIMENS,
    TD1,
    TD1_LONG,
    TD2,
    TD2_LONG,
    TD3,
    changed,
    fits,
    layout,
    mended,
    read,
    shown,
)

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


def test_empty_optional_data_are_written_with_a_filler_as_digit() -> None:
    """What most issuers print of the two that part 4, 4.2.2.2 allows."""
    assert write("TD3", PASSPORT)[1][28:43] == "<" * 15


def test_the_composite_digit_is_never_absent() -> None:
    """Not even over nothing at all."""
    assert checks_of((TD3[0], "<" * 44)).composite == "FAIL"


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


def test_the_filler_after_nine_places_is_not_counted() -> None:
    """Part 5, 4.2.4: position 15 is excluded; with it the weights of the rest would shift."""
    lines = write("TD1", replace(CARD, number="00059044830"))

    assert lines[0][5:20] == "000590448<301<<"  # 131 modulo 10, not 119
    assert read(lines).checks.number == "OK"


def test_optional_data_behind_a_digit_are_no_overflow() -> None:
    """Nine places with their digit are the whole number, whatever follows."""
    zone = read(write("TD1", replace(CARD, number="X00000012", optional_data="77")))

    assert (zone.fields.number, zone.fields.optional_data, zone.checks.number) == ("X00000012", "77", "OK")


def test_a_short_number_without_digit_does_not_overflow() -> None:
    """A number overflows only when its nine places are full."""
    zone = read(mended(changed(TD1, 1, 14, "<<774<")))

    assert (zone.fields.number, zone.fields.optional_data, zone.checks.number) == ("D2314589", "774", "FAIL")


@pytest.mark.parametrize("number", ["X0000000<12", "X00000001<2", "X000000012<"])
def test_a_long_number_has_no_filler_from_its_ninth_place_on(number: str) -> None:
    """The reader would take it for the end of the number."""
    with pytest.raises(Misfit, match="number"):
        write("TD1", replace(CARD, number=number))


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
    ((TD3[0], TD3[1][:30]), 2, 31, "a TD3 zone has 44"),
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
    assert not [letter for letter in ("é", "٣", "udc80") if letter in told]


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
        {"document_type": ""},
        {"document_type": "PAB"},
        {"document_type": "P<"},
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
