"""A French national who has stayed three years, and the ten-year title of the accord of 17 March 1988."""

from __future__ import annotations

from tests.lives import Life, a_life, day
from tests.running import Register, law_shown

FIRST, LAST = day(2025, 12, 1), day(2035, 11, 30)


def three_years(register: Register, nationality: str) -> tuple[Life, str]:
    """Cards from 1 December 2022 on, and an application for the ordinary title; return the life and its id."""
    life = a_life(register, nationality=nationality, born=1960)
    life.registered(day(2022, 10, 1)).entered(day(2022, 10, 1), visa_kind="LONG_STAY", authorised_days=90)
    for year in range(2022, 2025):
        life.whole_year(day(year, 11, 1), kind="FIRST" if year == 2022 else "RENEWAL", reason="RETIRED")
    asked = life.lodged(day(2025, 10, 20), kind="ORDINARY", reason="RETIRED", title_sought="ORDINARY")
    life.complete(day(2025, 10, 20), asked).receipt(day(2025, 10, 20), asked, day(2026, 1, 31))
    return life.forwarded(day(2025, 11, 3), asked), asked
