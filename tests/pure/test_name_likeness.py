"""How alike two names are: whatever their order, their script, and what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.names.forms import name_forms
from register.names.likeness import likeness, parts
from tests.names_examples import alike, named, part

_NAMES = st.builds(
    named,
    st.sampled_from(["Ben Ali", "Traoré", "بن علي", "Al-Warfalli", "Wang", "الورفلي", "De la Cruz", "-"]),
    st.sampled_from(["Mohamed", "محمد", "Jean-Paul", "Li", "M", "Fatma Zohra", "خديجة"]),
    st.sampled_from([None, "Ali", "علي"]),
)


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("Mohamed", "محمد", 900),
        ("Khoury", "Houry", 750),
        ("Jean-Paul", "Paul Jean", 1000),
        ("Jean-Paul", "Jean", 700),
        ("Schröder", "SCHROEDER", 850),
        ("Abdulsalam", "Abdesselam", 900),
        ("Coulibaly", "Coulibayl", 850),
        ("Sawadogo", "SAWAD", 850),
        ("Ben Salah", "Salah", 850),
        ("Nguyen Thi", "Nguyenthi", 1000),
    ],
)
def test_one_name_in_two_spellings_is_alike(one: str, other: str, least: int) -> None:
    """Scripts, typing slips, order of words, words left out, names that a zone cut off."""
    assert parts(part(one), part(other)) >= least


@pytest.mark.parametrize(
    ("one", "other", "most"),
    [
        ("Ali", "Li", 700),
        ("Ben Ali", "Leila", 600),
        ("Mariam", "Khadija", 500),
        ("Wei", "Mei", 700),
        ("Ahmed", "Hamza", 700),
        ("Traoré", "Diallo", 300),
        ("Hassan", "Hussein", 900),
    ],
)
def test_two_names_are_not_alike(one: str, other: str, most: int) -> None:
    """Short names and few consonants do not make two names one."""
    assert parts(part(one), part(other)) <= most


def test_family_and_given_name_may_have_changed_places() -> None:
    """A clerk who does not know a language takes one for the other."""
    found = alike(named("Traoré", "Mamadou"), named("Mamadou", "Traoré"))

    assert (found.family, found.given, found.swapped) == (1000, 1000, True)


def test_names_in_their_places_are_not_called_swapped() -> None:
    """Where both orders fit, the places are believed."""
    assert not alike(named("Ali", "Ali"), named("Ali", "Ali")).swapped


def test_the_fathers_name_may_stand_among_the_given_names() -> None:
    """Passports of some states write given and father's name in one field."""
    together, apart = named("Trabelsi", "Karim Salah"), named("Trabelsi", "Karim", "Salah")

    assert alike(together, apart).given >= 900
    assert alike(named("Trabelsi", "Salah"), named("Trabelsi", "Karim", "Salah")).given < 700


def test_a_missing_father_is_no_other_father() -> None:
    """What is left out says nothing; another name says something."""
    whole = named("Haddad", "Samer", "Omar")

    assert alike(whole, named("Haddad", "Samer")).elders is None
    assert (alike(whole, named("Haddad", "Samer", "Bilal")).elders or 0) < 600


def test_the_best_of_several_names_counts() -> None:
    """A married woman has two family names, and either may be on the other record."""
    married = [name_forms(named("Khelifi", "Nadia")), name_forms(named("Amrani", "Nadia", kind="MARRIED"))]
    found = likeness(married, [name_forms(named("Amrani", "Nadia"))])

    assert found is not None
    assert (found.family, found.given) == (1000, 1000)


def test_names_of_one_script_are_compared_before_sounds_across_scripts() -> None:
    """Where both have a Latin name, it is not the Arabic transcription that decides."""
    a = [name_forms(named("Weiß", "Uwe")), name_forms(named("فايس", "أوفي"))]
    found = likeness(a, [name_forms(named("WEISS", "UWE"))])

    assert found is not None
    assert (found.family, found.given) == (1000, 1000)


def test_sounds_across_scripts_do_not_outdo_the_letters_of_one_script() -> None:
    """Arabic leaves short vowels out: حسن sounds like Hussein, but Hassan and Hussein are seen to be two names."""
    hassan = [name_forms(named("Haddad", "Hassan")), name_forms(named("حداد", "حسن"))]
    found = likeness(hassan, [name_forms(named("Haddad", "Hussein"))])

    assert found is not None
    assert found.given == parts(part("Hassan"), part("Hussein")) < parts(part("حسن"), part("Hussein"))


@given(_NAMES, _NAMES)
def test_the_order_of_two_names_does_not_matter(a: object, b: object) -> None:
    """Likeness is symmetric and lies between 0 and 1000."""
    one, other = name_forms(a), name_forms(b)  # type: ignore[arg-type]
    found = likeness([one], [other])

    assert found == likeness([other], [one])
    assert found is not None
    assert 0 <= found.family <= 1000
    assert 0 <= found.given <= 1000


def test_nobody_without_a_name_is_compared_by_names() -> None:
    """No name on one side: no likeness, neither high nor low."""
    assert likeness([], [name_forms(named("Ali", "Ali"))]) is None
