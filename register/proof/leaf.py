"""The leaf of a Kafka record: canonical bytes of all that the broker keeps of it, with its first coordinates.

    entry = magic "SJL" ‖ kind ‖ topic id (16) ‖ partition u32 ‖ offset u64 ‖ timestamp i64 ms ‖ rest, big-endian
    kind 1: key ‖ value ‖ count u16 ‖ headers (name, value)*, each with its length as i32, -1 where there is nothing
    kind 2: length u32 ‖ SHA-256 of the kind-1 entry, which would be longer than an entry of a bundle may be

Raw bytes as fetched, after decompression, so a broker may compress anew. Two records never have one entry.
"""

from __future__ import annotations

import struct
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from register.proof.tiles import MAX_ENTRY_BYTES
from schemas.errors import Undecodable
from schemas.first_coordinates import find_first, own_headers

_WHOLE, _DIGEST = 1, 2
_HEAD = struct.Struct(">3sB16sIQq")
_LENGTH = struct.Struct(">i")
_DIGEST_REST = struct.Struct(">I32s")
_NOTHING = _LENGTH.pack(-1)
_MAGIC = b"SJL"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafRecord:
    """A record with its first coordinates; `timestamp` in ms UTC, `headers` in the order of the record."""

    topic_id: uuid.UUID
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafDigest:
    """What the tree keeps of a record that is too long for an entry: its coordinates, length and SHA-256."""

    topic_id: uuid.UUID
    partition: int
    offset: int
    timestamp: int
    length: int
    digest: bytes


def write_entry(
    topic_id: bytes,
    partition: int,
    offset: int,
    timestamp: int,
    key: bytes | None,
    value: bytes | None,
    headers: Sequence[tuple[str, bytes | None]],
) -> bytes:
    """Return the entry of a fetched record, of at most 65,535 bytes; `topic_id` is the 16 bytes of the topic's UUID."""
    parts = [_HEAD.pack(_MAGIC, _WHOLE, topic_id, partition, offset, timestamp), _field(key), _field(value)]
    parts.append(len(headers).to_bytes(2, "big"))
    for name, content in headers:
        parts += (_field(name.encode()), _field(content))
    entry = b"".join(parts)
    if len(entry) <= MAX_ENTRY_BYTES:
        return entry
    head = _HEAD.pack(_MAGIC, _DIGEST, topic_id, partition, offset, timestamp)
    return head + _DIGEST_REST.pack(len(entry), sha256(entry).digest())


def fetched_entry(
    topic_id: bytes,
    partition: int,
    offset: int,
    timestamp: int,
    key: bytes | None,
    value: bytes | None,
    headers: Sequence[tuple[str, bytes | None]],
) -> bytes:
    """Return the entry of a record as fetched; a restored one has the entry that it had first."""
    first = find_first(headers)
    if first is None:
        return write_entry(topic_id, partition, offset, timestamp, key, value, headers)
    return write_entry(first.topic_id.bytes, first.partition, first.offset, timestamp, key, value, own_headers(headers))


def entry_of(record: LeafRecord | LeafDigest) -> bytes:
    """Return the entry of a record, or of what the tree keeps of one that is too long."""
    if isinstance(record, LeafDigest):
        head = _HEAD.pack(_MAGIC, _DIGEST, record.topic_id.bytes, record.partition, record.offset, record.timestamp)
        return head + _DIGEST_REST.pack(record.length, record.digest)
    return write_entry(
        record.topic_id.bytes,
        record.partition,
        record.offset,
        record.timestamp,
        record.key,
        record.value,
        record.headers,
    )


def read_entry(entry: bytes) -> LeafRecord | LeafDigest:
    """Return what an entry holds; raise Undecodable for anything that `write_entry` would not have written."""
    if len(entry) < _HEAD.size:
        raise Undecodable("TRUNCATED", f"An entry has at least {_HEAD.size} bytes, this one {len(entry)}.")
    magic, kind, topic_id, partition, offset, timestamp = _HEAD.unpack_from(entry)
    if magic != _MAGIC or kind not in {_WHOLE, _DIGEST}:
        raise Undecodable("UNDECODABLE", "The entry is not of a Kafka record, or of a later version.")
    if kind == _DIGEST:
        if len(entry) != _HEAD.size + _DIGEST_REST.size:
            raise Undecodable("UNDECODABLE", "The entry of a long record has another length.")
        length, digest = _DIGEST_REST.unpack_from(entry, _HEAD.size)
        return LeafDigest(
            topic_id=uuid.UUID(bytes=topic_id),
            partition=partition,
            offset=offset,
            timestamp=timestamp,
            length=length,
            digest=digest,
        )
    reader = _Reader(entry, _HEAD.size)
    key, value = reader.field(), reader.field()
    headers = tuple((reader.name(), reader.field()) for _ in range(reader.count()))
    if reader.at != len(entry):
        raise Undecodable("UNDECODABLE", f"{len(entry) - reader.at} bytes follow the end of the entry.")
    return LeafRecord(
        topic_id=uuid.UUID(bytes=topic_id),
        partition=partition,
        offset=offset,
        timestamp=timestamp,
        key=key,
        value=value,
        headers=headers,
    )


def _field(content: bytes | None) -> bytes:
    return _NOTHING if content is None else _LENGTH.pack(len(content)) + content


class _Reader:
    """Reads fields one after the other."""

    def __init__(self, entry: bytes, at: int) -> None:
        self.entry, self.at = entry, at

    def _take(self, length: int) -> bytes:
        begin, self.at = self.at, self.at + length
        if self.at > len(self.entry):
            raise Undecodable("TRUNCATED", f"The entry ends inside a field at byte {begin}.")
        return self.entry[begin : self.at]

    def count(self) -> int:
        return int.from_bytes(self._take(2), "big")

    def field(self) -> bytes | None:
        (length,) = _LENGTH.unpack(self._take(_LENGTH.size))
        if length < -1:
            raise Undecodable("UNDECODABLE", f"A field cannot have a length of {length}.")
        return None if length == -1 else self._take(length)

    def name(self) -> str:
        found = self.field()
        try:
            if found is not None:
                return found.decode()
        except UnicodeDecodeError:
            pass
        raise Undecodable("UNDECODABLE", "The name of a header is no text.")
