"""One person as the search for duplicates sees them: plain values of a file, nothing of its history.

Only compared inside the register; never logged, never sent on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.events import PartialDate, PersonIdentity, PersonName


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDocument:
    """A travel document that a person held: its number, and who issued it (ISO 3166-1 alpha-3 or ICAO 9303)."""

    number: str
    issuer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What is known of one person; `sex` is ISO 5218 (0 and 9: not known), an empty tuple or None: nothing known."""

    names: tuple[PersonName, ...]
    birth: PartialDate
    sex: int = 0
    nationalities: frozenset[str] = frozenset()
    documents: tuple[HeldDocument, ...] = ()
    birth_place: str | None = None
    unhcr_number: str | None = None


def candidate_of(
    identity: PersonIdentity,
    *,
    sex: int,
    nationalities: Iterable[str],
    documents: Iterable[HeldDocument] = (),
    unhcr_number: str | None = None,
) -> Candidate:
    """Return the candidate of an opened identity and of what its file knows in clear."""
    return Candidate(
        names=identity.names,
        birth=identity.birth_date,
        sex=sex,
        nationalities=frozenset(nationalities),
        documents=tuple(documents),
        birth_place=identity.birth_place,
        unhcr_number=unhcr_number,
    )
