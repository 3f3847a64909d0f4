"""The linter of the law's tables: the tables of the register are clean, and each kind of fault is found on its line."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from register.lawcheck import Finding, check, schemas_of_the_law
from tests.law_examples import amended
from tests.law_examples import files as texts


def broken(file: str, old: str, new: str) -> tuple[list[Finding], int]:
    """Return what is found when the first `old` of a table becomes `new`, and the line on which `new` begins."""
    tables = texts()
    assert old in tables[file]
    place = tables[file].index(old)
    tables[file] = tables[file].replace(old, new, 1)
    return list(check(tables)), tables[file][:place].count("\n") + 1


def schema_for(file: str, text: str) -> str:
    """Return the name of a table's schema."""
    kind = re.search(r"^kind: (\w+)$", text, re.MULTILINE)
    return f"{kind[1]}.json" if kind else file.replace(".yaml", ".json")


FEE_AMOUNT = "    title: [TEMPORARY]\n    amount: null"
FAULTS = [
    ("MONEY_FLOAT", "fees.yaml", FEE_AMOUNT, "    title: [TEMPORARY]\n    amount: 120.5"),
    ("MONEY_FORM", "fees.yaml", FEE_AMOUNT, "    title: [TEMPORARY]\n    amount: 120"),
    ("MONEY_FORM", "penalties.yaml", 'cap: "3000.000"', 'cap: "3000.00"'),
    ("BAD_DATE", "waivers.yaml", "valid_to: 2020-09-30", "valid_to: 2020-09-31"),
    ("BAD_DATE", "waivers.yaml", "valid_from: 2020-07-09", "valid_from: July 2020"),
    ("PERIOD_REVERSED", "waivers.yaml", "valid_to: 2020-09-30", "valid_to: 2020-07-08"),
    ("MISSING_VERSION", "accords.yaml", "    version: 1\n", ""),
    ("MISSING_VERSION", "accords.yaml", "    version: 1\n", "    version: 2\n"),
    ("MISSING_FIELD", "accords.yaml", "    status: conflicting\n", ""),
    ("UNKNOWN_CODE", "accords.yaml", "nationality: [FRA]", "nationality: [FR]"),
    ("UNKNOWN_CODE", "accords.yaml", "status: conflicting", "status: certain"),
    ("UNKNOWN_CODE", "checklists.yaml", "documents: [WORK_CONTRACT]", "documents: [WORK_CONTRAKT]"),
    ("UNKNOWN_CODE", "delegations.yaml", 'parent: "11"', 'parent: "99"'),
    ("UNKNOWN_SOURCE", "accords.yaml", "source: ACCORD_FR_1988\n", "source: ACCORD_FR_1989\n"),
    ("UNKNOWN_FIELD", "accords.yaml", "by_right: true", "by_rigth: true"),
    ("REPEATED_FIELD", "accords.yaml", "by_right: true", "by_right: true\n    by_right: false"),
    ("FIELD_NOT_TEXT", "codes.yaml", "icao_9303:", "9303:"),
    ("MISSING_LANGUAGE", "fees.yaml", ', ar: "المعاليم"}', "}"),
    ("CYCLE", "levels.yaml", "escalates_to: null", "escalates_to: STATION"),
    ("CYCLE", "checklists.yaml", "documents: [MODEL_45,", "extends: STUDY\n    documents: [MODEL_45,"),
    ("MISSING_LANGUAGE", "accords.yaml", 'title: {en: "Bilateral accords", ', "title: {"),
    ("WRONG_SCRIPT", "accords.yaml", 'ar: "الاتفاقات الثنائية"', 'ar: "Accords"'),
    ("OVERLAP", "penalties.yaml", "valid_to: 2017-09-25", "valid_to: 2017-09-26"),
    ("OVERLAP", "fees.yaml", "title: [ORDINARY]", "title: [ORDINARY, TEMPORARY]"),
    ("GAP", "penalties.yaml", "valid_to: 2017-09-25", "valid_to: 2017-09-24"),
    ("MISSING_CODE", "checklists.yaml", "reason: SPORT", "reason: STUDY"),
    ("UNKNOWN_KIND", "titles.yaml", "kind: code_list", "kind: code_lists"),
    ("UNKNOWN_FIELD", "delegations.yaml", "day: 2006-01-01", "on: 2006-01-01"),
    ("SYNTAX", "waivers.yaml", "kind: waivers", "kind: {waivers"),
    ("WRONG_TYPE", "deadlines.yaml", "lead: {days: 60}", "lead: 60"),
    ("NUMBER_IMPOSSIBLE", "waivers.yaml", "share_percent: 100", "share_percent: 101"),
    ("UNKNOWN_VERSION", "waivers.yaml", "    version: 1\n", "    version: 1\n    replaces: 4\n"),
    ("MISSING_FIELD", "duplicates.yaml", "    weight: 500\n", ""),
    ("NUMBER_IMPOSSIBLE", "duplicates.yaml", "weight: 500", "weight: 5000"),
    ("UNKNOWN_CODE", "duplicates.yaml", "kind: STRICT", "kind: STRONG"),
    ("UNUSABLE", "duplicates.yaml", "id: SEX_DIFFERS", "id: SEX_DIFERS"),
    ("MISSING_LANGUAGE", "rules.yaml", 'reason: {en: "A sealed value of this act cannot be opened.", ', "reason: {"),
]


def test_the_tables_of_the_register_are_without_fault() -> None:
    """`sijill law check` finds nothing in the tables that are in use."""
    assert check(texts()) == ()


@pytest.mark.parametrize(("code", "file", "old", "new"), FAULTS, ids=[f"{each[0]} {each[1]}" for each in FAULTS])
def test_a_fault_is_found_in_its_file_and_tells_what_to_do(code: str, file: str, old: str, new: str) -> None:
    """Every kind of fault is named by its code, in the file where it was made, with a sentence and a mend."""
    found, _ = broken(file, old, new)
    told = [each for each in found if each.code == code]

    assert told, found
    assert {each.file for each in told} == {file}
    assert all(each.what.endswith(".") and each.mend for each in told)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("accords.yaml", "nationality: [FRA]", "nationality: [FR]"),
        ("waivers.yaml", "valid_to: 2020-09-30", "valid_to: 2020-02-30"),
        ("accords.yaml", "source: ACCORD_FR_1988\n", "source: ACCORD_FR_1989\n"),
        ("waivers.yaml", "share_percent: 100", "share_percent: all"),
    ],
)
def test_a_fault_is_shown_on_its_line(file: str, old: str, new: str) -> None:
    """The line told is the line of the wrong value."""
    found, line = broken(file, old, new)

    assert [each.line for each in found] == [line]


def test_the_rules_of_a_family_are_checked_too() -> None:
    """A refusal that lacks a language is found in rules/ as well."""
    phrase = '{en: "One.", fr: "Un.", ar: "واحد."}'
    family = f"rules:\n  SOME_RULE:\n    reason: {phrase}\n    mend: {phrase}\n    source: design\n    warns: true\n"
    damaged = family.replace('fr: "Un.", ', "", 1)

    assert check(texts() | {"rules/permit.yaml": family}) == ()
    assert [each.code for each in check(texts() | {"rules/permit.yaml": damaged})] == ["MISSING_LANGUAGE"]


def test_a_draft_is_judged_by_its_own_codes_of_passports() -> None:
    """A code that the draft's codes.yaml adds may be used by its tables at once; nothing else may."""
    used = amended("accords.yaml", "nationality: [FRA]", "nationality: [FRA, XYZ]")
    added = amended("codes.yaml", "codes: [XXA,", "codes: [XYZ, XXA,")["codes.yaml"]

    assert [each.code for each in check(used)] == ["UNKNOWN_CODE"]
    assert check(used | {"codes.yaml": added}) == ()


def test_a_table_that_is_not_there_is_a_fault() -> None:
    """Entries end by their dates; a set of tables without one of them is no version of the law."""
    fewer = {name: text for name, text in texts().items() if name != "retention.yaml"}

    assert [(each.file, each.code) for each in check(fewer, own=texts())] == [("retention.yaml", "MISSING_TABLE")]


def test_a_correction_may_overlap_what_it_replaces() -> None:
    """Two versions hold on the same day when the later one says that it replaces the earlier."""
    again = yaml.safe_load(texts()["waivers.yaml"])["entries"][0] | {"version": 2, "replaces": 1}
    table = yaml.safe_load(texts()["waivers.yaml"])
    table["entries"].append(again)
    corrected = texts() | {"waivers.yaml": yaml.safe_dump(table, allow_unicode=True)}
    again.pop("replaces")
    doubled = texts() | {"waivers.yaml": yaml.safe_dump(table, allow_unicode=True)}

    assert [each.code for each in check(corrected)] == []
    assert [each.code for each in check(doubled)] == ["OVERLAP"]


def full_validator(schema: str) -> Draft202012Validator:
    """Return the reference validator for a schema of the law."""
    loaded = schemas_of_the_law()
    registry = Registry().with_resources([(name, Resource.from_contents(dict(each))) for name, each in loaded.items()])
    Draft202012Validator.check_schema(dict(loaded[schema]))
    return Draft202012Validator(dict(loaded[schema]), registry=registry)


def as_json(text: str) -> object:
    """Return a table as JSON has it: dates are text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=date.isoformat))


@pytest.mark.parametrize(
    "file", [file for file in sorted(texts()) if schema_for(file, texts()[file]) in schemas_of_the_law()]
)
def test_a_full_validator_agrees_that_a_table_has_its_shape(file: str) -> None:
    """The schemas are JSON Schema 2020-12, and each table fits its own."""
    text = texts()[file]

    assert [error.message for error in full_validator(schema_for(file, text)).iter_errors(as_json(text))] == []


SHAPE = {
    "MONEY_FLOAT",
    "MONEY_FORM",
    "MISSING_FIELD",
    "UNKNOWN_FIELD",
    "WRONG_TYPE",
    "NUMBER_IMPOSSIBLE",
    "MISSING_LANGUAGE",
}


@pytest.mark.parametrize(
    ("code", "file", "old", "new"), [each for each in FAULTS if each[0] in SHAPE], ids=lambda each: str(each)[:24]
)
def test_a_full_validator_finds_the_same_faults_of_shape(code: str, file: str, old: str, new: str) -> None:
    """What the linter calls a fault of shape, JSON Schema refuses too."""
    text = texts()[file].replace(old, new, 1)

    assert list(full_validator(schema_for(file, text)).iter_errors(as_json(text)))
