"""Whether what an event says can be at all: codes, dates, amounts, ids; also for acts of the past.

Looks at the event alone, never at the file, so the same event always gets the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from register import content_application, content_person, content_title
from register.checks import EARLIEST, YEAR, code, codes, date_, id_, stated
from register.days import DAY, MINUTE, local_day
from register.verdict import Refused
from schemas.events import Event, Meta

CLOCK_TOLERANCE = 5 * MINUTE
_EARLIEST_MOMENT = EARLIEST * DAY


def content(event: Event, recorded_at: int) -> Refused | None:
    """Return the first thing in the event that cannot be, seen from the day of `recorded_at` (microseconds UTC)."""
    today = local_day(recorded_at + CLOCK_TOLERANCE)
    return _envelope(event.meta, recorded_at, today) or CONTENT[event.NAME](event, today)


def _envelope(meta: Meta, recorded_at: int, today: int) -> Refused | None:
    if meta.occurred_at > recorded_at + CLOCK_TOLERANCE:
        return Refused(rule_id="DATE_IN_FUTURE", field="meta.occurred_at")
    if meta.occurred_at < _EARLIEST_MOMENT:
        return Refused(rule_id="DATE_TOO_OLD", field="meta.occurred_at")
    return (
        date_("meta.effective_date", meta.effective_date, today + YEAR)
        or id_("meta.event_id", meta.event_id)
        or code("meta.station_id", meta.station_id)
        or code("meta.device_id", meta.device_id)
        or code("meta.actor_id", meta.actor_id)
        or code("meta.reason_code", meta.reason_code)
        or (codes("meta.legal_basis", meta.legal_basis) if meta.legal_basis else None)
        or _as_it_was(meta)
    )


def _as_it_was(meta: Meta) -> Refused | None:
    """Role and corps are frozen at the time of the act; only older registers may not know them."""
    if meta.import_session is not None or meta.actor_role == "SYSTEM":
        return None
    return stated("meta.actor_role", meta.actor_role) or stated("meta.corps", meta.corps)


CONTENT: Mapping[str, Callable[..., Refused | None]] = {
    "AddressDeclared": content_person.address_declared,
    "ApplicationClosed": content_application.application_closed,
    "ApplicationLodged": content_application.application_lodged,
    "ApplicationWithdrawn": content_application.application_withdrawn,
    "ComplementReceived": content_application.complement_received,
    "ComplementRequested": content_application.complement_requested,
    "ConflictResolved": content_person.conflict_resolved,
    "DecisionNotified": content_application.decision_notified,
    "DecisionTaken": content_application.decision_taken,
    "DocumentAssessed": content_application.document_assessed,
    "FeeAssessed": content_title.fee_assessed,
    "FileForwarded": content_application.file_forwarded,
    "FileOpened": content_person.file_opened,
    "FileReceived": content_application.file_received,
    "ImportSessionApproved": content_person.import_session_approved,
    "OpinionRecorded": content_application.opinion_recorded,
    "PaymentRecorded": content_title.payment_recorded,
    "PenaltyAssessed": content_title.penalty_assessed,
    "PenaltyWaived": content_title.penalty_waived,
    "PermitExpired": content_title.permit_expired,
    "PermitHandedOver": content_title.permit_handed_over,
    "PermitProduced": content_title.permit_produced,
    "PersonRegistered": content_person.person_registered,
    "ReceiptExtended": content_title.receipt_extended,
    "ReceiptIssued": content_title.receipt_issued,
    "ReceiptLapsed": content_title.receipt_lapsed,
    "TravelDocumentRecorded": content_person.travel_document_recorded,
}
"""One function per event type; a test proves that every type is here with the function for it."""
