"""What entries and exits change: the crossings of a file, in order of day, of which the latest are kept."""

from __future__ import annotations

from bisect import bisect_right

from register.changes import FileChanges
from register.find import find_crossing
from register.room import CROSSINGS
from schemas.events import CrossingState, EntryRecorded, ExitRecorded, FileState


def entry_recorded(state: FileState, event: EntryRecorded) -> FileChanges:
    """An entry, with the days that the post allowed."""
    return _crossed(
        state,
        CrossingState(
            crossing_id=event.crossing_id,
            entry=True,
            crossed_on=event.crossed_on,
            visa_kind=event.visa_kind,
            authorised_days=event.authorised_days,
            source=event.source,
            reliability=event.reliability,
        ),
    )


def exit_recorded(state: FileState, event: ExitRecorded) -> FileChanges:
    """An exit."""
    return _crossed(
        state,
        CrossingState(
            crossing_id=event.crossing_id,
            entry=False,
            crossed_on=event.crossed_on,
            source=event.source,
            reliability=event.reliability,
        ),
    )


def _crossed(state: FileState, crossing: CrossingState) -> FileChanges:
    """Of one day, what came first stands first; a known crossing is corrected.

    Beyond the limit the oldest days leave the state, not the journal.
    """
    known = find_crossing(state, crossing.crossing_id)
    others = tuple([each for each in state.crossings if each is not known])
    place = bisect_right(others, crossing.crossed_on, key=lambda other: other.crossed_on)
    return {"crossings": (*others[:place], crossing, *others[place:])[-CROSSINGS:]}
