"""The simulated world: the same from the same seed, like the measured one, and its judgement is known beforehand."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from producers.acts import check_clear
from producers.simulator.desk import Step
from producers.simulator.mrz import passport_lines
from producers.simulator.places import offices
from producers.simulator.plan import WorldConfig
from producers.simulator.run import batches, truth_of
from producers.simulator.world import outage_of, world
from register.decide import Accepted, Refused
from register.mrz_digits import check_digit
from schemas.events import PersonIdentity, TravelDocumentDetail
from tests.judging import Judgement, Sent, judge

CONFIG = WorldConfig(until=date(2026, 10, 31), files=250)


@pytest.fixture(scope="module")
def steps() -> list[Step]:
    return list(world(7, CONFIG))


@pytest.fixture(scope="module")
def judged(steps: list[Step]) -> Judgement:
    return judge(
        Sent(
            draft=s.draft,
            station=s.office.code,
            district=s.office.district,
            corps=s.office.corps,
            device=s.office.device,
        )
        for s in steps
    )


def test_the_same_seed_gives_the_same_acts(steps: list[Step]) -> None:
    again = list(world(7, CONFIG))

    assert repr(again) == repr(steps)


def test_another_seed_gives_other_people() -> None:
    small = WorldConfig(until=date(2026, 10, 31), files=5)
    first, second = (list(world(seed, small)) for seed in (1, 2))

    assert {s.draft.event_id for s in first}.isdisjoint(s.draft.event_id for s in second)


def test_the_register_accepts_and_refuses_exactly_what_the_truth_says(steps: list[Step], judged: Judgement) -> None:
    truth = truth_of(steps)
    pairs = zip(steps, judged.verdicts, strict=True)
    surprises = [(s.refused_for, v) for s, (_, v) in pairs if isinstance(v, Refused) != bool(s.refused_for)]

    assert surprises == []
    assert truth.accepted == sum(isinstance(v, Accepted) for _, v in judged.verdicts)
    assert truth.accepted == sum(state.version for state in judged.files.values())
    assert sum(truth.refusals.values()) == judged.refused().total() > 0
    assert set(judged.refused()) == {"FOUR_EYES", "STALE_VERSION", "CODE_UNKNOWN", "PAYMENT_EXCEEDS_DUE"}


def test_an_act_that_did_not_see_the_latest_ones_is_accepted_as_concurrent(
    steps: list[Step], judged: Judgement
) -> None:
    concurrent = {d.event_id for d, v in judged.verdicts if isinstance(v, Accepted) and "CONCURRENT" in v.flags}

    assert {s.draft.event_id for s in steps if s.at_once} == concurrent
    assert concurrent


def test_every_personal_value_is_sound(steps: list[Step]) -> None:
    for step in steps:
        check_clear(step.draft)


def test_names_come_in_latin_and_in_arabic_letters(steps: list[Step]) -> None:
    identities = [c.content for s in steps for c in s.draft.clear.values() if isinstance(c.content, PersonIdentity)]
    arabic = [n for i in identities for n in i.names if n.script == "ARAB"]
    latin = [n for i in identities for n in i.names if n.script == "LATN"]

    assert len(arabic) == len(latin) == len(identities) == CONFIG.files
    assert all(re.fullmatch(r"[\u0621-\u064a ]+", n.family + n.given) for n in arabic)
    assert not any(re.search(r"[\u0600-\u06ff]", n.family + n.given) for n in latin)


def test_birth_dates_are_sometimes_partial(steps: list[Step]) -> None:
    births = [
        c.content.birth_date for s in steps for c in s.draft.clear.values() if isinstance(c.content, PersonIdentity)
    ]

    assert 0 < sum(birth.day is None for birth in births) < len(births) / 10


def test_the_specimen_of_icao_9303_is_reproduced() -> None:
    lines = passport_lines(
        issuer="UTO",
        family="Eriksson",
        given="Anna Maria",
        number="L898902C3",
        nationality="UTO",
        born=date(1974, 8, 12),
        sex=2,
        expires=date(2012, 4, 15),
    )

    assert lines[0] == "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
    assert lines[1][:28] == "L898902C36UTO7408122F1204159"
    assert check_digit("L898902C36" + "7408122" + "1204159ZE184226B<<<<<1") == "0"


def test_check_digits_of_every_passport_are_right(steps: list[Step]) -> None:
    details = [c.content for s in steps for c in s.draft.clear.values() if isinstance(c.content, TravelDocumentDetail)]
    assert len(details) == CONFIG.files
    for detail in details:
        first, second = detail.mrz

        assert len(first) == len(second) == 44
        assert second[9] == check_digit(second[:9])
        assert second[19] == check_digit(second[13:19])
        assert second[27] == check_digit(second[21:27])
        assert second[43] == check_digit(second[:10] + second[13:20] + second[21:43])


def test_reasons_and_nationalities_follow_the_measured_shares() -> None:
    crowd = list(world(11, WorldConfig(until=date(2026, 10, 31), days=20, files=1_500)))
    nations = Counter(
        s.draft.fields["nationalities"][0].code  # type: ignore[index]
        for s in crowd
        if s.draft.event == "PersonRegistered"
    )
    reasons = Counter(str(s.draft.fields["reason"]) for s in crowd if s.draft.event == "ApplicationLodged")
    shares = {
        "work": sum(reasons[r] for r in ("WORK_SALARIED", "WORK_SELF", "INVEST")) / reasons.total(),
        "family": sum(reasons[r] for r in ("FAM_TN_SPOUSE", "FAM_REUNION")) / reasons.total(),
        "study": sum(reasons[r] for r in ("STUDY", "SCHOOL", "TRAINEE")) / reasons.total(),
        "Libya": nations["LBY"] / nations.total(),
        "Algeria": nations["DZA"] / nations.total(),
        "France": nations["FRA"] / nations.total(),
    }

    assert shares == pytest.approx(
        {"work": 0.27, "family": 0.23, "study": 0.23, "Libya": 0.132, "Algeria": 0.091, "France": 0.08}, abs=0.04
    )


def test_students_come_around_the_end_of_september(steps: list[Step]) -> None:
    lodged = [s.draft for s in steps if s.draft.event == "ApplicationLodged" and s.draft.fields["reason"] == "STUDY"]
    months = Counter(date.fromordinal(719_163 + d.occurred_at // 86_400_000_000).month for d in lodged)

    assert months[9] > 3 * months.total() / 12


def test_nothing_happens_at_night_on_sundays_or_after_the_last_day(steps: list[Step]) -> None:
    for step in steps:
        local = step.draft.occurred_at + 3_600_000_000
        day = date.fromordinal(719_163 + local // 86_400_000_000)

        assert 8 <= local % 86_400_000_000 // 3_600_000_000 < 17
        assert day.weekday() != 6
        assert day <= CONFIG.until


def test_the_station_without_a_link_is_heard_when_it_comes_back(steps: list[Step]) -> None:
    outage = outage_of(7, CONFIG)
    assert outage is not None
    silent = [s for s in steps if s.draft.captured_offline]

    assert silent
    assert {s.office.code for s in silent} == {outage.office}
    assert {s.arrives for s in silent} == {outage.ends}
    assert all(outage.begins <= s.draft.occurred_at < outage.ends for s in silent)


def test_a_file_is_never_at_two_offices_in_one_batch(steps: list[Step]) -> None:
    found = list(batches(steps))

    assert [s for batch in found for s in batch] == steps
    for batch in found:
        at: dict[str, set[str]] = {}
        for step in batch:
            at.setdefault(step.draft.file_id, set()).add(step.office.code)
        assert all(len(offices_) == 1 for offices_ in at.values())


def test_acts_reach_the_register_in_the_order_of_their_file(steps: list[Step]) -> None:
    by_file: dict[str, list[Step]] = {}
    for step in steps:
        by_file.setdefault(step.draft.file_id, []).append(step)
    for acts in by_file.values():
        assert all(a.draft.occurred_at < b.draft.occurred_at and a.arrives <= b.arrives for a, b in pairwise(acts))


def test_both_corps_are_there() -> None:
    assert {office.corps for office in offices(3)} == {"SURETE", "GARDE"}


@pytest.mark.parametrize(
    "wrong", [{"stations": 0}, {"stations": 99}, {"days": 0}, {"files": -1}, {"offline_days": 999}]
)
def test_a_world_that_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"must|between"):
        WorldConfig(until=date(2026, 10, 31), **wrong)  # type: ignore[arg-type]
