"""Taking over older registers: who may open a session, which acts belong in it, and that none grants a new right.

Source of the rule: design 12.11. A session records what was done; it is no way around today's procedure.
"""

from __future__ import annotations

from register.acts import GRANTING, is_notice
from register.days import local_day
from register.find import find_application, find_permit
from register.four_eyes import same_officer
from register.verdict import Refused
from schemas.events import (
    DecisionTaken,
    Event,
    FileState,
    ImportSession,
    ImportSessionApproved,
    Meta,
    PermitDuplicateIssued,
    PermitProduced,
    ReceiptExtended,
    ReceiptIssued,
)

ZONE_SLACK = 1  # days: an act at midnight of another time zone is the neighbouring day in Tunisia


def approval(event: ImportSessionApproved, known: ImportSession | None) -> Refused | None:
    """Return what forbids the session: one person alone, another hand, or a session known before."""
    if same_officer(event.opened_by, event.approved_by):
        return Refused(rule_id="IMPORT_SESSION_ONE_PERSON", field="approved_by")
    if event.meta.actor_id != event.approved_by:
        return Refused(rule_id="IMPORT_SESSION_ONE_PERSON", field="meta.actor_id")
    if event.session_id != event.meta.file_id:
        return Refused(rule_id="IMPORT_SESSION_MISFIT", field="session_id")
    return None if known is None else Refused(rule_id="ID_ALREADY_USED", field="session_id")


def taken_over(event: Event, session: ImportSession | None) -> Refused | None:
    """Return why an act that names an import session does not belong in it; None for an act of today."""
    meta = event.meta
    if meta.import_session is None:
        return None
    if session is None:
        return Refused(rule_id="IMPORT_SESSION_UNKNOWN", field="meta.import_session")
    misfit = _misfit(meta, session)
    if misfit is not None:
        return Refused(rule_id="IMPORT_SESSION_MISFIT", field=misfit)
    if is_notice(event):
        return Refused(rule_id="SYSTEM_ONLY", field="meta.import_session")
    begins = right_begins(event)
    if begins is not None and begins > session.to_date:
        return Refused(rule_id="BACK_CAPTURE_NEW_RIGHT", field="valid_from")
    return None


def _misfit(meta: Meta, session: ImportSession) -> str | None:
    """Return the field that lies outside the session: its device, its unit or its days."""
    if meta.device_id != session.import_device:
        return "meta.device_id"
    if session.unit not in {meta.station_id, meta.district_id}:
        return "meta.station_id"
    done = local_day(meta.occurred_at)
    if not session.from_date - ZONE_SLACK <= done <= session.to_date + ZONE_SLACK:
        return "meta.occurred_at"
    return None if session.from_date <= meta.effective_date <= session.to_date else "meta.effective_date"


def right_begins(event: Event) -> int | None:
    """Return the first day of the right that an act gives, or None when it gives none."""
    if isinstance(event, DecisionTaken):
        return None if event.outcome == "REFUSE" else (event.valid_from or event.meta.effective_date)
    if isinstance(event, ReceiptIssued | PermitProduced):
        return event.valid_from
    return event.meta.effective_date if event.NAME in GRANTING else None


def is_new_right(state: FileState, event: Event) -> bool:
    """Return whether an act out of procedure would give a right on an application that was not itself taken over."""
    if isinstance(event, PermitDuplicateIssued):  # a card for a title that no procedure lets anyone have again
        replaced = find_permit(state, event.replaces_permit_id)
        application = None if replaced is None else find_application(state, replaced.application_id)
        return not (state.back_captured if application is None else application.back_captured)
    if not isinstance(event, DecisionTaken | ReceiptIssued | ReceiptExtended | PermitProduced):
        return False
    application = find_application(state, event.application_id)
    taken = state.back_captured if application is None else application.back_captured
    return right_begins(event) is not None and not taken
