"""Events and records to Avro bytes and back, in the Confluent wire format and in Avro's single-object encoding.

The hot path reads and writes without logical types (they halve fastavro's speed); the contracts keep them.
Never asks the registry: ids are looked up by `schemas.registry`.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import Any

import fastavro
from fastavro.schema import parse_schema

from schemas import events, history
from schemas.canonical import NAMESPACE, Schema, inlined, without_logical_types
from schemas.errors import ContractUnknown, Undecodable
from schemas.generate import read_contracts

_FRAME = struct.Struct(">bI")
_SINGLE_OBJECT = b"\xc3\x01"  # Avro 1.12, "Single-object encoding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A released contract: `json` is its full text for the registry, `sha256` that of its parsing canonical form."""

    name: str
    kind: str
    schema: Schema
    json: str
    sha256: bytes
    fingerprint: bytes
    fast: Any  # fastavro's own form, without logical types

    @property
    def subject(self) -> str:
        """Subject in the registry: the full record name (RecordNameStrategy)."""
        return f"{NAMESPACE}.{self.name}"


def _parsed(schema: Schema) -> Any:
    return parse_schema(without_logical_types(schema))


@cache
def contracts() -> Mapping[str, Contract]:
    """Return all contracts of today by record name."""
    return {name: contract(name) for name in events.SHA256}


@cache
def contract(name: str) -> Contract:
    """Return the contract of a record name; raise ContractUnknown."""
    sources = _sources()
    if name not in events.SHA256:
        raise ContractUnknown(f"No contract is named {name}.", mend="See schemas/avro for the names.")
    schema = inlined(name, sources)
    return Contract(
        name=name,
        kind=sources[name][0],
        schema=schema,
        json=json.dumps(schema, ensure_ascii=False, separators=(",", ":")),
        sha256=events.SHA256[name],
        fingerprint=events.FINGERPRINTS[name],
        fast=_parsed(schema),
    )


@cache
def _sources() -> Mapping[str, tuple[str, Schema]]:
    return read_contracts()


@lru_cache(maxsize=512)
def _writer(name: str, writer_hash: bytes) -> Any:
    schema = history.find_by_sha256(writer_hash)
    if schema is None:
        raise ContractUnknown(f"No released version of {name} has hash {writer_hash.hex()}.", mend="Add it to history.")
    return _parsed(schema)


def encode_body(record: Any) -> bytes:
    """Return the Avro body of a generated record."""
    parts: list[bytes] = []
    events.WRITERS[record.NAME](record, parts.append)
    return b"".join(parts)


def decode_body(name: str, body: bytes, writer_hash: bytes | None = None) -> Any:
    """Return the record in `body`, written with the contract version of `writer_hash` (today's when None).

    Raises Undecodable for damaged bytes or bytes left over, ContractUnknown for a name or hash never released.
    """
    today = events.SHA256.get(name)
    if today is None:
        raise ContractUnknown(f"No contract is named {name}.", mend="See schemas/avro for the names.")
    if writer_hash is None or writer_hash == today:
        try:
            record, end = events.GETTERS[name](body, 0)
        except (ValueError, LookupError, OverflowError):
            end = -1  # damaged, or encoded in an unusual way: fastavro reads it, or says what is wrong
        if end == len(body):
            return record
    buffer = BytesIO(body)
    try:
        if writer_hash is None or writer_hash == today:
            row: Any = fastavro.schemaless_reader(buffer, contract(name).fast, None)
        else:
            row = fastavro.schemaless_reader(buffer, _writer(name, writer_hash), contract(name).fast)
    except ContractUnknown:
        raise
    except EOFError as damage:
        raise Undecodable("TRUNCATED", f"The bytes end inside a {name}.") from damage
    except Exception as damage:
        raise Undecodable("UNDECODABLE", f"The bytes are not a {name}: {type(damage).__name__}.") from damage
    if buffer.tell() != len(body):
        raise Undecodable("UNDECODABLE", f"{len(body) - buffer.tell()} bytes are left over after a {name}.")
    return events.READERS[name](row)


def frame(schema_id: int, body: bytes) -> bytes:
    """Return `body` in the Confluent wire format: 0x00, 4-byte big-endian schema id, Avro."""
    return _FRAME.pack(0, schema_id) + body


def unframe(value: bytes | None) -> tuple[int, bytes]:
    """Return schema id and Avro body of a framed value; raise Undecodable."""
    if value is None or len(value) < _FRAME.size:
        raise Undecodable("TRUNCATED", "The value is shorter than the five bytes of a frame.")
    magic, schema_id = _FRAME.unpack_from(value)
    if magic != 0:
        raise Undecodable("UNDECODABLE", f"The value begins with byte {value[0]:#04x} instead of 0x00.")
    return schema_id, value[_FRAME.size :]


@cache
def _by_fingerprint() -> dict[bytes, str]:
    return {known: name for name, known in events.FINGERPRINTS.items()}


def encode_single(record: Any) -> bytes:
    """Return a record in Avro's single-object encoding: self-describing without a registry."""
    return _SINGLE_OBJECT + events.FINGERPRINTS[record.NAME] + encode_body(record)


def decode_single(data: bytes) -> Any:
    """Return the record of a single-object encoding, of any released version; raise Undecodable."""
    if data[:2] != _SINGLE_OBJECT:
        raise Undecodable("UNDECODABLE", "The bytes are not in Avro's single-object encoding.")
    name = _by_fingerprint().get(data[2:10])
    if name is not None:
        return decode_body(name, data[10:])
    old = history.find_by_fingerprint(data[2:10])
    if old is None:
        raise Undecodable("SCHEMA_UNKNOWN", f"No released contract has fingerprint {data[2:10].hex()}.")
    return decode_body(old.name, data[10:], old.sha256)
