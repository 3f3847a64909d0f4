"""What the acts on the file as a whole may say; `today` is the day in Tunis of their receipt."""

from __future__ import annotations

from register.checks import code, date_, id_, past, period, stated_today
from register.room import APPLICATIONS
from register.verdict import Refused
from schemas.events import (
    DormancyFound,
    FileArchived,
    FileClosed,
    FileReassigned,
    FileReopened,
    FileTransferAccepted,
    FileTransferRefused,
    FileTransferRequested,
    PaperFileReceived,
    PaperFileSent,
)


def file_transfer_requested(event: FileTransferRequested, today: int) -> Refused | None:
    """From one station to another, with a ground."""
    return (
        id_("transfer_id", event.transfer_id)
        or code("from_unit", event.from_unit)
        or code("to_unit", event.to_unit)
        or (Refused(rule_id="TRANSFER_TO_ITSELF", field="to_unit") if event.to_unit == event.from_unit else None)
        or code("ground_code", event.ground_code)
        or _few(event)
        or past("paper_file_sent_on", event.paper_file_sent_on, today)
    )


def _few(event: FileTransferRequested) -> Refused | None:
    fits = len(event.open_applications) <= APPLICATIONS
    return None if fits else Refused(rule_id="TOO_MANY_VALUES", field="open_applications")


def file_reassigned(event: FileReassigned, _today: int) -> Refused | None:
    """From one station to another, by an order."""
    return (
        id_("order_id", event.order_id)
        or code("from_unit", event.from_unit)
        or code("to_unit", event.to_unit)
        or code("to_district", event.to_district)
        or (Refused(rule_id="TRANSFER_TO_ITSELF", field="to_unit") if event.to_unit == event.from_unit else None)
    )


def file_transfer_accepted(event: FileTransferAccepted, _today: int) -> Refused | None:
    """A station."""
    return code("unit", event.unit)


def file_transfer_refused(event: FileTransferRefused, _today: int) -> Refused | None:
    """A station and its ground."""
    return code("unit", event.unit) or code("ground_code", event.ground_code)


def paper_file_sent(event: PaperFileSent, today: int) -> Refused | None:
    """From one unit to another, on a day that has come."""
    return (
        id_("movement_id", event.movement_id)
        or code("from_unit", event.from_unit)
        or code("to_unit", event.to_unit)
        or (Refused(rule_id="TRANSFER_TO_ITSELF", field="to_unit") if event.to_unit == event.from_unit else None)
        or past("sent_on", event.sent_on, today)
    )


def paper_file_received(event: PaperFileReceived, today: int) -> Refused | None:
    """At a unit, on a day that has come."""
    bad = id_("movement_id", event.movement_id) or code("unit", event.unit)
    return bad or past("received_on", event.received_on, today)


def file_closed(event: FileClosed, today: int) -> Refused | None:
    """A ground, on a day that has come; only a merge closes a file as merged."""
    if event.ground == "MERGED":
        return Refused(rule_id="CLOSED_BY_MERGE_ONLY", field="ground")
    return (
        stated_today(event.meta, "ground", event.ground)
        or past("closed_on", event.closed_on, today)
        or code("last_stay_evidence", event.last_stay_evidence)
    )


def file_reopened(event: FileReopened, _today: int) -> Refused | None:
    """A ground."""
    return code("ground_code", event.ground_code)


def dormancy_found(event: DormancyFound, today: int) -> Refused | None:
    """A day that has come."""
    return past("dormant_on", event.dormant_on, today)


def file_archived(event: FileArchived, today: int) -> Refused | None:
    """A day that has come, a rule of retention, and a last day of keeping after it."""
    return (
        past("archived_on", event.archived_on, today)
        or code("retention_rule", event.retention_rule)
        or date_("shred_after", event.shred_after)
        or period(event.archived_on, event.shred_after, first_field="archived_on", last_field="shred_after")
    )
