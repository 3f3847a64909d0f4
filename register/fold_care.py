"""What cases of protection and care change: a case is a file of its own that holds nothing but `care`."""

from __future__ import annotations

from register.change import changed
from register.changes import FileChanges
from schemas.events import (
    AssessmentState,
    CareCaseOpened,
    CareState,
    FileState,
    InterventionOutcomeRecorded,
    ProtectionState,
    ProtectionStatusRecorded,
    ReferralMade,
    ReferralState,
    VulnerabilityAssessed,
)

NOBODY = "00000000-0000-0000-0000-000000000000"  # RFC 9562, 5.9: a case knows no person of the register


def care_case_opened(state: FileState, event: CareCaseOpened) -> FileChanges:
    """The case begins; who the person is stays sealed under a key of the case."""
    return {
        "status": "OPEN",
        "person_id": NOBODY,
        "subject_key_id": event.subject.subject_key_id,
        "opened_at": event.meta.occurred_at,
        "care": state.care if state.care is not None else CareState(),
    }


def protection_status_recorded(state: FileState, event: ProtectionStatusRecorded) -> FileChanges:
    """A document of protection, as last seen: the same one seen again replaces what was known of it."""
    care = _care(state)
    seen = ProtectionState(
        protection_id=event.protection_id, kind=event.kind, issuer=event.issuer, valid_to=event.valid_to
    )
    others = tuple(known for known in care.protection if known.protection_id != event.protection_id)
    return {"care": changed(care, protection=(*others, seen))}


def vulnerability_assessed(state: FileState, event: VulnerabilityAssessed) -> FileChanges:
    """An assessment is added."""
    care = _care(state)
    made = AssessmentState(assessment_id=event.assessment_id, category=event.category, assessed_on=event.assessed_on)
    return {"care": changed(care, assessments=(*care.assessments, made))}


def referral_made(state: FileState, event: ReferralMade) -> FileChanges:
    """A referral is added; its outcomes are still to come."""
    care = _care(state)
    made = ReferralState(
        referral_id=event.referral_id, provider=event.provider, referred_on=event.referred_on, outcomes=()
    )
    return {"care": changed(care, referrals=(*care.referrals, made))}


def intervention_outcome_recorded(state: FileState, event: InterventionOutcomeRecorded) -> FileChanges:
    """The referral remembers after how many months somebody looked."""
    care = _care(state)
    referrals = tuple(
        changed(known, outcomes=tuple(sorted({*known.outcomes, event.after_months})))
        if known.referral_id == event.referral_id
        else known
        for known in care.referrals
    )
    return {"care": changed(care, referrals=referrals)}


def _care(state: FileState) -> CareState:
    return state.care if state.care is not None else CareState()
