"""The lines of the table that protect a person, and those that name where the person is not at issue any more.

Each says what it finds, or None: then the next line is asked.
"""

from __future__ import annotations

from register.days import local_day
from register.find import last_receipt
from register.lengths import Length, before, last_day
from register.stay_days import days_in_row, days_within
from register.stay_look import Look, StayStatus, told
from register.stay_right import (
    Title,
    is_granted_ahead,
    is_suspended,
    is_untold,
    lateness,
    lost_by_absence,
    pending,
    titles,
)
from register.stay_terms import StayTerm, stay_term
from schemas.events import ApplicationState, MeasureState

_GONE = frozenset({"EXPULSION", "REMOVAL"})
_RENEWS = frozenset({"RENEWAL", "ORDINARY", "CHANGE_STATUS"})
_NOT_THIS_FILE = frozenset({"MERGED", "ERROR"})


def outside(seen: Look) -> StayStatus | None:
    """The file ended otherwise than by a departure."""
    closing = seen.state.closing
    if closing is None or closing.closed_on > seen.on or closing.ground == "DEPARTED":
        return None
    if closing.ground in _NOT_THIS_FILE:
        about = tuple(each.survivor_file_id for each in seen.state.merges)
        return told(seen.law, "NOT_THIS_FILE", closing.closed_on, about)
    return told(seen.law, "OUTSIDE_REGIME", closing.closed_on)


def departed(seen: Look) -> StayStatus | None:
    """The person left, and no entry followed; where a doubtful crossing followed, that is left open."""
    entered = None if seen.stay is None else seen.stay.entered
    for measure in reversed(seen.state.measures):
        gone = _carried_out(measure)
        if gone is not None and gone <= seen.on and (entered is None or entered <= gone):
            return _left(seen, "EXPULSION_EXECUTED", gone, (measure.measure_id,))
    last, closing = seen.present.last, seen.state.closing
    if last is not None and last.left is not None:
        return _left(seen, "EXIT_RECORDED", last.left, (last.exit_id or "",))
    if closing is not None and closing.closed_on <= seen.on and (entered is None or entered <= closing.closed_on):
        return told(seen.law, "CLOSED_DEPARTED", closing.closed_on)
    return None


def _left(seen: Look, reason: str, day: int, about: tuple[str, ...]) -> StayStatus:
    if seen.present.doubtful:
        return told(seen.law, "PRESENCE_DOUBTFUL", None, about)
    return told(seen.law, reason, day, about)


def _carried_out(measure: MeasureState) -> int | None:
    if measure.kind not in _GONE:
        return None
    return measure.executed_on or (measure.ended_on if measure.status == "EXECUTED" else None)


def under_measure(seen: Look) -> StayStatus | None:
    """The person was told of a measure that binds on the day."""
    for measure in seen.state.measures:
        if is_in_force(measure, seen.on):
            since = max(measure.from_date, measure.notified_on or measure.from_date)
            return told(seen.law, "MEASURE_IN_FORCE", since, (measure.measure_id,))
    return None


def is_in_force(measure: MeasureState, on: int) -> bool:
    """Return whether the person was told of a measure and it binds on the day; suspended or ended ones do not.

    One carried out binds on: a ban and an assigned residence until their last day, an expulsion whoever comes back.
    """
    binds = measure.status in ("NOTIFIED", "EXECUTED")
    known = binds and measure.notified_on is not None and measure.notified_on <= on
    return known and measure.from_date <= on and (measure.to_date is None or on <= measure.to_date)


def titled(seen: Look) -> StayStatus | None:
    """A title runs, with or without its card."""
    running = [each for each in titles(seen.state) if each.first <= seen.on <= each.last]
    running = [each for each in running if not lost_by_absence(seen.state, each, seen.present, _absence(seen))]
    if not running:
        return None
    best = max(running, key=lambda each: (each.last, each.card))
    return told(seen.law, "TITLE_RUNS" if best.card else "GRANT_RUNS", best.first, best.about)


def receipted(seen: Look) -> StayStatus | None:
    """A receipt of an application that waits runs."""
    for application in pending(seen.state, seen.on):
        for receipt in reversed(application.receipts):
            if receipt.valid_from <= seen.on <= receipt.valid_to:
                about = (receipt.receipt_id, application.application_id)
                return told(seen.law, "RECEIPT_RUNS", receipt.valid_from, about)
    return None


def renewal_in_time(seen: Look) -> StayStatus | None:
    """A renewal was asked for in time, and no receipt has been given."""
    for application in pending(seen.state, seen.on):
        late = lateness(seen.state, application, seen.term_end)
        if late != "IN_TIME" or application.kind not in _RENEWS or application.receipts or _settled(seen, application):
            continue
        ended = _title_before(seen, local_day(application.lodged_at))
        if ended is not None:
            about = (application.application_id, *ended.about)
            return told(seen.law, "RENEWAL_IN_TIME", ended.last + 1, about)
    return None


def visa_free_term(seen: Look) -> StayStatus | None:
    """The term of the entry runs; where a card has fallen due meanwhile, that is said beside it."""
    stay, end = seen.stay, seen.term_end
    if stay is None or end is None or seen.on > end:
        return None
    about = (stay.entry_id or "",)
    due = next((term for term in _card_terms(seen) if _card_due(seen, term)), None)
    if due is None:
        return told(seen.law, "TERM_RUNS", stay.entered, about, seen.term_rules)
    return told(seen.law, "TERM_RUNS_CARD_DUE", stay.entered, about, (due.rule, *seen.term_rules))


def administration_late(seen: Look) -> StayStatus | None:
    """What the person asked for waits: without a receipt, beyond its last day, or for a word that never came."""
    for application in pending(seen.state, seen.on):
        about = (application.application_id,)
        receipt = last_receipt(application)
        if is_suspended(seen.state, application):
            return told(seen.law, "APPEAL_SUSPENDS", None, about)
        if is_untold(application):
            return told(seen.law, "NOT_NOTIFIED", None, about)
        if is_granted_ahead(application, seen.on):
            return told(seen.law, "GRANT_TO_BEGIN", None, about)
        if receipt is not None and receipt.valid_to < seen.on:  # once given, the delay is the administration's
            return told(seen.law, "RECEIPT_LAPSED", receipt.valid_to + 1, (receipt.receipt_id, *about))
        if lateness(seen.state, application, seen.term_end) == "IN_TIME":
            return told(seen.law, "NO_RECEIPT", local_day(application.lodged_at), about)
    return None


def _settled(seen: Look, application: ApplicationState) -> bool:
    """A decision was taken, and is not annulled: then the wait is another one."""
    decided = application.decision is not None and application.status != "REOPENED"
    return decided or is_suspended(seen.state, application)


def _title_before(seen: Look, day: int) -> Title | None:
    """Return the title that ended last, of those that ran when an application of that day was lodged or before."""
    return max((each for each in titles(seen.state) if each.first <= day), key=lambda each: each.last, default=None)


def _absence(seen: Look) -> Length | None:
    term = stay_term("ABSENCE_ORDINARY", seen.law)
    return None if term is None else term.length


def _card_terms(seen: Look) -> list[StayTerm]:
    found = (stay_term(name, seen.law) for name in ("CARD_DUTY_CONSECUTIVE", "CARD_DUTY_IN_YEAR"))
    return [term for term in found if term is not None]


def _card_due(seen: Look, term: StayTerm) -> bool:
    """Three months in a row, or six in the year up to the day; only certain days are counted."""
    if term.length is None or seen.stay is None or seen.stay.entered is None:
        return False
    if term.within is None:
        return days_in_row(seen.present, seen.on) > last_day(seen.stay.entered, term.length) - seen.stay.entered + 1
    return days_within(seen.present, seen.on, term.within) > seen.on - before(seen.on, term.length)
