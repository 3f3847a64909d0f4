"""From one event to the row that it makes or changes: deadlines, employments, travel documents, the station in charge.

A file's state keeps only the latest of these; the tables keep all, so their rows come from the events themselves.
"""

from __future__ import annotations

from projections.rows import Row
from projections.tables import DEADLINES, EMPLOYMENTS, IN_CHARGE, TRAVEL_DOCUMENTS, Table
from register.merging import survivor_of
from schemas.events import (
    DeadlineMet,
    DeadlineMissed,
    DeadlineRaised,
    DeadlineState,
    EmploymentRecorded,
    Event,
    FileState,
    TravelDocumentRecorded,
)


def event_row(
    partition: int, file_id: str, before: FileState | None, event: Event, version: int
) -> tuple[Table, tuple[str, str], Row] | None:
    """Return table, key and row of an event that makes one; `file_id` is that of its journal record:
    an act may have been written to a file that is part of it now. `before` is the file's state before it.
    """
    match event:
        case DeadlineRaised():
            return _keyed(DEADLINES, _raised_row(partition, file_id, event, version))
        case DeadlineMet() | DeadlineMissed():
            known = None if before is None else _find(before, event.deadline_id)
            return None if known is None else _keyed(DEADLINES, _ended_row(partition, file_id, known, event, version))
        case EmploymentRecorded():
            return _keyed(EMPLOYMENTS, _employment_row(partition, file_id, event, version))
        case TravelDocumentRecorded():
            return _keyed(TRAVEL_DOCUMENTS, _document_row(partition, file_id, event, version))
        case _:
            return None


def charge_row(
    partition: int, before: FileState | None, after: FileState, event: Event, recorded_at: int
) -> tuple[Table, tuple[str, str], Row] | None:
    """Return the row of an event that changed which station is in charge of its file; None when it did not."""
    unit = _in_charge(after)
    if (None if before is None else _in_charge(before)) == unit:
        return None
    since = event.meta.effective_date
    return _keyed(IN_CHARGE, (partition, after.file_id, after.version, unit, since, recorded_at, event.NAME))


def _in_charge(state: FileState) -> str | None:
    return state.station_of_charge if not state.merges or survivor_of(state) is None else None


def _keyed(table: Table, row: Row) -> tuple[Table, tuple[str, str], Row]:
    return table, (str(row[1]), str(row[2])), row


def _find(state: FileState, deadline_id: str) -> DeadlineState | None:
    return next((one for one in reversed(state.deadlines) if one.deadline_id == deadline_id), None)


def _raised_row(partition: int, file_id: str, event: DeadlineRaised, version: int) -> Row:
    return (
        partition,
        event.deadline_id,
        file_id,
        version,
        event.rule_id,
        event.rule_version,
        event.subject,
        event.subject_id,
        event.due_on,
        event.owner_unit,
        event.level,
        event.meta.effective_date,
        "RAISED",
        None,
    )


def _ended_row(
    partition: int, file_id: str, known: DeadlineState, event: DeadlineMet | DeadlineMissed, version: int
) -> Row:
    return (
        partition,
        known.deadline_id,
        file_id,
        version,
        known.rule_id,
        known.rule_version,
        known.subject,
        known.subject_id,
        known.due_on,
        known.owner_unit,
        known.level,
        known.raised_on,
        "MET" if isinstance(event, DeadlineMet) else "MISSED",
        event.met_on if isinstance(event, DeadlineMet) else None,
    )


def _employment_row(partition: int, file_id: str, event: EmploymentRecorded, version: int) -> Row:
    return (
        partition,
        event.employment_id,
        file_id,
        version,
        event.occupation,
        event.activity,
        event.governorate,
        event.contract_from,
        event.contract_to,
        event.renewals,
        event.visaed,
    )


def _document_row(partition: int, file_id: str, event: TravelDocumentRecorded, version: int) -> Row:
    return (
        partition,
        event.document_id,
        file_id,
        version,
        event.document_type,
        event.issuing_state,
        event.expires_on,
        event.status,
    )
