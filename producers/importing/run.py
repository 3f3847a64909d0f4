"""Takes a planned register into a station's outbox; running it again adds nothing, stopping it loses nothing.

Ids are derived, so what an earlier run took is recognised; a row's acts go into the outbox together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from producers.drafts import ActDraft
from producers.importing.cases import CasePlanner, PlannedCase, PlannedRow, group_cases
from producers.importing.mapping import RegisterMapping
from producers.importing.report import ImportReport, ReportedRow, Tally
from producers.importing.rows import Row, read_rows, sha256_of
from producers.importing.sessions import SessionSpan
from producers.outbox import Receipt
from schemas.errors import Misfit

_GROUP = 500  # acts handed to the outbox at once: one fsync


class TakesActs(Protocol):
    """The part of a station that an import needs."""

    async def submit_many(self, drafts: Sequence[ActDraft]) -> list[Receipt | Misfit]:
        """Return a receipt or what is wrong for each act."""


async def import_register(
    path: Path,
    mapping: RegisterMapping,
    session: SessionSpan,
    station: TakesActs,
    *,
    advance: Callable[[int], None] = lambda _: None,
) -> ImportReport:
    """Import a register file and return the report; `advance` hears of the rows done; raises RegisterUnreadable."""
    source = sha256_of(path)
    rows = read_rows(path, mapping.layout, mapping.needed_columns())
    tally = Tally()
    for group in _grouped(plan_register(rows, mapping, source, session)):
        planned = [row for case in group for row in case.planned]
        results = iter(await station.submit_many([draft for row in planned for draft in row.drafts]))
        for row in planned:
            _count(row, results, tally)
        for case in group:
            _count_reported(case, tally)
        advance(sum(_rows_of(case) for case in group))
    return tally.report(mapping.name, source, session.session_id)


def plan_only(
    path: Path, mapping: RegisterMapping, session: SessionSpan, *, advance: Callable[[int], None] = lambda _: None
) -> ImportReport:
    """Return the report of an import that takes nothing: what would be taken counts as new."""
    source = sha256_of(path)
    rows = read_rows(path, mapping.layout, mapping.needed_columns())
    tally = Tally()
    for case in plan_register(rows, mapping, source, session):
        for row in case.planned:
            would = (Receipt(number=0, event_id=draft.event_id or "", device_seq=0) for draft in row.drafts)
            _count(row, would, tally)
        _count_reported(case, tally)
        advance(_rows_of(case))
    return tally.report(mapping.name, source, session.session_id)


def plan_register(
    rows: list[Row], mapping: RegisterMapping, source_sha256: bytes, session: SessionSpan
) -> Iterator[PlannedCase]:
    """Yield the plan of each case, without taking anything."""
    planner = CasePlanner(mapping, source_sha256, session)
    for key, found in group_cases(rows, mapping):
        yield planner.plan(key, found)


def _grouped(cases: Iterable[PlannedCase]) -> Iterator[list[PlannedCase]]:
    group: list[PlannedCase] = []
    acts = 0
    for case in cases:
        group.append(case)
        acts += sum(len(row.drafts) for row in case.planned)
        if acts >= _GROUP:
            yield group
            group, acts = [], 0
    if group:
        yield group


def _rows_of(case: PlannedCase) -> int:
    return sum(row.row is not None for row in case.planned) + sum(row.acts > 0 for row in case.reported)


def _count(row: PlannedRow, results: Iterator[Receipt | Misfit], tally: Tally) -> None:
    """Count a row's acts; one that was taken before in other words is reported."""
    misfits: list[Misfit] = []
    for draft in row.drafts:
        result = next(results)
        if isinstance(result, Misfit):
            misfits.append(result)
        else:
            tally.took(draft.event, before=result.already_taken, of_row=row.row is not None)
    if row.row is None:
        tally.added += len(row.drafts)
        tally.files += row.drafts[0].event == "PersonRegistered"
    else:
        tally.rows += 1
        tally.rows_taken += not misfits
        tally.acts += len(row.drafts)
    if misfits:
        first = misfits[0]
        held = len(misfits) if row.row is not None else 0
        tally.reported.append(
            ReportedRow(row=row.row or 0, column=first.field, reason=first.reason, mend=first.mend, acts=held)
        )


def _count_reported(case: PlannedCase, tally: Tally) -> None:
    for row in case.reported:
        tally.rows += row.acts > 0
        tally.acts += row.acts
        tally.reported.append(row)
