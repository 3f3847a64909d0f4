"""Rows in PostgreSQL's binary COPY format, made without the driver's per-value dispatch.

Values are the plain Avro values of the contracts: days, microseconds UTC, millimes, 36-character UUIDs.
Nothing that a contract allows can make PostgreSQL refuse a row: NUL characters and impossible dates are replaced,
the record itself keeps what was written.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

Encoder = Callable[..., bytes]

HEADER = b"PGCOPY\n\xff\r\n\x00" + bytes(
    8
)  # PostgreSQL 18 manual, COPY, "Binary format": signature, flags, no extension
TRAILER = b"\xff\xff"
_NULL = b"\xff\xff\xff\xff"
_TEXT_OID = 25
_EPOCH_DAYS, _EPOCH_MICROS = 10_957, 946_684_800_000_000  # 2000-01-01, where PostgreSQL counts from
_FIRST_DAY, _LAST_DAY = -719_162, 2_932_896  # 0001-01-01 and 9999-12-31, the span that clients can show
_FIRST_MICRO, _LAST_MICRO = _FIRST_DAY * 86_400_000_000, _LAST_DAY * 86_400_000_000
_INT2, _INT4, _INT8 = struct.Struct(">ih").pack, struct.Struct(">ii").pack, struct.Struct(">iq").pack
_LENGTH = struct.Struct(">i").pack
_TRUE, _FALSE = b"\x00\x00\x00\x01\x01", b"\x00\x00\x00\x01\x00"
_UUID_LENGTH = _LENGTH(16)


def smallint(value: int) -> bytes:
    """Encode a 16-bit integer."""
    return _INT2(2, value)


def integer(value: int | None) -> bytes:
    """Encode a 32-bit integer."""
    return _NULL if value is None else _INT4(4, value)


def bigint(value: int | None) -> bytes:
    """Encode a 64-bit integer."""
    return _NULL if value is None else _INT8(8, value)


def boolean(value: bool) -> bytes:
    """Encode a truth value."""
    return _TRUE if value else _FALSE


def day_number(days: int) -> int:
    """Return a day as PostgreSQL counts it; outside the years 1 to 9999 the nearest day inside."""
    return (days if _FIRST_DAY <= days <= _LAST_DAY else min(max(days, _FIRST_DAY), _LAST_DAY)) - _EPOCH_DAYS


def micro_number(micros: int) -> int:
    """Return a moment as PostgreSQL counts it; outside the years 1 to 9999 the nearest moment inside."""
    kept = micros if _FIRST_MICRO <= micros <= _LAST_MICRO else min(max(micros, _FIRST_MICRO), _LAST_MICRO)
    return kept - _EPOCH_MICROS


def date(days: int | None) -> bytes:
    """Encode a day."""
    return _NULL if days is None else _INT4(4, day_number(days))


def timestamp(micros: int | None) -> bytes:
    """Encode a moment."""
    return _NULL if micros is None else _INT8(8, micro_number(micros))


def uuid(value: str | None) -> bytes:
    """Encode a UUID given in its 36-character form."""
    return _NULL if value is None else _UUID_LENGTH + bytes.fromhex(value.replace("-", ""))


def text(value: str | None) -> bytes:
    """Encode a text; a NUL character, which PostgreSQL cannot keep, becomes U+FFFD."""
    if value is None:
        return _NULL
    raw = value.encode()
    if 0 in raw:
        raw = value.replace("\x00", "\ufffd").encode()
    return _LENGTH(len(raw)) + raw


@lru_cache(maxsize=16_384)
def code(value: str | None) -> bytes:
    """Encode a text that repeats: a code, a station, an officer."""
    return text(value)


def bytea(value: bytes | None) -> bytes:
    """Encode bytes."""
    return _NULL if value is None else _LENGTH(len(value)) + value


def jsonb(value: str) -> bytes:
    r"""Encode a JSON text (version 1 of the type's wire form); `\u0000`, which jsonb refuses, becomes U+FFFD."""
    raw = value.encode()
    if b"\\u0000" in raw:
        raw = raw.replace(b"\\u0000", b"\\ufffd")
    return _LENGTH(len(raw) + 1) + b"\x01" + raw


@lru_cache(maxsize=4_096)
def codes(values: tuple[str, ...]) -> bytes:
    """Encode an array of texts."""
    if not values:
        return _LENGTH(12) + struct.pack(">iii", 0, 0, _TEXT_OID)
    body = struct.pack(">iiiii", 1, 0, _TEXT_OID, len(values), 1) + b"".join(map(text, values))
    return _LENGTH(len(body)) + body


def encode_row(encoders: Sequence[Encoder], row: Sequence[object]) -> bytes:
    """Return one COPY tuple; the row has one value per encoder."""
    return struct.pack(">h", len(encoders)) + b"".join(
        [encode(value) for encode, value in zip(encoders, row, strict=True)]
    )


def stream(tuples: Iterable[bytes]) -> bytes:
    """Return a whole COPY stream."""
    return b"".join((HEADER, *tuples, TRAILER))
