"""What is valid on the day that a person looks at: it follows from the dates, whether or not a notice was raised.

Changes only what is shown; the stored state keeps what the events said.
"""

from __future__ import annotations

from dataclasses import replace

from register.machines import PERMIT
from schemas.events import (
    ApplicationState,
    FileState,
    PermitExpired,
    PermitState,
    ReceiptState,
    TravelDocumentState,
)


def as_valid_on(state: FileState, day: int) -> FileState:
    """Return the state with receipts, cards and travel documents as they are on a day (days since 1970-01-01).

    The last day is still valid.
    """
    return replace(
        state,
        applications=tuple(_application(one, day) for one in state.applications),
        permits=tuple(_permit(one, day) for one in state.permits),
        travel_documents=tuple(_document(one, day) for one in state.travel_documents),
    )


def _application(application: ApplicationState, day: int) -> ApplicationState:
    return replace(application, receipts=tuple(_receipt(one, day) for one in application.receipts))


def _receipt(receipt: ReceiptState, day: int) -> ReceiptState:
    return replace(receipt, lapsed=receipt.valid_to < day)


def _permit(permit: PermitState, day: int) -> PermitState:
    """A card that was stolen, withdrawn or replaced stays that after its last day: the machine says which expire."""
    ended = permit.valid_to < day and PermitExpired.NAME in PERMIT[permit.status]
    return replace(permit, status="EXPIRED") if ended else permit


def _document(document: TravelDocumentState, day: int) -> TravelDocumentState:
    ended = document.expires_on is not None and document.expires_on < day
    return replace(document, status="EXPIRED") if ended and document.status == "VALID" else document
