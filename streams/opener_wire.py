"""What the opener and its clients say to each other on the socket: frames of byte strings, and the two questions.

A frame is a 4-byte length, then the number of its parts, the length of each, and the parts. Carries keys and, for dead
letters, records in clear: for a socket that only its owner can open, never for a network.
"""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from register.birth_years import year_beside
from schemas.content import SEALED_FIELDS, find_wanted_content, sealed_fields
from schemas.events import DeadLetter, Event, RewrappedKey, Sealed, SealVerdict, SubjectKey

EXAMINE, OPEN_DEAD = b"examine", b"open-dead"
DONE, FAILED = b"done", b"failed"
MOST_BYTES = 64 * 1024 * 1024  # a longer frame is a mistake, and would be held in memory whole
_LENGTH = struct.Struct(">I")


class FrameDamaged(ValueError):
    """Bytes that are no frame, or a frame that is no question or answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedItem:
    """One sealed field to examine; `device_id` is the event's, `wants` the content that its field is made for.

    `birth_year` is the Gregorian year that the event states in clear beside a date of birth, None when it states none.
    """

    event_id: str
    device_id: str
    field: str
    wants: str
    sealed: Sealed
    birth_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the opener found; both keys are None when the value could not be opened or its subject's key is destroyed.

    A value that opens but is impossible keeps its keys, so that an act of the past can be taken over with a finding.
    """

    verdict: SealVerdict
    rewrapped: RewrappedKey | None
    subject_key: SubjectKey | None


def sealed_items(event: Event) -> list[SealedItem]:
    """Return the sealed fields of an event as items for the opener, in the order of `sealed_fields`."""
    meta = event.meta
    if meta.note is None and event.NAME not in SEALED_FIELDS:
        return []
    return [
        SealedItem(
            event_id=meta.event_id,
            device_id=meta.device_id,
            field=path,
            wants=find_wanted_content(event.NAME, path) or "",
            sealed=sealed,
            birth_year=year_beside(event.NAME, path, getattr(event, "birth_year", None)),
        )
        for path, sealed in sealed_fields(event)
    ]


def pack(parts: Sequence[bytes]) -> bytes:
    """Return a frame with its length in front."""
    head = struct.pack(f">{len(parts) + 1}I", len(parts), *map(len, parts))
    body = b"".join(parts)
    return _LENGTH.pack(len(head) + len(body)) + head + body


def unpack(frame: bytes) -> list[bytes]:
    """Return the parts of a frame (its length taken off); raise FrameDamaged."""
    try:
        (count,) = _LENGTH.unpack_from(frame)
        lengths = struct.unpack_from(f">{count}I", frame, _LENGTH.size)
    except (struct.error, MemoryError, OverflowError) as damage:
        raise FrameDamaged("The frame is shorter than its head.") from damage
    start = _LENGTH.size * (count + 1)
    if start + sum(lengths) != len(frame):
        raise FrameDamaged("The parts do not fill the frame.")
    parts = []
    for length in lengths:
        parts.append(frame[start : start + length])
        start += length
    return parts


async def read_frame(reader: asyncio.StreamReader) -> list[bytes]:
    """Read one frame; raise FrameDamaged, or IncompleteReadError at the end of the connection."""
    (length,) = _LENGTH.unpack(await reader.readexactly(_LENGTH.size))
    if length > MOST_BYTES:
        raise FrameDamaged(f"The frame has {length} bytes; at most {MOST_BYTES} are taken.")
    return unpack(await reader.readexactly(length))


ITEM_PARTS = 12


def item_parts(item: SealedItem) -> tuple[bytes, ...]:
    """Return an item as the parts of a question."""
    s = item.sealed
    year = "" if item.birth_year is None else str(item.birth_year)
    texts = (item.event_id, item.device_id, item.field, item.wants, year, s.subject_key_id, s.content, s.epoch)
    return (*[text.encode() for text in texts], s.device_key_envelope, s.wrapped_data_key, s.nonce, s.ciphertext)


def read_item(parts: Sequence[bytes]) -> SealedItem:
    """Return the item that `item_parts` took apart; raise ValueError for text or a year that is none."""
    event_id, device_id, field, wants, year, subject, content, epoch = [part.decode() for part in parts[:8]]
    envelope, wrapped, nonce, ciphertext = parts[8:]
    sealed = Sealed(
        subject_key_id=subject,
        content=content,
        epoch=epoch,
        device_key_envelope=envelope,
        wrapped_data_key=wrapped,
        nonce=nonce,
        ciphertext=ciphertext,
    )
    return SealedItem(
        event_id=event_id,
        device_id=device_id,
        field=field,
        wants=wants,
        sealed=sealed,
        birth_year=int(year) if year else None,
    )


EXAMINED_PARTS = 4
_VERDICTS = {verdict.encode(): verdict for verdict in get_args(SealVerdict)}


def examined_parts(found: Examined) -> tuple[bytes, ...]:
    """Return what was found as the parts of an answer; empty parts for keys that there are not."""
    if found.rewrapped is None or found.subject_key is None:
        return found.verdict.encode(), b"", b"", b""
    record = found.subject_key
    return found.verdict.encode(), found.rewrapped.wrapped_key, record.vault_key_id.encode(), record.wrapped_key


def read_examined(item: SealedItem, parts: Sequence[bytes]) -> Examined:
    """Return what the opener found on `item`; raise KeyError for a verdict that is none."""
    verdict, wrapped, vault_key_id, wrapped_subject_key = parts
    if not wrapped:
        return Examined(verdict=_VERDICTS[verdict], rewrapped=None, subject_key=None)
    subject = item.sealed.subject_key_id
    return Examined(
        verdict=_VERDICTS[verdict],
        rewrapped=RewrappedKey(field=item.field, subject_key_id=subject, wrapped_key=wrapped),
        subject_key=SubjectKey(
            subject_key_id=subject, vault_key_id=vault_key_id.decode(), wrapped_key=wrapped_subject_key
        ),
    )


LETTER_PARTS = 5


def letter_parts(letter: DeadLetter) -> tuple[bytes, ...]:
    """Return coordinates, epoch and sealed original of a dead letter as the parts of a question."""
    partition, offset = str(letter.source_partition).encode(), str(letter.source_offset).encode()
    return letter.source_topic.encode(), partition, offset, letter.epoch.encode(), letter.original
