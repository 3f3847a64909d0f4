"""A card is ordered after a grant, handed over once, replaced when lost; its validity derives from its dates alone."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.days import DAY
from register.deadlines import ended_notices
from register.decide import Accepted, Refused, decide
from register.fold import fold
from register.machines import PERMIT as MACHINE
from schemas.events import Event, FileState, PermitState
from tests.examples import (
    AT_DIRECTORATE,
    DECIDED,
    START,
    START_DAY,
    an_id,
    application_lodged,
    checklist_completed,
    context,
    decision_refused,
    decision_taken,
    file_forwarded,
    file_received,
    judged,
    life,
    next_act,
    opinion_recorded,
    permit_expired,
    permit_handed_over,
    permit_produced,
    session,
    taken_over,
    version_of,
)
from tests.examples_permit import (
    DUPLICATE,
    permit_arrived,
    permit_cancelled,
    permit_duplicate_issued,
    permit_ordered,
    permit_reported,
    permit_returned,
    permit_withdrawn,
)
from tests.family_rules import rules_of

Acts = tuple[Event, ...]
ORDERED = (*DECIDED, permit_ordered())
PRINTED = (*ORDERED, permit_produced())
AT_STATION = (*PRINTED, permit_arrived())
HELD = (*AT_STATION, permit_handed_over())
STOLEN = (*HELD, permit_reported())
REPLACED = (*STOLEN, permit_duplicate_issued())
OTHER = an_id("other")
LAST = START_DAY + 369

BAD: list[tuple[str, str | None, Acts, Event]] = [
    ("PERMIT_WITHOUT_GRANT", "decision_id", (*AT_DIRECTORATE, decision_refused()), permit_ordered()),
    ("PERMIT_WITHOUT_GRANT", "decision_id", DECIDED, permit_ordered(decision_id=OTHER)),
    ("APPLICATION_STATE", "application_id", AT_DIRECTORATE, permit_ordered()),
    ("APPLICATION_UNKNOWN", "application_id", DECIDED, permit_ordered(application_id=OTHER)),
    ("PERMIT_BEFORE_DECISION", "valid_from", DECIDED, permit_ordered(valid_from=START_DAY - 1)),
    ("PERMIT_BEFORE_DECISION", "valid_from", DECIDED, permit_produced(valid_from=START_DAY - 1)),
    ("PERMIT_BEFORE_DECISION", "valid_from", AT_DIRECTORATE, decision_taken(valid_from=START_DAY - 1)),
    ("PERMIT_DIFFERS_FROM_DECISION", "valid_to", DECIDED, permit_ordered(valid_to=LAST + 1)),
    ("PERMIT_DIFFERS_FROM_DECISION", "title", DECIDED, permit_ordered(title="ORDINARY")),
    ("PERMIT_EXISTS", "permit_id", ORDERED, permit_ordered(permit_id=OTHER)),
    ("PERMIT_EXISTS", "permit_id", ORDERED, permit_produced(permit_id=OTHER)),
    ("ID_ALREADY_USED", "permit_id", ORDERED, permit_ordered()),
    ("ID_ALREADY_USED", "permit_id", PRINTED, permit_produced()),
    ("PERMIT_UNKNOWN", "permit_id", DECIDED, permit_arrived()),
    ("PERMIT_STATE", "permit_id", ORDERED, permit_arrived()),
    ("PERMIT_STATE", "permit_id", AT_STATION, permit_arrived()),
    ("PERMIT_STATE", "permit_id", ORDERED, permit_handed_over()),
    ("PERMIT_HANDED_OVER", "permit_id", HELD, permit_handed_over()),
    ("PERMIT_HANDED_OVER", "permit_id", HELD, permit_cancelled()),
    ("PERMIT_STATE", "permit_id", (*PRINTED, permit_cancelled()), permit_cancelled()),
    ("PERMIT_STATE", "permit_id", (*PRINTED, permit_cancelled()), permit_handed_over()),
    ("PERMIT_STATE", "permit_id", PRINTED, permit_reported()),
    ("PERMIT_STATE", "permit_id", STOLEN, permit_reported()),
    ("PERMIT_STATE", "permit_id", AT_STATION, permit_returned()),
    ("VALUE_UNKNOWN", "loss", HELD, permit_reported(loss="UNKNOWN")),
    ("DATE_IN_FUTURE", "reported_on", HELD, permit_reported(reported_on=START_DAY + 1)),
    ("GROUND_MISSING", "grounds", HELD, permit_withdrawn(grounds=())),
    ("ROLE_MAY_NOT", "meta.actor_role", HELD, permit_withdrawn(actor_role="CLERK")),
    ("WITHDRAWAL_AFTER_END", "withdrawn_from", HELD, permit_withdrawn(withdrawn_from=LAST + 1, at=START + 60 * DAY)),
    ("PERMIT_STATE", "permit_id", (*HELD, permit_withdrawn()), permit_withdrawn()),
    ("PERMIT_STATE", "permit_id", (*HELD, permit_withdrawn()), permit_reported()),
    ("PERMIT_NOT_REPORTED", "replaces_permit_id", HELD, permit_duplicate_issued()),
    ("PERMIT_UNKNOWN", "replaces_permit_id", STOLEN, permit_duplicate_issued(replaces_permit_id=OTHER)),
    ("DUPLICATE_CHANGES_TITLE", "valid_to", STOLEN, permit_duplicate_issued(valid_to=LAST + 1)),
    ("DUPLICATE_CHANGES_TITLE", "valid_from", STOLEN, permit_duplicate_issued(valid_from=START_DAY)),
    ("PERMIT_EXISTS", "replaces_permit_id", REPLACED, permit_duplicate_issued(permit_id=OTHER)),
    ("NOTICE_OBSOLETE", "expired_on", (*HELD, permit_withdrawn()), permit_expired()),
]  # fmt: skip


def card(state: FileState, permit_id: str | None = None) -> PermitState:
    """Return the card, the last one when none is named."""
    return next(each for each in reversed(state.permits) if permit_id in (None, each.permit_id))


@pytest.mark.parametrize(("rule_id", "field", "before", "event"), BAD, ids=[f"{c[0]}-{n}" for n, c in enumerate(BAD)])
def test_a_wrong_act_is_refused_by_its_rule(rule_id: str, field: str | None, before: Acts, event: Event) -> None:
    """Each rule names the field to mend."""
    verdict = judged(life(*before), event)

    assert isinstance(verdict, Refused)
    assert (rule_id, field) == (verdict.rule_id, verdict.field)


def test_every_rule_of_the_family_has_a_case() -> None:
    """No rule is only written: each refuses something here."""
    assert rules_of("permit") <= {case[0] for case in BAD}


def test_a_card_goes_from_order_to_hand() -> None:
    """Ordered, printed, at the station, handed over: one card all the way."""
    stages = [card(life(*acts)).status for acts in (ORDERED, PRINTED, AT_STATION, HELD)]

    assert stages == ["ORDERED", "PRODUCED", "AT_STATION", "HANDED_OVER"]
    assert len(life(*HELD).permits) == 1
    assert (card(life(*AT_STATION)).lies_at, card(life(*HELD)).lies_at) == ("LM-01", None)
    assert card(life(*HELD)).card_number == "K-1"


def test_a_permit_before_its_decision_is_refused_with_both_days() -> None:
    """The refusal tells the first day asked for and the day of effect of the decision."""
    verdict = judged(life(*DECIDED), permit_ordered(valid_from=START_DAY - 1))

    assert Refused(rule_id="PERMIT_BEFORE_DECISION", field="valid_from", detail=("2026-05-31", "2026-06-01")) == verdict


def test_a_misprint_is_printed_again() -> None:
    """After a cancelled print the same grant gives another card, and one only."""
    state = life(*PRINTED, permit_cancelled(), permit_produced(permit_id=OTHER, card_number="K-9"))

    assert [each.status for each in state.permits] == ["CANCELLED_PRINT_ERROR", "PRODUCED"]
    assert getattr(judged(state, permit_produced(permit_id=an_id("third"))), "rule_id", None) == "PERMIT_EXISTS"


def test_a_duplicate_keeps_the_title_and_replaces_the_card() -> None:
    """Title, ground, decision and last day are those of the stolen card."""
    state = life(*REPLACED)
    old, new = state.permits

    assert (old.status, new.status, new.replaces_permit_id) == ("REPLACED", "PRODUCED", old.permit_id)
    assert (new.title, new.reason, new.decision_id, new.valid_to) == (
        old.title, old.reason, old.decision_id, old.valid_to,
    )  # fmt: skip
    assert Accepted() == judged(state, permit_handed_over(permit_id=DUPLICATE))


def test_a_misprinted_duplicate_is_made_again() -> None:
    """The cancelled duplicate stands in nobody's way."""
    state = life(*REPLACED, permit_cancelled(permit_id=DUPLICATE))

    assert Accepted() == judged(state, permit_duplicate_issued(permit_id=OTHER))


def test_a_damaged_card_given_back_is_still_replaced() -> None:
    """Handing in the broken card does not cost the holder the new one."""
    state = life(*HELD, permit_reported(loss="DAMAGED"), permit_returned())

    assert (card(state).status, card(state).lies_at) == ("DAMAGED", "LM-01")
    assert Accepted() == judged(state, permit_duplicate_issued())


def test_a_withdrawal_holds_from_its_day_and_survives_the_return_of_the_card() -> None:
    """The state says from when, the dates of the title stay as they were granted."""
    state = life(*HELD, permit_withdrawn(), permit_returned())

    assert (card(state).status, card(state).status_on, card(state).valid_to) == ("WITHDRAWN", START_DAY + 100, LAST)


def test_the_notice_of_expiry_stops_nothing_that_was_done_before() -> None:
    """A report, a return and a withdrawal of the card's last days arrive after the notice and are taken."""
    state = life(*HELD, permit_expired())

    for late in (permit_reported(), permit_returned(), permit_withdrawn()):
        assert Accepted() == judged(state, late), late.NAME


def test_a_lost_card_that_ended_is_still_replaced_when_the_duplicate_was_issued_before() -> None:
    """Time raises notices, not facts: the report stands, no notice covers it."""
    state = life(*STOLEN)

    assert ended_notices(state, LAST + 10) == ()
    assert Accepted() == judged(state, permit_duplicate_issued(at=START + 20 * DAY))


def renewed(**of_card: Any) -> FileState:
    """Return the file after a renewal of the same title was granted and its card handed over."""
    ids = {"application_id": an_id("renewal")}
    decision = {"decision_id": an_id("renewal decision"), "valid_from": LAST + 1, "valid_to": LAST + 365} | of_card
    printed = ids | decision | {"permit_id": OTHER, "card_number": "K-2"}
    return life(
        *HELD,
        application_lodged(**ids, kind="RENEWAL"),
        checklist_completed(**ids),
        opinion_recorded(**ids),
        file_forwarded(**ids),
        file_received(**ids),
        decision_taken(**ids, **decision),
        permit_produced(**printed),
        permit_handed_over(permit_id=OTHER),
    )


def test_the_next_card_of_the_same_title_renews_the_old_one() -> None:
    """Renewed, not expired: no notice is raised for it, and its days stay."""
    old, new = renewed().permits

    assert (old.status, new.status) == ("RENEWED", "HANDED_OVER")
    assert (old.valid_to, old.status_on) == (LAST, LAST + 1)
    assert [notice.permit_id for notice in ended_notices(renewed(), LAST + 500)] == [OTHER]  # type: ignore[union-attr]


def test_another_title_renews_nothing() -> None:
    """From a temporary to an ordinary title the old card ends by time."""
    old, _new = renewed(title="ORDINARY").permits

    assert old.status == "HANDED_OVER"


def test_no_duplicate_of_an_older_register_revives_a_withdrawn_title_of_today() -> None:
    """An import session is no way around a withdrawal."""
    state = life(*HELD, permit_withdrawn())
    days = {"valid_from": START_DAY + 5, "valid_to": LAST}
    verdict = judged(state, permit_duplicate_issued(**taken_over(), **days), session=session())

    assert getattr(verdict, "rule_id", None) == "BACK_CAPTURE_NEW_RIGHT"


ACTS = (
    permit_ordered(), permit_produced(), permit_arrived(), permit_arrived(unit="TU-05"), permit_handed_over(),
    permit_expired(), permit_withdrawn(), permit_reported(), permit_reported(loss="LOST"),
    permit_reported(loss="DAMAGED"), permit_duplicate_issued(), permit_returned(), permit_cancelled(),
    permit_cancelled(permit_id=DUPLICATE), permit_handed_over(permit_id=DUPLICATE),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(ACTS), max_size=25))
def test_whatever_is_accepted_a_card_moves_by_its_machine_and_keeps_its_days(acts: list[Event]) -> None:
    """No accepted act moves the last day of a title, hands a card over twice or leaves the machine."""
    states = [life(*DECIDED)]
    for act in acts:
        event = next_act(states[-1], act)
        if isinstance(decide(states[-1], event, context(event)), Accepted):
            states.append(
                fold(states[-1], event, version=version_of(states[-1]) + 1, recorded_at=context(event).recorded_at)
            )

    for before, after in pairwise(states):
        known = {each.permit_id: each for each in after.permits}
        for old in before.permits:
            new = known[old.permit_id]
            assert new.valid_to == old.valid_to == LAST
            assert new.status == old.status or new.status in MACHINE[old.status].values()
            assert old.handed_on in (None, new.handed_on)
