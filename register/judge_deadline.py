"""Whether notices of deadlines are still true when they reach the file: the dates in the file count, not the notice."""

from __future__ import annotations

from collections.abc import Iterator

from register.deadlines import is_outstanding
from register.due import STANDING_MOST, is_standing
from register.room import new, room
from register.verdict import Refused
from schemas.events import DeadlineMet, DeadlineMissed, DeadlineRaised, DeadlineState, FileState


def deadline_raised_refers(state: FileState, event: DeadlineRaised) -> Refused | None:
    """The deadline is new, and the file has room for it."""
    known = find_deadline(state, event.deadline_id)
    return new("deadline_id", known) or room("deadlines", sum(map(is_standing, state.deadlines)), STANDING_MOST)


def deadline_raised_follows(state: FileState, event: DeadlineRaised) -> Iterator[Refused]:
    """It is due by the dates in the file."""
    if not is_outstanding(state, event.deadline_id, event.subject_id, event.due_on):
        yield Refused(rule_id="NOTICE_OBSOLETE", field="due_on")


def deadline_refers(state: FileState, event: DeadlineMet | DeadlineMissed) -> Refused | None:
    """The deadline is there."""
    if find_deadline(state, event.deadline_id) is None:
        return Refused(rule_id="DEADLINE_UNKNOWN", field="deadline_id")
    return None


def deadline_met_follows(state: FileState, event: DeadlineMet) -> Iterator[Refused]:
    """It stood until now, and nothing is due any more."""
    known = find_deadline(state, event.deadline_id)
    if known is not None and (not is_standing(known) or _is_outstanding(state, known)):
        yield Refused(rule_id="NOTICE_OBSOLETE", field="met_on")


def deadline_missed_follows(state: FileState, event: DeadlineMissed) -> Iterator[Refused]:
    """It stands, and this is the day after the last one."""
    known = find_deadline(state, event.deadline_id)
    if known is None:
        return
    passed = known.status == "RAISED" and event.missed_on == known.due_on + 1
    if not passed or not _is_outstanding(state, known):
        yield Refused(rule_id="NOTICE_OBSOLETE", field="missed_on")


def _is_outstanding(state: FileState, known: DeadlineState) -> bool:
    return is_outstanding(state, known.deadline_id, known.subject_id, known.due_on)


def find_deadline(state: FileState, deadline_id: str) -> DeadlineState | None:
    """Return the deadline; the latest are looked at first."""
    return next((known for known in reversed(state.deadlines) if known.deadline_id == deadline_id), None)
