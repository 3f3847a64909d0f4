"""Acts on the data themselves: what the person asks, what is held, what is destroyed."""

from __future__ import annotations

from typing import Any

from register.days import DAY
from schemas import events
from tests.examples import PERSON, START, START_DAY, _made, an_id, sealed

REQUEST, HOLD = an_id("request"), an_id("hold")
AFTER_TERM = START + (5 * 365 + 1) * DAY
OFFICER = {"actor_id": "DP-1", "actor_role": "DATA_PROTECTION_OFFICER"}


def subject_request_received(**changes: Any) -> events.SubjectRequestReceived:
    """She wants her name written otherwise, and waits a month."""
    defaults = {"request_id": REQUEST, "kind": "RECTIFY", "received_on": START_DAY, "due_on": START_DAY + 30}
    return _made("SubjectRequestReceived", defaults, OFFICER | changes)


def subject_request_answered(**changes: Any) -> events.SubjectRequestAnswered:
    """She has her answer."""
    defaults = {"request_id": REQUEST, "answered_on": START_DAY, "answer": sealed(content="SealedText")}
    return _made("SubjectRequestAnswered", defaults, OFFICER | changes)


def rectification_refused(**changes: Any) -> events.RectificationRefused:
    """The passport shows the name as it is."""
    defaults = {"request_id": REQUEST, "refused_on": START_DAY, "grounds": ("DOCUMENT_SHOWS_IT",)}
    return _made("RectificationRefused", defaults, OFFICER | changes)


def retention_hold_placed(**changes: Any) -> events.RetentionHoldPlaced:
    """A court needs the file."""
    defaults = {"hold_id": HOLD, "scope": "FILE", "legal_ground": "COURT_ORDER", "approved_by": "DP-2"}
    return _made("RetentionHoldPlaced", defaults, OFFICER | changes)


def retention_hold_lifted(**changes: Any) -> events.RetentionHoldLifted:
    """The court has judged."""
    defaults = {"hold_id": HOLD, "ground_code": "CASE_ENDED", "approved_by": "DP-2"}
    return _made("RetentionHoldLifted", defaults, OFFICER | changes)


def data_shredded(**changes: Any) -> events.DataShredded:
    """After its term, before bailiff and expert."""
    defaults = {
        "scope": "FILE",
        "key_ids": (PERSON,),
        "legal_ground": "TERM_ENDED",
        "certificate_ref": "PV-2031-7",
        "approved_by": "DP-2",
        "witnesses": ("BAILIFF-4", "EXPERT-9"),
    }
    return _made("DataShredded", defaults, {"at": AFTER_TERM} | OFFICER | changes)


EVERY_DATA_EVENT = (
    subject_request_received(), subject_request_answered(), rectification_refused(), retention_hold_placed(),
    retention_hold_lifted(), data_shredded(),
)  # fmt: skip
