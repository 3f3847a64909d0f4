"""Import sessions: two persons allow one device to take over the acts of one unit between two days (design 12.11).

The approval is an event like any other; the relay brings it to every partition, so each file's partition knows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from producers.drafts import ActDraft
from schemas.errors import CommandRefused
from schemas.events import ImportSessionApproved

_EPOCH_DAY = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What two persons allow; `opened_by` and `approved_by` are service numbers."""

    session_id: str
    unit: str
    device: str
    from_date: date
    to_date: date
    opened_by: str
    approved_by: str
    source_sha256: bytes | None = None


def approval_draft(approval: Approval, *, now: int) -> ActDraft:
    """Return the act of approving, `now` in microseconds UTC; raise CommandRefused when it is no approval by two."""
    if approval.opened_by == approval.approved_by:
        mend = "Have a second officer approve it."
        raise CommandRefused("A session is approved by another officer than the one who asks.", mend=mend)
    if approval.from_date > approval.to_date:
        raise CommandRefused("The first day lies after the last day.", mend="Check --from and --to.")
    return ActDraft(
        event=ImportSessionApproved.NAME,
        event_id=None,
        file_id=approval.session_id,
        actor_id=approval.approved_by,
        actor_role="STATION_HEAD",
        on_behalf_of=approval.opened_by,
        occurred_at=now,
        effective_date=now // 86_400_000_000,
        base_version=0,
        fields={
            "session_id": approval.session_id,
            "unit": approval.unit,
            "import_device": approval.device,
            "opened_by": approval.opened_by,
            "approved_by": approval.approved_by,
            "from_date": approval.from_date.toordinal() - _EPOCH_DAY,
            "to_date": approval.to_date.toordinal() - _EPOCH_DAY,
            "source_sha256": approval.source_sha256,
        },
    )
