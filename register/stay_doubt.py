"""The end of the table: nothing gives a right any more; what does not carry a charge comes before the overstay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from register.days import local_day, year_of
from register.due_titles import ADULT_AT
from register.lawentry import Citation
from register.stay_days import SURE
from register.stay_look import Look, StayStatus, told
from register.stay_right import EXCUSED, NO_STAY, lateness, lost_by_absence, pending, titles
from register.stay_terms import stay_term


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What gave a right until `last`, the reason by which it ended, and what says so."""

    last: int
    reason: str
    about: tuple[str, ...]
    rules: tuple[Citation, ...] = ()


def open_to_doubt(seen: Look) -> StayStatus | None:
    """What is known does not carry a charge against anybody."""
    waits = _late(seen) or _absent(seen)
    if waits is not None:
        return waits
    end = last_end(seen)
    if end is None:
        if seen.present.doubtful:
            return told(seen.law, "PRESENCE_DOUBTFUL")
        about = () if seen.stay is None else (seen.stay.entry_id or "",)
        return told(seen.law, "ENTRY_UNKNOWN" if seen.stay is None else "TERM_UNKNOWN", None, about)
    if seen.stay is not None and seen.term_end is None and (seen.stay.entered or 0) > end.last:
        return told(seen.law, "TERM_UNKNOWN", seen.stay.entered, (seen.stay.entry_id or "",))
    if seen.present.doubtful:
        return told(seen.law, "PRESENCE_DOUBTFUL", None, end.about)
    if _child(seen):
        return told(seen.law, "CHILD", None, end.about)
    if not _is_here(seen, end.last):
        return told(seen.law, "PRESENCE_UNKNOWN", None, end.about)
    return None


def excused_later(seen: Look) -> StayStatus | None:
    """It became known since that the delay was the administration's, or nobody's: it never counts."""
    end = last_end(seen)
    if end is None:
        return None
    for application in seen.later.applications:
        lodged = local_day(application.lodged_at)
        if lodged <= seen.on or application.kind in NO_STAY or application.late_because not in EXCUSED:
            continue
        exits = (each for each in seen.later.crossings if not each.entry and each.reliability in SURE)
        if not any(seen.on < each.crossed_on <= lodged for each in exits):
            return told(seen.law, "LATENESS_EXCUSED", end.last + 1, (application.application_id, *end.about))
    return None


def overstayed(seen: Look) -> StayStatus | None:
    """A right ended, the person is here, and nothing above speaks for the person."""
    end = last_end(seen)
    return None if end is None else told(seen.law, end.reason, end.last + 1, end.about, end.rules)


def last_end(seen: Look) -> End | None:
    """Return what gave a right longest; of two that ended on one day, what speaks for the person (a title, a term)."""
    return max((each for each in _ends(seen) if each.last < seen.on), key=lambda each: each.last, default=None)


def _ends(seen: Look) -> Iterator[End]:
    for title in titles(seen.state):
        yield End(last=title.last, reason=title.ends, about=title.about)
    if seen.term_end is not None and seen.stay is not None:
        yield End(last=seen.term_end, reason="TERM_ENDED", about=(seen.stay.entry_id or "",), rules=seen.term_rules)
    for application in seen.state.applications:
        decision, about = application.decision, (application.application_id,)
        if application.kind in NO_STAY:
            continue
        if lateness(seen.state, application, seen.term_end) == "LATE" and not application.receipts:
            continue  # it gave no right that could have ended
        if decision is not None and decision.outcome in ("REFUSE", "PARTIAL") and decision.notified_on is not None:
            yield End(last=decision.notified_on, reason="REFUSAL_NOTIFIED", about=(decision.decision_id, *about))
        elif application.closed_at is not None:
            yield End(last=local_day(application.closed_at), reason="APPLICATION_ENDED", about=about)


def _late(seen: Look) -> StayStatus | None:
    """An application lodged late waits: since it lies with the administration, its pace is held against nobody."""
    for application in pending(seen.state, seen.on):
        late = lateness(seen.state, application, seen.term_end)
        reason = "LATENESS_UNKNOWN" if late == "UNKNOWN" else "LATE_WAITS"
        return told(seen.law, reason, local_day(application.lodged_at), (application.application_id,))
    return None


def _absent(seen: Look) -> StayStatus | None:
    """An ordinary title whose holder was away too long: whether it is lost, an officer decides, not a counter."""
    term = stay_term("ABSENCE_ORDINARY", seen.law)
    if term is None:
        return None
    for title in titles(seen.state):
        if title.first <= seen.on <= title.last and lost_by_absence(seen.state, title, seen.present, term.length):
            return told(seen.law, "ORDINARY_ABSENT", None, title.about, (term.rule,))
    return None


def _child(seen: Look) -> bool:
    """A child needs no card before 16; only the year of birth is in clear, so the whole year counts for the child."""
    born = seen.state.birth_year
    return born is not None and year_of(seen.on) <= born + ADULT_AT


def _is_here(seen: Look, end: int) -> bool:
    """Return whether the person is known to be here after a right ended: an entry without exit, or an act since."""
    if seen.stay is not None:
        return True
    for application in seen.state.applications:
        decision = application.decision
        if end < local_day(application.lodged_at) <= seen.on:
            return True
        if decision is not None and decision.notified_on is not None and decision.notified_on >= end:
            return True
    return False
