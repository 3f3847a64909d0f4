"""The lives of an application, a receipt, a card, a file, a measure, an appeal, a transfer and a request, as look-ups.

The table is law/machines.yaml; it is read once, when this module is, because every act is judged by these mappings.
Its names are checked against the contracts' enums then, so a misspelt state never reaches a file. Validity always
derives from dates, never from a state here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast, get_args

from register.machine_table import UNKNOWN, machine_table
from schemas.errors import CommandRefused
from schemas.events import (
    AppealStatus,
    ApplicationStatus,
    FileStatus,
    MeasureStatus,
    PermitStatus,
    SubjectRequestStatus,
    TransferStatus,
)

Step = Literal[
    "DOCUMENT_SEEN", "DOCUMENT_MISSING", "CHECKLIST_COMPLETE", "COMPLEMENT_REQUESTED", "COMPLEMENT_RECEIVED",
    "CHARGED", "RECEIPT", "OPINION", "OPINION_DISTRICT", "OPINION_DIRECTORATE",
    "TO_STATION", "TO_DISTRICT", "TO_DIRECTORATE", "TO_SERVICE", "ARRIVED",
    "DECIDED", "NOTIFIED", "PERMIT", "WITHDRAWN", "CLOSED",
    "APPEALED", "APPEAL_LOST", "APPEAL_WON",
]  # fmt: skip
ReceiptStatus = Literal["VALID", "LAPSED"]
Moves = Mapping[Step, ApplicationStatus]


def _moves(machine: str, statuses: Any, steps: Any = None) -> Any:
    """Return the look-up of a machine; raise CommandRefused when its states or steps are not those that code knows."""
    moves = machine_table()[machine].moves()
    _require_same(machine, set(moves) - {UNKNOWN}, set(get_args(statuses)) - {UNKNOWN})
    if steps is not None:
        _require_same(machine, set(machine_table()[machine].steps), set(get_args(steps)))
    return moves


def _require_same(machine: str, stated: set[str], known: set[str]) -> None:
    if stated != known:
        what = f"The table and the contracts differ in {', '.join(sorted(stated ^ known))}."
        raise CommandRefused(what, where=f"register/law/machines.yaml: {machine}", mend="Make them agree.")


def _rest(machine: str) -> Any:
    return machine_table()[machine].rest()


APPLICATION: Mapping[ApplicationStatus, Moves] = _moves("application", ApplicationStatus, Step)
OPEN = cast("frozenset[ApplicationStatus]", machine_table()["application"].group("open"))
ENDED = cast("frozenset[ApplicationStatus]", machine_table()["application"].group("ended"))
REST: frozenset[ApplicationStatus] = _rest("application")
"""Where an application may stay for ever; from every other state a way leads here."""
LANDING = cast("Moves", machine_table()["application"].landing)
"""Where an act of the past leads although procedure knew no way: history is recorded as it was."""

PERMIT: Mapping[PermitStatus, Mapping[str, PermitStatus]] = _moves("permit", PermitStatus)
"""Steps are acts, with what the holder reports, and RENEWAL: the hand-over of a later card of the same title."""
PERMIT_REST: frozenset[PermitStatus] = _rest("permit")

RECEIPT: Mapping[str, Mapping[str, str]] = _moves("receipt", ReceiptStatus)
RECEIPT_REST: frozenset[str] = _rest("receipt")
"""A receipt ends with its application."""

FILE: Mapping[FileStatus, Mapping[str, FileStatus]] = _moves("file", FileStatus)
"""FileAbsorbed and FileSeparated: of a merged file; it goes back to what it was before the merge closed it."""
FILE_REST: frozenset[FileStatus] = _rest("file")

MEASURE: Mapping[MeasureStatus, Mapping[str, MeasureStatus]] = _moves("measure", MeasureStatus)
"""MeasureResumed:NOT_NOTIFIED: of a measure that was suspended before it was ever notified; its term has not begun."""
MEASURE_REST: frozenset[MeasureStatus] = _rest("measure")

APPEAL: Mapping[AppealStatus, Mapping[str, AppealStatus]] = _moves("appeal", AppealStatus)
APPEAL_REST: frozenset[AppealStatus] = _rest("appeal")

TRANSFER: Mapping[TransferStatus, Mapping[str, TransferStatus]] = _moves("transfer", TransferStatus)
TRANSFER_REST: frozenset[TransferStatus] = _rest("transfer")

SUBJECT_REQUEST: Mapping[SubjectRequestStatus, Mapping[str, SubjectRequestStatus]] = _moves(
    "subject_request", SubjectRequestStatus
)
SUBJECT_REQUEST_REST: frozenset[SubjectRequestStatus] = _rest("subject_request")


def permitted(status: ApplicationStatus, step: Step) -> ApplicationStatus | None:
    """Return where the step leads from that state, or None when procedure does not allow it."""
    return APPLICATION[status].get(step)


def after(status: ApplicationStatus, step: Step) -> ApplicationStatus:
    """Return the state after the step, whether procedure allows it or not; total."""
    allowed = APPLICATION[status].get(step)
    if allowed is not None:
        return allowed
    if status in ENDED and step != "DECIDED":
        return status  # nothing but a decision changes what has ended
    return LANDING.get(step, status)
