"""What the leaves of an evidence bundle say: versions, devices, replayed states, and the rows that were shown."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal

from register.proof.leaf import LeafRecord
from schemas.codec import encode_body
from schemas.errors import SijillError
from schemas.events import FileState, ImportSessionApproved
from schemas.journal import JournalRecord, read_journal_record

Read = Callable[[str], bytes]
"""The bytes of a part of the bundle; raises FileNotFoundError."""
Verdict = Literal["PROVEN", "BROKEN", "OPEN"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """PROVEN, BROKEN, or OPEN (nothing in the bundle shows it); what, and where."""

    verdict: Verdict
    what: str
    where: str = ""


@dataclass(slots=True)
class Leaves:
    """What the leaves of a bundle say, file by file and device by device."""

    records: dict[str, list[JournalRecord]] = field(default_factory=lambda: defaultdict(list))
    places: dict[tuple[int, int], str] = field(default_factory=dict)
    devices: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0
    odd: list[Finding] = field(default_factory=list)
    _acts: set[str] = field(default_factory=set)
    _latest: dict[int, int] = field(default_factory=dict)

    def take(self, leaf: LeafRecord) -> None:
        """Take the next leaf of its partition; raise Undecodable."""
        headers = [(name, value or b"") for name, value in leaf.headers]
        self.add(read_journal_record(leaf.partition, leaf.offset, leaf.key, leaf.value, headers))

    def add(self, record: JournalRecord) -> None:
        """Take one accepted event."""
        self.count += 1
        meta = record.event.meta
        where, at = f"{record.partition}/{record.offset}", record.stamp.recorded_at
        if meta.event_id in self._acts and not _is_session(record):
            self._odd(f"Act {meta.event_id} is in the history twice.", where)
        if at < self._latest.get(record.partition, at):
            self._odd(f"Act {meta.event_id} is stamped with a time before the act that precedes it.", where)
        self._acts.add(meta.event_id)
        self._latest[record.partition] = at
        self.records[record.file_id].append(record)
        self.places[record.partition, record.offset] = meta.event_id
        if meta.device_seq:
            self.devices[meta.device_id].append(meta.device_seq)

    def _odd(self, what: str, where: str) -> None:
        self.odd.append(Finding(verdict="BROKEN", what=what, where=where))


def guarded(where: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Turn what a damaged part raises into a finding: one broken part hides no other."""
    try:
        yield from findings
    except FileNotFoundError as missing:
        yield Finding(verdict="BROKEN", what=f"A part is missing: {missing.args[0]}.", where=where)
    except SijillError as wrong:
        yield Finding(verdict="BROKEN", what=wrong.what, where=f"{where} {wrong.where}".strip())
    except Exception as wrong:  # noqa: BLE001 - a forged part may break its reader anywhere
        yield Finding(verdict="BROKEN", what=f"A part is malformed: {type(wrong).__name__}.", where=where)


def check_versions(leaves: Leaves) -> Iterator[Finding]:
    """Yield whether each file's acts are all there: versions count from 1 (design 12.1)."""
    yield from leaves.odd
    broken = 0
    for file_id, records in leaves.records.items():
        numbers = [record.stamp.file_version for record in records if not _is_session(record)]
        if numbers != list(range(1, len(numbers) + 1)):
            broken += 1
            what = "The versions of the file do not count from 1 without a gap: an act is missing or doubled."
            yield Finding(verdict="BROKEN", what=what, where=file_id)
    if not broken:
        what = f"{leaves.count} acts of {len(leaves.records)} files, each file's versions from 1 without a gap"
        yield Finding(verdict="PROVEN", what=what)


def check_shown(read: Read, shown: Sequence[str], leaves: Leaves, states: Mapping[str, FileState]) -> Iterator[Finding]:
    """Yield whether the tables showed what a replay of the leaves gives, each row with its leaf."""
    same = 0
    for file_id in shown:
        findings = list(guarded(f"shown/{file_id}", _check_file(read, file_id, leaves, states.get(file_id))))
        yield from findings
        same += not findings
    digest = states_sha256((name, encode_body(state)) for name, state in states.items())
    yield Finding(verdict="PROVEN", what=f"the replayed states have SHA-256 {digest}")
    if same:
        yield Finding(
            verdict="PROVEN", what=f"the tables show {same} files as the replay does; each row points to a leaf"
        )
    if not shown:
        yield Finding(verdict="OPEN", what="What the tables show is not in the bundle.")


def _check_file(read: Read, file_id: str, leaves: Leaves, state: FileState | None) -> Iterator[Finding]:
    told: dict[str, Any] = json.loads(read(f"shown/{file_id}.json"))
    if state is None or encode_body(state).hex() != told["state"]:
        yield Finding(verdict="BROKEN", what="The tables show another state than the replay.", where=f"shown/{file_id}")
    rows = {(int(partition), int(offset)): str(event_id) for event_id, partition, offset in told["rows"]}
    own = {(r.partition, r.offset): r.event.meta.event_id for r in leaves.records.get(file_id, ())}
    for place in sorted(rows.items() ^ own.items()):
        what = f"Row and leaf differ at {place[0][0]}/{place[0][1]}, event {place[1]}."
        yield Finding(verdict="BROKEN", what=what, where=f"shown/{file_id}")


def check_devices(leaves: Leaves, *, whole: bool) -> Iterator[Finding]:
    """Yield which devices have every number up to their last in the journal."""
    if not whole:
        yield Finding(verdict="OPEN", what="Whether devices sent more is shown by a bundle of everything only.")
        return
    missing = {
        device: absent
        for device, numbers in leaves.devices.items()
        if (absent := sorted(set(range(1, max(numbers) + 1)) - set(numbers)))
    }
    total = len(leaves.devices)
    yield Finding(
        verdict="PROVEN", what=f"{total - len(missing)} of {total} devices have every number up to their last"
    )
    for device, absent in sorted(missing.items()):
        few = ", ".join(map(str, absent[:5])) + (", …" if len(absent) > 5 else "")
        what = (
            f"{len(absent)} numbers of {device} are not in the journal (refused, dead letters, or never arrived): {few}"
        )
        yield Finding(verdict="OPEN", what=what)


def states_sha256(states: Iterable[tuple[str, bytes]]) -> str:
    """Return SHA-256 over `file id, Avro body` in the order of ids, each length-prefixed by four bytes."""
    digest = sha256()
    for file_id, body in sorted(states):
        digest.update(file_id.encode() + len(body).to_bytes(4, "big") + body)
    return digest.hexdigest()


def _is_session(record: JournalRecord) -> bool:
    return isinstance(record.event, ImportSessionApproved)
