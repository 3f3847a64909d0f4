"""An appeal is taken against what was notified, suspends what the law says, and its judgement is carried out."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.days import DAY
from register.decide import Accepted, Refused, decide
from register.find import find_measure
from register.fold import fold
from register.machines import APPEAL as MACHINE
from register.room import APPEALS
from register.rules import rule
from schemas.events import AppealOutcome, Event, FileState
from tests.examples import (
    AT_DIRECTORATE,
    DECISION,
    REGISTERED,
    START,
    START_DAY,
    an_id,
    application_closed,
    context,
    decision_notified,
    decision_refused,
    judged,
    life,
    next_act,
    taken_over,
    version_of,
)
from tests.examples_appeal import APPEAL, appeal_decided, appeal_filed, refusal_appealed
from tests.examples_file import HEAD, file_closed
from tests.examples_measure import (
    BAN,
    EXPULSION,
    ban_ordered,
    measure_executed,
    measure_lifted,
    measure_notified,
    measure_ordered,
    measure_resumed,
    measure_suspended,
)
from tests.family_rules import rules_of

Acts = tuple[Event, ...]
ORDERED = (*REGISTERED, measure_ordered())
NOTIFIED = (*ORDERED, measure_notified(appeal_deadline=START_DAY + 60))
FILED = (*NOTIFIED, appeal_filed())
REFUSED_ = (*AT_DIRECTORATE, decision_refused())
TOLD = (*REFUSED_, decision_notified())
ATTACKED = (*TOLD, refusal_appealed())
LOST: tuple[AppealOutcome, ...] = ("DISMISSED", "INADMISSIBLE", "DISCONTINUED")
WON: tuple[AppealOutcome, ...] = ("ANNULLED", "PARTLY_ANNULLED")
OTHER = an_id("other")
SECOND = {"appeal_id": OTHER, "event_id": an_id("second appeal")}

CLOSED = (*ATTACKED, application_closed(**HEAD), appeal_decided())


def status(*acts: Event) -> str:
    """Return the state of the file's only application."""
    (only,) = life(*acts).applications
    return only.status


def measure_status(*acts: Event) -> str:
    """Return the state of the expulsion."""
    found = find_measure(life(*acts), EXPULSION)
    assert found is not None
    return found.status


BAD: list[tuple[str, str, Acts, Event]] = [
    ("APPEAL_SUBJECT_UNKNOWN", "subject_id", NOTIFIED, appeal_filed(subject_id=OTHER)),
    ("APPEAL_SUBJECT_UNKNOWN", "subject_id", NOTIFIED, appeal_filed(against="DECISION")),
    ("APPEAL_SUBJECT_UNKNOWN", "subject_id", TOLD, refusal_appealed(against="MEASURE")),
    ("APPEAL_BEFORE_NOTIFICATION", "subject_id", ORDERED, appeal_filed()),
    ("APPEAL_BEFORE_NOTIFICATION", "subject_id", (*ORDERED, measure_suspended()), appeal_filed()),
    ("APPEAL_BEFORE_NOTIFICATION", "subject_id", REFUSED_, refusal_appealed()),
    ("APPEAL_PENDING", "subject_id", FILED, appeal_filed(**SECOND)),
    ("APPEAL_PENDING", "subject_id", ATTACKED, refusal_appealed(**SECOND)),
    ("APPLICATION_STATE", "subject_id", CLOSED, refusal_appealed(**SECOND)),
    ("APPEAL_WITHOUT_OBJECT", "subject_id", (*NOTIFIED, measure_lifted()), appeal_filed()),
    ("APPEAL_DAY", "filed_on", NOTIFIED, appeal_filed(filed_on=START_DAY - 1)),
    ("APPEAL_DAY", "filed_on", TOLD, refusal_appealed(filed_on=START_DAY - 1)),
    ("DATE_IN_FUTURE", "filed_on", NOTIFIED, appeal_filed(filed_on=START_DAY + 1)),
    ("VALUE_UNKNOWN", "against", NOTIFIED, appeal_filed(against="UNKNOWN")),
    ("ID_ALREADY_USED", "appeal_id", (*FILED, appeal_decided()), appeal_filed(event_id=an_id("again"))),
    ("APPEAL_UNKNOWN", "appeal_id", NOTIFIED, appeal_decided()),
    ("APPEAL_STATE", "appeal_id", (*FILED, appeal_decided()), appeal_decided(outcome="ANNULLED")),
    ("APPEAL_DAY", "decided_on", FILED, appeal_decided(decided_on=START_DAY - 1)),
    ("DATE_IN_FUTURE", "decided_on", FILED, appeal_decided(decided_on=START_DAY + 1)),
    ("VALUE_UNKNOWN", "outcome", FILED, appeal_decided(outcome="UNKNOWN")),
]


@pytest.mark.parametrize(("rule_id", "field", "before", "event"), BAD, ids=[f"{c[0]}-{n}" for n, c in enumerate(BAD)])
def test_a_wrong_act_is_refused_by_its_rule(rule_id: str, field: str, before: Acts, event: Event) -> None:
    """Each rule names the field to mend."""
    verdict = judged(life(*before), event)

    assert isinstance(verdict, Refused)
    assert (verdict.rule_id, verdict.field) == (rule_id, field)


def test_a_late_appeal_is_taken_and_noted() -> None:
    """Only a court decides that an appeal is inadmissible; on the last day of the term nothing is late."""
    last = {"at": START + 60 * DAY, "filed_on": START_DAY + 60}
    late = {"at": START + 61 * DAY, "filed_on": START_DAY + 61}

    assert judged(life(*NOTIFIED), appeal_filed(**last)) == Accepted()
    assert judged(life(*NOTIFIED), appeal_filed(**late)) == Accepted(
        flags=("OUTSIDE_PROCEDURE",), findings=("APPEAL_LATE",)
    )
    assert judged(life(*TOLD), refusal_appealed(**late)) == Accepted(
        flags=("OUTSIDE_PROCEDURE",), findings=("APPEAL_LATE",)
    )
    assert rule("APPEAL_LATE").warns


def test_without_a_stated_term_no_appeal_is_late() -> None:
    """The notification named no last day, so none went by."""
    state = life(*ORDERED, measure_notified())

    assert judged(state, appeal_filed(at=START + 900 * DAY, filed_on=START_DAY + 900)) == Accepted()


@pytest.mark.parametrize("outcome", LOST)
def test_a_lost_appeal_leaves_what_it_attacked_as_it_was(outcome: AppealOutcome) -> None:
    """The refusal stands, the suspended measure has effect again."""
    assert status(*ATTACKED) == "UNDER_APPEAL"
    assert status(*ATTACKED, appeal_decided(outcome=outcome)) == "NOTIFIED"
    assert measure_status(*FILED) == "SUSPENDED"
    assert measure_status(*FILED, appeal_decided(outcome=outcome)) == "NOTIFIED"


@pytest.mark.parametrize("outcome", WON)
def test_a_won_appeal_reopens_the_application_and_lifts_the_measure(outcome: AppealOutcome) -> None:
    """What the court annulled binds nobody, from the day of its judgement."""
    state = life(*FILED, appeal_decided(outcome=outcome))
    (ended,) = state.measures

    assert status(*ATTACKED, appeal_decided(outcome=outcome)) == "REOPENED"
    assert (ended.status, ended.ended_on, ended.suspended_by) == ("LIFTED", START_DAY, None)
    assert measure_status(*NOTIFIED, measure_executed(), appeal_filed(), appeal_decided(outcome=outcome)) == "LIFTED"


def test_an_appeal_that_suspends_nothing_leaves_the_measure_in_effect() -> None:
    """Filed and lost, it changed nothing."""
    filed = (*NOTIFIED, appeal_filed(suspensive=False))

    assert measure_status(*filed) == "NOTIFIED"
    assert measure_status(*filed, appeal_decided()) == "NOTIFIED"


def test_what_an_order_suspended_no_lost_appeal_resumes() -> None:
    """The order holds until an act ends it."""
    state = life(*NOTIFIED, measure_suspended(), appeal_filed(), appeal_decided())

    assert [(each.status, each.suspended_by) for each in state.measures] == [("SUSPENDED", None)]
    assert isinstance(judged(state, measure_resumed()), Accepted)


@pytest.mark.parametrize("outcome", LOST)
def test_an_order_beside_a_suspensive_appeal_is_taken_and_outlives_it(outcome: AppealOutcome) -> None:
    """A court may order the suspension that an appeal already brings; the appeal lost, the order still holds."""
    filed = life(*FILED)
    order = measure_suspended(
        at=START + 3 * DAY, actor_role="COURT", ground_code="COURT_ORDER", suspended_on=START_DAY + 3
    )
    lost = appeal_decided(at=START + 9 * DAY, outcome=outcome, decided_on=START_DAY + 9)
    state = life(order, lost, state=filed)

    assert judged(filed, order) == Accepted()
    assert [(each.status, each.suspended_on, each.suspended_by) for each in state.measures] == [
        ("SUSPENDED", START_DAY, None)
    ]
    assert judged(state, measure_resumed(at=START + 20 * DAY, resumed_on=START_DAY + 20)) == Accepted()


def test_a_suspension_names_its_appeal_and_its_day() -> None:
    """A reader sees why the measure has no effect, and since when."""
    (suspended,) = life(*FILED).measures

    assert (suspended.suspended_on, suspended.suspended_by) == (START_DAY, APPEAL)


def test_what_is_decided_may_go_to_a_higher_court() -> None:
    """One appeal at a time, another after it."""
    assert status(*ATTACKED, appeal_decided(), refusal_appealed(**SECOND)) == "UNDER_APPEAL"
    assert measure_status(*FILED, appeal_decided(), appeal_filed(**SECOND)) == "SUSPENDED"


def test_a_closed_file_still_takes_appeals_and_judgements() -> None:
    """A ban outlives the file, and so does the remedy against it."""
    closed = life(*REGISTERED, ban_ordered(), measure_notified(measure_id=BAN), file_closed())
    decided = life(appeal_filed(subject_id=BAN), appeal_decided(outcome="ANNULLED"), state=closed)

    assert (decided.status, [each.status for each in decided.measures]) == ("CLOSED", ["LIFTED"])


def test_nobody_is_put_out_over_an_appeal_that_was_not_seen() -> None:
    """Also when the appeal suspends nothing: the officer looks again first."""
    state = life(*NOTIFIED, appeal_filed(suspensive=False))
    unseen = measure_executed(base_version=state.version - 1, device_id="BP-01-A", event_id=an_id("executed"))

    verdict = decide(state, unseen, context(unseen))

    assert isinstance(verdict, Refused)
    assert verdict.rule_id == "STALE_VERSION"
    assert verdict.detail[-1] == f"{state.version} AppealFiled"


def test_an_appeal_of_an_older_register_is_taken_over_with_findings() -> None:
    """Against a measure whose notification no paper shows."""
    state = life(*ORDERED)
    old = appeal_filed(**taken_over(), filed_on=18_700)

    verdict = judged(state, old)

    assert isinstance(verdict, Accepted)
    assert set(verdict.findings) == {"APPEAL_BEFORE_NOTIFICATION", "APPEAL_DAY"}


def test_a_file_holds_so_many_appeals_and_no_more() -> None:
    """The state stays bounded."""
    state = life(*NOTIFIED)
    for number in range(APPEALS):
        envelope = {"event_id": an_id(f"filed {number}"), "appeal_id": an_id(f"appeal {number}")}
        state = life(
            appeal_filed(**envelope),
            appeal_decided(**(envelope | {"event_id": an_id(f"decided {number}")})),
            state=state,
        )

    assert len(state.appeals) == APPEALS
    assert Refused(rule_id="FILE_FULL", field="appeals", detail=(str(APPEALS),)) == judged(state, appeal_filed())


_ACTS = (
    *(appeal_filed(appeal_id=an_id(name), suspensive=on) for name, on in product(("a", "b"), (True, False))),
    *(appeal_decided(appeal_id=an_id(name), outcome=how) for name, how in product(("a", "b"), (*LOST, *WON))),
    measure_suspended(),
    measure_resumed(),
    measure_executed(),
    measure_lifted(),
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(_ACTS), max_size=14))
def test_at_most_one_appeal_is_open_and_while_it_suspends_nothing_is_executed(acts: list[Event]) -> None:
    """Whatever is sent, and in whatever order; a decided appeal stays as it was decided."""
    state: FileState = life(*NOTIFIED)
    for act in acts:
        event = next_act(state, act)
        if isinstance(decide(state, event, context(event)), Refused):
            continue
        before, was = state, {each.appeal_id: each for each in state.appeals}
        state = fold(state, event, version=version_of(state) + 1, recorded_at=START)
        open_ = [each for each in state.appeals if each.status == "FILED"]
        assert len(open_) <= 1
        if any(each.suspensive for each in open_) and before.measures[0].status == "SUSPENDED":
            assert state.measures[0].status in ("SUSPENDED", "LIFTED")
        assert all(
            was[key].status in (each.status, "FILED") for each in state.appeals if (key := each.appeal_id) in was
        )
        assert all(each.status in MACHINE for each in state.appeals)


def test_the_decision_that_was_attacked_is_named_until_a_court_annuls_it() -> None:
    """After an annulment the application waits for another decision."""
    (under_appeal,) = life(*ATTACKED).applications
    (reopened,) = life(*ATTACKED, appeal_decided(outcome="ANNULLED")).applications

    assert under_appeal.decision is not None
    assert under_appeal.decision.decision_id == DECISION
    assert reopened.decision is None


def test_every_rule_of_the_family_has_a_case() -> None:
    """No rule is only written: each refuses something here, or is noted."""
    text = Path(__file__).read_text(encoding="utf-8")

    assert [name for name in rules_of("appeal") if f'"{name}"' not in text] == []
