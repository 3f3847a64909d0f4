"""One partition's tree in the making: records as fetched become entries, hashes, tiles; then they are made durable."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from register.proof.leaf import fetched_entry, read_entry
from register.proof.tiles import width_at, write_bundle
from register.proof.tree import TILE
from schemas.errors import PositionLost
from schemas.first_coordinates import find_first
from streams.tree_files import Standing, TreeFiles

_MEND = "Do not mend it here: somebody changed the topic. Compare with a checkpoint that a witness co-signed."


class TreeKeeper:
    """Takes the records of one partition in their order; `files` hold what is durable."""

    def __init__(self, files: TreeFiles, topic_id: uuid.UUID, partition: int) -> None:
        """Take the tree up where it stands; raise PositionLost when its files do not fit each other."""
        self.files, self.partition = files, partition
        self._topic_id = topic_id.bytes
        self._tree = files.tree()
        self.next_offset = files.standing.next_offset
        bundle, width = divmod(self._tree.size, TILE)
        self._bundle, self._entries = bundle, files.entries(bundle, width) if width else []

    @property
    def size(self) -> int:
        """Return how many leaves there are, durable or not."""
        return self._tree.size

    def last_entries(self) -> list[bytes]:
        """Return the last durable entries: what the broker must still give for them."""
        size = self.files.standing.size
        bundle = max(0, size - 1) // TILE
        return self.files.entries(bundle, width_at(size, 0, bundle)) if size else []

    def first_of_last(self) -> int | None:
        """Return the offset of the first of the last durable entries; None when there is none."""
        entries = self.last_entries()
        return read_entry(entries[0]).offset if entries else None

    def compare(self, records: Iterable[Any]) -> None:
        """Raise PositionLost unless the broker still gives the last entries as they were."""
        given = [self._entry(record) for record in records]
        if given != self.last_entries():
            what = "The topic does not hold any more what the tree has over its last leaves."
            raise PositionLost(what, where=f"partition {self.partition}", mend=_MEND)

    def take(self, records: Sequence[Any]) -> None:
        """Append fetched records; raise PositionLost when one lies before what was taken."""
        if records and records[0].offset < self.next_offset:
            what = f"Offset {records[0].offset} comes after {self.next_offset - 1}."
            raise PositionLost(what, where=f"partition {self.partition}", mend=_MEND)
        entries = [self._entry(record) for record in records]
        self.take_entries(entries, next_offset=records[-1].offset + 1 if records else self.next_offset)

    def take_entries(self, entries: Sequence[bytes], *, next_offset: int) -> None:
        """Append entries."""
        for tile in self._tree.grow([sha256(b"\x00" + entry).digest() for entry in entries]):
            self.files.put(tile.level, tile.index, TILE, tile.data)
        self._entries += entries
        while len(self._entries) >= TILE:
            self.files.put("entries", self._bundle, TILE, write_bundle(self._entries[:TILE]))
            del self._entries[:TILE]
            self._bundle += 1
        self.next_offset = next_offset

    def commit(self) -> bool:
        """Make durable what was taken; return whether there was anything."""
        if self.next_offset == self.files.standing.next_offset:
            return False
        for tile in self._tree.partial():
            self.files.put(tile.level, tile.index, tile.width, tile.data)
        if self._entries:
            self.files.put("entries", self._bundle, len(self._entries), write_bundle(self._entries))
        standing = Standing(size=self._tree.size, next_offset=self.next_offset, root=self._tree.root())
        self.files.commit(standing)
        return True

    def _entry(self, record: Any) -> bytes:
        first = find_first(record.headers)
        if first is not None and (first.topic_id.bytes, first.partition, first.offset) != (
            self._topic_id,
            self.partition,
            record.offset,
        ):
            what = f"The record at offset {record.offset} says that it was first of another topic or place."
            raise PositionLost(what, where=f"partition {self.partition}", mend=_MEND)
        return fetched_entry(
            self._topic_id,
            self.partition,
            record.offset,
            record.timestamp,
            record.key,
            record.value,
            record.headers,
        )
