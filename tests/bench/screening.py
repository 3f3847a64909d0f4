"""The screen's work on events in one process: opener's answers made before, then decode, decide and encode alone."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from infra.vault import FileVault
from producers.dispatch import Parcel
from register.units.organisation import Organisation
from register.verdict import NOBODY
from schemas import codec
from schemas.codec import Contract
from schemas.events import EVENTS, DeadRecord, SubjectKey
from schemas.partitioning import partition_of
from schemas.topics import INTAKE
from streams.batch import screen_batch
from streams.blocking import Desk
from streams.entries import WRITTEN, Frames
from streams.intake import Readable, read_intake
from streams.opener import Opener
from streams.opener_wire import Examined
from streams.partition import PartitionState
from tests.bench import signed

BATCH = 500  # as the owner of a partition takes them
Headers = Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Record:
    """A fetched intake record."""

    partition: int
    offset: int
    timestamp: int
    key: bytes
    value: bytes
    headers: Headers
    topic: str = INTAKE.name


@dataclass(frozen=True)
class MemoryKeys:
    """Subject keys in memory, with a vault's epoch key: the floor must not write the vault that the screen uses."""

    vault: FileVault
    made: dict[str, tuple[SubjectKey, bytes]] = field(default_factory=dict)

    def ensure_keys(self, ids: Sequence[str]) -> dict[str, tuple[SubjectKey, bytes]]:
        """Return a key for each id."""
        for one in ids:
            if one not in self.made:
                wrapped = SubjectKey(subject_key_id=one, vault_key_id="0" * 16, wrapped_key=bytes(40))
                self.made[one] = (wrapped, bytes(32))
        return {one: self.made[one] for one in ids}

    def epoch_private(self, name: str) -> X25519PrivateKey | None:
        """Return the private key of an epoch."""
        return self.vault.epoch_private(name)

    def epochs_now(self) -> int:
        """Return a number that changes when an epoch begins or ends."""
        return self.vault.epochs_now()


def invented_ids() -> dict[str, int]:
    """Return a schema id for every contract, as a registry would."""
    return {name: number for number, name in enumerate(codec.contracts(), 1)}


def known_contracts(ids: Mapping[str, int]) -> dict[int, Contract | None]:
    """Return the contracts of events by schema id."""
    return {ids[name]: codec.contract(name) for name in EVENTS if name in ids}


@dataclass(frozen=True, slots=True)
class Load:
    """Batches in the order in which their last event came, and the opener's answers by partition and offset."""

    batches: Sequence[Sequence[Record]]
    answers: Mapping[int, Mapping[int, Sequence[Examined]]]
    events: int
    bytes: int
    organisation: Organisation = NOBODY


def sign_load(parcels: Iterable[Parcel], vault: FileVault, ids: Mapping[str, int]) -> Load:
    """Return the same load signed, in groups that lie in one batch of a partition each, with keys to check them by."""
    listed, spread = list(parcels), defaultdict[int, list[Parcel]](list)
    for parcel in listed:
        spread[partition_of(parcel.file_id)].append(parcel)
    made = {
        one.event_id: one
        for sent in spread.values()
        for first in range(0, len(sent), BATCH)
        for one in signed.sign(sent[first : first + BATCH])
    }
    load = make_load([made[parcel.event_id] for parcel in listed], vault, ids)
    return replace(load, organisation=signed.organisation_of(listed))


def make_load(parcels: Iterable[Parcel], vault: FileVault, ids: Mapping[str, int]) -> Load:
    """Frame the events, spread them over partitions, and let the real opener examine them."""
    opener, known, now = Opener(MemoryKeys(vault)), known_contracts(ids), time.time_ns() // 1_000_000
    waiting: dict[int, list[Record]] = defaultdict(list)
    answers: dict[int, dict[int, Sequence[Examined]]] = defaultdict(dict)
    ends: dict[int, int] = defaultdict(int)
    batches: list[list[Record]] = []
    events = size = 0
    for parcel in parcels:
        partition = partition_of(parcel.file_id)
        value = codec.frame(ids[parcel.contract], parcel.body)
        record = Record(partition, ends[partition], now, parcel.file_id.encode(), value, parcel.headers)
        ends[partition] += 1
        events, size = events + 1, size + len(value)
        item = read_intake(record, known)
        if isinstance(item, Readable) and item.sealed:
            answers[partition][record.offset] = opener.examine(item.sealed)
        waiting[partition].append(record)
        if len(waiting[partition]) == BATCH:
            batches.append(waiting.pop(partition))
    return Load([*batches, *waiting.values()], answers, events, size)


def screen_all(load: Load, ids: Mapping[str, int]) -> dict[str, int]:
    """Decode, decide and encode everything; return what became of the records."""
    frames, known = Frames(ids={name: ids[name] for name in WRITTEN}), known_contracts(ids)
    desk = Desk(frames=frames, epoch="bench", seal=_no_seal, organisation=load.organisation)
    states: dict[int, PartitionState] = {}
    counts: dict[str, int] = defaultdict(int)
    for records in load.batches:
        partition = records[0].partition
        state = states.setdefault(partition, PartitionState(partition=partition))
        items = [read_intake(record, known) for record in records]
        result = screen_batch(state, items, load.answers[partition], desk)
        state.apply(result.change)
        for what, count in result.counts.items():
            counts[what] += count
    return dict(counts)


def _no_seal(record: DeadRecord, *, topic: str, partition: int, offset: int) -> bytes:
    raise AssertionError("a simulated event is never dead")
