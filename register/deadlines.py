"""What has fallen due in a file, as notices of the system actor (design 12.6): lapsed receipts, ended permits.

What falls due derives from the dates in the file; the same due date gives the same notice, byte for byte, whenever the
timer runs. Never reads a clock: the day is an argument.
"""

from __future__ import annotations

from collections.abc import Iterator

from register.acts import SYSTEM_DEVICE
from register.days import first_moment, iso
from register.find import last_receipt
from register.machines import OPEN
from schemas.events import Event, FileState, Meta, PermitExpired, ReceiptLapsed
from schemas.ids import derived_id

RECEIPT_RULE = "receipt-lapsed:1"
PERMIT_RULE = "permit-expired:1"
REGISTER = "REGISTER"


def due_notices(state: FileState, today: int) -> tuple[Event, ...]:
    """Return the notices due on `today` (a day in Tunis) and not yet in the file, in the file's order."""
    return (*_lapsed(state, today), *_expired(state, today))


def _lapsed(state: FileState, today: int) -> Iterator[Event]:
    for application in state.applications:
        last = last_receipt(application) if application.status in OPEN else None
        if last is not None and not last.lapsed and last.valid_to < today:
            due = last.valid_to + 1
            meta = _meta(state, RECEIPT_RULE, last.receipt_id, application.application_id, due)
            yield ReceiptLapsed(
                meta=meta, application_id=application.application_id, receipt_id=last.receipt_id, lapsed_on=due
            )


def _expired(state: FileState, today: int) -> Iterator[Event]:
    for permit in state.permits:
        if permit.status != "EXPIRED" and permit.valid_to < today:
            due = permit.valid_to + 1
            meta = _meta(state, PERMIT_RULE, permit.permit_id, permit.application_id, due)
            yield PermitExpired(meta=meta, permit_id=permit.permit_id, expired_on=due)


def _meta(state: FileState, rule: str, subject: str, matter: str, due: int) -> Meta:
    """Return the envelope of a notice; `base_version` is 0, so that a later look at the file makes the same bytes."""
    event_id = derived_id(rule, subject, iso(due))
    return Meta(
        event_id=event_id,
        file_id=state.file_id,
        occurred_at=first_moment(due),
        effective_date=due,
        device_id=SYSTEM_DEVICE,
        device_seq=0,
        station_id=state.station_of_charge or REGISTER,
        district_id=REGISTER,
        actor_id=SYSTEM_DEVICE,
        actor_role="SYSTEM",
        correlation_id=matter,
        transaction_id=event_id,
        legal_basis=(),
        reason_code=rule,
        base_version=0,
    )
