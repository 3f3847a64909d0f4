"""What the simulation is asked to invent: how many stations, days and files, until when, and what goes wrong how often.

Rates are shares of applications or files; the ones that the sources do not give are stated guesses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from producers.simulator.places import MOST_STATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Shares between 0 and 1."""

    renewal: float = 0.42  # the person had a card on paper before
    late: float = 0.16  # lodged after the term
    incomplete: float = 0.27
    asked_by_directorate: float = 0.05
    refused: float = 0.07
    withdrawn: float = 0.02
    closed: float = 0.02
    receipt_extended: float = 0.75  # of receipts that run out before the decision; the others lapse
    moved: float = 0.06  # address changed while the directorate decides: an act at once with others
    own_decision: float = 0.01  # acts that the register must refuse
    overpayment: float = 0.01
    unknown_governorate: float = 0.01
    stale_withdrawal: float = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldConfig:
    """The size of the world: it ends with the day `until`; `offline_days` is how long one station has no link."""

    until: date
    stations: int = 3
    days: int = 365
    files: int = 2_000
    offline_days: int = 2
    rates: Rates = field(default_factory=Rates)

    def __post_init__(self) -> None:
        """Raise ValueError for a world that cannot be."""
        if not 1 <= self.stations <= MOST_STATIONS:
            raise ValueError(f"there are between 1 and {MOST_STATIONS} stations")
        if self.days < 1 or self.files < 0 or not 0 <= self.offline_days <= self.days:
            raise ValueError("days must be positive, files and offline days must fit into them")
