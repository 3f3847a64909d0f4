"""Identifiers: made on a device, or derived so that the same cause always gives the same one.

Never takes anything personal: an id may stand in keys, headers and logs.
"""

from __future__ import annotations

import uuid

import uuid_utils

NAMESPACE = uuid.UUID("6b1f8c6e-1f5e-5d0c-9a52-7a1c50c2a001")
_RECORD_SEPARATOR = "\x1f"  # cannot occur in ids and codes, so ("ab", "c") and ("a", "bc") differ


def new_uuid7() -> str:
    """Return a fresh UUIDv7 (RFC 9562, 5.7): ordered by time, unique without a centre."""
    return str(uuid_utils.uuid7())


def derived_id(*parts: str) -> str:
    """Return the UUIDv5 (RFC 9562, 5.5) of `parts`: the same parts give the same id on every machine."""
    return str(uuid.uuid5(NAMESPACE, _RECORD_SEPARATOR.join(parts)))


def is_uuid(text: str) -> bool:
    """Return whether `text` is a UUID in its canonical 36-character lower-case form."""
    try:
        return str(uuid.UUID(text)) == text
    except (ValueError, AttributeError, TypeError):
        return False
