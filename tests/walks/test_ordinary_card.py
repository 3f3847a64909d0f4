"""Five years with a card in every year, and then the ordinary card for two."""

from __future__ import annotations

from tests.lives import a_life, day
from tests.running import Register


async def test_five_years_and_the_ordinary_card(register: Register) -> None:
    """A temporary card for two years is too long, an ordinary one is not; on no day of six years is anything open."""
    life = a_life(register, nationality="DZA", born=1985)
    life.registered(day(2020, 11, 1)).entered(day(2020, 11, 1), visa_kind="LONG_STAY", authorised_days=90)
    for year in range(2020, 2025):  # each from 1 December to 30 November
        life.whole_year(day(year, 11, 1), kind="FIRST" if year == 2020 else "RENEWAL", reason="RETIRED")
    then = await life.known()
    asked = life.lodged(day(2025, 10, 20), kind="ORDINARY", reason="RETIRED", title_sought="ORDINARY")
    life.complete(day(2025, 10, 20), asked)
    life.receipt(day(2025, 10, 20), asked, day(2026, 3, 31))
    life.forwarded(day(2025, 11, 3), asked)
    await life.known()
    first = day(2025, 12, 1)
    life.granted(day(2025, 11, 25), asked, first, day(2027, 11, 30), title="TEMPORARY", reason="RETIRED")
    too_long = await life.refused()
    decision = life.granted(day(2025, 11, 25), asked, first, day(2027, 11, 30), title="ORDINARY", reason="RETIRED")
    life.notified(day(2025, 11, 28), asked, decision)
    life.card(day(2025, 12, 2), day(2025, 12, 9), asked, decision, first, day(2027, 11, 30), title="ORDINARY")
    await life.known()

    assert too_long == ["TITLE_TOO_LONG"]
    for year in range(2021, 2027):
        assert life.status(day(year, 11, 20)) == ("PERMIT_VALID", "TITLE_RUNS"), year
    assert life.status(day(2026, 11, 20), then)[0] != "PERMIT_VALID"
    assert life.file()["permits"][-1]["title"] == "ORDINARY"
    await life.agrees(days=(day(2021, 1, 1), day(2025, 11, 1), day(2026, 6, 1)), moments=(then, None))
