"""A slip in a file of the law is told once, at the word that is wrong, in words for whoever wrote it."""

from __future__ import annotations

import re

import pytest

from register.lawcheck import Finding, check
from tests.law_examples import amended, files

POWER = 'FileOpened: {roles: [DESK], source: "domain 2.4, row 3", status: unverified}'
SLIPS = (
    # file, what stood there, what stands there now, where it is told, a word of the mend
    ("powers.yaml", "  FileOpened:", "  FileOpend:", "FileOpend", "FileOpened"),
    ("powers.yaml", "FileOpened: {roles: [DESK]", "FileOpened: {roles: [DESQ]", "DESQ", "DESK"),
    ("powers.yaml", "at: {AT_DIRECTORATE:", "at: {AT_DIRECTORAT:", "AT_DIRECTORAT", "AT_DIRECTORATE"),
    ("powers.yaml", "  CLERK: {en", "  CLERC: {en", "CLERC", "CLERK"),
    ("powers.yaml", "  DESK: [CLERK", "  DEKS: [CLERK", "DEKS", "DESK"),
    ("powers.yaml", "  DESK: [CLERK", "  DESK: [CLERC", "CLERC", "CLERK"),
    ("powers.yaml", POWER, "FileOpened: [DESK]", "[DESK]", "a list"),
    ("powers.yaml", POWER, "", "acts:", "Add it"),
    ("powers.yaml", POWER, POWER.replace("status: ", "statut: "), "statut", "status"),
    ("powers.yaml", ', ar: "عون المركز"', "", "{en: ", "Arabic"),
    ("machines.yaml", "machines:\n", "machinos:\n", "machinos", "machines"),
    ("machines.yaml", "  permit:\n", "  permitt:\n", "permitt", "permit"),
    ("machines.yaml", "      LODGED: {title", "      LODGD: {title", "LODGD", "LODGED"),
    ("machines.yaml", 'fr: "Déposée", ar: "مودع"', 'fr: "Déposée"', "{en: ", "Arabic"),
    ("machines.yaml", "to: INCOMPLETE, source", "to: INCOMPLET, source", "INCOMPLET", "INCOMPLETE"),
    ("machines.yaml", "step: DOCUMENT_MISSING, from", "step: DOCUMENT_MISING, from", "DOCUMENT_MISING", "_MISSING"),
    ("machines.yaml", "      DOCUMENT_MISSING: {", "      DOCUMENT_MISING: {", "DOCUMENT_MISING", "_MISSING"),
    ("machines.yaml", "      PermitArrived: {title", "      PermitArived: {title", "PermitArived", "PermitArrived"),
    ("machines.yaml", "acts: [DocumentAssessed]", "acts: [DocumentAsessed]", "DocumentAsessed", "DocumentAssessed"),
    ("machines.yaml", "begins: {ApplicationL", "begins: {AplicationL", "AplicationL", "ApplicationL"),
    ("machines.yaml", "    transitions:\n", "    transition:\n", "transition", "transitions"),
    ("machines.yaml", "status: unverified", "status: verified", "verified", "own, unverified"),
    ("machines.yaml", "    landing: {", "    landing: {CLOSD: CLOSED, ", "CLOSD", "CLOSED"),
    ("rules.yaml", "  CODE_UNKNOWN:", "  CODE_UNKNWON:", "CODE_UNKNWON", "CODE_UNKNOWN"),
    ("rules.yaml", "    source: design 7\n", "    source: 7\n", "7", '"7"'),
    ("rules/units.yaml", "    mend: {en", "    mand: {en", "mand", "mend"),
    ("rules/units.yaml", "\nrules:", "\nrulez:", "rulez", "rules"),
    ("rules/units.yaml", "    source: ", "    warns: perhaps\n    source: ", "perhaps", "text"),
    ("codes.yaml", "XXB", "XXA", "XXA, XXC", "once"),
    ("codes.yaml", "XXB", "XXBA", "XXBA", "three capital letters"),
    ("codes.yaml", "GBD", "NO", "NO", '"NO"'),
    ("codes.yaml", "  codes: [XXA", "  code: [XXA", "code", "codes"),
    ("codes.yaml", "icao_9303:", "icao_9330:", "icao_9330", "icao_9303"),
    ("duplicates.yaml", "id: SEX_DIFFERS", "id: SEX_DIFERS", "SEX_DIFERS", "SEX_DIFFERS"),
)  # fmt: skip


def told(draft: dict[str, str]) -> tuple[Finding, ...]:
    """Return what is found in a draft, beside the law in use."""
    return check(draft, own=files())


def at(draft: dict[str, str], found: Finding) -> str:
    """Return the text that begins where a fault is shown."""
    return draft[found.file].splitlines()[found.line - 1][found.column - 1 :]


@pytest.mark.parametrize(("file", "old", "new", "word", "right"), SLIPS, ids=[f"{one[0]} {one[3]}" for one in SLIPS])
def test_a_slip_is_told_once_at_the_wrong_word(file: str, old: str, new: str, word: str, right: str) -> None:
    """File, line and column are those of the word; nothing that follows from it is told beside it; no Python."""
    draft = amended(file, old, new)

    (found,) = told(draft)

    assert found.file == file
    assert at(draft, found).startswith(word)
    assert right in found.mend
    assert re.search(r"__|Error|\bNone\b|\bdict\b|\bstr\b|\bint\b|argument|\^\[", found.what + found.mend) is None


def test_one_slip_does_not_hide_the_others() -> None:
    """Each of five slips in three files is told."""
    draft = amended("powers.yaml", "  FileOpened:", "  FileOpend:")
    for file, old, new in (
        ("powers.yaml", "AddressDeclared: {roles: [DESK]", "AddressDeclared: {roles: [DESQ]"),
        ("powers.yaml", "  CLERK: {en", "  CLERC: {en"),
        ("machines.yaml", "to: INCOMPLETE, source", "to: INCOMPLET, source"),
        ("codes.yaml", "GBD", "NO"),
    ):
        draft[file] = draft[file].replace(old, new, 1)

    words = {re.split(r"[:,\]]", at(draft, each))[0] for each in told(draft)}

    assert words == {"FileOpend", "DESQ", "CLERC", "INCOMPLET", "NO"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (", rest: true}", "}", "NO_REST"),
        ("from: [FILED], to: DECIDED,", "from: [FILED, FILED], to: DECIDED,", "WAY_TWICE"),
        (
            "    transitions:\n      - {step: AppealDecided",
            '      AppealFiled: {title: {en: "a", fr: "a", ar: "ا"}}\n    transitions:\n      - {step: AppealDecided',
            "NO_WAY",
        ),
    ],
)
def test_a_life_that_cannot_be_lived_is_told(old: str, new: str, code: str) -> None:
    """A state without an exit, two ways by one step, a step that leads nowhere: in the life of an appeal."""
    text = files()["machines.yaml"]
    before, life = text[: text.index("  appeal:\n")], text[text.index("  appeal:\n") :]
    assert old in life

    found = told(files() | {"machines.yaml": before + life.replace(old, new, 1)})

    assert {each.code for each in found} == {code}
    assert all(each.line > before.count("\n") for each in found)


def test_a_rule_in_two_files_is_told_where_it_stands_again() -> None:
    draft = amended("rules/units.yaml", "\nrules:\n", "\nrules:\n  CODE_UNKNOWN:\n")

    assert [at(draft, each) for each in told(draft) if each.code == "RULE_TWICE"] == ["CODE_UNKNOWN:"]


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("kind: waivers", "\tkind: waivers", "ODD_BLANK", "A tab stands"),
        ("    version: 1", "\t version: 1", "ODD_BLANK", "A tab stands"),
        ("kind: waivers", "kind:\u00a0waivers", "ODD_BLANK", "no-break blank"),
        ("    version: 1", "\u00a0\u00a0\u00a0\u00a0version: 1", "ODD_BLANK", "no-break blank"),
        ("kind: waivers", "kind: wai\x00vers", "ODD_CHARACTER", "cannot be seen"),
        ("kind: waivers", "kind: wai\udcffvers", "NOT_UTF8", "UTF-8"),
        ("kind: waivers", "kind: {waivers", "SYNTAX", "bracket"),
        ("kind: waivers", "kind: a: b", "SYNTAX", "colon"),
        ("kind: waivers", "kind: @waivers", "SYNTAX", "No text begins"),
        ("kind: waivers", 'kind: "waivers" too', "SYNTAX", "does not fit"),
        ("kind: waivers", "kind: waivers\n---", "SYNTAX", "second table"),
    ],
)
def test_a_table_that_cannot_be_read_says_why_and_nothing_else(old: str, new: str, code: str, said: str) -> None:
    """What looks like a blank is named; no table that points to this one is blamed, no entry is missed."""
    draft = amended("waivers.yaml", old, new)

    (found,) = told(draft)

    assert (found.file, found.code) == ("waivers.yaml", code)
    assert said in found.what
    changed = draft["waivers.yaml"][: draft["waivers.yaml"].index(new)].count("\n") + 1
    assert found.line in {changed, changed + 1}


@pytest.mark.parametrize("file", ["sources.yaml", "reasons.yaml", "rules.yaml", "rules/units.yaml", "powers.yaml"])
def test_a_list_that_cannot_be_read_is_not_called_missing(file: str) -> None:
    """The tables whose codes it holds are not judged by it."""
    assert [each.code for each in told(files() | {file: 'version: "2026.1\n'})] == ["SYNTAX"]


def test_a_no_break_blank_in_a_text_is_a_text() -> None:
    """French sets one before a colon."""
    assert told(amended("waivers.yaml", 'fr: "', 'fr: "Exemple\u00a0: ')) == ()


@pytest.mark.parametrize(
    ("old", "new"), [("valid_from: 2017-09-26", "valid_from: 2017-09-31"), ("valid_to: 2017-09-25", "valid_to: soon")]
)
def test_a_bad_date_is_told_alone(old: str, new: str) -> None:
    """No version is missed and no gap is seen because the date of one cannot be read."""
    assert [each.code for each in told(amended("penalties.yaml", old, new))] == ["BAD_DATE"]


def test_no_gap_is_seen_where_a_date_cannot_be_read() -> None:
    """Between the first and the third version stands one that has a date, if only it were written rightly."""
    draft = amended("penalties.yaml", "valid_from: 2017-09-26", "valid_from: 2017-09-31\n    valid_to: 2025-12-31")
    first = draft["penalties.yaml"][
        draft["penalties.yaml"].index("  - id: ") : draft["penalties.yaml"].index("    notes:")
    ]
    third = first.replace("version: 1", "version: 3").replace("1994-04-11", "2026-01-01")
    draft["penalties.yaml"] += third.replace("    valid_to: 2017-09-25\n", "")

    assert [each.code for each in told(draft)] == ["BAD_DATE"]
