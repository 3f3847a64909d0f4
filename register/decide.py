"""Accept or refuse: what the register answers to a submitted event, given the file as it stands.

The first rule broken is the one told; an act of the past that breaks procedure is accepted, with the rules as findings.
Never reads a clock: "today" is the day on which the register received the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from register.acts import CARE_ACTS, SYSTEM_DEVICE, is_notice
from register.born import before_birth
from register.conflicts import Concurrency, concurrency
from register.content import content
from register.days import DAY
from register.fold import nobody
from register.import_sessions import approval, is_new_right, taken_over
from register.merging import is_rerouted, seen_version
from register.procedure import breaches
from register.references import references
from register.roles import may_do, may_not, role_breach
from register.rules import rule
from register.separation import unfit
from register.units.gate import sender_breach
from register.units.signing import signature_breach
from register.units.staff import officer_breach, one_person_breach
from register.verdict import Accepted, Context, Refused
from schemas.events import (
    CareCaseOpened,
    Event,
    FileState,
    FilesUnmerged,
    ImportSessionApproved,
    Meta,
    PersonRegistered,
    SealVerdict,
    StampFlag,
)

__all__ = ["Accepted", "Context", "Refused", "decide"]

CAPTURED_LATE_AFTER = 2 * DAY
ACCEPTED = Accepted()
SEAL_RULES: Mapping[SealVerdict, str] = {
    "UNREADABLE": "SEALED_UNREADABLE",
    "UNKNOWN": "SEALED_UNREADABLE",
    "BIRTH_DATE_IMPOSSIBLE": "BIRTH_DATE_IMPOSSIBLE",
    "NAME_CONTROL_CHARACTER": "NAME_CONTROL_CHARACTER",
    "CONTENT_MISFIT": "SEALED_CONTENT_MISFIT",
}


def decide(state: FileState | None, event: Event, context: Context) -> Accepted | Refused:
    """Return whether the event becomes part of the file; `state` is None (or of version 0) before the first event."""
    known = state if state is not None and state.version > 0 else None
    refused = _impossible(known, event, context)
    if refused is not None:
        return refused
    if isinstance(event, ImportSessionApproved):
        return approval(event, context.session) or role_breach(nobody(event), event) or ACCEPTED
    before = known if known is not None else nobody(event)
    beside = concurrency(before, event)
    findings: list[str] = []
    for breach in _judged(before, event, beside):
        broken = rule(breach.rule_id)
        if not broken.warns and (event.meta.import_session is None or not broken.noted_in_history):
            return breach
        if breach.rule_id not in findings:
            findings.append(breach.rule_id)
    if findings and event.meta.import_session is not None and is_new_right(before, event):
        return Refused(rule_id="BACK_CAPTURE_NEW_RIGHT", detail=tuple(findings))
    accepted = _accepted(event.meta, context, beside, tuple(findings))
    return rerouted(accepted) if is_rerouted(before, event.meta) else accepted


def _impossible(known: FileState | None, event: Event, context: Context) -> Refused | None:
    """Return what no act of any time may be, in the order in which a clerk can mend it."""
    return (
        signature_breach(context.organisation, event.meta, context.recorded_at, context.signed)
        or _seal(context.seal_verdict)
        or _file(known, event)
        or content(event, context.recorded_at)
        or (None if known is None else before_birth(known, event))
        or taken_over(event, context.session)
        or _actor(event)
        or sender_breach(context.organisation, event.meta, context.recorded_at)
        or officer_breach(context.organisation, event, context.recorded_at)
        or one_person_breach(context.organisation, known, event)
        or _device(known, event.meta)
        or _acts_apart(known, event, context)
        or (Refused(rule_id="FOLLOWS_REFUSED", field="meta.follows") if context.follows_refused else None)
    )


def _judged(state: FileState, event: Event, beside: Concurrency | None) -> Iterator[Refused]:
    """Yield what is wrong with the act in this file: its version, its references, its procedure."""
    base = seen_version(state, event.meta)
    if base > state.version or base < 0:
        yield Refused(rule_id="VERSION_AHEAD", field="meta.base_version", detail=(str(base), str(state.version)))
    if beside is not None and beside.relation == "REFUSE":
        detail = (str(base), str(state.version), *(f"{act.version} {act.event_type}" for act in beside.others))
        yield Refused(
            rule_id="STALE_VERSION" if base else "VERSION_NOT_STATED", field="meta.base_version", detail=detail
        )
    missing = references(state, event)
    if missing is not None:
        yield missing
    yield from breaches(state, event)
    role = role_breach(state, event)
    if role is not None:
        yield role


def _seal(verdict: SealVerdict) -> Refused | None:
    found = SEAL_RULES.get(verdict)
    return None if found is None else Refused(rule_id=found)


def _file(known: FileState | None, event: Event) -> Refused | None:
    care = event.NAME in CARE_ACTS
    if known is not None and (known.care is not None) is not care:
        return Refused(rule_id="CARE_LANE", field="meta.file_id")
    if isinstance(event, PersonRegistered):
        return None if known is None else Refused(rule_id="PERSON_ALREADY_REGISTERED", detail=(str(known.version),))
    if isinstance(event, CareCaseOpened):
        return None if known is None else Refused(rule_id="CARE_CASE_ALREADY_OPEN", detail=(str(known.version),))
    if known is None and not isinstance(event, ImportSessionApproved):
        return Refused(rule_id="CARE_CASE_UNKNOWN" if care else "FILE_UNKNOWN", field="meta.file_id")
    return None


def _acts_apart(known: FileState | None, event: Event, context: Context) -> Refused | None:
    if known is None or not isinstance(event, FilesUnmerged):
        return None
    return unfit(known, event, context.accepted)


def _actor(event: Event) -> Refused | None:
    """Notices come from the system alone; of what officers may do, it does what the table of powers names it for."""
    meta = event.meta
    is_system = meta.actor_role == "SYSTEM" and meta.device_id == SYSTEM_DEVICE
    if is_notice(event):
        return None if is_system else Refused(rule_id="SYSTEM_ONLY", field="meta.actor_role")
    if meta.actor_role == "SYSTEM" or meta.device_id == SYSTEM_DEVICE:
        may = may_do(event.NAME)
        return None if is_system and "SYSTEM" in may else may_not(meta.actor_role, may)
    return None


def _device(known: FileState | None, meta: Meta) -> Refused | None:
    if meta.device_id == SYSTEM_DEVICE or (known is not None and is_rerouted(known, meta)):
        return None  # what comes by way of an absorbed file keeps its order there, not beside the survivor's own acts
    last = 0
    if known is not None:
        last = next((mark.device_seq for mark in known.devices if mark.device_id == meta.device_id), 0)
    if meta.device_seq > last:
        return None
    return Refused(rule_id="DEVICE_SEQUENCE_BACK", field="meta.device_seq", detail=(str(meta.device_seq), str(last)))


def rerouted(accepted: Accepted) -> Accepted:
    """Return the verdict, saying that the act was written to a file that is part of this one now."""
    return replace(accepted, flags=(*accepted.flags, "REROUTED"))


def _accepted(meta: Meta, context: Context, beside: Concurrency | None, findings: tuple[str, ...]) -> Accepted:
    taken_over_ = meta.import_session is not None
    late = not taken_over_ and context.recorded_at - meta.occurred_at > CAPTURED_LATE_AFTER
    if beside is None and not late and not taken_over_ and not findings:
        return ACCEPTED
    flags: list[StampFlag] = []
    if beside is not None and beside.relation != "REFUSE":
        flags.append("CONCURRENT")
        if beside.relation == "CASE" and not taken_over_:
            flags.append("CONFLICT_CASE")
    if taken_over_:
        flags.append("BACK_CAPTURED")
    if findings:
        flags.append("OUTSIDE_PROCEDURE")
    if late:
        flags.append("CAPTURED_LATE")
    return Accepted(flags=tuple(flags), findings=findings)
