"""A student who becomes a worker: enrolment, contract, a change of reason, a card that says so."""

from __future__ import annotations

from uuid import uuid4

from tests.lives import a_life, day
from tests.running import Register


async def test_from_student_to_worker(register: Register) -> None:
    """The contract of a student is a check, not a refusal; the new card follows the old one without a day between."""
    life = a_life(register, nationality="SEN", born=2000)
    life.registered(day(2025, 9, 1)).entered(day(2025, 9, 1), visa_kind="LONG_STAY", authorised_days=90)
    life.act(
        "EnrolmentRecorded", day(2025, 9, 14), "CLERK", enrolment_id=str(uuid4()), level=7, field="0613",
        institution_code="ENIT", academic_year=2025, from_date=day(2025, 9, 14), to_date=day(2026, 6, 30),
    )  # fmt: skip
    _, old = life.whole_year(day(2025, 9, 15))  # 15 October 2025 to 14 October 2026
    then = await life.known()
    life.act(
        "EmploymentRecorded", day(2026, 8, 1), "CLERK", employment_id=str(uuid4()), occupation="2512", activity="J6201",
        governorate="11", contract_from=day(2026, 8, 1), contract_to=day(2027, 7, 31), visaed=True,
    )  # fmt: skip
    await life.known()
    at_work = register.ask("query", "students-at-work", "--on", "2026-08-15")["files"]
    change = life.lodged(day(2026, 8, 20), kind="CHANGE_STATUS", reason="WORK_SALARIED")
    life.complete(day(2026, 8, 20), change)
    life.receipt(day(2026, 8, 20), change, day(2026, 12, 31))
    life.forwarded(day(2026, 8, 25), change)
    first, last = day(2026, 10, 15), day(2027, 10, 14)
    work = {"mention": "WORK", "profession": "2512", "governorate": "11"}
    decision = life.granted(day(2026, 10, 1), change, first, last, reason="WORK_SALARIED", conditions=[work])
    life.notified(day(2026, 10, 3), change, decision)
    life.card(day(2026, 10, 5), day(2026, 10, 20), change, decision, first, last)
    await life.known()

    assert life.file_id in [each["file_id"] for each in at_work]
    assert life.status(day(2026, 10, 14)) == ("PERMIT_VALID", "TITLE_RUNS")
    assert life.status(day(2026, 10, 15)) == ("PERMIT_VALID", "TITLE_RUNS")
    assert life.status(day(2026, 10, 15), then) == ("OVERSTAY", "TITLE_ENDED")
    assert [each["reason"] for each in life.file()["permits"]] == ["STUDY", "WORK_SALARIED"]
    await life.agrees(days=(day(2026, 7, 1), day(2026, 9, 1), day(2026, 10, 20)), moments=(then, None))
    assert old == life.file()["permits"][0]["permit_id"]
