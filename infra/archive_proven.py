"""An archive whose writing was stopped, up to where a checkpoint in it proves every leaf: what may be restored."""

from __future__ import annotations

from collections.abc import Iterator

from register.proof.checkpoints import Checkpoint
from register.proof.notes import Note
from schemas.archive import Storage, TreePlace, find_places, read_seals


class Proven:
    """A storage that shows of each tree the segments up to its last signed root, and nothing that came after it."""

    def __init__(self, storage: Storage) -> None:
        """Look at the seals; raise Undecodable, CommandRefused, NoteWrong."""
        self._storage = storage
        self._sizes = {place.folder: _proven(storage, place) for place in find_places(storage)}

    def names(self, prefix: str = "") -> Iterator[str]:
        """Yield the names of what is shown."""
        for name in self._storage.names(prefix):
            folder, _, last = name.rpartition("/")
            size = self._sizes.get(f"{folder}/")
            if size is None or int(last.partition(".")[0]) < size:
                yield name

    def read(self, name: str) -> bytes:
        """Return an object."""
        return self._storage.read(name)

    def put(self, name: str, data: bytes) -> None:
        """Write an object."""
        self._storage.put(name, data)


def _proven(storage: Storage, place: TreePlace) -> int:
    """Return how many leaves the segments have up to the last one that ends where a checkpoint does."""
    seals = read_seals(storage, place)
    notes = (storage.read(place.name(seal.first_index, "checkpoint")) for seal in seals)
    signed = {Checkpoint.of(Note.read(note)).size for note in notes}
    return max((seal.size for seal in seals if seal.size in signed), default=0)
