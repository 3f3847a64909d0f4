"""Measures: an expulsion attacked or carried out, a ban, an assigned residence with its reports."""

from __future__ import annotations

from producers.drafts import Clear
from producers.simulator.national.cards import withdraw
from producers.simulator.national.country import BORDER, COURT, DIRECTORATE
from producers.simulator.national.crossings import leaves
from producers.simulator.national.life import Life
from producers.simulator.national.opening import address_detail
from producers.simulator.national.told import ToldMeasure
from schemas.events import MeasureKind

_EVERY = 7  # days between two reports
_RESIDENCE_DAYS = 90
_BAN_DAYS = 3_652


def befall(life: Life) -> bool:
    """Let a measure befall the person; return whether it ended in their departure."""
    kind = life.chance.choice(("EXPULSION", "ASSIGNED_RESIDENCE"))
    if kind == "ASSIGNED_RESIDENCE":
        reside(life)
        return False
    return expel(life)


def order(life: Life, kind: MeasureKind, *, to_date: int | None = None) -> ToldMeasure:
    """Order a measure in the Minister's name and tell the person."""
    day = life.today
    measure = ToldMeasure(
        measure_id=life.story.new_id("measure"), home=life.desk.file_id, kind=kind, from_date=day, to_date=to_date
    )
    fields: dict[str, object] = {
        "measure_id": measure.measure_id,
        "kind": kind,
        "grounds": ("PUBLIC-ORDER",),
        "ordered_on": day,
        "from_date": day,
        "to_date": to_date,
    }
    clear: dict[str, Clear] = {}
    if kind == "ASSIGNED_RESIDENCE":
        clear["place"] = Clear(content=address_detail(life, life.station))
        fields |= {
            "governorate": life.governorate,
            "reporting_every_days": _EVERY,
            "reporting_unit": life.station.code,
        }
    life.desk.act(DIRECTORATE, "MeasureOrdered", 90, "MINISTER", fields, clear=clear)
    life.told.measures.append(measure)
    life.happens(f"{kind}_ORDERED")
    life.story.wait(days=life.chance.randint(1, 6))
    told_on = life.today
    told: dict[str, object] = {
        "measure_id": measure.measure_id,
        "mode": "IN_PERSON",
        "notified_on": told_on,
        "language": "ara" if life.person.language == "ara" else "fra",
        "appeal_deadline": told_on + 60,
    }
    life.desk.act(life.station, "MeasureNotified", 10, "STATION_HEAD", told)
    measure.status, measure.notified_on = "NOTIFIED", told_on
    return measure


def expel(life: Life) -> bool:
    """Expel; an appeal may suspend it, win or lose; return whether the person had to leave."""
    measure = order(life, "EXPULSION")
    if life.lucky(0.5) and not _stands_after_appeal(life, measure):
        return False
    card = next((each for each in life.permits() if each.last >= life.today and each.status == "HANDED_OVER"), None)
    if card is not None:
        withdraw(life, card)
    life.story.wait(days=life.chance.randint(3, 20))
    day = life.today
    fields: dict[str, object] = {"measure_id": measure.measure_id, "executed_on": day, "post_code": "TUN-CAR"}
    life.desk.act(BORDER, "MeasureExecuted", 1, "BORDER_OFFICER", fields)
    measure.status, measure.executed_on = "EXECUTED", day
    life.happens("EXPELLED")
    life.here = False
    leaves(life, day)
    if life.lucky(0.6):
        ban(life)
    return True


def ban(life: Life) -> None:
    """Ban the return for ten years."""
    measure = order(life, "ENTRY_BAN", to_date=life.today + _BAN_DAYS)
    if life.lucky(0.15):
        life.story.wait(days=life.chance.randint(100, 900))
        fields: dict[str, object] = {
            "measure_id": measure.measure_id,
            "ground_code": "REVIEW",
            "lifted_on": life.today,
        }
        life.desk.act(DIRECTORATE, "MeasureLifted", 90, "MINISTER", fields)
        measure.status = "LIFTED"


def reside(life: Life) -> None:
    """Assign a residence for ninety days: reports are made and missed, and then it is lifted or runs out."""
    measure = order(life, "ASSIGNED_RESIDENCE", to_date=life.today + _RESIDENCE_DAYS)
    begun = measure.notified_on or measure.from_date
    due = measure.from_date + ((begun - measure.from_date) // _EVERY + 1) * _EVERY
    for _ in range(life.chance.randint(2, 8)):
        missed = life.lucky(0.15)
        life.story.wait_until(due + 1 if missed else due)
        fields: dict[str, object] = {
            "measure_id": measure.measure_id,
            "due_on": due,
            "reported_on": None if missed else life.today,
            "unit": life.station.code,
        }
        life.desk.act(life.station, "ReportingRecorded", 3, "CLERK", fields)
        due += _EVERY
    lifted: dict[str, object] = {"measure_id": measure.measure_id, "ground_code": "REVIEW", "lifted_on": life.today}
    life.desk.act(DIRECTORATE, "MeasureLifted", 90, "MINISTER", lifted)
    measure.status = "LIFTED"


def _stands_after_appeal(life: Life, measure: ToldMeasure) -> bool:
    """Attack the measure before the court; return whether it still stands."""
    appeal_id, suspensive = life.story.new_id("appeal"), life.lucky(0.6)
    filed: dict[str, object] = {
        "appeal_id": appeal_id,
        "against": "MEASURE",
        "subject_id": measure.measure_id,
        "court": "TA-TUNIS",
        "suspensive": suspensive,
        "filed_on": life.today,
    }
    life.desk.act(DIRECTORATE, "AppealFiled", 50, "LEGAL_OFFICER", filed)
    life.notes(appeal_id, "FILED")
    if suspensive:
        measure.status = "SUSPENDED"
    life.story.wait(days=life.chance.randint(20, 200))
    won = life.lucky(life.rates.annulled)
    outcome = "ANNULLED" if won else "DISMISSED"
    decided: dict[str, object] = {"appeal_id": appeal_id, "outcome": outcome, "decided_on": life.today}
    life.desk.act(COURT, "AppealDecided", 1, "COURT", decided)
    life.notes(appeal_id, outcome)
    measure.status = "LIFTED" if won else "NOTIFIED"
    return not won
