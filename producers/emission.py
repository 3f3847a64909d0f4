"""Lines of JSON into a station's outbox: each line judged by itself, the good ones kept, the bad ones reported.

Reads as it goes, so the length of the input does not matter; a report names line, field and reason, never a value.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from dataclasses import dataclass, field

from producers.acts import read_line
from producers.drafts import ActDraft
from producers.faults import faults_of
from producers.lines import LineSplitter, read_blocks
from producers.outbox import Receipt
from producers.station import Station
from schemas.errors import Misfit

MOST_REPORTED = 1_000  # faults kept with their reason; all bad lines are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """One fault of a line that was not taken: `field` is its path in the act, or `line` or `act`."""

    line: int
    field: str
    reason: str
    mend: str


@dataclass(slots=True, kw_only=True)
class EmitReport:
    """What became of the lines so far: `bad_count` counts lines, of which each has at least one fault in `bad`.

    `lines` is the number of the last one that is done, and with it all before it; `is_whole`: there are no more.
    """

    taken: int = 0
    already_taken: int = 0
    bad_count: int = 0
    bad: list[BadLine] = field(default_factory=list)
    lines: int = 0
    is_whole: bool = False


async def emit_lines(
    station: Station, descriptor: int, report: EmitReport, *, first: int = 1
) -> AsyncIterator[tuple[int, list[BadLine]]]:
    """Take the lines of a file descriptor; yield, when a block is on the disk, its size in bytes and its bad lines.

    Lines before the `first` are passed over. `report` grows as lines are done; a cancellation lets a block that has
    begun come to its end, so that the report stays true. Raises OSError when the input cannot be read, OutboxUnusable.
    """
    splitter = LineSplitter()

    async def take(lines: Sequence[tuple[int, bytes]]) -> list[BadLine]:
        bad = await take_lines(station, [line for line in lines if line[0] >= first], report)
        report.lines = splitter.number
        return bad

    async for block in read_blocks(descriptor):
        yield len(block), await _to_its_end(take(splitter.feed(block)))
    bad = await _to_its_end(take(splitter.finish()))
    report.is_whole = True
    yield 0, bad


async def _to_its_end(work: Coroutine[None, None, list[BadLine]]) -> list[BadLine]:
    """Wait for work that must not be left half done; a cancellation meanwhile comes through after it."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise


async def take_lines(station: Station, lines: Sequence[tuple[int, bytes]], report: EmitReport) -> list[BadLine]:
    """Submit the good ones of some numbered lines; return the bad ones in order, once the others are on the disk."""
    drafts: list[tuple[int, ActDraft]] = []
    bad: list[BadLine] = []
    bad_count = 0
    for number, line in lines:
        try:
            drafts.append((number, read_line(line)))
        except Misfit as misfit:
            bad.extend(_bad(number, misfit))
            bad_count += 1
    results = await station.submit_many([draft for _, draft in drafts])
    for (number, _), result in zip(drafts, results, strict=True):
        match result:
            case Misfit():
                bad.extend(_bad(number, result))
                bad_count += 1
            case Receipt(already_taken=True):
                report.already_taken += 1
            case Receipt():
                report.taken += 1
    bad.sort(key=lambda one: one.line)
    report.bad_count += bad_count
    report.bad.extend(bad[: max(0, MOST_REPORTED - len(report.bad))])
    return bad


def _bad(number: int, misfit: Misfit) -> list[BadLine]:
    return [BadLine(line=number, field=one.field, reason=one.reason, mend=one.mend) for one in faults_of(misfit)]
