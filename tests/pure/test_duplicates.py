"""The suspicion of duplicates: which rules speak, for and against, and that no rule speaks alone where it must not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.simulator.names import Spelling
from producers.simulator.pair_people import COMMON_FAMILY, COMMON_GIVEN
from producers.simulator.pairs import LabelledPair, make_pairs
from register.candidates import Candidate, candidate_of
from register.duplicate_keys import blocking_keys
from register.duplicates import compare
from schemas.events import PersonIdentity
from tests.names_examples import born, named, person, weights

FATIMA = person(
    named("Al-Halabi", "Fatima", "Samer"),
    named("الحلبي", "فاطمة", "سامر"),
    birth="1985-05-20",
    sex=2,
    nationality="SYR",
    document=("N 1234567", "SYR"),
    place="Aleppo",
)
RULES = weights()
PAIRS = list(make_pairs(77, 300))


def fired(a: Candidate, b: Candidate) -> set[str]:
    """Return the ids of the rules that spoke."""
    return {each.rule_id for each in compare(a, b, RULES).rules}


def verdict(a: Candidate, b: Candidate) -> str:
    """Return what is said of two candidates."""
    return compare(a, b, RULES).verdict


# --- strict rules -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["N1234567", "n-1234567", "N ١٢٣٤٥٦٧", "Ｎ1234567"])
def test_the_same_document_is_enough_whatever_else_differs(number: str) -> None:
    """One passport under two names is a slip or a theft: somebody must look."""
    other = person(named("Diallo", "Moussa"), birth="1950-01-02", sex=1, nationality="GIN", document=(number, "SYR"))
    found = compare(FATIMA, other, RULES)

    assert found.verdict == "SUSPECTED"
    assert found.rules[0].rule_id == "DOCUMENT_SAME"
    assert found.score >= RULES.threshold


@pytest.mark.parametrize("document", [("N1234567", "TUR"), ("N1234561", "TUR"), ("", "SYR")])
def test_the_same_number_of_another_issuer_is_another_document(document: tuple[str, str]) -> None:
    """States number their passports each for itself; an empty number is none."""
    other = person(named("Diallo", "Moussa"), birth="1950-01-02", sex=1, document=document)

    assert "DOCUMENT_SAME" not in fired(FATIMA, other)
    assert "DOCUMENT_SLIP" not in fired(FATIMA, other)
    assert verdict(FATIMA, other) == "UNLIKELY"


def test_numbers_without_a_digit_or_letter_are_none() -> None:
    """Two empty fields are not one document."""
    assert fired(person(document=(" - ", "SYR"), unhcr="-"), person(document=("", "SYR"), unhcr="")) == set()


def test_germany_is_one_issuer_under_both_its_codes() -> None:
    """A zone says D, a form says DEU (domain.md 2.6)."""
    zone, form = person(document=("C01X00T47", "D")), person(document=("C01X00T47", "DEU"))

    assert fired(zone, form) == {"DOCUMENT_SAME"}


def test_the_same_number_of_the_refugee_agency_is_enough_and_another_speaks_against() -> None:
    """It is given to one person once."""
    known = replace(FATIMA, documents=(), unhcr_number="SY-100")

    assert "UNHCR_SAME" in fired(known, person(unhcr="sy 100"))
    assert verdict(known, person(named("Diallo", "Moussa"), unhcr="SY100")) == "SUSPECTED"
    assert "UNHCR_DIFFERS" in fired(known, replace(known, unhcr_number="SY-200"))


def test_a_slip_in_a_number_speaks_for_and_the_next_number_does_not() -> None:
    """Families are handed their passports on one day, one number after the other."""
    numbered = [person(document=(number, "SYR")) for number in ("N1234567", "N1234576", "N1234568", "X1234567")]

    assert [fired(numbered[0], other) for other in numbered[1:]] == [{"DOCUMENT_SLIP"}, set(), {"DOCUMENT_SLIP"}]


# --- evidence ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "birth"),
    [
        (named("Halabi", "Fatma"), "1985-05-20"),
        (named("الحلبي", "فاطمه"), "1985-05-20"),
        (named("FATIMA", "ALHALABI"), "1985-05-20"),
        (named("El Halaby", "Fatimah"), "1985-01-01"),
        (named("Al-Halabi", "Fatima"), "1985"),
        (named("Khoury", "Fatima", "Samer"), "1985-05-20"),
    ],
)
def test_one_person_recorded_otherwise_is_suspected(name: object, birth: str) -> None:
    """Another spelling, script, order, a husband's name, 1 January, the year alone, and a new passport each time."""
    other = replace(FATIMA, names=(name,), birth=born(birth), documents=())  # type: ignore[arg-type]

    assert verdict(FATIMA, other) == "SUSPECTED"


def test_twins_are_unlikely_to_be_one_person() -> None:
    """All is the same but the given name."""
    twin = replace(FATIMA, names=(named("Al-Halabi", "Rana", "Samer"),), documents=())

    assert {"GIVEN_DIFFERS", "BIRTH_SAME", "ELDERS_ALIKE"} <= fired(FATIMA, twin)
    assert verdict(FATIMA, twin) == "UNLIKELY"


def test_father_and_son_of_one_name_are_unlikely_to_be_one_person() -> None:
    """A generation lies between them, and the father of the one is not that of the other."""
    father = person(named("Boudiaf", "Karim", "Mourad"), birth="1960-03-04", sex=1, nationality="DZA", place="Annaba")
    son = person(named("Boudiaf", "Karim", "Karim"), birth="1987-03-09", sex=1, nationality="DZA", place="Annaba")

    assert {"BIRTH_GENERATION_APART", "ELDERS_DIFFER"} <= fired(father, son)
    assert verdict(father, son) == "UNLIKELY"


def test_a_common_name_alone_never_suspects() -> None:
    """Nor do country, city, father, and the year of birth make it more than a name."""
    name = named("Ben Ali", "Mohamed", "Ahmed")
    bare = person(name, sex=1, nationality="DZA", place="Annaba")
    one, other = replace(bare, birth=born("1980-02-03")), replace(bare, birth=born("1980-11-09"))

    assert "NAME_COMMON" in fired(bare, bare)
    assert verdict(bare, bare) == "UNLIKELY"
    assert verdict(one, other) == "UNLIKELY"


@given(
    st.sampled_from(COMMON_FAMILY),
    st.sampled_from(COMMON_GIVEN),
    st.sampled_from(["SYR", "DZA", None]),
    st.booleans(),
)
def test_no_common_name_ever_suspects_by_itself(
    family: Spelling, given_name: Spelling, nationality: str | None, with_father: bool
) -> None:
    """Both scripts, father, country and city the same, and no date of birth: thousands are so."""
    names = [
        named(family[column], given_name[column], given_name[column] if with_father else None) for column in (0, 1)
    ]
    one = person(*names, sex=1, nationality=nationality, place="Homs")

    assert verdict(one, one) == "UNLIKELY"


def test_stateless_persons_share_no_nationality() -> None:
    """XXA is a fact of the document (ICAO 9303), and common to strangers."""
    assert fired(person(nationality="XXA"), person(nationality="XXA")) == set()


def test_places_in_two_scripts_do_not_speak_against() -> None:
    """Casablanca is called otherwise in Arabic: only names of one script can be told apart."""
    moroccan = replace(FATIMA, birth_place="Casablanca")

    assert "PLACE_DIFFERS" not in fired(moroccan, replace(FATIMA, birth_place="الدار البيضاء"))
    assert "PLACE_DIFFERS" in fired(moroccan, replace(FATIMA, birth_place="Oujda"))


def test_nothing_known_of_two_persons_is_no_suspicion() -> None:
    """Empty files are not one person."""
    found = compare(person(), person(), RULES)

    assert (found.verdict, found.score, found.rules) == ("UNLIKELY", 0, ())


# --- properties -------------------------------------------------------------------------------------------------------

_PAIRS = st.sampled_from(PAIRS)


@given(_PAIRS)
def test_the_order_of_persons_names_and_documents_does_not_matter(pair: LabelledPair) -> None:
    """The same two files give the same answer, to the letter."""
    turned = replace(pair.a, names=pair.a.names[::-1], documents=pair.a.documents[::-1])

    assert compare(pair.b, turned, RULES) == compare(pair.a, pair.b, RULES)


@given(_PAIRS)
def test_a_record_with_a_document_is_suspected_beside_itself(pair: LabelledPair) -> None:
    """Whoever is recorded twice alike is found, and by the keys of an index too."""
    assert verdict(pair.a, pair.a) == "SUSPECTED"
    assert blocking_keys(pair.a) & blocking_keys(replace(pair.a))


@given(_PAIRS)
def test_the_score_is_the_sum_of_the_rules_that_fired(pair: LabelledPair) -> None:
    """Every point is explained in three languages, heaviest first; a strict rule lifts the score to the threshold."""
    found = compare(pair.a, pair.b, RULES)
    strict = {"DOCUMENT_SAME", "UNHCR_SAME"} & {each.rule_id for each in found.rules}
    total = sum(each.weight for each in found.rules)

    assert found.score == min(max(total, RULES.threshold if strict else 0), 1000)
    assert found.verdict == ("SUSPECTED" if strict or total >= RULES.threshold else "UNLIKELY")
    assert [abs(each.weight) for each in found.rules] == sorted(
        (abs(each.weight) for each in found.rules), reverse=True
    )
    assert all(each.words.en and each.words.fr and each.words.ar and each.weight for each in found.rules)


def test_a_candidate_is_made_of_an_opened_identity() -> None:
    """Names, birth date and place come from the sealed content, the rest from what the file knows in clear."""
    identity = PersonIdentity(names=FATIMA.names, birth_date=FATIMA.birth, birth_place="Aleppo")

    assert candidate_of(identity, sex=2, nationalities=["SYR"], documents=FATIMA.documents) == FATIMA
