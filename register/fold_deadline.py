"""What notices of deadlines change: the list of what stands, and the latest that ended.

Never judges whether something is due: the notice says so, and the rules of its day are not looked up again.
"""

from __future__ import annotations

from collections.abc import Callable

from register.change import changed
from register.changes import FileChanges
from register.due import ENDED_KEPT, STANDING_MOST, is_standing, place_of
from schemas.events import DeadlineMet, DeadlineMissed, DeadlineRaised, DeadlineState, FileState


def deadline_raised(state: FileState, event: DeadlineRaised) -> FileChanges:
    """A deadline begins; an earlier stage of its ladder gives way to it."""
    raised = DeadlineState(
        deadline_id=event.deadline_id,
        rule_id=event.rule_id,
        rule_version=event.rule_version,
        subject=event.subject,
        subject_id=event.subject_id,
        due_on=event.due_on,
        owner_unit=event.owner_unit,
        level=event.level,
        raised_on=event.meta.effective_date,
        status="RAISED",
    )
    place = place_of(raised)
    others = tuple(
        known
        for known in state.deadlines
        if known.deadline_id != raised.deadline_id and not (is_standing(known) and place_of(known) == place)
    )
    return {"deadlines": _kept((*others, raised))}


def deadline_met(state: FileState, event: DeadlineMet) -> FileChanges:
    """It was done, in time or late."""
    return _ended(state, event.deadline_id, lambda known: changed(known, status="MET", met_on=event.met_on))


def deadline_missed(state: FileState, event: DeadlineMissed) -> FileChanges:
    """Its day passed; what was to be done is still to be done."""
    return _ended(state, event.deadline_id, lambda known: changed(known, status="MISSED"))


def _ended(state: FileState, deadline_id: str, change: Callable[[DeadlineState], DeadlineState]) -> FileChanges:
    """Return the list with one deadline changed and moved to its end, so that the oldest endings come first."""
    found = next((known for known in state.deadlines if known.deadline_id == deadline_id), None)
    if found is None:
        return {}
    others = tuple(known for known in state.deadlines if known is not found)
    return {"deadlines": _kept((*others, change(found)))}


def _kept(deadlines: tuple[DeadlineState, ...]) -> tuple[DeadlineState, ...]:
    """Return what the state keeps: everything that stands, and of what ended that which fell due last."""
    ended = [known for known in deadlines if not is_standing(known)]
    if len(ended) > ENDED_KEPT:
        earliest = min(ended, key=lambda known: known.due_on)
        deadlines = tuple(known for known in deadlines if known is not earliest)
    over = sum(map(is_standing, deadlines)) - STANDING_MOST
    return deadlines if over <= 0 else deadlines[over:]
