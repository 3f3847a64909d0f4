"""What becomes of a card: ordered, printed, misprinted, on its way, handed over, lost and replaced, given back."""

from __future__ import annotations

from producers.simulator.national.country import DIRECTORATE
from producers.simulator.national.life import Life
from producers.simulator.national.procedure import notify
from producers.simulator.national.told import ToldApplication, ToldPermit
from schemas.events import PermitStatus

_RENEWED_FROM: frozenset[PermitStatus] = frozenset({"HANDED_OVER", "LOST", "STOLEN", "DAMAGED"})


def deliver(life: Life, application: ToldApplication) -> None:
    """Have the card of a grant printed, tell the person of the decision, and hand the card over."""
    permit = _print(life, application)
    if life.lucky(life.rates.misprinted):
        cancelled: dict[str, object] = {"permit_id": permit.permit_id, "ground_code": "NAME-MISPRINTED"}
        life.desk.act(DIRECTORATE, "PermitCancelled", 60, "PRINT_SHOP", cancelled)
        permit.status = "CANCELLED_PRINT_ERROR"
        permit = _print(life, application)
    life.story.wait(days=life.chance.randint(1, 6))
    arrived: dict[str, object] = {"permit_id": permit.permit_id, "unit": life.station.code}
    life.desk.act(life.station, "PermitArrived", 3, "CLERK", arrived)
    permit.status = "AT_STATION"
    notify(life, application)
    if not life.lucky(life.rates.never_collected):
        hand_over(life, permit)


def hand_over(life: Life, permit: ToldPermit) -> None:
    """Give the card to its holder; earlier cards of the same title are renewed by it."""
    to = "GUARDIAN" if life.person.is_child else "SELF"
    fields: dict[str, object] = {"permit_id": permit.permit_id, "handed_to": to, "handed_on": life.today}
    life.desk.act(life.station, "PermitHandedOver", 3, "CLERK", fields)
    permit.status = "HANDED_OVER"
    for each in life.permits():
        other = each.application_id != permit.application_id and each.title == permit.title
        if other and each.last < permit.last and each.status in _RENEWED_FROM:
            each.status = "RENEWED"


def lose(life: Life, permit: ToldPermit) -> None:
    """Report a card lost, stolen or damaged; most get another one with the same last day."""
    loss = life.chance.choice(("LOST", "LOST", "STOLEN", "DAMAGED"))
    fields: dict[str, object] = {"permit_id": permit.permit_id, "loss": loss, "reported_on": life.today}
    life.happens(f"CARD_{loss}")
    life.desk.act(life.station, "PermitReported", 3, "CLERK", fields)
    permit.status = {"LOST": "LOST", "STOLEN": "STOLEN", "DAMAGED": "DAMAGED"}[loss]  # type: ignore[assignment]
    life.story.wait(days=life.chance.randint(3, 25))
    if life.today + 40 > permit.last or life.lucky(0.2):
        return
    new = ToldPermit(
        permit_id=life.story.new_id("permit"),
        home=life.desk.file_id,
        application_id=permit.application_id,
        title=permit.title,
        first=life.today,
        last=permit.last,
        status="PRODUCED",
    )
    issued: dict[str, object] = {
        "permit_id": new.permit_id,
        "replaces_permit_id": permit.permit_id,
        "card_number": f"D{life.chance.randrange(10**7, 10**8)}",
        "valid_from": new.first,
        "valid_to": new.last,
    }
    life.desk.act(DIRECTORATE, "PermitDuplicateIssued", 60, "PRINT_SHOP", issued)
    permit.status = "REPLACED"
    life.told.permits.append(new)
    life.story.wait(days=life.chance.randint(2, 9))
    hand_over(life, new)


def withdraw(life: Life, permit: ToldPermit) -> None:
    """Take the title away before its last day."""
    day = life.today
    fields: dict[str, object] = {
        "permit_id": permit.permit_id,
        "grounds": (life.chance.choice(("REASON-GONE", "PUBLIC-ORDER")),),
        "withdrawn_from": day,
    }
    life.desk.act(DIRECTORATE, "PermitWithdrawn", 40, "SIGNATORY", fields)
    permit.status, permit.withdrawn_from = "WITHDRAWN", day


def give_back(life: Life, permit: ToldPermit) -> None:
    """Give a card back, as who leaves for good should; the title itself stays as it is."""
    fields: dict[str, object] = {"permit_id": permit.permit_id, "returned_on": life.today}
    life.desk.act(life.station, "PermitReturned", 3, "CLERK", fields)
    if permit.status == "HANDED_OVER":
        permit.status = "RETURNED"


def held_card(life: Life) -> ToldPermit | None:
    """Return the card in the person's hand whose title runs today."""
    cards = (each for each in reversed(life.permits()) if each.status == "HANDED_OVER")
    return next((each for each in cards if each.first <= life.today <= each.last), None)


def _print(life: Life, application: ToldApplication) -> ToldPermit:
    permit = ToldPermit(
        permit_id=life.story.new_id("permit"),
        home=life.desk.file_id,
        application_id=application.application_id,
        title=application.title or "TEMPORARY",
        first=application.valid_from or 0,
        last=application.valid_to or 0,
        status="PRODUCED",
    )
    fields: dict[str, object] = {
        "application_id": application.application_id,
        "decision_id": application.decision_id,
        "permit_id": permit.permit_id,
        "title": permit.title,
        "valid_from": permit.first,
        "valid_to": permit.last,
    }
    life.story.wait(days=life.chance.randint(2, 10))
    if life.lucky(life.rates.ordered):
        life.desk.act(DIRECTORATE, "PermitOrdered", 30, "DIRECTORATE_OFFICER", fields)
        permit.status = "ORDERED"
        life.told.permits.append(permit)
        life.story.wait(days=life.chance.randint(1, 5))
    printed = fields | {"card_number": f"T{life.chance.randrange(10**7, 10**8)}", "batch": f"P{life.today}"}
    life.desk.act(DIRECTORATE, "PermitProduced", 60, "PRINT_SHOP", printed)
    if permit.status != "ORDERED":
        life.told.permits.append(permit)
    permit.status = "PRODUCED"
    return permit
