"""What the register refuses, by which rule, and what it lets pass: one case for each rule."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from register.codes import governorates
from register.days import DAY, day_of
from register.decide import SEAL_RULES, Accepted, Refused, decide
from register.ended import ended_notices
from register.rules import rules
from schemas.events import Condition, Event, Nationality, Reliance
from tests.examples import (
    AT_DIRECTORATE,
    COMPLETE,
    DECIDED,
    LODGED,
    REGISTERED,
    START,
    START_DAY,
    address_declared,
    an_id,
    application_closed,
    application_lodged,
    application_withdrawn,
    checklist_completed,
    complement_received,
    complement_requested,
    conflict_resolved,
    context,
    decision_notified,
    decision_refused,
    decision_taken,
    document_assessed,
    fee_assessed,
    file_forwarded,
    file_opened,
    file_received,
    import_session_approved,
    judged,
    life,
    meta,
    next_act,
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
    taken_over,
    travel_document_recorded,
    with_meta,
)
from tests.family_rules import FAMILIES, rules_of

Acts = tuple[Event, ...]
MINUTE = 60_000_000
WITH_CARD = (*DECIDED, permit_produced())
WITH_FEE = (*LODGED, fee_assessed())
WITH_RECEIPT = (*LODGED, receipt_issued())
UNDER_WAY = (*COMPLETE, opinion_recorded(), file_forwarded())
FUTURE = START + 6 * MINUTE + 60_000_000
TWO = (Nationality(code="CIV", is_primary=True), Nationality(code="FRA", is_primary=True))
OTHER = an_id("other")


def primary(code: str) -> tuple[Nationality, ...]:
    """One nationality."""
    return (Nationality(code=code, is_primary=True),)


BAD: list[tuple[str, str | None, Acts, Event]] = [
    # rule, field, the acts before, the act
    ("FILE_UNKNOWN", "meta.file_id", (), file_opened()),
    ("PERSON_ALREADY_REGISTERED", None, REGISTERED, person_registered()),
    ("FILE_ALREADY_OPEN", "file_number", REGISTERED, file_opened()),
    ("PERSON_MISMATCH", "person_id", (person_registered(),), file_opened(person_id=OTHER)),
    ("FILE_NUMBER_WRONG", "file_number", (person_registered(),), file_opened(file_number="LM01-2026-000042-0")),
    ("FILE_NOT_OPEN", None, (person_registered(),), application_lodged()),
    ("ID_MALFORMED", "application_id", REGISTERED, application_lodged(application_id="42")),
    ("ID_MALFORMED", "meta.event_id", REGISTERED, application_lodged(event_id="42")),
    ("ID_ALREADY_USED", "application_id", LODGED, application_lodged()),
    ("ID_ALREADY_USED", "receipt_id", WITH_RECEIPT, receipt_issued()),
    ("ID_ALREADY_USED", "fee_id", WITH_FEE, fee_assessed()),
    ("CODE_UNKNOWN", "nationalities[0].code", (), person_registered(nationalities=primary("ZZZ"))),
    ("CODE_UNKNOWN", "sex", (), person_registered(sex=3)),
    ("CODE_UNKNOWN", "education", (), person_registered(education=10)),
    ("CODE_UNKNOWN", "languages", (), person_registered(languages=("fr",))),
    ("CODE_UNKNOWN", "birth_country", (), person_registered(birth_country="XX")),
    ("CODE_UNKNOWN", "governorate", REGISTERED, address_declared(governorate="99")),
    ("CODE_UNKNOWN", "delegation", REGISTERED, address_declared(delegation="5151")),
    ("CODE_UNKNOWN", "issuing_state", REGISTERED, travel_document_recorded(issuing_state="ZZZ")),
    ("CODE_UNKNOWN", "document_code", LODGED, document_assessed(document_code="SOMETHING")),
    ("CODE_UNKNOWN", "items", LODGED, complement_requested(items=("SOMETHING",))),
    ("CODE_UNKNOWN", "conditions[0].profession", AT_DIRECTORATE,
     decision_taken(conditions=(Condition(mention="WORK", profession="25"),))),
    ("CODE_UNKNOWN", "language", DECIDED, decision_notified(language="xxxx")),
    ("CODE_MALFORMED", "ground_code", LODGED, application_closed(ground_code="a\u202eb")),
    ("CODE_MALFORMED", "meta.actor_id", REGISTERED, application_lodged(actor_id="")),
    ("VALUE_UNKNOWN", "outcome", AT_DIRECTORATE, decision_taken(outcome="UNKNOWN")),
    ("VALUE_UNKNOWN", "verdict", LODGED, document_assessed(verdict="UNKNOWN")),
    ("VALUE_UNKNOWN", "kind", REGISTERED, application_lodged(kind="UNKNOWN")),
    ("VALUE_UNKNOWN", "meta.actor_role", REGISTERED, application_lodged(actor_role="UNKNOWN")),
    ("VALUE_UNKNOWN", "meta.corps", REGISTERED, application_lodged(corps="UNKNOWN")),
    ("NUMBER_IMPOSSIBLE", "copy_number", LODGED, receipt_issued(copy_number=0)),
    ("TOO_MANY_VALUES", "refusal_grounds", AT_DIRECTORATE, decision_refused(refusal_grounds=("A",) * 33)),
    ("NATIONALITY_PRIMARY", "nationalities", (), person_registered(nationalities=())),
    ("NATIONALITY_PRIMARY", "nationalities", (), person_registered(nationalities=TWO)),
    ("BIRTH_YEAR_IMPOSSIBLE", "birth_year", (), person_registered(birth_year=2027)),
    ("BIRTH_YEAR_IMPOSSIBLE", "birth_year", (), person_registered(birth_year=199)),
    ("AMOUNT_NEGATIVE", "amount", LODGED, fee_assessed(amount=-1)),
    ("AMOUNT_NEGATIVE", "amount", WITH_FEE, payment_recorded(amount=-150_000)),
    ("AMOUNT_NEGATIVE", "amount", WITH_FEE, payment_recorded(amount=0)),
    ("AMOUNT_TOO_LARGE", "amount", LODGED, fee_assessed(amount=10**12)),
    ("DATE_IN_FUTURE", "paid_on", WITH_FEE, payment_recorded(paid_on=START_DAY + 1)),
    ("DATE_IN_FUTURE", "notified_on", DECIDED, decision_notified(notified_on=START_DAY + 1)),
    ("DATE_IN_FUTURE", "issued_on", REGISTERED, travel_document_recorded(issued_on=START_DAY + 1)),
    ("DATE_TOO_OLD", "meta.effective_date", REGISTERED, application_lodged(effective_date=day_of(1899, 12, 31))),
    ("DATE_TOO_OLD", "meta.occurred_at", REGISTERED, application_lodged(occurred_at=-(10**16))),
    ("DATE_TOO_FAR", "meta.effective_date", REGISTERED, application_lodged(effective_date=START_DAY + 367)),
    ("DATE_TOO_FAR", "valid_to", LODGED, receipt_issued(valid_to=2**31 - 1)),
    ("PERIOD_REVERSED", "valid_to", LODGED, receipt_issued(valid_to=START_DAY - 1)),
    ("PERIOD_REVERSED", "appeal_deadline", DECIDED, decision_notified(appeal_deadline=START_DAY - 1)),
    ("APPLICATION_UNKNOWN", "application_id", LODGED, receipt_issued(application_id=OTHER)),
    ("RECEIPT_UNKNOWN", "receipt_id", LODGED, receipt_extended()),
    ("CHARGE_UNKNOWN", "charge_id", LODGED, payment_recorded()),
    ("CHARGE_UNKNOWN", "penalty_id", WITH_FEE, penalty_waived(penalty_id=fee_assessed().fee_id)),
    ("DECISION_UNKNOWN", "decision_id", DECIDED, decision_notified(decision_id=OTHER)),
    ("PERMIT_UNKNOWN", "permit_id", DECIDED, permit_handed_over()),
    ("CONFLICT_UNKNOWN", "conflict_id", REGISTERED, conflict_resolved()),
    ("APPLICATION_STATE", "application_id", LODGED, opinion_recorded()),
    ("APPLICATION_STATE", "application_id", COMPLETE, decision_taken()),
    ("APPLICATION_STATE", "application_id", COMPLETE, file_forwarded()),
    ("APPLICATION_ENDED", "application_id", (*LODGED, application_withdrawn()), receipt_issued()),
    ("APPLICATION_ENDED", "application_id", DECIDED, application_closed()),
    ("APPLICATION_ENDED", "application_id", DECIDED, decision_taken(decision_id=OTHER)),
    ("FILE_IN_TRANSIT", None, UNDER_WAY, file_forwarded(to_unit="LM-02", to_level="DISTRICT")),
    ("FILE_IN_TRANSIT", None, UNDER_WAY, decision_taken()),
    ("NOT_FORWARDED_HERE", "to_unit", UNDER_WAY, file_received(to_unit="TU-05")),
    ("EXTENSION_SHORTENS", "valid_to", WITH_RECEIPT, receipt_extended(valid_to=START_DAY + 29)),
    ("PAYMENT_EXCEEDS_DUE", "amount", WITH_FEE, payment_recorded(amount=150_001)),
    ("PAYMENT_EXCEEDS_DUE", "amount", (*WITH_FEE, payment_recorded()), payment_recorded(amount=1)),
    ("WAIVER_EXCEEDS_DUE", "amount", (*LODGED, penalty_assessed()), penalty_waived(amount=60_001)),
    ("FOUR_EYES", "prepared_by", AT_DIRECTORATE, decision_taken(prepared_by="D-1")),
    ("FOUR_EYES", "prepared_by", AT_DIRECTORATE, decision_taken(actor_id="D-2", on_behalf_of="D-1")),
    ("FOUR_EYES_OPINION", "signatory", AT_DIRECTORATE, decision_taken(signatory="H-1")),
    ("ROLE_MAY_NOT", "meta.actor_role", AT_DIRECTORATE, decision_taken(actor_role="MINISTER")),
    ("SIGNATORY_NOT_ACTOR", "signatory", AT_DIRECTORATE, decision_taken(actor_id="D-3")),
    ("SIGNATORY_NOT_ACTOR", "signatory", AT_DIRECTORATE,
     decision_taken(actor_id="C-1", actor_role="CLERK", on_behalf_of="D-1")),
    ("ROLE_MAY_NOT", "meta.actor_role", AT_DIRECTORATE, decision_taken(actor_role="CLERK")),
    ("ROLE_MAY_NOT", "meta.actor_role", REGISTERED, application_lodged(actor_role="SYSTEM")),
    ("SYSTEM_ONLY", "meta.actor_role", WITH_RECEIPT, receipt_lapsed(device_id="LM-01-A", actor_role="CLERK")),
    ("DECISION_INCOMPLETE", "title", AT_DIRECTORATE, decision_taken(title=None)),
    ("DECISION_INCOMPLETE", "valid_to", AT_DIRECTORATE, decision_taken(valid_to=None)),
    ("DECISION_INCOMPLETE", "refusal_grounds", AT_DIRECTORATE, decision_refused(refusal_grounds=())),
    ("VERSION_AHEAD", "relied_on", AT_DIRECTORATE,
     decision_taken(relied_on=(Reliance(file_id=meta().file_id, version=99),))),
    ("PERMIT_WITHOUT_GRANT", "decision_id", (*AT_DIRECTORATE, decision_refused()), permit_produced()),
    ("PERMIT_DIFFERS_FROM_DECISION", "valid_to", DECIDED, permit_produced(valid_to=START_DAY + 400)),
    ("PERMIT_DIFFERS_FROM_DECISION", "title", DECIDED, permit_produced(title="ORDINARY")),
    ("PERMIT_EXISTS", "permit_id", WITH_CARD, permit_produced(permit_id=OTHER)),
    ("PERMIT_HANDED_OVER", "permit_id", (*WITH_CARD, permit_handed_over()), permit_handed_over()),
    ("PERMIT_ENDED", "handed_on", (*WITH_CARD, permit_expired()),
     permit_handed_over(at=(START_DAY + 380) * DAY, handed_on=START_DAY + 370)),
    ("NOTICE_OBSOLETE", "lapsed_on", (*WITH_RECEIPT, receipt_extended()), receipt_lapsed()),
    ("NOTICE_OBSOLETE", "lapsed_on", (*WITH_RECEIPT, application_withdrawn()), receipt_lapsed()),
    ("NOTICE_OBSOLETE", "expired_on", (*WITH_CARD, permit_expired()), permit_expired()),
    ("IMPORT_SESSION_ONE_PERSON", "approved_by", (), import_session_approved(opened_by="H-2")),
    ("IMPORT_SESSION_ONE_PERSON", "meta.actor_id", (), import_session_approved(actor_id="H-1")),
    ("IMPORT_SESSION_MISFIT", "session_id", (), import_session_approved(session_id=OTHER)),
    ("DATE_IN_FUTURE", "to_date", (), import_session_approved(to_date=START_DAY + 1)),
    ("IMPORT_SESSION_MISFIT", "meta.device_id", (), person_registered(**taken_over(device_id="LM-01-A"))),
    ("IMPORT_SESSION_MISFIT", "meta.station_id", (), person_registered(**taken_over(station_id="TU-05"))),
    ("IMPORT_SESSION_MISFIT", "meta.occurred_at", (), person_registered(**taken_over(day_of(2019, 1, 1)))),
    ("IMPORT_SESSION_MISFIT", "meta.effective_date", (), person_registered(**taken_over(effective_date=START_DAY))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule_id", "field", "before", "event"),
    BAD,
    ids=[f"{case[0]}-{case[1]}-{place}" for place, case in enumerate(BAD)],
)
def test_bad_acts_are_refused_by_their_rule(rule_id: str, field: str | None, before: Acts, event: Event) -> None:
    """Each rule names the field to mend."""
    state = life(*before) if before else None

    verdict = judged(state, event)

    assert isinstance(verdict, Refused)
    assert (rule_id, field) == (verdict.rule_id, verdict.field)


def test_every_rule_of_the_register_has_a_case() -> None:
    """No rule is only written: each refuses something in a test; those of a family in the family's own."""
    elsewhere = {
        "EVENT_ID_REUSED",  # the screen's: tests/services
        "STALE_VERSION", "VERSION_NOT_STATED",  # test_conflicts
        "DECISION_OTHER_REASON",  # noted, below
        "FILE_FULL", "FOLLOWS_REFUSED", "DEVICE_SEQUENCE_BACK", "IMPORT_SESSION_UNKNOWN", "BACK_CAPTURE_NEW_RIGHT",
        *SEAL_RULES.values(),
    }  # fmt: skip
    families = {rule for family in FAMILIES for rule in rules_of(family)}

    assert set(rules()) - families == {case[0] for case in BAD} | elsewhere


def test_an_unknown_code_is_refused_with_the_codes_of_a_short_list() -> None:
    """Who mistypes a governorate reads which there are; a list of hundreds would hide the reason."""
    short, long = address_declared(governorate="99"), travel_document_recorded(issuing_state="ZZZ")
    told, untold = (judged(life(*REGISTERED), act) for act in (short, long))

    assert getattr(told, "detail", None) == tuple(sorted(governorates()))
    assert getattr(untold, "detail", None) == ()


@pytest.mark.parametrize(
    ("asked", "granted", "outcome", "noted"),
    [
        ("TRAINEE", "STUDY", "GRANT", True),
        ("TRAINEE", "STUDY", "PARTIAL", True),
        ("TRAINEE", "TRAINEE", "GRANT", False),
        ("TRAINEE", None, "GRANT", False),
        ("OTHER", "STUDY", "GRANT", False),
    ],
)
def test_a_decision_for_another_reason_than_the_one_applied_for_is_noted(
    asked: Any, granted: Any, outcome: Any, *, noted: bool
) -> None:
    """No table of the law forbids it, so the register takes it, and an officer looks at it."""
    state = life(*AT_DIRECTORATE)
    [application] = state.applications
    before = replace(state, applications=(replace(application, reason=asked),))

    verdict = judged(before, decision_taken(reason=granted, outcome=outcome))

    assert isinstance(verdict, Accepted)
    assert (("DECISION_OTHER_REASON",) if noted else ()) == verdict.findings


@pytest.mark.parametrize(("verdict", "rule_id"), SEAL_RULES.items())
def test_what_the_opener_found_is_refused_first(verdict: Any, rule_id: str) -> None:
    """A 30 February, a direction mark in a name, an unreadable value: before anything else is looked at."""
    assert Refused(rule_id=rule_id) == judged(None, person_registered(sex=3), seal_verdict=verdict)


@pytest.mark.parametrize("verdict", ["NONE", "SOUND"])
def test_sound_and_absent_seals_pass(verdict: Any) -> None:
    """Most acts have nothing sealed."""
    assert Accepted() == judged(None, person_registered(), seal_verdict=verdict)


def test_an_act_in_the_future_is_refused_beyond_the_tolerance_of_clocks() -> None:
    """Five minutes of a wrong clock are forgiven, six are not."""
    state = life(*REGISTERED)
    near = next_act(state, application_lodged(at=START + 5 * MINUTE))
    far = next_act(state, application_lodged(at=START + 5 * MINUTE + 1))

    assert Accepted() == decide(state, near, context(recorded_at=START))
    assert Refused(rule_id="DATE_IN_FUTURE", field="meta.occurred_at") == decide(state, far, context(recorded_at=START))


@pytest.mark.parametrize("seq", [2, 1, 0, -1])
def test_a_device_whose_sequence_jumps_back_is_refused(seq: int) -> None:
    """The same number again, an older one, none at all."""
    state = life(*REGISTERED)
    event = with_meta(next_act(state, application_lodged()), device_seq=seq)

    verdict = decide(state, event, context(event))

    assert Refused(rule_id="DEVICE_SEQUENCE_BACK", field="meta.device_seq", detail=(str(seq), "2")) == verdict


def test_gaps_in_a_device_sequence_pass() -> None:
    """The device works on other files too; gaps are shown elsewhere, not refused."""
    state = life(*REGISTERED)
    event = with_meta(next_act(state, application_lodged()), device_seq=900)

    assert Accepted() == decide(state, event, context(event))


@pytest.mark.parametrize("base", [99, -1])
def test_a_version_that_never_was_is_refused(base: int) -> None:
    """No officer can have seen it."""
    state = life(*REGISTERED)
    event = with_meta(next_act(state, application_lodged()), base_version=base)

    verdict = decide(state, event, context(event))

    assert Refused(rule_id="VERSION_AHEAD", field="meta.base_version", detail=(str(base), "2")) == verdict


def test_an_act_on_a_refused_act_is_refused() -> None:
    """What it builds on is not in the file."""
    verdict = judged(life(*REGISTERED), application_lodged(), follows_refused=True)

    assert Refused(rule_id="FOLLOWS_REFUSED", field="meta.follows") == verdict


def test_a_full_file_takes_no_more_receipts() -> None:
    """The state of a file stays bounded however many acts are sent."""
    receipts = [receipt_issued(receipt_id=an_id(f"receipt {n}"), event_id=an_id(f"issue {n}")) for n in range(60)]
    state = life(*LODGED, *receipts)

    assert Refused(rule_id="FILE_FULL", field="receipts", detail=("60",)) == judged(state, receipt_issued())


def test_acts_recorded_late_are_marked() -> None:
    """More than two days between act and record."""
    verdict = judged(None, person_registered(), recorded_at=START + 2 * DAY + 1)

    assert Accepted(flags=("CAPTURED_LATE",)) == verdict


def test_a_directorate_officer_may_record_for_the_signatory() -> None:
    """The signatory stays the one who decides."""
    event = decision_taken(actor_id="D-3", actor_role="DIRECTORATE_OFFICER", on_behalf_of="D-1")

    assert Accepted() == judged(life(*AT_DIRECTORATE), event)


def test_a_late_extension_is_not_refused_because_of_a_notice() -> None:
    """Time raises notices, not facts."""
    state = life(*WITH_RECEIPT, receipt_lapsed())

    assert Accepted() == judged(state, receipt_extended(at=(START_DAY + 31) * DAY))


# --- what falls due ------------------------------------------------------------------------------------------------


def test_what_falls_due_is_raised_once_and_accepted() -> None:
    """On the day after the last: the same bytes at each look, and nothing more once it is in the file."""
    state = life(*WITH_CARD, application_lodged(application_id=OTHER), receipt_issued(application_id=OTHER))
    today = START_DAY + 400

    notices = ended_notices(state, today)
    later = ended_notices(life(address_declared(), state=state), today + 5)
    after = life(*notices, state=state)

    assert [notice.NAME for notice in notices] == ["ReceiptLapsed", "PermitExpired"]
    assert notices == later
    assert ended_notices(after, today) == ()


def test_nothing_falls_due_before_its_day() -> None:
    """On the last day of a receipt it is valid."""
    state = life(*WITH_RECEIPT)

    assert ended_notices(state, START_DAY + 29) == ()
    assert len(ended_notices(state, START_DAY + 30)) == 1


def test_an_ended_application_raises_no_lapse() -> None:
    """Its receipt has done its work."""
    assert ended_notices(life(*WITH_RECEIPT, application_withdrawn()), START_DAY + 90) == ()


# --- older registers -----------------------------------------------------------------------------------------------

OLD = taken_over()
OLD_LIFE = (person_registered(**OLD), file_opened(**OLD), application_lodged(**OLD, kind="UNKNOWN"))


def old_grant(**changes: Any) -> Event:
    """A decision of 2021 for a year, by the officer who prepared it."""
    day = day_of(2021, 3, 1)
    dates = {"valid_from": day, "valid_to": day + 364}
    return decision_taken(**(OLD | dates | {"prepared_by": "D-1", "actor_role": "UNKNOWN"} | changes))


def test_history_is_accepted_with_its_findings() -> None:
    """A decision without complete papers, by one pair of eyes: it was so, and the stamp says what was wrong."""
    verdict = judged(life(*OLD_LIFE), old_grant())

    assert isinstance(verdict, Accepted)
    assert verdict.flags == ("BACK_CAPTURED", "OUTSIDE_PROCEDURE")
    assert verdict.findings == ("APPLICATION_STATE", "FOUR_EYES", "ROLE_MAY_NOT")


def test_history_within_procedure_has_no_findings() -> None:
    """It is marked as taken over, no more."""
    assert Accepted(flags=("BACK_CAPTURED",)) == judged(life(*OLD_LIFE), receipt_issued(
        **OLD, valid_from=day_of(2021, 3, 1), valid_to=day_of(2021, 4, 1)
    ))  # fmt: skip


def test_a_repeated_act_of_the_past_is_history_too() -> None:
    """Closed twice, decided after the closing: old registers hold such things."""
    closed = life(*OLD_LIFE, application_closed(**OLD))

    assert judged(closed, application_closed(**OLD)).findings == ("APPLICATION_ENDED",)  # type: ignore[union-attr]
    assert life(old_grant(), state=closed).applications[0].status == "DECIDED"


def test_what_cannot_be_is_refused_in_history_too() -> None:
    """Unknown references and impossible codes are no history."""
    state = life(*OLD_LIFE)

    assert (
        getattr(judged(state, application_closed(**OLD, application_id=OTHER)), "rule_id", None)
        == "APPLICATION_UNKNOWN"
    )
    assert getattr(judged(state, address_declared(**OLD, governorate="99")), "rule_id", None) == "CODE_UNKNOWN"


def test_no_session_no_history() -> None:
    """The partition must know the session that the act names."""
    verdict = judged(None, person_registered(**OLD), session=None)

    assert Refused(rule_id="IMPORT_SESSION_UNKNOWN", field="meta.import_session") == verdict


def test_history_grants_no_right_that_begins_after_its_days() -> None:
    """A title of the future comes through today's procedure."""
    verdict = judged(life(*OLD_LIFE), old_grant(valid_from=START_DAY, valid_to=START_DAY + 364))

    assert Refused(rule_id="BACK_CAPTURE_NEW_RIGHT", field="valid_from") == verdict


def test_history_is_no_way_around_procedure_in_a_file_of_today() -> None:
    """In a file that was not taken over, an old act that breaks procedure gives no right."""
    verdict = judged(life(*LODGED), old_grant())

    assert getattr(verdict, "rule_id", None) == "BACK_CAPTURE_NEW_RIGHT"


def test_history_grants_nothing_on_an_application_of_today_in_a_file_that_was_taken_over() -> None:
    """That some of a file is history lets nobody decide today's application in a session."""
    file = replace(life(*LODGED), back_captured=True)
    verdict = judged(file, old_grant())

    assert getattr(verdict, "rule_id", None) == "BACK_CAPTURE_NEW_RIGHT"


def test_a_session_is_approved_by_two() -> None:
    """And only once."""
    event = import_session_approved()
    again = decide(None, event, context(event, session=judged_session()))

    assert Accepted() == decide(None, event, context(event))
    assert Refused(rule_id="ID_ALREADY_USED", field="session_id") == again


def judged_session() -> Any:
    """The session as a partition knows it."""
    return context(person_registered(**OLD)).session


def test_notices_are_no_history() -> None:
    """What falls due derives from dates; no older register raises it."""
    verdict = judged(
        life(*OLD_LIFE), receipt_lapsed(**OLD, effective_date=day_of(2021, 3, 1), lapsed_on=day_of(2021, 3, 1))
    )

    assert Refused(rule_id="SYSTEM_ONLY", field="meta.import_session") == verdict


def test_complements_and_documents_may_come_in_any_open_state() -> None:
    """The counter takes papers whenever they come."""
    for before in (LODGED, COMPLETE, AT_DIRECTORATE):
        asked = complement_requested(actor_id="D-2", actor_role="DIRECTORATE_OFFICER")
        for event in (document_assessed(), asked, complement_received(), checklist_completed()):
            assert Accepted() == judged(life(*before), event), (len(before), event.NAME)
