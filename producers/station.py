"""A station: takes acts, makes them events, keeps them safe, sends them when it can.

What `submit` returned a receipt for is on the disk, sealed. Personal values never leave the memory in clear.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

from schemas.sealing import DeviceKeys

from producers.acts import check_clear
from producers.dispatch import Dispatch, Standing
from producers.drafts import ActDraft, digest_of, event_of, subject_key_for
from producers.outbox import Outbox, OutboxUnusable, Place, PreparedAct, Receipt, Wire
from producers.line import Address
from producers.relay import Patience, Relay, cancel
from schemas import codec
from schemas.errors import Misfit
from schemas.events import EVENTS, Corps, Meta, Sealed
from schemas.ids import new_uuid7
from schemas.journal import event_headers
from schemas.topics import MAX_EVENT_BYTES

T = TypeVar("T")
_GROUP = 1_000  # acts that share one fsync at most: what one transaction writes in some 50 ms
_DAY_MICROS = 24 * 3600 * 1_000_000


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
    bootstrap: str
    registry_url: str
    epoch: str
    epoch_public: Path
    patience: Patience = field(default_factory=Patience)
    keep_days: int = 730


def micros_now() -> int:
    """Return the time of this machine's clock, microseconds UTC."""
    return time.time_ns() // 1_000


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
            Address(bootstrap=self.config.bootstrap, registry_url=self.config.registry_url),
            aside=self._aside,
            client_id=f"{self.config.station_id}-{self.config.device_id}",
            patience=self.config.patience,
            jitter=lambda: int.from_bytes(self._random(2), "big") / 65_536,
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
            self._stack.close()

    async def _aside(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _prepare(self) -> None:
        """Read or make what the device keeps: its name, its key of the epoch, its secret for digests."""
        box, config = self._outbox, self.config
        owner = box.setting("device_id", config.device_id.encode).decode()
        if owner != config.device_id:
            mend = "Give each device an outbox of its own."
            raise OutboxUnusable(f"The outbox belongs to device {owner}.", where=box.path.name, mend=mend)
        name = f"device_key:{config.epoch}"
        self._keys = DeviceKeys.from_bytes(box.setting(name, lambda: self._new_keys().to_bytes()))
        box.forget_settings("device_key:", but=name)  # a device cannot read what it sealed in an earlier epoch
        self._secret = box.setting("digest_secret", lambda: self._random(32))
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
                act = self._prepare_act(draft)
            except Misfit as misfit:
                results.append(misfit)
                continue
            future: asyncio.Future[Receipt | Misfit] = loop.create_future()
            self._queue.put_nowait((act, future))
            results.append(future)
        return [await result if isinstance(result, asyncio.Future) else result for result in results]

    def _prepare_act(self, draft: ActDraft) -> PreparedAct:
        """Seal the personal values of a draft; all but its place in the sequence is fixed now."""
        if draft.event not in EVENTS:
            raise Misfit("event", "no event has this name", mend=f"Write one of: {', '.join(sorted(EVENTS))}.")
        check_clear(draft)
        event_id = draft.event_id or self._new_id()
        sealed = {path: self._seal(draft, path, event_id) for path in draft.clear}
        matter = draft.fields.get("application_id", draft.file_id)
        ids = (event_id, draft.correlation_id or str(matter), draft.transaction_id or self._new_id())
        return PreparedAct(
            event_id=event_id,
            file_id=draft.file_id,
            contract=draft.event,
            digest=None if draft.event_id is None else digest_of(draft, self._secret),
            finish=partial(self._encode, draft, sealed, ids),
        )

    def _seal(self, draft: ActDraft, path: str, event_id: str) -> Sealed:
        key = subject_key_for(draft, path, event_id)
        return self._keys.seal(draft.clear[path].content, subject_key_id=key, event_id=event_id, field=path)

    def _encode(self, draft: ActDraft, sealed: Mapping[str, Sealed], ids: tuple[str, str, str], place: Place) -> Wire:
        """Return the event's bytes at its place; raise Misfit when it does not fit its contract or is too large."""
        meta = self._meta(draft, ids, place)
        event = event_of(draft, meta, sealed)
        try:
            body = codec.encode_body(event)
        except (TypeError, ValueError, AttributeError, KeyError, OverflowError):
            mend = f"See the fields with `sijill emit --describe {draft.event}`."
            raise Misfit("act", f"does not fit the contract of {draft.event}", mend=mend) from None
        if len(body) > MAX_EVENT_BYTES:
            raise Misfit("act", f"is larger than {MAX_EVENT_BYTES} bytes", mend="Shorten its texts.")
        headers = [(name, value.decode()) for name, value in event_headers(draft.event, meta)]
        text = json.dumps(headers, separators=(",", ":"))
        return Wire(schema_sha256=codec.contract(draft.event).sha256, body=body, headers=text)

    def _meta(self, draft: ActDraft, ids: tuple[str, str, str], place: Place) -> Meta:
        config, (event_id, correlation_id, transaction_id) = self.config, ids
        return Meta(
            event_id=event_id,
            file_id=draft.file_id,
            occurred_at=draft.occurred_at,
            effective_date=draft.effective_date,
            captured_offline=draft.captured_offline,
            device_id=config.device_id,
            device_seq=place.device_seq,
            clock_skew_ms=draft.clock_skew_ms,
            station_id=config.station_id,
            district_id=config.district_id,
            corps=config.corps,
            actor_id=draft.actor_id,
            actor_role=draft.actor_role,
            actor_rank=draft.actor_rank,
            on_behalf_of=draft.on_behalf_of,
            correlation_id=correlation_id,
            causation_id=draft.causation_id,
            transaction_id=transaction_id,
            legal_basis=draft.legal_basis,
            reason_code=draft.reason_code,
            base_version=place.base_version if draft.base_version is None else draft.base_version,
            follows=draft.follows or place.follows,
            supersedes=draft.supersedes,
            import_session=draft.import_session,
        )

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

    async def take_serial(self) -> int:
        """Return the next serial of this device for a file number; never the same twice."""
        return await self._aside(self._outbox.take_serial)

    async def release(self, event_id: str) -> bool:
        """Let an event that the broker rejected try again; return whether there was one."""
        found = await self._aside(lambda: self._dispatch.release(event_id))
        self.relay.wake()
        return found
