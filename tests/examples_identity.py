"""Acts on who the person is: naturalised elsewhere, a slip at the counter, and a second file of the same person."""

from __future__ import annotations

from typing import Any

from schemas import events
from schemas.events import Nationality
from tests.examples import FILE, _made, an_id, sealed

OTHER_FILE = an_id("the same person's other file")
SUSPICION, MERGE = an_id("suspicion"), an_id("merge")
APPROVED = {"requested_by": "C-1", "approved_by": "H-1"}
SUPERVISOR = {"actor_id": "S-1", "actor_role": "SUPERVISOR"}


def identity_updated(**changes: Any) -> events.IdentityUpdated:
    """She became French."""
    defaults = {
        "field_paths": ("nationalities",),
        "nationalities": (Nationality(code="FRA", is_primary=True), Nationality(code="CIV", is_primary=False)),
        "evidence_code": "PASSPORT",
    }
    return _made("IdentityUpdated", defaults | APPROVED, changes)


def identity_corrected(**changes: Any) -> events.IdentityCorrected:
    """She was born in 1998, and her name was misspelt."""
    defaults = {
        "field_paths": ("birth_year", "identity.birth_date", "identity.names"),
        "before": sealed(),
        "after": sealed(),
        "birth_year": 1998,
        "evidence_code": "BIRTH_CERTIFICATE",
    }
    return _made("IdentityCorrected", defaults | APPROVED, changes)


def duplicate_suspected(**changes: Any) -> events.DuplicateSuspected:
    """Another file bears the same document."""
    defaults = {"suspicion_id": SUSPICION, "candidates": (OTHER_FILE,), "score": 930, "rules": ("SAME_DOCUMENT",)}
    return _made("DuplicateSuspected", defaults, SUPERVISOR | changes)


def duplicate_dismissed(**changes: Any) -> events.DuplicateDismissed:
    """They are twins."""
    return _made("DuplicateDismissed", {"suspicion_id": SUSPICION, "ground_code": "OTHER_PERSON"}, SUPERVISOR | changes)


def files_merged(**changes: Any) -> events.FilesMerged:
    """This file is absorbed by the other one."""
    defaults = {
        "merge_id": MERGE, "survivor_file_id": OTHER_FILE, "absorbed_file_id": FILE, "approved_by": "S-2",
    }  # fmt: skip
    return _made("FilesMerged", defaults, SUPERVISOR | changes)


def files_unmerged(**changes: Any) -> events.FilesUnmerged:
    """They were two persons after all."""
    defaults = {"merge_id": MERGE, "ground_code": "TWO_PERSONS", "approved_by": "S-2"}
    return _made("FilesUnmerged", defaults, SUPERVISOR | changes)


EVERY_IDENTITY_EVENT = (
    identity_updated(), identity_corrected(), duplicate_suspected(), duplicate_dismissed(), files_merged(),
    files_unmerged(),
)  # fmt: skip
