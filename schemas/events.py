"""Generated from the contracts in schemas/avro by `python -m schemas.generate`: do not edit.

Fields carry plain Avro values: days since 1970-01-01, microseconds UTC, millimes (1 TND = 1000), 36-character UUIDs.
Records are filled as drafts of the same slots and then frozen by taking their class: eight times as fast as a frozen
constructor, which matters for a million events. `DRAFTS` copies a state into a draft for a change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, cast, get_args

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


class _DraftApplicationState:
    __slots__ = ("application_id", "kind", "reason", "title_sought", "status", "level", "station_id", "lodged_at", "is_late", "late_because", "completed_at", "clock_stopped_at", "stopped_micros", "missing", "prepared_by", "in_transit_to", "receipts", "decision", "closed_at", "closed_ground", "back_captured",)


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

Calendar = Literal["GREGORIAN", "HIJRI", "UNKNOWN"]
_Calendar = symbols(get_args(Calendar))
_Calendar_read = read_symbols(_Calendar)

CaptureMode = Literal["OCR", "NFC", "MANUAL", "UNKNOWN"]
_CaptureMode = symbols(get_args(CaptureMode))
_CaptureMode_read = read_symbols(_CaptureMode)

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


class _DraftChargeState:
    __slots__ = ("charge_id", "application_id", "kind", "assessed", "paid", "waived",)


def _read_ChargeState(row: Row) -> ChargeState:
    x: Any = _DraftChargeState()
    x.charge_id = row["charge_id"]
    x.application_id = row["application_id"]
    x.kind = row["kind"]
    x.assessed = millimes(row["assessed"])
    x.paid = millimes(row["paid"])
    x.waived = millimes(row["waived"])
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
    x.__class__ = ChargeState
    return x, p


def _put_ChargeState(x: Any, out: Put) -> None:
    out(put_string(x.charge_id))
    out(put_string(x.application_id))
    out(_ChargeKind[x.kind])
    out(put_bytes(decimal(x.assessed)))
    out(put_bytes(decimal(x.paid)))
    out(put_bytes(decimal(x.waived)))

CheckResult = Literal["OK", "FAIL", "ABSENT", "UNKNOWN"]
_CheckResult = symbols(get_args(CheckResult))
_CheckResult_read = read_symbols(_CheckResult)

CivilStatus = Literal["S", "M", "W", "D", "L", "P", "Q", "E", "U"]
_CivilStatus = symbols(get_args(CivilStatus))
_CivilStatus_read = read_symbols(_CivilStatus)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictState:
    """Two facts declared at once, not yet settled."""

    NAME: ClassVar[Literal["ConflictState"]] = "ConflictState"
    conflict_id: str
    first_event_id: str
    event_type: str


class _DraftConflictState:
    __slots__ = ("conflict_id", "first_event_id", "event_type",)


def _read_ConflictState(row: Row) -> ConflictState:
    x: Any = _DraftConflictState()
    x.conflict_id = row["conflict_id"]
    x.first_event_id = row["first_event_id"]
    x.event_type = row["event_type"]
    x.__class__ = ConflictState
    return cast(ConflictState, x)


def _draft_ConflictState(old: ConflictState) -> Any:
    x: Any = _DraftConflictState()
    x.conflict_id = old.conflict_id
    x.first_event_id = old.first_event_id
    x.event_type = old.event_type
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
    x.__class__ = ConflictState
    return x, p


def _put_ConflictState(x: Any, out: Put) -> None:
    out(put_string(x.conflict_id))
    out(put_string(x.first_event_id))
    out(put_string(x.event_type))

Corps = Literal["SURETE", "GARDE", "UNKNOWN"]
_Corps = symbols(get_args(Corps))
_Corps_read = read_symbols(_Corps)

DeadLetterStatus = Literal["OPEN", "RETRIED", "SET_ASIDE", "UNKNOWN"]
_DeadLetterStatus = symbols(get_args(DeadLetterStatus))
_DeadLetterStatus_read = read_symbols(_DeadLetterStatus)


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

DocumentVerdict = Literal["PRESENT", "MISSING", "REJECTED", "EXPIRED", "WAIVED", "UNKNOWN"]
_DocumentVerdict = symbols(get_args(DocumentVerdict))
_DocumentVerdict_read = read_symbols(_DocumentVerdict)

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

Role = Literal["CLERK", "STATION_HEAD", "DISTRICT_OFFICER", "DIRECTORATE_OFFICER", "SIGNATORY", "OTHER_SERVICE", "PRINT_SHOP", "FINANCE", "SYSTEM", "UNKNOWN"]
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

PermitStatus = Literal["PRODUCED", "HANDED_OVER", "EXPIRED", "UNKNOWN"]
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


class _DraftPermitState:
    __slots__ = ("permit_id", "application_id", "card_number", "title", "reason", "valid_from", "valid_to", "status", "handed_on",)


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

ReadPurpose = Literal["FILE_HANDLING", "DECISION", "NOTIFICATION", "SUBJECT_ACCESS", "CORRECTION", "AUDIT", "LEGAL_PROCEEDINGS", "UNKNOWN"]
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

StampFlag = Literal["CONCURRENT", "CONFLICT_CASE", "BACK_CAPTURED", "OUTSIDE_PROCEDURE", "CAPTURED_LATE", "UNKNOWN"]
_StampFlag = symbols(get_args(StampFlag))
_StampFlag_read = read_symbols(_StampFlag)

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


class _DraftPenaltyWaived:
    __slots__ = ("meta", "application_id", "penalty_id", "amount", "waiver_ref",)


def _read_PenaltyWaived(row: Row) -> PenaltyWaived:
    x: Any = _DraftPenaltyWaived()
    x.meta = _read_Meta(row["meta"])
    x.application_id = row["application_id"]
    x.penalty_id = row["penalty_id"]
    x.amount = millimes(row["amount"])
    x.waiver_ref = row["waiver_ref"]
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
    x.__class__ = PenaltyWaived
    return x, p


def _put_PenaltyWaived(x: Any, out: Put) -> None:
    _put_Meta(x.meta, out)
    out(put_string(x.application_id))
    out(put_string(x.penalty_id))
    out(put_bytes(decimal(x.amount)))
    out(put_string(x.waiver_ref))


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


class _DraftFileState:
    __slots__ = ("file_id", "version", "status", "file_number", "person_id", "subject_key_id", "station_of_charge", "sex", "birth_year", "nationality", "governorate", "address_since", "opened_at", "last_recorded_at", "back_captured", "applications", "permits", "charges", "travel_documents", "devices", "recent", "conflicts", "blocked",)


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


class _DraftRecordAccessed:
    __slots__ = ("access_id", "file_id", "actor_id", "actor_role", "unit", "purpose", "case_ref", "fields", "at",)


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


class _DraftStamp:
    __slots__ = ("file_version", "recorded_at", "flags", "findings", "rules_version", "schema_sha256", "seal_verdict", "keys", "signature_path",)


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
    | ApplicationClosed
    | ApplicationLodged
    | ApplicationWithdrawn
    | ComplementReceived
    | ComplementRequested
    | ConflictResolved
    | DecisionNotified
    | DecisionTaken
    | DocumentAssessed
    | FeeAssessed
    | FileForwarded
    | FileOpened
    | FileReceived
    | ImportSessionApproved
    | OpinionRecorded
    | PaymentRecorded
    | PenaltyAssessed
    | PenaltyWaived
    | PermitExpired
    | PermitHandedOver
    | PermitProduced
    | PersonRegistered
    | ReceiptExtended
    | ReceiptIssued
    | ReceiptLapsed
    | TravelDocumentRecorded
)
Content = AddressDetail | PersonIdentity | SealedText | SponsorIdentity | TravelDocumentDetail

EVENTS: Mapping[str, type[Event]] = {
    "AddressDeclared": AddressDeclared,
    "ApplicationClosed": ApplicationClosed,
    "ApplicationLodged": ApplicationLodged,
    "ApplicationWithdrawn": ApplicationWithdrawn,
    "ComplementReceived": ComplementReceived,
    "ComplementRequested": ComplementRequested,
    "ConflictResolved": ConflictResolved,
    "DecisionNotified": DecisionNotified,
    "DecisionTaken": DecisionTaken,
    "DocumentAssessed": DocumentAssessed,
    "FeeAssessed": FeeAssessed,
    "FileForwarded": FileForwarded,
    "FileOpened": FileOpened,
    "FileReceived": FileReceived,
    "ImportSessionApproved": ImportSessionApproved,
    "OpinionRecorded": OpinionRecorded,
    "PaymentRecorded": PaymentRecorded,
    "PenaltyAssessed": PenaltyAssessed,
    "PenaltyWaived": PenaltyWaived,
    "PermitExpired": PermitExpired,
    "PermitHandedOver": PermitHandedOver,
    "PermitProduced": PermitProduced,
    "PersonRegistered": PersonRegistered,
    "ReceiptExtended": ReceiptExtended,
    "ReceiptIssued": ReceiptIssued,
    "ReceiptLapsed": ReceiptLapsed,
    "TravelDocumentRecorded": TravelDocumentRecorded,
}
READERS: Mapping[str, Callable[[Row], Any]] = {
    "AddressDetail": _read_AddressDetail,
    "PersonIdentity": _read_PersonIdentity,
    "SealedText": _read_SealedText,
    "SponsorIdentity": _read_SponsorIdentity,
    "TravelDocumentDetail": _read_TravelDocumentDetail,
    "AddressDeclared": _read_AddressDeclared,
    "ApplicationClosed": _read_ApplicationClosed,
    "ApplicationLodged": _read_ApplicationLodged,
    "ApplicationWithdrawn": _read_ApplicationWithdrawn,
    "ComplementReceived": _read_ComplementReceived,
    "ComplementRequested": _read_ComplementRequested,
    "ConflictResolved": _read_ConflictResolved,
    "DecisionNotified": _read_DecisionNotified,
    "DecisionTaken": _read_DecisionTaken,
    "DocumentAssessed": _read_DocumentAssessed,
    "FeeAssessed": _read_FeeAssessed,
    "FileForwarded": _read_FileForwarded,
    "FileOpened": _read_FileOpened,
    "FileReceived": _read_FileReceived,
    "ImportSessionApproved": _read_ImportSessionApproved,
    "OpinionRecorded": _read_OpinionRecorded,
    "PaymentRecorded": _read_PaymentRecorded,
    "PenaltyAssessed": _read_PenaltyAssessed,
    "PenaltyWaived": _read_PenaltyWaived,
    "PermitExpired": _read_PermitExpired,
    "PermitHandedOver": _read_PermitHandedOver,
    "PermitProduced": _read_PermitProduced,
    "PersonRegistered": _read_PersonRegistered,
    "ReceiptExtended": _read_ReceiptExtended,
    "ReceiptIssued": _read_ReceiptIssued,
    "ReceiptLapsed": _read_ReceiptLapsed,
    "TravelDocumentRecorded": _read_TravelDocumentRecorded,
    "FileState": _read_FileState,
    "ImportSession": _read_ImportSession,
    "DeadLetter": _read_DeadLetter,
    "DeadRecord": _read_DeadRecord,
    "Outcome": _read_Outcome,
    "RecordAccessed": _read_RecordAccessed,
    "Refusal": _read_Refusal,
    "Stamp": _read_Stamp,
    "SubjectKey": _read_SubjectKey,
}
GETTERS: Mapping[str, Callable[[bytes, int], tuple[Any, int]]] = {
    "AddressDetail": _get_AddressDetail,
    "PersonIdentity": _get_PersonIdentity,
    "SealedText": _get_SealedText,
    "SponsorIdentity": _get_SponsorIdentity,
    "TravelDocumentDetail": _get_TravelDocumentDetail,
    "AddressDeclared": _get_AddressDeclared,
    "ApplicationClosed": _get_ApplicationClosed,
    "ApplicationLodged": _get_ApplicationLodged,
    "ApplicationWithdrawn": _get_ApplicationWithdrawn,
    "ComplementReceived": _get_ComplementReceived,
    "ComplementRequested": _get_ComplementRequested,
    "ConflictResolved": _get_ConflictResolved,
    "DecisionNotified": _get_DecisionNotified,
    "DecisionTaken": _get_DecisionTaken,
    "DocumentAssessed": _get_DocumentAssessed,
    "FeeAssessed": _get_FeeAssessed,
    "FileForwarded": _get_FileForwarded,
    "FileOpened": _get_FileOpened,
    "FileReceived": _get_FileReceived,
    "ImportSessionApproved": _get_ImportSessionApproved,
    "OpinionRecorded": _get_OpinionRecorded,
    "PaymentRecorded": _get_PaymentRecorded,
    "PenaltyAssessed": _get_PenaltyAssessed,
    "PenaltyWaived": _get_PenaltyWaived,
    "PermitExpired": _get_PermitExpired,
    "PermitHandedOver": _get_PermitHandedOver,
    "PermitProduced": _get_PermitProduced,
    "PersonRegistered": _get_PersonRegistered,
    "ReceiptExtended": _get_ReceiptExtended,
    "ReceiptIssued": _get_ReceiptIssued,
    "ReceiptLapsed": _get_ReceiptLapsed,
    "TravelDocumentRecorded": _get_TravelDocumentRecorded,
    "FileState": _get_FileState,
    "ImportSession": _get_ImportSession,
    "DeadLetter": _get_DeadLetter,
    "DeadRecord": _get_DeadRecord,
    "Outcome": _get_Outcome,
    "RecordAccessed": _get_RecordAccessed,
    "Refusal": _get_Refusal,
    "Stamp": _get_Stamp,
    "SubjectKey": _get_SubjectKey,
}
WRITERS: Mapping[str, Callable[[Any, Put], None]] = {
    "AddressDetail": _put_AddressDetail,
    "PersonIdentity": _put_PersonIdentity,
    "SealedText": _put_SealedText,
    "SponsorIdentity": _put_SponsorIdentity,
    "TravelDocumentDetail": _put_TravelDocumentDetail,
    "AddressDeclared": _put_AddressDeclared,
    "ApplicationClosed": _put_ApplicationClosed,
    "ApplicationLodged": _put_ApplicationLodged,
    "ApplicationWithdrawn": _put_ApplicationWithdrawn,
    "ComplementReceived": _put_ComplementReceived,
    "ComplementRequested": _put_ComplementRequested,
    "ConflictResolved": _put_ConflictResolved,
    "DecisionNotified": _put_DecisionNotified,
    "DecisionTaken": _put_DecisionTaken,
    "DocumentAssessed": _put_DocumentAssessed,
    "FeeAssessed": _put_FeeAssessed,
    "FileForwarded": _put_FileForwarded,
    "FileOpened": _put_FileOpened,
    "FileReceived": _put_FileReceived,
    "ImportSessionApproved": _put_ImportSessionApproved,
    "OpinionRecorded": _put_OpinionRecorded,
    "PaymentRecorded": _put_PaymentRecorded,
    "PenaltyAssessed": _put_PenaltyAssessed,
    "PenaltyWaived": _put_PenaltyWaived,
    "PermitExpired": _put_PermitExpired,
    "PermitHandedOver": _put_PermitHandedOver,
    "PermitProduced": _put_PermitProduced,
    "PersonRegistered": _put_PersonRegistered,
    "ReceiptExtended": _put_ReceiptExtended,
    "ReceiptIssued": _put_ReceiptIssued,
    "ReceiptLapsed": _put_ReceiptLapsed,
    "TravelDocumentRecorded": _put_TravelDocumentRecorded,
    "FileState": _put_FileState,
    "ImportSession": _put_ImportSession,
    "DeadLetter": _put_DeadLetter,
    "DeadRecord": _put_DeadRecord,
    "Outcome": _put_Outcome,
    "RecordAccessed": _put_RecordAccessed,
    "Refusal": _put_Refusal,
    "Stamp": _put_Stamp,
    "SubjectKey": _put_SubjectKey,
}
DRAFTS: Mapping[type, Callable[[Any], Any]] = {
    ReceiptState: _draft_ReceiptState,
    DecisionState: _draft_DecisionState,
    ApplicationState: _draft_ApplicationState,
    ChargeState: _draft_ChargeState,
    ConflictState: _draft_ConflictState,
    PermitState: _draft_PermitState,
    TravelDocumentState: _draft_TravelDocumentState,
    FileState: _draft_FileState,
}
