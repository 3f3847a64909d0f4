"""How a stay ends: by a departure that somebody recorded or nobody, by death, by naturalisation; and who comes back."""

from __future__ import annotations

from producers.simulator.national.cards import give_back, held_card
from producers.simulator.national.crossings import enters, leaves
from producers.simulator.national.life import Life
from schemas.events import ClosingGround


def departs(life: Life) -> bool:
    """Leave for good; return whether anybody recorded it."""
    card = held_card(life)
    if card is not None and life.lucky(0.3):
        give_back(life, card)
    life.happens("LEFT")
    life.here = False
    if life.lucky(life.rates.no_exit):
        return False
    leaves(life, life.today)
    life.story.wait(days=life.chance.randint(1, 200))
    close_file(life, "DEPARTED")
    if life.lucky(0.3):
        life.story.wait(days=life.chance.randint(100, 500))
        archive(life)
    return True


def dies(life: Life) -> None:
    """Die; the file is closed some days later."""
    life.happens("DIED")
    life.here = False
    life.story.wait(days=life.chance.randint(1, 30))
    close_file(life, "DECEASED")


def naturalised(life: Life) -> None:
    """Become a Tunisian: the regime of foreigners ends."""
    life.happens("NATURALISED")
    life.story.wait(days=life.chance.randint(5, 60))
    close_file(life, "NATURALISED")


def comes_back(life: Life) -> None:
    """Come back after years: the file goes on where it was."""
    life.story.wait(days=life.chance.randint(200, 1_200))
    life.happens("CAME_BACK")
    life.here = True
    told = life.desk.told
    if told.status != "OPEN":
        life.desk.act(life.station, "FileReopened", 10, "STATION_HEAD", {"ground_code": "CAME-BACK"})
        told.status, told.closing, told.closed_on = "OPEN", None, None
    enters(life, life.today)


def close_file(life: Life, ground: ClosingGround) -> None:
    """Close the file."""
    day = life.today
    fields: dict[str, object] = {"ground": ground, "closed_on": day}
    life.desk.act(life.station, "FileClosed", 10, "STATION_HEAD", fields)
    told = life.desk.told
    told.status, told.closing, told.closed_on = "CLOSED", ground, day


def archive(life: Life) -> None:
    """Put a closed file into the archive for five years."""
    day = life.today
    fields: dict[str, object] = {"archived_on": day, "retention_rule": "ACTIVE_FILE", "shred_after": day + 1_826}
    life.desk.act(life.station, "FileArchived", 10, "STATION_HEAD", fields)
    life.desk.told.status = "ARCHIVED"
