"""The report of an import: what was taken, what was there already, each row that could not be taken and why.

It holds row numbers, column names and reasons, never a cell's value. The totals always add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedRow:
    """A row that was not taken: its number, the column or field, why, how to mend, how many acts it held."""

    row: int
    column: str
    reason: str
    mend: str
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """Counts of one run. `acts` are those that the rows hold; `added` are those of files (opening, closing)."""

    mapping: str
    source_sha256: str
    session: str
    rows: int
    rows_taken: int
    files: int
    acts: int
    acts_taken: int
    acts_reported: int
    added: int
    events: int
    taken_now: int
    taken_before: int
    by_event: Mapping[str, int]
    by_reason: Mapping[str, int]
    reported: tuple[ReportedRow, ...]

    @property
    def whole(self) -> bool:
        """Return whether every row was taken."""
        return not self.reported


class Tally:
    """Counts while an import runs."""

    def __init__(self) -> None:
        self.rows = self.rows_taken = self.files = self.acts = self.added = 0
        self.taken_now = self.taken_before = self.acts_taken = 0
        self.by_event: Counter[str] = Counter()
        self.reported: list[ReportedRow] = []

    def took(self, event: str, *, before: bool, of_row: bool) -> None:
        """Count one event in the outbox; `before`: an earlier run had put it there."""
        self.by_event[event] += 1
        self.taken_before += before
        self.taken_now += not before
        self.acts_taken += of_row

    def report(self, mapping: str, source_sha256: bytes, session: str) -> ImportReport:
        """Return the report; raise AssertionError when an act is neither taken nor reported."""
        missed = sum(row.acts for row in self.reported)
        if self.acts != self.acts_taken + missed:
            raise AssertionError("an act is neither an event nor in the report")
        return ImportReport(
            mapping=mapping,
            source_sha256=source_sha256.hex(),
            session=session,
            rows=self.rows,
            rows_taken=self.rows_taken,
            files=self.files,
            acts=self.acts,
            acts_taken=self.acts_taken,
            acts_reported=missed,
            added=self.added,
            events=sum(self.by_event.values()),
            taken_now=self.taken_now,
            taken_before=self.taken_before,
            by_event=dict(sorted(self.by_event.items())),
            by_reason=_count_reasons(self.reported),
            reported=tuple(sorted(self.reported, key=lambda row: row.row)),
        )


def _count_reasons(reported: Sequence[ReportedRow]) -> dict[str, int]:
    """Return the number of rows by column and reason, the most frequent first."""
    found = Counter(f"{row.column}: {row.reason}" for row in reported)
    return dict(found.most_common())
