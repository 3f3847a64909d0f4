"""What the screen kept beside the journal, derived from it again: states of files, sessions, outcomes, subjects.

The same fold as the screen's. What never reached the journal cannot be derived: refusals, dead letters, and that a file
waited behind one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from register.fold import fold, session_of
from schemas.events import FileState, ImportSession, ImportSessionApproved, Outcome
from schemas.journal import JournalRecord
from schemas.sealing import sealed_fields
from streams.entries import Entry, Frames


class Derived:
    """One partition of a lane as its journal makes it."""

    def __init__(self, frames: Frames) -> None:
        """Take the registry's schema ids."""
        self._frames = frames
        self._files: dict[str, FileState] = {}
        self._sessions: dict[str, ImportSession] = {}
        self.last_recorded_at = 0
        self.subjects: set[str] = set()

    def take(self, record: JournalRecord) -> Entry:
        """Take the next accepted act; return the entry of its outcome."""
        event, stamp = record.event, record.stamp
        self.last_recorded_at = max(self.last_recorded_at, stamp.recorded_at)
        if isinstance(event, ImportSessionApproved):
            self._sessions[record.file_id] = session_of(event, stamp.recorded_at)
        else:
            before = self._files.get(record.file_id)
            self._files[record.file_id] = fold(before, event, version=stamp.file_version, recorded_at=stamp.recorded_at)
        self.subjects |= {sealed.subject_key_id for _, sealed in sealed_fields(event)}
        digest = sha256(record.body).digest()
        outcome = Outcome(content_sha256=digest, verdict="ACCEPTED", file_version=stamp.file_version)
        return self._frames.outcome(event.meta.event_id, outcome, stamp.recorded_at)[1]

    def states(self) -> Iterator[Entry]:
        """Yield the entries of all states and sessions."""
        kept: tuple[Mapping[str, FileState | ImportSession], ...] = (self._files, self._sessions)
        for held in kept:
            for name, state in held.items():
                yield self._frames.state(state, name, self.last_recorded_at)[1]
