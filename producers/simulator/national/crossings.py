"""Entries and exits: at the border's feed, by a stamp seen later, or recorded by nobody."""

from __future__ import annotations

from producers.simulator.national.country import BORDER
from producers.simulator.national.life import Life
from producers.simulator.national.told import ToldCrossing
from schemas.events import VisaKind

VISITORS_DAYS = 90
_POSTS = ("TUN-CAR", "DJE-ZAR", "ENF-HAM", "RAS-JDIR", "GOU-LETTE", "BABOUCH")


def enters(life: Life, day: int, *, days: int | None = VISITORS_DAYS, visa: VisaKind = "WAIVER") -> None:
    """Record the entry of a day, with the days that the post allowed; None: who holds a title needs none."""
    fields: dict[str, object] = {
        "crossing_id": life.story.new_id("crossing"),
        "post_code": life.chance.choice(_POSTS),
        "crossed_on": day,
        "visa_kind": visa,
        "authorised_days": days,
        "source": life.chance.choice(("FEED", "FEED", "STAMP")),
        "reliability": life.chance.choice(("CONFIRMED", "CONFIRMED", "PLAUSIBLE")),
    }
    life.desk.act(BORDER, "EntryRecorded", 1, "BORDER_OFFICER", fields)
    life.notes(fields["crossing_id"], "ENTRY")
    end = None if days is None else day + days - 1
    life.told.crossings.append(ToldCrossing(home=life.desk.file_id, entry=True, day=day, term_end=end))


def leaves(life: Life, day: int) -> None:
    """Record the exit of a day."""
    fields: dict[str, object] = {
        "crossing_id": life.story.new_id("crossing"),
        "post_code": life.chance.choice(_POSTS),
        "crossed_on": day,
        "source": "FEED",
        "reliability": "CONFIRMED",
    }
    life.desk.act(BORDER, "ExitRecorded", 1, "BORDER_OFFICER", fields)
    life.notes(fields["crossing_id"], "EXIT")
    life.told.crossings.append(ToldCrossing(home=life.desk.file_id, entry=False, day=day))


def travels(life: Life) -> None:
    """Go abroad for some weeks and come back with the title in hand, or on a visitor's stamp."""
    life.happens("TRIP_BEGUN")
    leaves(life, life.today)
    life.here = False
    life.story.wait(days=life.chance.randint(5, 75))
    life.happens("TRIP_ENDED")
    life.here = True
    ends = life.right_ends()
    titled = ends is not None and ends >= life.today and bool(life.permits())
    enters(life, life.today, days=None if titled else VISITORS_DAYS, visa="OTHER" if titled else "WAIVER")
