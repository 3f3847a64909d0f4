"""What cases of protection and care may say; `today` is the day in Tunis of their receipt.

They run in a lane of their own (design 12.9): nothing here may name a file, a number or a station of the main one.
"""

from __future__ import annotations

from register.checks import code, id_, past, period, stated
from register.verdict import Refused
from schemas.events import (
    CareCaseOpened,
    InterventionOutcomeRecorded,
    ProtectionStatusRecorded,
    ReferralMade,
    VulnerabilityAssessed,
)

OUTCOME_MONTHS = (0, 3, 6, 12)
"""Months after a referral at which its outcome is looked at (domain 2.4, row 24)."""


def care_case_opened(event: CareCaseOpened, today: int) -> Refused | None:
    """A case is its own key, and its subject's key is not the one that any station can derive from a file."""
    if event.case_id != event.meta.file_id:
        return Refused(rule_id="CARE_CASE_KEY", field="case_id")
    return (
        id_("case_id", event.case_id)
        or id_("subject.subject_key_id", event.subject.subject_key_id)
        or past("opened_on", event.opened_on, today)
    )


def protection_status_recorded(event: ProtectionStatusRecorded, today: int) -> Refused | None:
    """A document with its issuer; when it was issued cannot lie ahead, its end may."""
    return (
        id_("protection_id", event.protection_id)
        or stated("kind", event.kind)
        or code("issuer", event.issuer)
        or past("valid_from", event.valid_from, today)
        or period(event.valid_from, event.valid_to, first_field="valid_from", last_field="valid_to")
    )


def vulnerability_assessed(event: VulnerabilityAssessed, today: int) -> Refused | None:
    """Category and service are codes."""
    return (
        id_("assessment_id", event.assessment_id)
        or code("category", event.category)
        or code("service", event.service)
        or past("assessed_on", event.assessed_on, today)
    )


def referral_made(event: ReferralMade, today: int) -> Refused | None:
    """Service and provider are codes."""
    return (
        id_("referral_id", event.referral_id)
        or (None if event.assessment_id is None else id_("assessment_id", event.assessment_id))
        or code("service", event.service)
        or code("provider", event.provider)
        or past("referred_on", event.referred_on, today)
    )


def intervention_outcome_recorded(event: InterventionOutcomeRecorded, today: int) -> Refused | None:
    """An outcome is looked at 0, 3, 6 and 12 months after the referral."""
    if event.after_months not in OUTCOME_MONTHS:
        return Refused(rule_id="CARE_OUTCOME_MONTHS", field="after_months", detail=(str(event.after_months),))
    return (
        id_("referral_id", event.referral_id)
        or code("outcome", event.outcome)
        or past("observed_on", event.observed_on, today)
    )
