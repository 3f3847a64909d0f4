"""Cases of protection and care: what a case may hold, and that nothing of it ever meets a file."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from register.acts import CARE_ACTS
from register.days import DAY
from register.deadlines import due_notices
from register.decide import Accepted, Refused
from register.fold import fold
from register.fold_care import NOBODY
from register.lengths import Length, after
from register.rules import rules
from schemas import codec
from schemas.events import Event, FileState
from schemas.topics import CARE_TOPICS, MAIN_TOPICS, TOPICS
from tests import examples
from tests.examples import START, START_DAY, an_id, judged, life, version_of
from tests.examples_care import (
    EVERY_CARE,
    REFERRAL,
    care_case_opened,
    intervention_outcome_recorded,
    protection_status_recorded,
    referral_made,
    vulnerability_assessed,
)

OPENED = (care_case_opened(),)
REFERRED = (*OPENED, vulnerability_assessed(), referral_made())


def at(day: int, **changes: Any) -> dict[str, Any]:
    """Return the changes of an act of that day."""
    return {"at": day * DAY + 9 * 3_600_000_000} | changes


def test_a_case_holds_its_care_and_nothing_else() -> None:
    """Its state names no person, no station in charge, no number and no nationality."""
    state = life(*EVERY_CARE)

    assert state.care is not None
    assert [len(part) for part in (state.care.protection, state.care.assessments, state.care.referrals)] == [1, 1, 1]
    assert state.person_id == NOBODY
    assert {state.file_number, state.station_of_charge, state.nationality, state.birth_year} == {None}
    assert codec.decode_body("FileState", codec.encode_body(state)) == state


CANNOT_BE: list[tuple[str, str, tuple[Event, ...], Event]] = [
    ("CARE_CASE_KEY", "case_id", (), care_case_opened(case_id=an_id("another case"))),
    ("CARE_CASE_UNKNOWN", "meta.file_id", (), vulnerability_assessed()),
    ("VALUE_UNKNOWN", "kind", OPENED, protection_status_recorded(kind="UNKNOWN")),
    ("PERIOD_REVERSED", "valid_to", OPENED, protection_status_recorded(valid_to=START_DAY - 31)),
    ("CODE_MALFORMED", "category", OPENED, vulnerability_assessed(category="she was beaten")),
    ("DATE_IN_FUTURE", "referred_on", OPENED, referral_made(assessment_id=None, referred_on=START_DAY + 2)),
    ("CARE_ASSESSMENT_UNKNOWN", "assessment_id", OPENED, referral_made()),
    ("CARE_CONSENT_MISSING", "consent", OPENED, referral_made(assessment_id=None, consent=False)),
    ("ID_ALREADY_USED", "referral_id", REFERRED, referral_made()),
    ("CARE_REFERRAL_UNKNOWN", "referral_id", OPENED, intervention_outcome_recorded()),
    ("CARE_OUTCOME_MONTHS", "after_months", REFERRED, intervention_outcome_recorded(after_months=4)),
    ("CARE_OUTCOME_TOO_EARLY", "observed_on", REFERRED, intervention_outcome_recorded(after_months=12)),
    ("CARE_OUTCOME_TOO_EARLY", "observed_on", REFERRED, intervention_outcome_recorded(observed_on=START_DAY - 1)),
    ("CARE_OUTCOME_RECORDED", "after_months", EVERY_CARE, intervention_outcome_recorded()),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "field", "before", "event"), CANNOT_BE)
def test_what_a_case_cannot_hold_is_refused_by_its_rule(
    rule_id: str, field: str, before: tuple[Event, ...], event: Event
) -> None:
    """Each refusal names rule and field."""
    refused = judged(life(*before) if before else None, event)

    assert isinstance(refused, Refused)
    assert (refused.rule_id, refused.field) == (rule_id, field)


def test_a_case_opens_once() -> None:
    """A second opening under the same id is refused."""
    refused = judged(life(*OPENED), care_case_opened())

    assert isinstance(refused, Refused)
    assert refused.rule_id == "CARE_CASE_ALREADY_OPEN"


@pytest.mark.parametrize("months", [3, 6, 12])
def test_an_outcome_may_be_looked_at_a_month_early(months: int) -> None:
    """The visit after three months need not fall on the very day."""
    day = after(START_DAY, Length(months=months)) - 31

    assert isinstance(judged(life(*REFERRED), intervention_outcome_recorded(**at(day), after_months=months,
                             observed_on=day)), Accepted)  # fmt: skip
    early = judged(life(*REFERRED), intervention_outcome_recorded(**at(day), after_months=months, observed_on=day - 1))
    assert isinstance(early, Refused)


def test_a_correction_replaces_an_outcome() -> None:
    """It names the act that it replaces; the referral still counts the look once."""
    state = life(*EVERY_CARE, intervention_outcome_recorded(outcome="LEFT", supersedes=an_id("wrong")))

    assert state.care is not None
    assert [each.outcomes for each in state.care.referrals if each.referral_id == REFERRAL] == [(0,)]


@pytest.mark.parametrize("event", EVERY_CARE, ids=lambda event: event.NAME)
def test_no_act_of_care_enters_a_file(event: Event) -> None:
    """Not even under the file's own id: the register refuses it whatever the lane lets through."""
    refused = judged(life(*examples.LODGED), examples.with_meta(event, file_id=examples.FILE))

    assert isinstance(refused, Refused)
    assert refused.rule_id == "CARE_LANE"


@pytest.mark.parametrize(
    "event",
    [each for each in examples.EVERY_EVENT if each.NAME not in CARE_ACTS and each.NAME != "ImportSessionApproved"],
    ids=lambda event: event.NAME,
)
def test_no_other_act_enters_a_case(event: Event) -> None:
    """An enforcement act never lands in a case, whoever sends it."""
    refused = judged(life(*EVERY_CARE), examples.with_meta(event, file_id=life(*OPENED).file_id))

    assert isinstance(refused, Refused)
    assert refused.rule_id == "CARE_LANE"


@pytest.mark.parametrize("role", ["CLERK", "STATION_HEAD", "SIGNATORY", "MINISTER", "BORDER_OFFICER", "SUPERVISOR"])
@pytest.mark.parametrize("event", EVERY_CARE, ids=lambda event: event.NAME)
def test_only_social_workers_work_in_a_case(event: Event, role: str) -> None:
    """Enforcement roles may do no act of care; the refusal names the role that may."""
    before = EVERY_CARE[: EVERY_CARE.index(event)]
    refused = judged(life(*before) if before else None, examples.with_meta(event, actor_role=role))

    assert isinstance(refused, Refused)
    assert (refused.rule_id, refused.detail) == ("ROLE_MAY_NOT", (role, "SOCIAL_WORKER"))


def test_a_case_raises_no_notice_of_the_register() -> None:
    """Deadlines of files do not run in a case."""
    assert tuple(due_notices(life(*EVERY_CARE), START_DAY + 3_000)) == ()


@pytest.mark.parametrize("event", EVERY_CARE[1:], ids=lambda event: event.NAME)
def test_folding_an_act_of_care_into_nothing_fails_never(event: Event) -> None:
    """The fold is total: also over what the register refuses."""
    state: FileState = fold(None, event, version=1, recorded_at=START)

    assert version_of(state) == 1
    assert asdict(state)["care"] is not None


def test_every_rule_of_care_refuses_something_here() -> None:
    """No rule of the family is only written."""
    written = {name for name in rules() if name.startswith("CARE_")}

    assert written == {case[0] for case in CANNOT_BE if case[0].startswith("CARE_")} | {
        "CARE_LANE",
        "CARE_CASE_ALREADY_OPEN",
    }


def test_the_catalogue_has_a_twin_in_the_care_lane_for_every_topic_of_acts() -> None:
    """Same policy under another name, keyed by case; a topic of one lane is never a topic of the other."""
    main = {topic.name: topic for topic in MAIN_TOPICS}
    for topic in CARE_TOPICS:
        twin = main[topic.name.replace("sijill.care.", "sijill.")]
        assert (topic.cleanup, topic.retention_ms, topic.contracts) == (twin.cleanup, twin.retention_ms, twin.contracts)
        assert "file" not in topic.key
    assert not set(main) & {topic.name for topic in CARE_TOPICS}
    assert (*MAIN_TOPICS, *CARE_TOPICS) == TOPICS
