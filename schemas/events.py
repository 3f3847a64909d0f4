"""Generated from the contracts in schemas/avro by `python -m schemas.generate`: do not edit.

Fields carry plain Avro values: days since 1970-01-01, microseconds UTC, millimes (1 TND = 1000), 36-character UUIDs.
Records are filled as drafts of the same slots and then frozen by taking their class: eight times as fast as a frozen
constructor, which matters for a million events. `DRAFTS` copies a state into a draft for a change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Literal, TypedDict, TypeVar, cast, get_args

from schemas.binary import (
    BOOLEANS,
    decimal,
    millimes,
    put_bytes,
    put_long,
    put_string,
    raw,
    read_symbols,
    symbols,
)

Days = int
Micros = int
Millimes = int
Row = Mapping[str, Any]
Put = Callable[[bytes], object]
T = TypeVar("T")

AccessFlag = Literal["OFF_UNIT", "NIGHT", "BULK", "WATCHED", "REFUSED", "CLAIMED", "UNKNOWN"]
_AccessFlag = symbols(get_args(AccessFlag))
_AccessFlag_read = read_symbols(_AccessFlag)

AccessVerdict = Literal["GRANTED", "CLAIMED", "REFUSED", "UNKNOWN"]
_AccessVerdict = symbols(get_args(AccessVerdict))
_AccessVerdict_read = read_symbols(_AccessVerdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressState:
    """Where the person lives, as far as it is in clear."""

    NAME: ClassVar[Literal["AddressState"]] = "AddressState"
    governorate: str | None = None
    territory: str | None = None
    since: Days | None = None


class _DraftAddressState:
    __slots__ = ("governorate", "territory", "since",)


def _read_AddressState(row: Row) -> AddressState:
    x: Any = _DraftAddressState()
    x.governorate = row["governorate"]
    x.territory = row["territory"]
    x.since = row["since"]
    x.__class__ = AddressState
    return cast(AddressState, x)


def _draft_AddressState(old: AddressState) -> Any:
    x: Any = _DraftAddressState()
    x.governorate = old.governorate
    x.territory = old.territory
    x.since = old.since
    return x


def _get_AddressState(b: bytes, p: int) -> tuple[AddressState, int]:
    x: Any = _DraftAddressState()
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.governorate = b[p:e].decode()
        p = e
    elif n == 0:
        x.governorate = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.territory = b[p:e].decode()
        p = e
    elif n == 0:
        x.territory = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.since = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.since = None
    else:
        raise ValueError(n)
    x.__class__ = AddressState
    return x, p


def _put_AddressState(x: Any, out: Put) -> None:
    if (value := x.governorate) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.territory) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.since) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))

AppealAgainst = Literal["DECISION", "MEASURE", "UNKNOWN"]
_AppealAgainst = symbols(get_args(AppealAgainst))
_AppealAgainst_read = read_symbols(_AppealAgainst)

AppealOutcome = Literal["DISMISSED", "INADMISSIBLE", "ANNULLED", "PARTLY_ANNULLED", "DISCONTINUED", "UNKNOWN"]
_AppealOutcome = symbols(get_args(AppealOutcome))
_AppealOutcome_read = read_symbols(_AppealOutcome)

AppealStatus = Literal["FILED", "DECIDED", "UNKNOWN"]
_AppealStatus = symbols(get_args(AppealStatus))
_AppealStatus_read = read_symbols(_AppealStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealState:
    """An appeal now."""

    NAME: ClassVar[Literal["AppealState"]] = "AppealState"
    appeal_id: str
    against: AppealAgainst = "UNKNOWN"
    subject_id: str
    suspensive: bool = False
    filed_on: Days
    status: AppealStatus = "UNKNOWN"
    outcome: AppealOutcome = "UNKNOWN"
    decided_on: Days | None = None


class _DraftAppealState:
    __slots__ = ("appeal_id", "against", "subject_id", "suspensive", "filed_on", "status", "outcome", "decided_on",)


def _read_AppealState(row: Row) -> AppealState:
    x: Any = _DraftAppealState()
    x.appeal_id = row["appeal_id"]
    x.against = row["against"]
    x.subject_id = row["subject_id"]
    x.suspensive = row["suspensive"]
    x.filed_on = row["filed_on"]
    x.status = row["status"]
    x.outcome = row["outcome"]
    x.decided_on = row["decided_on"]
    x.__class__ = AppealState
    return cast(AppealState, x)


def _draft_AppealState(old: AppealState) -> Any:
    x: Any = _DraftAppealState()
    x.appeal_id = old.appeal_id
    x.against = old.against
    x.subject_id = old.subject_id
    x.suspensive = old.suspensive
    x.filed_on = old.filed_on
    x.status = old.status
    x.outcome = old.outcome
    x.decided_on = old.decided_on
    return x


def _get_AppealState(b: bytes, p: int) -> tuple[AppealState, int]:
    x: Any = _DraftAppealState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.appeal_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.against = _AppealAgainst_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.subject_id = b[p:e].decode()
    p = e
    x.suspensive = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.filed_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    x.status = _AppealStatus_read[n]
    n = b[p]
    p += 1
    x.outcome = _AppealOutcome_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.decided_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.decided_on = None
    else:
        raise ValueError(n)
    x.__class__ = AppealState
    return x, p


def _put_AppealState(x: Any, out: Put) -> None:
    out(put_string(x.appeal_id))
    out(_AppealAgainst[x.against])
    out(put_string(x.subject_id))
    out(b"\x01" if x.suspensive else b"\x00")
    out(put_long(x.filed_on))
    out(_AppealStatus[x.status])
    out(_AppealOutcome[x.outcome])
    if (value := x.decided_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))

ApplicationKind = Literal["FIRST", "RENEWAL", "CHANGE_STATUS", "DUPLICATE", "ORDINARY", "RETURN_VISA", "CHILD_16", "UNKNOWN"]
_ApplicationKind = symbols(get_args(ApplicationKind))
_ApplicationKind_read = read_symbols(_ApplicationKind)

Reason = Literal["WORK_SALARIED", "WORK_SELF", "INVEST", "STUDY", "SCHOOL", "TRAINEE", "FAM_TN_SPOUSE", "FAM_REUNION", "RETIRED", "RELIGIOUS", "INTL_COOP", "DIPLO_FAMILY", "SPORT", "RESEARCH", "MEDICAL", "PROPERTY", "HUMANITARIAN", "OTHER"]
_Reason = symbols(get_args(Reason))
_Reason_read = read_symbols(_Reason)

Title = Literal["TEMPORARY", "ORDINARY", "RETURN_VISA", "OTHER", "UNKNOWN"]
_Title = symbols(get_args(Title))
_Title_read = read_symbols(_Title)

ApplicationStatus = Literal["LODGED", "INCOMPLETE", "COMPLETE", "UNDER_REVIEW", "AT_DISTRICT", "AT_DIRECTORATE", "DECIDED", "NOTIFIED", "UNDER_APPEAL", "REOPENED", "CLOSED", "UNKNOWN"]
_ApplicationStatus = symbols(get_args(ApplicationStatus))
_ApplicationStatus_read = read_symbols(_ApplicationStatus)

Level = Literal["STATION", "DISTRICT", "DIRECTORATE", "OTHER_SERVICE", "UNKNOWN"]
_Level = symbols(get_args(Level))
_Level_read = read_symbols(_Level)

LateBecause = Literal["APPLICANT", "ADMIN", "FORCE_MAJEURE", "UNKNOWN"]
_LateBecause = symbols(get_args(LateBecause))
_LateBecause_read = read_symbols(_LateBecause)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptState:
    """A receipt now."""

    NAME: ClassVar[Literal["ReceiptState"]] = "ReceiptState"
    receipt_id: str
    receipt_number: str
    valid_from: Days
    valid_to: Days
    lapsed: bool = False
    extensions: int = 0


class _DraftReceiptState:
    __slots__ = ("receipt_id", "receipt_number", "valid_from", "valid_to", "lapsed", "extensions",)


def _read_ReceiptState(row: Row) -> ReceiptState:
    x: Any = _DraftReceiptState()
    x.receipt_id = row["receipt_id"]
    x.receipt_number = row["receipt_number"]
    x.valid_from = row["valid_from"]
    x.valid_to = row["valid_to"]
    x.lapsed = row["lapsed"]
    x.extensions = row["extensions"]
    x.__class__ = ReceiptState
    return cast(ReceiptState, x)


def _draft_ReceiptState(old: ReceiptState) -> Any:
    x: Any = _DraftReceiptState()
    x.receipt_id = old.receipt_id
    x.receipt_number = old.receipt_number
    x.valid_from = old.valid_from
    x.valid_to = old.valid_to
    x.lapsed = old.lapsed
    x.extensions = old.extensions
    return x


def _get_ReceiptState(b: bytes, p: int) -> tuple[ReceiptState, int]:
    x: Any = _DraftReceiptState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.receipt_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.receipt_number = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_from = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_to = (n >> 1) ^ -(n & 1)
    x.lapsed = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.extensions = (n >> 1) ^ -(n & 1)
    x.__class__ = ReceiptState
    return x, p


def _put_ReceiptState(x: Any, out: Put) -> None:
    out(put_string(x.receipt_id))
    out(put_string(x.receipt_number))
    out(put_long(x.valid_from))
    out(put_long(x.valid_to))
    out(b"\x01" if x.lapsed else b"\x00")
    out(put_long(x.extensions))

DecisionOutcome = Literal["GRANT", "REFUSE", "PARTIAL", "UNKNOWN"]
_DecisionOutcome = symbols(get_args(DecisionOutcome))
_DecisionOutcome_read = read_symbols(_DecisionOutcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionState:
    """The decision on an application."""

    NAME: ClassVar[Literal["DecisionState"]] = "DecisionState"
    decision_id: str
    outcome: DecisionOutcome = "UNKNOWN"
    decided_at: Micros
    effective_date: Days
    title: Title | None = None
    reason: Reason | None = None
    valid_from: Days | None = None
    valid_to: Days | None = None
    refusal_grounds: tuple[str, ...] = ()
    signatory: str
    prepared_by: str
    notified_on: Days | None = None
    appeal_deadline: Days | None = None


class _DraftDecisionState:
    __slots__ = ("decision_id", "outcome", "decided_at", "effective_date", "title", "reason", "valid_from", "valid_to", "refusal_grounds", "signatory", "prepared_by", "notified_on", "appeal_deadline",)


def _read_DecisionState(row: Row) -> DecisionState:
    x: Any = _DraftDecisionState()
    x.decision_id = row["decision_id"]
    x.outcome = row["outcome"]
    x.decided_at = row["decided_at"]
    x.effective_date = row["effective_date"]
    x.title = row["title"]
    x.reason = row["reason"]
    x.valid_from = row["valid_from"]
    x.valid_to = row["valid_to"]
    x.refusal_grounds = tuple(row["refusal_grounds"])
    x.signatory = row["signatory"]
    x.prepared_by = row["prepared_by"]
    x.notified_on = row["notified_on"]
    x.appeal_deadline = row["appeal_deadline"]
    x.__class__ = DecisionState
    return cast(DecisionState, x)


def _draft_DecisionState(old: DecisionState) -> Any:
    x: Any = _DraftDecisionState()
    x.decision_id = old.decision_id
    x.outcome = old.outcome
    x.decided_at = old.decided_at
    x.effective_date = old.effective_date
    x.title = old.title
    x.reason = old.reason
    x.valid_from = old.valid_from
    x.valid_to = old.valid_to
    x.refusal_grounds = old.refusal_grounds
    x.signatory = old.signatory
    x.prepared_by = old.prepared_by
    x.notified_on = old.notified_on
    x.appeal_deadline = old.appeal_deadline
    return x


def _get_DecisionState(b: bytes, p: int) -> tuple[DecisionState, int]:
    x: Any = _DraftDecisionState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.decision_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.outcome = _DecisionOutcome_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.decided_at = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.effective_date = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        p += 1
        x.title = _Title_read[n]
    elif n == 0:
        x.title = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        p += 1
        x.reason = _Reason_read[n]
    elif n == 0:
        x.reason = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.valid_from = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.valid_from = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.valid_to = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.valid_to = None
    else:
        raise ValueError(n)
    found_refusal_grounds: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_refusal_grounds = b[p:e].decode()
            p = e
            found_refusal_grounds.append(item_refusal_grounds)
    p += 1
    x.refusal_grounds = tuple(found_refusal_grounds)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.signatory = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.prepared_by = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.notified_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.notified_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.appeal_deadline = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.appeal_deadline = None
    else:
        raise ValueError(n)
    x.__class__ = DecisionState
    return x, p


def _put_DecisionState(x: Any, out: Put) -> None:
    out(put_string(x.decision_id))
    out(_DecisionOutcome[x.outcome])
    out(put_long(x.decided_at))
    out(put_long(x.effective_date))
    if (value := x.title) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(_Title[value])
    if (value := x.reason) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(_Reason[value])
    if (value := x.valid_from) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.valid_to) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if items := x.refusal_grounds:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(put_string(x.signatory))
    out(put_string(x.prepared_by))
    if (value := x.notified_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.appeal_deadline) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationState:
    """An application now."""

    NAME: ClassVar[Literal["ApplicationState"]] = "ApplicationState"
    application_id: str
    kind: ApplicationKind = "UNKNOWN"
    reason: Reason = "OTHER"
    title_sought: Title = "UNKNOWN"
    status: ApplicationStatus = "UNKNOWN"
    level: Level = "STATION"
    station_id: str
    lodged_at: Micros
    is_late: bool = False
    late_because: LateBecause | None = None
    completed_at: Micros | None = None
    clock_stopped_at: Micros | None = None
    stopped_micros: int = 0
    missing: tuple[str, ...] = ()
    prepared_by: tuple[str, ...] = ()
    in_transit_to: str | None = None
    receipts: tuple[ReceiptState, ...] = ()
    decision: DecisionState | None = None
    closed_at: Micros | None = None
    closed_ground: str | None = None
    back_captured: bool = False
    level_since: Micros | None = None
    unit: str | None = None
    complement_due_on: Days | None = None


class _DraftApplicationState:
    __slots__ = ("application_id", "kind", "reason", "title_sought", "status", "level", "station_id", "lodged_at", "is_late", "late_because", "completed_at", "clock_stopped_at", "stopped_micros", "missing", "prepared_by", "in_transit_to", "receipts", "decision", "closed_at", "closed_ground", "back_captured", "level_since", "unit", "complement_due_on",)


def _read_ApplicationState(row: Row) -> ApplicationState:
    x: Any = _DraftApplicationState()
    x.application_id = row["application_id"]
    x.kind = row["kind"]
    x.reason = row["reason"]
    x.title_sought = row["title_sought"]
    x.status = row["status"]
    x.level = row["level"]
    x.station_id = row["station_id"]
    x.lodged_at = row["lodged_at"]
    x.is_late = row["is_late"]
    x.late_because = row["late_because"]
    x.completed_at = row["completed_at"]
    x.clock_stopped_at = row["clock_stopped_at"]
    x.stopped_micros = row["stopped_micros"]
    x.missing = tuple(row["missing"])
    x.prepared_by = tuple(row["prepared_by"])
    x.in_transit_to = row["in_transit_to"]
    x.receipts = tuple([_read_ReceiptState(item) for item in row["receipts"]])
    x.decision = None if row["decision"] is None else _read_DecisionState(row["decision"])
    x.closed_at = row["closed_at"]
    x.closed_ground = row["closed_ground"]
    x.back_captured = row["back_captured"]
    x.level_since = row["level_since"]
    x.unit = row["unit"]
    x.complement_due_on = row["complement_due_on"]
    x.__class__ = ApplicationState
    return cast(ApplicationState, x)


def _draft_ApplicationState(old: ApplicationState) -> Any:
    x: Any = _DraftApplicationState()
    x.application_id = old.application_id
    x.kind = old.kind
    x.reason = old.reason
    x.title_sought = old.title_sought
    x.status = old.status
    x.level = old.level
    x.station_id = old.station_id
    x.lodged_at = old.lodged_at
    x.is_late = old.is_late
    x.late_because = old.late_because
    x.completed_at = old.completed_at
    x.clock_stopped_at = old.clock_stopped_at
    x.stopped_micros = old.stopped_micros
    x.missing = old.missing
    x.prepared_by = old.prepared_by
    x.in_transit_to = old.in_transit_to
    x.receipts = old.receipts
    x.decision = old.decision
    x.closed_at = old.closed_at
    x.closed_ground = old.closed_ground
    x.back_captured = old.back_captured
    x.level_since = old.level_since
    x.unit = old.unit
    x.complement_due_on = old.complement_due_on
    return x


def _get_ApplicationState(b: bytes, p: int) -> tuple[ApplicationState, int]:
    x: Any = _DraftApplicationState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.kind = _ApplicationKind_read[n]
    n = b[p]
    p += 1
    x.reason = _Reason_read[n]
    n = b[p]
    p += 1
    x.title_sought = _Title_read[n]
    n = b[p]
    p += 1
    x.status = _ApplicationStatus_read[n]
    n = b[p]
    p += 1
    x.level = _Level_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.station_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.lodged_at = (n >> 1) ^ -(n & 1)
    x.is_late = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        p += 1
        x.late_because = _LateBecause_read[n]
    elif n == 0:
        x.late_because = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.completed_at = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.completed_at = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.clock_stopped_at = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.clock_stopped_at = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.stopped_micros = (n >> 1) ^ -(n & 1)
    found_missing: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_missing = b[p:e].decode()
            p = e
            found_missing.append(item_missing)
    p += 1
    x.missing = tuple(found_missing)
    found_prepared_by: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_prepared_by = b[p:e].decode()
            p = e
            found_prepared_by.append(item_prepared_by)
    p += 1
    x.prepared_by = tuple(found_prepared_by)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.in_transit_to = b[p:e].decode()
        p = e
    elif n == 0:
        x.in_transit_to = None
    else:
        raise ValueError(n)
    found_receipts: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_receipts, p = _get_ReceiptState(b, p)
            found_receipts.append(item_receipts)
    p += 1
    x.receipts = tuple(found_receipts)
    n = b[p]
    p += 1
    if n == 2:
        x.decision, p = _get_DecisionState(b, p)
    elif n == 0:
        x.decision = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.closed_at = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.closed_at = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.closed_ground = b[p:e].decode()
        p = e
    elif n == 0:
        x.closed_ground = None
    else:
        raise ValueError(n)
    x.back_captured = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.level_since = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.level_since = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.unit = b[p:e].decode()
        p = e
    elif n == 0:
        x.unit = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.complement_due_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.complement_due_on = None
    else:
        raise ValueError(n)
    x.__class__ = ApplicationState
    return x, p


def _put_ApplicationState(x: Any, out: Put) -> None:
    out(put_string(x.application_id))
    out(_ApplicationKind[x.kind])
    out(_Reason[x.reason])
    out(_Title[x.title_sought])
    out(_ApplicationStatus[x.status])
    out(_Level[x.level])
    out(put_string(x.station_id))
    out(put_long(x.lodged_at))
    out(b"\x01" if x.is_late else b"\x00")
    if (value := x.late_because) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(_LateBecause[value])
    if (value := x.completed_at) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.clock_stopped_at) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(put_long(x.stopped_micros))
    if items := x.missing:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    if items := x.prepared_by:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    if (value := x.in_transit_to) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if items := x.receipts:
        out(put_long(len(items)))
        for item in items:
            _put_ReceiptState(item, out)
    out(b"\x00")
    if (value := x.decision) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_DecisionState(value, out)
    if (value := x.closed_at) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.closed_ground) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(b"\x01" if x.back_captured else b"\x00")
    if (value := x.level_since) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.unit) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.complement_due_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentState:
    """An assessment."""

    NAME: ClassVar[Literal["AssessmentState"]] = "AssessmentState"
    assessment_id: str
    category: str
    assessed_on: Days


class _DraftAssessmentState:
    __slots__ = ("assessment_id", "category", "assessed_on",)


def _read_AssessmentState(row: Row) -> AssessmentState:
    x: Any = _DraftAssessmentState()
    x.assessment_id = row["assessment_id"]
    x.category = row["category"]
    x.assessed_on = row["assessed_on"]
    x.__class__ = AssessmentState
    return cast(AssessmentState, x)


def _draft_AssessmentState(old: AssessmentState) -> Any:
    x: Any = _DraftAssessmentState()
    x.assessment_id = old.assessment_id
    x.category = old.category
    x.assessed_on = old.assessed_on
    return x


def _get_AssessmentState(b: bytes, p: int) -> tuple[AssessmentState, int]:
    x: Any = _DraftAssessmentState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.assessment_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.category = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.assessed_on = (n >> 1) ^ -(n & 1)
    x.__class__ = AssessmentState
    return x, p


def _put_AssessmentState(x: Any, out: Put) -> None:
    out(put_string(x.assessment_id))
    out(put_string(x.category))
    out(put_long(x.assessed_on))

Calendar = Literal["GREGORIAN", "HIJRI", "UNKNOWN"]
_Calendar = symbols(get_args(Calendar))
_Calendar_read = read_symbols(_Calendar)

CaptureMode = Literal["OCR", "NFC", "MANUAL", "UNKNOWN"]
_CaptureMode = symbols(get_args(CaptureMode))
_CaptureMode_read = read_symbols(_CaptureMode)

CardLoss = Literal["LOST", "STOLEN", "DAMAGED", "UNKNOWN"]
_CardLoss = symbols(get_args(CardLoss))
_CardLoss_read = read_symbols(_CardLoss)

ProtectionKind = Literal["ASYLUM_SEEKER", "REFUGEE", "OTHER_OF_CONCERN", "TRAFFICKING_VICTIM", "UNKNOWN"]
_ProtectionKind = symbols(get_args(ProtectionKind))
_ProtectionKind_read = read_symbols(_ProtectionKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionState:
    """A protection document now."""

    NAME: ClassVar[Literal["ProtectionState"]] = "ProtectionState"
    protection_id: str
    kind: ProtectionKind = "UNKNOWN"
    issuer: str
    valid_to: Days | None = None


class _DraftProtectionState:
    __slots__ = ("protection_id", "kind", "issuer", "valid_to",)


def _read_ProtectionState(row: Row) -> ProtectionState:
    x: Any = _DraftProtectionState()
    x.protection_id = row["protection_id"]
    x.kind = row["kind"]
    x.issuer = row["issuer"]
    x.valid_to = row["valid_to"]
    x.__class__ = ProtectionState
    return cast(ProtectionState, x)


def _draft_ProtectionState(old: ProtectionState) -> Any:
    x: Any = _DraftProtectionState()
    x.protection_id = old.protection_id
    x.kind = old.kind
    x.issuer = old.issuer
    x.valid_to = old.valid_to
    return x


def _get_ProtectionState(b: bytes, p: int) -> tuple[ProtectionState, int]:
    x: Any = _DraftProtectionState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.protection_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.kind = _ProtectionKind_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.issuer = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.valid_to = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.valid_to = None
    else:
        raise ValueError(n)
    x.__class__ = ProtectionState
    return x, p


def _put_ProtectionState(x: Any, out: Put) -> None:
    out(put_string(x.protection_id))
    out(_ProtectionKind[x.kind])
    out(put_string(x.issuer))
    if (value := x.valid_to) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralState:
    """A referral now."""

    NAME: ClassVar[Literal["ReferralState"]] = "ReferralState"
    referral_id: str
    provider: str
    referred_on: Days
    outcomes: tuple[int, ...] = ()


class _DraftReferralState:
    __slots__ = ("referral_id", "provider", "referred_on", "outcomes",)


def _read_ReferralState(row: Row) -> ReferralState:
    x: Any = _DraftReferralState()
    x.referral_id = row["referral_id"]
    x.provider = row["provider"]
    x.referred_on = row["referred_on"]
    x.outcomes = tuple(row["outcomes"])
    x.__class__ = ReferralState
    return cast(ReferralState, x)


def _draft_ReferralState(old: ReferralState) -> Any:
    x: Any = _DraftReferralState()
    x.referral_id = old.referral_id
    x.provider = old.provider
    x.referred_on = old.referred_on
    x.outcomes = old.outcomes
    return x


def _get_ReferralState(b: bytes, p: int) -> tuple[ReferralState, int]:
    x: Any = _DraftReferralState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.referral_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.provider = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.referred_on = (n >> 1) ^ -(n & 1)
    found_outcomes: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            item_outcomes = (n >> 1) ^ -(n & 1)
            found_outcomes.append(item_outcomes)
    p += 1
    x.outcomes = tuple(found_outcomes)
    x.__class__ = ReferralState
    return x, p


def _put_ReferralState(x: Any, out: Put) -> None:
    out(put_string(x.referral_id))
    out(put_string(x.provider))
    out(put_long(x.referred_on))
    if items := x.outcomes:
        out(put_long(len(items)))
        for item in items:
            out(put_long(item))
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class CareState:
    """What a case of care holds."""

    NAME: ClassVar[Literal["CareState"]] = "CareState"
    protection: tuple[ProtectionState, ...] = ()
    assessments: tuple[AssessmentState, ...] = ()
    referrals: tuple[ReferralState, ...] = ()


class _DraftCareState:
    __slots__ = ("protection", "assessments", "referrals",)


def _read_CareState(row: Row) -> CareState:
    x: Any = _DraftCareState()
    x.protection = tuple([_read_ProtectionState(item) for item in row["protection"]])
    x.assessments = tuple([_read_AssessmentState(item) for item in row["assessments"]])
    x.referrals = tuple([_read_ReferralState(item) for item in row["referrals"]])
    x.__class__ = CareState
    return cast(CareState, x)


def _draft_CareState(old: CareState) -> Any:
    x: Any = _DraftCareState()
    x.protection = old.protection
    x.assessments = old.assessments
    x.referrals = old.referrals
    return x


def _get_CareState(b: bytes, p: int) -> tuple[CareState, int]:
    x: Any = _DraftCareState()
    found_protection: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_protection, p = _get_ProtectionState(b, p)
            found_protection.append(item_protection)
    p += 1
    x.protection = tuple(found_protection)
    found_assessments: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_assessments, p = _get_AssessmentState(b, p)
            found_assessments.append(item_assessments)
    p += 1
    x.assessments = tuple(found_assessments)
    found_referrals: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_referrals, p = _get_ReferralState(b, p)
            found_referrals.append(item_referrals)
    p += 1
    x.referrals = tuple(found_referrals)
    x.__class__ = CareState
    return x, p


def _put_CareState(x: Any, out: Put) -> None:
    if items := x.protection:
        out(put_long(len(items)))
        for item in items:
            _put_ProtectionState(item, out)
    out(b"\x00")
    if items := x.assessments:
        out(put_long(len(items)))
        for item in items:
            _put_AssessmentState(item, out)
    out(b"\x00")
    if items := x.referrals:
        out(put_long(len(items)))
        for item in items:
            _put_ReferralState(item, out)
    out(b"\x00")

Channel = Literal["COUNTER", "ONLINE", "POST", "PROXY", "OTHER", "UNKNOWN"]
_Channel = symbols(get_args(Channel))
_Channel_read = read_symbols(_Channel)

ChargeKind = Literal["FEE", "PENALTY", "UNKNOWN"]
_ChargeKind = symbols(get_args(ChargeKind))
_ChargeKind_read = read_symbols(_ChargeKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeState:
    """A fee or penalty now."""

    NAME: ClassVar[Literal["ChargeState"]] = "ChargeState"
    charge_id: str
    application_id: str
    kind: ChargeKind = "UNKNOWN"
    assessed: Millimes
    paid: Millimes
    waived: Millimes
    tariff_id: str | None = None
    tariff_version: str | None = None


class _DraftChargeState:
    __slots__ = ("charge_id", "application_id", "kind", "assessed", "paid", "waived", "tariff_id", "tariff_version",)


def _read_ChargeState(row: Row) -> ChargeState:
    x: Any = _DraftChargeState()
    x.charge_id = row["charge_id"]
    x.application_id = row["application_id"]
    x.kind = row["kind"]
    x.assessed = millimes(row["assessed"])
    x.paid = millimes(row["paid"])
    x.waived = millimes(row["waived"])
    x.tariff_id = row["tariff_id"]
    x.tariff_version = row["tariff_version"]
    x.__class__ = ChargeState
    return cast(ChargeState, x)


def _draft_ChargeState(old: ChargeState) -> Any:
    x: Any = _DraftChargeState()
    x.charge_id = old.charge_id
    x.application_id = old.application_id
    x.kind = old.kind
    x.assessed = old.assessed
    x.paid = old.paid
    x.waived = old.waived
    x.tariff_id = old.tariff_id
    x.tariff_version = old.tariff_version
    return x


def _get_ChargeState(b: bytes, p: int) -> tuple[ChargeState, int]:
    x: Any = _DraftChargeState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.charge_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.kind = _ChargeKind_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.assessed = millimes(b[p:e])
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.paid = millimes(b[p:e])
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.waived = millimes(b[p:e])
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.tariff_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.tariff_id = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.tariff_version = b[p:e].decode()
        p = e
    elif n == 0:
        x.tariff_version = None
    else:
        raise ValueError(n)
    x.__class__ = ChargeState
    return x, p


def _put_ChargeState(x: Any, out: Put) -> None:
    out(put_string(x.charge_id))
    out(put_string(x.application_id))
    out(_ChargeKind[x.kind])
    out(put_bytes(decimal(x.assessed)))
    out(put_bytes(decimal(x.paid)))
    out(put_bytes(decimal(x.waived)))
    if (value := x.tariff_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.tariff_version) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))

CheckResult = Literal["OK", "FAIL", "ABSENT", "UNKNOWN"]
_CheckResult = symbols(get_args(CheckResult))
_CheckResult_read = read_symbols(_CheckResult)

CivilStatus = Literal["S", "M", "W", "D", "L", "P", "Q", "E", "U"]
_CivilStatus = symbols(get_args(CivilStatus))
_CivilStatus_read = read_symbols(_CivilStatus)

ClosingGround = Literal["DEPARTED", "DECEASED", "NATURALISED", "MERGED", "DIPLOMATIC", "ERROR", "UNKNOWN"]
_ClosingGround = symbols(get_args(ClosingGround))
_ClosingGround_read = read_symbols(_ClosingGround)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingState:
    """How the file was closed."""

    NAME: ClassVar[Literal["ClosingState"]] = "ClosingState"
    ground: ClosingGround = "UNKNOWN"
    closed_on: Days
    archived_on: Days | None = None
    shred_after: Days | None = None


class _DraftClosingState:
    __slots__ = ("ground", "closed_on", "archived_on", "shred_after",)


def _read_ClosingState(row: Row) -> ClosingState:
    x: Any = _DraftClosingState()
    x.ground = row["ground"]
    x.closed_on = row["closed_on"]
    x.archived_on = row["archived_on"]
    x.shred_after = row["shred_after"]
    x.__class__ = ClosingState
    return cast(ClosingState, x)


def _draft_ClosingState(old: ClosingState) -> Any:
    x: Any = _DraftClosingState()
    x.ground = old.ground
    x.closed_on = old.closed_on
    x.archived_on = old.archived_on
    x.shred_after = old.shred_after
    return x


def _get_ClosingState(b: bytes, p: int) -> tuple[ClosingState, int]:
    x: Any = _DraftClosingState()
    n = b[p]
    p += 1
    x.ground = _ClosingGround_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.closed_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.archived_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.archived_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.shred_after = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.shred_after = None
    else:
        raise ValueError(n)
    x.__class__ = ClosingState
    return x, p


def _put_ClosingState(x: Any, out: Put) -> None:
    out(_ClosingGround[x.ground])
    out(put_long(x.closed_on))
    if (value := x.archived_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.shred_after) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """One personal value, encrypted under a key that dies with its subject (AES-256-GCM; associated data binds it to event and field)."""

    NAME: ClassVar[Literal["Sealed"]] = "Sealed"
    subject_key_id: str
    content: str
    epoch: str
    device_key_envelope: bytes
    wrapped_data_key: bytes
    nonce: bytes
    ciphertext: bytes


class _DraftSealed:
    __slots__ = ("subject_key_id", "content", "epoch", "device_key_envelope", "wrapped_data_key", "nonce", "ciphertext",)


def _read_Sealed(row: Row) -> Sealed:
    x: Any = _DraftSealed()
    x.subject_key_id = row["subject_key_id"]
    x.content = row["content"]
    x.epoch = row["epoch"]
    x.device_key_envelope = row["device_key_envelope"]
    x.wrapped_data_key = row["wrapped_data_key"]
    x.nonce = row["nonce"]
    x.ciphertext = row["ciphertext"]
    x.__class__ = Sealed
    return cast(Sealed, x)


def _get_Sealed(b: bytes, p: int) -> tuple[Sealed, int]:
    x: Any = _DraftSealed()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.subject_key_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.content = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.epoch = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.device_key_envelope = b[p:e]
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.wrapped_data_key = b[p:e]
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.nonce = b[p:e]
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ciphertext = b[p:e]
    p = e
    x.__class__ = Sealed
    return x, p


def _put_Sealed(x: Any, out: Put) -> None:
    out(put_string(x.subject_key_id))
    out(put_string(x.content))
    out(put_string(x.epoch))
    out(put_bytes(x.device_key_envelope))
    out(put_bytes(x.wrapped_data_key))
    out(put_bytes(x.nonce))
    out(put_bytes(x.ciphertext))


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Condition or mention that a decision puts on the card."""

    NAME: ClassVar[Literal["Condition"]] = "Condition"
    mention: str
    profession: str | None = None
    governorate: str | None = None
    employer: Sealed | None = None


class _DraftCondition:
    __slots__ = ("mention", "profession", "governorate", "employer",)


def _read_Condition(row: Row) -> Condition:
    x: Any = _DraftCondition()
    x.mention = row["mention"]
    x.profession = row["profession"]
    x.governorate = row["governorate"]
    x.employer = None if row["employer"] is None else _read_Sealed(row["employer"])
    x.__class__ = Condition
    return cast(Condition, x)


def _get_Condition(b: bytes, p: int) -> tuple[Condition, int]:
    x: Any = _DraftCondition()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.mention = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.profession = b[p:e].decode()
        p = e
    elif n == 0:
        x.profession = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.governorate = b[p:e].decode()
        p = e
    elif n == 0:
        x.governorate = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.employer, p = _get_Sealed(b, p)
    elif n == 0:
        x.employer = None
    else:
        raise ValueError(n)
    x.__class__ = Condition
    return x, p


def _put_Condition(x: Any, out: Put) -> None:
    out(put_string(x.mention))
    if (value := x.profession) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.governorate) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.employer) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)

ConflictResolution = Literal["KEEP_FIRST", "KEEP_SECOND", "KEEP_BOTH", "UNKNOWN"]
_ConflictResolution = symbols(get_args(ConflictResolution))
_ConflictResolution_read = read_symbols(_ConflictResolution)

TravelDocumentType = Literal["P", "PD", "PS", "I", "TD_1951", "TD_1954", "LAISSEZ", "OTHER", "UNKNOWN"]
_TravelDocumentType = symbols(get_args(TravelDocumentType))
_TravelDocumentType_read = read_symbols(_TravelDocumentType)

TravelDocumentStatus = Literal["VALID", "LOST", "STOLEN", "EXPIRED", "SUSPECT", "UNKNOWN"]
_TravelDocumentStatus = symbols(get_args(TravelDocumentStatus))
_TravelDocumentStatus_read = read_symbols(_TravelDocumentStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelDocumentState:
    """A travel document now."""

    NAME: ClassVar[Literal["TravelDocumentState"]] = "TravelDocumentState"
    document_id: str
    document_type: TravelDocumentType = "UNKNOWN"
    issuing_state: str
    expires_on: Days | None = None
    status: TravelDocumentStatus = "UNKNOWN"


class _DraftTravelDocumentState:
    __slots__ = ("document_id", "document_type", "issuing_state", "expires_on", "status",)


def _read_TravelDocumentState(row: Row) -> TravelDocumentState:
    x: Any = _DraftTravelDocumentState()
    x.document_id = row["document_id"]
    x.document_type = row["document_type"]
    x.issuing_state = row["issuing_state"]
    x.expires_on = row["expires_on"]
    x.status = row["status"]
    x.__class__ = TravelDocumentState
    return cast(TravelDocumentState, x)


def _draft_TravelDocumentState(old: TravelDocumentState) -> Any:
    x: Any = _DraftTravelDocumentState()
    x.document_id = old.document_id
    x.document_type = old.document_type
    x.issuing_state = old.issuing_state
    x.expires_on = old.expires_on
    x.status = old.status
    return x


def _get_TravelDocumentState(b: bytes, p: int) -> tuple[TravelDocumentState, int]:
    x: Any = _DraftTravelDocumentState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.document_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.document_type = _TravelDocumentType_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.issuing_state = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.expires_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.expires_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    x.status = _TravelDocumentStatus_read[n]
    x.__class__ = TravelDocumentState
    return x, p


def _put_TravelDocumentState(x: Any, out: Put) -> None:
    out(put_string(x.document_id))
    out(_TravelDocumentType[x.document_type])
    out(put_string(x.issuing_state))
    if (value := x.expires_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(_TravelDocumentStatus[x.status])

LinkType = Literal["SPOUSE", "PARENT", "CHILD", "GUARDIAN", "SIBLING", "OTHER", "UNKNOWN"]
_LinkType = symbols(get_args(LinkType))
_LinkType_read = read_symbols(_LinkType)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyLinkState:
    """A family link now."""

    NAME: ClassVar[Literal["FamilyLinkState"]] = "FamilyLinkState"
    link_id: str
    link_type: LinkType = "UNKNOWN"
    other_person_id: str | None = None
    other_is_tunisian: bool = False
    from_date: Days | None = None
    to_date: Days | None = None


class _DraftFamilyLinkState:
    __slots__ = ("link_id", "link_type", "other_person_id", "other_is_tunisian", "from_date", "to_date",)


def _read_FamilyLinkState(row: Row) -> FamilyLinkState:
    x: Any = _DraftFamilyLinkState()
    x.link_id = row["link_id"]
    x.link_type = row["link_type"]
    x.other_person_id = row["other_person_id"]
    x.other_is_tunisian = row["other_is_tunisian"]
    x.from_date = row["from_date"]
    x.to_date = row["to_date"]
    x.__class__ = FamilyLinkState
    return cast(FamilyLinkState, x)


def _draft_FamilyLinkState(old: FamilyLinkState) -> Any:
    x: Any = _DraftFamilyLinkState()
    x.link_id = old.link_id
    x.link_type = old.link_type
    x.other_person_id = old.other_person_id
    x.other_is_tunisian = old.other_is_tunisian
    x.from_date = old.from_date
    x.to_date = old.to_date
    return x


def _get_FamilyLinkState(b: bytes, p: int) -> tuple[FamilyLinkState, int]:
    x: Any = _DraftFamilyLinkState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.link_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.link_type = _LinkType_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.other_person_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.other_person_id = None
    else:
        raise ValueError(n)
    x.other_is_tunisian = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.from_date = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.from_date = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.to_date = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.to_date = None
    else:
        raise ValueError(n)
    x.__class__ = FamilyLinkState
    return x, p


def _put_FamilyLinkState(x: Any, out: Put) -> None:
    out(put_string(x.link_id))
    out(_LinkType[x.link_type])
    if (value := x.other_person_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(b"\x01" if x.other_is_tunisian else b"\x00")
    if (value := x.from_date) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.to_date) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class FactState:
    """A declared fact as the state held it; one of the four, by the kind of fact."""

    NAME: ClassVar[Literal["FactState"]] = "FactState"
    address: AddressState | None = None
    document: TravelDocumentState | None = None
    link: FamilyLinkState | None = None
    charge_id: str | None = None


class _DraftFactState:
    __slots__ = ("address", "document", "link", "charge_id",)


def _read_FactState(row: Row) -> FactState:
    x: Any = _DraftFactState()
    x.address = None if row["address"] is None else _read_AddressState(row["address"])
    x.document = None if row["document"] is None else _read_TravelDocumentState(row["document"])
    x.link = None if row["link"] is None else _read_FamilyLinkState(row["link"])
    x.charge_id = row["charge_id"]
    x.__class__ = FactState
    return cast(FactState, x)


def _draft_FactState(old: FactState) -> Any:
    x: Any = _DraftFactState()
    x.address = old.address
    x.document = old.document
    x.link = old.link
    x.charge_id = old.charge_id
    return x


def _get_FactState(b: bytes, p: int) -> tuple[FactState, int]:
    x: Any = _DraftFactState()
    n = b[p]
    p += 1
    if n == 2:
        x.address, p = _get_AddressState(b, p)
    elif n == 0:
        x.address = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.document, p = _get_TravelDocumentState(b, p)
    elif n == 0:
        x.document = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.link, p = _get_FamilyLinkState(b, p)
    elif n == 0:
        x.link = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.charge_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.charge_id = None
    else:
        raise ValueError(n)
    x.__class__ = FactState
    return x, p


def _put_FactState(x: Any, out: Put) -> None:
    if (value := x.address) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_AddressState(value, out)
    if (value := x.document) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_TravelDocumentState(value, out)
    if (value := x.link) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_FamilyLinkState(value, out)
    if (value := x.charge_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictState:
    """Two facts declared at once, not yet settled."""

    NAME: ClassVar[Literal["ConflictState"]] = "ConflictState"
    conflict_id: str
    first_event_id: str
    event_type: str
    first: FactState | None = None
    second: FactState | None = None


class _DraftConflictState:
    __slots__ = ("conflict_id", "first_event_id", "event_type", "first", "second",)


def _read_ConflictState(row: Row) -> ConflictState:
    x: Any = _DraftConflictState()
    x.conflict_id = row["conflict_id"]
    x.first_event_id = row["first_event_id"]
    x.event_type = row["event_type"]
    x.first = None if row["first"] is None else _read_FactState(row["first"])
    x.second = None if row["second"] is None else _read_FactState(row["second"])
    x.__class__ = ConflictState
    return cast(ConflictState, x)


def _draft_ConflictState(old: ConflictState) -> Any:
    x: Any = _DraftConflictState()
    x.conflict_id = old.conflict_id
    x.first_event_id = old.first_event_id
    x.event_type = old.event_type
    x.first = old.first
    x.second = old.second
    return x


def _get_ConflictState(b: bytes, p: int) -> tuple[ConflictState, int]:
    x: Any = _DraftConflictState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.conflict_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.first_event_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.event_type = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        x.first, p = _get_FactState(b, p)
    elif n == 0:
        x.first = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.second, p = _get_FactState(b, p)
    elif n == 0:
        x.second = None
    else:
        raise ValueError(n)
    x.__class__ = ConflictState
    return x, p


def _put_ConflictState(x: Any, out: Put) -> None:
    out(put_string(x.conflict_id))
    out(put_string(x.first_event_id))
    out(put_string(x.event_type))
    if (value := x.first) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_FactState(value, out)
    if (value := x.second) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_FactState(value, out)

Corps = Literal["SURETE", "GARDE", "UNKNOWN"]
_Corps = symbols(get_args(Corps))
_Corps_read = read_symbols(_Corps)

CrossingSource = Literal["FEED", "STAMP", "DECLARED", "UNKNOWN"]
_CrossingSource = symbols(get_args(CrossingSource))
_CrossingSource_read = read_symbols(_CrossingSource)

VisaKind = Literal["WAIVER", "SHORT_STAY", "LONG_STAY", "TRANSIT", "RETURN", "OTHER", "UNKNOWN"]
_VisaKind = symbols(get_args(VisaKind))
_VisaKind_read = read_symbols(_VisaKind)

Reliability = Literal["CONFIRMED", "PLAUSIBLE", "DOUBTFUL", "UNKNOWN"]
_Reliability = symbols(get_args(Reliability))
_Reliability_read = read_symbols(_Reliability)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossingState:
    """An entry or exit."""

    NAME: ClassVar[Literal["CrossingState"]] = "CrossingState"
    crossing_id: str
    entry: bool
    crossed_on: Days
    visa_kind: VisaKind = "UNKNOWN"
    authorised_days: int | None = None
    source: CrossingSource = "UNKNOWN"
    reliability: Reliability = "UNKNOWN"


class _DraftCrossingState:
    __slots__ = ("crossing_id", "entry", "crossed_on", "visa_kind", "authorised_days", "source", "reliability",)


def _read_CrossingState(row: Row) -> CrossingState:
    x: Any = _DraftCrossingState()
    x.crossing_id = row["crossing_id"]
    x.entry = row["entry"]
    x.crossed_on = row["crossed_on"]
    x.visa_kind = row["visa_kind"]
    x.authorised_days = row["authorised_days"]
    x.source = row["source"]
    x.reliability = row["reliability"]
    x.__class__ = CrossingState
    return cast(CrossingState, x)


def _draft_CrossingState(old: CrossingState) -> Any:
    x: Any = _DraftCrossingState()
    x.crossing_id = old.crossing_id
    x.entry = old.entry
    x.crossed_on = old.crossed_on
    x.visa_kind = old.visa_kind
    x.authorised_days = old.authorised_days
    x.source = old.source
    x.reliability = old.reliability
    return x


def _get_CrossingState(b: bytes, p: int) -> tuple[CrossingState, int]:
    x: Any = _DraftCrossingState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.crossing_id = b[p:e].decode()
    p = e
    x.entry = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.crossed_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    x.visa_kind = _VisaKind_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.authorised_days = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.authorised_days = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    x.source = _CrossingSource_read[n]
    n = b[p]
    p += 1
    x.reliability = _Reliability_read[n]
    x.__class__ = CrossingState
    return x, p


def _put_CrossingState(x: Any, out: Put) -> None:
    out(put_string(x.crossing_id))
    out(b"\x01" if x.entry else b"\x00")
    out(put_long(x.crossed_on))
    out(_VisaKind[x.visa_kind])
    if (value := x.authorised_days) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(_CrossingSource[x.source])
    out(_Reliability[x.reliability])

DeadLetterStatus = Literal["OPEN", "RETRIED", "SET_ASIDE", "UNKNOWN"]
_DeadLetterStatus = symbols(get_args(DeadLetterStatus))
_DeadLetterStatus_read = read_symbols(_DeadLetterStatus)

DeadlineSubject = Literal["FILE", "APPLICATION", "RECEIPT", "PERMIT", "TRANSFER", "MEASURE", "APPEAL", "REQUEST", "UNKNOWN"]
_DeadlineSubject = symbols(get_args(DeadlineSubject))
_DeadlineSubject_read = read_symbols(_DeadlineSubject)

DeadlineStatus = Literal["RAISED", "MET", "MISSED", "UNKNOWN"]
_DeadlineStatus = symbols(get_args(DeadlineStatus))
_DeadlineStatus_read = read_symbols(_DeadlineStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineState:
    """A deadline, open or ended."""

    NAME: ClassVar[Literal["DeadlineState"]] = "DeadlineState"
    deadline_id: str
    rule_id: str
    rule_version: str
    subject: DeadlineSubject = "UNKNOWN"
    subject_id: str
    due_on: Days
    owner_unit: str
    level: Level = "UNKNOWN"
    raised_on: Days
    status: DeadlineStatus = "UNKNOWN"
    met_on: Days | None = None


class _DraftDeadlineState:
    __slots__ = ("deadline_id", "rule_id", "rule_version", "subject", "subject_id", "due_on", "owner_unit", "level", "raised_on", "status", "met_on",)


def _read_DeadlineState(row: Row) -> DeadlineState:
    x: Any = _DraftDeadlineState()
    x.deadline_id = row["deadline_id"]
    x.rule_id = row["rule_id"]
    x.rule_version = row["rule_version"]
    x.subject = row["subject"]
    x.subject_id = row["subject_id"]
    x.due_on = row["due_on"]
    x.owner_unit = row["owner_unit"]
    x.level = row["level"]
    x.raised_on = row["raised_on"]
    x.status = row["status"]
    x.met_on = row["met_on"]
    x.__class__ = DeadlineState
    return cast(DeadlineState, x)


def _draft_DeadlineState(old: DeadlineState) -> Any:
    x: Any = _DraftDeadlineState()
    x.deadline_id = old.deadline_id
    x.rule_id = old.rule_id
    x.rule_version = old.rule_version
    x.subject = old.subject
    x.subject_id = old.subject_id
    x.due_on = old.due_on
    x.owner_unit = old.owner_unit
    x.level = old.level
    x.raised_on = old.raised_on
    x.status = old.status
    x.met_on = old.met_on
    return x


def _get_DeadlineState(b: bytes, p: int) -> tuple[DeadlineState, int]:
    x: Any = _DraftDeadlineState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.deadline_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.rule_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.rule_version = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.subject = _DeadlineSubject_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.subject_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.due_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.owner_unit = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.level = _Level_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.raised_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    x.status = _DeadlineStatus_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.met_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.met_on = None
    else:
        raise ValueError(n)
    x.__class__ = DeadlineState
    return x, p


def _put_DeadlineState(x: Any, out: Put) -> None:
    out(put_string(x.deadline_id))
    out(put_string(x.rule_id))
    out(put_string(x.rule_version))
    out(_DeadlineSubject[x.subject])
    out(put_string(x.subject_id))
    out(put_long(x.due_on))
    out(put_string(x.owner_unit))
    out(_Level[x.level])
    out(put_long(x.raised_on))
    out(_DeadlineStatus[x.status])
    if (value := x.met_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceMark:
    """Last sequence number of a device in this file."""

    NAME: ClassVar[Literal["DeviceMark"]] = "DeviceMark"
    device_id: str
    device_seq: int


class _DraftDeviceMark:
    __slots__ = ("device_id", "device_seq",)


def _read_DeviceMark(row: Row) -> DeviceMark:
    x: Any = _DraftDeviceMark()
    x.device_id = row["device_id"]
    x.device_seq = row["device_seq"]
    x.__class__ = DeviceMark
    return cast(DeviceMark, x)


def _get_DeviceMark(b: bytes, p: int) -> tuple[DeviceMark, int]:
    x: Any = _DraftDeviceMark()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.device_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.device_seq = (n >> 1) ^ -(n & 1)
    x.__class__ = DeviceMark
    return x, p


def _put_DeviceMark(x: Any, out: Put) -> None:
    out(put_string(x.device_id))
    out(put_long(x.device_seq))

DeviceRevocation = Literal["LOST", "STOLEN", "COMPROMISED", "RETIRED", "UNKNOWN"]
_DeviceRevocation = symbols(get_args(DeviceRevocation))
_DeviceRevocation_read = read_symbols(_DeviceRevocation)

DocumentVerdict = Literal["PRESENT", "MISSING", "REJECTED", "EXPIRED", "WAIVED", "UNKNOWN"]
_DocumentVerdict = symbols(get_args(DocumentVerdict))
_DocumentVerdict_read = read_symbols(_DocumentVerdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateState:
    """An open suspicion."""

    NAME: ClassVar[Literal["DuplicateState"]] = "DuplicateState"
    suspicion_id: str
    candidates: tuple[str, ...] = ()
    score: int = 0


class _DraftDuplicateState:
    __slots__ = ("suspicion_id", "candidates", "score",)


def _read_DuplicateState(row: Row) -> DuplicateState:
    x: Any = _DraftDuplicateState()
    x.suspicion_id = row["suspicion_id"]
    x.candidates = tuple(row["candidates"])
    x.score = row["score"]
    x.__class__ = DuplicateState
    return cast(DuplicateState, x)


def _draft_DuplicateState(old: DuplicateState) -> Any:
    x: Any = _DraftDuplicateState()
    x.suspicion_id = old.suspicion_id
    x.candidates = old.candidates
    x.score = old.score
    return x


def _get_DuplicateState(b: bytes, p: int) -> tuple[DuplicateState, int]:
    x: Any = _DraftDuplicateState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.suspicion_id = b[p:e].decode()
    p = e
    found_candidates: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_candidates = b[p:e].decode()
            p = e
            found_candidates.append(item_candidates)
    p += 1
    x.candidates = tuple(found_candidates)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.score = (n >> 1) ^ -(n & 1)
    x.__class__ = DuplicateState
    return x, p


def _put_DuplicateState(x: Any, out: Put) -> None:
    out(put_string(x.suspicion_id))
    if items := x.candidates:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(put_long(x.score))


@dataclass(frozen=True, slots=True, kw_only=True)
class EmploymentState:
    """An employment now."""

    NAME: ClassVar[Literal["EmploymentState"]] = "EmploymentState"
    employment_id: str
    occupation: str
    governorate: str
    contract_from: Days
    contract_to: Days | None = None
    visaed: bool = False
    renewals: int = 0


class _DraftEmploymentState:
    __slots__ = ("employment_id", "occupation", "governorate", "contract_from", "contract_to", "visaed", "renewals",)


def _read_EmploymentState(row: Row) -> EmploymentState:
    x: Any = _DraftEmploymentState()
    x.employment_id = row["employment_id"]
    x.occupation = row["occupation"]
    x.governorate = row["governorate"]
    x.contract_from = row["contract_from"]
    x.contract_to = row["contract_to"]
    x.visaed = row["visaed"]
    x.renewals = row["renewals"]
    x.__class__ = EmploymentState
    return cast(EmploymentState, x)


def _draft_EmploymentState(old: EmploymentState) -> Any:
    x: Any = _DraftEmploymentState()
    x.employment_id = old.employment_id
    x.occupation = old.occupation
    x.governorate = old.governorate
    x.contract_from = old.contract_from
    x.contract_to = old.contract_to
    x.visaed = old.visaed
    x.renewals = old.renewals
    return x


def _get_EmploymentState(b: bytes, p: int) -> tuple[EmploymentState, int]:
    x: Any = _DraftEmploymentState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.employment_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.occupation = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.governorate = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.contract_from = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.contract_to = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.contract_to = None
    else:
        raise ValueError(n)
    x.visaed = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.renewals = (n >> 1) ^ -(n & 1)
    x.__class__ = EmploymentState
    return x, p


def _put_EmploymentState(x: Any, out: Put) -> None:
    out(put_string(x.employment_id))
    out(put_string(x.occupation))
    out(put_string(x.governorate))
    out(put_long(x.contract_from))
    if (value := x.contract_to) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(b"\x01" if x.visaed else b"\x00")
    out(put_long(x.renewals))


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentState:
    """An enrolment now."""

    NAME: ClassVar[Literal["EnrolmentState"]] = "EnrolmentState"
    enrolment_id: str
    level: int
    academic_year: int
    from_date: Days
    to_date: Days


class _DraftEnrolmentState:
    __slots__ = ("enrolment_id", "level", "academic_year", "from_date", "to_date",)


def _read_EnrolmentState(row: Row) -> EnrolmentState:
    x: Any = _DraftEnrolmentState()
    x.enrolment_id = row["enrolment_id"]
    x.level = row["level"]
    x.academic_year = row["academic_year"]
    x.from_date = row["from_date"]
    x.to_date = row["to_date"]
    x.__class__ = EnrolmentState
    return cast(EnrolmentState, x)


def _draft_EnrolmentState(old: EnrolmentState) -> Any:
    x: Any = _DraftEnrolmentState()
    x.enrolment_id = old.enrolment_id
    x.level = old.level
    x.academic_year = old.academic_year
    x.from_date = old.from_date
    x.to_date = old.to_date
    return x


def _get_EnrolmentState(b: bytes, p: int) -> tuple[EnrolmentState, int]:
    x: Any = _DraftEnrolmentState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.enrolment_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.level = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.academic_year = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.from_date = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.to_date = (n >> 1) ^ -(n & 1)
    x.__class__ = EnrolmentState
    return x, p


def _put_EnrolmentState(x: Any, out: Put) -> None:
    out(put_string(x.enrolment_id))
    out(put_long(x.level))
    out(put_long(x.academic_year))
    out(put_long(x.from_date))
    out(put_long(x.to_date))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChoice:
    """Which of two merged files a value is taken from."""

    NAME: ClassVar[Literal["FieldChoice"]] = "FieldChoice"
    path: str
    taken_from: str


class _DraftFieldChoice:
    __slots__ = ("path", "taken_from",)


def _read_FieldChoice(row: Row) -> FieldChoice:
    x: Any = _DraftFieldChoice()
    x.path = row["path"]
    x.taken_from = row["taken_from"]
    x.__class__ = FieldChoice
    return cast(FieldChoice, x)


def _get_FieldChoice(b: bytes, p: int) -> tuple[FieldChoice, int]:
    x: Any = _DraftFieldChoice()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.path = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.taken_from = b[p:e].decode()
    p = e
    x.__class__ = FieldChoice
    return x, p


def _put_FieldChoice(x: Any, out: Put) -> None:
    out(put_string(x.path))
    out(put_string(x.taken_from))

FileStatus = Literal["REGISTERED", "OPEN", "TRANSFER_PENDING", "DORMANT", "CLOSED", "ARCHIVED", "SHREDDED", "UNKNOWN"]
_FileStatus = symbols(get_args(FileStatus))
_FileStatus_read = read_symbols(_FileStatus)

HandedTo = Literal["SELF", "GUARDIAN", "PROXY", "UNKNOWN"]
_HandedTo = symbols(get_args(HandedTo))
_HandedTo_read = read_symbols(_HandedTo)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderPair:
    """One Kafka header."""

    NAME: ClassVar[Literal["HeaderPair"]] = "HeaderPair"
    name: str
    value: bytes


class _DraftHeaderPair:
    __slots__ = ("name", "value",)


def _read_HeaderPair(row: Row) -> HeaderPair:
    x: Any = _DraftHeaderPair()
    x.name = row["name"]
    x.value = row["value"]
    x.__class__ = HeaderPair
    return cast(HeaderPair, x)


def _get_HeaderPair(b: bytes, p: int) -> tuple[HeaderPair, int]:
    x: Any = _DraftHeaderPair()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.name = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.value = b[p:e]
    p = e
    x.__class__ = HeaderPair
    return x, p


def _put_HeaderPair(x: Any, out: Put) -> None:
    out(put_string(x.name))
    out(put_bytes(x.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldState:
    """A hold in force."""

    NAME: ClassVar[Literal["HoldState"]] = "HoldState"
    hold_id: str
    scope: str
    legal_ground: str


class _DraftHoldState:
    __slots__ = ("hold_id", "scope", "legal_ground",)


def _read_HoldState(row: Row) -> HoldState:
    x: Any = _DraftHoldState()
    x.hold_id = row["hold_id"]
    x.scope = row["scope"]
    x.legal_ground = row["legal_ground"]
    x.__class__ = HoldState
    return cast(HoldState, x)


def _draft_HoldState(old: HoldState) -> Any:
    x: Any = _DraftHoldState()
    x.hold_id = old.hold_id
    x.scope = old.scope
    x.legal_ground = old.legal_ground
    return x


def _get_HoldState(b: bytes, p: int) -> tuple[HoldState, int]:
    x: Any = _DraftHoldState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.hold_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.scope = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.legal_ground = b[p:e].decode()
    p = e
    x.__class__ = HoldState
    return x, p


def _put_HoldState(x: Any, out: Put) -> None:
    out(put_string(x.hold_id))
    out(put_string(x.scope))
    out(put_string(x.legal_ground))

HostKind = Literal["HOTEL", "LANDLORD", "INDIVIDUAL", "INSTITUTION", "UNKNOWN"]
_HostKind = symbols(get_args(HostKind))
_HostKind_read = read_symbols(_HostKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class HostDeclarationState:
    """A host declaration now."""

    NAME: ClassVar[Literal["HostDeclarationState"]] = "HostDeclarationState"
    declaration_id: str
    host_kind: HostKind = "UNKNOWN"
    governorate: str
    arrived_on: Days
    left_on: Days | None = None
    matched: bool = False


class _DraftHostDeclarationState:
    __slots__ = ("declaration_id", "host_kind", "governorate", "arrived_on", "left_on", "matched",)


def _read_HostDeclarationState(row: Row) -> HostDeclarationState:
    x: Any = _DraftHostDeclarationState()
    x.declaration_id = row["declaration_id"]
    x.host_kind = row["host_kind"]
    x.governorate = row["governorate"]
    x.arrived_on = row["arrived_on"]
    x.left_on = row["left_on"]
    x.matched = row["matched"]
    x.__class__ = HostDeclarationState
    return cast(HostDeclarationState, x)


def _draft_HostDeclarationState(old: HostDeclarationState) -> Any:
    x: Any = _DraftHostDeclarationState()
    x.declaration_id = old.declaration_id
    x.host_kind = old.host_kind
    x.governorate = old.governorate
    x.arrived_on = old.arrived_on
    x.left_on = old.left_on
    x.matched = old.matched
    return x


def _get_HostDeclarationState(b: bytes, p: int) -> tuple[HostDeclarationState, int]:
    x: Any = _DraftHostDeclarationState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.declaration_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.host_kind = _HostKind_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.governorate = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.arrived_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.left_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.left_on = None
    else:
        raise ValueError(n)
    x.matched = BOOLEANS[b[p]]
    p += 1
    x.__class__ = HostDeclarationState
    return x, p


def _put_HostDeclarationState(x: Any, out: Put) -> None:
    out(put_string(x.declaration_id))
    out(_HostKind[x.host_kind])
    out(put_string(x.governorate))
    out(put_long(x.arrived_on))
    if (value := x.left_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(b"\x01" if x.matched else b"\x00")

MeasureKind = Literal["EXPULSION", "ENTRY_BAN", "ASSIGNED_RESIDENCE", "REMOVAL", "UNKNOWN"]
_MeasureKind = symbols(get_args(MeasureKind))
_MeasureKind_read = read_symbols(_MeasureKind)

MeasureStatus = Literal["ORDERED", "NOTIFIED", "SUSPENDED", "EXECUTED", "LIFTED", "EXPIRED", "UNKNOWN"]
_MeasureStatus = symbols(get_args(MeasureStatus))
_MeasureStatus_read = read_symbols(_MeasureStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureState:
    """A measure now."""

    NAME: ClassVar[Literal["MeasureState"]] = "MeasureState"
    measure_id: str
    kind: MeasureKind = "UNKNOWN"
    status: MeasureStatus = "UNKNOWN"
    ordered_on: Days
    from_date: Days
    to_date: Days | None = None
    notified_on: Days | None = None
    appeal_deadline: Days | None = None
    suspended_on: Days | None = None
    ended_on: Days | None = None
    reporting_every_days: int | None = None
    reporting_unit: str | None = None
    last_reported_on: Days | None = None
    missed_reports: int = 0
    executed_on: Days | None = None
    suspended_by: str | None = None
    last_due_on: Days | None = None
    due_missed: tuple[Days, ...] = ()


class _DraftMeasureState:
    __slots__ = ("measure_id", "kind", "status", "ordered_on", "from_date", "to_date", "notified_on", "appeal_deadline", "suspended_on", "ended_on", "reporting_every_days", "reporting_unit", "last_reported_on", "missed_reports", "executed_on", "suspended_by", "last_due_on", "due_missed",)


def _read_MeasureState(row: Row) -> MeasureState:
    x: Any = _DraftMeasureState()
    x.measure_id = row["measure_id"]
    x.kind = row["kind"]
    x.status = row["status"]
    x.ordered_on = row["ordered_on"]
    x.from_date = row["from_date"]
    x.to_date = row["to_date"]
    x.notified_on = row["notified_on"]
    x.appeal_deadline = row["appeal_deadline"]
    x.suspended_on = row["suspended_on"]
    x.ended_on = row["ended_on"]
    x.reporting_every_days = row["reporting_every_days"]
    x.reporting_unit = row["reporting_unit"]
    x.last_reported_on = row["last_reported_on"]
    x.missed_reports = row["missed_reports"]
    x.executed_on = row["executed_on"]
    x.suspended_by = row["suspended_by"]
    x.last_due_on = row["last_due_on"]
    x.due_missed = tuple(row["due_missed"])
    x.__class__ = MeasureState
    return cast(MeasureState, x)


def _draft_MeasureState(old: MeasureState) -> Any:
    x: Any = _DraftMeasureState()
    x.measure_id = old.measure_id
    x.kind = old.kind
    x.status = old.status
    x.ordered_on = old.ordered_on
    x.from_date = old.from_date
    x.to_date = old.to_date
    x.notified_on = old.notified_on
    x.appeal_deadline = old.appeal_deadline
    x.suspended_on = old.suspended_on
    x.ended_on = old.ended_on
    x.reporting_every_days = old.reporting_every_days
    x.reporting_unit = old.reporting_unit
    x.last_reported_on = old.last_reported_on
    x.missed_reports = old.missed_reports
    x.executed_on = old.executed_on
    x.suspended_by = old.suspended_by
    x.last_due_on = old.last_due_on
    x.due_missed = old.due_missed
    return x


def _get_MeasureState(b: bytes, p: int) -> tuple[MeasureState, int]:
    x: Any = _DraftMeasureState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.measure_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.kind = _MeasureKind_read[n]
    n = b[p]
    p += 1
    x.status = _MeasureStatus_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.ordered_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.from_date = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.to_date = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.to_date = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.notified_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.notified_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.appeal_deadline = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.appeal_deadline = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.suspended_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.suspended_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.ended_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.ended_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.reporting_every_days = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.reporting_every_days = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.reporting_unit = b[p:e].decode()
        p = e
    elif n == 0:
        x.reporting_unit = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.last_reported_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.last_reported_on = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.missed_reports = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.executed_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.executed_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.suspended_by = b[p:e].decode()
        p = e
    elif n == 0:
        x.suspended_by = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.last_due_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.last_due_on = None
    else:
        raise ValueError(n)
    found_due_missed: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            item_due_missed = (n >> 1) ^ -(n & 1)
            found_due_missed.append(item_due_missed)
    p += 1
    x.due_missed = tuple(found_due_missed)
    x.__class__ = MeasureState
    return x, p


def _put_MeasureState(x: Any, out: Put) -> None:
    out(put_string(x.measure_id))
    out(_MeasureKind[x.kind])
    out(_MeasureStatus[x.status])
    out(put_long(x.ordered_on))
    out(put_long(x.from_date))
    if (value := x.to_date) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.notified_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.appeal_deadline) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.suspended_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.ended_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.reporting_every_days) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.reporting_unit) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.last_reported_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(put_long(x.missed_reports))
    if (value := x.executed_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.suspended_by) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.last_due_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if items := x.due_missed:
        out(put_long(len(items)))
        for item in items:
            out(put_long(item))
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeAct:
    """An act accepted while two files were one."""

    NAME: ClassVar[Literal["MergeAct"]] = "MergeAct"
    event_id: str
    recorded_at: Micros


class _DraftMergeAct:
    __slots__ = ("event_id", "recorded_at",)


def _read_MergeAct(row: Row) -> MergeAct:
    x: Any = _DraftMergeAct()
    x.event_id = row["event_id"]
    x.recorded_at = row["recorded_at"]
    x.__class__ = MergeAct
    return cast(MergeAct, x)


def _get_MergeAct(b: bytes, p: int) -> tuple[MergeAct, int]:
    x: Any = _DraftMergeAct()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.event_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.recorded_at = (n >> 1) ^ -(n & 1)
    x.__class__ = MergeAct
    return x, p


def _put_MergeAct(x: Any, out: Put) -> None:
    out(put_string(x.event_id))
    out(put_long(x.recorded_at))

MergeStatus = Literal["ASKED", "DONE", "UNKNOWN"]
_MergeStatus = symbols(get_args(MergeStatus))
_MergeStatus_read = read_symbols(_MergeStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeparatedAct:
    """An act done while two files were one, and the file to which it goes."""

    NAME: ClassVar[Literal["SeparatedAct"]] = "SeparatedAct"
    event_id: str
    event_type: str
    file_id: str
    body: bytes
    stamp: bytes


class _DraftSeparatedAct:
    __slots__ = ("event_id", "event_type", "file_id", "body", "stamp",)


def _read_SeparatedAct(row: Row) -> SeparatedAct:
    x: Any = _DraftSeparatedAct()
    x.event_id = row["event_id"]
    x.event_type = row["event_type"]
    x.file_id = row["file_id"]
    x.body = row["body"]
    x.stamp = row["stamp"]
    x.__class__ = SeparatedAct
    return cast(SeparatedAct, x)


def _get_SeparatedAct(b: bytes, p: int) -> tuple[SeparatedAct, int]:
    x: Any = _DraftSeparatedAct()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.event_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.event_type = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.body = b[p:e]
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.stamp = b[p:e]
    p = e
    x.__class__ = SeparatedAct
    return x, p


def _put_SeparatedAct(x: Any, out: Put) -> None:
    out(put_string(x.event_id))
    out(put_string(x.event_type))
    out(put_string(x.file_id))
    out(put_bytes(x.body))
    out(put_bytes(x.stamp))


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeState:
    """A merge under way or in force."""

    NAME: ClassVar[Literal["MergeState"]] = "MergeState"
    merge_id: str
    survivor_file_id: str
    absorbed_file_id: str
    status: MergeStatus = "DONE"
    asked_at: Micros | None = None
    suspicion_id: str | None = None
    choices: tuple[FieldChoice, ...] = ()
    absorbed_subject_key_id: str | None = None
    also: tuple[str, ...] = ()
    version: int = 0
    before: bytes | None = None
    absorbed: bytes | None = None
    acts: tuple[MergeAct, ...] = ()
    parts: tuple[SeparatedAct, ...] = ()
    parts_seen: int = 0


class _DraftMergeState:
    __slots__ = ("merge_id", "survivor_file_id", "absorbed_file_id", "status", "asked_at", "suspicion_id", "choices", "absorbed_subject_key_id", "also", "version", "before", "absorbed", "acts", "parts", "parts_seen",)


def _read_MergeState(row: Row) -> MergeState:
    x: Any = _DraftMergeState()
    x.merge_id = row["merge_id"]
    x.survivor_file_id = row["survivor_file_id"]
    x.absorbed_file_id = row["absorbed_file_id"]
    x.status = row["status"]
    x.asked_at = row["asked_at"]
    x.suspicion_id = row["suspicion_id"]
    x.choices = tuple([_read_FieldChoice(item) for item in row["choices"]])
    x.absorbed_subject_key_id = row["absorbed_subject_key_id"]
    x.also = tuple(row["also"])
    x.version = row["version"]
    x.before = row["before"]
    x.absorbed = row["absorbed"]
    x.acts = tuple([_read_MergeAct(item) for item in row["acts"]])
    x.parts = tuple([_read_SeparatedAct(item) for item in row["parts"]])
    x.parts_seen = row["parts_seen"]
    x.__class__ = MergeState
    return cast(MergeState, x)


def _draft_MergeState(old: MergeState) -> Any:
    x: Any = _DraftMergeState()
    x.merge_id = old.merge_id
    x.survivor_file_id = old.survivor_file_id
    x.absorbed_file_id = old.absorbed_file_id
    x.status = old.status
    x.asked_at = old.asked_at
    x.suspicion_id = old.suspicion_id
    x.choices = old.choices
    x.absorbed_subject_key_id = old.absorbed_subject_key_id
    x.also = old.also
    x.version = old.version
    x.before = old.before
    x.absorbed = old.absorbed
    x.acts = old.acts
    x.parts = old.parts
    x.parts_seen = old.parts_seen
    return x


def _get_MergeState(b: bytes, p: int) -> tuple[MergeState, int]:
    x: Any = _DraftMergeState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.merge_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.survivor_file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.absorbed_file_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.status = _MergeStatus_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.asked_at = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.asked_at = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.suspicion_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.suspicion_id = None
    else:
        raise ValueError(n)
    found_choices: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_choices, p = _get_FieldChoice(b, p)
            found_choices.append(item_choices)
    p += 1
    x.choices = tuple(found_choices)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.absorbed_subject_key_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.absorbed_subject_key_id = None
    else:
        raise ValueError(n)
    found_also: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_also = b[p:e].decode()
            p = e
            found_also.append(item_also)
    p += 1
    x.also = tuple(found_also)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.version = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.before = b[p:e]
        p = e
    elif n == 0:
        x.before = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.absorbed = b[p:e]
        p = e
    elif n == 0:
        x.absorbed = None
    else:
        raise ValueError(n)
    found_acts: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_acts, p = _get_MergeAct(b, p)
            found_acts.append(item_acts)
    p += 1
    x.acts = tuple(found_acts)
    found_parts: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_parts, p = _get_SeparatedAct(b, p)
            found_parts.append(item_parts)
    p += 1
    x.parts = tuple(found_parts)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.parts_seen = (n >> 1) ^ -(n & 1)
    x.__class__ = MergeState
    return x, p


def _put_MergeState(x: Any, out: Put) -> None:
    out(put_string(x.merge_id))
    out(put_string(x.survivor_file_id))
    out(put_string(x.absorbed_file_id))
    out(_MergeStatus[x.status])
    if (value := x.asked_at) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.suspicion_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if items := x.choices:
        out(put_long(len(items)))
        for item in items:
            _put_FieldChoice(item, out)
    out(b"\x00")
    if (value := x.absorbed_subject_key_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if items := x.also:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(put_long(x.version))
    if (value := x.before) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_bytes(value))
    if (value := x.absorbed) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_bytes(value))
    if items := x.acts:
        out(put_long(len(items)))
        for item in items:
            _put_MergeAct(item, out)
    out(b"\x00")
    if items := x.parts:
        out(put_long(len(items)))
        for item in items:
            _put_SeparatedAct(item, out)
    out(b"\x00")
    out(put_long(x.parts_seen))

Role = Literal["CLERK", "STATION_HEAD", "DISTRICT_OFFICER", "DIRECTORATE_OFFICER", "SIGNATORY", "OTHER_SERVICE", "PRINT_SHOP", "FINANCE", "SYSTEM", "MINISTER", "COURT", "LEGAL_OFFICER", "BORDER_OFFICER", "SUPERVISOR", "DATA_PROTECTION_OFFICER", "PARTNER", "SOCIAL_WORKER", "UNKNOWN", "AUDITOR", "ANALYST", "ADMINISTRATOR"]
_Role = symbols(get_args(Role))
_Role_read = read_symbols(_Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """Envelope of every event."""

    NAME: ClassVar[Literal["Meta"]] = "Meta"
    event_id: str
    file_id: str
    schema_version: int = 1
    occurred_at: Micros
    effective_date: Days
    captured_offline: bool = False
    device_id: str
    device_seq: int
    clock_skew_ms: int | None = None
    station_id: str
    district_id: str
    corps: Corps = "UNKNOWN"
    actor_id: str
    actor_role: Role = "UNKNOWN"
    actor_rank: str | None = None
    on_behalf_of: str | None = None
    correlation_id: str
    causation_id: str | None = None
    transaction_id: str
    legal_basis: tuple[str, ...] = ()
    reason_code: str | None = None
    note: Sealed | None = None
    base_version: int
    follows: str | None = None
    supersedes: str | None = None
    import_session: str | None = None


class _DraftMeta:
    __slots__ = ("event_id", "file_id", "schema_version", "occurred_at", "effective_date", "captured_offline", "device_id", "device_seq", "clock_skew_ms", "station_id", "district_id", "corps", "actor_id", "actor_role", "actor_rank", "on_behalf_of", "correlation_id", "causation_id", "transaction_id", "legal_basis", "reason_code", "note", "base_version", "follows", "supersedes", "import_session",)


def _read_Meta(row: Row) -> Meta:
    x: Any = _DraftMeta()
    x.event_id = row["event_id"]
    x.file_id = row["file_id"]
    x.schema_version = row["schema_version"]
    x.occurred_at = row["occurred_at"]
    x.effective_date = row["effective_date"]
    x.captured_offline = row["captured_offline"]
    x.device_id = row["device_id"]
    x.device_seq = row["device_seq"]
    x.clock_skew_ms = row["clock_skew_ms"]
    x.station_id = row["station_id"]
    x.district_id = row["district_id"]
    x.corps = row["corps"]
    x.actor_id = row["actor_id"]
    x.actor_role = row["actor_role"]
    x.actor_rank = row["actor_rank"]
    x.on_behalf_of = row["on_behalf_of"]
    x.correlation_id = row["correlation_id"]
    x.causation_id = row["causation_id"]
    x.transaction_id = row["transaction_id"]
    x.legal_basis = tuple(row["legal_basis"])
    x.reason_code = row["reason_code"]
    x.note = None if row["note"] is None else _read_Sealed(row["note"])
    x.base_version = row["base_version"]
    x.follows = row["follows"]
    x.supersedes = row["supersedes"]
    x.import_session = row["import_session"]
    x.__class__ = Meta
    return cast(Meta, x)


def _get_Meta(b: bytes, p: int) -> tuple[Meta, int]:
    x: Any = _DraftMeta()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.event_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.schema_version = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.occurred_at = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.effective_date = (n >> 1) ^ -(n & 1)
    x.captured_offline = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.device_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.device_seq = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.clock_skew_ms = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.clock_skew_ms = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.station_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.district_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.corps = _Corps_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.actor_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.actor_role = _Role_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.actor_rank = b[p:e].decode()
        p = e
    elif n == 0:
        x.actor_rank = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.on_behalf_of = b[p:e].decode()
        p = e
    elif n == 0:
        x.on_behalf_of = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.correlation_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.causation_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.causation_id = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.transaction_id = b[p:e].decode()
    p = e
    found_legal_basis: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_legal_basis = b[p:e].decode()
            p = e
            found_legal_basis.append(item_legal_basis)
    p += 1
    x.legal_basis = tuple(found_legal_basis)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.reason_code = b[p:e].decode()
        p = e
    elif n == 0:
        x.reason_code = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.note, p = _get_Sealed(b, p)
    elif n == 0:
        x.note = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.base_version = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.follows = b[p:e].decode()
        p = e
    elif n == 0:
        x.follows = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.supersedes = b[p:e].decode()
        p = e
    elif n == 0:
        x.supersedes = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.import_session = b[p:e].decode()
        p = e
    elif n == 0:
        x.import_session = None
    else:
        raise ValueError(n)
    x.__class__ = Meta
    return x, p


def _put_Meta(x: Any, out: Put) -> None:
    out(put_string(x.event_id))
    out(put_string(x.file_id))
    out(put_long(x.schema_version))
    out(put_long(x.occurred_at))
    out(put_long(x.effective_date))
    out(b"\x01" if x.captured_offline else b"\x00")
    out(put_string(x.device_id))
    out(put_long(x.device_seq))
    if (value := x.clock_skew_ms) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(put_string(x.station_id))
    out(put_string(x.district_id))
    out(_Corps[x.corps])
    out(put_string(x.actor_id))
    out(_Role[x.actor_role])
    if (value := x.actor_rank) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.on_behalf_of) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(put_string(x.correlation_id))
    if (value := x.causation_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(put_string(x.transaction_id))
    if items := x.legal_basis:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    if (value := x.reason_code) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.note) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    out(put_long(x.base_version))
    if (value := x.follows) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.supersedes) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.import_session) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class MrzChecks:
    """Check digits of the machine readable zone, one verdict each."""

    NAME: ClassVar[Literal["MrzChecks"]] = "MrzChecks"
    number: CheckResult = "UNKNOWN"
    birth: CheckResult = "UNKNOWN"
    expiry: CheckResult = "UNKNOWN"
    optional: CheckResult = "UNKNOWN"
    composite: CheckResult = "UNKNOWN"


class _DraftMrzChecks:
    __slots__ = ("number", "birth", "expiry", "optional", "composite",)


def _read_MrzChecks(row: Row) -> MrzChecks:
    x: Any = _DraftMrzChecks()
    x.number = row["number"]
    x.birth = row["birth"]
    x.expiry = row["expiry"]
    x.optional = row["optional"]
    x.composite = row["composite"]
    x.__class__ = MrzChecks
    return cast(MrzChecks, x)


def _get_MrzChecks(b: bytes, p: int) -> tuple[MrzChecks, int]:
    x: Any = _DraftMrzChecks()
    n = b[p]
    p += 1
    x.number = _CheckResult_read[n]
    n = b[p]
    p += 1
    x.birth = _CheckResult_read[n]
    n = b[p]
    p += 1
    x.expiry = _CheckResult_read[n]
    n = b[p]
    p += 1
    x.optional = _CheckResult_read[n]
    n = b[p]
    p += 1
    x.composite = _CheckResult_read[n]
    x.__class__ = MrzChecks
    return x, p


def _put_MrzChecks(x: Any, out: Put) -> None:
    out(_CheckResult[x.number])
    out(_CheckResult[x.birth])
    out(_CheckResult[x.expiry])
    out(_CheckResult[x.optional])
    out(_CheckResult[x.composite])

NameKind = Literal["BIRTH", "MARRIED", "ALIAS", "MRZ", "UNKNOWN"]
_NameKind = symbols(get_args(NameKind))
_NameKind_read = read_symbols(_NameKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nationality:
    """One nationality with its span."""

    NAME: ClassVar[Literal["Nationality"]] = "Nationality"
    code: str
    is_primary: bool
    from_date: Days | None = None
    to_date: Days | None = None
    evidence: str | None = None


class _DraftNationality:
    __slots__ = ("code", "is_primary", "from_date", "to_date", "evidence",)


def _read_Nationality(row: Row) -> Nationality:
    x: Any = _DraftNationality()
    x.code = row["code"]
    x.is_primary = row["is_primary"]
    x.from_date = row["from_date"]
    x.to_date = row["to_date"]
    x.evidence = row["evidence"]
    x.__class__ = Nationality
    return cast(Nationality, x)


def _get_Nationality(b: bytes, p: int) -> tuple[Nationality, int]:
    x: Any = _DraftNationality()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.code = b[p:e].decode()
    p = e
    x.is_primary = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.from_date = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.from_date = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.to_date = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.to_date = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.evidence = b[p:e].decode()
        p = e
    elif n == 0:
        x.evidence = None
    else:
        raise ValueError(n)
    x.__class__ = Nationality
    return x, p


def _put_Nationality(x: Any, out: Put) -> None:
    out(put_string(x.code))
    out(b"\x01" if x.is_primary else b"\x00")
    if (value := x.from_date) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.to_date) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.evidence) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))

NotificationMode = Literal["IN_PERSON", "POST", "PROXY", "REFUSED_TO_SIGN", "UNKNOWN"]
_NotificationMode = symbols(get_args(NotificationMode))
_NotificationMode_read = read_symbols(_NotificationMode)

OpenedBecause = Literal["FIRST_CONTACT", "APPLICATION", "TRANSFER_IN", "IMPORT", "OTHER", "UNKNOWN"]
_OpenedBecause = symbols(get_args(OpenedBecause))
_OpenedBecause_read = read_symbols(_OpenedBecause)

OpinionValue = Literal["FAVOURABLE", "RESERVED", "UNFAVOURABLE", "NO_OBJECTION", "UNKNOWN"]
_OpinionValue = symbols(get_args(OpinionValue))
_OpinionValue_read = read_symbols(_OpinionValue)

OutcomeVerdict = Literal["ACCEPTED", "REFUSED", "SET_ASIDE", "UNKNOWN"]
_OutcomeVerdict = symbols(get_args(OutcomeVerdict))
_OutcomeVerdict_read = read_symbols(_OutcomeVerdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperState:
    """Where the paper file is."""

    NAME: ClassVar[Literal["PaperState"]] = "PaperState"
    movement_id: str
    unit: str
    to_unit: str | None = None
    since: Days


class _DraftPaperState:
    __slots__ = ("movement_id", "unit", "to_unit", "since",)


def _read_PaperState(row: Row) -> PaperState:
    x: Any = _DraftPaperState()
    x.movement_id = row["movement_id"]
    x.unit = row["unit"]
    x.to_unit = row["to_unit"]
    x.since = row["since"]
    x.__class__ = PaperState
    return cast(PaperState, x)


def _draft_PaperState(old: PaperState) -> Any:
    x: Any = _DraftPaperState()
    x.movement_id = old.movement_id
    x.unit = old.unit
    x.to_unit = old.to_unit
    x.since = old.since
    return x


def _get_PaperState(b: bytes, p: int) -> tuple[PaperState, int]:
    x: Any = _DraftPaperState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.movement_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.unit = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.to_unit = b[p:e].decode()
        p = e
    elif n == 0:
        x.to_unit = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.since = (n >> 1) ^ -(n & 1)
    x.__class__ = PaperState
    return x, p


def _put_PaperState(x: Any, out: Put) -> None:
    out(put_string(x.movement_id))
    out(put_string(x.unit))
    if (value := x.to_unit) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(put_long(x.since))


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date of which parts may be unknown."""

    NAME: ClassVar[Literal["PartialDate"]] = "PartialDate"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Calendar = "GREGORIAN"


class _DraftPartialDate:
    __slots__ = ("year", "month", "day", "calendar",)


def _read_PartialDate(row: Row) -> PartialDate:
    x: Any = _DraftPartialDate()
    x.year = row["year"]
    x.month = row["month"]
    x.day = row["day"]
    x.calendar = row["calendar"]
    x.__class__ = PartialDate
    return cast(PartialDate, x)


def _get_PartialDate(b: bytes, p: int) -> tuple[PartialDate, int]:
    x: Any = _DraftPartialDate()
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.year = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.year = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.month = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.month = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.day = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.day = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    x.calendar = _Calendar_read[n]
    x.__class__ = PartialDate
    return x, p


def _put_PartialDate(x: Any, out: Put) -> None:
    if (value := x.year) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.month) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.day) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(_Calendar[x.calendar])

PermitStatus = Literal["PRODUCED", "HANDED_OVER", "EXPIRED", "ORDERED", "AT_STATION", "RENEWED", "WITHDRAWN", "LOST", "STOLEN", "DAMAGED", "REPLACED", "RETURNED", "CANCELLED_PRINT_ERROR", "UNKNOWN"]
_PermitStatus = symbols(get_args(PermitStatus))
_PermitStatus_read = read_symbols(_PermitStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitState:
    """A permit now."""

    NAME: ClassVar[Literal["PermitState"]] = "PermitState"
    permit_id: str
    application_id: str
    card_number: str
    title: Title = "UNKNOWN"
    reason: Reason = "OTHER"
    valid_from: Days
    valid_to: Days
    status: PermitStatus = "UNKNOWN"
    handed_on: Days | None = None
    replaces_permit_id: str | None = None
    status_on: Days | None = None
    lies_at: str | None = None
    decision_id: str | None = None


class _DraftPermitState:
    __slots__ = ("permit_id", "application_id", "card_number", "title", "reason", "valid_from", "valid_to", "status", "handed_on", "replaces_permit_id", "status_on", "lies_at", "decision_id",)


def _read_PermitState(row: Row) -> PermitState:
    x: Any = _DraftPermitState()
    x.permit_id = row["permit_id"]
    x.application_id = row["application_id"]
    x.card_number = row["card_number"]
    x.title = row["title"]
    x.reason = row["reason"]
    x.valid_from = row["valid_from"]
    x.valid_to = row["valid_to"]
    x.status = row["status"]
    x.handed_on = row["handed_on"]
    x.replaces_permit_id = row["replaces_permit_id"]
    x.status_on = row["status_on"]
    x.lies_at = row["lies_at"]
    x.decision_id = row["decision_id"]
    x.__class__ = PermitState
    return cast(PermitState, x)


def _draft_PermitState(old: PermitState) -> Any:
    x: Any = _DraftPermitState()
    x.permit_id = old.permit_id
    x.application_id = old.application_id
    x.card_number = old.card_number
    x.title = old.title
    x.reason = old.reason
    x.valid_from = old.valid_from
    x.valid_to = old.valid_to
    x.status = old.status
    x.handed_on = old.handed_on
    x.replaces_permit_id = old.replaces_permit_id
    x.status_on = old.status_on
    x.lies_at = old.lies_at
    x.decision_id = old.decision_id
    return x


def _get_PermitState(b: bytes, p: int) -> tuple[PermitState, int]:
    x: Any = _DraftPermitState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.permit_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.card_number = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.title = _Title_read[n]
    n = b[p]
    p += 1
    x.reason = _Reason_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_from = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_to = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    x.status = _PermitStatus_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.handed_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.handed_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.replaces_permit_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.replaces_permit_id = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.status_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.status_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.lies_at = b[p:e].decode()
        p = e
    elif n == 0:
        x.lies_at = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.decision_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.decision_id = None
    else:
        raise ValueError(n)
    x.__class__ = PermitState
    return x, p


def _put_PermitState(x: Any, out: Put) -> None:
    out(put_string(x.permit_id))
    out(put_string(x.application_id))
    out(put_string(x.card_number))
    out(_Title[x.title])
    out(_Reason[x.reason])
    out(put_long(x.valid_from))
    out(put_long(x.valid_to))
    out(_PermitStatus[x.status])
    if (value := x.handed_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.replaces_permit_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.status_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.lies_at) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.decision_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))

Script = Literal["ARAB", "LATN", "OTHER"]
_Script = symbols(get_args(Script))
_Script_read = read_symbols(_Script)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """One name as written."""

    NAME: ClassVar[Literal["PersonName"]] = "PersonName"
    script: Script = "OTHER"
    kind: NameKind = "UNKNOWN"
    family: str
    given: str
    father: str | None = None
    grandfather: str | None = None


class _DraftPersonName:
    __slots__ = ("script", "kind", "family", "given", "father", "grandfather",)


def _read_PersonName(row: Row) -> PersonName:
    x: Any = _DraftPersonName()
    x.script = row["script"]
    x.kind = row["kind"]
    x.family = row["family"]
    x.given = row["given"]
    x.father = row["father"]
    x.grandfather = row["grandfather"]
    x.__class__ = PersonName
    return cast(PersonName, x)


def _get_PersonName(b: bytes, p: int) -> tuple[PersonName, int]:
    x: Any = _DraftPersonName()
    n = b[p]
    p += 1
    x.script = _Script_read[n]
    n = b[p]
    p += 1
    x.kind = _NameKind_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.family = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.given = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.father = b[p:e].decode()
        p = e
    elif n == 0:
        x.father = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.grandfather = b[p:e].decode()
        p = e
    elif n == 0:
        x.grandfather = None
    else:
        raise ValueError(n)
    x.__class__ = PersonName
    return x, p


def _put_PersonName(x: Any, out: Put) -> None:
    out(_Script[x.script])
    out(_NameKind[x.kind])
    out(put_string(x.family))
    out(put_string(x.given))
    if (value := x.father) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.grandfather) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One sentence in the three languages of the register."""

    NAME: ClassVar[Literal["Phrase"]] = "Phrase"
    en: str
    fr: str
    ar: str


class _DraftPhrase:
    __slots__ = ("en", "fr", "ar",)


def _read_Phrase(row: Row) -> Phrase:
    x: Any = _DraftPhrase()
    x.en = row["en"]
    x.fr = row["fr"]
    x.ar = row["ar"]
    x.__class__ = Phrase
    return cast(Phrase, x)


def _get_Phrase(b: bytes, p: int) -> tuple[Phrase, int]:
    x: Any = _DraftPhrase()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.en = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.fr = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ar = b[p:e].decode()
    p = e
    x.__class__ = Phrase
    return x, p


def _put_Phrase(x: Any, out: Put) -> None:
    out(put_string(x.en))
    out(put_string(x.fr))
    out(put_string(x.ar))

ReadPurpose = Literal["FILE_HANDLING", "DECISION", "NOTIFICATION", "SUBJECT_ACCESS", "CORRECTION", "AUDIT", "LEGAL_PROCEEDINGS", "UNKNOWN", "BORDER_CHECK", "CARE", "STATISTICS", "OPERATION"]
_ReadPurpose = symbols(get_args(ReadPurpose))
_ReadPurpose_read = read_symbols(_ReadPurpose)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentAct:
    """One of the last acts, for optimistic concurrency."""

    NAME: ClassVar[Literal["RecentAct"]] = "RecentAct"
    version: int
    event_id: str
    event_type: str
    about: str
    device_id: str


class _DraftRecentAct:
    __slots__ = ("version", "event_id", "event_type", "about", "device_id",)


def _read_RecentAct(row: Row) -> RecentAct:
    x: Any = _DraftRecentAct()
    x.version = row["version"]
    x.event_id = row["event_id"]
    x.event_type = row["event_type"]
    x.about = row["about"]
    x.device_id = row["device_id"]
    x.__class__ = RecentAct
    return cast(RecentAct, x)


def _get_RecentAct(b: bytes, p: int) -> tuple[RecentAct, int]:
    x: Any = _DraftRecentAct()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.version = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.event_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.event_type = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.about = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.device_id = b[p:e].decode()
    p = e
    x.__class__ = RecentAct
    return x, p


def _put_RecentAct(x: Any, out: Put) -> None:
    out(put_long(x.version))
    out(put_string(x.event_id))
    out(put_string(x.event_type))
    out(put_string(x.about))
    out(put_string(x.device_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """Version of a file that a decision relied on."""

    NAME: ClassVar[Literal["Reliance"]] = "Reliance"
    file_id: str
    version: int


class _DraftReliance:
    __slots__ = ("file_id", "version",)


def _read_Reliance(row: Row) -> Reliance:
    x: Any = _DraftReliance()
    x.file_id = row["file_id"]
    x.version = row["version"]
    x.__class__ = Reliance
    return cast(Reliance, x)


def _get_Reliance(b: bytes, p: int) -> tuple[Reliance, int]:
    x: Any = _DraftReliance()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.version = (n >> 1) ^ -(n & 1)
    x.__class__ = Reliance
    return x, p


def _put_Reliance(x: Any, out: Put) -> None:
    out(put_string(x.file_id))
    out(put_long(x.version))

ReorganisationKind = Literal["SPLIT", "MERGED", "MOVED", "UNKNOWN"]
_ReorganisationKind = symbols(get_args(ReorganisationKind))
_ReorganisationKind_read = read_symbols(_ReorganisationKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class RewrappedKey:
    """A data key under its subject"s key."""

    NAME: ClassVar[Literal["RewrappedKey"]] = "RewrappedKey"
    field: str
    subject_key_id: str
    wrapped_key: bytes


class _DraftRewrappedKey:
    __slots__ = ("field", "subject_key_id", "wrapped_key",)


def _read_RewrappedKey(row: Row) -> RewrappedKey:
    x: Any = _DraftRewrappedKey()
    x.field = row["field"]
    x.subject_key_id = row["subject_key_id"]
    x.wrapped_key = row["wrapped_key"]
    x.__class__ = RewrappedKey
    return cast(RewrappedKey, x)


def _get_RewrappedKey(b: bytes, p: int) -> tuple[RewrappedKey, int]:
    x: Any = _DraftRewrappedKey()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.field = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.subject_key_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.wrapped_key = b[p:e]
    p = e
    x.__class__ = RewrappedKey
    return x, p


def _put_RewrappedKey(x: Any, out: Put) -> None:
    out(put_string(x.field))
    out(put_string(x.subject_key_id))
    out(put_bytes(x.wrapped_key))

Right = Literal["STAY", "WORK", "UNKNOWN"]
_Right = symbols(get_args(Right))
_Right_read = read_symbols(_Right)

SealVerdict = Literal["NONE", "SOUND", "UNREADABLE", "BIRTH_DATE_IMPOSSIBLE", "NAME_CONTROL_CHARACTER", "CONTENT_MISFIT", "UNKNOWN"]
_SealVerdict = symbols(get_args(SealVerdict))
_SealVerdict_read = read_symbols(_SealVerdict)

StampFlag = Literal["CONCURRENT", "CONFLICT_CASE", "BACK_CAPTURED", "OUTSIDE_PROCEDURE", "CAPTURED_LATE", "REROUTED", "UNKNOWN"]
_StampFlag = symbols(get_args(StampFlag))
_StampFlag_read = read_symbols(_StampFlag)

SubjectRequestKind = Literal["ACCESS", "RECTIFY", "ERASE", "OPPOSE", "UNKNOWN"]
_SubjectRequestKind = symbols(get_args(SubjectRequestKind))
_SubjectRequestKind_read = read_symbols(_SubjectRequestKind)

SubjectRequestStatus = Literal["RECEIVED", "ANSWERED", "REFUSED", "UNKNOWN"]
_SubjectRequestStatus = symbols(get_args(SubjectRequestStatus))
_SubjectRequestStatus_read = read_symbols(_SubjectRequestStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRequestState:
    """A request now."""

    NAME: ClassVar[Literal["SubjectRequestState"]] = "SubjectRequestState"
    request_id: str
    kind: SubjectRequestKind = "UNKNOWN"
    received_on: Days
    due_on: Days
    status: SubjectRequestStatus = "UNKNOWN"


class _DraftSubjectRequestState:
    __slots__ = ("request_id", "kind", "received_on", "due_on", "status",)


def _read_SubjectRequestState(row: Row) -> SubjectRequestState:
    x: Any = _DraftSubjectRequestState()
    x.request_id = row["request_id"]
    x.kind = row["kind"]
    x.received_on = row["received_on"]
    x.due_on = row["due_on"]
    x.status = row["status"]
    x.__class__ = SubjectRequestState
    return cast(SubjectRequestState, x)


def _draft_SubjectRequestState(old: SubjectRequestState) -> Any:
    x: Any = _DraftSubjectRequestState()
    x.request_id = old.request_id
    x.kind = old.kind
    x.received_on = old.received_on
    x.due_on = old.due_on
    x.status = old.status
    return x


def _get_SubjectRequestState(b: bytes, p: int) -> tuple[SubjectRequestState, int]:
    x: Any = _DraftSubjectRequestState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.request_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.kind = _SubjectRequestKind_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.received_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.due_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    x.status = _SubjectRequestStatus_read[n]
    x.__class__ = SubjectRequestState
    return x, p


def _put_SubjectRequestState(x: Any, out: Put) -> None:
    out(put_string(x.request_id))
    out(_SubjectRequestKind[x.kind])
    out(put_long(x.received_on))
    out(put_long(x.due_on))
    out(_SubjectRequestStatus[x.status])


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryPart:
    """What one station serves after a reorganisation, whole."""

    NAME: ClassVar[Literal["TerritoryPart"]] = "TerritoryPart"
    unit_id: str
    serves: tuple[str, ...] = ()


class _DraftTerritoryPart:
    __slots__ = ("unit_id", "serves",)


def _read_TerritoryPart(row: Row) -> TerritoryPart:
    x: Any = _DraftTerritoryPart()
    x.unit_id = row["unit_id"]
    x.serves = tuple(row["serves"])
    x.__class__ = TerritoryPart
    return cast(TerritoryPart, x)


def _get_TerritoryPart(b: bytes, p: int) -> tuple[TerritoryPart, int]:
    x: Any = _DraftTerritoryPart()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.unit_id = b[p:e].decode()
    p = e
    found_serves: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_serves = b[p:e].decode()
            p = e
            found_serves.append(item_serves)
    p += 1
    x.serves = tuple(found_serves)
    x.__class__ = TerritoryPart
    return x, p


def _put_TerritoryPart(x: Any, out: Put) -> None:
    out(put_string(x.unit_id))
    if items := x.serves:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")

TransferStatus = Literal["REQUESTED", "ACCEPTED", "REFUSED", "UNKNOWN"]
_TransferStatus = symbols(get_args(TransferStatus))
_TransferStatus_read = read_symbols(_TransferStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferState:
    """The last transfer."""

    NAME: ClassVar[Literal["TransferState"]] = "TransferState"
    transfer_id: str
    from_unit: str
    to_unit: str
    requested_on: Days
    status: TransferStatus = "UNKNOWN"


class _DraftTransferState:
    __slots__ = ("transfer_id", "from_unit", "to_unit", "requested_on", "status",)


def _read_TransferState(row: Row) -> TransferState:
    x: Any = _DraftTransferState()
    x.transfer_id = row["transfer_id"]
    x.from_unit = row["from_unit"]
    x.to_unit = row["to_unit"]
    x.requested_on = row["requested_on"]
    x.status = row["status"]
    x.__class__ = TransferState
    return cast(TransferState, x)


def _draft_TransferState(old: TransferState) -> Any:
    x: Any = _DraftTransferState()
    x.transfer_id = old.transfer_id
    x.from_unit = old.from_unit
    x.to_unit = old.to_unit
    x.requested_on = old.requested_on
    x.status = old.status
    return x


def _get_TransferState(b: bytes, p: int) -> tuple[TransferState, int]:
    x: Any = _DraftTransferState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.transfer_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.from_unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.to_unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.requested_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    x.status = _TransferStatus_read[n]
    x.__class__ = TransferState
    return x, p


def _put_TransferState(x: Any, out: Put) -> None:
    out(put_string(x.transfer_id))
    out(put_string(x.from_unit))
    out(put_string(x.to_unit))
    out(put_long(x.requested_on))
    out(_TransferStatus[x.status])

UnitKind = Literal["STATION", "DISTRICT", "DIRECTORATE", "BORDER_POST", "OTHER_SERVICE", "SOCIAL_SERVICE", "UNKNOWN"]
_UnitKind = symbols(get_args(UnitKind))
_UnitKind_read = read_symbols(_UnitKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMeta:
    """The order behind an event of the organisation: nothing about any person"s file."""

    NAME: ClassVar[Literal["UnitMeta"]] = "UnitMeta"
    event_id: str
    unit_id: str
    effective_date: Days
    ordered_at: Micros
    ordered_by: str
    approved_by: str
    role: Role = "UNKNOWN"
    basis: str | None = None


class _DraftUnitMeta:
    __slots__ = ("event_id", "unit_id", "effective_date", "ordered_at", "ordered_by", "approved_by", "role", "basis",)


def _read_UnitMeta(row: Row) -> UnitMeta:
    x: Any = _DraftUnitMeta()
    x.event_id = row["event_id"]
    x.unit_id = row["unit_id"]
    x.effective_date = row["effective_date"]
    x.ordered_at = row["ordered_at"]
    x.ordered_by = row["ordered_by"]
    x.approved_by = row["approved_by"]
    x.role = row["role"]
    x.basis = row["basis"]
    x.__class__ = UnitMeta
    return cast(UnitMeta, x)


def _get_UnitMeta(b: bytes, p: int) -> tuple[UnitMeta, int]:
    x: Any = _DraftUnitMeta()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.event_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.unit_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.effective_date = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.ordered_at = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ordered_by = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.approved_by = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.role = _Role_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.basis = b[p:e].decode()
        p = e
    elif n == 0:
        x.basis = None
    else:
        raise ValueError(n)
    x.__class__ = UnitMeta
    return x, p


def _put_UnitMeta(x: Any, out: Put) -> None:
    out(put_string(x.event_id))
    out(put_string(x.unit_id))
    out(put_long(x.effective_date))
    out(put_long(x.ordered_at))
    out(put_string(x.ordered_by))
    out(put_string(x.approved_by))
    out(_Role[x.role])
    if (value := x.basis) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressDetail:
    """An address as written."""

    NAME: ClassVar[Literal["AddressDetail"]] = "AddressDetail"
    arabic: str | None = None
    latin: str | None = None


class _DraftAddressDetail:
    __slots__ = ("arabic", "latin",)


def _read_AddressDetail(row: Row) -> AddressDetail:
    x: Any = _DraftAddressDetail()
    x.arabic = row["arabic"]
    x.latin = row["latin"]
    x.__class__ = AddressDetail
    return cast(AddressDetail, x)


def _get_AddressDetail(b: bytes, p: int) -> tuple[AddressDetail, int]:
    x: Any = _DraftAddressDetail()
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.arabic = b[p:e].decode()
        p = e
    elif n == 0:
        x.arabic = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.latin = b[p:e].decode()
        p = e
    elif n == 0:
        x.latin = None
    else:
        raise ValueError(n)
    x.__class__ = AddressDetail
    return x, p


def _put_AddressDetail(x: Any, out: Put) -> None:
    if (value := x.arabic) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.latin) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonIdentity:
    """Who a person is."""

    NAME: ClassVar[Literal["PersonIdentity"]] = "PersonIdentity"
    names: tuple[PersonName, ...] = ()
    birth_date: PartialDate
    birth_place: str | None = None
    photo_ref: str | None = None


class _DraftPersonIdentity:
    __slots__ = ("names", "birth_date", "birth_place", "photo_ref",)


def _read_PersonIdentity(row: Row) -> PersonIdentity:
    x: Any = _DraftPersonIdentity()
    x.names = tuple([_read_PersonName(item) for item in row["names"]])
    x.birth_date = _read_PartialDate(row["birth_date"])
    x.birth_place = row["birth_place"]
    x.photo_ref = row["photo_ref"]
    x.__class__ = PersonIdentity
    return cast(PersonIdentity, x)


def _get_PersonIdentity(b: bytes, p: int) -> tuple[PersonIdentity, int]:
    x: Any = _DraftPersonIdentity()
    found_names: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_names, p = _get_PersonName(b, p)
            found_names.append(item_names)
    p += 1
    x.names = tuple(found_names)
    x.birth_date, p = _get_PartialDate(b, p)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.birth_place = b[p:e].decode()
        p = e
    elif n == 0:
        x.birth_place = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.photo_ref = b[p:e].decode()
        p = e
    elif n == 0:
        x.photo_ref = None
    else:
        raise ValueError(n)
    x.__class__ = PersonIdentity
    return x, p


def _put_PersonIdentity(x: Any, out: Put) -> None:
    if items := x.names:
        out(put_long(len(items)))
        for item in items:
            _put_PersonName(item, out)
    out(b"\x00")
    _put_PartialDate(x.birth_date, out)
    if (value := x.birth_place) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.photo_ref) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeIdentity:
    """Who a relative is."""

    NAME: ClassVar[Literal["RelativeIdentity"]] = "RelativeIdentity"
    names: tuple[PersonName, ...] = ()
    birth_date: PartialDate | None = None


class _DraftRelativeIdentity:
    __slots__ = ("names", "birth_date",)


def _read_RelativeIdentity(row: Row) -> RelativeIdentity:
    x: Any = _DraftRelativeIdentity()
    x.names = tuple([_read_PersonName(item) for item in row["names"]])
    x.birth_date = None if row["birth_date"] is None else _read_PartialDate(row["birth_date"])
    x.__class__ = RelativeIdentity
    return cast(RelativeIdentity, x)


def _get_RelativeIdentity(b: bytes, p: int) -> tuple[RelativeIdentity, int]:
    x: Any = _DraftRelativeIdentity()
    found_names: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_names, p = _get_PersonName(b, p)
            found_names.append(item_names)
    p += 1
    x.names = tuple(found_names)
    n = b[p]
    p += 1
    if n == 2:
        x.birth_date, p = _get_PartialDate(b, p)
    elif n == 0:
        x.birth_date = None
    else:
        raise ValueError(n)
    x.__class__ = RelativeIdentity
    return x, p


def _put_RelativeIdentity(x: Any, out: Put) -> None:
    if items := x.names:
        out(put_long(len(items)))
        for item in items:
            _put_PersonName(item, out)
    out(b"\x00")
    if (value := x.birth_date) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_PartialDate(value, out)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedText:
    """A personal text."""

    NAME: ClassVar[Literal["SealedText"]] = "SealedText"
    text: str


class _DraftSealedText:
    __slots__ = ("text",)


def _read_SealedText(row: Row) -> SealedText:
    x: Any = _DraftSealedText()
    x.text = row["text"]
    x.__class__ = SealedText
    return cast(SealedText, x)


def _get_SealedText(b: bytes, p: int) -> tuple[SealedText, int]:
    x: Any = _DraftSealedText()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.text = b[p:e].decode()
    p = e
    x.__class__ = SealedText
    return x, p


def _put_SealedText(x: Any, out: Put) -> None:
    out(put_string(x.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class SponsorIdentity:
    """Who the sponsor is."""

    NAME: ClassVar[Literal["SponsorIdentity"]] = "SponsorIdentity"
    names: tuple[PersonName, ...] = ()
    relation: str | None = None


class _DraftSponsorIdentity:
    __slots__ = ("names", "relation",)


def _read_SponsorIdentity(row: Row) -> SponsorIdentity:
    x: Any = _DraftSponsorIdentity()
    x.names = tuple([_read_PersonName(item) for item in row["names"]])
    x.relation = row["relation"]
    x.__class__ = SponsorIdentity
    return cast(SponsorIdentity, x)


def _get_SponsorIdentity(b: bytes, p: int) -> tuple[SponsorIdentity, int]:
    x: Any = _DraftSponsorIdentity()
    found_names: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_names, p = _get_PersonName(b, p)
            found_names.append(item_names)
    p += 1
    x.names = tuple(found_names)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.relation = b[p:e].decode()
        p = e
    elif n == 0:
        x.relation = None
    else:
        raise ValueError(n)
    x.__class__ = SponsorIdentity
    return x, p


def _put_SponsorIdentity(x: Any, out: Put) -> None:
    if items := x.names:
        out(put_long(len(items)))
        for item in items:
            _put_PersonName(item, out)
    out(b"\x00")
    if (value := x.relation) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelDocumentDetail:
    """Number and machine readable zone."""

    NAME: ClassVar[Literal["TravelDocumentDetail"]] = "TravelDocumentDetail"
    number: str
    mrz: tuple[str, ...] = ()


class _DraftTravelDocumentDetail:
    __slots__ = ("number", "mrz",)


def _read_TravelDocumentDetail(row: Row) -> TravelDocumentDetail:
    x: Any = _DraftTravelDocumentDetail()
    x.number = row["number"]
    x.mrz = tuple(row["mrz"])
    x.__class__ = TravelDocumentDetail
    return cast(TravelDocumentDetail, x)


def _get_TravelDocumentDetail(b: bytes, p: int) -> tuple[TravelDocumentDetail, int]:
    x: Any = _DraftTravelDocumentDetail()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.number = b[p:e].decode()
    p = e
    found_mrz: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_mrz = b[p:e].decode()
            p = e
            found_mrz.append(item_mrz)
    p += 1
    x.mrz = tuple(found_mrz)
    x.__class__ = TravelDocumentDetail
    return x, p


def _put_TravelDocumentDetail(x: Any, out: Put) -> None:
    out(put_string(x.number))
    if items := x.mrz:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressDeclared:
    """An address was declared."""

    NAME: ClassVar[Literal["AddressDeclared"]] = "AddressDeclared"
    meta: Meta
    address_id: str
    detail: Sealed
    governorate: str
    delegation: str | None = None
    imada: str | None = None
    since: Days
    proof_code: str | None = None
    declared_late_days: int | None = None
    previous_station: str | None = None


class _DraftAddressDeclared:
    __slots__ = ("meta", "address_id", "detail", "governorate", "delegation", "imada", "since", "proof_code", "declared_late_days", "previous_station",)


def _read_AddressDeclared(row: Row) -> AddressDeclared:
    x: Any = _DraftAddressDeclared()
    x.meta = _read_Meta(row["meta"])
    x.address_id = row["address_id"]
    x.detail = _read_Sealed(row["detail"])
    x.governorate = row["governorate"]
    x.delegation = row["delegation"]
    x.imada = row["imada"]
    x.since = row["since"]
    x.proof_code = row["proof_code"]
    x.declared_late_days = row["declared_late_days"]
    x.previous_station = row["previous_station"]
    x.__class__ = AddressDeclared
    return cast(AddressDeclared, x)


def _get_AddressDeclared(b: bytes, p: int) -> tuple[AddressDeclared, int]:
    x: Any = _DraftAddressDeclared()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.address_id = b[p:e].decode()
    p = e
    x.detail, p = _get_Sealed(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.governorate = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.delegation = b[p:e].decode()
        p = e
    elif n == 0:
        x.delegation = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.imada = b[p:e].decode()
        p = e
    elif n == 0:
        x.imada = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.since = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.proof_code = b[p:e].decode()
        p = e
    elif n == 0:
        x.proof_code = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.declared_late_days = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.declared_late_days = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.previous_station = b[p:e].decode()
        p = e
    elif n == 0:
        x.previous_station = None
    else:
        raise ValueError(n)
    x.__class__ = AddressDeclared
    return x, p


def _put_AddressDeclared(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.address_id))
    _put_Sealed(x.detail, out)
    out(put_string(x.governorate))
    if (value := x.delegation) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.imada) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(put_long(x.since))
    if (value := x.proof_code) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.declared_late_days) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.previous_station) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDecided:
    """An appeal was decided."""

    NAME: ClassVar[Literal["AppealDecided"]] = "AppealDecided"
    meta: Meta
    appeal_id: str
    outcome: AppealOutcome = "UNKNOWN"
    decided_on: Days


class _DraftAppealDecided:
    __slots__ = ("meta", "appeal_id", "outcome", "decided_on",)


def _read_AppealDecided(row: Row) -> AppealDecided:
    x: Any = _DraftAppealDecided()
    x.meta = _read_Meta(row["meta"])
    x.appeal_id = row["appeal_id"]
    x.outcome = row["outcome"]
    x.decided_on = row["decided_on"]
    x.__class__ = AppealDecided
    return cast(AppealDecided, x)


def _get_AppealDecided(b: bytes, p: int) -> tuple[AppealDecided, int]:
    x: Any = _DraftAppealDecided()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.appeal_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.outcome = _AppealOutcome_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.decided_on = (n >> 1) ^ -(n & 1)
    x.__class__ = AppealDecided
    return x, p


def _put_AppealDecided(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.appeal_id))
    out(_AppealOutcome[x.outcome])
    out(put_long(x.decided_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealFiled:
    """An appeal was filed."""

    NAME: ClassVar[Literal["AppealFiled"]] = "AppealFiled"
    meta: Meta
    appeal_id: str
    against: AppealAgainst = "UNKNOWN"
    subject_id: str
    court: str
    case_number: Sealed | None = None
    suspensive: bool = False
    filed_on: Days


class _DraftAppealFiled:
    __slots__ = ("meta", "appeal_id", "against", "subject_id", "court", "case_number", "suspensive", "filed_on",)


def _read_AppealFiled(row: Row) -> AppealFiled:
    x: Any = _DraftAppealFiled()
    x.meta = _read_Meta(row["meta"])
    x.appeal_id = row["appeal_id"]
    x.against = row["against"]
    x.subject_id = row["subject_id"]
    x.court = row["court"]
    x.case_number = None if row["case_number"] is None else _read_Sealed(row["case_number"])
    x.suspensive = row["suspensive"]
    x.filed_on = row["filed_on"]
    x.__class__ = AppealFiled
    return cast(AppealFiled, x)


def _get_AppealFiled(b: bytes, p: int) -> tuple[AppealFiled, int]:
    x: Any = _DraftAppealFiled()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.appeal_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.against = _AppealAgainst_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.subject_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.court = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        x.case_number, p = _get_Sealed(b, p)
    elif n == 0:
        x.case_number = None
    else:
        raise ValueError(n)
    x.suspensive = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.filed_on = (n >> 1) ^ -(n & 1)
    x.__class__ = AppealFiled
    return x, p


def _put_AppealFiled(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.appeal_id))
    out(_AppealAgainst[x.against])
    out(put_string(x.subject_id))
    out(put_string(x.court))
    if (value := x.case_number) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    out(b"\x01" if x.suspensive else b"\x00")
    out(put_long(x.filed_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationClosed:
    """An application is closed without a decision."""

    NAME: ClassVar[Literal["ApplicationClosed"]] = "ApplicationClosed"
    meta: Meta
    application_id: str
    ground_code: str


class _DraftApplicationClosed:
    __slots__ = ("meta", "application_id", "ground_code",)


def _read_ApplicationClosed(row: Row) -> ApplicationClosed:
    x: Any = _DraftApplicationClosed()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.ground_code = row["ground_code"]
    x.__class__ = ApplicationClosed
    return cast(ApplicationClosed, x)


def _get_ApplicationClosed(b: bytes, p: int) -> tuple[ApplicationClosed, int]:
    x: Any = _DraftApplicationClosed()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    x.__class__ = ApplicationClosed
    return x, p


def _put_ApplicationClosed(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.ground_code))


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationLodged:
    """An application is lodged."""

    NAME: ClassVar[Literal["ApplicationLodged"]] = "ApplicationLodged"
    meta: Meta
    application_id: str
    kind: ApplicationKind = "UNKNOWN"
    reason: Reason = "OTHER"
    title_sought: Title = "UNKNOWN"
    is_late: bool = False
    late_because: LateBecause | None = None
    sponsor: Sealed | None = None
    checklist_version: str
    channel: Channel = "UNKNOWN"


class _DraftApplicationLodged:
    __slots__ = ("meta", "application_id", "kind", "reason", "title_sought", "is_late", "late_because", "sponsor", "checklist_version", "channel",)


def _read_ApplicationLodged(row: Row) -> ApplicationLodged:
    x: Any = _DraftApplicationLodged()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.kind = row["kind"]
    x.reason = row["reason"]
    x.title_sought = row["title_sought"]
    x.is_late = row["is_late"]
    x.late_because = row["late_because"]
    x.sponsor = None if row["sponsor"] is None else _read_Sealed(row["sponsor"])
    x.checklist_version = row["checklist_version"]
    x.channel = row["channel"]
    x.__class__ = ApplicationLodged
    return cast(ApplicationLodged, x)


def _get_ApplicationLodged(b: bytes, p: int) -> tuple[ApplicationLodged, int]:
    x: Any = _DraftApplicationLodged()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.kind = _ApplicationKind_read[n]
    n = b[p]
    p += 1
    x.reason = _Reason_read[n]
    n = b[p]
    p += 1
    x.title_sought = _Title_read[n]
    x.is_late = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        p += 1
        x.late_because = _LateBecause_read[n]
    elif n == 0:
        x.late_because = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.sponsor, p = _get_Sealed(b, p)
    elif n == 0:
        x.sponsor = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.checklist_version = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.channel = _Channel_read[n]
    x.__class__ = ApplicationLodged
    return x, p


def _put_ApplicationLodged(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(_ApplicationKind[x.kind])
    out(_Reason[x.reason])
    out(_Title[x.title_sought])
    out(b"\x01" if x.is_late else b"\x00")
    if (value := x.late_because) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(_LateBecause[value])
    if (value := x.sponsor) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    out(put_string(x.checklist_version))
    out(_Channel[x.channel])


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationWithdrawn:
    """The applicant withdraws."""

    NAME: ClassVar[Literal["ApplicationWithdrawn"]] = "ApplicationWithdrawn"
    meta: Meta
    application_id: str
    ground_code: str | None = None


class _DraftApplicationWithdrawn:
    __slots__ = ("meta", "application_id", "ground_code",)


def _read_ApplicationWithdrawn(row: Row) -> ApplicationWithdrawn:
    x: Any = _DraftApplicationWithdrawn()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.ground_code = row["ground_code"]
    x.__class__ = ApplicationWithdrawn
    return cast(ApplicationWithdrawn, x)


def _get_ApplicationWithdrawn(b: bytes, p: int) -> tuple[ApplicationWithdrawn, int]:
    x: Any = _DraftApplicationWithdrawn()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.ground_code = b[p:e].decode()
        p = e
    elif n == 0:
        x.ground_code = None
    else:
        raise ValueError(n)
    x.__class__ = ApplicationWithdrawn
    return x, p


def _put_ApplicationWithdrawn(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    if (value := x.ground_code) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class CareCaseOpened:
    """A case of protection or care begins, under an id that nothing outside links to the file."""

    NAME: ClassVar[Literal["CareCaseOpened"]] = "CareCaseOpened"
    meta: Meta
    case_id: str
    subject: Sealed
    opened_on: Days
    consent: bool = False


class _DraftCareCaseOpened:
    __slots__ = ("meta", "case_id", "subject", "opened_on", "consent",)


def _read_CareCaseOpened(row: Row) -> CareCaseOpened:
    x: Any = _DraftCareCaseOpened()
    x.meta = _read_Meta(row["meta"])
    x.case_id = row["case_id"]
    x.subject = _read_Sealed(row["subject"])
    x.opened_on = row["opened_on"]
    x.consent = row["consent"]
    x.__class__ = CareCaseOpened
    return cast(CareCaseOpened, x)


def _get_CareCaseOpened(b: bytes, p: int) -> tuple[CareCaseOpened, int]:
    x: Any = _DraftCareCaseOpened()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.case_id = b[p:e].decode()
    p = e
    x.subject, p = _get_Sealed(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.opened_on = (n >> 1) ^ -(n & 1)
    x.consent = BOOLEANS[b[p]]
    p += 1
    x.__class__ = CareCaseOpened
    return x, p


def _put_CareCaseOpened(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.case_id))
    _put_Sealed(x.subject, out)
    out(put_long(x.opened_on))
    out(b"\x01" if x.consent else b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplementReceived:
    """What was asked for came in."""

    NAME: ClassVar[Literal["ComplementReceived"]] = "ComplementReceived"
    meta: Meta
    application_id: str
    items: tuple[str, ...] = ()
    checklist_complete: bool = False


class _DraftComplementReceived:
    __slots__ = ("meta", "application_id", "items", "checklist_complete",)


def _read_ComplementReceived(row: Row) -> ComplementReceived:
    x: Any = _DraftComplementReceived()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.items = tuple(row["items"])
    x.checklist_complete = row["checklist_complete"]
    x.__class__ = ComplementReceived
    return cast(ComplementReceived, x)


def _get_ComplementReceived(b: bytes, p: int) -> tuple[ComplementReceived, int]:
    x: Any = _DraftComplementReceived()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    found_items: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_items = b[p:e].decode()
            p = e
            found_items.append(item_items)
    p += 1
    x.items = tuple(found_items)
    x.checklist_complete = BOOLEANS[b[p]]
    p += 1
    x.__class__ = ComplementReceived
    return x, p


def _put_ComplementReceived(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    if items := x.items:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(b"\x01" if x.checklist_complete else b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplementRequested:
    """Something is asked of the applicant."""

    NAME: ClassVar[Literal["ComplementRequested"]] = "ComplementRequested"
    meta: Meta
    application_id: str
    level: Level = "UNKNOWN"
    items: tuple[str, ...] = ()
    due_on: Days | None = None
    clock_stops: bool = True


class _DraftComplementRequested:
    __slots__ = ("meta", "application_id", "level", "items", "due_on", "clock_stops",)


def _read_ComplementRequested(row: Row) -> ComplementRequested:
    x: Any = _DraftComplementRequested()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.level = row["level"]
    x.items = tuple(row["items"])
    x.due_on = row["due_on"]
    x.clock_stops = row["clock_stops"]
    x.__class__ = ComplementRequested
    return cast(ComplementRequested, x)


def _get_ComplementRequested(b: bytes, p: int) -> tuple[ComplementRequested, int]:
    x: Any = _DraftComplementRequested()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.level = _Level_read[n]
    found_items: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_items = b[p:e].decode()
            p = e
            found_items.append(item_items)
    p += 1
    x.items = tuple(found_items)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.due_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.due_on = None
    else:
        raise ValueError(n)
    x.clock_stops = BOOLEANS[b[p]]
    p += 1
    x.__class__ = ComplementRequested
    return x, p


def _put_ComplementRequested(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(_Level[x.level])
    if items := x.items:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    if (value := x.due_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(b"\x01" if x.clock_stops else b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictResolved:
    """An officer settles a conflict case."""

    NAME: ClassVar[Literal["ConflictResolved"]] = "ConflictResolved"
    meta: Meta
    conflict_id: str
    resolution: ConflictResolution = "UNKNOWN"


class _DraftConflictResolved:
    __slots__ = ("meta", "conflict_id", "resolution",)


def _read_ConflictResolved(row: Row) -> ConflictResolved:
    x: Any = _DraftConflictResolved()
    x.meta = _read_Meta(row["meta"])
    x.conflict_id = row["conflict_id"]
    x.resolution = row["resolution"]
    x.__class__ = ConflictResolved
    return cast(ConflictResolved, x)


def _get_ConflictResolved(b: bytes, p: int) -> tuple[ConflictResolved, int]:
    x: Any = _DraftConflictResolved()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.conflict_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.resolution = _ConflictResolution_read[n]
    x.__class__ = ConflictResolved
    return x, p


def _put_ConflictResolved(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.conflict_id))
    out(_ConflictResolution[x.resolution])


@dataclass(frozen=True, slots=True, kw_only=True)
class DataShredded:
    """Keys were destroyed: the values under them can never be read again."""

    NAME: ClassVar[Literal["DataShredded"]] = "DataShredded"
    meta: Meta
    scope: str
    key_ids: tuple[str, ...] = ()
    legal_ground: str
    certificate_ref: str
    approved_by: str
    witnesses: tuple[str, ...] = ()


class _DraftDataShredded:
    __slots__ = ("meta", "scope", "key_ids", "legal_ground", "certificate_ref", "approved_by", "witnesses",)


def _read_DataShredded(row: Row) -> DataShredded:
    x: Any = _DraftDataShredded()
    x.meta = _read_Meta(row["meta"])
    x.scope = row["scope"]
    x.key_ids = tuple(row["key_ids"])
    x.legal_ground = row["legal_ground"]
    x.certificate_ref = row["certificate_ref"]
    x.approved_by = row["approved_by"]
    x.witnesses = tuple(row["witnesses"])
    x.__class__ = DataShredded
    return cast(DataShredded, x)


def _get_DataShredded(b: bytes, p: int) -> tuple[DataShredded, int]:
    x: Any = _DraftDataShredded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.scope = b[p:e].decode()
    p = e
    found_key_ids: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_key_ids = b[p:e].decode()
            p = e
            found_key_ids.append(item_key_ids)
    p += 1
    x.key_ids = tuple(found_key_ids)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.legal_ground = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.certificate_ref = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.approved_by = b[p:e].decode()
    p = e
    found_witnesses: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_witnesses = b[p:e].decode()
            p = e
            found_witnesses.append(item_witnesses)
    p += 1
    x.witnesses = tuple(found_witnesses)
    x.__class__ = DataShredded
    return x, p


def _put_DataShredded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.scope))
    if items := x.key_ids:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(put_string(x.legal_ground))
    out(put_string(x.certificate_ref))
    out(put_string(x.approved_by))
    if items := x.witnesses:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMet:
    """Notice of the system: what fell due was done, or there is nothing to do any more."""

    NAME: ClassVar[Literal["DeadlineMet"]] = "DeadlineMet"
    meta: Meta
    deadline_id: str
    met_on: Days


class _DraftDeadlineMet:
    __slots__ = ("meta", "deadline_id", "met_on",)


def _read_DeadlineMet(row: Row) -> DeadlineMet:
    x: Any = _DraftDeadlineMet()
    x.meta = _read_Meta(row["meta"])
    x.deadline_id = row["deadline_id"]
    x.met_on = row["met_on"]
    x.__class__ = DeadlineMet
    return cast(DeadlineMet, x)


def _get_DeadlineMet(b: bytes, p: int) -> tuple[DeadlineMet, int]:
    x: Any = _DraftDeadlineMet()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.deadline_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.met_on = (n >> 1) ^ -(n & 1)
    x.__class__ = DeadlineMet
    return x, p


def _put_DeadlineMet(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.deadline_id))
    out(put_long(x.met_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineMissed:
    """Notice of the system: the day passed."""

    NAME: ClassVar[Literal["DeadlineMissed"]] = "DeadlineMissed"
    meta: Meta
    deadline_id: str
    missed_on: Days


class _DraftDeadlineMissed:
    __slots__ = ("meta", "deadline_id", "missed_on",)


def _read_DeadlineMissed(row: Row) -> DeadlineMissed:
    x: Any = _DraftDeadlineMissed()
    x.meta = _read_Meta(row["meta"])
    x.deadline_id = row["deadline_id"]
    x.missed_on = row["missed_on"]
    x.__class__ = DeadlineMissed
    return cast(DeadlineMissed, x)


def _get_DeadlineMissed(b: bytes, p: int) -> tuple[DeadlineMissed, int]:
    x: Any = _DraftDeadlineMissed()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.deadline_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.missed_on = (n >> 1) ^ -(n & 1)
    x.__class__ = DeadlineMissed
    return x, p


def _put_DeadlineMissed(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.deadline_id))
    out(put_long(x.missed_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRaised:
    """Notice of the system: something falls due."""

    NAME: ClassVar[Literal["DeadlineRaised"]] = "DeadlineRaised"
    meta: Meta
    deadline_id: str
    rule_id: str
    rule_version: str
    subject: DeadlineSubject = "UNKNOWN"
    subject_id: str
    due_on: Days
    owner_unit: str
    level: Level = "UNKNOWN"


class _DraftDeadlineRaised:
    __slots__ = ("meta", "deadline_id", "rule_id", "rule_version", "subject", "subject_id", "due_on", "owner_unit", "level",)


def _read_DeadlineRaised(row: Row) -> DeadlineRaised:
    x: Any = _DraftDeadlineRaised()
    x.meta = _read_Meta(row["meta"])
    x.deadline_id = row["deadline_id"]
    x.rule_id = row["rule_id"]
    x.rule_version = row["rule_version"]
    x.subject = row["subject"]
    x.subject_id = row["subject_id"]
    x.due_on = row["due_on"]
    x.owner_unit = row["owner_unit"]
    x.level = row["level"]
    x.__class__ = DeadlineRaised
    return cast(DeadlineRaised, x)


def _get_DeadlineRaised(b: bytes, p: int) -> tuple[DeadlineRaised, int]:
    x: Any = _DraftDeadlineRaised()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.deadline_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.rule_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.rule_version = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.subject = _DeadlineSubject_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.subject_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.due_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.owner_unit = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.level = _Level_read[n]
    x.__class__ = DeadlineRaised
    return x, p


def _put_DeadlineRaised(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.deadline_id))
    out(put_string(x.rule_id))
    out(put_string(x.rule_version))
    out(_DeadlineSubject[x.subject])
    out(put_string(x.subject_id))
    out(put_long(x.due_on))
    out(put_string(x.owner_unit))
    out(_Level[x.level])


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionNotified:
    """The person was told the decision."""

    NAME: ClassVar[Literal["DecisionNotified"]] = "DecisionNotified"
    meta: Meta
    application_id: str
    decision_id: str
    mode: NotificationMode = "UNKNOWN"
    notified_on: Days
    language: str
    appeal_deadline: Days | None = None


class _DraftDecisionNotified:
    __slots__ = ("meta", "application_id", "decision_id", "mode", "notified_on", "language", "appeal_deadline",)


def _read_DecisionNotified(row: Row) -> DecisionNotified:
    x: Any = _DraftDecisionNotified()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.decision_id = row["decision_id"]
    x.mode = row["mode"]
    x.notified_on = row["notified_on"]
    x.language = row["language"]
    x.appeal_deadline = row["appeal_deadline"]
    x.__class__ = DecisionNotified
    return cast(DecisionNotified, x)


def _get_DecisionNotified(b: bytes, p: int) -> tuple[DecisionNotified, int]:
    x: Any = _DraftDecisionNotified()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.decision_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.mode = _NotificationMode_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.notified_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.language = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.appeal_deadline = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.appeal_deadline = None
    else:
        raise ValueError(n)
    x.__class__ = DecisionNotified
    return x, p


def _put_DecisionNotified(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.decision_id))
    out(_NotificationMode[x.mode])
    out(put_long(x.notified_on))
    out(put_string(x.language))
    if (value := x.appeal_deadline) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTaken:
    """A decision on an application."""

    NAME: ClassVar[Literal["DecisionTaken"]] = "DecisionTaken"
    meta: Meta
    application_id: str
    decision_id: str
    outcome: DecisionOutcome = "UNKNOWN"
    title: Title | None = None
    reason: Reason | None = None
    valid_from: Days | None = None
    valid_to: Days | None = None
    conditions: tuple[Condition, ...] = ()
    refusal_grounds: tuple[str, ...] = ()
    signatory: str
    prepared_by: str
    relied_on: tuple[Reliance, ...] = ()


class _DraftDecisionTaken:
    __slots__ = ("meta", "application_id", "decision_id", "outcome", "title", "reason", "valid_from", "valid_to", "conditions", "refusal_grounds", "signatory", "prepared_by", "relied_on",)


def _read_DecisionTaken(row: Row) -> DecisionTaken:
    x: Any = _DraftDecisionTaken()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.decision_id = row["decision_id"]
    x.outcome = row["outcome"]
    x.title = row["title"]
    x.reason = row["reason"]
    x.valid_from = row["valid_from"]
    x.valid_to = row["valid_to"]
    x.conditions = tuple([_read_Condition(item) for item in row["conditions"]])
    x.refusal_grounds = tuple(row["refusal_grounds"])
    x.signatory = row["signatory"]
    x.prepared_by = row["prepared_by"]
    x.relied_on = tuple([_read_Reliance(item) for item in row["relied_on"]])
    x.__class__ = DecisionTaken
    return cast(DecisionTaken, x)


def _get_DecisionTaken(b: bytes, p: int) -> tuple[DecisionTaken, int]:
    x: Any = _DraftDecisionTaken()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.decision_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.outcome = _DecisionOutcome_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        p += 1
        x.title = _Title_read[n]
    elif n == 0:
        x.title = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        p += 1
        x.reason = _Reason_read[n]
    elif n == 0:
        x.reason = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.valid_from = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.valid_from = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.valid_to = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.valid_to = None
    else:
        raise ValueError(n)
    found_conditions: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_conditions, p = _get_Condition(b, p)
            found_conditions.append(item_conditions)
    p += 1
    x.conditions = tuple(found_conditions)
    found_refusal_grounds: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_refusal_grounds = b[p:e].decode()
            p = e
            found_refusal_grounds.append(item_refusal_grounds)
    p += 1
    x.refusal_grounds = tuple(found_refusal_grounds)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.signatory = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.prepared_by = b[p:e].decode()
    p = e
    found_relied_on: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_relied_on, p = _get_Reliance(b, p)
            found_relied_on.append(item_relied_on)
    p += 1
    x.relied_on = tuple(found_relied_on)
    x.__class__ = DecisionTaken
    return x, p


def _put_DecisionTaken(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.decision_id))
    out(_DecisionOutcome[x.outcome])
    if (value := x.title) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(_Title[value])
    if (value := x.reason) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(_Reason[value])
    if (value := x.valid_from) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.valid_to) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if items := x.conditions:
        out(put_long(len(items)))
        for item in items:
            _put_Condition(item, out)
    out(b"\x00")
    if items := x.refusal_grounds:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(put_string(x.signatory))
    out(put_string(x.prepared_by))
    if items := x.relied_on:
        out(put_long(len(items)))
        for item in items:
            _put_Reliance(item, out)
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAssessed:
    """One document of the checklist was looked at."""

    NAME: ClassVar[Literal["DocumentAssessed"]] = "DocumentAssessed"
    meta: Meta
    application_id: str
    document_code: str
    verdict: DocumentVerdict = "UNKNOWN"
    valid_until: Days | None = None
    scan_ref: Sealed | None = None
    scan_sha256: bytes | None = None
    assessed_against: str
    checklist_complete: bool = False


class _DraftDocumentAssessed:
    __slots__ = ("meta", "application_id", "document_code", "verdict", "valid_until", "scan_ref", "scan_sha256", "assessed_against", "checklist_complete",)


def _read_DocumentAssessed(row: Row) -> DocumentAssessed:
    x: Any = _DraftDocumentAssessed()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.document_code = row["document_code"]
    x.verdict = row["verdict"]
    x.valid_until = row["valid_until"]
    x.scan_ref = None if row["scan_ref"] is None else _read_Sealed(row["scan_ref"])
    x.scan_sha256 = row["scan_sha256"]
    x.assessed_against = row["assessed_against"]
    x.checklist_complete = row["checklist_complete"]
    x.__class__ = DocumentAssessed
    return cast(DocumentAssessed, x)


def _get_DocumentAssessed(b: bytes, p: int) -> tuple[DocumentAssessed, int]:
    x: Any = _DraftDocumentAssessed()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.document_code = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.verdict = _DocumentVerdict_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.valid_until = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.valid_until = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.scan_ref, p = _get_Sealed(b, p)
    elif n == 0:
        x.scan_ref = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.scan_sha256 = b[p:e]
        p = e
    elif n == 0:
        x.scan_sha256 = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.assessed_against = b[p:e].decode()
    p = e
    x.checklist_complete = BOOLEANS[b[p]]
    p += 1
    x.__class__ = DocumentAssessed
    return x, p


def _put_DocumentAssessed(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.document_code))
    out(_DocumentVerdict[x.verdict])
    if (value := x.valid_until) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.scan_ref) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    if (value := x.scan_sha256) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_bytes(value))
    out(put_string(x.assessed_against))
    out(b"\x01" if x.checklist_complete else b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class DormancyFound:
    """Notice of the system: no valid title, no exit known, nothing under way."""

    NAME: ClassVar[Literal["DormancyFound"]] = "DormancyFound"
    meta: Meta
    dormant_on: Days


class _DraftDormancyFound:
    __slots__ = ("meta", "dormant_on",)


def _read_DormancyFound(row: Row) -> DormancyFound:
    x: Any = _DraftDormancyFound()
    x.meta = _read_Meta(row["meta"])
    x.dormant_on = row["dormant_on"]
    x.__class__ = DormancyFound
    return cast(DormancyFound, x)


def _get_DormancyFound(b: bytes, p: int) -> tuple[DormancyFound, int]:
    x: Any = _DraftDormancyFound()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.dormant_on = (n >> 1) ^ -(n & 1)
    x.__class__ = DormancyFound
    return x, p


def _put_DormancyFound(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_long(x.dormant_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateDismissed:
    """A suspicion was looked at and dismissed."""

    NAME: ClassVar[Literal["DuplicateDismissed"]] = "DuplicateDismissed"
    meta: Meta
    suspicion_id: str
    ground_code: str


class _DraftDuplicateDismissed:
    __slots__ = ("meta", "suspicion_id", "ground_code",)


def _read_DuplicateDismissed(row: Row) -> DuplicateDismissed:
    x: Any = _DraftDuplicateDismissed()
    x.meta = _read_Meta(row["meta"])
    x.suspicion_id = row["suspicion_id"]
    x.ground_code = row["ground_code"]
    x.__class__ = DuplicateDismissed
    return cast(DuplicateDismissed, x)


def _get_DuplicateDismissed(b: bytes, p: int) -> tuple[DuplicateDismissed, int]:
    x: Any = _DraftDuplicateDismissed()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.suspicion_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    x.__class__ = DuplicateDismissed
    return x, p


def _put_DuplicateDismissed(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.suspicion_id))
    out(put_string(x.ground_code))


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateSuspected:
    """Another file may be of the same person."""

    NAME: ClassVar[Literal["DuplicateSuspected"]] = "DuplicateSuspected"
    meta: Meta
    suspicion_id: str
    candidates: tuple[str, ...] = ()
    score: int
    rules: tuple[str, ...] = ()


class _DraftDuplicateSuspected:
    __slots__ = ("meta", "suspicion_id", "candidates", "score", "rules",)


def _read_DuplicateSuspected(row: Row) -> DuplicateSuspected:
    x: Any = _DraftDuplicateSuspected()
    x.meta = _read_Meta(row["meta"])
    x.suspicion_id = row["suspicion_id"]
    x.candidates = tuple(row["candidates"])
    x.score = row["score"]
    x.rules = tuple(row["rules"])
    x.__class__ = DuplicateSuspected
    return cast(DuplicateSuspected, x)


def _get_DuplicateSuspected(b: bytes, p: int) -> tuple[DuplicateSuspected, int]:
    x: Any = _DraftDuplicateSuspected()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.suspicion_id = b[p:e].decode()
    p = e
    found_candidates: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_candidates = b[p:e].decode()
            p = e
            found_candidates.append(item_candidates)
    p += 1
    x.candidates = tuple(found_candidates)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.score = (n >> 1) ^ -(n & 1)
    found_rules: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_rules = b[p:e].decode()
            p = e
            found_rules.append(item_rules)
    p += 1
    x.rules = tuple(found_rules)
    x.__class__ = DuplicateSuspected
    return x, p


def _put_DuplicateSuspected(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.suspicion_id))
    if items := x.candidates:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(put_long(x.score))
    if items := x.rules:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class EmploymentRecorded:
    """A work contract was seen."""

    NAME: ClassVar[Literal["EmploymentRecorded"]] = "EmploymentRecorded"
    meta: Meta
    employment_id: str
    occupation: str
    activity: str | None = None
    employer: Sealed | None = None
    governorate: str
    contract_from: Days
    contract_to: Days | None = None
    renewals: int = 0
    visaed: bool = False
    visa_reference: Sealed | None = None


class _DraftEmploymentRecorded:
    __slots__ = ("meta", "employment_id", "occupation", "activity", "employer", "governorate", "contract_from", "contract_to", "renewals", "visaed", "visa_reference",)


def _read_EmploymentRecorded(row: Row) -> EmploymentRecorded:
    x: Any = _DraftEmploymentRecorded()
    x.meta = _read_Meta(row["meta"])
    x.employment_id = row["employment_id"]
    x.occupation = row["occupation"]
    x.activity = row["activity"]
    x.employer = None if row["employer"] is None else _read_Sealed(row["employer"])
    x.governorate = row["governorate"]
    x.contract_from = row["contract_from"]
    x.contract_to = row["contract_to"]
    x.renewals = row["renewals"]
    x.visaed = row["visaed"]
    x.visa_reference = None if row["visa_reference"] is None else _read_Sealed(row["visa_reference"])
    x.__class__ = EmploymentRecorded
    return cast(EmploymentRecorded, x)


def _get_EmploymentRecorded(b: bytes, p: int) -> tuple[EmploymentRecorded, int]:
    x: Any = _DraftEmploymentRecorded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.employment_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.occupation = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.activity = b[p:e].decode()
        p = e
    elif n == 0:
        x.activity = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.employer, p = _get_Sealed(b, p)
    elif n == 0:
        x.employer = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.governorate = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.contract_from = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.contract_to = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.contract_to = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.renewals = (n >> 1) ^ -(n & 1)
    x.visaed = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    p += 1
    if n == 2:
        x.visa_reference, p = _get_Sealed(b, p)
    elif n == 0:
        x.visa_reference = None
    else:
        raise ValueError(n)
    x.__class__ = EmploymentRecorded
    return x, p


def _put_EmploymentRecorded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.employment_id))
    out(put_string(x.occupation))
    if (value := x.activity) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.employer) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    out(put_string(x.governorate))
    out(put_long(x.contract_from))
    if (value := x.contract_to) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(put_long(x.renewals))
    out(b"\x01" if x.visaed else b"\x00")
    if (value := x.visa_reference) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentRecorded:
    """An enrolment was seen."""

    NAME: ClassVar[Literal["EnrolmentRecorded"]] = "EnrolmentRecorded"
    meta: Meta
    enrolment_id: str
    level: int
    field: str | None = None
    institution_code: str
    academic_year: int
    from_date: Days
    to_date: Days
    has_grant: bool = False


class _DraftEnrolmentRecorded:
    __slots__ = ("meta", "enrolment_id", "level", "field", "institution_code", "academic_year", "from_date", "to_date", "has_grant",)


def _read_EnrolmentRecorded(row: Row) -> EnrolmentRecorded:
    x: Any = _DraftEnrolmentRecorded()
    x.meta = _read_Meta(row["meta"])
    x.enrolment_id = row["enrolment_id"]
    x.level = row["level"]
    x.field = row["field"]
    x.institution_code = row["institution_code"]
    x.academic_year = row["academic_year"]
    x.from_date = row["from_date"]
    x.to_date = row["to_date"]
    x.has_grant = row["has_grant"]
    x.__class__ = EnrolmentRecorded
    return cast(EnrolmentRecorded, x)


def _get_EnrolmentRecorded(b: bytes, p: int) -> tuple[EnrolmentRecorded, int]:
    x: Any = _DraftEnrolmentRecorded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.enrolment_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.level = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.field = b[p:e].decode()
        p = e
    elif n == 0:
        x.field = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.institution_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.academic_year = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.from_date = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.to_date = (n >> 1) ^ -(n & 1)
    x.has_grant = BOOLEANS[b[p]]
    p += 1
    x.__class__ = EnrolmentRecorded
    return x, p


def _put_EnrolmentRecorded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.enrolment_id))
    out(put_long(x.level))
    if (value := x.field) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(put_string(x.institution_code))
    out(put_long(x.academic_year))
    out(put_long(x.from_date))
    out(put_long(x.to_date))
    out(b"\x01" if x.has_grant else b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRecorded:
    """A person entered the country."""

    NAME: ClassVar[Literal["EntryRecorded"]] = "EntryRecorded"
    meta: Meta
    crossing_id: str
    post_code: str
    crossed_on: Days
    document_id: str | None = None
    visa_kind: VisaKind = "UNKNOWN"
    authorised_days: int | None = None
    source: CrossingSource = "UNKNOWN"
    reliability: Reliability = "UNKNOWN"


class _DraftEntryRecorded:
    __slots__ = ("meta", "crossing_id", "post_code", "crossed_on", "document_id", "visa_kind", "authorised_days", "source", "reliability",)


def _read_EntryRecorded(row: Row) -> EntryRecorded:
    x: Any = _DraftEntryRecorded()
    x.meta = _read_Meta(row["meta"])
    x.crossing_id = row["crossing_id"]
    x.post_code = row["post_code"]
    x.crossed_on = row["crossed_on"]
    x.document_id = row["document_id"]
    x.visa_kind = row["visa_kind"]
    x.authorised_days = row["authorised_days"]
    x.source = row["source"]
    x.reliability = row["reliability"]
    x.__class__ = EntryRecorded
    return cast(EntryRecorded, x)


def _get_EntryRecorded(b: bytes, p: int) -> tuple[EntryRecorded, int]:
    x: Any = _DraftEntryRecorded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.crossing_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.post_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.crossed_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.document_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.document_id = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    x.visa_kind = _VisaKind_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.authorised_days = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.authorised_days = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    x.source = _CrossingSource_read[n]
    n = b[p]
    p += 1
    x.reliability = _Reliability_read[n]
    x.__class__ = EntryRecorded
    return x, p


def _put_EntryRecorded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.crossing_id))
    out(put_string(x.post_code))
    out(put_long(x.crossed_on))
    if (value := x.document_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(_VisaKind[x.visa_kind])
    if (value := x.authorised_days) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(_CrossingSource[x.source])
    out(_Reliability[x.reliability])


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitRecorded:
    """A person left the country."""

    NAME: ClassVar[Literal["ExitRecorded"]] = "ExitRecorded"
    meta: Meta
    crossing_id: str
    post_code: str
    crossed_on: Days
    document_id: str | None = None
    source: CrossingSource = "UNKNOWN"
    reliability: Reliability = "UNKNOWN"


class _DraftExitRecorded:
    __slots__ = ("meta", "crossing_id", "post_code", "crossed_on", "document_id", "source", "reliability",)


def _read_ExitRecorded(row: Row) -> ExitRecorded:
    x: Any = _DraftExitRecorded()
    x.meta = _read_Meta(row["meta"])
    x.crossing_id = row["crossing_id"]
    x.post_code = row["post_code"]
    x.crossed_on = row["crossed_on"]
    x.document_id = row["document_id"]
    x.source = row["source"]
    x.reliability = row["reliability"]
    x.__class__ = ExitRecorded
    return cast(ExitRecorded, x)


def _get_ExitRecorded(b: bytes, p: int) -> tuple[ExitRecorded, int]:
    x: Any = _DraftExitRecorded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.crossing_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.post_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.crossed_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.document_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.document_id = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    x.source = _CrossingSource_read[n]
    n = b[p]
    p += 1
    x.reliability = _Reliability_read[n]
    x.__class__ = ExitRecorded
    return x, p


def _put_ExitRecorded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.crossing_id))
    out(put_string(x.post_code))
    out(put_long(x.crossed_on))
    if (value := x.document_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(_CrossingSource[x.source])
    out(_Reliability[x.reliability])


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyLinkRecorded:
    """A family link was shown."""

    NAME: ClassVar[Literal["FamilyLinkRecorded"]] = "FamilyLinkRecorded"
    meta: Meta
    link_id: str
    link_type: LinkType = "UNKNOWN"
    other_person_id: str | None = None
    other: Sealed | None = None
    other_is_tunisian: bool = False
    act_code: str
    from_date: Days | None = None
    to_date: Days | None = None


class _DraftFamilyLinkRecorded:
    __slots__ = ("meta", "link_id", "link_type", "other_person_id", "other", "other_is_tunisian", "act_code", "from_date", "to_date",)


def _read_FamilyLinkRecorded(row: Row) -> FamilyLinkRecorded:
    x: Any = _DraftFamilyLinkRecorded()
    x.meta = _read_Meta(row["meta"])
    x.link_id = row["link_id"]
    x.link_type = row["link_type"]
    x.other_person_id = row["other_person_id"]
    x.other = None if row["other"] is None else _read_Sealed(row["other"])
    x.other_is_tunisian = row["other_is_tunisian"]
    x.act_code = row["act_code"]
    x.from_date = row["from_date"]
    x.to_date = row["to_date"]
    x.__class__ = FamilyLinkRecorded
    return cast(FamilyLinkRecorded, x)


def _get_FamilyLinkRecorded(b: bytes, p: int) -> tuple[FamilyLinkRecorded, int]:
    x: Any = _DraftFamilyLinkRecorded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.link_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.link_type = _LinkType_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.other_person_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.other_person_id = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.other, p = _get_Sealed(b, p)
    elif n == 0:
        x.other = None
    else:
        raise ValueError(n)
    x.other_is_tunisian = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.act_code = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.from_date = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.from_date = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.to_date = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.to_date = None
    else:
        raise ValueError(n)
    x.__class__ = FamilyLinkRecorded
    return x, p


def _put_FamilyLinkRecorded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.link_id))
    out(_LinkType[x.link_type])
    if (value := x.other_person_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.other) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    out(b"\x01" if x.other_is_tunisian else b"\x00")
    out(put_string(x.act_code))
    if (value := x.from_date) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.to_date) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeAssessed:
    """A fee is due."""

    NAME: ClassVar[Literal["FeeAssessed"]] = "FeeAssessed"
    meta: Meta
    application_id: str
    fee_id: str
    tariff_id: str
    tariff_version: str
    amount: Millimes


class _DraftFeeAssessed:
    __slots__ = ("meta", "application_id", "fee_id", "tariff_id", "tariff_version", "amount",)


def _read_FeeAssessed(row: Row) -> FeeAssessed:
    x: Any = _DraftFeeAssessed()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.fee_id = row["fee_id"]
    x.tariff_id = row["tariff_id"]
    x.tariff_version = row["tariff_version"]
    x.amount = millimes(row["amount"])
    x.__class__ = FeeAssessed
    return cast(FeeAssessed, x)


def _get_FeeAssessed(b: bytes, p: int) -> tuple[FeeAssessed, int]:
    x: Any = _DraftFeeAssessed()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.fee_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.tariff_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.tariff_version = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.amount = millimes(b[p:e])
    p = e
    x.__class__ = FeeAssessed
    return x, p


def _put_FeeAssessed(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.fee_id))
    out(put_string(x.tariff_id))
    out(put_string(x.tariff_version))
    out(put_bytes(decimal(x.amount)))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAbsorbed:
    """A file ends in a merge; what it held goes on in the survivor."""

    NAME: ClassVar[Literal["FileAbsorbed"]] = "FileAbsorbed"
    meta: Meta
    merge_id: str
    survivor_file_id: str
    absorbed_file_id: str


class _DraftFileAbsorbed:
    __slots__ = ("meta", "merge_id", "survivor_file_id", "absorbed_file_id",)


def _read_FileAbsorbed(row: Row) -> FileAbsorbed:
    x: Any = _DraftFileAbsorbed()
    x.meta = _read_Meta(row["meta"])
    x.merge_id = row["merge_id"]
    x.survivor_file_id = row["survivor_file_id"]
    x.absorbed_file_id = row["absorbed_file_id"]
    x.__class__ = FileAbsorbed
    return cast(FileAbsorbed, x)


def _get_FileAbsorbed(b: bytes, p: int) -> tuple[FileAbsorbed, int]:
    x: Any = _DraftFileAbsorbed()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.merge_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.survivor_file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.absorbed_file_id = b[p:e].decode()
    p = e
    x.__class__ = FileAbsorbed
    return x, p


def _put_FileAbsorbed(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.merge_id))
    out(put_string(x.survivor_file_id))
    out(put_string(x.absorbed_file_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileArchived:
    """A closed file goes to the archive."""

    NAME: ClassVar[Literal["FileArchived"]] = "FileArchived"
    meta: Meta
    archived_on: Days
    retention_rule: str
    shred_after: Days | None = None


class _DraftFileArchived:
    __slots__ = ("meta", "archived_on", "retention_rule", "shred_after",)


def _read_FileArchived(row: Row) -> FileArchived:
    x: Any = _DraftFileArchived()
    x.meta = _read_Meta(row["meta"])
    x.archived_on = row["archived_on"]
    x.retention_rule = row["retention_rule"]
    x.shred_after = row["shred_after"]
    x.__class__ = FileArchived
    return cast(FileArchived, x)


def _get_FileArchived(b: bytes, p: int) -> tuple[FileArchived, int]:
    x: Any = _DraftFileArchived()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.archived_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.retention_rule = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.shred_after = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.shred_after = None
    else:
        raise ValueError(n)
    x.__class__ = FileArchived
    return x, p


def _put_FileArchived(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_long(x.archived_on))
    out(put_string(x.retention_rule))
    if (value := x.shred_after) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileClosed:
    """A file is closed."""

    NAME: ClassVar[Literal["FileClosed"]] = "FileClosed"
    meta: Meta
    ground: ClosingGround = "UNKNOWN"
    closed_on: Days
    last_stay_evidence: str | None = None


class _DraftFileClosed:
    __slots__ = ("meta", "ground", "closed_on", "last_stay_evidence",)


def _read_FileClosed(row: Row) -> FileClosed:
    x: Any = _DraftFileClosed()
    x.meta = _read_Meta(row["meta"])
    x.ground = row["ground"]
    x.closed_on = row["closed_on"]
    x.last_stay_evidence = row["last_stay_evidence"]
    x.__class__ = FileClosed
    return cast(FileClosed, x)


def _get_FileClosed(b: bytes, p: int) -> tuple[FileClosed, int]:
    x: Any = _DraftFileClosed()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    p += 1
    x.ground = _ClosingGround_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.closed_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.last_stay_evidence = b[p:e].decode()
        p = e
    elif n == 0:
        x.last_stay_evidence = None
    else:
        raise ValueError(n)
    x.__class__ = FileClosed
    return x, p


def _put_FileClosed(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(_ClosingGround[x.ground])
    out(put_long(x.closed_on))
    if (value := x.last_stay_evidence) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileForwarded:
    """The application is sent to another unit."""

    NAME: ClassVar[Literal["FileForwarded"]] = "FileForwarded"
    meta: Meta
    application_id: str
    from_unit: str
    to_unit: str
    to_level: Level = "UNKNOWN"
    batch_number: str | None = None
    contents_sha256: bytes | None = None


class _DraftFileForwarded:
    __slots__ = ("meta", "application_id", "from_unit", "to_unit", "to_level", "batch_number", "contents_sha256",)


def _read_FileForwarded(row: Row) -> FileForwarded:
    x: Any = _DraftFileForwarded()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.from_unit = row["from_unit"]
    x.to_unit = row["to_unit"]
    x.to_level = row["to_level"]
    x.batch_number = row["batch_number"]
    x.contents_sha256 = row["contents_sha256"]
    x.__class__ = FileForwarded
    return cast(FileForwarded, x)


def _get_FileForwarded(b: bytes, p: int) -> tuple[FileForwarded, int]:
    x: Any = _DraftFileForwarded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.from_unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.to_unit = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.to_level = _Level_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.batch_number = b[p:e].decode()
        p = e
    elif n == 0:
        x.batch_number = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.contents_sha256 = b[p:e]
        p = e
    elif n == 0:
        x.contents_sha256 = None
    else:
        raise ValueError(n)
    x.__class__ = FileForwarded
    return x, p


def _put_FileForwarded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.from_unit))
    out(put_string(x.to_unit))
    out(_Level[x.to_level])
    if (value := x.batch_number) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.contents_sha256) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_bytes(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOpened:
    """The file gets its number and a station in charge."""

    NAME: ClassVar[Literal["FileOpened"]] = "FileOpened"
    meta: Meta
    file_number: str
    person_id: str
    station_of_charge: str
    opened_because: OpenedBecause = "UNKNOWN"


class _DraftFileOpened:
    __slots__ = ("meta", "file_number", "person_id", "station_of_charge", "opened_because",)


def _read_FileOpened(row: Row) -> FileOpened:
    x: Any = _DraftFileOpened()
    x.meta = _read_Meta(row["meta"])
    x.file_number = row["file_number"]
    x.person_id = row["person_id"]
    x.station_of_charge = row["station_of_charge"]
    x.opened_because = row["opened_because"]
    x.__class__ = FileOpened
    return cast(FileOpened, x)


def _get_FileOpened(b: bytes, p: int) -> tuple[FileOpened, int]:
    x: Any = _DraftFileOpened()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.file_number = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.person_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.station_of_charge = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.opened_because = _OpenedBecause_read[n]
    x.__class__ = FileOpened
    return x, p


def _put_FileOpened(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.file_number))
    out(put_string(x.person_id))
    out(put_string(x.station_of_charge))
    out(_OpenedBecause[x.opened_because])


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReassigned:
    """A reorganisation gave the file to another station."""

    NAME: ClassVar[Literal["FileReassigned"]] = "FileReassigned"
    meta: Meta
    order_id: str
    from_unit: str
    to_unit: str
    to_district: str | None = None


class _DraftFileReassigned:
    __slots__ = ("meta", "order_id", "from_unit", "to_unit", "to_district",)


def _read_FileReassigned(row: Row) -> FileReassigned:
    x: Any = _DraftFileReassigned()
    x.meta = _read_Meta(row["meta"])
    x.order_id = row["order_id"]
    x.from_unit = row["from_unit"]
    x.to_unit = row["to_unit"]
    x.to_district = row["to_district"]
    x.__class__ = FileReassigned
    return cast(FileReassigned, x)


def _get_FileReassigned(b: bytes, p: int) -> tuple[FileReassigned, int]:
    x: Any = _DraftFileReassigned()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.order_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.from_unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.to_unit = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.to_district = b[p:e].decode()
        p = e
    elif n == 0:
        x.to_district = None
    else:
        raise ValueError(n)
    x.__class__ = FileReassigned
    return x, p


def _put_FileReassigned(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.order_id))
    out(put_string(x.from_unit))
    out(put_string(x.to_unit))
    if (value := x.to_district) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReceived:
    """The application arrived at a unit."""

    NAME: ClassVar[Literal["FileReceived"]] = "FileReceived"
    meta: Meta
    application_id: str
    from_unit: str
    to_unit: str
    level: Level = "UNKNOWN"
    batch_number: str | None = None


class _DraftFileReceived:
    __slots__ = ("meta", "application_id", "from_unit", "to_unit", "level", "batch_number",)


def _read_FileReceived(row: Row) -> FileReceived:
    x: Any = _DraftFileReceived()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.from_unit = row["from_unit"]
    x.to_unit = row["to_unit"]
    x.level = row["level"]
    x.batch_number = row["batch_number"]
    x.__class__ = FileReceived
    return cast(FileReceived, x)


def _get_FileReceived(b: bytes, p: int) -> tuple[FileReceived, int]:
    x: Any = _DraftFileReceived()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.from_unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.to_unit = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.level = _Level_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.batch_number = b[p:e].decode()
        p = e
    elif n == 0:
        x.batch_number = None
    else:
        raise ValueError(n)
    x.__class__ = FileReceived
    return x, p


def _put_FileReceived(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.from_unit))
    out(put_string(x.to_unit))
    out(_Level[x.level])
    if (value := x.batch_number) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReopened:
    """A closed, dormant or archived file goes on."""

    NAME: ClassVar[Literal["FileReopened"]] = "FileReopened"
    meta: Meta
    ground_code: str


class _DraftFileReopened:
    __slots__ = ("meta", "ground_code",)


def _read_FileReopened(row: Row) -> FileReopened:
    x: Any = _DraftFileReopened()
    x.meta = _read_Meta(row["meta"])
    x.ground_code = row["ground_code"]
    x.__class__ = FileReopened
    return cast(FileReopened, x)


def _get_FileReopened(b: bytes, p: int) -> tuple[FileReopened, int]:
    x: Any = _DraftFileReopened()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    x.__class__ = FileReopened
    return x, p


def _put_FileReopened(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.ground_code))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSeparated:
    """A merge is undone: the absorbed file is again what it was, with the acts that are its own."""

    NAME: ClassVar[Literal["FileSeparated"]] = "FileSeparated"
    meta: Meta
    merge_id: str
    survivor_file_id: str
    absorbed_file_id: str
    acts: tuple[SeparatedAct, ...] = ()
    part: int = 1
    parts: int = 1


class _DraftFileSeparated:
    __slots__ = ("meta", "merge_id", "survivor_file_id", "absorbed_file_id", "acts", "part", "parts",)


def _read_FileSeparated(row: Row) -> FileSeparated:
    x: Any = _DraftFileSeparated()
    x.meta = _read_Meta(row["meta"])
    x.merge_id = row["merge_id"]
    x.survivor_file_id = row["survivor_file_id"]
    x.absorbed_file_id = row["absorbed_file_id"]
    x.acts = tuple([_read_SeparatedAct(item) for item in row["acts"]])
    x.part = row["part"]
    x.parts = row["parts"]
    x.__class__ = FileSeparated
    return cast(FileSeparated, x)


def _get_FileSeparated(b: bytes, p: int) -> tuple[FileSeparated, int]:
    x: Any = _DraftFileSeparated()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.merge_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.survivor_file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.absorbed_file_id = b[p:e].decode()
    p = e
    found_acts: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_acts, p = _get_SeparatedAct(b, p)
            found_acts.append(item_acts)
    p += 1
    x.acts = tuple(found_acts)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.part = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.parts = (n >> 1) ^ -(n & 1)
    x.__class__ = FileSeparated
    return x, p


def _put_FileSeparated(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.merge_id))
    out(put_string(x.survivor_file_id))
    out(put_string(x.absorbed_file_id))
    if items := x.acts:
        out(put_long(len(items)))
        for item in items:
            _put_SeparatedAct(item, out)
    out(b"\x00")
    out(put_long(x.part))
    out(put_long(x.parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTransferAccepted:
    """The other station takes the file."""

    NAME: ClassVar[Literal["FileTransferAccepted"]] = "FileTransferAccepted"
    meta: Meta
    transfer_id: str
    unit: str


class _DraftFileTransferAccepted:
    __slots__ = ("meta", "transfer_id", "unit",)


def _read_FileTransferAccepted(row: Row) -> FileTransferAccepted:
    x: Any = _DraftFileTransferAccepted()
    x.meta = _read_Meta(row["meta"])
    x.transfer_id = row["transfer_id"]
    x.unit = row["unit"]
    x.__class__ = FileTransferAccepted
    return cast(FileTransferAccepted, x)


def _get_FileTransferAccepted(b: bytes, p: int) -> tuple[FileTransferAccepted, int]:
    x: Any = _DraftFileTransferAccepted()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.transfer_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.unit = b[p:e].decode()
    p = e
    x.__class__ = FileTransferAccepted
    return x, p


def _put_FileTransferAccepted(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.transfer_id))
    out(put_string(x.unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTransferRefused:
    """The other station refuses the file."""

    NAME: ClassVar[Literal["FileTransferRefused"]] = "FileTransferRefused"
    meta: Meta
    transfer_id: str
    unit: str
    ground_code: str


class _DraftFileTransferRefused:
    __slots__ = ("meta", "transfer_id", "unit", "ground_code",)


def _read_FileTransferRefused(row: Row) -> FileTransferRefused:
    x: Any = _DraftFileTransferRefused()
    x.meta = _read_Meta(row["meta"])
    x.transfer_id = row["transfer_id"]
    x.unit = row["unit"]
    x.ground_code = row["ground_code"]
    x.__class__ = FileTransferRefused
    return cast(FileTransferRefused, x)


def _get_FileTransferRefused(b: bytes, p: int) -> tuple[FileTransferRefused, int]:
    x: Any = _DraftFileTransferRefused()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.transfer_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    x.__class__ = FileTransferRefused
    return x, p


def _put_FileTransferRefused(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.transfer_id))
    out(put_string(x.unit))
    out(put_string(x.ground_code))


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTransferRequested:
    """A station asks another to take the file in charge."""

    NAME: ClassVar[Literal["FileTransferRequested"]] = "FileTransferRequested"
    meta: Meta
    transfer_id: str
    from_unit: str
    to_unit: str
    ground_code: str
    open_applications: tuple[str, ...] = ()
    paper_file_sent_on: Days | None = None


class _DraftFileTransferRequested:
    __slots__ = ("meta", "transfer_id", "from_unit", "to_unit", "ground_code", "open_applications", "paper_file_sent_on",)


def _read_FileTransferRequested(row: Row) -> FileTransferRequested:
    x: Any = _DraftFileTransferRequested()
    x.meta = _read_Meta(row["meta"])
    x.transfer_id = row["transfer_id"]
    x.from_unit = row["from_unit"]
    x.to_unit = row["to_unit"]
    x.ground_code = row["ground_code"]
    x.open_applications = tuple(row["open_applications"])
    x.paper_file_sent_on = row["paper_file_sent_on"]
    x.__class__ = FileTransferRequested
    return cast(FileTransferRequested, x)


def _get_FileTransferRequested(b: bytes, p: int) -> tuple[FileTransferRequested, int]:
    x: Any = _DraftFileTransferRequested()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.transfer_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.from_unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.to_unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    found_open_applications: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_open_applications = b[p:e].decode()
            p = e
            found_open_applications.append(item_open_applications)
    p += 1
    x.open_applications = tuple(found_open_applications)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.paper_file_sent_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.paper_file_sent_on = None
    else:
        raise ValueError(n)
    x.__class__ = FileTransferRequested
    return x, p


def _put_FileTransferRequested(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.transfer_id))
    out(put_string(x.from_unit))
    out(put_string(x.to_unit))
    out(put_string(x.ground_code))
    if items := x.open_applications:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    if (value := x.paper_file_sent_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesMerged:
    """Two files of one person become one; written to the survivor."""

    NAME: ClassVar[Literal["FilesMerged"]] = "FilesMerged"
    meta: Meta
    merge_id: str
    survivor_file_id: str
    absorbed_file_id: str
    suspicion_id: str | None = None
    choices: tuple[FieldChoice, ...] = ()
    approved_by: str


class _DraftFilesMerged:
    __slots__ = ("meta", "merge_id", "survivor_file_id", "absorbed_file_id", "suspicion_id", "choices", "approved_by",)


def _read_FilesMerged(row: Row) -> FilesMerged:
    x: Any = _DraftFilesMerged()
    x.meta = _read_Meta(row["meta"])
    x.merge_id = row["merge_id"]
    x.survivor_file_id = row["survivor_file_id"]
    x.absorbed_file_id = row["absorbed_file_id"]
    x.suspicion_id = row["suspicion_id"]
    x.choices = tuple([_read_FieldChoice(item) for item in row["choices"]])
    x.approved_by = row["approved_by"]
    x.__class__ = FilesMerged
    return cast(FilesMerged, x)


def _get_FilesMerged(b: bytes, p: int) -> tuple[FilesMerged, int]:
    x: Any = _DraftFilesMerged()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.merge_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.survivor_file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.absorbed_file_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.suspicion_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.suspicion_id = None
    else:
        raise ValueError(n)
    found_choices: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_choices, p = _get_FieldChoice(b, p)
            found_choices.append(item_choices)
    p += 1
    x.choices = tuple(found_choices)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.approved_by = b[p:e].decode()
    p = e
    x.__class__ = FilesMerged
    return x, p


def _put_FilesMerged(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.merge_id))
    out(put_string(x.survivor_file_id))
    out(put_string(x.absorbed_file_id))
    if (value := x.suspicion_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if items := x.choices:
        out(put_long(len(items)))
        for item in items:
            _put_FieldChoice(item, out)
    out(b"\x00")
    out(put_string(x.approved_by))


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesUnmerged:
    """A merge is undone; written to the survivor, naming the file of every act done meanwhile."""

    NAME: ClassVar[Literal["FilesUnmerged"]] = "FilesUnmerged"
    meta: Meta
    merge_id: str
    ground_code: str
    approved_by: str
    acts: tuple[SeparatedAct, ...] = ()
    part: int = 1
    parts: int = 1


class _DraftFilesUnmerged:
    __slots__ = ("meta", "merge_id", "ground_code", "approved_by", "acts", "part", "parts",)


def _read_FilesUnmerged(row: Row) -> FilesUnmerged:
    x: Any = _DraftFilesUnmerged()
    x.meta = _read_Meta(row["meta"])
    x.merge_id = row["merge_id"]
    x.ground_code = row["ground_code"]
    x.approved_by = row["approved_by"]
    x.acts = tuple([_read_SeparatedAct(item) for item in row["acts"]])
    x.part = row["part"]
    x.parts = row["parts"]
    x.__class__ = FilesUnmerged
    return cast(FilesUnmerged, x)


def _get_FilesUnmerged(b: bytes, p: int) -> tuple[FilesUnmerged, int]:
    x: Any = _DraftFilesUnmerged()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.merge_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.approved_by = b[p:e].decode()
    p = e
    found_acts: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_acts, p = _get_SeparatedAct(b, p)
            found_acts.append(item_acts)
    p += 1
    x.acts = tuple(found_acts)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.part = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.parts = (n >> 1) ^ -(n & 1)
    x.__class__ = FilesUnmerged
    return x, p


def _put_FilesUnmerged(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.merge_id))
    out(put_string(x.ground_code))
    out(put_string(x.approved_by))
    if items := x.acts:
        out(put_long(len(items)))
        for item in items:
            _put_SeparatedAct(item, out)
    out(b"\x00")
    out(put_long(x.part))
    out(put_long(x.parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class HostDeclarationMatched:
    """A declaration is matched to the person of the file."""

    NAME: ClassVar[Literal["HostDeclarationMatched"]] = "HostDeclarationMatched"
    meta: Meta
    declaration_id: str
    score: int
    matched_by: str


class _DraftHostDeclarationMatched:
    __slots__ = ("meta", "declaration_id", "score", "matched_by",)


def _read_HostDeclarationMatched(row: Row) -> HostDeclarationMatched:
    x: Any = _DraftHostDeclarationMatched()
    x.meta = _read_Meta(row["meta"])
    x.declaration_id = row["declaration_id"]
    x.score = row["score"]
    x.matched_by = row["matched_by"]
    x.__class__ = HostDeclarationMatched
    return cast(HostDeclarationMatched, x)


def _get_HostDeclarationMatched(b: bytes, p: int) -> tuple[HostDeclarationMatched, int]:
    x: Any = _DraftHostDeclarationMatched()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.declaration_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.score = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.matched_by = b[p:e].decode()
    p = e
    x.__class__ = HostDeclarationMatched
    return x, p


def _put_HostDeclarationMatched(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.declaration_id))
    out(put_long(x.score))
    out(put_string(x.matched_by))


@dataclass(frozen=True, slots=True, kw_only=True)
class HostDeclarationReceived:
    """Somebody declared lodging the person."""

    NAME: ClassVar[Literal["HostDeclarationReceived"]] = "HostDeclarationReceived"
    meta: Meta
    declaration_id: str
    host_kind: HostKind = "UNKNOWN"
    host: Sealed | None = None
    address: Sealed
    governorate: str
    arrived_on: Days
    left_on: Days | None = None
    document: Sealed | None = None


class _DraftHostDeclarationReceived:
    __slots__ = ("meta", "declaration_id", "host_kind", "host", "address", "governorate", "arrived_on", "left_on", "document",)


def _read_HostDeclarationReceived(row: Row) -> HostDeclarationReceived:
    x: Any = _DraftHostDeclarationReceived()
    x.meta = _read_Meta(row["meta"])
    x.declaration_id = row["declaration_id"]
    x.host_kind = row["host_kind"]
    x.host = None if row["host"] is None else _read_Sealed(row["host"])
    x.address = _read_Sealed(row["address"])
    x.governorate = row["governorate"]
    x.arrived_on = row["arrived_on"]
    x.left_on = row["left_on"]
    x.document = None if row["document"] is None else _read_Sealed(row["document"])
    x.__class__ = HostDeclarationReceived
    return cast(HostDeclarationReceived, x)


def _get_HostDeclarationReceived(b: bytes, p: int) -> tuple[HostDeclarationReceived, int]:
    x: Any = _DraftHostDeclarationReceived()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.declaration_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.host_kind = _HostKind_read[n]
    n = b[p]
    p += 1
    if n == 2:
        x.host, p = _get_Sealed(b, p)
    elif n == 0:
        x.host = None
    else:
        raise ValueError(n)
    x.address, p = _get_Sealed(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.governorate = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.arrived_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.left_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.left_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.document, p = _get_Sealed(b, p)
    elif n == 0:
        x.document = None
    else:
        raise ValueError(n)
    x.__class__ = HostDeclarationReceived
    return x, p


def _put_HostDeclarationReceived(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.declaration_id))
    out(_HostKind[x.host_kind])
    if (value := x.host) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    _put_Sealed(x.address, out)
    out(put_string(x.governorate))
    out(put_long(x.arrived_on))
    if (value := x.left_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.document) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCorrected:
    """The register was wrong: the value never was what it said."""

    NAME: ClassVar[Literal["IdentityCorrected"]] = "IdentityCorrected"
    meta: Meta
    field_paths: tuple[str, ...] = ()
    before: Sealed | None = None
    after: Sealed | None = None
    sex: int | None = None
    birth_year: int | None = None
    birth_country: str | None = None
    nationalities: tuple[Nationality, ...] = ()
    civil_status: CivilStatus | None = None
    evidence_code: str
    requested_by: str
    approved_by: str
    affects_statistics: bool = False


class _DraftIdentityCorrected:
    __slots__ = ("meta", "field_paths", "before", "after", "sex", "birth_year", "birth_country", "nationalities", "civil_status", "evidence_code", "requested_by", "approved_by", "affects_statistics",)


def _read_IdentityCorrected(row: Row) -> IdentityCorrected:
    x: Any = _DraftIdentityCorrected()
    x.meta = _read_Meta(row["meta"])
    x.field_paths = tuple(row["field_paths"])
    x.before = None if row["before"] is None else _read_Sealed(row["before"])
    x.after = None if row["after"] is None else _read_Sealed(row["after"])
    x.sex = row["sex"]
    x.birth_year = row["birth_year"]
    x.birth_country = row["birth_country"]
    x.nationalities = tuple([_read_Nationality(item) for item in row["nationalities"]])
    x.civil_status = row["civil_status"]
    x.evidence_code = row["evidence_code"]
    x.requested_by = row["requested_by"]
    x.approved_by = row["approved_by"]
    x.affects_statistics = row["affects_statistics"]
    x.__class__ = IdentityCorrected
    return cast(IdentityCorrected, x)


def _get_IdentityCorrected(b: bytes, p: int) -> tuple[IdentityCorrected, int]:
    x: Any = _DraftIdentityCorrected()
    x.meta, p = _get_Meta(b, p)
    found_field_paths: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_field_paths = b[p:e].decode()
            p = e
            found_field_paths.append(item_field_paths)
    p += 1
    x.field_paths = tuple(found_field_paths)
    n = b[p]
    p += 1
    if n == 2:
        x.before, p = _get_Sealed(b, p)
    elif n == 0:
        x.before = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.after, p = _get_Sealed(b, p)
    elif n == 0:
        x.after = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.sex = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.sex = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.birth_year = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.birth_year = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.birth_country = b[p:e].decode()
        p = e
    elif n == 0:
        x.birth_country = None
    else:
        raise ValueError(n)
    found_nationalities: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_nationalities, p = _get_Nationality(b, p)
            found_nationalities.append(item_nationalities)
    p += 1
    x.nationalities = tuple(found_nationalities)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        p += 1
        x.civil_status = _CivilStatus_read[n]
    elif n == 0:
        x.civil_status = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.evidence_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.requested_by = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.approved_by = b[p:e].decode()
    p = e
    x.affects_statistics = BOOLEANS[b[p]]
    p += 1
    x.__class__ = IdentityCorrected
    return x, p


def _put_IdentityCorrected(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    if items := x.field_paths:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    if (value := x.before) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    if (value := x.after) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    if (value := x.sex) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.birth_year) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.birth_country) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if items := x.nationalities:
        out(put_long(len(items)))
        for item in items:
            _put_Nationality(item, out)
    out(b"\x00")
    if (value := x.civil_status) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(_CivilStatus[value])
    out(put_string(x.evidence_code))
    out(put_string(x.requested_by))
    out(put_string(x.approved_by))
    out(b"\x01" if x.affects_statistics else b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityUpdated:
    """The world changed: a new name, nationality or civil status from the day of effect on."""

    NAME: ClassVar[Literal["IdentityUpdated"]] = "IdentityUpdated"
    meta: Meta
    field_paths: tuple[str, ...] = ()
    before: Sealed | None = None
    after: Sealed | None = None
    sex: int | None = None
    birth_year: int | None = None
    birth_country: str | None = None
    nationalities: tuple[Nationality, ...] = ()
    civil_status: CivilStatus | None = None
    evidence_code: str
    requested_by: str
    approved_by: str
    affects_statistics: bool = False


class _DraftIdentityUpdated:
    __slots__ = ("meta", "field_paths", "before", "after", "sex", "birth_year", "birth_country", "nationalities", "civil_status", "evidence_code", "requested_by", "approved_by", "affects_statistics",)


def _read_IdentityUpdated(row: Row) -> IdentityUpdated:
    x: Any = _DraftIdentityUpdated()
    x.meta = _read_Meta(row["meta"])
    x.field_paths = tuple(row["field_paths"])
    x.before = None if row["before"] is None else _read_Sealed(row["before"])
    x.after = None if row["after"] is None else _read_Sealed(row["after"])
    x.sex = row["sex"]
    x.birth_year = row["birth_year"]
    x.birth_country = row["birth_country"]
    x.nationalities = tuple([_read_Nationality(item) for item in row["nationalities"]])
    x.civil_status = row["civil_status"]
    x.evidence_code = row["evidence_code"]
    x.requested_by = row["requested_by"]
    x.approved_by = row["approved_by"]
    x.affects_statistics = row["affects_statistics"]
    x.__class__ = IdentityUpdated
    return cast(IdentityUpdated, x)


def _get_IdentityUpdated(b: bytes, p: int) -> tuple[IdentityUpdated, int]:
    x: Any = _DraftIdentityUpdated()
    x.meta, p = _get_Meta(b, p)
    found_field_paths: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_field_paths = b[p:e].decode()
            p = e
            found_field_paths.append(item_field_paths)
    p += 1
    x.field_paths = tuple(found_field_paths)
    n = b[p]
    p += 1
    if n == 2:
        x.before, p = _get_Sealed(b, p)
    elif n == 0:
        x.before = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.after, p = _get_Sealed(b, p)
    elif n == 0:
        x.after = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.sex = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.sex = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.birth_year = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.birth_year = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.birth_country = b[p:e].decode()
        p = e
    elif n == 0:
        x.birth_country = None
    else:
        raise ValueError(n)
    found_nationalities: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_nationalities, p = _get_Nationality(b, p)
            found_nationalities.append(item_nationalities)
    p += 1
    x.nationalities = tuple(found_nationalities)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        p += 1
        x.civil_status = _CivilStatus_read[n]
    elif n == 0:
        x.civil_status = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.evidence_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.requested_by = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.approved_by = b[p:e].decode()
    p = e
    x.affects_statistics = BOOLEANS[b[p]]
    p += 1
    x.__class__ = IdentityUpdated
    return x, p


def _put_IdentityUpdated(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    if items := x.field_paths:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    if (value := x.before) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    if (value := x.after) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    if (value := x.sex) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.birth_year) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.birth_country) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if items := x.nationalities:
        out(put_long(len(items)))
        for item in items:
            _put_Nationality(item, out)
    out(b"\x00")
    if (value := x.civil_status) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(_CivilStatus[value])
    out(put_string(x.evidence_code))
    out(put_string(x.requested_by))
    out(put_string(x.approved_by))
    out(b"\x01" if x.affects_statistics else b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSessionApproved:
    """Two persons allow the taking over of an older register; sent once to each partition under the session"s id."""

    NAME: ClassVar[Literal["ImportSessionApproved"]] = "ImportSessionApproved"
    meta: Meta
    session_id: str
    unit: str
    import_device: str
    opened_by: str
    approved_by: str
    from_date: Days
    to_date: Days
    source_sha256: bytes | None = None


class _DraftImportSessionApproved:
    __slots__ = ("meta", "session_id", "unit", "import_device", "opened_by", "approved_by", "from_date", "to_date", "source_sha256",)


def _read_ImportSessionApproved(row: Row) -> ImportSessionApproved:
    x: Any = _DraftImportSessionApproved()
    x.meta = _read_Meta(row["meta"])
    x.session_id = row["session_id"]
    x.unit = row["unit"]
    x.import_device = row["import_device"]
    x.opened_by = row["opened_by"]
    x.approved_by = row["approved_by"]
    x.from_date = row["from_date"]
    x.to_date = row["to_date"]
    x.source_sha256 = row["source_sha256"]
    x.__class__ = ImportSessionApproved
    return cast(ImportSessionApproved, x)


def _get_ImportSessionApproved(b: bytes, p: int) -> tuple[ImportSessionApproved, int]:
    x: Any = _DraftImportSessionApproved()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.session_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.import_device = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.opened_by = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.approved_by = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.from_date = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.to_date = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.source_sha256 = b[p:e]
        p = e
    elif n == 0:
        x.source_sha256 = None
    else:
        raise ValueError(n)
    x.__class__ = ImportSessionApproved
    return x, p


def _put_ImportSessionApproved(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.session_id))
    out(put_string(x.unit))
    out(put_string(x.import_device))
    out(put_string(x.opened_by))
    out(put_string(x.approved_by))
    out(put_long(x.from_date))
    out(put_long(x.to_date))
    if (value := x.source_sha256) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_bytes(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionOutcomeRecorded:
    """What became of a referral."""

    NAME: ClassVar[Literal["InterventionOutcomeRecorded"]] = "InterventionOutcomeRecorded"
    meta: Meta
    referral_id: str
    after_months: int
    outcome: str
    observed_on: Days


class _DraftInterventionOutcomeRecorded:
    __slots__ = ("meta", "referral_id", "after_months", "outcome", "observed_on",)


def _read_InterventionOutcomeRecorded(row: Row) -> InterventionOutcomeRecorded:
    x: Any = _DraftInterventionOutcomeRecorded()
    x.meta = _read_Meta(row["meta"])
    x.referral_id = row["referral_id"]
    x.after_months = row["after_months"]
    x.outcome = row["outcome"]
    x.observed_on = row["observed_on"]
    x.__class__ = InterventionOutcomeRecorded
    return cast(InterventionOutcomeRecorded, x)


def _get_InterventionOutcomeRecorded(b: bytes, p: int) -> tuple[InterventionOutcomeRecorded, int]:
    x: Any = _DraftInterventionOutcomeRecorded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.referral_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.after_months = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.outcome = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.observed_on = (n >> 1) ^ -(n & 1)
    x.__class__ = InterventionOutcomeRecorded
    return x, p


def _put_InterventionOutcomeRecorded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.referral_id))
    out(put_long(x.after_months))
    out(put_string(x.outcome))
    out(put_long(x.observed_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureExecuted:
    """A measure was carried out."""

    NAME: ClassVar[Literal["MeasureExecuted"]] = "MeasureExecuted"
    meta: Meta
    measure_id: str
    executed_on: Days
    post_code: str | None = None


class _DraftMeasureExecuted:
    __slots__ = ("meta", "measure_id", "executed_on", "post_code",)


def _read_MeasureExecuted(row: Row) -> MeasureExecuted:
    x: Any = _DraftMeasureExecuted()
    x.meta = _read_Meta(row["meta"])
    x.measure_id = row["measure_id"]
    x.executed_on = row["executed_on"]
    x.post_code = row["post_code"]
    x.__class__ = MeasureExecuted
    return cast(MeasureExecuted, x)


def _get_MeasureExecuted(b: bytes, p: int) -> tuple[MeasureExecuted, int]:
    x: Any = _DraftMeasureExecuted()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.measure_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.executed_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.post_code = b[p:e].decode()
        p = e
    elif n == 0:
        x.post_code = None
    else:
        raise ValueError(n)
    x.__class__ = MeasureExecuted
    return x, p


def _put_MeasureExecuted(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.measure_id))
    out(put_long(x.executed_on))
    if (value := x.post_code) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureExpired:
    """Notice of the system: a measure ended."""

    NAME: ClassVar[Literal["MeasureExpired"]] = "MeasureExpired"
    meta: Meta
    measure_id: str
    expired_on: Days


class _DraftMeasureExpired:
    __slots__ = ("meta", "measure_id", "expired_on",)


def _read_MeasureExpired(row: Row) -> MeasureExpired:
    x: Any = _DraftMeasureExpired()
    x.meta = _read_Meta(row["meta"])
    x.measure_id = row["measure_id"]
    x.expired_on = row["expired_on"]
    x.__class__ = MeasureExpired
    return cast(MeasureExpired, x)


def _get_MeasureExpired(b: bytes, p: int) -> tuple[MeasureExpired, int]:
    x: Any = _DraftMeasureExpired()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.measure_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.expired_on = (n >> 1) ^ -(n & 1)
    x.__class__ = MeasureExpired
    return x, p


def _put_MeasureExpired(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.measure_id))
    out(put_long(x.expired_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLifted:
    """A measure is lifted."""

    NAME: ClassVar[Literal["MeasureLifted"]] = "MeasureLifted"
    meta: Meta
    measure_id: str
    ground_code: str
    lifted_on: Days


class _DraftMeasureLifted:
    __slots__ = ("meta", "measure_id", "ground_code", "lifted_on",)


def _read_MeasureLifted(row: Row) -> MeasureLifted:
    x: Any = _DraftMeasureLifted()
    x.meta = _read_Meta(row["meta"])
    x.measure_id = row["measure_id"]
    x.ground_code = row["ground_code"]
    x.lifted_on = row["lifted_on"]
    x.__class__ = MeasureLifted
    return cast(MeasureLifted, x)


def _get_MeasureLifted(b: bytes, p: int) -> tuple[MeasureLifted, int]:
    x: Any = _DraftMeasureLifted()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.measure_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.lifted_on = (n >> 1) ^ -(n & 1)
    x.__class__ = MeasureLifted
    return x, p


def _put_MeasureLifted(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.measure_id))
    out(put_string(x.ground_code))
    out(put_long(x.lifted_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureNotified:
    """The person was told of the measure; without it no term runs."""

    NAME: ClassVar[Literal["MeasureNotified"]] = "MeasureNotified"
    meta: Meta
    measure_id: str
    mode: NotificationMode = "UNKNOWN"
    notified_on: Days
    language: str
    appeal_deadline: Days | None = None


class _DraftMeasureNotified:
    __slots__ = ("meta", "measure_id", "mode", "notified_on", "language", "appeal_deadline",)


def _read_MeasureNotified(row: Row) -> MeasureNotified:
    x: Any = _DraftMeasureNotified()
    x.meta = _read_Meta(row["meta"])
    x.measure_id = row["measure_id"]
    x.mode = row["mode"]
    x.notified_on = row["notified_on"]
    x.language = row["language"]
    x.appeal_deadline = row["appeal_deadline"]
    x.__class__ = MeasureNotified
    return cast(MeasureNotified, x)


def _get_MeasureNotified(b: bytes, p: int) -> tuple[MeasureNotified, int]:
    x: Any = _DraftMeasureNotified()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.measure_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.mode = _NotificationMode_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.notified_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.language = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.appeal_deadline = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.appeal_deadline = None
    else:
        raise ValueError(n)
    x.__class__ = MeasureNotified
    return x, p


def _put_MeasureNotified(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.measure_id))
    out(_NotificationMode[x.mode])
    out(put_long(x.notified_on))
    out(put_string(x.language))
    if (value := x.appeal_deadline) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureOrdered:
    """A measure is ordered."""

    NAME: ClassVar[Literal["MeasureOrdered"]] = "MeasureOrdered"
    meta: Meta
    measure_id: str
    kind: MeasureKind = "UNKNOWN"
    grounds: tuple[str, ...] = ()
    ordered_on: Days
    from_date: Days
    to_date: Days | None = None
    place: Sealed | None = None
    governorate: str | None = None
    reporting_every_days: int | None = None
    reporting_unit: str | None = None


class _DraftMeasureOrdered:
    __slots__ = ("meta", "measure_id", "kind", "grounds", "ordered_on", "from_date", "to_date", "place", "governorate", "reporting_every_days", "reporting_unit",)


def _read_MeasureOrdered(row: Row) -> MeasureOrdered:
    x: Any = _DraftMeasureOrdered()
    x.meta = _read_Meta(row["meta"])
    x.measure_id = row["measure_id"]
    x.kind = row["kind"]
    x.grounds = tuple(row["grounds"])
    x.ordered_on = row["ordered_on"]
    x.from_date = row["from_date"]
    x.to_date = row["to_date"]
    x.place = None if row["place"] is None else _read_Sealed(row["place"])
    x.governorate = row["governorate"]
    x.reporting_every_days = row["reporting_every_days"]
    x.reporting_unit = row["reporting_unit"]
    x.__class__ = MeasureOrdered
    return cast(MeasureOrdered, x)


def _get_MeasureOrdered(b: bytes, p: int) -> tuple[MeasureOrdered, int]:
    x: Any = _DraftMeasureOrdered()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.measure_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.kind = _MeasureKind_read[n]
    found_grounds: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_grounds = b[p:e].decode()
            p = e
            found_grounds.append(item_grounds)
    p += 1
    x.grounds = tuple(found_grounds)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.ordered_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.from_date = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.to_date = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.to_date = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.place, p = _get_Sealed(b, p)
    elif n == 0:
        x.place = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.governorate = b[p:e].decode()
        p = e
    elif n == 0:
        x.governorate = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.reporting_every_days = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.reporting_every_days = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.reporting_unit = b[p:e].decode()
        p = e
    elif n == 0:
        x.reporting_unit = None
    else:
        raise ValueError(n)
    x.__class__ = MeasureOrdered
    return x, p


def _put_MeasureOrdered(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.measure_id))
    out(_MeasureKind[x.kind])
    if items := x.grounds:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(put_long(x.ordered_on))
    out(put_long(x.from_date))
    if (value := x.to_date) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.place) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    if (value := x.governorate) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.reporting_every_days) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.reporting_unit) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureResumed:
    """A suspended measure takes effect again."""

    NAME: ClassVar[Literal["MeasureResumed"]] = "MeasureResumed"
    meta: Meta
    measure_id: str
    ground_code: str
    resumed_on: Days


class _DraftMeasureResumed:
    __slots__ = ("meta", "measure_id", "ground_code", "resumed_on",)


def _read_MeasureResumed(row: Row) -> MeasureResumed:
    x: Any = _DraftMeasureResumed()
    x.meta = _read_Meta(row["meta"])
    x.measure_id = row["measure_id"]
    x.ground_code = row["ground_code"]
    x.resumed_on = row["resumed_on"]
    x.__class__ = MeasureResumed
    return cast(MeasureResumed, x)


def _get_MeasureResumed(b: bytes, p: int) -> tuple[MeasureResumed, int]:
    x: Any = _DraftMeasureResumed()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.measure_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.resumed_on = (n >> 1) ^ -(n & 1)
    x.__class__ = MeasureResumed
    return x, p


def _put_MeasureResumed(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.measure_id))
    out(put_string(x.ground_code))
    out(put_long(x.resumed_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSuspended:
    """A measure is suspended."""

    NAME: ClassVar[Literal["MeasureSuspended"]] = "MeasureSuspended"
    meta: Meta
    measure_id: str
    ground_code: str
    suspended_on: Days


class _DraftMeasureSuspended:
    __slots__ = ("meta", "measure_id", "ground_code", "suspended_on",)


def _read_MeasureSuspended(row: Row) -> MeasureSuspended:
    x: Any = _DraftMeasureSuspended()
    x.meta = _read_Meta(row["meta"])
    x.measure_id = row["measure_id"]
    x.ground_code = row["ground_code"]
    x.suspended_on = row["suspended_on"]
    x.__class__ = MeasureSuspended
    return cast(MeasureSuspended, x)


def _get_MeasureSuspended(b: bytes, p: int) -> tuple[MeasureSuspended, int]:
    x: Any = _DraftMeasureSuspended()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.measure_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.suspended_on = (n >> 1) ^ -(n & 1)
    x.__class__ = MeasureSuspended
    return x, p


def _put_MeasureSuspended(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.measure_id))
    out(put_string(x.ground_code))
    out(put_long(x.suspended_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeAbandoned:
    """The other file could not be absorbed: nothing has changed."""

    NAME: ClassVar[Literal["MergeAbandoned"]] = "MergeAbandoned"
    meta: Meta
    merge_id: str
    absorbed_file_id: str
    rule_id: str
    detail: tuple[str, ...] = ()


class _DraftMergeAbandoned:
    __slots__ = ("meta", "merge_id", "absorbed_file_id", "rule_id", "detail",)


def _read_MergeAbandoned(row: Row) -> MergeAbandoned:
    x: Any = _DraftMergeAbandoned()
    x.meta = _read_Meta(row["meta"])
    x.merge_id = row["merge_id"]
    x.absorbed_file_id = row["absorbed_file_id"]
    x.rule_id = row["rule_id"]
    x.detail = tuple(row["detail"])
    x.__class__ = MergeAbandoned
    return cast(MergeAbandoned, x)


def _get_MergeAbandoned(b: bytes, p: int) -> tuple[MergeAbandoned, int]:
    x: Any = _DraftMergeAbandoned()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.merge_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.absorbed_file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.rule_id = b[p:e].decode()
    p = e
    found_detail: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_detail = b[p:e].decode()
            p = e
            found_detail.append(item_detail)
    p += 1
    x.detail = tuple(found_detail)
    x.__class__ = MergeAbandoned
    return x, p


def _put_MergeAbandoned(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.merge_id))
    out(put_string(x.absorbed_file_id))
    out(put_string(x.rule_id))
    if items := x.detail:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeCompleted:
    """The other file has ended: from here on the two are one."""

    NAME: ClassVar[Literal["MergeCompleted"]] = "MergeCompleted"
    meta: Meta
    merge_id: str
    absorbed_file_id: str
    absorbed_version: int
    absorbed_state: bytes


class _DraftMergeCompleted:
    __slots__ = ("meta", "merge_id", "absorbed_file_id", "absorbed_version", "absorbed_state",)


def _read_MergeCompleted(row: Row) -> MergeCompleted:
    x: Any = _DraftMergeCompleted()
    x.meta = _read_Meta(row["meta"])
    x.merge_id = row["merge_id"]
    x.absorbed_file_id = row["absorbed_file_id"]
    x.absorbed_version = row["absorbed_version"]
    x.absorbed_state = row["absorbed_state"]
    x.__class__ = MergeCompleted
    return cast(MergeCompleted, x)


def _get_MergeCompleted(b: bytes, p: int) -> tuple[MergeCompleted, int]:
    x: Any = _DraftMergeCompleted()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.merge_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.absorbed_file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.absorbed_version = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.absorbed_state = b[p:e]
    p = e
    x.__class__ = MergeCompleted
    return x, p


def _put_MergeCompleted(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.merge_id))
    out(put_string(x.absorbed_file_id))
    out(put_long(x.absorbed_version))
    out(put_bytes(x.absorbed_state))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionRecorded:
    """A level or a service gives its opinion."""

    NAME: ClassVar[Literal["OpinionRecorded"]] = "OpinionRecorded"
    meta: Meta
    application_id: str
    level: Level = "UNKNOWN"
    value: OpinionValue = "UNKNOWN"
    ground_code: str | None = None
    restricted_note: Sealed | None = None


class _DraftOpinionRecorded:
    __slots__ = ("meta", "application_id", "level", "value", "ground_code", "restricted_note",)


def _read_OpinionRecorded(row: Row) -> OpinionRecorded:
    x: Any = _DraftOpinionRecorded()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.level = row["level"]
    x.value = row["value"]
    x.ground_code = row["ground_code"]
    x.restricted_note = None if row["restricted_note"] is None else _read_Sealed(row["restricted_note"])
    x.__class__ = OpinionRecorded
    return cast(OpinionRecorded, x)


def _get_OpinionRecorded(b: bytes, p: int) -> tuple[OpinionRecorded, int]:
    x: Any = _DraftOpinionRecorded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.level = _Level_read[n]
    n = b[p]
    p += 1
    x.value = _OpinionValue_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.ground_code = b[p:e].decode()
        p = e
    elif n == 0:
        x.ground_code = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.restricted_note, p = _get_Sealed(b, p)
    elif n == 0:
        x.restricted_note = None
    else:
        raise ValueError(n)
    x.__class__ = OpinionRecorded
    return x, p


def _put_OpinionRecorded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(_Level[x.level])
    out(_OpinionValue[x.value])
    if (value := x.ground_code) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.restricted_note) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFileReceived:
    """The paper file arrived."""

    NAME: ClassVar[Literal["PaperFileReceived"]] = "PaperFileReceived"
    meta: Meta
    movement_id: str
    unit: str
    received_on: Days


class _DraftPaperFileReceived:
    __slots__ = ("meta", "movement_id", "unit", "received_on",)


def _read_PaperFileReceived(row: Row) -> PaperFileReceived:
    x: Any = _DraftPaperFileReceived()
    x.meta = _read_Meta(row["meta"])
    x.movement_id = row["movement_id"]
    x.unit = row["unit"]
    x.received_on = row["received_on"]
    x.__class__ = PaperFileReceived
    return cast(PaperFileReceived, x)


def _get_PaperFileReceived(b: bytes, p: int) -> tuple[PaperFileReceived, int]:
    x: Any = _DraftPaperFileReceived()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.movement_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.received_on = (n >> 1) ^ -(n & 1)
    x.__class__ = PaperFileReceived
    return x, p


def _put_PaperFileReceived(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.movement_id))
    out(put_string(x.unit))
    out(put_long(x.received_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFileSent:
    """The paper file left for another unit."""

    NAME: ClassVar[Literal["PaperFileSent"]] = "PaperFileSent"
    meta: Meta
    movement_id: str
    from_unit: str
    to_unit: str
    sent_on: Days


class _DraftPaperFileSent:
    __slots__ = ("meta", "movement_id", "from_unit", "to_unit", "sent_on",)


def _read_PaperFileSent(row: Row) -> PaperFileSent:
    x: Any = _DraftPaperFileSent()
    x.meta = _read_Meta(row["meta"])
    x.movement_id = row["movement_id"]
    x.from_unit = row["from_unit"]
    x.to_unit = row["to_unit"]
    x.sent_on = row["sent_on"]
    x.__class__ = PaperFileSent
    return cast(PaperFileSent, x)


def _get_PaperFileSent(b: bytes, p: int) -> tuple[PaperFileSent, int]:
    x: Any = _DraftPaperFileSent()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.movement_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.from_unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.to_unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.sent_on = (n >> 1) ^ -(n & 1)
    x.__class__ = PaperFileSent
    return x, p


def _put_PaperFileSent(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.movement_id))
    out(put_string(x.from_unit))
    out(put_string(x.to_unit))
    out(put_long(x.sent_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRecorded:
    """A payment was made."""

    NAME: ClassVar[Literal["PaymentRecorded"]] = "PaymentRecorded"
    meta: Meta
    application_id: str
    payment_id: str
    charge_id: str
    amount: Millimes
    receipt_number: str
    paid_on: Days


class _DraftPaymentRecorded:
    __slots__ = ("meta", "application_id", "payment_id", "charge_id", "amount", "receipt_number", "paid_on",)


def _read_PaymentRecorded(row: Row) -> PaymentRecorded:
    x: Any = _DraftPaymentRecorded()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.payment_id = row["payment_id"]
    x.charge_id = row["charge_id"]
    x.amount = millimes(row["amount"])
    x.receipt_number = row["receipt_number"]
    x.paid_on = row["paid_on"]
    x.__class__ = PaymentRecorded
    return cast(PaymentRecorded, x)


def _get_PaymentRecorded(b: bytes, p: int) -> tuple[PaymentRecorded, int]:
    x: Any = _DraftPaymentRecorded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.payment_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.charge_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.amount = millimes(b[p:e])
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.receipt_number = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.paid_on = (n >> 1) ^ -(n & 1)
    x.__class__ = PaymentRecorded
    return x, p


def _put_PaymentRecorded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.payment_id))
    out(put_string(x.charge_id))
    out(put_bytes(decimal(x.amount)))
    out(put_string(x.receipt_number))
    out(put_long(x.paid_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyAssessed:
    """A penalty is due."""

    NAME: ClassVar[Literal["PenaltyAssessed"]] = "PenaltyAssessed"
    meta: Meta
    application_id: str
    penalty_id: str
    tariff_id: str
    tariff_version: str
    amount: Millimes
    weeks_overstay: int | None = None
    cap_applied: bool = False


class _DraftPenaltyAssessed:
    __slots__ = ("meta", "application_id", "penalty_id", "tariff_id", "tariff_version", "amount", "weeks_overstay", "cap_applied",)


def _read_PenaltyAssessed(row: Row) -> PenaltyAssessed:
    x: Any = _DraftPenaltyAssessed()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.penalty_id = row["penalty_id"]
    x.tariff_id = row["tariff_id"]
    x.tariff_version = row["tariff_version"]
    x.amount = millimes(row["amount"])
    x.weeks_overstay = row["weeks_overstay"]
    x.cap_applied = row["cap_applied"]
    x.__class__ = PenaltyAssessed
    return cast(PenaltyAssessed, x)


def _get_PenaltyAssessed(b: bytes, p: int) -> tuple[PenaltyAssessed, int]:
    x: Any = _DraftPenaltyAssessed()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.penalty_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.tariff_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.tariff_version = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.amount = millimes(b[p:e])
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.weeks_overstay = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.weeks_overstay = None
    else:
        raise ValueError(n)
    x.cap_applied = BOOLEANS[b[p]]
    p += 1
    x.__class__ = PenaltyAssessed
    return x, p


def _put_PenaltyAssessed(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.penalty_id))
    out(put_string(x.tariff_id))
    out(put_string(x.tariff_version))
    out(put_bytes(decimal(x.amount)))
    if (value := x.weeks_overstay) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(b"\x01" if x.cap_applied else b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyWaived:
    """A penalty is waived in whole or in part."""

    NAME: ClassVar[Literal["PenaltyWaived"]] = "PenaltyWaived"
    meta: Meta
    application_id: str
    penalty_id: str
    amount: Millimes
    waiver_ref: str
    category: str | None = None
    departs_on: Days | None = None
    approved_by: str | None = None


class _DraftPenaltyWaived:
    __slots__ = ("meta", "application_id", "penalty_id", "amount", "waiver_ref", "category", "departs_on", "approved_by",)


def _read_PenaltyWaived(row: Row) -> PenaltyWaived:
    x: Any = _DraftPenaltyWaived()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.penalty_id = row["penalty_id"]
    x.amount = millimes(row["amount"])
    x.waiver_ref = row["waiver_ref"]
    x.category = row["category"]
    x.departs_on = row["departs_on"]
    x.approved_by = row["approved_by"]
    x.__class__ = PenaltyWaived
    return cast(PenaltyWaived, x)


def _get_PenaltyWaived(b: bytes, p: int) -> tuple[PenaltyWaived, int]:
    x: Any = _DraftPenaltyWaived()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.penalty_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.amount = millimes(b[p:e])
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.waiver_ref = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.category = b[p:e].decode()
        p = e
    elif n == 0:
        x.category = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.departs_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.departs_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.approved_by = b[p:e].decode()
        p = e
    elif n == 0:
        x.approved_by = None
    else:
        raise ValueError(n)
    x.__class__ = PenaltyWaived
    return x, p


def _put_PenaltyWaived(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.penalty_id))
    out(put_bytes(decimal(x.amount)))
    out(put_string(x.waiver_ref))
    if (value := x.category) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.departs_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.approved_by) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitArrived:
    """A printed card arrived at the station."""

    NAME: ClassVar[Literal["PermitArrived"]] = "PermitArrived"
    meta: Meta
    permit_id: str
    unit: str
    batch: str | None = None


class _DraftPermitArrived:
    __slots__ = ("meta", "permit_id", "unit", "batch",)


def _read_PermitArrived(row: Row) -> PermitArrived:
    x: Any = _DraftPermitArrived()
    x.meta = _read_Meta(row["meta"])
    x.permit_id = row["permit_id"]
    x.unit = row["unit"]
    x.batch = row["batch"]
    x.__class__ = PermitArrived
    return cast(PermitArrived, x)


def _get_PermitArrived(b: bytes, p: int) -> tuple[PermitArrived, int]:
    x: Any = _DraftPermitArrived()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.permit_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.unit = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.batch = b[p:e].decode()
        p = e
    elif n == 0:
        x.batch = None
    else:
        raise ValueError(n)
    x.__class__ = PermitArrived
    return x, p


def _put_PermitArrived(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.permit_id))
    out(put_string(x.unit))
    if (value := x.batch) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitCancelled:
    """A card is destroyed because of an error in print, before hand-over."""

    NAME: ClassVar[Literal["PermitCancelled"]] = "PermitCancelled"
    meta: Meta
    permit_id: str
    ground_code: str


class _DraftPermitCancelled:
    __slots__ = ("meta", "permit_id", "ground_code",)


def _read_PermitCancelled(row: Row) -> PermitCancelled:
    x: Any = _DraftPermitCancelled()
    x.meta = _read_Meta(row["meta"])
    x.permit_id = row["permit_id"]
    x.ground_code = row["ground_code"]
    x.__class__ = PermitCancelled
    return cast(PermitCancelled, x)


def _get_PermitCancelled(b: bytes, p: int) -> tuple[PermitCancelled, int]:
    x: Any = _DraftPermitCancelled()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.permit_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    x.__class__ = PermitCancelled
    return x, p


def _put_PermitCancelled(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.permit_id))
    out(put_string(x.ground_code))


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitDuplicateIssued:
    """A new card for the same title."""

    NAME: ClassVar[Literal["PermitDuplicateIssued"]] = "PermitDuplicateIssued"
    meta: Meta
    permit_id: str
    replaces_permit_id: str
    card_number: str
    valid_from: Days
    valid_to: Days
    batch: str | None = None


class _DraftPermitDuplicateIssued:
    __slots__ = ("meta", "permit_id", "replaces_permit_id", "card_number", "valid_from", "valid_to", "batch",)


def _read_PermitDuplicateIssued(row: Row) -> PermitDuplicateIssued:
    x: Any = _DraftPermitDuplicateIssued()
    x.meta = _read_Meta(row["meta"])
    x.permit_id = row["permit_id"]
    x.replaces_permit_id = row["replaces_permit_id"]
    x.card_number = row["card_number"]
    x.valid_from = row["valid_from"]
    x.valid_to = row["valid_to"]
    x.batch = row["batch"]
    x.__class__ = PermitDuplicateIssued
    return cast(PermitDuplicateIssued, x)


def _get_PermitDuplicateIssued(b: bytes, p: int) -> tuple[PermitDuplicateIssued, int]:
    x: Any = _DraftPermitDuplicateIssued()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.permit_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.replaces_permit_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.card_number = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_from = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_to = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.batch = b[p:e].decode()
        p = e
    elif n == 0:
        x.batch = None
    else:
        raise ValueError(n)
    x.__class__ = PermitDuplicateIssued
    return x, p


def _put_PermitDuplicateIssued(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.permit_id))
    out(put_string(x.replaces_permit_id))
    out(put_string(x.card_number))
    out(put_long(x.valid_from))
    out(put_long(x.valid_to))
    if (value := x.batch) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitExpired:
    """Notice of the system: a permit ended."""

    NAME: ClassVar[Literal["PermitExpired"]] = "PermitExpired"
    meta: Meta
    permit_id: str
    expired_on: Days


class _DraftPermitExpired:
    __slots__ = ("meta", "permit_id", "expired_on",)


def _read_PermitExpired(row: Row) -> PermitExpired:
    x: Any = _DraftPermitExpired()
    x.meta = _read_Meta(row["meta"])
    x.permit_id = row["permit_id"]
    x.expired_on = row["expired_on"]
    x.__class__ = PermitExpired
    return cast(PermitExpired, x)


def _get_PermitExpired(b: bytes, p: int) -> tuple[PermitExpired, int]:
    x: Any = _DraftPermitExpired()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.permit_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.expired_on = (n >> 1) ^ -(n & 1)
    x.__class__ = PermitExpired
    return x, p


def _put_PermitExpired(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.permit_id))
    out(put_long(x.expired_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitHandedOver:
    """A card was handed over."""

    NAME: ClassVar[Literal["PermitHandedOver"]] = "PermitHandedOver"
    meta: Meta
    permit_id: str
    handed_to: HandedTo = "UNKNOWN"
    handed_on: Days


class _DraftPermitHandedOver:
    __slots__ = ("meta", "permit_id", "handed_to", "handed_on",)


def _read_PermitHandedOver(row: Row) -> PermitHandedOver:
    x: Any = _DraftPermitHandedOver()
    x.meta = _read_Meta(row["meta"])
    x.permit_id = row["permit_id"]
    x.handed_to = row["handed_to"]
    x.handed_on = row["handed_on"]
    x.__class__ = PermitHandedOver
    return cast(PermitHandedOver, x)


def _get_PermitHandedOver(b: bytes, p: int) -> tuple[PermitHandedOver, int]:
    x: Any = _DraftPermitHandedOver()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.permit_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.handed_to = _HandedTo_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.handed_on = (n >> 1) ^ -(n & 1)
    x.__class__ = PermitHandedOver
    return x, p


def _put_PermitHandedOver(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.permit_id))
    out(_HandedTo[x.handed_to])
    out(put_long(x.handed_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitOrdered:
    """A card is ordered from the print shop."""

    NAME: ClassVar[Literal["PermitOrdered"]] = "PermitOrdered"
    meta: Meta
    application_id: str
    decision_id: str
    permit_id: str
    title: Title = "UNKNOWN"
    valid_from: Days
    valid_to: Days


class _DraftPermitOrdered:
    __slots__ = ("meta", "application_id", "decision_id", "permit_id", "title", "valid_from", "valid_to",)


def _read_PermitOrdered(row: Row) -> PermitOrdered:
    x: Any = _DraftPermitOrdered()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.decision_id = row["decision_id"]
    x.permit_id = row["permit_id"]
    x.title = row["title"]
    x.valid_from = row["valid_from"]
    x.valid_to = row["valid_to"]
    x.__class__ = PermitOrdered
    return cast(PermitOrdered, x)


def _get_PermitOrdered(b: bytes, p: int) -> tuple[PermitOrdered, int]:
    x: Any = _DraftPermitOrdered()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.decision_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.permit_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.title = _Title_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_from = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_to = (n >> 1) ^ -(n & 1)
    x.__class__ = PermitOrdered
    return x, p


def _put_PermitOrdered(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.decision_id))
    out(put_string(x.permit_id))
    out(_Title[x.title])
    out(put_long(x.valid_from))
    out(put_long(x.valid_to))


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitProduced:
    """A card was printed."""

    NAME: ClassVar[Literal["PermitProduced"]] = "PermitProduced"
    meta: Meta
    application_id: str
    decision_id: str
    permit_id: str
    card_number: str
    title: Title = "UNKNOWN"
    valid_from: Days
    valid_to: Days
    batch: str | None = None


class _DraftPermitProduced:
    __slots__ = ("meta", "application_id", "decision_id", "permit_id", "card_number", "title", "valid_from", "valid_to", "batch",)


def _read_PermitProduced(row: Row) -> PermitProduced:
    x: Any = _DraftPermitProduced()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.decision_id = row["decision_id"]
    x.permit_id = row["permit_id"]
    x.card_number = row["card_number"]
    x.title = row["title"]
    x.valid_from = row["valid_from"]
    x.valid_to = row["valid_to"]
    x.batch = row["batch"]
    x.__class__ = PermitProduced
    return cast(PermitProduced, x)


def _get_PermitProduced(b: bytes, p: int) -> tuple[PermitProduced, int]:
    x: Any = _DraftPermitProduced()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.decision_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.permit_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.card_number = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.title = _Title_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_from = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_to = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.batch = b[p:e].decode()
        p = e
    elif n == 0:
        x.batch = None
    else:
        raise ValueError(n)
    x.__class__ = PermitProduced
    return x, p


def _put_PermitProduced(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.decision_id))
    out(put_string(x.permit_id))
    out(put_string(x.card_number))
    out(_Title[x.title])
    out(put_long(x.valid_from))
    out(put_long(x.valid_to))
    if (value := x.batch) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitReported:
    """A card is reported lost, stolen or damaged; the title itself stays."""

    NAME: ClassVar[Literal["PermitReported"]] = "PermitReported"
    meta: Meta
    permit_id: str
    loss: CardLoss = "UNKNOWN"
    reported_on: Days
    declaration: Sealed | None = None


class _DraftPermitReported:
    __slots__ = ("meta", "permit_id", "loss", "reported_on", "declaration",)


def _read_PermitReported(row: Row) -> PermitReported:
    x: Any = _DraftPermitReported()
    x.meta = _read_Meta(row["meta"])
    x.permit_id = row["permit_id"]
    x.loss = row["loss"]
    x.reported_on = row["reported_on"]
    x.declaration = None if row["declaration"] is None else _read_Sealed(row["declaration"])
    x.__class__ = PermitReported
    return cast(PermitReported, x)


def _get_PermitReported(b: bytes, p: int) -> tuple[PermitReported, int]:
    x: Any = _DraftPermitReported()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.permit_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.loss = _CardLoss_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.reported_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        x.declaration, p = _get_Sealed(b, p)
    elif n == 0:
        x.declaration = None
    else:
        raise ValueError(n)
    x.__class__ = PermitReported
    return x, p


def _put_PermitReported(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.permit_id))
    out(_CardLoss[x.loss])
    out(put_long(x.reported_on))
    if (value := x.declaration) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitReturned:
    """A card was given back."""

    NAME: ClassVar[Literal["PermitReturned"]] = "PermitReturned"
    meta: Meta
    permit_id: str
    returned_on: Days


class _DraftPermitReturned:
    __slots__ = ("meta", "permit_id", "returned_on",)


def _read_PermitReturned(row: Row) -> PermitReturned:
    x: Any = _DraftPermitReturned()
    x.meta = _read_Meta(row["meta"])
    x.permit_id = row["permit_id"]
    x.returned_on = row["returned_on"]
    x.__class__ = PermitReturned
    return cast(PermitReturned, x)


def _get_PermitReturned(b: bytes, p: int) -> tuple[PermitReturned, int]:
    x: Any = _DraftPermitReturned()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.permit_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.returned_on = (n >> 1) ^ -(n & 1)
    x.__class__ = PermitReturned
    return x, p


def _put_PermitReturned(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.permit_id))
    out(put_long(x.returned_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitWithdrawn:
    """A permit is withdrawn."""

    NAME: ClassVar[Literal["PermitWithdrawn"]] = "PermitWithdrawn"
    meta: Meta
    permit_id: str
    grounds: tuple[str, ...] = ()
    withdrawn_from: Days


class _DraftPermitWithdrawn:
    __slots__ = ("meta", "permit_id", "grounds", "withdrawn_from",)


def _read_PermitWithdrawn(row: Row) -> PermitWithdrawn:
    x: Any = _DraftPermitWithdrawn()
    x.meta = _read_Meta(row["meta"])
    x.permit_id = row["permit_id"]
    x.grounds = tuple(row["grounds"])
    x.withdrawn_from = row["withdrawn_from"]
    x.__class__ = PermitWithdrawn
    return cast(PermitWithdrawn, x)


def _get_PermitWithdrawn(b: bytes, p: int) -> tuple[PermitWithdrawn, int]:
    x: Any = _DraftPermitWithdrawn()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.permit_id = b[p:e].decode()
    p = e
    found_grounds: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_grounds = b[p:e].decode()
            p = e
            found_grounds.append(item_grounds)
    p += 1
    x.grounds = tuple(found_grounds)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.withdrawn_from = (n >> 1) ^ -(n & 1)
    x.__class__ = PermitWithdrawn
    return x, p


def _put_PermitWithdrawn(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.permit_id))
    if items := x.grounds:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(put_long(x.withdrawn_from))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRegistered:
    """A person is registered and a file begins."""

    NAME: ClassVar[Literal["PersonRegistered"]] = "PersonRegistered"
    meta: Meta
    person_id: str
    identity: Sealed
    sex: int
    birth_year: int | None = None
    birth_country: str | None = None
    nationalities: tuple[Nationality, ...] = ()
    languages: tuple[str, ...] = ()
    education: int | None = None
    civil_status: CivilStatus = "U"


class _DraftPersonRegistered:
    __slots__ = ("meta", "person_id", "identity", "sex", "birth_year", "birth_country", "nationalities", "languages", "education", "civil_status",)


def _read_PersonRegistered(row: Row) -> PersonRegistered:
    x: Any = _DraftPersonRegistered()
    x.meta = _read_Meta(row["meta"])
    x.person_id = row["person_id"]
    x.identity = _read_Sealed(row["identity"])
    x.sex = row["sex"]
    x.birth_year = row["birth_year"]
    x.birth_country = row["birth_country"]
    x.nationalities = tuple([_read_Nationality(item) for item in row["nationalities"]])
    x.languages = tuple(row["languages"])
    x.education = row["education"]
    x.civil_status = row["civil_status"]
    x.__class__ = PersonRegistered
    return cast(PersonRegistered, x)


def _get_PersonRegistered(b: bytes, p: int) -> tuple[PersonRegistered, int]:
    x: Any = _DraftPersonRegistered()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.person_id = b[p:e].decode()
    p = e
    x.identity, p = _get_Sealed(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.sex = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.birth_year = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.birth_year = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.birth_country = b[p:e].decode()
        p = e
    elif n == 0:
        x.birth_country = None
    else:
        raise ValueError(n)
    found_nationalities: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_nationalities, p = _get_Nationality(b, p)
            found_nationalities.append(item_nationalities)
    p += 1
    x.nationalities = tuple(found_nationalities)
    found_languages: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_languages = b[p:e].decode()
            p = e
            found_languages.append(item_languages)
    p += 1
    x.languages = tuple(found_languages)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.education = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.education = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    x.civil_status = _CivilStatus_read[n]
    x.__class__ = PersonRegistered
    return x, p


def _put_PersonRegistered(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.person_id))
    _put_Sealed(x.identity, out)
    out(put_long(x.sex))
    if (value := x.birth_year) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.birth_country) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if items := x.nationalities:
        out(put_long(len(items)))
        for item in items:
            _put_Nationality(item, out)
    out(b"\x00")
    if items := x.languages:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    if (value := x.education) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(_CivilStatus[x.civil_status])


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionStatusRecorded:
    """A document of protection was seen."""

    NAME: ClassVar[Literal["ProtectionStatusRecorded"]] = "ProtectionStatusRecorded"
    meta: Meta
    protection_id: str
    kind: ProtectionKind = "UNKNOWN"
    issuer: str
    card: Sealed | None = None
    valid_from: Days | None = None
    valid_to: Days | None = None


class _DraftProtectionStatusRecorded:
    __slots__ = ("meta", "protection_id", "kind", "issuer", "card", "valid_from", "valid_to",)


def _read_ProtectionStatusRecorded(row: Row) -> ProtectionStatusRecorded:
    x: Any = _DraftProtectionStatusRecorded()
    x.meta = _read_Meta(row["meta"])
    x.protection_id = row["protection_id"]
    x.kind = row["kind"]
    x.issuer = row["issuer"]
    x.card = None if row["card"] is None else _read_Sealed(row["card"])
    x.valid_from = row["valid_from"]
    x.valid_to = row["valid_to"]
    x.__class__ = ProtectionStatusRecorded
    return cast(ProtectionStatusRecorded, x)


def _get_ProtectionStatusRecorded(b: bytes, p: int) -> tuple[ProtectionStatusRecorded, int]:
    x: Any = _DraftProtectionStatusRecorded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.protection_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.kind = _ProtectionKind_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.issuer = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        x.card, p = _get_Sealed(b, p)
    elif n == 0:
        x.card = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.valid_from = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.valid_from = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.valid_to = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.valid_to = None
    else:
        raise ValueError(n)
    x.__class__ = ProtectionStatusRecorded
    return x, p


def _put_ProtectionStatusRecorded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.protection_id))
    out(_ProtectionKind[x.kind])
    out(put_string(x.issuer))
    if (value := x.card) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)
    if (value := x.valid_from) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.valid_to) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptExtended:
    """A receipt is extended."""

    NAME: ClassVar[Literal["ReceiptExtended"]] = "ReceiptExtended"
    meta: Meta
    application_id: str
    receipt_id: str
    valid_to: Days


class _DraftReceiptExtended:
    __slots__ = ("meta", "application_id", "receipt_id", "valid_to",)


def _read_ReceiptExtended(row: Row) -> ReceiptExtended:
    x: Any = _DraftReceiptExtended()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.receipt_id = row["receipt_id"]
    x.valid_to = row["valid_to"]
    x.__class__ = ReceiptExtended
    return cast(ReceiptExtended, x)


def _get_ReceiptExtended(b: bytes, p: int) -> tuple[ReceiptExtended, int]:
    x: Any = _DraftReceiptExtended()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.receipt_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_to = (n >> 1) ^ -(n & 1)
    x.__class__ = ReceiptExtended
    return x, p


def _put_ReceiptExtended(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.receipt_id))
    out(put_long(x.valid_to))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptIssued:
    """A receipt is handed over."""

    NAME: ClassVar[Literal["ReceiptIssued"]] = "ReceiptIssued"
    meta: Meta
    application_id: str
    receipt_id: str
    receipt_number: str
    valid_from: Days
    valid_to: Days
    rights: tuple[Right, ...] = ()
    copy_number: int = 1


class _DraftReceiptIssued:
    __slots__ = ("meta", "application_id", "receipt_id", "receipt_number", "valid_from", "valid_to", "rights", "copy_number",)


def _read_ReceiptIssued(row: Row) -> ReceiptIssued:
    x: Any = _DraftReceiptIssued()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.receipt_id = row["receipt_id"]
    x.receipt_number = row["receipt_number"]
    x.valid_from = row["valid_from"]
    x.valid_to = row["valid_to"]
    x.rights = tuple(row["rights"])
    x.copy_number = row["copy_number"]
    x.__class__ = ReceiptIssued
    return cast(ReceiptIssued, x)


def _get_ReceiptIssued(b: bytes, p: int) -> tuple[ReceiptIssued, int]:
    x: Any = _DraftReceiptIssued()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.receipt_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.receipt_number = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_from = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.valid_to = (n >> 1) ^ -(n & 1)
    found_rights: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            p += 1
            item_rights = _Right_read[n]
            found_rights.append(item_rights)
    p += 1
    x.rights = tuple(found_rights)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.copy_number = (n >> 1) ^ -(n & 1)
    x.__class__ = ReceiptIssued
    return x, p


def _put_ReceiptIssued(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.receipt_id))
    out(put_string(x.receipt_number))
    out(put_long(x.valid_from))
    out(put_long(x.valid_to))
    if items := x.rights:
        out(put_long(len(items)))
        for item in items:
            out(_Right[item])
    out(b"\x00")
    out(put_long(x.copy_number))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLapsed:
    """Notice of the system: a receipt ended while the application is open."""

    NAME: ClassVar[Literal["ReceiptLapsed"]] = "ReceiptLapsed"
    meta: Meta
    application_id: str
    receipt_id: str
    lapsed_on: Days


class _DraftReceiptLapsed:
    __slots__ = ("meta", "application_id", "receipt_id", "lapsed_on",)


def _read_ReceiptLapsed(row: Row) -> ReceiptLapsed:
    x: Any = _DraftReceiptLapsed()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.receipt_id = row["receipt_id"]
    x.lapsed_on = row["lapsed_on"]
    x.__class__ = ReceiptLapsed
    return cast(ReceiptLapsed, x)


def _get_ReceiptLapsed(b: bytes, p: int) -> tuple[ReceiptLapsed, int]:
    x: Any = _DraftReceiptLapsed()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.application_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.receipt_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.lapsed_on = (n >> 1) ^ -(n & 1)
    x.__class__ = ReceiptLapsed
    return x, p


def _put_ReceiptLapsed(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.receipt_id))
    out(put_long(x.lapsed_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationRefused:
    """A rectification is refused."""

    NAME: ClassVar[Literal["RectificationRefused"]] = "RectificationRefused"
    meta: Meta
    request_id: str
    refused_on: Days
    grounds: tuple[str, ...] = ()


class _DraftRectificationRefused:
    __slots__ = ("meta", "request_id", "refused_on", "grounds",)


def _read_RectificationRefused(row: Row) -> RectificationRefused:
    x: Any = _DraftRectificationRefused()
    x.meta = _read_Meta(row["meta"])
    x.request_id = row["request_id"]
    x.refused_on = row["refused_on"]
    x.grounds = tuple(row["grounds"])
    x.__class__ = RectificationRefused
    return cast(RectificationRefused, x)


def _get_RectificationRefused(b: bytes, p: int) -> tuple[RectificationRefused, int]:
    x: Any = _DraftRectificationRefused()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.request_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.refused_on = (n >> 1) ^ -(n & 1)
    found_grounds: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_grounds = b[p:e].decode()
            p = e
            found_grounds.append(item_grounds)
    p += 1
    x.grounds = tuple(found_grounds)
    x.__class__ = RectificationRefused
    return x, p


def _put_RectificationRefused(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.request_id))
    out(put_long(x.refused_on))
    if items := x.grounds:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralMade:
    """A person is referred to a service."""

    NAME: ClassVar[Literal["ReferralMade"]] = "ReferralMade"
    meta: Meta
    referral_id: str
    assessment_id: str | None = None
    service: str
    provider: str
    consent: bool = False
    referred_on: Days


class _DraftReferralMade:
    __slots__ = ("meta", "referral_id", "assessment_id", "service", "provider", "consent", "referred_on",)


def _read_ReferralMade(row: Row) -> ReferralMade:
    x: Any = _DraftReferralMade()
    x.meta = _read_Meta(row["meta"])
    x.referral_id = row["referral_id"]
    x.assessment_id = row["assessment_id"]
    x.service = row["service"]
    x.provider = row["provider"]
    x.consent = row["consent"]
    x.referred_on = row["referred_on"]
    x.__class__ = ReferralMade
    return cast(ReferralMade, x)


def _get_ReferralMade(b: bytes, p: int) -> tuple[ReferralMade, int]:
    x: Any = _DraftReferralMade()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.referral_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.assessment_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.assessment_id = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.service = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.provider = b[p:e].decode()
    p = e
    x.consent = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.referred_on = (n >> 1) ^ -(n & 1)
    x.__class__ = ReferralMade
    return x, p


def _put_ReferralMade(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.referral_id))
    if (value := x.assessment_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(put_string(x.service))
    out(put_string(x.provider))
    out(b"\x01" if x.consent else b"\x00")
    out(put_long(x.referred_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingRecorded:
    """A person under assigned residence reported, or did not."""

    NAME: ClassVar[Literal["ReportingRecorded"]] = "ReportingRecorded"
    meta: Meta
    measure_id: str
    due_on: Days
    reported_on: Days | None = None
    unit: str


class _DraftReportingRecorded:
    __slots__ = ("meta", "measure_id", "due_on", "reported_on", "unit",)


def _read_ReportingRecorded(row: Row) -> ReportingRecorded:
    x: Any = _DraftReportingRecorded()
    x.meta = _read_Meta(row["meta"])
    x.measure_id = row["measure_id"]
    x.due_on = row["due_on"]
    x.reported_on = row["reported_on"]
    x.unit = row["unit"]
    x.__class__ = ReportingRecorded
    return cast(ReportingRecorded, x)


def _get_ReportingRecorded(b: bytes, p: int) -> tuple[ReportingRecorded, int]:
    x: Any = _DraftReportingRecorded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.measure_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.due_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.reported_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.reported_on = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.unit = b[p:e].decode()
    p = e
    x.__class__ = ReportingRecorded
    return x, p


def _put_ReportingRecorded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.measure_id))
    out(put_long(x.due_on))
    if (value := x.reported_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(put_string(x.unit))


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionHoldLifted:
    """A hold ends."""

    NAME: ClassVar[Literal["RetentionHoldLifted"]] = "RetentionHoldLifted"
    meta: Meta
    hold_id: str
    ground_code: str
    approved_by: str


class _DraftRetentionHoldLifted:
    __slots__ = ("meta", "hold_id", "ground_code", "approved_by",)


def _read_RetentionHoldLifted(row: Row) -> RetentionHoldLifted:
    x: Any = _DraftRetentionHoldLifted()
    x.meta = _read_Meta(row["meta"])
    x.hold_id = row["hold_id"]
    x.ground_code = row["ground_code"]
    x.approved_by = row["approved_by"]
    x.__class__ = RetentionHoldLifted
    return cast(RetentionHoldLifted, x)


def _get_RetentionHoldLifted(b: bytes, p: int) -> tuple[RetentionHoldLifted, int]:
    x: Any = _DraftRetentionHoldLifted()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.hold_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.approved_by = b[p:e].decode()
    p = e
    x.__class__ = RetentionHoldLifted
    return x, p


def _put_RetentionHoldLifted(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.hold_id))
    out(put_string(x.ground_code))
    out(put_string(x.approved_by))


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionHoldPlaced:
    """Nothing of the file may be destroyed."""

    NAME: ClassVar[Literal["RetentionHoldPlaced"]] = "RetentionHoldPlaced"
    meta: Meta
    hold_id: str
    scope: str
    legal_ground: str
    approved_by: str


class _DraftRetentionHoldPlaced:
    __slots__ = ("meta", "hold_id", "scope", "legal_ground", "approved_by",)


def _read_RetentionHoldPlaced(row: Row) -> RetentionHoldPlaced:
    x: Any = _DraftRetentionHoldPlaced()
    x.meta = _read_Meta(row["meta"])
    x.hold_id = row["hold_id"]
    x.scope = row["scope"]
    x.legal_ground = row["legal_ground"]
    x.approved_by = row["approved_by"]
    x.__class__ = RetentionHoldPlaced
    return cast(RetentionHoldPlaced, x)


def _get_RetentionHoldPlaced(b: bytes, p: int) -> tuple[RetentionHoldPlaced, int]:
    x: Any = _DraftRetentionHoldPlaced()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.hold_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.scope = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.legal_ground = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.approved_by = b[p:e].decode()
    p = e
    x.__class__ = RetentionHoldPlaced
    return x, p


def _put_RetentionHoldPlaced(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.hold_id))
    out(put_string(x.scope))
    out(put_string(x.legal_ground))
    out(put_string(x.approved_by))


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRequestAnswered:
    """A request is answered."""

    NAME: ClassVar[Literal["SubjectRequestAnswered"]] = "SubjectRequestAnswered"
    meta: Meta
    request_id: str
    answered_on: Days
    answer: Sealed | None = None


class _DraftSubjectRequestAnswered:
    __slots__ = ("meta", "request_id", "answered_on", "answer",)


def _read_SubjectRequestAnswered(row: Row) -> SubjectRequestAnswered:
    x: Any = _DraftSubjectRequestAnswered()
    x.meta = _read_Meta(row["meta"])
    x.request_id = row["request_id"]
    x.answered_on = row["answered_on"]
    x.answer = None if row["answer"] is None else _read_Sealed(row["answer"])
    x.__class__ = SubjectRequestAnswered
    return cast(SubjectRequestAnswered, x)


def _get_SubjectRequestAnswered(b: bytes, p: int) -> tuple[SubjectRequestAnswered, int]:
    x: Any = _DraftSubjectRequestAnswered()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.request_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.answered_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        x.answer, p = _get_Sealed(b, p)
    elif n == 0:
        x.answer = None
    else:
        raise ValueError(n)
    x.__class__ = SubjectRequestAnswered
    return x, p


def _put_SubjectRequestAnswered(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.request_id))
    out(put_long(x.answered_on))
    if (value := x.answer) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_Sealed(value, out)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRequestReceived:
    """A person asks about the data held on them."""

    NAME: ClassVar[Literal["SubjectRequestReceived"]] = "SubjectRequestReceived"
    meta: Meta
    request_id: str
    kind: SubjectRequestKind = "UNKNOWN"
    received_on: Days
    due_on: Days


class _DraftSubjectRequestReceived:
    __slots__ = ("meta", "request_id", "kind", "received_on", "due_on",)


def _read_SubjectRequestReceived(row: Row) -> SubjectRequestReceived:
    x: Any = _DraftSubjectRequestReceived()
    x.meta = _read_Meta(row["meta"])
    x.request_id = row["request_id"]
    x.kind = row["kind"]
    x.received_on = row["received_on"]
    x.due_on = row["due_on"]
    x.__class__ = SubjectRequestReceived
    return cast(SubjectRequestReceived, x)


def _get_SubjectRequestReceived(b: bytes, p: int) -> tuple[SubjectRequestReceived, int]:
    x: Any = _DraftSubjectRequestReceived()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.request_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.kind = _SubjectRequestKind_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.received_on = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.due_on = (n >> 1) ^ -(n & 1)
    x.__class__ = SubjectRequestReceived
    return x, p


def _put_SubjectRequestReceived(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.request_id))
    out(_SubjectRequestKind[x.kind])
    out(put_long(x.received_on))
    out(put_long(x.due_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelDocumentRecorded:
    """A travel document was seen."""

    NAME: ClassVar[Literal["TravelDocumentRecorded"]] = "TravelDocumentRecorded"
    meta: Meta
    document_id: str
    document_type: TravelDocumentType = "UNKNOWN"
    detail: Sealed
    issuing_state: str
    issued_on: Days | None = None
    expires_on: Days | None = None
    checks: MrzChecks
    capture_mode: CaptureMode = "UNKNOWN"
    status: TravelDocumentStatus = "UNKNOWN"


class _DraftTravelDocumentRecorded:
    __slots__ = ("meta", "document_id", "document_type", "detail", "issuing_state", "issued_on", "expires_on", "checks", "capture_mode", "status",)


def _read_TravelDocumentRecorded(row: Row) -> TravelDocumentRecorded:
    x: Any = _DraftTravelDocumentRecorded()
    x.meta = _read_Meta(row["meta"])
    x.document_id = row["document_id"]
    x.document_type = row["document_type"]
    x.detail = _read_Sealed(row["detail"])
    x.issuing_state = row["issuing_state"]
    x.issued_on = row["issued_on"]
    x.expires_on = row["expires_on"]
    x.checks = _read_MrzChecks(row["checks"])
    x.capture_mode = row["capture_mode"]
    x.status = row["status"]
    x.__class__ = TravelDocumentRecorded
    return cast(TravelDocumentRecorded, x)


def _get_TravelDocumentRecorded(b: bytes, p: int) -> tuple[TravelDocumentRecorded, int]:
    x: Any = _DraftTravelDocumentRecorded()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.document_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.document_type = _TravelDocumentType_read[n]
    x.detail, p = _get_Sealed(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.issuing_state = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.issued_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.issued_on = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.expires_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.expires_on = None
    else:
        raise ValueError(n)
    x.checks, p = _get_MrzChecks(b, p)
    n = b[p]
    p += 1
    x.capture_mode = _CaptureMode_read[n]
    n = b[p]
    p += 1
    x.status = _TravelDocumentStatus_read[n]
    x.__class__ = TravelDocumentRecorded
    return x, p


def _put_TravelDocumentRecorded(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.document_id))
    out(_TravelDocumentType[x.document_type])
    _put_Sealed(x.detail, out)
    out(put_string(x.issuing_state))
    if (value := x.issued_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.expires_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    _put_MrzChecks(x.checks, out)
    out(_CaptureMode[x.capture_mode])
    out(_TravelDocumentStatus[x.status])


@dataclass(frozen=True, slots=True, kw_only=True)
class VulnerabilityAssessed:
    """A vulnerability was assessed."""

    NAME: ClassVar[Literal["VulnerabilityAssessed"]] = "VulnerabilityAssessed"
    meta: Meta
    assessment_id: str
    category: str
    service: str
    assessed_on: Days


class _DraftVulnerabilityAssessed:
    __slots__ = ("meta", "assessment_id", "category", "service", "assessed_on",)


def _read_VulnerabilityAssessed(row: Row) -> VulnerabilityAssessed:
    x: Any = _DraftVulnerabilityAssessed()
    x.meta = _read_Meta(row["meta"])
    x.assessment_id = row["assessment_id"]
    x.category = row["category"]
    x.service = row["service"]
    x.assessed_on = row["assessed_on"]
    x.__class__ = VulnerabilityAssessed
    return cast(VulnerabilityAssessed, x)


def _get_VulnerabilityAssessed(b: bytes, p: int) -> tuple[VulnerabilityAssessed, int]:
    x: Any = _DraftVulnerabilityAssessed()
    x.meta, p = _get_Meta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.assessment_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.category = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.service = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.assessed_on = (n >> 1) ^ -(n & 1)
    x.__class__ = VulnerabilityAssessed
    return x, p


def _put_VulnerabilityAssessed(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.assessment_id))
    out(put_string(x.category))
    out(put_string(x.service))
    out(put_long(x.assessed_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceEnrolled:
    """A device works for a unit from a day on; its name is never given again."""

    NAME: ClassVar[Literal["DeviceEnrolled"]] = "DeviceEnrolled"
    meta: UnitMeta
    device_id: str
    public_key: bytes | None = None


class _DraftDeviceEnrolled:
    __slots__ = ("meta", "device_id", "public_key",)


def _read_DeviceEnrolled(row: Row) -> DeviceEnrolled:
    x: Any = _DraftDeviceEnrolled()
    x.meta = _read_UnitMeta(row["meta"])
    x.device_id = row["device_id"]
    x.public_key = row["public_key"]
    x.__class__ = DeviceEnrolled
    return cast(DeviceEnrolled, x)


def _get_DeviceEnrolled(b: bytes, p: int) -> tuple[DeviceEnrolled, int]:
    x: Any = _DraftDeviceEnrolled()
    x.meta, p = _get_UnitMeta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.device_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.public_key = b[p:e]
        p = e
    elif n == 0:
        x.public_key = None
    else:
        raise ValueError(n)
    x.__class__ = DeviceEnrolled
    return x, p


def _put_DeviceEnrolled(x: Any, out: Put) -> None:
    _put_UnitMeta(x.meta, out)
    out(put_string(x.device_id))
    if (value := x.public_key) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_bytes(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceKeyRotated:
    """A device signs with another key; the key before it is taken from no more on that day, the new one at once."""

    NAME: ClassVar[Literal["DeviceKeyRotated"]] = "DeviceKeyRotated"
    meta: UnitMeta
    device_id: str
    public_key: bytes


class _DraftDeviceKeyRotated:
    __slots__ = ("meta", "device_id", "public_key",)


def _read_DeviceKeyRotated(row: Row) -> DeviceKeyRotated:
    x: Any = _DraftDeviceKeyRotated()
    x.meta = _read_UnitMeta(row["meta"])
    x.device_id = row["device_id"]
    x.public_key = row["public_key"]
    x.__class__ = DeviceKeyRotated
    return cast(DeviceKeyRotated, x)


def _get_DeviceKeyRotated(b: bytes, p: int) -> tuple[DeviceKeyRotated, int]:
    x: Any = _DraftDeviceKeyRotated()
    x.meta, p = _get_UnitMeta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.device_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.public_key = b[p:e]
    p = e
    x.__class__ = DeviceKeyRotated
    return x, p


def _put_DeviceKeyRotated(x: Any, out: Put) -> None:
    _put_UnitMeta(x.meta, out)
    out(put_string(x.device_id))
    out(put_bytes(x.public_key))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRevoked:
    """Nothing that arrives from the device on that day or later is taken."""

    NAME: ClassVar[Literal["DeviceRevoked"]] = "DeviceRevoked"
    meta: UnitMeta
    device_id: str
    reason: DeviceRevocation
    last_device_seq: int | None = None


class _DraftDeviceRevoked:
    __slots__ = ("meta", "device_id", "reason", "last_device_seq",)


def _read_DeviceRevoked(row: Row) -> DeviceRevoked:
    x: Any = _DraftDeviceRevoked()
    x.meta = _read_UnitMeta(row["meta"])
    x.device_id = row["device_id"]
    x.reason = row["reason"]
    x.last_device_seq = row["last_device_seq"]
    x.__class__ = DeviceRevoked
    return cast(DeviceRevoked, x)


def _get_DeviceRevoked(b: bytes, p: int) -> tuple[DeviceRevoked, int]:
    x: Any = _DraftDeviceRevoked()
    x.meta, p = _get_UnitMeta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.device_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.reason = _DeviceRevocation_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.last_device_seq = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.last_device_seq = None
    else:
        raise ValueError(n)
    x.__class__ = DeviceRevoked
    return x, p


def _put_DeviceRevoked(x: Any, out: Put) -> None:
    _put_UnitMeta(x.meta, out)
    out(put_string(x.device_id))
    out(_DeviceRevocation[x.reason])
    if (value := x.last_device_seq) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentEnforced:
    """From that day on only enrolled units and devices may act, or only acts that a device signed are taken, or only officers who hold the role in that unit may act, or only who shows a token may read: the roll-out is complete."""

    NAME: ClassVar[Literal["EnrolmentEnforced"]] = "EnrolmentEnforced"
    meta: UnitMeta
    signatures: bool = False
    officers: bool = False
    tokens: bool = False


class _DraftEnrolmentEnforced:
    __slots__ = ("meta", "signatures", "officers", "tokens",)


def _read_EnrolmentEnforced(row: Row) -> EnrolmentEnforced:
    x: Any = _DraftEnrolmentEnforced()
    x.meta = _read_UnitMeta(row["meta"])
    x.signatures = row["signatures"]
    x.officers = row["officers"]
    x.tokens = row["tokens"]
    x.__class__ = EnrolmentEnforced
    return cast(EnrolmentEnforced, x)


def _get_EnrolmentEnforced(b: bytes, p: int) -> tuple[EnrolmentEnforced, int]:
    x: Any = _DraftEnrolmentEnforced()
    x.meta, p = _get_UnitMeta(b, p)
    x.signatures = BOOLEANS[b[p]]
    p += 1
    x.officers = BOOLEANS[b[p]]
    p += 1
    x.tokens = BOOLEANS[b[p]]
    p += 1
    x.__class__ = EnrolmentEnforced
    return x, p


def _put_EnrolmentEnforced(x: Any, out: Put) -> None:
    _put_UnitMeta(x.meta, out)
    out(b"\x01" if x.signatures else b"\x00")
    out(b"\x01" if x.officers else b"\x00")
    out(b"\x01" if x.tokens else b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerAssigned:
    """An officer serves in a unit, in a rank and a role."""

    NAME: ClassVar[Literal["OfficerAssigned"]] = "OfficerAssigned"
    meta: UnitMeta
    service_number: str
    rank: str
    role: Role
    until: Days | None = None
    same_person_as: str | None = None


class _DraftOfficerAssigned:
    __slots__ = ("meta", "service_number", "rank", "role", "until", "same_person_as",)


def _read_OfficerAssigned(row: Row) -> OfficerAssigned:
    x: Any = _DraftOfficerAssigned()
    x.meta = _read_UnitMeta(row["meta"])
    x.service_number = row["service_number"]
    x.rank = row["rank"]
    x.role = row["role"]
    x.until = row["until"]
    x.same_person_as = row["same_person_as"]
    x.__class__ = OfficerAssigned
    return cast(OfficerAssigned, x)


def _get_OfficerAssigned(b: bytes, p: int) -> tuple[OfficerAssigned, int]:
    x: Any = _DraftOfficerAssigned()
    x.meta, p = _get_UnitMeta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.service_number = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.rank = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.role = _Role_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.until = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.until = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.same_person_as = b[p:e].decode()
        p = e
    elif n == 0:
        x.same_person_as = None
    else:
        raise ValueError(n)
    x.__class__ = OfficerAssigned
    return x, p


def _put_OfficerAssigned(x: Any, out: Put) -> None:
    _put_UnitMeta(x.meta, out)
    out(put_string(x.service_number))
    out(put_string(x.rank))
    out(_Role[x.role])
    if (value := x.until) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.same_person_as) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerReleased:
    """An officer no longer serves in a unit; the last day is the one before."""

    NAME: ClassVar[Literal["OfficerReleased"]] = "OfficerReleased"
    meta: UnitMeta
    service_number: str


class _DraftOfficerReleased:
    __slots__ = ("meta", "service_number",)


def _read_OfficerReleased(row: Row) -> OfficerReleased:
    x: Any = _DraftOfficerReleased()
    x.meta = _read_UnitMeta(row["meta"])
    x.service_number = row["service_number"]
    x.__class__ = OfficerReleased
    return cast(OfficerReleased, x)


def _get_OfficerReleased(b: bytes, p: int) -> tuple[OfficerReleased, int]:
    x: Any = _DraftOfficerReleased()
    x.meta, p = _get_UnitMeta(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.service_number = b[p:e].decode()
    p = e
    x.__class__ = OfficerReleased
    return x, p


def _put_OfficerReleased(x: Any, out: Put) -> None:
    _put_UnitMeta(x.meta, out)
    out(put_string(x.service_number))


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryReassigned:
    """Territory changes hands between stations of one corps, at once: a split, a merger, a move."""

    NAME: ClassVar[Literal["TerritoryReassigned"]] = "TerritoryReassigned"
    meta: UnitMeta
    kind: ReorganisationKind
    parts: tuple[TerritoryPart, ...] = ()


class _DraftTerritoryReassigned:
    __slots__ = ("meta", "kind", "parts",)


def _read_TerritoryReassigned(row: Row) -> TerritoryReassigned:
    x: Any = _DraftTerritoryReassigned()
    x.meta = _read_UnitMeta(row["meta"])
    x.kind = row["kind"]
    x.parts = tuple([_read_TerritoryPart(item) for item in row["parts"]])
    x.__class__ = TerritoryReassigned
    return cast(TerritoryReassigned, x)


def _get_TerritoryReassigned(b: bytes, p: int) -> tuple[TerritoryReassigned, int]:
    x: Any = _DraftTerritoryReassigned()
    x.meta, p = _get_UnitMeta(b, p)
    n = b[p]
    p += 1
    x.kind = _ReorganisationKind_read[n]
    found_parts: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_parts, p = _get_TerritoryPart(b, p)
            found_parts.append(item_parts)
    p += 1
    x.parts = tuple(found_parts)
    x.__class__ = TerritoryReassigned
    return x, p


def _put_TerritoryReassigned(x: Any, out: Put) -> None:
    _put_UnitMeta(x.meta, out)
    out(_ReorganisationKind[x.kind])
    if items := x.parts:
        out(put_long(len(items)))
        for item in items:
            _put_TerritoryPart(item, out)
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAmended:
    """A unit has another name, seat or unit above it from a day on."""

    NAME: ClassVar[Literal["UnitAmended"]] = "UnitAmended"
    meta: UnitMeta
    parent: str | None = None
    name: Phrase
    governorate: str | None = None


class _DraftUnitAmended:
    __slots__ = ("meta", "parent", "name", "governorate",)


def _read_UnitAmended(row: Row) -> UnitAmended:
    x: Any = _DraftUnitAmended()
    x.meta = _read_UnitMeta(row["meta"])
    x.parent = row["parent"]
    x.name = _read_Phrase(row["name"])
    x.governorate = row["governorate"]
    x.__class__ = UnitAmended
    return cast(UnitAmended, x)


def _get_UnitAmended(b: bytes, p: int) -> tuple[UnitAmended, int]:
    x: Any = _DraftUnitAmended()
    x.meta, p = _get_UnitMeta(b, p)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.parent = b[p:e].decode()
        p = e
    elif n == 0:
        x.parent = None
    else:
        raise ValueError(n)
    x.name, p = _get_Phrase(b, p)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.governorate = b[p:e].decode()
        p = e
    elif n == 0:
        x.governorate = None
    else:
        raise ValueError(n)
    x.__class__ = UnitAmended
    return x, p


def _put_UnitAmended(x: Any, out: Put) -> None:
    _put_UnitMeta(x.meta, out)
    if (value := x.parent) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    _put_Phrase(x.name, out)
    if (value := x.governorate) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitClosed:
    """A unit ends; its last day is the one before."""

    NAME: ClassVar[Literal["UnitClosed"]] = "UnitClosed"
    meta: UnitMeta
    successor: str | None = None


class _DraftUnitClosed:
    __slots__ = ("meta", "successor",)


def _read_UnitClosed(row: Row) -> UnitClosed:
    x: Any = _DraftUnitClosed()
    x.meta = _read_UnitMeta(row["meta"])
    x.successor = row["successor"]
    x.__class__ = UnitClosed
    return cast(UnitClosed, x)


def _get_UnitClosed(b: bytes, p: int) -> tuple[UnitClosed, int]:
    x: Any = _DraftUnitClosed()
    x.meta, p = _get_UnitMeta(b, p)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.successor = b[p:e].decode()
        p = e
    elif n == 0:
        x.successor = None
    else:
        raise ValueError(n)
    x.__class__ = UnitClosed
    return x, p


def _put_UnitClosed(x: Any, out: Put) -> None:
    _put_UnitMeta(x.meta, out)
    if (value := x.successor) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEnrolled:
    """A unit takes part in the register from a day on."""

    NAME: ClassVar[Literal["UnitEnrolled"]] = "UnitEnrolled"
    meta: UnitMeta
    kind: UnitKind
    corps: Corps
    parent: str | None = None
    name: Phrase
    governorate: str | None = None
    serves: tuple[str, ...] = ()


class _DraftUnitEnrolled:
    __slots__ = ("meta", "kind", "corps", "parent", "name", "governorate", "serves",)


def _read_UnitEnrolled(row: Row) -> UnitEnrolled:
    x: Any = _DraftUnitEnrolled()
    x.meta = _read_UnitMeta(row["meta"])
    x.kind = row["kind"]
    x.corps = row["corps"]
    x.parent = row["parent"]
    x.name = _read_Phrase(row["name"])
    x.governorate = row["governorate"]
    x.serves = tuple(row["serves"])
    x.__class__ = UnitEnrolled
    return cast(UnitEnrolled, x)


def _get_UnitEnrolled(b: bytes, p: int) -> tuple[UnitEnrolled, int]:
    x: Any = _DraftUnitEnrolled()
    x.meta, p = _get_UnitMeta(b, p)
    n = b[p]
    p += 1
    x.kind = _UnitKind_read[n]
    n = b[p]
    p += 1
    x.corps = _Corps_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.parent = b[p:e].decode()
        p = e
    elif n == 0:
        x.parent = None
    else:
        raise ValueError(n)
    x.name, p = _get_Phrase(b, p)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.governorate = b[p:e].decode()
        p = e
    elif n == 0:
        x.governorate = None
    else:
        raise ValueError(n)
    found_serves: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_serves = b[p:e].decode()
            p = e
            found_serves.append(item_serves)
    p += 1
    x.serves = tuple(found_serves)
    x.__class__ = UnitEnrolled
    return x, p


def _put_UnitEnrolled(x: Any, out: Put) -> None:
    _put_UnitMeta(x.meta, out)
    out(_UnitKind[x.kind])
    out(_Corps[x.corps])
    if (value := x.parent) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    _put_Phrase(x.name, out)
    if (value := x.governorate) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if items := x.serves:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """Current state of a file, without personal values."""

    NAME: ClassVar[Literal["FileState"]] = "FileState"
    file_id: str
    version: int
    status: FileStatus = "UNKNOWN"
    file_number: str | None = None
    person_id: str
    subject_key_id: str
    station_of_charge: str | None = None
    sex: int = 0
    birth_year: int | None = None
    nationality: str | None = None
    governorate: str | None = None
    address_since: Days | None = None
    opened_at: Micros
    last_recorded_at: Micros
    back_captured: bool = False
    applications: tuple[ApplicationState, ...] = ()
    permits: tuple[PermitState, ...] = ()
    charges: tuple[ChargeState, ...] = ()
    travel_documents: tuple[TravelDocumentState, ...] = ()
    devices: tuple[DeviceMark, ...] = ()
    recent: tuple[RecentAct, ...] = ()
    conflicts: tuple[ConflictState, ...] = ()
    blocked: tuple[str, ...] = ()
    person_registered_on: Days | None = None
    crossings: tuple[CrossingState, ...] = ()
    transfer: TransferState | None = None
    employments: tuple[EmploymentState, ...] = ()
    enrolments: tuple[EnrolmentState, ...] = ()
    family_links: tuple[FamilyLinkState, ...] = ()
    host_declarations: tuple[HostDeclarationState, ...] = ()
    measures: tuple[MeasureState, ...] = ()
    appeals: tuple[AppealState, ...] = ()
    suspicions: tuple[DuplicateState, ...] = ()
    merges: tuple[MergeState, ...] = ()
    closing: ClosingState | None = None
    requests: tuple[SubjectRequestState, ...] = ()
    holds: tuple[HoldState, ...] = ()
    deadlines: tuple[DeadlineState, ...] = ()
    care: CareState | None = None
    silent_since: Micros | None = None
    taken_over_at: Micros | None = None
    district: str | None = None
    nationality_since: Days | None = None
    paper: PaperState | None = None
    territory: str | None = None


class _DraftFileState:
    __slots__ = ("file_id", "version", "status", "file_number", "person_id", "subject_key_id", "station_of_charge", "sex", "birth_year", "nationality", "governorate", "address_since", "opened_at", "last_recorded_at", "back_captured", "applications", "permits", "charges", "travel_documents", "devices", "recent", "conflicts", "blocked", "person_registered_on", "crossings", "transfer", "employments", "enrolments", "family_links", "host_declarations", "measures", "appeals", "suspicions", "merges", "closing", "requests", "holds", "deadlines", "care", "silent_since", "taken_over_at", "district", "nationality_since", "paper", "territory",)


def _read_FileState(row: Row) -> FileState:
    x: Any = _DraftFileState()
    x.file_id = row["file_id"]
    x.version = row["version"]
    x.status = row["status"]
    x.file_number = row["file_number"]
    x.person_id = row["person_id"]
    x.subject_key_id = row["subject_key_id"]
    x.station_of_charge = row["station_of_charge"]
    x.sex = row["sex"]
    x.birth_year = row["birth_year"]
    x.nationality = row["nationality"]
    x.governorate = row["governorate"]
    x.address_since = row["address_since"]
    x.opened_at = row["opened_at"]
    x.last_recorded_at = row["last_recorded_at"]
    x.back_captured = row["back_captured"]
    x.applications = tuple([_read_ApplicationState(item) for item in row["applications"]])
    x.permits = tuple([_read_PermitState(item) for item in row["permits"]])
    x.charges = tuple([_read_ChargeState(item) for item in row["charges"]])
    x.travel_documents = tuple([_read_TravelDocumentState(item) for item in row["travel_documents"]])
    x.devices = tuple([_read_DeviceMark(item) for item in row["devices"]])
    x.recent = tuple([_read_RecentAct(item) for item in row["recent"]])
    x.conflicts = tuple([_read_ConflictState(item) for item in row["conflicts"]])
    x.blocked = tuple(row["blocked"])
    x.person_registered_on = row["person_registered_on"]
    x.crossings = tuple([_read_CrossingState(item) for item in row["crossings"]])
    x.transfer = None if row["transfer"] is None else _read_TransferState(row["transfer"])
    x.employments = tuple([_read_EmploymentState(item) for item in row["employments"]])
    x.enrolments = tuple([_read_EnrolmentState(item) for item in row["enrolments"]])
    x.family_links = tuple([_read_FamilyLinkState(item) for item in row["family_links"]])
    x.host_declarations = tuple([_read_HostDeclarationState(item) for item in row["host_declarations"]])
    x.measures = tuple([_read_MeasureState(item) for item in row["measures"]])
    x.appeals = tuple([_read_AppealState(item) for item in row["appeals"]])
    x.suspicions = tuple([_read_DuplicateState(item) for item in row["suspicions"]])
    x.merges = tuple([_read_MergeState(item) for item in row["merges"]])
    x.closing = None if row["closing"] is None else _read_ClosingState(row["closing"])
    x.requests = tuple([_read_SubjectRequestState(item) for item in row["requests"]])
    x.holds = tuple([_read_HoldState(item) for item in row["holds"]])
    x.deadlines = tuple([_read_DeadlineState(item) for item in row["deadlines"]])
    x.care = None if row["care"] is None else _read_CareState(row["care"])
    x.silent_since = row["silent_since"]
    x.taken_over_at = row["taken_over_at"]
    x.district = row["district"]
    x.nationality_since = row["nationality_since"]
    x.paper = None if row["paper"] is None else _read_PaperState(row["paper"])
    x.territory = row["territory"]
    x.__class__ = FileState
    return cast(FileState, x)


def _draft_FileState(old: FileState) -> Any:
    x: Any = _DraftFileState()
    x.file_id = old.file_id
    x.version = old.version
    x.status = old.status
    x.file_number = old.file_number
    x.person_id = old.person_id
    x.subject_key_id = old.subject_key_id
    x.station_of_charge = old.station_of_charge
    x.sex = old.sex
    x.birth_year = old.birth_year
    x.nationality = old.nationality
    x.governorate = old.governorate
    x.address_since = old.address_since
    x.opened_at = old.opened_at
    x.last_recorded_at = old.last_recorded_at
    x.back_captured = old.back_captured
    x.applications = old.applications
    x.permits = old.permits
    x.charges = old.charges
    x.travel_documents = old.travel_documents
    x.devices = old.devices
    x.recent = old.recent
    x.conflicts = old.conflicts
    x.blocked = old.blocked
    x.person_registered_on = old.person_registered_on
    x.crossings = old.crossings
    x.transfer = old.transfer
    x.employments = old.employments
    x.enrolments = old.enrolments
    x.family_links = old.family_links
    x.host_declarations = old.host_declarations
    x.measures = old.measures
    x.appeals = old.appeals
    x.suspicions = old.suspicions
    x.merges = old.merges
    x.closing = old.closing
    x.requests = old.requests
    x.holds = old.holds
    x.deadlines = old.deadlines
    x.care = old.care
    x.silent_since = old.silent_since
    x.taken_over_at = old.taken_over_at
    x.district = old.district
    x.nationality_since = old.nationality_since
    x.paper = old.paper
    x.territory = old.territory
    return x


def _get_FileState(b: bytes, p: int) -> tuple[FileState, int]:
    x: Any = _DraftFileState()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.version = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    x.status = _FileStatus_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.file_number = b[p:e].decode()
        p = e
    elif n == 0:
        x.file_number = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.person_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.subject_key_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.station_of_charge = b[p:e].decode()
        p = e
    elif n == 0:
        x.station_of_charge = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.sex = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.birth_year = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.birth_year = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.nationality = b[p:e].decode()
        p = e
    elif n == 0:
        x.nationality = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.governorate = b[p:e].decode()
        p = e
    elif n == 0:
        x.governorate = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.address_since = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.address_since = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.opened_at = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.last_recorded_at = (n >> 1) ^ -(n & 1)
    x.back_captured = BOOLEANS[b[p]]
    p += 1
    found_applications: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_applications, p = _get_ApplicationState(b, p)
            found_applications.append(item_applications)
    p += 1
    x.applications = tuple(found_applications)
    found_permits: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_permits, p = _get_PermitState(b, p)
            found_permits.append(item_permits)
    p += 1
    x.permits = tuple(found_permits)
    found_charges: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_charges, p = _get_ChargeState(b, p)
            found_charges.append(item_charges)
    p += 1
    x.charges = tuple(found_charges)
    found_travel_documents: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_travel_documents, p = _get_TravelDocumentState(b, p)
            found_travel_documents.append(item_travel_documents)
    p += 1
    x.travel_documents = tuple(found_travel_documents)
    found_devices: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_devices, p = _get_DeviceMark(b, p)
            found_devices.append(item_devices)
    p += 1
    x.devices = tuple(found_devices)
    found_recent: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_recent, p = _get_RecentAct(b, p)
            found_recent.append(item_recent)
    p += 1
    x.recent = tuple(found_recent)
    found_conflicts: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_conflicts, p = _get_ConflictState(b, p)
            found_conflicts.append(item_conflicts)
    p += 1
    x.conflicts = tuple(found_conflicts)
    found_blocked: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_blocked = b[p:e].decode()
            p = e
            found_blocked.append(item_blocked)
    p += 1
    x.blocked = tuple(found_blocked)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.person_registered_on = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.person_registered_on = None
    else:
        raise ValueError(n)
    found_crossings: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_crossings, p = _get_CrossingState(b, p)
            found_crossings.append(item_crossings)
    p += 1
    x.crossings = tuple(found_crossings)
    n = b[p]
    p += 1
    if n == 2:
        x.transfer, p = _get_TransferState(b, p)
    elif n == 0:
        x.transfer = None
    else:
        raise ValueError(n)
    found_employments: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_employments, p = _get_EmploymentState(b, p)
            found_employments.append(item_employments)
    p += 1
    x.employments = tuple(found_employments)
    found_enrolments: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_enrolments, p = _get_EnrolmentState(b, p)
            found_enrolments.append(item_enrolments)
    p += 1
    x.enrolments = tuple(found_enrolments)
    found_family_links: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_family_links, p = _get_FamilyLinkState(b, p)
            found_family_links.append(item_family_links)
    p += 1
    x.family_links = tuple(found_family_links)
    found_host_declarations: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_host_declarations, p = _get_HostDeclarationState(b, p)
            found_host_declarations.append(item_host_declarations)
    p += 1
    x.host_declarations = tuple(found_host_declarations)
    found_measures: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_measures, p = _get_MeasureState(b, p)
            found_measures.append(item_measures)
    p += 1
    x.measures = tuple(found_measures)
    found_appeals: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_appeals, p = _get_AppealState(b, p)
            found_appeals.append(item_appeals)
    p += 1
    x.appeals = tuple(found_appeals)
    found_suspicions: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_suspicions, p = _get_DuplicateState(b, p)
            found_suspicions.append(item_suspicions)
    p += 1
    x.suspicions = tuple(found_suspicions)
    found_merges: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_merges, p = _get_MergeState(b, p)
            found_merges.append(item_merges)
    p += 1
    x.merges = tuple(found_merges)
    n = b[p]
    p += 1
    if n == 2:
        x.closing, p = _get_ClosingState(b, p)
    elif n == 0:
        x.closing = None
    else:
        raise ValueError(n)
    found_requests: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_requests, p = _get_SubjectRequestState(b, p)
            found_requests.append(item_requests)
    p += 1
    x.requests = tuple(found_requests)
    found_holds: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_holds, p = _get_HoldState(b, p)
            found_holds.append(item_holds)
    p += 1
    x.holds = tuple(found_holds)
    found_deadlines: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_deadlines, p = _get_DeadlineState(b, p)
            found_deadlines.append(item_deadlines)
    p += 1
    x.deadlines = tuple(found_deadlines)
    n = b[p]
    p += 1
    if n == 2:
        x.care, p = _get_CareState(b, p)
    elif n == 0:
        x.care = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.silent_since = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.silent_since = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.taken_over_at = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.taken_over_at = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.district = b[p:e].decode()
        p = e
    elif n == 0:
        x.district = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.nationality_since = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.nationality_since = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        x.paper, p = _get_PaperState(b, p)
    elif n == 0:
        x.paper = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.territory = b[p:e].decode()
        p = e
    elif n == 0:
        x.territory = None
    else:
        raise ValueError(n)
    x.__class__ = FileState
    return x, p


def _put_FileState(x: Any, out: Put) -> None:
    out(put_string(x.file_id))
    out(put_long(x.version))
    out(_FileStatus[x.status])
    if (value := x.file_number) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(put_string(x.person_id))
    out(put_string(x.subject_key_id))
    if (value := x.station_of_charge) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(put_long(x.sex))
    if (value := x.birth_year) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.nationality) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.governorate) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.address_since) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    out(put_long(x.opened_at))
    out(put_long(x.last_recorded_at))
    out(b"\x01" if x.back_captured else b"\x00")
    if items := x.applications:
        out(put_long(len(items)))
        for item in items:
            _put_ApplicationState(item, out)
    out(b"\x00")
    if items := x.permits:
        out(put_long(len(items)))
        for item in items:
            _put_PermitState(item, out)
    out(b"\x00")
    if items := x.charges:
        out(put_long(len(items)))
        for item in items:
            _put_ChargeState(item, out)
    out(b"\x00")
    if items := x.travel_documents:
        out(put_long(len(items)))
        for item in items:
            _put_TravelDocumentState(item, out)
    out(b"\x00")
    if items := x.devices:
        out(put_long(len(items)))
        for item in items:
            _put_DeviceMark(item, out)
    out(b"\x00")
    if items := x.recent:
        out(put_long(len(items)))
        for item in items:
            _put_RecentAct(item, out)
    out(b"\x00")
    if items := x.conflicts:
        out(put_long(len(items)))
        for item in items:
            _put_ConflictState(item, out)
    out(b"\x00")
    if items := x.blocked:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    if (value := x.person_registered_on) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if items := x.crossings:
        out(put_long(len(items)))
        for item in items:
            _put_CrossingState(item, out)
    out(b"\x00")
    if (value := x.transfer) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_TransferState(value, out)
    if items := x.employments:
        out(put_long(len(items)))
        for item in items:
            _put_EmploymentState(item, out)
    out(b"\x00")
    if items := x.enrolments:
        out(put_long(len(items)))
        for item in items:
            _put_EnrolmentState(item, out)
    out(b"\x00")
    if items := x.family_links:
        out(put_long(len(items)))
        for item in items:
            _put_FamilyLinkState(item, out)
    out(b"\x00")
    if items := x.host_declarations:
        out(put_long(len(items)))
        for item in items:
            _put_HostDeclarationState(item, out)
    out(b"\x00")
    if items := x.measures:
        out(put_long(len(items)))
        for item in items:
            _put_MeasureState(item, out)
    out(b"\x00")
    if items := x.appeals:
        out(put_long(len(items)))
        for item in items:
            _put_AppealState(item, out)
    out(b"\x00")
    if items := x.suspicions:
        out(put_long(len(items)))
        for item in items:
            _put_DuplicateState(item, out)
    out(b"\x00")
    if items := x.merges:
        out(put_long(len(items)))
        for item in items:
            _put_MergeState(item, out)
    out(b"\x00")
    if (value := x.closing) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_ClosingState(value, out)
    if items := x.requests:
        out(put_long(len(items)))
        for item in items:
            _put_SubjectRequestState(item, out)
    out(b"\x00")
    if items := x.holds:
        out(put_long(len(items)))
        for item in items:
            _put_HoldState(item, out)
    out(b"\x00")
    if items := x.deadlines:
        out(put_long(len(items)))
        for item in items:
            _put_DeadlineState(item, out)
    out(b"\x00")
    if (value := x.care) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_CareState(value, out)
    if (value := x.silent_since) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.taken_over_at) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.district) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.nationality_since) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.paper) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        _put_PaperState(value, out)
    if (value := x.territory) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSession:
    """An approved import session, as a partition knows it."""

    NAME: ClassVar[Literal["ImportSession"]] = "ImportSession"
    session_id: str
    unit: str
    import_device: str
    opened_by: str
    approved_by: str
    from_date: Days
    to_date: Days
    recorded_at: Micros


class _DraftImportSession:
    __slots__ = ("session_id", "unit", "import_device", "opened_by", "approved_by", "from_date", "to_date", "recorded_at",)


def _read_ImportSession(row: Row) -> ImportSession:
    x: Any = _DraftImportSession()
    x.session_id = row["session_id"]
    x.unit = row["unit"]
    x.import_device = row["import_device"]
    x.opened_by = row["opened_by"]
    x.approved_by = row["approved_by"]
    x.from_date = row["from_date"]
    x.to_date = row["to_date"]
    x.recorded_at = row["recorded_at"]
    x.__class__ = ImportSession
    return cast(ImportSession, x)


def _get_ImportSession(b: bytes, p: int) -> tuple[ImportSession, int]:
    x: Any = _DraftImportSession()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.session_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.unit = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.import_device = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.opened_by = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.approved_by = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.from_date = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.to_date = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.recorded_at = (n >> 1) ^ -(n & 1)
    x.__class__ = ImportSession
    return x, p


def _put_ImportSession(x: Any, out: Put) -> None:
    out(put_string(x.session_id))
    out(put_string(x.unit))
    out(put_string(x.import_device))
    out(put_string(x.opened_by))
    out(put_string(x.approved_by))
    out(put_long(x.from_date))
    out(put_long(x.to_date))
    out(put_long(x.recorded_at))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """A record that could not be read, or that waits behind one."""

    NAME: ClassVar[Literal["DeadLetter"]] = "DeadLetter"
    source_topic: str
    source_partition: int
    source_offset: int
    file_id: str | None = None
    error_code: str
    detail: str
    mend: Phrase
    size: int
    received_at: Micros
    epoch: str
    original: bytes
    behind: str | None = None
    status: DeadLetterStatus = "OPEN"
    settled_by: str | None = None
    attempts: int = 1


class _DraftDeadLetter:
    __slots__ = ("source_topic", "source_partition", "source_offset", "file_id", "error_code", "detail", "mend", "size", "received_at", "epoch", "original", "behind", "status", "settled_by", "attempts",)


def _read_DeadLetter(row: Row) -> DeadLetter:
    x: Any = _DraftDeadLetter()
    x.source_topic = row["source_topic"]
    x.source_partition = row["source_partition"]
    x.source_offset = row["source_offset"]
    x.file_id = row["file_id"]
    x.error_code = row["error_code"]
    x.detail = row["detail"]
    x.mend = _read_Phrase(row["mend"])
    x.size = row["size"]
    x.received_at = row["received_at"]
    x.epoch = row["epoch"]
    x.original = row["original"]
    x.behind = row["behind"]
    x.status = row["status"]
    x.settled_by = row["settled_by"]
    x.attempts = row["attempts"]
    x.__class__ = DeadLetter
    return cast(DeadLetter, x)


def _get_DeadLetter(b: bytes, p: int) -> tuple[DeadLetter, int]:
    x: Any = _DraftDeadLetter()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.source_topic = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.source_partition = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.source_offset = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.file_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.file_id = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.error_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.detail = b[p:e].decode()
    p = e
    x.mend, p = _get_Phrase(b, p)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.size = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.received_at = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.epoch = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.original = b[p:e]
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.behind = b[p:e].decode()
        p = e
    elif n == 0:
        x.behind = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    x.status = _DeadLetterStatus_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.settled_by = b[p:e].decode()
        p = e
    elif n == 0:
        x.settled_by = None
    else:
        raise ValueError(n)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.attempts = (n >> 1) ^ -(n & 1)
    x.__class__ = DeadLetter
    return x, p


def _put_DeadLetter(x: Any, out: Put) -> None:
    out(put_string(x.source_topic))
    out(put_long(x.source_partition))
    out(put_long(x.source_offset))
    if (value := x.file_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(put_string(x.error_code))
    out(put_string(x.detail))
    _put_Phrase(x.mend, out)
    out(put_long(x.size))
    out(put_long(x.received_at))
    out(put_string(x.epoch))
    out(put_bytes(x.original))
    if (value := x.behind) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(_DeadLetterStatus[x.status])
    if (value := x.settled_by) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    out(put_long(x.attempts))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadRecord:
    """A record exactly as it was fetched."""

    NAME: ClassVar[Literal["DeadRecord"]] = "DeadRecord"
    key: bytes | None = None
    value: bytes | None = None
    headers: tuple[HeaderPair, ...] = ()


class _DraftDeadRecord:
    __slots__ = ("key", "value", "headers",)


def _read_DeadRecord(row: Row) -> DeadRecord:
    x: Any = _DraftDeadRecord()
    x.key = row["key"]
    x.value = row["value"]
    x.headers = tuple([_read_HeaderPair(item) for item in row["headers"]])
    x.__class__ = DeadRecord
    return cast(DeadRecord, x)


def _get_DeadRecord(b: bytes, p: int) -> tuple[DeadRecord, int]:
    x: Any = _DraftDeadRecord()
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.key = b[p:e]
        p = e
    elif n == 0:
        x.key = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.value = b[p:e]
        p = e
    elif n == 0:
        x.value = None
    else:
        raise ValueError(n)
    found_headers: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_headers, p = _get_HeaderPair(b, p)
            found_headers.append(item_headers)
    p += 1
    x.headers = tuple(found_headers)
    x.__class__ = DeadRecord
    return x, p


def _put_DeadRecord(x: Any, out: Put) -> None:
    if (value := x.key) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_bytes(value))
    if (value := x.value) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_bytes(value))
    if items := x.headers:
        out(put_long(len(items)))
        for item in items:
            _put_HeaderPair(item, out)
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a submitted event."""

    NAME: ClassVar[Literal["Outcome"]] = "Outcome"
    content_sha256: bytes
    verdict: OutcomeVerdict = "UNKNOWN"
    rule_id: str | None = None
    file_version: int | None = None


class _DraftOutcome:
    __slots__ = ("content_sha256", "verdict", "rule_id", "file_version",)


def _read_Outcome(row: Row) -> Outcome:
    x: Any = _DraftOutcome()
    x.content_sha256 = row["content_sha256"]
    x.verdict = row["verdict"]
    x.rule_id = row["rule_id"]
    x.file_version = row["file_version"]
    x.__class__ = Outcome
    return cast(Outcome, x)


def _get_Outcome(b: bytes, p: int) -> tuple[Outcome, int]:
    x: Any = _DraftOutcome()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.content_sha256 = b[p:e]
    p = e
    n = b[p]
    p += 1
    x.verdict = _OutcomeVerdict_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.rule_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.rule_id = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.file_version = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.file_version = None
    else:
        raise ValueError(n)
    x.__class__ = Outcome
    return x, p


def _put_Outcome(x: Any, out: Put) -> None:
    out(put_bytes(x.content_sha256))
    out(_OutcomeVerdict[x.verdict])
    if (value := x.rule_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.file_version) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadsWatched:
    """From now on each read of a file is looked at, or no longer."""

    NAME: ClassVar[Literal["ReadsWatched"]] = "ReadsWatched"
    watch_id: str
    file_id: str
    watched: bool
    ground_code: str
    ordered_by: str
    approved_by: str
    at: Micros


class _DraftReadsWatched:
    __slots__ = ("watch_id", "file_id", "watched", "ground_code", "ordered_by", "approved_by", "at",)


def _read_ReadsWatched(row: Row) -> ReadsWatched:
    x: Any = _DraftReadsWatched()
    x.watch_id = row["watch_id"]
    x.file_id = row["file_id"]
    x.watched = row["watched"]
    x.ground_code = row["ground_code"]
    x.ordered_by = row["ordered_by"]
    x.approved_by = row["approved_by"]
    x.at = row["at"]
    x.__class__ = ReadsWatched
    return cast(ReadsWatched, x)


def _get_ReadsWatched(b: bytes, p: int) -> tuple[ReadsWatched, int]:
    x: Any = _DraftReadsWatched()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.watch_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.file_id = b[p:e].decode()
    p = e
    x.watched = BOOLEANS[b[p]]
    p += 1
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ground_code = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.ordered_by = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.approved_by = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.at = (n >> 1) ^ -(n & 1)
    x.__class__ = ReadsWatched
    return x, p


def _put_ReadsWatched(x: Any, out: Put) -> None:
    out(put_string(x.watch_id))
    out(put_string(x.file_id))
    out(b"\x01" if x.watched else b"\x00")
    out(put_string(x.ground_code))
    out(put_string(x.ordered_by))
    out(put_string(x.approved_by))
    out(put_long(x.at))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAccessed:
    """Someone read personal values."""

    NAME: ClassVar[Literal["RecordAccessed"]] = "RecordAccessed"
    access_id: str
    file_id: str
    actor_id: str
    actor_role: Role = "UNKNOWN"
    unit: str
    purpose: ReadPurpose = "UNKNOWN"
    case_ref: str | None = None
    fields: tuple[str, ...] = ()
    at: Micros
    verdict: AccessVerdict = "UNKNOWN"
    rule_id: str | None = None
    responsible: str | None = None
    criteria_hash: str | None = None
    token_id: str | None = None
    flags: tuple[AccessFlag, ...] = ()


class _DraftRecordAccessed:
    __slots__ = ("access_id", "file_id", "actor_id", "actor_role", "unit", "purpose", "case_ref", "fields", "at", "verdict", "rule_id", "responsible", "criteria_hash", "token_id", "flags",)


def _read_RecordAccessed(row: Row) -> RecordAccessed:
    x: Any = _DraftRecordAccessed()
    x.access_id = row["access_id"]
    x.file_id = row["file_id"]
    x.actor_id = row["actor_id"]
    x.actor_role = row["actor_role"]
    x.unit = row["unit"]
    x.purpose = row["purpose"]
    x.case_ref = row["case_ref"]
    x.fields = tuple(row["fields"])
    x.at = row["at"]
    x.verdict = row["verdict"]
    x.rule_id = row["rule_id"]
    x.responsible = row["responsible"]
    x.criteria_hash = row["criteria_hash"]
    x.token_id = row["token_id"]
    x.flags = tuple(row["flags"])
    x.__class__ = RecordAccessed
    return cast(RecordAccessed, x)


def _get_RecordAccessed(b: bytes, p: int) -> tuple[RecordAccessed, int]:
    x: Any = _DraftRecordAccessed()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.access_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.actor_id = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.actor_role = _Role_read[n]
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.unit = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    x.purpose = _ReadPurpose_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.case_ref = b[p:e].decode()
        p = e
    elif n == 0:
        x.case_ref = None
    else:
        raise ValueError(n)
    found_fields: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_fields = b[p:e].decode()
            p = e
            found_fields.append(item_fields)
    p += 1
    x.fields = tuple(found_fields)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.at = (n >> 1) ^ -(n & 1)
    n = b[p]
    p += 1
    x.verdict = _AccessVerdict_read[n]
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.rule_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.rule_id = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.responsible = b[p:e].decode()
        p = e
    elif n == 0:
        x.responsible = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.criteria_hash = b[p:e].decode()
        p = e
    elif n == 0:
        x.criteria_hash = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.token_id = b[p:e].decode()
        p = e
    elif n == 0:
        x.token_id = None
    else:
        raise ValueError(n)
    found_flags: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            p += 1
            item_flags = _AccessFlag_read[n]
            found_flags.append(item_flags)
    p += 1
    x.flags = tuple(found_flags)
    x.__class__ = RecordAccessed
    return x, p


def _put_RecordAccessed(x: Any, out: Put) -> None:
    out(put_string(x.access_id))
    out(put_string(x.file_id))
    out(put_string(x.actor_id))
    out(_Role[x.actor_role])
    out(put_string(x.unit))
    out(_ReadPurpose[x.purpose])
    if (value := x.case_ref) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if items := x.fields:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(put_long(x.at))
    out(_AccessVerdict[x.verdict])
    if (value := x.rule_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.responsible) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.criteria_hash) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if (value := x.token_id) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    if items := x.flags:
        out(put_long(len(items)))
        for item in items:
            out(_AccessFlag[item])
    out(b"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why an event was refused and how to mend it."""

    NAME: ClassVar[Literal["Refusal"]] = "Refusal"
    event_id: str
    file_id: str
    event_type: str
    station_id: str
    device_id: str
    device_seq: int
    rule_id: str
    rules_version: str
    field: str | None = None
    reason: Phrase
    mend: Phrase
    detail: tuple[str, ...] = ()
    recorded_at: Micros
    source: str


class _DraftRefusal:
    __slots__ = ("event_id", "file_id", "event_type", "station_id", "device_id", "device_seq", "rule_id", "rules_version", "field", "reason", "mend", "detail", "recorded_at", "source",)


def _read_Refusal(row: Row) -> Refusal:
    x: Any = _DraftRefusal()
    x.event_id = row["event_id"]
    x.file_id = row["file_id"]
    x.event_type = row["event_type"]
    x.station_id = row["station_id"]
    x.device_id = row["device_id"]
    x.device_seq = row["device_seq"]
    x.rule_id = row["rule_id"]
    x.rules_version = row["rules_version"]
    x.field = row["field"]
    x.reason = _read_Phrase(row["reason"])
    x.mend = _read_Phrase(row["mend"])
    x.detail = tuple(row["detail"])
    x.recorded_at = row["recorded_at"]
    x.source = row["source"]
    x.__class__ = Refusal
    return cast(Refusal, x)


def _get_Refusal(b: bytes, p: int) -> tuple[Refusal, int]:
    x: Any = _DraftRefusal()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.event_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.file_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.event_type = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.station_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.device_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.device_seq = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.rule_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.rules_version = b[p:e].decode()
    p = e
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.field = b[p:e].decode()
        p = e
    elif n == 0:
        x.field = None
    else:
        raise ValueError(n)
    x.reason, p = _get_Phrase(b, p)
    x.mend, p = _get_Phrase(b, p)
    found_detail: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_detail = b[p:e].decode()
            p = e
            found_detail.append(item_detail)
    p += 1
    x.detail = tuple(found_detail)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.recorded_at = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.source = b[p:e].decode()
    p = e
    x.__class__ = Refusal
    return x, p


def _put_Refusal(x: Any, out: Put) -> None:
    out(put_string(x.event_id))
    out(put_string(x.file_id))
    out(put_string(x.event_type))
    out(put_string(x.station_id))
    out(put_string(x.device_id))
    out(put_long(x.device_seq))
    out(put_string(x.rule_id))
    out(put_string(x.rules_version))
    if (value := x.field) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_string(value))
    _put_Phrase(x.reason, out)
    _put_Phrase(x.mend, out)
    if items := x.detail:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(put_long(x.recorded_at))
    out(put_string(x.source))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSignature:
    """That a device submitted an act: its Ed25519 signature over the Merkle root (RFC 9162) of a group of acts, and the act"s path to the root."""

    NAME: ClassVar[Literal["SourceSignature"]] = "SourceSignature"
    key_id: bytes
    size: int
    index: int
    path: bytes
    signature: bytes


class _DraftSourceSignature:
    __slots__ = ("key_id", "size", "index", "path", "signature",)


def _read_SourceSignature(row: Row) -> SourceSignature:
    x: Any = _DraftSourceSignature()
    x.key_id = row["key_id"]
    x.size = row["size"]
    x.index = row["index"]
    x.path = row["path"]
    x.signature = row["signature"]
    x.__class__ = SourceSignature
    return cast(SourceSignature, x)


def _get_SourceSignature(b: bytes, p: int) -> tuple[SourceSignature, int]:
    x: Any = _DraftSourceSignature()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.key_id = b[p:e]
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.size = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.index = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.path = b[p:e]
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.signature = b[p:e]
    p = e
    x.__class__ = SourceSignature
    return x, p


def _put_SourceSignature(x: Any, out: Put) -> None:
    out(put_bytes(x.key_id))
    out(put_long(x.size))
    out(put_long(x.index))
    out(put_bytes(x.path))
    out(put_bytes(x.signature))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What the screen adds to an accepted event."""

    NAME: ClassVar[Literal["Stamp"]] = "Stamp"
    file_version: int
    recorded_at: Micros
    flags: tuple[StampFlag, ...] = ()
    findings: tuple[str, ...] = ()
    rules_version: str
    schema_sha256: bytes
    seal_verdict: SealVerdict = "NONE"
    keys: tuple[RewrappedKey, ...] = ()
    signature_path: tuple[bytes, ...] = ()
    units_offset: int | None = None
    signature: bytes | None = None


class _DraftStamp:
    __slots__ = ("file_version", "recorded_at", "flags", "findings", "rules_version", "schema_sha256", "seal_verdict", "keys", "signature_path", "units_offset", "signature",)


def _read_Stamp(row: Row) -> Stamp:
    x: Any = _DraftStamp()
    x.file_version = row["file_version"]
    x.recorded_at = row["recorded_at"]
    x.flags = tuple(row["flags"])
    x.findings = tuple(row["findings"])
    x.rules_version = row["rules_version"]
    x.schema_sha256 = row["schema_sha256"]
    x.seal_verdict = row["seal_verdict"]
    x.keys = tuple([_read_RewrappedKey(item) for item in row["keys"]])
    x.signature_path = tuple(row["signature_path"])
    x.units_offset = row["units_offset"]
    x.signature = row["signature"]
    x.__class__ = Stamp
    return cast(Stamp, x)


def _get_Stamp(b: bytes, p: int) -> tuple[Stamp, int]:
    x: Any = _DraftStamp()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.file_version = (n >> 1) ^ -(n & 1)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    x.recorded_at = (n >> 1) ^ -(n & 1)
    found_flags: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            p += 1
            item_flags = _StampFlag_read[n]
            found_flags.append(item_flags)
    p += 1
    x.flags = tuple(found_flags)
    found_findings: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_findings = b[p:e].decode()
            p = e
            found_findings.append(item_findings)
    p += 1
    x.findings = tuple(found_findings)
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.rules_version = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.schema_sha256 = b[p:e]
    p = e
    n = b[p]
    p += 1
    x.seal_verdict = _SealVerdict_read[n]
    found_keys: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            item_keys, p = _get_RewrappedKey(b, p)
            found_keys.append(item_keys)
    p += 1
    x.keys = tuple(found_keys)
    found_signature_path: list[Any] = []
    while b[p]:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        for _ in range(n >> 1):
            n = b[p]
            if n < 128:
                p += 1
            else:
                n, p = raw(b, p)
            if n & 1:
                raise ValueError(n)
            e = p + (n >> 1)
            item_signature_path = b[p:e]
            p = e
            found_signature_path.append(item_signature_path)
    p += 1
    x.signature_path = tuple(found_signature_path)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        x.units_offset = (n >> 1) ^ -(n & 1)
    elif n == 0:
        x.units_offset = None
    else:
        raise ValueError(n)
    n = b[p]
    p += 1
    if n == 2:
        n = b[p]
        if n < 128:
            p += 1
        else:
            n, p = raw(b, p)
        if n & 1:
            raise ValueError(n)
        e = p + (n >> 1)
        x.signature = b[p:e]
        p = e
    elif n == 0:
        x.signature = None
    else:
        raise ValueError(n)
    x.__class__ = Stamp
    return x, p


def _put_Stamp(x: Any, out: Put) -> None:
    out(put_long(x.file_version))
    out(put_long(x.recorded_at))
    if items := x.flags:
        out(put_long(len(items)))
        for item in items:
            out(_StampFlag[item])
    out(b"\x00")
    if items := x.findings:
        out(put_long(len(items)))
        for item in items:
            out(put_string(item))
    out(b"\x00")
    out(put_string(x.rules_version))
    out(put_bytes(x.schema_sha256))
    out(_SealVerdict[x.seal_verdict])
    if items := x.keys:
        out(put_long(len(items)))
        for item in items:
            _put_RewrappedKey(item, out)
    out(b"\x00")
    if items := x.signature_path:
        out(put_long(len(items)))
        for item in items:
            out(put_bytes(item))
    out(b"\x00")
    if (value := x.units_offset) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_long(value))
    if (value := x.signature) is None:
        out(b"\x00")
    else:
        out(b"\x02")
        out(put_bytes(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectKey:
    """A subject"s key, wrapped by the vault."""

    NAME: ClassVar[Literal["SubjectKey"]] = "SubjectKey"
    subject_key_id: str
    vault_key_id: str
    wrapped_key: bytes


class _DraftSubjectKey:
    __slots__ = ("subject_key_id", "vault_key_id", "wrapped_key",)


def _read_SubjectKey(row: Row) -> SubjectKey:
    x: Any = _DraftSubjectKey()
    x.subject_key_id = row["subject_key_id"]
    x.vault_key_id = row["vault_key_id"]
    x.wrapped_key = row["wrapped_key"]
    x.__class__ = SubjectKey
    return cast(SubjectKey, x)


def _get_SubjectKey(b: bytes, p: int) -> tuple[SubjectKey, int]:
    x: Any = _DraftSubjectKey()
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.subject_key_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.vault_key_id = b[p:e].decode()
    p = e
    n = b[p]
    if n < 128:
        p += 1
    else:
        n, p = raw(b, p)
    if n & 1:
        raise ValueError(n)
    e = p + (n >> 1)
    x.wrapped_key = b[p:e]
    p = e
    x.__class__ = SubjectKey
    return x, p


def _put_SubjectKey(x: Any, out: Put) -> None:
    out(put_string(x.subject_key_id))
    out(put_string(x.vault_key_id))
    out(put_bytes(x.wrapped_key))


Event = (
    AddressDeclared
    | AppealDecided
    | AppealFiled
    | ApplicationClosed
    | ApplicationLodged
    | ApplicationWithdrawn
    | CareCaseOpened
    | ComplementReceived
    | ComplementRequested
    | ConflictResolved
    | DataShredded
    | DeadlineMet
    | DeadlineMissed
    | DeadlineRaised
    | DecisionNotified
    | DecisionTaken
    | DocumentAssessed
    | DormancyFound
    | DuplicateDismissed
    | DuplicateSuspected
    | EmploymentRecorded
    | EnrolmentRecorded
    | EntryRecorded
    | ExitRecorded
    | FamilyLinkRecorded
    | FeeAssessed
    | FileAbsorbed
    | FileArchived
    | FileClosed
    | FileForwarded
    | FileOpened
    | FileReassigned
    | FileReceived
    | FileReopened
    | FileSeparated
    | FileTransferAccepted
    | FileTransferRefused
    | FileTransferRequested
    | FilesMerged
    | FilesUnmerged
    | HostDeclarationMatched
    | HostDeclarationReceived
    | IdentityCorrected
    | IdentityUpdated
    | ImportSessionApproved
    | InterventionOutcomeRecorded
    | MeasureExecuted
    | MeasureExpired
    | MeasureLifted
    | MeasureNotified
    | MeasureOrdered
    | MeasureResumed
    | MeasureSuspended
    | MergeAbandoned
    | MergeCompleted
    | OpinionRecorded
    | PaperFileReceived
    | PaperFileSent
    | PaymentRecorded
    | PenaltyAssessed
    | PenaltyWaived
    | PermitArrived
    | PermitCancelled
    | PermitDuplicateIssued
    | PermitExpired
    | PermitHandedOver
    | PermitOrdered
    | PermitProduced
    | PermitReported
    | PermitReturned
    | PermitWithdrawn
    | PersonRegistered
    | ProtectionStatusRecorded
    | ReceiptExtended
    | ReceiptIssued
    | ReceiptLapsed
    | RectificationRefused
    | ReferralMade
    | ReportingRecorded
    | RetentionHoldLifted
    | RetentionHoldPlaced
    | SubjectRequestAnswered
    | SubjectRequestReceived
    | TravelDocumentRecorded
    | VulnerabilityAssessed
)
UnitEvent = (
    DeviceEnrolled
    | DeviceKeyRotated
    | DeviceRevoked
    | EnrolmentEnforced
    | OfficerAssigned
    | OfficerReleased
    | TerritoryReassigned
    | UnitAmended
    | UnitClosed
    | UnitEnrolled
)
Content = AddressDetail | PersonIdentity | RelativeIdentity | SealedText | SponsorIdentity | TravelDocumentDetail

class ByEvent(TypedDict, Generic[T]):
    """Something for each event type: a table that leaves one out does not type-check."""

    AddressDeclared: T
    AppealDecided: T
    AppealFiled: T
    ApplicationClosed: T
    ApplicationLodged: T
    ApplicationWithdrawn: T
    CareCaseOpened: T
    ComplementReceived: T
    ComplementRequested: T
    ConflictResolved: T
    DataShredded: T
    DeadlineMet: T
    DeadlineMissed: T
    DeadlineRaised: T
    DecisionNotified: T
    DecisionTaken: T
    DocumentAssessed: T
    DormancyFound: T
    DuplicateDismissed: T
    DuplicateSuspected: T
    EmploymentRecorded: T
    EnrolmentRecorded: T
    EntryRecorded: T
    ExitRecorded: T
    FamilyLinkRecorded: T
    FeeAssessed: T
    FileAbsorbed: T
    FileArchived: T
    FileClosed: T
    FileForwarded: T
    FileOpened: T
    FileReassigned: T
    FileReceived: T
    FileReopened: T
    FileSeparated: T
    FileTransferAccepted: T
    FileTransferRefused: T
    FileTransferRequested: T
    FilesMerged: T
    FilesUnmerged: T
    HostDeclarationMatched: T
    HostDeclarationReceived: T
    IdentityCorrected: T
    IdentityUpdated: T
    ImportSessionApproved: T
    InterventionOutcomeRecorded: T
    MeasureExecuted: T
    MeasureExpired: T
    MeasureLifted: T
    MeasureNotified: T
    MeasureOrdered: T
    MeasureResumed: T
    MeasureSuspended: T
    MergeAbandoned: T
    MergeCompleted: T
    OpinionRecorded: T
    PaperFileReceived: T
    PaperFileSent: T
    PaymentRecorded: T
    PenaltyAssessed: T
    PenaltyWaived: T
    PermitArrived: T
    PermitCancelled: T
    PermitDuplicateIssued: T
    PermitExpired: T
    PermitHandedOver: T
    PermitOrdered: T
    PermitProduced: T
    PermitReported: T
    PermitReturned: T
    PermitWithdrawn: T
    PersonRegistered: T
    ProtectionStatusRecorded: T
    ReceiptExtended: T
    ReceiptIssued: T
    ReceiptLapsed: T
    RectificationRefused: T
    ReferralMade: T
    ReportingRecorded: T
    RetentionHoldLifted: T
    RetentionHoldPlaced: T
    SubjectRequestAnswered: T
    SubjectRequestReceived: T
    TravelDocumentRecorded: T
    VulnerabilityAssessed: T

EVENTS: Mapping[str, type[Event]] = {
    "AddressDeclared": AddressDeclared,
    "AppealDecided": AppealDecided,
    "AppealFiled": AppealFiled,
    "ApplicationClosed": ApplicationClosed,
    "ApplicationLodged": ApplicationLodged,
    "ApplicationWithdrawn": ApplicationWithdrawn,
    "CareCaseOpened": CareCaseOpened,
    "ComplementReceived": ComplementReceived,
    "ComplementRequested": ComplementRequested,
    "ConflictResolved": ConflictResolved,
    "DataShredded": DataShredded,
    "DeadlineMet": DeadlineMet,
    "DeadlineMissed": DeadlineMissed,
    "DeadlineRaised": DeadlineRaised,
    "DecisionNotified": DecisionNotified,
    "DecisionTaken": DecisionTaken,
    "DocumentAssessed": DocumentAssessed,
    "DormancyFound": DormancyFound,
    "DuplicateDismissed": DuplicateDismissed,
    "DuplicateSuspected": DuplicateSuspected,
    "EmploymentRecorded": EmploymentRecorded,
    "EnrolmentRecorded": EnrolmentRecorded,
    "EntryRecorded": EntryRecorded,
    "ExitRecorded": ExitRecorded,
    "FamilyLinkRecorded": FamilyLinkRecorded,
    "FeeAssessed": FeeAssessed,
    "FileAbsorbed": FileAbsorbed,
    "FileArchived": FileArchived,
    "FileClosed": FileClosed,
    "FileForwarded": FileForwarded,
    "FileOpened": FileOpened,
    "FileReassigned": FileReassigned,
    "FileReceived": FileReceived,
    "FileReopened": FileReopened,
    "FileSeparated": FileSeparated,
    "FileTransferAccepted": FileTransferAccepted,
    "FileTransferRefused": FileTransferRefused,
    "FileTransferRequested": FileTransferRequested,
    "FilesMerged": FilesMerged,
    "FilesUnmerged": FilesUnmerged,
    "HostDeclarationMatched": HostDeclarationMatched,
    "HostDeclarationReceived": HostDeclarationReceived,
    "IdentityCorrected": IdentityCorrected,
    "IdentityUpdated": IdentityUpdated,
    "ImportSessionApproved": ImportSessionApproved,
    "InterventionOutcomeRecorded": InterventionOutcomeRecorded,
    "MeasureExecuted": MeasureExecuted,
    "MeasureExpired": MeasureExpired,
    "MeasureLifted": MeasureLifted,
    "MeasureNotified": MeasureNotified,
    "MeasureOrdered": MeasureOrdered,
    "MeasureResumed": MeasureResumed,
    "MeasureSuspended": MeasureSuspended,
    "MergeAbandoned": MergeAbandoned,
    "MergeCompleted": MergeCompleted,
    "OpinionRecorded": OpinionRecorded,
    "PaperFileReceived": PaperFileReceived,
    "PaperFileSent": PaperFileSent,
    "PaymentRecorded": PaymentRecorded,
    "PenaltyAssessed": PenaltyAssessed,
    "PenaltyWaived": PenaltyWaived,
    "PermitArrived": PermitArrived,
    "PermitCancelled": PermitCancelled,
    "PermitDuplicateIssued": PermitDuplicateIssued,
    "PermitExpired": PermitExpired,
    "PermitHandedOver": PermitHandedOver,
    "PermitOrdered": PermitOrdered,
    "PermitProduced": PermitProduced,
    "PermitReported": PermitReported,
    "PermitReturned": PermitReturned,
    "PermitWithdrawn": PermitWithdrawn,
    "PersonRegistered": PersonRegistered,
    "ProtectionStatusRecorded": ProtectionStatusRecorded,
    "ReceiptExtended": ReceiptExtended,
    "ReceiptIssued": ReceiptIssued,
    "ReceiptLapsed": ReceiptLapsed,
    "RectificationRefused": RectificationRefused,
    "ReferralMade": ReferralMade,
    "ReportingRecorded": ReportingRecorded,
    "RetentionHoldLifted": RetentionHoldLifted,
    "RetentionHoldPlaced": RetentionHoldPlaced,
    "SubjectRequestAnswered": SubjectRequestAnswered,
    "SubjectRequestReceived": SubjectRequestReceived,
    "TravelDocumentRecorded": TravelDocumentRecorded,
    "VulnerabilityAssessed": VulnerabilityAssessed,
}
UNIT_EVENTS: Mapping[str, type[UnitEvent]] = {
    "DeviceEnrolled": DeviceEnrolled,
    "DeviceKeyRotated": DeviceKeyRotated,
    "DeviceRevoked": DeviceRevoked,
    "EnrolmentEnforced": EnrolmentEnforced,
    "OfficerAssigned": OfficerAssigned,
    "OfficerReleased": OfficerReleased,
    "TerritoryReassigned": TerritoryReassigned,
    "UnitAmended": UnitAmended,
    "UnitClosed": UnitClosed,
    "UnitEnrolled": UnitEnrolled,
}
READERS: Mapping[str, Callable[[Row], Any]] = {
    "AddressDetail": _read_AddressDetail,
    "PersonIdentity": _read_PersonIdentity,
    "RelativeIdentity": _read_RelativeIdentity,
    "SealedText": _read_SealedText,
    "SponsorIdentity": _read_SponsorIdentity,
    "TravelDocumentDetail": _read_TravelDocumentDetail,
    "AddressDeclared": _read_AddressDeclared,
    "AppealDecided": _read_AppealDecided,
    "AppealFiled": _read_AppealFiled,
    "ApplicationClosed": _read_ApplicationClosed,
    "ApplicationLodged": _read_ApplicationLodged,
    "ApplicationWithdrawn": _read_ApplicationWithdrawn,
    "CareCaseOpened": _read_CareCaseOpened,
    "ComplementReceived": _read_ComplementReceived,
    "ComplementRequested": _read_ComplementRequested,
    "ConflictResolved": _read_ConflictResolved,
    "DataShredded": _read_DataShredded,
    "DeadlineMet": _read_DeadlineMet,
    "DeadlineMissed": _read_DeadlineMissed,
    "DeadlineRaised": _read_DeadlineRaised,
    "DecisionNotified": _read_DecisionNotified,
    "DecisionTaken": _read_DecisionTaken,
    "DocumentAssessed": _read_DocumentAssessed,
    "DormancyFound": _read_DormancyFound,
    "DuplicateDismissed": _read_DuplicateDismissed,
    "DuplicateSuspected": _read_DuplicateSuspected,
    "EmploymentRecorded": _read_EmploymentRecorded,
    "EnrolmentRecorded": _read_EnrolmentRecorded,
    "EntryRecorded": _read_EntryRecorded,
    "ExitRecorded": _read_ExitRecorded,
    "FamilyLinkRecorded": _read_FamilyLinkRecorded,
    "FeeAssessed": _read_FeeAssessed,
    "FileAbsorbed": _read_FileAbsorbed,
    "FileArchived": _read_FileArchived,
    "FileClosed": _read_FileClosed,
    "FileForwarded": _read_FileForwarded,
    "FileOpened": _read_FileOpened,
    "FileReassigned": _read_FileReassigned,
    "FileReceived": _read_FileReceived,
    "FileReopened": _read_FileReopened,
    "FileSeparated": _read_FileSeparated,
    "FileTransferAccepted": _read_FileTransferAccepted,
    "FileTransferRefused": _read_FileTransferRefused,
    "FileTransferRequested": _read_FileTransferRequested,
    "FilesMerged": _read_FilesMerged,
    "FilesUnmerged": _read_FilesUnmerged,
    "HostDeclarationMatched": _read_HostDeclarationMatched,
    "HostDeclarationReceived": _read_HostDeclarationReceived,
    "IdentityCorrected": _read_IdentityCorrected,
    "IdentityUpdated": _read_IdentityUpdated,
    "ImportSessionApproved": _read_ImportSessionApproved,
    "InterventionOutcomeRecorded": _read_InterventionOutcomeRecorded,
    "MeasureExecuted": _read_MeasureExecuted,
    "MeasureExpired": _read_MeasureExpired,
    "MeasureLifted": _read_MeasureLifted,
    "MeasureNotified": _read_MeasureNotified,
    "MeasureOrdered": _read_MeasureOrdered,
    "MeasureResumed": _read_MeasureResumed,
    "MeasureSuspended": _read_MeasureSuspended,
    "MergeAbandoned": _read_MergeAbandoned,
    "MergeCompleted": _read_MergeCompleted,
    "OpinionRecorded": _read_OpinionRecorded,
    "PaperFileReceived": _read_PaperFileReceived,
    "PaperFileSent": _read_PaperFileSent,
    "PaymentRecorded": _read_PaymentRecorded,
    "PenaltyAssessed": _read_PenaltyAssessed,
    "PenaltyWaived": _read_PenaltyWaived,
    "PermitArrived": _read_PermitArrived,
    "PermitCancelled": _read_PermitCancelled,
    "PermitDuplicateIssued": _read_PermitDuplicateIssued,
    "PermitExpired": _read_PermitExpired,
    "PermitHandedOver": _read_PermitHandedOver,
    "PermitOrdered": _read_PermitOrdered,
    "PermitProduced": _read_PermitProduced,
    "PermitReported": _read_PermitReported,
    "PermitReturned": _read_PermitReturned,
    "PermitWithdrawn": _read_PermitWithdrawn,
    "PersonRegistered": _read_PersonRegistered,
    "ProtectionStatusRecorded": _read_ProtectionStatusRecorded,
    "ReceiptExtended": _read_ReceiptExtended,
    "ReceiptIssued": _read_ReceiptIssued,
    "ReceiptLapsed": _read_ReceiptLapsed,
    "RectificationRefused": _read_RectificationRefused,
    "ReferralMade": _read_ReferralMade,
    "ReportingRecorded": _read_ReportingRecorded,
    "RetentionHoldLifted": _read_RetentionHoldLifted,
    "RetentionHoldPlaced": _read_RetentionHoldPlaced,
    "SubjectRequestAnswered": _read_SubjectRequestAnswered,
    "SubjectRequestReceived": _read_SubjectRequestReceived,
    "TravelDocumentRecorded": _read_TravelDocumentRecorded,
    "VulnerabilityAssessed": _read_VulnerabilityAssessed,
    "DeviceEnrolled": _read_DeviceEnrolled,
    "DeviceKeyRotated": _read_DeviceKeyRotated,
    "DeviceRevoked": _read_DeviceRevoked,
    "EnrolmentEnforced": _read_EnrolmentEnforced,
    "OfficerAssigned": _read_OfficerAssigned,
    "OfficerReleased": _read_OfficerReleased,
    "TerritoryReassigned": _read_TerritoryReassigned,
    "UnitAmended": _read_UnitAmended,
    "UnitClosed": _read_UnitClosed,
    "UnitEnrolled": _read_UnitEnrolled,
    "FileState": _read_FileState,
    "ImportSession": _read_ImportSession,
    "DeadLetter": _read_DeadLetter,
    "DeadRecord": _read_DeadRecord,
    "Outcome": _read_Outcome,
    "ReadsWatched": _read_ReadsWatched,
    "RecordAccessed": _read_RecordAccessed,
    "Refusal": _read_Refusal,
    "SourceSignature": _read_SourceSignature,
    "Stamp": _read_Stamp,
    "SubjectKey": _read_SubjectKey,
}
GETTERS: Mapping[str, Callable[[bytes, int], tuple[Any, int]]] = {
    "AddressDetail": _get_AddressDetail,
    "PersonIdentity": _get_PersonIdentity,
    "RelativeIdentity": _get_RelativeIdentity,
    "SealedText": _get_SealedText,
    "SponsorIdentity": _get_SponsorIdentity,
    "TravelDocumentDetail": _get_TravelDocumentDetail,
    "AddressDeclared": _get_AddressDeclared,
    "AppealDecided": _get_AppealDecided,
    "AppealFiled": _get_AppealFiled,
    "ApplicationClosed": _get_ApplicationClosed,
    "ApplicationLodged": _get_ApplicationLodged,
    "ApplicationWithdrawn": _get_ApplicationWithdrawn,
    "CareCaseOpened": _get_CareCaseOpened,
    "ComplementReceived": _get_ComplementReceived,
    "ComplementRequested": _get_ComplementRequested,
    "ConflictResolved": _get_ConflictResolved,
    "DataShredded": _get_DataShredded,
    "DeadlineMet": _get_DeadlineMet,
    "DeadlineMissed": _get_DeadlineMissed,
    "DeadlineRaised": _get_DeadlineRaised,
    "DecisionNotified": _get_DecisionNotified,
    "DecisionTaken": _get_DecisionTaken,
    "DocumentAssessed": _get_DocumentAssessed,
    "DormancyFound": _get_DormancyFound,
    "DuplicateDismissed": _get_DuplicateDismissed,
    "DuplicateSuspected": _get_DuplicateSuspected,
    "EmploymentRecorded": _get_EmploymentRecorded,
    "EnrolmentRecorded": _get_EnrolmentRecorded,
    "EntryRecorded": _get_EntryRecorded,
    "ExitRecorded": _get_ExitRecorded,
    "FamilyLinkRecorded": _get_FamilyLinkRecorded,
    "FeeAssessed": _get_FeeAssessed,
    "FileAbsorbed": _get_FileAbsorbed,
    "FileArchived": _get_FileArchived,
    "FileClosed": _get_FileClosed,
    "FileForwarded": _get_FileForwarded,
    "FileOpened": _get_FileOpened,
    "FileReassigned": _get_FileReassigned,
    "FileReceived": _get_FileReceived,
    "FileReopened": _get_FileReopened,
    "FileSeparated": _get_FileSeparated,
    "FileTransferAccepted": _get_FileTransferAccepted,
    "FileTransferRefused": _get_FileTransferRefused,
    "FileTransferRequested": _get_FileTransferRequested,
    "FilesMerged": _get_FilesMerged,
    "FilesUnmerged": _get_FilesUnmerged,
    "HostDeclarationMatched": _get_HostDeclarationMatched,
    "HostDeclarationReceived": _get_HostDeclarationReceived,
    "IdentityCorrected": _get_IdentityCorrected,
    "IdentityUpdated": _get_IdentityUpdated,
    "ImportSessionApproved": _get_ImportSessionApproved,
    "InterventionOutcomeRecorded": _get_InterventionOutcomeRecorded,
    "MeasureExecuted": _get_MeasureExecuted,
    "MeasureExpired": _get_MeasureExpired,
    "MeasureLifted": _get_MeasureLifted,
    "MeasureNotified": _get_MeasureNotified,
    "MeasureOrdered": _get_MeasureOrdered,
    "MeasureResumed": _get_MeasureResumed,
    "MeasureSuspended": _get_MeasureSuspended,
    "MergeAbandoned": _get_MergeAbandoned,
    "MergeCompleted": _get_MergeCompleted,
    "OpinionRecorded": _get_OpinionRecorded,
    "PaperFileReceived": _get_PaperFileReceived,
    "PaperFileSent": _get_PaperFileSent,
    "PaymentRecorded": _get_PaymentRecorded,
    "PenaltyAssessed": _get_PenaltyAssessed,
    "PenaltyWaived": _get_PenaltyWaived,
    "PermitArrived": _get_PermitArrived,
    "PermitCancelled": _get_PermitCancelled,
    "PermitDuplicateIssued": _get_PermitDuplicateIssued,
    "PermitExpired": _get_PermitExpired,
    "PermitHandedOver": _get_PermitHandedOver,
    "PermitOrdered": _get_PermitOrdered,
    "PermitProduced": _get_PermitProduced,
    "PermitReported": _get_PermitReported,
    "PermitReturned": _get_PermitReturned,
    "PermitWithdrawn": _get_PermitWithdrawn,
    "PersonRegistered": _get_PersonRegistered,
    "ProtectionStatusRecorded": _get_ProtectionStatusRecorded,
    "ReceiptExtended": _get_ReceiptExtended,
    "ReceiptIssued": _get_ReceiptIssued,
    "ReceiptLapsed": _get_ReceiptLapsed,
    "RectificationRefused": _get_RectificationRefused,
    "ReferralMade": _get_ReferralMade,
    "ReportingRecorded": _get_ReportingRecorded,
    "RetentionHoldLifted": _get_RetentionHoldLifted,
    "RetentionHoldPlaced": _get_RetentionHoldPlaced,
    "SubjectRequestAnswered": _get_SubjectRequestAnswered,
    "SubjectRequestReceived": _get_SubjectRequestReceived,
    "TravelDocumentRecorded": _get_TravelDocumentRecorded,
    "VulnerabilityAssessed": _get_VulnerabilityAssessed,
    "DeviceEnrolled": _get_DeviceEnrolled,
    "DeviceKeyRotated": _get_DeviceKeyRotated,
    "DeviceRevoked": _get_DeviceRevoked,
    "EnrolmentEnforced": _get_EnrolmentEnforced,
    "OfficerAssigned": _get_OfficerAssigned,
    "OfficerReleased": _get_OfficerReleased,
    "TerritoryReassigned": _get_TerritoryReassigned,
    "UnitAmended": _get_UnitAmended,
    "UnitClosed": _get_UnitClosed,
    "UnitEnrolled": _get_UnitEnrolled,
    "FileState": _get_FileState,
    "ImportSession": _get_ImportSession,
    "DeadLetter": _get_DeadLetter,
    "DeadRecord": _get_DeadRecord,
    "Outcome": _get_Outcome,
    "ReadsWatched": _get_ReadsWatched,
    "RecordAccessed": _get_RecordAccessed,
    "Refusal": _get_Refusal,
    "SourceSignature": _get_SourceSignature,
    "Stamp": _get_Stamp,
    "SubjectKey": _get_SubjectKey,
}
WRITERS: Mapping[str, Callable[[Any, Put], None]] = {
    "AddressDetail": _put_AddressDetail,
    "PersonIdentity": _put_PersonIdentity,
    "RelativeIdentity": _put_RelativeIdentity,
    "SealedText": _put_SealedText,
    "SponsorIdentity": _put_SponsorIdentity,
    "TravelDocumentDetail": _put_TravelDocumentDetail,
    "AddressDeclared": _put_AddressDeclared,
    "AppealDecided": _put_AppealDecided,
    "AppealFiled": _put_AppealFiled,
    "ApplicationClosed": _put_ApplicationClosed,
    "ApplicationLodged": _put_ApplicationLodged,
    "ApplicationWithdrawn": _put_ApplicationWithdrawn,
    "CareCaseOpened": _put_CareCaseOpened,
    "ComplementReceived": _put_ComplementReceived,
    "ComplementRequested": _put_ComplementRequested,
    "ConflictResolved": _put_ConflictResolved,
    "DataShredded": _put_DataShredded,
    "DeadlineMet": _put_DeadlineMet,
    "DeadlineMissed": _put_DeadlineMissed,
    "DeadlineRaised": _put_DeadlineRaised,
    "DecisionNotified": _put_DecisionNotified,
    "DecisionTaken": _put_DecisionTaken,
    "DocumentAssessed": _put_DocumentAssessed,
    "DormancyFound": _put_DormancyFound,
    "DuplicateDismissed": _put_DuplicateDismissed,
    "DuplicateSuspected": _put_DuplicateSuspected,
    "EmploymentRecorded": _put_EmploymentRecorded,
    "EnrolmentRecorded": _put_EnrolmentRecorded,
    "EntryRecorded": _put_EntryRecorded,
    "ExitRecorded": _put_ExitRecorded,
    "FamilyLinkRecorded": _put_FamilyLinkRecorded,
    "FeeAssessed": _put_FeeAssessed,
    "FileAbsorbed": _put_FileAbsorbed,
    "FileArchived": _put_FileArchived,
    "FileClosed": _put_FileClosed,
    "FileForwarded": _put_FileForwarded,
    "FileOpened": _put_FileOpened,
    "FileReassigned": _put_FileReassigned,
    "FileReceived": _put_FileReceived,
    "FileReopened": _put_FileReopened,
    "FileSeparated": _put_FileSeparated,
    "FileTransferAccepted": _put_FileTransferAccepted,
    "FileTransferRefused": _put_FileTransferRefused,
    "FileTransferRequested": _put_FileTransferRequested,
    "FilesMerged": _put_FilesMerged,
    "FilesUnmerged": _put_FilesUnmerged,
    "HostDeclarationMatched": _put_HostDeclarationMatched,
    "HostDeclarationReceived": _put_HostDeclarationReceived,
    "IdentityCorrected": _put_IdentityCorrected,
    "IdentityUpdated": _put_IdentityUpdated,
    "ImportSessionApproved": _put_ImportSessionApproved,
    "InterventionOutcomeRecorded": _put_InterventionOutcomeRecorded,
    "MeasureExecuted": _put_MeasureExecuted,
    "MeasureExpired": _put_MeasureExpired,
    "MeasureLifted": _put_MeasureLifted,
    "MeasureNotified": _put_MeasureNotified,
    "MeasureOrdered": _put_MeasureOrdered,
    "MeasureResumed": _put_MeasureResumed,
    "MeasureSuspended": _put_MeasureSuspended,
    "MergeAbandoned": _put_MergeAbandoned,
    "MergeCompleted": _put_MergeCompleted,
    "OpinionRecorded": _put_OpinionRecorded,
    "PaperFileReceived": _put_PaperFileReceived,
    "PaperFileSent": _put_PaperFileSent,
    "PaymentRecorded": _put_PaymentRecorded,
    "PenaltyAssessed": _put_PenaltyAssessed,
    "PenaltyWaived": _put_PenaltyWaived,
    "PermitArrived": _put_PermitArrived,
    "PermitCancelled": _put_PermitCancelled,
    "PermitDuplicateIssued": _put_PermitDuplicateIssued,
    "PermitExpired": _put_PermitExpired,
    "PermitHandedOver": _put_PermitHandedOver,
    "PermitOrdered": _put_PermitOrdered,
    "PermitProduced": _put_PermitProduced,
    "PermitReported": _put_PermitReported,
    "PermitReturned": _put_PermitReturned,
    "PermitWithdrawn": _put_PermitWithdrawn,
    "PersonRegistered": _put_PersonRegistered,
    "ProtectionStatusRecorded": _put_ProtectionStatusRecorded,
    "ReceiptExtended": _put_ReceiptExtended,
    "ReceiptIssued": _put_ReceiptIssued,
    "ReceiptLapsed": _put_ReceiptLapsed,
    "RectificationRefused": _put_RectificationRefused,
    "ReferralMade": _put_ReferralMade,
    "ReportingRecorded": _put_ReportingRecorded,
    "RetentionHoldLifted": _put_RetentionHoldLifted,
    "RetentionHoldPlaced": _put_RetentionHoldPlaced,
    "SubjectRequestAnswered": _put_SubjectRequestAnswered,
    "SubjectRequestReceived": _put_SubjectRequestReceived,
    "TravelDocumentRecorded": _put_TravelDocumentRecorded,
    "VulnerabilityAssessed": _put_VulnerabilityAssessed,
    "DeviceEnrolled": _put_DeviceEnrolled,
    "DeviceKeyRotated": _put_DeviceKeyRotated,
    "DeviceRevoked": _put_DeviceRevoked,
    "EnrolmentEnforced": _put_EnrolmentEnforced,
    "OfficerAssigned": _put_OfficerAssigned,
    "OfficerReleased": _put_OfficerReleased,
    "TerritoryReassigned": _put_TerritoryReassigned,
    "UnitAmended": _put_UnitAmended,
    "UnitClosed": _put_UnitClosed,
    "UnitEnrolled": _put_UnitEnrolled,
    "FileState": _put_FileState,
    "ImportSession": _put_ImportSession,
    "DeadLetter": _put_DeadLetter,
    "DeadRecord": _put_DeadRecord,
    "Outcome": _put_Outcome,
    "ReadsWatched": _put_ReadsWatched,
    "RecordAccessed": _put_RecordAccessed,
    "Refusal": _put_Refusal,
    "SourceSignature": _put_SourceSignature,
    "Stamp": _put_Stamp,
    "SubjectKey": _put_SubjectKey,
}
SHA256: Mapping[str, bytes] = {
    "AddressDetail": bytes.fromhex("08865a0df35df0ef0a47af7ed6c0ff9dae795824ff8fcd56625a5cbccfa540d6"),
    "PersonIdentity": bytes.fromhex("f103384386302a6d052acef46c4a0310b7a97bf2dbd04097397758c79fad710e"),
    "RelativeIdentity": bytes.fromhex("3c4494b52ed377d56889baa12ffe174bdfa6401cadeeb41f36b925515bcec0c7"),
    "SealedText": bytes.fromhex("c8fc8d5b11eb5b9d92e22c292370ae96e8ad28f5955bf638d949c91ca6e7cb92"),
    "SponsorIdentity": bytes.fromhex("7936b8306d719f330a889c326812b43b5c01f593d8878144a0f3a60373b398d8"),
    "TravelDocumentDetail": bytes.fromhex("d280d8c4798005d0b02305bbcb707dffff48ede361cb41e776de40d5d547c6f4"),
    "AddressDeclared": bytes.fromhex("fbbbc9966adfa668abf09e94b64586873a182dce468316c1c1f7c979a3c0e277"),
    "AppealDecided": bytes.fromhex("b4fc5f43302fd3ee1db1b328d5cbaa0c7553335ef347480a448f65bc361999b5"),
    "AppealFiled": bytes.fromhex("4926ba33d2c798a3f63309df71776ccd032174722b53861a247709ec2440cc5a"),
    "ApplicationClosed": bytes.fromhex("500a2258d3f182f602022babc4bde6f6f8fa36b48df59a88b076c3bafdb24985"),
    "ApplicationLodged": bytes.fromhex("e2de7a856d96239be2550fa5cca3c631b04a1f8d1664065be17af7b20e1dfaa5"),
    "ApplicationWithdrawn": bytes.fromhex("0b203d52e61a36df554efed61aa2c0b2b400fde5ce5a1ce9a6e9f360cb00c8bf"),
    "CareCaseOpened": bytes.fromhex("6e3b1585b61be57b330754bb05f630a7a92269aabc91f34a032f63156e782dd3"),
    "ComplementReceived": bytes.fromhex("ec1f1eeef18b1c6b53d2bf72b187005a1508aa06db8f973c2778d0e0db964dd0"),
    "ComplementRequested": bytes.fromhex("97e3411456a8ef9b02517bad5410aacea361f83063800f4f726ad108fc600aac"),
    "ConflictResolved": bytes.fromhex("6ddb4f1143f5e3b1168269a8cb9f6bb8b41576711d72f3921ff198813ab0f8bd"),
    "DataShredded": bytes.fromhex("2d9f741996b01f4b648557ea15b823ae24159e03b74aa509ab594ba27bf95be5"),
    "DeadlineMet": bytes.fromhex("5462f8d7b6ebf918932e94dbe2071bb510343494d19e1ec6b3de206112795e6b"),
    "DeadlineMissed": bytes.fromhex("8c042f068ab2c2d7abc1fd235608516944da0794060317e431d3109ef4ae14c9"),
    "DeadlineRaised": bytes.fromhex("892cd1557d02e654d8ee971edebf9822ead863684590bc19cb0a9bd705a8788a"),
    "DecisionNotified": bytes.fromhex("dd19ef3a53ea706c356c7f56e1f51f7e9c06a4411f666ddd4b2715d8a47921ac"),
    "DecisionTaken": bytes.fromhex("b17fc3c21fbead92c4b052de7d78e1698159a7ee1f6c94aa3c175517847be877"),
    "DocumentAssessed": bytes.fromhex("216dc71aa5fa4e20dd39e9ab6cd2358d0cff9e7dcf183694bdc7dc8cc5e37af0"),
    "DormancyFound": bytes.fromhex("22dd13c1d6aa8947f110b303e8144d019260c37934f1f80f294f49402f3fc2c3"),
    "DuplicateDismissed": bytes.fromhex("63804b068e1a05ea559fc968dba5a6b773b0444cf7d551285cb2497ef8c0206d"),
    "DuplicateSuspected": bytes.fromhex("28c3e8e36723ee79f17e802b5a5171895c8236e138a4515f3301808baa973fc3"),
    "EmploymentRecorded": bytes.fromhex("87fe574c47b66ea816f26fcfbcf9745f05817cc7a755962750101827535d400a"),
    "EnrolmentRecorded": bytes.fromhex("e41029cf0f5174e3d8da28b10f2622c7677ad4447d0215a75bbb681845016916"),
    "EntryRecorded": bytes.fromhex("6ff866271bc9ac344cd81dd53561fec214c28c138d40fe1271651fff11b469b0"),
    "ExitRecorded": bytes.fromhex("f86245664300e296c886e53c6590e37bfc310d4ff14bfd23bf3aef8b7941269c"),
    "FamilyLinkRecorded": bytes.fromhex("9b653b002507248f7602d63b146654a1dca55d4482d8f3e088df7a6157e402a4"),
    "FeeAssessed": bytes.fromhex("f5eae57babf34e0988bb80db1598ee4b0c7c2bbc1bd97400f44313b8bdbd0e34"),
    "FileAbsorbed": bytes.fromhex("07a820a990680a944c2e96f51d32402c2b109d241cd9af1874833e8e89d25673"),
    "FileArchived": bytes.fromhex("7c273ceeff393ea0df9606bbe8b6af9ab823b6daa6894aaa044cd9b6acc0d892"),
    "FileClosed": bytes.fromhex("694f4274fc0b883c85ef1d7e78f3ef068bb4837bd9e656a6d5a400fde2041547"),
    "FileForwarded": bytes.fromhex("63552ab0f10f3bdc3d0df49f90de813934508663e610f6347d2c6f69d1d7a3e2"),
    "FileOpened": bytes.fromhex("7f93288a27e8fb96fdffd722decd419c4249c6370a249363ee15f4f1be692124"),
    "FileReassigned": bytes.fromhex("a0febcfbc725aa5729b9210ad3b2a14f76839b80c4e9256a197ac11f9a7106d2"),
    "FileReceived": bytes.fromhex("38183a50147a64ace7439de798506585cbd9aa7781e90b26cc19533add7f9256"),
    "FileReopened": bytes.fromhex("067417cd73657ffd7626367d10540ff806686594ac732dee8fe1c1b3b4cbf65c"),
    "FileSeparated": bytes.fromhex("54542141379408a6e58690d83bf0eac696756d70852d8dea3fece5ed494cfad4"),
    "FileTransferAccepted": bytes.fromhex("93962a26a1fb833ba07e701935272ecdd4fd095f5fe85f7929ed54cda89075f7"),
    "FileTransferRefused": bytes.fromhex("e2e0fa559bb593636716763ef62410713d483d9a3f804d01dcfcfffca56bf3d8"),
    "FileTransferRequested": bytes.fromhex("0cebc7ab9e8cccc230dc04f006b279f3317720ea974fadcdaa382029b08449cb"),
    "FilesMerged": bytes.fromhex("9c9d5fa914b7ff73b71d54ee37f1e194ddf5872e2f39bd5a070f9448ee6b15d8"),
    "FilesUnmerged": bytes.fromhex("8aefae1edba78820b08a1fb2b1edf3c978e5b019816e0befe3ecec967822b322"),
    "HostDeclarationMatched": bytes.fromhex("b90282fca0cd7329c7bbdc545264305bef48399503fdf1ae2e0067339a3db618"),
    "HostDeclarationReceived": bytes.fromhex("acc00eae660e3f7e5e6beed4ddc9f0eda5d01e40115d5b24c2ddae0e8b315ed9"),
    "IdentityCorrected": bytes.fromhex("07fd6de277b4cd947a39e61f6d8e62e77b11833effe348394ac233893c9a0a47"),
    "IdentityUpdated": bytes.fromhex("879381932ca800ca9a1ac1810847dfa4c30e19307d739f76a9dd6cb4d96cbc3f"),
    "ImportSessionApproved": bytes.fromhex("6efced8bc7291218e1a3da3b37de944ba4bd576c2d8d3499fb814b1fa8fe9b53"),
    "InterventionOutcomeRecorded": bytes.fromhex("33cfd2f179367249d70c396281281f5d7a0ada2b8695264ad21b23b2586b3c46"),
    "MeasureExecuted": bytes.fromhex("00b0b019b1fc8f752a7504c23b9e6429b0139a70363ce5c152c2ee383a318d01"),
    "MeasureExpired": bytes.fromhex("89ad2bb109713c1b260130dd4b602d810e21775bd5fd3024dfcb6c6329012dbc"),
    "MeasureLifted": bytes.fromhex("8e32201905bb82bed3236c1f84825e4ce15216765931e1fbd19cf96f0d3e8128"),
    "MeasureNotified": bytes.fromhex("8cf2ac3e988e0e32f5094865e187467ff4c5329281b00a7b62e3c9e3c46a93c6"),
    "MeasureOrdered": bytes.fromhex("d30ca6d1548e084aab1c22b79f35f8b3044a1f8e181090c2ac433225aa7bf937"),
    "MeasureResumed": bytes.fromhex("8667738b101bbdd40decab543810720e2c707cdd38e2fb1b15a3aeed9cd1f0d0"),
    "MeasureSuspended": bytes.fromhex("e82f5bf5f1ee61b0d88aa2750d5ad58efa25a6ef34e93fc1d8953c7ddcd8bbcc"),
    "MergeAbandoned": bytes.fromhex("c21a308b41d45ac7fbacb09e4ee89fe9bdb25d353071bea10952bb3f957c2906"),
    "MergeCompleted": bytes.fromhex("9d655085b3a3b337d11512fdc55be773e08650b82daf2781b2266ebaa4d4f699"),
    "OpinionRecorded": bytes.fromhex("146aec05ce79c032fb6b9a409b4f495d715d7b8c5eb9cc095bcdd02527271de3"),
    "PaperFileReceived": bytes.fromhex("24e9a1e49da91d52300105034400d4aa55dcf367df607e6690bcd2133ea0ee8e"),
    "PaperFileSent": bytes.fromhex("53b591310eab6257106c8a5ff14aaccef069c7fba35874e58c40c5a5c6a8b17c"),
    "PaymentRecorded": bytes.fromhex("621fb79046f126c74cc796b994679ff2b58eba28cf35737500eb9e5177745918"),
    "PenaltyAssessed": bytes.fromhex("5e2bda4206fa7403ba3c840203f295696789e57ad0e6361af0aecc90a5465ce7"),
    "PenaltyWaived": bytes.fromhex("3073b98baa6a8ed6e825349c1d4fe7f0099fe276717b55147aa8576ee3e3124c"),
    "PermitArrived": bytes.fromhex("f8945ae0d190bca21a3a99bf4f02f75be8b6129523df1c7a23670c207911edc5"),
    "PermitCancelled": bytes.fromhex("8d379a30fa4922eb04858264604b012b4a01c154a3c1fe5476910d38806b56ae"),
    "PermitDuplicateIssued": bytes.fromhex("cee60993f84db2a5ac5d09ec9effd4b05454845818b34ae7404e6318765518ab"),
    "PermitExpired": bytes.fromhex("3bc6c0a7693e98f3a4e2efd002c1afef6b433a0ffc63ce4e2de10d98dbee5242"),
    "PermitHandedOver": bytes.fromhex("0ca487eae0daa787eedbe861766cb724b431f87f3a4bd2def6b0d9aaad0d0237"),
    "PermitOrdered": bytes.fromhex("9982d00100fb7d7a9752885bab3f92cd355a515ba757261ee18f3cfb6d64330b"),
    "PermitProduced": bytes.fromhex("03507c6fc749d7e53d667dcd67a177e20a93115741b35d99a64b003b1bcddaa2"),
    "PermitReported": bytes.fromhex("2c5f08f886db0225d342e65d3b8f70792f7e61b0289f99ba9e86ea716356d4a2"),
    "PermitReturned": bytes.fromhex("0d5e7b5d132f3128249715d151e3a2d84785b0a978cc5739c35b30d562feab82"),
    "PermitWithdrawn": bytes.fromhex("9ce162ba27c75e1f2f76bc2ffe6d42b32e582747e6bacae432fad2924090a8ec"),
    "PersonRegistered": bytes.fromhex("b20d07eed652f3a8e9e680fa24afa19627e063eac8362e8e69783ad695d8aa74"),
    "ProtectionStatusRecorded": bytes.fromhex("ddc06a75b5b76a444610bc76b01ab20ebc547a00256aa1c5fccb3bc7f772058f"),
    "ReceiptExtended": bytes.fromhex("594d4dbdf5a8230c879e0027c097adcec73a38d9d08fe1ab67d66f07979456cc"),
    "ReceiptIssued": bytes.fromhex("fb9ac4e83cd92d3cb5ee0403e0ecd929d667187f869c68601d4d15cfa0d4fbbb"),
    "ReceiptLapsed": bytes.fromhex("911ddbf7382b59b6d947af3208c4bde94e3951669f8af182c3c2dd5efc99621d"),
    "RectificationRefused": bytes.fromhex("2e2b60e81bf89c64dec9d30abfde1625b491228610b47c3872e504575abdcf34"),
    "ReferralMade": bytes.fromhex("c4268dc878805ca3daf03581b8b9b2112709b934b05fc740a581d2d69c0b4334"),
    "ReportingRecorded": bytes.fromhex("a59dc306b795f2264e7e38df51f218077c3ef4a54732aef37c34e787d872a902"),
    "RetentionHoldLifted": bytes.fromhex("ea85b4f1b70ee265a472e4d6f79d479f623d62b6f5ce1fac65d82c266c20ebd4"),
    "RetentionHoldPlaced": bytes.fromhex("84c264f9b48e7b5ece852832f0314cae6a755f8fc6539a532f072b8e1bfdbc88"),
    "SubjectRequestAnswered": bytes.fromhex("4f22e848aeb11adf76fa11070cf7a8a6c00e1b20e51a517f22af46d89d57bd1b"),
    "SubjectRequestReceived": bytes.fromhex("8fea7d6aadbb080140b4a0d330fb4e0b8cd30d79001be53dc0d7f1ded83f988b"),
    "TravelDocumentRecorded": bytes.fromhex("e31d968f3ff7b628514e1c84576b7ae7369b322604d4282903ee752bf07a90b3"),
    "VulnerabilityAssessed": bytes.fromhex("a3b509cf171a84cff081629e07169718d7c478b46815510375f5937669640208"),
    "DeviceEnrolled": bytes.fromhex("dbe377a1a21d32bc587d3aa5d38faf5aa60719e78a2908321255bc0a28ed8041"),
    "DeviceKeyRotated": bytes.fromhex("ba6ef67e03c65641cfc3542591384da527fb4b311da9fb4b5044a352b80537e9"),
    "DeviceRevoked": bytes.fromhex("02051adcf179151bb84f0033e5b5c3daafca36e5fd96d8f569656873063ec0a2"),
    "EnrolmentEnforced": bytes.fromhex("4fa1bac8d61a970ddec028cb27f710c25f0493996d19bb17e39cb03193bdc231"),
    "OfficerAssigned": bytes.fromhex("a7d42719b59d48381733bd4379363b92cdacb0bd21ebcc71268281bb75c5aee7"),
    "OfficerReleased": bytes.fromhex("bcb306854bb7fe7ae33db475847916e2d3fec0bc1391ee9262684d5a1a3fab5f"),
    "TerritoryReassigned": bytes.fromhex("6d342c5ddaf2f078d2fdedab4981550ea5e48038e667d6059c2bbff2a68dff58"),
    "UnitAmended": bytes.fromhex("38511413c45b8eea6f2ef8fd2772cc9037030860c60d7a3096604a799e93e5b3"),
    "UnitClosed": bytes.fromhex("7fa0eedeeea667c60dbe84093195c83f173699f20ececcebb960d555b4304351"),
    "UnitEnrolled": bytes.fromhex("4c889f63ee922ebe4e51384b05b7be7fe3a7dd654efc73bb8cf0088aa657fbe9"),
    "FileState": bytes.fromhex("2f9b0114e23bc44cd38b92a869890f884de1c4c0eed937e7d404d220cf6b7a9c"),
    "ImportSession": bytes.fromhex("912cd28257170f204b33b6387e4f14f63720e058d218dd16d19799f417555eb0"),
    "DeadLetter": bytes.fromhex("fc65bd6eac5ededd82ca35121fb7147a1307b98a94267d0f6fe793b9e2f1d32d"),
    "DeadRecord": bytes.fromhex("4fb58dd9c48d1fc4e2f46e67c7b9aca968f99da86f7627c19cbc47e2d2f9ff4b"),
    "Outcome": bytes.fromhex("6dfaf594fd34792cbdfbd21c432449aa54b111ce921e7202ce82af17e10905e5"),
    "ReadsWatched": bytes.fromhex("db58726c26c072dcbec6415266dbf719d255b3cd78ba04286288ff7c1179e4c3"),
    "RecordAccessed": bytes.fromhex("519bac01dde43386f58e759af298f52ce2ed9d133b4bc35e9195a5debf1acc6d"),
    "Refusal": bytes.fromhex("b71ca1a32b5dea9a5609728975ea7f1c92aea47a6b16c3131cb173942cab8a3b"),
    "SourceSignature": bytes.fromhex("4eda5713c9eea8d99bfc3f46dee7b1512eab70ebdde31f06e06c289aa3876865"),
    "Stamp": bytes.fromhex("e896455d6b7c08a58c22cd58efe85f3abce35c9ac210935525d650162476d41f"),
    "SubjectKey": bytes.fromhex("35f2b5b806588239040ff040250f5874a7e59cba888925cf45dc4514b9cc22ea"),
}
FINGERPRINTS: Mapping[str, bytes] = {
    "AddressDetail": bytes.fromhex("ff11afbe0d53a332"),
    "PersonIdentity": bytes.fromhex("0b442d402e97407f"),
    "RelativeIdentity": bytes.fromhex("0f7582f1b6fb0168"),
    "SealedText": bytes.fromhex("e4592ba361598f42"),
    "SponsorIdentity": bytes.fromhex("f621ba2a35f846d8"),
    "TravelDocumentDetail": bytes.fromhex("82007dae04383d0e"),
    "AddressDeclared": bytes.fromhex("d214d6eca1243fc1"),
    "AppealDecided": bytes.fromhex("6cb769fc5d1ac82a"),
    "AppealFiled": bytes.fromhex("aa5f8b731863c1d5"),
    "ApplicationClosed": bytes.fromhex("bc36180daa86ca24"),
    "ApplicationLodged": bytes.fromhex("c504be67383df746"),
    "ApplicationWithdrawn": bytes.fromhex("d2f04fde5668ffe9"),
    "CareCaseOpened": bytes.fromhex("04624c638840c4f8"),
    "ComplementReceived": bytes.fromhex("17f1eee2cfbf0e4e"),
    "ComplementRequested": bytes.fromhex("af5506cccc343fff"),
    "ConflictResolved": bytes.fromhex("7df181db9f296481"),
    "DataShredded": bytes.fromhex("30abcb15ffebdd77"),
    "DeadlineMet": bytes.fromhex("acf29aa8be787a55"),
    "DeadlineMissed": bytes.fromhex("c7888a9d6e61a5ce"),
    "DeadlineRaised": bytes.fromhex("163e24b7485dae4c"),
    "DecisionNotified": bytes.fromhex("3d1e874745e0914b"),
    "DecisionTaken": bytes.fromhex("d273c958091dcc53"),
    "DocumentAssessed": bytes.fromhex("609bdd9c45ae3434"),
    "DormancyFound": bytes.fromhex("430e78b903fa248a"),
    "DuplicateDismissed": bytes.fromhex("bae52be7fe9d520f"),
    "DuplicateSuspected": bytes.fromhex("13828b90b5a431cb"),
    "EmploymentRecorded": bytes.fromhex("1b4f64a53a583476"),
    "EnrolmentRecorded": bytes.fromhex("0482c27f2fd05ccd"),
    "EntryRecorded": bytes.fromhex("87f68b06c5ce5cd4"),
    "ExitRecorded": bytes.fromhex("f6abfd85bb569aea"),
    "FamilyLinkRecorded": bytes.fromhex("eb292e7668f04d67"),
    "FeeAssessed": bytes.fromhex("71209beee0cac512"),
    "FileAbsorbed": bytes.fromhex("7a6fba205c272ed7"),
    "FileArchived": bytes.fromhex("266bcf13b0904ee8"),
    "FileClosed": bytes.fromhex("c8fb5ef2d0a6c7c3"),
    "FileForwarded": bytes.fromhex("24220ce496e9db83"),
    "FileOpened": bytes.fromhex("f854faf8471917ed"),
    "FileReassigned": bytes.fromhex("381e2f5dcc83d63d"),
    "FileReceived": bytes.fromhex("249afb30d58088ba"),
    "FileReopened": bytes.fromhex("d66be3d4221d836c"),
    "FileSeparated": bytes.fromhex("7ce8dd6d66a55120"),
    "FileTransferAccepted": bytes.fromhex("d4df7f79d22b2746"),
    "FileTransferRefused": bytes.fromhex("e4fd9d682f419b88"),
    "FileTransferRequested": bytes.fromhex("ae387c5ea8e5fa71"),
    "FilesMerged": bytes.fromhex("179c9745cf04f71a"),
    "FilesUnmerged": bytes.fromhex("be1ed2f86465d5df"),
    "HostDeclarationMatched": bytes.fromhex("bd7c6e3cf7ee2768"),
    "HostDeclarationReceived": bytes.fromhex("52c03882b5aefe2f"),
    "IdentityCorrected": bytes.fromhex("74d9aa37f939ad18"),
    "IdentityUpdated": bytes.fromhex("0a042d19789ec4ef"),
    "ImportSessionApproved": bytes.fromhex("aeccbf21bb51f051"),
    "InterventionOutcomeRecorded": bytes.fromhex("e88fb45ceba19b39"),
    "MeasureExecuted": bytes.fromhex("71d775a86028e378"),
    "MeasureExpired": bytes.fromhex("1f488127307cb340"),
    "MeasureLifted": bytes.fromhex("7ba9c34733a057a8"),
    "MeasureNotified": bytes.fromhex("6462912f8a203cc0"),
    "MeasureOrdered": bytes.fromhex("36fd33cb03faae99"),
    "MeasureResumed": bytes.fromhex("62b1e238b7434162"),
    "MeasureSuspended": bytes.fromhex("5d90519e0dffc74f"),
    "MergeAbandoned": bytes.fromhex("d493188ed58951bb"),
    "MergeCompleted": bytes.fromhex("114695ab581b6efc"),
    "OpinionRecorded": bytes.fromhex("5ed7edc2736df2fc"),
    "PaperFileReceived": bytes.fromhex("d6426f8517547a21"),
    "PaperFileSent": bytes.fromhex("842b21fcaedd274d"),
    "PaymentRecorded": bytes.fromhex("c18729bf55b9e00d"),
    "PenaltyAssessed": bytes.fromhex("376146034c7fc242"),
    "PenaltyWaived": bytes.fromhex("2db2024a4f074fe5"),
    "PermitArrived": bytes.fromhex("20ba4d5e6f2efc7d"),
    "PermitCancelled": bytes.fromhex("13c9648c0b0cde68"),
    "PermitDuplicateIssued": bytes.fromhex("7fd81393645ef904"),
    "PermitExpired": bytes.fromhex("0e9b60d294fca9a6"),
    "PermitHandedOver": bytes.fromhex("0ccd29e9fbf0290a"),
    "PermitOrdered": bytes.fromhex("9c19d11edfd7a69f"),
    "PermitProduced": bytes.fromhex("6818d1f36aaf1f2b"),
    "PermitReported": bytes.fromhex("0230b78e838e2b5f"),
    "PermitReturned": bytes.fromhex("5c1ceebba0265f5d"),
    "PermitWithdrawn": bytes.fromhex("4e8392a64d867e7a"),
    "PersonRegistered": bytes.fromhex("47d28a56e966e0bc"),
    "ProtectionStatusRecorded": bytes.fromhex("0d825ce9614d7ffc"),
    "ReceiptExtended": bytes.fromhex("2bc784536adfa335"),
    "ReceiptIssued": bytes.fromhex("140e0163ed7a1676"),
    "ReceiptLapsed": bytes.fromhex("16c7af7640b79dc8"),
    "RectificationRefused": bytes.fromhex("b584e0aa2367f030"),
    "ReferralMade": bytes.fromhex("f104a27efbff6db0"),
    "ReportingRecorded": bytes.fromhex("1550062a19486682"),
    "RetentionHoldLifted": bytes.fromhex("38c1e5bdc2a599b8"),
    "RetentionHoldPlaced": bytes.fromhex("016d3515fe39781d"),
    "SubjectRequestAnswered": bytes.fromhex("b9267d059ee0d693"),
    "SubjectRequestReceived": bytes.fromhex("27d09274c9dd564a"),
    "TravelDocumentRecorded": bytes.fromhex("38e09d4b798cd2e8"),
    "VulnerabilityAssessed": bytes.fromhex("e5e8076ce70b0258"),
    "DeviceEnrolled": bytes.fromhex("480cba5d31354a73"),
    "DeviceKeyRotated": bytes.fromhex("608e9516ffc9cd36"),
    "DeviceRevoked": bytes.fromhex("b11258095aa2cbd7"),
    "EnrolmentEnforced": bytes.fromhex("7b59fdf118f4a69d"),
    "OfficerAssigned": bytes.fromhex("30743097b7fa6d4c"),
    "OfficerReleased": bytes.fromhex("acbf9ffb48c76ff6"),
    "TerritoryReassigned": bytes.fromhex("fb39eff83432fbcf"),
    "UnitAmended": bytes.fromhex("af6b20b088c97aee"),
    "UnitClosed": bytes.fromhex("c50a3e159d6e8198"),
    "UnitEnrolled": bytes.fromhex("32a413e3eca8ce61"),
    "FileState": bytes.fromhex("83958df98773da04"),
    "ImportSession": bytes.fromhex("5eab761cf1f8bfb8"),
    "DeadLetter": bytes.fromhex("7d3c441d9926d6d7"),
    "DeadRecord": bytes.fromhex("0cb425ddbb4084af"),
    "Outcome": bytes.fromhex("237aa8f6af23b51b"),
    "ReadsWatched": bytes.fromhex("d3520933d2355cb9"),
    "RecordAccessed": bytes.fromhex("f21e49d51dc62f33"),
    "Refusal": bytes.fromhex("2da728d693b11339"),
    "SourceSignature": bytes.fromhex("c19fadfcc00834ea"),
    "Stamp": bytes.fromhex("a5733f817bace3db"),
    "SubjectKey": bytes.fromhex("e28899b132df6021"),
}
DRAFTS: Mapping[type, Callable[[Any], Any]] = {
    AddressState: _draft_AddressState,
    AppealState: _draft_AppealState,
    ReceiptState: _draft_ReceiptState,
    DecisionState: _draft_DecisionState,
    ApplicationState: _draft_ApplicationState,
    AssessmentState: _draft_AssessmentState,
    ProtectionState: _draft_ProtectionState,
    ReferralState: _draft_ReferralState,
    CareState: _draft_CareState,
    ChargeState: _draft_ChargeState,
    ClosingState: _draft_ClosingState,
    TravelDocumentState: _draft_TravelDocumentState,
    FamilyLinkState: _draft_FamilyLinkState,
    FactState: _draft_FactState,
    ConflictState: _draft_ConflictState,
    CrossingState: _draft_CrossingState,
    DeadlineState: _draft_DeadlineState,
    DuplicateState: _draft_DuplicateState,
    EmploymentState: _draft_EmploymentState,
    EnrolmentState: _draft_EnrolmentState,
    HoldState: _draft_HoldState,
    HostDeclarationState: _draft_HostDeclarationState,
    MeasureState: _draft_MeasureState,
    MergeState: _draft_MergeState,
    PaperState: _draft_PaperState,
    PermitState: _draft_PermitState,
    SubjectRequestState: _draft_SubjectRequestState,
    TransferState: _draft_TransferState,
    FileState: _draft_FileState,
}
