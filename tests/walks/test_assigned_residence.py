"""An assigned residence with a report every week, one of them missed; and a ban that outlives the file."""

from __future__ import annotations

from datetime import date, timedelta

from tests.lives import day
from tests.lives_measures import BOUND, TITLE, made_known, ordered, resident
from tests.running import Register


async def test_an_assigned_residence_and_a_ban_that_outlives_the_file(register: Register) -> None:
    """Only what was made known is due; the residence ends, the person leaves, the ban binds beyond the closed file."""
    life = resident(register, "MLI")
    place = {"place": {"latin": "3 rue de la Gare"}, "governorate": "11"}
    duty = {"reporting_every_days": 7, "reporting_unit": "TN-LM-01"}
    home = ordered(life, day(2026, 2, 2), "ASSIGNED_RESIDENCE", **place, **duty)

    def report(due: date, *, came: bool) -> None:
        seen, fields = (due, {"reported_on": due}) if came else (due + timedelta(days=1), {})
        life.act("ReportingRecorded", seen, "CLERK", measure_id=home, due_on=due, unit="TN-LM-01", **fields)

    made_known(life, day(2026, 2, 11), home)
    report(day(2026, 2, 9), came=False)
    before_told = await life.refused()
    report(day(2026, 2, 16), came=True)
    report(day(2026, 2, 23), came=False)
    report(day(2026, 3, 2), came=True)
    then = await life.known()
    ban = ordered(life, day(2026, 3, 3), "ENTRY_BAN", from_date=day(2026, 4, 5), to_date=day(2036, 4, 4))
    made_known(life, day(2026, 3, 4), ban)
    life.act("FileClosed", day(2026, 3, 20), "STATION_HEAD", ground="DEPARTED", closed_on=day(2026, 3, 20))
    too_early = await life.refused()
    end = {"measure_id": home, "ground_code": "LEAVES"}
    life.act("MeasureLifted", day(2026, 4, 1), "MINISTER", **end, lifted_on=day(2026, 4, 1)).left(day(2026, 4, 4))
    life.act("FileClosed", day(2026, 4, 10), "STATION_HEAD", ground="DEPARTED", closed_on=day(2026, 4, 10))
    await life.known()
    life.lodged(day(2026, 5, 4))
    new_right = await life.refused()
    life.entered(day(2026, 10, 15))
    await life.known()

    assert (before_told, too_early, new_right) == (["REPORT_NOT_DUE"], ["FILE_HAS_OPEN_MEASURE"], ["FILE_CLOSED"])
    assert life.status(day(2026, 2, 10)) == TITLE
    assert life.status(day(2026, 3, 10)) == BOUND
    assert life.status(day(2026, 4, 2)) == TITLE
    assert life.status(day(2026, 5, 1)) == ("DEPARTED", "EXIT_RECORDED")
    assert life.status(day(2026, 11, 1)) == BOUND
    assert life.status(day(2026, 11, 1), then) == BOUND
    file = life.file()
    residence, kept = file["measures"]
    assert (residence["status"], residence["missed_reports"], residence["due_missed"]) == ("LIFTED", 1, ["2026-02-23"])
    assert (file["status"], kept["status"], kept["to_date"]) == ("CLOSED", "NOTIFIED", "2036-04-04")
    await life.agrees(days=(day(2026, 2, 10), day(2026, 3, 10), day(2026, 11, 1)), moments=(then, None))
