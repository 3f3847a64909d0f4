"""Titles, checklists, signing powers, visa-free stays, deadlines and retention, as the tables of a day give them."""

from __future__ import annotations

from typing import get_args

import pytest

from register import codes
from register.checklists import checklist_for
from register.due_rules import find_rule
from register.retention_rules import retention
from register.rules import rules
from register.signing import signing_power
from register.stay_terms import stay_term, visa_free
from register.titles import TitleTerms, accord_terms, best_terms, check_validity, stay_suffices, title_terms
from schemas.events import Reason
from tests.law_examples import book, changed, day, law, with_entry

TODAY = law("2026-06-01")


def terms(title: str, reason: str | None = None, nationality: str | None = "ITA") -> TitleTerms:
    """Return the terms of the common regime today."""
    found = title_terms(title, reason=reason, nationality=nationality, law=TODAY)
    assert found is not None
    return found


# --- titles


@pytest.mark.parametrize(
    ("valid_from", "usual", "latest"),
    [
        ("2026-09-15", "2027-09-30", "2027-10-14"),
        ("2026-10-01", "2027-09-30", "2027-10-31"),
        ("2027-02-10", "2027-09-30", "2028-03-09"),
        ("2026-09-01", "2027-09-30", "2027-09-30"),
    ],
)
def test_a_students_card_ends_on_30_september(valid_from: str, usual: str, latest: str) -> None:
    """A card given in September runs to the next year's 30 September, and that is within its longest."""
    student = terms("TEMPORARY", "STUDY")

    assert student.usual_last_day(day(valid_from)) == day(usual)
    assert student.latest_last_day(day(valid_from)) == day(latest)


def test_a_workers_card_gives_work_and_a_students_does_not() -> None:
    """What a title gives is in its entry."""
    assert terms("TEMPORARY", "WORK_SALARIED").gives == ("STAY", "WORK")
    assert terms("TEMPORARY", "STUDY").gives == ("STAY",)


@pytest.mark.parametrize(
    ("title", "valid_to", "rule_id"),
    [
        ("TEMPORARY", "2027-05-31", None),
        ("TEMPORARY", "2027-06-01", "TITLE_TOO_LONG"),
        ("RETURN_VISA", "2027-06-01", "TITLE_TOO_LONG"),
        ("ORDINARY", "2036-05-31", None),
        ("ORDINARY", "2036-06-01", "TITLE_TOO_LONG"),
        ("OTHER", "2099-01-01", None),
    ],
)
def test_no_title_runs_longer_than_its_longest(title: str, valid_to: str, rule_id: str | None) -> None:
    """One year from 1 June ends on 31 May; a title whose longest nobody knows is not refused."""
    ruling = check_validity(terms(title), valid_from=day("2026-06-01"), valid_to=day(valid_to))

    assert (ruling.refused and ruling.refused.rule_id) == rule_id
    assert rule_id is None or rule_id in rules()
    assert ruling.rule is not None


def test_the_ordinary_card_asks_for_five_years_and_says_that_this_is_not_verified() -> None:
    """The walk from five years to the ordinary card rests on an unverified rule, and shows it."""
    ordinary = terms("ORDINARY")

    assert ordinary.rule.status == "unverified"
    assert not stay_suffices(ordinary, regular_since=day("2021-06-01"), on=day("2026-05-31"))
    assert stay_suffices(ordinary, regular_since=day("2021-06-01"), on=day("2026-06-01"))
    assert not stay_suffices(ordinary, regular_since=None, on=day("2026-06-01"))


def test_a_french_national_with_three_years_has_the_accords_ten_years() -> None:
    """The accord overrides the common regime, by right, for its nationality alone; its doubt goes with it."""
    asked = {"title": "ORDINARY", "reason": "RETIRED", "law": TODAY}
    three_years = best_terms(nationality="FRA", regular_since=day("2023-06-01"), **asked)
    too_short = best_terms(nationality="FRA", regular_since=day("2023-06-02"), **asked)
    another = best_terms(nationality="ITA", regular_since=day("2010-01-01"), **asked)

    assert three_years is not None
    assert (three_years.rule.rule_id, three_years.rule.status) == ("ACCORD_FR_1988_TEN_YEARS", "conflicting")
    assert three_years.by_right
    assert three_years.usual_last_day(day("2026-06-01")) == day("2036-05-31")
    assert [each and each.rule.rule_id for each in (too_short, another)] == ["ORDINARY_CARD", "ORDINARY_CARD"]


def test_there_was_no_accord_before_it_was_signed() -> None:
    """On the eve of 17 March 1988 the common regime stood alone."""
    assert accord_terms("ORDINARY", nationality="FRA", law=law("1988-03-16")) is None


# --- checklists


@pytest.mark.parametrize("reason", get_args(Reason))
def test_a_checklist_is_the_core_and_what_its_reason_adds(reason: Reason) -> None:
    """The core comes first, nothing is asked for twice, and every code is in the list of documents."""
    asked = checklist_for(reason, TODAY).documents

    assert asked[:5] == ("MODEL_45", "PASSPORT", "PHOTOS", "HOUSING_PROOF", "FISCAL_STAMPS")
    assert len(set(asked)) == len(asked) > 5
    assert set(asked) <= codes.documents().keys()


def test_a_checklist_is_as_sure_as_its_least_sure_part() -> None:
    """The core comes from a secondary source, the list for family reunion from none."""
    assert checklist_for("STUDY", TODAY).status == "secondary"
    assert checklist_for("FAM_REUNION", TODAY).status == "unverified"


def test_what_is_missing_is_told_in_the_order_of_the_list() -> None:
    """Everything but the passport, the core first."""
    asked = checklist_for("RETIRED", TODAY)

    assert asked.missing({"PASSPORT"}) == ("MODEL_45", "PHOTOS", "HOUSING_PROOF", "FISCAL_STAMPS", "PENSION_TRANSFERS")


def test_a_list_that_runs_in_a_circle_still_ends() -> None:
    """A table that nobody checked does not hang the register."""
    circle = book(changed("checklists", ("documents: [MODEL_45,", "extends: STUDY\n    documents: [MODEL_45,")))

    assert "ENROLMENT" in checklist_for("STUDY", law("2026-06-01", book=circle)).documents


# --- signing powers


@pytest.mark.parametrize(
    ("title", "sign", "record"),
    [
        ("TEMPORARY", {"SIGNATORY"}, {"DIRECTORATE_OFFICER"}),
        ("ORDINARY", {"SIGNATORY", "MINISTER"}, {"DIRECTORATE_OFFICER"}),
        (None, {"SIGNATORY", "MINISTER"}, {"DIRECTORATE_OFFICER"}),
    ],
)
def test_who_may_decide_which_title(title: str | None, sign: set[str], record: set[str]) -> None:
    """The signatory decides, the minister too on ordinary cards and refusals."""
    power = signing_power("DECISION", TODAY, title=title)

    assert power is not None
    assert (power.may_sign, power.may_record) == (sign, record)


def test_only_the_minister_orders_an_expulsion() -> None:
    """A power over measures is none over titles."""
    power = signing_power("MEASURE", TODAY, measure="EXPULSION")

    assert power is not None
    assert (power.may_sign, power.rule.status) == (frozenset({"MINISTER"}), "unverified")


# --- stays


@pytest.mark.parametrize(
    ("nationality", "entered_on", "last"),
    [
        ("FRA", "2026-01-15", "2026-04-14"),
        ("DEU", "2026-01-15", "2026-05-14"),
        ("D", "2026-01-15", "2026-05-14"),
        ("GRC", "2026-01-15", "2026-02-14"),
        ("CIV", "2026-01-15", None),
        ("RUS", "2014-11-27", None),
        ("RUS", "2014-11-28", "2015-02-27"),
    ],
)
def test_visa_free_days_depend_on_nationality_and_day(nationality: str, entered_on: str, last: str | None) -> None:
    """Three months, four, one; Germany also as passports write it; Russia since the end of November 2014."""
    found = visa_free(nationality, law(entered_on))

    assert (found and found.last_day(day(entered_on))) == (None if last is None else day(last))


@pytest.mark.parametrize("event", ["EXPULSION", "PERMIT_REFUSED", "BAN"])
def test_an_earlier_expulsion_refusal_or_ban_takes_the_waiver_away(event: str) -> None:
    """Law 68-7, article 7."""
    found = visa_free("FRA", TODAY, history={event})

    assert found is not None
    assert (found.lost_by, found.last_day(day("2026-06-01"))) == (event, None)


def test_terms_of_stay_cite_their_article() -> None:
    """Six months abroad, article 20 of the decree, verified."""
    term = stay_term("ABSENCE_ORDINARY", TODAY)

    assert term is not None
    assert term.length is not None
    assert (term.length.months, term.article, term.rule.status) == (6, "20", "verified")
    assert stay_term("ABSENCE_ORDINARY", law("1968-06-21")) is None


# --- deadlines


@pytest.mark.parametrize(
    ("rule_id", "anchor_day", "told"),
    [
        ("CARD_EXPIRY_60", "2026-09-30", "2026-08-01"),
        ("CARD_EXPIRY_30", "2026-09-30", "2026-08-31"),
        ("CARD_EXPIRY_0", "2026-09-30", "2026-09-30"),
        ("RECEIPT_LAPSE_7", "2026-06-30", "2026-06-23"),
        ("CHILD_TURNS_16", "2026-12-31", "2026-10-02"),
        ("ABSENT_SIX_MONTHS", "2026-01-31", "2026-07-31"),
        ("TRANSFER_UNACKNOWLEDGED", "2026-06-01", "2026-06-06"),
        ("APPEAL_TERM", "2026-06-01", "2026-08-01"),
        ("ERASURE_NOTICE", "2026-06-01", "2026-03-01"),
    ],
)
def test_a_unit_is_told_by_the_date_on_which_a_deadline_hangs(rule_id: str, anchor_day: str, told: str) -> None:
    """So long before it, so long after it, or on it."""
    rule = find_rule(rule_id, "1")

    assert rule is not None
    assert rule.raise_on(rule.due_on(day(anchor_day))) == day(told)


# --- retention


def test_a_file_is_kept_five_years_and_its_end_is_announced_three_months_before() -> None:
    """Counted from the day on which it was closed."""
    rule = retention("ACTIVE_FILE", TODAY)

    assert rule is not None
    assert rule.erase_on(day("2026-06-01")) == day("2031-06-01")
    assert rule.announce_on(day("2026-06-01")) == day("2031-03-01")


def test_what_has_no_length_is_never_due_for_destruction() -> None:
    """Statistics are kept for ever; scans wait until somebody sets a length."""
    for category, unlimited in (("STATISTICS", True), ("SCANS", False)):
        rule = retention(category, TODAY)

        assert rule is not None
        assert (rule.unlimited, rule.erase_on(day("2026-06-01"))) == (unlimited, None)


def test_a_title_of_another_nationality_is_an_entry_and_no_code() -> None:
    """A new accord is written in the table."""
    accord = {"id": "ACCORD_XX", "nationality": ["ITA"], "length": {"years": 5}, "requires_stay": None}
    there = law("2026-06-01", book=book(with_entry("accords", accord)))

    found = best_terms("ORDINARY", reason=None, nationality="ITA", regular_since=None, law=there)

    assert found is not None
    assert found.usual_last_day(day("2026-06-01")) == day("2031-05-31")
