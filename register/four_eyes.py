"""Two persons where one is not enough; for decisions also the right hand, and everything that a decision must say.

Sources: domain.md 2.2, 2.4 rows 12, 25, 26 and 30. An officer stays one person under every spelling of the number.
"""

from __future__ import annotations

from collections.abc import Iterator

from register.act_law import law_of
from register.days import iso
from register.officers import same_officer as same_officer  # noqa: PLC0414 - told from here too
from register.roles import may_not
from register.signing import signing_power
from register.stay_right import regular_since
from register.titles import best_terms, check_validity, stay_suffices
from register.verdict import Refused
from schemas.events import ApplicationState, DecisionTaken, FileState, Meta


def second_person(meta: Meta, approved_by: str, *others: str) -> Iterator[Refused]:
    """Yield the rule that an approval breaks which comes from the actor, or from one of `others` who asked for it.

    Who has the act done in their name asked for it too.
    """
    asking = (meta.actor_id, *others) if meta.on_behalf_of is None else (meta.actor_id, meta.on_behalf_of, *others)
    if any(same_officer(approved_by, each) for each in asking):
        yield Refused(rule_id="SECOND_PERSON", field="approved_by")


def decision_breaches(state: FileState, application: ApplicationState, event: DecisionTaken) -> Iterator[Refused]:
    """Yield each rule on decisions that this one breaks."""
    if same_officer(event.prepared_by, event.signatory) or same_officer(event.prepared_by, event.meta.actor_id):
        yield Refused(rule_id="FOUR_EYES", field="prepared_by")
    if any(same_officer(event.signatory, each) for each in application.prepared_by):
        yield Refused(rule_id="FOUR_EYES_OPINION", field="signatory")
    yield from _hand(event)
    if application.in_transit_to is not None:
        yield Refused(rule_id="FILE_IN_TRANSIT", detail=(application.in_transit_to,))
    if event.valid_from is not None and event.valid_from < event.meta.effective_date:  # no card could follow it
        days = (iso(event.valid_from), iso(event.meta.effective_date))
        yield Refused(rule_id="PERMIT_BEFORE_DECISION", field="valid_from", detail=days)
    yield from _outside_terms(state, application, event)
    yield from _other_reason(application, event)
    missing = _missing(event)
    if missing is not None:
        yield Refused(rule_id="DECISION_INCOMPLETE", field=missing, detail=(event.outcome,))
    seen = [each.version for each in event.relied_on if each.file_id == state.file_id]
    if any(not 0 < version <= state.version for version in seen):
        yield Refused(rule_id="VERSION_AHEAD", field="relied_on", detail=(str(state.version),))


def _hand(event: DecisionTaken) -> Iterator[Refused]:
    meta, power = event.meta, signing_power("DECISION", law_of(event.meta), title=event.title)
    if power is None:
        return
    if meta.actor_id == event.signatory:
        if meta.actor_role not in power.may_sign:
            cited = (f"{power.rule.rule_id} {power.rule.rule_version}", power.rule.status)
            yield may_not(meta.actor_role, (*sorted(power.may_sign), *cited))
    elif meta.on_behalf_of != event.signatory or meta.actor_role not in power.may_sign | power.may_record:
        yield Refused(rule_id="SIGNATORY_NOT_ACTOR", field="signatory", detail=(meta.actor_role,))


def _outside_terms(state: FileState, application: ApplicationState, event: DecisionTaken) -> Iterator[Refused]:
    """A title runs no longer, and is given no sooner, than the law or the accord of the person's state says.

    Too soon is only noted: years of stay are one ground of several, and the register does not know the others.
    """
    if event.outcome == "REFUSE" or event.title is None or event.valid_from is None or event.valid_to is None:
        return
    since, law = regular_since(state, event.meta.effective_date), law_of(event.meta)
    terms = best_terms(
        event.title,
        reason=event.reason or application.reason,
        nationality=state.nationality,
        regular_since=since,
        law=law,
    )
    if terms is None:
        return
    too_long = check_validity(terms, valid_from=event.valid_from, valid_to=event.valid_to).refused
    if too_long is not None:
        yield too_long
    elif not stay_suffices(terms, regular_since=since, on=law.on):
        yield Refused(rule_id="STAY_SHORT_OF_TITLE", field="title")


def _other_reason(application: ApplicationState, event: DecisionTaken) -> Iterator[Refused]:
    """Another reason than the one applied for is only noted: no table forbids it, and a slip looks the same."""
    granted, asked = event.reason, application.reason
    if event.outcome != "REFUSE" and granted not in (None, asked) and asked != "OTHER":
        yield Refused(rule_id="DECISION_OTHER_REASON", field="reason", detail=(asked, str(granted)))


def _missing(event: DecisionTaken) -> str | None:
    """Return the field that the outcome needs and lacks, or has and must not have."""
    if event.outcome == "REFUSE":
        if not event.refusal_grounds:
            return "refusal_grounds"
        return None if event.valid_from is None and event.valid_to is None else "valid_from"
    if event.title is None or event.title == "UNKNOWN":
        return "title"
    return "valid_from" if event.valid_from is None else "valid_to" if event.valid_to is None else None
