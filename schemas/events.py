"""Generated from the contracts in schemas/avro by `python -m schemas.generate`: do not edit.

Fields carry plain Avro values: days since 1970-01-01, microseconds UTC, millimes (1 TND = 1000), 36-character UUIDs.
Records are filled as drafts of the same slots and then frozen by taking their class: eight times as fast as a frozen
constructor, which matters for a million events. `DRAFTS` copies a state into a draft for a change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, cast

Days = int
Micros = int
Millimes = int
Row = Mapping[str, Any]


def _decimal(millimes: int) -> bytes:
    """Two's complement, big-endian, shortest form (Avro 1.12, logical type decimal)."""
    return millimes.to_bytes((millimes.bit_length() + 8) // 8, "big", signed=True)


def _millimes(raw: bytes) -> int:
    return int.from_bytes(raw, "big", signed=True)

ApplicationKind = Literal["FIRST", "RENEWAL", "CHANGE_STATUS", "DUPLICATE", "ORDINARY", "RETURN_VISA", "CHILD_16", "UNKNOWN"]

Reason = Literal["WORK_SALARIED", "WORK_SELF", "INVEST", "STUDY", "SCHOOL", "TRAINEE", "FAM_TN_SPOUSE", "FAM_REUNION", "RETIRED", "RELIGIOUS", "INTL_COOP", "DIPLO_FAMILY", "SPORT", "RESEARCH", "MEDICAL", "PROPERTY", "HUMANITARIAN", "OTHER"]

Title = Literal["TEMPORARY", "ORDINARY", "RETURN_VISA", "OTHER", "UNKNOWN"]

ApplicationStatus = Literal["LODGED", "INCOMPLETE", "COMPLETE", "UNDER_REVIEW", "AT_DISTRICT", "AT_DIRECTORATE", "DECIDED", "NOTIFIED", "UNDER_APPEAL", "REOPENED", "CLOSED", "UNKNOWN"]

Level = Literal["STATION", "DISTRICT", "DIRECTORATE", "OTHER_SERVICE", "UNKNOWN"]

LateBecause = Literal["APPLICANT", "ADMIN", "FORCE_MAJEURE", "UNKNOWN"]


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


def _write_ReceiptState(x: ReceiptState) -> dict[str, Any]:
    return {
        "receipt_id": x.receipt_id,
        "receipt_number": x.receipt_number,
        "valid_from": x.valid_from,
        "valid_to": x.valid_to,
        "lapsed": x.lapsed,
        "extensions": x.extensions,
    }

DecisionOutcome = Literal["GRANT", "REFUSE", "PARTIAL", "UNKNOWN"]


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


def _write_DecisionState(x: DecisionState) -> dict[str, Any]:
    return {
        "decision_id": x.decision_id,
        "outcome": x.outcome,
        "decided_at": x.decided_at,
        "effective_date": x.effective_date,
        "title": x.title,
        "reason": x.reason,
        "valid_from": x.valid_from,
        "valid_to": x.valid_to,
        "refusal_grounds": x.refusal_grounds,
        "signatory": x.signatory,
        "prepared_by": x.prepared_by,
        "notified_on": x.notified_on,
        "appeal_deadline": x.appeal_deadline,
    }


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


class _DraftApplicationState:
    __slots__ = ("application_id", "kind", "reason", "title_sought", "status", "level", "station_id", "lodged_at", "is_late", "late_because", "completed_at", "clock_stopped_at", "stopped_micros", "missing", "prepared_by", "in_transit_to", "receipts", "decision", "closed_at", "closed_ground",)


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
    return x


def _write_ApplicationState(x: ApplicationState) -> dict[str, Any]:
    return {
        "application_id": x.application_id,
        "kind": x.kind,
        "reason": x.reason,
        "title_sought": x.title_sought,
        "status": x.status,
        "level": x.level,
        "station_id": x.station_id,
        "lodged_at": x.lodged_at,
        "is_late": x.is_late,
        "late_because": x.late_because,
        "completed_at": x.completed_at,
        "clock_stopped_at": x.clock_stopped_at,
        "stopped_micros": x.stopped_micros,
        "missing": x.missing,
        "prepared_by": x.prepared_by,
        "in_transit_to": x.in_transit_to,
        "receipts": [_write_ReceiptState(item) for item in x.receipts],
        "decision": None if x.decision is None else _write_DecisionState(x.decision),
        "closed_at": x.closed_at,
        "closed_ground": x.closed_ground,
    }

Calendar = Literal["GREGORIAN", "HIJRI", "UNKNOWN"]

CaptureMode = Literal["OCR", "NFC", "MANUAL", "UNKNOWN"]

Channel = Literal["COUNTER", "ONLINE", "POST", "PROXY", "OTHER", "UNKNOWN"]

ChargeKind = Literal["FEE", "PENALTY", "UNKNOWN"]


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
    x.assessed = _millimes(row["assessed"])
    x.paid = _millimes(row["paid"])
    x.waived = _millimes(row["waived"])
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


def _write_ChargeState(x: ChargeState) -> dict[str, Any]:
    return {
        "charge_id": x.charge_id,
        "application_id": x.application_id,
        "kind": x.kind,
        "assessed": _decimal(x.assessed),
        "paid": _decimal(x.paid),
        "waived": _decimal(x.waived),
    }

CheckResult = Literal["OK", "FAIL", "ABSENT", "UNKNOWN"]

CivilStatus = Literal["S", "M", "W", "D", "L", "P", "Q", "E", "U"]


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


def _write_Sealed(x: Sealed) -> dict[str, Any]:
    return {
        "subject_key_id": x.subject_key_id,
        "content": x.content,
        "epoch": x.epoch,
        "device_key_envelope": x.device_key_envelope,
        "wrapped_data_key": x.wrapped_data_key,
        "nonce": x.nonce,
        "ciphertext": x.ciphertext,
    }


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


def _write_Condition(x: Condition) -> dict[str, Any]:
    return {
        "mention": x.mention,
        "profession": x.profession,
        "governorate": x.governorate,
        "employer": None if x.employer is None else _write_Sealed(x.employer),
    }

ConflictResolution = Literal["KEEP_FIRST", "KEEP_SECOND", "KEEP_BOTH", "UNKNOWN"]


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


def _write_ConflictState(x: ConflictState) -> dict[str, Any]:
    return {
        "conflict_id": x.conflict_id,
        "first_event_id": x.first_event_id,
        "event_type": x.event_type,
    }

Corps = Literal["SURETE", "GARDE", "UNKNOWN"]

DeadLetterStatus = Literal["OPEN", "RETRIED", "SET_ASIDE", "UNKNOWN"]


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


def _write_DeviceMark(x: DeviceMark) -> dict[str, Any]:
    return {
        "device_id": x.device_id,
        "device_seq": x.device_seq,
    }

DocumentVerdict = Literal["PRESENT", "MISSING", "REJECTED", "EXPIRED", "WAIVED", "UNKNOWN"]

FileStatus = Literal["REGISTERED", "OPEN", "TRANSFER_PENDING", "DORMANT", "CLOSED", "ARCHIVED", "SHREDDED", "UNKNOWN"]

HandedTo = Literal["SELF", "GUARDIAN", "PROXY", "UNKNOWN"]


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


def _write_HeaderPair(x: HeaderPair) -> dict[str, Any]:
    return {
        "name": x.name,
        "value": x.value,
    }

Role = Literal["CLERK", "STATION_HEAD", "DISTRICT_OFFICER", "DIRECTORATE_OFFICER", "SIGNATORY", "OTHER_SERVICE", "PRINT_SHOP", "FINANCE", "SYSTEM", "UNKNOWN"]


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


def _write_Meta(x: Meta) -> dict[str, Any]:
    return {
        "event_id": x.event_id,
        "file_id": x.file_id,
        "schema_version": x.schema_version,
        "occurred_at": x.occurred_at,
        "effective_date": x.effective_date,
        "captured_offline": x.captured_offline,
        "device_id": x.device_id,
        "device_seq": x.device_seq,
        "clock_skew_ms": x.clock_skew_ms,
        "station_id": x.station_id,
        "district_id": x.district_id,
        "corps": x.corps,
        "actor_id": x.actor_id,
        "actor_role": x.actor_role,
        "actor_rank": x.actor_rank,
        "on_behalf_of": x.on_behalf_of,
        "correlation_id": x.correlation_id,
        "causation_id": x.causation_id,
        "transaction_id": x.transaction_id,
        "legal_basis": x.legal_basis,
        "reason_code": x.reason_code,
        "note": None if x.note is None else _write_Sealed(x.note),
        "base_version": x.base_version,
        "follows": x.follows,
        "supersedes": x.supersedes,
        "import_session": x.import_session,
    }


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


def _write_MrzChecks(x: MrzChecks) -> dict[str, Any]:
    return {
        "number": x.number,
        "birth": x.birth,
        "expiry": x.expiry,
        "optional": x.optional,
        "composite": x.composite,
    }

NameKind = Literal["BIRTH", "MARRIED", "ALIAS", "MRZ", "UNKNOWN"]


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


def _write_Nationality(x: Nationality) -> dict[str, Any]:
    return {
        "code": x.code,
        "is_primary": x.is_primary,
        "from_date": x.from_date,
        "to_date": x.to_date,
        "evidence": x.evidence,
    }

NotificationMode = Literal["IN_PERSON", "POST", "PROXY", "REFUSED_TO_SIGN", "UNKNOWN"]

OpenedBecause = Literal["FIRST_CONTACT", "APPLICATION", "TRANSFER_IN", "IMPORT", "OTHER", "UNKNOWN"]

OpinionValue = Literal["FAVOURABLE", "RESERVED", "UNFAVOURABLE", "NO_OBJECTION", "UNKNOWN"]

OutcomeVerdict = Literal["ACCEPTED", "REFUSED", "SET_ASIDE", "UNKNOWN"]


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


def _write_PartialDate(x: PartialDate) -> dict[str, Any]:
    return {
        "year": x.year,
        "month": x.month,
        "day": x.day,
        "calendar": x.calendar,
    }

PermitStatus = Literal["PRODUCED", "HANDED_OVER", "EXPIRED", "UNKNOWN"]


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


def _write_PermitState(x: PermitState) -> dict[str, Any]:
    return {
        "permit_id": x.permit_id,
        "application_id": x.application_id,
        "card_number": x.card_number,
        "title": x.title,
        "reason": x.reason,
        "valid_from": x.valid_from,
        "valid_to": x.valid_to,
        "status": x.status,
        "handed_on": x.handed_on,
    }

Script = Literal["ARAB", "LATN", "OTHER"]


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


def _write_PersonName(x: PersonName) -> dict[str, Any]:
    return {
        "script": x.script,
        "kind": x.kind,
        "family": x.family,
        "given": x.given,
        "father": x.father,
        "grandfather": x.grandfather,
    }


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


def _write_Phrase(x: Phrase) -> dict[str, Any]:
    return {
        "en": x.en,
        "fr": x.fr,
        "ar": x.ar,
    }

ReadPurpose = Literal["FILE_HANDLING", "DECISION", "NOTIFICATION", "SUBJECT_ACCESS", "CORRECTION", "AUDIT", "LEGAL_PROCEEDINGS", "UNKNOWN"]


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


def _write_RecentAct(x: RecentAct) -> dict[str, Any]:
    return {
        "version": x.version,
        "event_id": x.event_id,
        "event_type": x.event_type,
        "about": x.about,
        "device_id": x.device_id,
    }


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


def _write_Reliance(x: Reliance) -> dict[str, Any]:
    return {
        "file_id": x.file_id,
        "version": x.version,
    }


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


def _write_RewrappedKey(x: RewrappedKey) -> dict[str, Any]:
    return {
        "field": x.field,
        "subject_key_id": x.subject_key_id,
        "wrapped_key": x.wrapped_key,
    }

Right = Literal["STAY", "WORK", "UNKNOWN"]

SealVerdict = Literal["NONE", "SOUND", "UNREADABLE", "BIRTH_DATE_IMPOSSIBLE", "NAME_CONTROL_CHARACTER", "CONTENT_MISFIT", "UNKNOWN"]

StampFlag = Literal["CONCURRENT", "CONFLICT_CASE", "BACK_CAPTURED", "OUTSIDE_PROCEDURE", "CAPTURED_LATE", "UNKNOWN"]

TravelDocumentType = Literal["P", "PD", "PS", "I", "TD_1951", "TD_1954", "LAISSEZ", "OTHER", "UNKNOWN"]

TravelDocumentStatus = Literal["VALID", "LOST", "STOLEN", "EXPIRED", "SUSPECT", "UNKNOWN"]


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


def _write_TravelDocumentState(x: TravelDocumentState) -> dict[str, Any]:
    return {
        "document_id": x.document_id,
        "document_type": x.document_type,
        "issuing_state": x.issuing_state,
        "expires_on": x.expires_on,
        "status": x.status,
    }


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


def _write_AddressDetail(x: AddressDetail) -> dict[str, Any]:
    return {
        "arabic": x.arabic,
        "latin": x.latin,
    }


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


def _write_PersonIdentity(x: PersonIdentity) -> dict[str, Any]:
    return {
        "names": [_write_PersonName(item) for item in x.names],
        "birth_date": _write_PartialDate(x.birth_date),
        "birth_place": x.birth_place,
        "photo_ref": x.photo_ref,
    }


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


def _write_SealedText(x: SealedText) -> dict[str, Any]:
    return {
        "text": x.text,
    }


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


def _write_SponsorIdentity(x: SponsorIdentity) -> dict[str, Any]:
    return {
        "names": [_write_PersonName(item) for item in x.names],
        "relation": x.relation,
    }


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


def _write_TravelDocumentDetail(x: TravelDocumentDetail) -> dict[str, Any]:
    return {
        "number": x.number,
        "mrz": x.mrz,
    }


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


def _write_AddressDeclared(x: AddressDeclared) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "address_id": x.address_id,
        "detail": _write_Sealed(x.detail),
        "governorate": x.governorate,
        "delegation": x.delegation,
        "imada": x.imada,
        "since": x.since,
        "proof_code": x.proof_code,
        "declared_late_days": x.declared_late_days,
        "previous_station": x.previous_station,
    }


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


def _write_ApplicationClosed(x: ApplicationClosed) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "ground_code": x.ground_code,
    }


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


def _write_ApplicationLodged(x: ApplicationLodged) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "kind": x.kind,
        "reason": x.reason,
        "title_sought": x.title_sought,
        "is_late": x.is_late,
        "late_because": x.late_because,
        "sponsor": None if x.sponsor is None else _write_Sealed(x.sponsor),
        "checklist_version": x.checklist_version,
        "channel": x.channel,
    }


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


def _write_ApplicationWithdrawn(x: ApplicationWithdrawn) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "ground_code": x.ground_code,
    }


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


def _write_ComplementReceived(x: ComplementReceived) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "items": x.items,
        "checklist_complete": x.checklist_complete,
    }


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


def _write_ComplementRequested(x: ComplementRequested) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "level": x.level,
        "items": x.items,
        "due_on": x.due_on,
        "clock_stops": x.clock_stops,
    }


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


def _write_ConflictResolved(x: ConflictResolved) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "conflict_id": x.conflict_id,
        "resolution": x.resolution,
    }


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


def _write_DecisionNotified(x: DecisionNotified) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "decision_id": x.decision_id,
        "mode": x.mode,
        "notified_on": x.notified_on,
        "language": x.language,
        "appeal_deadline": x.appeal_deadline,
    }


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


def _write_DecisionTaken(x: DecisionTaken) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "decision_id": x.decision_id,
        "outcome": x.outcome,
        "title": x.title,
        "reason": x.reason,
        "valid_from": x.valid_from,
        "valid_to": x.valid_to,
        "conditions": [_write_Condition(item) for item in x.conditions],
        "refusal_grounds": x.refusal_grounds,
        "signatory": x.signatory,
        "prepared_by": x.prepared_by,
        "relied_on": [_write_Reliance(item) for item in x.relied_on],
    }


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


def _write_DocumentAssessed(x: DocumentAssessed) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "document_code": x.document_code,
        "verdict": x.verdict,
        "valid_until": x.valid_until,
        "scan_ref": None if x.scan_ref is None else _write_Sealed(x.scan_ref),
        "scan_sha256": x.scan_sha256,
        "assessed_against": x.assessed_against,
        "checklist_complete": x.checklist_complete,
    }


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
    x.amount = _millimes(row["amount"])
    x.__class__ = FeeAssessed
    return cast(FeeAssessed, x)


def _write_FeeAssessed(x: FeeAssessed) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "fee_id": x.fee_id,
        "tariff_id": x.tariff_id,
        "tariff_version": x.tariff_version,
        "amount": _decimal(x.amount),
    }


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


def _write_FileForwarded(x: FileForwarded) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "from_unit": x.from_unit,
        "to_unit": x.to_unit,
        "to_level": x.to_level,
        "batch_number": x.batch_number,
        "contents_sha256": x.contents_sha256,
    }


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


def _write_FileOpened(x: FileOpened) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "file_number": x.file_number,
        "person_id": x.person_id,
        "station_of_charge": x.station_of_charge,
        "opened_because": x.opened_because,
    }


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


def _write_FileReceived(x: FileReceived) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "from_unit": x.from_unit,
        "to_unit": x.to_unit,
        "level": x.level,
        "batch_number": x.batch_number,
    }


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


def _write_ImportSessionApproved(x: ImportSessionApproved) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "session_id": x.session_id,
        "unit": x.unit,
        "import_device": x.import_device,
        "opened_by": x.opened_by,
        "approved_by": x.approved_by,
        "from_date": x.from_date,
        "to_date": x.to_date,
        "source_sha256": x.source_sha256,
    }


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


def _write_OpinionRecorded(x: OpinionRecorded) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "level": x.level,
        "value": x.value,
        "ground_code": x.ground_code,
        "restricted_note": None if x.restricted_note is None else _write_Sealed(x.restricted_note),
    }


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
    x.amount = _millimes(row["amount"])
    x.receipt_number = row["receipt_number"]
    x.paid_on = row["paid_on"]
    x.__class__ = PaymentRecorded
    return cast(PaymentRecorded, x)


def _write_PaymentRecorded(x: PaymentRecorded) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "payment_id": x.payment_id,
        "charge_id": x.charge_id,
        "amount": _decimal(x.amount),
        "receipt_number": x.receipt_number,
        "paid_on": x.paid_on,
    }


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
    x.amount = _millimes(row["amount"])
    x.weeks_overstay = row["weeks_overstay"]
    x.cap_applied = row["cap_applied"]
    x.__class__ = PenaltyAssessed
    return cast(PenaltyAssessed, x)


def _write_PenaltyAssessed(x: PenaltyAssessed) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "penalty_id": x.penalty_id,
        "tariff_id": x.tariff_id,
        "tariff_version": x.tariff_version,
        "amount": _decimal(x.amount),
        "weeks_overstay": x.weeks_overstay,
        "cap_applied": x.cap_applied,
    }


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
    x.amount = _millimes(row["amount"])
    x.waiver_ref = row["waiver_ref"]
    x.__class__ = PenaltyWaived
    return cast(PenaltyWaived, x)


def _write_PenaltyWaived(x: PenaltyWaived) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "penalty_id": x.penalty_id,
        "amount": _decimal(x.amount),
        "waiver_ref": x.waiver_ref,
    }


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


def _write_PermitExpired(x: PermitExpired) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "permit_id": x.permit_id,
        "expired_on": x.expired_on,
    }


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


def _write_PermitHandedOver(x: PermitHandedOver) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "permit_id": x.permit_id,
        "handed_to": x.handed_to,
        "handed_on": x.handed_on,
    }


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


def _write_PermitProduced(x: PermitProduced) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "decision_id": x.decision_id,
        "permit_id": x.permit_id,
        "card_number": x.card_number,
        "title": x.title,
        "valid_from": x.valid_from,
        "valid_to": x.valid_to,
        "batch": x.batch,
    }


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


def _write_PersonRegistered(x: PersonRegistered) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "person_id": x.person_id,
        "identity": _write_Sealed(x.identity),
        "sex": x.sex,
        "birth_year": x.birth_year,
        "birth_country": x.birth_country,
        "nationalities": [_write_Nationality(item) for item in x.nationalities],
        "languages": x.languages,
        "education": x.education,
        "civil_status": x.civil_status,
    }


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


def _write_ReceiptExtended(x: ReceiptExtended) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "receipt_id": x.receipt_id,
        "valid_to": x.valid_to,
    }


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


def _write_ReceiptIssued(x: ReceiptIssued) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "receipt_id": x.receipt_id,
        "receipt_number": x.receipt_number,
        "valid_from": x.valid_from,
        "valid_to": x.valid_to,
        "rights": x.rights,
        "copy_number": x.copy_number,
    }


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


def _write_ReceiptLapsed(x: ReceiptLapsed) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "application_id": x.application_id,
        "receipt_id": x.receipt_id,
        "lapsed_on": x.lapsed_on,
    }


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


def _write_TravelDocumentRecorded(x: TravelDocumentRecorded) -> dict[str, Any]:
    return {
        "meta": _write_Meta(x.meta),
        "document_id": x.document_id,
        "document_type": x.document_type,
        "detail": _write_Sealed(x.detail),
        "issuing_state": x.issuing_state,
        "issued_on": x.issued_on,
        "expires_on": x.expires_on,
        "checks": _write_MrzChecks(x.checks),
        "capture_mode": x.capture_mode,
        "status": x.status,
    }


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


def _write_FileState(x: FileState) -> dict[str, Any]:
    return {
        "file_id": x.file_id,
        "version": x.version,
        "status": x.status,
        "file_number": x.file_number,
        "person_id": x.person_id,
        "subject_key_id": x.subject_key_id,
        "station_of_charge": x.station_of_charge,
        "sex": x.sex,
        "birth_year": x.birth_year,
        "nationality": x.nationality,
        "governorate": x.governorate,
        "address_since": x.address_since,
        "opened_at": x.opened_at,
        "last_recorded_at": x.last_recorded_at,
        "back_captured": x.back_captured,
        "applications": [_write_ApplicationState(item) for item in x.applications],
        "permits": [_write_PermitState(item) for item in x.permits],
        "charges": [_write_ChargeState(item) for item in x.charges],
        "travel_documents": [_write_TravelDocumentState(item) for item in x.travel_documents],
        "devices": [_write_DeviceMark(item) for item in x.devices],
        "recent": [_write_RecentAct(item) for item in x.recent],
        "conflicts": [_write_ConflictState(item) for item in x.conflicts],
        "blocked": x.blocked,
    }


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


def _write_ImportSession(x: ImportSession) -> dict[str, Any]:
    return {
        "session_id": x.session_id,
        "unit": x.unit,
        "import_device": x.import_device,
        "opened_by": x.opened_by,
        "approved_by": x.approved_by,
        "from_date": x.from_date,
        "to_date": x.to_date,
        "recorded_at": x.recorded_at,
    }


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


def _write_DeadLetter(x: DeadLetter) -> dict[str, Any]:
    return {
        "source_topic": x.source_topic,
        "source_partition": x.source_partition,
        "source_offset": x.source_offset,
        "file_id": x.file_id,
        "error_code": x.error_code,
        "detail": x.detail,
        "mend": _write_Phrase(x.mend),
        "size": x.size,
        "received_at": x.received_at,
        "epoch": x.epoch,
        "original": x.original,
        "behind": x.behind,
        "status": x.status,
        "settled_by": x.settled_by,
        "attempts": x.attempts,
    }


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


def _write_DeadRecord(x: DeadRecord) -> dict[str, Any]:
    return {
        "key": x.key,
        "value": x.value,
        "headers": [_write_HeaderPair(item) for item in x.headers],
    }


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


def _write_Outcome(x: Outcome) -> dict[str, Any]:
    return {
        "content_sha256": x.content_sha256,
        "verdict": x.verdict,
        "rule_id": x.rule_id,
        "file_version": x.file_version,
    }


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


def _write_RecordAccessed(x: RecordAccessed) -> dict[str, Any]:
    return {
        "access_id": x.access_id,
        "file_id": x.file_id,
        "actor_id": x.actor_id,
        "actor_role": x.actor_role,
        "unit": x.unit,
        "purpose": x.purpose,
        "case_ref": x.case_ref,
        "fields": x.fields,
        "at": x.at,
    }


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


def _write_Refusal(x: Refusal) -> dict[str, Any]:
    return {
        "event_id": x.event_id,
        "file_id": x.file_id,
        "event_type": x.event_type,
        "station_id": x.station_id,
        "device_id": x.device_id,
        "device_seq": x.device_seq,
        "rule_id": x.rule_id,
        "rules_version": x.rules_version,
        "field": x.field,
        "reason": _write_Phrase(x.reason),
        "mend": _write_Phrase(x.mend),
        "detail": x.detail,
        "recorded_at": x.recorded_at,
        "source": x.source,
    }


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


def _write_Stamp(x: Stamp) -> dict[str, Any]:
    return {
        "file_version": x.file_version,
        "recorded_at": x.recorded_at,
        "flags": x.flags,
        "findings": x.findings,
        "rules_version": x.rules_version,
        "schema_sha256": x.schema_sha256,
        "seal_verdict": x.seal_verdict,
        "keys": [_write_RewrappedKey(item) for item in x.keys],
        "signature_path": x.signature_path,
    }


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


def _write_SubjectKey(x: SubjectKey) -> dict[str, Any]:
    return {
        "subject_key_id": x.subject_key_id,
        "vault_key_id": x.vault_key_id,
        "wrapped_key": x.wrapped_key,
    }


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
WRITERS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "AddressDetail": _write_AddressDetail,
    "PersonIdentity": _write_PersonIdentity,
    "SealedText": _write_SealedText,
    "SponsorIdentity": _write_SponsorIdentity,
    "TravelDocumentDetail": _write_TravelDocumentDetail,
    "AddressDeclared": _write_AddressDeclared,
    "ApplicationClosed": _write_ApplicationClosed,
    "ApplicationLodged": _write_ApplicationLodged,
    "ApplicationWithdrawn": _write_ApplicationWithdrawn,
    "ComplementReceived": _write_ComplementReceived,
    "ComplementRequested": _write_ComplementRequested,
    "ConflictResolved": _write_ConflictResolved,
    "DecisionNotified": _write_DecisionNotified,
    "DecisionTaken": _write_DecisionTaken,
    "DocumentAssessed": _write_DocumentAssessed,
    "FeeAssessed": _write_FeeAssessed,
    "FileForwarded": _write_FileForwarded,
    "FileOpened": _write_FileOpened,
    "FileReceived": _write_FileReceived,
    "ImportSessionApproved": _write_ImportSessionApproved,
    "OpinionRecorded": _write_OpinionRecorded,
    "PaymentRecorded": _write_PaymentRecorded,
    "PenaltyAssessed": _write_PenaltyAssessed,
    "PenaltyWaived": _write_PenaltyWaived,
    "PermitExpired": _write_PermitExpired,
    "PermitHandedOver": _write_PermitHandedOver,
    "PermitProduced": _write_PermitProduced,
    "PersonRegistered": _write_PersonRegistered,
    "ReceiptExtended": _write_ReceiptExtended,
    "ReceiptIssued": _write_ReceiptIssued,
    "ReceiptLapsed": _write_ReceiptLapsed,
    "TravelDocumentRecorded": _write_TravelDocumentRecorded,
    "FileState": _write_FileState,
    "ImportSession": _write_ImportSession,
    "DeadLetter": _write_DeadLetter,
    "DeadRecord": _write_DeadRecord,
    "Outcome": _write_Outcome,
    "RecordAccessed": _write_RecordAccessed,
    "Refusal": _write_Refusal,
    "Stamp": _write_Stamp,
    "SubjectKey": _write_SubjectKey,
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
