"""Notices of the system actor (design 12.6): what falls due, what was done, what passed, what lapsed and what ended.

What falls due derives from the dates in the file; the same file on the same day gives the same notices, byte for byte,
whenever the timer runs. Never reads a clock: the day is an argument.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from register.days import local_day
from register.due import ENDED_KEPT, STANDING_MOST, Due, is_live, is_standing
from register.due_procedure import due_applications, due_erasure, due_paper, due_requests, due_terms, due_transfer
from register.due_titles import due_titles, renewing
from register.ended import ended_notices
from register.find import find_application, find_permit
from register.notices import notice_meta
from schemas.events import (
    DeadlineMet,
    DeadlineMissed,
    DeadlineRaised,
    DeadlineState,
    Event,
    FileState,
    Meta,
)


def due_notices(state: FileState, today: int) -> tuple[Event, ...]:
    """Return the notices due on `today` (a day in Tunis) and not yet in the file; none for a blocked file."""
    if state.blocked:
        return ()
    return (*ended_notices(state, today), *_deadlines(state, today))


def is_outstanding(state: FileState, deadline_id: str, subject_id: str, due_on: int) -> bool:
    """Return whether this falls due in the file and is not done; ids are derived only where subject and day fit."""
    return any(
        due.deadline_id == deadline_id
        for due in _falling(state)
        if due.due_on == due_on and due.subject_id == subject_id
    )


def _falling(state: FileState) -> Iterator[Due]:
    yield from due_terms(state)
    yield from due_requests(state)
    yield from due_paper(state)
    if is_live(state):
        yield from due_titles(state)
        yield from due_applications(state)
        yield from due_transfer(state)
    else:
        yield from due_erasure(state)


def _deadlines(state: FileState, today: int) -> Iterator[Event]:
    """Yield what ended first, so that room is made for what begins."""
    falling = tuple(_falling(state))
    if not state.deadlines and all(due.raise_on > today for due in falling):
        return  # of nearly every file on nearly every day
    due = {each.deadline_id: each for each in falling}
    for deadline in filter(is_standing, state.deadlines):
        if deadline.deadline_id not in due:
            yield _met(state, deadline)
        elif deadline.status == "RAISED" and deadline.due_on < today and deadline.subject != "MEASURE":
            yield _missed(state, deadline)
    if due:
        yield from _to_raise(state, due, today)


def _to_raise(state: FileState, due: Mapping[str, Due], today: int) -> Iterator[Event]:
    """Of one ladder only the latest stage that has begun; nothing that the file holds, or has ended and forgotten."""
    begun: dict[tuple[str, str, int], Due] = {}
    for each in due.values():
        earlier = begun.get(each.place)
        if each.raise_on <= today and (earlier is None or earlier.raise_on <= each.raise_on):
            begun[each.place] = each
    known = {deadline.deadline_id for deadline in state.deadlines}
    forgotten = forgotten_before(state)
    room = STANDING_MOST - sum(map(is_standing, state.deadlines))
    new = [each for each in begun.values() if each.deadline_id not in known]
    for each in [each for each in new if forgotten is None or each.due_on > forgotten][:room]:
        yield _raised(state, each)
        if each.due_on < today and each.rule.subject != "MEASURE":
            yield _missed(state, _as_held(each))


def forgotten_before(state: FileState) -> int | None:
    """Return the due day up to which ended deadlines may have left the state; None while it holds them all."""
    ended = [deadline.due_on for deadline in state.deadlines if not is_standing(deadline)]
    return min(ended) if len(ended) >= ENDED_KEPT else None


def _raised(state: FileState, due: Due) -> DeadlineRaised:
    rule = due.rule
    return DeadlineRaised(
        meta=notice_meta(state, rule.id, due.subject_id, due.matter, due.due_on, day=due.raise_on, unit=due.owner_unit),
        deadline_id=due.deadline_id,
        rule_id=rule.id,
        rule_version=rule.version,
        subject=rule.subject,
        subject_id=due.subject_id,
        due_on=due.due_on,
        owner_unit=due.owner_unit,
        level=rule.owner,
    )


def _as_held(due: Due) -> DeadlineState:
    """Return the deadline as the file will hold it once it is raised."""
    return DeadlineState(
        deadline_id=due.deadline_id,
        rule_id=due.rule.id,
        rule_version=due.rule.version,
        subject=due.rule.subject,
        subject_id=due.subject_id,
        due_on=due.due_on,
        owner_unit=due.owner_unit,
        level=due.rule.owner,
        raised_on=due.raise_on,
        status="RAISED",
    )


def _met(state: FileState, deadline: DeadlineState) -> DeadlineMet:
    day = _done_on(state, deadline)
    meta = _follow_up(state, deadline, "met", day)
    return DeadlineMet(meta=meta, deadline_id=deadline.deadline_id, met_on=day)


def _missed(state: FileState, deadline: DeadlineState) -> DeadlineMissed:
    day = deadline.due_on + 1
    meta = _follow_up(state, deadline, "missed", day)
    return DeadlineMissed(meta=meta, deadline_id=deadline.deadline_id, missed_on=day)


def _done_on(state: FileState, deadline: DeadlineState) -> int:
    """Return the day of the act after which nothing was due; where no date tells it, that of the last officer's act."""
    done: int | None = None
    match deadline.subject:
        case "PERMIT":
            permit = find_permit(state, deadline.subject_id)
            renewal = None if permit is None else renewing(state, permit)
            done = None if renewal is None else local_day(renewal.lodged_at)
        case "APPLICATION":
            application = find_application(state, deadline.subject_id)
            if application is not None and application.decision is not None:
                done = local_day(application.decision.decided_at)
        case "APPEAL":
            done = next((a.filed_on for a in state.appeals if a.subject_id == deadline.subject_id), None)
        case "MEASURE":
            done = next((m.ended_on for m in state.measures if m.measure_id == deadline.subject_id), None)
        case _:
            pass
    if done is None:
        done = deadline.raised_on if state.silent_since is None else local_day(state.silent_since)
    return done


def _follow_up(state: FileState, deadline: DeadlineState, what: str, day: int) -> Meta:
    rule = f"{deadline.rule_id}:{what}"
    return notice_meta(
        state, rule, deadline.subject_id, deadline.subject_id, deadline.due_on, day=day, unit=deadline.owner_unit
    )
