"""Import sessions: two persons allow one device to take over the acts of one unit between two days (design 12.11).

The approval is an event like any other; the relay brings it to every partition, so each file's partition knows it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from producers.drafts import ActDraft
from register.days import local_day
from register.import_sessions import ZONE_SLACK
from schemas.errors import CommandRefused, Misfit
from schemas.events import ImportSessionApproved
from schemas.ids import is_uuid

_EPOCH_DAY = date(1970, 1, 1).toordinal()


def _day(day: date) -> int:
    return day.toordinal() - _EPOCH_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSpan:
    """A session as an import needs it: its id, and the first and last day of its acts where they are known here."""

    session_id: str
    from_date: date | None = None
    to_date: date | None = None

    def check(self, draft: ActDraft) -> None:
        """Raise Misfit for an act that the register would refuse, because it lies outside the session's days."""
        if self.from_date is None or self.to_date is None:
            return
        first, last = _day(self.from_date), _day(self.to_date)
        mend = "Check the day, or have a session approved that covers it."
        if not first - ZONE_SLACK <= local_day(draft.occurred_at) <= last + ZONE_SLACK:
            raise Misfit("occurred_at", "lies outside the days of the import session", mend=mend)
        if not first <= draft.effective_date <= last:
            raise Misfit("effective_date", "lies outside the days of the import session", mend=mend)


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
        effective_date=local_day(now),
        base_version=0,
        fields={
            "session_id": approval.session_id,
            "unit": approval.unit,
            "import_device": approval.device,
            "opened_by": approval.opened_by,
            "approved_by": approval.approved_by,
            "from_date": _day(approval.from_date),
            "to_date": _day(approval.to_date),
            "source_sha256": approval.source_sha256,
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRecord:
    """What a device keeps of a session that was approved here; dates as YYYY-MM-DD."""

    session_id: str
    unit: str
    import_device: str
    district: str
    corps: str
    from_date: str
    to_date: str
    source_sha256: str

    @classmethod
    def of(cls, approval: Approval, *, district: str, corps: str) -> ApprovalRecord:
        """Return the record of an approval."""
        return cls(
            session_id=approval.session_id,
            unit=approval.unit,
            import_device=approval.device,
            district=district,
            corps=corps,
            from_date=approval.from_date.isoformat(),
            to_date=approval.to_date.isoformat(),
            source_sha256=(approval.source_sha256 or b"").hex(),
        )

    def span(self) -> SessionSpan:
        """Return the session's days, so that an act outside them is reported before it is sent."""
        first, last = date.fromisoformat(self.from_date), date.fromisoformat(self.to_date)
        return SessionSpan(session_id=self.session_id, from_date=first, to_date=last)


def keep_approval(folder: Path, record: ApprovalRecord) -> None:
    """Write the record of a session beside the outboxes."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{record.session_id}.json"
    draft.write_text(json.dumps(asdict(record), indent=2), encoding="utf-8")
    draft.replace(folder / f"{record.session_id}.json")


def find_approval(folder: Path, session_id: str) -> ApprovalRecord | None:
    """Return the record of a session that was approved on this machine, else None."""
    path = folder / f"{session_id}.json"
    if not is_uuid(session_id) or not path.exists():
        return None
    return ApprovalRecord(**json.loads(path.read_text(encoding="utf-8")))


def find_approvals(folder: Path) -> list[ApprovalRecord]:
    """Return the records of the sessions that were approved on this machine, in the order of their ids, so of time."""
    found = (find_approval(folder, path.stem) for path in sorted(folder.glob("*.json")))
    return [record for record in found if record is not None]
