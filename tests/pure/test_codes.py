"""Code lists are whole: countries with the codes of passports, 24 governorates, documents with their names."""

from __future__ import annotations

import pytest

from register import codes

ICAO = [
    "XXA",
    "XXB",
    "XXC",
    "XXX",
    "UNO",
    "UNA",
    "UNK",
    "XOM",
    "XPO",
    "EUE",
    "GBD",
    "GBN",
    "GBO",
    "GBP",
    "GBS",
    "RKS",
    "XXK",
    "D",
]


@pytest.mark.parametrize("code", [*ICAO, "TUN", "CIV", "PSE", "ESH", "DEU"])
def test_nationalities_of_passports_are_known(code: str) -> None:
    """ISO 3166-1 and the additions of ICAO 9303 are nationalities."""
    assert code in codes.countries()


@pytest.mark.parametrize("code", ["ZZZ", "tun", "TN", ""])
def test_other_codes_are_no_nationality(code: str) -> None:
    """Two letters, lower case and inventions are not."""
    assert code not in codes.countries()


def test_there_are_24_governorates_with_names_in_three_languages() -> None:
    """ISO 3166-2:TN has 24, each with English, French and Arabic names."""
    assert len(codes.governorates()) == 24
    assert all(name.en and name.fr and name.ar for name in codes.governorates().values())


def test_documents_have_names_in_three_languages() -> None:
    """A clerk reads each document in Arabic and French too."""
    assert all(name.en and name.fr and name.ar for name in codes.documents().values())


@pytest.mark.parametrize("text", ["", " X", "a\u202eb", "é", "x" * 65, "two\nlines"])
def test_a_sentence_is_no_code(text: str) -> None:
    """Nothing but plain characters, so that no name or direction mark hides in a coded field."""
    assert not codes.is_code(text)


def test_a_delegation_lies_in_its_governorate() -> None:
    """Four digits that begin with the governorate, six that begin with the delegation."""
    assert codes.is_delegation("1151", "11")
    assert not codes.is_delegation("1251", "11")
    assert codes.is_imada("115151", "1151")
    assert not codes.is_imada("125151", "1151")
