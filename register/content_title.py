"""What the acts on money, receipts and cards may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from register.checks import YEAR, amount, code, date_, id_, number, past, period, stated_today
from register.verdict import Refused
from schemas.events import (
    FeeAssessed,
    PaymentRecorded,
    PenaltyAssessed,
    PenaltyWaived,
    PermitExpired,
    PermitHandedOver,
    PermitProduced,
    ReceiptExtended,
    ReceiptIssued,
    ReceiptLapsed,
)


def fee_assessed(event: FeeAssessed, _today: int) -> Refused | None:
    """A fee by a tariff."""
    return (
        id_("fee_id", event.fee_id)
        or amount(event.amount)
        or code("tariff_id", event.tariff_id)
        or code("tariff_version", event.tariff_version)
    )


def penalty_assessed(event: PenaltyAssessed, _today: int) -> Refused | None:
    """A penalty by a tariff."""
    return (
        id_("penalty_id", event.penalty_id)
        or amount(event.amount)
        or number("weeks_overstay", event.weeks_overstay)
        or code("tariff_id", event.tariff_id)
        or code("tariff_version", event.tariff_version)
    )


def payment_recorded(event: PaymentRecorded, today: int) -> Refused | None:
    """Money that came in, on a day that has come."""
    return (
        id_("payment_id", event.payment_id)
        or amount(event.amount, least=1)
        or code("receipt_number", event.receipt_number)
        or past("paid_on", event.paid_on, today)
    )


def penalty_waived(event: PenaltyWaived, _today: int) -> Refused | None:
    """An amount above zero and the text that allows it."""
    return (
        amount(event.amount, least=1)
        or code("waiver_ref", event.waiver_ref)
        or (None if event.approved_by is None else code("approved_by", event.approved_by))
    )


def receipt_issued(event: ReceiptIssued, today: int) -> Refused | None:
    """A receipt with a period."""
    return (
        id_("receipt_id", event.receipt_id)
        or code("receipt_number", event.receipt_number)
        or number("copy_number", event.copy_number, least=1)
        or date_("valid_from", event.valid_from, today + YEAR)
        or period(event.valid_from, event.valid_to, first_field="valid_from", last_field="valid_to")
    )


def receipt_extended(event: ReceiptExtended, _today: int) -> Refused | None:
    """A new last day."""
    return date_("valid_to", event.valid_to)


def receipt_lapsed(event: ReceiptLapsed, today: int) -> Refused | None:
    """A day that has come."""
    return past("lapsed_on", event.lapsed_on, today)


def permit_produced(event: PermitProduced, _today: int) -> Refused | None:
    """A card with a number and a period."""
    return (
        id_("permit_id", event.permit_id)
        or code("card_number", event.card_number)
        or code("batch", event.batch)
        or stated_today(event.meta, "title", event.title)
        or period(event.valid_from, event.valid_to, first_field="valid_from", last_field="valid_to")
    )


def permit_handed_over(event: PermitHandedOver, today: int) -> Refused | None:
    """A day that has come."""
    return past("handed_on", event.handed_on, today) or stated_today(event.meta, "handed_to", event.handed_to)


def permit_expired(event: PermitExpired, today: int) -> Refused | None:
    """A day that has come."""
    return past("expired_on", event.expired_on, today)
