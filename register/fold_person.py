"""What the acts about a person and the file as a whole change: registration, number, address, travel documents."""

from __future__ import annotations

from register.changes import FileChanges
from schemas.events import (
    AddressDeclared,
    FileOpened,
    FileState,
    PersonRegistered,
    TravelDocumentRecorded,
    TravelDocumentState,
)

TRAVEL_DOCUMENTS = 16


def person_registered(state: FileState, event: PersonRegistered) -> FileChanges:
    """The file begins."""
    return {
        "status": "REGISTERED" if state.status == "UNKNOWN" else state.status,
        "person_id": event.person_id,
        "subject_key_id": event.identity.subject_key_id,
        "sex": event.sex,
        "birth_year": event.birth_year,
        "nationality": next((each.code for each in event.nationalities if each.is_primary), None),
        "opened_at": event.meta.occurred_at,
    }


def file_opened(_state: FileState, event: FileOpened) -> FileChanges:
    """The file gets its number and a station in charge."""
    return {"status": "OPEN", "file_number": event.file_number, "station_of_charge": event.station_of_charge}


def address_declared(state: FileState, event: AddressDeclared) -> FileChanges:
    """The address that began last counts, whenever it was declared; a correction counts in any case."""
    known_since = state.address_since
    if known_since is not None and event.since < known_since and event.meta.supersedes is None:
        return {}
    territory = event.imada or event.delegation
    return {"governorate": event.governorate, "territory": territory, "address_since": event.since}


def travel_document_recorded(state: FileState, event: TravelDocumentRecorded) -> FileChanges:
    """The document as last seen; the latest 16 are kept."""
    others = tuple(known for known in state.travel_documents if known.document_id != event.document_id)
    return {"travel_documents": (*others, travel_document(event))[-TRAVEL_DOCUMENTS:]}


def travel_document(event: TravelDocumentRecorded) -> TravelDocumentState:
    """Return what the state holds of a document."""
    return TravelDocumentState(
        document_id=event.document_id,
        document_type=event.document_type,
        issuing_state=event.issuing_state,
        expires_on=event.expires_on,
        status=event.status,
    )
