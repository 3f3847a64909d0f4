"""From states to the current rows of the read tables.

Pure: the same journal gives the same rows, whoever makes them and in whatever batches.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.codec import encode_body
from schemas.events import ApplicationState, FileState, ImportSession

Row = Sequence[object]


def file_row(partition: int, state: FileState) -> Row:
    """Return the row of a file as it is now."""
    return (
        partition,
        state.file_id,
        state.version,
        state.status,
        state.file_number,
        state.person_id,
        state.station_of_charge,
        state.sex,
        state.birth_year,
        state.nationality,
        state.governorate,
        state.address_since,
        state.opened_at,
        state.last_recorded_at,
        state.back_captured,
        len(state.conflicts),
        state.district,
        state.silent_since,
        encode_body(state),
    )


def application_row(partition: int, state: FileState, application: ApplicationState) -> Row:
    """Return the row of one application of a file."""
    decision = application.decision
    return (
        partition,
        application.application_id,
        state.file_id,
        state.version,
        application.kind,
        application.reason,
        application.title_sought,
        application.status,
        application.level,
        application.station_id,
        application.lodged_at,
        application.is_late,
        application.late_because,
        application.completed_at,
        application.clock_stopped_at,
        application.stopped_micros,
        application.missing,
        application.in_transit_to,
        decision and decision.decision_id,
        decision and decision.outcome,
        decision and decision.decided_at,
        decision and decision.title,
        decision and decision.valid_from,
        decision and decision.valid_to,
        decision and decision.notified_on,
        decision and decision.appeal_deadline,
        application.closed_at,
        application.closed_ground,
        application.level_since,
        application.unit,
        application.complement_due_on,
    )


def receipt_rows(partition: int, state: FileState) -> list[Row]:
    """Return the rows of all receipts of a file."""
    return [
        (
            partition,
            receipt.receipt_id,
            state.file_id,
            state.version,
            application.application_id,
            receipt.receipt_number,
            receipt.valid_from,
            receipt.valid_to,
            receipt.lapsed,
            receipt.extensions,
        )
        for application in state.applications
        for receipt in application.receipts
    ]


def permit_rows(partition: int, state: FileState) -> list[Row]:
    """Return the rows of all permits of a file."""
    return [
        (
            partition,
            permit.permit_id,
            state.file_id,
            state.version,
            permit.application_id,
            permit.card_number,
            permit.title,
            permit.reason,
            permit.status,
            permit.valid_from,
            permit.valid_to,
            permit.handed_on,
        )
        for permit in state.permits
    ]


def session_row(partition: int, session: ImportSession) -> Row:
    """Return the row of an approved import session as a partition knows it."""
    return (
        partition,
        session.session_id,
        session.unit,
        session.import_device,
        session.opened_by,
        session.approved_by,
        session.from_date,
        session.to_date,
        session.recorded_at,
    )
