"""What requests about a person's data, holds and destruction may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from register.checks import code, codes, date_, few, id_, past, period, stated_today
from register.verdict import Refused
from schemas.events import (
    DataShredded,
    RectificationRefused,
    RetentionHoldLifted,
    RetentionHoldPlaced,
    SubjectRequestAnswered,
    SubjectRequestReceived,
)


def subject_request_received(event: SubjectRequestReceived, today: int) -> Refused | None:
    """What is asked, since when, and the term of the answer."""
    return (
        id_("request_id", event.request_id)
        or stated_today(event.meta, "kind", event.kind)
        or past("received_on", event.received_on, today)
        or date_("due_on", event.due_on)
        or period(event.received_on, event.due_on, first_field="received_on", last_field="due_on")
    )


def subject_request_answered(event: SubjectRequestAnswered, today: int) -> Refused | None:
    """A day that has come."""
    return past("answered_on", event.answered_on, today)


def rectification_refused(event: RectificationRefused, today: int) -> Refused | None:
    """A day that has come, and a ground at least."""
    return (
        past("refused_on", event.refused_on, today)
        or (None if event.grounds else Refused(rule_id="GROUND_MISSING", field="grounds"))
        or codes("grounds", event.grounds)
    )


def retention_hold_placed(event: RetentionHoldPlaced, _today: int) -> Refused | None:
    """What is held, on what ground, and the second person."""
    return (
        id_("hold_id", event.hold_id)
        or code("scope", event.scope)
        or code("legal_ground", event.legal_ground)
        or code("approved_by", event.approved_by)
    )


def retention_hold_lifted(event: RetentionHoldLifted, _today: int) -> Refused | None:
    """A ground and the second person."""
    return code("ground_code", event.ground_code) or code("approved_by", event.approved_by)


def data_shredded(event: DataShredded, _today: int) -> Refused | None:
    """Which keys, on what ground, by which record, before whom."""
    return (
        code("scope", event.scope)
        or few("key_ids", event.key_ids)
        or next((bad for bad in (id_("key_ids", each) for each in event.key_ids) if bad), None)
        or code("legal_ground", event.legal_ground)
        or code("certificate_ref", event.certificate_ref)
        or code("approved_by", event.approved_by)
        or codes("witnesses", event.witnesses)
    )
