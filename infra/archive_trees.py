"""The notary's trees from an archive: the same leaves under the same checkpoint, so that the history goes on.

Trees that are there stay, and must be of the same history; those that are gone or behind are brought up to the archive.
"""

from __future__ import annotations

import json
import uuid
from pathlib import Path

from register.proof.archive import entry_of_archived
from register.proof.checkpoints import Checkpoint
from register.proof.notes import Note
from schemas.archive import Storage, TreePlace, read_sealed, read_seals, read_segment
from schemas.errors import CommandRefused
from streams.tree_files import TreeFiles
from streams.tree_keeper import TreeKeeper

_RESTORED = "restored.json"
_MEND = "Do not restore over it. Archive first what the trees have (sijill archive write), or move them away."


def restore_tree(storage: Storage, place: TreePlace, proofs: Path) -> int:
    """Bring one tree up to its archive; return how many leaves were added. Raises CommandRefused, PositionLost."""
    folder = proofs / place.lane / place.topic
    others = sorted({each.parent.parent.name for each in folder.glob("*/*/standing.json")} - {place.topic_id})
    if others:
        raise CommandRefused(f"There are trees over another topic: {others[0]}.", where=str(folder), mend=_MEND)
    seals = read_seals(storage, place)
    if not seals:
        return 0
    files = TreeFiles(folder / place.topic_id / str(place.partition))
    size = files.standing.size
    if size > seals[-1].size:
        what = f"The tree has {size} leaves, the archive {seals[-1].size}: acts would be lost."
        raise CommandRefused(what, where=place.folder, mend=_MEND)
    keeper = TreeKeeper(files, uuid.UUID(place.topic_id), place.partition)
    for seal in seals:
        if seal.size > keeper.size:
            name = place.name(seal.first_index, "avro")
            records = list(read_segment(read_sealed(storage, place, seal), place.partition, name))
            fresh = records[keeper.size - seal.first_index :]
            keeper.take_entries([entry_of_archived(place, one) for one in fresh], next_offset=seal.last_offset + 1)
            keeper.commit()
        if keeper.size == seal.size and files.tree().root().hex() != seal.root:
            raise CommandRefused("The tree is of another history than the archive.", where=place.folder, mend=_MEND)
    note = files.checkpoint()
    if note is None or Checkpoint.of(Note.read(note)).size < seals[-1].size:
        files.replace("checkpoint", storage.read(place.name(seals[-1].first_index, "checkpoint")))
    files.replace(_RESTORED, json.dumps({"size": seals[-1].size}).encode())
    return keeper.size - size


def restored_size(folder: Path) -> int:
    """Return how many leaves of a tree were restored from an archive; 0 for a tree that never was."""
    try:
        return int(json.loads((folder / _RESTORED).read_bytes())["size"])
    except FileNotFoundError:
        return 0
