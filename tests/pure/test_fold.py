"""The state of a file follows from its accepted events alone, whatever part of them is looked at."""

from __future__ import annotations

from inspect import signature
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.change import changed
from register.content import CONTENT
from register.fold import FOLDS, RECENT_ACTS, fold, session_of
from register.fold_person import TRAVEL_DOCUMENTS
from register.history import state_at
from schemas.codec import decode_body, encode_body
from schemas.events import EVENTS, ApplicationState, Event, FileState, Stamp
from schemas.journal import JournalRecord
from tests.examples import (
    AT_DIRECTORATE,
    COMPLETE,
    DECIDED,
    DOCUMENT,
    EVERY_EVENT,
    FILE,
    LODGED,
    REGISTERED,
    START,
    START_DAY,
    address_declared,
    an_id,
    application_closed,
    checklist_completed,
    complement_received,
    complement_requested,
    decision_notified,
    decision_taken,
    document_assessed,
    fee_assessed,
    file_forwarded,
    file_received,
    import_session_approved,
    life,
    opinion_recorded,
    payment_recorded,
    penalty_assessed,
    penalty_waived,
    permit_expired,
    permit_handed_over,
    permit_produced,
    person_registered,
    receipt_extended,
    receipt_issued,
    receipt_lapsed,
    session,
    taken_over,
    travel_document_recorded,
)

HOUR = 3_600_000_000


def folded(*acts: Event) -> FileState | None:
    """Fold without judging."""
    state = None
    for version, act in enumerate(acts, start=1):
        state = fold(state, act, version=version, recorded_at=START + version)
    return state


def application(*acts: Event) -> ApplicationState:
    """Return the one application of a file with these accepted acts."""
    (only,) = life(*acts).applications
    return only


@pytest.mark.parametrize("table", [FOLDS, CONTENT])
def test_every_event_type_has_the_function_for_it(table: dict[str, Any]) -> None:
    """Each type is named, by a function that takes just this type (or any event)."""
    assert set(EVENTS) == set(table)
    for name, function in table.items():
        parameter = next(each for each in signature(function).parameters if each in ("event", "_event"))
        assert get_type_hints(function)[parameter] in (EVENTS[name], Event), name


def test_the_examples_hold_every_event_type() -> None:
    """The walks below leave no type out."""
    assert set(EVENTS) == {event.NAME for event in EVERY_EVENT}


@given(st.lists(st.sampled_from(EVERY_EVENT)))
def test_any_accepted_events_in_any_order_fold(acts: list[Event]) -> None:
    """The fold is total, its state is bounded and fits its contract."""
    state = folded(*acts)

    if state is not None:
        assert state == decode_body("FileState", encode_body(state))
        assert len(state.recent) <= RECENT_ACTS
        assert len(state.travel_documents) <= TRAVEL_DOCUMENTS
        assert [mark.device_id for mark in state.devices] == sorted(mark.device_id for mark in state.devices)


def test_a_state_never_grows_with_its_events() -> None:
    """A thousand extensions and payments leave the size as it was after a hundred."""
    first = [*LODGED, receipt_issued(), fee_assessed()]
    again = [receipt_extended(), payment_recorded(amount=1)]

    few, many = folded(*first, *again * 50), folded(*first, *again * 500)

    assert few is not None
    assert many is not None
    assert len(encode_body(many)) <= len(encode_body(few)) + 64  # numbers grow by a few bytes


def test_registration_begins_the_file_with_the_dimensions_of_the_tables() -> None:
    """Sex, birth year and principal nationality stay in clear, the person's key is known."""
    state = life(person_registered())

    assert (
        state.file_id, state.version, state.status, state.sex, state.birth_year, state.nationality,
    ) == (FILE, 1, "REGISTERED", 2, 1999, "CIV")  # fmt: skip
    assert state.subject_key_id == person_registered().identity.subject_key_id


def test_the_clock_stops_while_something_is_missing() -> None:
    """From the verdict that something is missing until nothing is, the processing clock stands still."""
    missing = document_assessed(verdict="MISSING", at=START + HOUR)
    stopped = application(*LODGED, missing)
    running = application(*LODGED, missing, complement_received(at=START + 5 * HOUR))

    assert (stopped.status, stopped.clock_stopped_at, stopped.missing) == ("INCOMPLETE", START + HOUR, (DOCUMENT,))
    assert (
        running.status, running.clock_stopped_at, running.stopped_micros, running.missing,
    ) == ("COMPLETE", None, 4 * HOUR, ())  # fmt: skip
    assert running.completed_at == START + 5 * HOUR


def test_a_complement_may_let_the_clock_run() -> None:
    """A level that asks without stopping the clock makes the application incomplete, no more."""
    asked = application(*LODGED, complement_requested(clock_stops=False))

    assert (asked.status, asked.clock_stopped_at) == ("INCOMPLETE", None)


def test_completeness_is_dated_once() -> None:
    """A complement asked for later does not move the day on which the application was first complete."""
    later = (complement_requested(at=START + HOUR), complement_received(at=START + 2 * HOUR))

    assert application(*COMPLETE, *later).completed_at == START


def test_an_application_lies_where_it_lay_until_it_arrives() -> None:
    """Sent is not received: no application is without a level in charge."""
    under_way = application(*COMPLETE, opinion_recorded(), file_forwarded())
    arrived = application(*AT_DIRECTORATE)

    assert (under_way.status, under_way.level, under_way.in_transit_to) == ("AT_DIRECTORATE", "STATION", "DG-BE")
    assert (arrived.status, arrived.level, arrived.in_transit_to) == ("AT_DIRECTORATE", "DIRECTORATE", None)


def test_a_review_resumes_where_the_application_lies() -> None:
    """After a complement asked for by the directorate, its opinion brings the application back to it."""
    asked = complement_requested(actor_id="D-2", actor_role="DIRECTORATE_OFFICER")
    back = application(*AT_DIRECTORATE, asked, complement_received(), opinion_recorded())

    assert back.status == "AT_DIRECTORATE"


def test_a_decision_is_kept_with_its_notification() -> None:
    """Outcome, dates and both officers stay with the application; the person's knowledge is dated."""
    decided = application(*DECIDED, decision_notified())

    assert decided.status == "NOTIFIED"
    decision = decided.decision
    assert decision is not None
    assert (decision.outcome, decision.notified_on) == ("GRANT", START_DAY)
    assert (decision.signatory, decision.prepared_by) == ("D-1", "D-2")


def test_closing_keeps_its_day_and_ground() -> None:
    """An application closed without a decision says when and why."""
    closed = application(*LODGED, application_closed())

    assert (closed.status, closed.closed_at, closed.closed_ground) == ("CLOSED", START, "NO_ANSWER")


def test_money_adds_up() -> None:
    """Paid and waived are kept beside what was assessed, in millimes."""
    acts = (fee_assessed(), penalty_assessed(), payment_recorded(amount=100_000), penalty_waived(amount=50_000))
    fee, penalty = life(*LODGED, *acts).charges

    assert (fee.kind, fee.assessed, fee.paid, fee.waived) == ("FEE", 150_000, 100_000, 0)
    assert (penalty.kind, penalty.assessed, penalty.paid, penalty.waived) == ("PENALTY", 60_000, 0, 50_000)


def test_an_extension_overtakes_a_notice_of_lapse() -> None:
    """The notice is a mark; the receipt's dates are the fact."""
    lapsed = application(*LODGED, receipt_issued(), receipt_lapsed()).receipts[0]
    extended = application(*LODGED, receipt_issued(), receipt_lapsed(), receipt_extended()).receipts[0]

    assert lapsed.lapsed
    assert (extended.lapsed, extended.valid_to, extended.extensions) == (False, START_DAY + 59, 1)


def test_a_card_is_produced_handed_over_and_ends() -> None:
    """The card has the decision's ground; a late hand-over does not undo its end."""
    produced = (*DECIDED, permit_produced())

    assert [
        life(*produced, *acts).permits[0].status
        for acts in ((), (permit_handed_over(),), (permit_expired(), permit_handed_over()))
    ] == ["PRODUCED", "HANDED_OVER", "EXPIRED"]
    assert life(*produced).permits[0].reason == "STUDY"


def test_the_address_that_began_last_counts() -> None:
    """An older address declared later is history; a correction counts whenever it is made."""
    now, older = address_declared(governorate="51"), address_declared(governorate="11", since=START_DAY - 99)
    correction = address_declared(governorate="12", since=START_DAY - 99, supersedes=an_id("wrong"))

    assert life(*REGISTERED, now, older).governorate == "51"
    assert life(*REGISTERED, now, correction).governorate == "12"


def test_a_document_seen_again_is_one_document() -> None:
    """The latest standing of each travel document is kept."""
    again = travel_document_recorded(status="LOST")
    (document,) = life(*REGISTERED, travel_document_recorded(), again).travel_documents

    assert document.status == "LOST"


def test_history_before_registration_is_a_file_without_a_person() -> None:
    """As of a day before the registration has effect, later acts still fold."""
    state = folded(checklist_completed(), decision_taken())

    assert state is not None
    assert (state.status, state.person_id, state.applications) == ("UNKNOWN", "", ())


def test_a_file_taken_over_says_so() -> None:
    """One act of an import session marks the file."""
    event = person_registered(**taken_over())

    assert folded(event).back_captured  # type: ignore[union-attr]


def test_an_import_session_is_no_act_of_a_file() -> None:
    """It goes to the sessions of its partition."""
    approved = import_session_approved()

    assert life(*REGISTERED) == fold(life(*REGISTERED), approved, version=9, recorded_at=9)
    assert session() == session_of(approved, START)


def test_a_changed_copy_leaves_the_original_alone() -> None:
    """`changed` gives a new state; the old one stays as it was, and frozen."""
    old = life(*LODGED)
    new = changed(old, version=99)

    assert (old.version, new.version) == (3, 99)
    assert old.applications is new.applications
    with pytest.raises(AttributeError):
        new.version = 1  # type: ignore[misc]


def records(*acts: Event) -> list[JournalRecord]:
    """The acts as journal records, one hour apart."""
    return [
        JournalRecord(
            partition=0,
            offset=version,
            file_id=FILE,
            event=act,
            stamp=Stamp(file_version=version, recorded_at=START + version * HOUR, rules_version="1", schema_sha256=b""),
            body=b"",
        )
        for version, act in enumerate(acts, start=1)
    ]


def test_a_file_is_shown_as_it_was_and_as_it_was_known() -> None:
    """Two axes: the day of legal effect, and the moment at which the register knew."""
    move = address_declared(governorate="51", effective_date=START_DAY + 40, since=START_DAY + 40)
    kept = records(*REGISTERED, address_declared(), move)

    def shown(as_of: int | None, known_at: int | None) -> tuple[str | None, int]:
        state = state_at(kept, as_of=as_of, known_at=known_at)
        assert state is not None
        return state.governorate, state.version

    assert shown(None, None) == ("51", 4)
    assert shown(START_DAY + 39, None) == ("11", 3)
    assert shown(None, START + 3 * HOUR) == ("11", 3)
    assert shown(START_DAY + 50, START + 2 * HOUR) == (None, 2)
    assert state_at(kept, as_of=START_DAY - 1, known_at=None) is None


def test_arrival_brings_the_application_to_its_level() -> None:
    """At the station again after a decision, the application lies at the station."""
    back = (
        file_forwarded(from_unit="DG-BE", to_unit="LM-01", to_level="STATION"),
        file_received(from_unit="DG-BE", to_unit="LM-01", level="STATION"),
    )

    assert (
        application(*DECIDED, *back).status, application(*DECIDED, *back).level,
    ) == ("DECIDED", "STATION")  # fmt: skip
