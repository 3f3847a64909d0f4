"""What the national simulation is asked to invent: how many people, over how many years, and what goes wrong how often.

Rates are shares of persons, years or applications; those that no source gives are stated guesses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from producers.simulator.desk import day_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Shares between 0 and 1: of applications, then of years of a stay, then of persons."""

    late: float = 0.14
    incomplete: float = 0.27
    abandoned: float = 0.03
    withdrawn: float = 0.02
    asked_by_directorate: float = 0.05
    refused: float = 0.07
    appealed: float = 0.35  # of refusals
    annulled: float = 0.4  # of appeals
    extended: float = 0.75  # of receipts that run out before the decision; the others lapse
    unreceipted: float = 0.06  # applications for which no receipt was handed over
    ordered: float = 0.3  # cards that are ordered before they are printed
    misprinted: float = 0.02
    never_collected: float = 0.02
    wrong: float = 0.06  # acts beside an application that the register must refuse
    offline: float = 0.05  # applications over which a station without a link goes on working

    lost_card: float = 0.04
    moved: float = 0.09
    travelled: float = 0.35
    corrected: float = 0.03
    measured: float = 0.012
    lodged_by_host: float = 0.15
    asked_for_data: float = 0.01
    new_reason: float = 0.05
    died: float = 0.004
    naturalised: float = 0.01  # from the fifth year on
    left: float = 0.12

    second_file: float = 0.03
    taken_for_another: float = 0.01
    no_exit: float = 0.25  # of departures: nobody recorded them
    comes_back: float = 0.12  # of departures
    passing: float = 0.1  # comes for less than three months and asks for nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalConfig:
    """The country that ends with the day `until` and began `years` before; `persons` come to it meanwhile."""

    seed: int
    persons: int
    until: date
    years: int = 20
    rates: Rates = field(default_factory=Rates)

    def __post_init__(self) -> None:
        """Raise ValueError for a country that cannot be."""
        if self.seed < 0 or self.persons < 0:
            raise ValueError("seed and persons must not be negative")
        if not 1 <= self.years <= 30:
            raise ValueError("years must lie between 1 and 30")

    @property
    def first_day(self) -> int:
        """Return the first day, days since 1970-01-01."""
        return day_number(self.until) - 365 * self.years

    @property
    def last_day(self) -> int:
        """Return the last day."""
        return day_number(self.until)

    @property
    def world(self) -> str:
        """Return what enters every id; the number of persons does not, so that fewer of them live the same lives."""
        return f"national:{self.seed}:{self.until.isoformat()}:{self.years}"
