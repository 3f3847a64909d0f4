"""A worker moves to another governorate: the address is taken, the contract is a check, the file follows in the end."""

from __future__ import annotations

from uuid import uuid4

from tests.lives import STATION, a_life, day
from tests.running import Register

OTHER = "TN-SO-01"


async def test_a_worker_moving_governorate(register: Register) -> None:
    """What a person declares is never refused; the station asked may refuse the file once, and then takes it."""
    life = a_life(register, nationality="TUR", born=1988)
    life.registered(day(2025, 10, 1), "11").entered(day(2025, 10, 1), visa_kind="LONG_STAY", authorised_days=90)
    life.act(
        "EmploymentRecorded", day(2025, 10, 5), "CLERK", employment_id=str(uuid4()), occupation="7112",
        activity="F4100", governorate="11", contract_from=day(2025, 10, 1), contract_to=day(2026, 9, 30), visaed=True,
    )  # fmt: skip
    life.whole_year(day(2025, 10, 10), reason="WORK_SALARIED")
    then = await life.known()
    life.lives(day(2026, 4, 10), "51")
    await life.known()
    outside = [each["file_id"] for each in register.ask("query", "outside-governorate", "--on", "2026-04-15")["files"]]
    first, second = str(uuid4()), str(uuid4())
    way = {"from_unit": STATION, "to_unit": OTHER, "ground_code": "MOVED"}
    life.act("FileTransferRequested", day(2026, 4, 12), "STATION_HEAD", transfer_id=first, **way)
    await life.known()
    answer = {"unit": OTHER, "transfer_id": first}
    life.act("FileTransferRefused", day(2026, 4, 20), "STATION_HEAD", **answer, ground_code="NOT_COMPETENT")
    await life.known(OTHER)
    life.act("FileTransferRequested", day(2026, 5, 2), "STATION_HEAD", transfer_id=second, **way)
    await life.known()
    life.act("FileTransferAccepted", day(2026, 5, 5), "STATION_HEAD", transfer_id=second, unit=OTHER)
    await life.known(OTHER)

    assert life.file_id in outside
    assert [life.file(as_of=on)["station_of_charge"] for on in (day(2026, 4, 25), day(2026, 5, 6))] == [STATION, OTHER]
    assert life.file(known_at=then)["governorate"] == "11"
    assert life.status(day(2026, 5, 6)) == ("PERMIT_VALID", "TITLE_RUNS")
    await life.agrees(days=(day(2026, 1, 1), day(2026, 4, 15), day(2026, 5, 6)), moments=(then, None))
