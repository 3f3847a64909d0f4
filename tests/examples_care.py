"""Valid acts of a case of care for every test: protection, an assessment, a referral and what became of it."""

from __future__ import annotations

from typing import Any

from schemas import events
from tests.examples import START_DAY, _made, an_id, sealed

CASE, PROTECTION, ASSESSMENT, REFERRAL = an_id("case"), an_id("protection"), an_id("assessment"), an_id("referral")
DEVICE = "CARE-01-A"


def _of_care(changes: dict[str, Any]) -> dict[str, Any]:
    """Return the envelope of a social worker at a device of the care lane; the case is its key."""
    worker = {"file_id": CASE, "device_id": DEVICE, "actor_id": "S-1", "actor_role": "SOCIAL_WORKER"}
    return worker | changes


def care_case_opened(**changes: Any) -> events.CareCaseOpened:
    """A case begins; the key of its subject belongs to no file."""
    defaults = {"case_id": CASE, "subject": sealed(an_id("subject of the case")), "opened_on": START_DAY}
    return _made("CareCaseOpened", defaults | {"consent": True}, _of_care(changes))


def protection_status_recorded(**changes: Any) -> events.ProtectionStatusRecorded:
    """The card of an asylum seeker was seen."""
    defaults = {
        "protection_id": PROTECTION,
        "kind": "ASYLUM_SEEKER",
        "issuer": "UNHCR",
        "card": sealed(an_id("subject of the case"), "SealedText"),
        "valid_from": START_DAY - 30,
        "valid_to": START_DAY + 335,
    }
    return _made("ProtectionStatusRecorded", defaults, _of_care(changes))


def vulnerability_assessed(**changes: Any) -> events.VulnerabilityAssessed:
    """A social service assessed what the person needs."""
    defaults = {"assessment_id": ASSESSMENT, "category": "LONE_PARENT", "service": "SOCIAL-11"}
    return _made("VulnerabilityAssessed", defaults | {"assessed_on": START_DAY}, _of_care(changes))


def referral_made(**changes: Any) -> events.ReferralMade:
    """With consent, to a provider of lodging."""
    defaults = {
        "referral_id": REFERRAL,
        "assessment_id": ASSESSMENT,
        "service": "SOCIAL-11",
        "provider": "SHELTER-3",
        "consent": True,
        "referred_on": START_DAY,
    }
    return _made("ReferralMade", defaults, _of_care(changes))


def intervention_outcome_recorded(**changes: Any) -> events.InterventionOutcomeRecorded:
    """The provider took the person in on the same day."""
    defaults = {"referral_id": REFERRAL, "after_months": 0, "outcome": "TAKEN_IN", "observed_on": START_DAY}
    return _made("InterventionOutcomeRecorded", defaults, _of_care(changes))


EVERY_CARE = (
    care_case_opened(),
    protection_status_recorded(),
    vulnerability_assessed(),
    referral_made(),
    intervention_outcome_recorded(),
)
