"""Whether appeals fit their file: what they refer to, then the procedure that they follow.

An appeal that comes late is taken and noted: only a court decides that it is inadmissible. Without a notification no
term runs, so nothing is late.
"""

from __future__ import annotations

from collections.abc import Iterator

from register.days import iso, local_day
from register.find import find_appeal, find_decided, find_measure
from register.machines import APPEAL, APPEAL_REST, permitted
from register.room import APPEALS, new, room
from register.verdict import Refused
from schemas.events import AppealDecided, AppealFiled, DecisionState, FileState, MeasureState


def appeal_filed_refers(state: FileState, event: AppealFiled) -> Refused | None:
    """The appeal is new, and what it attacks is there."""
    if _attacked(state, event) is None:
        return Refused(rule_id="APPEAL_SUBJECT_UNKNOWN", field="subject_id")
    used = find_appeal(state, event.appeal_id)
    return new("appeal_id", used) or room("appeals", len(state.appeals), APPEALS)


def appeal_filed_follows(state: FileState, event: AppealFiled) -> Iterator[Refused]:
    """Against what was notified, one at a time; not before it was decided or ordered."""
    attacked = _attacked(state, event)
    if attacked is None:
        return
    pending = [each for each in state.appeals if each.subject_id == event.subject_id and each.status not in APPEAL_REST]
    if pending:
        yield Refused(rule_id="APPEAL_PENDING", field="subject_id", detail=(pending[0].appeal_id,))
    elif attacked.notified_on is None:
        yield Refused(rule_id="APPEAL_BEFORE_NOTIFICATION", field="subject_id")
    else:
        yield from _way(state, event)
    made_on = attacked.ordered_on if isinstance(attacked, MeasureState) else local_day(attacked.decided_at)
    if event.filed_on < made_on:
        yield Refused(rule_id="APPEAL_DAY", field="filed_on", detail=(iso(made_on),))
    deadline = attacked.appeal_deadline
    if attacked.notified_on is not None and deadline is not None and event.filed_on > deadline:
        yield Refused(rule_id="APPEAL_LATE", field="filed_on", detail=(iso(deadline),))


def appeal_decided_refers(state: FileState, event: AppealDecided) -> Refused | None:
    """The appeal is there."""
    known = find_appeal(state, event.appeal_id)
    return None if known else Refused(rule_id="APPEAL_UNKNOWN", field="appeal_id")


def appeal_decided_follows(state: FileState, event: AppealDecided) -> Iterator[Refused]:
    """Once, and not before it was filed."""
    appeal = find_appeal(state, event.appeal_id)
    if appeal is None:
        return
    if event.NAME not in APPEAL[appeal.status]:
        yield Refused(rule_id="APPEAL_STATE", field="appeal_id", detail=(appeal.outcome,))
    if event.decided_on < appeal.filed_on:
        yield Refused(rule_id="APPEAL_DAY", field="decided_on", detail=(iso(appeal.filed_on),))


def _attacked(state: FileState, event: AppealFiled) -> DecisionState | MeasureState | None:
    if event.against == "MEASURE":
        return find_measure(state, event.subject_id)
    application = find_decided(state, event.subject_id)
    return None if application is None else application.decision


def _way(state: FileState, event: AppealFiled) -> Iterator[Refused]:
    """A measure may be attacked until it is lifted; a decision where the machine of its application has a way."""
    if event.against == "MEASURE":
        measure = find_measure(state, event.subject_id)
        if measure is not None and measure.status == "LIFTED":
            yield Refused(rule_id="APPEAL_WITHOUT_OBJECT", field="subject_id")
        return
    application = find_decided(state, event.subject_id)
    if application is not None and permitted(application.status, "APPEALED") is None:
        yield Refused(rule_id="APPLICATION_STATE", field="subject_id", detail=(application.status, "APPEALED"))
