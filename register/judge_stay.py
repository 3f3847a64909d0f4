"""Whether entries and exits fit their file: what they refer to, then what the other crossings say."""

from __future__ import annotations

from collections.abc import Iterator

from register.days import iso
from register.find import find_crossing
from register.room import new
from register.verdict import Refused
from schemas.events import CrossingState, EntryRecorded, ExitRecorded, FileState

Crossing = EntryRecorded | ExitRecorded


def crossing_refers(state: FileState, event: Crossing) -> Refused | None:
    """The crossing is new, or the act corrects it; an entry stays an entry. The passport shown may be unknown here."""
    known = find_crossing(state, event.crossing_id)
    corrects = event.meta.supersedes is not None
    if known is not None and corrects and known.entry is isinstance(event, EntryRecorded):
        return None
    return new("crossing_id", known)


def entry_recorded_follows(state: FileState, event: EntryRecorded) -> Iterator[Refused]:
    """Two entries without an exit between them are kept, and an officer looks at them."""
    before = _before(state, event)
    left_that_day = any(not each.entry and each.crossed_on == event.crossed_on for each in before)
    if before and before[-1].entry and not left_that_day:
        yield Refused(rule_id="CROSSINGS_CONTRADICT", field="crossed_on", detail=(iso(before[-1].crossed_on),))


def exit_recorded_follows(state: FileState, event: ExitRecorded) -> Iterator[Refused]:
    """No exit before its entry; two exits without an entry between them are kept, and an officer looks at them.

    The first exit of a file needs no entry: a person may have come before the register began.
    """
    before = _before(state, event)
    if before and before[-1].entry:
        return
    later = (each.crossed_on for each in state.crossings if each.entry and each.crossed_on > event.crossed_on)
    entered = next(later, None)
    same_day = bool(before) and before[-1].crossed_on == event.crossed_on
    if entered is not None and not same_day:
        yield Refused(rule_id="EXIT_BEFORE_ENTRY", field="crossed_on", detail=(iso(entered),))
    elif before:
        yield Refused(rule_id="CROSSINGS_CONTRADICT", field="crossed_on", detail=(iso(before[-1].crossed_on),))


def _before(state: FileState, event: Crossing) -> tuple[CrossingState, ...]:
    others = (each for each in state.crossings if each.crossing_id != event.crossing_id)
    return tuple(each for each in others if each.crossed_on <= event.crossed_on)
