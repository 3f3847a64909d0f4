"""Checks on how a person works and studies: what an officer should look at on a day, never a fact of the file.

Work rules of domain.md 1.4 (Labour Code, articles 258 to 269): a contract of a year at most, renewed once, visaed by
the ministry, kept in the governorate that it states; and students may not work. Each check cites its rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from register.days import local_day
from register.lengths import Length, after
from register.verdict import Refused
from schemas.events import EmploymentState, FileState, PermitState, Reason

LONGEST_CONTRACT = Length(years=1)
MOST_RENEWALS = 1
STUDENTS: frozenset[Reason] = frozenset({"STUDY", "SCHOOL", "TRAINEE"})
OF_NO_USE = frozenset({"WITHDRAWN", "REPLACED", "RETURNED", "CANCELLED_PRINT_ERROR", "ORDERED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something to look at: the rule, and the id of the contract it is about."""

    rule_id: str
    about: str
    detail: tuple[str, ...] = ()


def checks(state: FileState, on: int) -> tuple[Check, ...]:
    """Return what is to be looked at on a day (days since 1970-01-01): only contracts in force then count."""
    return tuple(check for each in state.employments if in_force(each, on) for check in _of_contract(state, each, on))


def in_force(employment: EmploymentState, on: int) -> bool:
    """Return whether the contract runs on that day; one without an end runs on."""
    return employment.contract_from <= on and (employment.contract_to is None or on <= employment.contract_to)


def contract_breaches(*, contract_from: int, contract_to: int | None, renewals: int, visaed: bool) -> Iterator[Refused]:
    """Yield what the Labour Code does not allow in a contract of a foreigner."""
    if contract_to is None or contract_to >= after(contract_from, LONGEST_CONTRACT):
        yield Refused(rule_id="WORK_CONTRACT_TOO_LONG", field="contract_to")
    if renewals > MOST_RENEWALS:
        yield Refused(rule_id="WORK_RENEWED_TOO_OFTEN", field="renewals", detail=(str(renewals),))
    if not visaed:
        yield Refused(rule_id="WORK_CONTRACT_NOT_VISAED", field="visaed")


def is_student_only(state: FileState, on: int) -> bool:
    """Return whether all that the person holds on that day was given to study; also while the first card is awaited."""
    held: set[Reason] = {permit.reason for permit in state.permits if _holds(permit, on)}
    if not held:
        held = {one.reason for one in state.applications if one.closed_at is None and local_day(one.lodged_at) <= on}
    return bool(held) and held <= STUDENTS


def _of_contract(state: FileState, employment: EmploymentState, on: int) -> Iterator[Check]:
    about = employment.employment_id
    for breach in contract_breaches(
        contract_from=employment.contract_from,
        contract_to=employment.contract_to,
        renewals=employment.renewals,
        visaed=employment.visaed,
    ):
        yield Check(rule_id=breach.rule_id, about=about, detail=breach.detail)
    if state.governorate is not None and state.governorate != employment.governorate:
        detail = (employment.governorate, state.governorate)
        yield Check(rule_id="WORK_OUTSIDE_GOVERNORATE", about=about, detail=detail)
    if is_student_only(state, on):
        yield Check(rule_id="STUDENT_MAY_NOT_WORK", about=about)


def _holds(permit: PermitState, on: int) -> bool:
    return permit.status not in OF_NO_USE and permit.valid_from <= on <= permit.valid_to
