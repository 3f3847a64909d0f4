"""Avro's binary encoding of plain types (Avro 1.12, "Binary Encoding"): what generated classes are read and written by.

Reading raises ValueError, LookupError or OverflowError for damage, and never reads twice.
"""

from __future__ import annotations

from functools import lru_cache

BOOLEANS = {0: False, 1: True}


def decimal(millimes: int) -> bytes:
    """Two's complement, big-endian, shortest form (Avro 1.12, logical type decimal)."""
    return millimes.to_bytes((millimes.bit_length() + 8) // 8, "big", signed=True)


def millimes(raw: bytes) -> int:
    """Return the number that a decimal's bytes hold."""
    return int.from_bytes(raw, "big", signed=True)


@lru_cache(maxsize=4096)  # the same few moments come again and again: one batch is recorded within milliseconds
def varint(n: int) -> bytes:
    """Variable-length zig-zag coding (Avro 1.12, int and long)."""
    if not -(2**63) <= n < 2**63:
        raise OverflowError(n)
    z = (n << 1) ^ (n >> 63)
    out = bytearray()
    while z > 0x7F:
        out.append(z & 0x7F | 0x80)
        z >>= 7
    out.append(z)
    return bytes(out)


_SMALL = tuple(varint(n) for n in range(256))


def put_long(n: int) -> bytes:
    """Encode an int, long, length or count."""
    return _SMALL[n] if 0 <= n < 256 else varint(n)


def put_bytes(raw: bytes) -> bytes:
    """Encode bytes."""
    size = len(raw)
    return (_SMALL[size] if size < 256 else varint(size)) + raw


def put_string(text: str) -> bytes:
    """Encode a string."""
    raw = text.encode()
    size = len(raw)
    return (_SMALL[size] if size < 256 else varint(size)) + raw


def raw(b: bytes, p: int) -> tuple[int, int]:
    """Return a long before its zig-zag decoding, and the position after it."""
    n = shift = 0
    while (c := b[p]) > 127:
        n |= (c & 127) << shift
        shift += 7
        p += 1
        if shift > 63:
            raise OverflowError(shift)
    n |= c << shift
    if n >> 64:
        raise OverflowError(n)
    return n, p + 1


def symbols(names: tuple[str, ...]) -> dict[str, bytes]:
    """Return how each symbol of an enum is encoded."""
    return {name: varint(n) for n, name in enumerate(names)}


def read_symbols(written: dict[str, bytes]) -> dict[int, str]:
    """Symbols by their byte on the wire; no list of ours is longer than one byte counts."""
    return {encoded[0]: symbol for symbol, encoded in written.items() if len(encoded) == 1}
