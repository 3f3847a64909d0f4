"""A lane: the topics through which one kind of record passes the screen, and who passes them.

The care lane (design 12.9) is the same code on other topics; a lane never reads or writes a topic of another.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas.topics import (
    CARE_DEAD_LETTERS,
    CARE_FILES,
    CARE_INTAKE,
    CARE_JOURNAL,
    CARE_KEYS,
    CARE_OUTCOMES,
    CARE_PARTITIONS,
    CARE_REFUSALS,
    DEAD_LETTERS,
    FILES,
    INTAKE,
    JOURNAL,
    KEYS,
    OUTCOMES,
    PARTITIONS,
    REFUSALS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Topic names of a lane; `group` is also the prefix of the transactional ids, so it must never change.

    `care`: it takes the acts of care and no other; every other lane takes all but those.
    """

    group: str = "sijill-screen"
    intake: str = INTAKE.name
    journal: str = JOURNAL.name
    files: str = FILES.name
    outcomes: str = OUTCOMES.name
    refusals: str = REFUSALS.name
    dead_letters: str = DEAD_LETTERS.name
    keys: str = KEYS.name
    partitions: int = PARTITIONS
    care: bool = False

    def transactional_id(self, partition: int) -> str:
        """Return the id that fences whoever owned this partition before (design 6)."""
        return f"{self.group}-{partition}"


MAIN = Lane()
CARE = Lane(
    group="sijill-care-screen",
    intake=CARE_INTAKE.name,
    journal=CARE_JOURNAL.name,
    files=CARE_FILES.name,
    outcomes=CARE_OUTCOMES.name,
    refusals=CARE_REFUSALS.name,
    dead_letters=CARE_DEAD_LETTERS.name,
    keys=CARE_KEYS.name,
    partitions=CARE_PARTITIONS,
    care=True,
)
LANES = {"main": MAIN, "care": CARE}
