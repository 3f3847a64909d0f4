"""What is valid follows from the dates and the day looked at, whether or not a notice was raised."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from projections.validity import as_valid_on
from schemas.events import (
    ApplicationState,
    FileState,
    PermitState,
    PermitStatus,
    ReceiptState,
    TravelDocumentState,
)

_ID = "00000000-0000-4000-8000-000000000001"
LAST = 100


def file() -> FileState:
    """A file whose receipt, card and passport all end on day LAST; the receipt bears a notice of an earlier end."""
    receipt = ReceiptState(receipt_id=_ID, receipt_number="R1", valid_from=1, valid_to=LAST, lapsed=False, extensions=0)
    application = ApplicationState(
        application_id=_ID,
        kind="FIRST",
        reason="STUDY",
        title_sought="TEMPORARY",
        status="DECIDED",
        level="STATION",
        station_id="LM1",
        lodged_at=0,
        receipts=(receipt,),
    )
    permit = PermitState(
        permit_id=_ID, application_id=_ID, card_number="C1", title="TEMPORARY", reason="STUDY", valid_from=1,
        valid_to=LAST, status="HANDED_OVER",
    )  # fmt: skip
    passport = TravelDocumentState(
        document_id=_ID, document_type="P", issuing_state="FRA", expires_on=LAST, status="VALID"
    )
    return FileState(
        file_id=_ID, version=1, person_id=_ID, subject_key_id=_ID, opened_at=0, last_recorded_at=0,
        applications=(application,), permits=(permit,), travel_documents=(passport,),
    )  # fmt: skip


def standing(day: int) -> tuple[bool, str, str]:
    """Return receipt lapsed, state of the card, standing of the passport on a day."""
    seen = as_valid_on(file(), day)
    return seen.applications[0].receipts[0].lapsed, seen.permits[0].status, seen.travel_documents[0].status


def test_the_last_day_is_still_valid_and_the_next_is_not() -> None:
    """No notice is needed for a receipt, a card or a passport to end."""
    assert standing(LAST) == (False, "HANDED_OVER", "VALID")
    assert standing(LAST + 1) == (True, "EXPIRED", "EXPIRED")


@pytest.mark.parametrize("status", sorted({*get_args(PermitStatus)} - {"HANDED_OVER", "PRODUCED", "AT_STATION"}))
def test_what_became_of_a_card_is_still_told_after_its_last_day(status: PermitStatus) -> None:
    """A card that was stolen, withdrawn, replaced or misprinted did not merely expire."""
    (card,) = file().permits
    state = replace(file(), permits=(replace(card, status=status),))

    assert as_valid_on(state, LAST + 1).permits[0].status == status


def test_the_stored_state_is_left_as_it_is() -> None:
    """Only what is shown changes."""
    state = file()
    as_valid_on(state, LAST + 1)

    assert state == file()
