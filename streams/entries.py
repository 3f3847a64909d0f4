"""What the screen writes: entries for each topic, encoded with their schema ids, before any Kafka client sees them.

Everything that reaches the journal is a function of the intake record and the stamp alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from register.merge_saga import CAUSED
from schemas import codec
from schemas.events import (
    DeadLetter,
    DeadRecord,
    Event,
    FileState,
    HeaderPair,
    ImportSession,
    Outcome,
    OutcomeVerdict,
    Stamp,
    SubjectKey,
)
from schemas.journal import STAMP_HEADER, event_headers
from streams import damage
from streams.intake import Dead, Fetched, Readable, Retry

WRITTEN = ("FileState", "ImportSession", "Outcome", "Refusal", "DeadLetter", "SubjectKey", *CAUSED)
Headers = tuple[tuple[str, bytes], ...]


class Seal(Protocol):
    """Seals a damaged record to the epoch key, bound to the coordinates it was fetched from."""

    def __call__(self, record: DeadRecord, *, topic: str, partition: int, offset: int) -> bytes:
        """Return the sealed record."""
        ...


class Entry(NamedTuple):
    """A record to write; `timestamp_ms` is its Kafka time; without a value it is a tombstone."""

    key: bytes
    value: bytes | None
    timestamp_ms: int
    headers: Headers = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """The registry's schema ids of the contracts that the screen writes, by record name."""

    ids: Mapping[str, int]

    def framed(self, record: Any) -> bytes:
        """Return a record in the Confluent wire format."""
        return codec.frame(self.ids[record.NAME], codec.encode_body(record))

    def entry(self, key: str, record: Any, recorded_at: int) -> Entry:
        """Return the entry of a record under `key`, at `recorded_at` microseconds."""
        return Entry(key.encode(), self.framed(record), recorded_at // 1000)

    def state(self, state: FileState | ImportSession, key: str, recorded_at: int) -> tuple[bytes, Entry]:
        """Return the Avro body of a state and its entry."""
        body = codec.encode_body(state)
        return body, Entry(key.encode(), codec.frame(self.ids[state.NAME], body), recorded_at // 1000)

    def outcome(self, event_id: str, outcome: Outcome, recorded_at: int) -> tuple[bytes, Entry]:
        """Return the Avro body of an outcome and its entry under the event id."""
        body = outcome_body(outcome)
        return body, Entry(event_id.encode(), codec.frame(self.ids["Outcome"], body), recorded_at // 1000)

    def key(self, key: SubjectKey, recorded_at: int) -> Entry:
        """Return the entry of a wrapped subject key."""
        return self.entry(key.subject_key_id, key, recorded_at)


def outcome_body(outcome: Outcome) -> bytes:
    """Return the Avro body of an outcome; one is written per event, and all but its hash repeats."""
    digest = outcome.content_sha256
    return bytes((2 * len(digest),)) + digest + _outcome_rest(outcome.verdict, outcome.rule_id, outcome.file_version)


@lru_cache(maxsize=4096)
def _outcome_rest(verdict: OutcomeVerdict, rule_id: str | None, file_version: int | None) -> bytes:
    """Return what follows the hash, the contract's first field: an outcome without hash begins with length 0."""
    without = Outcome(content_sha256=b"", verdict=verdict, rule_id=rule_id, file_version=file_version)
    return codec.encode_body(without)[1:]


def journal_entry(item: Readable, stamp: Stamp) -> Entry:
    """Return the journal record of an accepted event: submitted bytes verbatim, time = recorded_at (design 12.1)."""
    event, record = item.event, item.record
    headers = event_headers(event.NAME, event.meta)
    headers.append((STAMP_HEADER, codec.encode_single(stamp)))
    return Entry(item.file_id.encode(), record.value or b"", stamp.recorded_at // 1000, tuple(headers))


def caused_entry(event: Event, frames: Frames) -> Entry:
    """Return the intake record of an event that another file's event caused; the broker gives it its time."""
    return Entry(event.meta.file_id.encode(), frames.framed(event), 0, tuple(event_headers(event.NAME, event.meta)))


def onward_entry(record: Fetched, file_id: str) -> Entry:
    """Return the intake record of an act that goes on to the file that its own has become part of, as it was sent."""
    headers = tuple((name, value or b"") for name, value in record.headers)
    return Entry(file_id.encode(), record.value or b"", 0, headers)


def dead_record(record: Fetched) -> DeadRecord:
    """Return a record exactly as it was fetched."""
    pairs: Iterable[tuple[str, bytes]] = record.headers
    headers = tuple(HeaderPair(name=name, value=value or b"") for name, value in pairs)
    return DeadRecord(key=record.key, value=record.value, headers=headers)


def dead_letter(reason: Dead, *, epoch: str, seal: Seal, behind: str | None) -> DeadLetter:
    """Return the dead letter of a record; a retried one keeps the coordinates that it had first."""
    record, retry = reason.record, reason.retry
    topic, partition, offset = _source(record, retry)
    original = seal(dead_record(record), topic=topic, partition=partition, offset=offset)
    return DeadLetter(
        source_topic=topic,
        source_partition=partition,
        source_offset=offset,
        file_id=reason.file_id,
        error_code=reason.code,
        detail=reason.detail,
        mend=damage.MENDS.get(reason.code, damage.MENDS[damage.UNDECODABLE]),
        size=len(record.value or b""),
        received_at=record.timestamp * 1000,
        epoch=epoch,
        original=original,
        behind=behind,
        attempts=1 if retry is None else retry.attempts + 1,
    )


def settled_letter(record: Fetched, retry: Retry, file_id: str | None, *, code: str, epoch: str) -> DeadLetter:
    """Return the last word on a dead letter: retried, or set aside by an officer; the original stays in the first."""
    topic, partition, offset = _source(record, retry)
    return DeadLetter(
        source_topic=topic,
        source_partition=partition,
        source_offset=offset,
        file_id=file_id,
        error_code=code,
        detail="Settled.",
        mend=damage.MENDS.get(code, damage.MENDS[damage.UNDECODABLE]),
        size=len(record.value or b""),
        received_at=record.timestamp * 1000,
        epoch=epoch,
        original=b"",
        status="RETRIED" if retry.set_aside_by is None else "SET_ASIDE",
        settled_by=retry.set_aside_by,
        attempts=retry.attempts + 1,
    )


def _source(record: Fetched, retry: Retry | None) -> tuple[str, int, int]:
    if retry is None:
        return record.topic, record.partition, record.offset
    topic, partition, offset = retry.source.rsplit("/", 2)
    return topic, int(partition), int(offset)
