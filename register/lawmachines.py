"""Whether machines.yaml names states, steps and acts that there are, and whether every life can come to rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yaml.nodes import Node

from register.lawnames import defined, near, same_names, unknown
from register.lawnodes import Finding, Page, fields, items, key_node, keys, scalar
from register.machine_names import STATES, STEPS
from register.machine_table import SAME
from schemas.events import EVENTS


def machine_faults(page: Page) -> Iterator[Finding]:
    """Yield every name that nothing defines, two ways by one step, a step that leads nowhere, a state without exit."""
    yield from same_names(page, "machines", set(STATES), "life", above=page.root)
    for name, machine in fields(fields(page.root).get("machines")).items():
        wrong = [*_names(page, name, machine), *_acts(page, machine)]
        yield from wrong
        if "transitions" in fields(machine):
            yield from _ways(page, machine)
        if "transitions" in fields(machine) and not wrong:  # where a name is wrong, a way is missing because of it
            yield from _unrested(page, machine)


def steps_kept(page: Page, before: Page) -> Iterator[Finding]:
    """Yield the steps that a draft takes away from the machines in use: the code looks for them."""
    now = fields(fields(page.root).get("machines"))
    for name, machine in fields(fields(before.root).get("machines")).items():
        if name in now and name not in STEPS:
            then, here = (set(fields(fields(each).get("steps"))) for each in (machine, now[name]))
            mistyped = {close for step in here - then for close in near(step, then)[:1]}  # told where it stands
            for step in sorted(then - here - mistyped) if here else ():
                what = f"The step {step} of {name} is in use and not here."
                mend = "Put it back: the register's code looks for it."
                yield page.finding(key_node(now[name], "steps"), "TAKEN_AWAY", what, mend)


def _names(page: Page, name: str, machine: Node) -> Iterator[Finding]:
    """Yield states and steps that nothing knows, wherever the machine names them."""
    here = fields(machine)
    states = set(fields(here.get("states")))
    if name in STATES:
        yield from same_names(page, "states", STATES[name], f"state of {name}", above=machine)
    if name in STEPS:
        yield from same_names(page, "steps", STEPS[name], f"step of {name}", above=machine)
    # a state that is mistyped where it is defined is told there, not at each way that names it rightly
    states |= STATES.get(name, frozenset())
    ways = [fields(way) for way in items(here.get("transitions"))]
    steps = [*(way.get("step") for way in ways), *keys(here.get("landing"))]
    yield from defined(page, here.get("steps"), steps, STEPS.get(name, frozenset()), "step")
    for way in ways:
        yield from unknown(page, items(way.get("from")), states, "state")
        yield from unknown(page, [way.get("to")], states | {SAME}, "state")
    yield from unknown(page, fields(here.get("begins")).values(), states, "state")
    yield from unknown(page, fields(here.get("landing")).values(), states, "state")


def _acts(page: Page, machine: Node) -> Iterator[Finding]:
    here = fields(machine)
    taken = {scalar(fields(way).get("step")) for way in items(here.get("transitions"))}
    yield from unknown(page, keys(here.get("begins")), EVENTS, "act")
    for key in keys(here.get("steps")):
        acts = fields(fields(here["steps"]).get(key.value)).get("acts")
        yield from unknown(page, items(acts), EVENTS, "act")
        if acts is None and key.value in taken and key.value.partition(":")[0] not in EVENTS:
            close = near(key.value.partition(":")[0], EVENTS)
            mend = f"Did you mean {' or '.join(close)}? Else name its acts: [ … ]."
            if not close:
                mend = "Name the acts that make it: acts: [ … ]."
            what = f"The step {key.value} names no acts, and no act is called so."
            yield page.finding(key, "UNKNOWN_CODE", what, mend)


def _ways(page: Page, machine: Node) -> Iterator[Finding]:
    """Yield second ways by one step, and steps that lead nowhere."""
    here = fields(machine)
    first: dict[tuple[str, str], int] = {}
    taken: set[str] = set()
    for way in map(fields, items(here.get("transitions"))):
        step = scalar(way.get("step")) or ""
        taken.add(step)
        for start in items(way.get("from")):
            key = (scalar(start) or "", step)
            if key in first:
                what = f"A second way leads from {key[0]} by {step}; the first is on line {first[key]}."
                yield page.finding(start, "WAY_TWICE", what, "Take one of them out.")
            first.setdefault(key, start.start_mark.line + 1)
    known = set(fields(here.get("steps")))
    mistyped = {close for step in taken - known for close in near(step, known)[:1]}
    for each in keys(here.get("steps")):
        if each.value not in taken | mistyped:
            what = f"The step {each.value} leads nowhere."
            yield page.finding(each, "NO_WAY", what, "Add a way with it to transitions, or take the step out.")


def _unrested(page: Page, machine: Node) -> Iterator[Finding]:
    """Yield states from which no acts lead to one in which the life may stay."""
    here = fields(machine)
    resting = {name for name, state in fields(here.get("states")).items() if _is_true(fields(state).get("rest"))}
    leads: dict[str, set[str]] = {}
    for way in map(fields, items(here.get("transitions"))):
        for start in items(way.get("from")):
            end = scalar(way.get("to"))
            leads.setdefault(scalar(start) or "", set()).add(end if end and end != SAME else scalar(start) or "")
    for key in keys(here.get("states")):
        if not _reach(key.value, leads) & resting:
            mend = "Add a way out of it, or say rest: true where a life may stay for ever."
            yield page.finding(key, "NO_REST", f"No way leads from {key.value} to rest.", mend)


def _reach(start: str, leads: Mapping[str, set[str]]) -> set[str]:
    found, todo = {start}, [start]
    while todo:
        more = leads.get(todo.pop(), set()) - found
        found |= more
        todo.extend(more)
    return found


def _is_true(node: Node | None) -> bool:
    return (scalar(node) or "").casefold() in {"true", "yes", "on"}  # as YAML reads them
