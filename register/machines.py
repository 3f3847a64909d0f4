"""The lives of an application, a receipt, a card, a file, a measure, an appeal, a transfer and a request, as look-ups.

The table is law/machines.yaml; it is read once, when this module is, because every act is judged by these mappings.
Its names are checked against the contracts' enums then, so a misspelt state never reaches a file. Validity always
derives from dates, never from a state here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from register.machine_names import STATES, STEPS, ReceiptStatus, Step
from register.machine_table import machine_table
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

Moves = Mapping[Step, ApplicationStatus]


def _moves(machine: str) -> Any:
    """Return the look-up of a machine; raise CommandRefused when its states or steps are not those that code knows."""
    table = machine_table()[machine]
    _require_same(machine, set(table.states), STATES[machine])
    _require_same(machine, set(table.steps), STEPS.get(machine, frozenset(table.steps)))
    return table.moves()


def _require_same(machine: str, stated: set[str], known: frozenset[str]) -> None:
    if stated != known:
        what = f"The table and the contracts differ in {', '.join(sorted(stated ^ known))}."
        raise CommandRefused(what, where=f"register/law/machines.yaml: {machine}", mend="Make them agree.")


def _rest(machine: str) -> Any:
    return machine_table()[machine].rest()


APPLICATION: Mapping[ApplicationStatus, Moves] = _moves("application")
OPEN = cast("frozenset[ApplicationStatus]", machine_table()["application"].group("open"))
ENDED = cast("frozenset[ApplicationStatus]", machine_table()["application"].group("ended"))
REST: frozenset[ApplicationStatus] = _rest("application")
"""Where an application may stay for ever; from every other state a way leads here."""
LANDING = cast("Moves", machine_table()["application"].landing)
"""Where an act of the past leads although procedure knew no way: history is recorded as it was."""

PERMIT: Mapping[PermitStatus, Mapping[str, PermitStatus]] = _moves("permit")
"""Steps are acts, with what the holder reports, and RENEWAL: the hand-over of a later card of the same title."""
PERMIT_REST: frozenset[PermitStatus] = _rest("permit")

RECEIPT: Mapping[ReceiptStatus, Mapping[str, ReceiptStatus]] = _moves("receipt")
RECEIPT_REST: frozenset[ReceiptStatus] = _rest("receipt")
"""A receipt ends with its application."""

FILE: Mapping[FileStatus, Mapping[str, FileStatus]] = _moves("file")
"""FileAbsorbed and FileSeparated: of a merged file; it goes back to what it was before the merge closed it."""
FILE_REST: frozenset[FileStatus] = _rest("file")

MEASURE: Mapping[MeasureStatus, Mapping[str, MeasureStatus]] = _moves("measure")
"""MeasureResumed:NOT_NOTIFIED: of a measure that was suspended before it was ever notified; its term has not begun."""
MEASURE_REST: frozenset[MeasureStatus] = _rest("measure")

APPEAL: Mapping[AppealStatus, Mapping[str, AppealStatus]] = _moves("appeal")
APPEAL_REST: frozenset[AppealStatus] = _rest("appeal")

TRANSFER: Mapping[TransferStatus, Mapping[str, TransferStatus]] = _moves("transfer")
TRANSFER_REST: frozenset[TransferStatus] = _rest("transfer")

SUBJECT_REQUEST: Mapping[SubjectRequestStatus, Mapping[str, SubjectRequestStatus]] = _moves("subject_request")
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
