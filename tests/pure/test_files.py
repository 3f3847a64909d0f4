"""A file is never without a station in charge, never ends over what is open, and at rest takes only what must go on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.closed_file import AFTER_CLOSING, AFTER_SHREDDING
from register.days import DAY, HOUR
from register.decide import Accepted, Refused, decide
from register.fold import fold
from register.machines import FILE as MACHINE
from schemas.events import EVENTS, CrossingState, Event, FileState, MeasureState
from tests.examples import (
    APPLICATION,
    DECIDED,
    EVERY_EVENT,
    FILE,
    LODGED,
    REGISTERED,
    START_DAY,
    address_declared,
    an_id,
    application_lodged,
    application_withdrawn,
    context,
    decision_notified,
    fee_assessed,
    judged,
    life,
    next_act,
    payment_recorded,
    permit_handed_over,
    permit_produced,
    person_registered,
    receipt_issued,
    version_of,
    with_meta,
)
from tests.examples_data import data_shredded, subject_request_received
from tests.examples_file import (
    OTHER_UNIT,
    TRANSFER,
    dormancy_found,
    file_archived,
    file_closed,
    file_reopened,
    file_transfer_accepted,
    file_transfer_refused,
    file_transfer_requested,
    paper_file_received,
    paper_file_sent,
)
from tests.examples_identity import OTHER_FILE, file_absorbed, file_separated, identity_corrected
from tests.examples_permit import permit_returned
from tests.family_rules import rules_of

Acts = tuple[Event, ...]
ASKED = (*REGISTERED, file_transfer_requested())
ARRIVED = (*REGISTERED, paper_file_sent(), paper_file_received())
MOVED = (*ASKED, file_transfer_accepted())
CLOSED = (*REGISTERED, file_closed())
ARCHIVED = (*CLOSED, file_archived())
SHREDDED = (*ARCHIVED, data_shredded())
MERGED = (*REGISTERED, file_absorbed())
OTHER = an_id("other")

BAD: list[tuple[str, str | None, Acts, Event]] = [
    ("TRANSFER_TO_ITSELF", "to_unit", REGISTERED, file_transfer_requested(to_unit="LM-01")),
    ("NOT_IN_CHARGE", "from_unit", REGISTERED, file_transfer_requested(from_unit="SF-02")),
    ("NOT_IN_CHARGE", "meta.station_id", REGISTERED, file_transfer_requested(station_id=OTHER_UNIT)),
    ("NOT_IN_CHARGE", "from_unit", MOVED, file_transfer_requested(transfer_id=OTHER)),
    ("TRANSFER_APPLICATIONS", "open_applications", LODGED, file_transfer_requested()),
    ("APPLICATION_UNKNOWN", "open_applications", REGISTERED, file_transfer_requested(open_applications=(OTHER,))),
    ("TOO_MANY_VALUES", "open_applications", REGISTERED, file_transfer_requested(open_applications=(OTHER,) * 201)),
    ("FILE_STATE", None, ASKED, file_transfer_requested(transfer_id=OTHER)),
    ("FILE_STATE", None, ASKED, file_closed()),
    ("TRANSFER_UNKNOWN", "transfer_id", REGISTERED, file_transfer_accepted()),
    ("TRANSFER_UNKNOWN", "transfer_id", ASKED, file_transfer_refused(transfer_id=OTHER)),
    ("TRANSFER_ANSWERED", "transfer_id", MOVED, file_transfer_accepted()),
    ("TRANSFER_ANSWERED", "transfer_id", MOVED, file_transfer_refused()),
    ("NOT_ASKED", "unit", ASKED, file_transfer_accepted(unit="SF-02")),
    ("NOT_ASKED", "meta.station_id", ASKED, file_transfer_accepted(station_id="LM-01")),
    ("NOT_ASKED", "meta.station_id", ASKED, file_transfer_refused(station_id="LM-01")),
    ("TRANSFER_TO_ITSELF", "to_unit", REGISTERED, paper_file_sent(to_unit="LM-01")),
    ("ID_ALREADY_USED", "movement_id", (*REGISTERED, paper_file_sent()), paper_file_sent()),
    ("PAPER_FILE_NOT_SENT", "movement_id", REGISTERED, paper_file_received()),
    ("PAPER_FILE_NOT_SENT", "movement_id", ARRIVED, paper_file_received()),
    ("PERIOD_REVERSED", "received_on", (*REGISTERED, paper_file_sent()),
     paper_file_received(received_on=START_DAY - 1)),
    ("FILE_HAS_OPEN_APPLICATION", None, LODGED, file_closed()),
    ("CLOSED_BY_MERGE_ONLY", "ground", REGISTERED, file_closed(ground="MERGED")),
    ("VALUE_UNKNOWN", "ground", REGISTERED, file_closed(ground="UNKNOWN")),
    ("DATE_IN_FUTURE", "closed_on", REGISTERED, file_closed(closed_on=START_DAY + 1)),
    ("DEPARTURE_NOT_SHOWN", "last_stay_evidence", REGISTERED, file_closed(last_stay_evidence=None)),
    ("FILE_STATE", None, (person_registered(),), file_closed()),
    ("FILE_STATE", None, CLOSED, file_closed()),
    ("FILE_STATE", None, REGISTERED, file_reopened()),
    ("FILE_STATE", None, REGISTERED, file_archived()),
    ("FILE_MERGED", None, MERGED, file_reopened()),
    ("PERIOD_REVERSED", "archived_on", CLOSED, file_archived(archived_on=START_DAY - 1)),
    ("PERIOD_REVERSED", "shred_after", CLOSED, file_archived(shred_after=START_DAY - 1)),
    ("RETENTION_UNKNOWN", "retention_rule", CLOSED, file_archived(retention_rule="DEPARTED")),
    ("RETENTION_TOO_SHORT", "shred_after", CLOSED, file_archived(shred_after=START_DAY + 5 * 365 - 1)),
    ("RETENTION_TOO_SHORT", "shred_after", CLOSED, file_archived(shred_after=None)),
    ("FILE_CLOSED", None, CLOSED, application_lodged()),
    ("FILE_CLOSED", None, CLOSED, address_declared()),
    ("FILE_CLOSED", None, ARCHIVED, application_lodged()),
    ("FILE_CLOSED", None, MERGED, application_lodged()),
    ("FILE_SHREDDED", None, SHREDDED, application_lodged()),
    ("FILE_SHREDDED", None, SHREDDED, file_reopened()),
    ("NOTICE_OBSOLETE", "dormant_on", LODGED, dormancy_found()),
    ("NOTICE_OBSOLETE", "dormant_on", (*DECIDED, permit_produced()), dormancy_found()),
    ("NOTICE_OBSOLETE", "dormant_on", CLOSED, dormancy_found()),
    ("SYSTEM_ONLY", "meta.actor_role", REGISTERED, dormancy_found(actor_id="C-1", actor_role="CLERK")),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "field", "before", "event"), BAD, ids=[f"{c[0]}-{n}" for n, c in enumerate(BAD)])
def test_a_wrong_act_is_refused_by_its_rule(rule_id: str, field: str | None, before: Acts, event: Event) -> None:
    """Each rule names the field to mend."""
    verdict = judged(life(*before), event)

    assert isinstance(verdict, Refused)
    assert (rule_id, field) == (verdict.rule_id, verdict.field)


def test_every_rule_of_the_family_has_a_case() -> None:
    """No rule is only written: each refuses something here."""
    assert rules_of("file") <= {case[0] for case in BAD} | {"FILE_HAS_OPEN_MEASURE"} | {case[0] for case in NOTED}


NOTED: list[tuple[str, Acts, Event]] = [
    ("PAPER_FILE_ELSEWHERE", REGISTERED, paper_file_sent(from_unit="SF-02")),
    ("PAPER_FILE_ELSEWHERE", (*REGISTERED, paper_file_sent()), paper_file_sent(movement_id=OTHER)),
    ("PAPER_FILE_ASTRAY", (*REGISTERED, paper_file_sent()), paper_file_received(unit="SF-02")),
]


@pytest.mark.parametrize(("rule_id", "before", "event"), NOTED, ids=[f"{c[0]}-{n}" for n, c in enumerate(NOTED)])
def test_where_the_paper_really_is_is_never_refused(rule_id: str, before: Acts, event: Event) -> None:
    """What happened to it is a fact; that it surprises the register is noted beside it."""
    assert Accepted(flags=("OUTSIDE_PROCEDURE",), findings=(rule_id,)) == judged(life(*before), event)


def test_the_paper_file_is_where_it_was_last_seen() -> None:
    """On its way it has left one unit and not reached the other; a transfer may say that it left with it."""
    sent = life(*REGISTERED, paper_file_sent()).paper
    arrived = life(*ARRIVED).paper
    with_transfer = life(*REGISTERED, file_transfer_requested(paper_file_sent_on=START_DAY)).paper

    assert sent is not None
    assert arrived is not None
    assert with_transfer is not None
    assert (sent.unit, sent.to_unit, sent.since) == ("LM-01", OTHER_UNIT, START_DAY)
    assert (arrived.unit, arrived.to_unit) == (OTHER_UNIT, None)
    assert (with_transfer.movement_id, with_transfer.to_unit) == (TRANSFER, OTHER_UNIT)


@pytest.mark.parametrize(
    ("role", "days", "answered"),
    [
        ("DISTRICT_OFFICER", 10, False), ("DISTRICT_OFFICER", 11, True), ("STATION_HEAD", 40, False),
        ("DIRECTORATE_OFFICER", 11, True), ("DIRECTORATE_OFFICER", 16, True), ("DISTRICT_OFFICER", 16, False),
    ],
)  # fmt: skip
def test_a_transfer_left_lying_is_answered_by_the_level_to_which_it_went_up(
    role: str, days: int, answered: bool
) -> None:
    """Five days to answer, then five for each level: no file waits for ever."""
    on = START_DAY + days
    answer = file_transfer_accepted(station_id="LMD", actor_role=role, at=on * DAY + HOUR, effective_date=on)

    assert isinstance(judged(life(*ASKED), answer), Accepted) is answered


def measured(kind: Any, status: Any) -> FileState:
    """Return an open file with one measure."""
    measure = MeasureState(
        measure_id=OTHER, kind=kind, status=status, ordered_on=START_DAY, from_date=START_DAY, to_date=None
    )
    return replace(life(*REGISTERED), measures=(measure,))


def test_a_transfer_moves_the_charge_when_it_is_accepted_and_not_before() -> None:
    """Until the asked station accepts, the asking one stays in charge: no file is ownerless."""
    asked, moved, refused = life(*ASKED), life(*MOVED), life(*ASKED, file_transfer_refused())

    assert (asked.status, asked.station_of_charge) == ("TRANSFER_PENDING", "LM-01")
    assert (moved.status, moved.station_of_charge) == ("OPEN", OTHER_UNIT)
    assert (refused.status, refused.station_of_charge) == ("OPEN", "LM-01")
    assert [each.transfer.status for each in (asked, moved, refused) if each.transfer is not None] == [
        "REQUESTED",
        "ACCEPTED",
        "REFUSED",
    ]


def test_open_applications_go_with_the_file() -> None:
    """Those named and those lodged on the way."""
    request = file_transfer_requested(open_applications=(APPLICATION,))
    state = life(*LODGED, request, application_lodged(application_id=OTHER), file_transfer_accepted())

    assert state.station_of_charge == OTHER_UNIT
    assert [each.status for each in state.applications] == ["LODGED", "LODGED"]


@pytest.mark.parametrize("status", ["ORDERED", "NOTIFIED", "SUSPENDED"])
def test_a_file_is_not_closed_over_a_measure_in_force(status: str) -> None:
    """Only a ban outlives the file: it binds the person who left."""
    verdict = judged(measured("ASSIGNED_RESIDENCE", status), file_closed())

    assert Refused(rule_id="FILE_HAS_OPEN_MEASURE", detail=(OTHER,)) == verdict
    assert Accepted() == judged(measured("ENTRY_BAN", status), file_closed())
    assert Accepted() == judged(measured("ASSIGNED_RESIDENCE", "LIFTED"), file_closed())


def test_a_known_exit_shows_the_departure() -> None:
    """No document is needed beside it; an entry after it takes that away."""
    out = CrossingState(crossing_id=OTHER, entry=False, crossed_on=START_DAY)
    gone = replace(life(*REGISTERED), crossings=(out,))
    back = replace(gone, crossings=(out, replace(out, entry=True, crossed_on=START_DAY)))

    assert Accepted() == judged(gone, file_closed(last_stay_evidence=None))
    assert getattr(judged(back, file_closed(last_stay_evidence=None)), "rule_id", None) == "DEPARTURE_NOT_SHOWN"


def test_a_closed_file_cites_its_ground_and_a_merged_one_its_survivor() -> None:
    """The clerk reads why, and where to go on."""
    assert Refused(rule_id="FILE_CLOSED", detail=("CLOSED", "DEPARTED")) == judged(life(*CLOSED), address_declared())
    assert Refused(rule_id="FILE_CLOSED", detail=("CLOSED", "MERGED", OTHER_FILE)) == judged(
        life(*MERGED), address_declared()
    )


def test_remedies_debts_and_requests_go_on_after_closing() -> None:
    """A decision is notified, a card given back, a request taken: closing is no wall before the person."""
    held = (*DECIDED, fee_assessed(), permit_produced(), permit_handed_over())
    state = life(*held, file_closed())

    for event in (decision_notified(), payment_recorded(), permit_returned(), subject_request_received()):
        assert Accepted() == judged(state, event), event.NAME
    assert Accepted() == judged(state, identity_corrected())


@pytest.mark.parametrize("event", EVERY_EVENT, ids=[f"{each.NAME}-{n}" for n, each in enumerate(EVERY_EVENT)])
def test_every_act_not_named_is_refused_on_a_file_at_rest(event: Event) -> None:
    """One rule in one place: whatever act is added, a closed file refuses it until somebody says otherwise."""
    if event.meta.actor_role == "SYSTEM" or event.meta.file_id != FILE or event.NAME == "PersonRegistered":
        return
    for before, allowed, rule in (
        (ARCHIVED, AFTER_CLOSING, "FILE_CLOSED"),
        (SHREDDED, AFTER_SHREDDING, "FILE_SHREDDED"),
    ):
        state = life(*before)
        verdict = judged(state, event)
        refused_so = getattr(verdict, "rule_id", None) == rule
        if event.NAME in allowed:
            assert not refused_so
        else:
            assert isinstance(verdict, Refused)


def test_the_acts_that_go_on_are_acts() -> None:
    """Both lists speak of the catalogue, and what is destroyed takes less than what is closed."""
    assert set(EVENTS) >= AFTER_CLOSING
    assert AFTER_CLOSING >= AFTER_SHREDDING


def test_a_notice_of_dormancy_stops_no_one_at_the_counter() -> None:
    """An application wakes the file, and so does a transfer."""
    state = life(*REGISTERED, dormancy_found())

    assert state.status == "DORMANT"
    assert life(application_lodged(), state=state).status == "OPEN"
    assert life(file_transfer_requested(), state=state).status == "TRANSFER_PENDING"


def test_a_reopened_file_goes_on_where_it_was() -> None:
    """Closed or archived, it is open again and its closing forgotten."""
    for before in (CLOSED, ARCHIVED):
        state = life(*before, file_reopened(), application_lodged())
        assert (state.status, state.closing, len(state.applications)) == ("OPEN", None, 1)


def test_the_archive_remembers_until_when_it_keeps() -> None:
    """The day of closing, of archiving, and the last of keeping."""
    closing = life(*ARCHIVED).closing

    assert closing is not None
    assert (
        closing.ground, closing.closed_on, closing.archived_on, closing.shred_after,
    ) == ("DEPARTED", START_DAY, START_DAY, START_DAY + 1825)  # fmt: skip


ACTS = (
    file_transfer_requested(), file_transfer_requested(open_applications=(APPLICATION,)),
    file_transfer_requested(from_unit=OTHER_UNIT, to_unit="LM-01", station_id=OTHER_UNIT, transfer_id=OTHER),
    file_transfer_accepted(), file_transfer_refused(),
    file_transfer_accepted(transfer_id=OTHER, unit="LM-01", station_id="LM-01"), file_closed(), file_reopened(),
    dormancy_found(), file_archived(), data_shredded(), file_absorbed(), file_separated(),
    application_lodged(), application_withdrawn(), receipt_issued(),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(ACTS), max_size=30))
def test_whatever_is_accepted_the_file_moves_by_its_machine_and_has_a_station(acts: list[Event]) -> None:
    """No accepted act leaves the machine, leaves an open file ownerless, or an open application in a file at rest."""
    state = life(*REGISTERED)
    for act in acts:
        event = next_act(state, act)
        if not isinstance(decide(state, event, context(event)), Accepted):
            continue
        after = fold(state, event, version=version_of(state) + 1, recorded_at=context(event).recorded_at)
        back = (
            {"OPEN", "REGISTERED", "TRANSFER_PENDING", "DORMANT", "CLOSED"} if event.NAME == "FileSeparated" else set()
        )
        assert after.status == state.status or after.status in {MACHINE[state.status].get(event.NAME)} | back
        assert after.station_of_charge in ("LM-01", OTHER_UNIT)
        if after.status in ("CLOSED", "ARCHIVED", "SHREDDED"):
            assert not any(each.status == "LODGED" for each in after.applications)
            assert after.closing is not None
        else:
            assert after.closing is None
        if after.status == "TRANSFER_PENDING":
            assert after.transfer is not None
            assert after.transfer.status == "REQUESTED"
        state = after


def test_nobody_closes_a_file_over_a_reopening_that_was_not_seen() -> None:
    """Two stations at once: the later act relies on what the earlier one changed."""
    state = life(*CLOSED, file_reopened())
    blind = with_meta(file_closed(), base_version=state.version - 1, device_id="LM-01-B", event_id=an_id("blind"))

    verdict = decide(state, blind, context(blind))

    assert getattr(verdict, "rule_id", None) == "STALE_VERSION"


def test_the_transfer_is_of_this_name() -> None:
    """What is asked is what is answered."""
    transfer = life(*MOVED).transfer

    assert transfer is not None
    assert (transfer.transfer_id, transfer.from_unit, transfer.to_unit) == (TRANSFER, "LM-01", OTHER_UNIT)
