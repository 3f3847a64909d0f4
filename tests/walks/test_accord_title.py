"""A French national who has stayed three years, and the ten-year title of the accord of 17 March 1988."""

from __future__ import annotations

from tests.lives import Life, a_life, day
from tests.running import Register

EVE, DECIDED, LAST = day(2025, 11, 25), day(2025, 12, 2), day(2035, 12, 1)  # the first card: from 1 December 2022
TITLE = {"title": "ORDINARY", "reason": "RETIRED"}


def three_years(register: Register, nationality: str) -> tuple[Life, str]:
    """Cards from 1 December 2022 on, and an application for the ordinary title; return the life and its id."""
    life = a_life(register, nationality=nationality, born=1960)
    life.registered(day(2022, 10, 1)).entered(day(2022, 10, 1), visa_kind="LONG_STAY", authorised_days=90)
    for year in range(2022, 2025):
        life.whole_year(day(year, 11, 1), kind="FIRST" if year == 2022 else "RENEWAL", reason="RETIRED")
    asked = life.lodged(day(2025, 10, 20), kind="ORDINARY", reason="RETIRED", title_sought="ORDINARY")
    life.complete(day(2025, 10, 20), asked)
    life.receipt(day(2025, 10, 20), asked, day(2026, 1, 31))
    return life.forwarded(day(2025, 11, 3), asked), asked


async def test_a_french_national_with_the_title_of_the_accord(register: Register) -> None:
    """Ten years after three years of stay, and not a day more; another nationality comes under the common regime."""
    (french, asked), (italian, asked_too) = (three_years(register, state) for state in ("FRA", "ITA"))
    then, _ = await french.known(), await italian.known()
    for life, application, on in ((french, asked, EVE), (french, asked, DECIDED), (italian, asked_too, DECIDED)):
        life.granted(on, application, on, day(2035, 12, 2), **TITLE)
        await life.refused()
    decision = french.granted(DECIDED, asked, DECIDED, LAST, **TITLE)
    french.notified(day(2025, 12, 5), asked, decision)
    french.card(day(2025, 12, 9), day(2025, 12, 12), asked, decision, DECIDED, LAST, title="ORDINARY")
    italian.granted(DECIDED, asked_too, DECIDED, LAST, **TITLE)
    await french.known()
    await italian.known()

    too_long = [(each["rule_id"], each["detail"][1:]) for each in (*french.refusals(), *italian.refusals())]
    common, accord = ["ORDINARY_CARD 1", "unverified"], ["ACCORD_FR_1988_TEN_YEARS 1", "conflicting"]
    assert too_long == [("TITLE_TOO_LONG", common), ("TITLE_TOO_LONG", accord), ("TITLE_TOO_LONG", common)]
    assert [life.noted("DecisionTaken") for life in (french, italian)] == [[], ["STAY_SHORT_OF_TITLE"]]
    assert french.status(day(2025, 12, 1)) == ("RECEIPT_VALID", "RECEIPT_RUNS")
    assert french.status(DECIDED) == ("PERMIT_VALID", "GRANT_RUNS")
    assert french.status(LAST) == ("PERMIT_VALID", "TITLE_RUNS")
    assert french.status(day(2030, 6, 1), then) == ("RECEIPT_LAPSED_PENDING", "RECEIPT_LAPSED")
    assert french.status(day(2035, 12, 2))[0] == "OVERSTAY"
    await french.agrees(days=(day(2023, 6, 1), EVE, day(2030, 6, 1)), moments=(then, None))
