"""First permit: a student comes without a visa, applies in time, waits for the administration, and gets her card."""

from __future__ import annotations

from tests.lives import a_life, day
from tests.running import Register


async def test_a_first_permit(register: Register) -> None:
    """From the waiver to the receipt, from the lapsed receipt to the card: never a day of overstay."""
    life = a_life(register, nationality="FRA", born=2003)
    life.registered(day(2025, 9, 1)).entered(day(2025, 9, 1))
    application = life.lodged(day(2025, 11, 10))
    life.complete(day(2025, 11, 10), application)
    life.receipt(day(2025, 11, 10), application, day(2025, 12, 31))
    then = await life.known()
    life.forwarded(day(2025, 11, 20), application)
    first, last = day(2026, 2, 16), day(2026, 9, 30)
    decision = life.granted(day(2026, 2, 16), application, first, last)
    life.notified(day(2026, 2, 20), application, decision)
    life.card(day(2026, 2, 20), day(2026, 3, 2), application, decision, first, last)
    await life.known()

    assert life.status(day(2025, 10, 1)) == ("VISA_FREE", "TERM_RUNS")
    assert life.status(day(2025, 11, 15)) == ("RECEIPT_VALID", "RECEIPT_RUNS")
    assert life.status(day(2026, 1, 20)) == ("RECEIPT_LAPSED_PENDING", "RECEIPT_LAPSED")
    assert life.status(day(2026, 2, 18)) == ("PERMIT_VALID", "GRANT_RUNS")
    assert life.status(day(2026, 3, 10)) == ("PERMIT_VALID", "TITLE_RUNS")
    assert life.status(day(2026, 3, 10), then)[0] == "RECEIPT_LAPSED_PENDING"
    assert [act["event"] for act in life.told(day(2026, 1, 20))["chain"]][:2] == [
        "ApplicationLodged",
        "DocumentAssessed",
    ]
    await life.agrees(days=(day(2025, 10, 1), day(2026, 1, 20), day(2026, 3, 10)), moments=(then, None))
