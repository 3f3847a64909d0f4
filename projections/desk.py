"""The desk where personal data are read: a wish is judged, written down, and only then answered (design 7).

Nothing else opens a sealed value for anybody: no log, no data. A refused wish is written down too, with its rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from projections.access import AccessLog
from projections.clear import clear
from register.days import local_day
from register.lawbook import LawOn
from register.rights import Denied, Granted, Reader, ReadRequest, decide_read
from register.rules import rule
from register.units.organisation import Organisation
from schemas.content import sealed_fields
from schemas.errors import NotReadable, ReadRefused, Shredded
from schemas.events import FileState, ReadPurpose, RecordAccessed, Role
from schemas.ids import new_uuid7
from schemas.journal import JournalRecord
from schemas.sealing import SubjectKeys, open_event


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody at the desk, and why: `reader` None when nobody proved to be an officer of the day, `refused` says why.

    `number`, `unit` and `role` go into the log, also of who is refused.
    """

    reader: Reader | None
    number: str
    unit: str
    role: Role
    purpose: ReadPurpose
    case_ref: str | None = None
    token_id: str | None = None
    responsible: str | None = None
    refused: Denied | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """One personal value: `value` in clear, or None and why it is gone, withheld or cannot be read."""

    event_id: str
    type: str
    occurred_at: int
    field: str
    value: Mapping[str, Any] | None
    missing_because: str | None = None


class Desk:
    """Answers one reader after the other; `now` gives microseconds UTC."""

    def __init__(
        self, *, log: AccessLog, keys: SubjectKeys, organisation: Organisation, now: Callable[[], int]
    ) -> None:
        self.log, self.keys, self.organisation, self._now = log, keys, organisation, now

    async def reveal(
        self, visit: Visit, state: FileState, records: Sequence[JournalRecord], *, beside: Sequence[str] = ()
    ) -> list[Revealed]:
        """Return the sealed values of a file's records: opened, or withheld with the rule.

        `beside`: what else is read with them, as one read. Raises ReadRefused, and ServiceUnreachable, nothing opened.
        """
        granted = await self.let_in(visit, state.file_id, (*sealed_paths(records), *beside), state)
        return [one for record in records for one in self._opened(record, granted)]

    async def let_in(
        self,
        visit: Visit,
        file_id: str,
        fields: Sequence[str],
        state: FileState | None,
        *,
        criteria: str | None = None,
    ) -> Granted:
        """Judge a wish and write it down; return what was granted, or raise ReadRefused.

        `state` None: a question about no file yet, written under `file_id`.
        """
        at, judged = self._now(), self.judge(visit, fields, state)
        entry = self.entry(visit, file_id, judged, fields, at, criteria=criteria)
        await self.log.write_all([entry])
        if isinstance(judged, Denied):
            raise refusal(judged)
        return judged

    def judge(self, visit: Visit, fields: Sequence[str], state: FileState | None) -> Granted | Denied:
        """Return what a wish would be granted; nothing is written."""
        if visit.refused is not None:
            return visit.refused
        request = ReadRequest(purpose=visit.purpose, case_ref=visit.case_ref, fields=tuple(fields))
        return decide_read(request, visit.reader, state, self.organisation, LawOn(on=local_day(self._now())))

    async def note(self, entries: Sequence[RecordAccessed]) -> None:
        """Write down what was judged one by one; nothing of it may be shown before."""
        await self.log.write_all(entries)

    def entry(
        self,
        visit: Visit,
        file_id: str,
        judged: Granted | Denied,
        fields: Sequence[str],
        at: int | None = None,
        *,
        criteria: str | None = None,
    ) -> RecordAccessed:
        """Return the entry of a read that happens now."""
        entry = RecordAccessed(
            access_id=new_uuid7(),
            file_id=file_id,
            actor_id=visit.number,
            actor_role=visit.role,
            unit=visit.unit,
            purpose=visit.purpose,
            case_ref=visit.case_ref,
            fields=tuple(fields),
            at=self._now() if at is None else at,
            token_id=visit.token_id,
            responsible=visit.responsible,
            criteria_hash=criteria,
        )
        if isinstance(judged, Denied):
            return replace(entry, verdict="REFUSED", rule_id=judged.rule_id)
        proven = visit.reader is not None and visit.reader.proven
        return replace(
            entry,
            fields=judged.fields,
            verdict="GRANTED" if proven else "CLAIMED",
            rule_id=None if judged.noted is None else judged.noted.rule_id,
            flags=judged.flags,
        )

    def _opened(self, record: JournalRecord, granted: Granted) -> list[Revealed]:
        """Return each sealed value of a record; what is withheld stays sealed."""
        event, head = record.event, f"{record.event.NAME}."
        allowed = [field.removeprefix(head) for field in granted.fields if field.startswith(head)]
        opened = dict(open_event(event, record.stamp.keys, self.keys, only=allowed))
        shown = []
        for path, _ in sealed_fields(event):
            because = granted.withheld[head + path] if path not in opened else _missing(opened[path])
            shown.append(
                Revealed(
                    event_id=event.meta.event_id,
                    type=event.NAME,
                    occurred_at=event.meta.occurred_at,
                    field=path,
                    value=clear(opened[path]) if because is None else None,
                    missing_because=because,
                )
            )
        return shown


def sealed_paths(records: Sequence[JournalRecord]) -> tuple[str, ...]:
    """Return the names `Event.path` of all sealed fields in these records."""
    return tuple(dict.fromkeys(f"{r.event.NAME}.{path}" for r in records for path, _ in sealed_fields(r.event)))


def refusal(denied: Denied) -> ReadRefused:
    """Return the error of a wish that is refused, in words."""
    told = rule(denied.rule_id)
    where = f"{denied.rule_id}{': ' if denied.detail else ''}{', '.join(denied.detail)}"
    return ReadRefused(told.reason.en, where=where, mend=told.mend.en)


def _missing(opened: Any) -> str | None:
    if isinstance(opened, NotReadable):
        return "destroyed" if isinstance(opened, Shredded) else opened.what
    return None
