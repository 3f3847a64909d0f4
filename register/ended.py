"""What has ended by its dates, as notices of the system actor: receipts that lapsed, cards and measures that ran out.

Validity always derives from dates; the notices only say so, in the file's order, and never twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from register.days import local_day
from register.find import last_receipt
from register.judge_measure import runs_out
from register.machines import OPEN, PERMIT
from register.notices import notice_meta
from schemas.events import Event, FileState, MeasureExpired, PermitExpired, ReceiptLapsed

RECEIPT_RULE = "receipt-lapsed:1"
PERMIT_RULE = "permit-expired:1"
MEASURE_RULE = "measure-expired:1"


def ended_notices(state: FileState, today: int) -> tuple[Event, ...]:
    """Return the notices of what ended before `today` (a day in Tunis) and does not say so yet, in the file's order."""
    return (*_lapsed(state, today), *_expired(state, today), *_measures(state, today))


def _lapsed(state: FileState, today: int) -> Iterator[Event]:
    for application in state.applications:
        last = last_receipt(application) if application.status in OPEN else None
        if last is not None and not last.lapsed and last.valid_to < today:
            due = last.valid_to + 1
            meta = notice_meta(state, RECEIPT_RULE, last.receipt_id, application.application_id, due)
            yield ReceiptLapsed(
                meta=meta, application_id=application.application_id, receipt_id=last.receipt_id, lapsed_on=due
            )


def _expired(state: FileState, today: int) -> Iterator[Event]:
    """Cards that ended before an older register was taken over are history: their dates say so, no notice does."""
    taken_over = None if state.taken_over_at is None else local_day(state.taken_over_at)
    for permit in state.permits:
        if permit.valid_to < today and "PermitExpired" in PERMIT.get(permit.status, {}):
            due = permit.valid_to + 1
            if taken_over is None or due >= taken_over:
                meta = notice_meta(state, PERMIT_RULE, permit.permit_id, permit.application_id, due)
                yield PermitExpired(meta=meta, permit_id=permit.permit_id, expired_on=due)


def _measures(state: FileState, today: int) -> Iterator[Event]:
    """A measure with a last day is over after it, whether anybody was told or not; so in a closed file."""
    for measure in state.measures:
        last = measure.to_date
        if last is not None and last < today and runs_out(measure):
            meta = notice_meta(state, MEASURE_RULE, measure.measure_id, measure.measure_id, last + 1)
            yield MeasureExpired(meta=meta, measure_id=measure.measure_id, expired_on=last + 1)
