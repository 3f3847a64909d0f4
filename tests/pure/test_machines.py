"""The state machines as data: sound, complete, agreeing with the contracts, and drawn so that a person can read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import combinations
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest

from infra.commands.law_machines import MACHINES, draw
from infra.languages import Language
from infra.machine_layout import LINE, Layout
from infra.machine_svg import layout_of, text_width
from infra.machine_text import machine_data, who_may
from register import machines
from register.decide import Accepted, Refused
from register.machine_table import Machine, machine_table, reachable, read_machines
from register.roles import may_do, powers
from schemas.errors import CommandRefused
from schemas.events import EVENTS, Role
from tests import examples
from tests.examples import judged, life

LANGUAGES = tuple(Language)
LOOKUPS: dict[str, Mapping[Any, Mapping[Any, Any]]] = {
    "application": machines.APPLICATION, "receipt": machines.RECEIPT, "permit": machines.PERMIT,
    "file": machines.FILE, "measure": machines.MEASURE, "appeal": machines.APPEAL,
    "transfer": machines.TRANSFER, "subject_request": machines.SUBJECT_REQUEST,
}  # fmt: skip
ALL = [pytest.param(machine, id=name) for name, machine in machine_table().items()]


@pytest.mark.parametrize("machine", ALL)
def test_no_reachable_state_is_a_trap(machine: Machine) -> None:
    """From every state to which acts lead, a way leads on to rest."""
    for start in machine.begins.values():
        for state in reachable(machine, start):
            assert reachable(machine, state) & machine.rest(), state


@pytest.mark.parametrize("machine", ALL)
def test_every_state_is_reachable(machine: Machine) -> None:
    """The table holds no state that nothing leads to."""
    found = frozenset[str]().union(*(reachable(machine, start) for start in machine.begins.values()))

    assert found == set(machine.states)


@pytest.mark.parametrize("machine", ALL)
def test_the_lookups_of_the_rules_are_the_table(machine: Machine) -> None:
    """What the code looks up is what the table says; UNKNOWN leads nowhere."""
    lookup = LOOKUPS[machine.name]

    assert lookup["UNKNOWN"] == {}
    for way in machine.transitions:
        assert lookup[way.start][way.step] == way.end
    assert sum(map(len, lookup.values())) == len(machine.transitions)


@pytest.mark.parametrize("machine", ALL)
def test_every_way_has_a_source_and_somebody_who_may_go_it(machine: Machine) -> None:
    """Nothing stands without where it comes from; no way is closed to everybody."""
    for way in machine.transitions:
        assert way.source
        assert who_may(machine, way), (way.start, way.step)


def test_the_asked_for_exits_are_there() -> None:
    """Design 12.6: complete at once, on from reopened; domain 2.2: lost to duplicate, transfer back to open."""
    assert machines.permitted("LODGED", "CHECKLIST_COMPLETE") == "COMPLETE"
    assert machines.permitted("REOPENED", "OPINION") == "UNDER_REVIEW"
    assert machines.PERMIT["STOLEN"]["PermitDuplicateIssued"] == "REPLACED"
    assert machines.FILE["TRANSFER_PENDING"]["FileTransferRefused"] == "OPEN"
    assert machines.MEASURE["SUSPENDED"]["MeasureResumed"] == "NOTIFIED"


def test_a_measure_that_was_never_notified_is_not_executed() -> None:
    """Nor does the end of its suspension make it a notified one."""
    assert "MeasureExecuted" not in machines.MEASURE["ORDERED"]
    assert machines.MEASURE["SUSPENDED"]["MeasureResumed:NOT_NOTIFIED"] == "ORDERED"


SOUND = """
machines:
  lamp:
    title: {en: Lamp, fr: Lampe, ar: مصباح}
    begins: {FileOpened: ON_}
    states:
      ON_: {title: {en: a, fr: a, ar: a}}
      OFF_: {title: {en: b, fr: b, ar: b}, rest: true}
    steps:
      FileClosed: {title: {en: c, fr: c, ar: c}}
    transitions:
      - {step: FileClosed, from: [ON_], to: OFF_, source: x, status: own}
"""
BROKEN = [
    ("to: OFF_", "to: DARK", "No state is called DARK."),
    ("from: [ON_]", "from: [ON_, ON_]", "Two ways lead from ON_ by FileClosed."),
    ("- {step: FileClosed", "- {step: FileOpened", "No step is called FileOpened."),
    ("status: own", "status: certain", "is neither own nor unverified"),
    ("begins: {FileOpened", "begins: {LampLit", "No event is called LampLit."),
    (", rest: true", "", "No way leads from ON_ to rest."),
    ("from: [ON_], to: OFF_", "from: [OFF_], to: same", "No way leads from ON_ to rest."),
]


def test_a_sound_table_is_read() -> None:
    """The table that the next test breaks is itself whole."""
    assert read_machines(SOUND)["lamp"].moves() == {"ON_": {"FileClosed": "OFF_"}, "OFF_": {}, "UNKNOWN": {}}


@pytest.mark.parametrize(("good", "bad", "told"), BROKEN)
def test_a_broken_table_is_refused_with_the_reason(good: str, bad: str, told: str) -> None:
    """An unknown name, two ways by one step, a state without an exit: none of it reaches a file."""
    assert good in SOUND
    with pytest.raises(CommandRefused, match=re.escape(told)):
        read_machines(SOUND.replace(good, bad))


# --- drawings ---------------------------------------------------------------------------------------------------------

Rectangle = tuple[float, float, float, float]


def label_rectangles(layout: Layout, lang: Language) -> list[Rectangle]:
    """Return what each line of each label covers: left, top, right, bottom."""
    found = []
    for way in layout.ways:
        for number, line in enumerate(way.label):
            wide = text_width(line)
            leftward = (lang == "ar") is way.down
            x = way.label_x - wide if leftward else way.label_x
            y = way.label_y + number * LINE
            found.append((x, y - 10, x + wide, y + 2))
    return found


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Return whether two rectangles share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("machine", ALL)
def test_nothing_is_written_over_anything(machine: Machine, lang: Language) -> None:
    """Labels meet neither each other, nor a state, nor a line; everything lies on the paper."""
    layout = layout_of(machine, lang)
    labels = label_rectangles(layout, lang)
    boxes = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in layout.boxes]
    lines = [(min(w.row[:2]), w.row[2], max(w.row[:2]), w.row[2]) for w in layout.ways]
    lines += [(t.x, t.top, t.x, t.bottom) for t in layout.tracks]
    lines += [(min(t.entrance[:2]), t.entrance[2], max(t.entrance[:2]), t.entrance[2]) for t in layout.tracks]

    assert not [pair for pair in combinations(labels, 2) if overlap(*pair)]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert not [(a, b) for a in labels for b in (*boxes, *lines) if overlap(a, b)]
    for left, top, right, bottom in (*labels, *boxes, *lines):
        assert 0 <= left <= right <= layout.width
        assert 0 <= top <= bottom <= layout.height


@pytest.mark.parametrize("machine", ALL)
def test_lines_to_different_states_never_run_on_one_another(machine: Machine) -> None:
    """Two upright lines on the same track keep apart, or one could not tell where a way leads."""
    for one, other in combinations(layout_of(machine, "en").tracks, 2):
        assert one.x != other.x or one.bottom < other.top or other.bottom < one.top


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", MACHINES)
def test_a_picture_shows_every_state_and_every_way(name: str, lang: Language) -> None:
    """It is well-formed, names each state, and draws as many ways as there are pairs of states with one."""
    machine = machine_table()[name]
    picture = ET.fromstring(draw(name, "svg", lang))  # noqa: S314 - our own drawing
    texts = {element.text for element in picture.iter() if element.tag.endswith("}text")}
    pairs = {(way.start, way.end) for way in machine.transitions if way.start != way.end}

    assert set(machine.states) <= texts
    assert len([e for e in picture.iter() if e.tag.endswith("}circle")]) == len(pairs) + len(
        set(machine.begins.values())
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", MACHINES)
def test_markdown_has_a_row_for_every_way(name: str, lang: Language) -> None:
    """And the same ways are in the data."""
    machine = machine_table()[name]
    text = draw(name, "md", lang)

    assert len([line for line in text.splitlines() if line.startswith("| ")]) == len(machine.transitions) + 2
    assert "stateDiagram-v2" in text
    assert json.loads(draw(name, "json", lang)) == json.loads(json.dumps(machine_data(machine, lang)))


def test_every_machine_can_be_shown() -> None:
    """The command knows each machine of the table."""
    assert set(MACHINES) == set(machine_table())


# --- who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EVENTS)
def test_every_act_can_be_done_by_somebody(name: str) -> None:
    """Each event has at least one role, each with a name in three languages."""
    for role in may_do(name):
        title = powers().titles[role]
        assert title.en
        assert title.fr
        assert title.ar


@pytest.mark.parametrize("role", sorted({*get_args(Role)} - {"UNKNOWN", "SYSTEM", *may_do("AddressDeclared")}))
def test_a_role_that_may_not_is_told_who_may(role: Role) -> None:
    """The refusal names the role of the actor, then the roles that may."""
    refused = judged(life(*examples.REGISTERED), examples.address_declared(actor_role=role))

    assert refused == Refused(
        rule_id="ROLE_MAY_NOT", field="meta.actor_role", detail=(role, *may_do("AddressDeclared"))
    )


def test_a_complement_is_asked_for_by_those_with_whom_the_application_lies() -> None:
    """The counter asks while it lies there; at the directorate only its officers do (domain 2.2)."""
    assert judged(life(*examples.COMPLETE), examples.complement_requested()) == Accepted()
    refused = judged(life(*examples.AT_DIRECTORATE), examples.complement_requested())
    assert isinstance(refused, Refused)
    assert refused.detail == ("CLERK", "DIRECTORATE_OFFICER", "SIGNATORY")


@pytest.mark.parametrize(("role", "findings"), [("UNKNOWN", ()), ("PRINT_SHOP", ("ROLE_MAY_NOT",)), ("CLERK", ())])
def test_the_role_in_an_older_register_is_history(role: Role, findings: tuple[str, ...]) -> None:
    """A wrong role is noted, never refused; of an unknown one nothing is said."""
    old = examples.taken_over()
    state = life(examples.person_registered(**old))
    verdict = judged(state, examples.file_opened(**old | {"actor_role": role}))

    assert isinstance(verdict, Accepted)
    assert verdict.findings == findings
