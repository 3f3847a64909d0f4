"""Entries and exits of the year 2026."""

from __future__ import annotations

from typing import Any

from schemas import events
from tests.examples import START_DAY, _made, an_id

ENTRY, EXIT = an_id("entry"), an_id("exit")
BORDER = {"actor_id": "B-1", "actor_role": "BORDER_OFFICER"}


def entry_recorded(**changes: Any) -> events.EntryRecorded:
    """By air on 1 June, without a visa, read by the border's feed."""
    defaults = {
        "crossing_id": ENTRY,
        "post_code": "TUN-CAR",
        "crossed_on": START_DAY,
        "visa_kind": "WAIVER",
        "source": "FEED",
        "reliability": "CONFIRMED",
    }
    return _made("EntryRecorded", defaults, BORDER | changes)


def exit_recorded(**changes: Any) -> events.ExitRecorded:
    """The same day."""
    defaults = {
        "crossing_id": EXIT,
        "post_code": "TUN-CAR",
        "crossed_on": START_DAY,
        "source": "FEED",
        "reliability": "CONFIRMED",
    }
    return _made("ExitRecorded", defaults, BORDER | changes)


EVERY_STAY = (entry_recorded(), exit_recorded())
