"""The state machines as their table states them: states, steps, transitions, each with its titles and its source.

Read from law/machines.yaml and checked as a whole; `register.machines` makes the look-ups of it that the rules use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal, get_args

import yaml

from register.machine_names import UNKNOWN
from schemas.errors import CommandRefused
from schemas.events import EVENTS, Phrase

SAME = "same"
Status = Literal["own", "unverified"]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state; `rest`: a life may stay there for ever. `group`: open or ended, of applications."""

    name: str
    title: Phrase
    rest: bool
    group: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What moves a life, and the acts that make this step."""

    name: str
    title: Phrase
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One way: from a state by a step to a state, which may be the same; `unverified`: not to be quoted as law."""

    start: str
    step: str
    end: str
    source: str
    status: Status
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """One life, in the table's order; `begins` says which act begins it and where."""

    name: str
    title: Phrase
    begins: Mapping[str, str]
    states: Mapping[str, State]
    steps: Mapping[str, Step]
    transitions: tuple[Transition, ...]
    landing: Mapping[str, str]

    def moves(self) -> dict[str, dict[str, str]]:
        """Return where each step leads from each state; from UNKNOWN, which an older reader sees, nowhere."""
        found: dict[str, dict[str, str]] = {name: {} for name in (*self.states, UNKNOWN)}
        for each in self.transitions:
            found[each.start][each.step] = each.end
        return found

    def rest(self) -> frozenset[str]:
        """Return the states in which a life may stay for ever."""
        return frozenset(name for name, state in self.states.items() if state.rest)

    def group(self, name: str) -> frozenset[str]:
        """Return the states of a group."""
        return frozenset(each for each, state in self.states.items() if state.group == name)


@lru_cache(maxsize=1)
def machine_table() -> Mapping[str, Machine]:
    """Return every machine by name; raise CommandRefused with the first thing in the table that cannot be."""
    return read_machines(resources.files("register").joinpath("law/machines.yaml").read_text(encoding="utf-8"))


def read_machines(text: str) -> Mapping[str, Machine]:
    """Return the machines of a table in YAML."""
    loaded: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    return {name: _machine(name, stated) for name, stated in loaded["machines"].items()}


def _machine(name: str, stated: Mapping[str, Any]) -> Machine:
    machine = Machine(
        name=name,
        title=Phrase(**stated["title"]),
        begins=stated["begins"],
        states={each: _state(each, given) for each, given in stated["states"].items()},
        steps={each: _step(each, given) for each, given in stated["steps"].items()},
        transitions=tuple(way for given in stated["transitions"] for way in _transitions(given)),
        landing=stated.get("landing", {}),
    )
    wrong = next(_defects(machine), None)
    if wrong is not None:
        raise CommandRefused(wrong, where=f"register/law/machines.yaml: {name}", mend="Correct the table.")
    return machine


def _state(name: str, stated: Mapping[str, Any]) -> State:
    group = next((each for each in ("open", "ended") if stated.get(each)), None)
    return State(name=name, title=Phrase(**stated["title"]), rest=stated.get("rest", False), group=group)


def _step(name: str, stated: Mapping[str, Any]) -> Step:
    acts = tuple(stated.get("acts", (name.partition(":")[0],)))
    return Step(name=name, title=Phrase(**stated["title"]), acts=acts)


def _transitions(stated: Mapping[str, Any]) -> Iterator[Transition]:
    for start in stated["from"]:
        yield Transition(
            start=start,
            step=stated["step"],
            end=start if stated["to"] == SAME else stated["to"],
            source=stated["source"],
            status=stated["status"],
            note=stated.get("note"),
        )


def _defects(machine: Machine) -> Iterator[str]:
    """Yield what is wrong with a machine: names that nothing defines, two ways by one step, a state without an exit."""
    seen: set[tuple[str, str]] = set()
    for way in machine.transitions:
        for place in (way.start, way.end):
            if place not in machine.states:
                yield f"No state is called {place}."
        if way.step not in machine.steps:
            yield f"No step is called {way.step}."
        if (way.start, way.step) in seen:
            yield f"Two ways lead from {way.start} by {way.step}."
        if way.status not in get_args(Status):
            yield f"The way from {way.start} by {way.step} is neither own nor unverified."
        seen.add((way.start, way.step))
    acts = [*machine.begins, *(act for step in machine.steps.values() for act in step.acts)]
    yield from (f"No event is called {act}." for act in acts if act not in EVENTS)
    places = (*machine.begins.values(), *machine.landing.values())
    yield from (f"No state is called {place}." for place in places if place not in machine.states)
    yield from (f"No step is called {step}." for step in machine.landing if step not in machine.steps)
    yield from (f"The step {step} leads nowhere." for step in machine.steps if step not in {s for _, s in seen})
    yield from (f"No way leads from {name} to rest." for name in machine.states if not _rests(machine, name))


def _rests(machine: Machine, start: str) -> bool:
    """Return whether some acts lead from a state to one in which the life may stay."""
    return bool(reachable(machine, start) & machine.rest())


def reachable(machine: Machine, start: str) -> frozenset[str]:
    """Return the states to which some acts lead from one, itself included."""
    found, todo = {start}, [start]
    while todo:
        here = todo.pop()
        for way in machine.transitions:
            if way.start == here and way.end not in found:
                found.add(way.end)
                todo.append(way.end)
    return frozenset(found)
