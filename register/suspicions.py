"""The notice that two files may be of one person: everything in it derives from the pair and the table of rules.

It stands in the later file and names the earlier one. A person looks at it; nothing is merged because of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from register.acts import SYSTEM_DEVICE
from register.days import local_day
from register.duplicates import Likeness
from register.notices import REGISTER
from schemas.events import DuplicateSuspected, Meta
from schemas.ids import derived_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A file as a suspicion needs it: when and where its person was registered, when that last changed (µs UTC)."""

    file_id: str
    registered_at: int
    station_id: str
    changed_at: int


def in_order(one: Registered, other: Registered) -> tuple[Registered, Registered]:
    """Return the earlier and the later of two files."""
    first, second = sorted((one, other), key=lambda each: (each.registered_at, each.file_id))
    return first, second


def suspicion_id(earlier: str, later: str, table_version: str) -> str:
    """Return the id of a suspicion: the same pair by the same table is one suspicion, however often it is found."""
    return derived_id("DuplicateSuspected", earlier, later, table_version)


def suspicion_of(one: Registered, other: Registered, found: Likeness) -> DuplicateSuspected:
    """Return the notice for a pair that `compare` suspects, with the ids of the rules that fired, heaviest first."""
    earlier, later = in_order(one, other)
    known = suspicion_id(earlier.file_id, later.file_id, found.table_version)
    at = max(earlier.changed_at, later.changed_at)
    return DuplicateSuspected(
        meta=Meta(
            event_id=derived_id("DuplicateSuspected notice", known),
            file_id=later.file_id,
            occurred_at=at,
            effective_date=local_day(at),
            device_id=SYSTEM_DEVICE,
            device_seq=0,
            station_id=later.station_id,
            district_id=REGISTER,
            actor_id=SYSTEM_DEVICE,
            actor_role="SYSTEM",
            correlation_id=known,
            transaction_id=derived_id("DuplicateSuspected notice", known),
            legal_basis=(),
            reason_code="DUPLICATE_SUSPECTED",
            base_version=0,
        ),
        suspicion_id=known,
        candidates=(earlier.file_id,),
        score=found.score,
        rules=tuple(fired.rule_id for fired in found.rules),
    )
