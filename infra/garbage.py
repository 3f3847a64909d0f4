"""Damaged records, as a broken or hostile system would send them: to show and test what the register makes of them.

Every record goes under a file id of its own, so that no file of the register is blocked.
"""

from __future__ import annotations

from aiokafka import AIOKafkaProducer

from schemas.ids import derived_id
from schemas.topics import INTAKE

_UNKNOWN_SCHEMA = 2_000_000_000
GARBAGE: tuple[tuple[str, bytes | None], ...] = (
    ("not a frame", b"hello, register"),
    ("unknown schema id", b"\x00" + _UNKNOWN_SCHEMA.to_bytes(4, "big") + b"\x02\x04"),
    ("truncated Avro", b"\x00\x00\x00\x00\x01\x48"),
    ("nothing at all", b""),
    ("no value", None),
    ("ten megabytes", b"\x00" * 10_000_000),
)


async def send_garbage(kafka: str) -> int:
    """Send each kind once to the intake; return how many."""
    producer = AIOKafkaProducer(bootstrap_servers=kafka, max_request_size=16 * 1024 * 1024)
    await producer.start()
    try:
        for name, value in GARBAGE:
            await producer.send_and_wait(INTAKE.name, key=derived_id("garbage", name).encode(), value=value)
    finally:
        await producer.stop()
    return len(GARBAGE)
