"""Money: the fee by the tariff of the day, what lateness costs, payments, and a waiver where a decree allows one."""

from __future__ import annotations

from producers.simulator.intake import CARD_PRICE
from producers.simulator.national.life import Life
from producers.simulator.national.told import ToldApplication
from producers.simulator.people import STUDENTS
from register.penalties import DaySpan, late_renewal_surcharge, overstay_penalty
from register.tariffs import Occasion, fee_for


def charge(life: Life, application: ToldApplication) -> None:
    """Assess the fee and what lateness costs; money comes in, once in a while in two parts or not at all."""
    asked = Occasion(
        title=application.title or "TEMPORARY",
        kind=application.kind,
        reason=life.reason,
        nationality=life.desk.told.nationality,
    )
    tariff = fee_for(asked, life.law())
    if tariff is not None:
        amount = CARD_PRICE[life.reason in STUDENTS] if tariff.amount is None else tariff.amount
        fee = life.story.new_id("fee")
        fields: dict[str, object] = {
            "application_id": application.application_id,
            "fee_id": fee,
            "tariff_id": tariff.rule.rule_id,
            "tariff_version": tariff.rule.version,
            "amount": amount,
        }
        life.desk.act(life.station, "FeeAssessed", 5, "FINANCE", fields)
        life.desk.home.told.due += amount
        if life.lucky(0.05):
            pay(life, application, fee, amount // 2)
            amount -= amount // 2
        pay(life, application, fee, amount)
    if application.late == "APPLICANT":
        _penalise(life, application)


def pay(life: Life, application: ToldApplication, charge_id: str, amount: int, *, refused: str | None = None) -> None:
    """Take money."""
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "payment_id": life.story.new_id("payment"),
        "charge_id": charge_id,
        "amount": amount,
        "receipt_number": f"RF-{life.chance.randrange(10**6, 10**7)}",
        "paid_on": life.today,
    }
    life.desk.act(life.station, "PaymentRecorded", 5, "FINANCE", fields, refused=refused)
    if refused is None:
        life.desk.home.told.paid += amount


def _penalise(life: Life, application: ToldApplication) -> None:
    """Count by the table of the day: a surcharge for a late renewal, else weeks; some never pay."""
    law, ends = life.law(), life.right_ends() or life.today - 1
    found = None
    if application.kind == "RENEWAL":
        found = late_renewal_surcharge(valid_to=ends, lodged_on=life.story.acted_on, because="APPLICANT", law=law)
    if found is None:
        found = overstay_penalty((DaySpan(first=ends + 1, last=life.today - 1),), law)
    if found is None:
        return
    penalty, due = life.story.new_id("penalty"), found.amount
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "penalty_id": penalty,
        "tariff_id": found.rule.rule_id,
        "tariff_version": found.rule.version,
        "amount": due,
        "weeks_overstay": found.weeks,
        "cap_applied": found.cap_applied,
    }
    life.desk.act(life.station, "PenaltyAssessed", 5, "FINANCE", fields)
    life.desk.home.told.due += due
    decrees = [each for each in life.law().entries("waivers") if found.rule.rule_id in each.texts("penalties")]
    if decrees and due and life.lucky(0.3):
        waiver: dict[str, object] = {
            "application_id": application.application_id,
            "penalty_id": penalty,
            "amount": due // 2,
            "waiver_ref": decrees[0].id,
            "category": "VULNERABLE",
            "approved_by": life.station.officer(11),
        }
        life.desk.act(life.station, "PenaltyWaived", 10, "STATION_HEAD", waiver)
        life.desk.home.told.due -= due // 2
        due -= due // 2
    if due and life.lucky(0.85):
        pay(life, application, penalty, due)
