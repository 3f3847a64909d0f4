"""From fetched records to a batch: decode, bring in the states that are missing, fold.

The first record of a partition that cannot be read or folded ends that partition's part of the batch: nothing after
it is taken, so a position never passes an event that was not handled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from projections.batch import Batch, Span
from projections.states import StateCache
from schemas.errors import SijillError, Undecodable
from schemas.journal import STAMP_HEADER, JournalRecord, header, read_journal_record
from schemas.journal_reader import Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A record at which a partition stands still, and why."""

    partition: int
    offset: int
    error: SijillError


@dataclass(frozen=True, slots=True)
class Read:
    """A decoded journal record with its stamp as it was read."""

    record: JournalRecord
    stamp: bytes


def decode(fetched: Mapping[int, Fetched]) -> tuple[dict[int, list[Read]], list[Stop]]:
    """Decode each partition's records up to the first that is no record of ours."""
    reads: dict[int, list[Read]] = {}
    stops: list[Stop] = []
    for partition, records in fetched.items():
        good = reads.setdefault(partition, [])
        for raw in records:
            try:
                record = read_journal_record(partition, raw.offset, raw.key, raw.value, raw.headers)
            except SijillError as error:
                stops.append(Stop(partition=partition, offset=raw.offset, error=error))
                break
            good.append(Read(record, header(raw.headers, STAMP_HEADER) or b""))
    return reads, stops


def needed(reads: Mapping[int, list[Read]], cache: StateCache) -> list[str]:
    """Return the files whose state must be loaded: changed before this batch and not in memory."""
    first: dict[str, int] = {}
    for found in reads.values():
        for read in found:
            first.setdefault(read.record.file_id, read.record.stamp.file_version)
    return cache.missing(file_id for file_id, version in first.items() if version > 1)


def fold_reads(
    reads: Mapping[int, list[Read]], positions: Mapping[int, int], cache: StateCache, batch: Batch | None = None
) -> tuple[Batch, list[Stop]]:
    """Fold decoded records into a batch that starts at `positions`; the cache holds the states after it."""
    batch, stops = batch or Batch(), list[Stop]()
    for partition, found in reads.items():
        lo = positions[partition]
        fresh = [read for read in found if read.record.offset >= lo]
        if fresh:
            span = batch.spans.setdefault(partition, Span(lo=lo, hi=lo))
            stop = _fold_partition(batch, fresh, cache)
            if stop is not None:
                stops.append(stop)
            if span.hi == span.lo:
                del batch.spans[partition]
    return batch, stops


def _fold_partition(batch: Batch, reads: Iterable[Read], cache: StateCache) -> Stop | None:
    for read in reads:
        record = read.record
        try:
            state = batch.add(record, read.stamp, cache.find(record.file_id))
        except Exception as failure:  # noqa: BLE001 - whatever it is, the position must not pass this event
            error = failure if isinstance(failure, SijillError) else _unforeseen(failure)
            return Stop(partition=record.partition, offset=record.offset, error=error)
        if state is not None:
            cache.keep(record.file_id, state)
    return None


def _unforeseen(failure: Exception) -> SijillError:
    error = Undecodable("UNFOLDABLE", f"The event could not be folded: {type(failure).__name__}.")
    error.__cause__ = failure
    return error
