"""Stations, drafts and a reader of the intake, for the tests of the station's side."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaConsumer
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from producers.acts import read_act
from producers.describe import describe_act
from producers.drafts import ActDraft
from producers.line import Address
from producers.relay import Patience
from producers.station import StationConfig
from schemas import codec
from schemas.events import Event
from schemas.ids import new_uuid7
from schemas.topics import INTAKE

IMPATIENT = Patience(first_pause=0.05, longest_pause=0.5, answer=5.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """An event on the intake, in the order of its partition."""

    partition: int
    offset: int
    key: str
    headers: dict[str, bytes]
    value: bytes
    event: Event


def act(event: str, **changes: object) -> dict[str, Any]:
    """Return a valid act in JSON."""
    return json.loads(json.dumps(describe_act(event).example)) | changes


def draft(event: str, file_id: str | None = None, **changes: Any) -> ActDraft:
    """Return a valid draft on a file, a new one unless given."""
    return replace(read_act(act(event)), file_id=file_id or new_uuid7(), **changes)


def epoch_public(folder: Path) -> Path:
    """Return a file with the public key of a new epoch."""
    path = folder / "e1.pub"
    if not path.exists():
        path.write_bytes(X25519PrivateKey.generate().public_key().public_bytes_raw())
    return path


def config(folder: Path, kafka: str, registry: str) -> StationConfig:
    """Return the configuration of the one device that has its outbox in `folder`."""
    name = folder / "device"
    if not name.exists():
        name.write_text(f"device-{new_uuid7()}")  # no other test, and no earlier run, has events of this device
    return StationConfig(
        station_id="TEST-1",
        district_id="TEST",
        corps="SURETE",
        device_id=name.read_text(),
        outbox=folder / "outbox.sqlite",
        address=Address(bootstrap=kafka, registry_url=registry),
        epoch="e1",
        epoch_public=epoch_public(folder),
        patience=IMPATIENT,
    )


async def read_intake(kafka: str, device_ids: Collection[str], topic: str = INTAKE.name) -> list[Arrived]:
    """Return all events of these devices that lie on the intake now, by partition and offset."""
    consumer = AIOKafkaConsumer(topic, bootstrap_servers=kafka, enable_auto_commit=False, auto_offset_reset="earliest")
    await consumer.start()
    try:
        parts = sorted(consumer.assignment())
        ends = await consumer.end_offsets(parts)
        sources = {f"/stations/TEST-1/{device_id}".encode() for device_id in device_ids}
        found: list[Arrived] = []
        while any([await consumer.position(part) < ends[part] for part in parts]):
            for records in (await consumer.getmany(timeout_ms=500)).values():
                found.extend(map(arrived, (one for one in records if dict(one.headers).get("ce_source") in sources)))
        return sorted(found, key=lambda one: (one.partition, one.offset))
    finally:
        await consumer.stop()


def arrived(record: Any) -> Arrived:
    """Return a fetched record with its event."""
    headers = dict(record.headers)
    _, body = codec.unframe(record.value)
    event = codec.decode_body(headers["ce_type"].decode(), body)
    return Arrived(
        partition=record.partition,
        offset=record.offset,
        key=record.key.decode(),
        headers=headers,
        value=record.value,
        event=event,
    )
