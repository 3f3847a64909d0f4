"""Whether cases of protection and care fit their case: what they refer to, then the procedure that they follow.

Every act needs a case that was opened in this lane; a referral needs the person's consent (domain 2.4, row 24).
"""

from __future__ import annotations

from collections.abc import Iterator

from register.days import iso
from register.lengths import Length, after
from register.room import new, room
from register.verdict import Refused
from schemas.events import (
    CareState,
    FileState,
    InterventionOutcomeRecorded,
    ProtectionStatusRecorded,
    ReferralMade,
    ReferralState,
    VulnerabilityAssessed,
)

PROTECTIONS, ASSESSMENTS, REFERRALS = 64, 128, 128
EARLY = 31  # days: a visit "after three months" that was paid a little before still counts as that one


def protection_status_recorded_refers(state: FileState, event: ProtectionStatusRecorded) -> Refused | None:
    """The case is there; the same document may be seen again."""
    if state.care is None:
        return _no_case()
    if any(known.protection_id == event.protection_id for known in state.care.protection):
        return None
    return room("file", len(state.care.protection), PROTECTIONS)


def vulnerability_assessed_refers(state: FileState, event: VulnerabilityAssessed) -> Refused | None:
    """The case is there, the assessment new."""
    if state.care is None:
        return _no_case()
    known = next((each for each in state.care.assessments if each.assessment_id == event.assessment_id), None)
    return new("assessment_id", known) or room("file", len(state.care.assessments), ASSESSMENTS)


def referral_made_refers(state: FileState, event: ReferralMade) -> Refused | None:
    """The case is there, the referral new, and the assessment behind it, if one is named, was made."""
    if state.care is None:
        return _no_case()
    if event.assessment_id is not None and all(
        each.assessment_id != event.assessment_id for each in state.care.assessments
    ):
        return Refused(rule_id="CARE_ASSESSMENT_UNKNOWN", field="assessment_id")
    known = _referral(state.care, event.referral_id)
    return new("referral_id", known) or room("file", len(state.care.referrals), REFERRALS)


def referral_made_follows(_state: FileState, event: ReferralMade) -> Iterator[Refused]:
    """Nobody is referred without consent."""
    if not event.consent:
        yield Refused(rule_id="CARE_CONSENT_MISSING", field="consent")


def intervention_outcome_recorded_refers(state: FileState, event: InterventionOutcomeRecorded) -> Refused | None:
    """The referral was made."""
    if state.care is None:
        return _no_case()
    if _referral(state.care, event.referral_id) is None:
        return Refused(rule_id="CARE_REFERRAL_UNKNOWN", field="referral_id")
    return None


def intervention_outcome_recorded_follows(state: FileState, event: InterventionOutcomeRecorded) -> Iterator[Refused]:
    """Each look once, and not before its months have gone by; a correction names the act that it replaces."""
    referral = None if state.care is None else _referral(state.care, event.referral_id)
    if referral is None:
        return
    first = after(referral.referred_on, Length(months=event.after_months)) - (EARLY if event.after_months else 0)
    if event.observed_on < first:
        days = (iso(event.observed_on), iso(first))
        yield Refused(rule_id="CARE_OUTCOME_TOO_EARLY", field="observed_on", detail=days)
    if event.after_months in referral.outcomes and event.meta.supersedes is None:
        yield Refused(rule_id="CARE_OUTCOME_RECORDED", field="after_months", detail=(str(event.after_months),))


def _referral(care: CareState, referral_id: str) -> ReferralState | None:
    return next((each for each in care.referrals if each.referral_id == referral_id), None)


def _no_case() -> Refused:
    return Refused(rule_id="CARE_CASE_UNKNOWN", field="meta.file_id")
