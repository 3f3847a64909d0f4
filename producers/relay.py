"""Drains the outbox to the intake in the order of submission; never marks an event sent before its acknowledgement.

Lives through days without a network: it pauses ever longer, up to a limit, and begins where it stopped. After a crash
the unacknowledged tail is sent again; the screen knows duplicates by their event id.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

import structlog
from aiokafka.errors import KafkaError

from producers.dispatch import Dispatch, Parcel, Sent
from producers.line import ABOUT_THE_EVENT, BATCH_BYTES, Address, Answer, Batch, Line
from producers.pace import MOST_BYTES, Pace
from producers.signing import SIGNATURE_BYTES, Signer
from producers.skew import note_skew, reading
from schemas.errors import SijillError
from schemas.events import ImportSessionApproved
from schemas.partitioning import partition_of

T = TypeVar("T")
_WINDOW = 5_000  # events looked at per round: enough to fill a batch of every partition
_OVERHEAD = 64  # bytes that a record batch adds per record at most: lengths, deltas, attributes
_log = structlog.get_logger(room="producers.relay")


class Aside(Protocol):
    """Runs a blocking function away from the event loop, one at a time."""

    def __call__(self, work: Callable[[], T]) -> Awaitable[T]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds: the pause after a first failure, the longest pause, and how long an answer may take."""

    first_pause: float = 0.2
    longest_pause: float = 30.0
    answer: float = 60.0


class Relay:
    """Sends what waits in the outbox until it is cancelled; `trouble` says why it cannot, or None."""

    def __init__(
        self,
        dispatch: Dispatch,
        address: Address,
        *,
        aside: Aside,
        client_id: str,
        patience: Patience,
        jitter: Callable[[], float],
        clock: Callable[[], int],
        signer: Signer,
    ) -> None:
        self._dispatch, self._address, self._aside, self._signer = dispatch, address, aside, signer
        self._client_id, self._patience, self._jitter = client_id, patience, jitter
        self._clock = clock
        self._pace = Pace()
        self._new = asyncio.Event()
        self._alone: set[int] = set()  # receipts of a batch that was refused: sent one by one to find the culprit
        self._failures = 0
        self.idle = asyncio.Event()
        self.trouble: str | None = None

    def wake(self) -> None:
        """Say that something waits."""
        self.idle.clear()
        self._new.set()

    async def run(self) -> None:
        """Open a line, drain, and begin again after each failure; ends only by cancellation."""
        while True:
            try:
                async with Line(self._address, client_id=self._client_id) as line:
                    await self._drain(line)
            except (KafkaError, SijillError, OSError) as failure:
                await self._pause(failure)

    async def _drain(self, line: Line) -> None:
        while True:
            self._new.clear()
            parcels = await self._aside(lambda: self._dispatch.waiting(_WINDOW))
            if not parcels:
                if not self._new.is_set():  # nothing was written while we looked
                    self.idle.set()
                await self._new.wait()
                continue
            await self._round(line, parcels)
            self._failures, self.trouble = 0, None

    async def _pause(self, failure: Exception) -> None:
        """Wait twice as long as before, up to the limit; less by chance, so that stations do not march in step."""
        longest = min(self._patience.longest_pause, self._patience.first_pause * 2 ** min(self._failures, 20))
        self._failures += 1
        trouble = failure.what if isinstance(failure, SijillError) else type(failure).__name__
        if trouble != self.trouble:
            _log.debug("the relay waits for the register", client=self._client_id, trouble=trouble)
        self.trouble = trouble
        await asyncio.sleep(longest * (1 - self._jitter() / 2))

    async def _round(self, line: Line, parcels: list[Parcel]) -> None:
        """Send one batch per partition and mark what was acknowledged; raise the first failure after that."""
        batches = compose(parcels, line.partitions, self._alone, room=self._pace.bytes)
        await self._aside(lambda: sign(batches, self._signer))
        loop, told = asyncio.get_running_loop(), self._clock()
        began = loop.time()
        answers = await line.send(batches, patience=self._patience.answer)
        took = loop.time() - began
        good = {partition: one.offset for partition, one in answers.items() if isinstance(one, Answer)}
        appended = [one.appended_at for one in answers.values() if isinstance(one, Answer) and one.appended_at]
        if appended:
            seen = [reading(told, took, at) for at in appended]
            await self._aside(lambda: note_skew(self._dispatch.outbox, seen, at=told))
        sent = list(_acknowledged(parcels, batches, good))
        if sent:
            await self._aside(lambda: self._dispatch.mark_sent(sent, at=self._clock()))
        self._alone.difference_update(one.receipt for one in sent)
        failures = [(partition, why) for partition, why in answers.items() if isinstance(why, BaseException)]
        for partition, why in failures:
            await self._judge(batches[partition].parcels, why)
        if not failures:
            self._pace.answered(took)
        elif any(not isinstance(why, ABOUT_THE_EVENT) for _, why in failures):
            self._pace.failed()
        if failures:
            raise failures[0][1]

    async def _judge(self, parcels: list[Parcel], why: BaseException) -> None:
        """Reject an event that was refused alone; have those of a refused batch sent one by one."""
        if not isinstance(why, ABOUT_THE_EVENT):
            return
        if len(parcels) > 1:
            self._alone.update(parcel.receipt for parcel in parcels)
            return
        reason = f"The broker refuses this event: {type(why).__name__}."
        _log.error("an event was rejected", event_id=parcels[0].event_id, reason=type(why).__name__)
        await self._aside(lambda: self._dispatch.mark_rejected(parcels[0].receipt, reason))


def compose(parcels: Iterable[Parcel], partitions: int, alone: set[int], *, room: int = MOST_BYTES) -> dict[int, Batch]:
    """Return one batch per partition, in order; what does not fit, or exceeds `room` bytes, waits for the next round.

    `alone` are receipts that may share a batch with none. An import session goes to every partition (design 12.11).
    """
    batches: dict[int, Batch] = {}
    full: set[int] = set()
    total = 0
    for parcel in parcels:
        if total and total + _size(parcel) > room:
            break
        targets = _targets(parcel, partitions)
        size = _size(parcel)
        begun = [batches[p] for p in targets if p in batches]
        crowded = any(parcel.receipt in alone or batch.size + size > BATCH_BYTES for batch in begun)
        if crowded or full.intersection(targets):
            full.update(targets)
        else:
            for partition in targets:
                batch = batches.setdefault(partition, Batch())
                batch.parcels.append(parcel)
                batch.size += size
                total += size
            if parcel.receipt in alone:
                full.update(targets)
        if len(full) == partitions:
            break
    return batches


def sign(batches: Mapping[int, Batch], signer: Signer) -> None:
    """Sign what each batch holds: a group lies whole in one partition, where one check is enough for all of it."""
    for batch in batches.values():
        batch.parcels = signer.signed(batch.parcels)


def _size(parcel: Parcel) -> int:
    return (
        SIGNATURE_BYTES
        + len(parcel.body)
        + len(parcel.file_id)
        + sum(len(n) + len(v) + 8 for n, v in parcel.headers)
        + _OVERHEAD
    )


def _targets(parcel: Parcel, partitions: int) -> range:
    if parcel.contract == ImportSessionApproved.NAME:
        return range(partitions)
    only = partition_of(parcel.file_id, partitions)
    return range(only, only + 1)


def _acknowledged(parcels: Iterable[Parcel], batches: dict[int, Batch], bases: dict[int, int]) -> Iterable[Sent]:
    """Yield the events whose every batch was acknowledged, with their coordinates in the last partition."""
    places: dict[int, tuple[int, int | None]] = {}
    open_receipts: set[int] = set()
    for partition, batch in batches.items():
        base = bases.get(partition)
        for position, parcel in enumerate(batch.parcels):
            if base is None:
                open_receipts.add(parcel.receipt)
            else:
                places[parcel.receipt] = (partition, base + position if base >= 0 else None)
    for parcel in parcels:
        if parcel.receipt in places and parcel.receipt not in open_receipts:
            partition, offset = places[parcel.receipt]
            content = hashlib.sha256(parcel.body).digest()
            yield Sent(receipt=parcel.receipt, partition=partition, offset=offset, content_sha256=content)


async def cancel(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait until it is gone; again when a library swallowed it, as aiokafka does while connecting."""
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=1.0)
    failure = None if task.cancelled() else task.exception()
    if failure is not None:
        _log.error("a task of the station had ended by an error", error=type(failure).__name__)
