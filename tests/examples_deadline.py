"""Valid notices of deadlines for every test: the card of the story ends in 60 days."""

from __future__ import annotations

from typing import Any

from register.days import DAY, HOUR, iso
from schemas import events
from schemas.ids import derived_id
from tests.examples import PERMIT, START_DAY, _made

CARD_ENDS = START_DAY + 369
DEADLINE = derived_id("CARD_EXPIRY_60", PERMIT, iso(CARD_ENDS))


def _of_system(day: int, changes: dict[str, Any]) -> dict[str, Any]:
    system = {"device_id": "system", "device_seq": 0, "actor_id": "system", "actor_role": "SYSTEM"}
    return {"at": day * DAY - HOUR, "effective_date": day} | system | changes


def deadline_raised(**changes: Any) -> events.DeadlineRaised:
    """Sixty days before the card ends."""
    defaults = {
        "deadline_id": DEADLINE,
        "rule_id": "CARD_EXPIRY_60",
        "rule_version": "1",
        "subject": "PERMIT",
        "subject_id": PERMIT,
        "due_on": CARD_ENDS,
        "owner_unit": "LM-01",
        "level": "STATION",
    }
    return _made("DeadlineRaised", defaults, _of_system(CARD_ENDS - 60, changes))


def deadline_met(**changes: Any) -> events.DeadlineMet:
    """A renewal was lodged three weeks before the end."""
    day = CARD_ENDS - 21
    return _made("DeadlineMet", {"deadline_id": DEADLINE, "met_on": day}, _of_system(day, changes))


def deadline_missed(**changes: Any) -> events.DeadlineMissed:
    """Nobody asked for another card."""
    day = CARD_ENDS + 1
    return _made("DeadlineMissed", {"deadline_id": DEADLINE, "missed_on": day}, _of_system(day, changes))


EVERY_DEADLINE = (deadline_raised(), deadline_met(), deadline_missed())
