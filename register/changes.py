"""The shapes in which folding functions state what an event changes; the names are checked against the contracts."""

from __future__ import annotations

from typing import TypedDict

from schemas.events import (
    AppealState,
    ApplicationState,
    ApplicationStatus,
    CareState,
    ChargeState,
    ClosingState,
    ConflictState,
    CrossingState,
    DeadlineState,
    DecisionState,
    DuplicateState,
    EmploymentState,
    EnrolmentState,
    FamilyLinkState,
    FileStatus,
    HoldState,
    HostDeclarationState,
    Level,
    MeasureState,
    MergeState,
    PaperState,
    PermitState,
    ReceiptState,
    SubjectRequestState,
    TransferState,
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
    nationality_since: int | None
    governorate: str | None
    territory: str | None
    address_since: int | None
    opened_at: int
    applications: tuple[ApplicationState, ...]
    permits: tuple[PermitState, ...]
    charges: tuple[ChargeState, ...]
    travel_documents: tuple[TravelDocumentState, ...]
    conflicts: tuple[ConflictState, ...]
    crossings: tuple[CrossingState, ...]
    transfer: TransferState | None
    employments: tuple[EmploymentState, ...]
    enrolments: tuple[EnrolmentState, ...]
    family_links: tuple[FamilyLinkState, ...]
    host_declarations: tuple[HostDeclarationState, ...]
    measures: tuple[MeasureState, ...]
    appeals: tuple[AppealState, ...]
    suspicions: tuple[DuplicateState, ...]
    merges: tuple[MergeState, ...]
    closing: ClosingState | None
    requests: tuple[SubjectRequestState, ...]
    holds: tuple[HoldState, ...]
    deadlines: tuple[DeadlineState, ...]
    care: CareState | None
    person_registered_on: int | None
    paper: PaperState | None


class ApplicationChanges(TypedDict, total=False):
    """Fields of an ApplicationState that an event changes."""

    status: ApplicationStatus
    level: Level
    level_since: int | None
    unit: str | None
    complement_due_on: int | None
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
