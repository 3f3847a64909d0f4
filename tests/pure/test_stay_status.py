"""Nobody is said to overstay because the administration is late, or because the register knows too little."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.days import DAY, day_of
from register.lawbook import LawOn, lawbook
from register.lengths import Length
from register.stay_days import abroad_since, days_in_row, days_within, presence
from register.stay_history import lost_waiver
from register.stay_look import look
from register.stay_right import pending
from register.stay_status import PRECEDENCE, StayCode, StayStatus, stay_status
from schemas.events import (
    AppealState,
    ApplicationState,
    ClosingState,
    CrossingState,
    DecisionState,
    FileState,
    MeasureState,
    PermitState,
    ReceiptState,
)
from tests.examples import APPLICATION, DECISION, PERMIT, PERSON, an_id

D = day_of(2026, 6, 1)
FRENCH = FileState(
    file_id=an_id("file"),
    version=9,
    person_id=PERSON,
    subject_key_id=PERSON,
    opened_at=0,
    last_recorded_at=0,
    status="OPEN",
    nationality="FRA",
)


def status(state: FileState | None, on: int = D) -> StayStatus:
    """Ask by the law of the day."""
    return stay_status(state, on, LawOn(on=on))


def crossing(day: int, *, entry: bool = True, **changes: Any) -> CrossingState:
    """A certain crossing, an entry under the waiver."""
    values: dict[str, Any] = {"visa_kind": "WAIVER", "source": "FEED", "reliability": "CONFIRMED"}
    return CrossingState(crossing_id=an_id(f"{entry}{day}"), entry=entry, crossed_on=day, **(values | changes))


def application(lodged: int, **changes: Any) -> ApplicationState:
    """An application lodged at noon that is looked at."""
    values: dict[str, Any] = {"kind": "RENEWAL", "status": "UNDER_REVIEW", "station_id": "LM-01"}
    moment = lodged * DAY + DAY // 2
    return ApplicationState(application_id=APPLICATION, lodged_at=moment, **(values | changes))


def receipt(first: int, last: int) -> ReceiptState:
    """A receipt."""
    return ReceiptState(receipt_id=an_id("receipt"), receipt_number="R-1", valid_from=first, valid_to=last)


def decision(**changes: Any) -> DecisionState:
    """A refusal."""
    values: dict[str, Any] = {"outcome": "REFUSE", "decided_at": D * DAY, "effective_date": D - 10}
    return DecisionState(decision_id=DECISION, signatory="S-1", prepared_by="D-1", **(values | changes))


def permit(first: int, last: int, **changes: Any) -> PermitState:
    """A card in the hand of its holder, of an earlier application."""
    values: dict[str, Any] = {"status": "HANDED_OVER", "title": "TEMPORARY"}
    return PermitState(
        permit_id=PERMIT,
        application_id=an_id("before"),
        card_number="C-1",
        valid_from=first,
        valid_to=last,
        **(values | changes),
    )


def measure(**changes: Any) -> MeasureState:
    """An expulsion of which the person was told."""
    values: dict[str, Any] = {"kind": "EXPULSION", "status": "NOTIFIED", "notified_on": D - 20}
    return MeasureState(measure_id=an_id("measure"), ordered_on=D - 30, from_date=D - 30, **(values | changes))


OLD = permit(D - 400, D - 35)
HERE = (crossing(D - 900),)
AHEAD = decision(outcome="GRANT", valid_from=D + 5, valid_to=D + 300)
ORDINARY = permit(D - 400, D + 300, title="ORDINARY")
ABROAD = (crossing(D - 500), crossing(D - 260, entry=False), crossing(D - 3))
REFUSED = {"status": "NOTIFIED", "decision": decision(notified_on=D - 5)}
CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "nothing but a file": ({}, "UNKNOWN", "ENTRY_UNKNOWN"),
    "naturalised": ({"closing": ClosingState(ground="NATURALISED", closed_on=D - 3)}, "UNKNOWN", "OUTSIDE_REGIME"),
    "left": ({"crossings": (crossing(D - 50), crossing(D - 3, entry=False))}, "DEPARTED", "EXIT_RECORDED"),
    "closed as departed": ({"closing": ClosingState(ground="DEPARTED", closed_on=D)}, "DEPARTED", "CLOSED_DEPARTED"),
    "expelled": ({"measures": (measure(status="EXECUTED", ended_on=D - 2),)}, "DEPARTED", "EXPULSION_EXECUTED"),
    "told of an expulsion": ({"measures": (measure(),), "crossings": HERE}, "MEASURE", "MEASURE_IN_FORCE"),
    "expulsion never notified": (
        {"measures": (measure(status="ORDERED", notified_on=None),)},
        "UNKNOWN",
        "ENTRY_UNKNOWN",
    ),
    "expulsion suspended": ({"measures": (measure(status="SUSPENDED"),)}, "UNKNOWN", "ENTRY_UNKNOWN"),
    "measure past its last day": ({"measures": (measure(to_date=D - 1),)}, "UNKNOWN", "ENTRY_UNKNOWN"),
    "in transit, seventh day": (
        {"crossings": (crossing(D - 6, visa_kind="TRANSIT"),)},
        "VISA_FREE",
        "TERM_RUNS",
    ),
    "in transit, eighth day": ({"crossings": (crossing(D - 7, visa_kind="TRANSIT"),)}, "OVERSTAY", "TERM_ENDED"),
    "title runs": ({"permits": (permit(D - 10, D),)}, "PERMIT_VALID", "TITLE_RUNS"),
    "title lost, not ended": ({"permits": (permit(D - 10, D, status="STOLEN"),)}, "PERMIT_VALID", "TITLE_RUNS"),
    "card lies at the station": ({"permits": (permit(D - 1, D + 5, status="PRODUCED"),)}, "PERMIT_VALID", "TITLE_RUNS"),
    "granted, no card": (
        {
            "applications": (
                application(
                    D - 90, status="NOTIFIED", decision=decision(outcome="GRANT", valid_from=D, valid_to=D + 9)
                ),
            )
        },
        "PERMIT_VALID",
        "GRANT_RUNS",
    ),
    "receipt runs": (
        {"permits": (OLD,), "applications": (application(D - 60, receipts=(receipt(D - 60, D),)),)},
        "RECEIPT_VALID",
        "RECEIPT_RUNS",
    ),
    "late, but with a receipt that runs": (
        {
            "permits": (OLD,),
            "applications": (
                application(D - 9, is_late=True, late_because="APPLICANT", receipts=(receipt(D - 9, D),)),
            ),
        },
        "RECEIPT_VALID",
        "RECEIPT_RUNS",
    ),
    "renewal in time, no receipt": (
        {"permits": (OLD,), "crossings": HERE, "applications": (application(D - 60),)},
        "RENEWAL_PENDING_IN_TIME",
        "RENEWAL_IN_TIME",
    ),
    "receipt lapsed": (
        {
            "permits": (OLD,),
            "crossings": HERE,
            "applications": (application(D - 60, receipts=(receipt(D - 60, D - 1),)),),
        },
        "RECEIPT_LAPSED_PENDING",
        "RECEIPT_LAPSED",
    ),
    "late because of the administration": (
        {
            "permits": (OLD,),
            "crossings": HERE,
            "applications": (application(D - 9, is_late=True, late_because="ADMIN"),),
        },
        "RENEWAL_PENDING_IN_TIME",
        "RENEWAL_IN_TIME",
    ),
    "called late, but lodged while the title ran": (
        {
            "permits": (OLD,),
            "crossings": HERE,
            "applications": (application(D - 60, is_late=True, late_because="APPLICANT"),),
        },
        "RENEWAL_PENDING_IN_TIME",
        "RENEWAL_IN_TIME",
    ),
    "late, nobody knows why": (
        {"permits": (OLD,), "crossings": HERE, "applications": (application(D - 9, is_late=True),)},
        "UNKNOWN",
        "LATENESS_UNKNOWN",
    ),
    "first application in time, no receipt": (
        {"crossings": (crossing(D - 120),), "applications": (application(D - 60, kind="FIRST"),)},
        "RECEIPT_LAPSED_PENDING",
        "NO_RECEIPT",
    ),
    "refused, not told": (
        {
            "permits": (OLD,),
            "crossings": HERE,
            "applications": (application(D - 60, status="DECIDED", decision=decision()),),
        },
        "RECEIPT_LAPSED_PENDING",
        "NOT_NOTIFIED",
    ),
    "refused, appeal suspends": (
        {
            "permits": (OLD,),
            "crossings": HERE,
            "applications": (application(D - 60, status="UNDER_APPEAL", decision=decision(notified_on=D - 5)),),
            "appeals": (
                AppealState(
                    appeal_id=an_id("appeal"), subject_id=DECISION, suspensive=True, filed_on=D - 2, status="FILED"
                ),
            ),
        },
        "RECEIPT_LAPSED_PENDING",
        "APPEAL_SUSPENDS",
    ),
    "within three months": ({"crossings": (crossing(D - 30),)}, "VISA_FREE", "TERM_RUNS"),
    "as the post allowed": (
        {"crossings": (crossing(D - 30, authorised_days=31),), "nationality": "XXX"},
        "VISA_FREE",
        "TERM_RUNS",
    ),
    "entry of a nationality without known term": ({"crossings": HERE, "nationality": "SOM"}, "UNKNOWN", "TERM_UNKNOWN"),
    "term passed": ({"crossings": (crossing(D - 120),)}, "OVERSTAY", "TERM_ENDED"),
    "doubtful exit after the term": (
        {"crossings": (crossing(D - 120), crossing(D - 90, entry=False, reliability="DOUBTFUL"))},
        "UNKNOWN",
        "PRESENCE_DOUBTFUL",
    ),
    "title ended": ({"permits": (OLD,), "crossings": HERE}, "OVERSTAY", "TITLE_ENDED"),
    "title ended, perhaps gone": ({"permits": (OLD,)}, "UNKNOWN", "PRESENCE_UNKNOWN"),
    "late by the person, no receipt": (
        {
            "permits": (OLD,),
            "crossings": HERE,
            "applications": (application(D - 9, is_late=True, late_because="APPLICANT"),),
        },
        "UNKNOWN",
        "LATE_WAITS",
    ),
    "withdrawn": (
        {"permits": (permit(D - 9, D + 9, status="WITHDRAWN", status_on=D),), "crossings": HERE},
        "UNKNOWN",
        "TITLE_WITHDRAWN",
    ),
    "refused and told": (
        {"permits": (OLD,), "crossings": HERE, "applications": (application(D - 60, **REFUSED),)},
        "OVERSTAY",
        "REFUSAL_NOTIFIED",
    ),
    "application withdrawn": (
        {
            "permits": (OLD,),
            "crossings": HERE,
            "applications": (application(D - 60, status="CLOSED", closed_at=(D - 4) * DAY),),
        },
        "UNKNOWN",
        "APPLICATION_ENDED",
    ),
    "merged into another": ({"closing": ClosingState(ground="MERGED", closed_on=D)}, "UNKNOWN", "NOT_THIS_FILE"),
    "came back after the file was closed": (
        {"closing": ClosingState(ground="DEPARTED", closed_on=D - 50), "crossings": (crossing(D - 3),)},
        "VISA_FREE",
        "TERM_RUNS",
    ),
    "expelled, and perhaps back": (
        {
            "measures": (measure(status="EXECUTED", executed_on=D - 9),),
            "crossings": (crossing(D - 3, reliability="DOUBTFUL"),),
        },
        "UNKNOWN",
        "PRESENCE_DOUBTFUL",
    ),
    "expelled, and back": (
        {"measures": (measure(status="EXECUTED", executed_on=D - 9),), "crossings": (crossing(D - 3),)},
        "MEASURE",
        "MEASURE_IN_FORCE",
    ),
    "told of a ban, carried out at the border, here": (
        {"measures": (measure(kind="ENTRY_BAN", status="EXECUTED", executed_on=D - 9),), "crossings": HERE},
        "MEASURE",
        "MEASURE_IN_FORCE",
    ),
    "two entries, the exit between them missing": (
        {"crossings": (crossing(D - 120), crossing(D - 10))},
        "VISA_FREE",
        "TERM_RUNS",
    ),
    "out and in on one day, told in the wrong order": (
        {"crossings": (crossing(D - 120), crossing(D - 5), crossing(D - 5, entry=False))},
        "VISA_FREE",
        "TERM_RUNS",
    ),
    "stays back to back": (
        {
            "crossings": (
                crossing(D - 250),
                crossing(D - 165, entry=False),
                crossing(D - 160),
                crossing(D - 75, entry=False),
                crossing(D - 70),
            )
        },
        "VISA_FREE",
        "TERM_RUNS_CARD_DUE",
    ),
    "four months without a visa, a card is due after three": (
        {"crossings": (crossing(D - 100),), "nationality": "DEU"},
        "VISA_FREE",
        "TERM_RUNS_CARD_DUE",
    ),
    "nobody said how far the entry may be relied on": (
        {"crossings": (crossing(D - 120, reliability="UNKNOWN"),)},
        "UNKNOWN",
        "PRESENCE_DOUBTFUL",
    ),
    "granted, to begin in five days, receipt runs": (
        {
            "permits": (OLD,),
            "crossings": HERE,
            "applications": (
                application(D - 60, status="DECIDED", receipts=(receipt(D - 60, D + 9),), decision=AHEAD),
            ),
        },
        "RECEIPT_VALID",
        "RECEIPT_RUNS",
    ),
    "granted, to begin in five days, receipt lapsed": (
        {
            "permits": (OLD,),
            "crossings": HERE,
            "applications": (
                application(D - 60, status="NOTIFIED", receipts=(receipt(D - 60, D - 1),), decision=AHEAD),
            ),
        },
        "RECEIPT_LAPSED_PENDING",
        "GRANT_TO_BEGIN",
    ),
    "granted in part, not told": (
        {
            "permits": (OLD,),
            "crossings": HERE,
            "applications": (application(D - 60, status="DECIDED", decision=decision(outcome="PARTIAL")),),
        },
        "RECEIPT_LAPSED_PENDING",
        "NOT_NOTIFIED",
    ),
    "granted, and the card misprinted": (
        {
            "permits": (replace(permit(D - 5, D + 9, status="CANCELLED_PRINT_ERROR"), application_id=APPLICATION),),
            "crossings": HERE,
            "applications": (
                application(
                    D - 60, status="NOTIFIED", decision=decision(outcome="GRANT", valid_from=D - 5, valid_to=D + 9)
                ),
            ),
        },
        "PERMIT_VALID",
        "GRANT_RUNS",
    ),
    "a return visa is no title": (
        {"permits": (permit(D - 5, D + 9, title="RETURN_VISA"),)},
        "UNKNOWN",
        "ENTRY_UNKNOWN",
    ),
    "a child": ({"crossings": (crossing(D - 120),), "birth_year": 2016}, "UNKNOWN", "CHILD"),
    "in the year of turning sixteen": ({"crossings": (crossing(D - 120),), "birth_year": 2010}, "UNKNOWN", "CHILD"),
    "seventeen": ({"crossings": (crossing(D - 120),), "birth_year": 2009}, "OVERSTAY", "TERM_ENDED"),
    "ordinary title, eight months abroad": (
        {"permits": (ORDINARY,), "crossings": ABROAD, "nationality": "SOM"},
        "UNKNOWN",
        "ORDINARY_ABSENT",
    ),
    "ordinary title, eight months abroad with a return visa": (
        {
            "permits": (ORDINARY, replace(permit(D - 300, D + 9, title="RETURN_VISA"), permit_id=an_id("visa"))),
            "crossings": ABROAD,
            "nationality": "SOM",
        },
        "PERMIT_VALID",
        "TITLE_RUNS",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_situation_has_its_status_and_reason(name: str) -> None:
    """One line of the table for each."""
    changes, expected, reason = CASES[name]

    found = status(replace(FRENCH, **changes))

    assert (found.status, found.reason) == (expected, reason)
    assert found.rules[0].rule_id == reason
    assert all((found.text.en, found.text.fr, found.text.ar))


def excused(because: str = "ADMIN", lodged: int = D + 40) -> StayStatus:
    """Ask for a day after the title's end, knowing what came later."""
    then = replace(FRENCH, permits=(OLD,), crossings=HERE)
    late = application(lodged, is_late=True, late_because=because)
    return stay_status(then, D, LawOn(on=D), later=replace(then, applications=(late,)))


def test_a_delay_that_was_excused_later_is_no_overstay_of_the_days_before() -> None:
    """The days between the title's end and the late application: an overstay only when the delay was the person's."""
    assert excused("ADMIN").status == "RECEIPT_LAPSED_PENDING"
    assert excused("FORCE_MAJEURE").reason == "LATENESS_EXCUSED"
    assert excused("APPLICANT").status == "OVERSTAY"
    assert status(replace(FRENCH, permits=(OLD,), crossings=HERE)).status == "OVERSTAY"  # as was known then


def test_a_crossing_counts_by_its_own_day_also_when_it_was_told_late() -> None:
    """An exit of last month, recorded today, makes the person departed on the days since."""
    then = replace(FRENCH, permits=(OLD,), crossings=HERE)
    known = replace(then, crossings=(*HERE, crossing(D - 20, entry=False)))

    assert stay_status(then, D, LawOn(on=D), later=known).status == "DEPARTED"
    assert stay_status(then, D - 21, LawOn(on=D), later=known).status == "OVERSTAY"


def test_every_reason_of_the_law_is_reached() -> None:
    """The table of reasons holds none that nobody can be given."""
    told = {reason for _, _, reason in CASES.values()} | {status(None).reason, excused().reason}

    assert told == {entry.id for entry in LawOn(on=D).entries("stay_reasons")}
    assert {entry.text("stay_status") for entry in LawOn(on=D).entries("stay_reasons")} == set(get_args(StayCode))


def test_an_overstay_begins_after_the_last_right() -> None:
    """The refusal that ended the waiting, not the title that had ended before it."""
    refused = replace(FRENCH, **CASES["refused and told"][0])

    assert status(refused).since == D - 4
    assert status(replace(FRENCH, **CASES["title ended"][0])).since == OLD.valid_to + 1


def test_the_waiver_is_lost_by_a_refusal_told_before_the_entry() -> None:
    """Law 68-7, article 7: the same entry, with and without the past."""
    came = replace(FRENCH, crossings=(crossing(D - 30),))
    before = application(D - 400, status="NOTIFIED", decision=decision(notified_on=D - 300))

    assert status(came).status == "VISA_FREE"
    assert status(replace(came, applications=(before,))).status != "VISA_FREE"


@pytest.mark.parametrize(
    ("past", "lost"),
    [
        ({"status": "NOTIFIED"}, True),
        ({"status": "DECIDED"}, False),  # recorded as decided: nobody was told
        ({"status": "REOPENED"}, False),
        ({"status": "UNDER_REVIEW"}, False),  # annulled on appeal, and under review again
    ],
)
def test_only_a_refusal_that_stands_takes_the_waiver(past: dict[str, Any], lost: bool) -> None:
    """An annulled refusal is none, also when the application is looked at again."""
    refused = application(D - 400, decision=decision(notified_on=D - 300), **past)
    came = replace(FRENCH, crossings=(crossing(D - 30),), applications=(refused,))

    assert lost_waiver(came, D - 30) == (("PERMIT_REFUSED",) if lost else ())


@pytest.mark.parametrize(
    ("past", "lost"),
    [
        ({}, True),
        ({"status": "ORDERED", "notified_on": None}, False),
        ({"status": "LIFTED"}, False),
        ({"status": "SUSPENDED"}, False),
        ({"status": "EXECUTED", "executed_on": D - 15}, True),
        ({"notified_on": D - 5}, False),  # told after the entry
    ],
)
def test_only_a_measure_that_was_told_and_stands_takes_the_waiver(past: dict[str, Any], lost: bool) -> None:
    """Law 68-7, article 7, looks at what came before the entry."""
    assert lost_waiver(replace(FRENCH, measures=(measure(**past),)), D - 10) == (("EXPULSION",) if lost else ())


DAYS = st.integers(D - 500, D + 200)
CROSSINGS = st.lists(
    st.builds(
        CrossingState,
        crossing_id=st.uuids().map(str),
        entry=st.booleans(),
        crossed_on=DAYS,
        visa_kind=st.sampled_from(["WAIVER", "SHORT_STAY", "TRANSIT", "UNKNOWN"]),
        authorised_days=st.none() | st.integers(1, 200),
        reliability=st.sampled_from(["CONFIRMED", "PLAUSIBLE", "DOUBTFUL"]),
    ),
    max_size=5,
).map(lambda found: tuple(sorted(found, key=lambda each: each.crossed_on)))
PERMITS = st.lists(
    st.builds(
        permit, DAYS, DAYS, status=st.sampled_from(["HANDED_OVER", "WITHDRAWN", "STOLEN"]), status_on=st.none() | DAYS
    ),
    max_size=2,
).map(tuple)
APPLICATIONS = st.lists(
    st.builds(
        application,
        DAYS,
        kind=st.sampled_from(["FIRST", "RENEWAL", "DUPLICATE"]),
        is_late=st.booleans(),
        late_because=st.sampled_from(["APPLICANT", "ADMIN", "FORCE_MAJEURE", None]),
        status=st.sampled_from(["LODGED", "UNDER_REVIEW", "DECIDED", "NOTIFIED", "CLOSED"]),
        receipts=st.lists(st.builds(receipt, DAYS, DAYS), max_size=2).map(tuple),
        decision=st.none() | st.builds(decision, notified_on=st.none() | DAYS),
        closed_at=st.none() | DAYS.map(lambda day: day * DAY),
    ),
    max_size=2,
).map(tuple)
FILES = st.builds(
    lambda crossings, permits, applications, nationality: replace(
        FRENCH, crossings=crossings, permits=permits, applications=applications, nationality=nationality
    ),
    CROSSINGS,
    PERMITS,
    APPLICATIONS,
    st.sampled_from(["FRA", "DEU", "SOM", None]),
)


@given(FILES, DAYS)
def test_every_file_has_one_status_on_every_day(state: FileState, on: int) -> None:
    """Total, and the same twice."""
    assert status(state, on) == status(state, on)


@given(FILES, DAYS)
def test_each_line_of_the_table_answers_only_what_it_may(state: FileState, on: int) -> None:
    """The precedence as data: the first line that finds something is the answer, with a status of that line."""
    seen = look(state, on, LawOn(on=on), None)
    answers = [(found, may) for line, may in PRECEDENCE if (found := line(seen)) is not None]

    assert all(found.status in may for found, may in answers)
    assert not answers or status(state, on) == answers[0][0]


def _still_waiting(state: FileState, which: int) -> FileState:
    """Return the file had the administration not yet done anything about one application."""
    slow = state.applications[which % len(state.applications)]
    waiting = replace(slow, status="UNDER_REVIEW", decision=None, receipts=(), closed_at=None)
    applications = tuple(waiting if each is slow else each for each in state.applications)
    permits = tuple(each for each in state.permits if each.application_id != slow.application_id)
    return replace(state, applications=applications, permits=permits)


def _never_told(state: FileState, which: int) -> FileState:
    """Return the file had the decision on one application not been notified."""
    slow = state.applications[which % len(state.applications)]
    if slow.decision is None or slow.status != "NOTIFIED":
        return state
    untold = replace(slow, status="DECIDED", decision=replace(slow.decision, notified_on=None, appeal_deadline=None))
    return replace(state, applications=tuple(untold if each is slow else each for each in state.applications))


def _no_receipts(state: FileState, which: int) -> FileState:
    """Return the file had the receipts of one application lapsed long ago, or never been handed over."""
    slow = state.applications[which % len(state.applications)]
    fewer = replace(slow, receipts=())
    return replace(state, applications=tuple(fewer if each is slow else each for each in state.applications))


@settings(max_examples=300)
@given(
    FILES.filter(lambda file: bool(file.applications)),
    DAYS,
    st.integers(0, 1),
    st.sampled_from([_still_waiting, _never_told, _no_receipts]),
)
def test_no_slowness_of_the_administration_turns_anything_into_an_overstay(
    state: FileState, on: int, which: int, slow: Callable[[FileState, int], FileState]
) -> None:
    """Undecided, not notified, without receipts: whoever was no overstayer is none for the administration's delay."""
    if status(state, on).status != "OVERSTAY" and _waits_in(slow(state, which), which, on):
        assert status(slow(state, which), on).status != "OVERSTAY"


def _waits_in(state: FileState, which: int, on: int) -> bool:
    """Return whether the slow application waits: one that ended may of course leave no right behind."""
    return state.applications[which % len(state.applications)] in pending(state, on)


@given(FILES, DAYS)
def test_nobody_who_waits_for_the_administration_overstays(state: FileState, on: int) -> None:
    """One application that waits is enough, whatever else the file holds."""
    if pending(state, on):
        assert status(state, on).status != "OVERSTAY"


@given(FILES, DAYS, st.integers(1, 400))
def test_no_delay_of_the_administration_makes_an_overstay(state: FileState, on: int, later: int) -> None:
    """Who waits for the administration on a day still waits however long nothing happens."""
    waits = {"RECEIPT_LAPSED_PENDING", "RENEWAL_PENDING_IN_TIME", "RECEIPT_VALID"}
    none_after = all(each.crossed_on <= on for each in state.crossings)

    if status(state, on).status in waits and pending(state, on) and none_after:
        assert status(state, on + later).status != "OVERSTAY"


@given(FILES, DAYS)
def test_a_doubtful_crossing_alone_charges_nobody(state: FileState, on: int) -> None:
    """With every crossing doubtful and nothing else in the file, there is no overstay."""
    doubtful = tuple(replace(each, reliability="DOUBTFUL") for each in state.crossings)

    assert status(replace(state, crossings=doubtful, permits=(), applications=()), on).status != "OVERSTAY"


def test_days_are_counted_once_and_at_both_ends() -> None:
    """Two stays that touch, and one that runs."""
    present = presence(
        (
            crossing(D - 100),
            crossing(D - 91, entry=False),
            crossing(D - 91),
            crossing(D - 90, entry=False),
            crossing(D - 4),
        ),
        D,
    )

    assert days_within(present, D, Length(years=1)) == 11 + 5
    assert days_within(present, D, Length(days=92)) == 1 + 5 + 0 + 1 - 0
    assert days_in_row(present, D) == 5
    assert abroad_since(present, D) is None
    assert abroad_since(presence((crossing(D - 9), crossing(D - 3, entry=False)), D), D) == D - 2


def test_the_tables_are_read_once() -> None:
    """Asking for the law of many days reads no file again."""
    assert lawbook() is lawbook()
