"""A renewal asked for in time, which the administration decides months too late: never a day of overstay."""

from __future__ import annotations

from tests.lives import a_life, day
from tests.running import Register


async def test_a_renewal_late_because_of_the_administration(register: Register) -> None:
    """The card ends, the receipt ends, the decision comes in August: the person waited lawfully all the time."""
    life = a_life(register)
    life.registered(day(2024, 8, 20)).entered(day(2024, 8, 20), visa_kind="LONG_STAY", authorised_days=90)
    _, old = life.whole_year(day(2024, 9, 1))  # 1 October 2024 to 30 September 2025
    renewal = life.lodged(day(2025, 9, 10), kind="RENEWAL")
    life.complete(day(2025, 9, 10), renewal)
    life.receipt(day(2025, 9, 10), renewal, day(2025, 12, 31))
    life.forwarded(day(2025, 9, 25), renewal)
    then = await life.known()
    silent = [each["file_id"] for each in register.ask("query", "lapsed", "--on", "2026-03-01")["files"]]
    first, last = day(2026, 8, 3), day(2027, 8, 2)
    decision = life.granted(day(2026, 8, 3), renewal, first, last)
    life.notified(day(2026, 8, 5), renewal, decision)
    new = life.card(day(2026, 8, 5), day(2026, 8, 20), renewal, decision, first, last)
    await life.known()

    assert life.status(day(2025, 9, 30)) == ("PERMIT_VALID", "TITLE_RUNS")
    assert life.status(day(2025, 11, 1)) == ("RECEIPT_VALID", "RECEIPT_RUNS")
    assert life.status(day(2026, 3, 1)) == ("RECEIPT_LAPSED_PENDING", "RECEIPT_LAPSED")
    assert life.status(day(2026, 9, 1)) == ("PERMIT_VALID", "TITLE_RUNS")
    assert life.status(day(2026, 9, 1), then) == ("RECEIPT_LAPSED_PENDING", "RECEIPT_LAPSED")
    asked = ("status", life.file_id, "--on", "2026-03-01")
    in_french = register.run(*asked, "--known-at", "2099-01-01T00:00", "--lang", "fr")
    said = in_french.stdout.decode()
    assert "en attente de l'administration, sans récépissé valable (RECEIPT_LAPSED_PENDING) depuis le" in said
    assert b"2099-01-01T00:00 lies in the future: this is what is known now." in in_french.stderr
    assert "في انتظار الإدارة" in register.run(*asked, "--lang", "ar").stdout.decode()
    assert life.file_id in silent
    assert {each["permit_id"] for each in life.file()["permits"]} == {old, new}
    await life.agrees(days=(day(2025, 9, 30), day(2026, 3, 1), day(2026, 9, 1)), moments=(then, None))
