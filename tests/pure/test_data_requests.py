"""A person who asks is answered, what is held is not destroyed, and destruction takes two officers and witnesses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.days import DAY
from register.decide import Accepted, Refused
from register.fold import fold
from register.room import REQUESTS
from schemas.events import Event, MeasureState
from tests.examples import REGISTERED, START, START_DAY, an_id, judged, life, session, taken_over
from tests.examples_data import (
    AFTER_TERM,
    HOLD,
    data_shredded,
    rectification_refused,
    retention_hold_lifted,
    retention_hold_placed,
    subject_request_answered,
    subject_request_received,
)
from tests.examples_file import file_archived, file_closed
from tests.family_rules import rules_of

Acts = tuple[Event, ...]
ASKED = (*REGISTERED, subject_request_received())
ANSWERED = (*ASKED, subject_request_answered())
HELD = (*REGISTERED, retention_hold_placed())
ARCHIVED = (*REGISTERED, file_closed(), file_archived())
OTHER = an_id("other")

BAD: list[tuple[str, str | None, Acts, Event]] = [
    ("ID_ALREADY_USED", "request_id", ASKED, subject_request_received()),
    ("VALUE_UNKNOWN", "kind", REGISTERED, subject_request_received(kind="UNKNOWN")),
    ("PERIOD_REVERSED", "due_on", REGISTERED, subject_request_received(due_on=START_DAY - 1)),
    ("DATE_IN_FUTURE", "received_on", REGISTERED, subject_request_received(received_on=START_DAY + 1)),
    ("REQUEST_UNKNOWN", "request_id", REGISTERED, subject_request_answered()),
    ("REQUEST_UNKNOWN", "request_id", ASKED, rectification_refused(request_id=OTHER)),
    ("REQUEST_ANSWERED", "request_id", ANSWERED, subject_request_answered()),
    ("REQUEST_ANSWERED", "request_id", ANSWERED, rectification_refused()),
    ("PERIOD_REVERSED", "answered_on", ASKED, subject_request_answered(answered_on=START_DAY - 1)),
    ("GROUND_MISSING", "grounds", ASKED, rectification_refused(grounds=())),
    ("REQUEST_NOT_RECTIFICATION", "request_id", (*REGISTERED, subject_request_received(kind="ACCESS")),
     rectification_refused()),
    ("ID_ALREADY_USED", "hold_id", HELD, retention_hold_placed()),
    ("SECOND_PERSON", "approved_by", REGISTERED, retention_hold_placed(approved_by="dp-1")),
    ("SECOND_PERSON", "approved_by", HELD, retention_hold_lifted(approved_by="DP-l")),
    ("HOLD_UNKNOWN", "hold_id", REGISTERED, retention_hold_lifted()),
    ("SECOND_PERSON", "approved_by", ARCHIVED, data_shredded(approved_by="DP-I")),
    ("FILE_NOT_ARCHIVED", None, REGISTERED, data_shredded()),
    ("FILE_NOT_ARCHIVED", None, (*REGISTERED, file_closed()), data_shredded()),
    ("RETENTION_RUNS", "meta.occurred_at", ARCHIVED, data_shredded(at=AFTER_TERM - DAY)),
    ("SHREDDING_WITHOUT_KEY", "key_ids", ARCHIVED, data_shredded(key_ids=(OTHER,))),
    ("SHREDDING_WITNESSES", "witnesses", ARCHIVED, data_shredded(witnesses=("BAILIFF-4",))),
    ("SHREDDING_WITNESSES", "witnesses", ARCHIVED, data_shredded(witnesses=("BAILIFF-4", "bailiff-4"))),
    ("SHREDDING_WITNESSES", "witnesses", ARCHIVED, data_shredded(witnesses=("BAILIFF-4", "DP-2"))),
    ("ID_MALFORMED", "key_ids", ARCHIVED, data_shredded(key_ids=("42",))),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "field", "before", "event"), BAD, ids=[f"{c[0]}-{n}" for n, c in enumerate(BAD)])
def test_a_wrong_act_is_refused_by_its_rule(rule_id: str, field: str | None, before: Acts, event: Event) -> None:
    """Each rule names the field to mend."""
    verdict = judged(life(*before), event)

    assert isinstance(verdict, Refused)
    assert (rule_id, field) == (verdict.rule_id, verdict.field)


def test_every_rule_of_the_family_has_a_case() -> None:
    """No rule is only written: each refuses something here."""
    assert rules_of("data") <= {case[0] for case in BAD} | {"HOLD_IN_FORCE", "SHREDDING_UNDER_MEASURE"}


def test_a_request_is_answered_or_refused_once() -> None:
    """Both leave it in the file with what became of it."""
    assert life(*ASKED).requests[0].status == "RECEIVED"
    assert life(*ANSWERED).requests[0].status == "ANSWERED"
    assert life(*ASKED, rectification_refused()).requests[0].status == "REFUSED"


@given(st.lists(st.booleans(), max_size=60))
def test_requests_stay_bounded_and_none_that_waits_is_forgotten(answered: list[bool]) -> None:
    """The oldest answered one makes room; the seventeenth that waits is refused, not lost."""
    state = life(*REGISTERED)
    waiting: set[str] = set()
    for number, answer in enumerate(answered):
        request = subject_request_received(request_id=an_id(f"request {number}"), event_id=an_id(f"asked {number}"))
        verdict = judged(state, request)
        if len(waiting) == REQUESTS:
            assert Refused(rule_id="FILE_FULL", field="requests", detail=(str(REQUESTS),)) == verdict
            continue
        assert Accepted() == verdict
        state = life(request, state=state)
        waiting.add(request.request_id)
        if answer:
            state = life(
                subject_request_answered(request_id=request.request_id, event_id=an_id(f"answered {number}")),
                state=state,
            )
            waiting.discard(request.request_id)
        assert len(state.requests) <= REQUESTS
        assert waiting == {each.request_id for each in state.requests if each.status == "RECEIVED"}


def test_nothing_is_destroyed_while_a_hold_is_in_force() -> None:
    """The refusal names the hold; when the last one is lifted, destruction goes on."""
    archived = life(*HELD, file_closed(), file_archived())
    two = life(retention_hold_placed(hold_id=OTHER, event_id=an_id("second hold")), state=archived)
    one = life(retention_hold_lifted(), state=two)

    assert Refused(rule_id="HOLD_IN_FORCE", detail=(HOLD, OTHER)) == judged(two, data_shredded())
    assert Refused(rule_id="HOLD_IN_FORCE", detail=(OTHER,)) == judged(one, data_shredded())
    none = life(retention_hold_lifted(hold_id=OTHER, event_id=an_id("lifted")), state=one)
    assert life(data_shredded(), state=none).status == "SHREDDED"


def test_nothing_is_destroyed_under_a_measure_in_force() -> None:
    """A ban that outlived the file is kept with it."""
    ban = MeasureState(measure_id=OTHER, kind="ENTRY_BAN", status="NOTIFIED", ordered_on=START_DAY, from_date=START_DAY)
    state = replace(life(*ARCHIVED), measures=(ban,))

    assert Refused(rule_id="SHREDDING_UNDER_MEASURE", detail=(OTHER,)) == judged(state, data_shredded())


def test_no_import_session_destroys_anything_out_of_procedure() -> None:
    """The rules of destruction are no matter of an older register."""
    state = life(*REGISTERED)
    verdict = judged(state, data_shredded(**taken_over()), session=session())

    assert getattr(verdict, "rule_id", None) == "FILE_NOT_ARCHIVED"


def test_a_destroyed_file_keeps_the_numbers_of_the_tables() -> None:
    """Year of birth, sex and nationality stay, so that no published figure changes; a person may still ask."""
    before, after = life(*ARCHIVED), life(*ARCHIVED, data_shredded())

    assert ("SHREDDED", before.birth_year, before.nationality) == (after.status, after.birth_year, after.nationality)
    assert Accepted() == judged(after, subject_request_received(at=AFTER_TERM + DAY))


def test_holds_do_not_grow_with_their_repetition() -> None:
    """The fold replaces what it knows, also when it is folded twice."""
    once = life(*HELD)
    event = retention_hold_placed()
    twice = fold(once, event, version=once.version + 1, recorded_at=START)

    assert len(twice.holds) == 1
