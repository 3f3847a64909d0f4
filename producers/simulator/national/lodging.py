"""An application at the counter: lodged in time or late, its documents looked at, its receipt."""

from __future__ import annotations

from producers.simulator.national.charging import charge
from producers.simulator.national.life import Life
from producers.simulator.national.told import ToldApplication
from producers.simulator.people import weighed
from producers.simulator.places import Office
from register.checklists import checklist_for, checklists_version
from schemas.events import ApplicationKind, LateBecause, Role, Title

RECEIPT_DAYS = 30  # domain.md 1.3: about a month


def lodge(life: Life, kind: ApplicationKind, title: Title) -> ToldApplication:
    """Lodge an application; one lodged after the right of stay ended is late, for one reason or another."""
    ends = life.right_ends()
    late: LateBecause | None = None
    if ends is not None and life.today > ends:
        late = weighed(life.chance, {"APPLICANT": 8, "ADMIN": 2})
    application = life.story.new_id("application")
    fields: dict[str, object] = {
        "application_id": application,
        "kind": kind,
        "reason": life.reason,
        "title_sought": title,
        "is_late": late is not None,
        "late_because": late,
        "checklist_version": checklists_version(),
        "channel": weighed(life.chance, {"COUNTER": 92, "PROXY": 8}),
    }
    life.desk.act(life.station, "ApplicationLodged", 1, "CLERK", fields)
    told = ToldApplication(
        application_id=application,
        home=life.desk.file_id,
        kind=kind,
        lodged_on=life.story.acted_on,
        late=late,
        title=title,
    )
    life.told.applications.append(told)
    if life.desk.told.status == "DORMANT":
        life.desk.told.status = "OPEN"
    return told


def take_in(life: Life, application: ToldApplication) -> bool:
    """Look at the documents, charge what is due, hand over a receipt; return whether the application goes on."""
    codes = list(checklist_for(life.reason, life.law()).documents)
    missing: list[str] = []
    if life.lucky(life.rates.incomplete):
        missing = life.chance.sample(codes[3:], k=min(len(codes) - 3, life.chance.choice((1, 1, 2))))
    seen = [code for code in codes if code not in missing]
    if application.kind == "RENEWAL":
        seen = seen[-3:]  # what has not changed is not looked at again
    for code in missing:
        assess(life, application, code, "MISSING")
    for code in seen:
        assess(life, application, code, "PRESENT", complete=not missing and code == seen[-1])
    charge(life, application)
    if not life.lucky(life.rates.unreceipted):
        receipt(life, application)
    return not missing or complement(life, application, life.station, tuple(missing))


def assess(life: Life, application: ToldApplication, code: str, verdict: str, *, complete: bool = False) -> None:
    """Look at one document."""
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "document_code": code,
        "verdict": verdict,
        "assessed_against": checklists_version(),
        "checklist_complete": complete,
    }
    life.desk.act(life.station, "DocumentAssessed", 3, "CLERK", fields)
    if complete:
        application.status = "COMPLETE"
    elif verdict == "MISSING":
        application.status = "INCOMPLETE"


def complement(life: Life, application: ToldApplication, asking: Office, items: tuple[str, ...]) -> bool:
    """Ask for documents and take them in days later; return False when they never came and the matter was closed."""
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "level": asking.kind,
        "items": items,
        "due_on": life.today + 30,
        "clock_stops": True,
    }
    role: Role = "CLERK" if asking.kind == "STATION" else "DIRECTORATE_OFFICER"
    life.desk.act(asking, "ComplementRequested", 3, role, fields)
    application.status = "INCOMPLETE"
    if asking.kind == "STATION" and life.lucky(life.rates.abandoned / life.rates.incomplete):
        life.story.wait(days=life.chance.randint(60, 120))
        close(life, application, "ApplicationClosed", "ABANDONED")
        return False
    life.story.wait(days=life.chance.randint(4, 38))
    received: dict[str, object] = {
        "application_id": application.application_id,
        "items": items,
        "checklist_complete": False,
    }
    life.desk.act(life.station, "ComplementReceived", 3, "CLERK", received)
    for code in items:
        assess(life, application, code, "PRESENT", complete=code == items[-1])
    return True


def close(life: Life, application: ToldApplication, event: str, ground: str) -> None:
    """End an application without a decision."""
    fields: dict[str, object] = {"application_id": application.application_id, "ground_code": ground}
    life.desk.act(life.station, event, 10, "STATION_HEAD", fields)
    application.status, application.closed_on = "CLOSED", life.story.acted_on


def receipt(life: Life, application: ToldApplication) -> None:
    """Hand over a receipt of a month."""
    first, last = life.today, life.today + RECEIPT_DAYS
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "receipt_id": life.story.new_id("receipt"),
        "receipt_number": f"{life.station.code}-{life.chance.randrange(10**5, 10**6)}",
        "valid_from": first,
        "valid_to": last,
        "rights": ("STAY", "WORK") if life.reason == "WORK_SALARIED" else ("STAY",),
    }
    life.desk.act(life.station, "ReceiptIssued", 10, "STATION_HEAD", fields)
    application.receipts.append((first, last))
    life.receipts[application.application_id] = str(fields["receipt_id"])


def extend_receipt(life: Life, application: ToldApplication) -> None:
    """Lengthen the last receipt by a month."""
    first, last = application.receipts[-1]
    until = max(last, life.today) + RECEIPT_DAYS
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "receipt_id": life.receipts[application.application_id],
        "valid_to": until,
    }
    life.desk.act(life.station, "ReceiptExtended", 10, "STATION_HEAD", fields)
    application.receipts[-1] = (first, until)
