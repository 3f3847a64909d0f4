"""The envelope of a notice of the system actor: everything in it derives from the file and the rule."""

from __future__ import annotations

from register.acts import SYSTEM_DEVICE
from register.days import first_moment, iso
from schemas.events import FileState, Meta
from schemas.ids import derived_id

REGISTER = "REGISTER"


def notice_meta(
    state: FileState, rule: str, subject: str, matter: str, due: int, *, day: int | None = None, unit: str | None = None
) -> Meta:
    """Return the envelope of a notice that has effect on `day` (else `due`).

    Its id derives from rule, subject and due day; `base_version` is 0, so that a later look makes the same bytes.
    """
    event_id, effective = derived_id(rule, subject, iso(due)), due if day is None else day
    return Meta(
        event_id=event_id,
        file_id=state.file_id,
        occurred_at=first_moment(effective),
        effective_date=effective,
        device_id=SYSTEM_DEVICE,
        device_seq=0,
        station_id=unit or state.station_of_charge or REGISTER,
        district_id=REGISTER,
        actor_id=SYSTEM_DEVICE,
        actor_role="SYSTEM",
        correlation_id=matter,
        transaction_id=event_id,
        legal_basis=(),
        reason_code=rule,
        base_version=0,
    )
