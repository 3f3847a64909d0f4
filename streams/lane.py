"""A lane: the topics through which one kind of record passes the screen, and who passes them.

The care lane (design 12.9) is the same code on other topics; a lane never reads or writes a topic of another.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas.topics import DEAD_LETTERS, FILES, INTAKE, JOURNAL, KEYS, OUTCOMES, PARTITIONS, REFUSALS


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Topic names of a lane; `group` is also the prefix of the transactional ids, so it must never change."""

    group: str = "sijill-screen"
    intake: str = INTAKE.name
    journal: str = JOURNAL.name
    files: str = FILES.name
    outcomes: str = OUTCOMES.name
    refusals: str = REFUSALS.name
    dead_letters: str = DEAD_LETTERS.name
    keys: str = KEYS.name
    partitions: int = PARTITIONS

    def transactional_id(self, partition: int) -> str:
        """Return the id that fences whoever owned this partition before (design 6)."""
        return f"{self.group}-{partition}"


MAIN = Lane()
