"""The law by which an act is judged: that of its day of effect, as known on the day on which it was done."""

from __future__ import annotations

from register.days import local_day
from register.lawbook import LawOn, law_of_act
from schemas.events import Meta


def law_of(meta: Meta) -> LawOn:
    """Return the law of an act; two days of the event itself, so that judging it again gives the same answer."""
    return law_of_act(effective_on=meta.effective_date, done_on=local_day(meta.occurred_at))
