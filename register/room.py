"""How much one file may hold, so that its state stays bounded (design 12.3), and ids that are used once."""

from __future__ import annotations

from collections.abc import Iterator

from register.verdict import Refused
from schemas.events import Event, FileState

APPLICATIONS, RECEIPTS, CHARGES, PERMITS, CASES = 200, 60, 400, 200, 64
CROSSINGS = 128  # the latest
SUSPICIONS, MERGES, REQUESTS, HOLDS = 32, 32, 16, 32
MEASURES, APPEALS, REPORTS = 64, 64, 64
"""Receipts: of one application; all others: of one file."""


def new(field: str, known: object | None) -> Refused | None:
    """Return a refusal when the file already holds something under the id in `field`."""
    return None if known is None else Refused(rule_id="ID_ALREADY_USED", field=field)


def room(field: str, held: int, most: int) -> Refused | None:
    """Return a refusal when the file holds `most` of these already."""
    return None if held < most else Refused(rule_id="FILE_FULL", field=field, detail=(str(most),))


def no_reference(_state: FileState, _event: Event) -> Refused | None:
    """Of an act that refers to nothing."""
    return None


def no_procedure(_state: FileState, _event: Event) -> Iterator[Refused]:
    """Of an act that may be done at any time."""
    return iter(())
