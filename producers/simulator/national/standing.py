"""Where a person stands on the last day, reckoned from what was told: the oracle's own answer, by domain.md 2.2.

Written from the notes on the law and not from the register's code, so that the two can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from producers.simulator.national.life import OPEN
from producers.simulator.national.lives import ADULT_AT
from producers.simulator.national.told import (
    Told,
    ToldApplication,
    ToldCrossing,
    ToldFile,
    ToldMeasure,
    ToldPermit,
)
from register.days import year_of

_ASKS_TO_STAY_ON = frozenset({"RENEWAL", "ORDINARY", "CHANGE_STATUS"})
_GONE = frozenset({"EXPULSION", "REMOVAL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """All that stands in a file on a day, whichever file it came from."""

    file: ToldFile
    on: int
    applications: tuple[ToldApplication, ...]
    permits: tuple[ToldPermit, ...]
    measures: tuple[ToldMeasure, ...]
    crossings: tuple[ToldCrossing, ...]

    @property
    def stay(self) -> ToldCrossing | None:
        """Return the entry of the stay that runs, None when the last thing known is an exit, or nothing is."""
        return self.crossings[-1] if self.crossings and self.crossings[-1].entry else None


def held_by(told: Told, file_id: str, on: int) -> Held:
    """Return what a file holds on a day."""
    crossings = [each for each in told.crossings if told.holder(each.home) == file_id]
    return Held(
        file=told.files[file_id],
        on=on,
        applications=tuple(each for each in told.applications if told.holder(each.home) == file_id),
        permits=tuple(each for each in told.permits if told.holder(each.home) == file_id),
        measures=tuple(each for each in told.measures if told.holder(each.home) == file_id),
        crossings=tuple(sorted(crossings, key=lambda each: each.day)),
    )


def stay_status(held: Held) -> str:
    """Return the stay status of the day."""
    if held.file.closing not in (None, "DEPARTED"):
        return "UNKNOWN"
    if _has_left(held):
        return "DEPARTED"
    if any(_binds(each, held.on) for each in held.measures):
        return "MEASURE"
    if any(first <= held.on <= last for first, last, _ in titles(held)):
        return "PERMIT_VALID"
    waiting = [each for each in reversed(held.applications) if _waits(each, held.on)]
    if any(first <= held.on <= last for each in waiting for first, last in each.receipts):
        return "RECEIPT_VALID"
    if any(_renews_in_time(held, each) for each in waiting):
        return "RENEWAL_PENDING_IN_TIME"
    stay = held.stay
    if stay is not None and stay.term_end is not None and held.on <= stay.term_end:
        return "VISA_FREE"
    if any(each.receipts or each.decision_id or each.suspended or not is_late(held, each) for each in waiting):
        return "RECEIPT_LAPSED_PENDING"
    return "UNKNOWN" if waiting else _without_right(held)


def titles(held: Held) -> Iterator[tuple[int, int, bool]]:
    """Yield first and last day of each title, and whether it was taken away: cards, and grants without a card."""
    made = set()
    for permit in held.permits:
        if permit.status != "CANCELLED_PRINT_ERROR":
            made.add(permit.application_id)
            yield permit.first, permit.title_ends, permit.title_ends != permit.last
    for each in held.applications:
        if each.outcome == "GRANT" and each.application_id not in made:
            yield each.valid_from or 0, each.valid_to or 0, False


def is_late(held: Held, application: ToldApplication) -> bool:
    """Return whether the person, and nobody else, was late with an application."""
    if application.late != "APPLICANT":
        return False
    if any(first <= application.lodged_on <= last for first, last, _ in titles(held)):
        return False
    stay = held.stay
    return stay is None or stay.term_end is None or application.lodged_on > stay.term_end


def _has_left(held: Held) -> bool:
    entered = None if held.stay is None else held.stay.day
    for measure in held.measures:
        gone = measure.executed_on if measure.kind in _GONE else None
        if gone is not None and (entered is None or entered <= gone):
            return True
    if held.crossings and not held.crossings[-1].entry:
        return True
    closed = held.file.closed_on
    return held.file.closing == "DEPARTED" and closed is not None and (entered is None or entered <= closed)


def _binds(measure: ToldMeasure, on: int) -> bool:
    told = measure.status in ("NOTIFIED", "EXECUTED") and measure.notified_on is not None and measure.notified_on <= on
    return told and measure.from_date <= on and (measure.to_date is None or on <= measure.to_date)


def _waits(application: ToldApplication, on: int) -> bool:
    if application.status == "UNDER_APPEAL":
        return application.suspended
    if application.status in OPEN:
        return True
    if application.status == "DECIDED" and application.outcome == "REFUSE":
        return True  # nobody told the person yet
    ahead = application.outcome == "GRANT" and application.valid_from is not None and application.valid_from > on
    return ahead and application.status in ("DECIDED", "NOTIFIED")


def _renews_in_time(held: Held, application: ToldApplication) -> bool:
    if application.kind not in _ASKS_TO_STAY_ON or application.receipts or application.decision_id:
        return False
    ran = any(first <= application.lodged_on for first, _, _ in titles(held))
    return ran and not is_late(held, application)


def _without_right(held: Held) -> str:
    """Nothing gives a right any more: an overstay, unless what is known does not carry that charge."""
    ended = _ended_last(held)
    if ended is None:
        return "UNKNOWN"
    last, told = ended
    stay = held.stay
    if stay is not None and stay.term_end is None and stay.day > last:
        return "UNKNOWN"
    born = held.file.birth_year
    if born is not None and year_of(held.on) <= born + ADULT_AT:
        return "UNKNOWN"
    return "OVERSTAY" if told and (stay is not None or _seen_since(held, last)) else "UNKNOWN"


def _ended_last(held: Held) -> tuple[int, bool] | None:
    """Return the day on which the last right ended, and whether the person knew of it or could."""
    ends = [(last, not taken) for _, last, taken in titles(held)]
    if held.stay is not None and held.stay.term_end is not None:
        ends.append((held.stay.term_end, True))
    for each in held.applications:
        if is_late(held, each) and not each.receipts:
            continue
        if each.outcome == "REFUSE" and each.notified_on is not None:
            ends.append((each.notified_on, True))
        elif each.closed_on is not None:
            ends.append((each.closed_on, False))
    return max((each for each in ends if each[0] < held.on), key=lambda each: each[0], default=None)


def _seen_since(held: Held, day: int) -> bool:
    return any(
        day < each.lodged_on <= held.on or (each.notified_on is not None and each.notified_on >= day)
        for each in held.applications
    )
