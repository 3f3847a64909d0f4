"""What a person's past takes away: the waiver of the visa (law 68-7, article 7)."""

from __future__ import annotations

from register.stay_right import is_suspended
from schemas.events import ApplicationStatus, FileState

_STANDS: frozenset[ApplicationStatus] = frozenset({"NOTIFIED", "UNDER_APPEAL"})


def lost_waiver(state: FileState, before: int) -> tuple[str, ...]:
    """Return what happened before a day of entry, of EXPULSION, BAN and PERMIT_REFUSED, as law/visa_free.yaml names it.

    A measure or refusal counts once the person was told of it; one lifted, annulled, or suspended does not.
    """
    found = []
    for measure in state.measures:
        told = measure.notified_on is not None and measure.notified_on < before
        if told and measure.status not in ("LIFTED", "SUSPENDED"):
            if measure.kind in ("EXPULSION", "REMOVAL"):
                found.append("EXPULSION")
            elif measure.kind == "ENTRY_BAN":
                found.append("BAN")
    for application in state.applications:
        decision = application.decision
        if decision is None or decision.outcome != "REFUSE" or application.status not in _STANDS:
            continue  # not told, or annulled on appeal, whatever became of the application since
        if is_suspended(state, application):
            continue
        if decision.notified_on is not None and decision.notified_on < before:
            found.append("PERMIT_REFUSED")
    return tuple(dict.fromkeys(found))
