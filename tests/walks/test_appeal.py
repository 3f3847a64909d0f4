"""A refusal that nobody was told of, then told; an appeal that suspends it; the court's answer; a card in the end."""

from __future__ import annotations

from uuid import uuid4

from tests.lives import a_life, day
from tests.running import Register


async def test_refusal_appeal_and_reopening(register: Register) -> None:
    """No term runs before the person is told, none while the appeal suspends, and what is annulled never was."""
    life = a_life(register, nationality="SEN", born=1995)
    life.registered(day(2025, 1, 10)).entered(day(2025, 1, 10), visa_kind="LONG_STAY", authorised_days=90)
    asked = life.lodged(day(2025, 2, 1))
    life.complete(day(2025, 2, 1), asked).receipt(day(2025, 2, 1), asked, day(2025, 5, 31))
    life.forwarded(day(2025, 2, 10), asked)
    refusal = life.denied(day(2025, 6, 10), asked)
    then = await life.known()
    life.notified(day(2025, 8, 1), asked, refusal, appeal_by=day(2025, 9, 30))
    appeal = str(uuid4())
    life.act(
        "AppealFiled", day(2025, 9, 1), "LEGAL_OFFICER", appeal_id=appeal, against="DECISION", subject_id=refusal,
        court="TA-TUNIS", suspensive=True, filed_on=day(2025, 9, 1),
    )  # fmt: skip
    life.act(
        "AppealDecided", day(2026, 3, 2), "COURT", appeal_id=appeal, outcome="ANNULLED", decided_on=day(2026, 3, 2)
    )
    await life.known()
    life.act(
        "OpinionRecorded", day(2026, 3, 10), "STATION_HEAD", application_id=asked, level="STATION", value="FAVOURABLE"
    )
    life.forwarded(day(2026, 3, 11), asked)
    grant = life.granted(day(2026, 4, 1), asked, day(2026, 4, 1), day(2027, 3, 31))
    life.notified(day(2026, 4, 3), asked, grant)
    await life.known()

    assert life.status(day(2025, 7, 1)) == ("RECEIPT_LAPSED_PENDING", "NOT_NOTIFIED")
    assert life.status(day(2025, 8, 20)) == ("OVERSTAY", "REFUSAL_NOTIFIED")
    assert life.status(day(2025, 8, 20), then) == ("RECEIPT_LAPSED_PENDING", "NOT_NOTIFIED")
    assert life.status(day(2025, 10, 15)) == ("RECEIPT_LAPSED_PENDING", "APPEAL_SUSPENDS")
    assert life.status(day(2026, 3, 5))[0] == "RECEIPT_LAPSED_PENDING"
    assert life.status(day(2026, 5, 1))[0] == "PERMIT_VALID"
    assert life.file(as_of=day(2026, 3, 5))["applications"][0]["status"] == "REOPENED"
    await life.agrees(days=(day(2025, 7, 1), day(2025, 10, 15), day(2026, 5, 1)), moments=(then, None))
