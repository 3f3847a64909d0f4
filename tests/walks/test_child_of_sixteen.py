"""A child on a parent's file grows up: the register knows the year, never the birthday, and the child gets a card."""

from __future__ import annotations

from uuid import uuid4

from tests.lives import a_life, day
from tests.running import Register


async def test_a_child_turning_sixteen(register: Register) -> None:
    """No child is an overstayer; in the year of turning sixteen the file is on the list, with no day of birth."""
    child = a_life(register, nationality="ITA", born=2010)
    child.registered(day(2022, 5, 2)).entered(day(2022, 5, 1), visa_kind="LONG_STAY", authorised_days=90)
    child.act(
        "FamilyLinkRecorded", day(2022, 5, 2), "CLERK", link_id=str(uuid4()), link_type="PARENT", act_code="BIRTH_ACT",
        other={"names": [{"script": "LATN", "kind": "BIRTH", "family": "Example", "given": "Parent"}]},
        from_date=day(2010, 6, 1),
    )  # fmt: skip
    then = await child.known()
    listed = {each["file_id"]: each for each in register.ask("query", "turning-16", "--on", "2026-02-01")["files"]}
    asked, _ = child.whole_year(day(2026, 9, 1), kind="CHILD_16", reason="SCHOOL")
    await child.known()

    assert child.file_id in listed
    assert all("-02-17" not in str(value) for value in listed[child.file_id].values())  # the birthday of the story
    assert child.status(day(2024, 1, 1))[0] != "OVERSTAY"
    assert child.status(day(2026, 8, 1))[0] != "OVERSTAY"
    assert child.status(day(2026, 9, 20)) == ("RECEIPT_VALID", "RECEIPT_RUNS")
    assert child.status(day(2026, 11, 1)) == ("PERMIT_VALID", "TITLE_RUNS")
    assert child.file()["applications"][0]["application_id"] == asked
    await child.agrees(days=(day(2024, 1, 1), day(2026, 9, 20), day(2026, 11, 1)), moments=(then, None))
