"""The national simulation: lives that follow from seed and number alone, and a register that equals their truth.

250 lives over 20 years are some 20,000 events; `make scale` has half a million on the real services.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from producers.acts import read_act
from producers.drafts import ActDraft
from producers.simulator.national.country import SHARES, Country
from producers.simulator.national.lives import tell
from producers.simulator.national.plan import NationalConfig
from producers.simulator.national.population import newcomer
from producers.simulator.national.story import Story
from producers.simulator.national.tally import Tally
from producers.simulator.national.truth import PersonTruth, truth_of
from producers.simulator.national.writing import line_of, written
from register.days import DAY, HOUR
from register.rules import rules
from schemas.events import FileState
from tests.oracle import Judged, differences, judge

CONFIG = NationalConfig(seed=7, persons=250, until=date(2026, 10, 31))
COUNTRY = Country(CONFIG.seed, CONFIG.first_day, CONFIG.last_day)
EVERY_STATUS = {
    "PERMIT_VALID", "RECEIPT_VALID", "RECEIPT_LAPSED_PENDING", "VISA_FREE", "OVERSTAY", "DEPARTED", "UNKNOWN",
}  # fmt: skip


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return [tell(CONFIG, COUNTRY, number) for number in range(CONFIG.persons)]


@pytest.fixture(scope="module")
def truths(stories: list[Story]) -> list[PersonTruth]:
    return [truth for story in stories for truth in truth_of(story)]


@pytest.fixture(scope="module")
def judged(stories: list[Story]) -> Judged:
    return judge(stories)


def test_the_register_equals_the_truth_after_twenty_years(truths: list[PersonTruth], judged: Judged) -> None:
    """Same files, persons, statuses, stations in charge, titles, measures, money; every refusal was told beforehand."""
    assert differences(truths, judged.states, judged.refused, on=CONFIG.last_day) == []
    assert judged.accepted > 20_000


def test_every_rule_that_refuses_was_named_beforehand(stories: list[Story], judged: Judged) -> None:
    told = Counter(step.refused_for for story in stories for step in story.steps if step.refused_for)

    assert told == Counter(judged.refused.values())
    assert told.keys() <= rules().keys()
    assert {"STALE_VERSION", "FOLLOWS_REFUSED", "FOUR_EYES"} <= told.keys()


def test_acts_of_a_silent_station_are_accepted_beside_what_others_did(stories: list[Story], judged: Judged) -> None:
    at_once = sum(step.at_once for story in stories for step in story.steps)

    assert 0 < at_once <= judged.concurrent


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("station_of_charge", "XX1", "station"),
        ("status", "DORMANT", "status"),
        ("person_id", "01990000-0000-7000-8000-000000000000", "person_id"),
        ("applications", (), "applications"),
        ("permits", (), "permits"),
        ("charges", (), "paid"),
        ("crossings", (), "stay_status"),
        ("governorate", "34", "governorate"),
        ("birth_year", 1900, "birth_year"),
    ],
)
def test_the_oracle_sees_what_a_file_says_wrongly(
    truths: list[PersonTruth], judged: Judged, field: str, value: object, what: str
) -> None:
    wrong = {name: _altered(state, field, value) for name, state in judged.states.items()}

    assert what in {each.what for each in differences(truths, wrong, judged.refused, on=CONFIG.last_day)}


def test_the_oracle_sees_a_file_or_a_refusal_too_many_or_too_few(truths: list[PersonTruth], judged: Judged) -> None:
    first, *others = judged.states
    fewer = {name: judged.states[name] for name in others}
    more = judged.states | {"01990000-0000-7000-8000-000000000000": judged.states[first]}
    one, *_ = judged.refused
    silent = {name: rule for name, rule in judged.refused.items() if name != one}
    other = judged.refused | {one: "FILE_UNKNOWN"}

    for states, refused in (
        (fewer, judged.refused),
        (more, judged.refused),
        (judged.states, silent),
        (judged.states, other),
    ):
        assert len(differences(truths, states, refused, on=CONFIG.last_day)) == 1


def test_notices_explain_what_ran_out_and_nothing_else(truths: list[PersonTruth], judged: Judged) -> None:
    """A card that a notice calls expired is explained; one that is lost in the register alone is not."""
    expired, lost = (_cards(judged.states, status) for status in ("EXPIRED", "LOST"))

    assert differences(truths, expired, judged.refused, on=CONFIG.last_day, notices=True) == []
    assert differences(truths, lost, judged.refused, on=CONFIG.last_day, notices=True) != []


def test_a_life_follows_from_seed_and_number_alone() -> None:
    """However many people are asked for, in whatever order, by whichever process, the same person lives the same."""
    more = replace(CONFIG, persons=1_000_000)
    backwards = [tell(more, Country(CONFIG.seed, CONFIG.first_day, CONFIG.last_day), n) for n in (12, 3, 0)]

    assert [repr(story.steps) for story in backwards] == [repr(tell(CONFIG, COUNTRY, n).steps) for n in (12, 3, 0)]


def test_another_seed_gives_other_lives() -> None:
    other = replace(CONFIG, seed=8)
    here, there = (
        {step.draft.event_id for n in range(8) for step in tell(config, COUNTRY, n).steps} for config in (CONFIG, other)
    )

    assert here.isdisjoint(there)


def test_acts_arrive_in_order_and_waves_count_up(stories: list[Story]) -> None:
    """Within a story nothing arrives before what came earlier, nor before it happened; a merge ends its wave."""
    for story in stories:
        for one, next_ in pairwise(story.steps):
            assert one.arrives <= next_.arrives
            assert one.wave <= next_.wave
            if one.draft.event in ("FilesMerged", "FilesUnmerged") and one.refused_for is None:
                assert next_.wave == one.wave + 1
        assert all(step.draft.occurred_at <= step.arrives for step in story.steps)
        assert all((step.draft.occurred_at + HOUR) // DAY <= CONFIG.last_day for step in story.steps)


def test_everything_happens_that_a_national_register_must_stand(stories: list[Story]) -> None:
    tally = Tally()
    for story in stories:
        tally.add(story)
    seldom = {
        "FilesMerged", "FilesUnmerged", "DuplicateSuspected", "FileTransferRequested", "FileTransferRefused",
        "FileTransferAccepted", "AppealFiled", "AppealDecided", "MeasureOrdered", "IdentityCorrected",
        "PermitDuplicateIssued", "PenaltyAssessed", "ConflictResolved", "FileReopened", "FileArchived", "FileClosed",
        "PaperFileReceived", "ComplementReceived", "FamilyLinkRecorded", "HostDeclarationMatched",
    }  # fmt: skip

    assert seldom <= tally.by_event.keys()
    assert tally.captured_offline > 100
    assert {
        "DIED",
        "NATURALISED",
        "LEFT",
        "CAME_BACK",
        "SECOND_FILE",
        "WRONGLY_MERGED",
        "HERE",
    } <= tally.happened.keys()


def test_people_stand_everywhere_a_stay_can_stand(truths: list[PersonTruth]) -> None:
    found = {file["stay_status"] for truth in truths for file in truth["files"]}

    assert found >= EVERY_STATUS


def test_all_governorates_have_stations_of_both_corps_within_two_years() -> None:
    since = {code: COUNTRY.enrolled_on(code) - CONFIG.first_day for code in COUNTRY.stations}
    corps = {(office.governorates[0][0], office.corps) for office in COUNTRY.stations.values()}

    assert corps == {(governorate, name) for governorate in SHARES for name in ("SURETE", "GARDE")}
    assert len(SHARES) == 24
    assert min(since.values()) == 0
    assert 600 < max(since.values()) <= 730


def test_no_station_works_before_it_is_enrolled(stories: list[Story]) -> None:
    for story in stories:
        for step in story.steps:
            if step.office.code in COUNTRY.stations:
                assert COUNTRY.enrolled_on(step.office.code) <= (step.draft.occurred_at + HOUR) // DAY


def test_people_are_like_the_measured_ones() -> None:
    """Reasons of stay and governorates are near the shares of domain.md 3.2."""
    people = [newcomer(CONFIG, number) for number in range(1_500)]
    groups = Counter(_group(each.person.reason) for each in people)
    where = Counter(each.governorate for each in people)
    shares = {
        name: count / len(people) for name, count in (*groups.items(), ("Tunis", where["11"]), ("Ariana", where["12"]))
    }
    expected = {"work": 0.27, "family": 0.23, "study": 0.23, "Tunis": 0.373, "Ariana": 0.182}

    assert all(abs(shares[name] - share) < 0.04 for name, share in expected.items()), shares


def test_students_cards_end_with_the_academic_year(stories: list[Story]) -> None:
    ends = [
        date.fromordinal(int(str(step.draft.fields["valid_to"])) + date(1970, 1, 1).toordinal())
        for story in stories
        for step in story.steps
        if step.draft.event == "DecisionTaken" and step.draft.fields.get("reason") == "STUDY"
    ]

    assert ends
    assert {(day.month, day.day) for day in ends} == {(9, 30)}


def test_what_is_written_is_what_a_station_reads(stories: list[Story]) -> None:
    """Every act written as a JSON line is read again as the very same act."""
    for step in (step for story in stories[:40] for step in story.steps if not step.undoes):
        line = json.loads(json.dumps(line_of(step)))

        assert _stated(read_act(line["act"])) == _stated(step.draft)


def test_an_act_is_written_without_what_is_unknown(stories: list[Story]) -> None:
    assert all(value is not None for value in written(stories[0].steps[0].draft).values())


@pytest.mark.parametrize("wrong", [{"persons": -1}, {"seed": -1}, {"years": 0}, {"years": 31}])
def test_a_country_that_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must"):
        replace(CONFIG, **wrong)


def _altered(state: FileState, field: str, value: object) -> FileState:
    return replace(state, **{field: value})  # type: ignore[arg-type]


def _cards(states: dict[str, FileState], status: str) -> dict[str, FileState]:
    return {
        name: replace(
            state,
            permits=tuple(
                replace(each, status=status)
                if each.status == "HANDED_OVER" and each.valid_to < CONFIG.last_day
                else each
                for each in state.permits
            ),
        )
        for name, state in states.items()
    }


def _stated(draft: ActDraft) -> tuple[object, ...]:
    fields = {name: value for name, value in draft.fields.items() if value not in (None, ())}
    return draft.event, draft.event_id, draft.occurred_at, draft.base_version, draft.follows, fields, dict(draft.clear)


def _group(reason: str) -> str:
    if reason in ("WORK_SALARIED", "WORK_SELF", "INVEST"):
        return "work"
    if reason in ("FAM_TN_SPOUSE", "FAM_REUNION"):
        return "family"
    return "study" if reason in ("STUDY", "SCHOOL", "TRAINEE") else "other"
