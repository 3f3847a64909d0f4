"""Penalties for overstay and late renewal: counted from the days for which the person answers, by the table of the day.

Days on which the administration was late are the caller's to leave out; none is ever added here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from register.lawbook import LawOn
from register.lawentry import Citation, Entry
from register.lengths import Length, after
from register.money import dinars
from register.ruling import Ruling, refusing

WEEK = 7  # days
LateBecause = Literal["APPLICANT", "ADMIN", "FORCE_MAJEURE", "UNKNOWN"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DaySpan:
    """Days from `first` to `last`, both counted (days since 1970-01-01)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """A penalty in millimes, with what it was counted from; `cap_applied` when the cap was reached."""

    amount: int
    days: int
    weeks: int | None
    cap_applied: bool
    rule: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """What only a court imposes: prison and fine (millimes), each from least to most."""

    article: str
    prison_least: Length | None
    prison_most: Length | None
    fine_least: int | None
    fine_most: int | None
    rule: Citation


def overstay_penalty(answered_for: Iterable[DaySpan], law: LawOn) -> Penalty | None:
    """Return the regularisation fee for days stayed without right; None when no rule of the day knows one.

    `answered_for`: spans for which the person answers, in any order; a day in two of them counts once. The days of all
    spans are added before weeks are counted. The tariff is that of `law.on`, the day of the assessment (domain 1.5).
    """
    entry = _only(law, "OVERSTAY")
    if entry is None:
        return None
    days = days_in(answered_for)
    weeks = -(-days // WEEK) if entry.find_text("weeks") == "BEGUN" else days // WEEK
    amount, capped = _capped(weeks, entry)
    return Penalty(amount=amount, days=days, weeks=weeks, cap_applied=capped, rule=entry.citation)


def late_renewal_surcharge(
    *, valid_to: int, lodged_on: int, because: LateBecause, law: LawOn, excused: Sequence[DaySpan] = ()
) -> Penalty | None:
    """Return the surcharge for a renewal lodged after the last day of the card, with amount 0 when it is not owed.

    Not owed: in time, late because of the administration or force majeure, or every late day excused. None when no rule
    of the day knows a surcharge.
    """
    entry = _only(law, "LATE_RENEWAL")
    if entry is None:
        return None
    free_until = after(valid_to, entry.find_length("grace") or Length())
    late = set(range(free_until + 1, lodged_on + 1)) - {
        day for span in excused for day in range(max(span.first, free_until), min(span.last, lodged_on) + 1)
    }
    owed = bool(late) and because not in {"ADMIN", "FORCE_MAJEURE"}
    amount = (entry.find_money("amount") or 0) if owed else 0
    return Penalty(amount=amount, days=len(late) if owed else 0, weeks=None, cap_applied=False, rule=entry.citation)


def check_penalty(
    *, tariff_id: str, tariff_version: str, amount: int, weeks_overstay: int | None, cap_applied: bool, law: LawOn
) -> Ruling:
    """Return whether an assessed penalty is what the table of the day gives for the weeks that it states.

    Refusals: TARIFF_UNKNOWN, TARIFF_VERSION, AMOUNT_NOT_BY_TARIFF (amount, weeks or cap do not fit each other).
    """
    entry = law.find("penalties", tariff_id)
    if entry is None or entry.find_text("of") == "COURT":
        return refusing("TARIFF_UNKNOWN", "tariff_id", None, tariff_id)
    rule = entry.citation
    if tariff_version != rule.version:
        return refusing("TARIFF_VERSION", "tariff_version", rule, tariff_version)
    if entry.find_text("of") == "OVERSTAY":
        if weeks_overstay is None:
            return refusing("AMOUNT_NOT_BY_TARIFF", "weeks_overstay", rule)
        wanted, capped = _capped(weeks_overstay, entry)
    else:
        wanted, capped = entry.find_money("amount") or 0, False
    if amount != wanted:
        return refusing("AMOUNT_NOT_BY_TARIFF", "amount", rule, dinars(wanted))
    if cap_applied != capped:
        return refusing("AMOUNT_NOT_BY_TARIFF", "cap_applied", rule, str(capped).lower())
    return Ruling(rule=rule)


def sanctions(law: LawOn) -> tuple[Sanction, ...]:
    """Return what a court may impose (law 68-7, articles 23-27); the register assesses none of it."""
    return tuple(
        Sanction(
            article=entry.find_text("article") or "",
            prison_least=entry.find_length("prison_least"),
            prison_most=entry.find_length("prison_most"),
            fine_least=entry.find_money("least"),
            fine_most=entry.find_money("most"),
            rule=entry.citation,
        )
        for entry in law.entries("penalties")
        if entry.find_text("of") == "COURT"
    )


def days_in(spans: Iterable[DaySpan]) -> int:
    """Return how many days the spans cover; a day in two spans counts once, a span that ends before it begins not."""
    days, reached = 0, None
    for span in sorted(spans):
        first = span.first if reached is None else max(span.first, reached + 1)
        if span.last >= first:
            days += span.last - first + 1
            reached = span.last
    return days


def _capped(weeks: int, entry: Entry) -> tuple[int, bool]:
    amount, cap = weeks * (entry.find_money("per_week") or 0), entry.find_money("cap")
    return (amount, False) if cap is None or amount < cap else (cap, True)


def _only(law: LawOn, of: str) -> Entry | None:
    return next((entry for entry in law.entries("penalties") if entry.find_text("of") == of), None)
