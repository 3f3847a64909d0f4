"""Rows of one case to the acts of one file: the opening acts, each row's acts in order, the closing acts.

Pure: the same rows, mapping and session give the same drafts, ids included. A row is taken whole or reported whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from producers.acts import read_act
from producers.drafts import ActDraft
from producers.importing.expressions import ABSENT, Evaluation
from producers.importing.mapping import ActTemplate, RegisterMapping
from producers.importing.moments import day_of, read_local_moment
from producers.importing.report import ReportedRow
from producers.importing.rows import Row
from producers.importing.sessions import SessionSpan
from schemas.errors import Misfit
from schemas.ids import derived_id

# Which act brings a thing into being: an act about a thing that no taken row made could only be refused.
_MADE_BY: Mapping[str, tuple[str, str]] = {
    "ApplicationLodged": ("application_id", "application_id"),
    "ReceiptIssued": ("receipt_id", "receipt_id"),
    "FeeAssessed": ("fee_id", "charge_id"),
    "PenaltyAssessed": ("penalty_id", "charge_id"),
    "DecisionTaken": ("decision_id", "decision_id"),
    "PermitProduced": ("permit_id", "permit_id"),
}
_THINGS = ("application_id", "receipt_id", "charge_id", "penalty_id", "decision_id", "permit_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """The acts of one row; of the opening and closing acts of a file, `row` is None."""

    row: int | None
    drafts: tuple[ActDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCase:
    """One file's acts in order, and the rows that could not be taken."""

    planned: tuple[PlannedRow, ...]
    reported: tuple[ReportedRow, ...]


@dataclass(kw_only=True)
class _Memory:
    """What the taken rows of a case left behind."""

    officers: list[tuple[str, str]] = field(default_factory=list)
    events: set[str] = field(default_factory=set)
    things: set[tuple[str, str]] = field(default_factory=set)

    def find_officer(self, kinds: tuple[str, ...]) -> str | None:
        """Return who did the last taken row of these kinds."""
        return next((officer for kind, officer in reversed(self.officers) if kind in kinds), None)

    def copy(self) -> _Memory:
        """Return a copy to try a row on."""
        return _Memory(officers=list(self.officers), events=set(self.events), things=set(self.things))

    def remember(self, kind: str | None, draft: ActDraft) -> None:
        """Take in an act of a row of that kind; None for one of the file."""
        if kind is not None:
            self.officers.append((kind, draft.actor_id))
        self.events.add(draft.event)
        if draft.event in _MADE_BY:
            own, thing = _MADE_BY[draft.event]
            self.things.add((thing, str(draft.fields[own])))


def group_cases(rows: Sequence[Row], mapping: RegisterMapping) -> Iterator[tuple[str, list[Row]]]:
    """Yield case key and rows, cases in the order of their first row; a row without a key is a case of its own."""
    cases: dict[str, list[Row]] = {}
    for row in rows:
        parts = [row.cells.get(column, "") for column in mapping.case_key]
        key = "\x1f".join(parts) if all(parts) and row.damage is None else ""
        cases.setdefault(key or f"\x00{row.number}", []).append(row)
    for key, found in cases.items():
        yield key, _in_time(found, mapping) if mapping.order_by else found


def _in_time(rows: list[Row], mapping: RegisterMapping) -> list[Row]:
    """Return the rows by their time, equal ones as in the file; as in the file when one cannot be read."""

    def moment(row: Row) -> datetime:
        text = read_local_moment("order_by", row.cells.get(mapping.order_by or "", ""), mapping.times)
        return datetime.fromisoformat(text)

    try:
        return sorted(rows, key=moment)
    except Misfit:
        return rows


class CasePlanner:
    """Plans the cases of one register file."""

    def __init__(self, mapping: RegisterMapping, source_sha256: bytes, session: SessionSpan) -> None:
        self._mapping, self._source, self._session = mapping, source_sha256.hex(), session

    def plan(self, key: str, rows: Sequence[Row]) -> PlannedCase:
        """Return the acts of a case; when no row can be taken, the file is not opened either."""
        memory = _Memory()
        planned: list[PlannedRow] = []
        reported: list[ReportedRow] = []
        for row in rows:
            trial = memory.copy()
            try:
                kind = self._kind(row)
                opening = () if planned else self._acts(self._mapping.opening, key, row, trial, None)
                drafts = self._acts(self._mapping.templates_for(kind), key, row, trial, kind)
            except Misfit as misfit:
                reported.append(self._reported(key, row, memory, misfit))
                continue
            memory = trial
            if opening:
                planned.append(PlannedRow(row=None, drafts=opening))
            planned.append(PlannedRow(row=row.number, drafts=drafts))
        if planned and self._mapping.closing:
            self._close(key, rows, memory, planned, reported)
        return PlannedCase(planned=tuple(planned), reported=tuple(reported))

    def _close(
        self, key: str, rows: Sequence[Row], memory: _Memory, planned: list[PlannedRow], reported: list[ReportedRow]
    ) -> None:
        last = planned[-1].row
        row = next(row for row in rows if row.number == last)
        try:
            drafts = self._acts(self._mapping.closing, key, row, memory, None)
        except Misfit as misfit:
            reported.append(_report(row, misfit, 0))
            return
        if drafts:
            planned.append(PlannedRow(row=None, drafts=drafts))

    def _kind(self, row: Row) -> str:
        """Return the kind of a row; raise Misfit when the row cannot be read or its kind is not in the mapping."""
        if row.damage is not None:
            raise Misfit("row", row.damage, mend="Mend the row in the file.")
        for column in self._mapping.case_key:
            if not row.cells.get(column):
                raise Misfit(column, "is empty, so the row belongs to no case", mend="Fill it in.")
        if self._mapping.kind_column is None:
            return ""
        kind = row.cells.get(self._mapping.kind_column, "")
        if not self._mapping.templates_for(kind):
            raise Misfit(self._mapping.kind_column, "is a kind of row that the mapping does not know", mend="Add it.")
        return kind

    def _reported(self, key: str, row: Row, memory: _Memory, misfit: Misfit) -> ReportedRow:
        """Return the report of a row, counting the acts that it would have held: at least one."""
        kind = row.cells.get(self._mapping.kind_column or "", "")
        templates = () if row.damage else self._mapping.templates_for(kind)
        acts = sum(self._applies(template, key, row, memory) for template in templates)
        return _report(row, misfit, max(1, acts))

    def _applies(self, template: ActTemplate, key: str, row: Row, memory: _Memory) -> bool:
        try:
            return self._wanted(template, self._evaluation(key, row, memory), memory)
        except Misfit:
            return True

    def _wanted(self, template: ActTemplate, evaluation: Evaluation, memory: _Memory) -> bool:
        if memory.events.intersection(template.unless):
            return False
        return template.when is None or evaluation.value("when", template.when) is not ABSENT

    def _acts(
        self, templates: Sequence[ActTemplate], key: str, row: Row, memory: _Memory, kind: str | None
    ) -> tuple[ActDraft, ...]:
        drafts: list[ActDraft] = []
        for template in templates:
            evaluation = self._evaluation(key, row, memory)
            try:
                if not self._wanted(template, evaluation, memory):
                    continue
                draft = read_act(self._act(template, key, row, evaluation, kind))
                self._check(draft, memory)
            except Misfit as misfit:
                column = evaluation.column_of(misfit.field)
                raise Misfit(column, misfit.reason, mend=misfit.mend) from None
            memory.remember(kind, draft)
            drafts.append(draft)
        if kind is not None and not drafts:
            raise Misfit("row", "holds nothing that the mapping makes an act of", mend="Fill in what is missing.")
        return tuple(drafts)

    def _evaluation(self, key: str, row: Row, memory: _Memory) -> Evaluation:
        cells = {name: "" if cell in self._mapping.empty else cell for name, cell in row.cells.items()}
        mapping = self._mapping
        return Evaluation(
            cells=cells, register=mapping.name, case=key, times=mapping.times, values=mapping.values, memory=memory
        )

    def _act(
        self, template: ActTemplate, key: str, row: Row, evaluation: Evaluation, kind: str | None
    ) -> dict[str, object]:
        """Return the act as a station writes it in JSON."""
        name, file_id = self._mapping.name, derived_id("import-file", self._mapping.name, key)
        of_row = self._row_identity(row) if kind is not None else (key,)
        at = evaluation.value("occurred_at", template.at)
        if at is ABSENT:
            raise Misfit("occurred_at", "is empty, so nobody knows when it was done", mend="Fill it in.")
        effective = evaluation.value("effective_date", template.effective)
        day = day_of(str(at), self._mapping.times.zone).isoformat()
        act: dict[str, object] = {
            "event": template.event,
            "event_id": derived_id("import-event", name, *of_row, template.label),
            "file_id": file_id,
            "transaction_id": derived_id("import-transaction", name, *of_row),
            "import_session": self._session.session_id,
            "occurred_at": at,
            "effective_date": day if effective in (ABSENT, None) else effective,
            "actor_id": evaluation.value("actor_id", template.actor),
            "actor_role": template.role,
        }
        act |= evaluation.fields("", template.envelope) | evaluation.fields("", template.fields)
        if act["actor_id"] is ABSENT:
            raise Misfit("actor_id", "is empty, so nobody knows who did it", mend="Fill it in.")
        return act

    def _row_identity(self, row: Row) -> tuple[str, ...]:
        """Return what makes a row the same row in another run: its declared key, else its place in these very bytes."""
        values = tuple(row.cells.get(column, "") for column in self._mapping.row_key)
        return ("row", *values) if values and all(values) else (self._source, str(row.number))

    def _check(self, draft: ActDraft, memory: _Memory) -> None:
        """Raise Misfit for an act outside the session's days, or about a thing that no taken row made."""
        self._session.check(draft)
        own = _MADE_BY.get(draft.event, ("", ""))[0]
        for name in _THINGS:
            thing = "charge_id" if name == "penalty_id" else name
            if name != own and name in draft.fields and (thing, str(draft.fields[name])) not in memory.things:
                raise Misfit(name, "belongs to a row that could not be taken", mend="Mend that row first.")


def _report(row: Row, misfit: Misfit, acts: int) -> ReportedRow:
    return ReportedRow(row=row.number, column=misfit.field, reason=misfit.reason, mend=misfit.mend, acts=acts)
