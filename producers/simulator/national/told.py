"""The ledger of the truth: what lives say that the register must hold, and what really happened.

Filled by the lives themselves as they are told; nothing here is computed by the register's fold.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.events import (
    ApplicationKind,
    ApplicationStatus,
    ClosingGround,
    DecisionOutcome,
    FileStatus,
    LateBecause,
    MeasureKind,
    MeasureStatus,
    PermitStatus,
    Title,
)


@dataclass(slots=True, kw_only=True)
class ToldApplication:
    """An application; days since 1970-01-01. `home`: the file in which it stands while no merge is in force."""

    application_id: str
    home: str
    kind: ApplicationKind
    lodged_on: int
    status: ApplicationStatus = "LODGED"
    late: LateBecause | None = None
    receipts: list[tuple[int, int]] = field(default_factory=list)
    decision_id: str | None = None
    outcome: DecisionOutcome | None = None
    title: Title | None = None
    valid_from: int | None = None
    valid_to: int | None = None
    notified_on: int | None = None
    closed_on: int | None = None
    suspended: bool = False  # an appeal that suspends the decision waits


@dataclass(slots=True, kw_only=True)
class ToldPermit:
    """A card; `withdrawn_from` is the first day without its title."""

    permit_id: str
    home: str
    application_id: str
    title: Title
    first: int
    last: int
    status: PermitStatus
    withdrawn_from: int | None = None

    @property
    def title_ends(self) -> int:
        """Return the last day of the title."""
        return self.last if self.withdrawn_from is None else min(self.last, self.withdrawn_from - 1)


@dataclass(slots=True, kw_only=True)
class ToldMeasure:
    """A measure."""

    measure_id: str
    home: str
    kind: MeasureKind
    from_date: int
    to_date: int | None = None
    status: MeasureStatus = "ORDERED"
    notified_on: int | None = None
    executed_on: int | None = None


@dataclass(slots=True, kw_only=True)
class ToldCrossing:
    """An entry or exit that somebody recorded; `term_end` is the last day that an entry gave without a card."""

    home: str
    entry: bool
    day: int
    term_end: int | None = None


@dataclass(slots=True, kw_only=True)
class ToldDetail:
    """Something smaller that a file holds, as a host's slip, a tie, an appeal: `value` is what became of it."""

    home: str
    value: str


@dataclass(slots=True, kw_only=True)
class ToldFile:
    """A file; `version` counts its events, those of sagas too. `into` is the file that absorbed it.

    `owner` is whose it is in truth, `person_id` whom its station took them for.
    """

    file_id: str
    owner: str
    person_id: str
    birth_year: int | None
    nationality: str
    sex: int
    status: FileStatus = "REGISTERED"
    station: str | None = None
    version: int = 0
    governorate: str | None = None
    address_since: int | None = None
    closing: ClosingGround | None = None
    closed_on: int | None = None
    into: str | None = None
    conflicts: int = 0
    paid: int = 0  # millimes, all charges together
    due: int = 0
    refused: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Told:
    """All that one story tells: its files in the order in which they began, and what they hold."""

    files: dict[str, ToldFile] = field(default_factory=dict)
    applications: list[ToldApplication] = field(default_factory=list)
    permits: list[ToldPermit] = field(default_factory=list)
    measures: list[ToldMeasure] = field(default_factory=list)
    crossings: list[ToldCrossing] = field(default_factory=list)
    details: dict[str, ToldDetail] = field(default_factory=dict)
    happened: list[tuple[str, int, str]] = field(default_factory=list)  # owner, day, what

    def happens(self, owner: str, day: int, what: str) -> None:
        """Write down what really happened to a person, whether anybody recorded it or not."""
        self.happened.append((owner, day, what))

    def holder(self, file_id: str) -> str:
        """Return the file in which something of `file_id` stands now: the survivor, if it was absorbed."""
        into = self.files[file_id].into
        return file_id if into is None else self.holder(into)
