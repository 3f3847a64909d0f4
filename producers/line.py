"""The line to the register: an idempotent producer on the intake, and the ids of the contracts.

Sends one batch per partition at a time, so a batch that fails leaves nothing behind it on the wire: order is kept
whatever happens. A line that failed is thrown away; the next one starts with a new producer id.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from aiokafka import AIOKafkaProducer
from aiokafka import errors as kafka
from aiokafka.codec import has_zstd

from producers.dispatch import Parcel
from schemas import codec, history
from schemas.errors import ContractUnknown, ServiceUnreachable
from schemas.registry import Registry, contract_of
from schemas.topics import CARE_INTAKE, INTAKE, REFUSALS

BATCH_BYTES = 512 * 1024  # below the 1 MiB that brokers take by default
_ID_S = 30.0  # seconds that the registry may take: one answer needs several round trips of a bad link
_REQUEST_MS = 30_000  # longer than the round trips of a bad satellite link, or each answer would come too late
_CLOSE_S = 5.0  # an answer that is not there by then is not worth waiting for: what was sent will be sent again
ABOUT_THE_EVENT = (
    kafka.MessageSizeTooLargeError,
    kafka.RecordListTooLargeError,
    kafka.InvalidTimestampError,
    kafka.UnsupportedForMessageFormatError,
    kafka.PolicyViolationError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the register is reached: `bootstrap` is host:port[,host:port…]."""

    bootstrap: str
    registry_url: str
    topic: str = INTAKE.name
    refusals: str = REFUSALS.name

    @property
    def care(self) -> bool:
        """Return whether the line leads into the care lane."""
        return self.topic == CARE_INTAKE.name


class _Producer(AIOKafkaProducer):  # type: ignore[misc]
    async def abandon(self) -> None:
        """Close without waiting for what is under way: `stop` would wait until a dead broker comes back."""
        self._closed = True
        await self._sender.close()
        await self.client.close()


@dataclass(kw_only=True)
class Batch:
    """The events for one partition, in order."""

    parcels: list[Parcel] = field(default_factory=list)
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An acknowledgement: base offset (-1: not told), and when the broker appended it, ms UTC (None: not told)."""

    offset: int
    appended_at: int | None


class Line:
    """An open line; async context manager. Raises KafkaError or RegistryUnreachable when it cannot be opened."""

    def __init__(self, address: Address, *, client_id: str) -> None:
        self._bootstrap, self._topic, self._client_id = address.bootstrap, address.topic, client_id
        self._registry = Registry(
            address.registry_url, timeout=_ID_S
        )  # a new client asks anew: a registry may have renumbered
        self._ids: dict[bytes, int] = {}
        self.partitions = 0

    async def __aenter__(self) -> Self:
        """Connect, and learn the partitions of the intake."""
        self._producer = _Producer(
            bootstrap_servers=self._bootstrap,
            client_id=self._client_id,
            enable_idempotence=True,
            acks="all",
            compression_type="zstd" if has_zstd() else "gzip",
            max_batch_size=BATCH_BYTES,
            request_timeout_ms=_REQUEST_MS,
            retry_backoff_ms=200,
        )
        try:
            await self._producer.start()
            self.partitions = len(await self._producer.partitions_for(self._topic))
        except BaseException:
            await self._close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close; what is not acknowledged stays in the outbox."""
        await self._close()

    async def _close(self) -> None:
        with suppress(TimeoutError, kafka.KafkaError):
            await asyncio.wait_for(self._producer.abandon(), _CLOSE_S)
        await self._registry.aclose()

    async def schema_id(self, parcel: Parcel) -> int:
        """Return the registry's id of the contract with which the event was written, today's or an older one."""
        known = self._ids.get(parcel.schema_sha256)
        if known is not None:
            return known
        contract: codec.Contract | None = codec.contract(parcel.contract)
        if contract is not None and contract.sha256 != parcel.schema_sha256:
            released = history.find_by_sha256(parcel.schema_sha256)
            contract = None if released is None else contract_of(json.dumps(released))
        found = None if contract is None else await self._registry.find_id(contract)
        if found is None:
            what = f"The registry does not hold the contract of {parcel.contract} with which an event was written."
            raise ContractUnknown(what, mend="Run `sijill schemas apply`; the event waits.")
        self._ids[parcel.schema_sha256] = found
        return found

    async def send(self, batches: Mapping[int, Batch], *, patience: float) -> dict[int, Answer | BaseException]:
        """Send one batch to each partition; return its acknowledgement or why it failed.

        A batch without an answer after `patience` seconds fails with ServiceUnreachable; it may still arrive.
        """
        futures = {partition: await self._send_one(partition, batch.parcels) for partition, batch in batches.items()}
        if futures:
            await asyncio.wait(futures.values(), timeout=patience)
        return {partition: _answer(future) for partition, future in futures.items()}

    async def _send_one(self, partition: int, parcels: Sequence[Parcel]) -> asyncio.Future[kafka.KafkaError]:
        builder = self._producer.create_batch()
        for parcel in parcels:
            value = codec.frame(await self.schema_id(parcel), parcel.body)
            key, headers = parcel.file_id.encode(), list(parcel.headers)
            if builder.append(timestamp=None, key=key, value=value, headers=headers) is None:
                raise AssertionError("a batch was composed larger than a batch may be")
        builder.close()
        sending = self._producer.send_batch(builder, self._topic, partition=partition)
        future: asyncio.Future[kafka.KafkaError] = await sending
        return future


def _answer(future: asyncio.Future[kafka.KafkaError]) -> Answer | BaseException:
    if not future.done():
        future.add_done_callback(lambda late: late.cancelled() or late.exception())  # its end interests nobody now
        return ServiceUnreachable("The broker does not answer.", mend="The events wait and will be sent again.")
    failure = future.exception()
    if failure is not None:
        return failure
    told = future.result()
    is_append_time = told.timestamp_type == 1 and told.timestamp is not None and told.timestamp > 0
    return Answer(offset=int(told.offset), appended_at=int(told.timestamp) if is_append_time else None)
