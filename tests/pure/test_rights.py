"""Who may read what: every contract has its category, every cell its verdict, and walls hold whatever is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infra.languages import Language
from infra.matrix import as_markdown, as_svg, matrix_of
from register.categories import category_of
from register.lawbook import LawOn
from register.lawcheck import check
from register.rights import (
    Denied,
    Granted,
    Reader,
    ReadRequest,
    Rights,
    decide_read,
    reader_of,
    rights_on,
    verdict_of,
)
from register.rules import rules
from schemas import events
from schemas.content import NOTE, SEALED_FIELDS
from schemas.events import EVENTS, READERS, FileState, ReadPurpose, Role
from tests.examples import APPLICATION, LODGED, life
from tests.examples_measure import measure_ordered
from tests.family_rules import rules_of
from tests.law_examples import texts
from tests.units_examples import LATER, OFFICES, assigned, told

LAW = LawOn(on=LATER)
SEALED = tuple(f"{name}.{path}" for name, paths in SEALED_FIELDS.items() for path in paths)
FIELDS = (*SEALED, *(f"{name}.{NOTE}" for name in EVENTS), *READERS, "Nonsense.path")
ROLES = tuple(role for role in get_args(Role) if role != "UNKNOWN")
PURPOSES = tuple(each for each in get_args(ReadPurpose) if each != "UNKNOWN")
CONTENTS = frozenset(get_args(events.Content))
ORGANISATION = told(*OFFICES)
_LODGED = life(*LODGED)
FILE = replace(
    _LODGED,
    station_of_charge="LM1",
    applications=tuple(replace(each, station_id="LM1") for each in _LODGED.applications),
)
IDENTITY, NOTE_OF_OPINION = "PersonRegistered.identity", "OpinionRecorded.restricted_note"
ENFORCING = {
    "CLERK", "STATION_HEAD", "DISTRICT_OFFICER", "DIRECTORATE_OFFICER", "SIGNATORY", "SUPERVISOR", "MINISTER", "COURT",
    "LEGAL_OFFICER", "BORDER_OFFICER",
}  # fmt: skip


def reader(role: Any, unit: str = "LM1", *, proven: bool = True) -> Reader:
    return Reader(service_number="C-1", unit_id=unit, role=role, proven=proven)


def asked(
    who: Reader | None, purpose: Any, *fields: str, case: str | None = None, state: FileState | None = FILE
) -> Granted | Denied:
    request = ReadRequest(purpose=purpose, case_ref=case, fields=fields)
    return decide_read(request, who, state, ORGANISATION, LAW)


def rule_of(answer: Granted | Denied) -> str | None:
    return answer.rule_id if isinstance(answer, Denied) else None


# --- categories ------------------------------------------------------------------------------------------------------


def test_every_contract_is_in_one_category() -> None:
    """Every event, order, record and state; what the sealed contents are follows from the field that holds them."""
    contents = {each.NAME for each in CONTENTS}

    assert [name for name in READERS if name not in contents and category_of(name, LAW) is None] == []


@pytest.mark.parametrize("field", [*SEALED, *(f"{name}.{NOTE}" for name in EVENTS)])
def test_every_sealed_value_is_in_one_category(field: str) -> None:
    assert category_of(field, LAW) in {entry.id for entry in LAW.entries("data_categories")}


def test_a_value_in_a_list_goes_with_its_field() -> None:
    assert category_of("DecisionTaken.conditions[3].employer", LAW) == "WORK_STUDY"
    assert category_of("DecisionTaken", LAW) == "APPLICATION"
    assert category_of(NOTE_OF_OPINION, LAW) == "ENFORCEMENT_NOTE"


# --- the matrix ------------------------------------------------------------------------------------------------------


def test_the_matrix_has_no_open_cell() -> None:
    """Role by category by purpose: each cell is granted, without right, or behind a wall."""
    matrix = matrix_of(LATER)
    cells = {(one.role, one.category, one.purpose): one.verdict for one in matrix.cells}

    assert len(cells) == len(ROLES) * len(LAW.entries("data_categories")) * len(PURPOSES)
    assert matrix.open_cells == 0
    assert set(cells.values()) == {"GRANTED", "NO_RIGHT", "WALL"}


@pytest.mark.parametrize("lang", Language)
def test_the_matrix_is_drawn_and_written_in_three_languages(lang: Language) -> None:
    matrix = matrix_of(LATER)
    drawn = ET.fromstring(as_svg(matrix, lang))  # noqa: S314 - our own picture

    assert len(drawn.findall(".//{*}title")) == len(matrix.roles) * len(matrix.categories)
    assert len(as_markdown(matrix, lang).splitlines()) == 2 + len(matrix.roles) * len(matrix.categories)


@pytest.mark.parametrize(
    ("roles", "never"),
    [
        ({"ANALYST", "PARTNER", "ADMINISTRATOR", "SYSTEM"}, {"IDENTITY", "TRAVEL_DOCUMENT", "ADDRESS", "FAMILY"}),
        ({"ADMINISTRATOR", "SYSTEM"}, {"APPLICATION", "PERMIT", "FILE_COURSE", "MEASURE", "PROTECTION", "ACCESS_LOG"}),
        ({"AUDITOR"}, {"IDENTITY", "TRAVEL_DOCUMENT", "ADDRESS", "FAMILY", "PROTECTION"}),
        ({"SOCIAL_WORKER"}, {"MEASURE", "APPEAL", "ENFORCEMENT_NOTE"}),
        (ENFORCING, {"PROTECTION"}),
    ],
)
def test_walls_stand(roles: set[str], never: set[str]) -> None:
    """Who makes figures or runs machines sees no person; who helps sees no enforcement; who enforces sees no care."""
    rights = rights_on(LAW)

    assert [cell for cell in rights.cells if cell[0] in roles and cell[1] in never] == []
    assert {(role, category) for role in roles for category in never} <= rights.walls


def test_a_wall_stands_before_a_right_that_crosses_it() -> None:
    """Should such a table ever come into use, its right is not granted."""
    right = rights_on(LAW).cells["CLERK", "IDENTITY", "FILE_HANDLING"]
    crossing = Rights(cells={("CLERK", "PROTECTION", "CARE"): right}, walls=frozenset({("CLERK", "PROTECTION")}))

    assert crossing.find("CLERK", "PROTECTION", "CARE") is None
    assert verdict_of(crossing, "CLERK", "PROTECTION", "CARE") == "WALL"


def test_the_log_of_reads_is_read_for_three_purposes_alone() -> None:
    """To answer the person, to notify a correction, to control (domain 5, the AZR's rule)."""
    purposes = {purpose for _, category, purpose in rights_on(LAW).cells if category == "ACCESS_LOG"}

    assert purposes == {"SUBJECT_ACCESS", "CORRECTION", "AUDIT"}


# --- what is decided -------------------------------------------------------------------------------------------------

BAD = (
    ("READER_NOT_ASSIGNED", asked(None, "FILE_HANDLING", IDENTITY)),
    ("PURPOSE_NOT_OF_ROLE", asked(reader("CLERK"), "AUDIT", IDENTITY)),
    ("PURPOSE_NOT_OF_ROLE", asked(reader("CLERK"), "AUDIT")),
    ("CATEGORY_NOT_OF_ROLE", asked(reader("CLERK"), "FILE_HANDLING", NOTE_OF_OPINION)),
    ("CATEGORY_NOT_OF_ROLE", asked(reader("CLERK"), "FILE_HANDLING", "Nonsense.path")),
    ("CATEGORY_NOT_OF_ROLE", asked(reader("STATION_HEAD"), "FILE_HANDLING", "RecordAccessed")),
    ("READ_WALL", asked(reader("CLERK"), "FILE_HANDLING", "ProtectionStatusRecorded.card")),
    ("READ_WALL", asked(reader("AUDITOR"), "AUDIT", IDENTITY)),
    ("CASE_MISSING", asked(reader("SIGNATORY", "DGF"), "DECISION", IDENTITY)),
    ("CASE_MISSING", asked(reader("SIGNATORY", "DGF"), "DECISION", IDENTITY, case=APPLICATION, state=None)),
    ("CASE_UNKNOWN", asked(reader("SIGNATORY", "DGF"), "DECISION", IDENTITY, case="c1")),
    ("CASE_UNKNOWN", asked(reader("CLERK"), "FILE_HANDLING", IDENTITY, case="c1")),
    ("CASE_OF_OTHER_KIND", asked(reader("CLERK"), "CORRECTION", IDENTITY, case=APPLICATION)),
    ("OUTSIDE_UNIT", asked(reader("CLERK", "LM2"), "FILE_HANDLING", IDENTITY)),
    ("OUTSIDE_UNIT", asked(reader("DISTRICT_OFFICER", "GS1"), "FILE_HANDLING", IDENTITY)),
)  # fmt: skip


@pytest.mark.parametrize(("rule_id", "answer"), BAD, ids=lambda value: value if isinstance(value, str) else "")
def test_a_wish_without_right_is_refused_by_its_rule(rule_id: str, answer: Granted | Denied) -> None:
    assert rule_of(answer) == rule_id


def test_every_rule_on_reading_has_a_case() -> None:
    """Those on tokens have theirs in test_tokens and tests/services/test_desk."""
    tokens = {rule_id for rule_id in rules_of("reading") if rule_id.startswith("TOKEN_")}

    assert rules_of("reading") == {rule_id for rule_id, _ in BAD} | tokens


GOOD = (
    asked(reader("CLERK"), "FILE_HANDLING", IDENTITY),
    asked(reader("DISTRICT_OFFICER", "LMD"), "FILE_HANDLING", IDENTITY),
    asked(reader("DIRECTORATE_OFFICER", "DGF"), "DECISION", IDENTITY, NOTE_OF_OPINION, case=APPLICATION),
    asked(reader("BORDER_OFFICER", "PIF1"), "BORDER_CHECK", IDENTITY),
    asked(reader("DATA_PROTECTION_OFFICER", "DGF"), "AUDIT", "RecordAccessed"),
)


@pytest.mark.parametrize("answer", GOOD)
def test_a_right_is_granted(answer: Granted | Denied) -> None:
    assert isinstance(answer, Granted)
    assert (answer.withheld, answer.flags, answer.noted) == ({}, (), None)


def test_what_the_role_may_not_see_is_withheld_and_the_rest_shown() -> None:
    answer = asked(reader("CLERK"), "FILE_HANDLING", IDENTITY, NOTE_OF_OPINION)

    assert isinstance(answer, Granted)
    assert (answer.fields, answer.withheld) == ((IDENTITY,), {NOTE_OF_OPINION: "CATEGORY_NOT_OF_ROLE"})


def test_an_unproven_reader_off_the_unit_is_noted() -> None:
    """Before the roll-out anybody may claim any unit: what would refuse a proven reader is flagged instead."""
    answer = asked(reader("CLERK", "LM2", proven=False), "FILE_HANDLING", IDENTITY)

    assert isinstance(answer, Granted)
    assert (answer.fields, answer.flags) == ((IDENTITY,), ("OFF_UNIT",))
    assert answer.noted is not None
    assert answer.noted.rule_id == "OUTSIDE_UNIT"


def test_a_unit_with_open_work_in_the_file_reads_it() -> None:
    """An application that lies at another service opens the file to it, and not once it is closed."""
    at_service = replace(FILE, applications=(replace(FILE.applications[0], unit="SRV1"),))
    closed = replace(FILE, applications=(replace(at_service.applications[0], status="CLOSED"),))
    service = reader("OTHER_SERVICE", "SRV1")
    answers = [
        rule_of(asked(service, "FILE_HANDLING", IDENTITY, case=APPLICATION, state=state))
        for state in (at_service, closed, FILE)
    ]

    assert answers == [None, "OUTSIDE_UNIT", "OUTSIDE_UNIT"]


def test_a_measure_is_a_case_of_legal_proceedings() -> None:
    ordered = measure_ordered()
    state = life(*LODGED, ordered)

    assert (
        rule_of(asked(reader("COURT", "T1"), "LEGAL_PROCEEDINGS", IDENTITY, case=ordered.measure_id, state=state))
        is None
    )


def test_the_reader_is_who_the_organisation_says_on_that_day() -> None:
    now = told(*OFFICES, assigned("C-1", until=LATER))

    assert reader_of(now.assignment("C-1", LATER)) == reader("CLERK")
    assert reader_of(now.assignment("C-1", LATER + 1)) is None


@settings(deadline=None)
@given(
    st.sampled_from(ROLES), st.sampled_from(PURPOSES), st.lists(st.sampled_from(FIELDS), unique=True, max_size=6),
    st.sampled_from([None, APPLICATION, "c1"]), st.sampled_from(["LM1", "LM2", "LMD", "DGF", "GS1"]), st.booleans(),
)  # fmt: skip
def test_nothing_is_granted_that_no_right_names(
    role: Role, purpose: ReadPurpose, fields: list[str], case: str | None, unit: str, proven: bool
) -> None:
    """Each field is granted or withheld by a known rule; what is granted stands in the table and behind no wall."""
    rights = rights_on(LAW)
    answer = asked(reader(role, unit, proven=proven), purpose, *fields, case=case)
    if isinstance(answer, Denied):
        assert answer.rule_id in rules()
        return
    assert {*answer.fields, *answer.withheld} == set(fields)
    assert set(answer.withheld.values()) <= set(rules())
    for field in answer.fields:
        category = category_of(field, LAW) or ""
        right = rights.cells[role, category, purpose]
        assert (role, category) not in rights.walls
        assert not right.cases or case == APPLICATION
        assert not proven or right.scope != "OWN_UNIT" or unit == FILE.station_of_charge


# --- a draft of the tables -------------------------------------------------------------------------------------------

AGAIN = """  - id: BORDER_AGAIN
    version: 1
    valid_from: 2026-01-01
    known_from: 2026-01-01
    source: DESIGN
    status: unverified
    name: {en: "Again", fr: "Encore", ar: "مرة أخرى"}
    role: [BORDER_OFFICER]
    category: [PERMIT]
    purpose: [BORDER_CHECK]
    scope: ALL
"""


@pytest.mark.parametrize(
    ("code", "file", "old", "new"),
    [
        ("THROUGH_A_WALL", "rights.yaml", "category: [STATISTICS]", "category: [STATISTICS, IDENTITY]"),
        ("THROUGH_A_WALL", "rights.yaml", "category: [PROTECTION]", "category: [PROTECTION, MEASURE]"),
        ("THROUGH_A_WALL", "rights.yaml", "role: [SOCIAL_WORKER]", "role: [SOCIAL_WORKER, CLERK]"),
        ("GIVEN_TWICE", "rights.yaml", "  - id: BORDER\n", f"{AGAIN}  - id: BORDER\n"),
        ("PLACED_TWICE", "data_categories.yaml", "holds: [FamilyLinkRecorded]", "holds: [AddressDeclared]"),
        ("UNKNOWN_CODE", "data_categories.yaml", "holds: [FamilyLinkRecorded]", "holds: [FamilyLinkWritten]"),
        ("UNKNOWN_CODE", "data_categories.yaml", "holds: [FamilyLinkRecorded]", "holds: [FamilyLinkRecorded.one]"),
        ("MISSING_CODE", "read_flags.yaml", "id: NIGHT", "id: NIGHTS"),
    ],
)
def test_a_draft_that_opens_a_wall_or_says_a_thing_twice_is_found(code: str, file: str, old: str, new: str) -> None:
    drafts = texts()
    assert old in drafts[file]
    drafts[file] = drafts[file].replace(old, new, 1)

    assert code in {found.code for found in check(drafts)}
