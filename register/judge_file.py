"""Whether transfers, closing and archiving fit their file: what they refer to, then the procedure that they follow."""

from __future__ import annotations

from collections.abc import Iterator

from register.days import iso
from register.find import find_application
from register.machines import FILE, OPEN
from register.merging import survivor_of
from register.verdict import Refused
from schemas.events import (
    DormancyFound,
    Event,
    FileArchived,
    FileClosed,
    FileReopened,
    FileState,
    FileTransferAccepted,
    FileTransferRefused,
    FileTransferRequested,
    PermitStatus,
)

Answer = FileTransferAccepted | FileTransferRefused
MEASURE_OPEN = frozenset({"ORDERED", "NOTIFIED", "SUSPENDED"})
OUTLIVES_FILE = frozenset({"ENTRY_BAN"})
"""A ban binds the person who has left; every other measure must end before the file is closed."""
NO_TITLE: frozenset[PermitStatus] = frozenset({"WITHDRAWN", "CANCELLED_PRINT_ERROR"})


def file_transfer_requested_refers(state: FileState, event: FileTransferRequested) -> Refused | None:
    """It is no transfer that was asked for before; the applications that go with it are there."""
    if state.transfer is not None and state.transfer.transfer_id == event.transfer_id:
        return Refused(rule_id="ID_ALREADY_USED", field="transfer_id")
    if all(find_application(state, each) for each in event.open_applications):
        return None
    return Refused(rule_id="APPLICATION_UNKNOWN", field="open_applications")


def file_transfer_requested_follows(state: FileState, event: FileTransferRequested) -> Iterator[Refused]:
    """The station in charge asks, once at a time, and leaves no open application behind."""
    yield from moves(state, event)
    in_charge = state.station_of_charge or ""
    for field, unit in (("from_unit", event.from_unit), ("meta.station_id", event.meta.station_id)):
        if unit != in_charge:
            yield Refused(rule_id="NOT_IN_CHARGE", field=field, detail=(in_charge,))
            break
    if set(event.open_applications) != set(open_applications(state)):
        yield Refused(
            rule_id="TRANSFER_APPLICATIONS", field="open_applications", detail=tuple(open_applications(state))[:8]
        )


def transfer_answered_refers(state: FileState, event: Answer) -> Refused | None:
    """The transfer is the file's last."""
    if state.transfer is not None and state.transfer.transfer_id == event.transfer_id:
        return None
    return Refused(rule_id="TRANSFER_UNKNOWN", field="transfer_id")


def transfer_answered_follows(state: FileState, event: Answer) -> Iterator[Refused]:
    """Only the asked station answers, once."""
    transfer = state.transfer
    if transfer is None or transfer.transfer_id != event.transfer_id:
        return
    if transfer.status != "REQUESTED":
        yield Refused(rule_id="TRANSFER_ANSWERED", field="transfer_id", detail=(transfer.status,))
    else:
        yield from moves(state, event)
    for field, unit in (("unit", event.unit), ("meta.station_id", event.meta.station_id)):
        if unit != transfer.to_unit:
            yield Refused(rule_id="NOT_ASKED", field=field, detail=(transfer.to_unit,))
            break


def file_closed_follows(state: FileState, event: FileClosed) -> Iterator[Refused]:
    """Nothing is under way, and that a person left is shown by something."""
    yield from moves(state, event)
    applications = tuple(open_applications(state))
    if applications:
        yield Refused(rule_id="FILE_HAS_OPEN_APPLICATION", detail=applications[:8])
    measures = [each for each in state.measures if each.status in MEASURE_OPEN and each.kind not in OUTLIVES_FILE]
    if measures:
        yield Refused(rule_id="FILE_HAS_OPEN_MEASURE", detail=tuple(each.measure_id for each in measures[:8]))
    if event.ground == "DEPARTED" and event.last_stay_evidence is None and not _left(state):
        yield Refused(rule_id="DEPARTURE_NOT_SHOWN", field="last_stay_evidence")


def file_reopened_follows(state: FileState, event: FileReopened) -> Iterator[Refused]:
    """A file at rest; one absorbed by a merge goes on only when the merge is undone."""
    survivor = survivor_of(state)
    if survivor is not None:
        yield Refused(rule_id="FILE_MERGED", detail=(survivor,))
    yield from moves(state, event)


def dormancy_found_follows(state: FileState, event: DormancyFound) -> Iterator[Refused]:
    """No valid title on that day, no exit known, nothing under way."""
    titled = any(each.valid_to >= event.dormant_on and each.status not in NO_TITLE for each in state.permits)
    measured = any(each.status in MEASURE_OPEN for each in state.measures)
    busy = titled or measured or _left(state) or any(True for _ in open_applications(state))
    if busy or event.NAME not in FILE[state.status]:
        yield Refused(rule_id="NOTICE_OBSOLETE", field="dormant_on")


def file_archived_follows(state: FileState, event: FileArchived) -> Iterator[Refused]:
    """A closed file goes to the archive, not before its closing."""
    yield from moves(state, event)
    if state.closing is not None and event.archived_on < state.closing.closed_on:
        yield Refused(rule_id="PERIOD_REVERSED", field="archived_on", detail=(iso(state.closing.closed_on),))


def moves(state: FileState, event: Event) -> Iterator[Refused]:
    """Yield the rule that is broken when the file's state has no way for this act."""
    if event.NAME not in FILE[state.status]:
        yield Refused(rule_id="FILE_STATE", detail=(state.status, event.NAME))


def open_applications(state: FileState) -> Iterator[str]:
    """Yield the ids of the applications that are under way."""
    return (each.application_id for each in state.applications if each.status in OPEN)


def _left(state: FileState) -> bool:
    last = state.crossings[-1] if state.crossings else None
    return last is not None and not last.entry
