"""Acts on who the person is: naturalised elsewhere, a slip at the counter, and a second file of the same person."""

from __future__ import annotations

from typing import Any

from schemas import codec, events
from schemas.events import Nationality
from tests.examples import FILE, START, _made, an_id, sealed

OTHER_FILE = an_id("the same person's other file")
SUSPICION, MERGE = an_id("suspicion"), an_id("merge")
APPROVED = {"requested_by": "C-1", "approved_by": "H-1"}
SYSTEM = {"device_id": "system", "device_seq": 0, "actor_id": "system", "actor_role": "SYSTEM"}
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
    """This file takes the other one in."""
    defaults = {
        "merge_id": MERGE, "survivor_file_id": FILE, "absorbed_file_id": OTHER_FILE, "approved_by": "S-2",
    }  # fmt: skip
    return _made("FilesMerged", defaults, SUPERVISOR | changes)


def files_unmerged(**changes: Any) -> events.FilesUnmerged:
    """They were two persons after all."""
    defaults = {"merge_id": MERGE, "ground_code": "TWO_PERSONS", "approved_by": "S-2"}
    return _made("FilesUnmerged", defaults, SUPERVISOR | changes)


def file_absorbed(**changes: Any) -> events.FileAbsorbed:
    """This file ends in the other one."""
    defaults = {"merge_id": MERGE, "survivor_file_id": OTHER_FILE, "absorbed_file_id": FILE}
    return _made("FileAbsorbed", defaults, SYSTEM | changes)


def other_state(**changes: Any) -> events.FileState:
    """The other file, registered elsewhere."""
    known = {
        "version": 4, "status": "OPEN", "file_number": "TN-LM01-2024-000007-K", "person_id": an_id("other person"),
        "subject_key_id": an_id("other key"), "station_of_charge": "LM-02", "sex": 2, "birth_year": 1999,
        "nationality": "CIV", "opened_at": START, "last_recorded_at": START,
    }  # fmt: skip
    return events.FileState(file_id=OTHER_FILE, **(known | changes))


def merge_completed(**changes: Any) -> events.MergeCompleted:
    """The other file is part of this one."""
    defaults = {
        "merge_id": MERGE, "absorbed_file_id": OTHER_FILE, "absorbed_version": 4,
        "absorbed_state": codec.encode_single(other_state()),
    }  # fmt: skip
    return _made("MergeCompleted", defaults, SYSTEM | changes)


def merge_abandoned(**changes: Any) -> events.MergeAbandoned:
    """The other file's data are destroyed."""
    defaults = {"merge_id": MERGE, "absorbed_file_id": OTHER_FILE, "rule_id": "FILE_SHREDDED"}
    return _made("MergeAbandoned", defaults, SYSTEM | changes)


def file_separated(**changes: Any) -> events.FileSeparated:
    """This file goes on by itself."""
    defaults = {"merge_id": MERGE, "survivor_file_id": OTHER_FILE, "absorbed_file_id": FILE}
    return _made("FileSeparated", defaults, SYSTEM | changes)


EVERY_IDENTITY_EVENT = (
    identity_updated(), identity_corrected(), duplicate_suspected(), duplicate_dismissed(), files_merged(),
    files_unmerged(), file_absorbed(), merge_completed(), merge_abandoned(), file_separated(),
)  # fmt: skip
