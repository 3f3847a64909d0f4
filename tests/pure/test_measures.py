"""A measure binds only whom it was made known to, ends by its dates, and outlives the file it stands in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.closed_file import AFTER_CLOSING
from register.days import DAY
from register.deadlines import due_notices
from register.decide import Accepted, Refused, decide
from register.find import find_measure
from register.fold import fold
from register.machines import MEASURE as MACHINE
from register.room import MEASURES, REPORTS
from register.rules import rule
from schemas.events import Event, FileState, MeasureState
from tests.examples import (
    REGISTERED,
    START,
    START_DAY,
    an_id,
    context,
    file_opened,
    judged,
    life,
    next_act,
    person_registered,
    session,
    taken_over,
    version_of,
)
from tests.examples_appeal import appeal_decided, appeal_filed
from tests.examples_file import file_closed
from tests.examples_measure import (
    BAN,
    EVERY_DAYS,
    EXPULSION,
    RESIDENCE,
    ban_ordered,
    measure_executed,
    measure_expired,
    measure_lifted,
    measure_notified,
    measure_ordered,
    measure_resumed,
    measure_suspended,
    reporting_recorded,
    residence_assigned,
)
from tests.family_rules import rules_of

OF_CLERK = {"actor_id": "C-1", "actor_role": "CLERK", "device_id": "LM-01-A"}
ORDERED = (*REGISTERED, measure_ordered())
NOTIFIED = (*ORDERED, measure_notified())
SUSPENDED = (*NOTIFIED, measure_suspended())
ASSIGNED = (*REGISTERED, residence_assigned(), measure_notified(measure_id=RESIDENCE))


def day(number: int) -> dict[str, Any]:
    """Return the envelope of an act `number` days after 1 June 2026."""
    return {"at": START + number * DAY}


def measure(state: FileState, measure_id: str = EXPULSION) -> MeasureState:
    """Return the measure."""
    found = find_measure(state, measure_id)
    assert found is not None
    return found


def broken(verdict: Accepted | Refused) -> str:
    """Return the rule of a refusal."""
    assert isinstance(verdict, Refused), verdict
    return verdict.rule_id


@pytest.mark.parametrize(
    ("acts", "status"),
    [
        (ORDERED, "ORDERED"),
        (NOTIFIED, "NOTIFIED"),
        (SUSPENDED, "SUSPENDED"),
        ((*SUSPENDED, measure_resumed()), "NOTIFIED"),
        ((*ORDERED, measure_suspended(), measure_resumed()), "ORDERED"),
        ((*NOTIFIED, measure_executed()), "EXECUTED"),
        ((*NOTIFIED, measure_executed(), measure_lifted()), "LIFTED"),
        ((*SUSPENDED, measure_lifted()), "LIFTED"),
    ],
)
def test_a_measure_goes_its_way(acts: tuple[Event, ...], status: str) -> None:
    """Ordered, notified, suspended and resumed, executed or lifted; the table of machines says which way leads on."""
    assert measure(life(*acts)).status == status


def test_a_measure_never_notified_cannot_be_executed_and_starts_no_term() -> None:
    """Without a notification nobody is put on a plane, and no term of appeal runs."""
    state = life(*ORDERED)

    assert broken(judged(state, measure_executed())) == "MEASURE_STATE"
    assert measure(state).notified_on is None
    assert [each for each in due_notices(state, START_DAY + 3_000) if "APPEAL" in str(each)] == []


def test_a_term_does_not_begin_twice() -> None:
    """A second notification is refused, also while the measure is suspended, and changes nothing when folded."""
    state = life(*SUSPENDED)
    second = measure_notified(**day(20), notified_on=START_DAY + 20)

    assert broken(judged(state, second)) == "MEASURE_ALREADY_NOTIFIED"
    assert measure(fold(state, second, version=9, recorded_at=START)).notified_on == START_DAY


@pytest.mark.parametrize(
    ("order", "allowed"),
    [
        (measure_ordered(), True),
        (measure_ordered(actor_role="DIRECTORATE_OFFICER", on_behalf_of="M-1"), True),
        (measure_ordered(actor_role="DIRECTORATE_OFFICER"), False),
        (measure_ordered(actor_role="COURT"), False),
        (measure_ordered(actor_role="BORDER_OFFICER", on_behalf_of="M-1"), False),
        (ban_ordered(), True),
        (residence_assigned(), True),
        (residence_assigned(actor_role="COURT"), False),
    ],
)
def test_each_kind_of_measure_has_its_authority(order: Event, allowed: bool) -> None:
    """The Minister expels, a court or the Minister bans; whoever records it for them says for whom."""
    verdict = judged(life(*REGISTERED), order)

    if allowed:
        assert isinstance(verdict, Accepted)
    else:
        assert broken(verdict) == "MEASURE_POWER"
        assert isinstance(verdict, Refused)
        assert verdict.detail[-1] == "unverified" or order.kind == "ASSIGNED_RESIDENCE"  # type: ignore[union-attr]


def test_who_may_order_is_never_told_as_verified_law() -> None:
    """The rule of the authority says that its articles were not read."""
    assert rule("MEASURE_POWER").status == "unverified"


@pytest.mark.parametrize(
    ("act", "rule_id"),
    [
        (measure_ordered(measure_id=an_id("x"), event_id=an_id("x"), from_date=START_DAY - 1), "MEASURE_BEFORE_ORDER"),
        (measure_ordered(measure_id=an_id("x"), event_id=an_id("x"), grounds=()), "GROUND_MISSING"),
        (measure_ordered(measure_id=an_id("x"), event_id=an_id("x"), kind="UNKNOWN"), "VALUE_UNKNOWN"),
        (measure_ordered(measure_id=an_id("x"), event_id=an_id("x"), to_date=START_DAY - 1), "PERIOD_REVERSED"),
        (measure_ordered(measure_id=an_id("x"), event_id=an_id("x"), governorate="11"), "NO_ASSIGNED_RESIDENCE"),
        (residence_assigned(place=None, governorate=None), "PLACE_MISSING"),
        (measure_ordered(event_id=an_id("x")), "ID_ALREADY_USED"),
        (measure_notified(measure_id=BAN), "MEASURE_UNKNOWN"),
        (measure_notified(notified_on=START_DAY - 1), "MEASURE_DAY"),
        (measure_suspended(suspended_on=START_DAY - 1), "MEASURE_DAY"),
        (measure_lifted(lifted_on=START_DAY - 1), "MEASURE_DAY"),
        (measure_resumed(), "MEASURE_STATE"),
        (measure_expired(measure_id=EXPULSION), "NOTICE_OBSOLETE"),
    ],
)
def test_what_a_measure_cannot_say_is_refused_with_its_rule(act: Event, rule_id: str) -> None:
    """Each refusal names the rule."""
    assert broken(judged(life(*ORDERED), act, recorded_at=START + 400 * DAY)) == rule_id


def test_a_measure_is_not_carried_out_after_its_last_day() -> None:
    """What no longer binds is not executed, whether the notice was raised or not."""
    ordered = measure_ordered(to_date=START_DAY + 10)
    late = measure_executed(**day(11), executed_on=START_DAY + 11)

    assert broken(judged(life(*REGISTERED, ordered, measure_notified()), late)) == "MEASURE_OVER"


def test_a_suspensive_appeal_keeps_the_officer_from_resuming_and_from_executing() -> None:
    """While the court has it, nobody carries the measure out or lets it bind again."""
    state = life(*NOTIFIED, appeal_filed())

    assert broken(judged(state, measure_executed())) == "MEASURE_STATE"
    assert broken(judged(state, measure_resumed())) == "SUSPENSIVE_APPEAL_PENDING"
    assert measure(life(*NOTIFIED, appeal_filed(), appeal_decided())).status == "NOTIFIED"


def test_a_measure_ends_by_a_notice_on_the_day_after_its_last_and_not_before() -> None:
    """The register says by itself that a measure is over; one day earlier it says nothing."""
    state = life(*ASSIGNED)
    raised = [each for each in due_notices(state, START_DAY + 91) if each.NAME == "MeasureExpired"]

    assert [each for each in due_notices(state, START_DAY + 90) if each.NAME == "MeasureExpired"] == []
    assert [each.measure_id for each in raised] == [RESIDENCE]
    assert measure(life(*raised, state=state), RESIDENCE).status == "EXPIRED"
    assert isinstance(judged(state, measure_expired()), Accepted)


def test_a_ban_without_end_never_expires() -> None:
    """No last day, no notice."""
    state = life(*NOTIFIED)

    assert [each for each in due_notices(state, START_DAY + 30_000) if each.NAME == "MeasureExpired"] == []


def test_a_ban_outlives_the_file() -> None:
    """A closed file keeps its measures: one is ordered, notified, lifted and ends there as in an open one."""
    closed = life(*REGISTERED, ban_ordered(), measure_notified(measure_id=BAN), file_closed())

    assert measure(closed, BAN).status == "NOTIFIED"
    assert isinstance(judged(closed, measure_lifted(measure_id=BAN)), Accepted)
    assert isinstance(judged(closed, measure_ordered()), Accepted)
    ended = [each for each in due_notices(closed, START_DAY + 3_653) if each.NAME == "MeasureExpired"]
    assert [each.measure_id for each in ended] == [BAN]
    assert {"MeasureOrdered", "MeasureLifted", "MeasureExpired"} - AFTER_CLOSING == {"MeasureExpired"} - AFTER_CLOSING


def test_reports_are_counted_when_missed_and_only_when_due() -> None:
    """A report is due an interval after the last; a missed one counts once; none is due before, twice, or after."""
    first, second = START_DAY + EVERY_DAYS, START_DAY + 2 * EVERY_DAYS
    came = reporting_recorded(**day(EVERY_DAYS))
    missed = reporting_recorded(**day(2 * EVERY_DAYS + 1), due_on=second, reported_on=None)
    state = life(*ASSIGNED, came, missed)

    assert (measure(state, RESIDENCE).missed_reports, measure(state, RESIDENCE).last_reported_on) == (1, first)
    for due in (first, second, second + EVERY_DAYS - 1, START_DAY + 91):
        again = reporting_recorded(**day(120), due_on=due, reported_on=None)
        assert broken(judged(state, again)) == "REPORT_NOT_DUE", due - START_DAY


def test_nobody_is_absent_before_the_day_is_over() -> None:
    """An absence is recorded on the day after the due one at the earliest."""
    due = START_DAY + EVERY_DAYS
    absent = reporting_recorded(**day(EVERY_DAYS), due_on=due, reported_on=None)

    assert broken(judged(life(*ASSIGNED), absent)) == "DATE_IN_FUTURE"


@pytest.mark.parametrize(
    ("acts", "measure_id"),
    [
        ((*REGISTERED, residence_assigned()), RESIDENCE),  # never notified
        (NOTIFIED, EXPULSION),  # no assigned residence
    ],
)
def test_no_duty_to_report_without_a_notified_one(acts: tuple[Event, ...], measure_id: str) -> None:
    """Only a notified assigned residence with an interval asks for reports."""
    report = reporting_recorded(**day(EVERY_DAYS), measure_id=measure_id)

    assert "NO_REPORTING_DUTY" in _all_rules(life(*acts), report)


def _all_rules(state: FileState, act: Event) -> list[str]:
    from register.procedure import breaches  # noqa: PLC0415 - the rules behind the first

    return [each.rule_id for each in breaches(state, next_act(state, act))]


def test_a_measure_of_an_older_register_is_history() -> None:
    """What was done under other rules is taken over, with the rules as findings."""
    old = measure_ordered(**taken_over(), actor_role="UNKNOWN", grounds=(), ordered_on=18_700, from_date=18_690)
    state = life(person_registered(**taken_over()), file_opened(**taken_over()))
    verdict = decide(state, next_act(state, old), context(old, session=session()))

    assert isinstance(verdict, Accepted), verdict
    assert verdict.findings == ("MEASURE_BEFORE_ORDER",)


_STEPS = (
    measure_notified(),
    measure_suspended(),
    measure_resumed(),
    measure_executed(),
    measure_lifted(),
    measure_expired(measure_id=EXPULSION, expired_on=START_DAY + 6),
    appeal_filed(),
    appeal_decided(),
    appeal_decided(outcome="ANNULLED"),
    appeal_decided(outcome="PARTLY_ANNULLED"),
)


@given(st.lists(st.sampled_from(_STEPS), max_size=12))
def test_a_measure_is_never_where_the_machine_does_not_lead(steps: list[Event]) -> None:
    """Whatever officers send, an accepted act leads along the machine, and nothing is executed before it was told."""
    state = life(*REGISTERED, measure_ordered(to_date=START_DAY + 5))
    for number, step in enumerate(steps):
        act = next_act(state, step)
        if isinstance(decide(state, act, context(act, recorded_at=START + 30 * DAY)), Refused):
            continue
        before = measure(state).status
        state = fold(state, act, version=version_of(state) + 1, recorded_at=START + number)
        after = measure(state)
        assert after.status == before or after.status in MACHINE[before].values()
        assert after.executed_on is None or after.notified_on is not None
        assert (after.suspended_on is not None) is (after.status == "SUSPENDED") or after.status == "EXPIRED"


# --- assigned residence ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("missing", "rule_id"),
    [
        ("place", "PLACE_MISSING"),
        ("governorate", "PLACE_MISSING"),
        ("reporting_every_days", "REPORTING_DUTY_MISSING"),
        ("reporting_unit", "REPORTING_DUTY_MISSING"),
    ],
)
def test_an_assigned_residence_says_where_and_how_often(missing: str, rule_id: str) -> None:
    """Place, governorate, interval and unit: all, or the order is refused with the one that lacks."""
    verdict = judged(life(*REGISTERED), residence_assigned(**{missing: None}))

    assert verdict == Refused(rule_id=rule_id, field=missing)


def absent(days: int, **changes: Any) -> Event:
    """Return the absence of that day, recorded the day after."""
    name = an_id(f"absent {days}")
    return reporting_recorded(**day(days + 1), due_on=START_DAY + days, reported_on=None, event_id=name, **changes)


@pytest.mark.parametrize(("days", "due"), [(0, False), (6, False), (7, True), (8, False), (84, True), (91, False)])
def test_a_report_is_due_on_a_day_that_fits_the_interval(days: int, due: bool) -> None:
    """A number of intervals after the first day, up to the last day of the measure."""
    verdict = judged(life(*ASSIGNED), absent(days))

    assert (verdict == Accepted()) is due
    assert due or broken(verdict) == "REPORT_NOT_DUE"


def test_nothing_was_due_before_the_person_was_told() -> None:
    """Told on the tenth day, the person owes the report of the fourteenth, not that of the seventh."""
    told = measure_notified(**day(10), measure_id=RESIDENCE, notified_on=START_DAY + 10)
    state = life(*REGISTERED, residence_assigned(), told)

    assert broken(judged(state, absent(7))) == "REPORT_NOT_DUE"
    assert judged(state, absent(14)) == Accepted()


def test_what_fell_due_during_a_suspension_is_nobody_s_to_miss() -> None:
    """Neither while it lasts nor after it."""
    suspended = life(*ASSIGNED, measure_suspended(**day(8), measure_id=RESIDENCE, suspended_on=START_DAY + 8))
    resumed = life(measure_resumed(**day(15), measure_id=RESIDENCE, resumed_on=START_DAY + 15), state=suspended)

    assert judged(suspended, absent(7)) == Accepted()
    assert broken(judged(suspended, absent(14))) == "REPORT_NOT_DUE"
    assert broken(judged(resumed, absent(14))) == "REPORT_NOT_DUE"
    assert judged(resumed, absent(21)) == Accepted()


def test_a_report_that_becomes_known_later_takes_the_absence_back() -> None:
    """Another post had seen the person; nobody is counted absent who came."""
    missed = life(*ASSIGNED, absent(7), absent(14))
    came = reporting_recorded(**day(16), due_on=START_DAY + 7, reported_on=START_DAY + 7)
    state = life(came, state=missed)

    assert (measure(missed, RESIDENCE).missed_reports, measure(missed, RESIDENCE).due_missed) == (
        2,
        (START_DAY + 7, START_DAY + 14),
    )
    assert (measure(state, RESIDENCE).missed_reports, measure(state, RESIDENCE).due_missed) == (1, (START_DAY + 14,))
    assert broken(judged(state, came)) == "REPORT_NOT_DUE"


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 4), st.integers(1, 120))
def test_missed_days_are_counted_all_and_kept_in_bounds(every: int, times: int) -> None:
    """However long it lasts, the state holds the latest, and the count holds all."""
    order = residence_assigned(to_date=None, reporting_every_days=every)
    state = life(*REGISTERED, order, measure_notified(measure_id=RESIDENCE))
    for number in range(1, times + 1):
        due = START_DAY + number * every
        missed = reporting_recorded(due_on=due, reported_on=None, event_id=an_id(f"missed {number}"))
        state = fold(state, next_act(state, missed), version=version_of(state) + 1, recorded_at=START)

    held = measure(state, RESIDENCE)
    assert held.missed_reports == times
    assert held.due_missed == tuple(START_DAY + n * every for n in range(max(1, times - REPORTS + 1), times + 1))


# --- execution and the notice of the end ----------------------------------------------------------------------------


def test_execution_sets_its_day_and_nothing_else() -> None:
    """That the person crossed a border is another act's to say."""
    before = life(*NOTIFIED)
    after = life(measure_executed(), state=before)

    assert measure(after) == replace(measure(before), status="EXECUTED", ended_on=START_DAY, executed_on=START_DAY)
    assert after.crossings == before.crossings == ()


@pytest.mark.parametrize("executed", [START_DAY - 1, START_DAY + 1, START_DAY + 3])
def test_nobody_is_put_out_before_order_notification_and_first_day(executed: int) -> None:
    """The latest of the three days counts: here the first day of effect, four days after the order."""
    state = life(*REGISTERED, measure_ordered(from_date=START_DAY + 4), measure_notified(notified_on=START_DAY))
    act = measure_executed(**day(5), executed_on=executed)

    assert judged(state, act) == Refused(rule_id="MEASURE_DAY", field="executed_on", detail=("2026-06-05",))
    assert judged(state, measure_executed(**day(5), executed_on=START_DAY + 4)) == Accepted()


def test_what_was_executed_or_lifted_does_not_expire_also_when_that_was_told_late() -> None:
    """One end is enough: no notice is raised, and one that comes is refused."""
    limited = (*REGISTERED, measure_ordered(to_date=START_DAY + 5), measure_notified())
    notice = measure_expired(measure_id=EXPULSION, expired_on=START_DAY + 6, at=START + 6 * DAY)
    told_late = life(*limited, notice, measure_executed(**day(8), executed_on=START_DAY + 5))

    assert (measure(told_late).status, measure(told_late).ended_on) == ("EXECUTED", START_DAY + 5)
    for state in (told_late, life(*limited, measure_executed()), life(*limited, measure_lifted())):
        assert [each for each in due_notices(state, START_DAY + 30) if each.NAME == "MeasureExpired"] == []
        assert broken(judged(state, notice)) == "NOTICE_OBSOLETE"


@pytest.mark.parametrize("expired", [START_DAY + 90, START_DAY + 92])
def test_a_notice_of_another_day_is_refused(expired: int) -> None:
    """The measure ends by its dates, on one day only."""
    notice = measure_expired(expired_on=expired, at=START + 100 * DAY)

    assert broken(judged(life(*ASSIGNED), notice)) == "NOTICE_OBSOLETE"


def test_an_unseen_suspension_refuses_the_execution() -> None:
    """The officer at the border had not heard of it."""
    state = life(*SUSPENDED)
    unseen = measure_executed(base_version=state.version - 1, device_id="BP-01-A", event_id=an_id("executed"))

    verdict = decide(state, unseen, context(unseen))

    assert isinstance(verdict, Refused)
    assert (verdict.rule_id, verdict.detail[-1]) == ("STALE_VERSION", f"{state.version} MeasureSuspended")


def test_an_execution_of_the_past_without_notification_is_history_with_its_findings() -> None:
    """It happened; the file says so, and says what was wrong with it."""
    state = life(*ORDERED)
    act = measure_executed(**taken_over(), executed_on=START_DAY)
    verdict = judged(state, act)

    assert isinstance(verdict, Accepted)
    assert {"MEASURE_STATE", "MEASURE_NOT_NOTIFIED"} <= set(verdict.findings)
    assert measure(life(act, state=state)).status == "EXECUTED"


# --- what else cannot be --------------------------------------------------------------------------------------------

OTHER_ORDER = {"measure_id": an_id("x"), "event_id": an_id("x")}
BAD: list[tuple[str, str, tuple[Event, ...], Event]] = [
    (
        "DATE_IN_FUTURE",
        "ordered_on",
        REGISTERED,
        measure_ordered(ordered_on=START_DAY + 1, from_date=START_DAY + 1),
    ),
    ("PERIOD_REVERSED", "appeal_deadline", ORDERED, measure_notified(appeal_deadline=START_DAY - 1)),
    (
        "MEASURE_DAY",
        "resumed_on",
        (*NOTIFIED, measure_suspended(**day(3), suspended_on=START_DAY + 3)),
        measure_resumed(**day(4), resumed_on=START_DAY + 2),
    ),
    (
        "REPORT_NOT_DUE",
        "due_on",
        (*ASSIGNED, measure_lifted(**day(10), measure_id=RESIDENCE, lifted_on=START_DAY + 10)),
        absent(14),
    ),
    ("CODE_UNKNOWN", "governorate", REGISTERED, residence_assigned(governorate="99")),
    ("NUMBER_IMPOSSIBLE", "reporting_every_days", REGISTERED, residence_assigned(reporting_every_days=0)),
    ("SYSTEM_ONLY", "meta.actor_role", ASSIGNED, measure_expired(**OF_CLERK)),
    ("ROLE_MAY_NOT", "meta.actor_role", NOTIFIED, measure_suspended(actor_role="CLERK")),
]


@pytest.mark.parametrize(("rule_id", "field", "before", "event"), BAD, ids=[f"{c[0]}-{n}" for n, c in enumerate(BAD)])
def test_a_wrong_act_is_refused_by_its_rule(rule_id: str, field: str, before: tuple[Event, ...], event: Event) -> None:
    """Each rule names the field to mend."""
    verdict = judged(life(*before), event)

    assert isinstance(verdict, Refused)
    assert (verdict.rule_id, verdict.field) == (rule_id, field)


def test_an_absence_told_twice_counts_once() -> None:
    """Also when history brings it again."""
    state = life(*ASSIGNED, absent(7))
    again = fold(state, next_act(state, absent(7)), version=version_of(state) + 1, recorded_at=START)

    assert measure(again, RESIDENCE).missed_reports == 1


def test_what_has_ended_keeps_its_end_whatever_history_brings() -> None:
    """A suspension told of a lifted measure moves nothing."""
    state = life(*NOTIFIED, measure_lifted())
    after = fold(state, next_act(state, measure_suspended()), version=version_of(state) + 1, recorded_at=START)

    assert measure(after) == measure(state)


def test_a_ban_asks_for_no_reports_whatever_its_papers_say() -> None:
    """A duty to report that stands on another kind of measure is none."""
    state = life(*ASSIGNED)
    ban = replace(state, measures=(replace(measure(state, RESIDENCE), kind="ENTRY_BAN"),))

    assert broken(judged(ban, absent(7))) == "NO_REPORTING_DUTY"


def test_a_file_holds_so_many_measures_and_no_more() -> None:
    """The state stays bounded."""
    orders = [measure_ordered(measure_id=an_id(f"m {n}"), event_id=an_id(f"m {n}")) for n in range(MEASURES)]
    state = life(*REGISTERED, *orders)

    assert judged(state, measure_ordered()) == Refused(rule_id="FILE_FULL", field="measures", detail=(str(MEASURES),))


def test_every_rule_of_the_family_has_a_case() -> None:
    """No rule is only written: each refuses something here."""
    text = Path(__file__).read_text(encoding="utf-8")

    assert [name for name in rules_of("measure") if f'"{name}"' not in text] == []
