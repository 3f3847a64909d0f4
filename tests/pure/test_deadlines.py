"""What falls due: raised once, met by the act, missed by the day, and never more than the dates in the file say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.change import changed
from register.days import DAY, HOUR, day_of, iso
from register.deadlines import due_notices, is_outstanding
from register.due import ENDED_KEPT, is_standing
from register.due_rules import anchors, find_rule, rules_at
from register.lawbook import lawbook
from register.verdict import Accepted, Refused
from schemas.codec import encode_body
from schemas.events import DeadlineMet, DeadlineMissed, DeadlineRaised, Event, FileState
from tests.examples import (
    AT_DIRECTORATE,
    DECIDED,
    LODGED,
    PERMIT,
    REGISTERED,
    START_DAY,
    UNIT,
    address_declared,
    an_id,
    application_lodged,
    application_withdrawn,
    complement_received,
    complement_requested,
    decision_notified,
    decision_refused,
    decision_taken,
    file_opened,
    import_session_approved,
    judged,
    life,
    permit_handed_over,
    permit_produced,
    person_registered,
    receipt_extended,
    receipt_issued,
    taken_over,
    travel_document_recorded,
)
from tests.examples_data import subject_request_answered, subject_request_received
from tests.examples_deadline import CARD_ENDS, DEADLINE, deadline_met, deadline_missed, deadline_raised
from tests.examples_file import file_closed

WITH_CARD = (*DECIDED, decision_notified(), permit_produced(), permit_handed_over())
YEAR_OF_STUDY = {"valid_from": START_DAY + 5, "valid_to": day_of(2026, 9, 30)}
STUDENT = (*AT_DIRECTORATE, decision_taken(**YEAR_OF_STUDY), decision_notified(), permit_produced(**YEAR_OF_STUDY))
CHILD = (person_registered(birth_year=2011), file_opened())


def on(day: int, **changes: Any) -> dict[str, Any]:
    """Return the envelope of an act at nine o'clock of a day."""
    return {"at": day * DAY + 8 * HOUR, "event_id": an_id(f"act of {day}")} | changes


def lived(state: FileState, days: Iterable[int]) -> tuple[FileState, list[Event]]:
    """Return the file after the timer looked on these days until it had nothing to say, and all that it said."""
    said: list[Event] = []
    for day in days:
        while notices := due_notices(state, day):
            said += notices
            state = life(*notices, state=state)
    return state, said


def raised(said: Iterable[Event]) -> list[tuple[str, int, int]]:
    """Return rule, day of raising and due day of what was raised."""
    return [(e.rule_id, e.meta.effective_date, e.due_on) for e in said if isinstance(e, DeadlineRaised)]


# --- the life of a deadline ----------------------------------------------------------------------------------------


def test_a_card_is_announced_60_and_30_days_before_its_end_and_on_it_then_missed() -> None:
    """Day by day: three stages, of which the state holds the last one only, and one day passed."""
    state, said = lived(life(*WITH_CARD), range(START_DAY, CARD_ENDS + 40))

    assert raised(said) == [
        ("CARD_EXPIRY_60", CARD_ENDS - 60, CARD_ENDS),
        ("CARD_EXPIRY_30", CARD_ENDS - 30, CARD_ENDS),
        ("CARD_EXPIRY_0", CARD_ENDS, CARD_ENDS),
    ]
    assert [(e.NAME, e.meta.effective_date) for e in said if isinstance(e, DeadlineMissed)] == [
        ("DeadlineMissed", CARD_ENDS + 1)
    ]
    assert [(d.rule_id, d.status) for d in state.deadlines] == [("CARD_EXPIRY_0", "MISSED")]


@pytest.mark.parametrize(("lodged", "status_before"), [(CARD_ENDS - 21, "RAISED"), (CARD_ENDS + 12, "MISSED")])
def test_a_renewal_meets_the_deadline_on_the_day_it_was_lodged(lodged: int, status_before: str) -> None:
    """In time or late: the day is that of the act, not of the look."""
    state, _ = lived(life(*WITH_CARD), range(CARD_ENDS - 60, lodged))
    before = state.deadlines[-1].status
    renewal = application_lodged(application_id=an_id("renewal"), kind="RENEWAL", **on(lodged))
    state = life(renewal, state=state)
    later = life(address_declared(**on(lodged + 3)), state=state)
    looked = [due_notices(state, lodged), due_notices(later, lodged + 9)]
    met = [notice for notice in looked[0] if isinstance(notice, DeadlineMet)]

    assert before == status_before
    assert [notice.met_on for notice in met] == [lodged]
    assert [notice for notice in looked[1] if isinstance(notice, DeadlineMet)] == met
    assert [d.status for d in life(*met, state=state).deadlines if d.subject == "PERMIT"] == ["MET"]


def test_a_withdrawn_renewal_leaves_the_next_stage_to_be_raised() -> None:
    """Who asked for a card and then did not is told again."""
    state, _ = lived(life(*WITH_CARD), range(CARD_ENDS - 60, CARD_ENDS - 50))
    other = an_id("renewal")
    state = life(application_lodged(application_id=other, kind="RENEWAL", **on(CARD_ENDS - 50)), state=state)
    state, _ = lived(state, [CARD_ENDS - 49])
    state = life(application_withdrawn(application_id=other, **on(CARD_ENDS - 45)), state=state)
    state, said = lived(state, range(CARD_ENDS - 45, CARD_ENDS - 20))

    assert ("CARD_EXPIRY_30", CARD_ENDS - 30, CARD_ENDS) in raised(said)


def test_a_timer_that_slept_raises_the_latest_stage_only() -> None:
    """Nobody needs the reminder of two months on the last day."""
    _, said = lived(life(*WITH_CARD), [CARD_ENDS])

    assert raised(said) == [("CARD_EXPIRY_0", CARD_ENDS, CARD_ENDS)]


def test_students_cards_of_september_have_one_deadline_of_their_own() -> None:
    """The cohort's rule stands for the ladder; a card of studies that ends on another day climbs the ladder."""
    ends = day_of(2026, 9, 30)

    assert raised(lived(life(*STUDENT), range(START_DAY, ends + 2))[1]) == [("STUDENT_COHORT", ends - 30, ends)]
    assert all(rule.startswith("CARD_EXPIRY") for rule, _, _ in raised(lived(life(*WITH_CARD), [CARD_ENDS])[1]))


# --- each rule -----------------------------------------------------------------------------------------------------


def test_a_receipt_is_announced_seven_days_before_it_lapses_and_met_by_an_extension() -> None:
    """The extended receipt falls due again, on its new day."""
    state, said = lived(life(*LODGED, receipt_issued()), range(START_DAY, START_DAY + 25))
    extended = life(receipt_extended(**on(START_DAY + 25)), state=state)
    _, then = lived(extended, range(START_DAY + 25, START_DAY + 60))

    assert ("RECEIPT_LAPSE_7", START_DAY + 22, START_DAY + 29) in raised(said)
    assert ("RECEIPT_LAPSE_7", START_DAY + 52, START_DAY + 59) in raised(then)
    assert START_DAY + 25 in [e.met_on for e in then if isinstance(e, DeadlineMet)]


def test_a_request_of_the_person_falls_due_and_is_met_by_its_answer_also_in_a_closed_file() -> None:
    """A week before the day that the receipt of the request states, whatever became of the file."""
    asked = (*REGISTERED, subject_request_received())
    rule, due = "REQUEST_OF_THE_PERSON", START_DAY + 30
    _, in_use = lived(life(*asked), range(START_DAY, START_DAY + 40))
    state, closed = lived(life(*asked, file_closed()), range(START_DAY, START_DAY + 24))
    answered = life(subject_request_answered(), state=state)

    assert [each for each in raised(in_use) if each[0] == rule] == [(rule, due - 7, due)]
    assert [each for each in raised(closed) if each[0] == rule] == [(rule, due - 7, due)]
    assert [each.NAME for each in due_notices(answered, due)][:1] == ["DeadlineMet"]


def test_silence_is_broken_by_an_officer_and_by_no_notice() -> None:
    """15 days at the station; an act begins the count anew, a notice does not."""
    state, said = lived(life(*LODGED), range(START_DAY, START_DAY + 18))
    after = life(address_declared(**on(START_DAY + 18)), state=state)
    _, then = lived(after, range(START_DAY + 18, START_DAY + 40))

    assert raised(said) == [("SILENT_AT_STATION", START_DAY + 15, START_DAY + 15)]
    assert [e.missed_on for e in said if isinstance(e, DeadlineMissed)] == [START_DAY + 16]
    assert [e.met_on for e in then if isinstance(e, DeadlineMet)] == [START_DAY + 18]
    assert raised(then) == [("SILENT_AT_STATION", START_DAY + 33, START_DAY + 33)]


def test_waiting_for_the_applicant_is_no_silence_but_what_was_asked_for_falls_due() -> None:
    """The clock stands still: the complement's own day counts."""
    state = life(*LODGED, complement_requested())
    _, said = lived(state, range(START_DAY, START_DAY + 32))
    answered = life(complement_received(**on(START_DAY + 31)), state=lived(state, [START_DAY + 30])[0])

    assert raised(said) == [("COMPLEMENT_OVERDUE", START_DAY + 30, START_DAY + 30)]
    assert [e.met_on for e in due_notices(answered, START_DAY + 31) if isinstance(e, DeadlineMet)] == [START_DAY + 31]


def test_silence_is_the_unit_s_where_the_application_lies() -> None:
    """At the directorate it is the directorate's work, after its own 30 days."""
    _, said = lived(life(*AT_DIRECTORATE), [START_DAY + 30])

    assert [(e.rule_id, e.owner_unit, e.level) for e in said if isinstance(e, DeadlineRaised)] == [
        ("SILENT_AT_DIRECTORATE", "DG-BE", "DIRECTORATE")
    ]


def test_a_passport_that_ends_before_the_card_is_announced() -> None:
    """Sixty days before the passport's end; a longer one recorded since meets it."""
    passport = travel_document_recorded(expires_on=START_DAY + 200)
    state, said = lived(life(*WITH_CARD, passport), range(START_DAY, START_DAY + 160))
    longer = travel_document_recorded(document_id=an_id("new passport"), **on(START_DAY + 160))
    notices = due_notices(life(longer, state=state), START_DAY + 161)

    assert raised(said) == [("PASSPORT_BEFORE_CARD", START_DAY + 140, START_DAY + 200)]
    assert [n.met_on for n in notices if isinstance(n, DeadlineMet)] == [START_DAY + 160]


def test_a_child_s_deadline_tells_the_year_of_birth_and_no_more() -> None:
    """Raised 90 days before the year of turning 16 begins, due on its last day: all children of a year alike."""
    _, said = lived(life(*CHILD), range(START_DAY, day_of(2028, 1, 2)))

    assert raised(said) == [("CHILD_TURNS_16", day_of(2026, 10, 3), day_of(2027, 12, 31))]


def test_a_child_s_own_application_meets_it() -> None:
    """The card is asked for."""
    state, _ = lived(life(*CHILD), [day_of(2026, 11, 1)])
    asked = application_lodged(kind="CHILD_16", **on(day_of(2027, 2, 1)))
    notices = due_notices(life(asked, state=state), day_of(2027, 2, 2))

    assert [n.met_on for n in notices if isinstance(n, DeadlineMet)] == [day_of(2027, 2, 1)]


def test_no_adult_turns_sixteen() -> None:
    """Nor anybody whose year is unknown."""
    for person in (person_registered(), person_registered(birth_year=None)):
        assert raised(lived(life(person, file_opened()), [START_DAY, START_DAY + 400])[1]) == []


def test_a_refusal_that_was_never_notified_starts_no_term() -> None:
    """The term runs from the notification, to the day that it states, and then asks nothing of anybody."""
    refused = life(*AT_DIRECTORATE, decision_refused())
    notified = life(decision_notified(), state=refused)
    state, said = lived(notified, range(START_DAY, START_DAY + 70))

    assert lived(refused, range(START_DAY, START_DAY + 400))[1] == []
    assert raised(said) == [("APPEAL_TERM", START_DAY + 60, START_DAY + 60)]
    assert [(d.status, is_standing(d)) for d in state.deadlines] == [("MISSED", False)]


def test_rules_without_a_known_term_or_without_a_date_in_the_file_raise_nothing() -> None:
    """The table's own statement that nobody knows a term is kept, and no date is made up."""
    written = {entry.id for versions in lawbook().table("deadlines").versions.values() for entry in versions}
    used = {rule.id for anchor in anchors() for rule in rules_at(anchor, START_DAY)}

    assert written - used == {"ADDRESS_DECLARATION"}
    assert "ARRIVED_ON" in anchors()
    assert find_rule("CARD_EXPIRY_60", "1") is not None


def test_work_goes_up_one_level_each_time_its_patience_ends() -> None:
    """Fifteen days late at the station it is the district's, fifteen more the directorate's."""
    rule = find_rule("SILENT_AT_STATION", "1")

    assert rule is not None
    assert [rule.escalated(100, day) for day in (100, 115, 116, 130, 131, 900)] == [
        "STATION", "STATION", "DISTRICT", "DISTRICT", "DIRECTORATE", "DIRECTORATE",
    ]  # fmt: skip


# --- what must not happen ------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 500), min_size=1, max_size=12).map(sorted), st.booleans())
def test_nothing_is_raised_twice_and_the_same_file_gives_the_same_bytes(days: list[int], has_receipt: bool) -> None:
    """Whenever the timer looks, however often."""
    state = life(*WITH_CARD, *((application_lodged(application_id=an_id("2")),) if has_receipt else ()))
    said: list[Event] = []
    for day in days:
        while notices := due_notices(state, START_DAY + day):
            again = due_notices(state, START_DAY + day)
            assert [encode_body(n) for n in notices] == [encode_body(n) for n in again]
            said += notices
            state = life(*notices, state=state)

    assert max(Counter(notice.meta.event_id for notice in said).values(), default=1) == 1


def test_a_blocked_file_raises_nothing() -> None:
    """What its unread acts say is not known."""
    state = changed(life(*WITH_CARD), blocked=("sijill.intake.v1/0/7",))

    assert due_notices(state, CARD_ENDS + 10) == ()


def test_an_older_register_s_past_raises_nothing_and_what_is_open_today_once() -> None:
    """A card that ended years ago is history; an application that was never answered is asked after from now on."""
    import_session_approved()
    then = day_of(2021, 3, 1)
    old = [
        person_registered(**taken_over(then, event_id=an_id("o1"))),
        file_opened(**taken_over(then, event_id=an_id("o2"))),
        application_lodged(**taken_over(then, event_id=an_id("o3"))),
        receipt_issued(**taken_over(then, event_id=an_id("o4")), valid_from=then, valid_to=then + 29),
    ]
    state, said = lived(life(*old), [START_DAY, START_DAY + 1, START_DAY + 15])

    assert raised(said) == [("SILENT_AT_STATION", START_DAY + 15, START_DAY + 15)]
    assert state.taken_over_at is not None


def test_the_state_remembers_few_endings_and_forgets_none_into_being_raised_again() -> None:
    """Of what ended it keeps the latest; a candidate from before them is not raised anew."""
    state = life(*LODGED)
    for number in range(ENDED_KEPT + 4):
        day = START_DAY + 20 * (number + 1)
        state, _ = lived(state, [day])
        state = life(address_declared(**on(day)), state=state)
    state, said = lived(state, [START_DAY + 20 * (ENDED_KEPT + 4)])

    assert sum(not is_standing(d) for d in state.deadlines) == ENDED_KEPT
    assert raised(said) == []


def test_what_ended_before_all_that_the_state_remembers_is_not_raised_anew() -> None:
    """A card that would fall due before sixteen remembered endings may be one of the forgotten."""
    card = life(*WITH_CARD)
    ended = life(deadline_raised(), state=card).deadlines[0]
    endings = [
        changed(ended, deadline_id=an_id(f"e{n}"), subject_id=an_id(f"s{n}"), due_on=CARD_ENDS + n, status="MET")
        for n in range(ENDED_KEPT)
    ]
    full, not_full = (changed(card, deadlines=tuple(endings[first:])) for first in (0, 1))

    assert raised(due_notices(full, CARD_ENDS)) == []
    assert [rule for rule, _, _ in raised(due_notices(not_full, CARD_ENDS))] == ["CARD_EXPIRY_0"]


# --- notices that are not true -------------------------------------------------------------------------------------

STANDING = life(*WITH_CARD, deadline_raised())
BAD = [
    ("DEADLINE_UNKNOWN", "deadline_id", life(*WITH_CARD), deadline_met()),
    ("DEADLINE_UNKNOWN", "deadline_id", life(*WITH_CARD), deadline_missed()),
    ("ID_ALREADY_USED", "deadline_id", STANDING, deadline_raised(event_id=an_id("again"))),
    ("NOTICE_OBSOLETE", "due_on", life(*WITH_CARD), deadline_raised(deadline_id=an_id("of nothing"))),
    ("NOTICE_OBSOLETE", "met_on", STANDING, deadline_met()),
    ("NOTICE_OBSOLETE", "missed_on", STANDING, deadline_missed(missed_on=CARD_ENDS)),
    ("SYSTEM_ONLY", "meta.actor_role", life(*WITH_CARD), deadline_raised(device_id=f"{UNIT}-A", actor_role="CLERK")),
    ("VALUE_UNKNOWN", "subject", life(*WITH_CARD), deadline_raised(subject="UNKNOWN")),
]


@pytest.mark.parametrize(("rule_id", "field", "state", "event"), BAD, ids=lambda value: str(value)[:24])
def test_a_notice_that_is_not_true_is_refused(rule_id: str, field: str, state: FileState, event: Event) -> None:
    """By the dates in the file, whoever sends it."""
    verdict = judged(state, event)

    assert isinstance(verdict, Refused)
    assert (verdict.rule_id, verdict.field) == (rule_id, field)


def test_a_true_notice_is_accepted() -> None:
    """The id is that of rule, subject and due day."""
    assert judged(life(*WITH_CARD), deadline_raised()) == Accepted(flags=())
    assert is_outstanding(life(*WITH_CARD), DEADLINE, PERMIT, CARD_ENDS)
    assert iso(CARD_ENDS) == "2027-06-05"
    assert not is_outstanding(life(*WITH_CARD), DEADLINE, PERMIT, CARD_ENDS + 1)
    assert not is_outstanding(life(*REGISTERED), DEADLINE, PERMIT, CARD_ENDS)
