"""An overstay of 2020: the penalty by its table, the decree that waives it within its dates, and the way home."""

from __future__ import annotations

from uuid import uuid4

from tests.lives import a_life, day
from tests.running import Register

DECREE = "DECREE_2020_416"


async def test_an_overstay_with_penalty_waiver_and_departure(register: Register) -> None:
    """Fourteen weeks cost 280 dinars; outside its dates the decree helps nobody, within them it waives all of it."""
    life = a_life(register, nationality="FRA", born=1980)
    life.registered(day(2020, 1, 10)).entered(day(2020, 1, 10))
    asked = life.lodged(day(2020, 7, 20), kind="FIRST", reason="OTHER", is_late=True, late_because="APPLICANT")
    penalty = str(uuid4())
    life.act(
        "PenaltyAssessed", day(2020, 7, 20), "FINANCE", application_id=asked, penalty_id=penalty,
        tariff_id="OVERSTAY_REGULARISATION", tariff_version="2", amount="280.000", weeks_overstay=14,
    )  # fmt: skip
    then = await life.known()
    waiver = {
        "application_id": asked, "penalty_id": penalty, "amount": "280.000", "waiver_ref": DECREE,
        "approved_by": "LM1-011",
    }  # fmt: skip
    life.act("PenaltyWaived", day(2020, 10, 15), "FINANCE", **waiver)
    too_late = await life.refused()
    life.act("PenaltyWaived", day(2020, 8, 10), "FINANCE", **waiver, category="VULNERABLE", departs_on=day(2020, 8, 20))
    life.act("ApplicationWithdrawn", day(2020, 8, 11), "CLERK", application_id=asked)
    life.left(day(2020, 8, 20))
    await life.known()
    told = life.told(day(2020, 7, 1))

    assert life.status(day(2020, 3, 1)) == ("VISA_FREE", "TERM_RUNS")
    assert (told["status"], told["reason"], told["since"]) == ("OVERSTAY", "TERM_ENDED", "2020-04-10")
    assert any(rule["table"] == "visa_free" for rule in told["rules"])
    assert too_late == ["WAIVER_OUTSIDE_DATES"]
    assert life.status(day(2020, 9, 1)) == ("DEPARTED", "EXIT_RECORDED")
    assert life.status(day(2020, 9, 1), then)[0] != "DEPARTED"
    [charge] = life.file()["charges"]
    assert (charge["assessed"], charge["waived"], charge["tariff_version"]) == ("280.000", "280.000", "2")
    await life.agrees(days=(day(2020, 3, 1), day(2020, 7, 25), day(2020, 9, 1)), moments=(then, None))
