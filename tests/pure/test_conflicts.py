"""Acts done at once are judged alike from both sides, and only when they are about the same thing."""

from __future__ import annotations

from itertools import product

import pytest

from register.conflicts import CASE, REFUSE, concurrency, relation
from register.decide import Accepted, Refused, decide
from register.fold import RECENT_ACTS, fold
from schemas.events import EVENTS, Event, FileState
from tests.examples import (
    AT_DIRECTORATE,
    COMPLETE,
    LODGED,
    REGISTERED,
    address_declared,
    an_id,
    application_lodged,
    application_withdrawn,
    conflict_resolved,
    context,
    decision_taken,
    fee_assessed,
    life,
    opinion_recorded,
    payment_recorded,
    receipt_issued,
    travel_document_recorded,
    version_of,
    with_meta,
)


def beside(state: FileState, event: Event, *, base: int, device: str = "TU-05-B") -> Event:
    """Return the event as another device sends it, which saw version `base`."""
    return with_meta(event, base_version=base, device_id=device, event_id=an_id(f"beside {event.NAME}"))


def at_once(state: FileState, event: Event) -> FileState:
    """Return the file after an act whose officer had not seen the latest one: it opens the case of the examples."""
    unseen = with_meta(beside(state, event, base=state.version - 1), event_id=an_id("second address"))
    return fold(state, unseen, version=state.version + 1, recorded_at=context(unseen).recorded_at)


@pytest.mark.parametrize(("first", "second"), product(EVENTS, EVENTS))
def test_the_matrix_is_total_and_symmetrical(first: str, second: str) -> None:
    """Every pair has one relation, whoever came first."""
    assert relation(first, second) == relation(second, first)
    assert relation(first, second) in ("COMMUTE", "CASE", "REFUSE")


def test_the_matrix_names_only_real_acts_and_no_pair_twice() -> None:
    """Both sets speak of the catalogue, and never of the same pair."""
    assert not CASE & REFUSE
    assert {name for pair in CASE | REFUSE for name in pair} <= set(EVENTS)


def test_acts_that_commute_are_accepted_and_marked() -> None:
    """An address beside a payment: both stand, the later one marked concurrent."""
    state = life(*LODGED, fee_assessed(), payment_recorded())
    event = beside(state, address_declared(), base=state.version - 1)

    verdict = decide(state, event, context(event))

    assert Accepted(flags=("CONCURRENT",)) == verdict


def test_two_addresses_at_once_open_a_case_that_an_officer_closes() -> None:
    """Declared facts are kept, the case names both, and ConflictResolved closes it."""
    state = life(*REGISTERED, address_declared())
    event = with_meta(beside(state, address_declared(governorate="51"), base=2), event_id=an_id("second address"))

    verdict = decide(state, event, context(event))
    after = fold(state, event, version=4, recorded_at=context(event).recorded_at)

    assert Accepted(flags=("CONCURRENT", "CONFLICT_CASE")) == verdict
    assert [(an_id("second address"), state.recent[-1].event_id)] == [
        (case.conflict_id, case.first_event_id) for case in after.conflicts
    ]
    assert life(conflict_resolved(), state=after).conflicts == ()


@pytest.mark.parametrize(
    ("resolution", "since", "expected"),
    [
        ("KEEP_FIRST", 0, "11"), ("KEEP_SECOND", 0, "51"), ("KEEP_BOTH", 0, "51"),
        ("KEEP_FIRST", -9, "11"), ("KEEP_SECOND", -9, "51"), ("KEEP_BOTH", -9, "11"),
    ],
)  # fmt: skip
def test_the_officer_says_which_of_two_addresses_counts(resolution: str, since: int, expected: str) -> None:
    """The chosen one, whichever began last; without a choice the one that began last."""
    first = address_declared(governorate="11")
    state = life(*REGISTERED, first)
    opened = at_once(state, address_declared(governorate="51", since=first.since + since))

    settled = life(conflict_resolved(resolution=resolution), state=opened)

    assert len(opened.conflicts) == 1
    assert (settled.governorate, settled.conflicts) == (expected, ())


def test_what_was_declared_after_both_stays_whatever_the_officer_says_of_them() -> None:
    """A third address, by who had seen the two, is not undone with them."""
    state = life(*REGISTERED, address_declared(governorate="11"))
    moved = life(address_declared(governorate="61"), state=at_once(state, address_declared(governorate="51")))

    assert life(conflict_resolved(resolution="KEEP_FIRST"), state=moved).governorate == "61"


def test_of_two_readings_of_a_document_the_chosen_one_stands() -> None:
    """The first reading comes back into its place."""
    first = travel_document_recorded(status="VALID")
    state = life(*REGISTERED, first)
    opened = at_once(state, travel_document_recorded(status="LOST"))

    settled = life(conflict_resolved(resolution="KEEP_FIRST"), state=opened)

    assert opened.travel_documents[0].status == "LOST"
    assert settled.travel_documents == state.travel_documents


@pytest.mark.parametrize(("resolution", "due"), [("KEEP_FIRST", "fee"), ("KEEP_SECOND", "fee again")])
def test_of_two_fees_for_one_application_the_other_is_no_longer_due(resolution: str, due: str) -> None:
    """Assessed twice by officers who did not see each other, the person pays once."""
    state = life(*LODGED, fee_assessed(fee_id=an_id("fee")))
    opened = at_once(state, fee_assessed(fee_id=an_id("fee again")))

    settled = life(conflict_resolved(resolution=resolution), state=opened)

    assert [each.charge_id for each in opened.charges] == [an_id("fee"), an_id("fee again")]
    assert [each.charge_id for each in settled.charges] == [an_id(due)]


def test_two_readings_of_different_documents_do_not_conflict() -> None:
    """The same kind of act about another thing commutes."""
    state = life(*REGISTERED, travel_document_recorded())
    other = beside(state, travel_document_recorded(document_id=an_id("other")), base=2)

    assert Accepted(flags=("CONCURRENT",)) == decide(state, other, context(other))


def test_a_decision_over_an_unseen_opinion_is_refused_with_the_difference() -> None:
    """The refusal names the version seen, the version there is, and the unseen acts."""
    state = life(*AT_DIRECTORATE, opinion_recorded(actor_id="H-9", event_id=an_id("late opinion")))
    event = beside(state, decision_taken(), base=state.version - 1)

    verdict = decide(state, event, context(event))

    expected = (str(state.version - 1), str(state.version), f"{state.version} OpinionRecorded")
    assert Refused(rule_id="STALE_VERSION", field="meta.base_version", detail=expected) == verdict


def test_an_act_that_states_no_version_is_told_so_and_not_that_somebody_was_quicker() -> None:
    """Left out, the version is 0; the detail still names the version there is and the acts in the way."""
    state = life(*AT_DIRECTORATE, opinion_recorded(actor_id="H-9", event_id=an_id("late opinion")))

    verdict = decide(state, event := beside(state, decision_taken(), base=0), context(event))

    assert isinstance(verdict, Refused)
    assert (verdict.rule_id, verdict.field) == ("VERSION_NOT_STATED", "meta.base_version")
    assert verdict.detail[:2] == ("0", str(state.version))
    assert f"{state.version} OpinionRecorded" in verdict.detail


def test_acts_on_different_applications_commute() -> None:
    """A withdrawal of one application beside an opinion on another."""
    other = an_id("other application")
    state = life(*COMPLETE, application_lodged(application_id=other), opinion_recorded())
    event = beside(state, application_withdrawn(application_id=other), base=state.version - 1)

    assert Accepted(flags=("CONCURRENT",)) == decide(state, event, context(event))


def test_a_device_knows_its_own_acts() -> None:
    """An offline device states the version it last saw; what it did since is not concurrent."""
    state = life(*LODGED)
    event = with_meta(receipt_issued(), base_version=0, device_seq=4)

    assert Accepted() == decide(state, event, context(event))


def long_file() -> FileState:
    """A file of more acts than the window keeps, all payments but the first."""
    acts = [payment_recorded(amount=1, event_id=an_id(f"payment {n}")) for n in range(RECENT_ACTS + 1)]
    return life(*LODGED, fee_assessed(), *acts)


def test_what_lies_before_the_window_is_unknown_and_conflicts() -> None:
    """An act with legal effect over forgotten acts is refused, a declared fact opens a case, a payment is marked."""
    state = long_file()

    def answer(event: Event) -> Accepted | Refused:
        return decide(state, beside(state, event, base=1), context(event))

    assert getattr(answer(application_withdrawn()), "rule_id", None) == "STALE_VERSION"
    assert Accepted(flags=("CONCURRENT", "CONFLICT_CASE")) == answer(address_declared())
    assert Accepted(flags=("CONCURRENT",)) == answer(payment_recorded(amount=1))


def test_a_long_offline_run_of_one_device_is_not_stale() -> None:
    """More acts than the window on one file by one device: each builds on the one before, which was judged."""
    state = long_file()
    event = with_meta(
        application_withdrawn(), base_version=0, follows=state.recent[-1].event_id, device_seq=version_of(state) + 1
    )

    assert concurrency(state, event) is None
