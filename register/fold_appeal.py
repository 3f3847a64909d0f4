"""What appeals change: themselves, and what they attack - an application's decision, or a measure.

A suspensive appeal suspends its measure until the court has spoken; what an order suspended, no appeal resumes.
Whether an appeal came late derives from `filed_on` beside the `appeal_deadline` of what it attacks, never from a mark.
"""

from __future__ import annotations

from register.acts import WON
from register.change import changed
from register.changes import FileChanges
from register.find import find_appeal, find_decided, find_measure
from register.fold_application import appealed
from register.fold_measure import moved, replaced, resuming
from register.machines import APPEAL
from schemas.events import AppealDecided, AppealFiled, AppealOutcome, AppealState, FileState, MeasureState

LOST: frozenset[AppealOutcome] = frozenset({"DISMISSED", "INADMISSIBLE", "DISCONTINUED"})


def appeal_filed(state: FileState, event: AppealFiled) -> FileChanges:
    """A new appeal, last in the list; the decision is under appeal, the measure suspended when the law says so."""
    if find_appeal(state, event.appeal_id) is not None:
        return {}
    filed = AppealState(
        appeal_id=event.appeal_id,
        against=event.against,
        subject_id=event.subject_id,
        suspensive=event.suspensive,
        filed_on=event.filed_on,
        status="FILED",
    )
    changes: FileChanges = {"appeals": (*state.appeals, filed)}
    application = find_decided(state, event.subject_id) if event.against == "DECISION" else None
    if application is not None:
        changes |= appealed(state, application, event)
    measure = find_measure(state, event.subject_id) if event.against == "MEASURE" else None
    if measure is not None:
        changes |= replaced(state, measure, _suspended(measure, filed))
    return changes


def appeal_decided(state: FileState, event: AppealDecided) -> FileChanges:
    """Won: the measure is lifted, the application reopened. Lost: what the appeal suspended has effect again."""
    appeal = find_appeal(state, event.appeal_id)
    if appeal is None or event.NAME not in APPEAL[appeal.status]:
        return {}
    decided = changed(
        appeal, status=APPEAL[appeal.status][event.NAME], outcome=event.outcome, decided_on=event.decided_on
    )
    changes: FileChanges = {"appeals": tuple([decided if each is appeal else each for each in state.appeals])}
    if event.outcome not in WON | LOST:
        return changes
    application = find_decided(state, appeal.subject_id) if appeal.against == "DECISION" else None
    if application is not None:
        changes |= appealed(state, application, event)
    measure = find_measure(state, appeal.subject_id) if appeal.against == "MEASURE" else None
    if measure is not None:
        changes |= replaced(state, measure, _after_judgement(measure, decided, event.decided_on))
    return changes


def _suspended(measure: MeasureState, appeal: AppealState) -> MeasureState:
    if not appeal.suspensive or measure.status == "SUSPENDED":
        return measure
    suspended = moved(measure, "MeasureSuspended", appeal.filed_on)
    return changed(suspended, suspended_by=appeal.appeal_id) if suspended.status == "SUSPENDED" else suspended


def _after_judgement(measure: MeasureState, appeal: AppealState, day: int) -> MeasureState:
    if appeal.outcome in WON:
        return moved(measure, "MeasureLifted", day)
    return moved(measure, resuming(measure), day) if measure.suspended_by == appeal.appeal_id else measure
