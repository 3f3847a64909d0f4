"""The data-protection desk's documents say everything that the contracts hold, once."""

from __future__ import annotations

from collections import Counter

import pytest

from infra.languages import Language
from infra.privacy_report import as_markdown, report_on
from register.lawbook import LawOn
from schemas.content import SEALED_FIELDS
from schemas.events import EVENTS

LAW = LawOn(on=20_700)


def test_every_sealed_value_and_every_event_stands_in_one_category() -> None:
    """A value that stood in none would be processed without anybody saying so."""
    found = report_on(LAW)["processing"]

    sealed = Counter(path for one in found for path in one["sealed"])
    assert sealed == Counter({f"{name}.{path}" for name, paths in SEALED_FIELDS.items() for path in paths}) | Counter(
        path for path in sealed if path.endswith(".meta.note")
    )
    clear = Counter(name for one in found for name in one["clear"])
    assert {name: clear[name] for name in EVENTS} == dict.fromkeys(EVENTS, 1)


def test_every_category_has_an_aim_a_ground_and_what_becomes_of_it() -> None:
    """Each stands once in the register of processing, with sources and rules that are in the tables."""
    found = report_on(LAW)["processing"]

    assert Counter(one["category"] for one in found) == Counter(entry.id for entry in LAW.entries("data_categories"))
    assert all(one["name"] and one["ground"] and all(each["name"] for each in one["ground"]) for one in found)
    assert all(each["name"] for one in found for each in one["retention"])


def test_care_is_read_by_no_enforcement_role() -> None:
    """What the wall says stands in the document."""
    [care] = [one for one in report_on(LAW)["processing"] if one["category"] == "PROTECTION"]

    assert {role for role, *_ in care["recipients"]} <= {"SOCIAL_WORKER", "DATA_PROTECTION_OFFICER"}


@pytest.mark.parametrize("lang", list(Language))
def test_the_document_is_whole_in_each_language(lang: Language) -> None:
    """Every category and risk is a heading of its own."""
    report = report_on(LAW)

    text = as_markdown(report, lang)
    assert text.count("\n## ") == len(report["processing"]) + len(report["risks"])
    assert "None" not in text
