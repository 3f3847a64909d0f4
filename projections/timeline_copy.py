"""Timeline rows as binary COPY tuples: the one table that gets a row for every event, so made with care for speed.

Columns of fixed size come first and are packed at once; who and where repeat and are remembered.
"""

from __future__ import annotations

import struct
from functools import cache, lru_cache

from projections.clear_text import clear_text
from projections.pgcopy import bytea, code, codes, day_number, jsonb, micro_number, text, uuid
from schemas.events import EVENTS
from schemas.journal import JournalRecord

COLUMNS = (
    "partition",
    "journal_offset",
    "file_id",
    "file_version",
    "event_id",
    "occurred_at",
    "effective_date",
    "recorded_at",
    "device_seq",
    "captured_offline",
    "station_id",
    "district_id",
    "corps",
    "device_id",
    "actor_id",
    "actor_role",
    "type",
    "flags",
    "findings",
    "application_id",
    "number",
    "clear",
    "body",
    "stamp",
)
_FIXED = struct.Struct(">h ih iq i16s iq i16s iq ii iq iq i?").pack
_NUMBERS = ("file_number", "receipt_number", "card_number", "batch_number")


def timeline_row(record: JournalRecord, stamp: bytes) -> bytes:
    """Return the COPY tuple of a journal record; `stamp` is the header as it was read."""
    event, checked = record.event, record.stamp
    meta, number = event.meta, _number_field(event.NAME)
    return b"".join(
        (
            _FIXED(
                len(COLUMNS),
                2,
                record.partition,
                8,
                record.offset,
                16,
                bytes.fromhex(record.file_id.replace("-", "")),
                8,
                checked.file_version,
                16,
                bytes.fromhex(meta.event_id.replace("-", "")),
                8,
                micro_number(meta.occurred_at),
                4,
                day_number(meta.effective_date),
                8,
                micro_number(checked.recorded_at),
                8,
                meta.device_seq,
                1,
                meta.captured_offline,
            ),
            _who(meta.station_id, meta.district_id, meta.corps, meta.device_id, meta.actor_id, meta.actor_role),
            code(event.NAME),
            codes(checked.flags),
            codes(checked.findings),
            uuid(getattr(event, "application_id", None)),
            text(None if number is None else getattr(event, number)),
            jsonb(clear_text(event)),
            bytea(record.body),
            bytea(stamp),
        )
    )


@lru_cache(maxsize=16_384)
def _who(*names: str) -> bytes:
    return b"".join(map(text, names))


@cache
def _number_field(name: str) -> str | None:
    """Return the field of an event that holds a number by which people look for it."""
    return next((number for number in _NUMBERS if number in EVENTS[name].__dataclass_fields__), None)
