"""What is outstanding in a file by its dates and the rules of deadlines: derived from the state alone, without a clock.

A deadline stands as long as it is found here; once it is not, the act that it waited for was done, or nothing is left
to do. Nothing is found in a file that is blocked or ended, save what outlives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from register.days import iso, local_day
from register.due_rules import DueRule, ladder, rules_at
from register.machines import OPEN
from schemas.events import ApplicationState, DeadlineState, FileState, FileStatus
from schemas.ids import derived_id

DIRECTORATE = "DIRECTORATE"
"""Stands for the directorate's unit where no act has named one."""
STANDING_MOST, ENDED_KEPT = 64, 16
"""Deadlines of one file that may stand at once, and how many of those that ended its state remembers."""
_LIVE: frozenset[FileStatus] = frozenset({"REGISTERED", "OPEN", "TRANSFER_PENDING"})
_ENDED: frozenset[FileStatus] = frozenset({"CLOSED", "ARCHIVED"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that falls due on `due_on` and is to be raised from `raise_on`; days since 1970-01-01."""

    rule: DueRule
    subject_id: str
    matter: str
    due_on: int
    raise_on: int
    owner_unit: str

    @property
    def deadline_id(self) -> str:
        """Return the id, which only rule, subject and due day decide."""
        return derived_id(self.rule.id, self.subject_id, iso(self.due_on))

    @property
    def place(self) -> tuple[str, str, int]:
        """Return what the stages of one ladder share."""
        return ladder(self.rule.id), self.subject_id, self.due_on


def place_of(deadline: DeadlineState) -> tuple[str, str, int]:
    """Return what a deadline shares with the other stages of its ladder."""
    return ladder(deadline.rule_id), deadline.subject_id, deadline.due_on


def is_standing(deadline: DeadlineState) -> bool:
    """Return whether something is still to be done; a term of appeal that has passed asks nothing of anybody."""
    return deadline.status == "RAISED" or (deadline.status == "MISSED" and deadline.subject != "APPEAL")


def is_live(state: FileState) -> bool:
    """Return whether the file is worked on."""
    return state.status in _LIVE


def is_ended(state: FileState) -> bool:
    """Return whether the file is closed, and its data are still there."""
    return state.status in _ENDED


def known_since(state: FileState) -> int:
    """Return the first day on which the register could raise anything: an older register's past raises nothing."""
    return local_day(state.opened_at if state.taken_over_at is None else state.taken_over_at)


def falling(
    state: FileState, anchor: str, at: int, subject_id: str, *, unit: str | None = None, matter: str | None = None
) -> Iterator[Due]:
    """Yield what every rule of an anchor makes of the date `at`; what was over before the register knew it is left out.

    `unit` is the one that must act; else the station in charge, or the directorate where the rule says so.
    """
    known = known_since(state)
    for rule in rules_at(anchor, at):
        due_on = rule.due_on(at)
        if due_on >= known:
            yield Due(
                rule=rule,
                subject_id=subject_id,
                matter=matter or subject_id,
                due_on=due_on,
                raise_on=max(known, rule.raise_on(due_on)),
                owner_unit=unit or _owner(state, rule),
            )


def open_applications(state: FileState) -> Iterator[ApplicationState]:
    """Yield the applications that are under way."""
    return (application for application in state.applications if application.status in OPEN)


def _owner(state: FileState, rule: DueRule) -> str:
    if rule.owner == "DISTRICT":
        return state.district or DIRECTORATE
    return (state.station_of_charge if rule.owner == "STATION" else None) or DIRECTORATE
