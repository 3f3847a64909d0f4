"""The journal record: the submitted bytes verbatim, and the screen's stamp in one header (design 12.1).

Reads without a registry: the stamp names the writer's schema by its hash.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from schemas import codec
from schemas.errors import Undecodable
from schemas.events import EVENTS, SHA256, UNIT_EVENTS, Event, Meta, Stamp, UnitEvent

STAMP_HEADER = "sijill-stamp"
SIGNATURE_HEADER = "sijill-signature"
RETRY_HEADER = "sijill-retry-of"
SCHEMA_HEADER = "sijill-schema"
SET_ASIDE_HEADER = "sijill-set-aside"
_EPOCH = date(1970, 1, 1)
Headers = Iterable[tuple[str, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalRecord:
    """An accepted event with its coordinates; `body` is its Avro body as the device wrote it."""

    partition: int
    offset: int
    file_id: str
    event: Event
    stamp: Stamp
    body: bytes


def event_headers(name: str, meta: Meta) -> list[tuple[str, bytes]]:
    """Return the CloudEvents headers of an event (Kafka binding 1.0, binary mode); nothing personal."""
    return [
        ("ce_specversion", b"1.0"),
        ("ce_id", meta.event_id.encode()),
        ("ce_type", name.encode()),
        ("ce_source", _source(meta.station_id, meta.device_id)),
        ("ce_time", _time(meta.occurred_at)),
        ("content-type", b"application/avro"),
    ]


@lru_cache(maxsize=4096)
def _source(station_id: str, device_id: str) -> bytes:
    return f"/stations/{station_id}/{device_id}".encode()


def _time(micros: int) -> bytes:
    """Return RFC 3339 in UTC with microseconds."""
    seconds, fraction = divmod(micros, 1_000_000)
    days, second = divmod(seconds, 86_400)
    minute, second = divmod(second, 60)
    return b"%bT%02d:%02d:%02d.%06dZ" % (_date(days), minute // 60, minute % 60, second, fraction)


@lru_cache(maxsize=4096)
def _date(days: int) -> bytes:
    return (_EPOCH + timedelta(days=days)).isoformat().encode()


def header(headers: Headers, name: str) -> bytes | None:
    """Return the first header of that name, or None."""
    return next((value for key, value in headers if key == name), None)


def read_journal_record(
    partition: int, offset: int, key: bytes | None, value: bytes | None, headers: Headers
) -> JournalRecord:
    """Return the accepted event of a fetched journal record; raise Undecodable or ContractUnknown."""
    kept, place = list(headers), f"{partition}/{offset}"
    raw_stamp, raw_name = header(kept, STAMP_HEADER), header(kept, "ce_type")
    if key is None or raw_stamp is None or raw_name is None:
        raise Undecodable("UNDECODABLE", "A journal record lacks its key, type or stamp.", where=place)
    stamp: Stamp = codec.decode_single(raw_stamp)
    name = raw_name.decode()
    if name not in EVENTS:
        raise Undecodable("SCHEMA_UNKNOWN", f"No event is named {name}.", where=place)
    _, body = codec.unframe(value)
    event: Event = codec.decode_body(name, body, stamp.schema_sha256)
    return JournalRecord(partition=partition, offset=offset, file_id=key.decode(), event=event, stamp=stamp, body=body)


def order_headers(event: UnitEvent) -> list[tuple[str, bytes]]:
    """Return the headers of an order of the organisation: which contract it follows, for readers without a registry."""
    return [("ce_type", event.NAME.encode()), (SCHEMA_HEADER, SHA256[event.NAME])]


def read_order_record(offset: int, value: bytes | None, headers: Headers) -> UnitEvent:
    """Return the order of a fetched record of the topic of units; raise Undecodable or ContractUnknown."""
    kept, place = list(headers), f"units/{offset}"
    raw_name, schema = header(kept, "ce_type"), header(kept, SCHEMA_HEADER)
    if raw_name is None or schema is None:
        raise Undecodable("UNDECODABLE", "An order does not say which contract it follows.", where=place)
    name = raw_name.decode(errors="replace")
    if name not in UNIT_EVENTS:
        raise Undecodable("SCHEMA_UNKNOWN", f"No order is named {name}.", where=place)
    event: UnitEvent = codec.decode_body(name, codec.unframe(value)[1], schema)
    return event
