"""Thousands of acts of every type by random officers: whatever is accepted stays within the machines and replays alike.

Acts are the examples of each family, bent at random: another officer, device or day, another id, another code. A new
family joins by having its examples in EVERY_EVENT.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, get_args

import pytest

from register.acts import CARE_ACTS, is_notice
from register.days import DAY, MINUTE, local_day
from register.deadlines import due_notices
from register.decide import Accepted, Context, Refused, decide
from register.fold import fold
from register.machine_table import machine_table
from register.merging import OF_MERGES
from schemas import codec, events
from schemas.events import EVENTS, Event, FileState, Role
from tests import examples
from tests.examples import START, START_DAY, an_id, next_act, version_of, with_meta

WALKS, ACTS = 16, 500
DEVICES = ("LM-01-A", "LM-01-B", "DG-BE-A")
OFFICERS = ("C-1", "C-2", "H-1", "D-1", "D-2", "D-3", "S-1")
STORY = (
    "ApplicationLodged", "FeeAssessed", "PenaltyAssessed", "PenaltyWaived", "PaymentRecorded", "ReceiptIssued",
    "ReceiptExtended", "DocumentAssessed", "OpinionRecorded", "FileForwarded", "FileReceived", "DecisionTaken",
    "DecisionNotified", "PermitOrdered", "PermitProduced", "PermitArrived", "PermitHandedOver", "PermitReported",
    "PermitDuplicateIssued", "PermitReturned", "MeasureOrdered", "MeasureNotified", "ReportingRecorded",
)  # fmt: skip
"""What mostly follows what, so that walks reach far; each round of it is about another application."""
OF_A_ROUND = frozenset(
    {"application_id", "decision_id", "permit_id", "fee_id", "penalty_id", "payment_id", "charge_id", "receipt_id",
     "replaces_permit_id", "measure_id"}
)  # fmt: skip
RARE = {
    "FileClosed": 0.03,
    "FilesMerged": 0.03,
    "FileAbsorbed": 0.03,
    "FileArchived": 0.03,
    "DataShredded": 0.03,
    "ApplicationWithdrawn": 0.2,
}
MAIN_ACTS = [e for e in examples.EVERY_EVENT if e.NAME not in CARE_ACTS and e.NAME != "ImportSessionApproved"]
CARE_TEMPLATES = [e for e in examples.EVERY_EVENT if e.NAME in CARE_ACTS]


@dataclass
class Walk:
    """A file on its way through random acts, with what was accepted, when, and what became of every act."""

    chance: random.Random
    now: int = START
    round: int = 0
    began: int = START_DAY
    state: FileState | None = None
    history: list[tuple[Event, int]] = field(default_factory=list)
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)

    def act(self, event: Event) -> bool:
        """Judge an act, fold it if it is accepted, check both; return whether it was accepted."""
        before = None if self.state is None else codec.encode_body(self.state)
        context = Context(recorded_at=self.now + MINUTE, seal_verdict="SOUND")
        verdict = decide(self.state, event, context)
        folded = fold(self.state, event, version=version_of(self.state) + 1, recorded_at=context.recorded_at)
        assert decide(self.state, event, context) == verdict  # a second look gives the same answer
        assert (None if self.state is None else codec.encode_body(self.state)) == before  # and changed nothing
        if isinstance(verdict, Refused):
            self.answers[event.NAME, verdict.rule_id] += 1
            return False
        self.answers[event.NAME, "ACCEPTED"] += 1
        check_moves(self.state, folded, event)
        assert folded.version == version_of(self.state) + 1
        self.state = folded
        self.history.append((event, context.recorded_at))
        return True


# --- random acts ------------------------------------------------------------------------------------------------------


@cache
def _fields_of(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, str(each.type)) for each in fields(EVENTS[name]) if each.name != "meta")


def bent(template: Event, walk: Walk, number: int) -> Any:
    """Return an act like the template by some officer on the walk's day, with some of its fields changed."""
    chance, day, shift = walk.chance, local_day(walk.now), walk.began - START_DAY
    changes: dict[str, Any] = {}
    for name, kind in _fields_of(template.NAME):
        value = getattr(template, name)
        if kind.startswith("Days") and value is not None:
            changes[name] = value + shift + (chance.randint(-40, 40) if chance.random() < 0.05 else 0)
        elif name.endswith("_id") and isinstance(value, str) and chance.random() < 0.04:
            changes[name] = an_id(f"another {name} {chance.randint(1, 3)}")
        elif name in OF_A_ROUND and value is not None and walk.round:
            changes[name] = an_id(f"{value} {walk.round}")
        elif kind == "bool" and chance.random() < 0.05:
            changes[name] = not value
        elif hasattr(events, kind) and get_args(getattr(events, kind)) and chance.random() < 0.06:
            changes[name] = chance.choice(get_args(getattr(events, kind)))
    envelope: dict[str, Any] = {"event_id": an_id(f"walk {walk.chance.random()} {number}")}
    envelope |= {"occurred_at": walk.now, "effective_date": day}
    if template.meta.device_id != "system" and template.NAME not in CARE_ACTS:
        envelope["device_id"] = chance.choice(DEVICES)
        if chance.random() < 0.08:
            envelope |= {"actor_id": chance.choice(OFFICERS), "actor_role": chance.choice(get_args(Role))}
    event = next_act(walk.state, with_meta(replace(template, **changes), **envelope))
    if chance.random() < 0.05:
        event = with_meta(event, base_version=max(0, event.meta.base_version - chance.randint(1, 5)))
    return event


def walk_of(seed: int, templates: Sequence[Event], first: Event, acts: int = ACTS) -> Walk:
    """Return a walk of that many judged acts: some go on with a story, some are notices that are due, most are any."""
    walk = Walk(chance=random.Random(seed))
    assert walk.act(next_act(None, first))
    by_name = {each.NAME: each for each in templates}
    aimless = seed % 3 == 0  # these come to archived files, the others to many applications
    story = [] if aimless else [by_name[name] for name in STORY if name in by_name]
    weights = [1.0 if aimless else RARE.get(each.NAME, 1.0) for each in templates]
    told = 0
    for number in range(acts):
        walk.now += int(walk.chance.expovariate(10) * DAY + (60 * DAY if walk.chance.random() < 0.02 else 0))
        if walk.chance.random() < 0.05 and walk.state is not None:
            for notice in due_notices(walk.state, local_day(walk.now)):
                walk.act(notice)
        if story and walk.chance.random() < 0.5:
            if told == len(story):
                told, walk.round, walk.began = 0, walk.round + 1, local_day(walk.now)
            template, told = story[told], told + 1
        else:
            template = walk.chance.choices(templates, weights)[0]
        walk.act(bent(template, walk, number))
    return walk


# --- what must hold ---------------------------------------------------------------------------------------------------


@cache
def ways(machine: str) -> frozenset[tuple[str, str, str]]:
    """Return every move of a machine as state, event, state: by whichever step the event makes."""
    table = machine_table()[machine]
    return frozenset((way.start, act, way.end) for way in table.transitions for act in table.steps[way.step].acts)


def lives(state: FileState | None) -> Iterator[tuple[str, str, str]]:
    """Yield machine, id and state of everything in a file that has a life."""
    if state is None:
        return
    yield "file", state.file_id, state.status
    for application in state.applications:
        yield "application", application.application_id, application.status
        for receipt in application.receipts:
            yield "receipt", receipt.receipt_id, "LAPSED" if receipt.lapsed else "VALID"
    yield from (("permit", each.permit_id, each.status) for each in state.permits)
    yield from (("measure", each.measure_id, each.status) for each in state.measures)
    yield from (("appeal", each.appeal_id, each.status) for each in state.appeals)
    yield from (("subject_request", each.request_id, each.status) for each in state.requests)
    if state.transfer is not None:
        yield "transfer", state.transfer.transfer_id, state.transfer.status


def check_moves(old: FileState | None, new: FileState, event: Event) -> None:
    """Each life moved as its machine says by this event, or began where the machine lets it begin, or stayed."""
    before = {(machine, key): status for machine, key, status in lives(old)}
    for machine, key, status in lives(new):
        was = before.get((machine, key))
        if was == status or event.NAME in CARE_ACTS or came_whole(machine, event):
            continue
        told = (machine, was, event.NAME, status)
        if was is None:
            assert (event.NAME, status) in machine_table()[machine].begins.items(), told
        else:
            assert (was, event.NAME, status) in ways(machine), told


def came_whole(machine: str, event: Event) -> bool:
    """Return whether the event brings or takes lives whole: of a merged file, or as they were before it."""
    return event.NAME in OF_MERGES and (machine != "file" or event.NAME == "FilesUnmerged")


def replayed(walk: Walk) -> FileState:
    """Return the state after the accepted history, each event and each state passed through its bytes."""
    state: FileState | None = None
    for event, recorded_at in walk.history:
        read: Any = codec.decode_body(event.NAME, codec.encode_body(event))
        assert read == event
        state = fold(state, read, version=version_of(state) + 1, recorded_at=recorded_at)
        state = codec.decode_body("FileState", codec.encode_body(state))
    assert state is not None
    return state


@cache
def main_walk(seed: int) -> Walk:
    """Return a walk through a file, checked at every step."""
    return walk_of(seed, MAIN_ACTS, examples.person_registered())


def main_walks() -> tuple[Walk, ...]:
    """Return all walks through files."""
    return tuple(main_walk(seed) for seed in range(WALKS))


@cache
def care_walks() -> tuple[Walk, ...]:
    """Return the walks through cases of care."""
    first = next(each for each in CARE_TEMPLATES if each.NAME == "CareCaseOpened")
    return tuple(walk_of(seed, CARE_TEMPLATES, first, 200) for seed in range(4))


def test_random_acts_never_leave_the_machines() -> None:
    """Every accepted act moved what it moved along its machine; the walks judged thousands of acts."""
    judged = sum(walk.answers.total() for walk in (*main_walks(), *care_walks()))

    assert judged > 0.9 * WALKS * ACTS


def test_every_type_of_act_takes_part() -> None:
    """No event type is left out of the walks, and each is answered by a rule or accepted, never by an error."""
    seen = {name for walk in (*main_walks(), *care_walks()) for name, _ in walk.answers}

    assert seen == set(EVENTS) - {"ImportSessionApproved"}


def test_most_types_of_act_are_accepted_somewhere() -> None:
    """The walks go deep: what is never accepted is told by name, and it is the smaller part."""
    accepted = {
        name for walk in (*main_walks(), *care_walks()) for name, answer in walk.answers if answer == "ACCEPTED"
    }

    assert len(accepted) > 0.75 * len(EVENTS), sorted(set(EVENTS) - accepted)


@pytest.mark.parametrize("number", range(WALKS))
def test_replay_of_every_accepted_history_is_stable(number: int) -> None:
    """Folded again, through the bytes of every event and state, the same file comes out, byte for byte."""
    walk = main_walk(number)
    assert walk.state is not None

    again = replayed(walk)
    assert again == walk.state
    assert codec.encode_body(again) == codec.encode_body(walk.state)


@pytest.mark.parametrize("number", range(4))
def test_replay_of_a_case_is_stable(number: int) -> None:
    """Cases replay as files do."""
    walk = care_walks()[number]

    assert replayed(walk) == walk.state


@pytest.mark.parametrize("number", range(WALKS))
def test_no_state_on_the_way_is_a_trap(number: int) -> None:
    """Wherever a walk ends, each life in the file can still come to rest."""
    for machine, key, status in lives(main_walk(number).state):
        table = machine_table()[machine]
        ends, todo = {status}, [status]
        while todo:
            here = todo.pop()
            new = {way.end for way in table.transitions if way.start == here} - ends
            ends |= new
            todo += new
        assert ends & table.rest(), (machine, key, status)


def test_a_notice_that_is_due_is_accepted() -> None:
    """What the register raises by itself, wherever a walk stands, it also takes."""
    for walk in main_walks():
        assert walk.state is not None
        state, day = walk.state, local_day(walk.now) + 400
        for notice in due_notices(state, day):
            assert is_notice(notice)
            verdict = decide(state, notice, Context(recorded_at=(day + 1) * DAY))
            assert isinstance(verdict, Accepted), (notice.NAME, verdict)
            state = fold(state, notice, version=state.version + 1, recorded_at=(day + 1) * DAY)
