"""Valid events for every test: one function per kind, whose defaults tell the life of one file in the summer of 2026.

    state = life(person_registered(), file_opened(), application_lodged())
    event = decision_taken(signatory="D-7", prepared_by="D-7")

`changes` replace fields of the event; names of the envelope's fields go to its `meta`. Ids come from `an_id("name")`.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from register.codes import documents
from register.days import DAY, HOUR, day_of
from register.decide import Accepted, Context, Refused, decide
from register.fold import fold
from register.numbers import file_number
from schemas import events
from schemas.events import Event, FileState, ImportSession, Meta, Nationality, Sealed
from schemas.ids import derived_id

START_DAY = day_of(2026, 6, 1)
START = START_DAY * DAY + 8 * HOUR  # 09:00 in Tunis
UNIT = "LM-01"
DOCUMENT = next(iter(documents()))
_META = {field.name for field in fields(Meta)}


def an_id(name: str) -> str:
    """Return the id that always stands for this name."""
    return derived_id("tests", name)


FILE, PERSON, APPLICATION, RECEIPT = an_id("file"), an_id("person"), an_id("application"), an_id("receipt")
DECISION, PERMIT, FEE, PENALTY = an_id("decision"), an_id("permit"), an_id("fee"), an_id("penalty")
ADDRESS, TRAVEL_DOCUMENT, SESSION = an_id("address"), an_id("travel document"), an_id("session")


def meta(**changes: Any) -> Meta:
    """Return an envelope of a clerk at LM-01; `at` gives occurred_at and effective_date together."""
    at = changes.pop("at", START)
    values: dict[str, Any] = {
        "event_id": an_id("event"),
        "file_id": FILE,
        "occurred_at": at,
        "effective_date": at // DAY,
        "device_id": "LM-01-A",
        "device_seq": 1,
        "station_id": UNIT,
        "district_id": "LM",
        "corps": "SURETE",
        "actor_id": "C-1",
        "actor_role": "CLERK",
        "correlation_id": an_id("matter"),
        "transaction_id": an_id("transaction"),
        "base_version": 0,
    }
    return Meta(**(values | changes))


def sealed(key: str = PERSON, content: str = "PersonIdentity") -> Sealed:
    """Return a sealed value of the right sizes; nobody can open it."""
    return Sealed(
        subject_key_id=key,
        content=content,
        epoch="2026-06",
        device_key_envelope=bytes(80),
        wrapped_data_key=bytes(40),
        nonce=bytes(12),
        ciphertext=bytes(120),
    )


def _made(name: str, defaults: dict[str, Any], changes: dict[str, Any]) -> Any:
    envelope = {key: changes.pop(key) for key in list(changes) if key in _META or key == "at"}
    given = changes.pop("meta", None) or meta(**({"event_id": an_id(name)} | envelope))
    return events.EVENTS[name](meta=given, **(defaults | changes))


def person_registered(**changes: Any) -> events.PersonRegistered:
    """A woman from Côte d'Ivoire, born in 1999."""
    defaults = {
        "person_id": PERSON,
        "identity": sealed(),
        "sex": 2,
        "birth_year": 1999,
        "birth_country": "CIV",
        "nationalities": (Nationality(code="CIV", is_primary=True),),
        "languages": ("fra",),
        "education": 6,
        "civil_status": "S",
    }
    return _made("PersonRegistered", defaults, changes)


def travel_document_recorded(**changes: Any) -> events.TravelDocumentRecorded:
    """Her passport."""
    defaults = {
        "document_id": TRAVEL_DOCUMENT,
        "document_type": "P",
        "detail": sealed(content="TravelDocumentDetail"),
        "issuing_state": "CIV",
        "issued_on": START_DAY - 400,
        "expires_on": START_DAY + 1_400,
        "checks": events.MrzChecks(),
        "capture_mode": "OCR",
        "status": "VALID",
    }
    return _made("TravelDocumentRecorded", defaults, changes)


def file_opened(**changes: Any) -> events.FileOpened:
    """The file gets its number."""
    number = file_number(UNIT, 2026, 42)
    defaults = {
        "file_number": number,
        "person_id": PERSON,
        "station_of_charge": UNIT,
        "opened_because": "APPLICATION",
    }
    return _made("FileOpened", defaults, changes)


def address_declared(**changes: Any) -> events.AddressDeclared:
    """An address in the governorate of Tunis."""
    detail = sealed(content="AddressDetail")
    defaults = {"address_id": ADDRESS, "detail": detail, "governorate": "11", "since": START_DAY - 10}
    return _made("AddressDeclared", defaults, changes)


def application_lodged(**changes: Any) -> events.ApplicationLodged:
    """A first application to study."""
    defaults = {
        "application_id": APPLICATION,
        "kind": "FIRST",
        "reason": "STUDY",
        "title_sought": "TEMPORARY",
        "checklist_version": "2024-1",
        "channel": "COUNTER",
    }
    return _made("ApplicationLodged", defaults, changes)


def document_assessed(**changes: Any) -> events.DocumentAssessed:
    """A document is there."""
    defaults = {
        "application_id": APPLICATION,
        "document_code": DOCUMENT,
        "verdict": "PRESENT",
        "assessed_against": "STUDY/2024-1",
    }
    return _made("DocumentAssessed", defaults, changes)


def checklist_completed(**changes: Any) -> events.DocumentAssessed:
    """The last document is there: nothing is missing."""
    return document_assessed(**({"checklist_complete": True, "event_id": an_id("complete")} | changes))


def complement_requested(**changes: Any) -> events.ComplementRequested:
    """A document is asked for; the clock stops."""
    defaults = {"application_id": APPLICATION, "level": "STATION", "items": (DOCUMENT,), "due_on": START_DAY + 30}
    return _made("ComplementRequested", defaults, changes)


def complement_received(**changes: Any) -> events.ComplementReceived:
    """It came in."""
    defaults = {"application_id": APPLICATION, "items": (DOCUMENT,), "checklist_complete": True}
    return _made("ComplementReceived", defaults, changes)


def fee_assessed(**changes: Any) -> events.FeeAssessed:
    """150 dinars are due."""
    defaults = {
        "application_id": APPLICATION,
        "fee_id": FEE,
        "tariff_id": "FEE_TEMPORARY_CARD",
        "tariff_version": "1",
        "amount": 150_000,
    }
    return _made("FeeAssessed", defaults, changes)


def penalty_assessed(**changes: Any) -> events.PenaltyAssessed:
    """Three weeks at 20 dinars."""
    defaults = {
        "application_id": APPLICATION,
        "penalty_id": PENALTY,
        "tariff_id": "OVERSTAY_REGULARISATION",
        "tariff_version": "2",
        "amount": 60_000,
        "weeks_overstay": 3,
    }
    return _made("PenaltyAssessed", defaults, changes)


def penalty_waived(**changes: Any) -> events.PenaltyWaived:
    """The whole penalty is waived by the one decree that is known, within its dates."""
    defaults = {
        "application_id": APPLICATION,
        "penalty_id": PENALTY,
        "amount": 60_000,
        "waiver_ref": "DECREE_2020_416",
        "approved_by": "LM1-010",
    }
    return _made("PenaltyWaived", defaults, {"at": day_of(2020, 8, 1) * DAY} | changes)


def payment_recorded(**changes: Any) -> events.PaymentRecorded:
    """The fee is paid."""
    defaults = {
        "application_id": APPLICATION,
        "payment_id": an_id("payment"),
        "charge_id": FEE,
        "amount": 150_000,
        "receipt_number": "T-1",
        "paid_on": START_DAY,
    }
    return _made("PaymentRecorded", defaults, changes)


def receipt_issued(**changes: Any) -> events.ReceiptIssued:
    """A receipt for 30 days."""
    defaults = {
        "application_id": APPLICATION,
        "receipt_id": RECEIPT,
        "receipt_number": "R-1",
        "valid_from": START_DAY,
        "valid_to": START_DAY + 29,
        "rights": ("STAY",),
    }
    return _made("ReceiptIssued", defaults, changes)


def receipt_extended(**changes: Any) -> events.ReceiptExtended:
    """30 days more."""
    defaults = {"application_id": APPLICATION, "receipt_id": RECEIPT, "valid_to": START_DAY + 59}
    return _made("ReceiptExtended", defaults, changes)


def _of_system(day: int, changes: dict[str, Any]) -> dict[str, Any]:
    system = {"device_id": "system", "device_seq": 0, "actor_id": "system", "actor_role": "SYSTEM"}
    return {"at": day * DAY - HOUR, "effective_date": day} | system | changes


def receipt_lapsed(**changes: Any) -> events.ReceiptLapsed:
    """The notice of the day after the receipt's last."""
    defaults = {"application_id": APPLICATION, "receipt_id": RECEIPT, "lapsed_on": START_DAY + 30}
    return _made("ReceiptLapsed", defaults, _of_system(START_DAY + 30, changes))


def opinion_recorded(**changes: Any) -> events.OpinionRecorded:
    """The head of the station is in favour."""
    head = {"actor_id": "H-1", "actor_role": "STATION_HEAD"}
    defaults = {"application_id": APPLICATION, "level": "STATION", "value": "FAVOURABLE"}
    return _made("OpinionRecorded", defaults, head | changes)


def file_forwarded(**changes: Any) -> events.FileForwarded:
    """To the directorate."""
    defaults = {"application_id": APPLICATION, "from_unit": UNIT, "to_unit": "DG-BE", "to_level": "DIRECTORATE"}
    return _made("FileForwarded", defaults, changes)


def file_received(**changes: Any) -> events.FileReceived:
    """It arrived at the directorate."""
    defaults = {"application_id": APPLICATION, "from_unit": UNIT, "to_unit": "DG-BE", "level": "DIRECTORATE"}
    return _made("FileReceived", defaults, changes)


def decision_taken(**changes: Any) -> events.DecisionTaken:
    """A temporary title for a year, prepared by D-2, signed and recorded by D-1."""
    envelope = {"actor_id": changes.get("signatory", "D-1"), "actor_role": "SIGNATORY"}
    defaults = {
        "application_id": APPLICATION,
        "decision_id": DECISION,
        "outcome": "GRANT",
        "title": "TEMPORARY",
        "reason": "STUDY",
        "valid_from": START_DAY + 5,
        "valid_to": START_DAY + 369,
        "signatory": "D-1",
        "prepared_by": "D-2",
    }
    return _made("DecisionTaken", defaults, envelope | changes)


def decision_refused(**changes: Any) -> events.DecisionTaken:
    """A refusal, with its ground."""
    refusal = {"outcome": "REFUSE", "title": None, "reason": None, "valid_from": None, "valid_to": None}
    return decision_taken(**(refusal | {"refusal_grounds": ("MEANS",)} | changes))


def decision_notified(**changes: Any) -> events.DecisionNotified:
    """In person, with a term of appeal."""
    defaults = {
        "application_id": APPLICATION,
        "decision_id": DECISION,
        "mode": "IN_PERSON",
        "notified_on": START_DAY,
        "language": "fra",
        "appeal_deadline": START_DAY + 60,
    }
    return _made("DecisionNotified", defaults, changes)


def permit_produced(**changes: Any) -> events.PermitProduced:
    """The card of the decision."""
    printer = {"actor_id": "P-1", "actor_role": "PRINT_SHOP"}
    defaults = {
        "application_id": APPLICATION,
        "decision_id": DECISION,
        "permit_id": PERMIT,
        "card_number": "K-1",
        "title": "TEMPORARY",
        "valid_from": START_DAY + 5,
        "valid_to": START_DAY + 369,
    }
    return _made("PermitProduced", defaults, printer | changes)


def permit_handed_over(**changes: Any) -> events.PermitHandedOver:
    """To the holder."""
    return _made("PermitHandedOver", {"permit_id": PERMIT, "handed_to": "SELF", "handed_on": START_DAY}, changes)


def permit_expired(**changes: Any) -> events.PermitExpired:
    """The notice of the day after the card's last."""
    day = START_DAY + 370
    return _made("PermitExpired", {"permit_id": PERMIT, "expired_on": day}, _of_system(day, changes))


def application_withdrawn(**changes: Any) -> events.ApplicationWithdrawn:
    """The applicant withdraws."""
    return _made("ApplicationWithdrawn", {"application_id": APPLICATION, "ground_code": "OWN_WISH"}, changes)


def application_closed(**changes: Any) -> events.ApplicationClosed:
    """Closed without a decision."""
    return _made("ApplicationClosed", {"application_id": APPLICATION, "ground_code": "NO_ANSWER"}, changes)


def conflict_resolved(**changes: Any) -> events.ConflictResolved:
    """The case of two addresses is settled."""
    defaults = {"conflict_id": an_id("second address"), "resolution": "KEEP_SECOND"}
    return _made("ConflictResolved", defaults, changes)


def import_session_approved(**changes: Any) -> events.ImportSessionApproved:
    """H-1 asks, H-2 approves the taking over of 2020 to 2025 at LM-01."""
    envelope = {"file_id": SESSION, "actor_id": "H-2", "actor_role": "STATION_HEAD"}
    defaults = {
        "session_id": SESSION,
        "unit": UNIT,
        "import_device": "LM-01-IMPORT",
        "opened_by": "H-1",
        "approved_by": "H-2",
        "from_date": day_of(2020),
        "to_date": day_of(2025, 12, 31),
    }
    return _made("ImportSessionApproved", defaults, envelope | changes)


def session(**changes: Any) -> ImportSession:
    """The session that `import_session_approved` approves."""
    approved = import_session_approved()
    names = ("session_id", "unit", "import_device", "opened_by", "approved_by", "from_date", "to_date")
    values = {name: getattr(approved, name) for name in names} | {"recorded_at": START}
    return ImportSession(**(values | changes))


def taken_over(day: int = day_of(2021, 3, 1), **changes: Any) -> dict[str, Any]:
    """Return the envelope of an act of that day in the import session."""
    return {"at": day * DAY + 9 * HOUR, "device_id": "LM-01-IMPORT", "import_session": SESSION} | changes


def context(event: Event | None = None, **changes: Any) -> Context:
    """Return the screen's context: an event is recorded a minute after it happened, an import on 1 June 2026."""
    at = START if event is None else max(START, event.meta.occurred_at)
    is_import = event is not None and event.meta.import_session is not None
    values = {"recorded_at": at + 60_000_000, "seal_verdict": "SOUND", "session": session() if is_import else None}
    return Context(**(values | changes))


def life(*acts: Event, state: FileState | None = None) -> FileState:
    """Return the file after these acts, each judged and accepted; device numbers and versions are filled in."""
    for act in acts:
        event = next_act(state, act)
        verdict = decide(state, event, context(event))
        assert isinstance(verdict, Accepted), (event.NAME, verdict)
        state = fold(state, event, version=version_of(state) + 1, recorded_at=context(event).recorded_at)
    assert state is not None
    return state


def version_of(state: FileState | None) -> int:
    """Return the version of a file, 0 before it begins."""
    return 0 if state is None else state.version


def next_act(state: FileState | None, event: Event) -> Any:
    """Return the event as the device of its envelope would send it next, having seen the whole file."""
    if event.meta.device_id == "system":
        return event
    seqs = {mark.device_id: mark.device_seq for mark in state.devices} if state else {}
    seq = seqs.get(event.meta.device_id, 0) + 1
    envelope = {"device_seq": seq, "base_version": version_of(state)}
    if event.meta.event_id == an_id(event.NAME):  # a default: the same act twice must still be two events
        envelope["event_id"] = derived_id("tests", event.NAME, event.meta.device_id, str(seq))
    return with_meta(event, **envelope)


def with_meta(event: Any, **changes: Any) -> Any:
    """Return the event with fields of its envelope changed."""
    values = {field.name: getattr(event, field.name) for field in fields(event)}
    envelope = {field.name: getattr(event.meta, field.name) for field in fields(Meta)}
    return type(event)(**(values | {"meta": Meta(**(envelope | changes))}))


def judged(state: FileState | None, event: Event, **changes: Any) -> Accepted | Refused:
    """Return what the register answers to the event as the next act of its device."""
    event = next_act(state, event)
    return decide(state, event, context(event, **changes))


REGISTERED = (person_registered(), file_opened())
LODGED = (*REGISTERED, application_lodged())
COMPLETE = (*LODGED, checklist_completed())
AT_DIRECTORATE = (*COMPLETE, opinion_recorded(), file_forwarded(), file_received())
DECIDED = (*AT_DIRECTORATE, decision_taken())
from tests.examples_appeal import EVERY_APPEAL  # noqa: E402 - the families build on what stands above
from tests.examples_care import EVERY_CARE  # noqa: E402 - the families build on what stands above
from tests.examples_data import EVERY_DATA_EVENT  # noqa: E402 - the families build on what stands above
from tests.examples_deadline import EVERY_DEADLINE  # noqa: E402 - the families build on what stands above
from tests.examples_file import EVERY_FILE_EVENT  # noqa: E402 - the families build on what stands above
from tests.examples_identity import EVERY_IDENTITY_EVENT  # noqa: E402 - the families build on what stands above
from tests.examples_measure import EVERY_MEASURE  # noqa: E402 - the families build on what stands above
from tests.examples_permit import EVERY_PERMIT_EVENT  # noqa: E402 - the families build on what stands above
from tests.examples_situation import EVERY_SITUATION  # noqa: E402 - the families build on what stands above
from tests.examples_stay import EVERY_STAY  # noqa: E402 - the families build on what stands above

EVERY_EVENT = (
    *DECIDED,
    travel_document_recorded(), address_declared(), document_assessed(), complement_requested(), complement_received(),
    fee_assessed(), penalty_assessed(), penalty_waived(), payment_recorded(), receipt_issued(), receipt_extended(),
    receipt_lapsed(), decision_notified(), permit_produced(), permit_handed_over(), permit_expired(),
    application_withdrawn(), application_closed(), conflict_resolved(), import_session_approved(),
    *EVERY_DATA_EVENT, *EVERY_FILE_EVENT, *EVERY_IDENTITY_EVENT, *EVERY_PERMIT_EVENT,
    *EVERY_CARE, *EVERY_DEADLINE, *EVERY_SITUATION, *EVERY_STAY,
    *EVERY_MEASURE, *EVERY_APPEAL,
)  # fmt: skip
"""At least one event of each type."""
