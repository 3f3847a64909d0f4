"""A card that is stolen, the duplicate that takes its place, and the stolen card that comes back in the end."""

from __future__ import annotations

from uuid import uuid4

from tests.lives import a_life, day
from tests.running import Register


async def test_a_stolen_permit_and_its_duplicate(register: Register) -> None:
    """The title is in the decision, not in the card: without a card, with two, its days stay what they were."""
    life = a_life(register, nationality="CMR", born=1998)
    life.registered(day(2025, 9, 1)).entered(day(2025, 9, 1), visa_kind="LONG_STAY", authorised_days=90)
    _, card = life.whole_year(day(2025, 9, 10))  # 10 October 2025 to 9 October 2026
    await life.known()
    duplicate, last = str(uuid4()), day(2026, 10, 9)

    def replaced(on: day, permit: str = duplicate, to: day = last) -> None:
        life.act(
            "PermitDuplicateIssued", on, "PRINT_SHOP", permit_id=permit, replaces_permit_id=card,
            card_number=f"D{life.number}{life.saw}", valid_from=on, valid_to=to,
        )  # fmt: skip

    replaced(day(2026, 3, 1))
    not_reported = await life.refused()
    life.act("PermitReported", day(2026, 3, 3), "CLERK", permit_id=card, loss="STOLEN", reported_on=day(2026, 3, 3))
    then = await life.known()
    stolen = life.file()["permits"][0]["status"]
    replaced(day(2026, 3, 20), to=day(2026, 10, 10))
    too_long = await life.refused()
    replaced(day(2026, 3, 20))
    handed = day(2026, 4, 2)
    life.act("PermitHandedOver", handed, "CLERK", permit_id=duplicate, handed_to="SELF", handed_on=handed)
    await life.known()
    replaced(day(2026, 4, 3), permit=str(uuid4()))
    twice = await life.refused()
    life.act("PermitReturned", day(2026, 6, 1), "CLERK", permit_id=card, returned_on=day(2026, 6, 1))
    await life.known()

    assert (not_reported, too_long, twice) == (["PERMIT_NOT_REPORTED"], ["DUPLICATE_CHANGES_TITLE"], ["PERMIT_EXISTS"])
    assert stolen == "STOLEN"
    for on in (day(2026, 2, 1), day(2026, 3, 10), day(2026, 3, 25), day(2026, 5, 1), day(2026, 7, 1), last):
        assert life.status(on) == ("PERMIT_VALID", "TITLE_RUNS"), on
    assert life.status(day(2026, 5, 1), then) == ("PERMIT_VALID", "TITLE_RUNS")
    assert life.status(day(2026, 10, 10)) == ("OVERSTAY", "TITLE_ENDED")
    old, new = life.file(as_of=day(2026, 7, 1))["permits"]
    assert (old["status"], old["lies_at"], old["valid_to"]) == ("REPLACED", "TN-LM-01", "2026-10-09")
    assert (new["status"], new["replaces_permit_id"], new["valid_to"]) == ("HANDED_OVER", card, "2026-10-09")
    assert [each["title"] for each in (old, new)] == ["TEMPORARY", "TEMPORARY"]
    await life.agrees(days=(day(2026, 2, 1), day(2026, 3, 10), day(2026, 7, 1)), moments=(then, None))
