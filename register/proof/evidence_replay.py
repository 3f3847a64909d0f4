"""The history told anew from the leaves of a bundle: each file's state, and which of the register's own acts follow.

Notices and what a merge causes are no device's: they are what the rules make of the history, so whoever has it makes
them again. One that does not come out was written by somebody else, or by what the bundle does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from register.acts import SYSTEM_DEVICE
from register.days import local_day
from register.deadlines import due_notices
from register.fold import fold
from register.merge_saga import caused
from schemas.events import Event, FileState, ImportSessionApproved
from schemas.journal import JournalRecord


@dataclass(slots=True)
class Replay:
    """States by file id; the register's own acts by event id, and those of them that the history makes again."""

    states: dict[str, FileState] = field(default_factory=dict)
    own: dict[str, Event] = field(default_factory=dict)
    follow: set[str] = field(default_factory=set)

    def left(self) -> Iterator[Event]:
        """Yield the register's own acts that do not follow."""
        return (event for event_id, event in self.own.items() if event_id not in self.follow)


def replay(files: Iterable[tuple[str, Iterable[JournalRecord]]]) -> Replay:
    """Return what the records of files make, each file's in their order."""
    found, made = Replay(), dict[str, Event]()
    for file_id, records in files:
        state: FileState | None = None
        for record in records:
            event, at = record.event, record.stamp.recorded_at
            if isinstance(event, ImportSessionApproved):
                continue
            own = event.meta.device_id == SYSTEM_DEVICE
            if own:
                found.own[event.meta.event_id] = event
            if state is not None:
                if own and event in due_notices(state, local_day(at)):
                    found.follow.add(event.meta.event_id)
                made.update((one.meta.event_id, one) for one in caused(state, event, at))
            state = fold(state, event, version=record.stamp.file_version, recorded_at=at)
        if state is not None:
            found.states[file_id] = state
    found.follow |= {event_id for event_id, event in found.own.items() if made.get(event_id) == event}
    return found
