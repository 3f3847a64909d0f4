"""The shapes in which folding functions state what an event changes; the names are checked against the contracts."""

from __future__ import annotations

from typing import TypedDict

from schemas.events import (
    ApplicationState,
    ApplicationStatus,
    ChargeState,
    ConflictState,
    DecisionState,
    FileStatus,
    Level,
    PermitState,
    ReceiptState,
    TravelDocumentState,
)


class FileChanges(TypedDict, total=False):
    """Fields of a FileState that an event changes."""

    status: FileStatus
    file_number: str | None
    person_id: str
    subject_key_id: str
    station_of_charge: str | None
    sex: int
    birth_year: int | None
    nationality: str | None
    governorate: str | None
    address_since: int | None
    opened_at: int
    applications: tuple[ApplicationState, ...]
    permits: tuple[PermitState, ...]
    charges: tuple[ChargeState, ...]
    travel_documents: tuple[TravelDocumentState, ...]
    conflicts: tuple[ConflictState, ...]


class ApplicationChanges(TypedDict, total=False):
    """Fields of an ApplicationState that an event changes."""

    status: ApplicationStatus
    level: Level
    completed_at: int | None
    clock_stopped_at: int | None
    stopped_micros: int
    missing: tuple[str, ...]
    prepared_by: tuple[str, ...]
    in_transit_to: str | None
    receipts: tuple[ReceiptState, ...]
    decision: DecisionState | None
    closed_at: int | None
    closed_ground: str | None
