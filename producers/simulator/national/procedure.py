"""An application's way through the offices: opinions, forwarding, decision, notification, appeal; or its end on it."""

from __future__ import annotations

from producers.simulator.national.country import COURT, DIRECTORATE
from producers.simulator.national.life import Life
from producers.simulator.national.lodging import complement, extend_receipt
from producers.simulator.national.told import ToldApplication
from producers.simulator.people import WORKERS, weighed
from producers.simulator.places import Office
from register.lawbook import law_of_act
from register.titles import title_terms
from schemas.events import Condition, DecisionOutcome, Role

APPEAL_DAYS = 60  # invented: the term of appeal is not verified
PREPARER, SIGNATORY = 31, 40
_YEAR_DAYS = 365
_PROFESSIONS = ("5120", "2512", "7112", "5223")  # ISCO-08


def go_up(life: Life, application: ToldApplication) -> None:
    """Give opinions at station and district, and send the application up to the directorate."""
    opinion(life, application, life.station, 10, "STATION_HEAD")
    application.status = "UNDER_REVIEW"
    move(life, application, life.station, life.district)
    application.status = "AT_DISTRICT"
    life.story.wait(days=life.chance.randint(1, 9))
    opinion(life, application, life.district, 20, "DISTRICT_OFFICER")
    move(life, application, life.district, DIRECTORATE)
    application.status = "AT_DIRECTORATE"


def opinion(life: Life, application: ToldApplication, office: Office, officer: int, role: Role) -> None:
    """Record the opinion of an office."""
    value = weighed(life.chance, {"FAVOURABLE": 74, "NO_OBJECTION": 18, "RESERVED": 6, "UNFAVOURABLE": 2})
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "level": office.kind,
        "value": value,
    }
    life.desk.act(office, "OpinionRecorded", officer, role, fields)


def move(life: Life, application: ToldApplication, sender: Office, receiver: Office) -> None:
    """Send the application, and have it received some days later: two facts."""
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "from_unit": sender.code,
        "to_unit": receiver.code,
        "batch_number": f"B{life.today}",
    }
    sends: Role = "STATION_HEAD" if sender.kind == "STATION" else "DISTRICT_OFFICER"
    life.desk.act(sender, "FileForwarded", 10, sends, {**fields, "to_level": receiver.kind})
    application.status = "AT_DISTRICT" if receiver.kind == "DISTRICT" else "AT_DIRECTORATE"
    life.story.wait(days=life.chance.randint(1, 6))
    role: Role = "DISTRICT_OFFICER" if receiver.kind == "DISTRICT" else "DIRECTORATE_OFFICER"
    life.desk.act(receiver, "FileReceived", 30, role, {**fields, "level": receiver.kind})


def review(life: Life, application: ToldApplication) -> None:
    """Let the directorate take its time; it may ask for more, and receipts run out and are extended, or lapse."""
    decided = life.today + int(life.chance.lognormvariate(3.4, 0.6))
    if life.lucky(life.rates.asked_by_directorate):
        complement(life, application, DIRECTORATE, ("MEANS_PROOF",))
    while application.receipts and application.receipts[-1][1] < decided and life.lucky(life.rates.extended):
        life.story.wait_until(application.receipts[-1][1] - 2)
        extend_receipt(life, application)
    life.story.wait_until(decided)
    opinion(life, application, DIRECTORATE, PREPARER, "DIRECTORATE_OFFICER")
    application.status = "AT_DIRECTORATE"


def decide(life: Life, application: ToldApplication, *, granted: bool) -> None:
    """Take the decision: a title from some days on, or a refusal with its ground."""
    life.story.wait(days=life.chance.randint(0, 3))
    fields = decision_fields(life, application, granted=granted)
    life.desk.act(DIRECTORATE, "DecisionTaken", SIGNATORY, "SIGNATORY", fields)
    application.status = "DECIDED"
    application.decision_id = str(fields["decision_id"])
    application.outcome = "GRANT" if granted else "REFUSE"
    application.notified_on = None
    if granted:
        application.valid_from, application.valid_to = int(str(fields["valid_from"])), int(str(fields["valid_to"]))


def decision_fields(life: Life, application: ToldApplication, *, granted: bool) -> dict[str, object]:
    """Return what a decision of today says."""
    outcome: DecisionOutcome = "GRANT" if granted else "REFUSE"
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "decision_id": life.story.new_id("decision"),
        "outcome": outcome,
        "signatory": DIRECTORATE.officer(SIGNATORY),
        "prepared_by": DIRECTORATE.officer(PREPARER),
    }
    if not granted:
        return fields | {"refusal_grounds": (life.chance.choice(("MEANS", "DOCUMENTS", "PUBLIC-ORDER")),)}
    valid_from = life.today + 10  # no title begins before its decision
    conditions = (Condition(mention="WORK", profession=life.chance.choice(_PROFESSIONS)),)
    return fields | {
        "title": application.title,
        "reason": life.reason,
        "valid_from": valid_from,
        "valid_to": _end(life, application, valid_from),
        "conditions": conditions if life.reason in WORKERS else (),
    }


def notify(life: Life, application: ToldApplication) -> None:
    """Tell the person; from here on a term of appeal runs."""
    life.story.wait(days=life.chance.randint(2, 14))
    day = life.today
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "decision_id": application.decision_id,
        "mode": weighed(life.chance, {"IN_PERSON": 90, "POST": 7, "REFUSED_TO_SIGN": 3}),
        "notified_on": day,
        "language": "ara" if life.person.language == "ara" else "fra",
        "appeal_deadline": day + APPEAL_DAYS,
    }
    life.desk.act(life.station, "DecisionNotified", 3, "CLERK", fields)
    application.status, application.notified_on = "NOTIFIED", day


def appeal(life: Life, application: ToldApplication) -> bool:
    """Attack a refusal before the court; return whether the court annulled it and the new decision grants."""
    life.story.wait(days=life.chance.randint(5, APPEAL_DAYS + 10))  # some are late: a court decides what follows
    appeal_id, suspensive = life.story.new_id("appeal"), life.lucky(0.3)
    filed: dict[str, object] = {
        "appeal_id": appeal_id,
        "against": "DECISION",
        "subject_id": application.decision_id,
        "court": "TA-TUNIS",
        "suspensive": suspensive,
        "filed_on": life.today,
    }
    life.desk.act(DIRECTORATE, "AppealFiled", 50, "LEGAL_OFFICER", filed)
    life.notes(appeal_id, "FILED")
    application.status, application.suspended = "UNDER_APPEAL", suspensive
    life.story.wait(days=life.chance.randint(60, 400))
    annulled = life.lucky(life.rates.annulled)
    outcome = "ANNULLED" if annulled else life.chance.choice(("DISMISSED", "DISMISSED", "INADMISSIBLE"))
    decided: dict[str, object] = {"appeal_id": appeal_id, "outcome": outcome, "decided_on": life.today}
    life.desk.act(COURT, "AppealDecided", 1, "COURT", decided)
    life.notes(appeal_id, outcome)
    application.suspended = False
    if not annulled:
        application.status = "NOTIFIED"
        return False
    application.status, application.outcome = "REOPENED", None
    application.decision_id = application.notified_on = None
    life.story.wait(days=life.chance.randint(10, 60))
    opinion(life, application, DIRECTORATE, PREPARER, "DIRECTORATE_OFFICER")
    application.status = "UNDER_REVIEW"
    move(life, application, life.station, DIRECTORATE)
    decide(life, application, granted=True)
    return True


def _end(life: Life, application: ToldApplication, valid_from: int) -> int:
    """Return the last day usually granted: 30 September for students, and never later than the law lets a title run."""
    law = law_of_act(effective_on=valid_from, done_on=valid_from)
    told = life.desk.told
    terms = title_terms(application.title or "TEMPORARY", reason=life.reason, nationality=told.nationality, law=law)
    usual = None if terms is None else terms.usual_last_day(valid_from)
    latest = None if terms is None else terms.latest_last_day(valid_from)
    return min((day for day in (usual, latest) if day is not None), default=valid_from + _YEAR_DAYS - 1)
