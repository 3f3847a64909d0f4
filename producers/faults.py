"""Everything that is wrong with an act, told at once: reading goes on after a fault where it can.

No fault repeats a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from schemas.errors import Misfit

MOST_FAULTS = 20  # told of one act: more help nobody


class Misfits(Misfit):
    """Several values that their contract forbids; stands for the first of them, `faults` are all in order."""

    def __init__(self, faults: Sequence[Misfit]) -> None:
        super().__init__(faults[0].field, faults[0].reason, mend=faults[0].mend)
        self.faults = tuple(faults[:MOST_FAULTS])


class Faults:
    """Gathers what is wrong while reading goes on; use as `with faults.gathering(): …`, then `faults.tell()`."""

    def __init__(self) -> None:
        self._found: list[Misfit] = []

    def add(self, misfit: Misfit) -> None:
        """Keep a misfit."""
        self._found.extend(faults_of(misfit))

    @property
    def is_full(self) -> bool:
        """Whether more than these will not be told."""
        return len(self._found) >= MOST_FAULTS

    @contextmanager
    def gathering(self) -> Iterator[None]:
        """Keep a misfit of the block, and go on after it."""
        try:
            yield
        except Misfit as misfit:
            self.add(misfit)

    def tell(self) -> None:
        """Raise what was found, if anything."""
        if len(self._found) > 1:
            raise Misfits(self._found)
        if self._found:
            raise self._found[0]


def faults_of(misfit: Misfit) -> tuple[Misfit, ...]:
    """Return every fault that a misfit tells."""
    return misfit.faults if isinstance(misfit, Misfits) else (misfit,)
