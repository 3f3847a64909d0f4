"""Dead letters of one batch, and the files that they block: what waits behind a damaged record waits in order.

A batch's own shapes stand here too: what screening needs, and what comes out of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from register.proof.source import SignedGroups
from register.units.organisation import Organisation
from register.verdict import NOBODY
from schemas.events import FileState
from schemas.topics import PARTITIONS
from streams import damage
from streams.entries import Entry, Frames, Seal, dead_letter, settled_letter
from streams.intake import Dead, Read, Retry, coordinates
from streams.partition import Change, PartitionState

NIL = "00000000-0000-0000-0000-000000000000"  # RFC 9562, 5.9: a file of which only damaged records are known


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What screening needs besides the state: schema ids, the epoch key's seal, partition count, the organisation.

    `groups`: the groups of acts whose signatures were checked last.
    """

    frames: Frames
    epoch: str
    seal: Seal
    partitions: int = PARTITIONS
    organisation: Organisation = NOBODY
    groups: SignedGroups = field(default_factory=SignedGroups)


@dataclass(slots=True, kw_only=True)
class BatchResult:
    """Entries in order, by topic; `counts` says what became of the records; `change` is the new state."""

    journal: list[Entry] = field(default_factory=list)
    files: list[Entry] = field(default_factory=list)
    outcomes: list[Entry] = field(default_factory=list)
    refusals: list[Entry] = field(default_factory=list)
    dead_letters: list[Entry] = field(default_factory=list)
    keys: dict[str, Entry] = field(default_factory=dict)
    onward: list[Entry] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    change: Change = field(default_factory=Change)


class Blocking:
    """The files of a batch as they stand, and the letters that hold some of them up; reads the partition's state."""

    def __init__(self, state: PartitionState, desk: Desk, result: BatchResult) -> None:
        """Take the state that is only read, and the result that is written to."""
        self._state, self._desk, self._result = state, desk, result
        self.files: dict[str, FileState] = {}

    def settle(self, item: Read, retry: Retry) -> None:
        """Write the last word on a dead letter that comes back."""
        code = item.code if isinstance(item, Dead) else damage.BEHIND
        letter = settled_letter(item.record, retry, item.file_id, code=code, epoch=self._desk.epoch)
        entry = self._desk.frames.entry(retry.source, letter, item.record.timestamp * 1000)
        self._result.dead_letters.append(entry)
        self._result.counts["settled"] += 1

    def bury(self, dead: Dead, first: str | None = None) -> None:
        """Write a dead letter and block its file, so that later events of the file wait in order."""
        source = coordinates(dead.record) if dead.retry is None else dead.retry.source
        letter = dead_letter(dead, epoch=self._desk.epoch, seal=self._desk.seal, behind=first)
        recorded_at = dead.record.timestamp * 1000
        self._result.dead_letters.append(self._desk.frames.entry(source, letter, recorded_at))
        self._result.counts["dead"] += 1
        file_id = dead.file_id
        if file_id is None or file_id in self._state.sessions or file_id in self._result.change.sessions:
            return
        blocked = self.blocked(file_id)
        if source not in blocked:
            self.set_blocked(file_id, _in_order(blocked, source, dead.retry), recorded_at)

    def set_blocked(self, file_id: str, blocked: tuple[str, ...], recorded_at: int) -> None:
        """Set what a file waits for, in order; nothing blocks it when empty."""
        state = self.find(file_id)
        if state is None:
            state = FileState(
                file_id=file_id,
                version=0,
                person_id=NIL,
                subject_key_id=NIL,
                opened_at=recorded_at,
                last_recorded_at=recorded_at,
            )
        self.files[file_id] = replace(state, blocked=blocked)

    def blocked(self, file_id: str) -> tuple[str, ...]:
        """Return the coordinates of the records that a file waits for."""
        state = self.find(file_id)
        return () if state is None else state.blocked

    def find(self, file_id: str) -> FileState | None:
        """Return a file's state in this batch, or as the partition holds it."""
        return self.files.get(file_id) or self._state.files.find(file_id)


def _in_order(blocked: tuple[str, ...], source: str, retry: Retry | None) -> tuple[str, ...]:
    return (*blocked, source) if retry is None else (source, *blocked)
