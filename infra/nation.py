"""Sends the national simulation to the register: through stations' outboxes, or in bulk straight into the intake.

A merge is answered by the register itself, so it is sent when the register has settled, and what comes after it when it
has settled again: wave after wave. Within a wave each file's acts keep their order, those of two files do not.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace

from infra.output import Advance
from infra.settings import Settings
from infra.settling import wait_until_settled
from infra.stations import find_epoch, station_config
from infra.unmerging import acts_since
from producers.dispatch import Parcel
from producers.drafts import ActDraft
from producers.line import Address, Line
from producers.relay import compose
from producers.simulator.desk import Step
from producers.simulator.national.country import Country
from producers.simulator.national.lives import tell
from producers.simulator.national.maker import NationalMaker
from producers.simulator.national.plan import NationalConfig
from producers.simulator.national.story import Story
from producers.simulator.run import simulate
from producers.station import Station
from projections import reading
from schemas.errors import ServiceUnreachable
from schemas.events import SeparatedAct
from schemas.sealing import DeviceKeys

_WINDOW = 12_000  # parcels composed at once: a full batch for every partition
_ANSWER_S = 60.0
_SETTLE_S = 3_600.0  # for half a million events on two cores, with room
Heard = Callable[[Story], None]


def stories(config: NationalConfig) -> Iterator[Story]:
    """Yield every story by number."""
    country = Country(config.seed, config.first_day, config.last_day)
    return (tell(config, country, number) for number in range(config.persons))


async def send_in_bulk(settings: Settings, config: NationalConfig, heard: Heard, advance: Advance) -> None:
    """Send everything with one producer; `heard` gets each story once, `advance` counts stories begun.

    Raises ServiceUnreachable when the broker does not take it, or the register does not settle between two waves.
    """
    epoch, public = find_epoch(settings.vault_dir / "epochs", None)
    key = public.read_bytes()
    maker = NationalMaker(lambda device: DeviceKeys.create(device, epoch, key), lambda step: _separated(settings, step))
    country = Country(config.seed, config.first_day, config.last_day)
    address = Address(bootstrap=settings.kafka, registry_url=settings.registry)
    left, wave = list(range(config.persons)), 0
    async with Line(address, client_id="national") as line:
        while left:
            later, waiting = list[int](), list[Parcel]()
            for number in left:
                story = tell(config, country, number)
                if wave == 0:
                    heard(story)
                    advance(1)
                if story.wave > wave:
                    later.append(number)
                waiting += maker.parcels(story.steps, wave)
                if len(waiting) >= _WINDOW:
                    waiting = await _send(line, waiting)
            while waiting:
                waiting = await _send(line, waiting)
            left, wave = later, wave + 1
            if left:
                await wait_until_settled(settings, seconds=_SETTLE_S)


async def send_through_stations(settings: Settings, config: NationalConfig, heard: Heard, advance: Advance) -> None:
    """Send everything through the outboxes of its stations, in the order in which acts arrive. Raises as above."""
    told = list(stories(config))
    for story in told:
        heard(story)
    offices = {step.office.code: step.office for story in told for step in story.steps}
    async with AsyncExitStack() as stack:
        opened = {
            office.code: await stack.enter_async_context(
                Station(
                    station_config(settings, office.code, office.device, district=office.district, corps=office.corps)
                )
            )
            for office in offices.values()
        }
        for wave in range(max((story.wave for story in told), default=0) + 1):
            if wave:
                await wait_until_settled(settings, seconds=_SETTLE_S)
            steps = [_whole(settings, step) for step in _in_order(told, wave)]
            await simulate(steps, opened, advance=advance)


def _in_order(told: Sequence[Story], wave: int) -> Iterable[Step]:
    parts = ([step for step in story.steps if step.wave == wave] for story in told)
    return heapq.merge(*parts, key=lambda step: step.arrives)


async def _send(line: Line, waiting: list[Parcel]) -> list[Parcel]:
    """Send what fits into one batch for each partition; return what is left."""
    batches = compose(waiting, line.partitions, set())
    answers = await line.send(batches, patience=_ANSWER_S)
    failed = next((answer for answer in answers.values() if isinstance(answer, BaseException)), None)
    if failed is not None:
        mend = "Begin again with an empty register: ids of a seed are the same, sealed values are not."
        raise ServiceUnreachable("The broker did not take the acts.", mend=mend) from failed
    sent = {parcel.receipt for batch in batches.values() for parcel in batch.parcels}
    return [parcel for parcel in waiting if parcel.receipt not in sent]


def _whole(settings: Settings, step: Step) -> Step:
    """Return the step; an undone merge with the acts that the register has had since."""
    return replace(step, draft=_with(step.draft, _separated(settings, step))) if step.undoes else step


def _with(draft: ActDraft, acts: tuple[SeparatedAct, ...]) -> ActDraft:
    return replace(draft, fields={**draft.fields, "acts": acts})


def _separated(settings: Settings, step: Step) -> tuple[SeparatedAct, ...]:
    with reading.told_when_away(settings.postgres), reading.open_session(settings.postgres) as session:
        return acts_since(session, step.draft.file_id, dict(step.parts))
