"""The states of recently changed files in memory; the rest stay in the table and are loaded many at a time.

Holds only what the tables hold or will hold after the batches given to the store, in the same order.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping

from schemas.events import FileState


class StateCache:
    """At most `capacity` states, the longest unused dropped first."""

    def __init__(self, capacity: int) -> None:
        self._capacity, self._states = capacity, OrderedDict[str, FileState]()

    def __len__(self) -> int:
        """Return the number of states held."""
        return len(self._states)

    def find(self, file_id: str) -> FileState | None:
        """Return the state held, or None."""
        state = self._states.get(file_id)
        if state is not None:
            self._states.move_to_end(file_id)
        return state

    def missing(self, file_ids: Iterable[str]) -> list[str]:
        """Return those of the files whose state is not held."""
        return [file_id for file_id in file_ids if file_id not in self._states]

    def keep(self, file_id: str, state: FileState) -> None:
        """Hold the state of a file."""
        self._states[file_id] = state
        self._states.move_to_end(file_id)

    def keep_all(self, states: Mapping[str, FileState]) -> None:
        """Hold the states of several files."""
        self._states.update(states)

    def trim(self) -> None:
        """Drop the longest unused states beyond the capacity; only when all batches are written."""
        while len(self._states) > self._capacity:
            self._states.popitem(last=False)

    def clear(self) -> None:
        """Drop all states."""
        self._states.clear()
