"""Changing the wrapping key: everything that it wraps goes under a new one, then the old one is destroyed.

The register goes on meanwhile, for both keys open until the end. Cut off at any place, it is taken up where it
stopped. The journal is not touched: nothing in it is under this key.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from infra.vault_files import replace_private
from infra.vault_ring import STORE, Ring, find_change
from infra.vault_rows import connect, truncate_log, writing
from infra.wrapping import WrappingKeys

_CHUNK = 2_000  # keys in one transaction: with a token, under a second, in which nobody else writes
_SOME = "SELECT subject_key_id, wrapped_key FROM subject_keys WHERE subject_key_id > ? ORDER BY subject_key_id LIMIT ?"
_CHANGE = "CREATE TABLE IF NOT EXISTS change (before TEXT NOT NULL) STRICT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """What was done: names of the wrapping keys, how many keys went over, which no key opens."""

    before: str
    now: str
    resumed: bool
    keys: int
    files: int
    lost: tuple[str, ...]


def rotate(vault: Path, wrapping: WrappingKeys, *, told: Callable[[int], None]) -> Rotation:
    """Change the wrapping key, or end a change that was cut off; `told` hears of how many keys were done since."""
    rows = connect(vault / STORE)
    try:
        rows.execute(_CHANGE)
        resumed = find_change(rows) is not None
        if not resumed:
            _begin(rows, wrapping, vault)
        ring, before = Ring.read(rows, wrapping, vault), find_change(rows) or ""
        keys, lost = _renew_keys(rows, ring, told)
        files = sum(_renew_file(path, ring) for name in ("epochs", "index") for path in (vault / name).glob("*.key"))
        truncate_log(rows)
        wrapping.keep_only(ring.key_id)
        rows.execute("DELETE FROM change")
    finally:
        rows.close()
    return Rotation(before=before, now=ring.key_id, resumed=resumed, keys=keys, files=files, lost=lost)


def _begin(rows: sqlite3.Connection, wrapping: WrappingKeys, vault: Path) -> None:
    Ring.read(rows, wrapping, vault)  # refuses a vault whose key is not there
    following = wrapping.next().key_id
    with writing(rows):
        rows.execute("INSERT INTO change SELECT vault_key_id FROM vault")
        rows.execute("UPDATE vault SET vault_key_id = ?", (following,))


def _renew_keys(rows: sqlite3.Connection, ring: Ring, told: Callable[[int], None]) -> tuple[int, tuple[str, ...]]:
    """Put each key under the wrapping key of now; return how many went over, and the ids of those that do not open."""
    after, count, lost = "", 0, list[str]()
    while True:
        with writing(rows):
            found = rows.execute(_SOME, (after, _CHUNK)).fetchall()
            for name, wrapped in found:
                renewed = ring.renewed(wrapped) if wrapped else None
                if renewed is not None:
                    rows.execute("UPDATE subject_keys SET wrapped_key = ? WHERE subject_key_id = ?", (renewed, name))
                    count += 1
                elif wrapped and not ring.opens(wrapped):
                    lost.append(name)
        if not found:
            return count, tuple(lost)
        after = found[-1][0]
        told(len(found))


def _renew_file(path: Path, ring: Ring) -> bool:
    renewed = ring.renewed(path.read_bytes())
    if renewed is not None:
        replace_private(path, renewed)
    return renewed is not None
