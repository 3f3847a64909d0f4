"""What the screen knows of one partition: states of its files, outcomes of its events, import sessions, last time.

It changes only by `apply`, after the transaction that wrote the same change to Kafka was committed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from schemas import codec
from schemas.events import FileState, ImportSession, Outcome

_HOT_FILES = 4_000  # decoded states kept beside the encoded ones: what one batch touches, the next often does


class FileStates:
    """The states of all files of a partition, as Avro bodies; the latest ones also decoded."""

    def __init__(self) -> None:
        """Start without a file."""
        self._bodies: dict[str, bytes] = {}
        self._hot: dict[str, FileState] = {}

    def __len__(self) -> int:
        """Return the number of files."""
        return len(self._bodies)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the file ids."""
        return iter(self._bodies)

    def find(self, file_id: str) -> FileState | None:
        """Return the state of a file, or None when the partition never saw it."""
        hot = self._hot.get(file_id)
        if hot is not None:
            return hot
        body = self._bodies.get(file_id)
        if body is None:
            return None
        state: FileState = codec.decode_body("FileState", body)
        self._keep(file_id, state)
        return state

    def look(self, file_id: str) -> FileState | None:
        """Return the state of a file as `find` does, without keeping it: a look at all files leaves the hot ones be."""
        hot = self._hot.get(file_id)
        body = None if hot is not None else self._bodies.get(file_id)
        return hot if body is None else codec.decode_body("FileState", body)

    def put(self, file_id: str, body: bytes, state: FileState | None = None) -> None:
        """Set the state of a file, given as its Avro body and, when at hand, decoded."""
        self._bodies[file_id] = body
        self._hot.pop(file_id, None)
        if state is not None:
            self._keep(file_id, state)

    def remove(self, file_id: str) -> None:
        """Forget a file: its id turned out to be that of an import session."""
        self._bodies.pop(file_id, None)
        self._hot.pop(file_id, None)

    def _keep(self, file_id: str, state: FileState) -> None:
        if len(self._hot) >= _HOT_FILES:
            del self._hot[next(iter(self._hot))]
        self._hot[file_id] = state


@dataclass(slots=True, kw_only=True)
class Change:
    """What one batch changes: encoded and decoded file states, outcomes by event key, sessions, the last time."""

    files: dict[str, tuple[bytes, FileState]] = field(default_factory=dict)
    outcomes: dict[bytes, bytes] = field(default_factory=dict)
    sessions: dict[str, ImportSession] = field(default_factory=dict)
    last_recorded_at: int = 0


@dataclass(slots=True, kw_only=True)
class PartitionState:
    """State of partition `partition`; outcomes are Avro bodies by the 16 bytes of the event id."""

    partition: int
    files: FileStates = field(default_factory=FileStates)
    outcomes: dict[bytes, bytes] = field(default_factory=dict)
    sessions: dict[str, ImportSession] = field(default_factory=dict)
    last_recorded_at: int = 0

    def apply(self, change: Change) -> None:
        """Make a committed change current."""
        for file_id, (body, state) in change.files.items():
            self.files.put(file_id, body, state)
        self.outcomes.update(change.outcomes)
        self.sessions.update(change.sessions)
        for session_id in change.sessions:
            self.files.remove(session_id)
        self.last_recorded_at = max(self.last_recorded_at, change.last_recorded_at)


def event_key(event_id: str) -> bytes:
    """Return the 16 bytes of an event id: a third of the memory of its text."""
    return bytes.fromhex(event_id.replace("-", ""))


def find_outcome(key: bytes, newest: Mapping[bytes, bytes], older: Mapping[bytes, bytes]) -> Outcome | None:
    """Return what became of an event, looking at the running batch first."""
    body = newest.get(key) or older.get(key)
    if body is None:
        return None
    outcome: Outcome = codec.decode_body("Outcome", body)
    return outcome
