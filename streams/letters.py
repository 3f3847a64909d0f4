"""Dead letters as a person sees them, and the way back: to the intake in their order, or set aside by an officer.

Sends the original bytes; only the opener can read them. Never settles anything itself: the screen does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from aiokafka import AIOKafkaProducer

from schemas import codec
from schemas.errors import CommandRefused
from schemas.events import DeadLetter, DeadRecord
from schemas.journal import RETRY_HEADER, SET_ASIDE_HEADER
from schemas.registry import Registry
from schemas.topics import MAX_RECORD_BYTES
from streams.intake import ATTEMPTS_HEADER
from streams.lane import MAIN, Lane
from streams.reading import read_topic

_OURS = {RETRY_HEADER, SET_ASIDE_HEADER, ATTEMPTS_HEADER}
_ROOM = 64 * 1024  # key, headers and framing beside the largest value


class Reader(Protocol):
    """What opens the originals."""

    async def open_dead_records(self, letters: Sequence[DeadLetter]) -> Sequence[DeadRecord | None]:
        """Return the original records, in order; None where the keys are gone."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A dead letter in its present standing; `letter` keeps the sealed original of its first writing."""

    coordinates: str
    letter: DeadLetter

    @property
    def is_open(self) -> bool:
        """Tell whether nobody settled it yet."""
        return self.letter.status == "OPEN"


async def read_letters(kafka: str, registry: Registry, lane: Lane = MAIN) -> tuple[Letter, ...]:
    """Read all dead letters, in the order of their source."""
    found: dict[str, DeadLetter] = {}
    async for record in read_topic(kafka, lane.dead_letters, partitions=lane.partitions):
        key = (record.key or b"").decode()
        newest = await read_framed(registry, "DeadLetter", record.value)
        if isinstance(newest, DeadLetter):
            found[key] = _merged(found.get(key), newest)
    ordered = sorted(found.items(), key=lambda pair: (pair[1].source_partition, pair[1].source_offset))
    return tuple(Letter(coordinates=key, letter=letter) for key, letter in ordered)


async def read_framed(registry: Registry, name: str, value: bytes | None) -> object:
    """Return a record of the screen's own topics, with the contract that its schema id names."""
    schema_id, body = codec.unframe(value)
    contract = await registry.find_contract(schema_id)
    return codec.decode_body(name, body, None if contract is None else contract.sha256)


async def send_back(
    kafka: str, opener: Reader, letters: Iterable[Letter], *, set_aside_by: str | None = None, lane: Lane = MAIN
) -> int:
    """Send open dead letters to the intake again, in their order, and return how many.

    With `set_aside_by`, the service number of an officer, the screen gives them up instead of trying them.
    """
    listed = [letter for letter in letters if letter.is_open]
    if not listed:
        raise CommandRefused("There is no open dead letter to send.", mend="See `sijill dead-letters list`.")
    originals = await _opened(opener, listed)
    producer = AIOKafkaProducer(
        bootstrap_servers=kafka, enable_idempotence=True, max_request_size=MAX_RECORD_BYTES + _ROOM
    )
    async with producer:
        for letter, original in zip(listed, originals, strict=True):
            await producer.send_and_wait(
                lane.intake,
                key=original.key if original.key is not None else b"",
                value=original.value,
                headers=_headers(letter, original, set_aside_by),
                partition=letter.letter.source_partition,
            )
    return len(listed)


async def _opened(opener: Reader, letters: Sequence[Letter]) -> list[DeadRecord]:
    """Return all originals, or raise before anything is sent: half a file out of order would help nobody."""
    originals: list[DeadRecord] = []
    for letter, original in zip(letters, await opener.open_dead_records([at.letter for at in letters]), strict=True):
        if original is None:
            mend = "Its epoch key is gone or the letter was changed; it can only be told to the register's operators."
            raise CommandRefused("The original of a dead letter cannot be opened.", where=letter.coordinates, mend=mend)
        originals.append(original)
    return originals


def _headers(letter: Letter, original: DeadRecord, set_aside_by: str | None) -> list[tuple[str, bytes]]:
    headers = [(pair.name, pair.value) for pair in original.headers if pair.name not in _OURS]
    headers.append((RETRY_HEADER, letter.coordinates.encode()))
    headers.append((ATTEMPTS_HEADER, str(letter.letter.attempts).encode()))
    if set_aside_by is not None:
        headers.append((SET_ASIDE_HEADER, set_aside_by.encode()))
    return headers


def _merged(older: DeadLetter | None, newest: DeadLetter) -> DeadLetter:
    """Return the newest word, with the original and the reason of the writing that still had them."""
    if older is None or newest.status == "OPEN":
        return newest
    return replace(older, status=newest.status, settled_by=newest.settled_by, attempts=newest.attempts)
