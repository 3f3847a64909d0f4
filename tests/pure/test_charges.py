"""Money follows the tariff of its day: the right fee, weeks and cap, a waiver within its dates, no title too long."""

from __future__ import annotations

import pytest

from register.days import DAY, day_of
from register.verdict import Accepted, Refused
from schemas.events import Event, Title
from tests.examples import (
    AT_DIRECTORATE,
    LODGED,
    START_DAY,
    decision_taken,
    fee_assessed,
    judged,
    life,
    payment_recorded,
    penalty_assessed,
    penalty_waived,
)
from tests.family_rules import rules_of

CHARGED = (*LODGED, fee_assessed(), penalty_assessed())
BAD: tuple[tuple[str, str, tuple[Event, ...], Event], ...] = (
    ("TARIFF_UNKNOWN", "tariff_id", LODGED, fee_assessed(tariff_id="CARD")),
    ("TARIFF_UNKNOWN", "tariff_id", LODGED, penalty_assessed(tariff_id="OVERSTAY-WEEK")),
    ("TARIFF_NOT_FOR_THIS", "tariff_id", LODGED, fee_assessed(tariff_id="FEE_RETURN_VISA")),
    ("TARIFF_VERSION", "tariff_version", LODGED, fee_assessed(tariff_version="9")),
    ("TARIFF_VERSION", "tariff_version", LODGED, penalty_assessed(tariff_version="1")),
    ("AMOUNT_NOT_BY_TARIFF", "amount", LODGED, penalty_assessed(amount=61_000)),
    ("AMOUNT_NOT_BY_TARIFF", "cap_applied", LODGED, penalty_assessed(cap_applied=True)),
    ("AMOUNT_NOT_BY_TARIFF", "weeks_overstay", LODGED, penalty_assessed(weeks_overstay=None)),
    ("WAIVER_UNKNOWN", "waiver_ref", CHARGED, penalty_waived(waiver_ref="DECREE_1")),
    ("WAIVER_OUTSIDE_DATES", "waiver_ref", CHARGED, penalty_waived(at=day_of(2020, 10, 1) * DAY)),
    ("WAIVER_OUTSIDE_DATES", "departs_on", CHARGED, penalty_waived(departs_on=day_of(2020, 10, 1))),
    ("WAIVER_NOT_FOR_THIS", "category", CHARGED, penalty_waived(category="RICH")),
    ("SECOND_PERSON_MISSING", "approved_by", CHARGED, penalty_waived(approved_by=None)),
    ("TITLE_TOO_LONG", "valid_to", AT_DIRECTORATE, decision_taken(valid_to=START_DAY + 800)),
)
GOOD: tuple[tuple[tuple[Event, ...], Event], ...] = (
    (LODGED, fee_assessed()),
    (LODGED, penalty_assessed()),
    (LODGED, penalty_assessed(weeks_overstay=160, amount=3_000_000, cap_applied=True)),
    (CHARGED, penalty_waived()),
    (CHARGED, penalty_waived(amount=20_000, category="VULNERABLE", departs_on=day_of(2020, 9, 30))),
    (CHARGED, payment_recorded(amount=1)),
    (AT_DIRECTORATE, decision_taken(title="ORDINARY", actor_role="MINISTER")),  # signing_powers.yaml
)


@pytest.mark.parametrize(("rule_id", "field", "before", "event"), BAD)
def test_what_the_tariff_forbids_is_refused_by_its_rule(
    rule_id: str, field: str, before: tuple[Event, ...], event: Event
) -> None:
    """The field is named, and where a rule of the tariff is known, its id, version and standing."""
    verdict = judged(life(*before), event)

    assert isinstance(verdict, Refused), verdict
    assert (verdict.rule_id, verdict.field) == (rule_id, field)


@pytest.mark.parametrize(("before", "event"), GOOD)
def test_what_the_tariff_gives_is_taken(before: tuple[Event, ...], event: Event) -> None:
    """The same acts with the right figures."""
    assert isinstance(judged(life(*before), event), Accepted)


def test_the_same_penalty_had_no_cap_before_2017() -> None:
    """One act on two dates has two answers: 160 weeks cost 3,200 dinars under the older version, and now 3,000."""
    before = penalty_assessed(
        at=day_of(2016, 5, 2) * DAY, tariff_version="1", weeks_overstay=160, amount=3_200_000, cap_applied=False
    )

    assert isinstance(judged(life(*LODGED), before), Accepted)
    assert isinstance(judged(life(*LODGED), penalty_assessed(weeks_overstay=160, amount=3_200_000)), Refused)


@pytest.mark.parametrize(("title", "noted"), [("ORDINARY", ("STAY_SHORT_OF_TITLE",)), ("TEMPORARY", ())])
def test_a_stay_that_is_shorter_than_the_title_asks_for_is_noted(title: Title, noted: tuple[str, ...]) -> None:
    """Years of stay are one ground of several: the decision is taken, and whoever reads it is told."""
    verdict = judged(life(*AT_DIRECTORATE), decision_taken(title=title))

    assert isinstance(verdict, Accepted)
    assert verdict.findings == noted


def test_nobody_approves_their_own_waiver() -> None:
    """Four eyes on waivers, under whatever way of writing the number."""
    act = penalty_waived(actor_id="F-1", approved_by="f-l")
    refused = judged(life(*CHARGED), act)

    assert isinstance(refused, Refused)
    assert (refused.rule_id, refused.field) == ("SECOND_PERSON", "approved_by")


def test_every_rule_on_tariffs_has_a_case() -> None:
    """No rule of the file is only written."""
    assert rules_of("tariff") == {case[0] for case in BAD} | {"STAY_SHORT_OF_TITLE"}
