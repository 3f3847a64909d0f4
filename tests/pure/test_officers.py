"""Once officers are enforced, an act is taken from who holds its role in its unit on its day, and two are two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest

from register.acts import CARE_ACTS
from register.days import DAY
from register.decide import Refused, decide
from register.officers import plain_number
from register.roles import powers
from register.units.answering import answers_for
from register.units.organisation import Organisation
from register.units.staff import officer_breach, one_person_breach
from schemas.events import EVENTS, EnrolmentEnforced, Event, OfficerAssigned, OfficerReleased, Role, UnitEvent
from tests.examples import AT_DIRECTORATE, EVERY_EVENT, LODGED, context, decision_taken, judged, life, person_registered
from tests.examples_identity import identity_corrected
from tests.units_examples import FIRST, LATER, OFFICES, assigned, device, envelope, rule_of, told

AT = (LATER + 10) * DAY


def serving(number: str, unit_id: str, role: Any, day: int = FIRST, **more: Any) -> OfficerAssigned:
    """An officer in a role."""
    return OfficerAssigned(meta=envelope(unit_id, day), service_number=number, rank="GARDIEN", role=role, **more)


CREW = (
    *OFFICES,
    device("LM1-D1"),
    assigned("C-1"),
    serving("H-1", "LM1", "STATION_HEAD"),
    serving("LMD-1", "LMD", "DISTRICT_OFFICER"),
    OfficerAssigned(
        meta=envelope("DGF", ordered_by="X-1", approved_by="X-2"),
        service_number="D-1",
        rank="R",
        role="DIRECTORATE_OFFICER",
    ),
    OfficerAssigned(
        meta=envelope("DGF", ordered_by="X-1", approved_by="X-2"), service_number="D-2", rank="R", role="SIGNATORY"
    ),
)
ENFORCED = EnrolmentEnforced(meta=envelope("DGF", LATER), officers=True)


def ruled(organisation: Organisation, *, recorded_at: int = AT, **meta: Any) -> str | None:
    """Return the rule by which a first act is refused; it is C-1's, at LM1-D1, unless said otherwise."""
    act = person_registered(**{"station_id": "LM1", "device_id": "LM1-D1", "at": AT} | meta)
    verdict = decide(None, act, context(recorded_at=recorded_at, organisation=organisation))
    return verdict.rule_id if isinstance(verdict, Refused) else None


BAD = (
    ("OFFICER_NOT_ASSIGNED", {"actor_id": "C-9"}),
    ("OFFICER_OTHER_UNIT", {"actor_id": "LMD-1", "actor_role": "DISTRICT_OFFICER"}),
    ("OFFICER_OTHER_ROLE", {"actor_role": "STATION_HEAD"}),
)


@pytest.mark.parametrize(("rule_id", "meta"), BAD)
def test_an_act_of_who_does_not_hold_the_role_there_is_refused(rule_id: str, meta: dict[str, Any]) -> None:
    assert ruled(told(*CREW, ENFORCED), **meta) == rule_id
    assert ruled(told(*CREW), **meta) is None
    assert ruled(told(*CREW, ENFORCED), recorded_at=(LATER - 1) * DAY, at=(LATER - 1) * DAY, **meta) is None


def test_who_holds_the_role_acts_and_what_waited_stays_good() -> None:
    """The day of the act counts: an officer who left since acted rightly then."""
    left = OfficerReleased(meta=envelope("LM1", LATER + 20), service_number="C-1")

    assert ruled(told(*CREW, ENFORCED)) is None
    assert ruled(told(*CREW, ENFORCED, left), recorded_at=(LATER + 30) * DAY) is None
    assert ruled(told(*CREW, ENFORCED, left), recorded_at=AT + 20 * DAY, at=AT + 20 * DAY) == "OFFICER_NOT_ASSIGNED"


def test_whoever_takes_part_is_an_officer_and_who_prepared_may_have_left() -> None:
    """The approver and the signatory serve on the day of the act; who prepared the decision did once."""
    left = OfficerReleased(meta=envelope("LM1", LATER), service_number="C-1")
    now, at = told(*CREW, ENFORCED, left), {"actor_id": "D-2", "actor_role": "SIGNATORY", "station_id": "DGF", "at": AT}
    hands = (("D-2", "C-1"), ("D-2", "C-9"), ("Z", "C-1"))
    decided = (decision_taken(**at, signatory=signed, prepared_by=by) for signed, by in hands)
    corrected = identity_corrected(**at, approved_by="C-1")
    found = [officer_breach(now, event, AT) for event in (*decided, corrected)]

    assert [one and one.field for one in found] == [None, "prepared_by", "signatory", "approved_by"]


def test_nobody_acts_as_the_system_but_from_its_device() -> None:
    assert ruled(told(*CREW, ENFORCED), actor_role="SYSTEM") == "ROLE_MAY_NOT"


def test_nobody_shuts_the_register_from_themselves() -> None:
    """Who enforces officers, or tokens, serves on that day; and one order enforces one thing."""
    crewless = told(*OFFICES)

    assert rule_of(crewless, ENFORCED) == "OFFICER_NOT_ASSIGNED"
    assert rule_of(crewless, EnrolmentEnforced(meta=envelope("DGF", LATER), tokens=True)) == "OFFICER_NOT_ASSIGNED"
    both = EnrolmentEnforced(meta=envelope("DGF", LATER), tokens=True, officers=True)
    assert rule_of(told(*CREW), both) == "ENFORCED_ONE"
    assert rule_of(told(*CREW, ENFORCED), ENFORCED) == "UNIT_ORDER_KNOWN"


@pytest.mark.parametrize(
    ("rule_id", "order"),
    [
        ("UNIT_ONESELF", serving("D-1", "LM2", "CLERK")),
        ("UNIT_ONESELF", serving("D-2", "LM2", "CLERK")),
        ("UNIT_ONESELF", serving("d-1", "LM2", "CLERK")),
        ("UNIT_ONESELF", serving("N-1", "LM2", "CLERK", same_person_as="D-1")),
        ("PERSON_UNKNOWN", serving("N-1", "LM2", "CLERK", same_person_as="N-9")),
    ],
)
def test_nobody_gives_a_role_to_themselves_under_whatever_number(rule_id: str, order: UnitEvent) -> None:
    """Neither who orders nor who approves."""
    assert rule_of(told(*CREW), order) == rule_id


def test_orders_too_come_from_who_holds_the_role() -> None:
    """From the day on which officers are enforced."""
    now, day = told(*CREW, ENFORCED), LATER + 1
    at = {"ordered_at": day * DAY}

    def order(**meta: Any) -> OfficerAssigned:
        return OfficerAssigned(
            meta=envelope("LM2", day, **at | meta), service_number="C-7", rank="GARDIEN", role="CLERK"
        )

    assert rule_of(now, order()) is None
    assert rule_of(now, order(ordered_by="X-1")) == "OFFICER_NOT_ASSIGNED"
    assert rule_of(now, order(approved_by="X-1")) == "OFFICER_NOT_ASSIGNED"
    assert rule_of(now, order(ordered_by="D-2", approved_by="D-1")) == "OFFICER_OTHER_ROLE"


TWO_NUMBERS = told(*CREW, serving("Z-8", "LM1", "CLERK"), serving("Z-9", "LM2", "CLERK", same_person_as="Z-8"))


@pytest.mark.parametrize(
    ("rule_id", "before", "event"),
    [
        ("SECOND_PERSON", LODGED, identity_corrected(actor_id="Z-8", requested_by="Z-8", approved_by="Z-9")),
        ("SECOND_PERSON", LODGED, identity_corrected(actor_id="H-1", requested_by="z-8", approved_by="Z-9")),
        ("FOUR_EYES", AT_DIRECTORATE, decision_taken(prepared_by="Z-9", signatory="Z-8")),
    ],
)
def test_one_person_under_two_numbers_is_one(rule_id: str, before: tuple[Event, ...], event: Event) -> None:
    """An order says that two service numbers are one person's; four eyes then count once."""
    refused = judged(life(*before), event, organisation=TWO_NUMBERS)

    assert isinstance(refused, Refused)
    assert refused.rule_id == rule_id
    assert not isinstance(judged(life(*before), event, organisation=told(*CREW)), Refused)


APPROVED = {each.NAME: each for each in EVERY_EVENT if getattr(each, "approved_by", None) is not None}


@pytest.mark.parametrize("event", APPROVED.values(), ids=APPROVED)
def test_no_approval_comes_from_another_account_of_the_actor(event: Event) -> None:
    """Corrections, merges, waivers, holds, destruction, import sessions: whatever a second person approves."""
    approver = plain_number(getattr(event, "approved_by"))  # noqa: B009 - not every event has one
    asking = getattr(event, "opened_by", event.meta.actor_id)  # an import session is asked for by who opens it
    same = replace(told(*CREW), persons={approver: plain_number(asking)})
    refused = one_person_breach(same, None, event)

    assert (refused and refused.rule_id) == "SECOND_PERSON"
    assert one_person_breach(replace(same, persons={"x": "y"}), None, event) is None


def test_every_act_with_an_approval_is_among_them() -> None:
    assert {name for name, kind in EVENTS.items() if "approved_by" in kind.__dataclass_fields__} == set(APPROVED)


@pytest.mark.parametrize("role", [role for role in get_args(Role) if role != "UNKNOWN"])
def test_every_role_has_a_verdict_on_every_act(role: str) -> None:
    """Who controls, counts or runs machines does no act; who helps does care acts alone, and nobody else does those."""
    may = {act for act, power in powers().acts.items() if role in power.roles}
    nothing = {"AUDITOR", "ANALYST", "ADMINISTRATOR"}

    assert set(powers().acts) == set(EVENTS)
    assert (may == set()) is (role in nothing)
    assert (may == CARE_ACTS) if role == "SOCIAL_WORKER" else may.isdisjoint(CARE_ACTS)


def test_who_signs_gave_no_opinion_under_another_number() -> None:
    state = life(*AT_DIRECTORATE)
    preparer = state.applications[0].prepared_by[0]
    same = told(*CREW, serving("Z-9", "DGF", "SIGNATORY", same_person_as=preparer))
    refused = judged(state, decision_taken(signatory="Z-9", actor_id="Z-9"), organisation=same)

    assert isinstance(refused, Refused)
    assert refused.rule_id == "FOUR_EYES_OPINION"


def test_numbers_of_one_person_are_followed_over_each_other() -> None:
    third = told(serving("Z-7", "LM1", "CLERK", same_person_as="Z-9"), before=TWO_NUMBERS)

    assert third.same_person("z-7", "Z-8")
    assert not third.same_person("Z-7", "C-1")


def test_who_answers_for_a_reader() -> None:
    """The head of the unit; for the head, and where there is none, the first above."""
    now = told(*CREW)

    assert [answers_for(now, *who, LATER) for who in (("C-1", "LM1"), ("H-1", "LM1"), ("C-2", "LM2"), ("A", "XX"))] == [
        "H-1", "LMD-1", "LMD-1", None,
    ]  # fmt: skip
