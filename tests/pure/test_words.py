"""Every code that people see has a word in three languages, and stands beside it."""

from __future__ import annotations

from typing import get_args

import pytest

from infra.languages import Language
from infra.words import heading, spell, word
from register.statistics.figures import declarations
from register.stay_status import StayCode
from schemas import events

LISTS = {
    "file_status": events.FileStatus,
    "application_status": events.ApplicationStatus,
    "kind": events.ApplicationKind,
    "reason": events.Reason,
    "title": events.Title,
    "level": events.Level,
    "outcome": events.DecisionOutcome,
    "charge_kind": events.ChargeKind,
    "permit_status": events.PermitStatus,
    "measure_status": events.MeasureStatus,
    "appeal_status": events.AppealStatus,
    "transfer_status": events.TransferStatus,
    "document_status": events.TravelDocumentStatus,
    "document_type": events.TravelDocumentType,
    "late_because": events.LateBecause,
    "letter_status": events.DeadLetterStatus,
    "stay_status": StayCode,
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("lang", Language)
def test_every_code_of_the_contract_has_a_word(name: str, lang: Language) -> None:
    """A code that the contract gains must be named before it can be shown."""
    codes = [code for code in get_args(LISTS[name]) if code != "UNKNOWN"]

    assert [code for code in codes if not word(name, code, lang)] == []


def test_the_code_stands_beside_its_word_and_alone_when_there_is_none() -> None:
    """Nothing is guessed: what no list names is shown as it is."""
    assert spell("sex", 1) == "male (1)"
    assert spell("governorate", "12", "fr") == "Ariana (12)"
    assert spell("country", "FRA", "ar") == "فرنسا (FRA)"
    assert spell("reason", "NEW_CODE") == "NEW_CODE"


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_dimensions_of_every_table_have_headings(lang: str) -> None:
    """A figure in French or Arabic has no English heading that a word list could give."""
    names = {name for table in declarations()["tables"].values() for name in table["dimensions"]}

    assert {name for name in names if heading(name, lang) == name.replace("_", " ") and name != "kind"} == set()
