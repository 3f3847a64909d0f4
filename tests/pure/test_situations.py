"""Work, study, family and lodging: what cannot be is refused, what breaks the Labour Code is recorded and noted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.change import changed
from register.fold_situation import EMPLOYMENTS, HOST_DECLARATIONS
from register.rules import rule
from register.situation_checks import checks
from register.verdict import Accepted, Refused
from schemas.events import Event, FileState
from tests.examples import (
    DECIDED,
    LODGED,
    PERSON,
    REGISTERED,
    START_DAY,
    address_declared,
    an_id,
    decision_notified,
    decision_taken,
    judged,
    life,
    permit_handed_over,
    permit_produced,
    taken_over,
)
from tests.examples_situation import (
    DECLARATION,
    EMPLOYMENT,
    employment_recorded,
    enrolment_recorded,
    family_link_recorded,
    host_declaration_matched,
    host_declaration_received,
)

STUDENT = (*DECIDED, decision_notified(), permit_produced(), permit_handed_over())
AT_HOME = life(*REGISTERED, address_declared())
DECLARED = life(*REGISTERED, host_declaration_received())


# --- warnings: the act is a fact, an officer looks at it -----------------------------------------------------------

WARNED: list[tuple[str, dict[str, Any], FileState]] = [
    ("WORK_CONTRACT_TOO_LONG", {"contract_to": START_DAY + 365}, AT_HOME),
    ("WORK_CONTRACT_TOO_LONG", {"contract_to": None}, AT_HOME),
    ("WORK_RENEWED_TOO_OFTEN", {"renewals": 2}, AT_HOME),
    ("WORK_CONTRACT_NOT_VISAED", {"visaed": False}, AT_HOME),
    ("WORK_OUTSIDE_GOVERNORATE", {"governorate": "51"}, AT_HOME),
    ("STUDENT_MAY_NOT_WORK", {"contract_from": START_DAY + 10, "contract_to": START_DAY + 20}, life(*STUDENT)),
    ("STUDENT_MAY_NOT_WORK", {}, life(*LODGED)),
]


@pytest.mark.parametrize(("rule_id", "changes", "state"), WARNED, ids=lambda value: str(value)[:28])
def test_a_contract_against_the_labour_code_is_accepted_with_the_rule_as_a_finding(
    rule_id: str, changes: dict[str, Any], state: FileState
) -> None:
    """A register that refused it would only not know of it."""
    assert judged(state, employment_recorded(**changes)) == Accepted(flags=("OUTSIDE_PROCEDURE",), findings=(rule_id,))


def test_a_lawful_contract_is_accepted_without_a_word() -> None:
    """A year to the day, renewed once, visaed, where the person lives."""
    assert judged(AT_HOME, employment_recorded(renewals=1)) == Accepted()
    assert judged(life(*REGISTERED), employment_recorded(governorate="51")) == Accepted()


def test_a_contract_of_an_older_register_is_noted_in_the_same_way() -> None:
    """Its rules are warnings, then as now."""
    verdict = judged(AT_HOME, employment_recorded(**taken_over(), visaed=False))

    assert isinstance(verdict, Accepted)
    assert verdict.findings == ("WORK_CONTRACT_NOT_VISAED",)


def test_checks_count_contracts_in_force_on_the_day_and_no_others() -> None:
    """Before the first day and after the last there is nothing to look at."""
    state = life(employment_recorded(governorate="51", visaed=False), state=AT_HOME)

    assert [check.rule_id for check in checks(state, START_DAY)] == [
        "WORK_CONTRACT_NOT_VISAED",
        "WORK_OUTSIDE_GOVERNORATE",
    ]
    assert {check.about for check in checks(state, START_DAY + 364)} == {EMPLOYMENT}
    assert checks(state, START_DAY - 1) == checks(state, START_DAY + 365) == ()


def test_a_move_raises_the_check_and_a_move_back_ends_it() -> None:
    """The governorate of the address against that of the contract, as they stand."""
    state = life(employment_recorded(), state=AT_HOME)
    moved = life(address_declared(address_id=an_id("Sousse"), governorate="51", since=START_DAY), state=state)
    back = life(address_declared(address_id=an_id("Tunis"), governorate="11", since=START_DAY), state=moved)

    assert checks(state, START_DAY + 3) == checks(back, START_DAY + 3) == ()
    assert [(c.rule_id, c.detail) for c in checks(moved, START_DAY + 3)] == [("WORK_OUTSIDE_GOVERNORATE", ("11", "51"))]


def test_a_student_who_works_is_a_check_and_changes_no_state() -> None:
    """The card stays what it is; with a card to work there is no check."""
    state = life(employment_recorded(contract_from=START_DAY + 10), state=life(*STUDENT))
    worker = life(
        *DECIDED[:-1],
        decision_taken(reason="WORK_SALARIED"),
        permit_produced(),
        employment_recorded(contract_from=START_DAY + 10),
    )

    assert "STUDENT_MAY_NOT_WORK" in {check.rule_id for check in checks(state, START_DAY + 20)}
    assert [(p.status, p.reason) for p in state.permits] == [("HANDED_OVER", "STUDY")]
    both = changed(worker, permits=(*worker.permits, changed(worker.permits[0], reason="STUDY")))
    assert "STUDENT_MAY_NOT_WORK" not in {check.rule_id for check in checks(worker, START_DAY + 20)}
    assert "STUDENT_MAY_NOT_WORK" not in {check.rule_id for check in checks(both, START_DAY + 20)}


# --- refusals: what cannot be --------------------------------------------------------------------------------------

BAD: list[tuple[str, str, FileState, Event]] = [
    ("PERIOD_REVERSED", "contract_to", AT_HOME, employment_recorded(contract_to=START_DAY - 1)),
    ("CODE_UNKNOWN", "occupation", AT_HOME, employment_recorded(occupation="cook")),
    ("CODE_UNKNOWN", "activity", AT_HOME, employment_recorded(activity="5610")),
    ("CODE_UNKNOWN", "governorate", AT_HOME, employment_recorded(governorate="99")),
    ("NUMBER_IMPOSSIBLE", "renewals", AT_HOME, employment_recorded(renewals=-1)),
    ("ID_ALREADY_USED", "employment_id", life(employment_recorded(), state=AT_HOME),
     employment_recorded(event_id=an_id("again"))),
    ("ACADEMIC_YEAR_MISFIT", "academic_year", AT_HOME, enrolment_recorded(academic_year=2024)),
    ("ACADEMIC_YEAR_MISFIT", "academic_year", AT_HOME, enrolment_recorded(academic_year=2027)),
    ("CODE_UNKNOWN", "level", AT_HOME, enrolment_recorded(level=10)),
    ("CODE_UNKNOWN", "field", AT_HOME, enrolment_recorded(field="law")),
    ("FAMILY_LINK_OF_NOBODY", "other_person_id", AT_HOME, family_link_recorded(other=None)),
    ("FAMILY_LINK_TO_SELF", "other_person_id", AT_HOME, family_link_recorded(other_person_id=PERSON)),
    ("VALUE_UNKNOWN", "link_type", AT_HOME, family_link_recorded(link_type="UNKNOWN")),
    ("ID_ALREADY_USED", "link_id", life(family_link_recorded(), state=AT_HOME),
     family_link_recorded(link_type="CHILD", event_id=an_id("again"))),
    ("DATE_IN_FUTURE", "arrived_on", AT_HOME, host_declaration_received(arrived_on=START_DAY + 3)),
    ("PERIOD_REVERSED", "left_on", AT_HOME, host_declaration_received(left_on=START_DAY - 9)),
    ("HOST_DECLARATION_UNKNOWN", "declaration_id", AT_HOME, host_declaration_matched()),
    ("HOST_DECLARATION_MATCHED", "declaration_id", life(host_declaration_matched(), state=DECLARED),
     host_declaration_matched(event_id=an_id("again"))),
    ("NUMBER_IMPOSSIBLE", "score", DECLARED, host_declaration_matched(score=1001)),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "field", "state", "event"), BAD, ids=lambda value: str(value)[:24])
def test_what_cannot_be_is_refused(rule_id: str, field: str, state: FileState, event: Event) -> None:
    """Whatever its date, with the field to mend."""
    verdict = judged(state, event)

    assert isinstance(verdict, Refused)
    assert (verdict.rule_id, verdict.field) == (rule_id, field)


# --- what the file knows -------------------------------------------------------------------------------------------


def test_a_link_can_end_and_a_guest_can_leave() -> None:
    """The same link and the same declaration, with their last day."""
    state = life(family_link_recorded(), host_declaration_received(), state=AT_HOME)
    ended = life(
        family_link_recorded(to_date=START_DAY - 1, event_id=an_id("divorce")),
        host_declaration_received(left_on=START_DAY, event_id=an_id("left")),
        state=state,
    )

    assert [link.to_date for link in ended.family_links] == [START_DAY - 1]
    assert [(d.declaration_id, d.left_on, d.matched) for d in ended.host_declarations] == [
        (DECLARATION, START_DAY, False)
    ]


def test_a_host_s_word_moves_no_address() -> None:
    """Where a person lives is what the person declared."""
    state = life(host_declaration_received(governorate="51"), host_declaration_matched(), state=AT_HOME)

    assert (state.governorate, state.host_declarations[0].matched) == ("11", True)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60))
def test_the_state_stays_bounded_and_keeps_the_latest(numbers: list[int]) -> None:
    """However many contracts and declarations there are."""
    state = AT_HOME
    for number in dict.fromkeys(numbers):
        state = life(
            employment_recorded(employment_id=an_id(f"work {number}")),
            host_declaration_received(declaration_id=an_id(f"stay {number}")),
            state=state,
        )
    latest = [an_id(f"work {number}") for number in dict.fromkeys(numbers)][-EMPLOYMENTS:]

    assert [each.employment_id for each in state.employments] == latest
    assert len(state.host_declarations) <= HOST_DECLARATIONS


def test_the_warnings_name_their_source_and_that_nobody_verified_it() -> None:
    """They are never presented as law."""
    warnings = {rule_id for rule_id, _, _ in WARNED}

    assert all(rule(rule_id).warns and rule(rule_id).status == "unverified" for rule_id in warnings)
