"""Feeds a world to real stations, in batches that keep the order of each file across offices.

Acts of one file at two offices never travel at once: the broker has the first before the second is submitted.
"""

from __future__ import annotations

import asyncio
from collections import Counter as Count
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from producers.dispatch import Standing
from producers.drafts import ActDraft
from producers.outbox import Receipt
from producers.simulator.desk import Step
from register.days import DAY
from schemas.errors import Misfit, ServiceUnreachable

MOST_ACTS = 4_000  # of one batch: what a screen takes in well under a second
FLUSH_S = 120.0  # a broker that takes longer than this for one batch is not there
Pace = Callable[[int], Awaitable[None]]  # hears of the virtual time of each batch, microseconds UTC, and may wait


class SimulatedStation(Protocol):
    """The part of a station that the simulation needs."""

    async def submit_many(self, drafts: Sequence[ActDraft]) -> list[Receipt | Misfit]:
        """Return a receipt or what is wrong for each act."""

    async def flush(self, timeout: float | None = None) -> Standing:  # noqa: ASYNC109 - as the station has it
        """Wait until the broker has everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What the simulated offices did, as the register must come to know it.

    `by_event` counts the acts that the register must accept; `refusals` those that it must refuse, by what is wrong.
    """

    acts: int
    accepted: int
    files: int
    by_event: Mapping[str, int]
    refusals: Mapping[str, int]
    by_office: Mapping[str, int]
    lodged_by_reason: Mapping[str, int]
    decisions: Mapping[str, int]
    captured_offline: int
    at_once: int
    first_at: int
    last_at: int
    taken_before: int


@dataclass(kw_only=True)
class _Account:
    """Counts while the simulation runs."""

    by_event: Count[str] = field(default_factory=Count)
    refusals: Count[str] = field(default_factory=Count)
    by_office: Count[str] = field(default_factory=Count)
    reasons: Count[str] = field(default_factory=Count)
    outcomes: Count[str] = field(default_factory=Count)
    offline: int = 0
    at_once: int = 0
    first_at: int = 0
    last_at: int = 0
    taken_before: int = 0

    def take(self, step: Step) -> None:
        """Count one act."""
        draft = step.draft
        self.first_at = min(self.first_at or draft.occurred_at, draft.occurred_at)
        self.last_at = max(self.last_at, draft.occurred_at)
        self.by_office[step.office.code] += 1
        if step.refused_for is not None:
            self.refusals[step.refused_for] += 1
            return
        self.by_event[draft.event] += 1
        self.offline += draft.captured_offline
        self.at_once += step.at_once
        if draft.event == "ApplicationLodged":
            self.reasons[str(draft.fields["reason"])] += 1
        if draft.event == "DecisionTaken":
            self.outcomes[str(draft.fields["outcome"])] += 1

    def truth(self) -> Truth:
        """Return the counts."""
        return Truth(
            acts=self.by_event.total() + self.refusals.total(),
            accepted=self.by_event.total(),
            files=self.by_event["PersonRegistered"],
            by_event=dict(sorted(self.by_event.items())),
            refusals=dict(sorted(self.refusals.items())),
            by_office=dict(sorted(self.by_office.items())),
            lodged_by_reason=dict(sorted(self.reasons.items())),
            decisions=dict(sorted(self.outcomes.items())),
            captured_offline=self.offline,
            at_once=self.at_once,
            first_at=self.first_at,
            last_at=self.last_at,
            taken_before=self.taken_before,
        )


def truth_of(steps: Iterable[Step]) -> Truth:
    """Return the truth about acts without sending them."""
    account = _Account()
    for step in steps:
        account.take(step)
    return account.truth()


async def simulate(
    steps: Iterable[Step],
    stations: Mapping[str, SimulatedStation],
    *,
    advance: Callable[[int], None] = lambda _: None,
    pace: Pace | None = None,
) -> Truth:
    """Send every act through the station of its office and return the truth; `advance` hears of files begun.

    Raises ServiceUnreachable when the broker does not take a batch in time (what was submitted waits in the outboxes),
    and Misfit when a station does not take an act, which a simulated act never deserves.
    """
    account = _Account()
    for batch in batches(steps, by_day=pace is not None):
        if pace is not None:
            await pace(batch[0].arrives)
        account.taken_before += await _send(batch, stations)
        for step in batch:
            account.take(step)
        advance(sum(step.draft.event == "PersonRegistered" for step in batch))
    return account.truth()


def batches(steps: Iterable[Step], *, by_day: bool = False, most: int = MOST_ACTS) -> Iterator[list[Step]]:
    """Yield runs of acts in which each file is touched by one office only; with `by_day` no run crosses a day."""
    batch: list[Step] = []
    touched: dict[str, str] = {}
    day = -1
    for step in steps:
        office = touched.get(step.draft.file_id, step.office.code)
        over = by_day and step.arrives // DAY != day
        if batch and (office != step.office.code or len(batch) >= most or over):
            yield batch
            batch, touched = [], {}
        day = step.arrives // DAY
        batch.append(step)
        touched[step.draft.file_id] = step.office.code
    if batch:
        yield batch


async def _send(batch: Sequence[Step], stations: Mapping[str, SimulatedStation]) -> int:
    """Submit a batch, all offices at once, and see it to the broker; return how many were there before."""
    drafts: dict[str, list[ActDraft]] = {}
    for step in batch:
        drafts.setdefault(step.office.code, []).append(step.draft)
    before = await asyncio.gather(*(_send_to(stations[office], acts) for office, acts in drafts.items()))
    return sum(before)


async def _send_to(station: SimulatedStation, drafts: Sequence[ActDraft]) -> int:
    before = 0
    for result in await station.submit_many(drafts):
        if isinstance(result, Misfit):
            raise result
        before += result.already_taken
    standing = await station.flush(FLUSH_S)
    if standing.waiting or standing.held or standing.rejected:
        mend = "Look at `sijill station status`, then run the simulation again: it goes on where it stopped."
        raise ServiceUnreachable("The register did not take the acts of a station.", mend=mend)
    return before
