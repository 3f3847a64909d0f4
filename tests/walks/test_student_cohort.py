"""The students' cards of a year all end on 30 September: the work list knows it, and who renewed in time is safe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.lives import a_life, day
from tests.running import Register, running_register

LAST = day(2026, 9, 30)


@pytest.fixture(scope="module")
def register() -> Iterator[Register]:
    """A register of its own, which tells what is due as soon as a file rests."""
    with running_register(quiet_s=3) as found:
        yield found


async def test_the_student_cohort_of_30_september(register: Register) -> None:
    """Three students, one day: one renews in time, one leaves, one does nothing."""
    lives = [a_life(register, born=2003 + number) for number in range(3)]
    for number, life in enumerate(lives):
        life.registered(day(2025, 9, 1)).entered(day(2025, 9, 1), visa_kind="LONG_STAY", authorised_days=60)
        asked = life.lodged(day(2025, 9, 10))
        life.complete(day(2025, 9, 10), asked).receipt(day(2025, 9, 10), asked, day(2025, 12, 31))
        life.forwarded(day(2025, 9, 20), asked)
        decision = life.granted(day(2025, 10, 1), asked, day(2025, 10, 1), LAST)
        life.notified(day(2025, 10, 5), asked, decision)
        life.card(day(2025, 10, 5), day(2025, 10, 9), asked, decision, day(2025, 10, 1), LAST)
        life.act(
            "EnrolmentRecorded", day(2025, 9, 10), "CLERK", enrolment_id=_id(life.number, number), level=7,
            institution_code="ENIT", field="0613", academic_year=2025,
            from_date=day(2025, 9, 14), to_date=day(2026, 6, 30),
        )  # fmt: skip
    then = [await life.known() for life in lives]
    renews, leaves, stays = lives
    renewal = renews.lodged(day(2026, 9, 5), kind="RENEWAL")
    renews.complete(day(2026, 9, 5), renewal).receipt(day(2026, 9, 5), renewal, day(2027, 3, 31))
    leaves.left(day(2026, 9, 20))
    for life in (renews, leaves):
        await life.known()

    await register.come_to_rest()  # until everything that is due has been raised
    listed = register.ask("worklist", "--unit", "TN-LM-01", "--on", "2026-10-05", "--limit", "1000")
    cohort = {each["file_id"] for each in listed["tasks"] if each["rule_id"] == "STUDENT_COHORT"}

    on = day(2026, 11, 1)
    assert stays.file_id in cohort
    assert renews.file_id not in cohort
    assert [life.status(LAST)[0] for life in (renews, stays)] == ["PERMIT_VALID", "PERMIT_VALID"]
    assert [life.status(on) for life in lives] == [
        ("RECEIPT_VALID", "RECEIPT_RUNS"), ("DEPARTED", "EXIT_RECORDED"), ("OVERSTAY", "TITLE_ENDED"),
    ]  # fmt: skip
    assert renews.status(on, then[0]) == ("OVERSTAY", "TITLE_ENDED")  # as the officer had to see it before the renewal
    for life, moment in ((renews, then[0]), (stays, then[2])):
        await life.agrees(days=(day(2025, 9, 15), LAST, on), moments=(moment, None))


def _id(*parts: int) -> str:
    return f"00000000-0000-4000-8000-{parts[0]:08}{parts[1]:04}"
