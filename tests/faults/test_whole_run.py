"""The whole register under kill -9: screen, projector and broker die at random moments while stations work.

Reduced size in `make test`: 6,000 events and 20 kills; SIJILL_TEST_EVENTS and SIJILL_TEST_KILLS give others.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date
from itertools import islice

import pytest
from aiokafka import AIOKafkaProducer

from infra.local import platform
from infra.stations import station_config
from producers.simulator.desk import Step
from producers.simulator.places import offices
from producers.simulator.plan import WorldConfig
from producers.simulator.run import batches
from producers.simulator.run import simulate as feed
from producers.simulator.world import world
from producers.station import Station
from register.proof.evidence_leaves import states_sha256
from schemas.events import DeadLetter, Outcome, Refusal
from schemas.journal import JournalRecord, header
from schemas.partitioning import partition_of
from schemas.topics import DEAD_LETTERS, INTAKE, JOURNAL, OUTCOMES, REFUSALS
from tests.running import Register, running_register

EVENTS = int(os.environ.get("SIJILL_TEST_EVENTS", "6000"))
KILLS = int(os.environ.get("SIJILL_TEST_KILLS", "20"))
VICTIMS = ("screen", "projector", "kafka")
SEED = 20
STATIONS = 4
ACTS_OF_A_FILE = 12  # at least, on average: so that the world is never too small
POISONED = 3  # files into which a damaged record falls: what comes after must wait in dead letters
MOST_WAIT_S = 0.25  # between the threshold and the kill: any moment of fetching, deciding, committing
_NEVER_S = 3_600.0  # a notice between two acts would make the versions untrue that the stations were told to have seen
BATCH = 40  # acts that travel at once: small, so that every kill meets acts under way


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run that is over: what was submitted, and everything that the register then holds."""

    register: Register
    steps: Sequence[Step]
    poisoned: frozenset[str]
    kills: Counter[str]
    intake: Sequence[object]
    journal: Sequence[JournalRecord]
    outcomes: dict[str, list[Outcome]]
    refusals: Sequence[Refusal]
    letters: Sequence[DeadLetter]


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    """A register of its own, whose parts nobody else uses."""
    with running_register(quiet_s=_NEVER_S) as found:
        yield found


@pytest.fixture(scope="module")
async def run(register: Register) -> Run:
    """Run once for all rules; stations feed while parts die, each is started again, and all comes to rest."""
    steps = list(islice(_world(), EVENTS))
    assert len(steps) == EVENTS
    poisoned = frozenset(random.Random(SEED).sample(sorted({step.draft.file_id for step in steps}), POISONED))
    kills = await _feed_and_kill(register, steps, poisoned)
    await register.settle()
    await asyncio.to_thread(_tell_sooner, register)
    await register.come_to_rest(blocked=poisoned)
    return await _look(register, steps, poisoned, kills)


def _world() -> Iterator[Step]:
    size = WorldConfig(until=date(2026, 8, 31), stations=STATIONS, files=EVENTS // ACTS_OF_A_FILE + 20, days=180)
    yield from world(SEED, size)


async def _feed_and_kill(register: Register, steps: Sequence[Step], poisoned: frozenset[str]) -> Counter[str]:
    """Feed the acts in as many parts as there are kills; each part dies at a random event, while acts go on."""
    chance = random.Random(SEED)
    killed: Counter[str] = Counter()
    settings, size = register.settings, -(-len(steps) // KILLS)
    async with AsyncExitStack() as stack:
        stations = {
            office.code: await stack.enter_async_context(
                Station(
                    station_config(settings, office.code, office.device, district=office.district, corps=office.corps)
                )
            )
            for office in offices(STATIONS)
        }
        damaging = await stack.enter_async_context(
            AIOKafkaProducer(bootstrap_servers=settings.kafka, request_timeout_ms=120_000)
        )
        order = [VICTIMS[n % len(VICTIMS)] for n in range(KILLS)]
        chance.shuffle(order)
        for number, victim in enumerate(order):
            share = steps[number * size : (number + 1) * size]
            moment, mark = chance.randrange(len(share)), asyncio.Event()
            killing = asyncio.create_task(_kill(register, victim, mark, chance.random() * MOST_WAIT_S))
            fed = 0
            for batch in batches(share, most=BATCH):
                fed += len(batch)
                if fed >= moment:
                    mark.set()
                await feed(batch, stations)
                for file_id in _registered(batch) & poisoned:
                    await damaging.send_and_wait(
                        INTAKE.name, b"\x00\x00damaged", file_id.encode(), partition_of(file_id)
                    )
            await killing
            killed[victim] += 1
    return killed


async def _kill(register: Register, victim: str, mark: asyncio.Event, later: float) -> None:
    """Kill one part when its moment has come, and start it again."""
    await mark.wait()
    await asyncio.sleep(later)  # the moment is the subject of the test
    await asyncio.to_thread(platform.kill_part, register.settings, victim)
    await asyncio.to_thread(platform.start_part, register.settings, victim)


def _tell_sooner(register: Register) -> None:
    """Start the screen anew, now that no act is under way, as one that tells what is due without long rest."""
    platform.kill_part(register.settings, "screen")
    platform.start_part(register.settings.model_copy(update={"notices_quiet_s": 2.0}), "screen")


def _registered(batch: Sequence[Step]) -> set[str]:
    """Return the files that begin here: into some of them a damaged record falls next."""
    return {step.draft.file_id for step in batch if step.draft.event == "PersonRegistered"}


async def _look(register: Register, steps: Sequence[Step], poisoned: frozenset[str], kills: Counter[str]) -> Run:
    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    for record, outcome in await register.decoded(OUTCOMES.name):
        outcomes[record.key.decode()].append(outcome)
    return Run(
        register=register,
        steps=steps,
        poisoned=poisoned,
        kills=kills,
        intake=await register.records(INTAKE.name),
        journal=await register.journal(),
        outcomes=dict(outcomes),
        refusals=[refusal for _, refusal in await register.decoded(REFUSALS.name)],
        letters=[letter for _, letter in await register.decoded(DEAD_LETTERS.name)],
    )


def _notices(run: Run) -> set[str]:
    """Return the ids of what the register itself submitted: due notices of receipts and permits."""
    ids = {(header(r.headers, "ce_source") or b"", header(r.headers, "ce_id") or b"") for r in run.intake}
    return {event_id.decode() for source, event_id in ids if source.endswith(b"/system")}


def _dead_ids(run: Run) -> list[str]:
    """Return the ids of events that lie among the dead letters, by the coordinates of their intake records."""
    ids = {(r.partition, r.offset): header(r.headers, "ce_id") for r in run.intake}
    found = [ids[at.source_partition, at.source_offset] for at in run.letters]
    return [each.decode() for each in found if each is not None]


async def test_every_part_was_killed(run: Run) -> None:
    """Screen, projector and broker each died several times, in all as often as stated."""
    assert run.kills.total() == KILLS
    assert set(run.kills) == set(VICTIMS)


async def test_each_accepted_event_is_in_the_journal_exactly_once(run: Run) -> None:
    """No event stands in the journal twice, and those in it are exactly those with an outcome of acceptance."""
    found = Counter(record.event.meta.event_id for record in run.journal)
    accepted = {name for name, kept in run.outcomes.items() if kept[0].verdict == "ACCEPTED"}

    assert [name for name, times in found.items() if times > 1] == []
    assert set(found) == accepted


async def test_each_file_is_in_order_without_a_gap(run: Run) -> None:
    """In each file versions count from 1, and acts stand in the order in which they were submitted."""
    versions, acts, notices = defaultdict(list), defaultdict(list), _notices(run)
    for record in run.journal:
        versions[record.file_id].append(record.stamp.file_version)
        if record.event.meta.event_id not in notices:  # those come when they come
            acts[record.file_id].append(record.event.meta.event_id)
    submitted = defaultdict(list)
    known = {record.event.meta.event_id for record in run.journal}
    for step in run.steps:
        if step.draft.event_id in known:
            submitted[step.draft.file_id].append(step.draft.event_id)

    assert [file for file, kept in versions.items() if kept != list(range(1, len(kept) + 1))] == []
    assert acts == submitted


async def test_each_device_is_in_order_within_its_files(run: Run) -> None:
    """In a file the numbers of each device only go up, and recorded times never go back in a partition."""
    numbers, times, notices = defaultdict(list), defaultdict(list), _notices(run)
    for record in run.journal:
        meta = record.event.meta
        if meta.event_id not in notices:  # the system has no device and numbers nothing
            numbers[record.file_id, meta.device_id].append(meta.device_seq)
        times[record.partition].append(record.stamp.recorded_at)

    assert [where for where, kept in numbers.items() if kept != sorted(set(kept))] == []
    assert [where for where, kept in times.items() if kept != sorted(kept)] == []


async def test_each_submitted_event_has_exactly_one_outcome(run: Run) -> None:
    """Every submitted event is either accepted, refused or a dead letter: none is lost, none answered twice."""
    submitted = Counter([*(step.draft.event_id for step in run.steps), *_notices(run)])
    accepted = Counter(record.event.meta.event_id for record in run.journal)
    refused = Counter(refusal.event_id for refusal in run.refusals)
    dead = Counter(_dead_ids(run))

    assert accepted + refused + dead == submitted
    assert {name for name, kept in run.outcomes.items() if len(kept) > 1} == set()
    assert set(run.outcomes) == set(accepted) | set(refused)


async def test_the_register_decided_as_if_nothing_had_happened(run: Run) -> None:
    """Accepted and refused are exactly the acts that the simulation meant to be; only poisoned files wait."""
    meant = {s.draft.event_id for s in run.steps if s.refused_for is None}
    wrong = {s.draft.event_id for s in run.steps if s.refused_for is not None}
    waiting, notices = set(_dead_ids(run)), _notices(run)
    of_poisoned = [[s.draft.event_id in waiting for s in run.steps if s.draft.file_id == file] for file in run.poisoned]
    astray = Counter((r.event_type, r.rule_id) for r in run.refusals if r.event_id not in wrong | notices)

    assert astray == {}
    assert {record.event.meta.event_id for record in run.journal} - notices == meant - waiting
    assert {refusal.event_id for refusal in run.refusals} - notices == wrong - waiting
    assert of_poisoned == [sorted(acts) for acts in of_poisoned]  # once one waits, all after it do
    assert sum(map(sum, of_poisoned)) == len(waiting - notices) > 0


async def test_the_tables_equal_a_rebuild_and_a_replay(run: Run) -> None:
    """A rebuild finds every row equal; the tables hold each event once, and their states hash like a replay's."""
    register = run.register
    rebuilt = await asyncio.to_thread(register.ask, "rebuild")
    replayed = await asyncio.to_thread(register.ask, "replay")
    kept = Counter(name for (name,) in register.sql("SELECT event_id::text FROM sijill.timeline"))
    states = register.sql("SELECT file_id::text, state FROM sijill.files WHERE state IS NOT NULL")

    assert rebuilt["equal"]
    assert rebuilt["swapped"]
    assert rebuilt["differences"] == []
    assert kept == Counter(record.event.meta.event_id for record in run.journal)
    assert replayed["events"] == len(run.journal)
    assert replayed["sha256"] == states_sha256((name, bytes(state)) for name, state in states)


async def test_the_journal_is_where_it_was(run: Run) -> None:
    """Nothing that the rebuild and the replay did added a record to the journal."""
    assert len(await run.register.records(JOURNAL.name)) == len(run.journal)
