"""Names in normal form and by their sounds: one form for what is one name, in either script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.names.arabic import normal_arabic
from register.names.forms import part_of, script_of
from register.names.latin import normal_latin
from tests.names_examples import part


@pytest.mark.parametrize(
    "spellings",
    [
        ("أحمد", "احمد", "إحمد", "ٱحمد", "أَحْمَد", "أحـــمد"),
        ("مصطفى", "مصطفي", "مصطفی"),
        ("فاطمة", "فاطمه", "فاطمۃ"),
        ("مؤمن", "مومن"),
        ("رائد", "رايد"),
        ("كريم", "کریم"),
        ("عبد القادر", "عبدالقادر", "عبد  ألقادر"),
        ("بن علي", "ابن علي", "بن علی"),
        ("أبو بكر", "بو بكر", "ابوبكر"),
        ("الورفلي", "ورفلي", "\u200fالور\u200eفلي\u200e"),
        ("علي ٢", "علي 2", "علي ۲"),
        ("باولو", "پاولو"),
    ],
)
def test_spellings_of_one_arabic_name_have_one_form(spellings: tuple[str, ...]) -> None:
    """Vowel signs, tatweel, hamza, ى and ة, Persian letters, marks of direction, عبد ال, بن and the article (2.6)."""
    assert {normal_arabic(each) for each in spellings} == {normal_arabic(spellings[0])}


@pytest.mark.parametrize(
    "spellings",
    [
        ("Ben Ali", "Benali", "BEN-ALI", "bin Ali", "Ibn ‘Ali", "ben’ali", "Be\u200fn A\u00adli"),
        ("Al-Warfalli", "El Warfalli", "alwarfalli", "WARFALLI"),
        ("En-Najjar", "An Najjar", "al Najjar", "Najjar"),
        ("Abdelkader", "Abd El Kader", "ABDEL KADER", "Abdulkader", "Abd-al-Kader"),
        ("Abdessalem", "Abdel Salem", "Abd es Salem"),
        ("Abou Bakr", "Aboubakr", "Bou Bakr", "ABU BAKR"),
        ("Éric", "Eric", "E\u0301RIC"),
        ("Weiß", "WEISS"),
        ("Œuvrard", "OEUVRARD"),
        ("Yılmaz", "YILMAZ", "yilmaz"),
        ("N'Guessan", "NGUESSAN", "N’guessan"),
        ("De la Cruz", "DELACRUZ", "de-la-cruz"),
        ("\uff2d\uff41\uff52\uff43\uff4f", "Marco"),
    ],
)
def test_spellings_of_one_latin_name_have_one_form(spellings: tuple[str, ...]) -> None:
    """Marks, case, ligatures, apostrophes, hyphens, and particles written apart or together."""
    assert {normal_latin(each) for each in spellings} == {normal_latin(spellings[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali", "Li"),
        ("Alain", "Ain"),
        ("Ella", "La"),
        ("Hassan", "Hussein"),
        ("Ben", "Ali"),
        ("آلان", "آن"),
        ("Abdou", "Ou"),
    ],
)
def test_a_name_that_only_begins_like_an_article_keeps_its_letters(one: str, other: str) -> None:
    """Alain has no article; a rule that cut it would make two names one."""
    assert part(one).whole.normal != part(other).whole.normal


@pytest.mark.parametrize(
    "spellings",
    [
        ("محمد", "Mohamed", "Mouhammad", "MUHAMMAD", "Mohammed"),
        ("خالد", "Khalid", "Khaled"),
        ("وليد", "Walid", "Oualid"),
        ("شريف", "Cherif", "Sharif", "Chérif"),
        ("جمال", "Jamel", "Djamel"),
        ("غالي", "Ghali"),
        ("حسين", "Hussein", "Houcine", "Hossein"),
        ("موسى", "Moussa", "Musa"),
        ("عبد الله", "Abdallah", "Abdullah"),
        ("عبد القادر", "Abdelkader", "Abdul Qadir"),
        ("الورفلي", "Al-Warfalli", "El Ouarfalli"),
        ("خديجة", "Khadija", "Khedidja"),
        ("جون", "John"),
        ("بيير", "Pierre"),
        ("فيليب", "Philippe"),
        ("برنار", "Bernard"),
        ("واتارا", "Ouattara", "Wattara"),
        ("نغيسان", "N'Guessan"),
        ("فابريس", "Fabrice"),
        ("تشومي", "Tchoumi"),
    ],
)
def test_scripts_and_transcriptions_meet_in_one_skeleton(spellings: tuple[str, ...]) -> None:
    """The classes of Maghreb transliteration (2.6), silent French endings, and what a clerk hears."""
    assert len({part(each).whole.skeleton for each in spellings}) == 1


def test_the_voice_keeps_apart_what_the_skeleton_brings_together() -> None:
    """Hassan and Hussein are names of twins: same consonants, other vowels."""
    hassan, hussein = part("Hassan").whole, part("Hussein").whole

    assert hassan.skeleton == hussein.skeleton
    assert hassan.voice != hussein.voice


@pytest.mark.parametrize(
    ("text", "said", "seen"),
    [
        ("محمد", "LATN", "ARAB"),
        ("Mohamed", "ARAB", "LATN"),
        ("王伟", "OTHER", "OTHER"),
        ("王伟", "LATN", "OTHER"),
        ("12", "ARAB", "ARAB"),
        ("ﻣﺤﻤﺪ", "LATN", "ARAB"),
    ],
)
def test_the_script_is_that_of_the_letters(text: str, said: str, seen: str) -> None:
    """A clerk may choose the wrong script in a list; the letters decide."""
    assert script_of(text, said) == seen


@pytest.mark.parametrize("text", ["", " ", "-", "ء", "\u200f", "'", "ـ"])
def test_what_has_no_letter_is_no_part_of_a_name(text: str) -> None:
    """Nothing is compared where nothing is written."""
    assert part_of(text, "ARAB") is None


def test_a_text_without_end_costs_no_time_without_end() -> None:
    """No contract bounds a name: a page pasted into its field is compared by its first words."""
    found = part("ab " * 100_000 + "c" * 100_000)

    assert len(found.words) <= 16
    assert len(part("c" * 100_000).whole.normal) <= 60


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30), st.sampled_from(["ARAB", "LATN", "OTHER"]))
def test_any_text_can_be_taken_apart(text: str, script: str) -> None:
    """No name is refused here, whatever its characters; what comes out is not empty and has no blank."""
    found = part_of(text, script)

    for word in found.words if found is not None else ():
        assert word.normal
        assert not any(each.isspace() for each in word.normal)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèüßœ' -", max_size=25))
def test_the_normal_form_knows_neither_case_nor_composition(text: str) -> None:
    """Zones of passports are in capitals, keyboards compose letters in two ways."""
    assert normal_latin(unicodedata.normalize("NFD", text)) == normal_latin(text)
    assert normal_latin(text.upper()) == normal_latin(text)
