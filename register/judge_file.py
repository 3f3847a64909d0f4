"""Whether transfers, closing and archiving fit their file: what they refer to, then the procedure that they follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from register.days import iso, local_day
from register.due_rules import rules_at
from register.find import find_application
from register.lawbook import LawOn
from register.machines import FILE, OPEN
from register.merging import survivor_of
from register.retention_rules import retention
from register.verdict import Refused
from schemas.events import (
    DormancyFound,
    Event,
    FileArchived,
    FileClosed,
    FileReassigned,
    FileReopened,
    FileState,
    FileTransferAccepted,
    FileTransferRefused,
    FileTransferRequested,
    PaperFileReceived,
    PaperFileSent,
    PermitStatus,
    TransferState,
)

Answer = FileTransferAccepted | FileTransferRefused
ABOVE: Mapping[str, frozenset[str]] = {
    "DISTRICT": frozenset({"DISTRICT_OFFICER", "DIRECTORATE_OFFICER", "SUPERVISOR"}),
    "DIRECTORATE": frozenset({"DIRECTORATE_OFFICER", "SUPERVISOR"}),
}
"""Who may answer a transfer for the station that lets it lie, once the deadline has gone up to that level."""
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
        if unit != transfer.to_unit and not (field == "meta.station_id" and _has_gone_up(transfer, event)):
            yield Refused(rule_id="NOT_ASKED", field=field, detail=(transfer.to_unit,))
            break


def file_reassigned_follows(state: FileState, event: FileReassigned) -> Iterator[Refused]:
    """The station that gives the file is still in charge of it."""
    if state.station_of_charge != event.from_unit or survivor_of(state) is not None:
        yield Refused(rule_id="NOTICE_OBSOLETE", field="from_unit", detail=(state.station_of_charge or "NONE",))


def paper_file_sent_refers(state: FileState, event: PaperFileSent) -> Refused | None:
    """The journey is new."""
    known = state.paper is not None and state.paper.movement_id == event.movement_id
    return Refused(rule_id="ID_ALREADY_USED", field="movement_id") if known else None


def paper_file_sent_follows(state: FileState, event: PaperFileSent) -> Iterator[Refused]:
    """It leaves from where it lies, and does not leave twice."""
    lies_at = state.station_of_charge if state.paper is None else state.paper.unit
    if state.paper is not None and state.paper.to_unit is not None:
        yield Refused(rule_id="PAPER_FILE_ELSEWHERE", field="from_unit", detail=(state.paper.to_unit,))
    elif lies_at is not None and lies_at != event.from_unit:
        yield Refused(rule_id="PAPER_FILE_ELSEWHERE", field="from_unit", detail=(lies_at,))


def paper_file_received_refers(state: FileState, event: PaperFileReceived) -> Refused | None:
    """The journey is the last; a file that nobody sent is sent first."""
    if state.paper is not None and state.paper.movement_id == event.movement_id:
        return None
    return Refused(rule_id="PAPER_FILE_NOT_SENT", field="movement_id")


def paper_file_received_follows(state: FileState, event: PaperFileReceived) -> Iterator[Refused]:
    """It arrives once, where it was sent, not before it left."""
    paper = state.paper
    if paper is None:
        return
    if paper.to_unit is None:
        yield Refused(rule_id="PAPER_FILE_NOT_SENT", field="movement_id")
    elif paper.to_unit != event.unit:
        yield Refused(rule_id="PAPER_FILE_ASTRAY", field="unit", detail=(paper.to_unit,))
    if event.received_on < paper.since:
        yield Refused(rule_id="PERIOD_REVERSED", field="received_on", detail=(iso(paper.since),))


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
    rule = retention(event.retention_rule, LawOn(on=event.archived_on))
    if rule is None:
        yield Refused(rule_id="RETENTION_UNKNOWN", field="retention_rule")
    elif state.closing is not None:
        first = rule.erase_on(_counted_from(state, rule.after) or state.closing.closed_on)
        if first is not None and (event.shred_after is None or event.shred_after < first - 1):
            yield Refused(rule_id="RETENTION_TOO_SHORT", field="shred_after", detail=(iso(first - 1),))


def _counted_from(state: FileState, anchor: str) -> int | None:
    """Return the day from which a term of keeping counts where it is not the file's closing."""
    if anchor != "DECISION":
        return None
    decided = [local_day(one.decision.decided_at) for one in state.applications if one.decision is not None]
    return max(decided, default=None)


def moves(state: FileState, event: Event) -> Iterator[Refused]:
    """Yield the rule that is broken when the file's state has no way for this act."""
    if event.NAME not in FILE[state.status]:
        yield Refused(rule_id="FILE_STATE", detail=(state.status, event.NAME))


def open_applications(state: FileState) -> Iterator[str]:
    """Yield the ids of the applications that are under way."""
    return (each.application_id for each in state.applications if each.status in OPEN)


def _has_gone_up(transfer: TransferState, event: Answer) -> bool:
    """Return whether the term has passed by so much that the officer's level answers for the station asked."""
    on, levels = event.meta.effective_date, set[str]()
    for due in rules_at("TRANSFER_REQUESTED_ON", transfer.requested_on):
        levels.add(due.escalated(due.due_on(transfer.requested_on), on))
    return any(event.meta.actor_role in ABOVE.get(level, ()) for level in levels)


def _left(state: FileState) -> bool:
    last = state.crossings[-1] if state.crossings else None
    return last is not None and not last.entry
