"""What a read may be about: the application, measure, appeal, request or care case of a file that has a given id."""

from __future__ import annotations

from typing import Literal

from schemas.events import FileState

CaseKind = Literal["APPLICATION", "MEASURE", "APPEAL", "REQUEST", "CARE_CASE"]


def case_kinds(state: FileState, case_ref: str) -> frozenset[CaseKind]:
    """Return what in the file has this id; empty when nothing has."""
    found: list[CaseKind] = []
    if any(each.application_id == case_ref for each in state.applications):
        found.append("APPLICATION")
    if any(each.measure_id == case_ref for each in state.measures):
        found.append("MEASURE")
    if any(each.appeal_id == case_ref for each in state.appeals):
        found.append("APPEAL")
    if any(each.request_id == case_ref for each in state.requests):
        found.append("REQUEST")
    if state.care is not None and state.file_id == case_ref:
        found.append("CARE_CASE")
    return frozenset(found)
