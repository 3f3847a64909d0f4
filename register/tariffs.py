"""Fees: which one an application owes, how much it is, and whether an assessed fee is the one that the tariff gives.

Amounts are millimes; an amount that nobody has read in the tariff's annex is None, and then the clerk's amount counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from register.lawbook import LawOn
from register.lawentry import Citation, Entry
from register.money import dinars
from register.ruling import Ruling, refusing
from schemas.events import ChargeState


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a fee is for: codes of the contracts; `nationality` is the one that the person relies on."""

    title: str
    kind: str
    reason: str
    nationality: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """A fee; `amount` in millimes, None while the tariff's amount is not known."""

    amount: int | None
    due_on: str | None
    rule: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What is due, in millimes: assessed = paid + waived + due."""

    assessed: int
    paid: int
    waived: int

    @property
    def due(self) -> int:
        """Return what is still to pay."""
        return self.assessed - self.paid - self.waived


def fee_for(occasion: Occasion, law: LawOn) -> Fee | None:
    """Return the fee that the tariff of the day gives, or None where it has none."""
    entry = law.matching(
        "fees",
        title=occasion.title,
        kind=occasion.kind,
        reason=occasion.reason,
        nationality=occasion.nationality,
    )
    return None if entry is None else _fee(entry)


def check_fee(occasion: Occasion, *, tariff_id: str, tariff_version: str, amount: int, law: LawOn) -> Ruling:
    """Return whether an assessed fee is the tariff's: its id, its version of that day and its amount.

    Refusals: TARIFF_UNKNOWN, TARIFF_NOT_FOR_THIS, TARIFF_VERSION, AMOUNT_NOT_BY_TARIFF (domain 1.5).
    """
    named = law.find("fees", tariff_id)
    if named is None:
        return refusing("TARIFF_UNKNOWN", "tariff_id", None, tariff_id)
    due = fee_for(occasion, law)
    if due is None or due.rule.rule_id != tariff_id:
        wanted = () if due is None else (due.rule.rule_id,)
        return refusing("TARIFF_NOT_FOR_THIS", "tariff_id", named.citation, *wanted)
    if tariff_version != due.rule.version:
        return refusing("TARIFF_VERSION", "tariff_version", due.rule, tariff_version)
    if due.amount is not None and amount != due.amount:
        return refusing("AMOUNT_NOT_BY_TARIFF", "amount", due.rule, dinars(due.amount))
    return Ruling(rule=due.rule)


def balance(charges: Iterable[ChargeState]) -> Balance:
    """Return the sum of fees and penalties, in part paid or waived or not."""
    listed = tuple(charges)
    return Balance(
        assessed=sum(charge.assessed for charge in listed),
        paid=sum(charge.paid for charge in listed),
        waived=sum(charge.waived for charge in listed),
    )


def _fee(entry: Entry) -> Fee:
    return Fee(amount=entry.find_money("amount"), due_on=entry.find_text("due_on"), rule=entry.citation)
