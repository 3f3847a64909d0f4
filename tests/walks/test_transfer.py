"""A student moves from a police station's area to the National Guard's, with an application under way and the paper."""

from __future__ import annotations

from uuid import uuid4

from tests.lives import STATION, a_life, day
from tests.running import Register

GUARD = "TN-SK-G1"


async def test_from_the_police_to_the_guard_with_an_open_application(register: Register) -> None:
    """The station in charge stays in charge until the other takes the file; the district answers what is left lying."""
    life = a_life(register, nationality="CMR", born=2003)
    life.registered(day(2026, 1, 5)).entered(day(2026, 1, 2), visa_kind="LONG_STAY", authorised_days=90)
    application = life.lodged(day(2026, 1, 10))
    life.complete(day(2026, 1, 12), application)
    life.receipt(day(2026, 1, 12), application, day(2026, 4, 30))
    then = await life.known()
    transfer, journey = str(uuid4()), str(uuid4())
    asked = {"transfer_id": transfer, "from_unit": STATION, "to_unit": GUARD, "ground_code": "MOVED"}
    life.act("FileTransferRequested", day(2026, 2, 1), "STATION_HEAD", **asked)
    left_behind = await life.refused()
    life.act("FileTransferRequested", day(2026, 2, 1), "STATION_HEAD", **asked, open_applications=[application])
    paper = {"movement_id": journey, "from_unit": STATION, "to_unit": GUARD}
    life.act("PaperFileSent", day(2026, 2, 2), "CLERK", **paper, sent_on=day(2026, 2, 2))
    await life.known()
    again = {**asked, "transfer_id": str(uuid4()), "to_unit": "TN-TN-02"}
    life.act("FileTransferRequested", day(2026, 2, 3), "STATION_HEAD", **again, open_applications=[application])
    crossing = await life.refused()
    answer = {"transfer_id": transfer, "unit": GUARD}
    life.act("FileTransferAccepted", day(2026, 2, 4), "STATION_HEAD", **answer)
    wrong_unit = await life.refused()
    life.act("FileTransferAccepted", day(2026, 2, 8), "DISTRICT_OFFICER", **answer)
    too_early = await life.refused()
    meanwhile = life.file()
    under_way = [each["saga"]["saga_id"] for each in register.ask("sagas", codes=(0, 1))]
    life.act("FileTransferAccepted", day(2026, 2, 13), "DISTRICT_OFFICER", **answer)
    await life.known()
    arrived = day(2026, 2, 15)
    life.act("PaperFileReceived", arrived, "CLERK", movement_id=journey, unit=GUARD, received_on=arrived)
    life.act("OpinionRecorded", day(2026, 2, 20), "STATION_HEAD", application_id=application, level="STATION",
             value="FAVOURABLE")  # fmt: skip
    await life.known(GUARD, "GARDE")

    assert left_behind == ["TRANSFER_APPLICATIONS"]
    assert (crossing, wrong_unit, too_early) == (["FILE_STATE"], ["NOT_ASKED"], ["NOT_ASKED"])
    assert (meanwhile["status"], meanwhile["station_of_charge"]) == ("TRANSFER_PENDING", STATION)
    assert (meanwhile["paper"]["unit"], meanwhile["paper"]["to_unit"]) == (STATION, GUARD)
    assert transfer in under_way
    now = life.file()
    assert (now["status"], now["station_of_charge"], now["paper"]["unit"]) == ("OPEN", GUARD, GUARD)
    assert [each["status"] for each in now["applications"]] == ["UNDER_REVIEW"]
    spans = register.ask("charge", life.file_id)
    assert [(each["unit"], each["until"]) for each in spans] == [(STATION, "2026-02-13"), (GUARD, None)]
    assert register.ask("charge")["faults"] == []
    assert life.status(day(2026, 3, 1)) == ("RECEIPT_VALID", "RECEIPT_RUNS")
    await life.agrees(days=(day(2026, 1, 20), day(2026, 2, 5), day(2026, 2, 20)), moments=(then, None))
