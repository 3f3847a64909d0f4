"""Replay: the same fold over the journal alone, for one file or the whole register, at any cut and on both time axes.

Never looks at the tables; that a replay and the tables agree is therefore worth something.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from projections.folding import Stop, decode
from register.fold import fold
from register.history import Linked, absorbed_files, state_at
from register.proof.evidence_leaves import states_sha256
from schemas.codec import encode_body
from schemas.errors import CommandRefused
from schemas.events import FileState, ImportSessionApproved
from schemas.journal import JournalRecord
from schemas.journal_reader import JournalReader
from schemas.partitioning import partition_of
from schemas.topics import JOURNAL, PARTITIONS

_POLL = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What a replay of the whole register found; `sha256` is over all states as Avro bodies in key order."""

    files: int
    events: int
    sha256: str
    cut: Mapping[int, int]
    files_by_status: Mapping[str, int]
    applications_by_status: Mapping[str, int]


@dataclass(slots=True)
class _Register:
    """States by file, and for a question about the past each file's records."""

    states: dict[str, FileState] = field(default_factory=dict)
    records: dict[str, list[JournalRecord]] = field(default_factory=dict)
    events: int = 0


async def extent(kafka: str, file_id: str | None, *, topic: str = JOURNAL.name) -> int:
    """Return how many offsets a replay of one file, or of the register (None), will read."""
    async with JournalReader(kafka, topic=topic) as reader:
        return sum((await reader.ends(range(PARTITIONS) if file_id is None else (partition_of(file_id),))).values())


async def read_file(
    kafka: str, file_id: str, told: Callable[[int], None] = lambda _: None, *, topic: str = JOURNAL.name
) -> list[JournalRecord]:
    """Return the journal records of one file up to the live end, read from its partition alone."""
    found: list[JournalRecord] = []
    async with JournalReader(kafka, topic=topic) as reader:
        partition = partition_of(file_id)
        stops = await reader.ends((partition,))
        reader.start({partition: 0})
        async for fetched in reader.read_to(stops, _POLL):
            own = {p: [r for r in records if r.key == file_id.encode()] for p, records in fetched.items()}
            reads, broken = decode(own)
            _refuse(broken)
            found += [read.record for read in reads.get(partition, ())]
            told(sum(map(len, fetched.values())))
    if not found:
        raise CommandRefused(f"The journal holds no event of file {file_id}.", mend="Check the id: sijill search.")
    return found


async def read_linked(kafka: str, records: Sequence[JournalRecord], *, topic: str = JOURNAL.name) -> Linked:
    """Return the journal records of every file that became part of a file with these records, near and far."""
    found: dict[str, Sequence[JournalRecord]] = {}
    waiting = list(absorbed_files(records))
    while waiting:
        file_id = waiting.pop()
        if file_id not in found:
            found[file_id] = await read_file(kafka, file_id, topic=topic)
            waiting += absorbed_files(found[file_id])
    return found


async def replay_register(
    kafka: str,
    *,
    topic: str = JOURNAL.name,
    as_of: int | None = None,
    known_at: int | None = None,
    cut: Mapping[int, int] | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> Replayed:
    """Fold the whole journal up to `cut` (next offsets by partition; default: the live end).

    `as_of` in days, `known_at` in microseconds UTC: then each file is shown as it was, or as was known.
    """
    register = _Register()
    async with JournalReader(kafka, topic=topic) as reader:
        stops = dict(cut) if cut is not None else await reader.ends(range(PARTITIONS))
        reader.start(dict.fromkeys(stops, 0))
        async for fetched in reader.read_to(stops, _POLL):
            reads, broken = decode(fetched)
            _refuse(broken)
            _take(register, (read.record for found in reads.values() for read in found), past=(as_of, known_at))
            told(sum(map(len, fetched.values())))
    if register.records:
        shown = {
            name: state_at(records, as_of=as_of, known_at=known_at, linked=register.records)
            for name, records in register.records.items()
        }
        register.states = {name: state for name, state in shown.items() if state is not None}
    return _summary(register, stops)


def _take(register: _Register, records: Iterable[JournalRecord], past: tuple[int | None, int | None]) -> None:
    for record in records:
        register.events += 1
        if isinstance(record.event, ImportSessionApproved):
            continue
        if past != (None, None):
            register.records.setdefault(record.file_id, []).append(record)
            continue
        before, stamp = register.states.get(record.file_id), record.stamp
        register.states[record.file_id] = fold(
            before, record.event, version=stamp.file_version, recorded_at=stamp.recorded_at
        )


def _summary(register: _Register, stops: Mapping[int, int]) -> Replayed:
    states = register.states.values()
    return Replayed(
        files=len(register.states),
        events=register.events,
        sha256=states_sha256((name, encode_body(state)) for name, state in register.states.items()),
        cut=dict(sorted(stops.items())),
        files_by_status=dict(sorted(Counter(s.status for s in states).items())),
        applications_by_status=dict(sorted(Counter(a.status for s in states for a in s.applications).items())),
    )


def _refuse(broken: Sequence[Stop]) -> None:
    if broken:
        raise broken[0].error
