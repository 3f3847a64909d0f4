"""Whether the acts on work, study, family and lodging fit their file.

A contract that breaks the Labour Code is a fact all the same: the officer who saw it records it, and the register notes
the rule beside the act. Refused is only what cannot be.
"""

from __future__ import annotations

from collections.abc import Iterator

from register.situation_checks import contract_breaches, is_student_only
from register.verdict import Refused
from schemas.events import (
    EmploymentRecorded,
    EnrolmentRecorded,
    FamilyLinkRecorded,
    FileState,
    HostDeclarationMatched,
    HostDeclarationReceived,
    HostDeclarationState,
)


def employment_recorded_refers(state: FileState, event: EmploymentRecorded) -> Refused | None:
    """The employment is new, or the act corrects it."""
    known = any(each.employment_id == event.employment_id for each in state.employments)
    return _new("employment_id", known and event.meta.supersedes is None)


def employment_recorded_follows(state: FileState, event: EmploymentRecorded) -> Iterator[Refused]:
    """What the Labour Code asks of a foreigner's contract, as warnings."""
    yield from contract_breaches(
        contract_from=event.contract_from, contract_to=event.contract_to, renewals=event.renewals, visaed=event.visaed
    )
    if state.governorate is not None and state.governorate != event.governorate:
        yield Refused(
            rule_id="WORK_OUTSIDE_GOVERNORATE", field="governorate", detail=(event.governorate, state.governorate)
        )
    if is_student_only(state, event.contract_from):
        yield Refused(rule_id="STUDENT_MAY_NOT_WORK", field="employment_id")


def enrolment_recorded_refers(state: FileState, event: EnrolmentRecorded) -> Refused | None:
    """The enrolment is new, or the act corrects it."""
    known = any(each.enrolment_id == event.enrolment_id for each in state.enrolments)
    return _new("enrolment_id", known and event.meta.supersedes is None)


def family_link_recorded_refers(state: FileState, event: FamilyLinkRecorded) -> Refused | None:
    """Nobody is their own relative; a link recorded again stays one of its kind and to the same person."""
    if event.other_person_id is not None and event.other_person_id == state.person_id:
        return Refused(rule_id="FAMILY_LINK_TO_SELF", field="other_person_id")
    known = next((each for each in state.family_links if each.link_id == event.link_id), None)
    if known is None or event.meta.supersedes is not None:
        return None
    same = (known.link_type, known.other_person_id) == (event.link_type, event.other_person_id)
    return _new("link_id", not same)


def host_declaration_received_refers(state: FileState, event: HostDeclarationReceived) -> Refused | None:
    """The declaration is new, or says when a known guest left."""
    known = _find_declaration(state, event.declaration_id)
    if known is None or event.meta.supersedes is not None:
        return None
    same = (known.host_kind, known.governorate, known.arrived_on) == (
        event.host_kind,
        event.governorate,
        event.arrived_on,
    )
    return _new("declaration_id", not same or known.left_on is not None)


def host_declaration_matched_refers(state: FileState, event: HostDeclarationMatched) -> Refused | None:
    """The declaration is there."""
    if _find_declaration(state, event.declaration_id) is None:
        return Refused(rule_id="HOST_DECLARATION_UNKNOWN", field="declaration_id")
    return None


def host_declaration_matched_follows(state: FileState, event: HostDeclarationMatched) -> Iterator[Refused]:
    """It was not matched before."""
    known = _find_declaration(state, event.declaration_id)
    if known is not None and known.matched:
        yield Refused(rule_id="HOST_DECLARATION_MATCHED", field="declaration_id")


def _find_declaration(state: FileState, declaration_id: str) -> HostDeclarationState | None:
    return next((each for each in state.host_declarations if each.declaration_id == declaration_id), None)


def _new(field: str, used: bool) -> Refused | None:
    return Refused(rule_id="ID_ALREADY_USED", field=field) if used else None
