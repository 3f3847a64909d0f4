"""Decisions: two persons, the right hand, and everything that a decision must say (domain.md 2.2 and 2.4 row 12)."""

from __future__ import annotations

from collections.abc import Iterator

from register.verdict import Refused
from schemas.events import ApplicationState, DecisionTaken, FileState

MAY_SIGN = frozenset({"SIGNATORY"})
MAY_RECORD_FOR_SIGNATORY = frozenset({"SIGNATORY", "DIRECTORATE_OFFICER"})


def decision_breaches(state: FileState, application: ApplicationState, event: DecisionTaken) -> Iterator[Refused]:
    """Yield each rule on decisions that this one breaks."""
    if event.prepared_by in {event.signatory, event.meta.actor_id}:
        yield Refused(rule_id="FOUR_EYES", field="prepared_by")
    if event.signatory in application.prepared_by:
        yield Refused(rule_id="FOUR_EYES_OPINION", field="signatory")
    yield from _hand(event)
    if application.in_transit_to is not None:
        yield Refused(rule_id="FILE_IN_TRANSIT", detail=(application.in_transit_to,))
    missing = _missing(event)
    if missing is not None:
        yield Refused(rule_id="DECISION_INCOMPLETE", field=missing, detail=(event.outcome,))
    seen = [each.version for each in event.relied_on if each.file_id == state.file_id]
    if any(not 0 < version <= state.version for version in seen):
        yield Refused(rule_id="VERSION_AHEAD", field="relied_on", detail=(str(state.version),))


def _hand(event: DecisionTaken) -> Iterator[Refused]:
    meta = event.meta
    if meta.actor_id == event.signatory:
        if meta.actor_role not in MAY_SIGN:
            yield Refused(rule_id="ROLE_MAY_NOT", field="meta.actor_role", detail=(meta.actor_role,))
    elif meta.on_behalf_of != event.signatory or meta.actor_role not in MAY_RECORD_FOR_SIGNATORY:
        yield Refused(rule_id="SIGNATORY_NOT_ACTOR", field="signatory", detail=(meta.actor_role,))


def _missing(event: DecisionTaken) -> str | None:
    """Return the field that the outcome needs and lacks, or has and must not have."""
    if event.outcome == "REFUSE":
        if not event.refusal_grounds:
            return "refusal_grounds"
        return None if event.valid_from is None and event.valid_to is None else "valid_from"
    if event.title is None or event.title == "UNKNOWN":
        return "title"
    return "valid_from" if event.valid_from is None else "valid_to" if event.valid_to is None else None
