"""What the acts on cards after the decision may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from register.checks import YEAR, code, codes, date_, id_, past, period, stated_today
from register.verdict import Refused
from schemas.events import (
    PermitArrived,
    PermitCancelled,
    PermitDuplicateIssued,
    PermitOrdered,
    PermitReported,
    PermitReturned,
    PermitWithdrawn,
)


def permit_ordered(event: PermitOrdered, _today: int) -> Refused | None:
    """A card with a title and a period."""
    return (
        id_("permit_id", event.permit_id)
        or stated_today(event.meta, "title", event.title)
        or period(event.valid_from, event.valid_to, first_field="valid_from", last_field="valid_to")
    )


def permit_arrived(event: PermitArrived, _today: int) -> Refused | None:
    """A station."""
    return code("unit", event.unit) or code("batch", event.batch)


def permit_withdrawn(event: PermitWithdrawn, today: int) -> Refused | None:
    """A ground at least, and the first day without the title."""
    return (
        (None if event.grounds else Refused(rule_id="GROUND_MISSING", field="grounds"))
        or codes("grounds", event.grounds)
        or date_("withdrawn_from", event.withdrawn_from, today + YEAR)
    )


def permit_reported(event: PermitReported, today: int) -> Refused | None:
    """What happened, on a day that has come."""
    return stated_today(event.meta, "loss", event.loss) or past("reported_on", event.reported_on, today)


def permit_duplicate_issued(event: PermitDuplicateIssued, _today: int) -> Refused | None:
    """Another card with a number of its own."""
    return (
        id_("permit_id", event.permit_id)
        or code("card_number", event.card_number)
        or code("batch", event.batch)
        or period(event.valid_from, event.valid_to, first_field="valid_from", last_field="valid_to")
    )


def permit_returned(event: PermitReturned, today: int) -> Refused | None:
    """A day that has come."""
    return past("returned_on", event.returned_on, today)


def permit_cancelled(event: PermitCancelled, _today: int) -> Refused | None:
    """A coded error."""
    return code("ground_code", event.ground_code)
