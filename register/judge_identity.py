"""Whether identity, duplicates and merges fit their file: what they refer to, then the procedure that they follow."""

from __future__ import annotations

from collections.abc import Iterator

from register.days import local_day, year_of
from register.four_eyes import second_person
from register.merging import subject_keys
from register.room import SUSPICIONS, new, room
from register.verdict import Refused
from schemas.events import (
    DuplicateDismissed,
    DuplicateState,
    DuplicateSuspected,
    FileState,
    IdentityCorrected,
    IdentityUpdated,
)


def identity_refers(state: FileState, event: IdentityUpdated | IdentityCorrected) -> Refused | None:
    """The values are sealed under the key of the file's person: another key would outlive their destruction."""
    for field, sealed in (("before", event.before), ("after", event.after)):
        if sealed is not None and sealed.subject_key_id not in subject_keys(state):
            return Refused(rule_id="SEALED_UNDER_OTHER_KEY", field=field)
    return None


def identity_updated_follows(_state: FileState, event: IdentityUpdated) -> Iterator[Refused]:
    """A second officer approves."""
    return second_person(event.meta, event.approved_by, event.requested_by)


def identity_corrected_follows(state: FileState, event: IdentityCorrected) -> Iterator[Refused]:
    """A second officer approves, and nobody is born after the file began."""
    yield from second_person(event.meta, event.approved_by, event.requested_by)
    begun = year_of(local_day(state.opened_at))
    if event.birth_year is not None and event.birth_year > begun:
        yield Refused(rule_id="BEFORE_BIRTH", field="birth_year", detail=(str(begun),))


def duplicate_suspected_refers(state: FileState, event: DuplicateSuspected) -> Refused | None:
    """The suspicion is new."""
    known = _suspicion(state, event.suspicion_id)
    return new("suspicion_id", known) or room("suspicions", len(state.suspicions), SUSPICIONS)


def duplicate_dismissed_refers(state: FileState, event: DuplicateDismissed) -> Refused | None:
    """The suspicion is open."""
    known = _suspicion(state, event.suspicion_id)
    return None if known else Refused(rule_id="SUSPICION_UNKNOWN", field="suspicion_id")


def _suspicion(state: FileState, suspicion_id: str) -> DuplicateState | None:
    return next((each for each in state.suspicions if each.suspicion_id == suspicion_id), None)
