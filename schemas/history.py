"""Every released version of every contract, so that old bytes decode for ever.

Reads `schemas/avro/history/<Name>/<n>.avsc`; never changes what is there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.canonical import hashes

HISTORY = Path(__file__).parent / "avro" / "history"


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """One released version: `number` counts from 1; hashes are those of the parsing canonical form."""

    name: str
    number: int
    schema: dict[str, object]
    sha256: bytes
    fingerprint: bytes


@cache
def released() -> tuple[Released, ...]:
    """Return all released versions, by name and number."""
    found = []
    for path in sorted(HISTORY.glob("*/*.avsc"), key=lambda p: (p.parent.name, int(p.stem))):
        schema = json.loads(path.read_text(encoding="utf-8"))
        sha256, crc = hashes(schema)
        found.append(
            Released(
                name=path.parent.name,
                number=int(path.stem),
                schema=schema,
                sha256=sha256,
                fingerprint=crc,
            )
        )
    return tuple(found)


def find_by_sha256(digest: bytes) -> dict[str, object] | None:
    """Return the schema text of the released version with this hash, or None."""
    return next((r.schema for r in released() if r.sha256 == digest), None)


def find_by_fingerprint(digest: bytes) -> Released | None:
    """Return the released version with this CRC-64-AVRO fingerprint, or None."""
    return next((r for r in released() if r.fingerprint == digest), None)
