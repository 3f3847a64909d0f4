"""Waivers of penalties: by a decree, within its dates, for its penalties, its categories of persons and its share."""

from __future__ import annotations

from register.days import iso
from register.lawbook import LawOn
from register.lawentry import Entry
from register.money import dinars
from register.ruling import Ruling, refusing
from schemas.events import ChargeState


def check_waiver(
    *,
    waiver_ref: str,
    tariff_id: str | None,
    charge: ChargeState,
    amount: int,
    law: LawOn,
    category: str | None = None,
    departs_on: int | None = None,
) -> Ruling:
    """Return whether a penalty may be waived by the decree that the act cites; `law.on` is the day of the waiver.

    `tariff_id`: the rule by which the penalty was assessed, None when the state does not keep it. `category` and
    `departs_on` are checked when they are known. Refusals: WAIVER_UNKNOWN, WAIVER_OUTSIDE_DATES, WAIVER_NOT_FOR_THIS,
    WAIVER_EXCEEDS_DUE.
    """
    entry = law.find("waivers", waiver_ref)
    if entry is None:
        known = law.table("waivers").versions.get(waiver_ref)
        if known is None:
            return refusing("WAIVER_UNKNOWN", "waiver_ref", None, waiver_ref)
        return refusing("WAIVER_OUTSIDE_DATES", "waiver_ref", known[-1].citation, *_dates(known[-1]))
    rule = entry.citation
    departure_by = entry.find_day("departure_by")
    if departs_on is not None and departure_by is not None and departs_on > departure_by:
        return refusing("WAIVER_OUTSIDE_DATES", "departs_on", rule, *_dates(entry))
    if charge.kind != "PENALTY" or (tariff_id is not None and tariff_id not in entry.texts("penalties")):
        return refusing("WAIVER_NOT_FOR_THIS", "penalty_id", rule, *entry.texts("penalties"))
    if category is not None and category not in entry.texts("categories"):
        return refusing("WAIVER_NOT_FOR_THIS", "category", rule, *entry.texts("categories"))
    most = waivable(charge, entry)
    if amount > most:
        return refusing("WAIVER_EXCEEDS_DUE", "amount", rule, dinars(most))
    return Ruling(rule=rule)


def waivable(charge: ChargeState, entry: Entry) -> int:
    """Return how much of a penalty the waiver still covers, in millimes: its share of the whole, at most the due."""
    share = charge.assessed * (entry.find_number("share_percent") or 0) // 100
    return max(0, min(share - charge.waived, charge.assessed - charge.paid - charge.waived))


def _dates(entry: Entry) -> tuple[str, ...]:
    return tuple(iso(day) for day in (entry.valid_from, entry.valid_to) if day is not None)
