"""What the acts on work, study, family and lodging change: what was shown last stands beside what was shown before.

Each list keeps its latest ones; who works, studies or lodges on a day derives from their dates, never from a mark.
"""

from __future__ import annotations

from register.change import changed
from register.changes import FileChanges
from schemas.events import (
    EmploymentRecorded,
    EmploymentState,
    EnrolmentRecorded,
    EnrolmentState,
    FamilyLinkRecorded,
    FamilyLinkState,
    FileState,
    HostDeclarationMatched,
    HostDeclarationReceived,
    HostDeclarationState,
)

EMPLOYMENTS, ENROLMENTS, FAMILY_LINKS, HOST_DECLARATIONS = 16, 16, 32, 16


def employment_recorded(state: FileState, event: EmploymentRecorded) -> FileChanges:
    """A contract; a renewed one is another contract."""
    seen = EmploymentState(
        employment_id=event.employment_id,
        occupation=event.occupation,
        governorate=event.governorate,
        contract_from=event.contract_from,
        contract_to=event.contract_to,
        visaed=event.visaed,
        renewals=event.renewals,
    )
    others = tuple(known for known in state.employments if known.employment_id != event.employment_id)
    return {"employments": (*others, seen)[-EMPLOYMENTS:]}


def enrolment_recorded(state: FileState, event: EnrolmentRecorded) -> FileChanges:
    """An enrolment for one year of study."""
    seen = EnrolmentState(
        enrolment_id=event.enrolment_id,
        level=event.level,
        academic_year=event.academic_year,
        from_date=event.from_date,
        to_date=event.to_date,
    )
    others = tuple(known for known in state.enrolments if known.enrolment_id != event.enrolment_id)
    return {"enrolments": (*others, seen)[-ENROLMENTS:]}


def family_link_recorded(state: FileState, event: FamilyLinkRecorded) -> FileChanges:
    """A link; recorded again under its id it is the same link, ended or put right."""
    others = tuple(known for known in state.family_links if known.link_id != event.link_id)
    return {"family_links": (*others, family_link(event))[-FAMILY_LINKS:]}


def family_link(event: FamilyLinkRecorded) -> FamilyLinkState:
    """Return what the state holds of a link."""
    return FamilyLinkState(
        link_id=event.link_id,
        link_type=event.link_type,
        other_person_id=event.other_person_id,
        other_is_tunisian=event.other_is_tunisian,
        from_date=event.from_date,
        to_date=event.to_date,
    )


def host_declaration_received(state: FileState, event: HostDeclarationReceived) -> FileChanges:
    """Somebody's word on where the person sleeps; it moves no address."""
    seen = HostDeclarationState(
        declaration_id=event.declaration_id,
        host_kind=event.host_kind,
        governorate=event.governorate,
        arrived_on=event.arrived_on,
        left_on=event.left_on,
    )
    others = tuple(known for known in state.host_declarations if known.declaration_id != event.declaration_id)
    return {"host_declarations": (*others, seen)[-HOST_DECLARATIONS:]}


def host_declaration_matched(state: FileState, event: HostDeclarationMatched) -> FileChanges:
    """The declaration is about this person."""
    return {
        "host_declarations": tuple(
            changed(known, matched=True) if known.declaration_id == event.declaration_id else known
            for known in state.host_declarations
        )
    }
