"""What changes of identity, duplicates and merges may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from dataclasses import fields

from register.checks import among, code, codes, few, id_, past
from register.codes import SEXES, countries
from register.content_person import birth_year, nationalities
from register.verdict import Refused
from schemas.events import (
    DuplicateDismissed,
    DuplicateSuspected,
    IdentityCorrected,
    IdentityUpdated,
    PersonIdentity,
)

CLEAR = ("sex", "birth_year", "birth_country", "nationalities", "civil_status")
SEALED = frozenset(f"identity.{each.name}" for each in fields(PersonIdentity))
NEVER_CHANGES = ("birth_year", "birth_country")
"""A birth does not change with the world: only the register can have been wrong about it."""
HIGHEST_SCORE = 1_000


def identity_updated(event: IdentityUpdated, today: int) -> Refused | None:
    """What can change in the world, from a day that has come."""
    for field in NEVER_CHANGES:
        if getattr(event, field) is not None:
            return Refused(rule_id="BIRTH_NEVER_CHANGES", field=field)
    return _identity(event, today)


def identity_corrected(event: IdentityCorrected, today: int) -> Refused | None:
    """What was wrong, and what is right."""
    return birth_year(event) or among("birth_country", event.birth_country, countries()) or _identity(event, today)


def duplicate_suspected(event: DuplicateSuspected, _today: int) -> Refused | None:
    """Other files, each once, with the rules that fired."""
    return (
        id_("suspicion_id", event.suspicion_id)
        or few("candidates", event.candidates)
        or next((bad for bad in (id_("candidates", each) for each in event.candidates) if bad), None)
        or _candidates(event)
        or among("score", event.score, range(HIGHEST_SCORE + 1))
        or codes("rules", event.rules)
    )


def duplicate_dismissed(event: DuplicateDismissed, _today: int) -> Refused | None:
    """A ground."""
    return code("ground_code", event.ground_code)


def _identity(event: IdentityUpdated | IdentityCorrected, today: int) -> Refused | None:
    return (
        past("meta.effective_date", event.meta.effective_date, today)
        or codes("field_paths", event.field_paths)
        or _paths(event)
        or among("sex", event.sex, SEXES)
        or (nationalities(event) if event.nationalities else None)
        or code("evidence_code", event.evidence_code)
        or code("requested_by", event.requested_by)
        or code("approved_by", event.approved_by)
    )


def _paths(event: IdentityUpdated | IdentityCorrected) -> Refused | None:
    """Refuse an act whose list of fields is not exactly what it brings: nothing changes unseen by who approves it."""
    named = set(event.field_paths)
    brought = {field for field in CLEAR if getattr(event, field) not in (None, ())}
    if not named or named & set(CLEAR) != brought or not named <= brought | SEALED:
        return Refused(rule_id="IDENTITY_FIELDS", field="field_paths")
    for field in ("before", "after"):
        if (getattr(event, field) is not None) != bool(named & SEALED):
            return Refused(rule_id="IDENTITY_FIELDS", field=field)
    return None


def _candidates(event: DuplicateSuspected) -> Refused | None:
    if event.meta.file_id in event.candidates:
        return Refused(rule_id="SAME_FILE", field="candidates")
    if not event.candidates or len(set(event.candidates)) != len(event.candidates):
        return Refused(rule_id="CANDIDATES_MISSING", field="candidates")
    return None
