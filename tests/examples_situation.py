"""Valid acts on work, study, family and lodging for every test: the person of the story at work, in class, at home."""

from __future__ import annotations

from typing import Any

from register.days import day_of
from schemas import events
from tests.examples import START_DAY, _made, an_id, sealed

EMPLOYMENT, ENROLMENT, LINK, DECLARATION = an_id("employment"), an_id("enrolment"), an_id("link"), an_id("declaration")


def employment_recorded(**changes: Any) -> events.EmploymentRecorded:
    """A cook's contract of a year in the governorate of Tunis, visaed."""
    defaults = {
        "employment_id": EMPLOYMENT,
        "occupation": "5120",
        "activity": "I5610",
        "employer": sealed(key=an_id("employer"), content="SealedText"),
        "governorate": "11",
        "contract_from": START_DAY,
        "contract_to": START_DAY + 364,
        "visaed": True,
    }
    return _made("EmploymentRecorded", defaults, changes)


def enrolment_recorded(**changes: Any) -> events.EnrolmentRecorded:
    """A master's year that begins in September 2026."""
    defaults = {
        "enrolment_id": ENROLMENT,
        "level": 7,
        "field": "0613",
        "institution_code": "ENIT",
        "academic_year": 2026,
        "from_date": day_of(2026, 9, 14),
        "to_date": day_of(2027, 6, 30),
    }
    return _made("EnrolmentRecorded", defaults, changes)


def family_link_recorded(**changes: Any) -> events.FamilyLinkRecorded:
    """Married to a Tunisian whom the register does not know."""
    defaults = {
        "link_id": LINK,
        "link_type": "SPOUSE",
        "other": sealed(key=an_id("relative"), content="RelativeIdentity"),
        "other_is_tunisian": True,
        "act_code": "MARRIAGE_ACT",
        "from_date": START_DAY - 700,
    }
    return _made("FamilyLinkRecorded", defaults, changes)


def host_declaration_received(**changes: Any) -> events.HostDeclarationReceived:
    """A hotel's slip."""
    defaults = {
        "declaration_id": DECLARATION,
        "host_kind": "HOTEL",
        "host": sealed(key=an_id("host"), content="SealedText"),
        "address": sealed(content="AddressDetail"),
        "governorate": "11",
        "arrived_on": START_DAY - 3,
    }
    return _made("HostDeclarationReceived", defaults, changes)


def host_declaration_matched(**changes: Any) -> events.HostDeclarationMatched:
    """Matched by the document shown."""
    defaults = {"declaration_id": DECLARATION, "score": 980, "matched_by": "DOCUMENT_NUMBER"}
    return _made("HostDeclarationMatched", defaults, changes)


EVERY_SITUATION = (
    employment_recorded(),
    enrolment_recorded(),
    family_link_recorded(),
    host_declaration_received(),
    host_declaration_matched(),
)
