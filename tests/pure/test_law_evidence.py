"""A draft of the law that would leave the register without something it needs is refused before anybody uses it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import register
from register.lawbook import lawbook
from register.lawcheck import Finding, check
from register.lawevidence import cited
from register.rules import rules
from tests.law_examples import LAW, amended
from tests.law_examples import files as texts

HOUSE = Path(register.__file__).parent.parent
ROOMS = ("register", "producers", "streams", "projections", "infra")
CITED = Path(str(LAW.joinpath("cited.json")))


def words_of_the_code() -> set[str]:
    """Return every text in capitals that stands in quotes in the rooms: codes and ids."""
    found: set[str] = set()
    for room in ROOMS:
        for path in (HOUSE / room).rglob("*.py"):
            found |= set(re.findall(r'"([A-Z][A-Z0-9_]+)"', path.read_text(encoding="utf-8")))
    return found


def test_the_list_of_cited_ids_is_that_of_the_code() -> None:
    """Ids that stand in the code's own words; `python -m tests.pure.test_law_evidence` writes the list anew."""
    assert {table: list(ids) for table, ids in cited().items()} == now_cited()


def now_cited() -> dict[str, list[str]]:
    """Return the ids of each table that the code names."""
    words = words_of_the_code()
    found = {"rules": sorted(set(rules()) & words)}
    for table in lawbook().names:
        found[table] = sorted(set(lawbook().table(table).versions) & words)
    return {table: ids for table, ids in sorted(found.items()) if ids}


DRAFTS = (
    ("MISSING_ENTRY", "rules.yaml", "  CODE_UNKNOWN:", "  CODE_UNKNWON:"),
    ("MISSING_ENTRY", "rules/units.yaml", "  DEVICE_REVOKED:", "  DEVICE_REVOCKED:"),
    ("MISSING_ENTRY", "stay_reasons.yaml", "id: NO_RECEIPT", "id: NO_RECIEPT"),
    ("TAKEN_AWAY", "penalties.yaml", "id: LATE_RENEWAL", "id: LATE_RENEWALS"),
    ("VERIFIED_UNREAD", "penalties.yaml", "status: secondary", "status: verified"),
    (
        "VERIFIED_UNREAD",
        "deadlines.yaml",
        "source: DESIGN\n    status: unverified",
        "source: DESIGN\n    status: verified",
    ),
    ("VERIFIED_UNKNOWN", "fees.yaml", "status: unverified", "status: verified"),
    ("CHANGED_IN_PLACE", "penalties.yaml", 'cap: "3000.000"', 'cap: "3001.000"'),
    ("CHANGED_IN_PLACE", "penalties.yaml", "valid_to: 2017-09-25", "valid_to: 2017-09-20"),
    ("LIMITS_CROSSED", "penalties.yaml", 'most: "', 'most: "0.001"  # "'),
    ("KNOWN_TOO_EARLY", "waivers.yaml", "known_from: 2026", "known_from: 1926"),
    ("NAMED_TWICE", "accords.yaml", "nationality: [FRA]", "nationality: [FRA, FRA]"),
    ("UNKNOWN_CODE", "rules.yaml", "status: unverified", "status: verified"),
    ("KNOWN_TOO_LATE", "waivers.yaml", "known_from: 2026", "known_from: 2036"),
    ("KNOWN_TOO_EARLY", "rules.yaml", "known_from: 2026", "known_from: 1926"),
    ("UNKNOWN_CODE", "machines.yaml", "status: unverified", "status: verified"),
)


def drafted(file: str, old: str, new: str) -> tuple[Finding, ...]:
    """Return what is found in a draft that differs from the tables in use by one word."""
    return check(amended(file, old, new), own=texts())


@pytest.mark.parametrize(("code", "file", "old", "new"), DRAFTS, ids=[f"{one[0]} {one[1]}" for one in DRAFTS])
def test_a_draft_that_would_hurt_is_told_in_its_file(code: str, file: str, old: str, new: str) -> None:
    found = [one for one in drafted(file, old, new) if one.code == code]

    assert found
    assert {one.file.partition("/")[0].removesuffix(".yaml") for one in found} == {
        file.partition("/")[0].removesuffix(".yaml")
    }


def test_an_entry_that_the_code_needs_is_missed_at_the_tables_list_or_where_it_is_mistyped() -> None:
    """Not at some first field: at the word that is wrong, and where nothing like it is left, at the list."""
    ((mistyped,), (gone,)) = (
        drafted("stay_reasons.yaml", "id: NO_RECEIPT", "id: NO_RECIEPT"),
        drafted("stay_reasons.yaml", "id: NO_RECEIPT", "id: SOMETHING_ELSE"),
    )

    assert (mistyped.code, mistyped.mend) == ("MISSING_ENTRY", "Did you mean NO_RECEIPT here?")
    assert "NO_RECEIPT" in texts()["stay_reasons.yaml"].splitlines()[mistyped.line - 1]
    assert (gone.code, gone.column) == ("MISSING_ENTRY", 1)
    assert texts()["stay_reasons.yaml"].splitlines()[gone.line - 1] == "entries:"


def test_a_version_taken_away_is_missed_at_the_tables_list() -> None:
    (found,) = [
        one
        for one in drafted("penalties.yaml", "id: LATE_RENEWAL_SURCHARGE", "id: ANOTHER")
        if one.code == "TAKEN_AWAY"
    ]

    assert texts()["penalties.yaml"].splitlines()[found.line - 1] == "entries:"


def test_each_rule_that_code_names_is_in_the_tables() -> None:
    """A rule renamed in the tables and a list of cited ids written anew would else hide each other."""
    named: dict[str, str] = {}
    for room in ROOMS:
        for path in (HOUSE / room).rglob("*.py"):
            for rule in re.findall(r'\brule_id="([^"]+)"', path.read_text(encoding="utf-8")):
                named.setdefault(rule, f"{path.name} names {rule}")

    assert len(named) > 100
    assert [where for rule, where in sorted(named.items()) if rule not in rules()] == []


def test_a_copy_left_beside_a_table_is_no_table() -> None:
    draft = texts()
    draft["penalties (copy).yaml"] = draft["penalties.yaml"]

    assert [(one.file, one.code) for one in check(draft) if one.code == "STRAY_FILE"] == [
        ("penalties (copy).yaml", "STRAY_FILE")
    ]


def test_an_end_and_a_next_version_are_how_a_draft_amends() -> None:
    """The last penalty ends, a version more begins: nothing is found."""
    draft = texts()
    draft["retention.yaml"] = draft["retention.yaml"].replace(
        "    version: 1\n", "    version: 1\n    valid_to: 2030-12-31\n", 1
    )

    assert [one for one in check(draft, own=texts()) if one.code in {"CHANGED_IN_PLACE", "TAKEN_AWAY"}] == []


if __name__ == "__main__":
    CITED.write_text(json.dumps(now_cited(), indent=1) + "\n", encoding="utf-8")
