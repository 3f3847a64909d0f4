"""A station: takes acts, makes them events, keeps them safe, sends them when it can.

What `submit` returned a receipt for is on the disk, sealed. Personal values never leave the memory in clear.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TypeVar

from producers.dispatch import Dispatch, Standing, claim
from producers.drafts import ActDraft
from producers.holder import require_holder, require_register_of
from producers.line import Address
from producers.maker import EventMaker, Origin
from producers.outbox import Outbox, OutboxUnusable, PreparedAct, Receipt
from producers.refusal_reader import read_refusals
from producers.refused import note_refusals, refusals_read
from producers.relay import Patience, Relay, cancel
from producers.signing import signer_of
from schemas.errors import Misfit
from schemas.events import Corps, Refusal
from schemas.ids import new_uuid7
from schemas.sealing import DeviceKeys

T = TypeVar("T")
_GROUP = 1_000  # acts that share one fsync at most: what one transaction writes in some 50 ms
_DAY_MICROS = 24 * 3600 * 1_000_000


def micros_now() -> int:
    """Return the time of this machine's clock, microseconds UTC."""
    return time.time_ns() // 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StationConfig:
    """Who the station is and where it keeps and sends its acts.

    `epoch_public` is the file with the register's public key of `epoch`; `keep_days` is how long the headers of
    sent events stay, to know a repeated event id (the register keeps outcomes for the same two years).
    """

    station_id: str
    district_id: str
    corps: Corps
    device_id: str
    outbox: Path
    address: Address
    epoch: str
    epoch_public: Path
    patience: Patience = field(default_factory=Patience)
    keep_days: int = 730


class Station:
    """One device of a station; async context manager. `relay=False` only collects, for a device without a link."""

    def __init__(
        self,
        config: StationConfig,
        *,
        clock: Callable[[], int] = micros_now,
        random: Callable[[int], bytes] = os.urandom,
        new_id: Callable[[], str] = new_uuid7,
        relay: bool = True,
    ) -> None:
        self.config = config
        self._clock, self._random, self._new_id, self._relaying = clock, random, new_id, relay
        self._queue: asyncio.Queue[tuple[PreparedAct, asyncio.Future[Receipt | Misfit]]] = asyncio.Queue()

    async def __aenter__(self) -> Self:
        """Open the outbox and begin to relay; raise OutboxUnusable when another program holds it."""
        self._stack = ExitStack()
        try:
            # one thread owns the database: SQLite serialises anyway, and the event loop never waits for a disk
            self._thread = self._stack.enter_context(ThreadPoolExecutor(1, thread_name_prefix="outbox"))
            self._outbox = await self._aside(lambda: self._stack.enter_context(Outbox(self.config.outbox)))
            await self._aside(self._prepare)
        except BaseException:
            self._stack.close()
            raise
        self._dispatch = Dispatch(self._outbox)
        self.relay = Relay(
            self._dispatch,
            self.config.address,
            aside=self._aside,
            client_id=f"{self.config.station_id}-{self.config.device_id}",
            patience=self.config.patience,
            jitter=lambda: int.from_bytes(self._random(2), "big") / 65_536,
            clock=self._clock,
            signer=self._signer,
        )
        self._writing = asyncio.create_task(self._write_groups())
        self._sending = asyncio.create_task(self.relay.run()) if self._relaying else None
        return self

    async def __aexit__(self, *_: object) -> None:
        """Write what was submitted, stop relaying, close; what was not acknowledged stays in the outbox."""
        try:
            await self._queue.join()
            await cancel(self._writing)
            if self._sending is not None:
                await cancel(self._sending)
        finally:
            self._thread.shutdown()  # what it was doing may still read: an outbox in use cannot be closed
            self._stack.close()

    async def _aside(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _prepare(self) -> None:
        """Read or make what the device keeps (its name, its key of the epoch, its secret); forget what it need not."""
        box, config = self._outbox, self.config
        claim(box, config.device_id)
        require_holder(box, self._random)
        require_register_of(box, config.epoch, config.epoch_public)
        lane = "care" if config.address.care else "main"
        if box.setting("lane", lane.encode) != lane.encode():  # one sequence for both would tell of cases by its gaps
            mend = "Give the device of each lane a name and an outbox of its own."
            raise OutboxUnusable("The outbox belongs to a device of the other lane.", where=box.path.name, mend=mend)
        if config.corps != "UNKNOWN":  # who only sends need not say
            known = {"corps": config.corps.encode(), "district": config.district_id.encode()}
            with box.transaction() as db:
                db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", known.items())
        name = f"device_key:{config.epoch}"
        keys = DeviceKeys.from_bytes(box.setting(name, lambda: self._new_keys().to_bytes()), self._random)
        box.forget_settings("device_key:", but=name)  # a device cannot read what it sealed in an earlier epoch
        self._signer = signer_of(box, config.device_id, self._random)
        secret = box.setting("digest_secret", lambda: self._random(32))
        origin = Origin(
            station_id=config.station_id,
            district_id=config.district_id,
            corps=config.corps,
            device_id=config.device_id,
            care=config.address.care,
        )
        self._maker = EventMaker(origin, keys, secret, self._new_id)
        box.trim(before=self._clock() - config.keep_days * _DAY_MICROS)

    def _new_keys(self) -> DeviceKeys:
        public = self.config.epoch_public.read_bytes()
        return DeviceKeys.create(self.config.device_id, self.config.epoch, public, self._random)

    async def submit(self, draft: ActDraft) -> Receipt:
        """Return the receipt of one act once it is on the disk; raise Misfit, OutboxUnusable.

        Many submits at once share one fsync. After a cancellation the act may or may not be there.
        """
        [result] = await self.submit_many([draft])
        if isinstance(result, Misfit):
            raise result
        return result

    async def submit_many(self, drafts: Sequence[ActDraft]) -> list[Receipt | Misfit]:
        """Return a receipt, or what is wrong, for each act at its position; the good ones are on the disk."""
        loop = asyncio.get_running_loop()
        results: list[Receipt | Misfit | asyncio.Future[Receipt | Misfit]] = []
        for draft in drafts:
            try:
                act = self._maker.prepare(draft)
            except Misfit as misfit:
                results.append(misfit)
                continue
            future: asyncio.Future[Receipt | Misfit] = loop.create_future()
            self._queue.put_nowait((act, future))
            results.append(future)
        return [await result if isinstance(result, asyncio.Future) else result for result in results]

    async def _write_groups(self) -> None:
        """Write whatever has gathered since the last fsync in one transaction, again and again."""
        while True:
            group = [await self._queue.get()]
            while len(group) < _GROUP and not self._queue.empty():
                group.append(self._queue.get_nowait())
            await self._write(group)
            for _ in group:
                self._queue.task_done()

    async def _write(self, group: Sequence[tuple[PreparedAct, asyncio.Future[Receipt | Misfit]]]) -> None:
        acts, futures = [act for act, _ in group], [future for _, future in group]
        try:
            results = await self._aside(lambda: self._outbox.write(acts, at=self._clock()))
        except Exception as failure:  # noqa: BLE001 - whatever it is belongs to those who wait for a receipt
            for future in futures:
                if not future.done():
                    future.set_exception(failure)
            return
        self.relay.wake()
        for future, result in zip(futures, results, strict=True):
            if not future.done():
                future.set_result(result)

    async def flush(self, timeout: float | None = None) -> Standing:  # noqa: ASYNC109 - waiting longer is no error
        """Wait until the broker has everything that may be sent, at most `timeout` seconds; return what stands.

        Raises what ended the relay, if something did.
        """
        if self._sending is not None:
            idle = asyncio.create_task(self.relay.idle.wait())
            done, _ = await asyncio.wait({idle, self._sending}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
            idle.cancel()
            with suppress(asyncio.CancelledError):
                await idle
            if self._sending in done:
                self._sending.result()
        return await self.standing()

    def standing(self) -> Awaitable[Standing]:
        """Return the counts of the outbox."""
        return self._aside(self._dispatch.standing)

    async def saw(self, versions: Mapping[str, int]) -> None:
        """Remember which versions of files the officers of this device have seen; later acts state them."""
        await self._aside(lambda: self._outbox.saw(versions))

    async def learn_refusals(self) -> list[Refusal]:
        """Read what the register refused of this device's acts since the last time; no later act builds on it.

        Raises ServiceUnreachable, RegistryUnreachable, Undecodable: then nothing is known that was not before.
        """
        address = self.config.address
        after = await self._aside(lambda: refusals_read(self._outbox, address.refusals))
        found, read = await read_refusals(address, self.config.station_id, after=after)
        return await self._aside(lambda: note_refusals(self._outbox, found, topic=address.refusals, read=read))

    async def take_serial(self) -> int:
        """Return the next serial of this device for a file number; never the same twice."""
        return await self._aside(self._outbox.take_serial)

    async def release(self, event_id: str) -> bool:
        """Let an event that the broker rejected try again; return whether there was one."""
        found = await self._aside(lambda: self._dispatch.release(event_id))
        self.relay.wake()
        return found
