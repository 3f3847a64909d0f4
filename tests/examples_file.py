"""Acts on the file as a whole: it moves from LM-01 to TU-05, is closed, reopened, archived."""

from __future__ import annotations

from typing import Any

from schemas import events
from tests.examples import START_DAY, UNIT, _made, _of_system, an_id

TRANSFER, JOURNEY = an_id("transfer"), an_id("journey")
OTHER_UNIT = "TU-05"
HEAD = {"actor_id": "H-1", "actor_role": "STATION_HEAD"}
AT_OTHER_UNIT = {"station_id": OTHER_UNIT, "device_id": "TU-05-A", "actor_id": "H-5", "actor_role": "STATION_HEAD"}


def file_transfer_requested(**changes: Any) -> events.FileTransferRequested:
    """LM-01 asks TU-05 to take the file; nothing is under way in it."""
    defaults = {"transfer_id": TRANSFER, "from_unit": UNIT, "to_unit": OTHER_UNIT, "ground_code": "MOVED"}
    return _made("FileTransferRequested", defaults, HEAD | changes)


def file_transfer_accepted(**changes: Any) -> events.FileTransferAccepted:
    """TU-05 takes it."""
    return _made("FileTransferAccepted", {"transfer_id": TRANSFER, "unit": OTHER_UNIT}, AT_OTHER_UNIT | changes)


def file_transfer_refused(**changes: Any) -> events.FileTransferRefused:
    """TU-05 is not competent."""
    defaults = {"transfer_id": TRANSFER, "unit": OTHER_UNIT, "ground_code": "NOT_COMPETENT"}
    return _made("FileTransferRefused", defaults, AT_OTHER_UNIT | changes)


def file_reassigned(**changes: Any) -> events.FileReassigned:
    """A reorganisation gives the file to TU-05."""
    defaults = {"order_id": an_id("order"), "from_unit": UNIT, "to_unit": OTHER_UNIT, "to_district": "TU"}
    return _made("FileReassigned", defaults, _of_system(START_DAY, changes))


def paper_file_sent(**changes: Any) -> events.PaperFileSent:
    """LM-01 sends the paper after the file."""
    defaults = {"movement_id": JOURNEY, "from_unit": UNIT, "to_unit": OTHER_UNIT, "sent_on": START_DAY}
    return _made("PaperFileSent", defaults, HEAD | changes)


def paper_file_received(**changes: Any) -> events.PaperFileReceived:
    """It arrives at TU-05."""
    defaults = {"movement_id": JOURNEY, "unit": OTHER_UNIT, "received_on": START_DAY}
    return _made("PaperFileReceived", defaults, AT_OTHER_UNIT | changes)


def file_closed(**changes: Any) -> events.FileClosed:
    """The person left; a boarding card shows it."""
    defaults = {"ground": "DEPARTED", "closed_on": START_DAY, "last_stay_evidence": "BOARDING_CARD"}
    return _made("FileClosed", defaults, HEAD | changes)


def file_reopened(**changes: Any) -> events.FileReopened:
    """The person is back."""
    return _made("FileReopened", {"ground_code": "CAME_BACK"}, HEAD | changes)


def dormancy_found(**changes: Any) -> events.DormancyFound:
    """The notice that nobody knows where the person is."""
    return _made("DormancyFound", {"dormant_on": START_DAY}, _of_system(START_DAY, changes))


def file_archived(**changes: Any) -> events.FileArchived:
    """Kept for five years."""
    defaults = {"archived_on": START_DAY, "retention_rule": "ACTIVE_FILE", "shred_after": START_DAY + 5 * 365}
    return _made("FileArchived", defaults, HEAD | changes)


EVERY_FILE_EVENT = (
    file_transfer_requested(), file_transfer_accepted(), file_transfer_refused(), file_closed(), file_reopened(),
    dormancy_found(), file_archived(), paper_file_sent(), paper_file_received(),
    file_reassigned(),
)  # fmt: skip
