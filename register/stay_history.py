"""What a person's past takes away: the waiver of the visa (law 68-7, article 7)."""

from __future__ import annotations

from schemas.events import FileState


def lost_waiver(state: FileState, before: int) -> tuple[str, ...]:
    """Return what happened before a day of entry, of EXPULSION, BAN and PERMIT_REFUSED, as law/visa_free.yaml names it.

    A measure or refusal counts once the person was told of it; one that was lifted, or annulled on appeal, does not.
    """
    found = []
    for measure in state.measures:
        told = measure.notified_on is not None and measure.notified_on < before
        if told and measure.status != "LIFTED":
            if measure.kind in ("EXPULSION", "REMOVAL"):
                found.append("EXPULSION")
            elif measure.kind == "ENTRY_BAN":
                found.append("BAN")
    for application in state.applications:
        decision = application.decision
        if decision is None or decision.outcome != "REFUSE" or application.status == "REOPENED":
            continue
        if decision.notified_on is not None and decision.notified_on < before:
            found.append("PERMIT_REFUSED")
    return tuple(dict.fromkeys(found))
