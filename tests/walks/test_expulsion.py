"""An expulsion that was ordered, made known, suspended by an appeal and by a court's order, and lifted."""

from __future__ import annotations

from tests.lives import day
from tests.lives_measures import BOUND, TITLE, attacked, dismissed, made_known, ordered, resident
from tests.running import Register


async def test_an_expulsion_ordered_suspended_and_lifted(register: Register) -> None:
    """Unknown to the person it binds nobody; an appeal suspends it, and an order beside that holds when it is lost."""
    life = resident(register, "GIN")
    expulsion = ordered(life, day(2025, 12, 1), "EXPULSION")
    then = await life.known()
    unknown = life.file()["measures"][0]
    life.act("MeasureExecuted", day(2025, 12, 5), "BORDER_OFFICER", measure_id=expulsion, executed_on=day(2025, 12, 5))
    put_out = await life.refused()

    made_known(life, day(2026, 1, 10), expulsion, appeal_by=day(2026, 3, 10))
    dismissed(life, day(2026, 2, 20), attacked(life, day(2026, 2, 1), expulsion))
    appeal = attacked(life, day(2026, 3, 5), expulsion)
    order = {"measure_id": expulsion, "ground_code": "COURT_ORDER"}
    life.act("MeasureSuspended", day(2026, 3, 15), "COURT", **order, suspended_on=day(2026, 3, 15))
    await life.known()
    life.act("MeasureResumed", day(2026, 3, 20), "LEGAL_OFFICER", **order, resumed_on=day(2026, 3, 20))
    too_early = await life.refused()
    dismissed(life, day(2026, 4, 1), appeal)
    life.act("MeasureResumed", day(2026, 5, 4), "COURT", **order, resumed_on=day(2026, 5, 4))
    review = {"measure_id": expulsion, "ground_code": "REVIEW"}
    life.act("MeasureLifted", day(2026, 6, 1), "MINISTER", **review, lifted_on=day(2026, 6, 1))
    await life.known()

    assert (unknown["status"], unknown["notified_on"], unknown["appeal_deadline"]) == ("ORDERED", None, None)
    assert (put_out, too_early) == (["MEASURE_STATE"], ["SUSPENSIVE_APPEAL_PENDING"])
    assert life.status(day(2025, 12, 20)) == life.status(day(2026, 1, 9)) == TITLE
    assert life.status(day(2026, 1, 10)) == life.status(day(2026, 1, 31)) == BOUND
    assert life.status(day(2026, 1, 20), then) == TITLE
    assert life.status(day(2026, 2, 10)) == TITLE
    assert life.status(day(2026, 2, 25)) == BOUND
    assert life.status(day(2026, 3, 10)) == life.status(day(2026, 4, 15)) == TITLE
    assert life.status(day(2026, 5, 10)) == BOUND
    assert life.status(day(2026, 6, 2)) == TITLE
    held = life.file(as_of=day(2026, 4, 15))["measures"][0]
    assert (held["status"], held["suspended_on"], held["suspended_by"]) == ("SUSPENDED", "2026-03-05", None)
    assert life.file()["measures"][0]["status"] == "LIFTED"
    await life.agrees(days=(day(2026, 1, 20), day(2026, 4, 15), day(2026, 6, 2)), moments=(then, None))
