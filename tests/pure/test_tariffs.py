"""Fees, penalties and waivers by the table of the day; no day counts for which the person does not answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register.penalties import (
    DaySpan,
    LateBecause,
    check_penalty,
    days_in,
    late_renewal_surcharge,
    overstay_penalty,
    sanctions,
)
from register.rules import rules
from register.ruling import Ruling
from register.tariffs import Occasion, balance, check_fee, fee_for
from register.waivers import check_waiver
from schemas.events import ChargeState
from tests.examples import APPLICATION, PENALTY
from tests.law_examples import book, changed, day, law, with_entry

TODAY = law("2026-06-01")
STUDENT = Occasion(title="TEMPORARY", kind="FIRST", reason="STUDY", nationality="ITA")
PRICED = book(changed("fees", ("amount: null", 'amount: "150.000"')))
CHARGE = ChargeState(charge_id=PENALTY, application_id=APPLICATION, kind="PENALTY", assessed=400_000, paid=0, waived=0)


def refused(ruling: Ruling) -> str | None:
    """Return the rule that refuses, which a clerk can read."""
    if ruling.refused is None:
        return None
    assert ruling.refused.rule_id in rules()
    return ruling.refused.rule_id


def weeks(number: int) -> list[DaySpan]:
    """Return whole weeks of overstay in one span."""
    return [DaySpan(first=day("2026-01-01"), last=day("2026-01-01") + 7 * number - 1)]


# --- fees


def test_a_fee_that_nobody_has_read_is_marked_and_has_no_amount() -> None:
    """The register invents no price: the amount is unknown, the rule is cited as unverified."""
    fee = fee_for(STUDENT, TODAY)

    assert fee is not None
    assert (fee.amount, fee.rule.status) == (None, "unverified")
    assert (fee.rule.rule_id, fee.rule.version) == ("FEE_TEMPORARY_CARD", "1")


def test_any_amount_fits_a_tariff_whose_amount_is_unknown() -> None:
    """The clerk's stamps count while the annex is unread, and the ruling still names the rule."""
    ruling = check_fee(STUDENT, tariff_id="FEE_TEMPORARY_CARD", tariff_version="1", amount=77_000, law=TODAY)

    assert refused(ruling) is None
    assert ruling.rule is not None
    assert ruling.rule.status == "unverified"


@pytest.mark.parametrize(
    ("given_", "rule_id"),
    [
        ({"amount": 150_000}, None),
        ({"amount": 149_999}, "AMOUNT_NOT_BY_TARIFF"),
        ({"tariff_version": "2"}, "TARIFF_VERSION"),
        ({"tariff_id": "FEE_DUPLICATE"}, "TARIFF_NOT_FOR_THIS"),
        ({"tariff_id": "CARD"}, "TARIFF_UNKNOWN"),
    ],
)
def test_a_fee_is_the_tariffs_or_refused_by_name(given_: dict[str, object], rule_id: str | None) -> None:
    """Id, version and amount are those of the day, each with its own refusal."""
    assessed = {"tariff_id": "FEE_TEMPORARY_CARD", "tariff_version": "1", "amount": 150_000} | given_

    assert refused(check_fee(STUDENT, law=law("2026-06-01", book=PRICED), **assessed)) == rule_id


def test_a_duplicate_owes_the_fee_for_duplicates() -> None:
    """The kind of application is more particular than the title alone."""
    fee = fee_for(replace(STUDENT, kind="DUPLICATE"), TODAY)

    assert fee is not None
    assert fee.rule.rule_id == "FEE_DUPLICATE"


def test_a_balance_adds_what_was_paid_in_parts_and_waived() -> None:
    """Two charges, one half paid, one waived in part."""
    half = replace(CHARGE, paid=150_000)
    waived = replace(CHARGE, waived=100_000, paid=300_000)

    found = balance([half, waived])

    assert (found.assessed, found.paid, found.waived, found.due) == (800_000, 450_000, 100_000, 250_000)


# --- overstay


@pytest.mark.parametrize(
    ("on", "number", "amount", "capped", "version"),
    [
        ("2026-06-01", 0, 0, False, 2),
        ("2026-06-01", 1, 20_000, False, 2),
        ("2026-06-01", 149, 2_980_000, False, 2),
        ("2026-06-01", 150, 3_000_000, True, 2),
        ("2026-06-01", 400, 3_000_000, True, 2),
        ("2017-09-25", 400, 8_000_000, False, 1),
    ],
)
def test_weeks_are_counted_to_the_cap_of_the_day(on: str, number: int, amount: int, capped: bool, version: int) -> None:
    """20 dinars a week; the cap of 3,000 only since the tariff of 2017; rule and version go with the amount."""
    found = overstay_penalty(weeks(number), law(on))

    assert found is not None
    assert (found.amount, found.weeks, found.cap_applied) == (amount, number, capped)
    assert (found.rule.rule_id, found.rule.rule_version) == ("OVERSTAY_REGULARISATION", version)
    assert found.rule.status == "conflicting"


def test_a_week_that_has_begun_counts_by_this_table_and_not_by_another() -> None:
    """How weeks are counted is in the table: eight days are two begun weeks, or one full week."""
    eight_days = [DaySpan(first=day("2026-01-01"), last=day("2026-01-08"))]
    full = book({"penalties.yaml": changed("penalties")["penalties.yaml"].replace("weeks: BEGUN", "weeks: FULL")})

    begun, whole = overstay_penalty(eight_days, TODAY), overstay_penalty(eight_days, law("2026-06-01", book=full))

    assert begun is not None
    assert whole is not None
    assert (begun.weeks, whole.weeks) == (2, 1)


def test_a_day_before_any_tariff_has_no_penalty() -> None:
    """Where no rule is known nothing is charged."""
    assert overstay_penalty(weeks(3), law("1990-01-01")) is None


spans = st.lists(
    st.tuples(st.integers(20_000, 20_400), st.integers(-3, 60)).map(lambda t: DaySpan(first=t[0], last=t[0] + t[1])),
    max_size=8,
)


@given(spans)
def test_only_the_days_in_the_spans_count_and_each_once(given_: list[DaySpan]) -> None:
    """The number of days is that of the union of the spans, whatever their order and overlap."""
    union = {each for span in given_ for each in range(span.first, span.last + 1)}

    assert days_in(given_) == len(union)
    assert days_in(reversed(given_)) == len(union)


@given(spans, spans)
def test_a_penalty_never_grows_when_days_of_the_administration_are_left_out(
    answered: list[DaySpan], delay: list[DaySpan]
) -> None:
    """Fewer days cost no more, the cap is never passed, and no days cost nothing."""
    late = {each for span in delay for each in range(span.first, span.last + 1)}
    days = {each for span in answered for each in range(span.first, span.last + 1)}
    rest = [DaySpan(first=each, last=each) for each in days - late]

    all_of_it, without = overstay_penalty(answered, TODAY), overstay_penalty(rest, TODAY)

    assert all_of_it is not None
    assert without is not None
    assert without.amount <= all_of_it.amount <= 3_000_000
    assert (without.amount == 0) == (not rest)


# --- late renewal


@pytest.mark.parametrize(
    ("lodged_on", "because", "amount"),
    [
        ("2026-09-30", "APPLICANT", 0),
        ("2026-10-01", "APPLICANT", 300_000),
        ("2026-10-01", "UNKNOWN", 300_000),
        ("2026-10-01", "ADMIN", 0),
        ("2026-10-01", "FORCE_MAJEURE", 0),
        ("2026-06-01", "APPLICANT", 0),
    ],
)
def test_only_who_is_late_by_own_fault_pays_the_surcharge(lodged_on: str, because: LateBecause, amount: int) -> None:
    """A renewal lodged on the last day is in time; the administration's delay and force majeure cost nothing."""
    found = late_renewal_surcharge(valid_to=day("2026-09-30"), lodged_on=day(lodged_on), because=because, law=TODAY)

    assert because in get_args(LateBecause)
    assert found is not None
    assert (found.amount, found.rule.rule_id, found.weeks) == (amount, "LATE_RENEWAL_SURCHARGE", None)


def test_late_days_that_are_all_excused_cost_nothing() -> None:
    """A counter that was closed for the days in question is no fault of the person; one day more is."""
    closed = DaySpan(first=day("2026-09-20"), last=day("2026-10-05"))
    terms = {"valid_to": day("2026-09-30"), "because": "APPLICANT", "law": TODAY, "excused": [closed]}

    inside = late_renewal_surcharge(lodged_on=day("2026-10-05"), **terms)
    beyond = late_renewal_surcharge(lodged_on=day("2026-10-06"), **terms)

    assert inside is not None
    assert beyond is not None
    assert (inside.amount, inside.days) == (0, 0)
    assert (beyond.amount, beyond.days) == (300_000, 1)


# --- assessed penalties


@pytest.mark.parametrize(
    ("given_", "rule_id"),
    [
        ({}, None),
        ({"weeks_overstay": 200, "amount": 3_000_000, "cap_applied": True}, None),
        ({"weeks_overstay": 200, "amount": 4_000_000}, "AMOUNT_NOT_BY_TARIFF"),
        ({"weeks_overstay": 200, "amount": 3_000_000}, "AMOUNT_NOT_BY_TARIFF"),
        ({"amount": 80_000}, "AMOUNT_NOT_BY_TARIFF"),
        ({"weeks_overstay": None}, "AMOUNT_NOT_BY_TARIFF"),
        ({"tariff_version": "1"}, "TARIFF_VERSION"),
        ({"tariff_id": "ART_23_UNLAWFUL_STAY"}, "TARIFF_UNKNOWN"),
        ({"tariff_id": "OVERSTAY-WEEK"}, "TARIFF_UNKNOWN"),
        ({"tariff_id": "LATE_RENEWAL_SURCHARGE", "tariff_version": "1", "amount": 300_000}, None),
        ({"tariff_id": "LATE_RENEWAL_SURCHARGE", "tariff_version": "1"}, "AMOUNT_NOT_BY_TARIFF"),
    ],
)
def test_a_penalty_fits_its_weeks_its_cap_and_its_version(given_: dict[str, object], rule_id: str | None) -> None:
    """Two weeks cost 40 dinars; a court's fine is nothing that an officer assesses."""
    assessed: dict[str, object] = {
        "tariff_id": "OVERSTAY_REGULARISATION",
        "tariff_version": "2",
        "amount": 40_000,
        "weeks_overstay": 2,
        "cap_applied": False,
    }

    assert refused(check_penalty(law=TODAY, **(assessed | given_))) == rule_id


def test_a_refusal_names_the_entry_and_how_sure_it_is() -> None:
    """The clerk sees the amount that the table gives, the rule with its version, and that it is not settled."""
    ruling = check_penalty(
        tariff_id="OVERSTAY_REGULARISATION",
        tariff_version="2",
        amount=1,
        weeks_overstay=2,
        cap_applied=False,
        law=TODAY,
    )

    assert ruling.refused is not None
    assert ruling.refused.detail == ("40.000", "OVERSTAY_REGULARISATION 2", "conflicting")


def test_what_a_court_imposes_is_known_by_its_article() -> None:
    """Articles 23 to 27 of law 68-7, with fines in millimes."""
    found = {each.article: each for each in sanctions(TODAY)}

    assert list(found) == ["23", "24", "25", "26", "27"]
    assert (found["24"].fine_least, found["24"].fine_most) == (20_000, 240_000)


# --- waivers


@pytest.mark.parametrize(
    ("on", "given_", "rule_id"),
    [
        ("2020-07-09", {}, None),
        ("2020-09-30", {"departs_on": day("2020-09-30")}, None),
        ("2020-07-08", {}, "WAIVER_OUTSIDE_DATES"),
        ("2020-10-01", {}, "WAIVER_OUTSIDE_DATES"),
        ("2020-09-30", {"departs_on": day("2020-10-01")}, "WAIVER_OUTSIDE_DATES"),
        ("2020-08-01", {"category": "VULNERABLE"}, None),
        ("2020-08-01", {"category": "STUDENT"}, "WAIVER_NOT_FOR_THIS"),
        ("2020-08-01", {"tariff_id": "LATE_RENEWAL_SURCHARGE"}, "WAIVER_NOT_FOR_THIS"),
        ("2020-08-01", {"charge": replace(CHARGE, kind="FEE")}, "WAIVER_NOT_FOR_THIS"),
        ("2020-08-01", {"waiver_ref": "SIM-WAIVER-1"}, "WAIVER_UNKNOWN"),
        ("2020-08-01", {"amount": 400_001}, "WAIVER_EXCEEDS_DUE"),
        ("2020-08-01", {"charge": replace(CHARGE, paid=1_000)}, "WAIVER_EXCEEDS_DUE"),
    ],
)
def test_a_waiver_holds_within_its_decree(on: str, given_: dict[str, object], rule_id: str | None) -> None:
    """Decree 2020-416: from its day to 30 September 2020, overstay only, vulnerable persons who leave."""
    asked: dict[str, object] = {
        "waiver_ref": "DECREE_2020_416",
        "tariff_id": "OVERSTAY_REGULARISATION",
        "charge": CHARGE,
        "amount": 400_000,
    }

    assert refused(check_waiver(law=law(on), **(asked | given_))) == rule_id


def test_a_waiver_of_a_share_covers_no_more_than_its_share() -> None:
    """Half of 400 dinars, of which 150 were waived before: 50 are left."""
    half = book(changed("waivers", ("share_percent: 100", "share_percent: 50")))
    partly = replace(CHARGE, waived=150_000)

    def asked(amount: int) -> str | None:
        return refused(
            check_waiver(
                waiver_ref="DECREE_2020_416",
                tariff_id=None,
                charge=partly,
                amount=amount,
                law=law("2020-08-01", book=half),
            )
        )

    assert [asked(50_000), asked(50_001)] == [None, "WAIVER_EXCEEDS_DUE"]


def test_a_second_waiver_of_another_decree_needs_no_code() -> None:
    """A new decree is an entry in the table."""
    entry = {
        "id": "DECREE_2027_1",
        "valid_from": date(2027, 1, 1),
        "valid_to": None,
        "departure_by": None,
    }
    there = law("2027-02-01", book=book(with_entry("waivers", entry)))

    ruling = check_waiver(waiver_ref="DECREE_2027_1", tariff_id=None, charge=CHARGE, amount=400_000, law=there)

    assert refused(ruling) is None
