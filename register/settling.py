"""Two facts declared at once: the case remembers both, and the act that settles it makes the chosen one count.

Only what still stands is replaced: a fact declared since then, by an officer who saw both, is nobody's to undo.
"""

from __future__ import annotations

from typing import Any

from register.changes import FileChanges
from register.conflicts import Concurrency
from register.fold_person import travel_document
from register.fold_situation import family_link
from schemas.events import (
    AddressDeclared,
    AddressState,
    ConflictResolved,
    ConflictState,
    Event,
    FactState,
    FamilyLinkRecorded,
    FeeAssessed,
    FileState,
    TravelDocumentRecorded,
)


def case_of(before: FileState, event: Event, beside: Concurrency) -> ConflictState:
    """Return the case that `event` opens in a file as it stood `before`."""
    first = beside.others[0].event_id if beside.others else event.meta.event_id  # the other is older than the window
    then, now = _facts(before, event)
    return ConflictState(
        conflict_id=event.meta.event_id, first_event_id=first, event_type=event.NAME, first=then, second=now
    )


def conflict_resolved(state: FileState, event: ConflictResolved) -> FileChanges:
    """The case is closed; of two facts the chosen one counts from now on, of two fees the other is no longer due."""
    case = next((case for case in state.conflicts if case.conflict_id == event.conflict_id), None)
    changes: FileChanges = {"conflicts": tuple(each for each in state.conflicts if each is not case)}
    if case is None or case.second is None or event.resolution not in {"KEEP_FIRST", "KEEP_SECOND"}:
        return changes
    kept, other = (case.first, case.second) if event.resolution == "KEEP_FIRST" else (case.second, case.first)
    changes.update(_kept(state, kept or FactState(), other or FactState()))
    return changes


def _facts(before: FileState, event: Event) -> tuple[FactState | None, FactState | None]:
    match event:
        case AddressDeclared(governorate=governorate, imada=imada, delegation=delegation, since=since):
            said = AddressState(governorate=governorate, territory=imada or delegation, since=since)
            return FactState(address=_address(before)), FactState(address=said)
        case TravelDocumentRecorded(document_id=document_id):
            known = next((each for each in before.travel_documents if each.document_id == document_id), None)
            return FactState(document=known), FactState(document=travel_document(event))
        case FamilyLinkRecorded(link_id=link_id):
            link = next((each for each in before.family_links if each.link_id == link_id), None)
            return FactState(link=link), FactState(link=family_link(event))
        case FeeAssessed(application_id=application_id, fee_id=fee_id):
            fees = [each for each in before.charges if each.application_id == application_id and each.kind == "FEE"]
            return FactState(charge_id=fees[-1].charge_id if fees else None), FactState(charge_id=fee_id)
        case _:
            return None, None


def _kept(state: FileState, kept: FactState, other: FactState) -> FileChanges:
    if kept.address is not None and _address(state) in {kept.address, other.address}:
        address = kept.address
        return {"governorate": address.governorate, "territory": address.territory, "address_since": address.since}
    if kept.document is not None:
        return {"travel_documents": _in_place(state.travel_documents, kept.document, other.document)}
    if kept.link is not None:
        return {"family_links": _in_place(state.family_links, kept.link, other.link)}
    if kept.charge_id is not None and kept.charge_id != other.charge_id:
        # money that was paid is a fact of its own: who has to give it back finds it in the file
        due = [each for each in state.charges if each.charge_id != other.charge_id or each.paid or each.waived]
        return {"charges": tuple(due)}
    return {}


def _in_place(known: tuple[Any, ...], kept: Any, other: Any) -> tuple[Any, ...]:
    return tuple([kept if each == other else each for each in known])


def _address(state: FileState) -> AddressState:
    return AddressState(governorate=state.governorate, territory=state.territory, since=state.address_since)
