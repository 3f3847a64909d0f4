"""Acts on the card of the summer of 2026: ordered, arrived, lost, replaced, given back; and a misprint."""

from __future__ import annotations

from typing import Any

from schemas import events
from tests.examples import APPLICATION, DECISION, PERMIT, START_DAY, UNIT, _made, an_id

DUPLICATE = an_id("duplicate")
DIRECTORATE = {"actor_id": "D-3", "actor_role": "DIRECTORATE_OFFICER"}
PRINTER = {"actor_id": "P-1", "actor_role": "PRINT_SHOP"}


def permit_ordered(**changes: Any) -> events.PermitOrdered:
    """The card of the decision is ordered."""
    defaults = {
        "application_id": APPLICATION,
        "decision_id": DECISION,
        "permit_id": PERMIT,
        "title": "TEMPORARY",
        "valid_from": START_DAY + 5,
        "valid_to": START_DAY + 369,
    }
    return _made("PermitOrdered", defaults, DIRECTORATE | changes)


def permit_arrived(**changes: Any) -> events.PermitArrived:
    """It lies at LM-01."""
    return _made("PermitArrived", {"permit_id": PERMIT, "unit": UNIT}, changes)


def permit_withdrawn(**changes: Any) -> events.PermitWithdrawn:
    """The ground of the stay is gone from the hundredth day."""
    defaults = {"permit_id": PERMIT, "grounds": ("REASON_GONE",), "withdrawn_from": START_DAY + 100}
    return _made("PermitWithdrawn", defaults, {"actor_id": "D-1", "actor_role": "SIGNATORY"} | changes)


def permit_reported(**changes: Any) -> events.PermitReported:
    """It was stolen."""
    return _made("PermitReported", {"permit_id": PERMIT, "loss": "STOLEN", "reported_on": START_DAY}, changes)


def permit_duplicate_issued(**changes: Any) -> events.PermitDuplicateIssued:
    """A new card with the last day of the old one."""
    defaults = {
        "permit_id": DUPLICATE,
        "replaces_permit_id": PERMIT,
        "card_number": "K-2",
        "valid_from": START_DAY + 20,
        "valid_to": START_DAY + 369,
    }
    return _made("PermitDuplicateIssued", defaults, PRINTER | changes)


def permit_returned(**changes: Any) -> events.PermitReturned:
    """The holder gives it back."""
    return _made("PermitReturned", {"permit_id": PERMIT, "returned_on": START_DAY}, changes)


def permit_cancelled(**changes: Any) -> events.PermitCancelled:
    """The name was misprinted."""
    return _made("PermitCancelled", {"permit_id": PERMIT, "ground_code": "NAME_MISPRINTED"}, changes)


EVERY_PERMIT_EVENT = (
    permit_ordered(), permit_arrived(), permit_withdrawn(), permit_reported(), permit_duplicate_issued(),
    permit_returned(), permit_cancelled(),
)  # fmt: skip
