"""Where a restored record was first: its topic's first id, partition and offset, in the last of its headers.

A record that is written again into an empty cluster keeps key, value, headers, time and offset; only the broker's id of
the topic is another. Two headers are put behind its own: under which contract it was written, for a new registry
numbers schemas anew, and its first coordinates. No leaf covers them: a restored record has the leaf that it had.
"""

from __future__ import annotations

import struct
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

FIRST_HEADER = "sijill-first"
CONTRACT_HEADER = "sijill-contract"
_ADDED = {FIRST_HEADER, CONTRACT_HEADER}
_FIRST = struct.Struct(">16sIQ")
Header = tuple[str, bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """First coordinates of a record."""

    topic_id: uuid.UUID
    partition: int
    offset: int


def find_first(headers: Sequence[Header]) -> First | None:
    """Return the first coordinates of a restored record; None for a record that is where it always was."""
    if not headers or headers[-1][0] != FIRST_HEADER:
        return None
    content = headers[-1][1] or b""
    if len(content) != _FIRST.size:
        return None
    topic_id, partition, offset = _FIRST.unpack(content)
    return First(topic_id=uuid.UUID(bytes=topic_id), partition=partition, offset=offset)


def own_headers(headers: Sequence[Header]) -> list[Header]:
    """Return the headers that a restored record had first."""
    return [each for each in headers if each[0] not in _ADDED]


def added_headers(first: First, contract: tuple[str, bytes] | None) -> list[Header]:
    """Return what a restored record gets behind its own headers; `contract`: name and hash of its writer's schema."""
    named: list[Header] = [] if contract is None else [(CONTRACT_HEADER, f"{contract[0]} {contract[1].hex()}".encode())]
    return [*named, (FIRST_HEADER, _FIRST.pack(first.topic_id.bytes, first.partition, first.offset))]


def find_contract_name(headers: Sequence[Header]) -> tuple[str, bytes] | None:
    """Return name and SHA-256 of the contract that a restored record was written under, or None."""
    named = next((value for name, value in headers if name == CONTRACT_HEADER), None)
    if named is None:
        return None
    name, _, digest = named.decode().partition(" ")
    return name, bytes.fromhex(digest)
