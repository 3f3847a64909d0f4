"""What the acts on the file as a whole change: the station in charge, and whether the file is at work or at rest."""

from __future__ import annotations

from register.change import changed
from register.changes import FileChanges
from register.machines import FILE
from schemas.events import (
    ClosingState,
    DormancyFound,
    FileArchived,
    FileClosed,
    FileReassigned,
    FileReopened,
    FileState,
    FileStatus,
    FileTransferAccepted,
    FileTransferRefused,
    FileTransferRequested,
    PaperFileReceived,
    PaperFileSent,
    PaperState,
    TransferState,
)


def file_transfer_requested(state: FileState, event: FileTransferRequested) -> FileChanges:
    """Another station is asked; until it answers, the station in charge stays in charge."""
    asked = TransferState(
        transfer_id=event.transfer_id,
        from_unit=event.from_unit,
        to_unit=event.to_unit,
        requested_on=event.meta.effective_date,
        status="REQUESTED",
    )
    changes: FileChanges = {"status": after(state, event.NAME), "transfer": asked}
    if event.paper_file_sent_on is not None:
        changes["paper"] = _on_the_way(event.transfer_id, event.from_unit, event.to_unit, event.paper_file_sent_on)
    return changes


def file_transfer_accepted(state: FileState, event: FileTransferAccepted) -> FileChanges:
    """The asked station is in charge from now on, of the file and of every application in it."""
    transfer = state.transfer
    if transfer is None or transfer.transfer_id != event.transfer_id:
        return {}
    return {
        "status": after(state, event.NAME),
        "transfer": changed(transfer, status="ACCEPTED"),
        "station_of_charge": event.unit,
    }


def file_transfer_refused(state: FileState, event: FileTransferRefused) -> FileChanges:
    """The file stays where it was."""
    transfer = state.transfer
    if transfer is None or transfer.transfer_id != event.transfer_id:
        return {}
    return {"status": after(state, event.NAME), "transfer": changed(transfer, status="REFUSED")}


def file_reassigned(_state: FileState, event: FileReassigned) -> FileChanges:
    """A reorganisation made another station in charge; a transfer that waits for its answer goes on waiting."""
    return {"station_of_charge": event.to_unit}


def file_closed(state: FileState, event: FileClosed) -> FileChanges:
    """The file rests; what is in it stays."""
    status = after(state, event.NAME)
    if status != "CLOSED" or state.closing is not None:
        return {"status": status}
    return {"status": status, "closing": ClosingState(ground=event.ground, closed_on=event.closed_on)}


def file_reopened(state: FileState, event: FileReopened) -> FileChanges:
    """The file goes on."""
    return {"status": after(state, event.NAME), "closing": None}


def dormancy_found(state: FileState, event: DormancyFound) -> FileChanges:
    """A notice: nothing but the mark that nobody knows where the person is."""
    return {"status": after(state, event.NAME)}


def file_archived(state: FileState, event: FileArchived) -> FileChanges:
    """The file is kept until the day that the retention names."""
    closing = state.closing
    if closing is not None:
        closing = changed(closing, archived_on=event.archived_on, shred_after=event.shred_after)
    return {"status": after(state, event.NAME), "closing": closing}


def paper_file_sent(_state: FileState, event: PaperFileSent) -> FileChanges:
    """The paper file is on the way; the electronic one is where it was."""
    return {"paper": _on_the_way(event.movement_id, event.from_unit, event.to_unit, event.sent_on)}


def paper_file_received(_state: FileState, event: PaperFileReceived) -> FileChanges:
    """The paper file lies at a unit."""
    return {"paper": PaperState(movement_id=event.movement_id, unit=event.unit, since=event.received_on)}


def _on_the_way(movement_id: str, unit: str, to_unit: str, sent_on: int) -> PaperState:
    return PaperState(movement_id=movement_id, unit=unit, to_unit=to_unit, since=sent_on)


def after(state: FileState, act: str) -> FileStatus:
    """Return where the act leads; an act of the past for which there is no way leaves the file as it is."""
    return FILE[state.status].get(act, state.status)
